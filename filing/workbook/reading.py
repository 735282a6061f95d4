"""资料收集表 read back: answers by their addresses, wherever columns and rows were moved."""

import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from filing import gate
from filing.gate import Refused
from filing.intake import UNKNOWN, Given
from filing.project import (
    Project,
    group_of,
    is_group,
    row_kind,
)
from filing.spoken import NO, YES, Names, call, row_names, understood
from filing.workbook.collecting import ANSWER, ROW_ID, WAS

_CODE = re.compile(r"⟦([A-Za-z0-9_.*回答-]{1,100})⟧")
_MOST_LINES, _MOST_COLUMNS = 3_000, 80
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml|xl/sharedStrings\.xml")
_MOST_XML = 24 * 1024 * 1024
_ROW_ID = re.compile(r"[a-z0-9_-]{1,20}")
_BROKEN = (
    InvalidFileException,
    BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OSError,
    EOFError,
    SyntaxError,
    zlib.error,
)
Grid = list[list[Any]]


class Formula(str):
    """What a cell calculates; it is no answer."""

    __slots__ = ()


class Collected(NamedTuple):
    """What a workbook answers, and in words what in it could not be read."""

    given: tuple[Given, ...]
    left: tuple[str, ...]


class _Found(NamedTuple):
    """One cell's answer, not yet understood."""

    where: str
    text: Any
    was: Any
    place: str


def collected(file: bytes, project: Project) -> Collected:
    """The answers in a workbook. Raises Refused.

    References are read by the rows' names, those of the project and of the workbook.
    """
    parts = gate.parts(file, gate.Kind.EXCEL)
    if (
        sum(len(part) for name, part in parts.items() if _SHEET.fullmatch(name))
        > _MOST_XML
    ):
        raise Refused("表格太大，不像资料收集表。请用向导导出的那一份填写。")
    try:
        grids = _grids(file)
    except _BROKEN as error:
        raise Refused("工作簿读不出来。请在 Excel 或 WPS 里另存一份再传。") from error
    found = [one for name, grid in grids.items() for one in _cells(name, grid)]
    if not found:
        raise Refused(
            "这不是向导导出的资料收集表，或里面的编号被删了。请用原来的那一份。"
        )
    names = _names(project, found)
    given: list[Given] = []
    left: list[str] = []
    for one in found:
        try:
            value = _read(one, names)
            given.append(Given(one.where, value, _was(one, names)))
        except KeyError:
            left.append(f"{one.place}：现在没有这个问题")
        except ValueError as trouble:
            left.append(f"{one.place}：{trouble}")
    return Collected(tuple(given), tuple(left))


def _grids(file: bytes) -> dict[str, Grid]:
    """The cells of each sheet that is shown, no further than such a workbook goes."""
    book = load_workbook(BytesIO(file), read_only=True)
    grids = {}
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()
        lines = sheet.iter_rows(max_row=_MOST_LINES, max_col=_MOST_COLUMNS)
        grids[sheet.title] = [
            [
                Formula(cell.value) if cell.data_type == "f" else cell.value
                for cell in line
            ]
            for line in lines
        ]
    book.close()
    return grids


def _cells(name: str, grid: Grid) -> Iterator[_Found]:
    """The answers of a sheet: of questions one a line, or of a group's table."""
    codes = [
        (line, column, found[1])
        for line, cells in enumerate(grid)
        for column, cell in enumerate(cells)
        if isinstance(cell, str) and (found := _CODE.fullmatch(cell.strip()))
    ]
    starred = {code: column for _, column, code in codes if ".*." in code}
    if starred:
        yield from _of_rows(name, grid, codes, starred)
    else:
        yield from _of_questions(name, grid, codes)


def _of_questions(
    name: str, grid: Grid, codes: Sequence[tuple[int, int, str]]
) -> Iterator[_Found]:
    head = next(
        (
            column
            for cells in grid[:5]
            for column, cell in enumerate(cells)
            if isinstance(cell, str) and cell.strip() == ANSWER
        ),
        None,
    )
    was = next((column for _, column, code in codes if code == WAS), None)
    for line, column, code in codes:
        if code in (ANSWER, WAS) or column == head:
            continue
        at = column - 1 if head is None else head
        told = _at(grid[line], was)
        place = f"“{name}”第 {line + 1} 行"
        yield _Found(code, _at(grid[line], at), _parsed(told), place)


def _of_rows(
    name: str,
    grid: Grid,
    codes: Sequence[tuple[int, int, str]],
    starred: Mapping[str, int],
) -> Iterator[_Found]:
    group = next(iter(starred)).partition(".*.")[0]
    ids = starred.get(f"{group}.*.{ROW_ID}")
    was = starred.get(f"{group}.*.{WAS}")
    known = {line: code for line, column, code in codes if column == ids}
    ends = max((line for line, _, code in codes if ".*." in code), default=0)
    starts = _below_heads(grid, ends)
    fields = {
        code.partition(".*.")[2]: column
        for code, column in starred.items()
        if column not in (ids, was)
    }
    taken = set(known.values())
    for line in range(starts, ends):
        cells = grid[line]
        filled = {n: _at(cells, column) for n, column in fields.items()}
        row = known.get(line, "")
        if not row and not any(_text(one) for one in filled.values()):
            continue
        if not _ROW_ID.fullmatch(row):
            row = _free_id(name, line, taken)
            taken.add(row)
        before = _parsed(_at(cells, was))
        for field, value in filled.items():
            old = before.get(field, UNKNOWN) if isinstance(before, dict) else UNKNOWN
            place = f"“{name}”第 {line + 1} 行"
            yield _Found(f"{group}.{row}.{field}", value, old, place)


def _below_heads(grid: Grid, ends: int) -> int:
    """The first line of answers: below the line of examples."""
    for line in range(min(ends, 12)):
        told = [cell for cell in grid[line] if isinstance(cell, str) and cell]
        if told and all(cell.startswith("例：") for cell in told):
            return line + 1
    return min(4, ends)


def _free_id(name: str, line: int, taken: set[str]) -> str:
    """An id for a new row, the same for the same line of the same sheet."""
    number = zlib.crc32(f"{name}{line}".encode())
    while (row := f"x{number:x}") in taken:
        number += 1
    return row


def _at(cells: Sequence[Any], column: int | None) -> Any:
    return cells[column] if column is not None and 0 <= column < len(cells) else None


def _parsed(told: Any) -> Any:
    if not isinstance(told, str):
        return UNKNOWN
    try:
        return json.loads(told)
    except ValueError:
        return UNKNOWN


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
            call(named[group], _text(one.text), row)
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
    if one.was is UNKNOWN:
        return UNKNOWN
    try:
        return understood(one.where, _text(one.was), names)
    except (KeyError, ValueError):
        return UNKNOWN


def _read(one: _Found, names: Names) -> Any:
    if isinstance(one.text, Formula):
        raise ValueError("这一格是公式，不是回答")  # noqa: TRY004 - told to the person
    return understood(one.where, _text(one.text), names)


def _text(told: Any) -> str:
    """What a cell shows, as far as that can be told from its value."""
    match told:
        case None:
            return ""
        case bool():
            return YES if told else NO
        case datetime() if told.time() == time():
            told = told.date()
        case float() if told.is_integer():
            told = int(told)
    return str(told)
