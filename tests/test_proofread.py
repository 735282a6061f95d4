"""成稿核对: finished files, sound and spoiled."""

import io
import zipfile

import pytest

from filing.documents import DOCUMENTS
from filing.dossier import Manner, files, written
from filing.finding import Severity
from filing.gate import Refused
from filing.official import filled
from filing.project import Project
from filing.proofread import named_apart, proofread
from filing.proofread.numerals import days, number
from filing.rules import review
from tests import templates
from tests.conftest import demo
from tests.hostile import HOSTILE, packed
from tests.templates import cell, package, paragraph, run, table
from tests.test_readback import changed

BY_NAME = {one.name: one for one in DOCUMENTS}
GENERATED = demo("generation")
PUSHED = demo("push")
REPORT = "safety_assessment"


def final(project, name=REPORT) -> bytes:
    return written(BY_NAME[name], project, review(project), manner=Manner(final=True))


def told(file: bytes, project) -> list[str]:
    """What is found in one file, hints left out."""
    return [
        one.what
        for one in proofread({"报告.docx": file}, project)
        if one.severity is not Severity.HINT
    ]


@pytest.mark.parametrize(
    "name", ["push", "generation", "supporter", "ranking", "dispatch"]
)
def test_nothing_is_found_in_the_finals_of_a_sound_project(name):
    project = demo(name)
    made = files(project, review(project), Manner(final=True))
    finals = {one.name: one.content for one in made if one.name.endswith(".docx")}
    assert len(finals) >= 7
    assert proofread(finals, project) == []


def test_finals_disagree_with_another_project_in_what_names_it():
    wrong = told(final(demo("push")), demo("generation"))
    assert any("91310104MA00DEM025" in one for one in wrong)


def test_a_draft_is_told_by_its_marks_and_comments():
    project = demo("push").answer("scope.brief", "")
    found = told(written(BY_NAME[REPORT], project, ()), project)
    assert any("还留着“【待补充" in one for one in found)
    assert any("条批注" in one for one in found)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("示例视听科技（北京）有限公司", "别家科技有限公司", "项目里是“示例视听科技"),
        ("91110108MA00DEM01E", "91110108MA00DEM99X", "项目里是“91110108MA00DEM01E”"),
        ("010-00000000", "010-11111111", "“010-11111111”在项目里没有"),
        ("算法安全部", "行业第一的算法安全部", "行业第一"),
        ("算法安全部", "某某部", "某某"),
        ("2026 年 10 月 23 日", "2026 年 12 月 23 日", "先写报告、后评估"),
    ],
    ids=["name", "code", "phone", "praise", "left over", "dates"],
)
def test_what_was_spoiled_afterwards_is_found(old, new, what):
    project = demo("push")
    found = told(changed(final(project), (old, new)), project)
    assert any(what in one for one in found), found


def test_two_files_that_disagree_are_told():
    project = demo("push")
    one = final(project)
    two = changed(final(project, "public_disclosure"), ("个性化推荐算法", "推送算法"))
    found = proofread({"报告.docx": one, "公示.docx": two}, project)
    assert any("与“报告.docx”里的" in flaw.what for flaw in found)


def test_tracked_changes_and_hidden_words_are_told():
    project = demo("push")
    inserted = (
        '<w:ins w:id="9001" w:author="x"><w:r><w:t>加的字</w:t></w:r></w:ins>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见的字</w:t></w:r></w:p>"
    )
    text = (
        zipfile.ZipFile(io.BytesIO(final(project))).read("word/document.xml").decode()
    )
    at = text.rindex("</w:p>")
    package = changed(final(project), (text, text[:at] + inserted + text[at + 6 :]))
    found = told(package, project)
    assert any("1 处修订" in one for one in found)
    assert "有隐藏的文字" in found


def of_words(*lines: str) -> bytes:
    return package("".join(paragraph(run(one)) for one in lines))


def of_pairs(*pairs: tuple[str, str]) -> bytes:
    rows = ((cell(label), cell(value)) for label, value in pairs)
    return package(table(*rows, columns=2))


def wrong(file: bytes, project=None) -> str:
    """What is found in one file, its words included, in one text."""
    flaws = proofread({"a.docx": file}, project or GENERATED)
    return "\n".join(f"{one.severity} {one.said} {one.what}" for one in flaws)


def test_files_of_the_same_name_are_all_looked_through():
    both = [("成稿.docx", of_words("【待补充】")), ("成稿.docx", of_words("正常"))]
    for files_of in (both, both[::-1]):
        flaws = proofread(named_apart(files_of), Project())
        assert [one.what for one in flaws] == ["还留着“【待补充】”"]
    assert list(named_apart(both)) == [
        "成稿.docx（同名第 1 份）",
        "成稿.docx（同名第 2 份）",
    ]
    assert list(named_apart([("一.docx", b""), ("二.docx", b"")])) == [
        "一.docx",
        "二.docx",
    ]


SHORT = {
    "one sign": ("主体名称", "示"),
    "a part": ("主体名称", "示例文创科技"),
    "a branch": ("单位名称", "示例文创科技（上海）有限公司北京分公司"),
    "17 signs": ("统一社会信用代码", "91310104MA00DEM02"),
    "a short phone": ("联系电话", "021-000000"),
    "a cut algorithm": ("算法名称", "示例写作助手"),
    "a person": ("法定代表人", "张三"),
    "another day": ("自评估时间", "2026年11月26日"),
    "no day": ("自评估时间", "2026-02-31"),
    "a firm of no form": ("单位名称", "张三公司"),
}


@pytest.mark.parametrize(("label", "value"), SHORT.values(), ids=list(SHORT))
def test_a_value_that_is_only_like_ours_disagrees(label, value):
    assert f"必须修改 {label}：{value} 与项目里的不一致" in wrong(
        of_pairs((label, value))
    )


def test_the_same_value_agrees_however_it_is_typed():
    project = GENERATED
    same = (
        ("主体名称", "示例文创科技(上海) 有限公司"),
        ("填报单位", "示例文创科技（上海）有限公司（盖章）"),
        ("统一社会信用代码", "９１３１０１０４MA00DEM025"),
        ("联系电话", "021－00000000"),
        ("自评估时间", "2026年10月26日"),
        ("报告撰写时间", "二〇二六年十月二十九日"),
        ("上线时间", "2026.10.21"),
        ("算法类型", "☑生成合成类　□个性化推送类"),
    )
    assert wrong(of_pairs(*same), project) == ""
    lines = of_words(*(f"{label}：{value}" for label, value in same))
    assert wrong(lines, project) == ""


def test_values_are_found_wherever_they_stand():
    other = "张三公司"
    box = (
        '<w:p><w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<w:txbxContent>{paragraph(run(f'主体名称：{other}'))}</w:txbxContent>"
        "</v:textbox></w:pict></w:r></w:p>"
    )
    held = f"<w:sdt><w:sdtContent>{cell(other)}</w:sdtContent></w:sdt>"
    for body in (
        box,
        table((cell("主体名称"), held), columns=2),
        table((cell("主体名称"),), (cell(other),), columns=1),
        table(
            (cell("主体名称"), cell("算法名称")),
            (cell(other), cell("示例写作助手文本生成算法")),
        ),
        paragraph(run(f"主 体 名 称 ： {other}")),
        paragraph(run(f"填报日期：2026-11-02 主体名称：{other}")),
    ):
        assert f"主体名称：{other} 与项目里的不一致" in wrong(package(body)), body


def test_a_list_of_parties_is_no_list_of_filers():
    rows = (
        (cell("单位名称"), cell("类型")),
        (cell("甲云"), cell("云")),
        (cell("乙云"), cell("云")),
    )
    assert "不一致" not in wrong(package(table(*rows, columns=2)))


@pytest.mark.parametrize("blank", templates.ALL.values(), ids=list(templates.ALL))
def test_a_template_that_was_filled_agrees_with_its_project(blank):
    assert "不一致" not in wrong(filled(blank(), PUSHED).content, PUSHED)


def test_a_strange_company_is_told_and_a_known_one_is_not():
    project = GENERATED
    assert "别家科技(北京)有限公司”这家单位" in wrong(
        of_words("本报告由别家科技（北京）有限公司编制。"), project
    )
    known = of_words("本报告由示例文创科技（上海）有限公司设立的评估组编制。")
    assert wrong(known, project) == ""
    assert "单位" not in wrong(of_words("由别家科技（北京）有限公司编制"), Project())


LEFT = (
    "待补充",
    "（请填写公司名称）",
    "（请在此处填写输入、输出数据）",
    "单击或点击此处输入文字。",
    "XX公司",
    "××公司",
    "＿＿＿＿",
    "____年__月__日",
    "【】",
    "[待定]",
    "待客户确认",
    "???",
    "#REF!",
    "{{name}}",
    "｛｛name｝｝",
    "某某公司",
    "TODO 补充",
)


@pytest.mark.parametrize("words", LEFT)
def test_what_was_to_be_replaced_is_told(words):
    assert "还留着" in wrong(of_words(words))


@pytest.mark.parametrize(
    "words",
    [
        "法定代表人（签名）：＿＿＿＿＿＿",
        "本报告没有待补充的内容。",
        "弹出提示（请选择感兴趣的主题）",
        "接口返回 5xx 时重试",
    ],
)
def test_what_is_meant_so_is_not_told(words):
    assert wrong(of_words(words)) == ""


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("《互联网信息服务深度合成管理规定》第九十九条", "没有第九十九条"),
        ("《算法推荐规定》第七条、第36条", "没有第36条"),
        ("GB/T 22239-2008", "已有 2019 年的版本"),
        ("GB/T 35273-2017", "已有 2020 年的版本"),
        ("《网络安全法》（2016年）", "不是现行的版本"),
        ("根据《网络安全法》第二十一条", "2026 年以前的条号"),
    ],
)
def test_what_is_no_longer_or_never_was_law_is_told(words, what):
    assert what in wrong(of_words(words))


@pytest.mark.parametrize(
    "words",
    [
        "根据《互联网信息服务算法推荐管理规定》第二十四条、第三十五条",
        "GB/T 22239-2019",
        "《别的管理规定》第九十九条",
    ],
)
def test_what_is_law_is_not_told(words):
    assert wrong(of_words(words)) == ""


@pytest.mark.parametrize(
    ("first", "later", "what"),
    [
        (
            "自评估时间：二〇二六年十二月一日",
            "报告撰写时间：二〇二六年十月一日",
            "先写报告",
        ),
        ("上线时间：2027-01-01", "报告撰写时间：2026-10-29", "写在上线之前"),
        ("合同签订日期：2026年11月3日", "报告撰写日期：2026-10-29", "写在合同签订之前"),
        ("报告撰写时间：2026-10-29", "提交日期：2026-10-01", "提交在前"),
    ],
)
def test_days_out_of_order_are_told_in_one_file_and_in_two(first, later, what):
    assert what in wrong(of_words(first, later))
    two = {"a.docx": of_words(first), "b.docx": of_words(later)}
    assert any(what in one.what for one in proofread(two, Project()))


def test_days_in_order_are_not_told():
    lines = ("自评估时间：2026-10-26", "上线时间：2026-10-21", "提交日期：2026-11-02")
    assert "对不上" not in wrong(of_words(*lines, "报告撰写时间：2026-10-29"))


def test_days_and_numbers_are_read_in_chinese_too():
    assert [str(day) for _, day in days("二〇二六年十一月二十日")] == ["2026-11-20"]
    assert days("2026年2月30日") == [("2026年2月30日", None)]
    assert [
        number(one) for one in ("十", "二十四", "九十九", "一百零二", "百", "7")
    ] == [*(10, 24, 99, 102, 100, 7)]
    assert number("十十") is None


def looked(look: str, *, styles: str = "", properties: str = "") -> bytes:
    """A file with a few words that look so."""
    line = paragraph(run("暗藏的话", f"<w:rPr>{look}</w:rPr>"), properties=properties)
    plain = package(line)
    if not styles:
        return plain
    return changed(
        plain, ("</w:styles>", f"{styles}</w:styles>"), part="word/styles.xml"
    )


HIDING = (
    '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
)
FADED = (
    '<w:style w:type="paragraph" w:styleId="F"><w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="G"><w:basedOn w:val="F"/></w:style>'
)
UNSEEN = {
    "itself": (looked("<w:vanish/>"), "有隐藏的文字"),
    "style": (looked('<w:rStyle w:val="H"/>', styles=HIDING), "有隐藏的文字"),
    "white": (looked('<w:color w:val="FFFFFF"/>'), "与纸同色"),
    "white by a style's style": (
        looked("", styles=FADED, properties='<w:pStyle w:val="G"/>'),
        "与纸同色",
    ),
    "1 pt": (looked('<w:sz w:val="2"/>'), "小到看不见"),
}


@pytest.mark.parametrize(("file", "what"), UNSEEN.values(), ids=list(UNSEEN))
def test_words_that_nobody_sees_are_told(file, what):
    found = wrong(file)
    assert "必须修改 暗藏的话" in found and what in found


@pytest.mark.parametrize(
    "file",
    [
        looked('<w:vanish w:val="0"/>'),
        looked('<w:rStyle w:val="H"/><w:vanish w:val="false"/>', styles=HIDING),
        looked('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>'),
        looked('<w:color w:val="404040"/>'),
    ],
    ids=["not hidden", "shown again", "on blue", "grey"],
)
def test_words_that_can_be_read_are_not_told(file):
    assert wrong(file) == ""


@pytest.mark.parametrize("name", ["rPrChange", "pPrChange"])
def test_a_tracked_change_of_the_look_is_told(name):
    holder = name[:3]
    change = f'<w:{name} w:id="1" w:author="甲"><w:{holder}/></w:{name}>'
    inside = f"<w:pPr>{change}</w:pPr>" if holder == "pPr" else ""
    look = f"<w:rPr>{change}</w:rPr>" if holder == "rPr" else ""
    assert "1 处修订" in wrong(package(f"<w:p>{inside}{run('字', look)}</w:p>"))


def test_a_strange_firm_in_the_properties_is_told():
    with zipfile.ZipFile(io.BytesIO(of_words("字"))) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    app = "<Properties><Company>乙客户有限公司</Company><Manager>王总</Manager></Properties>"
    parts["docProps/app.xml"] = app.encode()
    found = wrong(packed(parts))
    assert "建议修改 乙客户有限公司 文件属性里有另一家单位的名字" in found
    assert "提示 王总" in found


MB = 1024 * 1024


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("报告.pdf", b"%PDF-1.7".ljust(20 * MB + 1), "文件有 20.0 MB"),
        ("报告.pdf", b"%PDF-1.7 /Encrypt 5 0 R", "加了密码"),
        ("证件.jpg", b"\xff\xd8\xff".ljust(10 * MB + 1), "文件有 10.0 MB"),
        ("证件.jpg", b"\x89PNG", "内容却是 png"),
    ],
)
def test_what_the_portal_would_not_take_is_told(name, content, what):
    [flaw] = proofread({name: content}, PUSHED)
    assert what in flaw.what and "以系统为准" in flaw.next


def test_what_the_portal_takes_is_not_told():
    sound = {
        "报告.pdf": b"%PDF-1.7",
        "证件.jpg": b"\xff\xd8\xff",
        "证件.png": b"\x89PNG",
    }
    assert proofread(sound, PUSHED) == []


def test_of_several_files_the_one_that_is_refused_is_named():
    with pytest.raises(Refused, match="坏"):
        proofread({"好.docx": of_words("字"), "坏.docx": b"PK"}, PUSHED)


def test_the_weightiest_come_first():
    file = of_words("GB/T 22239-2008", "待补充")
    weights = [
        list(Severity).index(one.severity) for one in proofread({"a": file}, Project())
    ]
    assert weights == sorted(weights) and len(set(weights)) > 1


@pytest.mark.parametrize("file", HOSTILE.values(), ids=list(HOSTILE))
def test_no_hostile_file_is_read(file):
    with pytest.raises(Refused):
        proofread({"x.docx": file}, PUSHED)
