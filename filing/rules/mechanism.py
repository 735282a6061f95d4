"""Is the mechanism told whole: reviews, models, labels?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.law import (
    ALGORITHM_RECOMMENDATION,
    CONTENT_LABELLING,
    DEEP_SYNTHESIS,
    GENERATIVE_AI,
)
from filing.project import Project
from filing.terms import AlgorithmKind, Exit, Modality, ModelSource, Stage

_TRAINED = (ModelSource.OWN, ModelSource.TUNED)
_FOREIGN = re.compile(
    r"GPT|Claude|Gemini|Llama|Mistral|Midjourney|DALL|Grok|OpenAI|Anthropic",
    re.IGNORECASE,
)
_LATER = re.compile(
    "将(?!其|之|用户|输入|内容|结果|数据|违)|后续|即将|计划|拟于|待上线"
)
_FORMATS: dict[Modality, re.Pattern[str]] = {
    modality: re.compile(pattern, re.IGNORECASE)
    for modality, pattern in {
        Modality.IMAGE: r"\b(txt|mp3|wav|mp4|docx?)\b|纯文本",
        Modality.AUDIO: r"\b(txt|jpe?g|png|mp4|docx?)\b|纯文本",
        Modality.VIDEO: r"\b(txt|jpe?g|png|mp3|wav|docx?)\b|纯文本",
        Modality.TEXT: r"\b(jpe?g|png|gif|mp3|wav|mp4)\b",
    }.items()
}


@rule(
    "算法流程里要有审核环节。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第九条"],
    DEEP_SYNTHESIS["第十条"],
    points=(31, 42),
)
def steps_include_review(project: Project) -> Iterator[Problem]:
    """Generation reviews both what comes in and what goes out; others at least once."""
    stages = {step.stage for step in project.mechanism.steps}
    if not stages - {None}:
        return
    generates = project.scope.kind is AlgorithmKind.GENERATION
    reviews = {Stage.INPUT_REVIEW, Stage.OUTPUT_REVIEW}
    missing = reviews - stages
    if missing == reviews or (generates and missing):
        names = "、".join(stage for stage in Stage if stage in missing)
        yield Problem(
            "mechanism.steps",
            f"算法步骤里没有{names}",
            "看不到审核节点和拦截分支的流程图会被退。",
            f"实际有的，补上{names}这一步；实际没有的，先在产品里加上。",
        )


@rule(
    "生成的内容要有添加标识的一步。",
    Severity.MUST,
    Standing.LAW,
    CONTENT_LABELLING["第四条"],
    DEEP_SYNTHESIS["第十七条"],
    points=(44,),
)
def steps_include_labelling(project: Project) -> Iterator[Problem]:
    """A generating algorithm labels its output in a step of its own."""
    steps = project.mechanism.steps
    if (
        steps
        and project.scope.kind is AlgorithmKind.GENERATION
        and all(step.stage is not Stage.LABEL for step in steps)
    ):
        yield Problem(
            "mechanism.steps",
            "算法步骤里没有“添加标识”",
            "生成合成的内容必须标识，流程图里要看得到在哪一步加。",
            "补上添加显式标识和隐式标识的步骤。",
        )


@rule(
    "标识要写现在已有的做法。",
    Severity.MUST,
    Standing.REVISED,
    CONTENT_LABELLING["第四条"],
    points=(44, 80),
)
def labels_are_not_promises(project: Project) -> Iterator[Problem]:
    """What is said of labels is there now."""
    if project.scope.kind is not AlgorithmKind.GENERATION:
        return
    for name in ("explicit_label", "implicit_label"):
        if found := _LATER.search(getattr(project.mechanism, name)):
            yield Problem(
                f"mechanism.{name}",
                f"标识的写法里有“{found[0]}”，像是还没有做",
                "标识是现在就要有的，写成计划会被退回。",
                "做好以后按实际样子写，并附截图。",
            )


@rule(
    "下载和导出的文件也要有标识。",
    Severity.MUST,
    Standing.LAW,
    CONTENT_LABELLING["第四条"],
    points=(45,),
)
def every_exit_is_labelled(project: Project) -> Iterator[Problem]:
    """Where files leave the product, the words on labels mention the files."""
    mechanism = project.mechanism
    leaves = {Exit.DOWNLOAD, Exit.EXPORT} & set(mechanism.exits)
    told = mechanism.explicit_label
    if (
        project.scope.kind is AlgorithmKind.GENERATION
        and leaves
        and told
        and not re.search("下载|导出|文件", told)
    ):
        yield Problem(
            "mechanism.explicit_label",
            f"内容可以{'、'.join(sorted(leaves))}，显式标识里却没有写文件里怎么标",
            "提供下载、复制、导出的，文件里也要有用户看得见的标识。",
            "补写导出文件里标识的位置和文字。",
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
            f"模型“{trained[0]}”是{trained[0].source}，这里却说不训练也不微调",
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
    """No model stands in the list without a step that uses it."""
    used = {model for step in project.mechanism.steps for model in step.models}
    for model in project.mechanism.models:
        if project.mechanism.steps and str(model) and model.id not in used:
            yield Problem(
                f"mechanism.models.{model.id}.name",
                f"模型“{model}”没有在任何一步里用到",
                "模型清单与流程图对不上，会被要求说明。",
                "在用到它的步骤里选上它；已经不用的，从清单里删掉。",
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
                f"模型“{model}”像是境外模型（{found[0]}）",
                "面向境内公众提供服务，境外模型一般通不过，也可能造成数据出境。",
                "换用境内已备案的模型；只是名字相近的，在模型结构里说明。",
            )


@rule("数据形式与格式要对应。", Severity.MUST, Standing.REVISED, points=(33,))
def formats_fit_modalities(project: Project) -> Iterator[Problem]:
    """An image is no TXT, a text no JPG."""
    for group in ("inputs", "outputs"):
        for channel in getattr(project.mechanism, group):
            wrong = _FORMATS.get(channel.modality)
            if wrong and (found := wrong.search(channel.format)):
                yield Problem(
                    f"mechanism.{group}.{channel.id}.format",
                    f"数据形式是{channel.modality}，格式却写了“{found[0]}”",
                    "模态、格式、上限要逐一对应，是常见的退回原因。",
                    "改成这种数据真正的格式；两种数据分成两行。",
                )
