"""What is handed out: a document of a project as a Word file, under a fitting name."""

import re
from collections.abc import Sequence

from filing.block import Block, Document
from filing.finding import Finding
from filing.project import Project
from filing.word import render


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
        header=project.subject.company or "【待补充：主体名称】",
        project=None if document.public else project,
    )


def file_name(*parts: str) -> str:
    """The parts as a file name, without an ending, that every system takes."""
    text = "_".join(part for part in parts if part)
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "_", text).strip(" ._")[:80] or "备案项目"
