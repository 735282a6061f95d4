"""What a conclusion is: an answer, the short path to it, and how far it can be trusted."""

from dataclasses import dataclass

from filing.block import Mark, fact
from filing.finding import Standing
from filing.law import Article
from filing.project import STEPS, Project, noun_at, question_at

UNKNOWN = "信息不足"


@dataclass(frozen=True)
class Reason:
    """One step of the path: where, what was answered there, and what follows from it."""

    where: str
    answered: str
    follows: str
    cites: tuple[Article, ...] = ()

    @property
    def text(self) -> str:
        """The step as one line: what you answered → what follows."""
        return f"{self.answered} → {self.follows}"


@dataclass(frozen=True)
class Conclusion:
    """An answer in official words, with its reasons.

    `assisted` marks what law leaves to judgement (辅助判断); `missing` are the addresses
    of answers it still needs; `warnings` are sentences for the person.
    """

    question: str
    answer: str
    reasons: tuple[Reason, ...]
    standing: Standing
    assisted: bool = True
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def cites(self) -> tuple[Article, ...]:
        """The articles on the path, each once."""
        return tuple(
            dict.fromkeys(one for reason in self.reasons for one in reason.cites)
        )


def reason(project: Project, where: str, follows: str, *cites: Article) -> Reason:
    """A step of the path that quotes the answer at this address."""
    quoted = fact(project, where)
    said = "未填" if isinstance(quoted, Mark) else quoted.text
    return Reason(where, f"{noun_at(project, where)}：{said}", follows, cites)


def _step(where: str) -> int:
    """The number of the step that asks for this answer."""
    return list(STEPS).index(where.partition(".")[0]) + 1


def lacking(question: str, project: Project, *missing: str) -> Conclusion:
    """The conclusion that there is none yet, and which answers it waits for."""
    reasons = tuple(
        reason(
            project, where, f"先回答第 {_step(where)} 步的“{question_at(where).label}”"
        )
        for where in missing
    )
    return Conclusion(
        question, UNKNOWN, reasons, Standing.INFERRED, missing=tuple(missing)
    )
