"""What is handed out: documents of a project as files, each alone or all in one .zip."""

import hashlib
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from types import MappingProxyType
from typing import NamedTuple

from filing.block import Block, Cover, Document, marks
from filing.chapters.changes import TITLE as CHANGED
from filing.chapters.changes import change_note
from filing.chapters.cover_sheet import TITLE, Enclosed, cover_sheet
from filing.documents import DOCUMENTS
from filing.finding import Finding
from filing.project import Project
from filing.word import render
from filing.workbook import workbook

_DRAFT = "（草稿）"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class File(NamedTuple):
    """A file of the dossier: its name, its bytes, and how many gaps it has."""

    name: str
    content: bytes
    gaps: int


class Manner(NamedTuple):
    """How documents are made: finals or drafts, in whose template, with which screenshots.

    `template` is a .docx of one's own, whose styles are taken; `pictures` are the
    project's screenshots by their digest.
    """

    final: bool = False
    template: bytes | None = None
    pictures: Mapping[str, bytes] = MappingProxyType({})


_DRAFTS = Manner()


class NotFinal(ValueError):
    """A final document was asked for while something still stands in its way."""

    def __init__(self, hindrances: Sequence[Finding]) -> None:
        super().__init__(f"还有 {len(hindrances)} 处没有填或必须修改，不能出定稿。")
        self.hindrances = tuple(hindrances)


def hindrances(findings: Sequence[Finding]) -> list[Finding]:
    """What must be mended before a final document is made."""
    return [finding for finding in findings if finding.blocks]


def handed_over(*, final: bool) -> list[Document]:
    """The documents to hand over: lists for one's own work are never final."""
    return [one for one in DOCUMENTS if not (final and one.working)]


def title_of(document: Document, *, final: bool) -> str:
    """What the document is called, as a draft or as a final one."""
    return document.title.removesuffix(_DRAFT) if final else document.title


def written(
    document: Document,
    project: Project,
    findings: Sequence[Finding],
    blocks: Sequence[Block] | None = None,
    manner: Manner = _DRAFTS,
) -> bytes:
    """The document as a .docx; `blocks` saves drawing them again.

    The project travels in it, so that it can be imported again: not in a public one. A
    final one has neither watermark nor comments. Raises NotFinal while anything that must
    be mended, or a gap, remains, and TemplateLacks.
    """
    drawn = document(project, findings) if blocks is None else blocks
    if manner.final:
        drawn = _finished(drawn, findings)
    return render(
        drawn,
        title=title_of(document, final=manner.final),
        header=_header(project),
        project=None if document.public else project,
        draft=not manner.final,
        template=manner.template,
        pictures=manner.pictures,
    )


def _finished(blocks: Sequence[Block], findings: Sequence[Finding]) -> list[Block]:
    """The blocks without what a draft says of itself. Raises NotFinal."""
    waiting = hindrances(findings)
    if waiting or marks(blocks):
        raise NotFinal(waiting)
    return [
        replace(one, title=one.title.removesuffix(_DRAFT), note="")
        if isinstance(one, Cover)
        else one
        for one in blocks
    ]


def files(
    project: Project,
    findings: Sequence[Finding],
    manner: Manner = _DRAFTS,
) -> Iterator[File]:
    """Every document as a file, in the order in which they are handed over.

    Raises NotFinal and TemplateLacks as `written` does.
    """
    for document in handed_over(final=manner.final):
        blocks = document(project, findings)
        title = title_of(document, final=manner.final)
        name, gaps = file_name(title), len(marks(blocks))
        content = written(document, project, findings, blocks, manner)
        yield File(f"{name}.docx", content, gaps)
        if document.sheets:
            yield File(f"{name}.xlsx", workbook(blocks, title), gaps)


def whole(
    project: Project,
    findings: Sequence[Finding],
    revision: int | None = None,
    made: Sequence[File] | None = None,
    manner: Manner = _DRAFTS,
) -> bytes:
    """All files and a cover sheet as one .zip: the same project, the same bytes.

    `revision` is told on the cover sheet; `made` saves writing the files again. Raises
    NotFinal and TemplateLacks as `written` does.
    """
    held = list(files(project, findings, manner) if made is None else made)
    listed = [
        Enclosed(one.name, one.gaps, hashlib.sha256(one.content).hexdigest())
        for one in held
    ]
    sheet = tuple(cover_sheet(project, findings, listed, revision))
    cover = render(
        sheet,
        title=TITLE,
        header=_header(project),
        project=project,
        draft=not manner.final,
        template=manner.template,
    )
    held.insert(0, File(f"{TITLE}.docx", cover, len(marks(sheet))))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for number, one in enumerate(held):
            member = zipfile.ZipInfo(f"{number:02d}_{one.name}", _EPOCH)
            member.create_system = 0
            member.external_attr = 0
            target.writestr(member, one.content)
    return stream.getvalue()


def changed(before: Project, after: Project, changed_on: date) -> bytes:
    """变更说明（草稿） as a .docx: what changed since, and what it asks for."""
    return render(
        tuple(change_note(before, after, DOCUMENTS, changed_on)),
        title=CHANGED,
        header=_header(after),
        project=after,
    )


def file_name(*parts: str) -> str:
    """The parts as a file name, without an ending, that every system takes."""
    text = "_".join(part for part in parts if part)
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "_", text).strip(" ._")[:80] or "备案项目"


def _header(project: Project) -> str:
    return project.subject.company or "【待补充：主体名称】"
