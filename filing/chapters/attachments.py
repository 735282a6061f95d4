"""附件: what has to be enclosed, in one series of numbers for all documents.

A question says which proof its answer wants. Where the answer names files itself, as in
附件《部署清单》, those are the proof.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from filing.block import Fact, Note, fact
from filing.form import unknown
from filing.project import Asked, Project, called, noun_at, once, written
from filing.telling import lacking, wholly_absent
from filing.terms import Done

_TITLE = re.compile(r"《([^《》]{1,60})》")
_ENCLOSED = re.compile(r"附件\s*\d*\s*《([^《》]{1,60})》")
# Answers that are nothing but the names of files: every title in them is an enclosure.
_NAMES = re.compile(r"(\.evidence|governance\.systems\.[^.]+\.name)$")
# There is nothing to prove of what is not needed, or honestly said not to be there yet.
_UNNEEDED: dict[str, object] = {
    "data.assessment": Done.NOT_YET,
    "risk.ethics": Done.NOT_YET,
}
_NO_PAPER = re.compile("(?:没有?|未)写?成文|没有文件")
_PAPER = re.compile("预案|制度|办法|规程")
_BETWEEN = re.compile("[、，,；;\n]")
_RECORD = re.compile("(?:截图|记录|台账|清单|录屏)$")
_RULES = re.compile("(?:规范|制度|办法|规定|规程|预案)$")
_PLANNED = re.compile("计划[于在]|拟于|打算")
_SENTENCE = re.compile("[。；\n]")
_NOTHING = re.compile(
    "还没|尚未|尚无|没有|暂无|暂未|未取得|不涉及|不提供|不适用|无[；。，、]|无$|打算|计划"
)


class Attachment(NamedTuple):
    """One enclosure: its number, what it is called, and the answers that it proves.

    `name` tells it from others, `material` is what it is. `asked` is False for a file that
    only a text names, and no question asks for.
    """

    number: int
    name: str
    material: str
    wheres: tuple[str, ...]
    asked: bool

    @property
    def shown(self) -> str:
        """How texts refer to it."""
        return f"附件 {self.number}"


@once
def attachments(project: Project) -> tuple[Attachment, ...]:
    """Every enclosure in the order of the questions; a file named twice counts once."""
    named = {title for where, text in written(project) for title in _named(where, text)}
    wheres: dict[tuple[str, str], list[str]] = {}
    for asked in project.everything_asked():
        for key in _proofs(project, asked, named):
            wheres.setdefault(key, []).append(asked.where)
    by_questions = len(wheres)
    for where, text in written(project):
        for title in _named(where, text):
            places = wheres.setdefault((title, title), [])
            if where not in places:
                places.append(where)
    return tuple(
        Attachment(number, name, material, tuple(places), number <= by_questions)
        for number, ((name, material), places) in enumerate(wheres.items(), 1)
    )


def numbers_of(project: Project, where: str) -> tuple[str, ...]:
    """The numbers of the enclosures that prove the answer here, as it names them in turn."""
    return tuple(one.shown for one in proofs_of(project, where))


def proofs_of(project: Project, where: str) -> list[Attachment]:
    """The enclosures that prove the answer here, as it names them in turn."""
    text = str(project.at(where))
    found = [one for one in attachments(project) if where in one.wheres]
    return sorted(found, key=lambda one: text.find(one.name))


def enclosed(project: Project, *wheres: str) -> Iterator[Note]:
    """A note of the proofs that belong to these answers, each named once; or nothing.

    A gap has nothing to prove yet.

    Of the rows of a group `data.parties.*.contract` stands for each one's answer.
    """
    wanted = {
        where
        for pattern in wheres
        for where in _each(project, pattern)
        if isinstance(fact(project, where), Fact)
    }
    names = [
        f"{one.name}（{one.shown}）"
        for one in attachments(project)
        if wanted & set(one.wheres)
    ]
    if names:
        yield Note((f"佐证材料见{'、'.join(names)}。",))


def _named(where: str, text: str) -> list[str]:
    """The files that an answer names as enclosures, in their title marks.

    Where names of files are asked for, a screenshot or a record needs no such marks.
    """
    pattern = _TITLE if _NAMES.search(where) else _ENCLOSED
    titles = [f"《{title}》" for title in pattern.findall(text)]
    if titles and where.endswith(".evidence"):
        rest = (
            one.strip(" 。和及与") for one in _BETWEEN.split(_TITLE.sub("、", text))
        )
        titles += [one for one in rest if _RECORD.search(one)]
    return titles


def _proves(title: str, evidence: str) -> bool:
    """Whether a file that an answer mentions may be the proof: a rule proves no record."""
    return not (_RECORD.search(evidence) and _RULES.search(title))


def _proofs(
    project: Project, asked: Asked, named: Collection[str]
) -> list[tuple[str, str]]:
    """Name and material of what an answer has to be proved with; none where none is due.

    A file that some answer names as an enclosure proves every answer that tells of it.
    """
    evidence = asked.question.evidence
    if not evidence or asked.value == _UNNEEDED.get(asked.where):
        return []
    text = asked.value if isinstance(asked.value, str) else ""
    if (
        wholly_absent(text)
        or unknown(text)
        or lacking(text, evidence)
        or _NOTHING.match(text)
        or _PLANNED.search(_SENTENCE.split(text, maxsplit=1)[0])
    ):
        return []
    if _NO_PAPER.search(text) and _PAPER.search(evidence):
        return []
    told = [
        f"《{title}》" for title in _TITLE.findall(text) if _proves(title, evidence)
    ]
    if titles := _named(asked.where, text) or [one for one in told if one in named]:
        return [(title, title) for title in dict.fromkeys(titles)]
    row = asked.where.rpartition(".")[0]
    if row.count(".") < 2:
        return [(evidence, evidence)]
    group = row.rpartition(".")[0]
    name = called(project, group, project.at(row)) or noun_at(project, asked.where)
    return [(f"“{name}”{evidence}", evidence)]


def _each(project: Project, pattern: str) -> list[str]:
    group, star, field = pattern.partition(".*.")
    if not star:
        return [pattern]
    return [f"{group}.{row.id}.{field}" for row in project.at(group)]
