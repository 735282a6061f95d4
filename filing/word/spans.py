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


@dataclass(slots=True, eq=False)
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

    def names(self) -> "Iterator[str]":
        """The names of all elements within it."""
        for child in self.children:
            yield child.name
            yield from child.names()

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


class _Builder:
    """Builds the elements while the parser goes through the bytes."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.root: Span | None = None
        self._stack: list[Span] = []
        self._said: list[list[str]] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._opened
        self.parser.EndElementHandler = self._closed
        self.parser.CharacterDataHandler = self._text

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        above = self._stack[-1] if self._stack else None
        span = Span(name, attributes, at, above=above)
        span.inner = _tag_end(self.content, at)
        if above is None:
            self.root = span
        else:
            above.children.append(span)
        self._stack.append(span)
        self._said.append([])

    def _closed(self, _: str) -> None:
        span, at = self._stack.pop(), self.parser.CurrentByteIndex
        span.text = "".join(self._said.pop())
        if self.content[span.inner - 2 : span.inner] == b"/>":
            span.inner_end = span.end = span.inner
        else:
            span.inner_end, span.end = at, _tag_end(self.content, at)

    def _text(self, text: str) -> None:
        if self._said:
            self._said[-1].append(text)


def spans(content: bytes) -> Span:
    """The root element of a part in UTF-8. Raises expat.ExpatError."""
    builder = _Builder(content)
    builder.parser.Parse(content, True)
    if builder.root is None:  # expat refuses a part without an element first
        raise expat.ExpatError
    return builder.root


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
