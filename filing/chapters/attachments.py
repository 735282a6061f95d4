"""What a person has to enclose: named by the questions whose answers it proves."""

from collections.abc import Iterator

from filing.block import Note
from filing.project import Project, question_at


def enclosed(project: Project, *wheres: str) -> Iterator[Note]:
    """A note of the proofs that belong to these answers, each named once; or nothing.

    Of the rows of a group `data.parties.*.contract` stands for each one's answer.
    """
    asked = [
        question_at(where)
        for pattern in wheres
        for where in _each(project, pattern)
        if project.applies(where)
    ]
    proofs = dict.fromkeys(
        f"{one.noun}（{one.evidence}）" for one in asked if one.evidence
    )
    if proofs:
        yield Note((f"提交时附：{'、'.join(proofs)}。",))


def _each(project: Project, pattern: str) -> list[str]:
    group, star, field = pattern.partition(".*.")
    if not star:
        return [pattern]
    return [f"{group}.{row.id}.{field}" for row in project.at(group)]
