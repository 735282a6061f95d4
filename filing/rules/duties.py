"""Is what the law asks for there now, or does an answer say honestly that it is not?

An honest “没有” is right, and no end: it clears no other finding and is never passed over.
What is not there is told until it is; a task planned for it does not settle it. “不涉及”
with its reason is an answer like any other.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from filing.finding import Problem, Severity, Standing, rule
from filing.law import ALGORITHM_RECOMMENDATION
from filing.project import Project, noun_at, once, question_at, written
from filing.telling import LICENSED, MONTH, absent, in_plan, quote, wholly_absent

_BARE = re.compile("(?:都|也)?(?:没有?|无)[^还尚暂打计准将正]*")
_WHEN_SAID = "照写的时间做完，并列入第 6 步的整改计划。"
_SOON = "尽快做好、查清；做好前据实写打算哪个月做，并列入第 6 步的整改计划。"
_PLAIN = re.compile("没有|没有做|没做|无|还没有|还没做|还没有做|暂无|尚无")


class _Duty(NamedTuple):
    """What an answer is about, when it says that it is not there.

    `none` tells that 没有 is a full answer, as where no file leaves the product; a bare one
    is not if `there` finds that there is something. `due` tells that a first day ahead is one, as for
    what is made once a year; `instead` finds what stands in its place, as a licence for a contract.
    """

    lack: str = "还没有做"
    none: bool = False
    due: bool = False
    instead: re.Pattern[str] | None = None
    there: Callable[[Project], object] = lambda _: False


def _published(project: Project) -> object:
    """Whether users publish something that others see."""
    return project.applicability.forms


_OF_LAW = {
    "mechanism.input_review": _Duty(),
    "mechanism.incoming_labels": _Duty(none=True, there=_published),
    "mechanism.output_review": _Duty(),
    "mechanism.appeal": _Duty(),
    "mechanism.explicit_label": _Duty(),
    "mechanism.implicit_label": _Duty(none=True),
    "mechanism.labels.shown": _Duty(),
    "mechanism.labels.hidden": _Duty(none=True),
    "mechanism.label_terms": _Duty("还没有写"),
    "mechanism.biometric_consent": _Duty(),
    "mechanism.companion_notice": _Duty(),
    "mechanism.companion_reminder": _Duty(),
    "mechanism.companion_exit": _Duty(),
    "mechanism.companion_crisis": _Duty(),
    "mechanism.companion_minors": _Duty(),
    "mechanism.user_tags": _Duty(),
    "mechanism.switch_off": _Duty(),
    "mechanism.tag_management": _Duty(),
    "mechanism.addiction": _Duty(),
    "mechanism.anti_manipulation": _Duty(),
    "mechanism.workers": _Duty(),
    "mechanism.worker_pay": _Duty(),
    "mechanism.worker_appeal": _Duty(),
    "mechanism.minors": _Duty(),
    "subject.client_checks": _Duty(),
    "data.items.separate_consent": _Duty(),
    "data.parties.contract": _Duty("还没有签"),
    "data.going_abroad": _Duty("还没有办"),
    "risk.method": _Duty(),
    "governance.body": _Duty("还没有设"),
    "governance.officer_duty": _Duty("还没有定"),
    "governance.staff": _Duty("还没有配"),
    "governance.review_cycle": _Duty(),
    "governance.monitored": _Duty(),
    "governance.violations": _Duty("还没有定"),
    "governance.notice": _Duty(),
    "governance.complaint": _Duty(),
    "governance.emergency": _Duty("还没有定"),
}
_OF_PRACTICE = {
    "mechanism.models.structure": _Duty("还不清楚"),
    "mechanism.models.metrics": _Duty("还没有数", due=True),
    "mechanism.models.agreement": _Duty("还没有签", instead=LICENSED),
    "mechanism.diversity": _Duty(),
    "mechanism.negative_feedback": _Duty(),
    "mechanism.elderly": _Duty(),
    "mechanism.refuting": _Duty("还没有定"),
    "mechanism.intervention": _Duty(),
    "mechanism.lists": _Duty(),
    "mechanism.update": _Duty("还没有定"),
    "mechanism.false_hits": _Duty("还没有数", due=True),
    "data.inputs_kept": _Duty("还没有定"),
    "data.training.licence": _Duty("还不清楚"),
    "data.audit": _Duty(due=True),
    "data.rights": _Duty(),
    "data.items.retention": _Duty("还没有定"),
    "data.classification": _Duty(),
    "data.protection_level": _Duty("还没有办"),
    "data.flows.protection": _Duty(),
    "risk.measures.does": _Duty(),
    "risk.measures.effect": _Duty("还没有数", due=True),
    "governance.qualifications": _Duty(),
    "governance.support": _Duty(),
    "governance.sanctions": _Duty("还没有定"),
    "governance.minors_audit": _Duty(due=True),
}


@rule(
    "法规要求的，现在就要有。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第七条"],
    points=(44, 56, 57, 63, 64, 80),
)
def what_the_law_asks_is_there(project: Project) -> Iterator[Problem]:
    """No answer to a duty begins with saying that it is not there, or only planned."""
    for where, duty, text in _lacking(project, _OF_LAW):
        if not wholly_absent(text):
            continue
        yield Problem(
            where,
            _fault(project, where, duty, text),
            "法规要求现在就有，写成计划或“没有”都不算做到。",
            in_plan(project, where)
            or "没有的，先做；做好前据实写，草稿照样能出，不要编；并列入第 6 步的整改计划，排上负责人和日期。",
            question_at(where).cites,
        )


@rule(
    "该做还没有做的，尽快做。",
    Severity.SHOULD,
    Standing.PRACTICE,
    points=(40, 53, 59),
)
def what_is_expected_is_there(project: Project) -> Iterator[Problem]:
    """What a reviewer will ask about is not left at “还没有”.

    So is a part of a duty that is there but for that part: who tells of it is not worse off.
    """
    partly = [one for one in _lacking(project, _OF_LAW) if not wholly_absent(one[2])]
    for where, duty, text in (*_lacking(project, _OF_PRACTICE), *partly):
        yield Problem(
            where,
            _fault(project, where, duty, text),
            "如实写没有错，但审核时会追问什么时候做。",
            in_plan(project, where) or (_WHEN_SAID if MONTH.search(text) else _SOON),
            question_at(where).cites,
        )


def _lacking(
    project: Project, duties: dict[str, _Duty]
) -> Iterator[tuple[str, _Duty, str]]:
    for where, text in _absences(project):
        duty = duties.get(_question(where))
        if duty and not _answers(project, duty, text):
            yield where, duty, text


@once
def _absences(project: Project) -> tuple[tuple[str, str], ...]:
    """The answers in which something is told not to be there yet."""
    return tuple((where, text) for where, text in written(project) if absent(text))


def _answers(project: Project, duty: _Duty, text: str) -> bool:
    """Whether saying that there is none is all that is asked for here."""
    bare = bool(_PLAIN.fullmatch(text.strip("。 ")))
    none = duty.none and not (bare and duty.there(project))
    return (
        (none and bool(_BARE.fullmatch(text)))
        or (duty.due and bool(MONTH.search(text)))
        or bool(duty.instead and duty.instead.search(text))
    )


def _fault(project: Project, where: str, duty: _Duty, text: str) -> str:
    noun, clause = noun_at(project, where), absent(text)
    if clause == duty.lack or _PLAIN.fullmatch(clause):
        return f"{noun}{duty.lack}"
    if wholly_absent(text):
        return f"{noun}{duty.lack}，写的是{quote(clause, 24)}"
    return f"{noun}里还有没做到的：{quote(clause, 24)}"


@lru_cache(maxsize=8192)
def _question(where: str) -> str:
    """The address without the row: the question that is asked."""
    parts = where.split(".")
    return ".".join((*parts[:2], parts[3])) if len(parts) == 4 else where
