"""What is handed out: documents of a project as files, each alone or all in one .zip."""

import hashlib
import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple

from filing.block import Block, Document, marks
from filing.chapters.cover_sheet import TITLE, Enclosed, cover_sheet
from filing.documents import DOCUMENTS
from filing.finding import Finding
from filing.project import Project
from filing.word import render
from filing.workbook import workbook

_EPOCH = (1980, 1, 1, 0, 0, 0)


class File(NamedTuple):
    """A file of the dossier: its name, its bytes, and how many gaps it has."""

    name: str
    content: bytes
    gaps: int


def written(
    document: Document,
    project: Project,
    findings: Sequence[Finding],
    blocks: Sequence[Block] | None = None,
) -> bytes:
    """The document as a .docx; `blocks` saves drawing them again.

    The project travels in it, so that it can be imported again: not in a public one.
    """
    return render(
        document(project, findings) if blocks is None else blocks,
        title=document.title,
        header=_header(project),
        project=None if document.public else project,
    )


def files(project: Project, findings: Sequence[Finding]) -> Iterator[File]:
    """Every document as a file, in the order in which they are handed over."""
    for document in DOCUMENTS:
        blocks = document(project, findings)
        name, gaps = file_name(document.title), len(marks(blocks))
        content = written(document, project, findings, blocks)
        yield File(f"{name}.docx", content, gaps)
        if document.sheets:
            yield File(f"{name}.xlsx", workbook(blocks, document.title), gaps)


def whole(
    project: Project,
    findings: Sequence[Finding],
    revision: int | None = None,
    made: Sequence[File] | None = None,
) -> bytes:
    """All files and a cover sheet as one .zip: the same project, the same bytes.

    `revision` is told on the cover sheet; `made` saves writing the files again.
    """
    held = list(files(project, findings)) if made is None else list(made)
    listed = [
        Enclosed(one.name, one.gaps, hashlib.sha256(one.content).hexdigest())
        for one in held
    ]
    sheet = tuple(cover_sheet(project, findings, listed, revision))
    cover = render(sheet, title=TITLE, header=_header(project), project=project)
    held.insert(0, File(f"{TITLE}.docx", cover, len(marks(sheet))))
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for number, one in enumerate(held):
            member = zipfile.ZipInfo(f"{number:02d}_{one.name}", _EPOCH)
            member.create_system = 0
            member.external_attr = 0
            target.writestr(member, one.content)
    return stream.getvalue()


def file_name(*parts: str) -> str:
    """The parts as a file name, without an ending, that every system takes."""
    text = "_".join(part for part in parts if part)
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "_", text).strip(" ._")[:80] or "备案项目"


def _header(project: Project) -> str:
    return project.subject.company or "【待补充：主体名称】"
