"""Projects nobody thought of: any answers of the right kind, rows that refer to rows."""

from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from filing.project import STEPS, Project, is_group, kind_at, many_at, question_at

_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40
) | st.sampled_from(
    ["=1+1", "+8", "-", "@SUM(A1)", "是", "甲、乙", "甲", " 前后 ", "a\nb", "_x0041_"]
)
_NAMES = st.sampled_from(["甲", "乙、丙", "（第2个）", "丁", "=戊", "己 庚"])


@st.composite
def projects(draw: Any) -> Project:
    """A project with some answers in each step; a group that has rows has one to three."""
    project = Project()
    single = []
    for where in [
        f"{step}.{name}" for step in STEPS for name in STEPS[step].questions()
    ]:
        if not is_group(where):
            single.append(where)
        elif draw(st.booleans()):
            for number in range(draw(st.integers(1, 3))):
                project = project.add(where, f"r{number}")
    # Names first, as references are drawn from rows that have one.
    fields = sorted(_fields(project), key=lambda where: not where.endswith(".name"))
    for where in [*single, *fields]:
        if draw(st.booleans()):
            project = _answered(draw, project, where)
    return project


def _fields(project: Project) -> list[str]:
    return [
        f"{where}.{row.id}.{name}"
        for where in _groups(project)
        for row in project.at(where)
        for name in row.questions()
    ]


def _groups(project: Project) -> list[str]:
    return [where for where in project.answers() if is_group(where)]


def _answered(draw: Any, project: Project, where: str) -> Project:
    kind, many, of = kind_at(where), many_at(where), question_at(where).of
    if of:
        rows = [row.id for row in project.at(of) if str(row).strip()]
        if not rows:
            return project
        one = st.sampled_from(rows)
    elif kind is bool:
        one = st.booleans()
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        one = st.sampled_from([str(option) for option in kind])
    elif where.endswith(".name"):
        one = _NAMES
    else:
        one = _TEXT
    value = draw(st.lists(one, unique=True, max_size=3) if many else one)
    return project.answer(where, value)
