"""First drafts of answers that follow from others: what the public will read, days, entries.

They are a beginning for a person to edit: names and order are right, and nothing stands in
them that was not answered. What the algorithm is for, only a person can say.
"""

import re
from collections.abc import Callable
from typing import Any

from filing.form import as_date
from filing.project import BLANK, Project, called
from filing.question import Row
from filing.steps.data import Party
from filing.steps.mechanism import Model, Step
from filing.telling import BY_HAND, there
from filing.terms import REVIEWS, AlgorithmKind, ModelSource, Stage, Status
from filing.verdict.facts import core_functions

_REGISTERED = re.compile("(?:有限|股份|集团).{0,6}公司$")
# What a review does not stop but hands on is not told to the public as stopped.
_TO_PEOPLE = re.compile(f"{BY_HAND}|转[给交到]|再[看审]|下一步")
_STOPPED = re.compile("拦|不再|不予|不能|不往|不[发给让]|停止|退回|拒|提示|屏蔽|隐藏")
_THIRD = (ModelSource.THIRD_PARTY, ModelSource.TUNED)


def carried(where: str) -> bool:
    """Whether a draft is an earlier answer as it stands, and no text put together."""
    return where in _CARRIED or _of_rows(where) in _IN_ROWS


def drafted(project: Project, where: str) -> Any:
    """A draft of this answer; '' where there is none, or nothing to make it of."""
    if of_row := _IN_ROWS.get(_of_rows(where)):
        return of_row(project, project.at(where.rpartition(".")[0]))
    make = _DRAFTS.get(where)
    return make(project) if make else ""


def _of_rows(where: str) -> str:
    """An address in a row as that of its column: `data.parties.*.entity`."""
    parts = where.split(".")
    return ".".join((*parts[:2], "*", parts[3])) if len(parts) == 4 else ""


def followed(project: Project) -> dict[str, Any]:
    """What the functions chosen tell of the filing as well, for answers still blank.

    Where they differ, only the person can say which of it is meant.
    """
    scope = project.scope
    chosen = core_functions(project)
    told: dict[str, Any] = {}
    for name in ("kind", "scene", "status"):
        values = {getattr(one, name) for one in chosen} - {None, ""}
        if len(values) == 1 and getattr(scope, name) in BLANK:
            told[f"scope.{name}"] = str(values.pop())
    status = told.get("scope.status", scope.status)
    when = "online_on" if status == Status.ONLINE else "planned_on"
    if (
        status
        and not getattr(scope, when)
        and (day := drafted(project, f"scope.{when}"))
    ):
        told[f"scope.{when}"] = day
    return told


def _online_on(project: Project) -> str:
    """The first day of a function that is filed, else that of the service.

    Nothing where one of these days cannot be read: it may be the first.
    """
    scope = project.scope
    days = [
        as_date(one.when)
        for one in scope.functions
        if one.id in scope.core and one.status is Status.ONLINE and one.when
    ]
    if None in days:
        return ""
    served = as_date(project.applicability.served_on)
    day = min(filter(None, days), default=served)
    return day.isoformat() if day else ""


def _planned_on(project: Project) -> str:
    coming = [
        one.when
        for one in project.scope.functions
        if one.id in project.scope.core and one.status is not Status.ONLINE and one.when
    ]
    return coming[0] if coming else ""


def _trains(project: Project) -> Any:
    """Whether a model is one's own, once each is told to be from somewhere."""
    sources = {one.source for one in project.mechanism.models}
    if not sources or None in sources:
        return ""
    return bool(sources & {ModelSource.OWN, ModelSource.TUNED})


def _entity(_: Project, party: Party) -> str:
    """The party's own name, where that is a company's."""
    name = party.name.strip()
    return name if _REGISTERED.search(name) else ""


def _contract(project: Project, party: Party) -> str:
    """What is agreed with this company already told of a model of theirs."""
    names = {party.name.strip(), party.entity.strip()} - {""}
    told = [
        model.agreement
        for model in project.mechanism.models
        if model.provider.strip() in names and there(model.agreement)
    ]
    return told[0] if told else ""


def _product_status(project: Project, _: Row) -> str:
    status = project.applicability.status
    return str(status) if status else ""


def _nearest_above(group: str, name: str) -> Callable[[Project, Row], str]:
    """What the nearest row above says, for what is often the same from row to row."""

    def told(project: Project, row: Row) -> str:
        said = ""
        for one in project.at(group):
            if one.id == row.id:
                break
            said = there(getattr(one, name)) or said
        return said

    return told


def _complaint(project: Project) -> str:
    """The first way to appeal that there is."""
    told = project.mechanism
    return there(told.appeal) or there(told.worker_appeal)


def _principle(project: Project) -> str:
    takes, gives = (
        text.strip(" 。") for text in (project.scope.takes, project.scope.gives)
    )
    used = {model for step in project.mechanism.steps for model in step.models}
    models = [
        model
        for model in project.mechanism.models
        if model.name and model.use and (model.id in used or not used)
    ]
    if not (takes and gives and models):
        return ""
    named = "；".join(map(_model, models))
    trains = project.data.trains
    last = "本公司不训练、不微调模型。" if trains is False else ""
    generates = project.scope.kind is AlgorithmKind.GENERATION
    return f"本算法根据{takes}，得到{gives}。其中，{named}。{last if generates else ''}"


def _model(model: Model) -> str:
    by = (
        f"{model.provider.strip()}提供的"
        if model.source in _THIRD and model.provider
        else ""
    )
    return f"{by}“{model.name.strip()}”用于{model.use.strip(' 。')}"


def _operation(project: Project) -> str:
    steps = [step for step in project.mechanism.steps if step.name]
    if not steps:
        return ""
    numbers = {step.id: n for n, step in enumerate(steps, 1)}
    ends = [n for n, step in enumerate(steps) if step.stage is Stage.RETURN]
    # What stands after the result is another way, which does not follow from it.
    last = ends[0] + 1 if ends else len(steps)
    ways = [
        "；".join(
            f"（{numbers[step.id]}）{_step(step)}{_turn(step, numbers)}" for step in way
        )
        for way in (steps[:last], steps[last:])
        if way
    ]
    return f"依次进行：{'。另外进行：'.join(ways)}。"


def _step(step: Step) -> str:
    name = step.name.strip(" 。")
    stops = (
        step.stage in REVIEWS
        and _STOPPED.search(step.blocked)
        and not _TO_PEOPLE.search(step.blocked)
    )
    return f"{name}，未通过的不再往下处理" if stops else name


def _turn(step: Step, numbers: dict[str, int]) -> str:
    """To which step some go from here, and when."""
    leads = "、".join(f"第 {numbers[o]} 步" for o in step.elsewhere if o in numbers)
    when = step.elsewhere_when.strip(" 。的").removesuffix("了")
    return f"（{when}的，转到{leads}）" if leads and when else ""


def _usage(project: Project) -> str:
    # The public is told what there is: what is only in test while others are online waits.
    online = project.scope.status is Status.ONLINE
    functions = [
        function.name
        for function in core_functions(project)
        if function.status is not Status.PLANNED
        and not (online and function.status is Status.TESTING)
    ]
    if not functions:
        return ""
    stage = "（测试中）" if project.scope.status is Status.TESTING else ""
    named = "、".join(functions) + stage
    products = [
        f"{called(project, 'subject.products', product)}（{product.form}）"
        for product in project.subject.products
        if product.name and product.form
    ]
    if project.applies("scope.clients"):
        scene, clients = project.scope.scene.strip(" 。"), project.scope.clients
        if not (scene and clients):
            return ""
        return f"供{clients.strip(' 。')}客户用于{scene}，提供{named}功能。"
    users = list(
        dict.fromkeys(p.users.strip(" 。") for p in project.subject.products if p.users)
    )
    mark = "以及" if any("，" in one or "、" in one for one in users) else "、"
    serving = f"，服务对象为{mark.join(users)}" if users else ""
    if not products:
        return f"用于{named}{serving}。"
    return f"应用于{'、'.join(products)}的{named}功能{serving}。"


_DRAFTS: dict[str, Callable[[Project], Any]] = {
    "scope.online_on": _online_on,
    "scope.planned_on": _planned_on,
    "data.trains": _trains,
    "governance.complaint": _complaint,
    "mechanism.principle": _principle,
    "mechanism.operation": _operation,
    "mechanism.usage": _usage,
}
_IN_ROWS: dict[str, Callable[[Project, Any], str]] = {
    "data.parties.*.entity": _entity,
    "data.parties.*.contract": _contract,
    "subject.products.*.status": _product_status,
    "data.flows.*.protection": _nearest_above("data.flows", "protection"),
    "governance.systems.*.iteration": _nearest_above("governance.systems", "iteration"),
}
_CARRIED = frozenset(
    ("scope.online_on", "scope.planned_on", "data.trains", "governance.complaint")
)
