"""Findings as work: each with its state, its owner and its day, and what came back."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from filing.finding import Finding, Severity, Standing
from filing.project import SECTIONS, Project, group_of, question_at
from filing.steps.work import Handled, State

_WEIGHTS, _WALK = list(Severity), list(SECTIONS)


class Item(NamedTuple):
    """A finding with what people did about it; `again` if it stands after they had done."""

    finding: Finding
    row: Handled | None
    state: State
    again: bool

    @property
    def open(self) -> bool:
        """Whether somebody must still see to it. What must be mended is never settled."""
        return self.state is State.WAITING or self.finding.blocks


def key(finding: Finding) -> str:
    """What one finding is called across edits: its rule and the answer it is about."""
    return f"{finding.rule.name}@{finding.where}"


def row_id(finding: Finding) -> str:
    """The id of the row in which a finding's work is kept: the same for the same finding."""
    return hashlib.blake2s(key(finding).encode(), digest_size=4).hexdigest()


def items(project: Project, findings: Iterable[Finding]) -> list[Item]:
    """Each finding with its work, in the order of the findings."""
    rows = {row.id: row for row in project.work.handled}
    return [_item(finding, rows.get(row_id(finding))) for finding in findings]


def mended(project: Project, findings: Iterable[Finding]) -> list[Handled]:
    """What was taken up and is found no more."""
    found = {row_id(finding) for finding in findings}
    return [row for row in project.work.handled if row.id not in found]


def first(found: Sequence[Item], count: int = 3) -> list[Item]:
    """What to do first: what came back, a day that is over, what weighs most, what is law.

    Among these, in the order of the walk. A blank in a list that may stay empty comes last:
    such a row is soonest taken away.
    """
    return sorted((item for item in found if item.open), key=_turn)[:count]


_OVER = frozenset(("filing_is_in_time",))


def _turn(item: Item) -> tuple[bool, bool, bool, int, bool, int]:
    finding = item.finding
    return (
        not item.again,
        finding.rule.name not in _OVER,
        finding.gap and question_at(group_of(finding.where)).optional,
        _WEIGHTS.index(finding.severity),
        finding.rule.standing is not Standing.LAW,
        _WALK.index(finding.step),
    )


def _item(finding: Finding, row: Handled | None) -> Item:
    if row is None or row.state in (None, State.WAITING):
        return Item(finding, row, State.WAITING, again=False)
    settled = (
        row.state is not State.DONE
        and row.seen == finding.problem.what
        and bool(row.reason or row.state is State.CHECKED)
    )
    if settled:
        return Item(finding, row, row.state, again=False)
    unreasoned = row.state is State.ACCEPTED and not row.reason
    return Item(finding, row, State.WAITING, again=not unreasoned)
