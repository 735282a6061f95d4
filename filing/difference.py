"""What differs between two states of a project, fact by fact."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from filing.project import Project, group_of, is_group, kind_at, many_at

_ASIDE = "work."


class How(StrEnum):
    """What became of a fact."""

    CHANGED = "改了"
    ADDED = "新增"
    REMOVED = "删去"
    MOVED = "换了次序"


class Change(NamedTuple):
    """One difference: an answer with its old and new plain value, or a row come or gone.

    `where` is the address of the answer, or of the row; of a group for another order.
    """

    where: str
    how: How
    old: Any
    new: Any


def changes(before: Project, after: Project) -> tuple[Change, ...]:
    """Every difference in the order of the walk; none for the same answers.

    A row that came or went is one change, whatever stands in it. What people add beside
    their answers (work on findings, screenshots) is left out.
    """
    old, new = before.answers(), after.answers()
    return tuple(_changes(old, new, _addresses(old, new)))


def blank_at(where: str) -> Any:
    """What an answer at this address is, as plain JSON, while there is none."""
    if is_group(where) or many_at(where):
        return []
    return "" if kind_at(where) is str else None


def _addresses(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """The addresses of both, those of one state where the other has them."""
    known = dict.fromkeys((*new, *old))
    order = {where: n for n, where in enumerate(new)}
    after = max(order.values(), default=0) + 1
    return sorted(
        (where for where in known if not where.startswith(_ASIDE)),
        key=lambda where: (order.get(group_of(where), after), where.count(".") > 1),
    )


def _changes(
    old: dict[str, Any], new: dict[str, Any], addresses: list[str]
) -> Iterator[Change]:
    for where in addresses:
        one, two = old.get(where), new.get(where)
        if one == two:
            continue
        if is_group(where):
            yield from _rows(where, one or [], two or [])
        elif _in_both(where, old, new):
            yield Change(where, _how(one, two), one, two)


def _how(one: Any, two: Any) -> How:
    return How.ADDED if one is None else How.REMOVED if two is None else How.CHANGED


def _in_both(where: str, old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether an answer stands in no row, or in one that was there and still is."""
    group = group_of(where)
    if group == where:
        return True
    row = where.split(".")[2]
    return row in (old.get(group) or []) and row in (new.get(group) or [])


def _rows(group: str, one: list[str], two: list[str]) -> Iterator[Change]:
    for row in one:
        if row not in two:
            yield Change(f"{group}.{row}", How.REMOVED, row, None)
    for row in two:
        if row not in one:
            yield Change(f"{group}.{row}", How.ADDED, None, row)
    stay = [row for row in one if row in two]
    if stay != [row for row in two if row in one]:
        yield Change(group, How.MOVED, one, two)
