"""Do the steps tell the whole way, and do models and formats fit them?"""

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.graphs import begins_anew, untaken
from filing.law import ALGORITHM_RECOMMENDATION, CONTENT_LABELLING, DEEP_SYNTHESIS
from filing.project import Project
from filing.steps.mechanism import JUDGES, SEVERAL
from filing.telling import quote, steps_told, wholly_absent
from filing.terms import AlgorithmKind, Modality, NodeKind, Stage

_FEWEST = 5
_ORDER = list(Stage)
_ANEW = {
    (Stage.INPUT_REVIEW, Stage.INPUT),
    (Stage.RETURN, Stage.OUTPUT_REVIEW),
    (Stage.RETURN, Stage.INPUT),
    (Stage.RETURN, Stage.INPUT_REVIEW),
}
# Who chooses among what is there may look through the candidates before putting them in order.
_CHOOSING = {AlgorithmKind.RETRIEVAL, AlgorithmKind.RANKING, AlgorithmKind.PUSH}
_BETWEEN = (Stage.OUTPUT_REVIEW, Stage.PROCESS)
_FORMATS: dict[Modality, re.Pattern[str]] = {
    modality: re.compile(pattern, re.IGNORECASE)
    for modality, pattern in {
        Modality.IMAGE: r"\b(txt|mp3|wav|mp4|docx?)\b|纯文本",
        Modality.AUDIO: r"\b(txt|jpe?g|png|mp4|docx?)\b|纯文本",
        Modality.VIDEO: r"\b(txt|jpe?g|png|mp3|wav|docx?)\b|纯文本",
        Modality.TEXT: r"\b(jpe?g|png|gif|mp3|wav|mp4)\b",
    }.items()
}
_BY_PEOPLE = re.compile(
    "人工|审核员|值班|专人|老师|教师|编辑|由[^，。；]{0,8}[员人岗]|(?:[一-鿿]总|主管|经理|客服|运营|站长|人)(?:来|再|自己)?[看审查]"
)
# What counts as a review too, by the kind that is filed.
_ALSO = {
    None: "发布前、入库前由人看过的也算",
    AlgorithmKind.DISPATCH: "订单填不全不能提交、证件对不上不能接单这类检查也算",
}
_MEASURED = re.compile(r"\d|[一二两三四五六七八九十百千万]|不限|无上限|不适用")


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
    # Where judging others' content is the algorithm itself, no further review is meant.
    if not stages - {None} or JUDGES.test(project, None):
        return
    kind = project.scope.kind
    generates = kind is AlgorithmKind.GENERATION
    told = {
        Stage.INPUT_REVIEW: project.mechanism.input_review,
        Stage.OUTPUT_REVIEW: project.mechanism.output_review,
    }
    lacking = set(told) - stages
    # A review that its own question says is not there is found at that question.
    missing = {stage for stage in lacking if not wholly_absent(told[stage])}
    if missing and (generates or lacking == set(told)):
        names = "、".join(stage for stage in Stage if stage in missing)
        yield Problem(
            "mechanism.steps",
            f"算法步骤里没有{names}",
            "看不到审核节点和拦截分支的流程图会被退。",
            f"实际有的，补上{names}这一步：{_ALSO.get(kind, _ALSO[None])}，写成一步。"
            "实际没有的，先在产品里加上。",
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


@rule("数据形式与格式要对应。", Severity.MUST, Standing.REVISED, points=(33,))
def formats_fit_modalities(project: Project) -> Iterator[Problem]:
    """An image is no TXT, a text no JPG."""
    for group in ("inputs", "outputs"):
        for channel in getattr(project.mechanism, group):
            wrong = _FORMATS.get(channel.modality)
            if wrong and (found := wrong.search(channel.format)):
                yield Problem(
                    f"mechanism.{group}.{channel.id}.format",
                    f"数据形式是{channel.modality}，格式却写了{quote(found[0])}",
                    "模态、格式、上限要逐一对应，是常见的退回原因。",
                    "改成这种数据真正的格式；两种数据分成两行。",
                )


@rule("格式不能只重复形式的名字。", Severity.MUST, Standing.REVISED, points=(33,))
def formats_are_named(project: Project) -> Iterator[Problem]:
    """The format says more than the modality."""
    for group in ("inputs", "outputs"):
        for channel in getattr(project.mechanism, group):
            bare = channel.format.strip("。 ").removesuffix("格式")
            if channel.modality and bare in (channel.modality, "图片", "文字", "声音"):
                yield Problem(
                    f"mechanism.{group}.{channel.id}.format",
                    f"数据形式是{channel.modality}，格式又只写{quote(channel.format)}",
                    "模态、格式、上限要逐一对应，是常见的退回原因。",
                    "文件写扩展名，如 JPG、MP3；接口数据写编码，如 UTF-8 纯文本。",
                )


@rule("大小或长度上限要有数。", Severity.MUST, Standing.REVISED, points=(33,))
def limits_are_figures(project: Project) -> Iterator[Problem]:
    """A limit has a figure and is not left open."""
    for group in ("inputs", "outputs"):
        for channel in getattr(project.mechanism, group):
            if channel.limit and not _MEASURED.search(channel.limit):
                yield Problem(
                    f"mechanism.{group}.{channel.id}.limit",
                    f"{_WAY[group]}的{channel.modality or '这种数据'}"
                    f"上限写{quote(channel.limit, 15)}，没有数",
                    "输入、输出的大小上限要写数和单位。",
                    "写数字和单位，如“单次不超过 2000 字”。",
                )


_WAY = {"inputs": "输入", "outputs": "输出"}


@rule("步骤按先后排列。", Severity.MUST, Standing.REVISED, points=(31, 32))
def steps_are_in_order(project: Project) -> Iterator[Problem]:
    """No step stands before one of an earlier stage, but where a way begins anew.

    A second input comes after the review of the first, and a spot check after the return;
    so do another way, as that of users' comments, and people where nobody took the result;
    candidates that were filtered are put in order, a text that was looked through is spoken.
    """
    anew = _ANEW | ({_BETWEEN} if project.scope.kind in _CHOOSING else set())
    staged = [
        (_ORDER.index(step.stage), step)
        for step in project.mechanism.steps
        if step.stage
    ]
    made = False
    for (earlier, before), (later, after) in pairwise(staged):
        made = made or before.stage is Stage.PROCESS
        turned = made and (before.stage, after.stage) == _BETWEEN
        begins = (before.stage, after.stage) in anew or untaken(before, after) or turned
        begins = begins or begins_anew(project, before, after)
        if later < earlier and not begins:
            yield Problem(
                f"mechanism.steps.{after.id}.stage",
                f"步骤{quote(after)}是{after.stage}，却排在{quote(before)}（{before.stage}）后面",
                "流程图会照这个次序画，次序乱了图文就对不上。",
                "用上移、下移调整次序，或核对所属环节。",
            )


@rule("流程要有头有尾。", Severity.SHOULD, Standing.PRACTICE, points=(31,))
def steps_run_from_input_to_return(project: Project) -> Iterator[Problem]:
    """There are enough steps, a first and a last one."""
    steps = project.mechanism.steps
    stages = {step.stage for step in steps}
    if not stages - {None}:
        return
    ends = (Stage.INPUT, Stage.PROCESS, Stage.RETURN)
    missing = [stage for stage in ends if stage not in stages]
    if missing:
        yield Problem(
            "mechanism.steps",
            f"算法步骤里没有{'、'.join(missing)}",
            "只有大框的流程图会被退。",
            "从接收输入写到返回结果，一步不漏。",
        )
    elif len(steps) < _FEWEST:
        yield Problem(
            "mechanism.steps",
            f"算法步骤只有 {len(steps)} 步",
            "只有大框、看不到审核和人工的流程图会被退。",
            "把审核、召回或生成、标识、返回分开写。",
        )


@rule("人工环节要看得到。", Severity.SHOULD, Standing.PRACTICE, points=(31,))
def people_are_in_the_steps(project: Project) -> Iterator[Problem]:
    """Some step is a person's, or sends to one."""
    steps = [step for step in project.mechanism.steps if step.stage]
    human = any(
        s.kind is NodeKind.HUMAN or _BY_PEOPLE.search(s.does + s.blocked) for s in steps
    )
    if steps and not human:
        yield Problem(
            "mechanism.steps",
            "算法步骤里看不到人工环节",
            "看不到人工节点的流程图会被要求补充，也说不清“可控”。",
            "把人工复核、申诉处理等写成步骤，或写进“未通过的处置”；实际没有的，先加上。",
        )


@rule("步骤名称不重复。", Severity.SHOULD, Standing.INFERRED, points=(32,))
def steps_have_names_of_their_own(project: Project) -> Iterator[Problem]:
    """No two steps have one name."""
    seen: set[str] = set()
    for step in project.mechanism.steps:
        if step.name and step.name in seen:
            yield Problem(
                f"mechanism.steps.{step.id}.name",
                f"有两个步骤都叫{quote(step)}",
                "图、文字、公示都用步骤名，重名就分不清是哪一步。",
                "改成能分清的名称，如“输入关键词比对”“输入模型审核”。",
            )
        seen.add(step.name)


@rule(
    "备案的每个功能都能在流程里找到。",
    Severity.SHOULD,
    Standing.INFERRED,
    points=(31, 32),
)
def every_filed_function_is_traced(project: Project) -> Iterator[Problem]:
    """Where several functions are filed, each is named with the steps that it takes."""
    told = project.mechanism.function_steps
    if not told or not SEVERAL.test(project, None):
        return
    filed = (one for one in project.scope.functions if one.id in project.scope.core)
    missing = [quote(one) for one in filed if one.name and one.name not in told]
    if missing:
        yield Problem(
            "mechanism.function_steps",
            f"各功能经过的步骤里没有{'、'.join(missing)}",
            "备案了的功能在流程里找不到，会被认为与算法无关，或漏写了步骤。",
            "一个功能一行，照功能清单的名称写，写清走第几步到第几步。",
        )
    walked, last = set(steps_told(told)), len(project.mechanism.steps)
    apart = sorted(walked ^ set(range(1, last + 1))) if walked else []
    if apart:
        yield Problem(
            "mechanism.function_steps",
            f"步骤一共 {last} 步，各功能经过的步骤里"
            + "、".join(f"{'多' if n > last else '少'}了第 {n} 步" for n in apart),
            "哪一步属于哪个功能对不上，编号像是改过步骤以后没有跟着改。",
            "照现在的编号，逐个功能核对一遍。",
        )


_LEADS = re.compile("(?:退回|回到|跳到|直接进入|转入|转到|转至)[“「]([^”」]+)[”」]")


@rule(
    "转去的步骤不是这一步本身，也不是本来就要走的下一步。",
    Severity.SHOULD,
    Standing.INFERRED,
    points=(32,),
)
def steps_lead_elsewhere(project: Project) -> Iterator[Problem]:
    """A way back or past is one: it ends neither where it begins nor at the next step."""
    steps = project.mechanism.steps
    for number, (step, after) in enumerate(zip_longest(steps, steps[1:]), 1):
        if step.id in step.elsewhere:
            said = "转去的就是这一步自己"
        elif after and after.id in step.elsewhere:
            said = "转去的本来就是下一步"
        else:
            continue
        yield Problem(
            f"mechanism.steps.{step.id}.elsewhere",
            f"第 {number} 步{said}",
            "流程图只在退回前面或越过中间步骤时多画一条线。",
            "选退回或跳到的那一步；总是走下一步的，清空这一项。",
        )


@rule(
    "文字里说的退回和跳过，图上也要有。",
    Severity.HINT,
    Standing.INFERRED,
    points=(31, 32),
)
def ways_that_are_told_are_drawn(project: Project) -> Iterator[Problem]:
    """A step whose text leads to another by name is joined to it in the picture.

    People who look at what is in doubt are joined to it by the picture itself.
    """
    steps = project.mechanism.steps
    named = {step.name: step for step in steps if step.name}
    for number, step in enumerate(steps):
        joined = {
            step.id,
            *step.elsewhere,
            *(one.id for one in steps[number + 1 :][:1]),
        }
        if any(one.kind is NodeKind.HUMAN for one in steps[number + 1 :][:1]):
            joined |= {one.id for one in steps[number + 2 :][:1]}
        for name in _LEADS.findall(f"{step.does}。{step.blocked}"):
            other = named.get(name)
            if other and other.id not in joined and other.kind is not NodeKind.HUMAN:
                yield Problem(
                    f"mechanism.steps.{step.id}.elsewhere",
                    f"第 {number + 1} 步的文字里转到{quote(other)}，“转去的步骤”没有选它",
                    "文字里有、图上没有，审核人会当作两处不一致。",
                    f"在“转去的步骤”里选{quote(other)}，并写什么时候转去。",
                )
                break


@rule(
    "拦下以后怎么办要写到用户。",
    Severity.SHOULD,
    Standing.REVISED,
    ALGORITHM_RECOMMENDATION["第九条"],
    points=(31, 42),
)
def what_follows_a_block_is_told(project: Project) -> Iterator[Problem]:
    """What happens to content that a review stops is told in more than a word."""
    parts = {
        "怎么处理": "提示|不|拒绝|返回[^，。；]{0,4}(?:一句|提示|固定)|给一句|转|移出|移除|下架|[拿撤去换]掉|[拿撤]下|删|改派|停|退回|修改|复核|补足|报告|处理"
    }
    for step in project.mechanism.steps:
        if step.stage not in (Stage.INPUT_REVIEW, Stage.OUTPUT_REVIEW):
            continue
        short = bool(step.blocked) and len(step.blocked) < 8
        if short or untold(step.blocked, parts):
            yield Problem(
                f"mechanism.steps.{step.id}.blocked",
                f"步骤{quote(step)}没通过的只写{quote(step.blocked, 15)}",
                "看不出拦截以后的去向，流程图的异常分支就画不出来。",
                "写给用户看什么、是否转人工、怎么申诉。",
            )
