"""Every rule: a way to break it, and the sound demos that it leaves in peace."""

import re
from collections import Counter
from functools import cache

import pytest

from filing.finding import Finding, Severity
from filing.project import Project
from filing.rules import RULES, TOPICS, likeness, review
from tests.conftest import demo
from tests.planted import plants
from tests.plants import Plant, at, pairs

MINIMUM = 3
SOUND = ("push", "generation", "supporter", "ranking", "dispatch")
PLANTS = [pytest.param(one, id=f"{one.rule}-{n}") for n, one in enumerate(plants())]


@cache
def sound(name: str) -> Project:
    return demo(name)


@cache
def reviewed(one: Plant) -> tuple[Project, list[Finding]]:
    spoilt = one.spoil(sound(one.demo))
    return spoilt, review(spoilt)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_project_has_no_findings(name):
    found = review(sound(name))
    assert [(f.rule.name, f.where, f.problem.what) for f in found] == []


@pytest.mark.parametrize("one", PLANTS)
def test_a_planted_fault_is_found_where_it_is(one):
    spoilt, findings = reviewed(one)
    found = {finding.where for finding in findings if finding.rule.name == one.rule}
    assert found
    assert not one.where or at(spoilt, one.where) in found


@pytest.mark.parametrize("one", PLANTS)
def test_a_finding_says_what_why_and_what_next(one):
    spoilt, findings = reviewed(one)
    for finding in findings:
        problem = finding.problem
        assert problem.what and not problem.what.endswith("。")
        assert problem.why.endswith("。") and problem.next.endswith("。")
        spoilt.at(problem.where)


def test_every_rule_has_three_plants():
    planted = Counter(one.rule for one in plants())
    assert set(planted) == {rule.name for rule in RULES}
    assert [name for name, count in planted.items() if count < MINIMUM] == []


@pytest.mark.parametrize("seed", range(40))
def test_two_faults_do_not_hide_each_other(seed):
    first, second = pairs()[seed]
    spoilt = second.spoil(first.spoil(sound(first.demo)))
    found = {finding.rule.name for finding in review(spoilt)}
    assert {first.rule, second.rule} <= found


# Near misses: words that look like a fault and are none.
FINE = [
    (
        "scope.brief",
        "本算法不追求完美，每次返回 10 个短视频，输入为近 30 日的播放记录，由召回和精排模型处理。",
    ),
    (
        "mechanism.deployment",
        "部署在北京机房，全部在境内，不使用境外节点，没有海外备份。",
    ),
    (
        "mechanism.intervention",
        "内容安全部可下架违规视频，总编室可前置权威信息；不搞个性化定价。",
    ),
    ("risk.method", "查阅制度 12 份，抽检 3000 个视频，测试数据见附件《抽检记录》。"),
    (
        "mechanism.update",
        "每周训练一次，评测不低于旧版才放开，异常时 10 分钟内退回旧版。",
    ),
    ("mechanism.appeal", "我的 > 申诉，3 个工作日内答复"),
]


@pytest.mark.parametrize(("where", "text"), FINE)
def test_what_only_looks_like_a_fault_is_left_in_peace(where, text):
    assert review(sound("push").answer(where, text)) == []


def test_what_is_taken_over_from_another_project_is_told_once_with_the_share():
    project = sound("push")
    [copied] = review(project, {"示例旧项目": likeness.passages(project)})
    assert re.search(
        r"有 1\d\d 段文字与“示例旧项目”几乎相同（平均 100% 相同）", copied.problem.what
    )
    assert copied.rule.name == "text_is_its_own"


def test_a_few_passages_like_another_projects_are_told_one_by_one():
    project = sound("push")
    other = Project().answer("mechanism.intervention", project.mechanism.intervention)
    [copied] = review(project, {"示例旧项目": likeness.passages(other)})
    assert copied.where == "mechanism.intervention"
    assert "“示例旧项目”有 100% 相同" in copied.problem.what


def test_passages_changed_a_little_are_still_seen():
    other = sound("push")
    text = other.mechanism.intervention.replace("值班人员", "值守人员")
    project = Project().answer("mechanism.intervention", text)
    (found,) = [
        f
        for f in review(project, {"旧项目": likeness.passages(other)})
        if f.rule.name == "text_is_its_own"
    ]
    assert found.where == "mechanism.intervention"
    assert "100%" not in found.problem.what


def test_a_stranger_is_not_alike():
    project, other = sound("push"), sound("dispatch").answer("scope.brief", "")
    copied = [f.where for f in review(project, {"别家": likeness.passages(other)})]
    assert "scope.brief" not in copied and "mechanism.operation" not in copied


def test_a_blank_project_is_blocked_only_by_what_is_missing():
    findings = review(Project())
    assert {finding.rule.name for finding in findings} == {"every_question_is_answered"}
    assert all(finding.severity is Severity.MUST for finding in findings)


def test_every_topic_has_a_rule():
    topics = {topic.__name__.rpartition(".")[2] for topic in TOPICS}
    assert topics == {rule.topic for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_what_it_demands(rule):
    assert rule.demand.endswith("。") and rule.check.__doc__
    assert rule.cites or rule.standing != "法规"


def test_a_question_that_does_not_apply_is_not_missing(pushed):
    assert not pushed.applies("scope.role")
    assert (
        pushed.answer("scope.role", None) == pushed
        or review(pushed.answer("scope.role", None)) == []
    )
