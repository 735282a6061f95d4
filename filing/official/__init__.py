"""What goes into the portal's own templates: answers by their labels, chapters by headings."""

from collections.abc import Mapping
from types import MappingProxyType

from filing.official.answers import answer_at, answers
from filing.official.chapters import chapters
from filing.project import Project, question_at
from filing.word.filling import Answer, Chapter, Filled, fill, normal

__all__ = ["answers", "chapters", "filled", "noun_of", "pointable"]

_NONE: Mapping[str, bytes] = MappingProxyType({})
_CHAPTER = "chapter."


def filled(
    template: bytes,
    project: Project,
    pointed: Mapping[str, str] | None = None,
    pictures: Mapping[str, bytes] = _NONE,
) -> Filled:
    """The template with this project's answers. Raises Refused.

    `pointed` gives the address of an answer, or of a chapter, for labels that somebody
    pointed out; `pictures` are the project's screenshots by their digest.
    """
    known, drawn = answers(project), chapters(project, pictures)
    for label, where in (pointed or {}).items():
        name = normal(label)
        if where.startswith(_CHAPTER):
            _point_at(drawn, name, where.removeprefix(_CHAPTER))
            known.pop(name, None)
        elif (one := _answered(project, where)) is not None:
            known[name] = one
            drawn.pop(name, None)
    return fill(template, known, drawn)


def _point_at(drawn: dict[str, Chapter], label: str, name: str) -> None:
    if name in drawn:
        drawn[label] = drawn[name]


def _answered(project: Project, where: str) -> Answer | None:
    try:
        return answer_at(project, where)
    except KeyError:  # a question that is no more
        return None


def pointable(project: Project) -> dict[str, str]:
    """The chapters that a heading may be pointed at: address and name."""
    return {
        f"{_CHAPTER}{name}": f"章节：{one.name}"
        for name, one in chapters(project).items()
        if name == normal(one.name)
    }


def noun_of(where: str) -> str:
    """What an answer is called, for a list of what was filled in; '' for a chapter."""
    if not where:
        return ""
    return question_at(where.replace(".*.", ".x.")).noun
