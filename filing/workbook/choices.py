"""What cells are chosen from: drop-downs, and the sheet that holds their options."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from filing.project import Project, many_at, question_at
from filing.spoken import SEPARATOR, offered
from filing.workbook.cells import put

OPTIONS = "选项"
"""The name of the sheet of options."""


class Lists:
    """The options of drop-downs, on a hidden sheet: a list of its own may be 255 signs."""

    def __init__(self, made: Workbook) -> None:
        self.sheet = made.create_sheet(OPTIONS)
        self.sheet.sheet_state = "hidden"
        self._made: dict[tuple[str, ...], DataValidation] = {}

    def choice(self, options: Sequence[str]) -> str:
        """The range that holds these options."""
        column = get_column_letter(self.sheet.max_column + 1)
        for number, option in enumerate(options, 1):
            put(self.sheet, f"{column}{number}", option)
        return f"{OPTIONS}!${column}$1:${column}${len(options)}"


def limited(
    sheet: Worksheet,
    lists: Lists,
    project: Project,
    where: str,
    place: tuple[int, int, int],
) -> None:
    """Let the cells of a column, from one line to another, be chosen from a list."""
    options = offered(project, where)
    if not options:
        return
    first, last, column = place
    letter = get_column_letter(column)
    if many_at(where) or question_at(where).of:
        check = DataValidation(allow_blank=True)
        check.promptTitle = "可以多选" if many_at(where) else "从这些里选"
        check.prompt = SEPARATOR.join(options)[:250]
        check.showInputMessage = True
    else:
        check = DataValidation("list", formula1=lists.choice(options), allow_blank=True)
        check.error = "请从下拉列表里选一项"
        check.showErrorMessage = True
    sheet.add_data_validation(check)
    check.add(f"{letter}{first}:{letter}{last}")
