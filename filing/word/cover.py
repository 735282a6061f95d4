"""The cover: a note, the title, the subtitle, and lines to read off."""

from filing.block import Cover, Text
from filing.word import xml
from filing.word.pages import count_lines
from filing.word.writing import Writing

_LABELS = (4, 9)
_WIDTH = 7800
_ABOVE_TITLE = 150.0
_BELOW_ITEMS = 56.0
_LEAST = 24.0
_SHORT = 200
_RULED = (
    '<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    "</w:tcBorders>"
)
_CELL_SIDES = 10.8


def cover(writing: Writing, block: Cover) -> str:
    """A page of its own; the lines stand at its foot."""
    done = ""
    if block.note:
        done = writing.paragraph("注", xml.run(block.note), block.note)
    writing.space_above(_ABOVE_TITLE)
    done += writing.paragraph("Title", xml.run(block.title), block.title)
    subtitle = writing.words(block.subtitle)
    if subtitle:
        done += writing.paragraph("Subtitle", writing.spans(block.subtitle), subtitle)
    if not block.items:
        return done
    gap = max(writing.template.height - _used(writing, block), _LEAST)
    return done + _spacer(writing, gap) + _items(writing, block)


def _used(writing: Writing, block: Cover) -> float:
    """The height of everything on the cover but the gap in it."""
    width = writing.template.width
    parts = [("注", block.note, width), ("Title", block.title, width)]
    parts.append(("Subtitle", writing.words(block.subtitle), width))
    value = _value_width(writing, block) / 20 - _CELL_SIDES
    parts += [("封面条目", writing.words(text), value) for _, text in block.items]
    height = _ABOVE_TITLE + _BELOW_ITEMS
    for style, text, room in parts:
        look = writing.template.look(style)
        lines = count_lines(text, look.size, room) if text else 0
        lines = max(lines, style == "封面条目")
        height += (look.before + look.after + lines * look.line) if lines else 0
    return height


def _spacer(writing: Writing, gap: float) -> str:
    line = f'<w:spacing w:before="0" w:line="{round(gap * 20)}" w:lineRule="exact"/>'
    return writing.bare("封面条目", "", line)


def _value_width(writing: Writing, block: Cover) -> int:
    """What is left beside the longest label, in twentieths of a point."""
    least, most = _LABELS
    signs = min(max([least, *(len(label) for label, _ in block.items)]), most)
    size = writing.template.look("封面条目").size
    return _WIDTH - round((signs * size + _CELL_SIDES + 2) * 20)


def _items(writing: Writing, block: Cover) -> str:
    value = _value_width(writing, block)
    widths = _WIDTH - value, value
    rows = "".join(_item(writing, label, text, widths) for label, text in block.items)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
        f"{rows}</w:tbl>"
    )


def _item(writing: Writing, label: str, text: Text, widths: tuple[int, int]) -> str:
    spread = '<w:jc w:val="distribute"/>' if len(label) > 1 else ""
    named = writing.bare("封面条目", xml.run(label), spread)
    short = len(label) + len(writing.words(text)) < _SHORT
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if short else ""
    return (
        f'<w:tr>{whole}<w:tc><w:tcPr><w:tcW w:w="{widths[0]}" '
        f'w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>{named}</w:tc><w:tc><w:tcPr>'
        f'<w:tcW w:w="{widths[1]}" w:type="dxa"/>{_RULED}<w:vAlign w:val="bottom"/>'
        f"</w:tcPr>{writing.bare('封面条目', writing.spans(text))}</w:tc></w:tr>"
    )
