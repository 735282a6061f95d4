"""The lists that go with a dossier: what is open, to be proved, to be mended, to be checked."""

import re
from collections import Counter

import pytest

from filing.block import Mark, Table, marks, words
from filing.chapters.attachments import attachments, numbers_of
from filing.documents.evidence_list import evidence_list
from filing.documents.open_items import open_items
from filing.documents.review_report import review_report
from filing.documents.safety_assessment import safety_assessment
from filing.documents.self_check import GROUPS, self_check
from filing.finding import Severity
from filing.manual import ManualCheck
from filing.project import Project, noun_at
from filing.question import Who
from filing.rules import review
from filing.terms import Permit
from tests.conftest import demo


def tables(document, project):
    drawn = document(project, review(project))
    return {block.key: block for block in drawn if isinstance(block, Table)}


@pytest.mark.parametrize("state", ["blank", "unfinished", "push"])
def test_every_open_question_is_listed_once_under_who_answers(state):
    project = Project() if state == "blank" else demo(state)
    waiting = Counter(
        (one.question.who, one.where) for one in project.everything_asked() if one.open
    )
    listed = Counter(
        (Who[key.upper()], row[3][0].where)
        for key, table in tables(open_items, project).items()
        for row in table.rows
        if isinstance(row[3][0], Mark)
    )
    assert listed == waiting


def test_an_open_question_comes_with_help_and_example():
    for table in tables(open_items, Project()).values():
        assert all(words(row[1]) and "\n例：" in words(row[2]) for row in table.rows)


@pytest.mark.parametrize("state", ["push", "generation", "supporter", "dispatch"])
def test_every_claim_that_needs_proof_is_numbered_in_order(state):
    project = demo(state)
    rows = [
        row
        for table in tables(evidence_list, project).values()
        if table.header[0] == "附件编号"
        for row in table.rows
    ]
    every = attachments(project)
    assert [words(row[0]) for row in rows] == [str(one.number) for one in every]
    assert [one.number for one in every] == list(range(1, len(every) + 1))
    proved = {where for one in every for where in one.wheres}
    for asked in project.everything_asked():
        if asked.question.evidence and asked.where not in proved:
            first = re.split("[。；\n]", str(project.at(asked.where)))[0]
            lacks = "^(还没|尚未|尚无|没有|暂无|无|不)|计划[于在]|拟于|打算"
            assert re.search(lacks, first) or asked.value == (Permit.NONE,)


def test_what_is_said_not_to_be_there_needs_no_proof(pushed):
    assert numbers_of(pushed, "governance.notice")
    without = pushed.answer("governance.notice", "还没有，打算明年加")
    assert numbers_of(without, "governance.notice") == ()


def test_the_same_number_stands_in_every_document(pushed):
    for one in attachments(pushed):
        if one.name.startswith("《"):
            for where in one.wheres:
                assert one.shown in numbers_of(pushed, where)
    measures = tables(safety_assessment, pushed)["measures"]
    first = pushed.risk.measures[0]
    numbers = numbers_of(pushed, f"risk.measures.{first.id}.evidence")
    assert numbers and f"（{'、'.join(numbers)}）" in words(measures.rows[0][5])


def test_an_enclosure_that_an_answer_names_is_listed(pushed):
    names = [one.name for one in attachments(pushed)]
    assert "《部署清单》" in names
    assert len(names) == len(set(names))
    told = pushed.answer("scope.impact", "影响见附件《影响说明》。")
    (added,) = [one for one in attachments(told) if one.name not in names]
    assert (added.name, added.asked) == ("《影响说明》", False)
    rows = tables(evidence_list, told)["named"].rows
    assert "《影响说明》" in [words(row[1]) for row in rows]


def test_the_proof_of_a_question_names_itself():
    wanted = Counter(
        one.question.evidence
        for one in Project().everything_asked()
        if one.question.evidence
    )
    assert wanted and not [name for name, times in wanted.items() if times > 1]


def test_a_claim_not_made_yet_is_open_in_the_evidence():
    open_claims = [one.where for one in marks(evidence_list(Project(), ()))]
    assert "governance.notice" in open_claims


def test_every_finding_is_told_once_and_what_must_change_is_to_be_mended():
    project = demo("unfinished")
    found = [
        one for one in review(project) if one.rule.name != "every_question_is_answered"
    ]
    drawn = tables(review_report, project)
    told = [
        words(row[2])
        for weight in Severity
        if weight.name.lower() in drawn
        for row in drawn[weight.name.lower()].rows
    ]
    assert Counter(told) == Counter(one.problem.what for one in found)
    mended = [words(row[2]) for row in drawn["mendings"].rows]
    wanted = sum(one.severity is not Severity.HINT for one in found)
    assert [one for one in mended if one.startswith("意见")] == [
        f"意见 {number}" for number in range(1, wanted + 1)
    ]


def test_a_finding_that_a_task_is_about_has_its_owner_and_day(pushed):
    project = pushed.answer("mechanism.switch_off", "没有开关")
    task = f"risk.tasks.{project.risk.tasks[0].id}"
    for name, value in (
        ("name", f"做好{noun_at(project, 'mechanism.switch_off')}"),
        ("owner", "产品部"),
        ("due", "2027-03"),
    ):
        project = project.answer(f"{task}.{name}", value)
    rows = [
        [words(cell) for cell in row]
        for row in tables(review_report, project)["mendings"].rows
    ]
    (mine,) = [row for row in rows if row[2] == "意见 1"]
    assert mine[3:5] == ["产品部", "2027 年 3 月"]


def test_every_check_stands_in_one_group():
    assert Counter(one for group in GROUPS.values() for one in group) == Counter(
        ManualCheck
    )


def test_a_tick_shows_on_the_list_to_print():
    project = Project().answer("governance.checked", [ManualCheck.PDF])
    results = {
        words(row[1]): words(row[4])
        for table in tables(self_check, project).values()
        for row in table.rows
    }
    assert results[ManualCheck.PDF] == "已核对"
    assert Counter(results.values()) == {"已核对": 1, "□": len(ManualCheck) - 1}


@pytest.mark.parametrize(
    ("where", "text", "names"),
    [
        ("governance.emergency", "组长报总监，由他停用，没有写成文件", []),
        ("mechanism.minors", "注册填年龄；没有专门的青少年模式", []),
        ("governance.qualifications", "每年讲一次《内容审核规范》", ["培训记录"]),
        (
            "risk.measures.#.evidence",
            "审核后台截图、《内容审核规范》",
            ["《内容审核规范》", "审核后台截图"],
        ),
    ],
)
def test_a_proof_is_of_what_is_there_and_each_is_named(pushed, where, text, names):
    where = where.replace("#", pushed.risk.measures[0].id)
    system = f"governance.systems.{pushed.governance.systems[0].id}.name"
    project = pushed.answer(system, "《内容审核规范》").answer(where, text)
    assert [one.name for one in attachments(project) if where in one.wheres] == names
