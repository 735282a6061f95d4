"""What a person has to enclose: named by the questions whose answers it proves."""

from collections.abc import Iterator

from filing.block import Note
from filing.project import Project, question_at


def enclosed(project: Project, *wheres: str) -> Iterator[Note]:
    """A note of the proofs that belong to these answers."""
    asked = [question_at(where) for where in wheres if project.applies(where)]
    if names := "、".join(
        f"{one.noun}（{one.evidence}）" for one in asked if one.evidence
    ):
        yield Note((f"提交时附：{names}。",))
