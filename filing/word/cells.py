"""A table as a grid: cells by their columns, merged ones known as what is seen of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from filing.word.labels import blank, hint, is_label, signed
from filing.word.signs import Line
from filing.word.spans import Span

Read = Callable[[Span], Line]


@dataclass(slots=True)
class Cell:
    """A cell: its place in the grid, its lines, and the table in it, if there is one.

    A `hidden` one continues the cell above it and is not seen; `origin` is that one.
    """

    span: Span
    row: int
    place: int
    column: int
    wide: int
    lines: list[Line]
    nested: list[Span]
    origin: "Cell | None" = None
    tall: int = 1

    @property
    def hidden(self) -> bool:
        """Whether it continues the one above."""
        return self.origin is not None

    @property
    def said(self) -> str:
        """Its words; a paragraph ends a line."""
        return "\n".join(one.said for one in self.lines)

    @property
    def label(self) -> str:
        """Its words without what it only hints."""
        told = [
            one.said for one in self.lines if not blank(one.said) and not hint(one.said)
        ]
        return "\n".join(told).strip() or self.said.strip()

    @property
    def signed(self) -> bool:
        """Whether somebody is to sign or to seal in it."""
        return signed(self.said)


class Grid:
    """The cells of one table, and which stands beside, below or before which."""

    def __init__(self, table: Span, read: Read) -> None:
        self.rows: list[list[Cell]] = []
        above: dict[int, Cell] = {}
        for number, row in enumerate(_rows(table)):
            above = self._row(number, row, above, read)
        self._titles = [""]
        """The nearest row of a single cell above each row: its words."""
        for cells in self.rows:
            alone = len(cells) == 1 and is_label(cells[0].label)
            self._titles.append(cells[0].label if alone else self._titles[-1])

    def _row(
        self, number: int, row: Span, above: dict[int, Cell], read: Read
    ) -> dict[int, Cell]:
        cells: list[Cell] = []
        merged: dict[int, Cell] = {}
        column = _number(row, "w:trPr", "w:gridBefore", 0)
        for place, span in enumerate(_cells(row)):
            wide = _number(span, "w:tcPr", "w:gridSpan", 1)
            lines = [read(one) for one in _paragraphs(span)]
            nested = list(_tables(span))
            cell = Cell(span, number, place, column, wide, lines, nested)
            down = _merged(span)
            if down == "continue" and column in above:
                cell.origin = above[column]
                cell.origin.tall += 1
            if down:
                merged[column] = cell.origin or cell
            cells.append(cell)
            column += wide
        self.rows.append(cells)
        return merged

    def beside(self, cell: Cell) -> Cell | None:
        """The next cell of the row, seen or not."""
        row = self.rows[cell.row]
        return row[cell.place + 1] if cell.place + 1 < len(row) else None

    def before(self, cell: Cell) -> Cell | None:
        """The cell before it in the row, as it is seen."""
        if not cell.place:
            return None
        found = self.rows[cell.row][cell.place - 1]
        return found.origin or found

    def below(self, cell: Cell) -> Cell | None:
        """The cell under it that begins at the same column."""
        row = cell.row + cell.tall
        if row >= len(self.rows):
            return None
        return next((one for one in self.rows[row] if one.column == cell.column), None)

    def groups(self, cell: Cell) -> Iterator[str]:
        """The labels that a label belongs to: before it in its row, else the title row."""
        at: Cell | None = cell
        while at is not None and (at := self.before(at)) is not None:
            beside = self._behind(at, cell)
            if is_label(at.label) and is_label(beside.label):
                yield at.label
        if title := self._titles[cell.row]:
            yield title

    def _behind(self, at: Cell, cell: Cell) -> Cell:
        """The cell behind this one, in the row of the other."""
        row = self.rows[cell.row]
        own = (one for one in row if one.column == at.column + at.wide)
        return next(own, cell)

    def seen(self) -> Iterator[Cell]:
        """The cells that are seen, in order."""
        for row in self.rows:
            yield from (cell for cell in row if not cell.hidden)


def blocks(holder: Span, names: Sequence[str] = ("w:p", "w:tbl")) -> Iterator[Span]:
    """The paragraphs and tables of a holder, those in content controls too."""
    for child in holder.children:
        if child.name in names:
            yield child
        elif child.name in _ROUND:
            yield from blocks(child, names)


_ROUND = ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")


def _paragraphs(holder: Span) -> Iterator[Span]:
    return blocks(holder, ("w:p",))


def _tables(holder: Span) -> Iterator[Span]:
    return blocks(holder, ("w:tbl",))


def _rows(table: Span) -> Iterator[Span]:
    for row in blocks(table, ("w:tr",)):
        properties = row.first("w:trPr")
        if properties is None or properties.first("w:del") is None:
            yield row


def _cells(row: Span) -> Iterator[Span]:
    return blocks(row, ("w:tc",))


def _number(holder: Span, properties: str, name: str, otherwise: int) -> int:
    held = holder.first(properties)
    found = held.first(name) if held is not None else None
    value = found.attributes.get("w:val", "") if found is not None else ""
    return int(value) if value.isdecimal() and len(value) < 4 else otherwise


def _merged(cell: Span) -> str:
    """restart, continue, or '' for a cell that is not merged downward."""
    held = cell.first("w:tcPr")
    found = held.first("w:vMerge") if held is not None else None
    return "" if found is None else found.attributes.get("w:val", "continue")
