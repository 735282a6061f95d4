"""The days by which something is due, in working days of China where law counts so."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from filing.calendar import YearNotCovered, working_days_after
from filing.finding import Standing
from filing.form import as_date
from filing.law import ALGORITHM_RECOMMENDATION, SECURITY_ASSESSMENT, Article
from filing.project import Project
from filing.terms import FilingKind, Status
from filing.verdict.applicability import Need, applicability
from filing.verdict.split import Proposed

_SERVED = "applicability.served_on"
_DUE = ALGORITHM_RECOMMENDATION["第二十四条"]
# Said of the police's register in the same breath: a day on which it was done, or a number.
_REGISTERED = re.compile(
    "公安(?:(?!尚未|还没|没有|未办|打算|计划|预计|准备|拟于)[^；。\n]){0,40}?"
    "(?<!未)(?<!前)(?:办结|已办|办完|办好|完成|编号|公网安备)(?!前|之前|以前)"
)
_REVIEWED = ALGORITHM_RECOMMENDATION["第二十五条"]


@dataclass(frozen=True)
class Deadline:
    """A duty with its day, or with the reason why the day is not known."""

    name: str
    span: str
    due: date | None
    why: str
    where: str
    cites: tuple[Article, ...]
    overdue: bool = False
    standing: Standing = Standing.LAW


def deadlines(project: Project, today: date) -> tuple[Deadline, ...]:
    """All deadlines around a filing, always in the same order."""
    return (
        _first_filing(project, today),
        Deadline(
            "变更备案",
            "变更之日起 10 个工作日内",
            None,
            "备案信息有变更时，从变更之日起算；没有变更就没有这个期限",
            "scope.filing",
            (_DUE,),
        ),
        Deadline(
            "注销备案",
            "终止服务之日起 20 个工作日内",
            None,
            "终止服务时，从终止之日起算；还在服务就没有这个期限",
            "applicability.status",
            (_DUE,),
        ),
        Deadline(
            "备案审核",
            "收到齐全材料后 30 个工作日内",
            None,
            "这是网信部门的期限，从收到齐全的材料起算",
            "scope.filing",
            (_REVIEWED,),
        ),
        _police(project, today),
    )


def due_of(project: Project, filing: Proposed) -> date | None:
    """The last day for another filing that a product needs, by the first of it online.

    None for the filing that is prepared, whose day `deadlines` tells, for one that has to be
    asked about first, and where no day is known. Source: 算法推荐规定第二十四条.
    """
    if filing.chosen or filing.doubt:
        return None
    days = [
        day
        for one in project.scope.functions
        if one.id in filing.functions
        and one.status is Status.ONLINE
        and (day := as_date(one.when))
    ]
    try:
        return working_days_after(min(days), 10) if days else None
    except (YearNotCovered, OverflowError):
        return None


def _first_filing(project: Project, today: date) -> Deadline:
    due, why = None, _no_first_filing(project)
    if not why:
        due, why = _counted(
            project,
            lambda day: working_days_after(day, 10),
            "从提供服务之日的次日起数 10 个工作日，已计入放假和调休",
        )
    return Deadline(
        "首次备案",
        "提供服务之日起 10 个工作日内",
        due,
        why,
        _SERVED,
        (_DUE,),
        overdue=due is not None and due < today,
    )


def _no_first_filing(project: Project) -> str:
    if project.scope.filing is FilingKind.CHANGE:
        return "已有备案编号，这次办的是变更"
    if applicability(project).answer == Need.NO:
        return "判断为可不备案"
    return ""


def _police(project: Project, today: date) -> Deadline:
    due, why = None, "只有本单位员工用，没有这个期限"
    if _REGISTERED.search(project.applicability.procedures):
        due, why = None, "已办，见“相关手续办理情况”"
    elif not project.applicability.sides or applicability(project).answer != Need.NO:
        due, why = _counted(
            project,
            lambda day: day + timedelta(days=30),
            "从联网开通之日起算；这一天没有单独问，按提供服务之日算，是最晚的一天",
        )
    return Deadline(
        "公安联网备案",
        "联网开通后 30 日内",
        due,
        why,
        _SERVED,
        (SECURITY_ASSESSMENT["第七条"],),
        overdue=due is not None and due < today,
        standing=Standing.INFERRED,
    )


def _counted(
    project: Project, count: Callable[[date], date], how: str
) -> tuple[date | None, str]:
    """The day that a count from the first day of service gives, or why there is none."""
    said = project.applicability
    if said.status is not Status.ONLINE:
        stands = f"服务{said.status}" if said.status else "没有回答服务状态"
        asks = "；邀请外部用户的内测算不算，先问属地网信部门"
        tested = asks if said.status is Status.TESTING else ""
        return None, f"{stands}，从对公众提供服务之日起算{tested}"
    if not said.served_on:
        return None, "没有填提供服务之日"
    day = as_date(said.served_on)
    if day is None:
        return None, "提供服务之日写的不是具体日期，读不出来"
    try:
        return count(day), how
    except YearNotCovered as unknown:
        return None, str(unknown)
    except OverflowError:
        return None, "提供服务之日超出了日历的范围"
