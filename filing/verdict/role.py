"""Who the filer is: told from who uses the product, and held against what was stated."""

from enum import StrEnum

from filing.finding import Standing
from filing.law import ALGORITHM_RECOMMENDATION, DEEP_SYNTHESIS
from filing.project import Project
from filing.terms import AlgorithmKind, Role, Side
from filing.verdict.conclusion import UNKNOWN, Conclusion, Reason, lacking, reason
from filing.verdict.facts import Facts, filed_kind, read

QUESTION = "角色"
_SIDES = "applicability.sides"
_STATED = "scope.role"
_DEFINED = DEEP_SYNTHESIS["第二十三条"]


class Capacity(StrEnum):
    """The conclusions about the role."""

    PROVIDER = "服务提供者"
    SUPPORTER = "服务技术支持者"
    BOTH = "两者兼有（分两条）"
    RECOMMENDER = "算法推荐服务提供者"
    NONE = "不涉及"
    UNKNOWN = UNKNOWN


_BY_SIDES = {
    (True, True): (
        Capacity.BOTH,
        "既直接面向使用者，又给企业客户提供技术，公开清单里分成两条备案",
    ),
    (True, False): (
        Capacity.PROVIDER,
        "直接面向使用者提供服务；用别家的模型也一样，上游的备案不能代替自己的",
    ),
    (False, True): (
        Capacity.SUPPORTER,
        "给企业客户提供技术，由客户再给使用者用",
    ),
    (False, False): (Capacity.NONE, "没有向公众提供服务"),
}


def role(project: Project) -> Conclusion:
    """The role: 服务提供者, 服务技术支持者, both, or 算法推荐服务提供者."""
    facts, kind = read(project), filed_kind(project)
    if kind is None:
        known = "scope.kind" if facts.kinds else "applicability.kinds"
        return lacking(QUESTION, project, known)
    if kind is not AlgorithmKind.GENERATION:
        return _recommender(facts, kind)
    if not facts.sides:
        return _as_stated(project)
    return _by_sides(project, facts)


def roles(project: Project, kind: AlgorithmKind) -> tuple[Role | None, ...]:
    """The roles under which an algorithm of this kind is filed; None where there is none."""
    if kind is not AlgorithmKind.GENERATION:
        return (None,)
    sides, stated = project.applicability.sides, project.scope.role
    if Side.CONSUMER in sides and Side.BUSINESS in sides:
        return (Role.PROVIDER, Role.SUPPORTER)
    if stated:
        return (stated,)
    return (Role.SUPPORTER,) if Side.BUSINESS in sides else (Role.PROVIDER,)


def filed_role(project: Project, kind: AlgorithmKind) -> Role | None:
    """The role that this filing is written for: as stated, else the first that follows."""
    possible, stated = roles(project, kind), project.scope.role
    return stated if stated in possible else possible[0]


def _recommender(facts: Facts, kind: AlgorithmKind) -> Conclusion:
    follows = "推送、排序、检索过滤、调度四类不分提供者和技术支持者"
    said = Reason(
        "scope.kind",
        f"算法类型：{kind}",
        follows,
        (ALGORITHM_RECOMMENDATION["第二条"], ALGORITHM_RECOMMENDATION["第二十四条"]),
    )
    only_business = facts.business and not facts.consumer
    return Conclusion(
        QUESTION,
        Capacity.RECOMMENDER,
        (said,),
        Standing.LAW,
        assisted=only_business,
        warnings=("产品只给企业客户用：由谁备案，请与客户约定清楚。",) * only_business,
    )


def _as_stated(project: Project) -> Conclusion:
    if not project.scope.role:
        return lacking(QUESTION, project, _SIDES)
    said = reason(
        project, _STATED, "照这里的回答；还没有回答给谁用，不能核对", _DEFINED
    )
    return Conclusion(
        QUESTION,
        Capacity(project.scope.role),
        (said,),
        Standing.LAW,
        missing=(_SIDES,),
    )


def _by_sides(project: Project, facts: Facts) -> Conclusion:
    told, follows = _BY_SIDES[facts.consumer, facts.business]
    reasons = [reason(project, _SIDES, follows, _DEFINED)]
    stated = project.scope.role
    if not stated:
        return _conclusion(told, reasons)
    if told is Capacity.BOTH:
        other = next(one for one in Role if one is not stated)
        reasons.append(
            reason(project, _STATED, f"这一份写{stated}，另备一份写{other}", _DEFINED)
        )
        return _conclusion(told, reasons)
    if str(stated) == str(told):
        reasons.append(reason(project, _STATED, "与使用对象相符", _DEFINED))
        return _conclusion(told, reasons)
    reasons.append(
        reason(project, _STATED, f"与使用对象不符，那里得出{told}", _DEFINED)
    )
    warning = (
        f"角色填的是{stated}，按使用对象应是{told}：两处有一处要改，先照填写的角色。"
    )
    return _conclusion(Capacity(stated), reasons, warning)


def _conclusion(answer: Capacity, reasons: list[Reason], *warnings: str) -> Conclusion:
    standing = Standing.LISTS if answer is Capacity.BOTH else Standing.LAW
    return Conclusion(
        QUESTION,
        answer,
        tuple(reasons),
        standing,
        assisted=bool(warnings) or answer is Capacity.BOTH,
        warnings=warnings,
    )
