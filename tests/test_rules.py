"""Every rule: a way to break it, and the sound demos that it leaves in peace."""

import re

import pytest

from filing.finding import Severity
from filing.project import Project
from filing.rules import RULES, TOPICS, review
from filing.terms import ARTICLE_7_SYSTEMS, OUTLINE_SYSTEMS

PUSH, GENERATION = "push", "generation"
ABROAD = ("境外",)


def at(project: Project, where: str) -> str:
    """The address with `#2` for the id of a group's third row written out."""
    while found := re.search(r"#(\d+)", where):
        rows = project.at(where[: found.start() - 1])
        where = where.replace(found[0], rows[int(found[1])].id, 1)
    return where


def ids(group: str):
    """An answer that refers to every row of a group."""
    return lambda project: [row.id for row in project.at(group)]


def without(*kinds: str):
    """Take away the systems of these kinds."""

    def spoil(project: Project) -> Project:
        for system in project.governance.systems:
            if system.kind in kinds:
                project = project.remove(f"governance.systems.{system.id}")
        return project

    return spoil


def without_stage(*stages: str):
    """Take away the steps of these stages."""

    def spoil(project: Project) -> Project:
        for step in project.mechanism.steps:
            if step.stage in stages:
                project = project.remove(f"mechanism.steps.{step.id}")
        return project

    return spoil


def added(group: str, **answers: object):
    """Add a row with these answers."""

    def spoil(project: Project) -> Project:
        project = project.add(group, "zz")
        for name, value in answers.items():
            project = project.answer(f"{group}.zz.{name}", value)
        return project

    return spoil


def unfinished(project: Project) -> Project:
    """Say that a function chosen for filing is still being made."""
    return project.answer(f"scope.functions.{project.scope.core[0]}.status", "开发中")


def carried_abroad(project: Project) -> Project:
    """Move the target of the first flow that carries personal data abroad."""
    personal = {i.id for i in project.data.items if i.sensitivity == "个人信息"}
    flow = next(f for f in project.data.flows if personal & set(f.items))
    return project.answer(f"data.parties.{flow.target}.place", "境外")


def grown_risk(project: Project) -> Project:
    """Let the first risk be small before control and big after it."""
    row = f"risk.risks.{project.risk.risks[0].id}"
    project = project.answer(f"{row}.likelihood", "几乎不可能")
    project = project.answer(f"{row}.severity", "轻微")
    return project.answer(f"{row}.residual_severity", "重大")


def unowned_high_risk(project: Project) -> Project:
    """Leave a high risk, and nothing planned about it."""
    row = f"risk.risks.{project.risk.risks[0].id}"
    for name, value in (
        ("likelihood", "几乎肯定"),
        ("severity", "特别重大"),
        ("residual_likelihood", "几乎肯定"),
        ("residual_severity", "特别重大"),
    ):
        project = project.answer(f"{row}.{name}", value)
    for task in project.risk.tasks:
        project = project.remove(f"risk.tasks.{task.id}")
    return project


def riskless_core(project: Project) -> Project:
    """No risk is tied to the functions that are filed."""
    others = [f.id for f in project.scope.functions if f.id not in project.scope.core]
    for danger in project.risk.risks:
        project = project.answer(f"risk.risks.{danger.id}.functions", others[:1])
    return project


# rule, demo, how it is spoilt (address and answer, or a function), where it is found
CASES = [
    ("every_question_is_answered", PUSH, ("scope.name", ""), "scope.name"),
    ("every_question_is_answered", PUSH, added("data.flows"), "data.flows.zz.source"),
    (
        "answers_are_well_formed",
        PUSH,
        ("subject.credit_code", "9111"),
        "subject.credit_code",
    ),
    (
        "answers_are_well_formed",
        PUSH,
        ("subject.products.#0.icp", "无"),
        "subject.products.#0.icp",
    ),
    ("references_point_at_rows", PUSH, ("scope.core", ["gone"]), "scope.core"),
    ("core_is_online_or_in_test", PUSH, unfinished, "scope.core"),
    (
        "core_is_of_the_filed_kind",
        PUSH,
        ("scope.core", ids("scope.functions")),
        "scope.core",
    ),
    ("role_fits_the_users", GENERATION, ("scope.role", "服务技术支持者"), "scope.role"),
    (
        "role_fits_the_users",
        GENERATION,
        ("applicability.sides", ["给企业客户用，客户再给公众用"]),
        "scope.role",
    ),
    (
        "both_sides_are_two_filings",
        GENERATION,
        ("applicability.sides", ["直接给个人用户用", "给企业客户用，客户再给公众用"]),
        "applicability.sides",
    ),
    ("name_is_modest", PUSH, ("scope.name", "国家级第一推荐算法"), "scope.name"),
    (
        "name_says_it_is_an_algorithm",
        PUSH,
        ("scope.name", "示例推荐大模型"),
        "scope.name",
    ),
    (
        "dates_of_service_agree",
        PUSH,
        ("applicability.served_on", "2020-01-01"),
        "scope.online_on",
    ),
    (
        "icp_holder_is_the_filer",
        PUSH,
        ("subject.products.#0.icp_holder", "示例关联公司"),
        "subject.products.#0.icp_holder",
    ),
    (
        "users_are_counted_in_ten_thousands",
        PUSH,
        ("subject.monthly_users", "125000"),
        "subject.monthly_users",
    ),
    (
        "steps_include_review",
        PUSH,
        without_stage("输入审核", "输出审核"),
        "mechanism.steps",
    ),
    ("steps_include_review", GENERATION, without_stage("输出审核"), "mechanism.steps"),
    (
        "steps_include_labelling",
        GENERATION,
        without_stage("添加标识"),
        "mechanism.steps",
    ),
    (
        "labels_are_not_promises",
        GENERATION,
        ("mechanism.explicit_label", "后续版本将在导出文件中添加标识"),
        "mechanism.explicit_label",
    ),
    (
        "every_exit_is_labelled",
        GENERATION,
        ("mechanism.explicit_label", "正文末尾显示“内容由 AI 生成”"),
        "mechanism.explicit_label",
    ),
    ("training_agrees_with_models", PUSH, ("data.trains", False), "data.trains"),
    ("training_agrees_with_models", GENERATION, ("data.trains", True), "data.trains"),
    (
        "every_model_is_used",
        PUSH,
        added("mechanism.models", name="闲置模型"),
        "mechanism.models.zz.name",
    ),
    (
        "models_are_domestic",
        GENERATION,
        ("mechanism.models.#0.name", "GPT-5"),
        "mechanism.models.#0.name",
    ),
    (
        "formats_fit_modalities",
        GENERATION,
        added("mechanism.outputs", modality="图像", format="TXT", limit="1 MB"),
        "mechanism.outputs.zz.format",
    ),
    ("logs_are_kept_six_months", PUSH, ("data.log_months", "3"), "data.log_months"),
    ("impact_is_assessed", PUSH, ("data.assessment", "还没做"), "data.assessment"),
    ("personal_data_stays_at_home", PUSH, carried_abroad, None),
    (
        "biometrics_are_declared",
        GENERATION,
        ("applicability.edits_biometrics", True),
        "data.items",
    ),
    (
        "every_item_flows",
        PUSH,
        added("data.items", name="闲置数据"),
        "data.items.zz.name",
    ),
    (
        "every_party_takes_part",
        PUSH,
        added("data.parties", name="旁观方"),
        "data.parties.zz.name",
    ),
    ("every_core_function_has_a_risk", PUSH, riskless_core, "risk.risks"),
    (
        "control_does_not_raise_risk",
        PUSH,
        grown_risk,
        "risk.risks.#0.residual_likelihood",
    ),
    ("high_risks_left_are_owned", PUSH, unowned_high_risk, "risk.tasks"),
    (
        "assessment_comes_before_report",
        PUSH,
        ("risk.written_on", "2020-01-01"),
        "risk.written_on",
    ),
    ("ethics_is_reviewed", PUSH, ("risk.ethics", "还没做"), "risk.ethics"),
    (
        "eight_systems_are_there",
        PUSH,
        without(ARTICLE_7_SYSTEMS[0]),
        "governance.systems",
    ),
    (
        "four_outline_systems_are_there",
        PUSH,
        without(OUTLINE_SYSTEMS[0]),
        "governance.systems",
    ),
    (
        "text_does_not_praise",
        PUSH,
        ("scope.brief", "采用业界领先技术推荐视频。"),
        "scope.brief",
    ),
    (
        "public_statements_are_present",
        PUSH,
        ("mechanism.usage", "应用于首页推荐，后续将用于直播。"),
        "mechanism.usage",
    ),
    (
        "articles_are_current",
        PUSH,
        ("governance.emergency", "依据《网络安全法》第二十一条留存日志。"),
        "governance.emergency",
    ),
    (
        "nothing_is_left_over",
        PUSH,
        ("governance.body", "XXX 委员会"),
        "governance.body",
    ),
]


@pytest.fixture
def demo(pushed, generated):
    return {PUSH: pushed, GENERATION: generated}


@pytest.mark.parametrize("name", [PUSH, GENERATION])
def test_a_sound_project_has_no_findings(demo, name):
    assert [(f.rule.name, f.where, f.problem.what) for f in review(demo[name])] == []


@pytest.mark.parametrize(("rule", "name", "spoil", "where"), CASES)
def test_a_fault_is_found_where_it_is(demo, rule, name, spoil, where):
    project = demo[name]
    if callable(spoil):
        spoilt = spoil(project)
    else:
        address, value = spoil
        answer = value(project) if callable(value) else value
        spoilt = project.answer(at(project, address), answer)
    found = [finding for finding in review(spoilt) if finding.rule.name == rule]
    assert found
    if where:
        assert at(spoilt, where) in {finding.where for finding in found}


@pytest.mark.parametrize(("rule", "name", "spoil", "where"), CASES)
def test_a_finding_says_what_why_and_what_next(demo, rule, name, spoil, where):
    spoilt = (
        spoil(demo[name])
        if callable(spoil)
        else demo[name].answer(
            at(demo[name], spoil[0]),
            spoil[1](demo[name]) if callable(spoil[1]) else spoil[1],
        )
    )
    for finding in review(spoilt):
        problem = finding.problem
        assert problem.what and not problem.what.endswith("。")
        assert problem.why.endswith("。") and problem.next.endswith("。")
        spoilt.at(problem.where)


def test_every_rule_has_a_breaking_case():
    assert {case[0] for case in CASES} == {rule.name for rule in RULES}


def test_every_topic_has_a_rule():
    topics = {topic.__name__.rpartition(".")[2] for topic in TOPICS}
    assert topics == {rule.topic for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_what_it_demands(rule):
    assert rule.demand.endswith("。") and rule.check.__doc__
    assert rule.cites or rule.standing != "法规"


def test_a_blank_project_is_blocked_only_by_what_is_missing():
    findings = review(Project())
    assert {finding.rule.name for finding in findings} == {"every_question_is_answered"}
    assert all(finding.severity is Severity.MUST for finding in findings)


def test_a_question_that_does_not_apply_is_not_missing(pushed):
    assert not pushed.applies("scope.role")
    assert (
        pushed.answer("scope.role", None) == pushed
        or review(pushed.answer("scope.role", None)) == []
    )
