"""技术说明: scope, mechanism, data, risks and management of one algorithm, and what is open."""

from collections.abc import Iterator, Sequence

from filing.block import Block, Contents, document
from filing.chapters.cover import cover
from filing.chapters.data import data
from filing.chapters.governance import governance
from filing.chapters.mechanism import mechanism
from filing.chapters.openings import openings
from filing.chapters.risk import risk
from filing.chapters.scope import scope
from filing.chapters.shots import illustrated
from filing.finding import Finding
from filing.project import Project


@document("技术说明（草稿）")
def technical_description(
    project: Project, findings: Sequence[Finding]
) -> Iterator[Block]:
    """The technical description, with its own gaps listed at the end."""
    body: list[Block] = [cover(project, "算法技术说明"), Contents()]
    for chapter in (scope, mechanism, data, risk, governance):
        body += chapter(project)
    body = list(illustrated(project, body))
    yield from body
    yield from openings(project, body, findings, "本说明")
