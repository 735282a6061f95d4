"""Words that stand in a document and that nobody sees: hidden, white on white, or tiny."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from itertools import chain, groupby
from typing import NamedTuple

from filing.word.spans import Span

_OFF = ("0", "false", "off")
_TINIEST = 6
"""Half-points up to which nobody reads a word: three points."""
_PALEST = 0xF2
_DEEPEST = 20


class Way(StrEnum):
    """How words are kept from the eye."""

    HIDDEN = "隐藏的文字"
    WHITE = "与纸同色、看不见的文字"
    TINY = "小到看不见的文字"


class Unseen(NamedTuple):
    """Words that nobody sees, and what keeps them from the eye."""

    way: Way
    text: str


class Styles:
    """The styles of a document by their ids; of no document, none."""

    def __init__(self, root: Span | None) -> None:
        every = list(root.find_all("w:style")) if root else []
        self._by_id = {one.attributes.get("w:styleId", ""): one for one in every}
        self._usual = next((one for one in every if _usual(one)), None)
        defaults = next(root.find_all("w:rPrDefault"), None) if root else None
        self._default = defaults.first("w:rPr") if defaults else None

    def looks(self, run: Span, line: Span) -> list[Span]:
        """What is said of the look of a run, the nearest first."""
        own, of_line = run.first("w:rPr"), line.first("w:pPr")
        found = [
            own,
            *(one.first("w:rPr") for one in self._chain(_named(own, "w:rStyle"))),
            *(one.first("w:rPr") for one in self._of_line(of_line)),
            self._default,
        ]
        return [one for one in found if one is not None]

    def shaded(self, run: Span, line: Span) -> bool:
        """Whether something behind a run has a colour, so that white can be read on it."""
        table = _above(line, "w:tbl")
        held = [
            *self.looks(run, line),
            *self._chain(_named(line.first("w:pPr"), "w:pStyle")),
            *self._chain(_named(table and table.first("w:tblPr"), "w:tblStyle")),
            *(line.first("w:pPr"), table and table.first("w:tblPr")),
            _cell_look(line),
        ]
        # What a text box is filled with is told in too many ways to be sure.
        return line.within("w:txbxContent") or any(map(_coloured, filter(None, held)))

    def _of_line(self, look: Span | None) -> list[Span]:
        named = _named(look, "w:pStyle")
        if not named and self._usual is not None:
            return [self._usual]
        return self._chain(named)

    def _chain(self, name: str) -> list[Span]:
        """A style and those on which it is based."""
        found: list[Span] = []
        while name in self._by_id and len(found) < _DEEPEST:
            found.append(self._by_id[name])
            name = _named(found[-1], "w:basedOn")
        return found


def unseen(line: Span, styles: Styles, said: Callable[[Span], str]) -> Iterator[Unseen]:
    """The words of a paragraph that nobody sees, neighbours of one way together."""
    told = (
        (_way(run, line, styles), said(run))
        for run in line.find_all("w:r")
        if _above(run, "w:p") is line
    )
    for way, some in groupby(told, lambda one: one[0]):
        text = "".join(one[1] for one in some).strip()
        if way and text:
            yield Unseen(way, text)


def _way(run: Span, line: Span, styles: Styles) -> Way | None:
    looks = styles.looks(run, line)
    if any(_on(looks, name) for name in ("w:vanish", "w:specVanish")):
        return Way.HIDDEN
    size = _told(looks, "w:sz") or ""
    if size.isdecimal() and int(size) <= _TINIEST:
        return Way.TINY
    if _pale(_told(looks, "w:color") or "") and not styles.shaded(run, line):
        return Way.WHITE
    return None


def _told(looks: list[Span], name: str) -> str | None:
    """What the nearest look says of something; '' if it only names it."""
    found = next((one for look in looks if (one := look.first(name))), None)
    return None if found is None else found.attributes.get("w:val", "")


def _on(looks: list[Span], name: str) -> bool:
    told = _told(looks, name)
    return told is not None and told.lower() not in _OFF


def _pale(colour: str) -> bool:
    """Whether a colour is white or as good as white."""
    try:
        parts = bytes.fromhex(colour)
    except ValueError:
        return False
    return len(parts) == 3 and min(parts) >= _PALEST


def _coloured(look: Span) -> bool:
    for one in chain(look.find_all("w:shd"), look.find_all("w:highlight")):
        fill = one.attributes.get("w:fill", one.attributes.get("w:val", ""))
        if fill not in ("", "auto", "clear", "none", "nil", "white") and not _pale(
            fill
        ):
            return True
    return False


def _cell_look(line: Span) -> Span | None:
    cell = _above(line, "w:tc")
    return cell.first("w:tcPr") if cell else None


def _above(one: Span, name: str) -> Span | None:
    up = one.above
    while up is not None and up.name != name:
        up = up.above
    return up


def _named(look: Span | None, name: str) -> str:
    found = look.first(name) if look else None
    return found.attributes.get("w:val", "") if found else ""


def _usual(style: Span) -> bool:
    """Whether it is the style of paragraphs that name none."""
    told = style.attributes
    of_lines = told.get("w:type") == "paragraph"
    return of_lines and told.get("w:default", "0") not in _OFF
