"""A finished .docx as it will be read: words, labelled values, and what hides in it."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple
from xml.parsers import expat

from filing import gate
from filing.gate import Kind, Refused
from filing.word.spans import Span, spans

_STORIES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_VALUE = re.compile(r"([^\s:：；;，,。]{2,24})\s*[:：]\s*([^；;。\n]{1,80})")
_AUTHOR = re.compile(rb"<(dc:creator|cp:lastModifiedBy)>([^<]*)<")
_SKIPPED = ("w:del", "mc:Fallback", "w:txbxContent")
_TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")


class Paper(NamedTuple):
    """What a file says and holds.

    `values` are pairs of label and value, from cells side by side and lines with colons.
    """

    lines: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    comments: int
    tracked: int
    hidden: tuple[str, ...]
    authors: tuple[str, ...]


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
    except expat.ExpatError as error:
        raise Refused("文件的内容不完整。请在 Word 或 WPS 里另存一份再传。") from error
    return Paper(
        tuple(line for root in roots for line in _lines(root)),
        tuple(pair for root in roots for pair in _values(root)),
        comments,
        sum(1 for root in roots for _ in root.find_all(*_TRACKED)),
        tuple(line for root in roots for line in _hidden(root)),
        _authors(parts.get("docProps/core.xml", b"")),
    )


def _count(parts: Mapping[str, bytes], name: str, element: str) -> int:
    content = parts.get(name)
    return sum(1 for _ in spans(content).find_all(element)) if content else 0


def _lines(root: Span) -> Iterator[str]:
    for one in root.find_all("w:p"):
        if text := said(one).strip():
            yield text


def said(holder: Span) -> str:
    """The words of an element as they print: nothing deleted, nothing twice."""
    return "".join(
        "\n" if one.name in ("w:br", "w:tab") else one.text
        for one in holder.find_all("w:t", "w:br", "w:tab")
        if not one.within(*_SKIPPED)
    )


def _values(root: Span) -> Iterator[tuple[str, str]]:
    for row in root.find_all("w:tr"):
        if next(row.find_all("w:tblHeader"), None) is not None:
            continue
        cells = [
            " ".join(said(one).split()) for one in row.children if one.name == "w:tc"
        ]
        yield from pairwise(cells)
    for one in root.find_all("w:p"):
        for found in _VALUE.finditer(said(one)):
            yield found[1], found[2].strip()


def _hidden(root: Span) -> Iterator[str]:
    for run in root.find_all("w:r"):
        look = run.first("w:rPr")
        vanishes = look is not None and look.first("w:vanish") is not None
        if vanishes and (text := said(run).strip()):
            yield text


def _authors(core: bytes) -> tuple[str, ...]:
    named = (one[1].decode("utf-8", "replace").strip() for one in _AUTHOR.findall(core))
    return tuple(dict.fromkeys(filter(None, named)))
