"""Typical risks: what each follows from, row by row; taking one over; setting one aside."""

import pytest

from filing import verdict
from filing.law import LAWS
from filing.likely import LikelyRisk as L
from filing.project import Project
from filing.terms import RiskKind
from filing.verdict.risks import SOURCES
from tests.conftest import demo

GENERATION = {"scope.kind": "生成合成类"}
PUSH = {"scope.kind": "个性化推送类"}
RANKING = {"scope.kind": "排序精选类"}
RETRIEVAL = {"scope.kind": "检索过滤类"}
DISPATCH = {"scope.kind": "调度决策类"}
VIDEO = {"scope.core": ["f"], "scope.functions.f.outputs": ["视频"]}
WORKERS = {"subject.audiences": ["劳动者"]}
# One line for each row of the table: the risk, answers that bring it, and which of them
# must go for it to go.
TABLE = [
    (L.ILLEGAL_OUTPUT, GENERATION, "scope.kind"),
    (L.INDUCED, GENERATION, "scope.kind"),
    (L.FALSE_OUTPUT, GENERATION, "scope.kind"),
    (
        L.STALE_SOURCE,
        GENERATION | {"mechanism.steps.s.name": "检索知识库"},
        "mechanism.steps.s.name",
    ),
    (L.MASS_MISUSE, GENERATION, "scope.kind"),
    (L.FAKE_MEDIA, GENERATION | VIDEO, "scope.core"),
    (
        L.IMPERSONATION,
        GENERATION | {"applicability.edits_biometrics": True},
        "applicability.edits_biometrics",
    ),
    (
        L.SPECIAL_SCENE,
        GENERATION | {"applicability.special_scenes": True},
        "applicability.special_scenes",
    ),
    (L.LABEL_LOST, GENERATION, "scope.kind"),
    (L.INFRINGEMENT, GENERATION, "scope.kind"),
    (
        L.DEPENDENCE,
        GENERATION | {"applicability.companion": True},
        "applicability.companion",
    ),
    (
        L.UPSTREAM,
        {"mechanism.models.m.source": "直接调用第三方"},
        "mechanism.models.m.source",
    ),
    (L.CLIENT_MISUSE, GENERATION | {"scope.role": "服务技术支持者"}, "scope.role"),
    (L.KEY_THEFT, GENERATION | {"scope.role": "服务技术支持者"}, "scope.role"),
    (L.MIXED_CLIENTS, GENERATION | {"scope.role": "服务技术支持者"}, "scope.role"),
    (L.BUBBLE, PUSH, "scope.kind"),
    (L.ADDICTION, PUSH, "scope.kind"),
    (L.WRONG_PROFILE, PUSH, "scope.kind"),
    (L.MANIPULATION, RANKING, "scope.kind"),
    (L.RIGGED_ORDER, RANKING, "scope.kind"),
    (L.FALSE_HITS, RETRIEVAL, "scope.kind"),
    (L.WRONG_HITS, RETRIEVAL, "scope.kind"),
    (L.MISREAD_QUERY, RETRIEVAL, "scope.kind"),
    (L.GAMED_RESULTS, RETRIEVAL, "scope.kind"),
    (L.BAD_SPREAD, RETRIEVAL, "scope.kind"),
    (L.EVASION, PUSH, "scope.kind"),
    (L.USER_CONTENT, {"applicability.forms": ["论坛"]}, "applicability.forms"),
    (L.UNLABELLED, RANKING, "scope.kind"),
    (L.SHOWN_RIGHTS, PUSH, "scope.kind"),
    (
        L.UNLICENSED,
        PUSH | {"applicability.permits": ["互联网新闻信息服务"]},
        "applicability.permits",
    ),
    (L.OVERWORK, DISPATCH, "scope.kind"),
    (L.OVERWORK, WORKERS, "subject.audiences"),
    (L.UNFAIR_WORK, DISPATCH, "scope.kind"),
    (L.UNFAIR_WORK, WORKERS, "subject.audiences"),
    (L.UNFAIR_CHANCE, PUSH | {"scope.scene": "求职招聘"}, "scope.scene"),
    (L.WRONG_PLAN, DISPATCH, "scope.kind"),
    (
        L.UNFAIR_PRICE,
        DISPATCH | {"subject.audiences": ["一般消费者"]},
        "subject.audiences",
    ),
    (L.KEPT_CONTENT, GENERATION, "scope.kind"),
    (L.KEPT_CONTENT, PUSH, "scope.kind"),
    (L.KEPT_CONTENT, {"applicability.forms": ["论坛"]}, "applicability.forms"),
    (L.OUTAGE, DISPATCH, "scope.kind"),
    (L.LEAK, {"data.items.i.sensitivity": "个人信息"}, "data.items.i.sensitivity"),
    (
        L.SENSITIVE_LEAK,
        {"data.items.i.sensitivity": "生物识别信息"},
        "data.items.i.sensitivity",
    ),
    (L.PROCESSOR_LEAK, {"data.parties.p.kind": "受托处理方"}, "data.parties.p.kind"),
    (L.ABROAD, {"data.parties.p.place": "境外"}, "data.parties.p.place"),
    (L.TRAINING_RIGHTS, {"data.trains": True}, "data.trains"),
    (L.MINORS, {"subject.audiences": ["未成年人"]}, "subject.audiences"),
    (L.ELDERS, {"subject.audiences": ["老年人"]}, "subject.audiences"),
]
PICTURES = {"scope.core": ["f"], "scope.functions.f.outputs": ["图像"]}
EACH_RISK = pytest.mark.parametrize("risk", L, ids=lambda risk: risk.name)
ROWS = {
    "scope.functions": ["f"],
    "mechanism.models": ["m"],
    "mechanism.steps": ["s"],
    "data.items": ["i"],
    "data.parties": ["p"],
}


def likely(answers) -> dict[L, verdict.Likely]:
    project = Project.from_answers(ROWS | answers)
    return {one.risk: one for one in verdict.likely_risks(project)}


@pytest.mark.parametrize(("risk", "answers", "decisive"), TABLE)
def test_a_risk_comes_with_its_answers_and_goes_without(risk, answers, decisive):
    assert risk in likely(answers)
    left = {where: value for where, value in answers.items() if where != decisive}
    assert risk not in likely(left)


def test_every_row_of_the_table_is_tried():
    assert [source.risk for source in SOURCES] == [risk for risk, _, _ in TABLE]
    assert {risk for risk, _, _ in TABLE} == set(L)


def test_nothing_follows_from_a_blank_project():
    assert verdict.likely_risks(Project()) == ()


@pytest.mark.parametrize(
    ("answers", "absent"),
    [
        (GENERATION, L.BUBBLE),
        (PUSH, L.INDUCED),
        (DISPATCH, L.BAD_SPREAD),
        (DISPATCH, L.KEPT_CONTENT),
        (GENERATION | PICTURES, L.FALSE_OUTPUT),
        (GENERATION | PICTURES, L.MASS_MISUSE),
        (PUSH, L.RIGGED_ORDER),
        ({"data.items.i.sensitivity": "不含个人信息"}, L.LEAK),
        ({"data.items.i.sensitivity": "个人信息"}, L.SENSITIVE_LEAK),
        ({"applicability.forms": ["小程序"]}, L.USER_CONTENT),
        ({"data.parties.p.kind": "本公司系统"}, L.PROCESSOR_LEAK),
        (PUSH | {"applicability.edits_biometrics": True}, L.IMPERSONATION),
        (GENERATION | {"scope.role": "服务提供者"}, L.KEY_THEFT),
        (GENERATION | {"scope.functions.f.outputs": ["视频"]}, L.FAKE_MEDIA),
        (PUSH | {"applicability.permits": ["都不涉及"]}, L.UNLICENSED),
    ],
)
def test_what_does_not_concern_a_project_is_not_told(answers, absent):
    assert absent not in likely(answers)


def test_every_reason_and_article_of_a_risk_is_told():
    both = likely(DISPATCH | WORKERS)[L.OVERWORK]
    assert both.why == ("备案的是调度决策类算法", "劳动者会用到")
    assert [str(one) for one in both.cites] == ["《算法推荐规定》第二十条"]


@EACH_RISK
def test_a_risk_has_words_a_head_and_hints(risk):
    assert risk.plain and not risk.plain.endswith("。")
    assert risk.kind in RiskKind
    assert len(risk.hints) >= 3


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.risk.name)
def test_a_risk_stands_on_articles_that_we_hold(source):
    held = [article for law in LAWS for article in law.articles.values()]
    assert source.cites
    assert all(article in held for article in source.cites)


def test_a_risk_is_settled_by_a_row_or_by_a_reason():
    project = Project.from_answers({"data.trains": True})
    assert [one.risk for one in verdict.open_risks(project)] == [L.TRAINING_RIGHTS]
    taken = project.add("risk.risks", "r")
    taken = taken.answer("risk.risks.r.covers", [str(L.TRAINING_RIGHTS)])
    assert verdict.open_risks(taken) == ()
    aside = project.add("risk.dismissed", "d")
    aside = aside.answer("risk.dismissed.d.risk", str(L.TRAINING_RIGHTS))
    assert verdict.open_risks(aside) != ()
    assert (
        verdict.open_risks(aside.answer("risk.dismissed.d.reason", "没有外来数据"))
        == ()
    )


@pytest.mark.parametrize(
    "name", ["push", "generation", "supporter", "ranking", "dispatch"]
)
def test_the_complete_demos_have_thought_of_every_risk(name):
    assert verdict.likely_risks(demo(name))
    assert verdict.open_risks(demo(name)) == ()


def test_what_a_special_answer_brings_is_offered_first():
    companion = GENERATION | {"applicability.companion": True}
    first, *rest = verdict.open_risks(Project.from_answers(companion))
    assert first.risk is L.DEPENDENCE
    assert [one.risk for one in rest] == [
        one.risk for one in verdict.likely_risks(Project.from_answers(GENERATION))
    ]
