"""Each kind of block as XML."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from filing.block import (
    Block,
    Contents,
    Cover,
    Figure,
    Heading,
    Note,
    Paragraph,
    Reference,
    Risks,
    Shot,
    Table,
)
from filing.word import xml
from filing.word.contents import MARK, PLACE
from filing.word.cover import cover
from filing.word.drawing import drawing, is_wide
from filing.word.pages import ends
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
_BLANK = 0.2  # of a page: what may stay blank before a figure
# Points that stay free before it: other programs count lines a little differently.
_SPARE = 70.0


def written(writing: Writing, blocks: Sequence[Block]) -> list[str]:
    """The blocks as strings, in order."""
    done: list[str] = []
    begun: list[tuple[int, int]] = []
    before: Block | None = None
    followers = [*blocks[1:], None]
    for block, after in zip(blocks, followers, strict=False):
        begun.append((len(done), len(writing.pieces)))
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
    begun.append((len(done), len(writing.pieces)))
    for move in _to_move(writing, blocks, begun):
        for of, place in ((done, 0), (writing.pieces, 1)):
            to, start, end = (begun[n][place] for n in move)
            of[to:end] = [*of[start:end], *of[to:start]]
    if isinstance(before, Table | Risks) or writing.new_section:
        done.append(writing.bare("注", "", THIN))
    return done


def _to_move(
    writing: Writing, blocks: Sequence[Block], begun: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Tall figures that stand better between the paragraphs before them.

    A figure that does not fit on the page leaves the rest of it blank; the paragraphs that
    lead to it, but not the one that first speaks of it, fill that page instead when the
    figure goes before the first of them that is not told on the page before. Gives where
    to, and the blocks from and up to which, as their places among the blocks.
    """
    figures = [(n, one) for n, one in enumerate(blocks) if isinstance(one, Figure)]
    if not figures:
        return
    height = writing.template.height
    found = ends(writing.template, writing.pieces)
    for n, figure in figures:
        first = begun[n][1]
        if first == 0:
            continue
        (page, y), here = found[first - 1], found[first][0]
        if here == page or height - y < _BLANK * height or is_wide(writing, figure):
            continue
        to = n
        while begun[to][1] > 1 and _may_follow(blocks[to - 1], figure):
            to -= 1
            ended, down = found[begun[to][1] - 1]
            if ended < page and height - down > _SPARE:
                if height - down < height - y:
                    noted = any(isinstance(one, Note) for one in blocks[n + 1 : n + 2])
                    yield to, n, n + 2 if noted else n + 1
                break


def _may_follow(block: Block, figure: Figure) -> bool:
    """Whether a block can stand after a figure that it leads to."""
    if not isinstance(block, Paragraph) or block.keep:
        return False
    return not any(
        isinstance(span, Reference) and span.key == figure.key for span in block.text
    )


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
