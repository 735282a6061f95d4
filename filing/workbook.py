"""Tables become an .xlsx. Only this module knows openpyxl."""

import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from filing.block import Block, Mark, Table, Text, words

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MADE = datetime(2026, 1, 1, 9)
_WRITER = "算法备案向导"
_STAMP = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_000
_CUT = "……（内容过长，余下部分见 Word 文书）"
_TEXT = "@"
_CALCULATED = ("=", "+", "-", "@", "\t", "\r")
"""With these signs at the start, spreadsheets take what was typed for a formula."""
_WIDTH = 120
_HEADER = PatternFill("solid", fgColor="DCE6F1")
_GAP = PatternFill("solid", fgColor="FFFF00")
_LINE = Side(style="thin", color="8D99A6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(wrap_text=True, vertical="center")


def workbook(blocks: Iterable[Block], title: str) -> bytes:
    """The tables among the blocks as sheets, in order: the same blocks, the same bytes.

    Every cell holds text and is never calculated, whatever it begins with.
    """
    made = Workbook()
    made.remove(made.worksheets[0])
    made.properties.title = title
    made.properties.creator = made.properties.lastModifiedBy = _WRITER
    made.properties.created = _MADE
    for block in blocks:
        if isinstance(block, Table):
            _sheet(made.create_sheet(_name(made, block.caption)), block)
    if not made.worksheets:
        made.create_sheet(_name(made, title))
    stream = BytesIO()
    made.save(stream)
    return _settled(stream.getvalue())


def _sheet(sheet: Worksheet, table: Table) -> None:
    _row(sheet, 1, [(head,) for head in table.header])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), _HEADER
    for number, row in enumerate(table.rows, 2):
        _row(sheet, number, row)
    for column, share in enumerate(table.widths, 1):
        width = share * _WIDTH / sum(table.widths)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _row(sheet: Worksheet, number: int, row: Iterable[Text]) -> None:
    for column, text in enumerate(row, 1):
        cell = sheet.cell(number, column)
        assert isinstance(cell, Cell)
        _write(cell, words(text))
        cell.alignment, cell.border = _WRAPPED, _BOX
        if any(isinstance(span, Mark) for span in text):
            cell.fill = _GAP


def _write(cell: Cell, text: str) -> None:
    """Put a text into a cell as text. Openpyxl would take what begins with = as a formula."""
    text = ILLEGAL_CHARACTERS_RE.sub("", text)
    if len(text) > _LONGEST_TEXT:
        text = text[:_LONGEST_TEXT] + _CUT
    cell.value = text
    cell.data_type = "s"
    cell.number_format = _TEXT
    cell.quotePrefix = text.startswith(_CALCULATED)


def _name(made: Workbook, caption: str) -> str:
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
