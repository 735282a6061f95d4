"""Findings as work, and the gauges."""

import pytest

from filing import worklist
from filing.block import quoted
from filing.documents import DOCUMENTS
from filing.finding import Severity, Standing
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


def test_what_weighs_most_comes_first_the_law_before_the_rest():
    project = (
        demo("push")
        .answer("governance.complaint", "还没有做")
        .answer("scope.name", "")
        .answer("risk.ethics", "还没做")
        .answer("subject.monthly_users", "8000")
        .add("risk.tasks", "zz")
    )
    found = worklist.first(worklist.items(project, review(project)), 99)
    *rest, _, _, _ = turns = [
        (
            list(Severity).index(item.finding.severity),
            item.finding.rule.standing is not Standing.LAW,
            list(STEPS).index(item.finding.step),
        )
        for item in found
    ]
    assert rest == sorted(rest) and {weight for weight, _, _ in rest} == {0, 1, 2}
    assert rest[0][1] is False and any(other for _, other, _ in rest)
    assert {item.finding.where for item in found[-3:]} == {
        f"risk.tasks.zz.{name}" for name in ("name", "owner", "due")
    }
    assert turns[-1][0] == 0, "a blank weighs as much, and still waits"


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
    assert "1 问没有答全" in data.because and "1 问有必须修改的" in design.because


def test_a_list_is_one_question_of_a_gauge():
    project = demo("push").add("data.flows", "zz").add("data.flows", "zy")
    _, data, _ = gauges(project, review(project))
    assert (data.open, data.wrong) == (1, 0)
    assert data.asked == gauges(demo("push"), ())[1].asked < 20


def test_a_gauge_is_not_full_while_systems_are_unwritten():
    project = demo("push")
    for system in project.governance.systems[:9]:
        where = f"governance.systems.{system.id}.name"
        project = project.answer(where, "尚未成文")
    *_, risk = gauges(project, review(project))
    assert risk.wrong == 10, "each unwritten system, and the list that misses them"
    assert risk.percent < 75


def test_blockers_spread_over_the_questions_pull_a_gauge_down():
    project = demo("push")
    for where in ("rights", "classification", "inputs_kept", "audit", "log_months"):
        project = project.answer(f"data.{where}", "")
    _, data, _ = gauges(project, review(project))
    assert data.percent < 70


def test_a_document_quotes_what_it_tells_and_what_it_misses():
    project = demo("push").answer("data.rights", "")
    told = quoted(DOCUMENTS[0](project, ()))
    assert {"subject.company", "data.rights"} <= told
    assert "mechanism.steps" in told, "a finding may stand at the group as a whole"
    assert "subject.officer_document" not in told
