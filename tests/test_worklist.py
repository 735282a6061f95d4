"""Findings as work, and the gauges."""

import pytest

from filing import worklist
from filing.block import quoted
from filing.documents import DOCUMENTS
from filing.finding import Severity
from filing.gauge import gauges
from filing.project import STEPS, Project
from filing.rules import review
from filing.steps.work import State, Weight
from tests.conftest import demo


def spoilt() -> Project:
    return demo("push").answer("subject.credit_code", "9111")


def taken_up(project: Project, **answers: str) -> Project:
    [finding] = review(project)
    row = worklist.row_id(finding)
    project = project.add("work.handled", row)
    where = f"work.handled.{row}"
    project = project.answer(f"{where}.finding", worklist.key(finding))
    project = project.answer(f"{where}.seen", finding.problem.what)
    for name, value in answers.items():
        project = project.answer(f"{where}.{name}", value)
    return project


def only(project: Project) -> worklist.Item:
    [item] = worklist.items(project, review(project))
    return item


def test_a_finding_nobody_took_up_waits():
    item = only(spoilt())
    assert (item.row, item.state, item.again, item.open) == (
        None,
        State.WAITING,
        False,
        True,
    )


def test_owner_and_day_survive_another_answer():
    project = taken_up(spoilt(), owner="法务部", due="2026-12-01")
    project = project.answer("subject.company", "示例乙（北京）有限公司")
    row = next(
        item.row
        for item in worklist.items(project, review(project))
        if item.finding.where == "subject.credit_code"
    )
    assert row and (row.owner, row.due) == ("法务部", "2026-12-01")


def test_what_was_mended_is_told_and_comes_back_open():
    project = taken_up(spoilt(), state="已改")
    assert only(project).again  # said to be done, and still found
    sound = project.answer("subject.credit_code", "91110108MA00DEM01E")
    assert worklist.items(sound, review(sound)) == []
    assert [row.seen for row in worklist.mended(sound, review(sound))]
    again = only(sound.answer("subject.credit_code", "9111"))
    assert again.again and again.state is State.WAITING


@pytest.mark.parametrize(
    ("answers", "state", "again"),
    [
        ({"state": "人工已核"}, State.CHECKED, False),
        ({"state": "接受并说明理由"}, State.WAITING, False),
        ({"state": "接受并说明理由", "reason": "系统已受理"}, State.ACCEPTED, False),
        (
            {"state": "接受并说明理由", "reason": "系统已受理", "seen": "别的"},
            State.WAITING,
            True,
        ),
        ({"state": "人工已核", "seen": "别的"}, State.WAITING, True),
    ],
)
def test_a_state_holds_for_what_was_seen_and_with_its_reason(answers, state, again):
    item = only(taken_up(spoilt(), **answers))
    assert (item.state, item.again) == (state, again)


def test_what_must_be_mended_is_never_settled_by_words():
    item = only(taken_up(spoilt(), state="接受并说明理由", reason="系统已受理"))
    assert item.finding.severity is Severity.MUST
    assert item.open


def test_what_came_back_comes_first():
    project = taken_up(spoilt(), state="已改").answer("scope.name", "")
    found = worklist.items(project, review(project))
    assert worklist.first(found)[0].finding.where == "subject.credit_code"
    assert len(worklist.first(found, 1)) == 1


def test_work_is_no_step_and_travels_with_the_project():
    project = taken_up(spoilt(), owner="法务部")
    assert "work" not in STEPS
    assert not any(one.where.startswith("work.") for one in project.everything_asked())
    assert Project.from_answers(project.answers()) == project


def remarked(where: str, weight: Weight | None) -> Project:
    project = demo("push").add("work.remarks", "m1")
    project = project.answer("work.remarks.m1.what", "截图与登记的名称不一致。")
    project = project.answer("work.remarks.m1.at", where)
    return project.answer("work.remarks.m1.weight", weight)


@pytest.mark.parametrize(
    ("where", "weight", "place", "severity"),
    [
        ("subject.company", Weight.MUST, "subject.company", Severity.MUST),
        ("subject.company", None, "subject.company", Severity.SHOULD),
        ("data.flows.gone.purpose", Weight.MUST, "scope.name", Severity.MUST),
    ],
)
def test_a_remark_stands_among_the_findings(where, weight, place, severity):
    [finding] = review(remarked(where, weight))
    assert (finding.where, finding.severity) == (place, severity)
    assert finding.problem.what == "截图与登记的名称不一致"


def test_gauges_are_full_only_when_nothing_is_left():
    full = gauges(demo("push"), review(demo("push")))
    assert [one.percent for one in full] == [100, 100, 100]
    assert all(one.because.endswith("没有必须修改的") for one in full)
    assert [one.percent for one in gauges(Project(), review(Project()))] == [0, 0, 0]


def test_a_gauge_counts_what_is_open_and_what_is_wrong_once():
    project = demo("push").answer("data.rights", "").answer("scope.core", ["gone"])
    design, data, risk = gauges(project, review(project))
    assert (data.open, data.wrong) == (1, 0)
    assert design.wrong == 1
    assert data.percent < 100 and design.percent < 100 and risk.percent == 100
    assert "1 问没有答" in data.because and "1 处必须修改" in design.because


def test_a_document_quotes_what_it_tells_and_what_it_misses():
    project = demo("push").answer("data.rights", "")
    told = quoted(DOCUMENTS[0](project, ()))
    assert {"subject.company", "data.rights"} <= told
    assert "mechanism.steps" in told, "a finding may stand at the group as a whole"
    assert "subject.officer_document" not in told
