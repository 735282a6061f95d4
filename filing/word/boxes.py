"""Boxes to tick: which sign belongs to which option, and the tick in its own manner."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from filing.word.labels import normal
from filing.word.signs import Line
from filing.word.spans import Edit, Span

_TICKED = "☑☒■√●✓✔▣"
_BOX = re.compile(
    r"[☐□☑■☒√〇○●◻▢◯✓✔▣]|[（(\[【][ \u3000]{0,4}[√✓✔]?[ \u3000]{0,4}[）)\]】]"
)
_TOLD = re.compile(r"[（(][^（）()]*[打划画勾][^（）()]*[）)]|在\s*□\s*[内里中]")
_TAIL = re.compile(r"[（(]([^（）()]*)[）)]?")
_EDGE = " \u3000\u00a0\t；;，,、/|。."
_TICKS = {"☐": "☑", "□": "☑", "〇": "●", "○": "●", "◯": "●", "◻": "☑", "▢": "☑"}
_UNTICKS = {"☑": "☐", "☒": "☐", "■": "□", "√": "□", "●": "○", "✓": "□", "✔": "□"}
_CHECKED, _UNCHECKED = ("2612", "MS Gothic"), ("2610", "MS Gothic")


class Box(NamedTuple):
    """A box: its line, its place there, and the words of its option."""

    line: Line
    start: int
    end: int
    option: str

    @property
    def sign(self) -> str:
        """The box as it stands there."""
        return self.line.said[self.start : self.end]

    @property
    def ticked(self) -> bool:
        """Whether there is a tick already."""
        return any(sign in _TICKED for sign in self.sign)


def boxed(said: str) -> bool:
    """Whether there are boxes to tick in these words."""
    return next(_found(said), None) is not None


def boxes(line: Line, start: int = 0, end: int | None = None) -> list[Box]:
    """The boxes of a line with their options: words behind each, or before each."""
    last = len(line.said) if end is None else end
    found = [(a + start, b + start) for a, b in _found(line.said[start:last])]
    if not found:
        return []
    edges = [start, *(edge for one in found for edge in one), last]
    between = [
        _TOLD.sub("", line.said[a:b])
        for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]
    before = bool(between[0].strip(_EDGE)) and not between[-1].strip(_EDGE)
    options = between[:-1] if before else between[1:]
    return [
        Box(line, a, b, option.strip(_EDGE))
        for (a, b), option in zip(found, options, strict=True)
    ]


def ticked(found: Sequence[Box], wanted: Iterable[str]) -> list[Edit] | None:
    """Tick the boxes of these options and no others; None, and nothing done, for none.

    The signs change in their lines; given back is what changes round them.
    """
    options = {normal(one) for one in wanted} - {""}
    chosen = [any(name in options for name in _names(one.option)) for one in found]
    if not any(chosen):
        return None
    edits: list[Edit] = []
    empty = next((one.sign for one in found if one.sign in "☐□○"), "")
    for one, on in zip(found, chosen, strict=True):
        if one.ticked != on:
            edits += _set(one, empty, on=on)
    return edits


def _found(said: str) -> Iterator[tuple[int, int]]:
    told = [one.span() for one in _TOLD.finditer(said)]
    for one in _BOX.finditer(said):
        if not any(a <= one.start() < b for a, b in told):
            yield one.span()


def _names(option: str) -> Iterator[str]:
    """What an option may be called: in whole, without its tail, and by its tail."""
    yield normal(option)
    yield normal(_TAIL.sub("", option))
    for tail in _TAIL.finditer(option):
        yield normal(tail[1])


def _set(box: Box, empty: str, *, on: bool) -> list[Edit]:
    """Tick a box, or empty it: then it looks as the `empty` ones beside it."""
    line, said = box.line, box.sign
    if box.end - box.start > 1:
        _in_brackets(box, said, on=on)
        return []
    chunk = line.chunk_at(box.start)
    control = _control(chunk.element) if chunk is not None else None
    if control is None or chunk is None:
        new = _TICKS.get(said, said) if on else empty or _UNTICKS.get(said, said)
        line.tick(box.start, new)
        return []
    sign, font = _state(control, on=on)
    line.tick(box.start, sign)
    return [*_checked(control, on=on), *_in_font(line, chunk.run, font)]


def _in_brackets(box: Box, said: str, *, on: bool) -> None:
    """A tick between brackets, in the place of the first blank there."""
    if not on:
        at = next(n for n, sign in enumerate(said) if sign in _TICKED)
        box.line.tick(box.start + at, "\u3000")
    elif box.end - box.start > 2:
        box.line.tick(box.start + (box.end - box.start) // 2, "√")
    else:
        box.line.tick(box.start, f"{said[0]}√")


def _control(element: Span) -> Span | None:
    """The check box of Word's that a sign stands in."""
    up: Span | None = element
    while up is not None and up.name not in ("w:sdt", "w:p"):
        up = up.above
    properties = up.first("w:sdtPr") if up is not None and up.name == "w:sdt" else None
    return properties.first("w14:checkbox") if properties is not None else None


def _state(control: Span, *, on: bool) -> tuple[str, str]:
    """The sign and its font for this state of a check box."""
    state = control.first(f"w14:{'checked' if on else 'unchecked'}State")
    code, font = _CHECKED if on else _UNCHECKED
    if state is not None:
        code = state.attributes.get("w14:val", code)
        font = state.attributes.get("w14:font", font)
    try:
        return chr(int(code, 16)), font
    except ValueError:
        return ("☒" if on else "☐"), font


def _checked(control: Span, *, on: bool) -> Iterator[Edit]:
    new = f'<w14:checked w14:val="{int(on)}"/>'.encode()
    mark = control.first("w14:checked")
    if mark is not None:
        yield Edit(mark.start, mark.end, new)
    elif control.inner < control.end:
        yield Edit(control.inner, control.inner, new)
    else:
        yield Edit(
            control.start,
            control.end,
            b"<w14:checkbox>" + new + b"</w14:checkbox>",
        )


def _in_font(line: Line, run: Span, font: str) -> Iterator[Edit]:
    """The run in the font that has the sign."""
    quoted = font.replace("&", "").replace('"', "").replace("<", "")
    new = (
        f'<w:rFonts w:ascii="{quoted}" w:eastAsia="{quoted}" w:hAnsi="{quoted}" '
        'w:hint="eastAsia"/>'
    ).encode()
    look = run.first("w:rPr")
    if look is None:
        yield Edit(run.inner, run.inner, b"<w:rPr>" + new + b"</w:rPr>")
        return
    own = look.first("w:rFonts")
    if own is not None:
        if line.content[own.start : own.end] != new:
            yield Edit(own.start, own.end, new)
        return
    style = look.first("w:rStyle")
    if look.inner < look.end:
        at = style.end if style is not None else look.inner
        yield Edit(at, at, new)
    else:
        yield Edit(look.start, look.end, b"<w:rPr>" + new + b"</w:rPr>")
