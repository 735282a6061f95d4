"""Pictures as data: boxes and arrows laid out once, and the fields of a matrix.

`word` draws them as native shapes and `screen` as SVG, from the same coordinates, so that
the page and the document show one picture. Graphviz places the boxes and routes the lines.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from filing.layout import (
    Arrangement,
    Arrow,
    Point,
    Size,
    Way,
    arrange,
    label_spots,
    width_of,
    wrapped,
)

TEXT = 9.0
"""The size of text in a picture before it is scaled, in points."""


class Shape(StrEnum):
    """What a box stands for; it decides form and colour wherever it is drawn."""

    USER = "user"
    SYSTEM = "system"
    STORE = "store"
    OUTSIDE = "outside"
    RULE = "rule"
    LEARNING = "learning"
    HUMAN = "human"
    STOP = "stop"
    PERSON = "person"
    BODY = "body"
    UNIT = "unit"


@dataclass(frozen=True)
class Node:
    """A box. `where` is the address of the row it shows, for a click; '' if it has none."""

    id: str
    label: str
    shape: Shape
    where: str = ""
    abroad: bool = False

    @property
    def said(self) -> str:
        """The label in one line: the first of several names what the others list."""
        return self.label.replace("\n", "：", 1).replace("\n", "、")


@dataclass(frozen=True)
class Edge:
    """An arrow. `label` is short: a number that the table below explains.

    One that goes `past` leads round what stands between its ends, on or back.
    """

    source: str
    target: str
    label: str = ""
    crossing: bool = False
    dashed: bool = False
    past: bool = False


@dataclass(frozen=True)
class Graph:
    """Boxes and arrows, drawn from left to right or from top to bottom."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    downward: bool = False
    broad: float | None = None
    """How broad its boxes are, in points, where the usual breadth breaks names badly."""

    def lines(self) -> Iterator[str]:
        """The graph in words, one arrow a line, for golden texts and screen readers."""
        named = {node.id: node.said for node in self.nodes}
        for edge in self.edges:
            mark = f"（{edge.label}）" if edge.label else ""
            yield f"{named[edge.source]} → {named[edge.target]}{mark}"


@dataclass(frozen=True)
class Cell:
    """One field of the matrix: its score (likelihood × severity), grade and risks in it."""

    score: int
    grade: "Grade"
    risks: tuple[str, ...]


class Grade(StrEnum):
    """How big a risk is, by its score: up to 4, 9, 15, 25."""

    LOW = "低"
    MEDIUM = "中"
    HIGHER = "较高"
    HIGH = "高"


@dataclass(frozen=True)
class Matrix:
    """Risks by likelihood (rows, the likeliest first) and severity (columns, rising)."""

    likelihoods: tuple[str, ...]
    severities: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]

    def lines(self) -> Iterator[str]:
        """The filled fields in words."""
        for likelihood, row in zip(self.likelihoods, self.cells, strict=True):
            for severity, cell in zip(self.severities, row, strict=True):
                if cell.risks:
                    yield (
                        f"{likelihood}×{severity}（{cell.grade}，{cell.score}）："
                        f"{'、'.join(cell.risks)}"
                    )


def graded(score: int) -> Grade:
    """The grade of a score from 1 to 25."""
    limits = ((4, Grade.LOW), (9, Grade.MEDIUM), (15, Grade.HIGHER))
    return next((grade for limit, grade in limits if score <= limit), Grade.HIGH)


class PlacedNode(NamedTuple):
    """A box with its left upper corner, its size and its label in lines."""

    node: Node
    x: float
    y: float
    w: float
    h: float
    lines: tuple[str, ...]


class PlacedEdge(NamedTuple):
    """An arrow: the corners of its line, the tip last; its label's lines and their middle."""

    edge: Edge
    points: tuple[Point, ...]
    label_at: Point
    said: tuple[str, ...]


class Placed(NamedTuple):
    """A graph laid out, in points, y downward. `text` is the size of its text."""

    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]
    width: float
    height: float
    text: float


@lru_cache(maxsize=256)
def placed(graph: Graph, wide: float = 442.0, high: float = 560.0) -> Placed:
    """The graph laid out within this width and height.

    A graph too wide is set tighter, then turned, and shrunk when nothing else helps.
    """
    best: _Drawing | None = None
    for downward in (graph.downward, not graph.downward):
        for tight in (False, True):
            drawing = _drawing(graph, downward, tight)
            if best is None or drawing.scale(wide, high) > best.scale(wide, high):
                best = drawing
            if best.scale(wide, high) >= 1:
                return best.placed(1.0)
    assert best is not None
    return best.placed(best.scale(wide, high))


class _Drawing(NamedTuple):
    """A graph laid out one way, in full size; labels are not yet in their places."""

    graph: Graph
    edges: list[Edge]
    lines: list[tuple[str, ...]]
    sizes: list[Size]
    said: list[tuple[str, ...]]
    labels: list[Size | None]
    made: Arrangement

    def scale(self, wide: float, high: float) -> float:
        """How far it must shrink to keep within this."""
        made = self.made
        return min(1.0, wide / max(made.width, 1), high / max(made.height, 1))

    def placed(self, scale: float) -> Placed:
        """It in this scale, labels and all."""
        return Placed(
            tuple(self._nodes(scale)),
            tuple(self._arrows(scale)),
            *_at((self.made.width, self.made.height), scale),
            round(TEXT * scale, 2),
        )

    def _nodes(self, scale: float) -> Iterator[PlacedNode]:
        for node, said, (w, h), (x, y) in zip(
            self.graph.nodes, self.lines, self.sizes, self.made.centres, strict=True
        ):
            corner = _at((x - w / 2, y - h / 2), scale)
            yield PlacedNode(node, *corner, *_at((w, h), scale), said)

    def _arrows(self, scale: float) -> Iterator[PlacedEdge]:
        spots = label_spots(self.made, self.sizes, self.labels)
        hexagons = {
            node.id: (centre, size)
            for node, centre, size in zip(
                self.graph.nodes, self.made.centres, self.sizes, strict=True
            )
            if node.shape is Shape.HUMAN
        }
        for edge, route, spot, said in zip(
            self.edges, self.made.routes, spots, self.said, strict=True
        ):
            ends = (hexagons.get(edge.source), hexagons.get(edge.target))
            line = tuple(_at(point, scale) for point in _on_slants(route, ends))
            yield PlacedEdge(edge, line, _at(spot, scale), said)


_FEW = 8
# A label beside a line that runs outside of all boxes: in lines, so that the lane is narrow.
_NARROW = 58.0
LABEL_PITCH = 1.3
_Hexagon = tuple[Point, Size]


def _on_slants(
    route: Sequence[Point], ends: tuple[_Hexagon | None, _Hexagon | None]
) -> list[Point]:
    """The line with its ends moved in to where a hexagon's sides slant."""
    points = list(route)
    for n, hexagon in zip((0, -1), ends, strict=True):
        if hexagon:
            (at_x, at_y), size = hexagon
            x, y = points[n]
            inward = slant(size.h) * min(abs(y - at_y) / (size.h / 2), 1.0)
            if abs(abs(x - at_x) - size.w / 2) < 1:  # at a side, not above or below
                points[n] = (x + inward if x < at_x else x - inward), y
    return points


def slant(high: float) -> float:
    """How far the corners of a hexagon of this height stand in from its sides."""
    return high / 4


def _drawing(graph: Graph, downward: bool, tight: bool) -> _Drawing:
    usual = 124.0 if downward else 68.0 if tight else 82.0
    broad = usual if graph.broad is None or tight else graph.broad
    lines = [wrapped(node.label, TEXT, broad - 12) for node in graph.nodes]
    sizes = [
        Size(broad, _height(node, len(said)))
        for node, said in zip(graph.nodes, lines, strict=True)
    ]
    index = {node.id: n for n, node in enumerate(graph.nodes)}
    edges = [e for e in graph.edges if e.source in index and e.target in index]
    said = [wrapped(e.label, TEXT, _NARROW if e.past else sys.maxsize) for e in edges]
    labels = [_room_of(one) for one in said]
    within = [None if e.past else label for e, label in zip(edges, labels, strict=True)]
    asides = [n for n, edge in enumerate(edges) if edge.dashed]
    made = arrange(
        sizes,
        [
            Arrow(index[e.source], index[e.target], _way(e), _breadth(label, downward))
            for e, label in zip(edges, labels, strict=True)
        ],
        downward=downward,
        apart=_apart(within, downward, tight, few=len(sizes) <= _FEW),
        beside=_beside(within, downward, tight, asides),
    )
    return _Drawing(graph, edges, lines, sizes, said, labels, made)


def _room_of(said: tuple[str, ...]) -> Size | None:
    """The room that a label takes; None without one."""
    if not said:
        return None
    wide = max(width_of(line, TEXT) for line in said)
    return Size(wide + 3, TEXT + 3 + (len(said) - 1) * TEXT * LABEL_PITCH)


def _way(edge: Edge) -> Way:
    return Way.PAST if edge.past else Way.ASIDE if edge.dashed else Way.ON


def _breadth(label: Size | None, downward: bool) -> float:
    """The room that a label takes across its arrow's line."""
    return 0.0 if label is None else label.w if downward else label.h


def _apart(
    labels: list[Size | None], downward: bool, tight: bool, *, few: bool
) -> float:
    """The room between ranks: enough for a label across it and an arrow's tip.

    Where boxes are few, there is room for the labels of lines to and fro side by side.
    """
    most = max((size.h if downward else size.w for size in labels if size), default=0)
    if tight:
        return max(most + 10, 18.0)
    if downward:
        return max(most + 14, 20.0)
    return max(2 * most + 30, 52.0) if few else max(most + 16, 26.0)


def _beside(
    labels: list[Size | None], downward: bool, tight: bool, asides: list[int]
) -> float:
    """The room between boxes of one rank: arrows aside, and their labels, run there."""
    least = 14.0 if tight else 20.0
    across = [size for n in asides if (size := labels[n])]
    return max([least, *((s.w if downward else s.h) + 18 for s in across)])


def _height(node: Node, lines: int) -> float:
    """A box's height; a store's lid takes room, and so do the round ends of a person's."""
    more = 10 if node.shape in (Shape.STORE, Shape.PERSON) else 0
    return max(30.0, lines * TEXT * 1.3 + 10) + more


def _at(point: Point, scale: float) -> Point:
    return round(point[0] * scale, 2), round(point[1] * scale, 2)
