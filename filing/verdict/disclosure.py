"""What a document says of the rest: functions to come, kinds not chosen, the main use.

All of it is prose with braces for `block.say`, so that a gap stays a mark.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from filing.block import Text, say
from filing.finding import Standing
from filing.law import ALGORITHM_RECOMMENDATION, CONTENT_LABELLING, Article
from filing.project import Project
from filing.steps.mechanism import JUDGES
from filing.steps.scope import Function
from filing.terms import REVIEWS, UNFINISHED, AlgorithmKind, Modality, Role, Status
from filing.verdict.conclusion import UNKNOWN
from filing.verdict.facts import core_functions, filed_kind
from filing.verdict.role import filed_role

_CHANGE = ALGORITHM_RECOMMENDATION["第二十四条"]
_TRUE = ALGORITHM_RECOMMENDATION["第三十三条"]
_LABELS = CONTENT_LABELLING["第十二条"]


@dataclass(frozen=True)
class Prose:
    """A sentence whose braces are addresses; `rows` gives short names to rows."""

    text: str
    rows: dict[str, str] = field(default_factory=dict)

    def said(self, project: Project) -> Text:
        """The sentence with facts in its braces, and marks for gaps."""
        return say(project, self.text, **self.rows)


class Consequence(StrEnum):
    """What going live of a function means for the filing."""

    OWN = "另行备案"
    CHANGE = "变更备案"
    NOTHING = "不影响备案"
    UNKNOWN = UNKNOWN


@dataclass(frozen=True)
class Disclosure:
    """A function still to come: how documents tell it, and what its going live means.

    Law has no list of what counts as a change, so the consequence is inferred.
    """

    where: str
    prose: Prose
    consequence: Consequence
    why: str
    cites: tuple[Article, ...]
    standing: Standing = Standing.INFERRED


@dataclass(frozen=True)
class Exclusion:
    """Why the algorithm is not of one kind (排除法)."""

    kind: AlgorithmKind
    prose: Prose
    functions: tuple[str, ...]


_STATE: dict[Status | None, str] = {
    Status.DEVELOPING: "“{f.name}”目前正在开发，尚未对外提供，",
    Status.PLANNED: "“{f.name}”目前尚在规划，尚未对外提供，",
}
_FORESEEN = re.compile("预计|预期|计划|拟|暂定|大约|约")
_UNSETTLED = re.compile("还没|没有|未|尚未|待定|暂未|不确定")
_UNKNOWN_DAY = re.compile("[没未]定|待定|不确定|还在|可能|大概|也许|[，,]")
_AFTER = {
    Consequence.OWN: "该功能属于{f.kind}算法，不在本次备案范围内，上线时按规定另行办理备案。",
    Consequence.CHANGE: (
        "该功能不在本次备案范围内，上线后自变更之日起 10 个工作日内办理变更备案。"
    ),
    Consequence.NOTHING: "该功能未应用五类算法推荐技术，不列入本次备案。",
    Consequence.UNKNOWN: "该功能所用的算法类型为{f.kind}，不在本次备案范围内。",
}
_CHOSEN = (
    "该功能尚未上线，是否列入本次备案有待核对；"
    "上线后自变更之日起 10 个工作日内办理变更备案。"
)


def disclosures(project: Project) -> tuple[Disclosure, ...]:
    """One for each function in development or planned, in the order of the list."""
    kind, core = filed_kind(project), core_functions(project)
    chosen = {function.id for function in core}
    known = {one for function in core for one in function.outputs}
    return tuple(
        _disclosure(function, kind, known, function.id in chosen)
        for function in project.scope.functions
        if function.status in UNFINISHED
    )


_STARTS = re.compile(
    "[上下]线|内测|公测|测试|试用|试行|[用放推]出|开放|上架|发布|启用|开始|提供"
)


def live_on(when: str) -> str:
    """The words for the day on which a function, `{f}`, is to go live, as prose.

    A day ahead is always told as foreseen, however it was typed.
    """
    if _UNSETTLED.match(when) or _UNKNOWN_DAY.search(when):
        return "上线时间的情况为：{f.when}"
    live = "" if _STARTS.search(when) else "上线"
    if not when or _FORESEEN.match(when):
        return f"{{f.when}}{live}"
    return f"预计{' ' if when[:1].isdigit() else ''}{{f.when}}{live}"


def _disclosure(
    function: Function, kind: AlgorithmKind | None, known: set[Modality], chosen: bool
) -> Disclosure:
    consequence = Consequence.CHANGE if chosen else _consequence(function, kind)
    where = f"scope.functions.{function.id}"
    after = _CHOSEN if chosen else _after(function, consequence)
    cites: tuple[Article, ...] = (_CHANGE, _TRUE)
    if function.kind is AlgorithmKind.GENERATION:
        cites += (_LABELS,)
    return Disclosure(
        where,
        Prose(
            f"{_STATE[function.status]}{live_on(function.when)}。{after}",
            {"f": where},
        ),
        consequence,
        _why(function, consequence, known),
        cites,
    )


def _after(function: Function, consequence: Consequence) -> str:
    """What follows once it is live, as prose; a gap where nobody asked for its kind."""
    if function.kind is None and function.unclassified is None:
        return "该功能不在本次备案范围内，是否应用五类算法推荐技术：{f.unclassified}。"
    return _AFTER[consequence]


def _consequence(function: Function, kind: AlgorithmKind | None) -> Consequence:
    if function.kind is None:
        return Consequence.NOTHING if function.unclassified else Consequence.UNKNOWN
    if kind is None:
        return Consequence.UNKNOWN
    return Consequence.CHANGE if function.kind is kind else Consequence.OWN


def _why(function: Function, consequence: Consequence, known: set[Modality]) -> str:
    new = "、".join(one for one in function.outputs if one not in known)
    match consequence:
        case Consequence.OWN:
            return f"属于{function.kind}，与本次备案的不是同一类算法，上线时另备一份。"
        case Consequence.CHANGE if new and function.kind is AlgorithmKind.GENERATION:
            return (
                f"与本次备案同类，但多了{new}输出。公开清单里有按变更办的，"
                "也有分开备案的，上线前先问属地网信部门；标识也要先补上。"
            )
        case Consequence.CHANGE:
            return "与本次备案同类，上线后产品或功能有变，按变更办理。"
        case Consequence.NOTHING:
            return "技术确认没有用到这五类算法，不影响本次备案。"
    if function.kind is None:
        return "没有选算法类型，也还没有由技术确认不属于五类，问清楚才能判断。"
    return "本次备案的算法类型没有填，填了才能判断。"


_LACKING = {
    AlgorithmKind.GENERATION: "生成或合成文本、图像、音频、视频等内容",
    AlgorithmKind.PUSH: "根据用户属性或行为向不同用户推送不同内容",
    AlgorithmKind.RANKING: "设置或调整内容的排列先后、选出一批内容供人浏览",
    AlgorithmKind.RETRIEVAL: "按条件检索或过滤信息",
    AlgorithmKind.DISPATCH: "替供需双方派单、调度或规划路径",
}
# A review, or a look-up on the way to a result, is a part of this algorithm.
_LOOKS_UP = {
    "检索": re.compile("检索|召回|查询|查找"),
    "筛选": re.compile("筛选|筛掉|过滤"),
}


def exclusions(project: Project) -> tuple[Exclusion, ...]:
    """One sentence for each kind not filed, by the functions; none without a filed kind."""
    filed = filed_kind(project)
    if filed is None:
        return ()
    users: dict[AlgorithmKind | None, list[Function]] = {}
    for function in project.scope.functions:
        users.setdefault(function.kind, []).append(function)
    return tuple(
        _exclusion(project, kind, users.get(kind, []))
        for kind in AlgorithmKind
        if kind is not filed
    )


def _exclusion(
    project: Project, kind: AlgorithmKind, users: list[Function]
) -> Exclusion:
    rows = {f"f{n}": f"scope.functions.{one.id}" for n, one in enumerate(users)}
    names = "、".join(f"“{{{row}.name}}”" for row in rows)
    if users:
        ahead = all(one.status in UNFINISHED for one in users)
        when = "上线后" if ahead else ""
        text = f"{names}属于{kind}，不属于本次备案的算法，{when}将另行备案。"
    elif kind in project.applicability.kinds:
        text = f"产品另有{kind}能力，不属于本次备案的算法，将另行备案。"
    elif project.scope.functions:
        inside = _inside(project) if kind is AlgorithmKind.RETRIEVAL else ""
        text = f"产品没有以算法{_LACKING[kind]}的对外功能，{inside}不涉及{kind}。"
        if kind is AlgorithmKind.RANKING and (order := _order(project)):
            text = f"{order}；产品没有热搜、榜单、精选等对外功能，不涉及{kind}。"
    else:
        text = f"是否涉及{kind}，待功能清单填写后说明：{{scope.functions}}。"
    return Exclusion(kind, Prose(text, rows), tuple(one.id for one in users))


def _inside(project: Project) -> str:
    """That looking up and reviewing on the way to a result is a part of this algorithm."""
    steps = project.mechanism.steps
    parts = [
        name
        for name, words in _LOOKS_UP.items()
        if any(words.search(one.name + one.does) for one in steps)
    ]
    parts += ["内容审核"] if any(one.stage in REVIEWS for one in steps) else []
    if not parts:
        return ""
    *most, last = parts
    told = f"{'、'.join(most)}和{last}" if most else last
    return f"算法流程中的{told}只用于本产品自身，不单独对外提供，"


def _order(project: Project) -> str:
    """What the order of results is where it is no list that is chosen for everybody."""
    if JUDGES.test(project, None):
        return ""
    if filed_kind(project) is AlgorithmKind.RETRIEVAL:
        return "检索结果按与所查内容的相关度排列，属于检索过滤的一部分"
    if any("排序" in one.name + one.does for one in project.mechanism.steps):
        return "算法流程中的排序是得出结果的一步，不单独对外提供"
    return ""


_VERBS = {
    AlgorithmKind.GENERATION: "生成",
    AlgorithmKind.PUSH: "推荐",
    AlgorithmKind.RANKING: "排序得出",
    AlgorithmKind.RETRIEVAL: "检索过滤出",
    AlgorithmKind.DISPATCH: "输出",
}
# An answer that names companies or clients itself needs no such word after it.
_CLIENTS = re.compile("企业|客户|公司|机构|平台|商家|单位")


def main_use(project: Project) -> str:
    """The main use in the form of the public lists, as prose for `block.say`."""
    scope, kind = project.scope, filed_kind(project)
    scene = "" if scope.scene.strip().endswith("场景") else "场景"
    clients = ""
    if kind and filed_role(project, kind) is Role.SUPPORTER:
        tail = "" if _CLIENTS.search(scope.clients) else "企业端客户"
        tail = tail if scope.clients else ""
        clients = f"服务于{{scope.clients}}{tail}，"
    verb = _VERBS[kind] if kind else "输出"
    verb = "判断后给出" if JUDGES.test(project, None) else verb
    return (
        f"应用于{{scope.scene}}{scene}，{clients}"
        f"根据{{scope.takes}}，{verb}{{scope.gives}}。"
    )
