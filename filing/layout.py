"""Where boxes and arrows go. Sizes go in, coordinates come out; Graphviz does the placing.

Points throughout, x to the right and y downward. The same input gives the same layout.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise
from threading import Lock
from typing import NamedTuple

from pygraphviz import AGraph  # type: ignore[import-untyped]

Point = tuple[float, float]

_INCH = 72.0
_LATIN = 0.52
_RIGHT_ANGLES_UP_TO = 60
_NO_END = frozenset("（《「『【〔“‘")
_NO_START = frozenset("，。、；：？！）》」』】〕％”’")
_WORD = re.compile(r"[A-Za-z0-9_.%+-]+|\n|.", re.DOTALL)
_STRAIGHT = 8
_PAST = 22.0
_CLEAR = 8.0
# What must be seen of a line where it leaves a box, and where its arrow ends.
_STUB, _TIP = 4.0, 8.0
_GRAPHVIZ = Lock()


class Size(NamedTuple):
    """How big a box is."""

    w: float
    h: float


class Way(Enum):
    """How an arrow leads: on, to the next rank; out to a box aside; or past what is between.

    One that goes past runs outside of everything and moves nothing out of line.
    """

    ON = "on"
    ASIDE = "aside"
    PAST = "past"


class Arrow(NamedTuple):
    """An arrow from a box to a box, by their numbers.

    `room` is what its label takes across its line, in points.
    """

    tail: int
    head: int
    way: Way = Way.ON
    room: float = 0.0


class Arrangement(NamedTuple):
    """The centre of every box and the corners of every arrow, in the order given."""

    centres: tuple[Point, ...]
    routes: tuple[tuple[Point, ...], ...]
    width: float
    height: float


def arrange(
    sizes: Sequence[Size],
    arrows: Sequence[Arrow],
    *,
    downward: bool,
    apart: float = 30.0,
    beside: float = 18.0,
) -> Arrangement:
    """Boxes in ranks, `apart` between ranks and `beside` between boxes of one rank.

    Arrows bend at right angles; in big graphs, where that takes too long, at any angle.
    """
    if not sizes:
        return Arrangement((), (), 0.0, 0.0)
    bent = "ortho" if len(sizes) <= _RIGHT_ANGLES_UP_TO else "polyline"
    with _GRAPHVIZ:
        graph = AGraph(
            directed=True,
            strict=False,
            rankdir="TB" if downward else "LR",
            splines=bent,
            nodesep=beside / _INCH,
            ranksep=apart / _INCH,
        )
        for n, size in enumerate(sizes):
            graph.add_node(
                n,
                shape="box",
                label="",
                fixedsize="true",
                width=size.w / _INCH,
                height=size.h / _INCH,
            )
        for n, (tail, head, way, _) in enumerate(arrows):
            if way is Way.PAST:
                continue
            aside = way is Way.ASIDE
            weight = 1 if aside else _STRAIGHT
            graph.add_edge(tail, head, key=str(n), arrowsize=0.6, weight=weight)
            if aside and tail != head:
                graph.add_subgraph([tail, head], rank="same")
        graph.layout("dot")
        centres = [_numbers(graph.get_node(n).attr["pos"]) for n in range(len(sizes))]
        routes = {
            n: _route(graph.get_edge(one.tail, one.head, key=str(n)).attr["pos"])
            for n, one in enumerate(arrows)
            if one.way is not Way.PAST
        }
    past = [(n, one) for n, one in enumerate(arrows) if one.way is Way.PAST]
    routes |= _past_all(sizes, centres, past, downward)
    room = max((one.room / 2 for _, one in past), default=0.0)
    ordered = [routes[n] for n in range(len(arrows))]
    return _upright(sizes, centres, ordered, room)


def wrapped(text: str, size: float, width: float) -> tuple[str, ...]:
    """The text in lines no wider than this, of about equal length, Latin words whole."""
    lines = _lines(text, size, width)
    for share in (0.62, 0.7, 0.78, 0.86, 0.93):
        narrower = _lines(text, size, width * share)
        if len(narrower) == len(lines):
            return narrower
    return lines


def width_of(text: str, size: float) -> float:
    """About how wide a text is: wide signs take one em, others about half."""
    return size * sum(1.0 if _wide(sign) else _LATIN for sign in text)


def label_spots(
    arrangement: Arrangement, sizes: Sequence[Size], labels: Sequence[Size | None]
) -> tuple[Point, ...]:
    """Where each arrow's label stands: on its line, clear of boxes, labels and lines."""
    taken = [
        _around(centre, size)
        for centre, size in zip(arrangement.centres, sizes, strict=True)
    ]
    lines = [list(pairwise(route)) for route in arrangement.routes]
    crowded = sum(map(len, lines)) > 600
    tips = [route[-1] for route in arrangement.routes]
    spots = []
    for n, (route, label) in enumerate(zip(arrangement.routes, labels, strict=True)):
        foreign = (
            [] if crowded else [s for m, r in enumerate(lines) if m != n for s in r]
        )
        others = [tip for m, tip in enumerate(tips) if m != n]
        spot = _best_spot(route, label, taken, foreign, others)
        if label:
            taken.append(_around(spot, label))
        spots.append(spot)
    return tuple(spots)


class _Area(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def _best_spot(
    route: Sequence[Point],
    label: Size | None,
    taken: Sequence[_Area],
    foreign: Sequence[tuple[Point, Point]],
    tips: Sequence[Point],
) -> Point:
    best, least = (0.0, 0.0), sys.maxsize
    for spot in _spots(route):
        if label is None:
            return spot
        area = _around(spot, label)
        trouble = 3 * sum(_overlap(area, other) for other in taken)
        trouble += sum(crosses(area, one) for one in foreign)
        trouble += 3 * sum(_holds(area, tip) for tip in tips)
        trouble += 2 * _hides(area, route)
        if trouble < least:
            best, least = spot, trouble
        if not least:
            break
    return best


def _holds(area: _Area, point: Point, by: float = 0.0) -> bool:
    """Whether a point lies in an area, or within this of it."""
    (x, y), (left, top, right, bottom) = point, area
    return left - by <= x <= right + by and top - by <= y <= bottom + by


def _hides(area: _Area, route: Sequence[Point]) -> int:
    """How many of the ends and corners by which a line is followed a label would cover."""
    start, *corners, tip = route
    return (
        _holds(area, start, _STUB)
        + sum(_holds(area, corner) for corner in corners)
        + _holds(area, tip, _TIP)
    )


def _spots(route: Sequence[Point]) -> Iterator[Point]:
    """Points along a route, the middle of its longest stretch first."""
    stretches = sorted(pairwise(route), key=lambda ends: -_length(*ends)) or [
        (route[0], route[0])
    ]
    for (ax, ay), (bx, by) in stretches:
        for share in (0.5, 0.35, 0.65, 0.2, 0.8):
            yield round(ax + (bx - ax) * share, 2), round(ay + (by - ay) * share, 2)


def crosses(area: tuple[float, float, float, float], line: tuple[Point, Point]) -> bool:
    """Whether a straight line touches an area (left, top, right, bottom)."""
    (ax, ay), (bx, by) = line
    left, top, right, bottom = area
    if (ax < left and bx < left) or (ax > right and bx > right):
        return False
    start, end = 0.0, 1.0
    for along, at, low, high in (
        (bx - ax, ax, left, right),
        (by - ay, ay, top, bottom),
    ):
        if along == 0:
            if not low <= at <= high:
                return False
            continue
        enter, leave = sorted(((low - at) / along, (high - at) / along))
        start, end = max(start, enter), min(end, leave)
    return start <= end


def _around(centre: Point, size: Size) -> _Area:
    (x, y), (w, h) = centre, size
    return _Area(x - w / 2, y - h / 2, x + w / 2, y + h / 2)


def _overlap(one: _Area, two: _Area) -> bool:
    return (
        one.left < two.right
        and two.left < one.right
        and one.top < two.bottom
        and two.top < one.bottom
    )


def _length(one: Point, two: Point) -> float:
    return abs(one[0] - two[0]) + abs(one[1] - two[1])


def _numbers(text: str) -> Point:
    x, y = text.split(",")[-2:]
    return float(x), float(y)


def _route(drawn: str) -> list[Point]:
    """The corners of an arrow from Graphviz's curve, the arrow's tip last."""
    curve = [_numbers(part) for part in drawn.split() if part[0] not in "es"]
    tip = [_numbers(part) for part in drawn.split() if part[0] == "e"]
    return list(_corners([*curve[::3], *tip]))


class _Side(NamedTuple):
    """Boxes as seen from the side along which arrows lead past them.

    `along` is where a box begins and ends in the order of ranks, `edge` how far it reaches
    out on that side.
    """

    along: tuple[float, float]
    edge: float

    @property
    def middle(self) -> float:
        return sum(self.along) / 2


def _past_all(
    sizes: Sequence[Size],
    centres: Sequence[Point],
    arrows: Sequence[tuple[int, Arrow]],
    downward: bool,
) -> dict[int, list[Point]]:
    """Arrows beside everything that stands between their ends, in Graphviz's coordinates.

    Each has a lane of its own, the longer ones farther out; a box's ends share its side so
    that none crosses another needlessly. They run left of the ranks, or below them.
    """
    areas = [_around(at, size) for at, size in zip(centres, sizes, strict=True)]
    sides = [
        _Side((-one.bottom, -one.top), -one.left)
        if downward
        else _Side((one.left, one.right), one.bottom)
        for one in areas
    ]
    by_length = sorted(
        arrows,
        key=lambda one: abs(sides[one[1].tail].middle - sides[one[1].head].middle),
    )
    ends = _ends(sides, [arrow for _, arrow in by_length])
    lanes: list[tuple[float, float, float]] = []
    routes = {}
    for (number, arrow), (start, end) in zip(by_length, ends, strict=True):
        low, high = sorted((start, end))
        reach = [
            side.edge
            for side in sides
            if side.along[0] <= high and low <= side.along[1]
        ]
        reach += [out for a, b, out in lanes if a <= high and low <= b]
        lane = max(reach) + max(_PAST, arrow.room / 2 + _CLEAR)
        lanes.append((low, high, lane + arrow.room / 2))
        corners = (
            (sides[arrow.tail].edge, start),
            (lane, start),
            (lane, end),
            (sides[arrow.head].edge, end),
        )
        routes[number] = [
            (-out, -along) if downward else (along, out) for out, along in corners
        ]
    return routes


def _ends(sides: Sequence[_Side], arrows: Sequence[Arrow]) -> list[tuple[float, float]]:
    """Where each arrow, the shortest first, leaves and reaches the side of its boxes."""
    held: dict[int, list[tuple[int, int]]] = {}
    for number, arrow in enumerate(arrows):
        for box, other in ((arrow.tail, arrow.head), (arrow.head, arrow.tail)):
            ahead = sides[other].middle > sides[box].middle
            rank = len(arrows) - number if ahead else number - len(arrows)
            held.setdefault(box, []).append((rank, number))
    at = {}
    for box, users in held.items():
        begin, finish = sides[box].along
        for place, (_, number) in enumerate(sorted(users), 1):
            at[box, number] = begin + (finish - begin) * place / (len(users) + 1)
    return [(at[one.tail, n], at[one.head, n]) for n, one in enumerate(arrows)]


def _corners(points: Sequence[Point]) -> Iterator[Point]:
    """The points where a line turns, its ends included."""
    yield points[0]
    last = points[0]
    for here, after in pairwise(points[1:]):
        turn = (here[0] - last[0]) * (after[1] - here[1]) - (here[1] - last[1]) * (
            after[0] - here[0]
        )
        if abs(turn) > 0.5:
            yield here
            last = here
    yield points[-1]


def _upright(
    sizes: Sequence[Size],
    centres: Sequence[Point],
    routes: Sequence[Sequence[Point]],
    room: float,
) -> Arrangement:
    """Graphviz's coordinates with y downward and everything from (0, 0) on.

    `room` is kept outside for the labels of arrows that run along the edge.
    """
    areas = [_around(at, size) for at, size in zip(centres, sizes, strict=True)]
    xs = [x for route in routes for x, _ in route]
    ys = [y for route in routes for _, y in route]
    left = min([area.left for area in areas] + [x - room for x in xs])
    high = max([area.bottom for area in areas] + [y + room for y in ys])
    right = max([area.right for area in areas] + xs)
    low = min([area.top for area in areas] + ys)

    def moved(points: Iterable[Point]) -> tuple[Point, ...]:
        return tuple((round(x - left, 2), round(high - y, 2)) for x, y in points)

    return Arrangement(
        moved(centres),
        tuple(map(moved, routes)),
        round(right - left, 2),
        round(high - low, 2),
    )


def _wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WFA"


def _lines(text: str, size: float, width: float) -> tuple[str, ...]:
    lines = [""]
    for word in _words(text, size, width):
        line = lines[-1]
        if word == "\n":
            lines.append("")
        elif line and word not in _NO_START and width_of(line + word, size) > width:
            keep = len(line) > 1 and line[-1] in _NO_END
            lines[-1:] = [line[:-1], line[-1] + word] if keep else [line, word]
        else:
            lines[-1] += word
    return tuple(line.strip() for line in lines if line.strip())


def _words(text: str, size: float, width: float) -> Iterator[str]:
    """Signs and Latin words; a word too long for a line, sign by sign."""
    for word in _WORD.findall(text):
        if width_of(word, size) > width:
            yield from word
        else:
            yield word
