"""All rules. A new rule goes into its topic's file; a new topic adds one name here."""

from types import ModuleType

from filing.finding import Finding, Rule
from filing.project import Project
from filing.rules import (
    completeness,
    data,
    governance,
    mechanism,
    risk,
    scope,
    subject,
    wording,
)

TOPICS: tuple[ModuleType, ...] = (
    completeness,
    scope,
    subject,
    mechanism,
    data,
    risk,
    governance,
    wording,
)
RULES: tuple[Rule, ...] = tuple(
    item for topic in TOPICS for item in vars(topic).values() if isinstance(item, Rule)
)


def review(project: Project) -> list[Finding]:
    """What all rules find in a project, in the order of the rules."""
    return [finding for rule in RULES for finding in rule(project)]
