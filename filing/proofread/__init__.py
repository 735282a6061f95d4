"""成稿核对: finished files against the project, against one another, and against the rules.

Each module looks for one kind of flaw; this one asks them all.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from filing.finding import Severity
from filing.gate import Refused
from filing.project import Project
from filing.proofread.cited import cited
from filing.proofread.compared import between, disagreeing
from filing.proofread.dated import disordered, impossible
from filing.proofread.flaw import Flaw
from filing.proofread.held import held, is_word, uploaded
from filing.proofread.leftover import left, worded
from filing.proofread.names import unknown_companies, unknown_numbers
from filing.word.paper import Paper, paper

__all__ = ["Flaw", "named_apart", "proofread"]


def named_apart(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """The files by names that tell those of the same name apart, so that none is lost."""
    held = list(files)
    count = Counter(name for name, _ in held)
    seen: Counter[str] = Counter()
    found = {}
    for name, content in held:
        seen[name] += 1
        number = f"（同名第 {seen[name]} 份）" if count[name] > 1 else ""
        found[f"{name}{number}"] = content
    return found


def proofread(files: Mapping[str, bytes], project: Project) -> list[Flaw]:
    """What a careful reader finds in these files, the weightiest first. Raises Refused.

    Of a PDF or a picture only size and format are looked at.
    """
    papers = {
        name: _read(name, content, alone=len(files) == 1)
        for name, content in files.items()
        if is_word(content)
    }
    found = [
        *(
            flaw
            for name, content in files.items()
            if name not in papers
            for flaw in uploaded(name, content)
        ),
        *(
            flaw
            for name, one in papers.items()
            for flaw in _of_one(name, one, len(files[name]), project)
        ),
        *disordered(papers, project),
        *between(papers, project),
    ]
    weight = list(Severity)
    return sorted(dict.fromkeys(found), key=lambda one: weight.index(one.severity))


def _read(name: str, content: bytes, *, alone: bool) -> Paper:
    try:
        return paper(content)
    except Refused as reason:
        if alone:
            raise
        raise Refused(f"“{name}”：{reason}") from reason


def _of_one(name: str, one: Paper, size: int, project: Project) -> Iterator[Flaw]:
    yield from held(name, one, size, project)
    yield from left(name, one)
    yield from worded(name, one)
    yield from disagreeing(name, one, project)
    yield from unknown_numbers(name, one, project)
    yield from unknown_companies(name, one, project)
    yield from cited(name, one)
    yield from impossible(name, one)
