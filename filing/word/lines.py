"""Labels in a line with room behind their colon: drawn blanks, days, units, boxes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from filing.word.boxes import boxed, boxes, ticked
from filing.word.labels import (
    EMPTY,
    LONGEST_LABEL,
    UNIT,
    blank,
    day,
    hint,
    is_label,
    normal,
    signed,
)
from filing.word.signs import Line
from filing.word.work import Answer, Work

_COLON = re.compile(r"[:：]")
_BEFORE = re.compile(r"[\n\t；;，,。]|[ \u3000\u00a0]{4,}|[_＿\ue000\ue001]")
_INSIDE = re.compile(r"^.*[（(](?=[^（）()]*$)")
_ROOM = re.compile(
    rf"(?P<day>{EMPTY}*年{EMPTY}*月(?:{EMPTY}*日)?)"
    rf"|(?P<unit>[_＿ \u3000\u00a0\ue000]+(?:{UNIT})(?![\u4e00-\u9fff]))"
    r"|(?P<room>[_＿ \u3000\u00a0\t\u2002-\u200b\ue000\ue001]+)"
)
_LINED = re.compile(r"[ \u3000\u00a0\t\ue000]+")
_SHORTEST = 2
_UNASKED = 12
_LONGEST = 4000
"""No line of a blank is longer; what is, is text of somebody's."""


class Spot(NamedTuple):
    """A label in a line, and its room: between these signs."""

    label: str
    start: int
    end: int
    sure: bool
    """Whether the room is drawn, so that something is to be put there."""


def lines_of(work: Work, line: Line, group: str = "") -> bool:
    """Fill the labels of a line; whether there was a known one with room of its own."""
    if len(line.said) > _LONGEST or (
        signed(line.said) and not _COLON.search(line.said)
    ):
        return False
    found = False
    spots = [*_spots(line), *_drawn(work, line)]
    for spot in spots:
        if _to_sign(line, spot):
            continue
        answer = work.known(f"{group}{spot.label}") or work.known(spot.label)
        if answer is None:
            if spot.sure and not signed(line.said) and is_label(spot.label):
                work.tell_unknown(spot.label)
        else:
            found = True
            _fill(work, line, spot, answer)
    return found


def _to_sign(line: Line, spot: Spot) -> bool:
    """Whether somebody signs here: the label says so, or what stands right behind."""
    behind = line.said[spot.end : spot.end + _UNASKED].lstrip()
    return signed(spot.label) or (
        signed(behind) and (behind[:1] in "（(" or signed(behind[:2]))
    )


def _fill(work: Work, line: Line, spot: Spot, answer: Answer) -> None:
    if answer.open:
        work.tell(spot.label, answer, filled=False)
        return
    said = line.said[spot.start : spot.end]
    if boxed(said):
        edits = ticked(boxes(line, spot.start, spot.end), answer.wanted)
        work.others += edits or []
        work.tell(spot.label, answer, filled=edits is not None)
        return
    start = spot.start
    if (
        said.startswith((" ", "\u3000"))
        and said.strip()
        and not line.lined(start, start + 1)
    ):
        start += len(said) - len(said.lstrip(" \u3000")) if hint(said) else 0
    told = answer
    if _closes(line, spot.end) and not day(said):
        told = answer._replace(text=f"{answer.written}\u3000", unit="")
    work.write(line, start, spot.end, told)
    work.tell(spot.label, answer)


def _closes(line: Line, end: int) -> bool:
    """Whether the next label follows at once, so that a blank must stand between."""
    rest = line.said[end : end + 1]
    return "\u4e00" <= rest <= "\u9fff" and _COLON.search(line.said, end) is not None


def _spots(line: Line) -> Iterator[Spot]:
    """The labels before colons with the room behind each."""
    at = 0
    for colon in _COLON.finditer(line.said):
        if colon.start() < at:
            continue
        before = line.said[max(at, colon.start() - LONGEST_LABEL) : colon.start()]
        cuts = [one.end() for one in _BEFORE.finditer(before.rstrip())]
        label = before[cuts[-1] if cuts else 0 :].strip()
        if normal(label) and not _balanced(label):
            label = _INSIDE.sub("", label)
        spot = _room(line, label, colon.end())
        if spot is not None and normal(label):
            yield spot
            at = spot.end


def _balanced(label: str) -> bool:
    return len(re.findall(r"[（(]", label)) <= len(re.findall(r"[）)]", label))


def _room(line: Line, label: str, start: int) -> Spot | None:
    """The room behind a colon: boxes, a hint, a day, a number, a blank, or the line's end."""
    said = line.said
    stop = said.find("\n", start)
    last = len(said) if stop < 0 else stop
    rest = said[start:last]
    found = _ROOM.match(rest)
    if found is not None and found["room"] is None:
        return Spot(label, start, start + found.end(), sure=True)
    if boxed(rest) and (until := _of_boxes(rest)) is not None:
        return Spot(label, start, start + until, sure=True)
    if hint(rest):
        return Spot(label, start, last, sure=True)
    if found is None:
        short = len(normal(label)) <= _UNASKED
        return Spot(label, start, last, sure=short) if not rest else None
    end = start + found.end()
    drawn = len(found[0]) >= _SHORTEST or line.lined(start, end) or "\ue000" in found[0]
    if "\t" in found[0] and not line.lined(start, end):
        end = start + found[0].index("\t")
    if end == last and blank(found[0]):
        return Spot(label, start, end, sure=drawn or len(normal(label)) <= _UNASKED)
    return Spot(label, start, end, sure=True) if drawn else None


def _of_boxes(rest: str) -> int | None:
    """How far boxes go behind a colon; None where words stand between that are no option."""
    later = _COLON.search(rest)
    if later is None or (
        boxed(rest[: later.start()]) and "（" in rest[: later.start()]
    ):
        return len(rest)
    return None


def _drawn(work: Work, line: Line) -> Iterator[Spot]:
    """Known labels at a line's beginning with an underlined blank and no colon."""
    if _COLON.search(line.said):
        return
    for found in _LINED.finditer(line.said):
        label = line.said[: found.start()].strip()
        if label and line.lined(found.start(), found.end()) and work.known(label):
            start = next(
                at for at in range(found.start(), found.end()) if line.lined(at, at + 1)
            )
            yield Spot(label, start, found.end(), sure=True)
            return
