"""Each kind of block as XML."""

from collections.abc import Callable, Sequence
from typing import Any

from filing.block import (
    Block,
    Contents,
    Cover,
    Figure,
    Heading,
    Note,
    Paragraph,
    Risks,
    Shot,
    Table,
)
from filing.word import xml
from filing.word.contents import MARK, PLACE
from filing.word.cover import cover
from filing.word.drawing import drawing, is_wide
from filing.word.photo import photo
from filing.word.tables import matrix, table
from filing.word.writing import (
    FIXED_BLANK,
    THIN,
    TURNED,
    UPRIGHT,
    Entry,
    Writing,
    caption_kind,
)

_DEEPEST = 4
_BELOW_TABLE = 6.0


def written(writing: Writing, blocks: Sequence[Block]) -> list[str]:
    """The blocks as strings, in order."""
    done = []
    before: Block | None = None
    followers = [*blocks[1:], None]
    for block, after in zip(blocks, followers, strict=False):
        if isinstance(before, Cover | Contents):
            writing.turn_page()
        elif isinstance(before, Table | Risks) and isinstance(
            block, Paragraph | Heading
        ):
            writing.space_above(_BELOW_TABLE)
        writing.noted = isinstance(after, Note)
        done.append(_WRITERS[type(block)](writing, block))
        if writing.turned and not writing.noted:
            writing.turned = False
            done.append(writing.section(TURNED))
        before = block
    if isinstance(before, Table | Risks) or writing.new_section:
        done.append(writing.bare("注", "", THIN))
    return done


def _contents(writing: Writing, _: Contents) -> str:
    writing.pieces.append(PLACE)
    return MARK


def _paragraph(writing: Writing, block: Paragraph) -> str:
    said = writing.words(block.text)
    return writing.paragraph(
        "Body Text", writing.spans(block.text), said, keep=block.keep
    )


def _table(writing: Writing, block: Table) -> str:
    return _caption(writing, block) + table(writing, block)


def _risks(writing: Writing, block: Risks) -> str:
    return _caption(writing, block) + matrix(writing, block.matrix)


def _figure(writing: Writing, block: Figure) -> str:
    if not is_wide(writing, block):
        return drawing(writing, block) + _caption(writing, block)
    before = writing.section(UPRIGHT)
    writing.turned = True
    return before + drawing(writing, block) + _caption(writing, block)


def _shot(writing: Writing, block: Shot) -> str:
    return photo(writing, block) + _caption(writing, block)


def _heading(writing: Writing, block: Heading) -> str:
    text = xml.safe(block.text).replace("\n", " ")
    if block.aside:
        return _aside(writing, text, block.level)
    level = writing.heading_level(min(max(block.level, 1), _DEEPEST))
    anchor = writing.heading_anchor()
    numbered = writing.heading_number(level) + text
    writing.entries.append(Entry(level, numbered, anchor))
    inside = writing.bookmark(anchor, xml.run(text))
    return writing.paragraph(f"heading {level}", inside, numbered, anchor=anchor)


def _aside(writing: Writing, text: str, level: int) -> str:
    """A heading behind the document proper, in looks that every template has."""
    if level == 1:
        writing.turn_page()
        return writing.paragraph("TOC Heading", xml.run(text), text)
    bold = xml.run(text, "<w:rPr><w:b/><w:bCs/></w:rPr>")
    return writing.paragraph("Body Text", bold, text, keep=True)


def _note(writing: Writing, block: Note) -> str:
    said = writing.words(block.text)
    lead = "" if said.startswith("注") else "注："
    return writing.paragraph(
        "注", xml.run(lead) + writing.spans(block.text), lead + said, keep=block.keep
    )


def _caption(writing: Writing, block: Table | Figure | Risks | Shot) -> str:
    """表 3 and the caption; references point at the 表 3."""
    caption = writing.captions[caption_kind(block), block.key]
    number = xml.run(caption.kind + FIXED_BLANK) + xml.field(
        f"SEQ {caption.kind} \\* ARABIC", str(caption.number)
    )
    return writing.paragraph(
        "图题" if isinstance(block, Figure | Shot) else "caption",
        writing.bookmark(caption.anchor, number) + xml.run(f"  {block.caption}"),
        f"{caption.shown}  {block.caption}",
        keep=writing.noted and isinstance(block, Figure | Shot),
    )


_WRITERS: dict[type[Block], Callable[[Writing, Any], str]] = {
    Cover: cover,
    Contents: _contents,
    Heading: _heading,
    Paragraph: _paragraph,
    Note: _note,
    Table: _table,
    Figure: _figure,
    Risks: _risks,
    Shot: _shot,
}
