"""What a change of a filed algorithm means: file the change, file anew, or keep a record.

Law says only that changed filing information is to be filed within ten working days
(《算法推荐规定》第二十四条); which changes those are, published lists and practice suggest.
So every class but the end of a service is an inference, and errs on the side of filing.
What each answer's change means stands in `classes`.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from filing.calendar import YearNotCovered, working_days_after
from filing.difference import Change, How
from filing.project import group_of
from filing.verdict.classes import BY_VALUE, KEPT, ROWS, TABLE, Class, Meaning

__all__ = [
    "Class",
    "Classed",
    "Meaning",
    "beforehand",
    "classed",
    "due",
    "meaning",
]
_COUNTED = {
    Class.CANCEL: (20, "从终止服务之日（按变更之日算）的次日起数 20 个工作日"),
    Class.ANEW: (10, "从对公众提供之日（按变更之日算）的次日起数 10 个工作日"),
    Class.CHANGE: (10, "从变更之日的次日起数 10 个工作日"),
}
_UNCOUNTED = {
    Class.PUBLISH: "没有法定的期限，和页面上的变化同时更新",
    Class.RECORD: "没有法定的期限，记下日期和原因，下次变更或自评时一并更新",
}


class Classed(NamedTuple):
    """A change with what it means."""

    change: Change
    meaning: Meaning


def classed(found: Iterable[Change]) -> tuple[Classed, ...]:
    """Each change with what it means, the weightiest first."""
    every = [Classed(one, meaning(one)) for one in found]
    weight = list(Class)
    return tuple(sorted(every, key=lambda one: weight.index(one.meaning.asks)))


def meaning(change: Change) -> Meaning:
    """What a change asks for, whatever the answer: every question has its class."""
    where = change.where
    if change.how is How.MOVED and where != "mechanism.steps":
        return KEPT
    if where in BY_VALUE:
        return BY_VALUE[where](change.old, change.new)
    step, group, *row = where.split(".")
    of_field = ROWS.get(f"{step}.{group}.*.{row[-1]}") if len(row) > 1 else None
    return of_field or TABLE[group_of(where)]


def beforehand(found: Iterable[Classed]) -> tuple[str, ...]:
    """What is to be done first or besides because of these changes, each said once."""
    return tuple(dict.fromkeys(one.meaning.first for one in found if one.meaning.first))


def due(asks: Class, changed_on: date) -> tuple[date | None, str]:
    """The day by which a change made on this day is to be handled, and how it is counted.

    None, with the reason, where there is no such day or it cannot be told.
    """
    if asks not in _COUNTED:
        return None, _UNCOUNTED[asks]
    working_days, how = _COUNTED[asks]
    try:
        last = working_days_after(changed_on, working_days)
    except YearNotCovered as unknown:
        return None, str(unknown)
    return last, f"{how}，已计入放假和调休"
