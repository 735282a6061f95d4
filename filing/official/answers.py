"""Answers by their labels: those of our own drafts, of the questions, and other words."""

from collections.abc import Iterator

from filing.block import (
    Fact,
    Mark,
    Table,
    Text,
    fact,
    words,
)
from filing.documents import DOCUMENTS
from filing.official.names import ANSWERS, OPTIONS, SAME
from filing.project import STEPS, Project, is_group, question_at
from filing.question import Question
from filing.word.filling import Answer, normal

_TABLES = {"header": (0, 2), "described": (1,), "heads": (1,), "public": (0,)}


def answers(project: Project) -> dict[str, Answer]:
    """What goes to each label, by its normal form: drafts first, then questions."""
    found: dict[str, Answer] = {}
    for label, text in _labelled(project):
        found.setdefault(normal(label), _answer(text))
    for label, where in (*ANSWERS.items(), *_nouns()):
        if (one := answer_at(project, where)) is not None:
            found.setdefault(normal(label), one)
    found.pop("", None)
    return found


def _labelled(project: Project) -> Iterator[tuple[str, Text]]:
    """Label and text of each row of the drafts' tables that follow an official form."""
    for document in DOCUMENTS:
        for block in document(project, ()):
            if not isinstance(block, Table) or block.key not in _TABLES:
                continue
            for row in block.rows:
                for column in _TABLES[block.key]:
                    yield words(row[column]), row[column + 1]


def _answer(text: Text, rows: tuple[str, ...] = (), unit: str = "") -> Answer:
    where = next((one.where for one in text if isinstance(one, Fact)), "")
    gap = next((one for one in text if isinstance(one, Mark)), None)
    said = words(text)
    options = tuple(
        option
        for one in text
        if isinstance(one, Fact)
        for option, ours in OPTIONS.get(one.where, {}).items()
        if not ours or one.text in ours
    )
    return Answer(
        said,
        gap.where if gap else where,
        gap is not None,
        (*options, *SAME.get(said, ())),
        rows,
        unit,
    )


def _nouns() -> Iterator[tuple[str, str]]:
    for step, section in STEPS.items():
        for name, question in section.questions().items():
            where = f"{step}.{name}"
            if not is_group(where):
                yield question.noun, where


def answer_at(project: Project, where: str) -> Answer | None:
    """The answer at an address, of every row where it stands for all; None if not asked."""
    group, star, field = where.partition(".*.")
    if not star:
        if not project.applies(where):
            return None
        return _answer((fact(project, where),), unit=_unit(question_at(where)))
    asked = [f"{group}.{row.id}.{field}" for row in project.at(group)]
    told = [fact(project, one) if project.applies(one) else "" for one in asked]
    first, *rest = [one for one in told if one] or [fact(project, group)]
    rows = tuple(one.text if isinstance(one, Fact) else "" for one in told)
    return _answer((first, *(span for one in rest for span in ("；", one))), rows)


def _unit(question: Question) -> str:
    """What a number counts, as documents say it."""
    return "万人" if question.unit == "万" else question.unit
