"""Blocks become a .docx. Only this package knows python-docx and lxml."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from filing.block import Block, Cover
from filing.project import Project
from filing.word import xml
from filing.word.blocks import written
from filing.word.contents import MARK, contents, with_contents
from filing.word.package import (
    PROJECT_NAMESPACE,
    Told,
    closed,
    content_hash,
    created_on,
)
from filing.word.pages import pages
from filing.word.shell import shell_of
from filing.word.template import STANDARD, TemplateLacks, read_template
from filing.word.writing import Writing, numbered

__all__ = [
    "PROJECT_NAMESPACE",
    "STANDARD",
    "TemplateLacks",
    "content_hash",
    "read_template",
    "render",
]


def render(  # noqa: PLR0913 - the last four are seldom given
    blocks: Sequence[Block],
    *,
    title: str,
    header: str,
    project: Project | None,
    draft: bool = True,
    created: datetime | None = None,
    template: bytes | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> bytes:
    """The blocks as a .docx, which carries the project; the same blocks, the same document.

    `header` stands above every page beside the title. Without `created` the document is
    dated as the project says its report was written. A `draft` has a watermark, and a
    comment at each gap. `pictures` are the screenshots that blocks name. Raises TemplateLacks.
    """
    look = read_template(template)
    writing = Writing(look, numbered(blocks), draft=draft, pictures=pictures or {})
    covered = bool(blocks) and isinstance(blocks[0], Cover)
    named = title and not covered
    lead = writing.paragraph("Title", xml.run(title), title) if named else ""
    body, last_page = _body(writing, blocks)
    return closed(
        shell_of(look, draft=draft, covered=covered),
        lead + body,
        Told(title, header, last_page, created or created_on(project)),
        width=look.width,
        comments=writing.comments,
        media=[writing.pictures[name] for name in writing.media],
        project=project,
    )


def _body(writing: Writing, blocks: Sequence[Block]) -> tuple[str, int]:
    """The body's XML with the contents filled in, and the number of pages."""
    done = written(writing, blocks)
    found, last = pages(writing.template, with_contents(writing))
    filled = contents(writing, found) if MARK in done else ""
    return "".join(filled if part == MARK else part for part in done), last
