"""Is a filing due? A decision table, read from the top; the first line that holds decides."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from filing.finding import Standing
from filing.law import (
    ALGORITHM_RECOMMENDATION,
    DEEP_SYNTHESIS,
    GENERATIVE_AI,
    HUMANLIKE_INTERACTION,
    SECURITY_ASSESSMENT,
    Article,
)
from filing.project import Project
from filing.terms import AlgorithmKind
from filing.verdict.conclusion import UNKNOWN, Conclusion, Reason, lacking, reason
from filing.verdict.facts import Facts, read

QUESTION = "是否需要备案"
SIDES, DOMESTIC, KINDS, FORMS, MOBILISES, COMPANION = (
    f"applicability.{name}"
    for name in ("sides", "domestic", "kinds", "forms", "mobilises", "companion")
)


class Need(StrEnum):
    """The conclusions about a filing."""

    MUST = "应备"
    SHOULD = "建议备"
    NO = "可不备"
    UNKNOWN = UNKNOWN


@dataclass(frozen=True)
class Step:
    """A step of a line's path: the answer that it rests on, and what follows."""

    where: str
    follows: str
    cites: tuple[Article, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of the table: when it holds, in words too; what is concluded, and why."""

    words: str
    holds: Callable[[Facts], bool]
    need: Need
    path: tuple[Step, ...]
    standing: Standing = Standing.LAW
    missing: tuple[str, ...] = ()


_AR = ALGORITHM_RECOMMENDATION
_PUBLIC = Step(SIDES, "境内公众用得到", (_AR["第二条"],))
_USED = Step(KINDS, "属于规定所说的算法推荐技术", (_AR["第二条"],))
_DUE = (_AR["第二十四条"],)
_GENERATION_DUE = (GENERATIVE_AI["第十七条"], DEEP_SYNTHESIS["第十九条"])
_NO_TEST = "法规没有给出“舆论属性或社会动员能力”的衡量办法"


def _waits_for(words: str, where: str, holds: Callable[[Facts], bool]) -> Line:
    return Line(words, holds, Need.UNKNOWN, (), Standing.INFERRED, (where,))


TABLE: tuple[Line, ...] = (
    Line(
        "只有本单位员工用",
        lambda f: f.internal_only,
        Need.NO,
        (
            Step(
                SIDES,
                "外面的人用不到，不是向公众提供服务，可不备案；请留存这次判断的记录",
                (_AR["第二条"], GENERATIVE_AI["第二条"]),
            ),
        ),
    ),
    Line(
        "境内公众用不到",
        lambda f: f.domestic is False,
        Need.NO,
        (
            Step(
                DOMESTIC,
                "不在境内提供，可不备案；将来境内的人能用到时，要重新判断",
                (_AR["第二条"],),
            ),
        ),
    ),
    _waits_for("没有回答给谁用", SIDES, lambda f: not f.sides),
    _waits_for("没有回答是否面向境内", DOMESTIC, lambda f: f.domestic is None),
    # A blank here means “none” only once a later question has been answered.
    _waits_for(
        "还没有答到用了哪几种能力",
        KINDS,
        lambda f: not f.kinds and f.mobilises is None,
    ),
    Line(
        "五类算法都没有用到",
        lambda f: not f.kinds,
        Need.NO,
        (
            Step(
                KINDS,
                "五类算法都没有用到，不适用算法备案；增加这类功能时要重新判断",
                (_AR["第二条"],),
            ),
        ),
    ),
    Line(
        "有列举的形态",
        lambda f: bool(f.forms),
        Need.MUST,
        (
            _PUBLIC,
            _USED,
            Step(
                FORMS,
                "在列举的形态之内，视为有舆论属性或社会动员能力，应当备案",
                (SECURITY_ASSESSMENT["第二条"], *_DUE),
            ),
        ),
    ),
    Line(
        "能让公众发表看法或动员公众",
        lambda f: f.mobilises is True,
        Need.MUST,
        (
            _PUBLIC,
            _USED,
            Step(
                MOBILISES,
                "有社会动员能力，应当备案",
                (SECURITY_ASSESSMENT["第二条"], *_DUE),
            ),
        ),
    ),
    Line(
        "有持续的情感互动",
        lambda f: f.companion is True,
        Need.MUST,
        (
            _PUBLIC,
            Step(
                COMPANION,
                "拟人化互动服务应当办理算法备案，备案材料每年核验",
                (HUMANLIKE_INTERACTION["第二十六条"],),
            ),
        ),
    ),
    Line(
        "直接给个人用户用，且生成内容",
        lambda f: f.consumer and f.generates,
        Need.MUST,
        (
            _PUBLIC,
            Step(
                KINDS,
                f"{_NO_TEST}，而面向个人用户生成内容的，实践中一般都要求备案",
                _GENERATION_DUE,
            ),
        ),
        Standing.PRACTICE,
    ),
    Line(
        "直接给个人用户用，且个性化推送",
        lambda f: f.consumer and AlgorithmKind.PUSH in f.kinds,
        Need.MUST,
        (
            _PUBLIC,
            Step(
                KINDS,
                f"{_NO_TEST}，而面向个人用户推送内容的，实践中一般都要求备案",
                _DUE,
            ),
        ),
        Standing.PRACTICE,
    ),
    Line(
        "只给企业客户用，且生成内容",
        lambda f: f.business and f.generates,
        Need.MUST,
        (
            Step(
                SIDES,
                "由企业客户再给公众用，本单位是服务技术支持者",
                (DEEP_SYNTHESIS["第二十三条"],),
            ),
            Step(
                KINDS,
                "服务技术支持者参照服务提供者办理备案",
                (DEEP_SYNTHESIS["第十九条"],),
            ),
        ),
    ),
    _waits_for(
        "没有回答是否有社会动员能力",
        MOBILISES,
        lambda f: f.mobilises is None,
    ),
    Line(
        "直接给个人用户用，没有命中上面的情形",
        lambda f: f.consumer,
        Need.SHOULD,
        (
            _PUBLIC,
            Step(
                KINDS,
                f"没有列举的形态，但{_NO_TEST}，拿不准时建议备案或先问属地网信部门",
                _DUE,
            ),
        ),
        Standing.INFERRED,
    ),
    Line(
        "只给企业客户用，没有命中上面的情形",
        lambda f: f.business,
        Need.SHOULD,
        (
            Step(
                SIDES,
                "直接面向公众的是企业客户，一般由客户备案；建议写进合同，"
                "由谁备案先问属地网信部门",
                _DUE,
            ),
        ),
        Standing.INFERRED,
    ),
)


def applicability(project: Project) -> Conclusion:
    """Whether a filing is due: 应备, 建议备, 可不备 or 信息不足. Always an aid to judgement."""
    facts = read(project)
    line = next(line for line in TABLE if line.holds(facts))
    if line.missing:
        return lacking(QUESTION, project, *missing(facts))
    reasons = tuple(_reason(project, facts, step) for step in line.path)
    return Conclusion(QUESTION, line.need, reasons, line.standing)


def missing(facts: Facts) -> tuple[str, ...]:
    """The addresses of all the answers that the table waits for, in reading order."""
    lines = (line for line in TABLE if line.missing and line.holds(facts))
    return tuple(where for line in lines for where in line.missing)


def _reason(project: Project, facts: Facts, step: Step) -> Reason:
    if step.where == KINDS and facts.kinds:
        said = f"涉及的算法类型：{'、'.join(facts.kinds)}"
        return Reason(KINDS, said, step.follows, step.cites)
    return reason(project, step.where, step.follows, *step.cites)
