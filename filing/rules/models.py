"""Is every model told, and is what is said of it whole?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.form import FILING_NUMBER, folded
from filing.law import ALGORITHM_RECOMMENDATION, GENERATIVE_AI, NETWORK_DATA
from filing.project import Project
from filing.telling import (
    LICENSED,
    ORDERED_ONLINE,
    generates,
    quote,
    settled,
    steps_told,
    there,
)
from filing.terms import REVIEWS, AlgorithmKind, ModelSource

_TRAINED = (ModelSource.OWN, ModelSource.TUNED)
_LICENCE = (
    "许可证|许可协议|MIT|Apache|BSD|GPL|CC[- ]BY|Creative Commons|License|Licence"
)
_FROM_OTHERS = (ModelSource.THIRD_PARTY, ModelSource.TUNED)
_FOREIGN = re.compile(
    r"GPT|Claude|Gemini|Llama|Mistral|Midjourney|DALL|Grok|OpenAI|Anthropic",
    re.IGNORECASE,
)
_VAGUE_NAME = re.compile(
    r"(AI|人工智能|大|小|深度学习|算法|预训练)*(模型|算法)", re.IGNORECASE
)
_LEGAL_NAME = re.compile(r"公司|大学|学院|研究院|研究所|中心|实验室|合伙")
_NO_NUMBER = re.compile("尚无|没有|暂无|未备案|无$")
_YET = re.compile("还没|尚未|暂未|尚无|未测|没有测|[未没](?:有)?公[开布]|不公开")
_SCOPE = "(?:审核|安全|识别|生成|地图|短信|存储|语音|翻译|接口)[^，。；]{0,4}服务|范围|用于|用来|用作|[只仅]用|买的?是|购买|采购|提供|许可|处理|检[查测]|审核|识别|调用|内容[为是]|事项|负责|委托"
_ADDICTS = re.compile("时长|停留|粘性|付费|消费额|转化率|打开次数")
_BALANCES = re.compile("质量|满意|负分|不感兴趣|不单独|不作为|合规|健康|多样|安全|真实")


@rule("模型写的步骤编号与步骤一致。", Severity.MUST, Standing.REVISED, points=(32,))
def models_name_their_steps_rightly(project: Project) -> Iterator[Problem]:
    """The steps that a model's use names by number are steps that use it.

    Numbers move when a step is put in between or taken out.
    """
    steps = project.mechanism.steps
    for model in project.mechanism.models:
        used = [n for n, step in enumerate(steps, 1) if model.id in step.models]
        wrong = sorted(set(steps_told(model.use)) - set(used)) if used else []
        if wrong:
            yield Problem(
                f"mechanism.models.{model.id}.use",
                f"模型{quote(model)}的用途写第 {'、'.join(map(str, wrong))} 步，"
                f"步骤里用到它的是第 {'、'.join(map(str, used))} 步",
                "步骤的编号处处要一致，流程图、表格和正文对不上会被退。",
                "改成现在的编号；编号没有错的，在那一步里选上这个模型。",
            )


@rule(
    "模型来源与是否训练要对得上。",
    Severity.MUST,
    Standing.INFERRED,
    GENERATIVE_AI["第七条"],
    points=(36,),
)
def training_agrees_with_models(project: Project) -> Iterator[Problem]:
    """A model of one's own was trained; without one there is no training to tell of."""
    trained = [m for m in project.mechanism.models if m.source in _TRAINED]
    known = all(m.source for m in project.mechanism.models)
    if trained and project.data.trains is False:
        yield Problem(
            "data.trains",
            f"模型{quote(trained[0])}是{trained[0].source}，这里却说不训练也不微调",
            "前后矛盾会被追问训练数据从哪里来。",
            "核对模型来源；训练过的，改选“是”并写训练数据。",
        )
    if project.data.trains and project.mechanism.models and known and not trained:
        yield Problem(
            "data.trains",
            "说自己训练或微调模型，模型清单里却没有自研或微调的",
            "只调用别家模型的，不用编训练数据。",
            "核对模型来源；没有训练的，改选“否”。",
        )


@rule("每个模型都要在步骤里用到。", Severity.SHOULD, Standing.REVISED, points=(32, 37))
def every_model_is_used(project: Project) -> Iterator[Problem]:
    """No model stands in the list without a step that uses it, once the steps are told."""
    used = {model for step in project.mechanism.steps for model in step.models}
    ready = settled(project, "mechanism.steps", "kind", "models")
    for model in project.mechanism.models:
        if ready and str(model) and model.id not in used:
            yield Problem(
                f"mechanism.models.{model.id}.name",
                f"模型{quote(model)}没有在任何一步里用到",
                "模型清单与流程图对不上，会被要求说明。",
                "在用到它的步骤里选上它；已经不用、或只有这次不备案的功能用它的，从清单里删掉。",
            )


@rule(
    "面向境内公众的服务慎用境外模型。", Severity.SHOULD, Standing.INFERRED, points=(39,)
)
def models_are_domestic(project: Project) -> Iterator[Problem]:
    """No model looks like one from abroad."""
    for model in project.mechanism.models:
        if found := _FOREIGN.search(f"{model.name} {model.provider}"):
            yield Problem(
                f"mechanism.models.{model.id}.name",
                f"模型{quote(model)}像是境外模型（{found[0]}）",
                "面向境内公众提供服务，境外模型一般通不过，也可能造成数据出境。",
                "换用境内已备案的模型；只是名字相近的，在模型结构里说明。",
            )


@rule("模型名称能分清是哪一个。", Severity.MUST, Standing.REVISED, points=(37,))
def models_have_names_of_their_own(project: Project) -> Iterator[Problem]:
    """No model is just called a model."""
    for model in project.mechanism.models:
        if model.name and _VAGUE_NAME.fullmatch(folded(model.name)):
            yield Problem(
                f"mechanism.models.{model.id}.name",
                f"模型只写{quote(model.name)}",
                "看不出是哪个模型，审核、检索用的小模型也会被认为漏了。",
                "写模型的具体名称，大小模型一个个列出。",
            )


@rule(
    "审核说用了模型，清单里就要有。", Severity.SHOULD, Standing.REVISED, points=(37, 42)
)
def review_models_are_listed(project: Project) -> Iterator[Problem]:
    """Where the reviews tell of a model, a reviewing step uses one."""
    mechanism = project.mechanism
    reviewing = [step for step in mechanism.steps if step.stage in REVIEWS]
    if not reviewing or any(step.models for step in reviewing):
        return
    for name in ("input_review", "output_review"):
        if found := re.search("[一-鿿]{0,4}模型", getattr(mechanism, name)):
            yield Problem(
                f"mechanism.{name}",
                f"审核里写了{quote(found[0])}，审核的步骤却没有用到任何模型",
                "漏列审核用的小模型是常见的退回原因。",
                "把审核模型列进模型清单，并在审核的步骤里选上；没用模型的，改写法。",
            )
            return


@rule("模型提供方写法人全称。", Severity.MUST, Standing.REJECTED, points=(38,))
def providers_are_legal_persons(project: Project) -> Iterator[Problem]:
    """A provider is a company by its registered name, and not the filer."""
    for model in project.mechanism.models:
        if model.source not in _FROM_OTHERS or not model.provider:
            continue
        if not _LEGAL_NAME.search(model.provider):
            yield Problem(
                f"mechanism.models.{model.id}.provider",
                f"模型{quote(model)}的提供方只写{quote(model.provider)}",
                "只写产品名、没有法人名，是真实的退回原因。",
                "写协议上盖章的那家公司的全称。",
            )
        if folded(model.provider) == folded(project.subject.company):
            yield Problem(
                f"mechanism.models.{model.id}.provider",
                f"模型{quote(model)}来自别家，提供方却写了本公司",
                "来源和提供方矛盾。",
                "写真正提供模型的公司；其实是自研的，改模型来源。",
            )


@rule(
    "模型备案号照实写。",
    Severity.MUST,
    Standing.REJECTED,
    GENERATIVE_AI["第十七条"],
    points=(38, 88),
)
def model_numbers_are_the_providers(project: Project) -> Iterator[Problem]:
    """A model's number is well formed where its form is known, and not the filer's own."""
    for model in project.mechanism.models:
        where = f"mechanism.models.{model.id}.filing_number"
        number = folded(model.filing_number)
        if model.source not in _FROM_OTHERS or not number:
            continue
        if number.startswith("网信算备") and (fault := FILING_NUMBER.fault(number)):
            yield Problem(
                where,
                f"模型{quote(model)}的备案号{quote(model.filing_number)}：{fault}",
                "编号不对，审核时在公示清单里查不到。",
                "照提供方的公示页抄；没有的写“尚无”。",
            )
        if project.scope.number and number == folded(project.scope.number):
            yield Problem(
                where,
                f"模型{quote(model)}的备案号写成了本算法的备案编号",
                "两个备案互不相同，不能互相顶替。",
                "写提供方那个模型的备案号。",
            )


@rule(
    "面向公众的生成模型要有备案号。",
    Severity.SHOULD,
    Standing.REJECTED,
    GENERATIVE_AI["第十七条"],
    points=(38,),
)
def called_models_are_filed(project: Project) -> Iterator[Problem]:
    """A generating algorithm calls models that have been filed.

    One that only reviews content is no generative service and needs no number.
    """
    if project.scope.kind is not AlgorithmKind.GENERATION:
        return
    for model in project.mechanism.models:
        called = model.source is ModelSource.THIRD_PARTY and generates(project, model)
        if called and _NO_NUMBER.search(model.filing_number):
            yield Problem(
                f"mechanism.models.{model.id}.filing_number",
                f"第三方模型{quote(model)}还没有备案号",
                "没有法人名、备案号和协议的第三方模型，是真实的退回原因。",
                "向提供方索取备案号或登记信息；没有的，换用已备案的模型。",
            )


@rule(
    "模型服务协议写清双方、日期和范围。",
    Severity.MUST,
    Standing.REJECTED,
    NETWORK_DATA["第十二条"],
    points=(38,),
)
def agreements_are_told_whole(project: Project) -> Iterator[Problem]:
    """An agreement names both sides, its day and its scope."""
    for model in project.mechanism.models:
        if model.source not in _FROM_OTHERS or LICENSED.search(model.agreement):
            continue
        parts = {"签署日期": r"\d{4} ?[-年./]", "合作范围": _SCOPE}
        online = ORDERED_ONLINE.search(model.agreement)
        for whose, name in (
            ()
            if online
            else (
                ("本公司", project.subject.company),
                ("提供方", model.provider),
            )
        ):
            if _LEGAL_NAME.search(there(name)):
                parts[f"{whose}全称（{name}）"] = re.escape(folded(name))
        if missing := untold(folded(there(model.agreement)), parts):
            told = "；".join(f"没有写{part}" for part in missing)
            yield Problem(
                f"mechanism.models.{model.id}.agreement",
                f"模型{quote(model)}的服务协议：{told}",
                "协议双方、日期、范围要写进报告，缺了会被退回，这是真实的退回意见。",
                "照协议原文补写，不要编造；没有协议的，如实写购买记录或许可证。",
            )


@rule(
    "开源模型写清许可证。",
    Severity.SHOULD,
    Standing.PRACTICE,
    GENERATIVE_AI["第七条"],
    points=(38,),
)
def open_models_have_a_licence(project: Project) -> Iterator[Problem]:
    """An open model that is used as it is has a named licence, and may be used in business."""
    parts = {
        "许可证叫什么": _LICENCE,
        "让不让商用": "商用|商业",
    }
    for model in project.mechanism.models:
        if model.source is not ModelSource.OPEN:
            continue
        if missing := untold(there(model.licence), parts):
            yield Problem(
                f"mechanism.models.{model.id}.licence",
                f"开源模型{quote(model)}没有写{'、'.join(missing)}",
                "用了不许商用的开源模型，来源就不合法。",
                "照模型发布页的许可证写名称、版本和能不能商用；查不到的，换一个查得到的。",
            )


@rule("评价指标要有数。", Severity.SHOULD, Standing.PRACTICE, points=(40,))
def metrics_are_figures(project: Project) -> Iterator[Problem]:
    """A metric has a figure, or says that it was not measured yet."""
    for model in project.mechanism.models:
        told = there(model.metrics)
        if told and not re.search(r"\d", told) and not _YET.search(told):
            yield Problem(
                f"mechanism.models.{model.id}.metrics",
                f"模型{quote(model)}的评价指标{quote(told, 20)}没有数",
                "没有数的指标没法核对。",
                "写指标名、现在的数、用多少数据测的；还没测的写“还没测”。",
            )


@rule(
    "优化目标不能只追求时长和消费。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第八条"],
    points=(40, 65),
)
def goals_do_not_addict(project: Project) -> Iterator[Problem]:
    """A goal of time or money spent is held in check by another."""
    for model in project.mechanism.models:
        found = _ADDICTS.search(model.goal)
        if model.source in _TRAINED and found and not _BALANCES.search(model.goal):
            yield Problem(
                f"mechanism.models.{model.id}.goal",
                f"模型{quote(model)}的优化目标只写{quote(found[0])}一类",
                "法规不许设置诱导用户沉迷、过度消费的模型。",
                "写上起约束作用的目标，如满意度、内容质量、“不感兴趣”计负分。",
            )
