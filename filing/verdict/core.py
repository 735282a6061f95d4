"""Which functions to file first: finished, of one kind, in one scene; and why not the rest."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from filing.finding import Standing
from filing.form import folded
from filing.law import ALGORITHM_RECOMMENDATION
from filing.project import Project
from filing.steps.scope import Function
from filing.terms import UNFINISHED, AlgorithmKind, Modality, Status
from filing.verdict.conclusion import UNKNOWN, Conclusion, Reason
from filing.verdict.facts import FINISHED, core_functions
from filing.verdict.split import modality_group

QUESTION = "建议备案的功能"
_CORE = "scope.core"
_TRUE = ALGORITHM_RECOMMENDATION["第三十三条"]
_ONE_KIND = ALGORITHM_RECOMMENDATION["第二条"]


@dataclass(frozen=True)
class LeftOut:
    """A function that is not recommended for this filing, and why."""

    function: str
    why: str

    @property
    def where(self) -> str:
        """The address of the function."""
        return f"scope.functions.{self.function}"


@dataclass(frozen=True)
class Core:
    """The recommended core: ids of functions, with the conclusion that tells them."""

    functions: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    conclusion: Conclusion


@dataclass(frozen=True)
class _Group:
    """What the functions of one filing have in common."""

    kind: AlgorithmKind
    modalities: tuple[Modality, ...]
    scene: str


def recommended_core(project: Project) -> Core:
    """The functions that fit one filing best, the rest with the reason, and warnings."""
    placed = [(function, _group(function)) for function in project.scope.functions]
    best = _best(placed, project.scope.kind)
    fitting = [function for function, group in placed if best and group == best]
    left_out = tuple(
        LeftOut(function.id, _unfit(function) or _unlike(function, best))
        for function, group in placed
        if not best or group != best
    )
    answer = "、".join(str(function) for function in fitting) or UNKNOWN
    return Core(
        tuple(function.id for function in fitting),
        left_out,
        Conclusion(
            QUESTION,
            answer,
            tuple(_reasons(project, fitting)),
            Standing.PRACTICE,
            missing=() if best else ("scope.functions",),
            warnings=tuple(_warnings(core_functions(project))),
        ),
    )


def _group(function: Function) -> _Group | None:
    if not function.kind or function.status not in FINISHED:
        return None
    return _Group(function.kind, modality_group(function), folded(function.scene))


def _best(
    placed: list[tuple[Function, _Group | None]], kind: AlgorithmKind | None
) -> _Group | None:
    """The group of the stated kind first, then with most functions online, then in all."""
    online: Counter[_Group] = Counter()
    size: Counter[_Group] = Counter()
    for function, group in placed:
        if group:
            online[group] += function.status is Status.ONLINE
            size[group] += 1
    return max(
        size, key=lambda one: (one.kind is kind, online[one], size[one]), default=None
    )


def _reasons(project: Project, fitting: list[Function]) -> Iterator[Reason]:
    if not fitting:
        yield Reason(
            "scope.functions",
            "功能清单：没有已上线或测试中、用到算法的功能",
            "现在还没有适合备案的功能；先把功能和状态填全",
        )
        return
    first = fitting[0]
    if project.scope.kind and first.kind is project.scope.kind:
        yield Reason(
            "scope.kind",
            f"算法类型：{project.scope.kind}",
            "先看这一类的功能",
            (_ONE_KIND,),
        )
    states = "、".join(dict.fromkeys(f.status for f in fitting if f.status))
    yield Reason(
        _CORE,
        f"功能状态：{states}",
        "已经做出来，能照实说明，也能核验",
        (_TRUE,),
    )
    yield Reason(
        _CORE,
        f"功能所用算法类型：{first.kind}；功能场景：{first.scene or '未填'}",
        "同一类算法、同一个场景，一份材料说得清",
        (_ONE_KIND,),
    )


def _unfit(function: Function) -> str:
    """Why a function fits no filing yet; '' if it fits one."""
    if function.status in UNFINISHED:
        return f"还在{function.status}，写进未来规划，不写成现状"
    if function.status is None:
        return "没有填功能状态，填了再看"
    if function.kind is None:
        if function.unclassified:
            return "技术确认没有用到五类算法，不用备案"
        return "没有选算法类型，也还没有由技术确认它不属于五类"
    return ""


def _unlike(function: Function, best: _Group | None) -> str:
    """Why a function that is fit does not belong with the best group."""
    if best is None or function.kind is not best.kind:
        return f"属于{function.kind}，是另一类算法，另行备案"
    if function.kind is AlgorithmKind.GENERATION and not function.outputs:
        return "没有填结果的形式，填了再看"
    if modality_group(function) != best.modalities:
        return "生成的内容形式不同，公开清单里常分开备案"
    if not function.scene.strip():
        return "没有填功能场景，填了再看"
    return f"场景是“{function.scene}”，与其余功能不同，一份材料只写一个场景"


def _warnings(core: tuple[Function, ...]) -> Iterator[str]:
    """What is odd in the functions that the person has chosen."""
    unfinished = [str(f) or "未命名的功能" for f in core if f.status in UNFINISHED]
    if unfinished:
        yield f"选中的“{'、'.join(unfinished)}”还没有做完，写进备案等于把规划写成现状。"
    without = [str(f) or "未命名的功能" for f in core if f.kind is None]
    if without:
        yield f"选中的“{'、'.join(without)}”没有选算法类型。"
    kinds = dict.fromkeys(f.kind for f in core if f.kind)
    if len(kinds) > 1:
        yield f"选中的功能分属{'、'.join(kinds)}，一份备案只写一类算法。"
    scenes = dict.fromkeys(f.scene.strip() for f in core if f.scene.strip())
    if len(scenes) > 1:
        yield f"选中的功能用在{len(scenes)}个场景（{'、'.join(scenes)}），建议只留一个。"
    outputs = dict.fromkeys(modality_group(f) for f in core if modality_group(f))
    if len(outputs) > 1:
        yield "选中的功能生成的内容形式不同，公开清单里常分开备案。"
