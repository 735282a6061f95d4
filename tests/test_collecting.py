"""资料收集表: out, filled in by somebody, back; and workbooks that somebody has spoiled."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.styles import PatternFill

from filing.gate import Refused
from filing.intake import UNSURE, Kind, stranger, taken, weighed
from filing.project import STEPS, Project, is_group
from filing.question import Who
from filing.workbook import Wanted, collected, collection
from filing.workbook.collecting import ANSWER
from tests.conftest import demo
from tests.hostile import HOSTILE
from tests.random_projects import projects

ALL = Wanted(everything=True)


def book(file: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(file))


def saved(made: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def filled(file: bytes, **answers: object) -> bytes:
    """The workbook with answers by the last part of their address, dots as __."""
    made = book(file)
    for name, value in answers.items():
        cell = _answer_cell(made, name.replace("__", "."))
        cell.value = value
    return saved(made)


def _answer_cell(made: openpyxl.Workbook, where: str):
    for sheet in made.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                if cell.value == f"⟦{where}⟧":
                    head = next(c for c in sheet[1] if c.value == ANSWER)
                    return sheet.cell(cell.row, head.column)
    raise AssertionError(where)


def back(file: bytes, project: Project):
    """What comes of a workbook: proposals, and what was not understood."""
    read = collected(file, project)
    held = weighed(project, read.given)
    return held.proposals, (*read.left, *held.left)


def after(file: bytes, project: Project) -> Project:
    found, _ = back(file, project)
    return Project.from_answers(project.answers() | taken(project, found))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(projects())
def test_a_project_comes_back_as_it_went(project):
    asked = {one.where for one in project.everything_asked()}
    groups = {where for where in asked if is_group(where)}
    file = collection(project, ALL)
    kept = {
        where: value
        for where, value in after(file, Project()).answers().items()
        if where in asked or where.rpartition(".")[0].rpartition(".")[0] in groups
    }
    wanted = {
        where: value
        for where, value in project.answers().items()
        if (where in asked or ".".join(where.split(".")[:2]) in groups)
        and not (isinstance(value, str) and not value.strip())
    }
    assert kept == wanted
    assert back(file, project) == ((), ())


@pytest.mark.parametrize(
    "name", ["push", "generation", "supporter", "ranking", "dispatch", "unfinished"]
)
def test_an_example_comes_back_as_it_went(name):
    project = demo(name)
    file = collection(project, ALL)
    assert back(file, project) == ((), ())
    answers = after(file, Project()).answers()
    assert {w: v for w, v in project.answers().items() if answers.get(w) != v} == {}


def test_the_same_questions_give_the_same_bytes():
    assert collection(demo("push"), ALL) == collection(demo("push"), ALL)


def test_only_open_questions_are_asked_unless_all_are_wanted():
    project = demo("push").answer("scope.brief", "")
    made = book(collection(project, deadline="2026-12-31", contact="李示例"))
    assert [sheet.title for sheet in made.worksheets] == [
        "填写说明",
        "界定核心算法",
        "选项",
    ]
    cover = [cell.value for cell in made["填写说明"]["B"]]
    assert (
        "2026-12-31" in cover
        and "李示例" in cover
        and "1 项，分在后面各张表里" in cover
    )
    assert made["界定核心算法"].max_row == 2


def test_the_examples_are_of_the_kind_that_is_filed():
    made = book(collection(Project().answer("scope.kind", "调度决策类")))
    told = {
        cell.value
        for sheet in made.worksheets
        for line in sheet.iter_rows()
        for cell in line
        if isinstance(cell.value, str)
    }
    assert "例：挑选可派骑手" in told, "in a table"
    assert "用户的播放、点赞、评论和不感兴趣记录" not in told
    assert any("手上的订单数" in text for text in told), "on a line"


def test_a_complete_project_has_nothing_to_collect():
    with pytest.raises(ValueError, match="不用收集"):
        collection(demo("push"))


def test_questions_are_chosen_by_step_and_by_who_answers():
    project = Project()
    whole = collection(project, ALL)
    step = collection(project, Wanted(step="governance", everything=True))
    legal = collection(project, Wanted(who=Who.LEGAL, everything=True))
    titles = [sheet.title for sheet in book(step).worksheets]
    assert STEPS["governance"].title in titles
    assert STEPS["scope"].title not in titles
    assert len(book(legal).worksheets) < len(book(whole).worksheets)
    for sheet in book(legal).worksheets[1:-1]:
        if sheet["D1"].value == "谁来答":
            assert {cell.value for cell in sheet["D"][1:]} == {"法务"}


def test_only_answers_can_be_written_in():
    for sheet in book(collection(demo("unfinished"), ALL)).worksheets:
        if sheet.sheet_state != "visible":
            continue
        assert sheet.protection.sheet
        unlocked = [
            c for line in sheet.iter_rows() for c in line if not c.protection.locked
        ]
        assert bool(unlocked) == (sheet.title != "填写说明")
        assert not any(str(cell.value or "").startswith("⟦") for cell in unlocked)


def test_options_are_offered_as_a_list():
    sheet = book(collection(Project(), ALL))[STEPS["scope"].title]
    lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
    assert lists and all(one.formula1.startswith("选项!$") for one in lists)


def test_a_new_a_changed_and_a_conflicting_answer_are_told_apart():
    project = demo("push").answer("scope.brief", "")
    file = filled(
        collection(project, ALL),
        scope__brief="新写的简介",
        scope__impact="客户改的影响",
        scope__reach="客户改的范围",
        scope__scene="",
    )
    project = project.answer("scope.reach", "这边也改了")
    found, left = back(file, project)
    assert {one.where: (one.kind, one.value) for one in found} == {
        "scope.brief": (Kind.NEW, "新写的简介"),
        "scope.impact": (Kind.CHANGED, "客户改的影响"),
        "scope.reach": (Kind.CONFLICT, "客户改的范围"),
    }
    assert left == ()


def test_a_blank_cell_takes_nothing_away():
    project = demo("push")
    file = filled(collection(project, ALL), scope__name=None)
    assert back(file, project) == ((), ())


def _table(made: openpyxl.Workbook, group: str):
    """The sheet of a group, and the column of each field."""
    for sheet in made.worksheets:
        columns = {
            cell.value.strip("⟦⟧").rpartition(".*.")[2]: cell.column
            for line in sheet.iter_rows()
            for cell in line
            if str(cell.value).startswith(f"⟦{group}.*.")
        }
        if columns:
            return sheet, columns
    raise AssertionError(group)


def test_new_rows_are_added_and_referred_to_by_name():
    project = demo("push")
    made = book(collection(project, ALL))
    sheet, columns = _table(made, "data.items")
    line = 5 + len(project.data.items)
    sheet.cell(line, columns["name"]).value = "设备型号"
    flows, at = _table(made, "data.flows")
    flows.cell(5, at["items"]).value = "设备型号"
    found, left = back(saved(made), project)
    assert left == ()
    row = next(one for one in found if one.kind is Kind.ROW)
    assert (row.kind, row.value) == (Kind.ROW, "数据名称：设备型号")
    changed = Project.from_answers(project.answers() | taken(project, found))
    assert changed.data.items[-1].name == "设备型号"
    assert changed.data.flows[0].items == (changed.data.items[-1].id,)
    again, _ = back(saved(made), changed)
    assert again == ()


def test_dates_numbers_and_booleans_are_read_as_people_mean_them():
    project = demo("push")
    file = filled(
        collection(project, ALL),
        risk__assessed_on=datetime(2026, 3, 1),
        risk__written_on=date(2026, 3, 2),
        data__log_months=12.0,
        data__trains=False,
    )
    changed = after(file, project)
    assert changed.risk.assessed_on == "2026-03-01"
    assert changed.risk.written_on == "2026-03-02"
    assert changed.data.log_months == "12"
    assert changed.data.trains is False


def test_what_is_no_answer_is_told_with_its_place():
    project = demo("push")
    file = filled(
        collection(project, ALL),
        scope__kind="别的类",
        scope__name="=1+1",
        data__trains="也许",
    )
    found, left = back(file, project)
    assert found == ()
    assert any("没有“别的类”这个选项" in one for one in left)
    assert any("公式" in one for one in left)
    assert any("“也许”不是“是”或“否”" in one for one in left)
    assert all("第" in one and "行" in one for one in left)


def test_text_that_looks_like_a_formula_stays_text():
    project = Project().answer("scope.name", "=HYPERLINK(1)")
    file = collection(project, ALL)
    cell = _answer_cell(book(file), "scope.name")
    assert (cell.data_type, cell.value) == ("s", "=HYPERLINK(1)")
    assert after(file, Project()).scope.name == "=HYPERLINK(1)"


def test_moved_columns_merged_cells_and_deleted_sheets_are_read_as_far_as_can_be():
    project = demo("push").answer("scope.brief", "")
    made = book(filled(collection(project, ALL), scope__brief="新写的"))
    sheet = made[STEPS["scope"].title]
    sheet.insert_cols(1, 2)
    sheet.insert_rows(1, 3)
    sheet.merge_cells("A1:B2")
    flows, _ = _table(made, "data.flows")
    flows.insert_cols(1)
    flows.insert_rows(2)
    del made[STEPS["governance"].title]
    found, left = back(saved(made), project)
    assert [(one.where, one.value) for one in found] == [("scope.brief", "新写的")]
    assert left == ()


def test_two_people_who_write_on_the_same_line_add_two_rows():
    project = demo("push")
    file = collection(project, ALL)

    def with_product(name: str, form: str) -> bytes:
        made = book(file)
        sheet, columns = _table(made, "subject.products")
        line = 5 + len(project.subject.products)
        sheet.cell(line, columns["name"]).value = name
        sheet.cell(line, columns["form"]).value = form
        return saved(made)

    first = after(with_product("甲应用", "网站"), project)
    both, _ = back(with_product("乙应用", "小程序"), first)
    assert [(one.kind, one.value[:8]) for one in both] == [
        (Kind.ROW, "产品名称：乙应用")
    ]
    names = [
        row.name
        for row in after(with_product("乙应用", "小程序"), first).subject.products
    ]
    assert names[-2:] == ["甲应用", "乙应用"]


def test_a_row_that_two_people_described_differently_is_a_conflict():
    project = demo("push")
    made = book(collection(project, ALL))
    sheet, columns = _table(made, "subject.products")
    line = 5 + len(project.subject.products)
    sheet.cell(line, columns["name"]).value = "甲应用"
    sheet.cell(line, columns["form"]).value = "网站"
    first = after(saved(made), project)
    sheet.cell(line, columns["form"]).value = "小程序"
    found, _ = back(saved(made), first)
    assert [(one.kind, one.value) for one in found] == [(Kind.CONFLICT, "小程序")]


def test_a_line_below_the_table_is_read_and_may_be_written():
    project = demo("push")
    made = book(collection(project, ALL))
    sheet, columns = _table(made, "data.items")
    below = sheet.max_row + 3
    letter = sheet.cell(below, columns["name"]).column_letter
    assert not sheet.column_dimensions[letter].protection.locked
    sheet.cell(below, columns["name"]).value = "写在表下面的数据"
    found, left = back(saved(made), project)
    assert left == ()
    assert [(one.kind, one.value) for one in found] == [
        (Kind.ROW, "数据名称：写在表下面的数据")
    ]


def test_a_group_is_read_wherever_sorting_took_its_lines():
    project = demo("push")
    made = book(collection(project, ALL))
    sheet, columns = _table(made, "data.items")
    sheet.cell(5, columns["name"]).value = "改过的名称"
    sheet.cell(5 + len(project.data.items), columns["name"]).value = "新的数据"
    lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    for number, line in enumerate([*lines[:2], *reversed(lines[2:])], 1):
        for column, value in enumerate(line, 1):
            sheet.cell(number, column).value = value
    found, left = back(saved(made), project)
    assert left == ()
    assert {(one.kind, one.value) for one in found} == {
        (Kind.ROW, "数据名称：新的数据"),
        (Kind.CHANGED, "改过的名称"),
    }


def test_a_row_copied_with_its_hidden_number_is_a_row_of_its_own():
    project = demo("push")
    made = book(collection(project, ALL))
    sheet, columns = _table(made, "data.items")
    free = 5 + len(project.data.items)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(free, column).value = sheet.cell(5, column).value
        sheet.cell(free + 1, column).value = sheet.cell(5, column).value
    sheet.cell(free + 1, columns["name"]).value = "照着改的"
    found, left = back(saved(made), project)
    assert left == ()
    assert [one.kind for one in found] == [Kind.ROW]
    assert found[0].value.startswith("数据名称：照着改的")


def test_what_lies_too_far_down_is_told_of():
    made = book(collection(demo("push"), ALL))
    sheet, columns = _table(made, "data.items")
    sheet.cell(1_200, columns["name"]).value = "太远"
    found, left = back(saved(made), demo("push"))
    assert found == ()
    assert left == (f"“{sheet.title}”：只读到第 1100 行，下面的没有读",)


def test_what_was_taken_out_meanwhile_does_not_come_back_from_an_untouched_cell():
    project = demo("push")
    file = collection(project, ALL)
    row = project.data.items[0].id
    later = project.answer("scope.brief", "").remove(f"data.items.{row}")
    assert back(file, later) == ((), ())


def test_a_row_taken_out_meanwhile_and_changed_there_waits_for_a_yes():
    project = demo("push")
    made = book(collection(project, ALL))
    sheet, columns = _table(made, "data.items")
    sheet.cell(5, columns["name"]).value = "改过的名称"
    row = project.data.items[0].id
    later = project.remove(f"data.items.{row}")
    found, _ = back(saved(made), later)
    assert [(one.kind, one.where) for one in found] == [
        (Kind.GONE, f"data.items.{row}")
    ]
    assert Kind.GONE in UNSURE
    whole = Project.from_answers(later.answers() | taken(later, found))
    assert whole.data.items[-1].purpose == project.data.items[0].purpose


@pytest.mark.parametrize("head", ["回答（请填）", None])
def test_a_sheet_whose_answers_cannot_be_told_is_not_read_but_told_of(head):
    made = book(collection(demo("push"), ALL))
    sheet = made[STEPS["scope"].title]
    sheet["E1"] = head
    for line in range(1, sheet.max_row + 1):
        four, five = sheet.cell(line, 4), sheet.cell(line, 5)
        four.value, five.value = five.value, four.value
    found, left = back(saved(made), demo("push"))
    assert found == ()
    assert len(left) == 1 and "认不出哪一列是回答" in left[0]


@pytest.mark.parametrize(
    ("value", "kind", "told"),
    [
        ("#REF!", "e", "错误值 #REF!"),
        (911101080012345678, "n", "请按文本重填"),
        (1e300, "n", "请按文本重填"),
    ],
)
def test_what_a_spreadsheet_spoiled_is_no_answer(value, kind, told):
    made = book(collection(demo("push"), ALL))
    cell = _answer_cell(made, "subject.credit_code")
    cell.value, cell.data_type = value, kind
    found, left = back(saved(made), demo("push"))
    assert found == ()
    assert len(left) == 1 and told in left[0]


def test_a_number_is_read_as_it_is_shown():
    project = demo("push")
    file = filled(collection(project, ALL), subject__monthly_users=0.1 + 0.2)
    assert after(file, project).subject.monthly_users == "0.3"


def test_a_question_answered_twice_in_two_ways_is_left_to_a_person():
    project = demo("push")
    made = book(collection(project, ALL))
    cell = _answer_cell(made, "scope.name")
    sheet, line = cell.parent, cell.parent.max_row + 1
    for column in range(1, 8):
        sheet.cell(line, column).value = sheet.cell(cell.row, column).value
    cell.value = "第一个名称"
    assert after(saved(made), project).scope.name == "第一个名称", (
        "one of them is untouched"
    )
    sheet.cell(line, 5).value = "第二个名称"
    found, left = back(saved(made), project)
    assert found == ()
    assert (
        len(left) == 1 and f"第 {cell.row} 行" in left[0] and f"第 {line} 行" in left[0]
    )


def test_a_hidden_sheet_is_read():
    project = demo("push")
    made = book(filled(collection(project, ALL), scope__name="改名"))
    made[STEPS["scope"].title].sheet_state = "hidden"
    assert after(saved(made), project).scope.name == "改名"


def test_a_workbook_made_for_another_project_is_told_of():
    project = demo("push")
    file = collection(project, ALL)
    owner = collected(file, project).owner
    assert stranger(project, owner) == ""
    assert stranger(Project(), owner) == ""
    other = project.answer("subject.company", "别家公司")
    assert "别家公司" in stranger(other, owner)
    assert "主体名称" in stranger(other, owner)
    assert "算法名称" in stranger(project.answer("scope.name", "别的算法"), owner)


def test_a_question_that_is_no_more_is_told_of():
    made = book(collection(demo("push"), ALL))
    sheet = made[STEPS["scope"].title]
    for line in sheet.iter_rows():
        for cell in line:
            if cell.value == "⟦scope.brief⟧":
                cell.value = "⟦scope.older⟧"
    found, left = back(saved(made), demo("push"))
    assert found == ()
    assert len(left) == 1 and "现在没有这个问题" in left[0]


def test_a_workbook_of_somebody_else_is_refused():
    made = openpyxl.Workbook()
    made.active["A1"] = "别的表"
    with pytest.raises(Refused, match="不是向导导出的"):
        collected(saved(made), Project())


@pytest.mark.parametrize("file", HOSTILE.values(), ids=list(HOSTILE))
def test_no_hostile_file_is_read(file):
    with pytest.raises(Refused):
        collected(file, Project())


def test_a_broken_sheet_is_refused():
    file = collection(demo("push"), ALL)
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as source,
        zipfile.ZipFile(stream, "w") as to,
    ):
        for name in source.namelist():
            content = source.read(name)
            to.writestr(name, content[:200] if "sheet2" in name else content)
    with pytest.raises(Refused, match="读不出来"):
        collected(stream.getvalue(), Project())


def test_a_sheet_that_says_it_has_a_million_rows_is_read_no_further_than_needed():
    made = book(collection(demo("push"), ALL))
    made[STEPS["scope"].title].cell(1_000_000, 5).fill = PatternFill("solid")
    found, left = back(saved(made), demo("push"))
    assert (found, left) == ((), ())
