"""What differs between two states of a project, and what the difference asks for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.difference import Change, How, blank_at, changes
from filing.project import STEPS, Project, group_of, is_group, question_at
from filing.terms import AlgorithmKind, Status
from filing.verdict import Class, classed, due
from filing.verdict.changed import TABLE, meaning
from tests.conftest import demo


def test_the_same_answers_differ_in_nothing(pushed):
    assert changes(pushed, Project.from_answers(pushed.answers())) == ()


def test_an_answer_is_changed_added_and_removed(pushed):
    blank = pushed.answer("scope.brief", "")
    [added] = changes(blank, pushed)
    [removed] = changes(pushed, blank)
    [changed] = changes(pushed, pushed.answer("scope.brief", "另一段"))
    assert (added.how, removed.how, changed.how) == (
        How.ADDED,
        How.REMOVED,
        How.CHANGED,
    )
    assert (changed.where, changed.new) == ("scope.brief", "另一段")


def test_a_row_that_came_or_went_is_one_change(pushed):
    more = pushed.add("data.items", "new").answer("data.items.new.name", "新数据")
    assert changes(pushed, more) == (Change("data.items.new", How.ADDED, None, "new"),)
    assert changes(more, pushed) == (
        Change("data.items.new", How.REMOVED, "new", None),
    )


def test_an_answer_in_a_row_is_a_change_of_its_own(pushed):
    row = pushed.data.items[0].id
    where = f"data.items.{row}.name"
    [change] = changes(pushed, pushed.answer(where, "别的名字"))
    assert (change.where, change.new) == (where, "别的名字")


def test_another_order_is_one_change(pushed):
    row = pushed.mechanism.steps[0].id
    [change] = changes(pushed, pushed.move(f"mechanism.steps.{row}", 1))
    assert (change.where, change.how) == ("mechanism.steps", How.MOVED)


def test_work_on_findings_is_no_difference(pushed):
    more = pushed.add("work.remarks", "r").answer("work.remarks.r.what", "看到")
    assert changes(pushed, more) == ()


@given(st.lists(st.sampled_from(sorted(demo("push").answers())), max_size=6))
def test_each_answer_taken_away_is_told_of(wheres):
    project = demo("push")
    left = {w: v for w, v in project.answers().items() if w not in wheres}
    told = {change.where for change in changes(project, Project.from_answers(left))}
    for where in wheres:
        group = group_of(where)
        gone = group in wheres and group != where
        if is_group(where):
            assert any(one.startswith(f"{where}.") for one in told)
        elif not gone:
            assert where in told


@pytest.mark.parametrize(
    ("where", "blank"),
    [
        ("scope.name", ""),
        ("scope.kind", None),
        ("data.trains", None),
        ("subject.audiences", []),
        ("data.flows", []),
        ("data.flows.x.items", []),
    ],
)
def test_a_blank_answer_is_plain(where, blank):
    assert blank_at(where) == blank


ASKED = {
    "scope.kind": (AlgorithmKind.RANKING.value, Class.ANEW),
    "scope.name": ("新名称", Class.CHANGE),
    "subject.officer_phone": ("010-00000001", Class.CHANGE),
    "mechanism.intent": ("新的意图", Class.PUBLISH),
    "governance.staff": ("专职 3 人", Class.RECORD),
    "applicability.status": (Status.PLANNED.value, Class.CANCEL),
}


@pytest.mark.parametrize(
    ("where", "value", "asks"), [(w, *v) for w, v in ASKED.items()]
)
def test_a_change_asks_for_what_it_means(pushed, where, value, asks):
    [one] = classed(changes(pushed, pushed.answer(where, value)))
    assert one.meaning.asks is asks
    assert one.meaning.why


def test_a_new_product_is_filed_and_a_new_figure_is_kept(pushed):
    row = pushed.subject.products[0].id
    figure = pushed.answer(f"subject.products.{row}.daily_users", "1.1")
    [kept] = classed(changes(pushed, figure))
    [filed] = classed(changes(pushed, pushed.add("subject.products", "mini")))
    assert (kept.meaning.asks, filed.meaning.asks) == (Class.RECORD, Class.CHANGE)


def test_the_weightiest_change_comes_first(pushed):
    changed = (
        pushed.answer("governance.staff", "专职 3 人")
        .answer("mechanism.intent", "新的意图")
        .answer("scope.kind", AlgorithmKind.RANKING)
    )
    asks = [one.meaning.asks for one in classed(changes(pushed, changed))]
    assert asks == [Class.ANEW, Class.PUBLISH, Class.RECORD]


def test_going_online_is_no_end_of_a_service(pushed):
    before = pushed.answer("applicability.status", Status.TESTING)
    [one] = [c for c in changes(before, pushed) if c.where == "applicability.status"]
    assert meaning(one).asks is Class.RECORD


def test_every_entry_of_the_table_is_a_question():
    for where in TABLE:
        assert where.split(".")[0] in STEPS
        assert question_at(where)


def test_days_are_working_days_of_china():
    changed_on = date(2026, 9, 24)
    assert due(Class.CHANGE, changed_on)[0] == date(2026, 10, 15)
    assert due(Class.CANCEL, changed_on)[0] > due(Class.CHANGE, changed_on)[0]
    assert due(Class.RECORD, changed_on)[0] is None


def test_a_year_without_known_holidays_is_said_and_not_guessed():
    day, why = due(Class.CHANGE, date(2031, 1, 1))
    assert day is None and "2031" in why
