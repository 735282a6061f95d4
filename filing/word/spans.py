"""A part of a package as elements with their places in its bytes, to be spliced.

A library that reads XML and writes it again changes quotes, declarations and blanks; a
template of the portal must stay as it is but for what is filled in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

_TAG = re.compile(rb"""[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")


@dataclass
class Span:
    """An element: its name with prefix, its attributes, and where it stands in the bytes.

    `inner` and `inner_end` enclose its content; for an empty element they are its end.
    """

    name: str
    attributes: dict[str, str]
    start: int
    inner: int = 0
    inner_end: int = 0
    end: int = 0
    above: "Span | None" = None
    children: "list[Span]" = field(default_factory=list)
    text: str = ""

    def find_all(self, *names: str) -> "Iterator[Span]":
        """The elements within it that have one of these names, in order."""
        for child in self.children:
            if child.name in names:
                yield child
            yield from child.find_all(*names)

    def first(self, name: str) -> "Span | None":
        """Its first child of this name."""
        return next((one for one in self.children if one.name == name), None)

    def within(self, *names: str) -> bool:
        """Whether it stands in an element that has one of these names."""
        up = self.above
        while up is not None:
            if up.name in names:
                return True
            up = up.above
        return False


class Edit(NamedTuple):
    """Bytes to be put in the place of others."""

    start: int
    end: int
    new: bytes


def spans(content: bytes) -> Span:
    """The root element of a part in UTF-8. Raises expat.ExpatError."""
    parser = expat.ParserCreate()
    root: list[Span] = []
    stack: list[Span] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        above = stack[-1] if stack else None
        span = Span(name, attributes, at, above=above)
        span.inner = _tag_end(content, at)
        (above.children if above else root).append(span)
        stack.append(span)

    def closed(_: str) -> None:
        span, at = stack.pop(), parser.CurrentByteIndex
        if content[span.inner - 2 : span.inner] == b"/>":
            span.inner_end = span.end = span.inner
        else:
            span.inner_end, span.end = at, _tag_end(content, at)

    def said(text: str) -> None:
        if stack:
            stack[-1].text += text

    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = said
    parser.Parse(content, True)
    return root[0]


def spliced(content: bytes, edits: Iterable[Edit]) -> bytes:
    """The content with these edits, which do not overlap; of one place in their order."""
    done, at = [], 0
    for edit in sorted(edits, key=lambda one: one.start):
        done += [content[at : edit.start], edit.new]
        at = edit.end
    return b"".join([*done, content[at:]])


def _tag_end(content: bytes, at: int) -> int:
    """Where the tag that begins here ends; a > in an attribute does not end it."""
    found = _TAG.match(content, at)
    return len(content) if found is None else found.end()
