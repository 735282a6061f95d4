"""Blanks of the shapes that the portal hands out, with quirks of Word and of WPS.

They are ours, made after the official outlines, and no copies of the portal's files.
"""

import io
import zipfile
from collections.abc import Sequence

from filing.word.xml import W

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.styles+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_PARTS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/></Relationships>'
)
_STYLES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="a">'
    '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1">'
    '<w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style></w:styles>'
)
_LOOK = '<w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="28"/></w:rPr>'


def run(text: str, look: str = _LOOK) -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p w:rsidR="00A100A1">{inside}{"".join(runs)}</w:p>'


def cell(text: str = "", *, span: int = 1, merged: str = "", inside: str = "") -> str:
    wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = f'<w:vMerge w:val="{merged}"/>' if merged else ""
    held = inside or paragraph(run(text) if text else "")
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{2000 * span}" w:type="dxa"/>{wide}{down}</w:tcPr>'
        f"{held}</w:tc>"
    )


def table(*rows: Sequence[str], columns: int = 4) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    lines = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
    )


def heading(text: str, level: int = 1) -> str:
    return paragraph(
        run(text), properties='<w:pStyle w:val="1"/>' if level == 1 else ""
    )


def package(body: str) -> bytes:
    """The body in a package that Word opens."""
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    document = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
        f"<w:document xmlns:w='{W}' xmlns:w14=\"http://schemas.microsoft.com/office/word/"
        '2010/wordml">'.replace("'", '"')
        + f"<w:body>{body}{section}</w:body></w:document>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELS),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", _PARTS),
            ("word/styles.xml", _STYLES),
        ):
            target.writestr(name, content)
    return stream.getvalue()


_BLANK_LINE = paragraph(
    properties='<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="560"/>'
)


def assessment() -> bytes:
    """The head of a self-assessment: labels beside and above, merged cells, boxes."""
    head = table(
        (cell("主体名称"), cell(), cell("统一社会信用代码"), cell()),
        (cell("算法名称："), cell(), cell("算法类型"), cell()),
        (cell("应 用 领 域"), cell(), cell("使用场景（必填）"), cell()),
        (
            cell("算法上线情况"),
            cell(inside=paragraph(run("☐已上线"), run("　☐未上线")), span=3),
        ),
        (cell("自评估时间"), cell(), cell("报告撰写时间"), cell()),
        (
            cell("算法备案类型"),
            cell(inside=paragraph(run("□未备案  □已备案变更")), span=3),
        ),
        (
            cell("评估算法描述", merged="restart"),
            cell("1.算法简介"),
            cell(span=2),
        ),
        (cell("", merged="continue"), cell("2．应用范围"), cell(span=2)),
        (
            cell("", merged="continue"),
            cell(inside=paragraph(run("3、服"), run("务群"), run("体"))),
            cell(span=2),
        ),
        (
            cell("算法安全责任人（签名）"),
            cell(),
            cell("联系电话"),
            cell(inside="<w:p/>"),
        ),
        (cell("企业口号"), cell(), cell("备注栏"), cell()),
    )
    chapters = (
        heading("一、算法情况")
        + paragraph(run("（一）算法流程"))
        + _BLANK_LINE
        + paragraph(run("（二）算法数据"))
        + paragraph(run("（请在此处填写输入、输出数据）"))
        + heading("五、安全评估结论")
        + _BLANK_LINE
        + paragraph(run("（盖章）：　　　　　　　　日期：____年__月__日"))
    )
    return package(paragraph(run("算法安全自评估报告")) + head + chapters)


def responsibility() -> bytes:
    """A template of headings, as WPS writes it: numbers typed, lines with drawn blanks."""
    lined = '<w:rPr><w:u w:val="single"/></w:rPr>'
    return package(
        paragraph(run("落实算法安全主体责任基本情况"))
        + paragraph(
            run("填报单位"),
            run("："),
            run("            ", lined),
            run("　统一社会信用代码：__________"),
        )
        + paragraph(run("算法安全责任人：____________联系电话：____________"))
        + heading("一、算法安全专职机构")
        + paragraph(run("（一）机构设置"))
        + _BLANK_LINE
        + paragraph(run("（四）配备规模"))
        + _BLANK_LINE
        + heading("二、算法安全管理制度建设")
        + paragraph(run("（一）算法安全自评估制度"))
        + _BLANK_LINE
        + paragraph(run("填报单位（公章）：____________"))
    )


def publicity() -> bytes:
    """Six rows; one label above its cell, one split over runs, one in full width."""
    return package(
        table(
            (cell("算法名称"), cell(span=3)),
            (
                cell(inside=paragraph(run("算法基"), run("本原理"))),
                cell(span=3),
            ),
            (cell("算法运行机制", span=4),),
            (cell(span=4),),
            (cell("算法应用场景：", span=4, inside=paragraph(run("算法应用场景：")))),
            (cell("算法目的意图"), cell("（请填写目的和意图）", span=3)),
            (cell("算法公示情况（选填）"), cell(span=3)),
        )
    )


_LINED = '<w:rPr><w:u w:val="single"/></w:rPr>'
_SPACED = paragraph()


def _cells(*texts: str) -> tuple[str, ...]:
    return tuple(cell(text) for text in texts)


def _lines(*texts: str, **more) -> str:
    return cell(inside="".join(paragraph(run(one)) for one in texts), **more)


def _tab() -> str:
    return f"<w:r>{_LINED}<w:tab/></w:r>"


def _control(inside: str, properties: str = "<w:showingPlcHdr/><w:text/>") -> str:
    return (
        f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>"
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def check_box(text: str) -> str:
    """A check box of Word's and its words."""
    state = '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
    return _control(run("☐"), state) + run(text)


def symbol(font: str, char: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


def hinted() -> bytes:
    """Hints with stops in the cells, several labels in one cell, boxes with a date in them."""
    soft = "<w:r><w:br/></w:r>".join(
        run(f"{n}. {one}：")
        for n, one in enumerate(("算法简介", "应用范围", "服务群体", "社会影响"), 1)
    )
    return package(
        table(
            _cells(
                "主体名称：",
                "（请填写与营业执照一致的名称。）",
                "统一社会信用代码：",
                "",
            ),
            _cells("算法名称", "（必填）", "算法类型", "□生成合成类 □个性化推送类"),
            _cells("应　用　领　域", "例：某某领域", "使用场景", "请填写使用场景。"),
            _cells(
                "算法上线情况",
                "☐已上线（上线时间：    年  月）  ☐未上线",
                "自评估时间",
                "    年    月    日",
            ),
            _cells(
                "报告撰写时间", "____年__月__日", "算法备案类型", "☐未备案  ☐已备案变更"
            ),
            (cell("评估算法描述"), cell(inside=paragraph(soft), span=3)),
            _cells("算法安全负责人", "（手写签名）", "联系电话", ""),
        )
        + _SPACED
    )


def grouped() -> bytes:
    """Vertical labels, and labels that say little without the merged one before them."""
    down = {"merged": "continue"}
    return package(
        table(
            (_lines(*"主体信息", merged="restart"), *_cells("名称", "", "类型", "")),
            (cell(**down), *_cells("统一社会信用代码", "", "注册地址", "")),
            (
                _lines(*"算法安全责任人", merged="restart"),
                *_cells("姓名", "", "职务", ""),
            ),
            (cell(**down), *_cells("联系电话", "", "电子邮箱", "")),
            (_lines(*"算法信息", merged="restart"), cell("算法名称"), cell(span=3)),
            (cell(**down), *_cells("算法类型", "", "应用领域", "")),
            (_lines(*"算法基本原理"), cell(span=4)),
            (_lines(*"算法运行机制"), cell(span=4)),
            columns=5,
        )
        + _SPACED
    )


def controlled() -> bytes:
    """Content controls with Word's prompts, round lines and in them; a nested table."""
    prompt = run("单击或点击此处输入文字。", "<w:rPr><w:i/></w:rPr>")
    asked = cell(inside=paragraph(_control(prompt)))
    inner = table((cell("算法名称"), asked), (cell("算法类型"), asked), columns=2)
    return package(
        table(
            (cell("主体名称"), _control(cell(), "<w:id w:val='7'/>".replace("'", '"'))),
            (cell("统一社会信用代码"), cell(inside=_control(paragraph(prompt)))),
            (cell("算法信息"), cell(inside=inner + _SPACED)),
            (cell("使用场景"), cell(inside=paragraph(_control(run("请选择"))))),
            (
                cell("应用领域"),
                cell(inside=paragraph(_control(run("选择一项。")), run(" "))),
            ),
            columns=2,
        )
        + _control(
            paragraph(run("联系电话："), run("        ", _LINED)), '<w:id w:val="9"/>'
        )
    )


def lined() -> bytes:
    """Labels split over runs, tabs and blanks underlined, days and units in a line."""
    mistake = '<w:proofErr w:type="spellStart"/>'
    place = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    blank = run("          ", _LINED)
    return package(
        paragraph(run("主"), mistake, run("体"), place, run("名称"), run("："), blank)
        + paragraph(run("统一社"), run("会信用代码："), run("__"), run("______"))
        + paragraph(run("算法名称："), _tab(), run("算法类型："), _tab())
        + paragraph(run("应用领域"), run("　　　　　　", _LINED))
        + paragraph(run("联 系 电 话 ："), blank, run("电子邮箱："), blank)
        + paragraph(run("算法上线情况：□已上线　□未上线"))
        + paragraph(
            run("自评估时间："), blank, run("年"), blank, run("月"), blank, run("日")
        )
        + paragraph(run("月活跃用户量："), run("      ", _LINED), run("万人"))
        + paragraph(run("（1）法定代表人："), run("____"), run("（签字）"))
    )


def ticking() -> bytes:
    """Boxes of every kind: Word's own, behind their words, symbols, brackets, cell by cell."""
    old = symbol("Wingdings 2", "00A3"), symbol("Wingdings", "F0A8")
    return package(
        table(
            (
                cell("算法上线情况"),
                cell(inside=paragraph(check_box("已上线"), check_box("未上线"))),
            ),
            _cells("算法备案类型", "未备案□　　已备案变更□"),
            (
                cell("算法类型"),
                cell(
                    inside=paragraph(old[0], run("生成合成类"))
                    + paragraph(old[1], run("个性化推送类"))
                ),
            ),
            _cells("是否面向境内公众", "（ ）是（ ）否"),
            _cells("社会动员能力", "□有　□无（请在□内打√）"),
            _cells("个人信息保护影响评估", "■未开展 □已开展"),
            columns=2,
        )
        + _SPACED
        + table(_cells("角色", "□服务提供者", "□服务技术支持者"), columns=3)
        + _SPACED
    )


def outlined() -> bytes:
    """The outline of 5.3: styled and typed headings, spacers, hints, tails; contents first."""

    def under(*texts: str) -> str:
        return "".join(paragraph(run(one)) + _SPACED for one in texts)

    return package(
        paragraph(run("目录"))
        + under("一、算法情况", "五、安全评估结论")
        + paragraph(run("正文"))
        + heading("一、算法情况")
        + _SPACED
        + under("（一）算法流程（附流程图）")
        + paragraph(run("（二）算法数据"))
        + paragraph(
            run("（请说明输入、输出数据的模态、格式；涉及生物特征的，一并说明。）")
        )
        + under("（三）算法模型")
        + paragraph(run("（四）干预策略"))
        + paragraph(run("【填写说明】输入审核、输出审核"))
        + under("（五）结果标识（附截图）")
        + heading("二、服务情况")
        + _SPACED
        + paragraph(run("（一）服务1"))
        + under("1.服务简介", "2.算法在服务中的应用情况")
        + heading("三、风险研判")
        + under("（一）算法滥用", "（二）算法漏洞", "（三）恶意利用及其他")
        + heading("四、风险防控情况")
        + paragraph(run("（一）风险防范机制建设"))
        + under("1.用户权益保护", "2.内容生态治理", "3.模型安全保障", "4.数据安全防护")
        + paragraph(run("五、安全评估结论", "<w:rPr><w:b/></w:rPr>"))
        + _SPACED
        + heading("六、其他应当说明的相关情况")
        + _SPACED
    )


def organised() -> bytes:
    """The outline of 5.2, with the four kinds of monitoring numbered without a stop."""
    monitoring = "".join(
        paragraph(run(f"{n} {one}")) + _SPACED
        for n, one in enumerate(
            ("信息安全监测", "数据安全监测", "用户个人信息安全监测", "算法安全监测"), 1
        )
    )

    def under(*texts: str) -> str:
        return "".join(heading(one) + _SPACED for one in texts)

    return package(
        heading("算法安全专职机构")
        + under(
            "机构设置", "负责人基本信息", "工作人员任职要求", "配备规模", "技术保障措施"
        )
        + heading("算法安全管理制度建设")
        + under("算法安全自评估制度")
        + heading("算法安全监测制度")
        + monitoring
        + under("算法安全事件应急处置制度", "算法违法违规处置制度", "其他制度")
    )


def revised() -> bytes:
    """拟公示内容 with changes on record, hints beside and below, room in the label's cell."""

    def on_record(name: str, inside: str) -> str:
        who = 'w:author="a" w:date="2026-01-01T00:00:00Z"'
        return f'<w:{name} w:id="9{len(name)}" {who}>{inside}</w:{name}>'

    def deleted(text: str) -> str:
        return on_record("del", f"<w:r><w:delText>{text}</w:delText></w:r>")

    named = paragraph(run("算法"), deleted("备案"), on_record("ins", run("名称")))
    return package(
        table(
            (cell(inside=named), cell(inside=paragraph(deleted("填写名称")))),
            (
                cell(inside=paragraph(run("算法基本原理（不超过500字）")) + _SPACED),
                cell("（请用通俗语言介绍。不写商业秘密。）"),
            ),
            (_lines("算法运行机制", "（与流程图一致）"), cell()),
            (cell(inside=paragraph(run("算法应用场景：")) + _SPACED, span=2),),
            (cell(inside=paragraph(run("算法目的意图")) + _SPACED * 2, span=2),),
            _cells("算法公示情况（选填）", ""),
            columns=2,
        )
        + _SPACED
    )


def repeating() -> bytes:
    """Tables with a row for each product and each model."""
    rows = [_cells(number, "", "", "") for number in ("1", "2", "…")]
    return package(
        table(
            (cell("关联产品情况", span=4),),
            _cells("序号", "产品名称", "产品形态", "访问地址"),
            *rows,
        )
        + _SPACED
        + table(
            _cells("模型名称", "模型提供方", "模型备案号", "模型用途"),
            *(_cells("", "", "", "") for _ in range(2)),
        )
        + _SPACED
    )


def boxed_text() -> bytes:
    """A text box in its two copies, and labels in other words than ours."""
    inside = paragraph(run("主体名称：________")) + paragraph(run("算法名称："))
    held = f"<w:txbxContent>{inside}</w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    wps = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    box = (
        f'<w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice xmlns:wps="{wps}" '
        f'Requires="wps"><w:drawing><wps:txbx>{held}</wps:txbx></w:drawing></mc:Choice>'
        '<mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">'
        f"{held}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    return package(
        paragraph(box)
        + table(
            _cells("企业全称", "", "组织机构代码/统一社会信用代码", ""),
            _cells("法人", "", "手机", ""),
            _cells("算法备案名", "", "算法类别", ""),
            _cells("单位名称（盖章）", "", "填表日期", ""),
            _cells("产品名称（APP、网站、小程序等）", "", "ICP备案/许可证号", ""),
        )
        + _SPACED
    )


ALL = {
    "assessment": assessment,
    "responsibility": responsibility,
    "publicity": publicity,
    "hinted": hinted,
    "grouped": grouped,
    "controlled": controlled,
    "lined": lined,
    "ticking": ticking,
    "outlined": outlined,
    "organised": organised,
    "revised": revised,
    "repeating": repeating,
    "boxed_text": boxed_text,
}
WANTED = {
    "assessment": "主体名称 统一社会信用代码 算法名称 算法类型 应用领域 使用场景 算法上线情况 "
    "自评估时间 报告撰写时间 算法备案类型 算法简介 应用范围 服务群体 联系电话 算法流程 算法数据 "
    "安全评估结论",
    "responsibility": "填报单位 统一社会信用代码 算法安全责任人 联系电话 机构设置 配备规模 "
    "算法安全自评估制度",
    "publicity": "算法名称 算法基本原理 算法运行机制 算法应用场景 算法目的意图 算法公示情况",
    "hinted": "主体名称 统一社会信用代码 算法名称 算法类型 应用领域 使用场景 算法上线情况 上线时间 "
    "自评估时间 报告撰写时间 算法备案类型 算法简介 应用范围 服务群体 社会影响 联系电话",
    "grouped": "名称 类型 统一社会信用代码 注册地址 姓名 职务 联系电话 电子邮箱 算法名称 算法类型 "
    "应用领域 算法基本原理 算法运行机制",
    "controlled": "主体名称 统一社会信用代码 算法名称 算法类型 使用场景 应用领域 联系电话",
    "lined": "主体名称 统一社会信用代码 算法名称 算法类型 应用领域 联系电话 电子邮箱 算法上线情况 "
    "自评估时间 月活跃用户量",
    "ticking": "算法上线情况 算法备案类型 算法类型 是否面向境内公众 社会动员能力 "
    "个人信息保护影响评估 角色",
    "outlined": "算法流程附流程图 算法数据 算法模型 干预策略 结果标识附截图 服务简介 "
    "算法在服务中的应用情况 算法滥用 算法漏洞 恶意利用及其他 用户权益保护 内容生态治理 "
    "模型安全保障 数据安全防护 安全评估结论 其他应当说明的相关情况",
    "organised": "机构设置 负责人基本信息 工作人员任职要求 配备规模 技术保障措施 "
    "算法安全自评估制度 信息安全监测 数据安全监测 用户个人信息安全监测 算法安全监测 "
    "算法安全事件应急处置制度 算法违法违规处置制度 其他制度",
    "revised": "算法名称 算法基本原理不超过500字 算法运行机制 算法应用场景 算法目的意图 "
    "算法公示情况",
    "repeating": "产品名称 产品形态 访问地址 模型名称 模型提供方 模型备案号 模型用途",
    "boxed_text": "主体名称 算法名称 企业全称 组织机构代码/统一社会信用代码 法人 手机 算法备案名 "
    "算法类别 产品名称app网站小程序等 icp备案/许可证号",
}
"""The labels of each template that the project can answer, as `normal` has them."""
