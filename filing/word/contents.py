"""The table of contents, written with its page numbers in it: nothing to update on opening."""

from collections.abc import Mapping

from filing.word import xml
from filing.word.pages import Grid, Piece
from filing.word.writing import Entry, Writing

TITLE = "目　　录"
MARK = "\0contents\0"
"""Stands in the written blocks where the contents go once the pages are known."""
PLACE = Piece("TOC Heading", MARK)
"""Stands among the pieces in the same place."""
_DEEPEST = 2
_CONTROL = 74_600_001
_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText '
    f'xml:space="preserve"> TOC \\o "1-{_DEEPEST}" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_THIN = '<w:spacing w:before="0" w:line="20" w:lineRule="exact"/>'


def listed(writing: Writing) -> list[Entry]:
    """The headings that the contents list."""
    return [entry for entry in writing.entries if entry.level <= _DEEPEST]


def with_contents(writing: Writing) -> list[Piece | Grid]:
    """The document's pieces as the page count meets them, the contents included."""
    lines = [Piece(f"toc {entry.level}", entry.text) for entry in listed(writing)]
    filled = [Piece("TOC Heading", TITLE, fresh=True), *lines] if lines else []
    pieces: list[Piece | Grid] = []
    for piece in writing.pieces:
        pieces += filled if piece is PLACE else [piece]
    return pieces


def contents(writing: Writing, pages: Mapping[str, int]) -> str:
    """The contents from a new page on; nothing while there are no headings."""
    entries = listed(writing)
    if not entries:
        return ""
    heading = writing.bare("TOC Heading", xml.run(TITLE), "<w:pageBreakBefore/>")
    lines = [
        _line(writing, entry, pages[entry.anchor], "" if n else _BEGIN)
        for n, entry in enumerate(entries)
    ]
    close = writing.bare("toc 1", _END, _THIN)
    return xml.gallery(
        _CONTROL, "Table of Contents", f"{heading}{''.join(lines)}{close}"
    )


def _line(writing: Writing, entry: Entry, page: int, lead: str) -> str:
    number = xml.field(f"PAGEREF {entry.anchor} \\h", str(page))
    link = (
        f'<w:hyperlink w:anchor="{entry.anchor}" w:history="1">{xml.run(entry.text)}'
        f"<w:r><w:tab/></w:r>{number}</w:hyperlink>"
    )
    return writing.bare(f"toc {entry.level}", lead + link)
