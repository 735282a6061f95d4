"""How many filings: one for each kind, role and group of output modalities."""

import re
from dataclasses import dataclass
from enum import StrEnum

from filing.finding import Standing
from filing.law import ALGORITHM_RECOMMENDATION, DEEP_SYNTHESIS, Article
from filing.project import Project
from filing.steps.scope import Function
from filing.terms import AlgorithmKind, Modality, Role
from filing.verdict.applicability import Need, applicability
from filing.verdict.facts import FINISHED, filed_kind, kinds_used
from filing.verdict.role import filed_role, roles

_SUFFIX = re.compile(r"\s*[-－]\s*\d+$")
_COMPANY_TAIL = re.compile(
    r"[（(][^（）()]*[）)]|(股份|集团|有限|责任)*公司$|(网络|信息)?(科技|技术)(?=[（(股集有责]|$)"
)
_MEANS = {
    AlgorithmKind.PUSH: "个性化推荐",
    AlgorithmKind.RANKING: "排序精选",
    AlgorithmKind.RETRIEVAL: "检索过滤",
    AlgorithmKind.DISPATCH: "调度决策",
}
_PLAIN_SEARCH = (
    "只按用户输入的词逐字查找的普通搜索框，要不要单独备一份，法规没有写明，"
    "先问属地网信部门；按相关度、热度排结果的，照此另备"
)
_OTHER_FORM = (
    "同一类算法、输出形式不同的，公开清单里有分开备案的，也有按变更办的，"
    "另备之前先问属地网信部门"
)
_NAMED = (Modality.TEXT, Modality.IMAGE, Modality.AUDIO, Modality.VIDEO)


class Why(StrEnum):
    """Why a filing stands on its own."""

    ROLE = "面向使用者和面向企业客户的，角色不同，公开清单里分两条备案，名称加 -1、-2"
    MODALITY = "生成的内容形式不同，公开清单里常分开备案"
    KIND = "一类算法一份备案"


@dataclass(frozen=True)
class Proposed:
    """A filing that this product needs, and what it could be called."""

    name: str
    kind: AlgorithmKind
    role: Role | None
    modalities: tuple[Modality, ...]
    functions: tuple[str, ...]
    chosen: bool
    why: tuple[Why, ...]
    cites: tuple[Article, ...]
    standing: Standing = Standing.LISTS

    @property
    def doubt(self) -> str:
        """What to ask before a filing of its own is made of this; '' if nothing.

        Published filings of retrieval are of searches that rank by models or of filters
        offered to others; no law says whether a plain search box is one. What generates in
        another form was filed anew by some, as a change by others.
        """
        if self.chosen:
            return ""
        if self.kind is AlgorithmKind.RETRIEVAL:
            return _PLAIN_SEARCH
        return _OTHER_FORM if Why.MODALITY in self.why else ""


@dataclass(frozen=True)
class _Group:
    kind: AlgorithmKind
    modalities: tuple[Modality, ...]
    functions: tuple[str, ...] = ()


def filings(project: Project) -> tuple[Proposed, ...]:
    """The filings that the functions online or in test need, in their order.

    One more for each kind that the first step names and no function has yet.
    """
    if applicability(project).answer == Need.NO:
        return ()
    groups = _groups(project)
    chosen = _chosen(project, groups)
    split = {
        group.kind
        for n, group in enumerate(groups)
        for other in groups[:n]
        if other.kind is group.kind
    }
    return tuple(
        proposed
        for group in groups
        for proposed in _proposed(project, group, group is chosen, group.kind in split)
    )


def modality_group(function: Function) -> tuple[Modality, ...]:
    """The output modalities that set a generating function apart; () for other kinds."""
    if function.kind is not AlgorithmKind.GENERATION:
        return ()
    return tuple(one for one in Modality if one in function.outputs)


def _groups(project: Project) -> tuple[_Group, ...]:
    have = {function.kind for function in project.scope.functions if function.kind}
    if not have:
        return tuple(_Group(kind, ()) for kind in kinds_used(project))
    members: dict[tuple[AlgorithmKind, tuple[Modality, ...]], list[str]] = {}
    functions = project.scope.functions
    for function in [one for one in functions if one.status in FINISHED] or [
        one for one in functions if one.status is None
    ]:
        if function.kind:
            key = (function.kind, modality_group(function))
            members.setdefault(key, []).append(function.id)
    _place_open(members)
    placed = [_Group(*key, tuple(ids)) for key, ids in members.items()]
    named = project.applicability.kinds
    placed += [_Group(kind, ()) for kind in named if kind not in have]
    return tuple(placed)


def _place_open(
    members: dict[tuple[AlgorithmKind, tuple[Modality, ...]], list[str]],
) -> None:
    """Put generating functions whose outputs are not told yet to others, if there are."""
    for key in [one for one in members if not one[1]]:
        others = [one for one in members if one[0] is key[0] and one[1]]
        if others:
            members[others[0]] += members.pop(key)


def _chosen(project: Project, groups: tuple[_Group, ...]) -> _Group | None:
    """The group that this filing is about: of the filed kind, with most of the core."""
    kind, core = filed_kind(project), set(project.scope.core)
    fitting = [group for group in groups if group.kind is kind]
    return max(
        fitting, key=lambda group: len(core.intersection(group.functions)), default=None
    )


def _proposed(
    project: Project, group: _Group, chosen: bool, split: bool
) -> list[Proposed]:
    taken = roles(project, group.kind)
    both = len(taken) > 1
    stem = _SUFFIX.sub("", project.scope.name.strip()) if chosen else ""
    stem = stem or f"{_brand(project)}{_means(group)}算法"
    here = filed_role(project, group.kind)
    name = stem if both or not chosen else project.scope.name.strip() or stem
    cites: tuple[Article, ...] = (ALGORITHM_RECOMMENDATION["第二十四条"],)
    if group.kind is AlgorithmKind.GENERATION:
        cites += (DEEP_SYNTHESIS["第十九条"],)
    return [
        Proposed(
            f"{name}-{number}" if both else name,
            group.kind,
            role,
            group.modalities,
            group.functions,
            chosen and role is here,
            (Why.KIND, *(Why.ROLE,) * both, *(Why.MODALITY,) * split),
            cites,
        )
        for number, role in enumerate(taken, 1)
    ]


def _means(group: _Group) -> str:
    named = "".join(one for one in group.modalities if one in _NAMED) or "内容"
    return _MEANS.get(group.kind, f"{named}生成")


def _brand(project: Project) -> str:
    """What the product or the company is called for short."""
    named = (product.name.strip() for product in project.subject.products)
    short = _COMPANY_TAIL.sub("", project.subject.company.strip())
    return next(filter(None, named), short) or "〔产品简称〕"
