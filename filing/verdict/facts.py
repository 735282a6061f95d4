"""What the conclusions read from the answers, gathered once."""

from dataclasses import dataclass

from filing.project import Project
from filing.steps.applicability import generates_later
from filing.steps.scope import Function
from filing.terms import (
    AlgorithmKind,
    ModelUse,
    ProductForm,
    PublicForm,
    Side,
    Status,
)

FINISHED = (Status.ONLINE, Status.TESTING)
ON_THE_WEB = (ProductForm.WEBSITE, ProductForm.APP, ProductForm.MINI_PROGRAM)


@dataclass(frozen=True)
class Facts:
    """The answers that decide, hidden ones left out."""

    sides: frozenset[Side]
    domestic: bool | None
    kinds: tuple[AlgorithmKind, ...]
    forms: tuple[PublicForm, ...]
    mobilises: bool | None
    companion: bool | None
    model_use: ModelUse | None
    edits_biometrics: bool | None
    special_scenes: bool | None
    generates_later: bool

    @property
    def internal_only(self) -> bool:
        """Whether nobody outside can use it."""
        return self.sides == {Side.INTERNAL}

    @property
    def consumer(self) -> bool:
        """Whether people use it directly."""
        return Side.CONSUMER in self.sides

    @property
    def business(self) -> bool:
        """Whether client companies give it to people."""
        return Side.BUSINESS in self.sides

    @property
    def public(self) -> bool:
        """Whether the public in China can be reached by it, as far as is known."""
        return (self.consumer or self.business) and self.domestic is not False

    @property
    def generates(self) -> bool:
        """Whether anything is generated or synthesised."""
        return AlgorithmKind.GENERATION in self.kinds


def read(project: Project) -> Facts:
    """The facts of a project. Answers to questions about generation count if it is used."""
    said = project.applicability
    kinds = kinds_used(project)
    later = generates_later(project)
    generates = AlgorithmKind.GENERATION in kinds and not later
    return Facts(
        frozenset(said.sides),
        said.domestic,
        kinds,
        said.forms,
        said.mobilises,
        said.companion if generates else None,
        said.model_use if generates else None,
        said.edits_biometrics if generates else None,
        said.special_scenes if generates else None,
        later,
    )


def kinds_used(project: Project) -> tuple[AlgorithmKind, ...]:
    """The kinds named in the first step, by a function beyond plans, or as the one filed."""
    named = {
        *project.applicability.kinds,
        *(
            function.kind
            for function in project.scope.functions
            if function.status is not Status.PLANNED
        ),
        project.scope.kind,
    }
    return tuple(kind for kind in AlgorithmKind if kind in named)


def filed_kind(project: Project) -> AlgorithmKind | None:
    """The kind that is filed: as stated, else the only one that the answers leave."""
    if project.scope.kind:
        return project.scope.kind
    core = dict.fromkeys(one.kind for one in core_functions(project) if one.kind)
    for kinds in (tuple(core), kinds_used(project)):
        if len(kinds) == 1:
            return kinds[0]
    return None


def core_functions(project: Project) -> tuple[Function, ...]:
    """The functions chosen for this filing, in the order of the list."""
    chosen = set(project.scope.core)
    return tuple(f for f in project.scope.functions if f.id in chosen)
