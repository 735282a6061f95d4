"""What every workbook of ours is made of: cells that are never calculated, names, no clock."""

import re
import zipfile
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MADE = datetime(2026, 1, 1, 9)
_WRITER = "算法备案向导"
_STAMP = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
LONGEST_TEXT = 32_000
"""The most signs that a cell holds for certain."""
_CUT = "……（内容过长，余下部分见 Word 文书）"
TEXT = "@"
"""The format of cells whose content is never taken for a number."""
_CALCULATED = ("=", "+", "-", "@", "\t", "\r")
"""With these signs at the start, spreadsheets take what was typed for a formula."""
HEADER = PatternFill("solid", fgColor="DCE6F1")
_LINE = Side(style="thin", color="8D99A6")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
WRAPPED = Alignment(wrap_text=True, vertical="center")


def empty(title: str) -> Workbook:
    """A workbook without sheets."""
    made = Workbook()
    made.remove(made.worksheets[0])
    made.properties.title = title
    made.properties.creator = made.properties.lastModifiedBy = _WRITER
    made.properties.created = _MADE
    return made


def packed(made: Workbook) -> bytes:
    """The workbook as a file: the same workbook, the same bytes."""
    stream = BytesIO()
    # Not pressed yet: what is settled is packed anew anyway.
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        ExcelWriter(made, package).save()
    return _settled(stream.getvalue())


def write(cell: Cell, text: str) -> None:
    """Put a text into a cell as text. Openpyxl would take what begins with = as a formula."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT] + _CUT
    cell.value = text
    cell.data_type = "s"
    cell.number_format = TEXT
    cell.quotePrefix = text.startswith(_CALCULATED)


def put(sheet: Worksheet, at: str, text: str) -> Cell:
    """Put a text into the cell at this place."""
    cell = sheet[at]
    assert isinstance(cell, Cell)
    write(cell, text)
    return cell


def free_name(made: Workbook, caption: str) -> str:
    """A name for a sheet: short, without what Excel refuses, and met once."""
    plain = _NOT_IN_NAMES.sub("、", caption).strip("'")[:_LONGEST_NAME] or "表"
    taken = {sheet.title.lower() for sheet in made.worksheets}
    name, number = plain, 1
    while name.lower() in taken:
        number += 1
        name = f"{plain[: _LONGEST_NAME - 3]} {number}"
    return name


def _settled(package: bytes) -> bytes:
    """The package without the clock: openpyxl stamps it on every member."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(package)) as source,
        zipfile.ZipFile(stream, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>" + f"{_MADE:%FT%TZ}".encode(), content)
            member = zipfile.ZipInfo(name, _EPOCH)
            member.create_system = 0
            member.external_attr = 0
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, content)
    return stream.getvalue()
