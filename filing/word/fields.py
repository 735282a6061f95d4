"""Labels in the cells of a table: the answer beside them, under them or in the same cell."""

from collections.abc import Iterator, Sequence

from filing.word.boxes import boxed, boxes, ticked
from filing.word.cells import Cell, Grid
from filing.word.labels import (
    OURS,
    blank,
    day,
    hint,
    is_label,
    measured,
    normal,
    open_,
    signed,
)
from filing.word.lines import lines_of
from filing.word.signs import Line
from filing.word.spans import Span
from filing.word.work import Answer, Work, thin

_PERSONAL = ("姓名", "职务", "电话", "手机", "邮箱", "证件", "联系方式", "号码", "传真")
_OFFICERS = ("算法安全", "责任人", "负责人")
_ABOUT = ("基本信息", "信息", "基本情况", "情况")
_PERSONS = (
    "法定代表人",
    "法人",
    "联系人",
    "经办人",
    "填表人",
    "填报人",
    "审核人",
    "代表",
)


def table(work: Work, span: Span) -> None:
    """Fill a table, and the tables in its cells."""
    _Fields(work, Grid(span, work.line)).fill()


class _Fields:
    def __init__(self, work: Work, grid: Grid) -> None:
        self.work = work
        self.grid = grid
        self.taken: set[int] = set()
        self.done: set[int] = set()

    def fill(self) -> None:
        """What stands beside a label goes before what stands under one."""
        cells = list(self.grid.seen())
        for cell in cells:
            if self._is_free(cell) and self._named(cell):
                self._beside(cell)
        for cell in cells:
            if self._is_free(cell) and self._named(cell):
                self._under(cell)
        for cell in cells:
            if self._is_free(cell):
                self._alone(cell)
            for nested in cell.nested:
                table(self.work, nested)

    def _is_free(self, cell: Cell) -> bool:
        return cell.span.start not in self.taken and cell.span.start not in self.done

    def _named(self, cell: Cell) -> bool:
        return not cell.nested and is_label(cell.label) and not boxed(cell.label)

    # --- which place

    def _beside(self, cell: Cell) -> None:
        values = list(self._values(cell))
        answer = self._answer(cell)
        if signed(cell.label):
            self.done.add(cell.span.start)
            self.taken.update(one.span.start for one in values)
        elif values:
            self.done.add(cell.span.start)
            self.taken.update(one.span.start for one in values)
            self._give(cell, answer, values)
        elif answer is not None and self._held(cell):
            self.done.add(cell.span.start)

    def _values(self, cell: Cell) -> Iterator[Cell]:
        """The cell beside a label where it is open; all that follow where each is a box."""
        beside = self.grid.beside(cell)
        if beside is None or not self._is_open(beside):
            return
        yield beside
        while boxed(beside.said):
            beside = self.grid.beside(beside)
            if beside is None or not self._is_open(beside) or not boxed(beside.said):
                return
            yield beside

    def _held(self, cell: Cell) -> bool:
        """Whether a label's value stands there already, beside it or in its own cell."""
        if self._own_room(cell) is not None:
            return False
        beside = self.grid.beside(cell)
        if beside is None or beside.hidden or blank(beside.said):
            return False
        if beside.signed or self._label(beside):
            return beside.signed
        answer = self._answer(cell)
        if answer is not None and not self._inner(beside):
            self.taken.add(beside.span.start)
            self.work.tell_kept(cell.label, answer.where)
        return True

    def _label(self, cell: Cell) -> bool:
        """Whether a cell is another label, known or with room of its own."""
        return is_label(cell.label) and (
            self._answer(cell) is not None
            or any(one.rstrip().endswith((":", "：")) for one in cell.label.split("\n"))
            or bool(list(self._values(cell)))
            or self._heads(cell.row)
        )

    def _heads(self, number: int) -> bool:
        """Whether a row is the head of a table: labels alone, over a row of room."""
        row = self.grid.rows[number]
        later = self.grid.rows[number + 1] if number + 1 < len(self.grid.rows) else []
        return (
            bool(later)
            and all(one.hidden or not self._is_open(one) for one in row)
            and sum(self._answer(one) is not None for one in row) > 1
            and all(self._is_open(one) or normal(one.said).isdecimal() for one in later)
        )

    def _inner(self, cell: Cell) -> bool:
        """Whether a cell holds labels of its own."""
        return any(":" in one.said or "：" in one.said for one in cell.lines)

    def _own_room(self, cell: Cell) -> Line | None:
        """The line in a label's own cell that is there for the answer."""
        after = cell.lines[1:] if cell.lines and not blank(cell.lines[0].said) else []
        if not after or not is_label(cell.lines[0].said):
            return None
        if not open_([one.said for one in after]) or not any(
            blank(one.said) for one in after
        ):
            return None
        return next(one for one in after if blank(one.said) or hint(one.said))

    def _under(self, cell: Cell) -> None:
        """The answer in the label's own cell, else in the cells under it."""
        answer = self._answer(cell)
        own = self._own_room(cell)
        below = list(self._column(cell)) if own is None else []
        if signed(cell.label):
            self.taken.update(one.span.start for one in below)
        elif own is not None:
            self.done.add(cell.span.start)
            self._in_own(cell, answer, own)
        elif below:
            self.done.add(cell.span.start)
            if answer is not None and answer.rows and len(below) > 1:
                self.taken.update(one.span.start for one in below)
                self._rows(cell, answer, below)
            else:
                self.taken.add(below[0].span.start)
                self._give(cell, answer, below[:1])

    def _column(self, cell: Cell) -> Iterator[Cell]:
        """The open cells under a label that belong to no label before them."""
        below = self.grid.below(cell)
        while below is not None and self._is_open(below) and self._is_free(below):
            before = self.grid.before(below)
            if below.wide != cell.wide or (before and self._claims(before)):
                return
            yield below
            below = self.grid.below(below)

    def _claims(self, before: Cell) -> bool:
        """Whether a cell is a label of the one behind it, and no number of a row."""
        return is_label(before.label) and before.span.start not in self.taken

    def _is_open(self, cell: Cell) -> bool:
        """Whether a cell is there to be filled: room, a hint, boxes, or filled by us."""
        said = cell.said
        if cell.hidden or cell.nested or cell.signed or not cell.lines:
            return False
        return (
            boxed(said)
            or OURS in said
            or day(said) is not None
            or measured(said) is not None
            or open_([one.said for one in cell.lines])
        ) and not self._inner_labels(cell)

    def _inner_labels(self, cell: Cell) -> bool:
        return not boxed(cell.said) and any(
            ("：" in one.said or ":" in one.said)
            and not hint(one.said)
            and not open_([one.said])
            and OURS not in one.said.split("：")[0]
            for one in cell.lines
        )

    # --- which answer

    def _answer(self, cell: Cell) -> Answer | None:
        """The answer to a label by its own name, else by that of its group and its own."""
        label = cell.label
        groups = list(self.grid.groups(cell))
        for group in groups:
            found = self.work.known(f"{_bare(group)}{normal(label)}")
            if found is not None:
                return found
        if any(one in label for one in _PERSONAL) and any(map(_another, groups[:1])):
            return None
        return self.work.known(label)

    def _give(self, cell: Cell, answer: Answer | None, values: Sequence[Cell]) -> None:
        """Fill these cells, or tell why not."""
        label = cell.label
        if answer is None:
            if not any(map(self._inner, values)):
                self.work.tell_unknown(label)
            return
        if boxed(values[0].said):
            self._tick(label, answer, values)
            return
        if answer.open:
            self.work.tell(label, answer, filled=False)
            return
        if answer.unit and answer.unit in label:
            answer = answer._replace(unit="")
        self._write(values[0], answer, _like(cell))
        self.work.tell(label, answer)

    def _tick(self, label: str, answer: Answer, values: Sequence[Cell]) -> None:
        lines = [line for one in values for line in one.lines]
        found = [box for line in lines for box in boxes(line)]
        edits = ticked(found, answer.wanted)
        self.work.others += edits or []
        self.work.tell(label, answer, filled=edits is not None)
        if answer.open and edits is not None:
            self.work.tell(label, answer, filled=False)
        for line in lines:
            if boxed(line.said) and ("：" in line.said or ":" in line.said):
                lines_of(self.work, line)

    def _rows(self, cell: Cell, answer: Answer, below: Sequence[Cell]) -> None:
        """One answer a row; what has no row is told."""
        for one, text in zip(below, answer.rows, strict=False):
            if text:
                self._write(one, answer._replace(text=text), _like(cell))
        if answer.open:
            self.work.tell(cell.label, answer, filled=False)
        else:
            self.work.tell(cell.label, answer)
        if len(answer.rows) > len(below):
            self.work.tell_short(cell.label, answer, len(below))

    def _write(self, cell: Cell, answer: Answer, like: str) -> None:
        """The answer in the place of what is there; further hints go."""
        lines = cell.lines
        first = next((one for one in lines if OURS in one.said), None)
        if first is not None:
            start = first.said.index(OURS)
            end = first.said.rindex(OURS) + 1
            self.work.write(first, start, end, answer, like)
            for other in lines:
                if (
                    other is not first
                    and OURS in other.said
                    and not other.said.strip(OURS)
                ):
                    other.clear()
            return
        first = next((one for one in lines if not blank(one.said)), lines[0])
        self.work.write(first, 0, len(first.said), answer, like)
        for other in lines:
            if other is not first and not blank(other.said):
                other.clear()

    def _in_own(self, cell: Cell, answer: Answer | None, line: Line) -> None:
        if answer is None:
            self.work.tell_unknown(cell.label)
        elif answer.open:
            self.work.tell(cell.label, answer, filled=False)
        else:
            self.work.write(line, 0, len(line.said), answer, _like(cell))
            self.work.tell(cell.label, answer)

    # --- no place found

    def _alone(self, cell: Cell) -> None:
        """Labels with a colon in the cell's own lines."""
        group = next(self.grid.groups(cell), "")
        for line in cell.lines:
            lines_of(self.work, line, _bare(group))


def _like(cell: Cell) -> str:
    """How words beside a label look where the place itself does not say."""
    for line in cell.lines:
        if line.chunks:
            return thin(line.look(line.chunks[0].run))
    return ""


def _bare(group: str) -> str:
    """A group's name without what says that it is one."""
    plain = normal(group)
    for about in _ABOUT:
        plain = plain.removesuffix(about)
    return plain


def _another(group: str) -> bool:
    """Whether a group is about a person who is not the one in charge of the algorithm."""
    plain = normal(group)
    return any(one in plain for one in _PERSONS) and not any(
        one in plain for one in _OFFICERS
    )
