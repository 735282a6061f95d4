"""The self-assessment report: the official outline, by kind and role, nothing claimed."""

import re

import pytest

from filing.block import Heading, Table, plain, words
from filing.documents.safety_assessment import safety_assessment
from filing.project import Project
from filing.rules import review
from filing.terms import AlgorithmKind, RiskKind, Role, Status
from tests.conftest import demo

CHAPTERS = [
    "算法情况",
    "服务情况",
    "风险研判",
    "风险防控情况",
    "安全评估结论",
    "其他应当说明的相关情况",
]
DEMOS = ("push", "generation", "supporter", "ranking", "dispatch", "unfinished")


def drawn(project: Project):
    return safety_assessment(project, review(project))


def text(project: Project) -> str:
    return plain(drawn(project))


def headings(project: Project, level: int) -> list[str]:
    return [
        one.text
        for one in drawn(project)
        if isinstance(one, Heading) and one.level == level
    ]


def column(project: Project, number: int, *keys: str) -> list[str]:
    return [
        words(row[number])
        for one in drawn(project)
        if isinstance(one, Table) and one.key in keys
        for row in one.rows
    ]


@pytest.mark.parametrize("name", DEMOS)
def test_the_chapters_are_those_of_the_official_outline(name):
    assert headings(demo(name), 1)[: len(CHAPTERS)] == CHAPTERS


@pytest.mark.parametrize("name", DEMOS)
def test_the_eight_heads_of_risk_are_all_there(name):
    assert column(demo(name), 1, "heads") == list(RiskKind)


@pytest.mark.parametrize(
    ("name", "times"), [("generation", 0), ("supporter", 1), ("push", 1)]
)
def test_an_outline_that_nobody_has_seen_is_said_to_be_so_once(name, times):
    assert text(demo(name)).count("以系统模板为准") == times


@pytest.mark.parametrize("name", DEMOS)
def test_each_risk_is_judged_once_under_its_own_number(name):
    judged = column(demo(name), 0, "abuse", "flaw", "others")
    numbers = [f"R{number}" for number in range(1, len(judged) + 1)]
    assert sorted(judged) == sorted(numbers)
    assert len(judged) == len(demo(name).risk.risks)


def test_each_measure_says_against_which_risks_and_to_what_effect(pushed):
    assert column(pushed, 1, "measures") == [one.name for one in pushed.risk.measures]
    assert "—" not in column(pushed, 3, "measures")
    assert all(column(pushed, 4, "measures"))


def test_a_risk_without_a_measure_is_said_to_have_none(pushed):
    (lonely, *_) = pushed.risk.risks
    bare = pushed
    for one in pushed.risk.risks:
        if one.kind in (RiskKind.ABUSE, RiskKind.OTHER):
            bare = bare.answer(f"risk.risks.{one.id}.measures", ())
    assert lonely.kind is RiskKind.ABUSE
    number = pushed.risk.risks.index(lonely) + 1
    assert f"风险 R{number} 的控制措施：【待补充" in text(bare)
    assert "的控制措施：【待补充" not in text(pushed)


def test_a_risk_without_a_measure_is_not_told_beside_the_measures_of_others(pushed):
    first, second = [
        (f"R{n}", one)
        for n, one in enumerate(pushed.risk.risks, 1)
        if one.kind in (RiskKind.ABUSE, RiskKind.OTHER)
    ][:2]
    bare = pushed.answer(f"risk.risks.{first[1].id}.measures", ())
    (met,) = [
        line for line in text(bare).splitlines() if f"的风险为 {second[0]}" in line
    ]
    assert not re.search(rf"{first[0]}(?!\d)", met)
    assert f"风险 {first[0]} 的控制措施：【待补充" in text(bare)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (AlgorithmKind.GENERATION, ("显式标识", "隐式标识", "辟谣机制")),
        (AlgorithmKind.PUSH, ("用户标签管理", "个性化推荐关闭方式", "防沉迷机制")),
        (AlgorithmKind.RANKING, ("排序因素与权重", "榜单规则", "反操纵机制")),
        (AlgorithmKind.RETRIEVAL, ("检索过滤条件", "误拦与漏拦")),
        (AlgorithmKind.DISPATCH, ("调度因素", "劳动者权益保护", "劳动者申诉")),
    ],
)
def test_each_kind_answers_for_what_the_regulation_asks_of_it(kind, asked):
    blank = text(Project().answer("scope.kind", kind))
    others = text(Project())
    for noun in asked:
        assert f"【待补充：{noun}】" in blank
        assert f"【待补充：{noun}】" not in others


def test_only_generated_content_has_a_section_on_labels(pushed, generated):
    assert "结果标识" in headings(generated, 2)
    assert "显著告知与公示" not in headings(generated, 2)
    assert "显著告知与公示" in headings(pushed, 2)
    assert "结果标识" not in headings(pushed, 2)


def test_a_supporter_tells_of_its_clients_and_of_no_product():
    told = headings(demo("supporter"), 2)
    assert {"技术服务方式", "企业客户核验与约束"} <= set(told)
    provider = demo("supporter").answer("scope.role", Role.PROVIDER)
    assert "技术服务方式" not in headings(provider, 2)


def test_a_chosen_function_still_being_made_is_told_as_to_come(pushed):
    (core,) = pushed.scope.core
    where = f"scope.functions.{core}"
    assert pushed.at(f"{where}.does").rstrip("。") in text(pushed)
    planned = pushed.answer(f"{where}.status", Status.DEVELOPING)
    assert pushed.at(f"{where}.does").rstrip("。") not in text(planned)
    assert f"“{pushed.at(where)}”目前正在开发，尚未对外提供" in text(planned)


def test_nothing_is_claimed_of_data_that_is_not_sorted_yet():
    known = Project().add("data.items", "a")
    known = known.answer("data.items.a.sensitivity", "不含个人信息")
    assert "数据清单所列数据均不含个人信息" in text(known)
    unknown = text(known.add("data.items", "b"))
    assert "均不含" not in unknown
    assert "不含人脸" not in unknown


def test_what_proves_an_answer_is_named_once_where_the_answer_is_asked(
    pushed, generated
):
    called = [one for one in generated.mechanism.models if one.provider]
    assert len(called) > 1
    proof = "“示例文本大模型”提供方公示页截图（附件 "
    assert text(generated).count(proof) == 1
    assert "提供方公示页截图" not in text(pushed)


def test_nobody_signs_and_no_day_is_put_in(pushed):
    lines = text(pushed).split("\n")
    assert "算法安全责任人（本人手写签名）：" in lines
    assert "日期：　　　　年　　月　　日" in lines


def test_a_risk_whose_measures_are_gone_leaves_the_summary_whole(pushed):
    gone = pushed
    for one in pushed.risk.risks:
        gone = gone.answer(f"risk.risks.{one.id}.measures", ["gone"])
    assert "评估算法风险描述" in text(gone)


def test_a_risk_without_a_measure_is_open_in_the_summary_too(pushed):
    first, second = [
        (f"R{n}", one)
        for n, one in enumerate(pushed.risk.risks, 1)
        if one.kind is RiskKind.MALICIOUS
    ]
    bare = pushed.answer(f"risk.risks.{second[1].id}.measures", ())
    (heads,) = [b for b in drawn(bare) if isinstance(b, Table) and b.key == "heads"]
    (row,) = [row for row in heads.rows if words(row[1]) == str(RiskKind.MALICIOUS)]
    assert f"；{second[0]} 【待补充" in words(row[3])
    assert f"{first[0]} 【待补充" not in words(row[3])
