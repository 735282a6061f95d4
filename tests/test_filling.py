"""官方模板填充: what is found and filled in, and that nothing else of the template changes."""

import io
import zipfile

import pytest
from openxml_audit import OpenXmlValidator

from filing.gate import Refused
from filing.official import answers, filled
from filing.project import Project
from filing.word.filling import Filled, normal
from filing.word.spans import Edit, spans, spliced
from tests.conftest import demo
from tests.hostile import HOSTILE
from tests.templates import ALL, assessment, cell, package, paragraph, run, table

MAIN = "word/document.xml"
LABELS = {
    "assessment": 17,
    "responsibility": 7,
    "publicity": 6,
}
"""How many places each template has that the project can answer."""


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def said(file: bytes) -> str:
    """The words of a document, a line a paragraph."""
    root = spans(parts(file)[MAIN])
    return "\n".join(
        "".join(text.text for text in one.find_all("w:t"))
        for one in root.find_all("w:p")
    )


def undone(done: Filled, blank: bytes) -> bytes:
    """The filled body with every filled range put back as it was."""
    content, shift, back = parts(done.content)[MAIN], 0, []
    for edit in sorted(done.edits, key=lambda one: one.start):
        start = edit.start + shift
        assert content[start : start + len(edit.new)] == edit.new
        old = parts(blank)[MAIN][edit.start : edit.end]
        back.append(Edit(start, start + len(edit.new), old))
        shift += len(edit.new) - (edit.end - edit.start)
    return spliced(content, back)


@pytest.mark.parametrize("name", list(ALL))
@pytest.mark.parametrize("project", ["push", "generation", "dispatch"])
def test_every_place_is_filled_and_nothing_else_is_changed(name, project):
    blank = ALL[name]()
    done = filled(blank, demo(project))
    assert len(done.filled) == LABELS[name]
    assert done.unanswered == []
    assert undone(done, blank) == parts(blank)[MAIN]
    before, after = parts(blank), parts(done.content)
    assert list(before) == list(after)
    assert {n for n in before if before[n] != after[n]} == {MAIN}


@pytest.mark.parametrize("name", list(ALL))
def test_a_filled_template_is_sound(name, tmp_path):
    path = tmp_path / "a.docx"
    for project in (demo("push"), demo("unfinished")):
        path.write_bytes(ALL[name]())
        before = {str(one) for one in OpenXmlValidator().validate(path).errors}
        path.write_bytes(filled(ALL[name](), project).content)
        after = {str(one) for one in OpenXmlValidator().validate(path).errors}
        assert after <= before


@pytest.mark.parametrize("name", list(ALL))
def test_a_second_run_updates_what_the_first_put_there(name):
    blank, project = ALL[name](), demo("push")
    once = filled(blank, project).content
    again = filled(once, project)
    assert said(again.content) == said(once)
    later = (
        project.answer("subject.company", "改名后的公司")
        .answer("scope.name", "改名后的算法")
        .answer("governance.staff", "专职 99 人。")
    )
    updated = filled(once, later)
    assert said(updated.content) == said(filled(blank, later).content)
    assert said(updated.content) != said(once)


def test_labels_are_known_however_they_are_written():
    for label in (
        "主体名称：",
        "主 体 名 称",
        "1.主体名称",
        "主体名称（必填）",
        "＊主体名称",
    ):
        assert normal(label) == normal("主体名称")
    assert normal("（一）算法流程") == normal("算法流程")
    assert normal("ICP备案号") == normal("ＩＣＰ备案号")


def test_a_box_is_ticked_for_the_answer_and_no_other():
    project = demo("push")
    text = said(filled(assessment(), project).content)
    assert "☑已上线　☐未上线" in text and "☑未备案  □已备案变更" in text
    changed = demo("generation").answer("scope.filing", "变更备案")
    changed = changed.answer("scope.number", "网信算备310104000000000000001号")
    text = said(filled(assessment(), changed).content)
    assert "□未备案  ☑已备案变更" in text


def test_places_to_sign_and_to_seal_stay_empty():
    for name, blank in (
        ("assessment", assessment()),
        *((n, f()) for n, f in ALL.items()),
    ):
        text = said(filled(blank, demo("push")).content)
        for line in said(blank).split("\n"):
            if "盖章" in line or "公章" in line or "签名" in line:
                assert line in text.split("\n"), name


def test_what_has_no_answer_stays_blank_and_is_told():
    blank = assessment()
    done = filled(blank, demo("push").answer("scope.domain", ""))
    assert [(one.label, one.where) for one in done.unanswered] == [
        ("应 用 领 域", "scope.domain")
    ]
    assert "【待补充" not in said(done.content)
    nothing = filled(blank, Project())
    assert "主体名称" in [one.label for one in nothing.unanswered]


def test_labels_that_are_not_known_are_told_and_can_be_pointed_out():
    done = filled(assessment(), demo("push"))
    assert {"企业口号", "备注栏"} <= set(done.unknown)
    done = filled(
        assessment(), demo("push"), {"企业口号": "mechanism.intent", "备注栏": "x.y"}
    )
    assert "企业口号" in [one.label for one in done.filled]
    assert demo("push").mechanism.intent[:10] in said(done.content)
    assert "备注栏" in done.unknown


def test_an_answer_that_stands_there_already_is_not_written_over():
    blank = package(
        table((cell("主体名称"), cell("别家公司"), cell("算法名称"), cell()))
    )
    done = filled(blank, demo("push"))
    assert "别家公司" in said(done.content)
    assert [one.label for one in done.filled] == ["算法名称"]


def test_words_that_look_like_xml_stay_words():
    project = demo("push").answer("subject.company", "<w:p>&公司\"'\n第二行")
    text = said(filled(assessment(), project).content)
    assert "<w:p>&公司\"' 第二行" in text


def test_a_nested_table_is_filled_in_its_own_cells():
    inner = table((cell("算法名称"), cell()), columns=2)
    blank = package(table((cell(inside=inner + paragraph(run(""))),), columns=1))
    assert [one.label for one in filled(blank, demo("push")).filled] == ["算法名称"]


def test_every_answer_of_an_official_form_has_a_label():
    known = answers(demo("generation"))
    for label in (
        "主体名称",
        "统一社会信用代码",
        "算法名称",
        "算法类型",
        "应用领域",
        "使用场景",
        "自评估时间",
        "算法安全负责人",
        "软硬件设施及部署位置",
        "算法基本原理",
    ):
        assert not known[normal(label)].open, label


@pytest.mark.parametrize("file", HOSTILE.values(), ids=list(HOSTILE))
def test_no_hostile_template_is_filled(file):
    with pytest.raises(Refused):
        filled(file, demo("push"))


def test_a_document_that_is_no_template_is_refused():
    with pytest.raises(Refused, match="没有找到要填的地方"):
        filled(package(paragraph(run("一篇别的文章，没有要填的地方。"))), demo("push"))


def test_an_empty_element_and_a_sign_in_an_attribute_are_placed_rightly():
    content = b"<a x='1>2'><b/><c y=\"/>\">t</c></a>"
    root = spans(content)
    empty, full = root.children
    assert content[empty.start : empty.end] == b"<b/>"
    assert content[full.inner : full.inner_end] == b"t"
    assert content[root.inner : root.inner_end] == b'<b/><c y="/>">t</c>'
