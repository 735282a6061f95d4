"""Findings of the pre-review, and the rules that make them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from filing.law import Article
from filing.project import Project

Name = TypeVar("Name", bound=str)


class Severity(StrEnum):
    """How much a finding weighs."""

    MUST = "必须修改"
    SHOULD = "建议修改"
    HINT = "提示"


class Standing(StrEnum):
    """Where a demand comes from, so that nobody takes hearsay for law."""

    LAW = "法规"
    REJECTED = "真实退回"
    REVISED = "整改稿反推"
    PORTAL = "填报系统实测"
    PRACTICE = "代办口径"
    LISTS = "公开清单归纳"
    INFERRED = "推断"
    REVIEWER = "审核人提出"

    @property
    def plain(self) -> str:
        """The same for those who have never heard of such sources."""
        return _PLAIN.get(self, str(self))


_PLAIN = {
    Standing.REJECTED: "真实的退回案例",
    Standing.REVISED: "退回后的修改案例",
    Standing.PORTAL: "填报系统的要求",
    Standing.PRACTICE: "办理经验",
    Standing.LISTS: "已公布的备案清单",
    Standing.INFERRED: "由法规推出",
}


@dataclass(frozen=True)
class Problem:
    """One thing a rule points at: where, what is wrong, why it matters, what to do next.

    `cites` are the articles where they are others than the rule's own.
    """

    where: str
    what: str
    why: str
    next: str
    cites: tuple[Article, ...] | None = None

    def and_also(self, other: "Problem") -> "Problem":
        """Both problems as one; what they share is said once."""
        return Problem(
            self.where,
            f"{self.what}；{other.what}",
            self.why if self.why == other.why else self.why + other.why,
            self.next if self.next == other.next else self.next + other.next,
            self.cites if self.cites == other.cites else _all(self.cites, other.cites),
        )


def _all(*cited: tuple[Article, ...] | None) -> tuple[Article, ...]:
    return tuple(dict.fromkeys(one for some in cited for one in some or ()))


@dataclass(frozen=True)
class Finding:
    """A problem with the rule that found it."""

    rule: "Rule"
    problem: Problem

    @property
    def where(self) -> str:
        """The address of the answer concerned."""
        return self.problem.where

    @property
    def cites(self) -> tuple[Article, ...]:
        """The articles behind it."""
        own = self.problem.cites
        return self.rule.cites if own is None else own

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.rule.severity

    @property
    def blocks(self) -> bool:
        """Whether a final document is refused while it stands."""
        return self.severity is Severity.MUST

    @property
    def gap(self) -> bool:
        """Whether it only says that a question is not answered yet."""
        return self.rule.name == "every_question_is_answered"

    @property
    def step(self) -> str:
        """The step of the walk whose page shows the answer."""
        return self.where.partition(".")[0]


@dataclass(frozen=True)
class Rule:
    """A named check: its demand, how much it weighs, its articles and standing.

    `points` are the numbers of the rejection points that it covers.
    """

    name: str
    topic: str
    demand: str
    severity: Severity
    standing: Standing
    cites: tuple[Article, ...]
    points: tuple[int, ...]
    check: Callable[[Project], Iterable[Problem]]

    def __call__(self, project: Project) -> Iterator[Finding]:
        """What this rule finds in a project: at one answer one finding, however much."""
        return self.findings(self.check(project))

    def findings(self, problems: Iterable[Problem]) -> Iterator[Finding]:
        """These problems as findings; what is wrong with one answer is told in one.

        A finding is known by its rule and its answer: work on it, and its card, hang on that.
        """
        found: dict[str, Problem] = {}
        for one in problems:
            known = found.get(one.where)
            found[one.where] = known.and_also(one) if known else one
        for problem in found.values():
            yield Finding(self, problem)


def rule(
    demand: str,
    severity: Severity,
    standing: Standing,
    *cites: Article,
    points: tuple[int, ...] = (),
) -> Callable[[Callable[[Project], Iterable[Problem]]], Rule]:
    """Make a function a rule; its name becomes the rule's name."""

    def establish(check: Callable[[Project], Iterable[Problem]]) -> Rule:
        topic = check.__module__.rpartition(".")[2]
        return Rule(
            check.__name__, topic, demand, severity, standing, cites, points, check
        )

    return establish


def hindered(findings: Iterable[Finding]) -> str:
    """What keeps a final document back, counted one way wherever it is told; '' if nothing."""
    blocking = [finding for finding in findings if finding.blocks]
    gaps = sum(finding.gap for finding in blocking)
    faults = len(blocking) - gaps
    return f"{gaps} 处没有填，{faults} 处必须修改" if blocking else ""


def untold(text: str, parts: Mapping[Name, str]) -> list[Name]:
    """Which of the named parts a text does not touch; none of a blank text.

    A part is touched if its pattern is found. Blank answers are another rule's business.
    """
    if not text:
        return []
    return [name for name, pattern in parts.items() if not re.search(pattern, text)]
