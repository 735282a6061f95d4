"""A project: answering, rows, conditions, and the contract of every question."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.project import (
    STEPS,
    Project,
    WrongAnswer,
    kind_at,
    noun_at,
    question_at,
    row_kind,
)
from filing.question import Row, Section, answer_type


def _sections() -> list[type[Section]]:
    rows = [
        answer_type(step, name)
        for step in STEPS.values()
        for name in step.questions()
        if isinstance(answer_type(step, name), type)
        and issubclass(answer_type(step, name), Row)
    ]
    return [*STEPS.values(), *dict.fromkeys(rows)]


SECTIONS = _sections()
QUESTIONS = [
    pytest.param(section, name, question, id=f"{section.__name__}.{name}")
    for section in SECTIONS
    for name, question in section.questions().items()
]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.__name__)
def test_every_field_is_a_question(section):
    assert set(section.questions()) == set(section.model_fields) - {"id"}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.__name__)
def test_every_section_may_be_left_blank(section):
    assert section() == section.model_validate({})


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.__name__)
def test_nouns_tell_the_questions_of_a_section_apart(section):
    nouns = [question.noun for question in section.questions().values()]
    assert len(nouns) == len(set(nouns))


@pytest.mark.parametrize(("section", "name", "question"), QUESTIONS)
def test_every_question_says_what_a_person_needs(section, name, question):
    assert question.label and question.help and question.example and question.who
    assert question.help.endswith(("。", "）", "”")), question.help
    assert not question.noun.endswith(("？", "。"))


@pytest.mark.parametrize(("section", "name", "question"), QUESTIONS)
def test_every_condition_reads_as_a_sentence_part(section, name, question):
    if question.when:
        assert question.when.words and not question.when.words.endswith("。")


@pytest.mark.parametrize(("section", "name", "question"), QUESTIONS)
def test_every_reference_names_a_group(section, name, question):
    if question.of:
        assert issubclass(row_kind(question.of), Row)


@pytest.mark.parametrize(("section", "name", "question"), QUESTIONS)
def test_every_option_is_text_of_its_own(section, name, question):
    kind = answer_type(section, name)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        values = [str(option) for option in kind]
        assert len(values) == len(set(values)) and all(values)


def test_an_answer_makes_a_new_project():
    old = Project()
    new = old.answer("scope.name", "示例算法")
    assert (old.scope.name, new.scope.name) == ("", "示例算法")


def test_an_answer_in_a_row_leaves_the_other_rows_alone():
    project = Project().add("data.flows", "a").add("data.flows", "b")
    project = project.answer("data.flows.b.purpose", "生成列表")
    assert [flow.purpose for flow in project.data.flows] == ["", "生成列表"]


def test_rows_are_added_moved_and_removed_by_their_ids():
    project = (
        Project().add("data.items", "a").add("data.items", "b").add("data.items", "c")
    )
    moved = project.move("data.items.c", -2)
    assert [item.id for item in moved.data.items] == ["c", "a", "b"]
    assert [item.id for item in moved.remove("data.items.a").data.items] == ["c", "b"]


def test_a_new_row_never_takes_an_id_that_is_there():
    project = Project()
    for _ in range(50):
        project = project.add("data.items")
    assert len({item.id for item in project.data.items}) == 50


def test_a_blank_answer_takes_an_answer_back():
    project = Project().answer("scope.kind", "生成合成类").answer("scope.kind", None)
    assert project == Project()


@pytest.mark.parametrize(
    ("where", "value"),
    [
        ("scope.kind", "第六类"),
        ("applicability.domestic", "是"),
        ("applicability.kinds", "生成合成类"),
        ("applicability.kinds", ["第六类"]),
        ("scope.name", ["名"]),
        ("scope.functions", ["a"]),
    ],
)
def test_what_is_no_answer_is_told_in_chinese(where, value):
    with pytest.raises(WrongAnswer, match=r"没有|选项|逐行") as caught:
        Project().answer(where, value)
    assert caught.value.where == where


@pytest.mark.parametrize(
    "where", ["", "scope", "nowhere.name", "scope.nothing", "scope.functions.zz.name"]
)
def test_an_address_that_does_not_exist_is_an_error(where):
    with pytest.raises((KeyError, AttributeError)):
        Project().answer(where, "x")


def test_a_question_that_does_not_apply_is_not_asked_and_keeps_its_answer():
    project = (
        Project().answer("scope.kind", "生成合成类").answer("scope.role", "服务提供者")
    )
    other = project.answer("scope.kind", "排序精选类")
    assert not other.applies("scope.role")
    assert "scope.role" not in {asked.where for asked in other.asked("scope")}
    assert other.answer("scope.kind", "生成合成类").applies("scope.role")
    assert other.scope.role is project.scope.role


def test_a_rows_question_may_hang_on_its_row():
    project = Project().add("mechanism.models", "m")
    own = project.answer("mechanism.models.m.source", "自研")
    third = project.answer("mechanism.models.m.source", "直接调用第三方")
    assert not own.applies("mechanism.models.m.provider")
    assert third.applies("mechanism.models.m.provider")


def test_rows_of_a_group_that_does_not_apply_are_not_asked():
    project = Project().answer("data.trains", True).add("data.training", "t")
    assert project.applies("data.training.t.scale")
    assert not project.answer("data.trains", False).applies("data.training.t.scale")


def test_a_noun_names_the_row_it_stands_in():
    project = Project().add("data.flows", "a").add("mechanism.models", "m")
    named = project.answer("mechanism.models.m.name", "精排模型")
    assert (
        noun_at(named, "mechanism.models.m.provider") == "模型1“精排模型”的模型提供方"
    )
    assert noun_at(project, "data.flows.a.purpose") == "流向1的流转目的"


def test_a_flow_is_called_by_its_two_ends_and_never_by_an_id():
    project = Project().add("data.flows", "a").add("data.parties", "p")
    project = project.add("data.parties", "q").answer("data.parties.p.name", "用户")
    project = project.answer("data.flows.a.source", "p")
    assert noun_at(project, "data.flows.a.purpose") == "流向1“用户”的流转目的"
    project = project.answer("data.flows.a.target", "q")
    assert noun_at(project, "data.flows.a.purpose") == "流向1“用户→…”的流转目的"
    project = project.answer("data.parties.q.name", "网关")
    assert noun_at(project, "data.flows.a.purpose") == "流向1“用户→网关”的流转目的"
    assert noun_at(project, "scope.name") == "算法名称"


def test_answers_of_removed_questions_and_options_are_passed_over():
    project = Project.from_answers(
        {
            "scope.name": "示例算法",
            "scope.kind": "第六类",
            "gone.name": "x",
            "data.items": ["a"],
            "data.items.a.name": "记录",
            "data.items.removed.name": "旧",
        }
    )
    assert project.answers() == {
        "scope.name": "示例算法",
        "data.items": ["a"],
        "data.items.a.name": "记录",
    }


def test_text_is_normalised_once_on_the_way_in():
    assert Project().answer("scope.name", "a\x00\r\nb").scope.name == "a\nb"


def _plain_addresses() -> list[str]:
    return [
        f"{step}.{name}"
        for step, section in STEPS.items()
        for name in section.questions()
        if kind_at(f"{step}.{name}") is str and not question_at(f"{step}.{name}").of
    ]


@given(st.dictionaries(st.sampled_from(_plain_addresses()), st.text(), max_size=8))
def test_any_text_reads_back_the_same(answers):
    project = Project()
    for where, text in answers.items():
        project = project.answer(where, text)
    assert Project.from_answers(project.answers()) == project
