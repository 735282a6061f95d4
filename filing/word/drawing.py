"""Pictures as native drawings: a group of shapes that Word can edit, no image inside."""

from typing import NamedTuple

from filing.block import Figure
from filing.layout import width_of
from filing.picture import (
    LABEL_PITCH,
    TEXT,
    Placed,
    PlacedEdge,
    PlacedNode,
    Shape,
    placed,
)
from filing.word import xml
from filing.word.writing import Writing

_EMU = 12700
_MARGIN = 4.0
_HIGHEST = 0.82  # of the page: caption, legend and a note of three lines stand below
_READABLE = 0.8
_WORTH_TURNING = 1.2
_CAPTION = 60.0
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"


class Form(NamedTuple):
    """How a kind of box is drawn: Word's name of the form, its fill and its line."""

    preset: str
    fill: str
    line: str


FORMS = {
    Shape.USER: Form("flowChartTerminator", "FFF2CC", "BF9000"),
    Shape.SYSTEM: Form("roundRect", "DDEBF7", "2F5597"),
    Shape.STORE: Form("can", "E2EFDA", "548235"),
    Shape.OUTSIDE: Form("rect", "F2F2F2", "595959"),
    Shape.RULE: Form("rect", "DDEBF7", "2F5597"),
    Shape.LEARNING: Form("roundRect", "E8E3F3", "6B4FA0"),
    Shape.HUMAN: Form("hexagon", "FFF2CC", "BF9000"),
    Shape.STOP: Form("octagon", "FBE3E0", "B03A2E"),
    Shape.PERSON: Form("flowChartTerminator", "FFF2CC", "BF9000"),
    Shape.BODY: Form("roundRect", "DDEBF7", "2F5597"),
    Shape.UNIT: Form("rect", "F2F2F2", "595959"),
}
_NAMES = {
    Shape.USER: "用户",
    Shape.SYSTEM: "本公司系统",
    Shape.STORE: "本公司存储",
    Shape.OUTSIDE: "外部单位",
    Shape.RULE: "规则",
    Shape.LEARNING: "含机器学习",
    Shape.HUMAN: "人工",
    Shape.STOP: "拦截、处置",
    Shape.PERSON: "责任人",
    Shape.BODY: "专职机构",
    Shape.UNIT: "承担制度的部门",
}
_LEGEND, _SWATCH, _KEY_TEXT = 24.0, 18.0, 8.0
_UNSEEN = (
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
)
_ABROAD = "C00000"
_LINE, _CROSSING = "404040", "C55A11"
_FIT = (
    '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="{0}" tIns="{0}" rIns="{0}" '
    'bIns="{0}" anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
)


def drawing(writing: Writing, block: Figure) -> str:
    """The figure's paragraph: the drawing, or a gap while there is nothing to draw."""
    if not block.picture.nodes:
        gap = f"【待补充：{block.caption}】"
        return writing.paragraph("图", writing.mark(gap), gap)
    made = _upright(writing, block)
    if is_wide(writing, block):
        made = _turned(writing, block)
    tall = made.height + 2 * _MARGIN + _legend_height(made)
    inside = _run(writing, made, block.caption, block.description)
    return writing.paragraph("图", inside, "", tall=tall)


def is_wide(writing: Writing, block: Figure) -> bool:
    """Whether a drawing is far easier to read on a page turned on its side."""
    if writing.upright:
        return False
    upright = _upright(writing, block)
    if upright.text >= TEXT * _READABLE:
        return False
    return _turned(writing, block).text >= upright.text * _WORTH_TURNING


def _upright(writing: Writing, block: Figure) -> Placed:
    room = writing.template
    return placed(block.picture, room.width - 2 * _MARGIN - 1, room.height * _HIGHEST)


def _turned(writing: Writing, block: Figure) -> Placed:
    """The drawing on a page turned on its side, whose caption and legend need room."""
    room = writing.template
    high = room.width - _LEGEND - _CAPTION
    return placed(block.picture, room.height - 2 * _MARGIN - 1, high)


def _run(writing: Writing, made: Placed, name: str, description: str) -> str:
    """A run with the group, and the description for programs that cannot draw it."""
    across = max(made.width, sum(_key_width(name) for _, name in _keys(made)))
    wide = _emu(across + 2 * _MARGIN)
    high = _emu(made.height + 2 * _MARGIN + _legend_height(made))
    id_ = writing.drawing_id()
    shapes = "".join(_shapes(writing, made) + _legend(writing, made))
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{id_}" name={xml.quoted(name)} descr={xml.quoted(description)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_GROUP}"><wpg:wgp>'
        '<wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="{wide}" cy="{high}"/></a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>"
        f'<w:t xml:space="preserve">{xml.escaped(description)}</w:t></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def _shapes(writing: Writing, made: Placed) -> list[str]:
    """Arrows first, then boxes, then labels: what must be read lies on top."""
    return [
        *([_company(writing, made)] if len(made.nodes) == 1 else []),
        *(_arrow(writing, edge) for edge in made.edges),
        *(_box(writing, node, made.text) for node in made.nodes),
        *(_label(writing, edge, made.text) for edge in made.edges if edge.edge.label),
    ]


def _keys(made: Placed) -> list[tuple[Shape, str]]:
    """The kinds of box in a picture that shows several, in the order of their names."""
    met = {node.node.shape for node in made.nodes}
    return [(s, name) for s, name in _NAMES.items() if s in met] if len(met) > 1 else []


def _legend_height(made: Placed) -> float:
    return _LEGEND if _keys(made) else 0.0


def _key_width(name: str) -> float:
    return _SWATCH + width_of(name, _KEY_TEXT) + 20


def _legend(writing: Writing, made: Placed) -> list[str]:
    """What each kind of box means: a small one of each, and its name."""
    shapes, x, y = [], 0.0, made.height + _LEGEND - 12
    for shape, name in _keys(made):
        wide = width_of(name, _KEY_TEXT) + 4
        swatch, area = (x, y + 1, _SWATCH, 9.0), (x + _SWATCH + 2, y - 1, wide, 13.0)
        shapes.append(
            _text_shape(writing, "图例", swatch, _form(FORMS[shape]), (), _KEY_TEXT)
        )
        shapes.append(_text_shape(writing, name, area, _UNSEEN, (name,), _KEY_TEXT))
        x += _key_width(name)
    return shapes


def _company(writing: Writing, made: Placed) -> str:
    """A blank beside a box that is alone: LibreOffice 7.4 breaks down over a single text."""
    area = (0.0, 0.0, made.width, made.height)
    return _text_shape(writing, "底", area, _UNSEEN, (), made.text)


def _arrow(writing: Writing, placed_edge: PlacedEdge) -> str:
    edge, points = placed_edge.edge, placed_edge.points
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, top = min(xs), min(ys)
    wide, high = max(_emu(max(xs) - left), 1), max(_emu(max(ys) - top), 1)
    path = "".join(
        f"<a:{step}>{_point(x - left, y - top)}</a:{step}>"
        for step, (x, y) in zip(
            ["moveTo"] + ["lnTo"] * len(points), points, strict=False
        )
    )
    colour = _CROSSING if edge.crossing else _LINE
    dashed = '<a:prstDash val="dash"/>' if edge.dashed else ""
    return (
        f'<wps:wsp><wps:cNvPr id="{writing.drawing_id()}" '
        f"name={xml.quoted(f'流向 {edge.label}')}/><wps:cNvSpPr/>"
        f"<wps:spPr>{_frame(left, top, wide, high)}"
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" '
        f'b="b"/><a:pathLst><a:path w="{wide}" h="{high}" fill="none">{path}</a:path>'
        '</a:pathLst></a:custGeom><a:noFill/><a:ln w="11430"><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill>{dashed}<a:round/>'
        '<a:tailEnd type="triangle" w="med" len="med"/></a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )


def _box(writing: Writing, placed_node: PlacedNode, text: float) -> str:
    node, x, y, w, h, lines = placed_node
    form = _form(FORMS[node.shape], abroad=node.abroad)
    return _text_shape(writing, node.said, (x, y, w, h), form, lines, text)


def _form(form: Form, *, abroad: bool = False) -> str:
    """A box's form, fill and outline."""
    line = _filled(_ABROAD if abroad else form.line)
    dashed = '<a:prstDash val="dash"/>' if abroad else ""
    return (
        f'<a:prstGeom prst="{form.preset}"><a:avLst>{_adjusted(form)}</a:avLst>'
        f'</a:prstGeom>{_filled(form.fill)}<a:ln w="9525">{line}{dashed}</a:ln>'
    )


def _filled(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _adjusted(form: Form) -> str:
    """A store's lid is kept low."""
    low = '<a:gd name="adj" fmla="val 16000"/>'
    return low if form.preset == "can" else ""


def _label(writing: Writing, placed_edge: PlacedEdge, text: float) -> str:
    said, (x, y) = placed_edge.said, placed_edge.label_at
    w = max(width_of(line, text) for line in said) + 2 * text / TEXT
    h = text * (1.35 + (len(said) - 1) * LABEL_PITCH)
    return _text_shape(
        writing,
        f"标号 {placed_edge.edge.label}",
        (x - w / 2, y - h / 2, w, h),
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        '<a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln>',
        said,
        text,
    )


def _text_shape(
    writing: Writing,
    name: str,
    area: tuple[float, float, float, float],
    form: str,
    lines: tuple[str, ...],
    text: float,
) -> str:
    x, y, w, h = area
    smaller = "" if text == TEXT else _letters(text)
    pitch = f'<w:spacing w:line="{max(round(text * 26), 20)}" w:lineRule="exact"/>'
    said = writing.bare("图中文字", xml.run("\n".join(lines), smaller), pitch)
    return (
        f'<wps:wsp><wps:cNvPr id="{writing.drawing_id()}" name={xml.quoted(name)}/>'
        f"<wps:cNvSpPr/><wps:spPr>{_frame(x, y, _emu(w), _emu(h))}{form}</wps:spPr>"
        f"<wps:txbx><w:txbxContent>{said}</w:txbxContent></wps:txbx>"
        f"{_FIT.format(0)}</wps:wsp>"
    )


def _letters(text: float) -> str:
    size = max(round(text * 2), 2)
    return f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def _frame(x: float, y: float, wide: int, high: int) -> str:
    return (
        f'<a:xfrm><a:off x="{_emu(x + _MARGIN)}" y="{_emu(y + _MARGIN)}"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    )


def _point(x: float, y: float) -> str:
    return f'<a:pt x="{_emu(x)}" y="{_emu(y)}"/>'


def _emu(points: float) -> int:
    return round(points * _EMU)
