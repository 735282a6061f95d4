"""On which page each heading falls, worked out without a word processor.

Lines are counted as Word breaks them: wide signs take one em, Latin words stay whole, some
signs may not begin or end a line, and one mark may hang over the edge.
"""

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from filing.word.template import Template

_TIMES = (
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
)  # fmt: skip
"""Widths of U+0020 to U+007E in Times New Roman, in thousandths of an em."""
_HANGING = frozenset("，。、；：！？")
_NOT_FIRST = _HANGING | frozenset("）》」』】〕”’％")
_NOT_LAST = frozenset("（《「『【〔“‘")
_ALWAYS_WIDE = frozenset("“”‘’…—①②③④⑤⑥⑦⑧⑨⑩")
_BETWEEN_SCRIPTS = 0.2
_TOKEN = re.compile(
    r".\u00a0[\x21-\x7e]+|[\x21-\x7e]+?(?:[-/](?=[A-Za-z])|(?![\x21-\x7e]))|."
)
# A line that is a hair too tall still stands; a tenth of a point more, and Word turns the page.
_SLACK = 0.05
_CELL_SIDES = 8.5
_CELL_ENDS = 2.8
_RULE = 0.5
_OUTLINE = 1.5


@dataclass(frozen=True)
class Piece:
    """A paragraph: its style and text; `tall` is a picture's height in its place.

    `anchor` is the bookmark whose page is wanted. `fresh` begins a page.
    """

    style: str
    text: str = ""
    anchor: str = ""
    tall: float = 0.0
    fresh: bool = False
    before: float | None = None
    keep: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: widths in points, cells as style and text, the first row a repeated header.

    `whole` never splits; the last row of one that is `noted` stays with what follows, and
    the rows from `joined` on stay together.
    """

    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[str, str], ...], ...]
    whole: bool = False
    noted: bool = False
    joined: int = sys.maxsize


def count_lines(
    text: str, size: float, width: float, first: float = 0.0, *, hang: bool = True
) -> int:
    """How many lines a text takes; the first one begins `first` further in.

    With `hang` a mark may stand beyond the edge, as it may not in a table.
    """
    if "\n" not in text:
        return _count(text, size, width, first, hang)
    return sum(
        _count(line, size, width, 0.0 if n else first, hang)
        for n, line in enumerate(text.split("\n"))
    )


def row_height(
    template: Template, widths: Sequence[float], row: Sequence[tuple[str, str]]
) -> float:
    """How tall a table's row is."""
    tallest = 0.0
    for (style, text), width in zip(row, widths, strict=True):
        look = template.look(style)
        lines = count_lines(text, look.size, width - _CELL_SIDES, hang=False)
        tallest = max(tallest, look.before + lines * look.line + look.after)
    return tallest + _CELL_ENDS + _RULE


def pages(
    template: Template, pieces: Sequence[Piece | Grid]
) -> tuple[dict[str, int], int]:
    """The page of each anchor, and the number of pages."""
    walk = _Walk(template, pieces)
    for _ in walk.down():
        pass
    return walk.found, walk.page


def ends(template: Template, pieces: Sequence[Piece | Grid]) -> list[tuple[int, float]]:
    """On which page each piece ends, and how far down it, in points."""
    walk = _Walk(template, pieces)
    return [(walk.page, walk.y) for _ in walk.down()]


class _Walk:
    """A walk down the pages."""

    def __init__(self, template: Template, pieces: Sequence[Piece | Grid]) -> None:
        self.template = template
        self.pieces = pieces
        self.page = 1
        self.y = 0.0
        self.after = 0.0
        self.found: dict[str, int] = {}
        self.rows = {
            n: [row_height(template, piece.widths, row) for row in piece.rows]
            for n, piece in enumerate(pieces)
            if isinstance(piece, Grid)
        }
        self.lines = [
            0 if isinstance(piece, Grid) else self._lines(piece) for piece in pieces
        ]

    def _lines(self, piece: Piece) -> int:
        look = self.template.look(piece.style)
        if piece.tall:
            return 1
        width = self.template.width - look.left - look.right
        return count_lines(piece.text, look.size, width, look.first)

    def _line(self, piece: Piece) -> float:
        return piece.tall or self.template.look(piece.style).line

    def _before(self, piece: Piece) -> float:
        given = piece.before
        return self.template.look(piece.style).before if given is None else given

    def _room(self) -> float:
        return self.template.height + _SLACK - self.y

    def _turn(self) -> None:
        self.page += 1
        self.y = 0.0
        self.after = 0.0

    def down(self) -> Iterator[None]:
        """Go down every piece, one at a time."""
        for n, piece in enumerate(self.pieces):
            if isinstance(piece, Grid):
                self.table(n, piece)
            else:
                self.paragraph(n, piece)
            yield

    def table(self, n: int, grid: Grid) -> None:
        """Go down a table; its header is repeated on every page."""
        rows = self.rows[n]
        self.y += self.after + _OUTLINE
        self.after = 0.0
        for row, height in enumerate(rows):
            last = grid.noted and row == len(rows) - 1
            needed = height + (self._kept(n + 1) if last else 0.0)
            if row == grid.joined:
                needed = sum(rows[row:]) + (self._kept(n + 1) if grid.noted else 0.0)
            if needed > self._room() and self.y > 0:
                self._turn()
                self.y = rows[0] if row else 0.0
            self.y += height
            self._overflow(rows[0])

    def _overflow(self, again: float) -> None:
        """Turn as often as a row taller than a page needs."""
        step = max(self.template.height - again, 1.0)
        while self.y > self.template.height + _SLACK and self.y > again + step:
            self.page += 1
            self.y -= step

    def paragraph(self, n: int, piece: Piece) -> None:
        """Go down a paragraph, turning the page where it must.

        Space above a paragraph is lost where the page turns of itself.
        """
        look = self.template.look(piece.style)
        if piece.fresh and (self.y > 0 or n > 0):
            self._turn()
        gap = max(self.after, self._before(piece))
        if (look.keep or piece.keep) and self.y > 0 and self._kept(n) > self._room():
            self._turn()
            gap = 0.0
        self.y += gap
        self._fill(piece, self.lines[n], look.together)
        self.after = look.after

    def _fill(self, piece: Piece, lines: int, together: int) -> None:
        """Set a paragraph's lines, on as many pages as they need."""
        line = self._line(piece)
        fit = max(int(self._room() // line), 0)
        if lines > fit:
            if lines - fit < together <= lines:
                fit -= together - (lines - fit)
            fit = 0 if fit < min(together, lines) else fit
            self._anchor(piece, fit)
            self._turn()
            whole = max(int((self.template.height + _SLACK) // line), 1)
            turns, lines = divmod(lines - fit - 1, whole)
            self.page += turns
            lines += 1
        self._anchor(piece, lines)
        self.y += lines * line

    def _anchor(self, piece: Piece, lines: int) -> None:
        """Remember where a paragraph begins, once a line of it stands."""
        if piece.anchor and lines:
            self.found.setdefault(piece.anchor, self.page)

    def _kept(self, start: int) -> float:
        """The height that must stay together from this paragraph on."""
        height, after = 0.0, self.after
        for n in range(start, len(self.pieces)):
            piece = self.pieces[n]
            if isinstance(piece, Grid):
                return height + after + sum(self.rows[n][: None if piece.whole else 2])
            before = max(after, self._before(piece))
            look = self.template.look(piece.style)
            if not (look.keep or piece.keep):
                return (
                    height
                    + before
                    + min(self.lines[n], look.together) * self._line(piece)
                )
            height += before + self.lines[n] * self._line(piece)
            after = look.after
        return height


class _Widths(dict[str, tuple[float, int]]):
    """Width in ems and script (1 Chinese, 2 Latin, 0 neither) of each sign."""

    def __missing__(self, sign: str) -> tuple[float, int]:
        wide = unicodedata.east_asian_width(sign) in "WF"
        if wide or sign in _ALWAYS_WIDE:
            found = 1.0, int(wide and sign.isalnum())
        elif sign == "\u00a0":
            found = _TIMES[0] / 1000, 0
        elif " " <= sign <= "~":
            found = _TIMES[ord(sign) - 32] / 1000, 2 * sign.isalnum()
        else:
            found = 0.5, 0
        self[sign] = found
        return found


_WIDTHS = _Widths()


@lru_cache(maxsize=4096)
def _word(token: str) -> tuple[float, int, int]:
    """A token's width in ems and the scripts of its first and last sign."""
    widths = [_WIDTHS[sign] for sign in token]
    return sum(width for width, _ in widths), widths[0][1], widths[-1][1]


@lru_cache(maxsize=4096)
def _count(text: str, size: float, width: float, first: float, hang: bool) -> int:
    """The lines of a text without newlines."""
    if len(text) * (1 + _BETWEEN_SCRIPTS) * size + first <= width:
        return 1
    room, lines, x = (width + 0.01) / size, 1, first / size
    line: list[str] = []
    before = 0
    for token in _TOKEN.findall(text):
        ems, start, end = _word(token)
        gap = _BETWEEN_SCRIPTS if before and start and before != start else 0.0
        before = end
        if x + gap + ems > room and line:
            if token == " ":
                continue
            if hang and token in _HANGING and x <= room and line[-1] not in _HANGING:
                line.append(token)
                x += ems
                continue
            line = _carried(line, token)
            x = sum(_word(one)[0] for one in line)
            lines += 1
            gap = 0.0
        if ems > room:
            lines += int((x + ems) // room)
            x = (x + ems) % room
        else:
            x += gap + ems
        line.append(token)
    return lines


def _carried(line: list[str], token: str) -> list[str]:
    """What a line must give to the next, so that neither begins nor ends wrongly."""
    line = line[:]
    carried: list[str] = []
    following = token
    while len(line) > 1 and (following in _NOT_FIRST or line[-1][-1] in _NOT_LAST):
        following = line.pop()
        carried.insert(0, following)
    return carried
