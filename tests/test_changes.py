"""变更说明: what changed, in words, and which documents read differently."""

from datetime import date

import pytest
from openxml_audit import OpenXmlValidator

from filing.block import plain
from filing.chapters.changes import (
    Rewritten,
    change_note,
    named,
    parted,
    rewritten,
    shown,
)
from filing.difference import changes
from filing.documents import DOCUMENTS
from filing.dossier import changed
from filing.project import Project
from tests.word_lint import lint

DAY = date(2026, 9, 24)


def altered(project):
    row = project.subject.products[0].id
    return (
        project.answer("scope.name", "示例短视频推荐算法（新）")
        .answer("governance.staff", "")
        .remove(f"subject.products.{row}")
        .add("data.items", "new")
        .answer("data.items.new.name", "设备型号")
    )


def test_the_draft_of_a_change_reads_as_written(golden, pushed):
    blocks = tuple(change_note(pushed, altered(pushed), DOCUMENTS, DAY))
    golden("change_note.push.md", plain(blocks))


def test_what_has_to_come_first_and_by_when_is_told(generated):
    before = generated.answer("applicability.edits_biometrics", False)
    after = before.answer("applicability.edits_biometrics", True)
    text = plain(tuple(change_note(before, after, DOCUMENTS, DAY)))
    first = text.index("先做安全评估，再对公众提供")
    assert "要先办或另办的手续" in text[:first]
    assert first < text.index("最晚 2026 年 10 月 15 日办理")


def test_without_a_change_the_draft_says_so(pushed):
    text = plain(tuple(change_note(pushed, pushed, DOCUMENTS, DAY)))
    assert "没有变更" in text and "没有文书因此改变" in text


def test_the_draft_of_a_change_is_sound(pushed, tmp_path):
    for one, two in (
        (pushed, altered(pushed)),
        (Project(), pushed),
        (pushed, Project()),
    ):
        package = changed(one, two, DAY)
        path = tmp_path / "a.docx"
        path.write_bytes(package)
        assert lint(package) == []
        assert OpenXmlValidator().validate(path).errors == []


def test_a_row_is_called_by_its_name_on_the_side_where_it_is(pushed):
    told = [
        (named(pushed, altered(pushed), one), shown(pushed, one))
        for one in changes(pushed, altered(pushed))
    ]
    assert ("产品“示例短视频”", "示例短视频") in told
    assert ("数据“设备型号”", "—") in told


def test_the_passages_of_a_document_that_differ_are_named(pushed):
    after = pushed.answer("mechanism.intent", "只有这一句变了。")
    told = [one for document in DOCUMENTS for one in rewritten(document, pushed, after)]
    assert told
    assert all("只有这一句变了" in one.new for one in told if one.new)


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        ("甲（附件 28）。", "甲（附件 29）。", ("8", "9")),
        ("甲乙", "甲", ("乙", "")),
        ("", "甲", ("", "甲")),
        ("甲甲", "甲甲甲", ("", "甲")),
    ],
)
def test_what_differs_in_a_passage_is_set_off_and_nothing_is_lost(old, new, differs):
    sides = parted(Rewritten(old, new))
    assert tuple(one.differs for one in sides) == differs
    assert tuple("".join(one) for one in sides) == (old, new)


def test_rows_that_changed_together_are_told_one_by_one(pushed):
    after = pushed.answer("mechanism.intent", "只有这一句变了。")
    told = [one for document in DOCUMENTS for one in rewritten(document, pushed, after)]
    assert all("\n" not in one.old for one in told)
    every = pushed
    for row in pushed.data.items:
        every = every.answer(f"data.items.{row.id}.retention", "保存 9 年")
    told = [one for document in DOCUMENTS for one in rewritten(document, pushed, every)]
    rows = [one for one in told if "保存 9 年" in one.new and one.old]
    assert len(rows) >= len(pushed.data.items)
