"""The demo projects: whole, sound and fit to be shown to a client."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from filing.form import as_date, as_number
from filing.picture import Grade, graded
from filing.project import BLANK, Project
from filing.rules import review
from filing.steps.risk import Danger
from filing.terms import (
    LISTED_SYSTEMS,
    REVIEWS,
    Likelihood,
    RiskKind,
    Severity,
    Stage,
    Status,
)

_FOLDER = Path(__file__).parents[1] / "assets" / "demos"
_UNFINISHED = "unfinished"
_LAST_DAY = "2026-11-01"
# Left blank where the honest answer is none: no algorithm kind, no step to go back to, none
# of the public forms, nothing ticked off before the day of handing in, none of the typical
# risks.
_NONE = re.compile(
    r"scope\.functions\.\w+\.kind|applicability\.forms|governance\.checked"
    r"|mechanism\.steps\.\w+\.elsewhere|risk\.risks\.\w+\.covers|risk\.dismissed"
)
_FICTIONAL = re.compile(r"^示例\w+（\w+）有限公司$")
_COMPANY = re.compile(r"[\w]+（[\w]+）(?:股份)?有限公司")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

DEMOS = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(_FOLDER.glob("*.json"))
}
PROJECTS = {name: Project.from_answers(d["answers"]) for name, d in DEMOS.items()}
COMPLETE = [
    pytest.param(project, id=name)
    for name, project in PROJECTS.items()
    if name != _UNFINISHED
]
EACH_DEMO = pytest.mark.parametrize("name", DEMOS)
EACH_PROJECT = pytest.mark.parametrize("project", PROJECTS.values(), ids=PROJECTS)
EACH_COMPLETE = pytest.mark.parametrize("project", COMPLETE)


def _texts(project: Project) -> Iterator[tuple[str, str]]:
    for where, question, value, _ in project.everything_asked():
        if type(value) is str and value and not question.of:
            yield where, value


def _score(likelihood: Likelihood | None, severity: Severity | None) -> int:
    assert likelihood
    assert severity
    return (list(Likelihood).index(likelihood) + 1) * (
        list(Severity).index(severity) + 1
    )


def _after(danger: Danger) -> int:
    return _score(danger.residual_likelihood, danger.residual_severity)


@EACH_DEMO
def test_the_file_is_one_of_ours(name: str) -> None:
    demo = DEMOS[name]
    assert set(demo) == {"program", "version", "name", "answers"}
    assert demo["program"] == "算法备案向导"
    assert demo["version"] == 1
    assert demo["name"].startswith("示例")


@EACH_DEMO
def test_every_answer_is_kept(name: str) -> None:
    assert PROJECTS[name].answers() == DEMOS[name]["answers"]


@EACH_PROJECT
def test_every_answer_is_asked_for(project: Project) -> None:
    assert [where for where in project.answers() if not project.applies(where)] == []


@EACH_DEMO
def test_row_ids_are_short(name: str) -> None:
    answers: dict[str, Any] = DEMOS[name]["answers"]
    rows = {where.split(".")[2] for where in answers if where.count(".") == 3}
    assert all(re.fullmatch("[a-z0-9]{1,8}", row) for row in rows)


@EACH_COMPLETE
def test_what_is_written_is_well_formed(project: Project) -> None:
    faults = [
        (where, question.form.fault(value))
        for where, question, value, _ in project.everything_asked()
        if question.form and value and question.form.fault(value)
    ]
    assert faults == []


@EACH_PROJECT
def test_references_resolve(project: Project) -> None:
    for where, question, value, _ in project.everything_asked():
        if question.of and value:
            wanted = (value,) if isinstance(value, str) else value
            assert set(wanted) <= {r.id for r in project.at(question.of)}, where


@EACH_PROJECT
def test_every_company_is_plainly_fictional(project: Project) -> None:
    for where, text in _texts(project):
        for company in _COMPANY.findall(text):
            assert "示例" in company, (where, company)
    assert _FICTIONAL.match(project.subject.company)
    assert "示例" in project.subject.legal_representative
    assert "示例" in project.subject.officer
    assert "DEM" in project.subject.credit_code


@EACH_PROJECT
def test_numbers_given_by_others_are_plainly_fictional(project: Project) -> None:
    for model in project.mechanism.models:
        if model.filing_number:
            assert "演示用，非真实编号" in model.filing_number
    for product in project.subject.products:
        assert not product.icp or "00000000" in product.icp
        assert "://" not in product.address or "example.com" in product.address
    assert project.subject.officer_phone.endswith("00000000")
    email = project.subject.officer_email
    assert not email or email.endswith("@example.com")
    assert not any(re.search(r"网信算备|\d{15,}", t) for _, t in _texts(project))


@EACH_COMPLETE
def test_everything_that_applies_is_answered(project: Project) -> None:
    blank = [
        where
        for where, question, value, _ in project.everything_asked()
        if value in BLANK and not (question.optional and _NONE.fullmatch(where))
    ]
    assert blank == []


@EACH_COMPLETE
def test_the_review_finds_nothing(project: Project) -> None:
    assert [(f.rule.name, f.where, f.problem.what) for f in review(project)] == []


@EACH_COMPLETE
def test_the_day_of_service_is_one_and_the_same(project: Project) -> None:
    day = project.scope.online_on
    assert day == project.applicability.served_on
    for function in project.scope.functions:
        if function.id in project.scope.core:
            assert function.when == day
        assert (function.status is Status.ONLINE) == bool(as_date(function.when))
        assert function.status is Status.ONLINE or "预计" in function.when


@EACH_COMPLETE
def test_days_are_in_order(project: Project) -> None:
    risk = project.risk
    days = [
        *(project.scope.online_on, project.applicability.judged_on),
        *(risk.assessed_on, risk.written_on, _LAST_DAY),
    ]
    assert all(as_date(day) for day in days)
    assert days == sorted(days)
    assert project.subject.counted_on <= risk.written_on
    assert all(task.due > _LAST_DAY for task in risk.tasks)


@EACH_COMPLETE
def test_what_is_told_of_has_happened(project: Project) -> None:
    ahead = re.compile("有效期(?:至)?|至")
    for where, text in _texts(project):
        for found in _DAY.finditer(text):
            before = text[max(0, found.start() - 5) : found.start()]
            if not ahead.search(before) and not where.startswith("risk.tasks"):
                assert found[0] < _LAST_DAY, (where, found[0])


@EACH_COMPLETE
def test_the_public_mechanism_names_every_step_in_order(project: Project) -> None:
    told = project.mechanism.operation
    places = [told.find(f"{step}") for step in project.mechanism.steps]
    assert -1 not in places
    assert all(earlier < later for earlier, later in pairwise(places))


@EACH_COMPLETE
def test_the_principle_names_what_computes(project: Project) -> None:
    for model in project.mechanism.models:
        assert str(model) in project.mechanism.principle


@EACH_COMPLETE
def test_steps_run_from_input_to_return(project: Project) -> None:
    stages = [list(Stage).index(s.stage) for s in project.mechanism.steps if s.stage]
    assert stages == sorted(stages)
    assert len(stages) == len(project.mechanism.steps) >= 8
    assert {*REVIEWS, Stage.RETURN} <= {s.stage for s in project.mechanism.steps}


@EACH_COMPLETE
def test_steps_name_the_steps_they_send_to(project: Project) -> None:
    names = {str(step) for step in project.mechanism.steps}
    for step in project.mechanism.steps:
        quoted = set(re.findall("“([^”]{4,8}(?:审核|复核))”", step.blocked))
        assert quoted <= names, str(step)


@EACH_COMPLETE
def test_models_name_the_steps_that_use_them(project: Project) -> None:
    names = {str(step) for step in project.mechanism.steps}
    for model in project.mechanism.models:
        quoted = set(re.findall("“([^”]+)”", model.use))
        using = {str(s) for s in project.mechanism.steps if model.id in s.models}
        assert quoted & names == using, str(model)


@EACH_COMPLETE
def test_the_statement_of_use_names_products_and_functions(project: Project) -> None:
    usage = project.mechanism.usage
    for product in project.subject.products:
        assert f"{product.name}（{product.form}）" in usage
    for function in project.scope.functions:
        assert (function.name in usage) == (function.id in project.scope.core)


@EACH_COMPLETE
def test_contracts_name_both_sides_a_day_and_a_scope(project: Project) -> None:
    company = project.subject.company
    told = [(p.entity, p.contract) for p in project.data.parties if p.entity] + [
        (m.provider, m.agreement) for m in project.mechanism.models if m.provider
    ]
    assert told
    for other, text in told:
        assert company in text
        assert other in text
        assert re.match(r"\d{4}-\d{2}-\d{2} ", text)
        assert "范围" in text
        assert "三年" in text


@EACH_COMPLETE
def test_how_long_data_is_kept_is_said(project: Project) -> None:
    months = as_number(project.data.log_months)
    assert months
    assert months >= 6
    for item in project.data.items:
        assert re.search(r"\d+ (?:日|个月|个工作日)|期间", item.retention), str(item)
        if str(item) == "网络日志":
            assert item.retention.startswith(f"{months:.0f} 个月")


@EACH_COMPLETE
def test_the_data_flow_is_rich_and_connected(project: Project) -> None:
    data = project.data
    assert len(data.flows) >= 8
    pairs = [(flow.source, flow.target) for flow in data.flows]
    assert len(pairs) == len(set(pairs))
    assert all(source != target for source, target in pairs)
    assert {end for pair in pairs for end in pair} == {p.id for p in data.parties}
    assert {item for f in data.flows for item in f.items} == {i.id for i in data.items}


@EACH_COMPLETE
def test_risks_are_of_every_kind_and_not_all_gone(project: Project) -> None:
    risks = project.risk.risks
    assert {danger.kind for danger in risks} == set(RiskKind)
    for danger in risks:
        before = _score(danger.likelihood, danger.severity)
        assert _after(danger) < before, str(danger)
    grades = {graded(_after(danger)) for danger in risks}
    assert len(grades) > 1
    assert Grade.HIGH not in grades


@EACH_COMPLETE
def test_measures_are_shared_and_all_are_used(project: Project) -> None:
    used = [measure for danger in project.risk.risks for measure in danger.measures]
    assert set(used) == {measure.id for measure in project.risk.measures}
    assert len(used) > len(set(used))


@EACH_COMPLETE
def test_the_conclusion_counts_right(project: Project) -> None:
    risk = project.risk
    major = [d for d in risk.risks if d.residual_severity is Severity.MAJOR]
    assert f"风险 {len(risk.risks)} 项" in risk.conclusion
    assert f"“重大”的有 {len(major)} 项" in risk.conclusion
    assert f"另有 {len(risk.tasks)} 项整改" in risk.conclusion


@EACH_COMPLETE
def test_all_twelve_systems_are_there_once(project: Project) -> None:
    kinds = [system.kind for system in project.governance.systems]
    assert len(kinds) == len(LISTED_SYSTEMS)
    assert set(kinds) == set(LISTED_SYSTEMS)


@EACH_COMPLETE
def test_the_time_to_answer_is_the_same_everywhere(project: Project) -> None:
    days = f"{project.governance.complaint_days} 个工作日内答复"
    assert days in project.mechanism.appeal
    for step in project.mechanism.steps:
        if "答复" in step.blocked:
            assert days in step.blocked


@EACH_COMPLETE
def test_a_demo_is_worth_showing(project: Project) -> None:
    assert len(project.answers()) >= 250
    assert any(f.status is not Status.ONLINE for f in project.scope.functions)
    assert any(f.id not in project.scope.core for f in project.scope.functions)


def test_the_unfinished_one_is_half_filled() -> None:
    project = PROJECTS[_UNFINISHED]
    values = [asked.value for asked in project.everything_asked()]
    blank = sum(value in BLANK for value in values)
    assert 0.3 < blank / len(values) < 0.7
    developing = [s for s in project.scope.functions if s.status is Status.DEVELOPING]
    assert len(developing) == 2


def test_the_unfinished_one_gives_the_review_work_on_every_topic() -> None:
    findings = review(PROJECTS[_UNFINISHED])
    assert len({finding.rule.name for finding in findings}) >= 12
    assert len({finding.rule.topic for finding in findings}) >= 7
