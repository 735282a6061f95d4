"""Do days and states of service agree, and follow one another in order?"""

import re
from collections.abc import Iterator
from datetime import date

from filing.finding import Problem, Severity, Standing, rule
from filing.form import as_date, last_day
from filing.law import ALGORITHM_RECOMMENDATION
from filing.project import Project, noun_at
from filing.steps.subject import HAS_PRODUCTS
from filing.telling import quote
from filing.terms import UNFINISHED, Status
from filing.verdict import Need, applicability, deadlines

_MONTH = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})(?:\s*月)?")


@rule(
    "上线时间各处要一致。",
    Severity.MUST,
    Standing.REVISED,
    ALGORITHM_RECOMMENDATION["第二十四条"],
    points=(23,),
)
def dates_of_service_agree(project: Project) -> Iterator[Problem]:
    """The algorithm does not go online after the service that is said to use it."""
    online = as_date(project.scope.online_on)
    served = as_date(project.applicability.served_on)
    asked = project.scope.status is Status.ONLINE
    if asked and online and served and online != served:
        yield Problem(
            "scope.online_on",
            f"上线时间写的是 {online}，第一步写的提供服务之日是 {served}",
            "表单、报告、产品页的日期对不上会被退，备案期限也按这一天算。",
            "以首次对公众提供的那天为准，把两处改成一样。",
        )


@rule(
    "上线起 10 个工作日内要备案。",
    Severity.SHOULD,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第二十四条"],
    points=(23,),
)
def filing_is_in_time(project: Project) -> Iterator[Problem]:
    """The last day for a first filing is not over when the material is written.

    The days that the answers themselves bear tell when that is; there is no clock here.
    """
    now = written_by(project)
    yield from late(project, now)


def written_by(project: Project) -> date | None:
    """The last day on which the answers tell that the material was worked on."""
    told = (
        project.applicability.judged_on,
        project.risk.assessed_on,
        project.risk.written_on,
    )
    return max(filter(None, map(as_date, told)), default=None)


def late(project: Project, now: date | None) -> Iterator[Problem]:
    """Whether the last day for a first filing is over on a day; without one nothing is said."""
    first = deadlines(project, now)[0] if now else None
    if applicability(project).answer != Need.MUST:
        return
    month = _MONTH.search(project.applicability.served_on)
    if now and month and first and first.due is None:
        year, number = int(month[1]), int(month[2])
        if (now.year - year) * 12 + now.month - number > 1:
            yield Problem(
                "applicability.served_on",
                f"提供服务之日写{quote(month[0])}，10 个工作日的备案期限已经过了",
                "逾期没有备案的，可能被警告、责令限期改正。",
                "先查清是哪一天，再尽快提交，并准备好情况说明；上线日期照实写。",
            )
    if first and first.overdue:
        yield Problem(
            first.where,
            f"按提供服务之日算，{first.due} 前就该备案，已经过期",
            "逾期没有备案的，可能被警告、责令限期改正。",
            "尽快备齐提交，并准备好情况说明；上线日期照实写，不要改。情况说明备好后，在第 8 步预审的这一条下点“处理”，记下怎么办的。",
        )


@rule("备案功能的上线日与算法一致。", Severity.MUST, Standing.REVISED, points=(23,))
def core_starts_with_the_algorithm(project: Project) -> Iterator[Problem]:
    """The first function filed went online on the day the algorithm did."""
    scope = project.scope
    online = as_date(scope.online_on)
    core = [f for f in scope.functions if f.id in scope.core]
    days = [day for f in core if f.status is Status.ONLINE and (day := as_date(f.when))]
    if scope.status is Status.ONLINE and online and days and min(days) != online:
        yield Problem(
            "scope.online_on",
            f"算法上线时间写 {online}，备案功能里最早的却是 {min(days)} 上线",
            "表单、报告、产品页的日期对不上会被退。",
            "核对功能清单里的日期，以首次对公众提供的那天为准。",
        )


@rule(
    "上线状态各处要一致。",
    Severity.MUST,
    Standing.REVISED,
    ALGORITHM_RECOMMENDATION["第三十三条"],
    points=(24, 77),
)
def states_agree(project: Project) -> Iterator[Problem]:
    """An algorithm online has a service, a product and a function online."""
    scope = project.scope
    online = scope.status is Status.ONLINE
    service = project.applicability.status
    if scope.status and service and (service is Status.ONLINE) is not online:
        yield Problem(
            "scope.status",
            f"算法的上线状态是{scope.status}，第一步说服务{service}",
            "没上线写成已上线，或反过来，都算材料不实。",
            "据实改成一致。",
        )
    core = [f for f in scope.functions if f.id in scope.core and f.status]
    if online and core and all(f.status is not Status.ONLINE for f in core):
        yield Problem(
            "scope.status",
            f"算法写已上线，备案功能{quote(core[0])}却是{core[0].status}",
            "审核人员会照着点，点不到就是材料不实。",
            "据实改：还没上线的，上线状态选“测试中”。",
        )
    products = [p for p in project.subject.products if p.status]
    if (
        online
        and products
        and HAS_PRODUCTS.test(project, None)
        and all(p.status is not Status.ONLINE for p in products)
    ):
        yield Problem(
            f"subject.products.{products[0].id}.status",
            f"算法写已上线，产品{quote(products[0])}却是{products[0].status}",
            "服务状态与实际不符会被退回。",
            "据实改成一致。",
        )


@rule("功能的状态与时间对得上。", Severity.MUST, Standing.REVISED, points=(23, 24, 80))
def functions_have_fitting_days(project: Project) -> Iterator[Problem]:
    """Online has a day behind it, of what is not filed at least a month; unfinished is ahead."""
    report = as_date(project.risk.written_on)
    scope = project.scope
    for function in scope.functions:
        where = f"scope.functions.{function.id}.when"
        day = as_date(function.when)
        said = day if function.id in scope.core else last_day(function.when)
        if function.status is Status.ONLINE and function.when and not said:
            yield Problem(
                where,
                f"功能{quote(function)}已上线，时间却写{quote(function.when)}",
                "已上线的要有具体日期，要与产品页、应用商店的记录对得上。"
                if _MONTH.search(function.when)
                else "已上线的要有具体日期，写“预计”像是还没有上线。",
                "写首次上线的那一天，记不清的查应用市场的版本记录或后台的发布记录；其实没上线的，改状态。",
            )
        if function.status in UNFINISHED and day and report and day <= report:
            yield Problem(
                where,
                f"功能{quote(function)}还在{function.status}，时间却写了过去的 {day}",
                "状态与日期矛盾，看不出到底有没有上线。",
                "写预计时间；已经上线的，改状态。",
            )


def _days(project: Project) -> Iterator[tuple[str, date | None]]:
    yield "subject.counted_on", as_date(project.subject.counted_on)
    yield "applicability.judged_on", as_date(project.applicability.judged_on)
    if project.scope.status is Status.ONLINE:
        yield "scope.online_on", as_date(project.scope.online_on)


@rule("报告里说的事都发生在写报告之前。", Severity.MUST, Standing.REVISED, points=(70,))
def nothing_told_is_later_than_the_report(project: Project) -> Iterator[Problem]:
    """Users were counted, the need judged, the algorithm started before the report."""
    report = as_date(project.risk.written_on)
    for where, day in _days(project):
        if report and day and day > report:
            yield Problem(
                where,
                f"{noun_at(project, where)}是 {day}，晚于报告撰写日期 {report}",
                "报告不可能写到以后的事，日期倒置会被追问。",
                "核对两个日期。",
            )


def yet_to_come(project: Project, today: date) -> Iterator[Problem]:
    """What is told as done, or as written, on a day that is still ahead.

    Rules have no clock, so the day comes in as an argument.
    """
    risk = project.risk
    done = (
        ("risk.assessed_on", risk.assessed_on),
        ("risk.written_on", risk.written_on),
    )
    for where, day in (*_days(project), *((w, as_date(text)) for w, text in done)):
        if day and day > today:
            yield Problem(
                where,
                f"{noun_at(project, where)}是 {day}，还没有到（今天是 {today}）",
                "还没有发生的事写成已经做过，算材料不实。",
                "写实际的那一天；还没做的，做了再填。",
            )


@rule("整改期限在写报告之后。", Severity.SHOULD, Standing.INFERRED, points=(69,))
def tasks_are_due_later(project: Project) -> Iterator[Problem]:
    """What is still to be done is due after the report."""
    report = as_date(project.risk.written_on)
    for task in project.risk.tasks:
        due = last_day(task.due)
        if report and due and due <= report:
            yield Problem(
                f"risk.tasks.{task.id}.due",
                f"整改事项{quote(task)}的期限 {due} 在报告之前",
                "到期的事要么已经做完，要么已经拖期，都不该列在计划里。",
                "做完的移到措施里；没做完的写新的期限。",
            )
