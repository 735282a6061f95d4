"""Workbooks: every table a sheet, every cell text that nothing calculates, no clock."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook

from filing.block import Table, words
from filing.documents.portal_table import portal_table
from filing.project import Project
from filing.workbook import workbook
from tests.conftest import demo

HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "=cmd|' /C calc'!A0",
    "2026-03-01",
    "007",
    "TRUE",
    "#N/A",
)


def sheets(blocks):
    return load_workbook(BytesIO(workbook(blocks, "表"))).worksheets


def table(*cells, caption="表格", key="t"):
    return Table(key, caption, ("甲",), tuple(((one,),) for one in cells), (1,))


@pytest.mark.parametrize("state", ["blank", "push", "supporter"])
def test_the_portal_table_says_the_same_in_excel_as_in_word(state):
    project = Project() if state == "blank" else demo(state)
    blocks = portal_table(project, ())
    tables = [block for block in blocks if isinstance(block, Table)]
    for sheet, drawn in zip(sheets(blocks), tables, strict=True):
        assert sheet.title == drawn.caption
        read = [[cell or "" for cell in row] for row in sheet.values]
        assert read == [
            list(drawn.header),
            *([words(cell) for cell in row] for row in drawn.rows),
        ]
        assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_typed_is_calculated(text):
    (sheet,) = sheets([table(text)])
    cell = sheet["A2"]
    assert (cell.data_type, cell.number_format) == ("s", "@")
    assert cell.value == text
    assert cell.quotePrefix is text.startswith(("=", "+", "-", "@", "\t"))


def test_a_hostile_answer_is_text_in_the_portal_table(pushed):
    project = pushed.answer("subject.company", "=1+1")
    first = sheets(portal_table(project, ()))[0]
    assert (first["B2"].value, first["B2"].data_type) == ("=1+1", "s")


def test_what_excel_cannot_hold_is_left_out_or_cut_with_a_word():
    (sheet,) = sheets([table("甲\x00乙\x0b丙", "长" * 40_000)])
    assert sheet["A2"].value == "甲乙丙"
    assert sheet["A3"].value.endswith("见 Word 文书）")


def test_sheets_have_names_that_excel_takes_each_once():
    long, odd = "名" * 40, "甲/乙:丙[丁]*?"
    names = [
        sheet.title
        for sheet in sheets(
            [
                table("一", caption=one, key=str(n))
                for n, one in enumerate((long, long, odd))
            ]
        )
    ]
    assert len(set(names)) == 3
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_gap_stands_out_and_a_document_without_tables_still_opens():
    gap = sheets(portal_table(Project(), ()))[0]["B2"]
    assert gap.value.startswith("【待补充") and gap.fill.fgColor.rgb == "00FFFF00"
    assert [sheet.title for sheet in sheets([])] == ["表"]


def test_the_same_blocks_give_the_same_bytes(pushed):
    blocks = portal_table(pushed, ())
    assert workbook(blocks, "表") == workbook(blocks, "表")
    assert b"2026-01-01T09:00:00Z" in zipfile.ZipFile(
        BytesIO(workbook(blocks, "表"))
    ).read("docProps/core.xml")
