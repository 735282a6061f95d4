"""可控、可解释 at a glance: how much of what a reviewer must follow is told and sound."""

from collections.abc import Iterable
from typing import NamedTuple

from filing.finding import Finding
from filing.project import Project, group_of

GAUGES = (
    ("设计可解释", "功能、步骤、模型、策略讲得清楚", ("scope", "mechanism")),
    ("数据流可解释", "数据从哪来、经过谁、到哪去、怎么保护", ("data",)),
    ("风险可控制", "风险认得全，措施、制度、责任人都在", ("risk", "governance")),
)
"""What each gauge is called, what it looks at in plain words, and on which steps."""


class Gauge(NamedTuple):
    """One gauge: of the questions on its steps, how many are open or wrong.

    A list counts as the one question that it is on the page: open while any of its rows
    is, wrong while anything in it must be mended. Of the systems each counts, for each is a
    duty of its own, and is wrong until it is written.
    """

    name: str
    about: str
    steps: tuple[str, ...]
    asked: int
    open: int
    wrong: int

    @property
    def share(self) -> float:
        """The share that is answered and has nothing that must be mended, 0 to 1."""
        sound = self.asked - self.open - self.wrong
        return sound / self.asked if self.asked else 0.0

    @property
    def percent(self) -> int:
        """The share in whole hundredths; a hundred only when nothing is left."""
        return int(self.share * 100)

    @property
    def because(self) -> str:
        """What the figure is made of, in words."""
        left = [f"{self.open} 问没有答全"] if self.open else []
        left += [f"{self.wrong} 问有必须修改的"] if self.wrong else []
        told = f"共 {self.asked} 问"
        return (
            f"{told}，{'，'.join(left)}" if left else f"{told}，都答了，没有必须修改的"
        )


def gauges(project: Project, findings: Iterable[Finding]) -> tuple[Gauge, ...]:
    """The three gauges of a project. A question counts once, however much is wrong in it.

    What may stay blank counts only where it is wrong, or begun and not ended.
    """
    asked = [one for one in project.everything_asked() if not one.question.optional]
    waiting = {_counted(one.where) for one in asked if one.open}
    wrong = {_counted(one.where) for one in findings if one.blocks}
    wrong |= {
        f"{_SYSTEMS}.{one.id}" for one in project.governance.systems if not one.written
    }
    wrong -= waiting
    every = {_counted(one.where) for one in asked} | wrong
    return tuple(
        Gauge(
            name,
            about,
            steps,
            *(
                sum(_on(where, steps) for where in some)
                for some in (every, waiting, wrong)
            ),
        )
        for name, about, steps in GAUGES
    )


_SYSTEMS = "governance.systems"


def _counted(where: str) -> str:
    """What an answer counts as: its row among the systems, its list, or itself."""
    if where.startswith(f"{_SYSTEMS}."):
        return ".".join(where.split(".")[:3])
    return group_of(where)


def _on(where: str, steps: tuple[str, ...]) -> bool:
    return where.partition(".")[0] in steps
