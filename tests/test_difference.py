"""What differs between two states of a project, and what the difference asks for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.difference import Change, How, blank_at, changes
from filing.project import STEPS, Project, group_of, is_group, row_kind
from filing.terms import AlgorithmKind, ModelUse, Status
from filing.verdict import Class, classed, due
from filing.verdict.changed import beforehand, meaning
from filing.verdict.classes import BY_VALUE, ROWS, TABLE
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
    "scope.status": (Status.TESTING.value, Class.CANCEL),
    "mechanism.input_review": ("改为人工审核，命中的不予发布", Class.CHANGE),
    "mechanism.keywords": ("约 1.4 万条，每周更新", Class.RECORD),
    "mechanism.explicit_label": ("改在画面右下角显示", Class.CHANGE),
    "applicability.procedures": ("安全评估：尚未办理", Class.RECORD),
    "data.assessment_record": ("2026-10-20 重新评估", Class.RECORD),
}


@pytest.mark.parametrize(
    ("where", "value", "asks"), [(w, *v) for w, v in ASKED.items()]
)
def test_a_change_asks_for_what_it_means(pushed, where, value, asks):
    found = classed(changes(pushed, pushed.answer(where, value)))
    [one] = [one for one in found if one.change.where == where]
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


def meant(before, after, where):
    """What the change of this answer means, from one project to another."""
    [one] = [one for one in changes(before, after) if one.where == where]
    return meaning(one)


@pytest.mark.parametrize("where", ["applicability.status", "scope.status"])
def test_going_online_is_filed_and_no_end_of_a_service(pushed, where):
    before = pushed.answer(where, Status.TESTING)
    assert meant(before, pushed, where).asks is Class.CHANGE
    planned = pushed.answer(where, Status.PLANNED)
    assert meant(planned, before, where).asks is Class.RECORD


def test_every_question_has_a_class():
    asked = {
        f"{step}.{name}"
        for step, section in STEPS.items()
        for name in section.questions()
    }
    assert asked == set(TABLE)
    assert set(BY_VALUE) <= asked


def test_every_class_of_a_row_is_that_of_a_question():
    for where in ROWS:
        group, _, name = where.partition(".*.")
        assert name in row_kind(group).questions()


def test_an_algorithm_of_another_kind_is_filed_anew_and_one_less_is_a_change(pushed):
    where = "applicability.kinds"
    fewer = pushed.answer(where, [AlgorithmKind.PUSH])
    assert meant(fewer, pushed, where).asks is Class.ANEW
    assert meant(pushed, fewer, where).asks is Class.CHANGE


@pytest.mark.parametrize(
    ("where", "article"),
    [
        ("applicability.edits_biometrics", "第十五条"),
        ("applicability.special_scenes", "第十五条"),
        ("applicability.mobilises", "第三条"),
        ("applicability.companion", "第二十二条"),
    ],
)
def test_what_calls_for_an_assessment_says_so_before_the_change(
    generated, where, article
):
    before, after = generated.answer(where, False), generated.answer(where, True)
    one = meant(before, after, where)
    assert one.asks is Class.CHANGE
    assert "先做安全评估" in one.first and article in one.first
    assert meant(after, before, where).first == ""


def test_training_a_model_of_ones_own_calls_for_another_filing(generated):
    where = "applicability.model_use"
    called = generated.answer(where, ModelUse.CALLED)
    own = generated.answer(where, ModelUse.OWN)
    one = meant(called, own, where)
    assert one.asks is Class.CHANGE and "生成式人工智能服务备案" in one.first
    assert "登记" in meant(own, called, where).first


def test_many_more_users_call_for_an_assessment_and_a_few_do_not(pushed):
    where = "subject.monthly_users"
    before = pushed.answer(where, "3.6")
    grown = meant(before, pushed.answer(where, "36"), where)
    assert grown.asks is Class.CHANGE and "10 倍" in grown.why
    assert "先做安全评估" in grown.first
    few = meant(before, pushed.answer(where, "3.9"), where)
    assert few.asks is Class.RECORD and not few.first


def test_real_names_are_filed_and_a_way_to_look_is_kept(pushed):
    row = f"subject.products.{pushed.subject.products[0].id}"
    names = pushed.answer(f"{row}.real_name_for", "浏览也要实名")
    look = pushed.answer(f"{row}.trial", "须登录，已备录屏")
    assert meant(pushed, names, f"{row}.real_name_for").asks is Class.CHANGE
    assert meant(pushed, look, f"{row}.trial").asks is Class.RECORD


def test_what_comes_first_is_said_once(generated):
    before = generated.answer("applicability.edits_biometrics", False)
    after = (
        before.answer("applicability.edits_biometrics", True)
        .answer("subject.monthly_users", "999")
        .answer("applicability.mobilises", True)
    )
    told = beforehand(classed(changes(before, after)))
    assert len(told) == len(set(told)) == 3


def test_days_are_working_days_of_china():
    changed_on = date(2026, 9, 24)
    assert due(Class.CHANGE, changed_on)[0] == date(2026, 10, 15)
    assert due(Class.CANCEL, changed_on)[0] > due(Class.CHANGE, changed_on)[0]
    assert due(Class.RECORD, changed_on)[0] is None


def test_a_year_without_known_holidays_is_said_and_not_guessed():
    day, why = due(Class.CHANGE, date(2031, 1, 1))
    assert day is None and "2031" in why
