"""Which typical risks a project may have, by kind, role, functions, data and audience.

Nothing is certain here: the list helps a person to think of them. Each is then taken over
as a risk, or said not to apply, with a reason. Likelihood and severity are never guessed.
"""

import re
from dataclasses import dataclass

from filing.law import (
    ALGORITHM_RECOMMENDATION,
    CONTENT_LABELLING,
    DEEP_SYNTHESIS,
    GENERATIVE_AI,
    HUMANLIKE_INTERACTION,
    INTERNET_SERVICES,
    MINORS,
    NETWORK_DATA,
    PERSONAL_INFORMATION,
    Article,
)
from filing.likely import LikelyRisk
from filing.project import Project, once
from filing.question import When
from filing.terms import (
    OUTSIDE_PARTIES,
    PERSONAL_KINDS,
    SENSITIVE_KINDS,
    AlgorithmKind,
    Audience,
    Modality,
    ModelSource,
    Permit,
    Place,
    PublicForm,
    Role,
)
from filing.verdict.facts import core_functions, filed_kind

_POSTED = set(PublicForm) - {PublicForm.MINI_PROGRAM}
_REAL_LOOKING = {Modality.IMAGE, Modality.AUDIO, Modality.VIDEO}
_SOURCES = re.compile("检索|知识库|资料|依据")
_JOBS = re.compile("招聘|求职|岗位|简历|应聘|找工作")
_NEWS = {Permit.NEWS, Permit.AUDIOVISUAL, Permit.PUBLISHING}


@dataclass(frozen=True)
class Source:
    """One row of the decision table: a risk, when it may be there, and the articles."""

    risk: LikelyRisk
    when: When
    cites: tuple[Article, ...]


@dataclass(frozen=True)
class Likely:
    """A risk that this project may have: why here, its wording, measures as hints only."""

    risk: LikelyRisk
    why: tuple[str, ...]
    cites: tuple[Article, ...]

    @property
    def wording(self) -> str:
        """The words offered as the name of the risk."""
        return self.risk.plain

    @property
    def hints(self) -> tuple[str, ...]:
        """Measures that others take; what is really done, the person says."""
        return self.risk.hints


@once
def likely_risks(project: Project) -> tuple[Likely, ...]:
    """The typical risks that follow from the answers, in the order of the options."""
    found: dict[LikelyRisk, list[Source]] = {}
    for source in SOURCES:
        if source.when.test(project, None):
            found.setdefault(source.risk, []).append(source)
    return tuple(
        Likely(
            risk,
            tuple(one.when.words for one in found[risk]),
            tuple(dict.fromkeys(cite for one in found[risk] for cite in one.cites)),
        )
        for risk in LikelyRisk
        if risk in found
    )


def open_risks(project: Project) -> tuple[Likely, ...]:
    """Those of them that are neither taken over nor said, with a reason, not to apply.

    First those that a special answer brings, then those that come with the kind.
    """
    thought = {risk for danger in project.risk.risks for risk in danger.covers}
    thought |= {one.risk for one in project.risk.dismissed if one.risk and one.reason}
    left = (one for one in likely_risks(project) if one.risk not in thought)
    return tuple(sorted(left, key=lambda one: _WITH_THE_KIND.issuperset(one.why)))


def _kind(*kinds: AlgorithmKind, words: str = "") -> When:
    return When(
        words or f"备案的是{'或'.join(kinds)}算法",
        lambda project, _: filed_kind(project) in kinds,
    )


def _audience(audience: Audience) -> When:
    return When(
        f"{audience}会用到", lambda project, _: audience in project.subject.audiences
    )


def _data(words: str, *kinds: str) -> When:
    return When(
        words,
        lambda project, _: any(one.sensitivity in kinds for one in project.data.items),
    )


_GENERATES = _kind(AlgorithmKind.GENERATION)
_PUSHES = _kind(AlgorithmKind.PUSH)
_RANKS = _kind(AlgorithmKind.RANKING)
_FILTERS = _kind(AlgorithmKind.RETRIEVAL)
_DISPATCHES = _kind(AlgorithmKind.DISPATCH)
_SHOWS = _kind(
    AlgorithmKind.PUSH,
    AlgorithmKind.RANKING,
    AlgorithmKind.RETRIEVAL,
    words="备案的算法决定用户看到哪些内容",
)
_FEEDS = _kind(
    AlgorithmKind.PUSH, AlgorithmKind.RANKING, words="备案的算法决定内容能不能多得展示"
)
_ANY = When(
    "不论哪一类算法都可能遇到", lambda project, _: filed_kind(project) is not None
)
_WRITES = _GENERATES & When(
    "备案的功能会给出文字，或还没有写输出形式",
    lambda project, _: (
        any(
            not function.outputs or Modality.TEXT in function.outputs
            for function in core_functions(project)
        )
        or not core_functions(project)
    ),
)
_LOOKS_REAL = _GENERATES & When(
    "备案的功能会给出图像、音频或视频",
    lambda project, _: any(
        _REAL_LOOKING & set(function.outputs) for function in core_functions(project)
    ),
)
_EDITS = _GENERATES & When(
    "能生成或改动人脸、人声",
    lambda project, _: bool(project.applicability.edits_biometrics),
)
_SCENES = _GENERATES & When(
    "能生成牵涉国家安全等的特殊场景",
    lambda project, _: bool(project.applicability.special_scenes),
)
_COMPANION = _GENERATES & When(
    "有持续的情感互动", lambda project, _: bool(project.applicability.companion)
)
_SUPPORTS = _GENERATES & When(
    "角色是服务技术支持者", lambda project, _: project.scope.role is Role.SUPPORTER
)
_CALLS = When(
    "有模型直接调用第三方",
    lambda project, _: any(
        one.source is ModelSource.THIRD_PARTY for one in project.mechanism.models
    ),
)
_POSTS = When(
    "产品带有让用户发布内容的功能",
    lambda project, _: bool(_POSTED & set(project.applicability.forms)),
)
_LICENSED = _SHOWS & When(
    "业务涉及新闻、视听或出版许可",
    lambda project, _: bool(_NEWS & set(project.applicability.permits)),
)
_OUTSIDE = When(
    "数据经过外部单位",
    lambda project, _: any(one.kind in OUTSIDE_PARTIES for one in project.data.parties),
)
_LEAVES = When(
    "有参与方在境外",
    lambda project, _: any(one.place is Place.ABROAD for one in project.data.parties),
)
_LOOKS_UP = _WRITES & When(
    "算法步骤里要查资料、找依据",
    lambda project, _: any(
        _SOURCES.search(step.name) for step in project.mechanism.steps
    ),
)
_TRAINS = When("自己训练或微调模型", lambda project, _: bool(project.data.trains))
_PERSONAL = _data("数据里有个人信息", *PERSONAL_KINDS)
_SENSITIVE = _data("数据里有敏感个人信息", *SENSITIVE_KINDS)
_HIRES = _SHOWS & When(
    "备案的算法用于求职招聘",
    lambda project, _: bool(
        _JOBS.search(f"{project.scope.scene}{project.scope.name}{project.scope.gives}")
    ),
)
_BUYERS = _DISPATCHES & _audience(Audience.CONSUMERS)

_WITH_THE_KIND = {
    one.words
    for one in (
        _ANY,
        _GENERATES,
        _PUSHES,
        _RANKS,
        _FILTERS,
        _DISPATCHES,
        _SHOWS,
        _FEEDS,
    )
} | {_WRITES.words}

_R, _D, _G = ALGORITHM_RECOMMENDATION, DEEP_SYNTHESIS, GENERATIVE_AI
_L, _P, _N = CONTENT_LABELLING, PERSONAL_INFORMATION, NETWORK_DATA


def _row(risk: LikelyRisk, when: When, *cites: Article) -> Source:
    return Source(risk, when, cites)


SOURCES: tuple[Source, ...] = (
    _row(LikelyRisk.ILLEGAL_OUTPUT, _GENERATES, _G["第四条"], _D["第十条"]),
    _row(LikelyRisk.INDUCED, _GENERATES, _D["第十条"]),
    _row(LikelyRisk.FALSE_OUTPUT, _WRITES, _G["第四条"]),
    _row(LikelyRisk.STALE_SOURCE, _LOOKS_UP, _G["第四条"]),
    _row(LikelyRisk.MASS_MISUSE, _WRITES, _G["第十四条"]),
    _row(LikelyRisk.FAKE_MEDIA, _LOOKS_REAL, _D["第十七条"]),
    _row(LikelyRisk.IMPERSONATION, _EDITS, _D["第十四条"], _D["第十五条"]),
    _row(LikelyRisk.SPECIAL_SCENE, _SCENES, _D["第十五条"]),
    _row(LikelyRisk.LABEL_LOST, _GENERATES, _D["第十八条"], _L["第十条"]),
    _row(LikelyRisk.INFRINGEMENT, _GENERATES, _G["第四条"]),
    _row(LikelyRisk.DEPENDENCE, _COMPANION, HUMANLIKE_INTERACTION["第十三条"]),
    _row(LikelyRisk.UPSTREAM, _CALLS, _G["第十三条"]),
    _row(LikelyRisk.CLIENT_MISUSE, _SUPPORTS, _D["第八条"]),
    _row(LikelyRisk.KEY_THEFT, _SUPPORTS, _N["第九条"]),
    _row(LikelyRisk.MIXED_CLIENTS, _SUPPORTS, _N["第九条"]),
    _row(LikelyRisk.BUBBLE, _PUSHES, _R["第十二条"]),
    _row(LikelyRisk.ADDICTION, _PUSHES, _R["第八条"]),
    _row(LikelyRisk.WRONG_PROFILE, _PUSHES, _R["第十条"]),
    _row(LikelyRisk.MANIPULATION, _FEEDS, _R["第十四条"]),
    _row(LikelyRisk.RIGGED_ORDER, _RANKS, _R["第十四条"]),
    _row(LikelyRisk.FALSE_HITS, _FILTERS, _R["第二十二条"]),
    _row(LikelyRisk.WRONG_HITS, _FILTERS, _R["第九条"]),
    _row(LikelyRisk.MISREAD_QUERY, _FILTERS, _R["第八条"]),
    _row(LikelyRisk.GAMED_RESULTS, _FILTERS, _R["第十四条"]),
    _row(LikelyRisk.BAD_SPREAD, _SHOWS, _R["第九条"]),
    _row(LikelyRisk.EVASION, _SHOWS, _R["第九条"], INTERNET_SERVICES["第十六条"]),
    _row(LikelyRisk.USER_CONTENT, _POSTS, INTERNET_SERVICES["第十五条"]),
    _row(LikelyRisk.UNLABELLED, _SHOWS, _L["第六条"]),
    _row(LikelyRisk.SHOWN_RIGHTS, _SHOWS, INTERNET_SERVICES["第十五条"]),
    _row(LikelyRisk.UNLICENSED, _LICENSED, _R["第十三条"]),
    _row(LikelyRisk.OVERWORK, _DISPATCHES, _R["第二十条"]),
    _row(LikelyRisk.OVERWORK, _audience(Audience.WORKERS), _R["第二十条"]),
    _row(LikelyRisk.UNFAIR_WORK, _DISPATCHES, _R["第二十条"]),
    _row(LikelyRisk.UNFAIR_WORK, _audience(Audience.WORKERS), _R["第二十条"]),
    _row(LikelyRisk.UNFAIR_CHANCE, _HIRES, _R["第四条"]),
    _row(LikelyRisk.WRONG_PLAN, _DISPATCHES, _R["第八条"]),
    _row(LikelyRisk.UNFAIR_PRICE, _BUYERS, _R["第二十一条"], _P["第二十四条"]),
    _row(LikelyRisk.KEPT_CONTENT, _GENERATES, INTERNET_SERVICES["第十六条"]),
    _row(LikelyRisk.KEPT_CONTENT, _SHOWS, INTERNET_SERVICES["第十六条"]),
    _row(LikelyRisk.KEPT_CONTENT, _POSTS, INTERNET_SERVICES["第十六条"]),
    _row(LikelyRisk.OUTAGE, _ANY, _R["第八条"]),
    _row(LikelyRisk.LEAK, _PERSONAL, _P["第五十一条"]),
    _row(LikelyRisk.SENSITIVE_LEAK, _SENSITIVE, _P["第二十八条"]),
    _row(LikelyRisk.PROCESSOR_LEAK, _OUTSIDE, _P["第二十一条"], _N["第十二条"]),
    _row(LikelyRisk.ABROAD, _LEAVES, _P["第三十八条"]),
    _row(LikelyRisk.TRAINING_RIGHTS, _TRAINS, _G["第七条"]),
    _row(LikelyRisk.MINORS, _audience(Audience.MINORS), MINORS["第二十五条"]),
    _row(LikelyRisk.ELDERS, _audience(Audience.ELDERLY), _R["第十九条"]),
)
