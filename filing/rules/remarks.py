"""What a reviewer found: remarks stand among the findings, at the answer they are about."""

from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.project import Project
from filing.steps.work import Weight


@rule("审核人提出必须修改的，要改好。", Severity.MUST, Standing.REVIEWER)
def remarks_to_mend(project: Project) -> Iterator[Problem]:
    """A reviewer's own finding that must be mended before a final."""
    yield from _problems(project, Weight.MUST)


@rule("审核人提出的建议，要看过。", Severity.SHOULD, Standing.REVIEWER)
def remarks_to_heed(project: Project) -> Iterator[Problem]:
    """A reviewer's own finding of lesser weight, or of a weight not yet chosen."""
    yield from _problems(project, Weight.SHOULD, None)


def _problems(project: Project, *weights: Weight | None) -> Iterator[Problem]:
    for remark in project.work.remarks:
        if remark.weight in weights and remark.what:
            yield Problem(
                _place(project, remark.at),
                remark.what.rstrip("。"),
                "审核人看材料时提出。",
                "改好后，在预审页把这条意见标为已解决。",
            )


def _place(project: Project, where: str) -> str:
    """The answer that a remark is about; where that is gone, the algorithm's name."""
    try:
        project.at(where)
    except KeyError:
        return "scope.name"
    return where
