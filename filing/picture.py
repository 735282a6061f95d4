"""Pictures as data: graphs laid out once, and the risk matrix.

`word` draws them as native shapes and `screen` as SVG, from the same coordinates, so that
the page and the document show one picture. Graphviz places the boxes and routes the lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True)
class Node:
    """A box. `where` is the address of the row it shows, for a click; '' if it has none."""

    id: str
    label: str
    shape: Shape
    where: str = ""
    abroad: bool = False


@dataclass(frozen=True)
class Edge:
    """An arrow. `label` is short: a number that the table below explains."""

    source: str
    target: str
    label: str = ""
    crossing: bool = False
    dashed: bool = False


@dataclass(frozen=True)
class Graph:
    """Boxes and arrows, drawn from left to right or from top to bottom."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    downward: bool = False

    def lines(self) -> Iterator[str]:
        """The graph in words, one arrow a line, for golden texts and screen readers."""
        named = {node.id: node.label for node in self.nodes}
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
