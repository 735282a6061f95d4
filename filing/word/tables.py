"""Tables: fixed columns, a header repeated on every page, rows that do not split."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from filing.block import Table
from filing.picture import Cell, Grade, Matrix
from filing.word import xml
from filing.word.pages import Grid, row_height
from filing.word.writing import Writing

HEADER_FILL = "DCE6F1"
FILLS = {
    Grade.LOW: "E2EFDA",
    Grade.MEDIUM: "FFF2CC",
    Grade.HIGHER: "F8CBAD",
    Grade.HIGH: "F08A8A",
}
"""Each grade is also darker than the one below it, for print in grey."""
_MATRIX_WIDTHS = (20, 16, 16, 16, 16, 16)
_SPLIT_ABOVE = 0.6
_SHORT = 200
_NOTHING = "（无）"
_KEEP = "<w:keepNext/>"
_FEW_ROWS = 3


def table(writing: Writing, block: Table) -> str:
    """A table. When a note follows, its last row stays with the note."""
    widths = _widths(writing, block.widths)
    grid = [_header_pieces(block.header)]
    rows = [_header(writing, block.header, widths)]
    every = [
        [
            ("表格居中" if column in block.centred else "表格文字", writing.words(text))
            for column, text in enumerate(row)
        ]
        for row in block.rows
    ]
    wholes = [_whole(writing, widths, said) for said in every]
    noted = bool(wholes) and wholes[-1] and writing.noted
    joined = _joined(writing, widths, every)
    for n, (row, said, whole) in enumerate(zip(block.rows, every, wholes, strict=True)):
        keep = noted if n == len(every) - 1 else n >= joined
        cells = [
            _cell(
                writing.bare(style, writing.spans(text), _KEEP if keep else ""),
                width,
                block.fills.get((n, column), ""),
            )
            for column, ((style, _), text, width) in enumerate(
                zip(said, row, widths, strict=True)
            )
        ]
        grid.append(tuple(said))
        rows.append(_row(cells, whole))
    if not block.rows:
        rows.append(_no_rows(writing, widths))
        grid.append((("表格居中", _NOTHING), *(("表格居中", "") for _ in widths[1:])))
    laid = Grid(_points(widths), tuple(grid), noted=noted, joined=joined + 1)
    return _table(writing, block.caption, widths, rows, laid)


def _joined(
    writing: Writing,
    widths: Sequence[int],
    rows: Sequence[Sequence[tuple[str, str]]],
) -> int:
    """From which row on a table stays together, so that no row ends it on a page alone.

    A short table stays together as a whole, if its rows are not too high for that.
    """
    for first in (0, max(len(rows) - 2, 0)):
        last = rows[first:]
        if len(last) <= _FEW_ROWS and _low(writing, widths, last):
            return first
    return len(rows)


def matrix(writing: Writing, risks: Matrix) -> str:
    """The risk matrix: every field coloured by its grade, which it also names."""
    widths = _widths(writing, _MATRIX_WIDTHS)
    header = ("可能性＼影响", *risks.severities)
    said = [
        [("表格居中", text) for text in (likelihood, *map(_graded, cells))]
        for likelihood, cells in zip(risks.likelihoods, risks.cells, strict=True)
    ]
    whole = _low(writing, widths, said)
    last = len(said) - 1
    rows = [_header(writing, header, widths)]
    for n, (row, cells) in enumerate(zip(said, risks.cells, strict=True)):
        keep = _KEEP if whole and (n < last or writing.noted) else ""
        fills = [HEADER_FILL, *(FILLS[cell.grade] for cell in cells)]
        drawn = [
            _cell(writing.bare(style, xml.run(text), keep), width, fill)
            for (style, text), width, fill in zip(row, widths, fills, strict=True)
        ]
        rows.append(_row(drawn, whole=whole))
    grid = (_header_pieces(header), *map(tuple, said))
    laid = Grid(_points(widths), grid, whole, whole and writing.noted)
    return _table(writing, "风险矩阵", widths, rows, laid)


def _graded(cell: Cell) -> str:
    return "\n".join(
        filter(None, (f"{cell.grade}（{cell.score}）", " ".join(cell.risks)))
    )


def _widths(writing: Writing, shares: Sequence[int]) -> list[int]:
    """The columns' widths in twentieths of a point: together just the text's width."""
    total = round(writing.template.width * 20)
    ends = [0]
    for n in range(len(shares)):
        ends.append(round(total * sum(shares[: n + 1]) / sum(shares)))
    return [end - start for start, end in pairwise(ends)]


def _points(widths: Sequence[int]) -> tuple[float, ...]:
    return tuple(width / 20 for width in widths)


def _whole(
    writing: Writing, widths: Sequence[int], said: Sequence[tuple[str, str]]
) -> bool:
    """Whether a row is low enough to be kept on one page."""
    return sum(len(text) for _, text in said) < _SHORT or _low(writing, widths, [said])


def _low(
    writing: Writing,
    widths: Sequence[int],
    rows: Iterable[Sequence[tuple[str, str]]],
) -> bool:
    """Whether these rows leave room on a page for what belongs to them."""
    points = _points(widths)
    height = sum(row_height(writing.template, points, row) for row in rows)
    return height < writing.template.height * _SPLIT_ABOVE


def _header_pieces(header: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple(("表头文字", text) for text in header)


def _header(writing: Writing, header: Sequence[str], widths: Sequence[int]) -> str:
    cells = "".join(
        _cell(writing.bare("表头文字", xml.run(text)), width, HEADER_FILL)
        for text, width in zip(header, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(cells: Iterable[str], whole: bool) -> str:
    kept = "<w:trPr><w:cantSplit/></w:trPr>" if whole else ""
    return f"<w:tr>{kept}{''.join(cells)}</w:tr>"


def _no_rows(writing: Writing, widths: Sequence[int]) -> str:
    """A row across the table that says that there is nothing."""
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    inside = writing.bare("表格居中", xml.run(_NOTHING))
    return _row([_cell(inside, sum(widths), "", span)], whole=True)


def _cell(paragraph: str, width: int, fill: str = "", span: str = "") -> str:
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shading}'
        f'<w:vAlign w:val="center"/></w:tcPr>{paragraph}</w:tc>'
    )


def _table(
    writing: Writing,
    described: str,
    widths: Sequence[int],
    rows: Iterable[str],
    grid: Grid,
) -> str:
    writing.pieces.append(grid)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{writing.template.id("备案表格")}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" '
        'w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f"<w:tblDescription w:val={xml.quoted(described)}/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
