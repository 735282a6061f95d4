"""How the algorithm works: flow, data forms, models, intervention, and what its kind asks."""

import re
from collections.abc import Collection, Iterable, Iterator

from filing.block import Block, Figure, Heading, Note, Paragraph, fact
from filing.chapters.prose import Column, paragraph, table, tell, told
from filing.graphs import algorithm_flow
from filing.picture import Graph, Shape
from filing.project import Project
from filing.steps.mechanism import Model, Step
from filing.terms import REVIEWS, AlgorithmKind, ModelSource

_CHANNEL = (
    Column("数据模态", "modality", 25),
    Column("数据格式", "format", 34),
    Column("大小或长度上限", "limit", 34),
)
_OTHERS = (ModelSource.THIRD_PARTY, ModelSource.TUNED)


def mechanism(project: Project) -> Iterator[Block]:
    """The chapter 算法机制机理."""
    yield Heading("算法机制机理")
    yield Heading("算法流程", 2)
    yield from flow(project)
    yield Heading("输入与输出数据", 2)
    yield from channels(project)
    yield Heading("算法模型", 2)
    yield from models(project)
    yield Heading("干预策略", 2)
    yield from tell(project, *INTERVENTION)
    yield from _by_kind(project)
    yield Heading("更新与部署", 2)
    yield from tell(
        project, "mechanism.update", "mechanism.deployment", "mechanism.hardware"
    )


def flow(project: Project) -> Iterator[Block]:
    """The steps in words, and the picture of them."""
    steps = project.mechanism.steps
    if not steps:
        yield Paragraph((fact(project, "mechanism.steps"), "。"))
        return
    yield paragraph(
        project,
        f"算法按以下 {len(steps)} 步运行，流程见{{图:algorithm}}，"
        "图中的编号与下文步骤一致。",
    )
    for number, step in enumerate(steps, 1):
        where = f"mechanism.steps.{step.id}"
        models = "该步使用{s.models}。" if project.applies(f"{where}.models") else ""
        yield paragraph(
            project,
            f"第 {number} 步　{{s.name}}（{{s.stage}}，{{s.kind}}）：{{s.does}}。{models}",
            s=where,
        )
        if step.stage in REVIEWS:
            yield from told(
                project, "审核没有直接通过的，处置办法如下：", f"{where}.blocked"
            )
        if ways := _ways(steps, step.elsewhere):
            yield paragraph(
                project,
                f"有下列情形的，由该步转至{ways}："
                f"{{s.elsewhere_when}}{_else(step, last=number == len(steps))}。",
                s=where,
            )
    if project.applies("mechanism.function_steps"):
        yield from told(
            project, "各备案功能经过的步骤如下：", "mechanism.function_steps"
        )
    graph = algorithm_flow(project)
    yield Figure(
        "algorithm",
        "算法流程图",
        graph,
        "算法流程：" + "；".join(graph.lines()),
    )
    yield Note((f"{_shapes(graph)}{_around(graph)}",))


def _shapes(graph: Graph) -> str:
    """What the forms of the boxes and lines mean, of those that there are."""
    drawn = {node.shape for node in graph.nodes}
    said = "，".join(words for shape, words in _SHAPES.items() if shape in drawn)
    stop = Shape.STOP in drawn
    return f"{said}{_STOPPED if stop else '。'}"


_SHAPES = {
    Shape.RULE: "方框为规则",
    Shape.LEARNING: "圆角框为机器学习或规则与机器学习",
    Shape.HUMAN: "六边形为人工",
    Shape.STOP: "八角框为拦截、处置",
}
_STOPPED = "；虚线为未通过审核时的去向，处置的对象和办法以各步文字为准。"


def _else(step: Step, *, last: bool) -> str:
    """What becomes of the rest, where no review has said so already."""
    if step.stage in REVIEWS:
        return ""
    return "；其余到此结束" if last else "；其余进入下一步"


def _around(graph: Graph) -> str:
    """What the lines around the boxes mean, of those that there are."""
    order = {node.id: number for number, node in enumerate(graph.nodes)}
    back = {
        order[edge.target] < order[edge.source] for edge in graph.edges if edge.past
    }
    if not back:
        return ""
    ways = ("退回前面", "越过中间") if len(back) > 1 else _PAST[back.pop()]
    return f"绕行的折线为{'或'.join(ways)}步骤的去向。"


_PAST = {True: ("退回前面",), False: ("越过中间",)}


def _ways(steps: Iterable[Step], chosen: Collection[str]) -> str:
    """The chosen steps with their numbers, as prose, in the order in which they run."""
    found = [(n, one.id) for n, one in enumerate(steps, 1) if one.id in chosen]
    if len(found) == 1:
        return f"“{{s.elsewhere}}”（第 {found[0][0]} 步）"
    return "、".join(
        f"“{{mechanism.steps.{one}.name}}”（第 {number} 步）" for number, one in found
    )


def channels(project: Project) -> Iterator[Block]:
    """The form of what goes in and of what comes out."""
    yield (
        paragraph(project, "算法的输入数据见{表:inputs}，输出数据见{表:outputs}。")
        if (project.mechanism.inputs and project.mechanism.outputs)
        else Paragraph(("算法的输入与输出数据如下。",))
    )
    yield from table(
        project,
        "mechanism.inputs",
        key="inputs",
        caption="输入数据",
        columns=_CHANNEL,
    )
    yield from table(
        project,
        "mechanism.outputs",
        key="outputs",
        caption="输出数据",
        columns=_CHANNEL,
    )


def models(project: Project) -> Iterator[Block]:
    """The models one by one, and what was agreed with those who provide them."""
    used = project.mechanism.models
    if not project.applies("mechanism.models"):
        yield Paragraph(("算法按上述步骤中的规则和人工运行，没有使用机器学习模型。",))
        return
    if used:
        yield paragraph(project, "算法使用的模型见{表:models}。")
    yield from table(
        project,
        "mechanism.models",
        key="models",
        caption="算法模型",
        columns=(
            Column("模型名称", "name", 14),
            Column("用途", "use", 17),
            Column("来源", "source", 12),
            Column("类型与结构", "structure", 20),
            Column("评价指标", "metrics", 30),
        ),
    )
    for model in used:
        where = f"mechanism.models.{model.id}"
        if model.source in _OTHERS:
            said = _BY_OTHERS[model.source] % _number(model)
            yield paragraph(project, said, m=where)
        if project.applies(f"{where}.licence"):
            yield paragraph(project, _OPEN, m=where)
        if project.applies(f"{where}.goal"):
            yield paragraph(project, "“{m.name}”的优化目标为{m.goal}。", m=where)


def _number(model: Model) -> str:
    """The number of the model's own filing, or how things stand where it has none."""
    told = "备案号的情况为：" if _NO_NUMBER.match(model.filing_number) else "备案号为"
    return f"{told}{{m.filing_number}}"


_NO_NUMBER = re.compile("不|无|尚|没|未|暂|正在|待")
_OPEN = "“{m.name}”为直接使用的开源模型，发布者与许可证为：{m.licence}。"
_BY_OTHERS = {
    ModelSource.THIRD_PARTY: (
        "“{m.name}”由{m.provider}提供，%s。服务协议的情况如下：{m.agreement}。"
    ),
    ModelSource.TUNED: (
        "“{m.name}”以{m.provider}提供的模型为基础微调而成，"
        "所用基础模型的%s。协议的情况如下：{m.agreement}。"
    ),
}
INTERVENTION = (
    "mechanism.input_review",
    "mechanism.incoming_labels",
    "mechanism.output_review",
    "mechanism.keywords",
    "mechanism.intervention",
    "mechanism.appeal",
)
LABELLING = (
    "mechanism.exits",
    "mechanism.explicit_label",
    "mechanism.implicit_label",
    "mechanism.label_terms",
    "mechanism.unlabelled",
)
CHOICES = (
    "mechanism.switch_off",
    "mechanism.tag_management",
    "mechanism.diversity",
    "mechanism.negative_feedback",
)
RANKS = ("mechanism.factors", "mechanism.lists", "mechanism.anti_manipulation")
MATCHES = ("mechanism.matching", "mechanism.false_hits")
WORKERS = ("mechanism.workers", "mechanism.worker_pay", "mechanism.worker_appeal")
AGES = ("mechanism.minors", "mechanism.elderly")
FAIRNESS = ("mechanism.fair_terms",)
COMPANION = (
    "mechanism.companion_notice",
    "mechanism.companion_reminder",
    "mechanism.companion_exit",
    "mechanism.companion_crisis",
    "mechanism.companion_minors",
)
_KIND_SECTIONS: dict[AlgorithmKind, tuple[str, tuple[str, ...]]] = {
    AlgorithmKind.GENERATION: (
        "结果标识",
        (
            *LABELLING,
            "mechanism.refuting",
            "mechanism.biometric_consent",
        ),
    ),
    AlgorithmKind.PUSH: (
        "用户标签与用户选择",
        ("mechanism.user_tags", *CHOICES, "mechanism.addiction"),
    ),
    AlgorithmKind.RANKING: ("排序规则与反操纵", (*RANKS, "mechanism.addiction")),
    AlgorithmKind.RETRIEVAL: ("检索与过滤", MATCHES),
    AlgorithmKind.DISPATCH: ("调度规则", ("mechanism.dispatch",)),
}


def _by_kind(project: Project) -> Iterator[Block]:
    if project.scope.kind:
        title, answers = _KIND_SECTIONS[project.scope.kind]
        yield Heading(title, 2)
        yield from tell(project, *answers)
        if project.scope.kind is AlgorithmKind.GENERATION:
            yield from labels(project)
    if company := [*tell(project, *COMPANION)]:
        yield Heading("持续情感互动用户保护", 2)
        yield from company
    people = [*tell(project, *WORKERS, *AGES, *FAIRNESS)]
    if people:
        yield Heading("用户与特定群体权益", 2)
        yield from people


def labels(project: Project) -> Iterator[Block]:
    """The labels on each way out, as a table."""
    if project.mechanism.labels:
        yield paragraph(project, "各输出途径的标识见{表:labels}。")
    yield from table(
        project,
        "mechanism.labels",
        key="labels",
        caption="各输出途径的标识",
        columns=(
            Column("输出途径", "way", 16),
            Column("显式标识", "shown", 40),
            Column("隐式标识", "hidden", 37),
        ),
    )
