"""Answers as people write them down, in a cell or a document, and read back from there."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from filing.project import STEPS, Project, kind_at, many_at, question_at, rows_by_id
from filing.question import Row, Section, answer_type
from filing.terms import Option

Names = Mapping[str, Mapping[str, str]]
"""The id of each row by its name, by group."""
YES, NO = "是", "否"
SEPARATOR = "、"
_BETWEEN = re.compile(r"\s*[、，,;；\n]\s*")


def row_names(project: Project, group: str) -> dict[str, str]:
    """A name for each row that has one, by its id, so that each name means one row."""
    known: dict[str, str] = {}
    for row_id, row in rows_by_id(project, group).items():
        call(known, str(row), row_id)
    return {row_id: name for name, row_id in known.items()}


def call(known: dict[str, str], name: str, row_id: str) -> None:
    """Add a row to the ids by their names; a name that is taken gets a number."""
    plain = " ".join(name.split())
    if not plain:
        return
    name, number = plain, 1
    while known.get(name, row_id) != row_id:
        number += 1
        name = f"{plain}（第{number}个）"
    known[name] = row_id


def names_of(project: Project) -> dict[str, dict[str, str]]:
    """The rows that answers may refer to, by their names."""
    return {
        group: {name: row for row, name in row_names(project, group).items()}
        for group in _referred()
    }


@cache
def _referred() -> tuple[str, ...]:
    """The groups whose rows some question refers to."""
    sections: list[type[Section]] = [*STEPS.values()]
    sections += [
        kind
        for section in STEPS.values()
        for name in section.questions()
        if isinstance(kind := answer_type(section, name), type)
        and issubclass(kind, Row)
    ]
    asked = [one for section in sections for one in section.questions().values()]
    return tuple(dict.fromkeys(one.of for one in asked if one.of))


def worded(project: Project, where: str, value: Any) -> str:
    """An answer as it stands in a cell: what `understood` reads back."""
    if value in ("", None, ()):
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    values = value if isinstance(value, tuple) else (value,)
    if group := question_at(where).of:
        names = row_names(project, group)
        values = tuple(names[one] for one in values if one in names)
    return SEPARATOR.join(str(one) for one in values)


def offered(project: Project, where: str) -> tuple[str, ...]:
    """What an answer is chosen from; nothing where it is written freely."""
    kind = kind_at(where)
    if group := question_at(where).of:
        return tuple(row_names(project, group).values())
    if kind is bool:
        return YES, NO
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return tuple(str(one) for one in kind)
    return ()


def understood(where: str, text: str, names: Names) -> Any:
    """What a text says, as a plain answer; a blank where it says nothing.

    Raises KeyError for no question and ValueError for no answer to it.
    """
    question = question_at(where)
    if not text.strip():
        return [] if many_at(where) else None
    kind = kind_at(where)
    if question.of:
        return _chosen(where, text, names.get(question.of, {}))
    if kind is bool:
        return _boolean(text.strip())
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        formal = {one.formal: str(one) for one in kind if isinstance(one, Option)}
        return _chosen(where, text, formal | {str(one): str(one) for one in kind})
    return [one for one in _BETWEEN.split(text) if one] if many_at(where) else text


def _boolean(text: str) -> bool:
    if text in (YES, "√", "有", "TRUE", "True"):
        return True
    if text in (NO, "×", "没有", "无", "FALSE", "False"):
        return False
    raise ValueError(f"“{text[:20]}”不是“是”或“否”")


def _chosen(where: str, text: str, known: Mapping[str, str]) -> Any:
    """The options, or rows, that a text names."""
    whole = " ".join(text.split())
    if not many_at(where):
        return _one(whole, known)
    if whole in known:
        return [known[whole]]
    return [_one(one, known) for one in _split(whole, known)]


def _split(text: str, known: Mapping[str, str]) -> list[str]:
    """The names in a text; one may hold a separator itself, so long ones are tried first."""
    found, rest = [], text
    while rest:
        for name in sorted(known, key=len, reverse=True):
            if rest == name or (
                rest.startswith(name) and _BETWEEN.match(rest[len(name) :])
            ):
                found.append(name)
                rest = _BETWEEN.sub("", rest[len(name) :], count=1)
                break
        else:
            first, *more = _BETWEEN.split(rest, maxsplit=1)
            found += [first] if first else []
            rest = more[0] if more else ""
    return found


def _one(name: str, known: Mapping[str, str]) -> str:
    if name not in known:
        raise ValueError(f"没有“{name[:30]}”这个选项")
    return known[name]
