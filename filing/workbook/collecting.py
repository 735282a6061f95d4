"""资料收集表: the questions as a workbook that somebody fills in without the wizard.

Each sheet carries its addresses in a hidden column or row, so that it is read back wherever
its columns and rows were moved. Only answer cells can be written in.
"""

import json
from collections.abc import Sequence
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from filing.intake import owner
from filing.project import STEPS, Asked, Project, is_group, row_kind
from filing.question import Question, Who
from filing.spoken import worded
from filing.verdict.example import example_of
from filing.workbook.cells import (
    BOX,
    HEADER,
    LONGEST_TEXT,
    TEXT,
    WRAPPED,
    empty,
    free_name,
    packed,
    put,
    write,
)
from filing.workbook.choices import Lists, limited

CODE = "⟦{}⟧"
"""How an address stands in a hidden cell."""
ROW, WAS, OWNER = "row", "was", "project"
ANSWER = "回答"
EXAMPLE = "例："
TITLE = "资料收集表"
_SPARE = 12
_UNLOCKED = Protection(locked=False)
_FIELD = PatternFill("solid", fgColor="FFFBE6")
_GREY = Font(color="6B6B6B", size=10)
_TOP = Alignment(wrap_text=True, vertical="top")
_HEADS = ("问题", "说明", "例子", "谁来答", ANSWER)
_WIDTHS = (34, 40, 40, 9, 60)


class Wanted(NamedTuple):
    """Which questions go in: those of a step or of one who answers, the open ones or all."""

    step: str = ""
    who: Who | None = None
    everything: bool = False


_OPEN = Wanted()


def collection(
    project: Project,
    wanted: Wanted = _OPEN,
    *,
    deadline: str = "",
    contact: str = "",
) -> bytes:
    """The questions as an .xlsx; what is answered already stands in it. Raises ValueError.

    A ValueError tells that there is no such question left.
    """
    made = empty(TITLE)
    cover = made.create_sheet("填写说明")
    lists = Lists(made)
    counted = 0
    for step, section in STEPS.items():
        if wanted.step in ("", step):
            counted += _step(made, lists, project, step, section.title, wanted)
    if not counted:
        raise ValueError("没有符合条件的问题，不用收集")
    _cover(cover, project, counted, deadline, contact)
    made.move_sheet(lists.sheet, len(made.worksheets))
    return packed(made)


def _step(
    made: Workbook,
    lists: Lists,
    project: Project,
    step: str,
    title: str,
    wanted: Wanted,
) -> int:
    """The sheets of a step, and how many questions stand in them."""
    single, groups = [], []
    for asked in project.asked(step):
        if asked.where.count(".") > 1:
            continue
        if is_group(asked.where):
            groups.append(asked)
        elif _fits(asked.question, wanted) and (wanted.everything or asked.open):
            single.append(asked)
    if single:
        also = any(group.question.noun == title for group in groups)
        name = f"{title}（一问一答）" if also else title
        _questions(made.create_sheet(free_name(made, name)), lists, project, single)
    counted = len(single)
    for asked in groups:
        if _group_fits(project, asked, wanted):
            noun = asked.question.noun
            _rows(made.create_sheet(free_name(made, noun)), lists, project, asked)
            counted += 1
    return counted


def _fits(question: Question, wanted: Wanted) -> bool:
    return wanted.who is None or question.who is wanted.who


def _group_fits(project: Project, group: Asked, wanted: Wanted) -> bool:
    """Whether a group is asked for: its rows' questions by who answers, and open ones."""
    kind = row_kind(group.where)
    if not any(_fits(one, wanted) for one in kind.questions().values()):
        return False
    if wanted.everything or group.open:
        return True
    return any(
        asked.open
        for row in group.value
        for asked in project.asked_in(f"{group.where}.{row.id}")
    )


def _cover(
    sheet: Worksheet, project: Project, counted: int, deadline: str, contact: str
) -> None:
    company = project.subject.company or "（未填主体名称）"
    algorithm = project.scope.name or "（未填算法名称）"
    lines = (
        (TITLE, ""),
        ("备案主体", company),
        ("算法名称", algorithm),
        ("请在此日之前交回", deadline or "（未写）"),
        ("交给谁", contact or "（未写）"),
        ("共有", f"{counted} 项，分在后面各张表里"),
        ("怎么填", "只填浅黄色的格子，其他格子锁住了，不用改。不知道的空着，不要编。"),
        ("", "可以多选的，把选中的几项用顿号（、）隔开。日期写成 2026-09-01 这样。"),
        ("", "一行一项的表，一行写一个；黄格子不够，可以在表下面的空行接着写。"),
        ("", "如实写：没有的写“尚无”，还在做的写“开发中”和预计时间。"),
    )
    for number, (label, text) in enumerate(lines, 1):
        put(sheet, f"A{number}", label).font = Font(bold=True)
        put(sheet, f"B{number}", text).alignment = WRAPPED
    sheet["A1"].font = Font(bold=True, size=16)
    put(sheet, "C1", CODE.format(OWNER))
    put(sheet, "D1", json.dumps(owner(project), ensure_ascii=False)[:LONGEST_TEXT])
    for column in "CD":
        sheet.column_dimensions[column].hidden = True
    sheet.column_dimensions["A"].width = 20
    sheet.column_dimensions["B"].width = 80
    sheet.protection.sheet = True


def _questions(
    sheet: Worksheet, lists: Lists, project: Project, found: Sequence[Asked]
) -> None:
    """One question a line: what is asked, how, an example, who, and the answer."""
    for column, (head, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True), 1):
        _head(sheet, 1, column, head, width)
    code, was = len(_HEADS) + 1, len(_HEADS) + 2
    for number, asked in enumerate(found, 2):
        question = asked.question
        example = example_of(question, project)
        told = (labelled(question), question.help, example, str(question.who))
        for column, text in enumerate(told, 1):
            _cell(sheet, number, column, text)
        text = worded(project, asked.where, asked.value)
        _answer(sheet, number, len(_HEADS), text)
        _cell(sheet, number, code, CODE.format(asked.where))
        _cell(sheet, number, was, json.dumps(text, ensure_ascii=False)[:LONGEST_TEXT])
        limited(sheet, lists, project, asked.where, (number, number, len(_HEADS)))
    _cell(sheet, 1, code, CODE.format(ANSWER))
    _cell(sheet, 1, was, CODE.format(WAS))
    _finish(sheet, (code, was), freeze="B2")


def labelled(question: Question) -> str:
    """A question's label with the unit in which it is answered."""
    return f"{question.label}（{question.unit}）" if question.unit else question.label


def titled(question: Question) -> str:
    """What stands above the table of a group."""
    return f"{question.label}{question.help}"


def exemplified(question: Question, project: Project) -> str:
    """A question's example as it stands above the answers; '' if it has none."""
    example = example_of(question, project)
    return f"{EXAMPLE}{example}" if example else ""


def _rows(sheet: Worksheet, lists: Lists, project: Project, group: Asked) -> None:
    """A group as a table: a column a question, a line a row, and some lines to spare."""
    where, rows = group.where, group.value
    names = list(row_kind(where).questions().items())
    last = 5 + len(rows) + _SPARE - 1
    _cell(sheet, 1, 1, titled(group.question))
    for column, (name, question) in enumerate(names, 1):
        _head(sheet, 2, column, labelled(question), 26)
        # Cells below the table have no look of their own: there rows may go on.
        sheet.column_dimensions[get_column_letter(column)].protection = _UNLOCKED
        _cell(sheet, 3, column, question.help).font = _GREY
        _cell(sheet, 4, column, exemplified(question, project))
        _cell(sheet, last + 1, column, CODE.format(f"{where}.*.{name}"))
        for number in range(5, last + 1):
            row = rows[number - 5] if number - 5 < len(rows) else None
            at = f"{where}.{row.id}.{name}" if row else ""
            text = worded(project, at, getattr(row, name)) if row else ""
            _answer(sheet, number, column, text)
        limited(sheet, lists, project, f"{where}.*.{name}", (5, last, column))
    _row_codes(sheet, project, where, last, len(names))
    _finish(sheet, (len(names) + 1, len(names) + 2), freeze="A5", hidden_row=last + 1)


def _row_codes(
    sheet: Worksheet, project: Project, where: str, last: int, columns: int
) -> None:
    """The rows' ids and what they said, beside them; what the columns are, below them."""
    for number, row in enumerate(project.at(where), 5):
        _cell(sheet, number, columns + 1, CODE.format(row.id))
        told = {
            name: worded(project, f"{where}.{row.id}.{name}", getattr(row, name))
            for name in row.questions()
        }
        text = json.dumps(told, ensure_ascii=False)
        _cell(sheet, number, columns + 2, text if len(text) <= LONGEST_TEXT else "")
    _cell(sheet, last + 1, columns + 1, CODE.format(f"{where}.*.{ROW}"))
    _cell(sheet, last + 1, columns + 2, CODE.format(f"{where}.*.{WAS}"))


def _head(sheet: Worksheet, line: int, column: int, text: str, width: float) -> None:
    cell = _cell(sheet, line, column, text)
    cell.font, cell.fill = Font(bold=True), HEADER
    sheet.column_dimensions[get_column_letter(column)].width = width


def _answer(sheet: Worksheet, line: int, column: int, text: str) -> None:
    """A cell to write in; a text too long for it is not put there, to be cut and lost."""
    fits = len(text) <= LONGEST_TEXT
    cell = _cell(sheet, line, column, text if fits else "（内容过长，请在向导里看）")
    cell.fill, cell.number_format = _FIELD, TEXT
    if fits:
        cell.protection = _UNLOCKED


def _cell(sheet: Worksheet, line: int, column: int, text: str) -> Cell:
    cell = sheet.cell(line, column)
    assert isinstance(cell, Cell)
    if text:
        write(cell, text)
    cell.alignment, cell.border = _TOP, BOX
    return cell


def _finish(
    sheet: Worksheet, hidden: Sequence[int], *, freeze: str, hidden_row: int = 0
) -> None:
    for column in hidden:
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    if hidden_row:
        sheet.row_dimensions[hidden_row].hidden = True
    sheet.freeze_panes = freeze
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.page_setup.orientation = "landscape"
