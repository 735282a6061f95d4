"""资料收集表 read back: answers by their addresses, wherever columns and rows were moved."""

import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from filing.gate import Refused
from filing.intake import OWNERS, ROW_ID, UNKNOWN, Given, Received
from filing.project import Project, group_of, is_group, question_at, row_kind
from filing.spoken import Names, call, row_names, understood
from filing.workbook.collecting import (
    ANSWER,
    EXAMPLE,
    OWNER,
    ROW,
    WAS,
    labelled,
    titled,
)
from filing.workbook.grids import Grid, answer, grids

_CODE = re.compile(r"⟦([A-Za-z0-9_.*回答-]{1,100})⟧")
_TOP = 12
"""The head of a table stands in one of the first lines."""


class _Code(NamedTuple):
    """A code of ours in a cell: where it stands, and what it says."""

    line: int
    column: int
    said: str


class _Found(NamedTuple):
    """One cell's answer, not yet understood."""

    where: str
    text: Any
    was: Any
    place: str


def collected(file: bytes, project: Project) -> Received:
    """The answers in a workbook. Raises Refused.

    References are read by the rows' names, those of the project and of the workbook. For
    a project without any answer, whatever stands in the workbook is new.
    """
    sheets, left = grids(file)
    found: list[_Found] = []
    owner: dict[str, str] = {}
    coded = False
    for name, grid in sheets.items():
        codes = _codes(grid)
        owner |= _owner(grid, codes)
        codes = [one for one in codes if one.said != OWNER]
        coded = coded or bool(codes)
        try:
            found += _cells(name, grid, codes)
        except ValueError as trouble:
            left.append(f"“{name}”：{trouble}")
    if not coded:
        raise Refused(
            "这不是向导导出的资料收集表，或里面的编号被删了。请用原来的那一份。"
        )
    given = _understood(_once(found, left), project, left)
    return Received(tuple(given), tuple(left), owner)


def _codes(grid: Grid) -> list[_Code]:
    return [
        _Code(line, column, found[1])
        for line, cells in enumerate(grid)
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and (found := _CODE.fullmatch(cell.strip()))
    ]


def _owner(grid: Grid, codes: Sequence[_Code]) -> dict[str, str]:
    """What tells the project that the workbook was made for."""
    told: dict[str, str] = {}
    for line, column, said in codes:
        owner = _parsed(_at(grid[line], column + 1)) if said == OWNER else None
        if isinstance(owner, dict):
            told |= {where: str(owner.get(where, "")) for where in OWNERS}
    return told


def _cells(name: str, grid: Grid, codes: Sequence[_Code]) -> list[_Found]:
    """The answers of a sheet: of questions one a line, or of a group's table.

    Raises ValueError if the answers cannot be told from the rest.
    """
    if any(".*." in one.said for one in codes):
        return list(_of_rows(name, grid, codes))
    return list(_of_questions(name, grid, codes))


def _of_questions(name: str, grid: Grid, codes: Sequence[_Code]) -> Iterator[_Found]:
    asked = [one for one in codes if one.said not in (ANSWER, WAS)]
    if not asked:
        return
    head = _answer_column(grid, {one.line for one in asked})
    was = next((one.column for one in codes if one.said == WAS), None)
    for line, column, code in asked:
        if column != head:
            text, told = _at(grid[line], head), _parsed(_at(grid[line], was))
            yield _Found(code, text, told, f"“{name}”第 {line + 1} 行")


def _answer_column(grid: Grid, asked: set[int]) -> int:
    """The column whose head says that answers stand below it."""
    found = {
        column
        for line, cells in enumerate(grid[:_TOP])
        if line not in asked
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and cell.strip() == ANSWER
    }
    if len(found) != 1:
        raise ValueError(
            f"表头被改过，认不出哪一列是回答，这张表没有读。请把那一列的表头改回“{ANSWER}”"
        )
    return found.pop()


class _Table(NamedTuple):
    """A group's table: in which columns its fields stand, the rows' ids, what they said."""

    group: str
    fields: Mapping[str, int]
    ids: int | None
    was: int | None


def _table(codes: Sequence[_Code]) -> _Table:
    starred = {one.said: one.column for one in codes if ".*." in one.said}
    group = next(iter(starred)).partition(".*.")[0]
    columns = {code.partition(".*.")[2]: at for code, at in starred.items()}
    ids, was = columns.pop(ROW, None), columns.pop(WAS, None)
    return _Table(group, columns, ids, was)


def _of_rows(name: str, grid: Grid, codes: Sequence[_Code]) -> Iterator[_Found]:
    """Every line but the heads and that of the codes, wherever they stand."""
    table = _table(codes)
    known = {
        one.line: one.said
        for one in codes
        if one.column == table.ids and ROW_ID.fullmatch(one.said)
    }
    apart = {one.line for one in codes if ".*." in one.said} | _heads(
        grid, table, known
    )
    taken = set(known.values())
    seen: dict[str, dict[str, Any]] = {}
    for line, cells in enumerate(grid):
        filled = {field: _at(cells, at) for field, at in table.fields.items()}
        row = known.get(line, "")
        blank = all(one is None or one == "" for one in filled.values())
        if line in apart or (blank and not row) or seen.get(row) == filled:
            continue
        before: Any = _parsed(_at(cells, table.was))
        if not row or row in seen:
            row, before = (
                _free_id(table.group, filled, taken),
                dict.fromkeys(filled, ""),
            )
            taken.add(row)
        seen[row] = filled
        told = before if isinstance(before, dict) else {}
        for field, value in filled.items():
            place = f"“{name}”第 {line + 1} 行"
            where = f"{table.group}.{row}.{field}"
            yield _Found(where, value, told.get(field, UNKNOWN), place)


def _heads(grid: Grid, table: _Table, known: Mapping[int, str]) -> set[int]:
    """The lines that say what to write, not what was written.

    They are told by their words; where those were others, by standing above the examples.
    """
    words = _words(table.group)
    lines = {
        line: [cell for cell in cells if isinstance(cell, str) and cell.strip()]
        for line, cells in enumerate(grid)
        if line not in known
    }
    heads = {
        line
        for line, told in lines.items()
        if told and 2 * sum(cell in words for cell in told) >= len(told)
    }
    if heads:
        return heads
    examples = [
        line
        for line, told in lines.items()
        if line < _TOP and told and all(cell.startswith(EXAMPLE) for cell in told)
    ]
    return set(range(max(examples, default=3) + 1)) - known.keys()


def _words(group: str) -> set[str]:
    """All that stands above the answers of a group."""
    if not _is_group(group):
        return set()
    words = {titled(question_at(group))}
    for one in row_kind(group).questions().values():
        examples = (one.example, *one.examples.values())
        words |= {labelled(one), one.help, *(f"{EXAMPLE}{e}" for e in examples if e)}
    return words


def _free_id(group: str, filled: Mapping[str, Any], taken: set[str]) -> str:
    """An id for a new row: the same for the same name, whoever wrote it on which line."""
    name = row_kind(group).named_by() if _is_group(group) else ""
    said = filled.get(name) or sorted(
        (field, str(one)) for field, one in filled.items()
    )
    number = zlib.crc32(f"{group}{said}".encode())
    while (row := f"x{number:x}") in taken:
        number += 1
    return row


def _once(found: Sequence[_Found], left: list[str]) -> Iterator[_Found]:
    """Each address once: what stands twice and was written differently is told of."""
    by_address: dict[str, list[_Found]] = {}
    for one in found:
        by_address.setdefault(one.where, []).append(one)
    for several in by_address.values():
        written = [one for one in several if one.text not in (None, "", one.was)]
        written = written or several[:1]
        if len({str(one.text) for one in written}) > 1:
            places = "、".join(one.place for one in written)
            left.append(f"{places}：同一个问题写了不同的回答，没有采用，请人工核对")
        else:
            yield written[0]


def _at(cells: Sequence[Any], column: int | None) -> Any:
    return cells[column] if column is not None and 0 <= column < len(cells) else None


def _parsed(told: Any) -> Any:
    if not isinstance(told, str):
        return UNKNOWN
    try:
        return json.loads(told)
    except (ValueError, RecursionError):
        return UNKNOWN


def _understood(
    found: Iterator[_Found], project: Project, left: list[str]
) -> Iterator[Given]:
    """The answers that can be understood; of the others it is told where they stand."""
    every = list(found)
    names = _names(project, every)
    fresh = not project.answers()
    for one in every:
        try:
            value = understood(one.where, answer(one.text), names)
            yield Given(one.where, value, UNKNOWN if fresh else _was(one, names))
        except KeyError:
            left.append(f"{one.place}：现在没有这个问题")
        except ValueError as trouble:
            left.append(f"{one.place}：{trouble}")


def _names(project: Project, found: Sequence[_Found]) -> dict[str, dict[str, str]]:
    """The id of each row by its name, group by group; new rows included."""
    named: dict[str, dict[str, str]] = {}
    for one in found:
        group, (_, _, row, field) = group_of(one.where), _parted(one.where)
        if not row or not _is_group(group):
            continue
        if group not in named:
            known = row_names(project, group).items()
            named[group] = {name: row for row, name in known}
        if field == row_kind(group).named_by():
            call(named[group], str(one.text or ""), row)
    return named


def _is_group(where: str) -> bool:
    try:
        return is_group(where)
    except KeyError:
        return False


def _parted(where: str) -> tuple[str, str, str, str]:
    """Step, group, row and field of an answer in a row; blanks for any other."""
    match where.split("."):
        case [step, group, row, field]:
            return step, group, row, field
    return "", "", "", ""


def _was(one: _Found, names: Names) -> Any:
    """What the answer was when the workbook left, as far as it still can be told."""
    if not isinstance(one.was, str):
        return UNKNOWN
    try:
        return understood(one.where, one.was, names)
    except (KeyError, ValueError):
        return UNKNOWN
