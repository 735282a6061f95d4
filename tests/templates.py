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


ALL = {
    "assessment": assessment,
    "responsibility": responsibility,
    "publicity": publicity,
}
