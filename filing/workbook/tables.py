"""Tables of documents become an .xlsx."""

from collections.abc import Iterable
from copy import copy

from openpyxl.cell.cell import Cell
from openpyxl.styles import Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from filing.block import Block, Mark, Table, Text, words
from filing.workbook.cells import (
    BOX,
    HEADER,
    TEXT,
    WRAPPED,
    empty,
    free_name,
    packed,
    write,
)

_WIDTH = 120
_PLAIN = NamedStyle("文书单元格", border=BOX, alignment=WRAPPED, number_format=TEXT)
_GAP = NamedStyle(
    "文书待补充",
    border=BOX,
    alignment=WRAPPED,
    number_format=TEXT,
    fill=PatternFill("solid", fgColor="FFFF00"),
)


def workbook(blocks: Iterable[Block], title: str) -> bytes:
    """The tables among the blocks as sheets, in order: the same blocks, the same bytes.

    Every cell holds text and is never calculated, whatever it begins with.
    """
    made = empty(title)
    for style in (_PLAIN, _GAP):
        made.add_named_style(copy(style))
    for block in blocks:
        if isinstance(block, Table):
            _sheet(made.create_sheet(free_name(made, block.caption)), block)
    if not made.worksheets:
        made.create_sheet(free_name(made, title))
    return packed(made)


def _sheet(sheet: Worksheet, table: Table) -> None:
    _row(sheet, 1, [(head,) for head in table.header])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), HEADER
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
        marked = any(isinstance(span, Mark) for span in text)
        cell.style = (_GAP if marked else _PLAIN).name
        write(cell, words(text))
