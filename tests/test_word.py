"""The .docx: sound, alike for alike blocks, and readable."""

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from filing.block import (
    Block,
    Contents,
    Cover,
    Fact,
    Figure,
    Heading,
    Mark,
    Note,
    Paragraph,
    Reference,
    Risks,
    Table,
)
from filing.graphs import algorithm_flow, data_flow, risk_matrix
from filing.picture import Edge, Graph, Node, Shape
from filing.project import Project
from filing.word import PROJECT_NAMESPACE, TemplateLacks, content_hash, render
from filing.word.pages import count_lines
from filing.word.template import NEEDED, STANDARD, read_template
from filing.word.writing import chinese, legal, numbered
from tests.office import in_office, misses
from tests.word_lint import lint

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
ROOT = Path(__file__).parents[1]
DEMO = ROOT / "assets" / "demos" / "push.json"
TITLE, COMPANY = "算法安全自评估报告", "示例科技（北京）有限公司"
NASTY = (
    "{scope.name}",
    "<script>alert('1')</script> & \"quoted\" ]]>",
    "😀👨‍👩‍👧 emoji and שלום عربى",
    "一行\n又一行\r\n第三行",
    "\x00\x01\x08\x0b\x0c\x1f\ud800\ufffe坏字符",
    "a" * 3000,
    "https://example.com/" + "very-long/" * 80,
    "长" * 100_000,
    "\t制表\u2028分行",
    "",
)


@cache
def push() -> Project:
    return Project.from_answers(json.loads(DEMO.read_text(encoding="utf-8"))["answers"])


def rich(project: Project) -> Iterator[Block]:
    """Every kind of block, facts, marks, and references before and after their targets."""
    officer = Mark("subject.officer_name", "算法安全责任人姓名", "法务")
    name = Fact("scope.name", "算法名称", "示例推荐算法")
    yield Cover(
        TITLE,
        (name,),
        (
            ("填报单位", (Fact("subject.company", "单位名称", COMPANY),)),
            ("统一社会信用代码", ("91110108MA00000000",)),
            ("算法安全责任人", (officer,)),
            ("报告日期", ("2026年9月15日",)),
        ),
        "密级：内部",
    )
    yield Contents()
    yield Heading("算法基本情况")
    yield Heading("总体说明", 2)
    yield Paragraph(
        (
            "本次评估的算法为",
            name,
            "，数据流转见",
            Reference("图", "flow"),
            "与",
            Reference("表", "flows"),
            "，风险见",
            Reference("表", "risk"),
            "。",
        )
    )
    yield Figure("flow", "数据流图", data_flow(project), "用户经网关到推荐服务。")
    yield Table(
        "flows",
        "数据流说明",
        ("编号", "来源", "说明"),
        (
            (("①",), (Fact("data.flows.a.source", "来源", "用户"),), ("加密传输",)),
            (("②",), (officer,), ("分两\n行",)),
        ),
        (10, 30, 60),
        (0,),
        {(0, 2): "E2EFDA"},
    )
    yield Note(("跨主体的流向须另附协议。",))
    yield Heading("要点", 3)
    yield Paragraph((officer, "请补齐后再提交。"))
    yield Heading("细节", 4)
    yield Figure("steps", "算法流程图", algorithm_flow(project), "算法的步骤。")
    yield Risks("risk", "风险等级矩阵", risk_matrix(project))
    yield Note(("控制前。",))
    yield Heading("结论")
    yield Paragraph((name, "的风险可控，见", Reference("图", "steps"), "。"))
    yield Table("none", "没有行的表", ("一", "二"), (), (1, 1))


def nasty(text: str) -> Iterator[Block]:
    """A text in every place that takes one."""
    fact = Fact("scope.name", text, text)
    yield Cover(text, (fact,), ((text[:30], (text,)),), text[:200])
    yield Contents()
    yield Heading(text[:2000], 1)
    yield Paragraph((text, fact, Mark("scope.name", text, text)))
    yield Table(text, text[:200], (text[:100], "二"), (((text,), (fact,)),), (1, 1))
    yield Note((text,))
    node = Node("a", text[:500], Shape.STORE)
    yield Figure(
        text, text[:200], Graph((node,), (Edge("a", "a", text[:10]),)), text[:500]
    )
    yield Paragraph((Reference("表", text), Reference("图", text)))


def made(blocks: Iterator[Block], **options: object) -> bytes:
    given = {"title": TITLE, "header": COMPANY, "project": push()} | options
    return render(tuple(blocks), **given)  # type: ignore[arg-type]


@cache
def sample() -> bytes:
    return made(rich(push()))


def part(package: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(package)) as opened:
        return etree.fromstring(opened.read(name))


def body(package: bytes) -> etree._Element:
    return part(package, "word/document.xml")


def said(element: etree._Element) -> str:
    """The words of an element; breaks are newlines."""
    return "".join(
        "\n" if one.tag == W + "br" else one.text or ""
        for one in element.iter(W + "t", W + "br")
    )


def faults(package: bytes, folder: Path) -> list[str]:
    path = folder / "made.docx"
    path.write_bytes(package)
    audit = [str(error) for error in OpenXmlValidator().validate(path).errors]
    return lint(package) + audit


# --- soundness


def test_every_kind_of_block_makes_a_sound_document(tmp_path):
    assert faults(sample(), tmp_path) == []


def test_blank_projects_make_a_sound_document(tmp_path):
    assert faults(made(rich(Project()), project=Project()), tmp_path) == []


@pytest.mark.parametrize("text", NASTY, ids=lambda text: repr(text[:12]))
def test_any_text_makes_a_sound_document(text, tmp_path):
    assert faults(made(nasty(text)), tmp_path) == []


@pytest.mark.parametrize("draft", [True, False])
@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Contents(),),
        (Heading("只有标题"),),
        (Cover("只有封面", (), ()),),
        (Table("t", "以表结尾", ("一",), ((("甲",),),), (1,)),),
        (Paragraph(("一",)), Cover("封面在后", (), (("一", ("二",)),))),
    ],
)
def test_few_blocks_make_a_sound_document(blocks, draft, tmp_path):
    assert faults(made(iter(blocks), draft=draft, project=None), tmp_path) == []


def test_the_template_is_sound(tmp_path):
    assert faults(STANDARD.read_bytes(), tmp_path) == []


# Faults that programs make, each as: the part, what stands there, what is put in its place.
DOCUMENT = "word/document.xml"
SEEDED = {
    "text outside a run": (DOCUMENT, "<w:sectPr", "<w:r><w:t>x</w:t></w:r><w:sectPr"),
    "a cell without paragraph": (
        DOCUMENT,
        r"(<w:tc><w:tcPr>.*?</w:tcPr>)<w:p>.*?</w:p></w:tc>",
        r"\1</w:tc>",
    ),
    "a table without grid": (DOCUMENT, "<w:tblGrid>.*?</w:tblGrid>", ""),
    "an open bookmark": (DOCUMENT, '<w:bookmarkEnd w:id="2"/>', ""),
    "a bookmark twice": (DOCUMENT, r'(<w:bookmarkStart w:id="2" w:name=")[^"]*', r"\1_Ref_t_flows"),
    "an open field": (DOCUMENT, r'(.*)<w:r><w:fldChar w:fldCharType="end"/></w:r>', r"\1"),
    "a field without result": (DOCUMENT, '<w:fldChar w:fldCharType="separate"/>', ""),
    "a reference to nothing": (DOCUMENT, r"REF _Ref_t_flows", "REF _Ref_gone"),
    "a style that is not there": (DOCUMENT, '<w:pStyle w:val="Note"/>', '<w:pStyle w:val="No"/>'),
    "a drawing's id twice": (DOCUMENT, r'(<wps:cNvPr id=")\d+', r"\g<1>1001"),
    "a control's id twice": (DOCUMENT, r'(<w:tag w:val="subject.company"/><w:id w:val=")\d+', r"\g<1>100001"),
    "a shape without body": (DOCUMENT, r"<wps:bodyPr/></wps:wsp>", "</wps:wsp>"),
    "too many columns": (
        DOCUMENT,
        r'(<w:tc><w:tcPr><w:tcW w:w="\d+" w:type="dxa"/>)(<w:shd)',
        r'\1<w:gridSpan w:val="9"/>\2',
    ),
    "shading in the wrong place": (
        DOCUMENT,
        r'(<w:shd w:val="clear" w:color="auto" w:fill="DCE6F1"/>)(<w:vAlign w:val="center"/>)',
        r"\2\1",
    ),
    "two sections": (DOCUMENT, r"(<w:sectPr.*</w:sectPr>)", r"\1\1"),
    "a header that is not there": (DOCUMENT, r'(<w:headerReference [^>]*?r:id=")[^"]*', r"\1rId999"),
    "no such alignment": ("word/styles.xml", 'w:val="center"', 'w:val="middle"'),
    "no such number": ("word/styles.xml", '<w:numId w:val="1"/>', '<w:numId w:val="77"/>'),
    "asking to update": ("word/settings.xml", "</w:settings>", "<w:updateFields/></w:settings>"),
    "a bad date": ("docProps/core.xml", r"(<dcterms:created[^>]*>)[^<]*", r"\g<1>2026年"),
    "an untyped part": ("[Content_Types].xml", r'<Override PartName="/word/header1.xml"[^>]*/>', ""),
}  # fmt: skip


@pytest.mark.parametrize("fault", SEEDED)
def test_what_looks_for_faults_finds_them(fault, tmp_path):
    name, there, instead = SEEDED[fault]
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(sample())) as old, zipfile.ZipFile(stream, "w") as new:
        for member in old.namelist():
            text = old.read(member)
            if member == name:
                changed = re.sub(
                    there, instead, text.decode(), count=1, flags=re.DOTALL
                )
                assert changed != text.decode()
                text = changed.encode()
            new.writestr(member, text)
    assert faults(stream.getvalue(), tmp_path)


# --- alike for alike


def test_the_same_blocks_make_the_same_document():
    assert content_hash(made(rich(push()))) == content_hash(sample())
    assert made(rich(push())) == sample()


def test_another_process_makes_the_same_document():
    code = "import test_word as t; print(t.content_hash(t.sample()))"
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ
        | {
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
            "PYTHONHASHSEED": "4242",
            "TZ": "America/New_York",
        },
    )
    assert told.stdout.strip() == content_hash(sample())


def test_another_word_makes_another_document():
    changed = (*rich(push()), Paragraph(("一",)))
    assert content_hash(made(iter(changed))) != content_hash(sample())


def test_a_document_is_dated_as_its_report_was_written():
    project = push().answer("risk.written_on", "2026年9月15日")
    core = docx.Document(BytesIO(made(rich(project), project=project))).core_properties
    assert core.created == core.modified == datetime(2026, 9, 15, 9, tzinfo=UTC)
    assert (core.title, core.author) == (TITLE, COMPANY)


@pytest.mark.parametrize("written", ["", "去年秋天"])
def test_a_document_of_no_date_is_dated_the_same_every_time(written):
    project = push().answer("risk.written_on", written)
    core = docx.Document(BytesIO(made(rich(project), project=project))).core_properties
    assert core.created == datetime(2026, 1, 1, 9, tzinfo=UTC)


def test_a_date_given_is_the_date():
    when = datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC)
    core = docx.Document(BytesIO(made(rich(push()), created=when))).core_properties
    assert core.created == when


# --- what stands in it


def controls(package: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for control in body(package).iter(W + "sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None:
            text = said(control.find(W + "sdtContent"))
            found.setdefault(tag.get(W + "val"), []).append(text)
    return found


def test_facts_are_found_again_by_their_address():
    found = controls(sample())
    assert found["scope.name"] == ["示例推荐算法"] * 3
    assert found["subject.company"] == [COMPANY]


def test_a_fact_of_two_lines_is_found_again_as_two_lines():
    blocks = [Paragraph((Fact("scope.name", "名", "一行\n又一行"),))]
    assert controls(made(iter(blocks)))["scope.name"] == ["一行\n又一行"]


def test_a_gap_can_be_filled_in_where_it_stands():
    found = controls(sample())["subject.officer_name"]
    assert found == ["【待补充：算法安全责任人姓名】"] * 3


def test_gaps_are_marked_by_style_and_by_highlight():
    runs = [r for r in body(sample()).iter(W + "r") if said(r).startswith("【待补充")]
    assert len(runs) == 3
    for run in runs:
        assert run.find(f"{W}rPr/{W}rStyle").get(W + "val") == "Pending"
        assert run.find(f"{W}rPr/{W}highlight").get(W + "val") == "yellow"


def test_every_fact_has_a_bookmark_of_its_own():
    names = [b.get(W + "name") for b in body(sample()).iter(W + "bookmarkStart")]
    assert {f"_f_scope__name_{n}" for n in (1, 2, 3)} <= set(names)


def test_references_read_as_the_numbers_of_their_captions():
    text = said(body(sample()))
    assert "数据流转见图\u00a01与表\u00a01，风险见表\u00a02。" in text
    assert "见图\u00a02。" in text


def test_a_reference_to_nothing_is_a_mistake():
    with pytest.raises(KeyError):
        made(iter([Paragraph((Reference("表", "gone"),))]))


def test_one_key_for_two_tables_is_a_mistake():
    table = Table("t", "表", ("一",), (), (1,))
    with pytest.raises(ValueError, match="t"):
        made(iter([table, table]))


def test_the_contents_list_chapters_and_sections_with_their_numbers_and_pages():
    lines = [
        said(line)
        for line in body(sample()).iter(W + "hyperlink")
        if line.get(W + "anchor", "").startswith("_Toc")
    ]
    assert [re.sub(r"\d+$", "", line) for line in lines] == [
        "一、算法基本情况",
        "（一）总体说明",
        "二、结论",
    ]
    assert all(re.search(r"\d$", line) for line in lines)


def test_headers_of_tables_are_repeated_and_rows_stay_whole():
    for table in list(body(sample()).iter(W + "tbl"))[1:]:
        rows = table.findall(W + "tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_row_too_tall_for_a_page_may_split():
    tall = Table("t", "表", ("一", "二"), ((("长" * 3000,), ("短",)),), (1, 1))
    row = list(body(made(iter([tall]))).iter(W + "tr"))[1]
    assert row.find(f"{W}trPr/{W}cantSplit") is None


@pytest.mark.parametrize("shares", [(1,), (1, 2), (7, 19, 44, 17, 13), (1,) * 11])
def test_columns_share_the_width_of_the_text(shares):
    header = tuple("列" for _ in shares)
    table = Table("t", "表", header, (tuple(("甲",) for _ in shares),), shares)
    widths = [
        int(column.get(W + "w"))
        for column in body(made(iter([table]))).iter(W + "gridCol")
    ]
    assert sum(widths) == 8845
    assert len(widths) == len(shares)


def test_a_table_without_rows_says_so():
    assert "（无）" in said(list(body(sample()).iter(W + "tbl"))[-1])


def test_a_single_cell_has_its_colour():
    fills = [shade.get(W + "fill") for shade in body(sample()).iter(W + "shd")]
    assert "E2EFDA" in fills


def test_every_field_of_the_matrix_names_its_grade():
    matrix = list(body(sample()).iter(W + "tbl"))[2]
    text = said(matrix)
    assert text.count("低（") + text.count("中（") + text.count("高（") == 25


def test_a_picture_says_in_words_what_it_shows():
    described = [one.get("descr") for one in body(sample()).iter(WP + "docPr")]
    assert described == ["用户经网关到推荐服务。", "算法的步骤。"]


def test_a_picture_of_nothing_is_a_gap():
    blocks = [Figure("f", "数据流图", Graph((), ()), "")]
    assert "【待补充：数据流图】" in said(body(made(iter(blocks))))


def headers(package: bytes) -> str:
    with zipfile.ZipFile(BytesIO(package)) as opened:
        return "".join(
            opened.read(name).decode()
            for name in opened.namelist()
            if re.match(r"word/(header|footer)\d*\.xml", name)
        )


@pytest.mark.parametrize(("draft", "marks"), [(True, 2), (False, 0)])
def test_only_a_draft_has_a_watermark_on_its_cover_and_on_its_pages(draft, marks):
    assert headers(made(rich(push()), draft=draft)).count('string="草稿"') == marks


def test_header_and_footer_name_company_title_and_pages():
    text = headers(sample())
    assert COMPANY in text
    assert TITLE in text
    assert " PAGE " in text
    assert " NUMPAGES " in text


def test_a_document_without_cover_begins_with_its_title():
    package = made(iter([Paragraph(("正文",))]))
    assert said(body(package)).startswith(TITLE)
    assert "titlePg" not in etree.tostring(body(package)).decode()


def test_the_project_travels_with_its_document():
    project = push()
    with zipfile.ZipFile(BytesIO(sample())) as opened:
        parts = [
            opened.read(n) for n in opened.namelist() if n.startswith("customXml/item")
        ]
    carried = [
        root
        for root in map(etree.fromstring, parts)
        if root.tag == f"{{{PROJECT_NAMESPACE}}}project"
    ]
    (root,) = carried
    assert Project.from_answers(json.loads(root.text)) == project
    assert root.get("sha256") == hashlib.sha256(root.text.encode()).hexdigest()


def test_without_a_project_nothing_travels():
    with zipfile.ZipFile(BytesIO(made(rich(push()), project=None))) as opened:
        assert not [name for name in opened.namelist() if "customXml" in name]


@pytest.mark.parametrize("text", [t for t in NASTY if t and "\x00" not in t])
def test_what_a_person_typed_is_only_text(text):
    expected = re.sub("\r\n?|\u2028", "\n", text).replace("\t", " ")
    assert expected in said(body(made(iter([Paragraph((text,))]))))


# --- the template


def changed_template(*edits: tuple[str, str]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(STANDARD) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name in ("word/styles.xml", "word/numbering.xml"):
                for there, instead in edits:
                    text = text.replace(there, instead)
            new.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize("name", NEEDED)
def test_a_template_that_lacks_a_style_is_refused_by_its_name(name):
    template = changed_template((f'<w:name w:val="{name}"/>', '<w:name w:val="x"/>'))
    with pytest.raises(TemplateLacks, match=re.escape(name)):
        made(rich(push()), template=template)


def test_a_template_without_a_page_is_refused():
    stream = BytesIO()
    with zipfile.ZipFile(STANDARD) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, re.sub("<w:sectPr>.*</w:sectPr>", "", text))
    with pytest.raises(TemplateLacks, match="页面"):
        made(rich(push()), template=stream.getvalue())


@pytest.mark.parametrize("package", [b"", b"PK", b"not a zip"])
def test_what_is_no_word_document_is_refused_as_a_template(package):
    with pytest.raises(TemplateLacks, match="docx"):
        made(rich(push()), template=package)


def with_part(name: str, content: bytes) -> bytes:
    """The standard template with one part added or put in the place of another."""
    stream = BytesIO()
    with zipfile.ZipFile(STANDARD) as source, zipfile.ZipFile(stream, "w", 8) as target:
        for one in source.namelist():
            if one != name:
                target.writestr(one, source.read(one))
        target.writestr(name, content)
    return stream.getvalue()


OUTSIDE = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"
 Target="http://example.com/a.dotm" TargetMode="External"/></Relationships>"""


@pytest.mark.parametrize(
    ("part", "content", "told"),
    [
        ("word/vbaProject.bin", b"macro", "宏"),
        ("word/_rels/settings.xml.rels", OUTSIDE % b"attachedTemplate", "外部"),
        ("word/media/bomb.bin", bytes(60_000_000), "过大"),
        ("word/document.xml", b"<w:document>", "不是 Word"),
        ("word/_rels/document.xml.rels", b"", "不是 Word"),
        ("[Content_Types].xml", b"<Types/>", "不是 Word"),
    ],
)
def test_a_hostile_or_broken_template_is_refused_in_words(part, content, told):
    with pytest.raises(TemplateLacks, match=told):
        read_template(with_part(part, content))


def test_a_template_may_link_to_a_page():
    assert read_template(
        with_part("word/_rels/settings.xml.rels", OUTSIDE % b"hyperlink")
    )


def test_a_template_may_call_its_styles_by_other_ids(tmp_path):
    template = changed_template(
        ('"BodyText"', '"Style7"'), ('"Note"', '"Style8"'), ('"Heading1"', '"Style9"')
    )
    package = made(rich(push()), template=template)
    assert faults(package, tmp_path) == []
    assert b"Style8" in etree.tostring(body(package))


def test_a_template_with_words_in_it_lends_only_its_looks():
    document = docx.Document(str(STANDARD))
    document.add_paragraph("模板里的字")
    stream = BytesIO()
    document.save(stream)
    assert "模板里的字" not in said(
        body(made(rich(push()), template=stream.getvalue()))
    )


def test_comments_of_a_template_give_way_to_those_of_the_document():
    template = docx.Document(str(STANDARD))
    paragraph = template.add_paragraph("x")
    template.add_comment(paragraph.runs, text="示例批注", author="示例作者")
    stream = BytesIO()
    template.save(stream)
    package = made(rich(Project()), template=stream.getvalue())
    comments = docx.Document(BytesIO(package)).comments
    assert comments
    assert {one.author for one in comments} == {"算法备案向导"}
    with zipfile.ZipFile(BytesIO(package)) as parts:
        relations = parts.read("word/_rels/document.xml.rels").decode()
    assert relations.count("/relationships/comments") == 1


def test_the_template_is_what_its_script_makes(tmp_path):
    path = tmp_path / "template.docx"
    script = ROOT / "assets" / "make_template.py"
    subprocess.run([sys.executable, script, path], check=True)
    assert content_hash(path.read_bytes()) == content_hash(STANDARD.read_bytes())


# --- counting


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 100, 1),
        ("一" * 10, 100, 1),
        ("一" * 11, 100, 2),
        ("一" * 10 + "。", 100, 1),
        ("一" * 10 + "。二", 100, 2),
        ("一\n二", 100, 2),
        ("一" * 9 + "（二", 100, 2),
        ("word " * 10, 100, 3),
        ("x" * 100, 100, 5),
    ],
)
def test_lines_are_counted_as_word_breaks_them(text, width, lines):
    assert count_lines(text, 10, width) == lines


def test_a_mark_does_not_hang_over_the_edge_of_a_cell():
    assert count_lines("一" * 10 + "。", 10, 100, hang=False) == 2


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (115, "一百一十五"),
    ],
)
def test_headings_are_counted_in_chinese(number, shown):
    assert chinese(number) == shown


def test_addresses_become_names_that_bookmarks_may_have():
    addresses = ["data.flows.k3.source", "data.flows.k3_source", "表", "图", "a" * 200]
    names = [legal(address) for address in addresses]
    assert len(set(names)) == len(addresses)
    assert all(re.fullmatch(r"\w{1,32}", name, re.ASCII) for name in names)


def test_tables_and_figures_are_numbered_apart():
    captions = numbered(rich(push()))
    assert [c.shown for c in captions.values()] == [
        "图\u00a01",
        "表\u00a01",
        "图\u00a02",
        "表\u00a02",
        "表\u00a03",
    ]


def test_the_text_block_is_that_of_the_template():
    template = read_template()
    assert (round(template.width, 1), round(template.height, 1)) == (442.2, 637.8)


# --- in LibreOffice

PHRASES = (
    "算法由本公司自主研发，",
    "经去标识化处理后用于内容排序；",
    "“设置—隐私—个性化推荐”中可一键关闭，",
    "由算法安全部、法务部、产品部共同评估，",
    "日志保存不少于六个月，",
    "对未成年人、老年人等群体设置专门的策略开关，",
)


def long_report() -> Iterator[Block]:
    """About thirty pages of chapters, tables, notes and pictures."""
    yield Cover(TITLE, ("示例算法",), (("填报单位", (COMPANY,)),))
    yield Contents()
    for n in range(84):
        if n % 12 == 0:
            yield Heading(f"第{chinese(n // 12 + 1)}部分")
        if n % 3 == 0:
            yield Heading(f"事项{chinese(n)}", 2 if n % 2 else 3)
        text = "".join(PHRASES[(n * k + k) % len(PHRASES)] for k in range(1, 3 + n % 7))
        yield Paragraph((text[:-1] + "。",))
        if n % 8 == 5:
            rows = tuple(
                (
                    str(r),
                    PHRASES[(n + r) % 6][:-1],
                    PHRASES[r % 6] * (1 + r % 3),
                    "符合",
                )
                for r in range(3 + n % 11)
            )
            cells = tuple(tuple((cell,) for cell in row) for row in rows)
            header = ("序号", "内容", "说明", "结论")
            yield Table(f"t{n}", "检查情况", header, cells, (8, 30, 50, 12), (0, 3))
            yield Note(("说明以附件为准。",))
        if n % 40 == 20:
            yield Figure(f"f{n}", "数据流图", data_flow(push()), "数据流图。")


@pytest.mark.office
def test_the_contents_name_the_pages_on_which_headings_stand():
    pages = in_office(made(long_report()))
    off = misses(pages)
    assert len(pages) >= 25
    assert len(off) >= 20
    assert max(map(abs, off)) <= 1
    assert off.count(0) >= 0.9 * len(off)
    assert all(f"共{len(pages)}页" in re.sub(r"\s", "", page) for page in pages[1:])


@pytest.mark.office
@pytest.mark.parametrize("draft", [True, False])
def test_libreoffice_prints_every_word(draft):
    text = re.sub(r"\s", "", "".join(in_office(made(rich(push()), draft=draft))))
    for word in (
        TITLE,
        "算法安全责任人",
        "【待补充：算法安全责任人姓名】",
        "一、算法基本情况",
        "（一）总体说明",
        "1.要点",
        "（1）细节",
        "表1数据流说明",
        "图1数据流图",
        "表2风险等级矩阵",
        "注：跨主体的流向须另附协议。",
        "数据流转见图1与表1，风险见表2。",
        "拦截、处置",
        "①",
    ):
        assert re.sub(r"\s", "", word) in text
    assert "错误" not in text
    assert "Error!" not in text


@pytest.mark.office
@pytest.mark.parametrize("text", [NASTY[2], NASTY[5], NASTY[6], NASTY[7][:5000]])
def test_libreoffice_prints_any_text(text):
    assert len(in_office(made(nasty(text)))) >= 3


@pytest.mark.office
def test_the_cover_is_one_page_without_a_footer():
    pages = in_office(sample())
    assert TITLE in pages[0]
    assert "页" not in pages[0]
    assert "目" in pages[1]


# --- pages turned on their side


def wide() -> Graph:
    """Nine ranks of five: it would be shrunk to be read with a glass."""
    nodes = tuple(Node(f"n{n}", f"第{n}个系统或单位", Shape.SYSTEM) for n in range(45))
    return Graph(nodes, tuple(Edge(f"n{n}", f"n{n + 5}") for n in range(40)))


def turned(*after: Block) -> bytes:
    return made(
        iter(
            (
                Cover(TITLE, ("示例算法",), ()),
                Heading("数据"),
                Figure("wide", "数据流图", wide(), "数据流。"),
                Note(("方框为系统。",)),
                *after,
            )
        )
    )


def sizes(package: bytes) -> list[tuple[int, int, bool]]:
    """Width and height of each section, and whether it has a first page of its own."""
    return [
        (
            int(section.find(f"{W}pgSz").get(f"{W}w")),
            int(section.find(f"{W}pgSz").get(f"{W}h")),
            section.find(f"{W}titlePg") is not None,
        )
        for section in body(package).iter(f"{W}sectPr")
    ]


@pytest.mark.parametrize("after", [(), (Paragraph(("以上。",)),)])
def test_a_wide_picture_stands_with_its_note_on_a_page_turned_on_its_side(
    after, tmp_path
):
    package = turned(*after)
    high, broad = 16838, 11906
    assert sizes(package) == [
        (broad, high, True),
        (high, broad, False),
        (broad, high, False),
    ]
    assert faults(package, tmp_path) == []
    sections = [
        n
        for n, one in enumerate(body(package)[0])
        if one.find(f"{W}pPr/{W}sectPr") is not None
    ]
    between = body(package)[0][sections[0] + 1 : sections[1]]
    assert "方框为系统。" in "".join(map(said, between))


def test_a_picture_that_is_legible_upright_is_not_turned():
    assert len(sizes(made(rich(push())))) == 1


def steps_before_a_picture(count: int, *, told_at: int = 0) -> Iterator[Block]:
    """Paragraphs about a picture of a page's height; the one at `told_at` refers to it."""
    shown = Reference("图", "steps")
    for n in range(count):
        yield Paragraph((f"第 {n} 段", *([shown] if n == told_at else ()), "字" * 150))
    yield Figure("steps", "算法流程图", algorithm_flow(push()), "算法的步骤。")
    yield Note(("虚线为未通过审核时的去向。",))
    yield Paragraph(("后文",))


def order(blocks: Iterator[Block]) -> list[str]:
    """The numbers of the paragraphs, the picture's caption and its note, as they stand."""
    text = said(body(made(blocks)))
    found = re.findall(
        "第 ([0-9]+) 段|(图)\u00a0?[0-9]+  算法流程图|(注：)|(后文)", text
    )
    return ["".join(one) for one in found]


def test_a_tall_picture_stands_between_the_paragraphs_that_lead_to_it():
    """It leaves no page blank, stays with its note, and follows who first speaks of it."""
    found = order(steps_before_a_picture(8))
    assert sorted(found) == sorted([*map(str, range(8)), "图", "注：", "后文"])
    place = found.index("图")
    assert found[place + 1] == "注：" and found[-1] == "后文"
    assert 0 < place < 8
    assert [one for one in found if one.isdigit()] == [str(n) for n in range(8)]


def test_a_tall_picture_never_stands_before_who_first_speaks_of_it():
    found = order(steps_before_a_picture(8, told_at=7))
    assert found[-4:] == ["7", "图", "注：", "后文"]


@pytest.mark.office
def test_libreoffice_turns_only_the_page_of_a_wide_picture():
    pages = in_office(turned(Heading("下一章"), Paragraph(("以上。",))))
    assert [n for n, page in enumerate(pages) if "图 1" in page] == [2]
    assert "下一章" in pages[3]
    assert len(pages) == 4
