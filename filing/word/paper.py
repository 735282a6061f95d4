"""A finished .docx as it will be read: words, tables, and what hides in it."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from filing import gate
from filing.gate import Kind, Refused
from filing.word.spans import Span, spans
from filing.word.unseen import Styles, Unseen, unseen

_STORIES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_NAMED = re.compile(
    rb"<(dc:creator|cp:lastModifiedBy|Company|Manager)(?: [^>]*)?>([^<]*)<"
)
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml")
_NOT_PRINTED = ("w:del", "w:moveFrom", "mc:Fallback")
# A text box is a story of its own: its words are none of the paragraph that it hangs on.
_SKIPPED = (*_NOT_PRINTED, "w:txbxContent")
_TRACKED = (
    *("w:ins", "w:del", "w:moveFrom", "w:moveTo"),
    *("w:cellIns", "w:cellDel", "w:cellMerge"),
    *("w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:numberingChange"),
    *("w:tblPrChange", "w:tblPrExChange", "w:tblGridChange"),
    *("w:trPrChange", "w:tcPrChange"),
)
_AROUND_CELLS = ("w:sdt", "w:sdtContent", "w:customXml", "w:ins")
_TICKED, _UNTICKED = ("F052", "F0FE", "F0FD"), ("F0A3", "F0A8", "F06F")


class Cell(NamedTuple):
    """A cell of a table: its words, and the column in which it begins."""

    text: str
    column: int


class Grid(NamedTuple):
    """A table as rows of cells; `headed` if its first row repeats as a header."""

    headed: bool
    rows: tuple[tuple[Cell, ...], ...]


class Paper(NamedTuple):
    """What a file says and holds; `named` are the people and firms of its properties."""

    lines: tuple[str, ...]
    tables: tuple[Grid, ...]
    comments: int
    tracked: int
    unseen: tuple[Unseen, ...]
    named: tuple[str, ...]


def paper(file: bytes) -> Paper:
    """A .docx as it will be read. Raises Refused."""
    parts = gate.parts(file, Kind.WORD)
    try:
        roots = [
            spans(content)
            for name, content in sorted(parts.items())
            if _STORIES.fullmatch(name)
        ]
        comments = _count(parts, "word/comments.xml", "w:comment")
        styles = Styles(_root(parts, "word/styles.xml"))
    except expat.ExpatError as error:
        raise Refused("文件的内容不完整。请在 Word 或 WPS 里另存一份再传。") from error
    return Paper(
        tuple(line for root in roots for line in _lines(root)),
        tuple(grid for root in roots for grid in _tables(root)),
        comments,
        sum(1 for root in roots for _ in root.find_all(*_TRACKED)),
        tuple(one for root in roots for one in _unseen(root, styles)),
        _named(parts),
    )


def _root(parts: Mapping[str, bytes], name: str) -> Span | None:
    content = parts.get(name)
    return spans(content) if content else None


def _count(parts: Mapping[str, bytes], name: str, element: str) -> int:
    root = _root(parts, name)
    return 0 if root is None else sum(1 for _ in root.find_all(element))


def _lines(root: Span) -> Iterator[str]:
    for one in _printed(root, "w:p"):
        if text := said(one).strip():
            yield text


def _printed(holder: Span, name: str) -> Iterator[Span]:
    """The elements of this name that come out on paper, each once."""
    return (one for one in holder.find_all(name) if not one.within(*_NOT_PRINTED))


def said(holder: Span) -> str:
    """The words of an element as they print: nothing deleted, nothing twice."""
    return "".join(_said(holder))


def _said(holder: Span) -> Iterator[str]:
    for one in holder.children:
        if one.name in ("w:br", "w:tab", "w:cr"):
            yield "\n"
        elif one.name == "w:sym":
            yield _sign(one.attributes.get("w:char", "").upper())
        elif one.name == "w:t":
            yield one.text
        elif one.name not in _SKIPPED:
            yield from _said(one)


def _sign(code: str) -> str:
    """A sign of a picture font as letters: only boxes mean anything to us."""
    return "☑" if code in _TICKED else "□" if code in _UNTICKED else ""


def _tables(root: Span) -> Iterator[Grid]:
    for table in _printed(root, "w:tbl"):
        rows = list(_inside(table, "w:tr"))
        headed = any(next(one.find_all("w:tblHeader"), None) for one in rows[:1])
        yield Grid(headed, tuple(tuple(_cells(one)) for one in rows))


def _inside(holder: Span, name: str) -> Iterator[Span]:
    """The rows of a table or the cells of a row, those in content controls as well."""
    for one in holder.children:
        if one.name == name:
            yield one
        elif one.name in _AROUND_CELLS:
            yield from _inside(one, name)


def _cells(row: Span) -> Iterator[Cell]:
    column = 0
    for one in _inside(row, "w:tc"):
        text = "\n".join(said(line) for line in _printed(one, "w:p"))
        yield Cell(text.strip(), column)
        wide = next(one.find_all("w:gridSpan"), None)
        told = wide.attributes.get("w:val", "") if wide else ""
        column += int(told) if told.isdecimal() else 1


def _unseen(root: Span, styles: Styles) -> Iterator[Unseen]:
    for line in _printed(root, "w:p"):
        yield from unseen(line, styles, said)


def _named(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    told = (
        html.unescape(one[1].decode("utf-8", "replace")).strip()
        for name in _PROPERTIES
        for one in _NAMED.findall(parts.get(name, b""))
    )
    return tuple(dict.fromkeys(filter(None, told)))
