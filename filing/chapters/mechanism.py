"""How the algorithm works: flow, data forms, models, intervention, and what its kind asks."""

from collections.abc import Iterator

from filing.block import Block, Figure, Heading, Note, Paragraph, fact
from filing.chapters.prose import Column, paragraph, table, told
from filing.picture import algorithm_flow
from filing.project import Project
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
    yield from _flow(project)
    yield Heading("输入与输出数据", 2)
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
    yield Heading("算法模型", 2)
    yield from _models(project)
    yield Heading("干预策略", 2)
    yield from _intervention(project)
    yield from _by_kind(project)
    yield Heading("更新与部署", 2)
    yield from told(project, "更新机制：", "mechanism.update")
    yield from told(project, "部署位置：", "mechanism.deployment")
    yield from told(project, "软硬件设施：", "mechanism.hardware")


def _flow(project: Project) -> Iterator[Block]:
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
        yield paragraph(
            project,
            f"第 {number} 步　{{s.name}}（{{s.stage}}，{{s.kind}}）：{{s.does}}。",
            s=where,
        )
        if project.applies(f"{where}.models"):
            yield paragraph(project, "该步使用的模型为{s.models}。", s=where)
        if step.stage in REVIEWS:
            yield from told(project, "未通过时的处置：", f"{where}.blocked")
    graph = algorithm_flow(project)
    yield Figure(
        "algorithm",
        "算法流程图",
        graph,
        "算法流程：" + "；".join(graph.lines()),
    )
    yield Note(
        ("方框为规则，圆角框为机器学习，六边形为人工；虚线为未通过审核时的处置。",)
    )


def _models(project: Project) -> Iterator[Block]:
    models = project.mechanism.models
    if models:
        yield paragraph(project, "算法使用的模型见{表:models}。")
    yield from table(
        project,
        "mechanism.models",
        key="models",
        caption="算法模型",
        columns=(
            Column("模型名称", "name", 18),
            Column("用途", "use", 20),
            Column("来源", "source", 14),
            Column("类型与结构", "structure", 22),
            Column("评价指标", "metrics", 20),
        ),
    )
    for model in models:
        where = f"mechanism.models.{model.id}"
        if model.source in _OTHERS:
            yield paragraph(
                project,
                "“{m.name}”由{m.provider}提供，模型备案号：{m.filing_number}。"
                "服务协议：{m.agreement}。",
                m=where,
            )
        if project.applies(f"{where}.goal"):
            yield paragraph(project, "“{m.name}”的优化目标为{m.goal}。", m=where)


def _intervention(project: Project) -> Iterator[Block]:
    yield from told(project, "输入审核：", "mechanism.input_review")
    yield from told(project, "输出审核：", "mechanism.output_review")
    yield from told(project, "关键词库：", "mechanism.keywords")
    yield from told(project, "人工干预：", "mechanism.intervention")
    yield from told(project, "误判申诉：", "mechanism.appeal")


_KIND_SECTIONS: dict[AlgorithmKind, tuple[str, tuple[tuple[str, str], ...]]] = {
    AlgorithmKind.GENERATION: (
        "结果标识",
        (
            ("内容输出途径：", "exits"),
            ("显式标识：", "explicit_label"),
            ("隐式标识：", "implicit_label"),
            ("标识约定：", "label_terms"),
            ("无显式标识内容的提供：", "unlabelled"),
            ("辟谣机制：", "refuting"),
            ("被编辑人的单独同意：", "biometric_consent"),
            ("拟人化互动保护：", "companion_care"),
        ),
    ),
    AlgorithmKind.PUSH: (
        "用户标签与用户选择",
        (
            ("用户标签管理：", "user_tags"),
            ("关闭个性化推荐：", "switch_off"),
            ("查看与删除标签：", "tag_management"),
            ("内容多样性：", "diversity"),
            ("负反馈：", "negative_feedback"),
            ("防沉迷：", "addiction"),
        ),
    ),
    AlgorithmKind.RANKING: (
        "排序规则与反操纵",
        (
            ("排序因素与权重：", "factors"),
            ("榜单规则：", "lists"),
            ("反操纵：", "anti_manipulation"),
            ("防沉迷：", "addiction"),
        ),
    ),
    AlgorithmKind.RETRIEVAL: (
        "检索与过滤",
        (("检索过滤条件：", "matching"), ("误拦与漏拦：", "false_hits")),
    ),
    AlgorithmKind.DISPATCH: ("调度规则", (("调度因素：", "dispatch"),)),
}
_PEOPLE = (
    ("劳动者权益保护：", "workers"),
    ("报酬与奖惩：", "worker_pay"),
    ("劳动者申诉：", "worker_appeal"),
    ("未成年人保护：", "minors"),
    ("老年人保护：", "elderly"),
    ("交易条件：", "fair_terms"),
)


def _by_kind(project: Project) -> Iterator[Block]:
    if project.scope.kind:
        title, answers = _KIND_SECTIONS[project.scope.kind]
        yield Heading(title, 2)
        for lead, name in answers:
            if project.applies(f"mechanism.{name}"):
                yield from told(project, lead, f"mechanism.{name}")
        if project.scope.kind is AlgorithmKind.GENERATION:
            yield from _labels(project)
    people = [one for one in _PEOPLE if project.applies(f"mechanism.{one[1]}")]
    if people:
        yield Heading("特定群体保护", 2)
        for lead, name in people:
            yield from told(project, lead, f"mechanism.{name}")


def _labels(project: Project) -> Iterator[Block]:
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
