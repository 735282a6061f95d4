"""Is the right algorithm filed, under the right kind and role?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.law import ALGORITHM_RECOMMENDATION, DEEP_SYNTHESIS, GENERATIVE_AI
from filing.project import Project, noun_at
from filing.telling import generates, quote
from filing.terms import (
    UNFINISHED,
    AlgorithmKind,
    Modality,
    ModelSource,
    ModelUse,
    Role,
    Side,
    Status,
)

_NAME = 4
_NAME_OF = 3
_CLAUSE = re.compile("[，。；\n]")
_EXCLUDED = re.compile("不|未|除|另行")
_MANY_SCENES = re.compile("多场景|各类场景|各种场景|全场景|所有场景|通用")
_LONGEST_SCENE = 24
# A sentence has parts, or tells when something happens and what the algorithm then does.
_SENTENCE = re.compile(
    "[，。；]|时，?(?:系统|算法|自动|为|给|帮|推|显示|生成)|后，?(?:系统|算法|自动)"
)
_IDEA = re.compile(
    "还在想|没想好|只是想法|有这个想法|[没未]立项|再说|说不定|不一定做|可能做"
)
_TRAINED = (ModelSource.OWN, ModelSource.TUNED)


@rule("只有想法的不列为功能。", Severity.SHOULD, Standing.PRACTICE, points=(80,))
def ideas_are_no_functions(project: Project) -> Iterator[Problem]:
    """A function that is planned has been decided upon, as its own words tell."""
    for function in project.scope.functions:
        told = f"{function.when}。{function.does}"
        if function.status in UNFINISHED and (found := _IDEA.search(told)):
            yield Problem(
                f"scope.functions.{function.id}.status",
                f"功能{quote(function)}写着{quote(found[0])}，还只是想法",
                "没有立项的写进材料，等于答应会做，以后要逐项说明。",
                "还没有立项的删去这一行；已经立项的，时间写到哪一年、哪个季度。",
            )


@rule(
    "备案的功能应已上线或在测试。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第三十三条"],
    points=(24, 80),
)
def core_is_online_or_in_test(project: Project) -> Iterator[Problem]:
    """No function chosen for this filing is still being made."""
    for function in project.scope.functions:
        if function.id in project.scope.core and function.status in UNFINISHED:
            yield Problem(
                "scope.core",
                f"备案选了{quote(function)}，但它还在{function.status}",
                "没有做出来的功能写进备案，等于把规划写成现状。",
                "这次先不选它，材料会把它写进“未来规划”并注明时间；或等进入测试再备。",
            )


@rule(
    "备案的功能要属于同一类算法。",
    Severity.MUST,
    Standing.PRACTICE,
    ALGORITHM_RECOMMENDATION["第二条"],
    points=(16, 17),
)
def core_is_of_the_filed_kind(project: Project) -> Iterator[Problem]:
    """Every function chosen uses an algorithm of the kind that is filed."""
    scope = project.scope
    for function in scope.functions:
        chosen = function.id in scope.core and scope.kind and function.kind
        if chosen and function.kind is not scope.kind:
            yield Problem(
                "scope.core",
                f"{quote(function)}用的是{function.kind}算法，备案的却是{scope.kind}",
                "一份备案只写一类算法，混在一起会被要求拆开。",
                "把它移出这次备案，另备一份；或核对它到底属于哪一类。",
            )


@rule(
    "角色要与谁在用相符。",
    Severity.MUST,
    Standing.LAW,
    DEEP_SYNTHESIS["第二十三条"],
    points=(18,),
)
def role_fits_the_users(project: Project) -> Iterator[Problem]:
    """Who serves users directly is a provider; who only serves companies is a supporter."""
    sides, role = project.applicability.sides, project.scope.role
    if project.scope.kind is not AlgorithmKind.GENERATION or not sides or not role:
        return
    if role is Role.SUPPORTER and Side.BUSINESS not in sides:
        yield Problem(
            "scope.role",
            "产品只给个人用户用，角色却选了服务技术支持者",
            "直接面向用户的是服务提供者，模型来自别家也一样；上游的备案不能代替自己的。",
            "改选服务提供者，或核对第一步“给谁用”的回答。",
        )
    if role is Role.PROVIDER and Side.CONSUMER not in sides:
        yield Problem(
            "scope.role",
            "产品没有直接给个人用户用，角色却选了服务提供者",
            "只通过接口、部署给企业客户的，一般按服务技术支持者备案。",
            "改选服务技术支持者，或核对第一步“给谁用”的回答。",
        )


@rule(
    "两头都做的要分成两份备案。",
    Severity.HINT,
    Standing.LISTS,
    DEEP_SYNTHESIS["第二十三条"],
    points=(19,),
)
def both_sides_are_two_filings(project: Project) -> Iterator[Problem]:
    """Serving users and companies alike means one filing for each role."""
    sides = project.applicability.sides
    if (
        project.scope.kind is AlgorithmKind.GENERATION
        and Side.CONSUMER in sides
        and Side.BUSINESS in sides
    ):
        yield Problem(
            "applicability.sides",
            "产品既直接给用户用，又提供给企业客户",
            "公开清单里这种情况分成两条，名称加“-1”“-2”，角色各写各的。",
            "这一份只写一种角色，另一种复制项目后另写。",
        )


@rule(
    "备案的类型要在产品用到的类型里。",
    Severity.MUST,
    Standing.PRACTICE,
    ALGORITHM_RECOMMENDATION["第二条"],
    points=(16,),
)
def kind_is_one_of_those_used(project: Project) -> Iterator[Problem]:
    """The first step names the kind that is filed."""
    kind, used = project.scope.kind, project.applicability.kinds
    if kind and used and kind not in used:
        yield Problem(
            "scope.kind",
            f"备案的是{kind}，第一步选的能力里却没有它",
            "两处矛盾，类型像是选错了。",
            "核对算法类型；没有选错的，在第一步补选。",
        )


@rule(
    "功能用到的类型第一步都要选上。",
    Severity.SHOULD,
    Standing.PRACTICE,
    points=(16, 17),
)
def kinds_of_functions_are_named(project: Project) -> Iterator[Problem]:
    """Every kind that a function, planned ones apart, uses is named in the first step."""
    used = project.applicability.kinds
    for function in project.scope.functions:
        planned = function.status is Status.PLANNED
        if not planned and function.kind and function.kind not in used:
            yield Problem(
                "applicability.kinds",
                f"功能{quote(function)}用的是{function.kind}，第一步没有选这一类",
                "漏选会少判断一份备案，也会漏掉这一类的义务。",
                "在第一步补选；功能的类型选错的，改功能。",
            )


@rule(
    "第一步选的类型要有功能用到。",
    Severity.SHOULD,
    Standing.PRACTICE,
    points=(16, 17),
)
def kinds_named_are_used(project: Project) -> Iterator[Problem]:
    """Every kind that the first step names is that of a function, once these have kinds."""
    used = {one.kind for one in project.scope.functions} - {None}
    for kind in project.applicability.kinds:
        if used and kind not in used and kind is not project.scope.kind:
            yield Problem(
                "applicability.kinds",
                f"第一步选了{kind}，功能清单里没有哪个功能用它",
                "材料会写产品另有这类能力、将另行备案；没有的能力不能这样写。",
                "有这样的功能，补进功能清单；没有的，在第一步取消这一类。",
            )


@rule(
    "用到算法的功能都要选类型。",
    Severity.MUST,
    Standing.PRACTICE,
    ALGORITHM_RECOMMENDATION["第二条"],
    points=(16, 17),
)
def functions_with_an_algorithm_have_a_kind(project: Project) -> Iterator[Problem]:
    """No function is without a kind although the engineers say that it uses one."""
    for function in project.scope.functions:
        if function.kind is None and function.unclassified is False:
            yield Problem(
                f"scope.functions.{function.id}.unclassified",
                f"{quote(function)}没有选算法类型，技术也没有确认它不属于五类",
                "漏了一类，就漏判一份备案，材料里也说不清为什么不备。",
                "问清楚：属于哪一类就选上；确实不属于的，改选“是”。",
            )


@rule("一份备案只写一个场景。", Severity.SHOULD, Standing.PRACTICE, points=(17,))
def core_is_one_scene(project: Project) -> Iterator[Problem]:
    """The functions filed share a scene, and the scene is no catch-all."""
    scope = project.scope
    if found := _MANY_SCENES.search(scope.scene):
        yield Problem(
            "scope.scene",
            f"使用场景写{quote(found[0])}",
            "场景太宽，审核人员看不出算法用在哪里，也说不清风险。",
            "只写一个最主要的场景，其余场景另外备案或写进未来规划。",
        )
    core = [f for f in scope.functions if f.id in scope.core and f.scene]
    if len({f.scene for f in core}) > 1:
        names = "；".join(f"{f}：{f.scene}" for f in core)
        yield Problem(
            "scope.core",
            f"备案的功能用在不同场景（{names}）",
            "一份备案写几个场景，机制和风险都说不清。",
            "挑同一场景的功能；其实是同一场景的，写成一样。",
        )


@rule("场景写成短语，不写成一句话。", Severity.SHOULD, Standing.PRACTICE)
def scene_is_a_phrase(project: Project) -> Iterator[Problem]:
    """A scene is named as the public lists do, to stand before the word 场景."""
    scene = project.scope.scene.strip("。 \n")
    if len(scene) > _LONGEST_SCENE or _SENTENCE.search(scene):
        yield Problem(
            "scope.scene",
            f"使用场景写成了一句话，后面接“场景”两个字读不通：{quote(scene)}",
            "公示的主要用途会写“应用于……场景”。",
            "只留用在哪里、为了什么事，如“短视频首页浏览”；怎么做的写进介绍。",
        )


@rule("生成合成的不同模态分开备案。", Severity.SHOULD, Standing.LISTS, points=(17, 19))
def core_is_of_one_modality(project: Project) -> Iterator[Problem]:
    """The generating functions filed give out the same kind of content."""
    scope = project.scope
    if scope.kind is not AlgorithmKind.GENERATION:
        return
    core = [f for f in scope.functions if f.id in scope.core and f.outputs]
    if len({frozenset(f.outputs) for f in core}) > 1:
        told = "；".join(f"{f}：{'、'.join(f.outputs)}" for f in core)
        yield Problem(
            "scope.core",
            f"备案的功能生成的内容形式不同（{told}）",
            "公开清单里，同一产品的文字、图像、音频、视频生成常分开备案。",
            "每种形式另备一份；确实合在一个模型里的，先问所在地网信部门。",
        )


@rule("输出数据与功能一致。", Severity.MUST, Standing.REVISED, points=(33, 72))
def outputs_fit_the_functions(project: Project) -> Iterator[Problem]:
    """What the functions filed give out has a row in the output data."""
    scope = project.scope
    given: dict[Modality, str] = {}
    for function in scope.functions:
        if function.id in scope.core:
            given |= dict.fromkeys(function.outputs, function.name)
    rows = {channel.modality for channel in project.mechanism.outputs}
    told = rows - {None, Modality.OTHER, Modality.BEHAVIOUR}
    for modality, name in given.items():
        if told and modality not in (*rows, Modality.OTHER, Modality.BEHAVIOUR):
            yield Problem(
                "mechanism.outputs",
                f"功能{quote(name)}给出{modality}，输出数据里却没有这一种",
                "表单、报告的模态不一致会被退回。",
                "在输出数据里补一行，写格式和上限；其实不给出的，改功能。",
            )


@rule(
    "生成模型的来源与模型清单相符。",
    Severity.MUST,
    Standing.INFERRED,
    GENERATIVE_AI["第十七条"],
    points=(36, 37, 38),
)
def model_use_fits_the_models(project: Project) -> Iterator[Problem]:
    """Models said to be called, or trained, stand in the list."""
    use = project.applicability.model_use
    sources = {model.source for model in project.mechanism.models}
    if project.scope.kind is not AlgorithmKind.GENERATION or not sources - {None}:
        return
    called = {ModelSource.THIRD_PARTY, ModelSource.OPEN} & sources
    if use in (ModelUse.CALLED, ModelUse.BOTH) and not called:
        yield Problem(
            "applicability.model_use",
            f"第一步说生成模型{use}，模型清单里却没有别家的模型",
            "漏列第三方模型是真实的退回原因。",
            "在模型清单补上并写提供方、备案号、协议；选错的，改第一步。",
        )
    own = [
        model
        for model in project.mechanism.models
        if model.source in _TRAINED and generates(project, model)
    ]
    if use is ModelUse.CALLED and own:
        yield Problem(
            "applicability.model_use",
            f"第一步说生成模型{use}，模型清单里{quote(own[0])}却是{own[0].source}",
            "它决定要不要办生成式人工智能服务备案，矛盾会被追问。",
            "核对模型来源，把两处改成一致；那个模型不生成内容的，在用途里写明。",
        )
    if use in (ModelUse.OWN, ModelUse.BOTH) and not sources & set(_TRAINED):
        yield Problem(
            "applicability.model_use",
            f"第一步说生成模型{use}，模型清单里却没有自研或微调的",
            "它决定要不要办生成式人工智能服务备案，矛盾会被追问。",
            "核对模型来源，把两处改成一致。",
        )


@rule("处理中间的小步骤不列为功能。", Severity.HINT, Standing.INFERRED, points=(17, 31))
def steps_are_no_functions(project: Project) -> Iterator[Problem]:
    """No function outside this filing is one of its own steps or models."""
    mechanism, scope = project.mechanism, project.scope
    inner = [str(one) for one in (*mechanism.steps, *mechanism.models)]
    for function in scope.functions:
        other = function.id not in scope.core and function.kind is not scope.kind
        same = next((name for name in inner if _alike(name, function.name)), "")
        if other and same:
            yield Problem(
                f"scope.functions.{function.id}.name",
                f"功能{quote(function)}像是这个算法中间的一步{quote(same)}",
                "功能是用户拿来用的；处理中间的小步骤单列，会多算出一份备案。",
                "用户单独用不到的，从功能清单里删掉，只写在步骤里；单独能用的，不用改。",
            )


@rule(
    "没备案的功能不写进机制。",
    Severity.SHOULD,
    Standing.PRACTICE,
    ALGORITHM_RECOMMENDATION["第三十三条"],
    points=(17, 80),
)
def only_what_is_filed_is_in_the_mechanism(project: Project) -> Iterator[Problem]:
    """What steps and models do is told of the functions filed, and of no other."""
    scope = project.scope
    filed = scope.name + "".join(str(f) for f in scope.functions if f.id in scope.core)
    left_out = [
        f.name.strip()
        for f in scope.functions
        if f.id not in scope.core and f.name.strip() not in filed
    ]
    told = [
        *((f"mechanism.steps.{s.id}.does", s.does) for s in project.mechanism.steps),
        *((f"mechanism.models.{m.id}.use", m.use) for m in project.mechanism.models),
    ]
    for where, text in told if scope.core else ():
        clauses = [one for one in _CLAUSE.split(text) if not _EXCLUDED.search(one)]
        named = [
            one
            for one in left_out
            if len(one) >= _NAME_OF and one in "，".join(clauses)
        ]
        if named:
            yield Problem(
                where,
                f"{noun_at(project, where)}写到了没有备案的功能{quote(named[0])}",
                "一份备案只讲备案的功能；别的功能的做法写进来，审核时会按它追问。",
                "只写备案的功能用到的；这一步真是为它做的，删去，或写明它不在这份备案里。",
            )


def _alike(name: str, other: str) -> bool:
    """Whether one of two names of some length stands in the other."""
    short, long = sorted((name, other), key=len)
    return len(short) >= _NAME and short in long
