"""What comes back from outside, held against the project before anything is taken over."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from filing.block import Fact, fact
from filing.difference import blank_at
from filing.form import folded
from filing.project import (
    BLANK,
    Project,
    WrongAnswer,
    group_of,
    is_group,
    noun_at,
    plain_answer,
    question_at,
    row_kind,
    rows_by_id,
)

UNKNOWN = object()
"""Stands for what an answer was when nobody knows."""
OWNERS = ("subject.company", "scope.name")
"""The answers by which people tell one project from another."""
ROW_ID = re.compile(r"[a-z0-9_-]{1,20}")
MOST_ROWS, MOST_IN_ALL = 1_000, 3_000
"""The most rows of one group, and of all, that are taken over from a file."""
_BLANKS: tuple[Any, ...] = (*BLANK, [])
_NOBODY: Mapping[str, str] = MappingProxyType({})


class Given(NamedTuple):
    """An answer from outside: its address, its plain value, and what it was when it left.

    The row of an address may be new: then its group does not list it yet.
    """

    where: str
    value: Any
    was: Any = UNKNOWN


class Received(NamedTuple):
    """What a file says, and in words what in it was not clear.

    `owner` tells by what answers, of `OWNERS`, the project can be told that it was made for.
    """

    given: tuple[Given, ...]
    left: tuple[str, ...]
    owner: Mapping[str, str] = _NOBODY


class Kind(StrEnum):
    """How what came back stands to what is there."""

    NEW = "新填"
    CHANGED = "改了"
    CONFLICT = "与后来的回答不同"
    ROW = "新增一行"
    GONE = "这边已删的一行"


UNSURE = frozenset({Kind.CONFLICT, Kind.GONE})
"""What nobody takes over unless a person says so."""


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
    rows: dict[str, list[Given]] = {}
    for one in given:
        row = _row(one.where)
        try:
            sound = _sound(one)
            if row and not _there(project, row):
                rows.setdefault(row, []).append(sound)
            elif proposal := _single(project, sound):
                found.append(proposal)
        except KeyError:
            left.append(f"{one.where[:80]}：现在没有这个问题")
        except WrongAnswer as wrong:
            left.append(str(wrong))
    new = {row: some for row, some in rows.items() if any(map(_touched, some))}
    later = _with_rows(project, new)
    found += [_new_row(later, row, some) for row, some in new.items()]
    return Weighed(tuple(found), tuple(dict.fromkeys(left)))


def stranger(project: Project, owner: Mapping[str, str]) -> str:
    """In words, that a file was made for another project; '' if it was not or none can tell."""
    for where in OWNERS:
        told, here = owner.get(where, ""), str(project.at(where))
        if folded(told) and folded(here) and folded(told) != folded(here):
            noun = question_at(where).noun
            return f"文件里的{noun}是“{told[:60]}”，这个项目里是“{here[:60]}”"
    return ""


def owner(project: Project) -> dict[str, str]:
    """By what a project can be told from another."""
    return {where: str(project.at(where)) for where in OWNERS}


def taken(project: Project, chosen: Iterable[Proposal]) -> dict[str, Any]:
    """What to store so that these proposals are taken over, in the order of the project."""
    answers: dict[str, Any] = {}
    for proposal in chosen:
        if proposal.kind in (Kind.ROW, Kind.GONE):
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


def _sound(given: Given) -> Given:
    """What is given as the project would keep it. Raises KeyError and WrongAnswer."""
    value = [] if given.value in _BLANKS else given.value
    was = given.was
    if was is not UNKNOWN and was not in _BLANKS:
        try:
            was = plain_answer(given.where, was)
        except WrongAnswer:
            was = UNKNOWN
    question_at(given.where)
    if value not in _BLANKS:
        value = plain_answer(given.where, value)
    return Given(given.where, value, was)


def _same(one: Any, two: Any) -> bool:
    return bool(one == two) or (one in _BLANKS and two in _BLANKS)


def _touched(given: Given) -> bool:
    """Whether somebody wrote it, or may have."""
    return given.was is UNKNOWN or not _same(given.value, given.was)


def _single(project: Project, given: Given) -> Proposal | None:
    present = _present(project, given)
    blank = given.value in _BLANKS
    if blank or _same(given.value, present) or not _touched(given):
        return None
    kind = Kind.CHANGED
    if present in _BLANKS:
        kind = Kind.NEW
    elif given.was is not UNKNOWN and not _same(present, given.was):
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
    answers = project.answers()
    for row, given in rows.items():
        group, _, row_id = row.rpartition(".")
        answers.setdefault(group, []).append(row_id)
        answers |= {one.where: one.value for one in given if one.value not in _BLANKS}
    return Project.from_answers(answers)


def _new_row(later: Project, row: str, given: list[Given]) -> Proposal:
    """A row that is not there: a new one, or one that was there when the file left."""
    left = any(one.was is not UNKNOWN and one.was not in _BLANKS for one in given)
    kind = Kind.GONE if left else Kind.ROW
    told = "；".join(_told(later, row))
    answers = tuple(one for one in given if one.value not in _BLANKS)
    return Proposal(row, kind, "", told, answers)


def _told(project: Project, row: str) -> Iterator[str]:
    for name, question in row_kind(group_of(row)).questions().items():
        if text := said(project, f"{row}.{name}"):
            yield f"{question.noun}：{text}"


def sifted(answers: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Of a file's answers those we can hold, and in words those we cannot.

    Whatever stands there, the former make a project.
    """
    groups, dropped = _groups(answers)
    kept: dict[str, Any] = dict(groups)
    rows = {group: frozenset(ids) for group, ids in groups.items()}
    for where, value in answers.items():
        if where in groups:
            continue
        try:
            if _in_a_row_that_is_there(where, rows):
                kept[where] = plain_answer(where, value)
        except KeyError:
            dropped.append(f"{where[:80]}：现在没有这个问题")
        except WrongAnswer as wrong:
            dropped.append(str(wrong))
        except RecursionError:
            dropped.append(f"{where[:80]}：内容不是回答")
    return kept, tuple(dropped)


def _groups(answers: Mapping[str, Any]) -> tuple[dict[str, list[str]], list[str]]:
    groups: dict[str, list[str]] = {}
    dropped: list[str] = []
    for where, value in answers.items():
        if not _is_group(where):
            continue
        ids = value if isinstance(value, list) else []
        good = [one for one in ids if isinstance(one, str) and ROW_ID.fullmatch(one)]
        rows = list(dict.fromkeys(good))
        room = min(MOST_ROWS, MOST_IN_ALL - sum(map(len, groups.values())))
        groups[where] = rows[:room]
        noun = noun_at(Project(), where)
        if not isinstance(value, list) or len(rows) != len(ids):
            dropped.append(f"{noun}：有几行的编号不对")
        if len(rows) > room:
            dropped.append(f"{noun}：行太多，只读了前 {room} 行")
    return groups, dropped


def _is_group(where: str) -> bool:
    try:
        return is_group(where)
    except KeyError:
        return False


def _in_a_row_that_is_there(where: str, groups: Mapping[str, frozenset[str]]) -> bool:
    """Whether an address stands in no row, or in one that its group lists."""
    parts = where.split(".")
    row_parts = 4
    if len(parts) != row_parts:
        return True
    group, row_id = ".".join(parts[:2]), parts[2]
    if group not in groups or row_id not in groups[group]:
        raise KeyError(where)
    return True
