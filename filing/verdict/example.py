"""Which example of a question fits: one of the kind of algorithm that is filed."""

from filing.project import Project, once
from filing.question import Question
from filing.terms import AlgorithmKind, Modality
from filing.verdict.facts import core_functions, filed_kind

_PICTURES = {Modality.IMAGE, Modality.VIDEO}


def example_of(question: Question, project: Project) -> str:
    """The example to show: for the form generated, else for the kind filed, else for all."""
    closest = (
        question.examples[key] for key in _keys(project) if key in question.examples
    )
    return next(closest, question.example)


@once
def _keys(project: Project) -> tuple[str, ...]:
    """By what examples are chosen in this project, the closest first."""
    kind = filed_kind(project) or next(iter(project.applicability.kinds), None)
    if kind is None:
        return ()
    form = _given_alone(project) if kind is AlgorithmKind.GENERATION else None
    return (form, kind) if form else (kind,)


def _given_alone(project: Project) -> Modality | None:
    """Whether pictures (or films), else sound, but no text come out of what is filed."""
    functions = core_functions(project) or project.scope.functions
    given = {modality for function in functions for modality in function.outputs}
    if Modality.TEXT in given:
        return None
    if given & _PICTURES:
        return Modality.IMAGE
    return Modality.AUDIO if Modality.AUDIO in given else None
