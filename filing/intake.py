"""What comes back from outside, held against the project before anything is taken over."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from filing.block import Fact, fact
from filing.difference import blank_at
from filing.project import (
    BLANK,
    Project,
    WrongAnswer,
    group_of,
    plain_answer,
    row_kind,
    rows_by_id,
)

UNKNOWN = object()
"""Stands for what an answer was when nobody knows."""


class Given(NamedTuple):
    """An answer from outside: its address, its plain value, and what it was when it left.

    The row of an address may be new: then its group does not list it yet.
    """

    where: str
    value: Any
    was: Any = UNKNOWN


class Kind(StrEnum):
    """How what came back stands to what is there."""

    NEW = "新填"
    CHANGED = "改了"
    CONFLICT = "与后来的回答不同"
    ROW = "新增一行"


class Proposal(NamedTuple):
    """Something to take over or to leave: one answer, or a whole new row.

    `where` is its address, `given` the answers by address; `present` and `value` are words.
    """

    where: str
    kind: Kind
    present: str
    value: str
    given: tuple[Given, ...]


class Weighed(NamedTuple):
    """The proposals, and in words what could not be understood."""

    proposals: tuple[Proposal, ...]
    left: tuple[str, ...]


def weighed(project: Project, given: Iterable[Given]) -> Weighed:
    """What could be taken over. What says the same, or was not touched, is no proposal.

    A blank never takes an answer away.
    """
    found: list[Proposal] = []
    left: list[str] = []
    new_rows: dict[str, list[Given]] = {}
    for one in given:
        row = _row(one.where)
        try:
            if is_new := bool(row) and not _there(project, row):
                new_rows.setdefault(row, [])
            if one.value in (*BLANK, []):
                continue
            sound = one._replace(value=plain_answer(one.where, one.value))
        except KeyError:
            left.append(f"{one.where[:80]}：现在没有这个问题")
            continue
        except WrongAnswer as wrong:
            left.append(str(wrong))
            continue
        if is_new:
            new_rows[row].append(sound)
        elif proposal := _single(project, sound):
            found.append(proposal)
    later = _with_rows(project, new_rows)
    found += [_new_row(later, row, some) for row, some in new_rows.items()]
    return Weighed(tuple(found), tuple(dict.fromkeys(left)))


def taken(project: Project, chosen: Iterable[Proposal]) -> dict[str, Any]:
    """What to store so that these proposals are taken over, in the order of the project."""
    answers: dict[str, Any] = {}
    for proposal in chosen:
        if proposal.kind is Kind.ROW:
            group, _, row = proposal.where.rpartition(".")
            there = [one.id for one in project.at(group)]
            ids = answers.setdefault(group, there)
            if row not in ids:
                ids.append(row)
        answers |= {one.where: one.value for one in proposal.given}
    return answers


def _row(where: str) -> str:
    """The row that an answer stands in; '' if in none."""
    holder, _, _ = where.rpartition(".")
    return holder if holder.count(".") == 2 else ""


def _there(project: Project, row: str) -> bool:
    """Whether the project has this row. KeyError for a group that does not exist."""
    group, _, row_id = row.rpartition(".")
    return row_id in rows_by_id(project, group)


def _single(project: Project, given: Given) -> Proposal | None:
    present = _present(project, given)
    missing = present in (*BLANK, [])
    if given.value == present or (given.value == given.was and not missing):
        return None
    kind = Kind.CHANGED
    if missing:
        kind = Kind.NEW
    elif given.was is not UNKNOWN and present != given.was:
        kind = Kind.CONFLICT
    return Proposal(
        given.where,
        kind,
        said(project, given.where),
        said(project.answer(given.where, given.value), given.where),
        (given,),
    )


def _present(project: Project, given: Given) -> Any:
    try:
        return plain_answer(given.where, project.at(given.where))
    except WrongAnswer:
        return blank_at(given.where)


def said(project: Project, where: str) -> str:
    """An answer in words; '' while there is none."""
    told = fact(project, where)
    return told.text if isinstance(told, Fact) else ""


def _with_rows(project: Project, rows: Mapping[str, list[Given]]) -> Project:
    """The project as it would be with all these rows."""
    for row, answers in rows.items():
        group, _, row_id = row.rpartition(".")
        project = project.add(group, row_id)
        for one in answers:
            project = project.answer(one.where, one.value)
    return project


def _new_row(later: Project, row: str, given: list[Given]) -> Proposal:
    return Proposal(row, Kind.ROW, "", "；".join(_told(later, row)), tuple(given))


def _told(project: Project, row: str) -> Iterator[str]:
    for name, question in row_kind(group_of(row)).questions().items():
        if text := said(project, f"{row}.{name}"):
            yield f"{question.noun}：{text}"
