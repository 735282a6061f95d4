"""Values that are not those of the project, or differ from file to file."""

from collections.abc import Iterator, Mapping

from filing.finding import Severity
from filing.official import answers
from filing.project import Project
from filing.proofread.flaw import LONG, Flaw
from filing.proofread.kinds import (
    COMPARED,
    Kind,
    called,
    reached,
    said_whole,
    says_same,
)
from filing.proofread.names import known_companies
from filing.proofread.numerals import squeezed
from filing.proofread.values import OWN, Value, labels, values
from filing.word.filling import Answer, normal
from filing.word.paper import Paper


def disagreeing(name: str, one: Paper, project: Project) -> Iterator[Flaw]:
    """Values beside known labels that are not those of the project."""
    known = _known(project)
    for value in values(one, project):
        ours = known.get(normal(value.label)) or known.get(value.where)
        if ours is None or ours.open or _agrees(value, ours, project):
            continue
        yield Flaw(
            name,
            Severity.MUST,
            f"{value.label}：{value.text[:LONG]}",
            f"与项目里的不一致，项目里是“{ours.text[:LONG]}”",
            "以正确的为准，改文件或改项目里的回答。",
        )


def between(papers: Mapping[str, Paper], project: Project) -> Iterator[Flaw]:
    """Values of one answer that differ from file to file, or within one."""
    told: dict[str, list[tuple[str, Value]]] = {}
    for name, paper in papers.items():
        for value in values(paper, project):
            told.setdefault(normal(value.label), []).append((name, value))
    for (first, one), *others in told.values():
        for name, value in others:
            if says_same(value.where, value.text, one.text):
                continue
            if _others(value, project) or _others(one, project):
                continue
            yield Flaw(
                name,
                Severity.MUST,
                f"{value.label}：{value.text[:LONG]}",
                f"与“{first}”里的“{one.text[:LONG]}”不一致",
                "几份文件要写得完全一样。",
            )


def _known(project: Project) -> dict[str, Answer]:
    """What the project says to a label, and to an address."""
    every = answers(project)
    found = {
        where: every[label]
        for label, where in labels(project).items()
        if where in COMPARED and label in every
    }
    return found | every


def _agrees(value: Value, ours: Answer, project: Project) -> bool:
    """Whether a value in a file says what the project says."""
    same = said_whole if value.whole else says_same
    return same(value.where, value.text, ours.text) or _others(value, project)


def _others(value: Value, project: Project) -> bool:
    """Whether it is a name or number of somebody else whom the project knows."""
    match COMPARED[value.where]:
        case Kind.NAME if value.where == "subject.company":
            name = called(squeezed(value.text))
            party = not value.label.startswith(OWN)
            return party and name in known_companies(project)
        case Kind.PHONE | Kind.EMAIL as kind:
            found = reached(kind, value.text)
            return bool(found) and found <= reached(kind, project.as_text())
        case _:
            return False
