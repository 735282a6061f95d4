"""Pictures on the page: the same graphs as in the document, as SVG, and the risk matrix."""

import base64
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape

import streamlit as st

from filing.layout import width_of
from filing.picture import (
    LABEL_PITCH,
    Grade,
    Graph,
    Matrix,
    Placed,
    PlacedEdge,
    PlacedNode,
    Shape,
    placed,
    slant,
)

# Fill and line by what a box stands for; the forms differ too, for those who see no colour.
_COLOURS: dict[Shape, tuple[str, str]] = {
    Shape.USER: ("#FFF2CC", "#8A6500"),
    Shape.OUTSIDE: ("#FCE4D6", "#A64B12"),
    Shape.SYSTEM: ("#DDEBF7", "#2F5597"),
    Shape.STORE: ("#E2EFDA", "#3E6B27"),
    Shape.RULE: ("#F2F2F2", "#595959"),
    Shape.LEARNING: ("#DDEBF7", "#2F5597"),
    Shape.HUMAN: ("#FFF2CC", "#8A6500"),
    Shape.STOP: ("#FBE5E5", "#A61B1B"),
    Shape.PERSON: ("#FFF2CC", "#8A6500"),
    Shape.BODY: ("#DDEBF7", "#2F5597"),
    Shape.UNIT: ("#F2F2F2", "#595959"),
}
_GRADES: dict[Grade, str] = {
    Grade.LOW: "#D5E8CB",
    Grade.MEDIUM: "#FFE699",
    Grade.HIGHER: "#F4B183",
    Grade.HIGH: "#FF8F94",
}
_FONT = "'Noto Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
_MARGIN = 6
_A_LINE = 3


def graph(picture: Graph, caption: str, empty: str) -> None:
    """Draw a graph with its caption, or say what is needed before there is one."""
    if not picture.nodes:
        st.caption(empty)
        return
    st.html(
        f'<figure class="filing-figure">{_image(picture, caption)}'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )
    with st.container(horizontal_alignment="center"):
        if st.button("放大看", icon=":material/zoom_in:", type="tertiary"):
            _enlarged(picture, caption)


@st.dialog("放大看", width="large")
def _enlarged(picture: Graph, caption: str) -> None:
    """The picture as wide as the window lets it be."""
    st.html(
        f'<figure class="filing-figure whole">{_image(picture, caption)}'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def _image(picture: Graph, caption: str) -> str:
    words = "；".join(picture.lines()) or "、".join(n.said for n in picture.nodes)
    return f'<img src="{source(picture)}" alt="{escape(f"{caption}：{words}")}"/>'


def matrix(picture: Matrix, caption: str) -> None:
    """Draw a risk matrix: grades in words as well as in colour."""
    head = "".join(f'<th scope="col">{escape(s)}</th>' for s in picture.severities)
    rows = "".join(_matrix_rows(picture))
    st.html(
        f'<table class="filing-matrix"><caption>{escape(caption)}</caption>'
        f'<thead><tr><th scope="col">可能性＼影响</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def grade_colour(grade: Grade) -> str:
    """The colour behind a grade, the same on the page and in previews."""
    return _GRADES[grade]


def _matrix_rows(picture: Matrix) -> Iterator[str]:
    for likelihood, row in zip(picture.likelihoods, picture.cells, strict=True):
        cells = "".join(
            f'<td style="background:{grade_colour(cell.grade)}">{cell.grade}'
            f"<b>{_in_rows(cell.risks)}</b></td>"
            for cell in row
        )
        yield f'<tr><th scope="row">{escape(likelihood)}</th>{cells}</tr>'


def _in_rows(risks: Sequence[str]) -> str:
    """The numbers of risks, a few in a line, so that a full field stays low."""
    lines = ["、".join(risks[n : n + _A_LINE]) for n in range(0, len(risks), _A_LINE)]
    return "<br>".join(map(escape, lines))


@lru_cache(maxsize=256)
def source(picture: Graph) -> str:
    """The picture as the address of an image; drawn once for the same graph."""
    drawn = svg(placed(picture))
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.encode()).decode()


def svg(drawn: Placed) -> str:
    """A laid-out graph as an SVG document."""
    width, height = drawn.width + 2 * _MARGIN, drawn.height + 2 * _MARGIN
    parts = [*(_line(edge) for edge in drawn.edges)]
    parts += [_box(node, drawn.text) for node in drawn.nodes]
    parts += [_label(edge, drawn.text) for edge in drawn.edges if edge.edge.label]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="{-_MARGIN} {-_MARGIN} {width:.1f} {height:.1f}" font-family="{_FONT}">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" '
        'markerHeight="6" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" '
        'fill="context-stroke"/></marker></defs>'
        f'<rect x="{-_MARGIN}" y="{-_MARGIN}" width="{width:.1f}" height="{height:.1f}" '
        f'fill="#fff"/>{"".join(parts)}</svg>'
    )


def _line(edge: PlacedEdge) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in edge.points)
    colour = "#B3440E" if edge.edge.crossing else "#444"
    dash = ' stroke-dasharray="4 3"' if edge.edge.dashed or edge.edge.crossing else ""
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1"'
        f'{dash} marker-end="url(#tip)"/>'
    )


def _box(node: PlacedNode, size: float) -> str:
    fill, line = _COLOURS[node.node.shape]
    middle = node.x + node.w / 2
    first = node.y + node.h / 2 - (len(node.lines) - 1) * size * 0.62 + size * 0.36
    text = "".join(
        f'<tspan x="{middle:.1f}" y="{first + n * size * 1.24:.1f}">{escape(one)}</tspan>'
        for n, one in enumerate(node.lines)
    )
    paint = f'fill="{fill}" stroke="{line}" stroke-width="1"'
    return (
        f"{_outline(node, paint)}"
        f'<text font-size="{size:.1f}" fill="#1a1a1a" text-anchor="middle">{text}</text>'
    )


def _outline(node: PlacedNode, paint: str) -> str:
    x, y, w, h = node.x, node.y, node.w, node.h
    if node.node.shape is Shape.STORE:
        lid = min(5.0, h / 6)
        side = f"M{x:.1f} {y + lid:.1f}v{h - 2 * lid:.1f}"
        return (
            f'<path d="{side}a{w / 2:.1f} {lid:.1f} 0 0 0 {w:.1f} 0v{-(h - 2 * lid):.1f}" '
            f'{paint}/><ellipse cx="{x + w / 2:.1f}" cy="{y + lid:.1f}" rx="{w / 2:.1f}" '
            f'ry="{lid:.1f}" {paint}/>'
        )
    if node.node.shape is Shape.HUMAN:
        cut = slant(h)
        corners = (
            f"{x + cut:.1f},{y:.1f} {x + w - cut:.1f},{y:.1f} {x + w:.1f},{y + h / 2:.1f} "
            f"{x + w - cut:.1f},{y + h:.1f} {x + cut:.1f},{y + h:.1f} {x:.1f},{y + h / 2:.1f}"
        )
        return f'<polygon points="{corners}" {paint}/>'
    soft = node.node.shape in (Shape.SYSTEM, Shape.LEARNING, Shape.STOP, Shape.BODY)
    radius = h / 2 if node.node.shape is Shape.PERSON else 7 if soft else 1
    dash = ' stroke-dasharray="4 3"' if node.node.abroad else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" '
        f'rx="{radius}" {paint}{dash}/>'
    )


def _label(edge: PlacedEdge, size: float) -> str:
    x, y = edge.label_at
    wide = max(width_of(line, size) for line in edge.said) + 2
    high = size * (1.4 + (len(edge.said) - 1) * LABEL_PITCH)
    first = y - high / 2 + size * 1.06
    lines = "".join(
        f'<text x="{x:.1f}" y="{first + n * size * LABEL_PITCH:.1f}" '
        f'font-size="{size:.1f}" fill="#1a1a1a" text-anchor="middle">'
        f"{escape(line)}</text>"
        for n, line in enumerate(edge.said)
    )
    return (
        f'<rect x="{x - wide / 2:.1f}" y="{y - high / 2:.1f}" width="{wide:.1f}" '
        f'height="{high:.1f}" fill="#fff"/>{lines}'
    )
