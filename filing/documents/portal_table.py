"""系统填报对照表: field by field, in the portal's order, what to type and in which form."""

import re
from collections.abc import Iterator, Sequence

from filing.block import (
    Block,
    Heading,
    Mark,
    Note,
    Paragraph,
    Text,
    document,
    fact,
    say,
)
from filing.chapters.portal import (
    BY_LIST,
    FREE,
    Line,
    each,
    lines,
    portal_rows,
    uploads,
)
from filing.chapters.portal_products import products, service
from filing.chapters.prose import fitted
from filing.chapters.scope import users
from filing.chapters.uploads import ALGORITHM, SUBJECT
from filing.finding import Finding
from filing.project import Project, question_at
from filing.steps.subject import HAS_PRODUCTS
from filing.telling import BY_HAND
from filing.terms import REVIEWS, SENSITIVE_KINDS, NodeKind, RiskKind, Sensitivity


@document("系统填报对照表（草稿）", sheets=True)
def portal_table(project: Project, findings: Sequence[Finding]) -> Iterator[Block]:
    """What to type into the portal, in its order, each with the question it comes from."""
    yield Paragraph(
        (
            "本表按填报系统的次序排列，主体信息初审通过后才能填算法信息。"
            "字段名称、选项、字数和文件格式以系统当日显示为准。",
        )
    )
    for key, title, fields in (
        ("subject", "主体信息", _subject(project)),
        ("officer", "算法安全责任人", _officer(project)),
        ("uploads", "主体环节附件", uploads(SUBJECT)),
        ("basics", "算法基础属性信息", (*_basics(project), *uploads(ALGORITHM))),
    ):
        yield Heading(title)
        yield portal_rows(key, title, fields)
    yield Heading("算法详细属性信息")
    for key, title, fields in (
        ("overview", "概况", _overview(project)),
        ("data", "数据", _data(project)),
        ("models", "模型", _models(project)),
        ("strategy", "策略", _strategy(project)),
        ("risks", "风险与防范机制", _risks(project)),
    ):
        yield Heading(title, 2)
        yield portal_rows(key, title, fields)
    if HAS_PRODUCTS.test(project, None):
        yield Heading("产品及功能信息")
        yield portal_rows("products", "产品及功能信息", products(project))
        yield Note(("先添加产品，再添加功能和访问路径，最后关联到算法。",))
    else:
        yield Heading("技术服务方式")
        yield portal_rows("service", "技术服务方式", service(project))
        yield Note(("服务技术支持者填技术服务方式，不填产品。",))


def _subject(project: Project) -> Iterator[Line]:
    yield from lines(
        project,
        ("主体名称", "subject.company", "与证件一字不差，括号全角半角照抄"),
        ("统一社会信用代码", "subject.credit_code", "18 位"),
        ("主体类型", "subject.company_type", "下拉选择"),
        ("注册地与详细地址", "subject.address", "先选省市区，再填详细地址"),
        ("网址", "subject.website", "选填；填了会核对 ICP 备案主体"),
        ("月活跃用户量", "subject.monthly_users", "可填小数，8 人填 0.0008"),
        ("用户数量统计日期", "subject.counted_on", "系统不一定有此栏，留底备查"),
    )
    yield Line("证件类型", ("营业执照",), "没有营业执照的选登记证书；" + BY_LIST)
    yield from lines(
        project,
        ("证件有效期", "subject.licence_until", "照证件填，没有期限的填长期"),
        ("证件地址", "subject.address", "照证件上的住所"),
        ("法定代表人姓名", "subject.legal_representative", "与证件一致"),
        (
            "法定代表人证件",
            "subject.representative_document",
            "填证件类型和有效期；号码看原件，在系统里直接填",
        ),
        ("联系人", "subject.contact", "姓名、手机、邮箱；有没有此栏以系统为准"),
    )


def _officer(project: Project) -> Iterator[Line]:
    return lines(
        project,
        ("姓名", "subject.officer", "与工作证明、承诺书、报告一致"),
        ("职务", "subject.officer_title", "与工作证明一致"),
        ("手机或电话", "subject.officer_phone", "本人能接听，与报告落款一致"),
        ("电子邮箱", "subject.officer_email", "接收通知用"),
        (
            "证件",
            "subject.officer_document",
            "填证件类型和有效期；号码看原件，在系统里直接填",
        ),
    )


def _basics(project: Project) -> Iterator[Line]:
    return lines(
        project,
        ("算法类型", "scope.kind", "下拉选择，五类之一"),
        ("角色", "scope.role", "下拉选择；选生成合成类后出现"),
        ("算法名称", "scope.name", "与报告、公示一字不差"),
        ("上线状态", "scope.status", "据实填"),
        ("上线时间", "scope.online_on", "日期，如 2026-03-01"),
        ("预计上线时间", "scope.planned_on", "没有上线的填，据实"),
        ("应用领域", "scope.domain", BY_LIST),
        ("算法备案类型", "scope.filing", "首次备案或变更备案"),
        ("原备案编号", "scope.number", "办理变更时填，照公示清单"),
    )


def _overview(project: Project) -> Iterator[Line]:
    yield from lines(
        project,
        ("算法简介", "scope.brief", FREE),
        ("使用场景", "scope.scene", FREE),
        ("服务的企业客户", "scope.clients", FREE),
        ("应用范围", "scope.reach", FREE),
        ("服务群体", "subject.audiences", FREE),
    )
    told = fitted(say(project, users(project)))
    yield Line("用户数量", told, "与主体信息的月活跃用户量一致")
    yield from lines(
        project,
        ("算法输入", "scope.takes", FREE),
        ("算法输出", "scope.gives", FREE),
        ("软硬件设施", "mechanism.hardware", "写明在云端还是在用户设备上计算"),
        ("部署位置", "mechanism.deployment", "写到云厂商和城市"),
    )


_CHANNEL = "{r.modality}；{r.format}；{r.limit}"


def _data(project: Project) -> Iterator[Line]:
    form = "模态、格式、大小或长度上限逐项填"
    yield from each(project, "mechanism.inputs", "输入数据", _CHANNEL, form)
    yield from each(project, "mechanism.outputs", "输出数据", _CHANNEL, form)
    yield _held(project, "是否含生物特征", (Sensitivity.BIOMETRIC,))
    edits = "applicability.edits_biometrics"
    yield from lines(project, ("能否生成或改动人脸、人声", edits, "是或否"))
    yield _held(project, "是否含身份信息", (Sensitivity.PERSONAL, *SENSITIVE_KINDS))
    yield from lines(
        project, ("是否训练或微调模型", "data.trains", "只调用别家接口的填否")
    )
    yield from each(
        project,
        "data.training",
        "训练数据",
        "{r.name}；来源：{r.origin}；规模：{r.scale}；授权：{r.licence}",
        "来源、规模、授权逐项填",
    )
    yield from lines(project, ("检索数据来源", "data.retrieval", "没有的填无"))


def _held(project: Project, field: str, kinds: Sequence[Sensitivity]) -> Line:
    """Whether the data hold such information, and which do; open while that is not told."""
    form = "是或否"
    said: list[Text] = []
    for item in project.data.items:
        where = f"data.items.{item.id}"
        if item.sensitivity is None:
            said.append((fact(project, f"{where}.sensitivity"),))
        elif item.sensitivity in kinds:
            said.append(say(project, "{r.name}（{r.sensitivity}）", r=where))
    if not project.data.items:
        said.append((fact(project, "data.items"),))
    joined = tuple(span for one in said for span in ("；", *one))[1:]
    if any(isinstance(span, Mark) for span in joined):
        return Line(field, joined, form)
    if not joined:
        return Line(field, ("否",), form, "data.items")
    return Line(field, ("是：", *joined), form)


_MODEL = (
    "{r.name}；用途：{r.use}；来源：{r.source}；类型与结构：{r.structure}；"
    "评价指标：{r.metrics}"
)


def _models(project: Project) -> Iterator[Line]:
    yield from each(
        project, "mechanism.models", "模型", _MODEL, "逐个填，审核用的小模型也填"
    )
    for number, model in enumerate(project.mechanism.models, 1):
        where = f"mechanism.models.{model.id}"
        yield from lines(
            project,
            (f"模型 {number} 优化目标", f"{where}.goal", FREE),
            (f"模型 {number} 提供方", f"{where}.provider", "法人全称"),
            (f"模型 {number} 备案号", f"{where}.filing_number", "照提供方公示页"),
            (f"模型 {number} 授权证明", f"{where}.agreement", "双方、日期、范围"),
            (f"模型 {number} 开源许可", f"{where}.licence", "发布者、许可证"),
        )
    yield from lines(project, ("更新方式", "mechanism.update", FREE))


_STRATEGY = (
    "input_review",
    "output_review",
    "keywords",
    "intervention",
    "appeal",
    "exits",
    "explicit_label",
    "implicit_label",
    "user_tags",
    "switch_off",
    "tag_management",
    "diversity",
    "negative_feedback",
    "addiction",
    "factors",
    "lists",
    "anti_manipulation",
    "matching",
    "false_hits",
    "dispatch",
    "workers",
    "worker_pay",
    "worker_appeal",
)


def _strategy(project: Project) -> Iterator[Line]:
    for name in _STRATEGY:
        where = f"mechanism.{name}"
        yield from lines(project, (question_at(where).noun, where, FREE))
    yield _by_hand(project)
    yield from each(
        project,
        "mechanism.labels",
        "输出途径的标识",
        "{r.way}；显式标识：{r.shown}；隐式标识：{r.hidden}",
        "逐条输出途径填，附截图",
    )


def _by_hand(project: Project) -> Line:
    """In which steps people review, by their numbers in the flow; or where else they do."""
    if not project.mechanism.steps:
        return Line("人工审核", (fact(project, "mechanism.steps"),), FREE)
    steps = [
        (number, step)
        for number, step in enumerate(project.mechanism.steps, 1)
        if step.stage in REVIEWS
    ]
    wholly = [one for one in steps if one[1].kind is NodeKind.HUMAN]
    partly = [one for one in steps if _PEOPLE.search(one[1].does + one[1].blocked)]
    also = "" if wholly else "，含人工处理"
    told = [
        (f"第 {number} 步 ", *say(project, f"{{r.name}}（{{r.kind}}{also}）", r=where))
        for number, step in wholly or partly
        for where in (f"mechanism.steps.{step.id}",)
    ]
    joined = tuple(span for one in told for span in ("；", *one))[1:]
    said = joined or (_WITHOUT[_told_of_people(project)],)
    return Line("人工审核", said, FREE, "mechanism.steps")


def _told_of_people(project: Project) -> bool:
    """Whether the answers on reviews say that people take part in them."""
    mechanism = project.mechanism
    return bool(_PEOPLE.search(mechanism.input_review + mechanism.output_review))


_PEOPLE = re.compile(BY_HAND)
_WITHOUT = {
    True: "流程中没有人工审核的步骤；人工审核见输入审核、输出审核",
    False: "没有人工审核的步骤",
}


def _risks(project: Project) -> Iterator[Line]:
    if not project.risk.risks:
        yield Line("风险与防范机制", (fact(project, "risk.risks"),), FREE)
    for kind in RiskKind:
        for danger in project.risk.risks:
            if danger.kind is kind:
                said = say(
                    project,
                    "{r.name}；防范机制：{r.measures}",
                    r=f"risk.risks.{danger.id}",
                )
                yield Line(str(kind), fitted(said), FREE)
    for number, danger in enumerate(project.risk.risks, 1):
        if danger.kind is None:
            where = f"risk.risks.{danger.id}.kind"
            yield Line(f"风险 {number}", (fact(project, where),), FREE)
    yield from lines(
        project,
        ("监测", "governance.monitored", FREE),
        ("应急", "governance.emergency", FREE),
    )
