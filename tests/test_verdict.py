"""The conclusions: each line of a table by a case of its own, and what holds for all."""

import json
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing import verdict
from filing.block import Mark, Paragraph, Table, say, words
from filing.chapters.scope import scope as scope_chapter
from filing.project import Project
from filing.rules import review
from filing.steps.scope import Function
from filing.terms import (
    AlgorithmKind,
    AssessmentTrigger,
    Modality,
    ModelUse,
    Permit,
    PublicForm,
    Role,
    Side,
    Status,
)
from filing.verdict import Capacity, Consequence, Need, Needed
from tests.conftest import DEMOS, demo

CONSUMER, BUSINESS, INTERNAL = Side
GENERATION, PUSH, RANKING, RETRIEVAL, DISPATCH = AlgorithmKind
ONLINE, TESTING, DEVELOPING, PLANNED = Status
TODAY = date(2026, 11, 2)
DEMO_NAMES = sorted(path.stem for path in DEMOS.glob("*.json"))


def project(*functions: dict, **answers: object) -> Project:
    """A project from answers: `sides=...` of the first step, `scope__name=...` of others."""
    made = Project()
    for row in functions:
        made = made.add("scope.functions", row.get("id", ""))
        where = f"scope.functions.{made.scope.functions[-1].id}"
        for name, value in row.items():
            if name != "id":
                made = made.answer(f"{where}.{name}", value)
    for name, value in answers.items():
        where = name.replace("__", ".") if "__" in name else f"applicability.{name}"
        made = made.answer(where, value)
    return made


def function(name: str, kind=None, status=ONLINE, **more: object) -> dict:
    row = {"id": name, "name": name, "does": "做一件事", "status": status, **more}
    return {**row, "kind": kind} if kind else row


def said(prose: verdict.Prose, of: Project) -> str:
    return words(prose.said(of))


# --- Is a filing due? ----------------------------------------------------------------

HERE = {"domestic": True, "mobilises": False}
# line of the table, answers that reach it, the conclusion
LINES = [
    ("只有本单位员工用", {"sides": [INTERNAL], "kinds": [PUSH]}, "可不备"),
    ("境内公众用不到", {"sides": [CONSUMER], "domestic": False}, "可不备"),
    ("没有回答给谁用", {"domestic": True, "kinds": [PUSH]}, "信息不足"),
    ("没有回答是否面向境内", {"sides": [CONSUMER], "kinds": [PUSH]}, "信息不足"),
    ("还没有答到用了哪几种能力", {"sides": [CONSUMER], "domestic": True}, "信息不足"),
    ("五类算法都没有用到", {"sides": [CONSUMER], **HERE}, "可不备"),
    (
        "有列举的形态",
        {"sides": [CONSUMER], "kinds": [RANKING], "forms": [PublicForm.FORUM], **HERE},
        "应备",
    ),
    (
        "能让公众发表看法或动员公众",
        {
            "sides": [CONSUMER],
            "kinds": [DISPATCH],
            "domestic": True,
            "mobilises": True,
        },
        "应备",
    ),
    (
        "有持续的情感互动",
        {"sides": [CONSUMER], "kinds": [GENERATION], "companion": True, **HERE},
        "应备",
    ),
    (
        "直接给个人用户用，且生成内容",
        {"sides": [CONSUMER], "kinds": [GENERATION], **HERE},
        "应备",
    ),
    (
        "直接给个人用户用，且个性化推送",
        {"sides": [CONSUMER], "kinds": [PUSH], **HERE},
        "应备",
    ),
    (
        "只给企业客户用，且生成内容",
        {"sides": [BUSINESS], "kinds": [GENERATION], **HERE},
        "应备",
    ),
    (
        "没有回答是否有社会动员能力",
        {"sides": [CONSUMER], "kinds": [RETRIEVAL], "domestic": True},
        "信息不足",
    ),
    (
        "直接给个人用户用，没有命中上面的情形",
        {"sides": [CONSUMER], "kinds": [RETRIEVAL], **HERE},
        "建议备",
    ),
    (
        "只给企业客户用，没有命中上面的情形",
        {"sides": [BUSINESS], "kinds": [PUSH], **HERE},
        "建议备",
    ),
]


@pytest.mark.parametrize(
    ("line", "answers", "need"), LINES, ids=[line[0] for line in LINES]
)
def test_each_line_of_the_table_decides_its_case(line, answers, need):
    made = project(**answers)
    conclusion = verdict.applicability(made)
    assert conclusion.answer == need
    decided = next(one for one in verdict.TABLE if one.words == line)
    assert decided.need == need
    if decided.missing:
        assert set(decided.missing) <= set(conclusion.missing)
    else:
        assert [one.follows for one in conclusion.reasons] == [
            step.follows for step in decided.path
        ]


def test_every_line_of_the_table_has_a_case():
    assert [line.words for line in verdict.TABLE] == [line[0] for line in LINES]


def test_a_blank_project_names_everything_that_is_missing():
    conclusion = verdict.applicability(Project())
    assert conclusion.answer == Need.UNKNOWN
    assert conclusion.missing[:3] == (
        "applicability.sides",
        "applicability.domestic",
        "applicability.kinds",
    )
    assert "使用对象：未填" in conclusion.reasons[0].text


def test_a_kind_told_only_by_a_function_counts():
    made = project(function("热榜", RANKING), sides=[CONSUMER], **HERE)
    conclusion = verdict.applicability(made)
    assert conclusion.answer == Need.SHOULD
    assert "排序精选类" in conclusion.reasons[-1].answered


def test_an_answer_that_is_no_longer_asked_decides_nothing():
    made = project(sides=[CONSUMER], kinds=[RETRIEVAL], companion=True, **HERE)
    assert verdict.applicability(made).answer == Need.SHOULD


def test_staff_beside_the_public_does_not_make_it_internal():
    made = project(sides=[CONSUMER, INTERNAL], kinds=[PUSH], **HERE)
    assert verdict.applicability(made).answer == Need.MUST


def test_the_judgement_is_always_an_aid_and_shows_its_path():
    for _, answers, _ in LINES:
        conclusion = verdict.applicability(project(**answers))
        assert conclusion.assisted
        assert all(" → " in reason.text for reason in conclusion.reasons)
        assert conclusion.reasons


some = st.one_of(st.none(), st.booleans())
ANSWERS = st.fixed_dictionaries(
    {
        "sides": st.lists(st.sampled_from(list(Side)), unique=True),
        "domestic": some,
        "kinds": st.lists(st.sampled_from(list(AlgorithmKind)), unique=True),
        "forms": st.lists(st.sampled_from(list(PublicForm)), unique=True, max_size=2),
        "mobilises": some,
        "companion": some,
        "edits_biometrics": some,
        "special_scenes": some,
        "model_use": st.one_of(st.none(), st.sampled_from(list(ModelUse))),
        "status": st.one_of(st.none(), st.sampled_from(list(Status))),
        "served_on": st.sampled_from(["", "2026-09-01", "去年", "9999-12-31"]),
        "scope__kind": st.one_of(st.none(), st.sampled_from(list(AlgorithmKind))),
        "scope__role": st.one_of(st.none(), st.sampled_from(list(Role))),
    }
)


@given(ANSWERS)
def test_any_answers_lead_to_conclusions_with_reasons(answers):
    made = project(**answers)
    core = verdict.recommended_core(made).conclusion
    for one in (verdict.applicability(made), verdict.role(made), core):
        assert one.answer and one.reasons
    for one in verdict.neighbours(made):
        assert one.answer in list(Needed) and one.reasons
    for one in verdict.deadlines(made, TODAY):
        assert one.why and one.cites
    proposed = verdict.filings(made)
    assert sum(one.chosen for one in proposed) <= 1
    assert len({one.name for one in proposed}) == len(proposed)
    assert say(made, verdict.main_use(made))


# --- As whom? ------------------------------------------------------------------------

ROLES = [
    ([CONSUMER], GENERATION, None, Capacity.PROVIDER),
    ([BUSINESS], GENERATION, None, Capacity.SUPPORTER),
    ([CONSUMER, BUSINESS], GENERATION, None, Capacity.BOTH),
    ([CONSUMER, BUSINESS], GENERATION, Role.SUPPORTER, Capacity.BOTH),
    ([INTERNAL], GENERATION, None, Capacity.NONE),
    ([CONSUMER, INTERNAL], GENERATION, None, Capacity.PROVIDER),
    ([], GENERATION, None, Capacity.UNKNOWN),
    ([], GENERATION, Role.PROVIDER, Capacity.PROVIDER),
    ([CONSUMER], PUSH, None, Capacity.RECOMMENDER),
    ([BUSINESS], RANKING, None, Capacity.RECOMMENDER),
    ([CONSUMER], RETRIEVAL, Role.SUPPORTER, Capacity.RECOMMENDER),
    ([CONSUMER], None, None, Capacity.UNKNOWN),
]


@pytest.mark.parametrize(("sides", "kind", "role", "expected"), ROLES)
def test_the_role_follows_from_who_uses_it(sides, kind, role, expected):
    made = project(sides=sides, scope__kind=kind, scope__role=role)
    assert verdict.role(made).answer == expected


@pytest.mark.parametrize(
    ("sides", "stated", "other"),
    [
        ([CONSUMER], Role.SUPPORTER, "服务提供者"),
        ([BUSINESS], Role.PROVIDER, "服务技术支持者"),
        ([INTERNAL], Role.PROVIDER, "不涉及"),
    ],
)
def test_a_role_that_disagrees_with_the_users_is_said(sides, stated, other):
    told = verdict.role(
        project(sides=sides, scope__kind=GENERATION, scope__role=stated)
    )
    assert told.answer == stated
    assert told.assisted
    assert len(told.warnings) == 1 and other in told.warnings[0]


def test_a_role_that_agrees_raises_no_warning():
    made = project(sides=[CONSUMER], scope__kind=GENERATION, scope__role=Role.PROVIDER)
    assert not verdict.role(made).warnings
    assert not verdict.role(made).assisted


def test_both_roles_say_which_one_this_filing_is_for():
    made = project(
        sides=[CONSUMER, BUSINESS], scope__kind=GENERATION, scope__role=Role.SUPPORTER
    )
    told = verdict.role(made).reasons[-1].follows
    assert told == "这一份写服务技术支持者，另备一份写服务提供者"


def test_with_several_kinds_the_role_waits_for_the_one_that_is_filed():
    told = verdict.role(project(sides=[CONSUMER], kinds=[PUSH, GENERATION]))
    assert told.answer == Capacity.UNKNOWN
    assert told.missing == ("scope.kind",)


# --- How many? -----------------------------------------------------------------------

FILINGS = [
    ("no function listed yet", [], {"kinds": [PUSH]}, [(PUSH, None, ())]),
    (
        "one kind in two functions",
        [function("a", PUSH), function("b", PUSH, TESTING)],
        {},
        [(PUSH, None, ())],
    ),
    (
        "two kinds",
        [function("a", PUSH), function("b", RANKING)],
        {},
        [(PUSH, None, ()), (RANKING, None, ())],
    ),
    (
        "unfinished, unstated and plain functions do not count",
        [
            function("a", PUSH),
            function("b", RANKING, DEVELOPING),
            function("c", RETRIEVAL, PLANNED),
            function("d", DISPATCH, None),
            function("e"),
        ],
        {},
        [(PUSH, None, ())],
    ),
    (
        "two groups of outputs",
        [
            function("a", GENERATION, outputs=["文本"]),
            function("b", GENERATION, outputs=["图像"]),
            function("c", GENERATION, outputs=["文本"]),
        ],
        {},
        [
            (GENERATION, Role.PROVIDER, (Modality.TEXT,)),
            (GENERATION, Role.PROVIDER, (Modality.IMAGE,)),
        ],
    ),
    (
        "outputs do not split other kinds",
        [function("a", PUSH, outputs=["文本"]), function("b", PUSH, outputs=["视频"])],
        {},
        [(PUSH, None, ())],
    ),
    (
        "both roles",
        [function("a", GENERATION, outputs=["文本"]), function("b", PUSH)],
        {"sides": [CONSUMER, BUSINESS]},
        [
            (GENERATION, Role.PROVIDER, (Modality.TEXT,)),
            (GENERATION, Role.SUPPORTER, (Modality.TEXT,)),
            (PUSH, None, ()),
        ],
    ),
    ("nothing to file", [function("a", PUSH)], {"sides": [INTERNAL]}, []),
]


@pytest.mark.parametrize(
    ("rows", "answers", "expected"),
    [f[1:] for f in FILINGS],
    ids=[f[0] for f in FILINGS],
)
def test_filings_are_counted_by_kind_role_and_outputs(rows, answers, expected):
    made = project(*rows, **{"sides": [CONSUMER], **HERE, **answers})
    found = [(one.kind, one.role, one.modalities) for one in verdict.filings(made)]
    assert found == expected


def test_each_filing_says_why_it_stands_on_its_own():
    made = project(
        function("a", GENERATION, outputs=["文本"]),
        function("b", GENERATION, outputs=["图像"]),
        function("c", PUSH),
        sides=[CONSUMER],
        **HERE,
    )
    why = [one.why for one in verdict.filings(made)]
    both = (verdict.Why.KIND, verdict.Why.MODALITY)
    assert why == [both, both, (verdict.Why.KIND,)]
    made = project(function("a", GENERATION), sides=[CONSUMER, BUSINESS], **HERE)
    for one in verdict.filings(made):
        assert one.why == (verdict.Why.KIND, verdict.Why.ROLE)


NAMES = [
    ({}, ["〔产品简称〕文本生成算法"]),
    ({"subject__company": "示例科技（北京）有限公司"}, ["示例文本生成算法"]),
    ({"subject__company": "示例网络股份有限公司"}, ["示例网络文本生成算法"]),
    ({"scope__name": "示例写作算法"}, ["示例写作算法"]),
    (
        {"scope__name": "示例写作算法", "sides": [CONSUMER, BUSINESS]},
        ["示例写作算法-1", "示例写作算法-2"],
    ),
    (
        {"scope__name": "示例写作算法-2", "sides": [CONSUMER, BUSINESS]},
        ["示例写作算法-1", "示例写作算法-2"],
    ),
]


@pytest.mark.parametrize(("answers", "names"), NAMES)
def test_a_name_is_proposed_for_each_filing(answers, names):
    made = project(
        function("a", GENERATION, outputs=["文本"]),
        **{"sides": [CONSUMER], **HERE, **answers},
    )
    assert [one.name for one in verdict.filings(made)] == names


def test_the_product_gives_the_name_before_the_company():
    made = project(
        function("a", RANKING),
        sides=[CONSUMER],
        subject__company="示例科技（北京）有限公司",
        **HERE,
    ).add("subject.products", "p")
    made = made.answer("subject.products.p.name", "示例社区")
    assert [one.name for one in verdict.filings(made)] == ["示例社区排序精选算法"]


def test_the_chosen_filing_is_the_one_with_the_core_and_the_role():
    made = project(
        function("a", GENERATION, outputs=["文本"]),
        function("b", GENERATION, outputs=["图像"]),
        sides=[CONSUMER, BUSINESS],
        scope__kind=GENERATION,
        scope__role=Role.SUPPORTER,
        scope__core=["b"],
        **HERE,
    )
    (chosen,) = [one for one in verdict.filings(made) if one.chosen]
    assert (chosen.functions, chosen.role) == (("b",), Role.SUPPORTER)


# --- What else? ----------------------------------------------------------------------

(
    MODEL_FILING,
    MODEL_REGISTRATION,
    SECURITY,
    TOOLS,
    ICP,
    POLICE,
    LABELS,
    HUMANLIKE,
    ETHICS,
    PERMITS,
) = range(10)
WRITES = {"sides": [CONSUMER], "kinds": [GENERATION], **HERE}
SELLS = {**WRITES, "sides": [BUSINESS]}
RANKS = {**WRITES, "kinds": [RANKING]}
INSIDE = {**WRITES, "sides": [INTERNAL]}
ABROAD = {**WRITES, "domestic": False}
NEIGHBOURS = [
    (MODEL_FILING, WRITES | {"model_use": ModelUse.OWN}, "需要"),
    (MODEL_FILING, WRITES | {"model_use": ModelUse.BOTH}, "需要"),
    (MODEL_FILING, WRITES | {"model_use": ModelUse.CALLED}, "不涉及"),
    (MODEL_FILING, SELLS | {"model_use": ModelUse.OWN}, "可能需要"),
    (MODEL_FILING, WRITES, "可能需要"),
    (MODEL_FILING, RANKS | {"model_use": ModelUse.OWN}, "不涉及"),
    (MODEL_FILING, ABROAD | {"model_use": ModelUse.OWN}, "不涉及"),
    (MODEL_REGISTRATION, WRITES | {"model_use": ModelUse.CALLED}, "需要"),
    (MODEL_REGISTRATION, WRITES | {"model_use": ModelUse.BOTH}, "需要"),
    (MODEL_REGISTRATION, WRITES | {"model_use": ModelUse.OWN}, "不涉及"),
    (MODEL_REGISTRATION, SELLS | {"model_use": ModelUse.CALLED}, "可能需要"),
    (MODEL_REGISTRATION, INSIDE | {"model_use": ModelUse.CALLED}, "不涉及"),
    (
        SECURITY,
        WRITES | {"triggers": ["服务刚上线，或准备增加会影响公众表达的新功能"]},
        "需要",
    ),
    (SECURITY, WRITES, "可能需要"),
    (SECURITY, RANKS, "可能需要"),
    (SECURITY, RANKS | {"triggers": ["用户一下子多了很多"]}, "可能需要"),
    (SECURITY, INSIDE, "不涉及"),
    (TOOLS, WRITES | {"edits_biometrics": True}, "需要"),
    (TOOLS, SELLS | {"special_scenes": True, "edits_biometrics": False}, "需要"),
    (TOOLS, WRITES | {"special_scenes": False, "edits_biometrics": False}, "不涉及"),
    (TOOLS, WRITES | {"edits_biometrics": False}, "可能需要"),
    (TOOLS, RANKS | {"edits_biometrics": True}, "不涉及"),
    (ICP, WRITES, "可能需要"),
    (ICP, SELLS, "可能需要"),
    (ICP, SELLS | {"subject__website": "https://www.example.com"}, "需要"),
    (ICP, INSIDE, "不涉及"),
    (POLICE, WRITES, "可能需要"),
    (POLICE, SELLS | {"subject__website": "https://www.example.com"}, "需要"),
    (POLICE, INSIDE, "不涉及"),
    (LABELS, WRITES, "需要"),
    (LABELS, SELLS, "需要"),
    (LABELS, RANKS, "不涉及"),
    (LABELS, INSIDE, "不涉及"),
    (HUMANLIKE, WRITES | {"companion": True}, "需要"),
    (HUMANLIKE, WRITES | {"companion": False}, "不涉及"),
    (HUMANLIKE, WRITES, "可能需要"),
    (HUMANLIKE, RANKS | {"companion": True}, "不涉及"),
    (ETHICS, WRITES, "可能需要"),
    (ETHICS, INSIDE, "不涉及"),
    (ETHICS, {}, "可能需要"),
    (PERMITS, WRITES | {"permits": [Permit.NEWS]}, "需要"),
    (PERMITS, WRITES | {"permits": [Permit.NONE]}, "不涉及"),
    (PERMITS, WRITES, "可能需要"),
    (
        PERMITS,
        WRITES | {"permits": [Permit.NONE], "forms": [PublicForm.SHORT_VIDEO]},
        "可能需要",
    ),
    (PERMITS, INSIDE, "不涉及"),
]


@pytest.mark.parametrize(("number", "answers", "expected"), NEIGHBOURS)
def test_each_procedure_next_door_has_its_trigger(number, answers, expected):
    told = verdict.neighbours(project(**answers))
    assert len(told) == PERMITS + 1
    assert told[number].answer == expected
    assert told[number].reasons


def test_a_function_to_come_is_what_may_trigger_an_assessment():
    made = project(function("新", GENERATION, DEVELOPING), **WRITES)
    told = verdict.neighbours(made)[SECURITY]
    assert told.answer == Needed.MAYBE
    assert told.reasons[0].where == "scope.functions"
    assert "上线前" in told.reasons[0].follows


def test_a_product_on_the_web_needs_its_own_registration():
    made = project(**WRITES).add("subject.products", "p")
    made = made.answer("subject.products.p.form", "小程序")
    told = verdict.neighbours(made)
    assert told[ICP].answer == told[POLICE].answer == Needed.YES
    assert told[ICP].reasons[0].answered == "服务形式：小程序"


def test_a_procedure_that_is_needed_cites_its_article():
    for number, answers, expected in NEIGHBOURS:
        if expected != Needed.NO:
            assert verdict.neighbours(project(**answers))[number].cites


def test_permits_that_contradict_themselves_are_said():
    made = project(**WRITES, permits=[Permit.NEWS, Permit.NONE])
    assert verdict.neighbours(made)[PERMITS].warnings


def test_what_perhaps_applies_names_the_answer_it_waits_for():
    told = verdict.neighbours(project(**WRITES))
    assert told[MODEL_FILING].missing == ("applicability.model_use",)
    assert told[HUMANLIKE].missing == ("applicability.companion",)


def test_what_will_be_generated_later_is_asked_when_it_is_ready():
    made = demo("push")
    assert not made.applies("applicability.model_use")
    told = {one.question: one for one in verdict.neighbours(made)}
    companions = told["拟人化互动服务安全评估与核验"]
    assert companions.answer == Needed.MAYBE
    assert "还没有上线" in companions.reasons[0].answered
    # What others generated and users post is to be checked and marked now.
    labels = told["生成合成内容标识"]
    assert labels.answer == Needed.YES
    assert [one.where for one in labels.reasons] == [
        "applicability.forms",
        "scope.functions",
    ]
    coming = next(one for one in made.scope.functions if one.kind == "生成合成类")
    ready = made.answer(f"scope.functions.{coming.id}.status", "已上线")
    assert ready.applies("applicability.model_use")


# --- Which functions first? ----------------------------------------------------------

PRODUCT = (
    function("推荐", PUSH, scene="首页"),
    function("同城", PUSH, TESTING, scene="同城页"),
    function("关注", PUSH, TESTING, scene="首页"),
    function("热榜", RANKING, scene="首页"),
    function("字幕", GENERATION, DEVELOPING, scene="看视频"),
    function("评论"),
    function("搜索", RETRIEVAL, None),
)


def test_the_core_is_finished_of_one_kind_and_in_one_scene():
    core = verdict.recommended_core(project(*PRODUCT))
    assert core.functions == ("推荐", "关注")
    assert core.conclusion.answer == "推荐、关注"
    assert core.conclusion.reasons


def test_everything_left_out_has_its_own_reason():
    left_out = verdict.recommended_core(project(*PRODUCT)).left_out
    told = {one.function: one.why for one in left_out}
    assert "场景是“同城页”" in told["同城"]
    assert "另一类算法" in told["热榜"]
    assert "开发中" in told["字幕"]
    assert "由技术确认" in told["评论"]
    assert "没有填功能状态" in told["搜索"]
    assert len(told) == 5


def test_the_stated_kind_comes_first():
    made = project(*PRODUCT, scope__kind=RANKING)
    assert verdict.recommended_core(made).functions == ("热榜",)


def test_what_is_online_comes_before_what_is_more():
    made = project(
        function("a", RANKING, TESTING, scene="甲"),
        function("b", RANKING, TESTING, scene="甲"),
        function("c", PUSH, scene="乙"),
    )
    assert verdict.recommended_core(made).functions == ("c",)


def test_more_functions_come_before_fewer():
    made = project(
        function("a", RANKING, scene="甲"),
        function("b", PUSH, scene="乙"),
        function("c", PUSH, TESTING, scene="乙"),
    )
    assert verdict.recommended_core(made).functions == ("b", "c")


def test_other_outputs_are_left_out():
    made = project(
        function("写", GENERATION, outputs=["文本"]),
        function("改", GENERATION, outputs=["文本"]),
        function("画", GENERATION, outputs=["图像"]),
    )
    core = verdict.recommended_core(made)
    assert core.functions == ("写", "改")
    assert "内容形式不同" in core.left_out[0].why


def test_without_a_finished_function_nothing_is_recommended():
    core = verdict.recommended_core(project(function("字幕", GENERATION, PLANNED)))
    assert core.functions == ()
    assert core.conclusion.answer == verdict.UNKNOWN
    assert core.conclusion.missing == ("scope.functions",)


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (["推荐", "热榜"], "一份备案只写一类算法"),
        (["推荐", "同城"], "2个场景"),
        (["字幕"], "还没有做完"),
        (["评论"], "没有选算法类型"),
    ],
)
def test_a_core_that_mixes_is_warned_of(chosen, told):
    made = project(*PRODUCT, scope__core=chosen)
    assert any(
        told in one for one in verdict.recommended_core(made).conclusion.warnings
    )


def test_a_clean_core_is_not_warned_of():
    made = project(*PRODUCT, scope__core=["推荐", "关注"])
    assert verdict.recommended_core(made).conclusion.warnings == ()


# --- What is said of the rest? -------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "consequence"),
    [
        (function("新", PUSH, DEVELOPING), Consequence.CHANGE),
        (function("新", GENERATION, PLANNED), Consequence.OWN),
        (function("新", None, PLANNED, unclassified=True), Consequence.NOTHING),
        (function("新", None, PLANNED, unclassified=False), Consequence.UNKNOWN),
        (function("新", None, PLANNED), Consequence.UNKNOWN),
    ],
)
def test_a_function_to_come_has_its_consequence(row, consequence):
    made = project(function("推荐", PUSH), row, scope__core=["推荐"])
    (told,) = verdict.disclosures(made)
    assert told.consequence is consequence
    assert told.standing == "推断"
    assert said(told.prose, made).startswith("“新”目前") and "尚未对外提供" in said(
        told.prose, made
    )


def test_a_disclosure_leaves_a_gap_where_no_time_is_planned():
    made = project(function("推荐", PUSH), function("新", PUSH, DEVELOPING))
    (told,) = verdict.disclosures(made)
    assert any(isinstance(span, Mark) for span in told.prose.said(made))
    made = made.answer("scope.functions.新.when", "预计 2027 年第一季度")
    assert "预计 2027 年第一季度上线" in said(told.prose, made)
    assert not any(isinstance(span, Mark) for span in told.prose.said(made))


def test_finished_functions_are_not_disclosed_as_plans():
    assert verdict.disclosures(project(function("推荐", PUSH))) == ()


def test_new_outputs_of_the_same_kind_tell_that_practice_differs():
    made = project(
        function("写", GENERATION, outputs=["文本"]),
        function("画", GENERATION, DEVELOPING, outputs=["图像"]),
        scope__core=["写"],
    )
    (told,) = verdict.disclosures(made)
    assert told.consequence is Consequence.CHANGE
    assert "图像" in told.why and "分开备案" in told.why


def test_a_chosen_function_that_is_unfinished_is_not_said_to_be_left_out():
    made = project(function("新", PUSH, DEVELOPING), scope__core=["新"])
    (told,) = verdict.disclosures(made)
    assert "是否列入本次备案有待核对" in said(told.prose, made)
    assert "不在本次备案范围内" not in said(told.prose, made)


def test_each_kind_not_filed_is_excluded_by_a_fact():
    made = project(*PRODUCT, scope__kind=PUSH, kinds=[PUSH, DISPATCH])
    told = {one.kind: said(one.prose, made) for one in verdict.exclusions(made)}
    assert set(told) == set(AlgorithmKind) - {PUSH}
    assert told[RANKING] == "“热榜”属于排序精选类，不属于本次备案的算法，将另行备案。"
    assert (
        told[DISPATCH] == "产品另有调度决策类能力，不属于本次备案的算法，将另行备案。"
    )
    made = project(function("推荐", PUSH), scope__kind=PUSH)
    told = {one.kind: said(one.prose, made) for one in verdict.exclusions(made)}
    assert told[GENERATION].startswith("产品没有以算法生成或合成")


def test_nothing_is_excluded_while_functions_are_not_listed():
    made = project(scope__kind=PUSH)
    for one in verdict.exclusions(made):
        assert any(isinstance(span, Mark) for span in one.prose.said(made))
    assert verdict.exclusions(Project()) == ()


USES = [
    (GENERATION, None, "应用于办公写作场景，根据要点，生成结果。"),
    (PUSH, None, "应用于办公写作场景，根据要点，推荐结果。"),
    (RANKING, None, "应用于办公写作场景，根据要点，排序得出结果。"),
    (RETRIEVAL, None, "应用于办公写作场景，根据要点，检索过滤出结果。"),
    (DISPATCH, None, "应用于办公写作场景，根据要点，输出结果。"),
    (None, None, "应用于办公写作场景，根据要点，输出结果。"),
    (
        GENERATION,
        Role.SUPPORTER,
        "应用于办公写作场景，服务于问答类企业端客户，根据要点，生成结果。",
    ),
    (PUSH, Role.SUPPORTER, "应用于办公写作场景，根据要点，推荐结果。"),
]


@pytest.mark.parametrize(("kind", "role", "expected"), USES)
def test_the_main_use_is_told_as_the_lists_tell_it(kind, role, expected):
    made = project(
        scope__kind=kind,
        scope__role=role,
        scope__scene="办公写作",
        scope__clients="问答类",
        scope__takes="要点",
        scope__gives="结果",
    )
    assert words(say(made, verdict.main_use(made))) == expected


@pytest.mark.parametrize(
    ("where", "value", "told"),
    [
        ("scope__scene", "办公场景", "应用于办公场景，"),
        ("scope__clients", "问答类企业", "服务于问答类企业，"),
        ("scope__clients", "商家客户", "服务于商家客户，"),
        ("scope__clients", "咨询类", "服务于咨询类企业端客户，"),
    ],
)
def test_the_main_use_does_not_say_a_word_twice(where, value, told):
    made = project(scope__kind=GENERATION, scope__role=Role.SUPPORTER, **{where: value})
    assert told in words(say(made, verdict.main_use(made)))


# --- By when? ------------------------------------------------------------------------


def deadlines(**answers: object) -> dict[str, verdict.Deadline]:
    made = project(**{"sides": [CONSUMER], "kinds": [PUSH], **HERE, **answers})
    return {one.name: one for one in verdict.deadlines(made, TODAY)}


def test_the_first_filing_is_due_ten_working_days_after_service_begins():
    told = deadlines(status=ONLINE, served_on="2026-09-28")["首次备案"]
    assert told.due == date(2026, 10, 16)
    assert told.overdue
    assert not deadlines(status=ONLINE, served_on="2026-10-27")["首次备案"].overdue


def test_a_day_is_not_overdue_on_the_day_itself():
    told = deadlines(status=ONLINE, served_on="2026-10-19")["首次备案"]
    assert told.due == TODAY
    assert not told.overdue


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({}, "没有回答服务状态"),
        ({"status": TESTING}, "服务测试中"),
        ({"status": ONLINE}, "没有填提供服务之日"),
        ({"status": ONLINE, "served_on": "去年秋天"}, "读不出来"),
        ({"status": ONLINE, "served_on": "2039-12-30"}, "放假安排为准"),
        ({"status": ONLINE, "served_on": "9999-12-31"}, "日历的范围"),
        ({"scope__filing": "变更备案"}, "办的是变更"),
        ({"sides": [INTERNAL]}, "可不备案"),
    ],
)
def test_a_day_that_is_not_known_says_why(answers, why):
    told = deadlines(**answers)["首次备案"]
    assert told.due is None
    assert why in told.why
    assert not told.overdue


@pytest.mark.parametrize(
    ("name", "span"),
    [
        ("首次备案", "10 个工作日"),
        ("变更备案", "10 个工作日"),
        ("注销备案", "20 个工作日"),
        ("备案审核", "30 个工作日"),
        ("公安联网备案", "30 日"),
    ],
)
def test_every_deadline_tells_its_span_and_article(name, span):
    told = deadlines()[name]
    assert span in told.span
    assert told.cites and told.why


def test_the_police_registration_counts_calendar_days():
    told = deadlines(status=ONLINE, served_on="2026-09-28")["公安联网备案"]
    assert told.due == date(2026, 10, 28)
    assert told.overdue
    assert deadlines(sides=[INTERNAL])["公安联网备案"].due is None


# --- For all -------------------------------------------------------------------------


@pytest.mark.parametrize("name", DEMO_NAMES)
def test_every_demo_has_its_conclusions(name):
    made = demo(name)
    assert verdict.applicability(made).answer == Need.MUST
    assert sum(one.chosen for one in verdict.filings(made)) == 1
    assert verdict.recommended_core(made).functions


@pytest.mark.parametrize("name", [one for one in DEMO_NAMES if one != "unfinished"])
def test_a_complete_demo_files_the_recommended_core_under_the_role_that_follows(name):
    made = demo(name)
    assert verdict.role(made).warnings == ()
    core = verdict.recommended_core(made)
    assert set(core.functions) == set(made.scope.core)
    assert core.conclusion.warnings == ()


def test_conclusions_do_not_change_the_project():
    made = demo("push")
    before = json.dumps(made.answers(), ensure_ascii=False)
    everything(made)
    assert json.dumps(made.answers(), ensure_ascii=False) == before


def everything(made: Project) -> None:
    for one in (
        verdict.applicability,
        verdict.role,
        verdict.filings,
        verdict.neighbours,
        verdict.recommended_core,
        verdict.disclosures,
        verdict.exclusions,
        verdict.main_use,
        verdict.open_risks,
    ):
        one(made)
    verdict.deadlines(made, TODAY)


def with_functions(number: int) -> Project:
    made = project(sides=[CONSUMER, BUSINESS], scope__kind=GENERATION, **HERE)
    kinds, states, outputs = list(AlgorithmKind), list(Status), list(Modality)
    rows = tuple(
        Function(
            id=f"r{n}",
            name=f"功能{n}",
            kind=kinds[n % 5],
            status=states[n // 5 % 4],
            outputs=(outputs[n // 3 % 4],),
            scene=f"场景{n % 7}",
        )
        for n in range(number)
    )
    core = tuple(row.id for row in rows[::4])
    scope = made.scope.model_copy(update={"functions": rows, "core": core})
    return made.model_copy(update={"scope": scope})


def steps(made: Project) -> int:
    """How many calls it takes: unlike seconds, the same on a busy machine."""
    count = 0

    def counted(frame, event, argument) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        everything(made)
    finally:
        sys.setprofile(None)
    return count


def test_work_grows_no_faster_than_the_rows():
    few, many = steps(with_functions(250)), steps(with_functions(2500))
    assert many < 10 * few * 1.1


def test_days_and_entries_told_before_are_carried_over(pushed):
    assert verdict.drafted(pushed, "scope.online_on") == pushed.scope.online_on
    assert verdict.drafted(pushed, "governance.complaint") == pushed.mechanism.appeal
    bare = pushed.answer("mechanism.appeal", "没有")
    assert verdict.drafted(bare, "governance.complaint") == ""
    assert verdict.drafted(Project(), "scope.online_on") == ""
    served = Project().answer("applicability.served_on", "2026-05-20")
    assert verdict.drafted(served, "scope.online_on") == "2026-05-20"
    coming = Project().add("scope.functions", "f").answer("scope.core", ["f"])
    coming = coming.answer("scope.functions.f.status", "测试中")
    coming = coming.answer("scope.functions.f.when", "2027 年第一季度")
    assert verdict.drafted(coming, "scope.planned_on") == "2027 年第一季度"


def test_what_the_chosen_functions_tell_is_carried_to_the_filing():
    made = project(
        function("推荐", PUSH, scene="首页", when="2026-05-20"),
        function("关注", PUSH, scene="关注页", when="2026-05-18"),
        scope__core=["推荐", "关注"],
    )
    told = {"scope.kind": "个性化推送类", "scope.status": "已上线"}
    told["scope.online_on"] = "2026-05-18"
    assert verdict.followed(made) == told
    for where, value in told.items():
        made = made.answer(where, value)
    assert verdict.followed(made) == {}
    coming = made.answer("scope.functions.关注.scene", "首页").answer(
        "scope.kind", None
    )
    assert verdict.followed(coming) == {
        "scope.kind": "个性化推送类",
        "scope.scene": "首页",
    }
    assert verdict.followed(Project()) == {}


def test_whether_a_model_is_trained_follows_from_where_the_models_are_from(pushed):
    assert verdict.drafted(pushed, "data.trains") is True
    assert verdict.drafted(demo("generation"), "data.trains") is False
    model = pushed.mechanism.models[0].id
    unknown = pushed.answer(f"mechanism.models.{model}.source", None)
    assert verdict.drafted(unknown, "data.trains") == ""
    assert verdict.drafted(Project(), "data.trains") == ""


def test_what_is_told_of_a_company_is_carried_to_its_row():
    made = demo("generation")
    model = next(m for m in made.mechanism.models if m.provider and m.agreement)
    made = made.add("data.parties", "new")
    where = "data.parties.new"
    assert verdict.drafted(made, f"{where}.entity") == ""
    made = made.answer(f"{where}.name", model.provider)
    assert verdict.drafted(made, f"{where}.entity") == model.provider
    assert verdict.drafted(made, f"{where}.contract") == model.agreement
    assert verdict.carried(f"{where}.contract")
    other = made.answer(f"{where}.name", "日志库")
    assert verdict.drafted(other, f"{where}.entity") == ""
    assert verdict.drafted(other, f"{where}.contract") == ""
    made = made.add("subject.products", "p")
    status = verdict.drafted(made, "subject.products.p.status")
    assert status == made.applicability.status


@pytest.mark.parametrize(
    ("status", "when", "due"),
    [
        ("已上线", "2026-10-20", date(2026, 11, 3)),
        ("已上线", "2026-10", None),
        ("测试中", "2026-10-20", None),
    ],
)
def test_another_filing_is_due_by_its_own_first_day(status, when, due):
    made = demo("push")
    at = "scope.functions.hot"
    made = made.answer(f"{at}.status", status).answer(f"{at}.when", when)
    other = {one.kind: verdict.due_of(made, one) for one in verdict.filings(made)}
    assert other[AlgorithmKind.RANKING] == due
    assert other[AlgorithmKind.PUSH] is None


def test_kinds_that_no_function_has_yet_are_counted_as_filings():
    kinds = ["个性化推送类", "排序精选类"]
    made = project(function("推荐", PUSH), **WRITES | {"kinds": kinds})
    assert [one.kind for one in verdict.filings(made)] == kinds
    coming = project(
        function("推荐", PUSH),
        function("热榜", "排序精选类", DEVELOPING),
        **WRITES | {"kinds": kinds},
    )
    assert [one.kind for one in verdict.filings(coming)] == kinds[:1]


def test_what_is_not_told_of_a_function_makes_no_filing_of_its_own():
    texts = [Modality.TEXT]
    answers = WRITES | {"kinds": [GENERATION]}
    made = project(
        function("写作", GENERATION, outputs=texts),
        function("润色", GENERATION),
        **answers,
    )
    (one,) = verdict.filings(made)
    assert one.functions == ("写作", "润色")
    half = project(function("写作", GENERATION, status=None), **answers)
    assert len(verdict.filings(half)) == 1
    core = verdict.recommended_core(made)
    assert "没有填结果的形式" in core.left_out[0].why


@pytest.mark.parametrize(
    ("unclassified", "told"),
    [(None, "unclassified"), (False, "kind"), (True, "")],
)
def test_what_is_done_about_a_function_without_a_kind_is_told_or_a_gap(
    pushed, unclassified, told
):
    where = "scope.functions.publish"
    made = pushed.answer(f"{where}.unclassified", unclassified)
    (row,) = [
        row
        for block in scope_chapter(made)
        if isinstance(block, Table) and block.key == "functions"
        for row in block.rows
        if words(row[1]) == "视频发布与评论"
    ]
    (span,) = row[-1]
    assert (span.where == f"{where}.{told}") if told else ("未应用" in span)
    assert isinstance(span, Mark) is bool(told)


def test_what_is_only_in_test_is_not_told_to_the_public(pushed):
    first = pushed.scope.functions[0].id
    made = pushed.answer("scope.core", [first, "nearby"])
    assert made.at("scope.functions.nearby.status") == "测试中"
    assert "同城推荐" not in verdict.drafted(made, "mechanism.usage")
    testing = made.answer("scope.status", "测试中")
    assert "同城推荐" in verdict.drafted(testing, "mechanism.usage")
    (said,) = [
        words(block.text)
        for block in scope_chapter(made)
        if isinstance(block, Paragraph) and "纳入本次备案的功能为" in words(block.text)
    ]
    assert said.endswith("其中“同城推荐”目前正在测试，尚未全面开放。")


def test_what_is_done_already_stands_beside_the_procedure(pushed):
    told = verdict.neighbours(pushed)
    registered = told[ICP].reasons[-1]
    assert pushed.subject.products[0].icp in registered.answered
    made = pushed.answer(
        "applicability.procedures", "公安联网备案：2026-06-12 办结\n别的：没有"
    )
    reasons = verdict.neighbours(made)[POLICE].reasons
    assert reasons[-1].where == "applicability.procedures"
    assert reasons[-1].answered.endswith("公安联网备案：2026-06-12 办结")
    bare = made.answer("applicability.procedures", "")
    assert verdict.neighbours(bare)[POLICE].reasons == reasons[:-1]


def test_a_supporters_console_is_recorded_by_its_line():
    answers = SELLS | {"subject__website": "https://console.example.com"}
    made = project(**answers).answer(
        "applicability.procedures", "控制台的 ICP 备案：浙ICP备00000000号-1"
    )
    told = verdict.neighbours(made)[ICP]
    assert told.reasons[-1].answered.endswith("浙ICP备00000000号-1")


def test_what_is_often_the_same_is_carried_from_the_row_above(pushed):
    first, second = (one.id for one in pushed.governance.systems[:2])
    where = f"governance.systems.{second}.iteration"
    assert verdict.carried(where)
    above = pushed.governance.systems[0].iteration
    assert verdict.drafted(pushed, where) == above
    bare = pushed.answer(f"governance.systems.{first}.iteration", "还没有定")
    assert verdict.drafted(bare, where) == ""
    assert verdict.drafted(pushed, f"governance.systems.{first}.iteration") == ""


def test_a_plain_search_beside_the_filing_is_a_doubt_and_no_certainty():
    searching = function("搜索", "检索过滤类", outputs=[Modality.TEXT])
    answers = WRITES | {"kinds": [PUSH, "检索过滤类"], "scope__kind": PUSH}
    made = project(function("推荐", PUSH), searching, **answers)
    doubts = {one.kind: one.doubt for one in verdict.filings(made)}
    assert doubts[PUSH] == "" and "先问属地网信部门" in doubts["检索过滤类"]
    chosen = made.answer("scope.kind", "检索过滤类").answer("scope.core", ["搜索"])
    assert not any(one.doubt for one in verdict.filings(chosen) if one.chosen)


def test_a_mini_program_among_the_forms_needs_its_number():
    forms = {"forms": [PublicForm.MINI_PROGRAM]}
    assert verdict.neighbours(project(**WRITES | forms))[ICP].answer == "需要"


def test_a_public_statement_is_drafted_from_steps_models_and_products(pushed):
    steps = [step.name for step in pushed.mechanism.steps]
    operation = verdict.drafted(pushed, "mechanism.operation")
    places = [operation.index(f"（{n}）{name}") for n, name in enumerate(steps, 1)]
    assert places == sorted(places)
    usage = verdict.drafted(pushed, "mechanism.usage")
    assert usage.startswith("应用于示例短视频（APP）、示例短视频（网站）的首页推荐功能")
    principle = verdict.drafted(pushed, "mechanism.principle")
    assert all(model.name in principle for model in pushed.mechanism.models)
    called = verdict.drafted(demo("generation"), "mechanism.principle")
    assert "示例大模型（杭州）有限公司提供的“示例文本大模型”" in called


def test_a_draft_tells_of_branches_and_of_the_models_that_the_steps_use(pushed):
    first, _, third = pushed.mechanism.steps[:3]
    where = f"mechanism.steps.{first.id}"
    made = pushed.answer(f"{where}.elsewhere", [third.id])
    made = made.answer(f"{where}.elsewhere_when", "已登录的")
    operation = verdict.drafted(made, "mechanism.operation")
    assert f"{first.name}（已登录的，转到第 3 步）" in operation
    made = made.add("mechanism.models", "spare")
    made = made.answer("mechanism.models.spare.name", "文案模型")
    made = made.answer("mechanism.models.spare.use", "写文案")
    assert "文案模型" not in verdict.drafted(made, "mechanism.principle")


def test_a_first_day_is_not_drafted_where_one_cannot_be_read(pushed):
    where = f"scope.functions.{pushed.scope.core[0]}.when"
    made = pushed.answer(where, "网站 6 月 18 日，小程序 8 月")
    assert verdict.drafted(made, "scope.online_on") == ""


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("公安联网备案：尚未办理，打算 2026-12-20 前办好", False),
        ("公安联网备案：2026-12-20 前办好", False),
        ("公安联网备案：2026-06-12 办结", True),
        ("公安联网备案：办好了，编号不在手边", True),
    ],
)
def test_only_what_is_done_is_told_as_done(pushed, line, done):
    made = pushed.answer("applicability.procedures", line)
    (police,) = [d for d in verdict.deadlines(made, TODAY) if "公安" in d.name]
    assert police.why.startswith("已办") is done


def test_without_a_listed_form_the_assessment_is_asked_about_or_told_as_practice():
    new = {"triggers": list(AssessmentTrigger)[:1]}
    pushing = project(**WRITES | {"kinds": [PUSH]} | new)
    assert verdict.neighbours(pushing)[SECURITY].answer == "可能需要"
    writing = verdict.neighbours(project(**WRITES | new))[SECURITY]
    assert writing.answer == "需要" and writing.assisted


def test_nothing_is_drafted_from_nothing_nor_for_what_only_people_know(pushed):
    for name in ("principle", "operation", "usage"):
        assert verdict.drafted(Project(), f"mechanism.{name}") == ""
    assert verdict.drafted(pushed, "mechanism.intent") == ""


@pytest.mark.parametrize("name", ["generation", "push", "ranking", "dispatch"])
def test_a_drafted_statement_satisfies_the_rules_of_its_steps(name):
    project = demo(name)
    where = "mechanism.operation"
    drafted = project.answer(where, verdict.drafted(project, where))
    assert not [one for one in review(drafted) if one.where == where]


def test_what_stands_after_the_result_is_drafted_as_a_way_of_its_own():
    project = Project()
    for number, (name, stage, blocked) in enumerate(
        (
            ("计算名次", "算法处理", ""),
            ("停业店下架", "输出审核", "停业的店从榜单里拿掉"),
            ("展示榜单", "返回结果", ""),
            ("点评审核", "输入审核", "拦下并提示修改"),
            ("图片审核", "输入审核", "拿不准的转人工"),
        )
    ):
        where = f"mechanism.steps.s{number}"
        project = project.add("mechanism.steps", f"s{number}")
        for field, value in (("name", name), ("stage", stage), ("blocked", blocked)):
            if value:
                project = project.answer(f"{where}.{field}", value)
    assert verdict.drafted(project, "mechanism.operation") == (
        "依次进行：（1）计算名次；（2）停业店下架；（3）展示榜单。"
        "另外进行：（4）点评审核，未通过的不再往下处理；（5）图片审核。"
    )


def test_a_day_that_nobody_knows_is_not_told_as_foreseen():
    project = Project().answer("scope.kind", "个性化推送类").add("scope.functions", "f")
    for field, value in (
        ("name", "按口味推荐"),
        ("kind", "个性化推送类"),
        ("status", "规划中"),
        ("when", "明年，具体哪个月没定"),
    ):
        project = project.answer(f"scope.functions.f.{field}", value)
    (one,) = verdict.disclosures(project)
    assert "上线时间的情况为：" in one.prose.text and "预计" not in one.prose.text
