"""The lists that go with a dossier: what is open, to be proved, to be mended, to be checked."""

from collections import Counter

import pytest

from filing.block import Mark, Table, marks, words
from filing.documents.evidence_list import evidence_list
from filing.documents.open_items import open_items
from filing.documents.review_report import review_report
from filing.documents.self_check import GROUPS, self_check
from filing.finding import Severity
from filing.manual import ManualCheck
from filing.project import Project
from filing.question import Who
from filing.rules import review
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
    wanted = [one for one in project.everything_asked() if one.question.evidence]
    rows = [
        row
        for table in tables(evidence_list, project).values()
        if table.header[0] == "编号"
        for row in table.rows
    ]
    assert [words(row[0]) for row in rows] == [
        f"证 {number}" for number in range(1, len(wanted) + 1)
    ]
    assert [words(row[3]) for row in rows] == [one.question.who for one in wanted]


def test_an_enclosure_that_an_answer_names_is_listed(pushed):
    named = [words(row[1]) for row in tables(evidence_list, pushed)["named"].rows]
    assert "《部署清单》" in named
    assert len(named) == len(set(named))


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
