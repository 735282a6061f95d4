"""Do the four public statements tell the same as the answers, and enough of it?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.law import ALGORITHM_RECOMMENDATION
from filing.project import Project, noun_at
from filing.steps.mechanism import LEARNT
from filing.steps.subject import HAS_PRODUCTS
from filing.telling import generates, quote
from filing.terms import REVIEWS, AlgorithmKind, ModelSource, ProductForm, Stage, Status

_PUBLIC = ("principle", "operation", "usage", "intent")
_SHORTEST = {"principle": 30, "operation": 40, "usage": 12, "intent": 20}
_ADVICE = {
    "principle": "写用什么数据、什么技术，由哪个模型做哪一步，用平常的话。",
    "operation": "按步骤的名称和次序，一步一步写，审核没通过怎么办也写上。",
    "usage": "写产品（形式）、功能和服务对象，只写已经有的。",
    "intent": "写为用户解决什么问题，怎样体现主流价值导向，不写营销的话。",
}
_PLANNED = re.compile("即将上线|后续将|计划上线|拟上线|未来将|正在开发")
_NO_MODEL = re.compile(
    "(?:没有?|不|未)(?:使?用|采用|涉及)?(?:到|了)?(?:任何)?(?:机器学习|深度学习|人工智能|模型)(?!生成|训练|接口)"
)
_IN_USE = (Status.ONLINE, Status.TESTING)


@rule(
    "公示内容只写已有的。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第三十三条"],
    points=(80,),
)
def public_statements_are_present(project: Project) -> Iterator[Problem]:
    """The four public statements tell of nothing that is only planned."""
    for name in _PUBLIC:
        if found := _PLANNED.search(getattr(project.mechanism, name)):
            yield Problem(
                f"mechanism.{name}",
                f"公示内容里有{quote(found[0])}，像是还没有的功能",
                "把规划写成现状属于材料不实。",
                "删掉这一句；开发中的功能会写在技术说明的“未来规划”里。",
            )


@rule(
    "公示内容要有实质。",
    Severity.SHOULD,
    Standing.PRACTICE,
    ALGORITHM_RECOMMENDATION["第十六条"],
    points=(30, 73),
)
def public_statements_have_substance(project: Project) -> Iterator[Problem]:
    """None of the four is too short to say anything."""
    for name, shortest in _SHORTEST.items():
        text = getattr(project.mechanism, name)
        if name == "operation" and _names_each_step(project):
            continue
        if text and len(text) < shortest:
            yield Problem(
                f"mechanism.{name}",
                f"公示的{noun_at(project, f'mechanism.{name}')}只有 {len(text)} 个字",
                "公示过简会被退，公众也看不懂。",
                _ADVICE[name],
            )


def _names_each_step(project: Project) -> bool:
    """Whether the public mechanism tells each of several steps by its name."""
    names = [step.name for step in project.mechanism.steps if step.name]
    return len(names) > 2 and all(n in project.mechanism.operation for n in names)


@rule(
    "公示的运行机制与步骤一致。",
    Severity.SHOULD,
    Standing.REVISED,
    ALGORITHM_RECOMMENDATION["第十六条"],
    points=(32, 73),
)
def operation_follows_the_steps(project: Project) -> Iterator[Problem]:
    """Every step is named in the public mechanism, in the same order."""
    told, place = project.mechanism.operation, 0
    if not told:
        return
    for step in project.mechanism.steps:
        if not step.name:
            continue
        found = told.find(step.name, place)
        if found < 0:
            where = "次序不同" if step.name in told else "没有写到"
            yield Problem(
                "mechanism.operation",
                f"公示的算法运行机制里，步骤{quote(step)}{where}",
                "图、文字、公示三者步骤对不上，是常见的退回原因。",
                f"请按算法步骤的次序，一字不差地写步骤名{quote(step)}。",
            )
            return
        place = found


@rule(
    "公示里看得到审核和标识。", Severity.SHOULD, Standing.REVISED, points=(32, 44, 73)
)
def operation_tells_of_review(project: Project) -> Iterator[Problem]:
    """Where the steps review and label, the public mechanism says so, or names the step."""
    told = project.mechanism.operation
    missing = [
        word
        for word, stages, pattern in (
            ("审核", REVIEWS, "审核|复核|校验|核对"),
            ("标识", (Stage.LABEL,), "标识"),
        )
        if (names := [s.name for s in project.mechanism.steps if s.stage in stages])
        and not re.search(pattern, told)
        and not any(name and name in told for name in names)
    ]
    if told and missing:
        yield Problem(
            "mechanism.operation",
            f"算法步骤里有{'、'.join(missing)}，公示的运行机制里没有",
            "漏了审核和标识，公众和审核人员都看不到“可控”。",
            "在公示里写出这几步，以及不通过怎么办。",
        )


@rule("公示的原理与步骤、模型一致。", Severity.MUST, Standing.REVISED, points=(32, 73))
def principle_agrees_with_models(project: Project) -> Iterator[Problem]:
    """No principle denies learning where a step or a model learns."""
    denied = _NO_MODEL.search(project.mechanism.principle)
    learns = any(step.kind in LEARNT for step in project.mechanism.steps)
    if denied and learns:
        yield Problem(
            "mechanism.principle",
            f"公示的算法基本原理写{quote(denied[0])}，步骤里却有靠机器学习的",
            "公示与报告说法相反，会被当作材料不实。",
            "照步骤改写：哪几步靠规则，哪几步靠模型。",
        )


@rule("公示写明第三方模型。", Severity.SHOULD, Standing.REVISED, points=(38, 73))
def principle_tells_of_called_models(project: Project) -> Iterator[Problem]:
    """A model called from others to generate is told in the public principle."""
    told = project.mechanism.principle
    if project.scope.kind is not AlgorithmKind.GENERATION or not told:
        return
    for model in project.mechanism.models:
        called = model.source is ModelSource.THIRD_PARTY and generates(project, model)
        if called and model.name and model.name not in told and "第三方" not in told:
            yield Problem(
                "mechanism.principle",
                f"公示的算法基本原理里没有写第三方模型{quote(model)}",
                "调用别家模型的，公示要写模型名称，与报告一致。",
                "写明由哪个模型做哪一步。",
            )


@rule(
    "公示的应用场景写到产品和形式。",
    Severity.MUST,
    Standing.REVISED,
    points=(48, 72, 76),
)
def usage_names_the_products(project: Project) -> Iterator[Problem]:
    """Each product is named, and with the form that it has."""
    told = project.mechanism.usage
    if not told or not HAS_PRODUCTS.test(project, None):
        return
    forms: dict[str, set[str]] = {}
    for product in project.subject.products:
        if product.name and product.form:
            forms.setdefault(product.name, set()).add(product.form)
    for name, has in forms.items():
        said = re.findall(f"{re.escape(name)}[（(]([^）)]+)[）)]", told)
        wrong = [form for form in said if form in list(ProductForm) and form not in has]
        if name not in told:
            fault = f"没有写产品{quote(name)}"
        elif wrong:
            fault = (
                f"把{quote(name)}写成{wrong[0]}，产品信息里是{'、'.join(sorted(has))}"
            )
        else:
            continue
        yield Problem(
            "mechanism.usage",
            f"公示的算法应用场景{fault}",
            "展现形态与产品信息不符，是常见的退回原因。",
            "写“产品名（形式）”，与产品信息一字不差。",
        )


@rule(
    "公示的应用场景只写这次备案的功能。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第三十三条"],
    points=(76, 80),
)
def usage_names_what_is_filed(project: Project) -> Iterator[Problem]:
    """The functions filed are named, unfinished ones are not."""
    told, scope = project.mechanism.usage, project.scope
    core = [f for f in scope.functions if f.id in scope.core and f.name]
    if not told or not core:
        return
    if not any(f.name in told for f in core):
        yield Problem(
            "mechanism.usage",
            f"公示的算法应用场景里没有写备案的功能{quote(core[0])}",
            "功能名与报告不同，审核人员对不上是哪个功能。",
            "用功能清单里的名称。",
        )
    kept = "，".join(f.name for f in core)
    for function in scope.functions:
        ahead = function.status and function.status not in _IN_USE
        named = len(function.name) > 2 and function.name in told
        if ahead and named and function.name not in kept:
            yield Problem(
                "mechanism.usage",
                f"公示的算法应用场景里有{quote(function)}，它还在{function.status}",
                "把没有做出来的功能写进公示，属于材料不实。",
                "从公示里删掉；它会写进技术说明的“未来规划”。",
            )


@rule("算法简介说清来龙去脉。", Severity.SHOULD, Standing.PRACTICE, points=(30,))
def the_brief_says_what_happens(project: Project) -> Iterator[Problem]:
    """The brief is long enough to tell who, from what, by what, to what."""
    brief = project.scope.brief
    if brief and len(brief) < 30:
        yield Problem(
            "scope.brief",
            f"算法简介只有 {len(brief)} 个字",
            "空话、没有输入输出和模型的简介会被退。",
            "写谁在用、输入什么、经过什么处理、得到什么。",
        )
