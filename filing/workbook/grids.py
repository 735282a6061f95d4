"""The cells of a workbook that came in, and what each of them says as an answer."""

import math
import zlib
from datetime import datetime, time
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from filing import gate
from filing.gate import Refused
from filing.spoken import NO, YES
from filing.workbook.choices import OPTIONS

_MOST_LINES, _MOST_COLUMNS, _LOOKED_AT = 1_100, 80, 20_000
_EXACT = 10**15
"""Spreadsheets keep fifteen digits of a number and make the rest zeros."""
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


class Fault(str):
    """What a cell says that could not be calculated, such as #REF!; it is no answer."""

    __slots__ = ()


def grids(file: bytes) -> tuple[dict[str, Grid], list[str]]:
    """The cells of each sheet, hidden ones too, and in words what lies too far down.

    Raises Refused.
    """
    gate.parts(file, gate.Kind.EXCEL)
    found: dict[str, Grid] = {}
    left: list[str] = []
    try:
        book = load_workbook(BytesIO(file), read_only=True)
        for sheet in book.worksheets:
            if sheet.title == OPTIONS:
                continue
            found[sheet.title], more = _grid(sheet)
            if more:
                left.append(f"“{sheet.title}”：只读到第 {_MOST_LINES} 行，下面的没有读")
        book.close()
    except _BROKEN as error:
        raise Refused("工作簿读不出来。请在 Excel 或 WPS 里另存一份再传。") from error
    return found, left


def _grid(sheet: Any) -> tuple[Grid, bool]:
    """The cells of a sheet, and whether something stands below those that were read."""
    sheet.reset_dimensions()
    lines = sheet.iter_rows(max_row=_LOOKED_AT, max_col=_MOST_COLUMNS)
    grid = [[_value(cell) for cell in line] for line in islice(lines, _MOST_LINES)]
    more = any(cell.value is not None for line in lines for cell in line)
    return grid, more


def _value(cell: Any) -> Any:
    match cell.data_type:
        case "f":
            return Formula(cell.value)
        case "e":
            return Fault(cell.value)
    return cell.value


def answer(told: Any) -> str:
    """What a cell says, as a person typed it. Raises ValueError if it is no answer."""
    match told:
        case None:
            return ""
        case Formula():
            raise ValueError("这一格是公式，不是回答")
        case Fault():
            raise ValueError(f"这一格是错误值 {told[:10]}，不是回答")
        case bool():
            return YES if told else NO
        case int() | float():
            return _number(told)
        case datetime() if told.time() == time():
            return str(told.date())
    return str(told)


def _number(told: float) -> str:
    if not math.isfinite(told) or abs(told) >= _EXACT:
        raise ValueError("数字超过 15 位，表格软件会改掉末几位，请按文本重填")
    return str(int(told)) if told == int(told) else f"{told:.15g}"
