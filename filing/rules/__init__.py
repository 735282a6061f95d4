"""All rules. A new rule goes into its topic's file; a new topic adds one name here."""

from collections.abc import Mapping
from types import ModuleType

from filing.finding import Finding, Rule
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
    project: Project, others: Mapping[str, likeness.Passages] | None = None
) -> list[Finding]:
    """What all rules find in a project, in the order of the rules.

    `others` are the passages of other projects, by the name to call them, made by
    `likeness.passages`: text like theirs is found too.
    """
    found = [finding for rule in RULES for finding in rule(project)]
    copied = likeness.alike(project, others or {})
    return [*found, *likeness.text_is_its_own.findings(copied)]
