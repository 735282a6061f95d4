"""Review and verdicts: milliseconds on the largest demo, and how they grow."""

from filing import verdict
from filing.project import Project
from filing.rules import review
from tests.bench.timing import Row, median_ms
from tests.conftest import DEMOS, demo

_GROUP = "risk.risks"


def rows() -> list[Row]:
    """The table's lines on rules and conclusions."""
    largest = max((demo(path.stem) for path in DEMOS.glob("*.json")), key=_size)
    reviewed = median_ms(lambda: review(largest))
    concluded = median_ms(lambda: conclusions(largest))
    few, many = _with_risks(10), _with_risks(1000)
    grown = median_ms(lambda: review(many), 5) / median_ms(lambda: review(few), 5)
    answers = _asked(many) / _asked(few)
    return [
        Row(
            f"review of the largest demo ({_size(largest)} answers)",
            f"{reviewed:.1f} ms",
            "",
            "10 ms",
        ),
        Row("all verdicts of the largest demo", f"{concluded:.1f} ms", "", "10 ms"),
        Row(
            "review at 1,000 rows against 10 rows",
            f"{grown:.0f}×",
            f"{answers:.0f}× as many questions",
            "no worse than linear",
        ),
    ]


def conclusions(project: Project) -> None:
    """Draw every conclusion of the verdicts."""
    verdict.applicability(project)
    verdict.role(project)
    verdict.filings(project)
    verdict.neighbours(project)
    verdict.recommended_core(project)
    verdict.disclosures(project)
    verdict.exclusions(project)
    verdict.open_risks(project)


def _size(project: Project) -> int:
    return len(project.answers())


def _asked(project: Project) -> int:
    return sum(1 for _ in project.everything_asked())


def _with_risks(count: int) -> Project:
    project = Project()
    for _ in range(count):
        project = project.add(_GROUP)
    return project
