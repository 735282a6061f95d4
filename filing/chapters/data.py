"""Which data is used, where it goes, what it was trained on, and how it is protected."""

from collections.abc import Iterator, Sequence

from filing.block import Block, Figure, Heading, Note, Paragraph, fact
from filing.chapters.prose import Column, paragraph, table, tell, told
from filing.graphs import data_flow, numbered
from filing.picture import Graph, Shape
from filing.project import Project
from filing.steps.data import PERSONAL, Item, Party
from filing.terms import PERSONAL_KINDS, ModelSource, Place, Sensitivity


def data(project: Project) -> Iterator[Block]:
    """The chapter 数据说明."""
    yield Heading("数据说明")
    yield Heading("数据清单", 2)
    yield from items(project)
    yield Heading("数据流向", 2)
    yield from flows(project)
    yield Heading("训练数据与检索数据", 2)
    yield from training(project)
    yield Heading("个人信息与数据安全", 2)
    yield from personal(project)
    yield from safekeeping(project)


def items(project: Project) -> Iterator[Block]:
    """The data one by one, and how separate consent is had where it is needed."""
    if project.data.items:
        yield paragraph(project, "算法使用的数据见{表:items}。")
    yield from table(
        project,
        "data.items",
        key="items",
        caption="数据清单",
        columns=(
            Column("数据名称", "name", 15),
            Column("来源", "origin", 12),
            Column("个人信息类别", "sensitivity", 12),
            Column("使用目的", "purpose", 26),
            Column("合法性基础", "basis", 15),
            Column("保存期限", "retention", 17),
        ),
    )
    for number, item in enumerate(project.data.items, 1):
        where = f"data.items.{item.id}.separate_consent"
        if project.applies(where):
            yield from told(
                project, f"对{_named(item, number)}，取得单独同意的方式为：", where
            )


def flows(project: Project) -> Iterator[Block]:
    """The picture of the flows, what each carries, and where it ends."""
    if not project.data.flows:
        yield Paragraph((fact(project, "data.flows"), "。"))
        return
    graph = data_flow(project)
    yield paragraph(
        project, "数据在各方之间的流转见{图:dataflow}，图中编号的含义见{表:flows}。"
    )
    yield Figure("dataflow", "数据流图", graph, "数据流：" + "；".join(graph.lines()))
    abroad = any(edge.crossing for edge in graph.edges)
    tail = "虚线箭头表示流向境外" if abroad else "图中没有流向境外的数据"
    yield Note((f"{_shapes(graph)}；{tail}。",))
    yield from table(
        project,
        "data.flows",
        key="flows",
        caption="数据流向说明",
        columns=(
            Column("来源方", "source", 14),
            Column("去向方", "target", 14),
            Column("流转数据", "items", 24),
            Column("目的", "purpose", 20),
            Column("保护措施", "protection", 21),
        ),
        labels=numbered(len(project.data.flows)),
    )
    yield from outside(project)


def _shapes(graph: Graph) -> str:
    """What the forms of the boxes mean, of those that there are."""
    drawn = {node.shape for node in graph.nodes}
    return "，".join(said for shape, said in _SHAPES.items() if shape in drawn)


_SHAPES = {
    Shape.USER: "两端为圆弧的框为用户",
    Shape.SYSTEM: "圆角框为本公司系统",
    Shape.OUTSIDE: "方框为外部单位",
    Shape.STORE: "圆柱为存储",
}


def outside(project: Project) -> Iterator[Block]:
    """Who outside the company takes part by which contract, and who sits abroad."""
    for party in project.data.parties:
        where = f"data.parties.{party.id}"
        if project.applies(f"{where}.contract"):
            yield paragraph(
                project,
                f"“{{p.name}}”为外部单位{_who(party)}。合同情况如下：{{p.contract}}。",
                p=where,
            )
    abroad = [party for party in project.data.parties if party.place is Place.ABROAD]
    if abroad:
        names = "、".join(f"“{{p{n}.name}}”" for n, _ in enumerate(abroad))
        rows = {f"p{n}": f"data.parties.{one.id}" for n, one in enumerate(abroad)}
        yield paragraph(project, f"下列参与方位于境外：{names}。", **rows)
        yield from tell(project, "data.going_abroad")
    elif all(party.place for party in project.data.parties):
        yield Paragraph(("上述参与方均位于境内，不涉及向境外提供数据。",))


def _who(party: Party) -> str:
    """Which company it is, as prose, unless its name tells; several are told by one."""
    if party.name.strip() == party.entity.strip() != "":
        return ""
    return "，包括{p.entity}" if "公司等" in party.entity else "，法人名称为{p.entity}"


def training(project: Project) -> Iterator[Block]:
    """What the models were trained on, what is looked up, what is kept of inputs."""
    if project.data.trains is None:
        yield Paragraph((fact(project, "data.trains"), "。"))
    elif project.data.trains:
        yield (
            paragraph(project, "训练或微调使用的数据见{表:training}。")
            if (project.data.training)
            else Paragraph(("本算法使用的模型经过训练或微调。",))
        )
        yield from table(
            project,
            "data.training",
            key="training",
            caption="训练数据",
            columns=(
                Column("名称", "name", 18),
                Column("来源", "origin", 14),
                Column("规模", "scale", 18),
                Column("授权依据", "licence", 24),
                Column("清洗与抽检", "cleaning", 20),
            ),
        )
        for one in project.data.training:
            where = f"data.training.{one.id}"
            if project.applies(f"{where}.consent"):
                yield paragraph(
                    project,
                    "训练数据“{t.name}”所含真人的脸、声音和本人同意的情况如下：{t.consent}。",
                    t=where,
                )
    else:
        yield paragraph(project, _untrained(project))
    yield from tell(project, "data.annotation", "data.retrieval", "data.inputs_kept")


def _named(item: Item, number: int) -> str:
    return f"“{item}”" if str(item) else f"第 {number} 项数据"


_UNSORTED = "数据清单填全后，再说明涉及哪些个人信息。"


def _untrained(project: Project) -> str:
    """That nothing is trained, and where the models are from, as far as the list tells."""
    sources = {model.source for model in project.mechanism.models}
    if not project.applies("mechanism.models"):
        return "算法没有使用机器学习模型，不存在训练数据。"
    none = "本公司不训练也不微调模型，"
    if sources == {ModelSource.THIRD_PARTY}:
        none += "仅调用第三方模型服务，"
    elif sources:
        return f"{none}不存在自行采集的训练数据；所用模型及其来源见{{表:models}}。"
    return f"{none}不存在自行采集的训练数据。"


def identity(project: Project) -> Iterator[Block]:
    """Which data tells of a person, by body or by name; nothing while there is no list."""
    rows = project.data.items
    if not rows or not all(one.sensitivity for one in rows):
        yield paragraph(project, _UNSORTED)
        return
    by_body = [one for one in rows if one.sensitivity is Sensitivity.BIOMETRIC]
    by_name = [one for one in rows if one.sensitivity in PERSONAL_KINDS]
    yield paragraph(
        project,
        f"涉及生物识别信息的数据为{_quoted(by_body)}。"
        if by_body
        else "数据清单所列数据不含用于识别特定自然人的人脸、人声、步态等生物识别信息。",
    )
    if project.applies("applicability.edits_biometrics"):
        yield paragraph(project, _EDITS[project.applicability.edits_biometrics])
    if by_name:
        yield paragraph(
            project,
            f"涉及个人信息的数据为{_quoted(by_name)}，"
            "其类别、合法性基础和保存期限见{表:items}。",
        )


_EDITS = {
    True: "产品可以生成或编辑人脸、人声等生物识别信息。",
    False: "产品不生成、也不编辑人脸、人声等生物识别信息。",
    None: "生物识别信息的生成或编辑：{applicability.edits_biometrics}。",
}


def _quoted(rows: Sequence[Item]) -> str:
    return "".join(f"“{{data.items.{one.id}.name}}”" for one in rows)


def personal(project: Project) -> Iterator[Block]:
    """Whether personal information is in the data, and what is done for those it tells of."""
    if PERSONAL.test(project, None):
        yield paragraph(project, "个人信息保护影响评估{data.assessment}。")
        yield from tell(project, "data.assessment_record", "data.rights", "data.audit")
    elif project.data.items and all(one.sensitivity for one in project.data.items):
        yield Paragraph(("数据清单所列数据均不含个人信息。",))
    else:
        yield paragraph(project, _UNSORTED)


def safekeeping(project: Project) -> Iterator[Block]:
    """The grades of data, and how long logs are kept."""
    yield from tell(project, "data.classification", "data.protection_level")
    yield paragraph(project, "网络日志留存 {data.log_months} 个月。")
