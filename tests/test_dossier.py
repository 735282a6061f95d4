"""The whole dossier: every document and a cover sheet in one .zip, the same each time."""

import hashlib
import re
import zipfile
from io import BytesIO

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from filing.block import Table, fact, marks, words
from filing.chapters.cover_sheet import Enclosed, cover_sheet
from filing.documents import DOCUMENTS
from filing.dossier import Manner, NotFinal, files, whole, written
from filing.gauge import gauges
from filing.project import Project
from filing.rules import review
from tests.conftest import demo
from tests.word_lint import lint

STATES = (
    "blank",
    "unfinished",
    "push",
    "generation",
    "supporter",
    "ranking",
    "dispatch",
)
BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def project_of(state):
    if state == "extreme":
        return extreme()
    return Project() if state == "blank" else demo(state)


def extreme():
    """The largest demo grown to 200 functions, 300 flows and 100 risks, and a long answer."""
    answers = demo("push").answers()
    for group, count in (
        ("scope.functions", 200),
        ("data.flows", 300),
        ("risk.risks", 100),
    ):
        first, rows = answers[group][0], [*answers[group]]
        of_first = {
            where.rpartition(".")[2]: value
            for where, value in answers.items()
            if where.startswith(f"{group}.{first}.")
        }
        for number in range(count - len(rows)):
            rows.append(f"x{number}")
            answers |= {
                f"{group}.x{number}.{name}": f"{value}{number}"
                if name == "name"
                else value
                for name, value in of_first.items()
            }
        answers[group] = rows
    answers["mechanism.update"] = "很长的回答，" * 5000
    return Project.from_answers(answers)


def opened(project, revision=None):
    return zipfile.ZipFile(BytesIO(whole(project, review(project), revision)))


@pytest.mark.parametrize("state", ["push", "blank"])
def test_the_dossier_holds_every_document_after_its_cover_sheet(state):
    project = project_of(state)
    package = opened(project)
    names = package.namelist()
    assert names[0] == "00_备案材料总目.docx"
    assert [name[3:] for name in names[1:]] == [
        one.name for one in files(project, review(project))
    ]
    assert {one.title for one in DOCUMENTS} <= {name[3:-5] for name in names}
    assert package.testzip() is None
    faults = [
        fault
        for name in names
        if name.endswith(".docx")
        for fault in lint(package.read(name))
    ]
    assert faults == []
    assert [name[3:] for name in names if name.endswith(".xlsx")] == [
        f"{one.title}.xlsx" for one in DOCUMENTS if one.sheets
    ]


def test_the_same_project_gives_the_same_bytes(pushed):
    findings = review(pushed)
    assert whole(pushed, findings, 7) == whole(pushed, findings, 7)
    assert whole(pushed, findings, 7) != whole(pushed, findings, 8)


def test_the_cover_sheet_tells_files_gaps_and_sums():
    project = demo("unfinished")
    made = list(files(project, review(project)))
    listed = [
        Enclosed(one.name, one.gaps, hashlib.sha256(one.content).hexdigest())
        for one in made
    ]
    blocks = list(cover_sheet(project, review(project), listed, 12))
    state, three, held = (block for block in blocks if isinstance(block, Table))
    told = {words(row[0]): words(row[1]) for row in state.rows}
    assert told["修订号"] == "12"
    assert told["内容校验码"] == project.digest()[:16]
    assert re.fullmatch(r"\d+ 处没有填，\d+ 处必须修改", told["预审"])
    assert [words(row[2]) for row in three.rows] == [
        f"{one.percent}%" for one in gauges(project, review(project))
    ]
    open_in = {
        document.title: len(marks(document(project, review(project))))
        for document in DOCUMENTS
    }
    for row, file in zip(held.rows, made, strict=True):
        gaps = open_in[file.name.rpartition(".")[0]]
        assert words(row[1]) == file.name
        assert words(row[2]) == (f"{gaps} 处" if gaps else "无")
        assert words(row[3]) == hashlib.sha256(file.content).hexdigest()[:16]


def test_a_final_dossier_has_nothing_of_a_draft(pushed):
    findings = review(pushed)
    package = zipfile.ZipFile(
        BytesIO(whole(pushed, findings, manner=Manner(final=True)))
    )
    names = package.namelist()
    assert not any("草稿" in name for name in names)
    assert {"01_技术说明.docx", "02_算法安全自评估报告.docx"} <= set(names)
    assert not any("待补充清单" in name for name in names), "a working list"
    for name in names:
        if name.endswith(".docx") and not name.startswith("00_"):
            content = package.read(name)
            parts = zipfile.ZipFile(BytesIO(content))
            text = "".join(parts.read(one).decode() for one in parts.namelist())
            assert "草稿" not in text and "word/comments.xml" not in parts.namelist()
            assert lint(content) == []


@pytest.mark.parametrize(
    ("where", "value"), [("data.rights", ""), ("subject.credit_code", "9111")]
)
def test_a_final_document_is_refused_with_what_stands_in_its_way(pushed, where, value):
    project = pushed.answer(where, value)
    with pytest.raises(NotFinal) as refused:
        whole(project, review(project), manner=Manner(final=True))
    assert [one.where for one in refused.value.hindrances] == [where]
    assert whole(project, review(project))


def test_each_gap_of_a_draft_has_a_comment_that_says_who_can_answer():
    project = demo("unfinished")
    for document in DOCUMENTS:
        blocks = document(project, review(project))
        content = written(document, project, review(project), blocks)
        parts = zipfile.ZipFile(BytesIO(content))
        gaps = marks(blocks)
        if not gaps:
            assert "word/comments.xml" not in parts.namelist()
            continue
        comments = etree.fromstring(parts.read("word/comments.xml"))
        body = etree.fromstring(parts.read(BODY))
        ids = [one.get(f"{W}id") for one in comments]
        said = {"".join(one.itertext()) for one in comments}
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            assert [one.get(f"{W}id") for one in body.iter(f"{W}{tag}")] == ids
        assert {f"还没有填：{one.label}。通常由{one.who}回答" for one in gaps} <= {
            one.partition("；")[0] for one in said
        }


def test_another_answer_gives_another_sum(pushed):
    other = pushed.answer("scope.domain", "视频")
    assert other.digest() != pushed.digest()
    assert other.answer("scope.domain", pushed.scope.domain).digest() == pushed.digest()


def test_names_in_the_dossier_open_on_every_system(pushed):
    for member in opened(pushed).infolist():
        assert member.flag_bits & 0x800  # names are UTF-8
        assert not set(member.filename) & set('\\/:*?"<>|')


@pytest.mark.parametrize("state", [*STATES, "extreme"])
def test_every_document_of_every_demo_is_sound(state, tmp_path):
    project = project_of(state)
    for file in files(project, review(project)):
        if file.name.endswith(".docx"):
            path = tmp_path / file.name
            path.write_bytes(file.content)
            audit = [str(error) for error in OpenXmlValidator().validate(path).errors]
            assert (file.name, lint(file.content) + audit) == (file.name, [])


def quoted(content):
    """The answers that a .docx quotes: address and what it says, read back from the file."""
    body = etree.fromstring(zipfile.ZipFile(BytesIO(content)).read(BODY))
    for control in body.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None:
            inside = control.find(f"{W}sdtContent")
            yield tag.get(f"{W}val"), "".join(t.text for t in inside.iter(f"{W}t"))


def bare(text):
    return re.sub(r"[\s。；，、;,.]", "", text)


@pytest.mark.parametrize("state", ["unfinished", "push", "supporter"])
def test_no_two_documents_state_a_fact_differently(state):
    """Read back from the files: what each quotes is the answer, or one line of it."""
    project = demo(state)
    seen = 0
    for file in files(project, review(project)):
        if file.name.endswith(".docx"):
            for where, said in quoted(file.content):
                if said.startswith("【待补充"):
                    continue
                answer = fact(project, where)
                assert bare(said) in bare(answer.text), (file.name, where, said)
                seen += 1
    assert seen > 200
