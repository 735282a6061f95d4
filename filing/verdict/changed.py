"""What a change of a filed algorithm means: file the change, file anew, or keep a record.

Law says only that changed filing information is to be filed within ten working days
(《算法推荐规定》第二十四条); which changes those are, published lists and practice suggest.
So every class but the end of a service is an inference, and errs on the side of filing.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from filing.calendar import YearNotCovered, working_days_after
from filing.difference import Change, How
from filing.finding import Standing
from filing.law import ALGORITHM_RECOMMENDATION, Article
from filing.project import group_of
from filing.terms import Status

_DUE = ALGORITHM_RECOMMENDATION["第二十四条"]


class Class(StrEnum):
    """What a change asks for, the weightiest first."""

    CANCEL = "注销备案"
    ANEW = "另行备案"
    CHANGE = "变更备案"
    PUBLISH = "更新公示"
    RECORD = "留痕"


class Meaning(NamedTuple):
    """What one kind of change asks for, and why."""

    asks: Class
    why: str
    standing: Standing = Standing.INFERRED
    cites: tuple[Article, ...] = ()


class Classed(NamedTuple):
    """A change with what it means."""

    change: Change
    meaning: Meaning


_SUBJECT = Meaning(Class.CHANGE, "主体和责任人的信息是备案信息", Standing.LAW, (_DUE,))
_NAMED = Meaning(
    Class.CHANGE, "公开清单里有更改算法名称、用途的变更", Standing.LISTS, (_DUE,)
)
_OTHER_KIND = Meaning(
    Class.ANEW, "换了类型或角色，多半要另备一条；以网信部门的意见为准"
)
_PRODUCTS = Meaning(
    Class.CHANGE, "公开清单里有新增、减少关联产品的变更", Standing.LISTS, (_DUE,)
)
_OUTPUT = Meaning(
    Class.CHANGE, "公开清单里有输入、输出模态和模型的变更", Standing.LISTS, (_DUE,)
)
_USE = Meaning(Class.CHANGE, "用途、场景或服务对象变了；跨场景的，再看要不要安全评估")
_DATA = Meaning(Class.CHANGE, "数据的来源、去向或处理方式变了")
_STEPS = Meaning(Class.CHANGE, "算法的步骤变了；只是换说法的，留痕即可")
_SAID = Meaning(
    Class.PUBLISH, "公示的文字变了；公开清单里有更新公示信息的先例", Standing.LISTS
)
_KEPT = Meaning(Class.RECORD, "内部管理和评估的内容，留痕，下次变更或自评时一并更新")
_ENDED = Meaning(
    Class.CANCEL,
    "原来已上线，现在不是；终止服务的，要在二十个工作日内注销",
    Standing.LAW,
    (_DUE,),
)

TABLE: dict[str, Meaning] = {
    "applicability.status": _ENDED,
    "subject.company": _SUBJECT,
    "subject.credit_code": _SUBJECT,
    "subject.company_type": _SUBJECT,
    "subject.address": _SUBJECT,
    "subject.legal_representative": _SUBJECT,
    "subject.officer": _SUBJECT,
    "subject.officer_title": _SUBJECT,
    "subject.officer_phone": _SUBJECT,
    "subject.officer_email": _SUBJECT,
    "subject.contact": _SUBJECT,
    "subject.website": _SUBJECT,
    "subject.products": _PRODUCTS,
    "subject.audiences": _USE,
    "subject.service_way": _USE,
    "scope.name": _NAMED,
    "scope.kind": _OTHER_KIND,
    "scope.role": _OTHER_KIND,
    "scope.core": _USE,
    "scope.scene": _USE,
    "scope.domain": _USE,
    "scope.reach": _USE,
    "scope.clients": _USE,
    "mechanism.inputs": _OUTPUT,
    "mechanism.outputs": _OUTPUT,
    "mechanism.models": _OUTPUT,
    "mechanism.steps": _STEPS,
    "mechanism.deployment": _SUBJECT._replace(why="部署位置是备案时填的信息"),
    "mechanism.principle": _SAID,
    "mechanism.operation": _SAID,
    "mechanism.usage": _SAID,
    "mechanism.intent": _SAID,
    "governance.publicity": _SAID,
    "governance.rules_url": _SAID,
    "data.items": _DATA,
    "data.flows": _DATA,
    "data.parties": _DATA,
    "data.going_abroad": _DATA,
    "data.trains": _OUTPUT,
    "data.training": _DATA,
}
"""What a change of an answer, or of a row of a group, means; all others are kept."""
_NO_CHANGE_OF_ROW = frozenset(
    {
        "mechanism.models.metrics",
        "data.items.purpose",
        "data.items.retention",
        "data.flows.protection",
        "data.training.cleaning",
        "subject.products.daily_users",
    }
)
"""What in a row is only refined, so that a record is enough."""


def classed(found: Iterable[Change]) -> tuple[Classed, ...]:
    """Each change with what it means, the weightiest first."""
    every = [Classed(one, meaning(one)) for one in found]
    weight = list(Class)
    return tuple(sorted(every, key=lambda one: weight.index(one.meaning.asks)))


def meaning(change: Change) -> Meaning:
    """What a change asks for."""
    where = change.where
    if change.how is How.MOVED and where != "mechanism.steps":
        return _KEPT
    if where == "applicability.status" and change.old != Status.ONLINE:
        return _KEPT
    parts = where.split(".")
    field = ".".join((*parts[:2], *parts[3:]))
    if field in _NO_CHANGE_OF_ROW:
        return _KEPT
    return TABLE.get(group_of(where), _KEPT)


def due(asks: Class, changed_on: date) -> tuple[date | None, str]:
    """The day by which a change made on this day is to be handled, and how it is counted.

    None, with the reason, where there is no such day or it cannot be told.
    """
    days = {Class.CHANGE: 10, Class.ANEW: 10, Class.CANCEL: 20}.get(asks)
    if days is None:
        return None, "没有法定的期限"
    try:
        last = working_days_after(changed_on, days)
    except YearNotCovered as unknown:
        return None, str(unknown)
    return last, f"从变更之日的次日起数 {days} 个工作日，已计入放假和调休"
