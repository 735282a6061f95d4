"""All rules. A new rule goes into its topic's file; a new topic adds one name here."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import ModuleType

from filing.finding import Finding, Rule, Standing
from filing.law import DEEP_SYNTHESIS, GENERATIVE_AI
from filing.project import Project
from filing.rules import (
    assessment,
    companions,
    completeness,
    data,
    dates,
    duties,
    governance,
    handling,
    kinds,
    labels,
    likeness,
    minors,
    models,
    naming,
    people,
    products,
    pushing,
    remarks,
    reviews,
    risk,
    scope,
    secrets,
    statements,
    steps,
    subject,
    training,
    wording,
)
from filing.terms import AlgorithmKind

TOPICS: tuple[ModuleType, ...] = (
    completeness,
    scope,
    naming,
    dates,
    subject,
    products,
    steps,
    models,
    reviews,
    labels,
    pushing,
    kinds,
    minors,
    people,
    companions,
    duties,
    statements,
    secrets,
    data,
    handling,
    training,
    risk,
    assessment,
    governance,
    wording,
    likeness,
    remarks,
)
RULES: tuple[Rule, ...] = tuple(
    item for topic in TOPICS for item in vars(topic).values() if isinstance(item, Rule)
)


def review(
    project: Project,
    others: Mapping[str, likeness.Passages] | None = None,
    today: date | None = None,
) -> list[Finding]:
    """What all rules find in a project, in the order of the rules.

    `others` are the passages of other projects, by the name to call them, made by
    `likeness.passages`: text like theirs is found too. Given `today`, so are days ahead of
    it on which something is told as done, and a filing that is late by now.
    """
    found = [finding for rule in RULES for finding in rule(project)]
    copied = likeness.alike(project, others or {})
    found += likeness.text_is_its_own.findings(copied)
    if today:
        late = dates.nothing_told_is_later_than_the_report
        told = {one.where for one in found}
        # Material that bears a day may have been handed in long ago, and in time.
        if dates.written_by(project) is None:
            found += dates.filing_is_in_time.findings(dates.late(project, today))
        ahead = dates.yet_to_come(project, today)
        found += late.findings(one for one in ahead if one.where not in told)
    # What is not known yet is asked for; nothing else can be said of it.
    unknown = {one.where for one in found if one.gap}
    found = [one for one in found if one.gap or one.where not in unknown]
    # Words left over are to be replaced; that they tell of a lack need not be said as well.
    left = {one.where for one in found if one.rule.name == _LEFT_OVER}
    found = [f for f in found if f.rule.name != _LACK or f.where not in left]
    return found if _generates(project) else [_for_others(one) for one in found]


def _generates(project: Project) -> bool:
    named = (*project.applicability.kinds, project.scope.kind)
    return AlgorithmKind.GENERATION in named or named == (None,)


def _for_others(finding: Finding) -> Finding:
    """The finding without articles that hold for generated content only."""
    fitting = tuple(one for one in finding.cites if one.law not in _FOR_GENERATION)
    by_law = finding.rule.standing is Standing.LAW
    if fitting == finding.cites or (by_law and not fitting):
        return finding
    return replace(finding, problem=replace(finding.problem, cites=fitting))


_LEFT_OVER = wording.nothing_is_left_over.name
_LACK = duties.what_is_expected_is_there.name
_FOR_GENERATION = (DEEP_SYNTHESIS.title, GENERATIVE_AI.title)
