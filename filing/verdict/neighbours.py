"""The procedures next door: which of them this product needs as well, and why."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum

from filing.finding import Standing
from filing.law import (
    AI_ETHICS,
    ALGORITHM_RECOMMENDATION,
    CONTENT_LABELLING,
    DEEP_SYNTHESIS,
    GENERATIVE_AI,
    HUMANLIKE_INTERACTION,
    INTERNATIONAL_NETWORKING,
    INTERNET_SERVICES,
    SECURITY_ASSESSMENT,
    Article,
)
from filing.project import Project, once, question_at
from filing.telling import absent, there
from filing.terms import UNFINISHED, AlgorithmKind, ModelUse, Permit, PublicForm
from filing.verdict.applicability import Need, applicability
from filing.verdict.conclusion import Conclusion, Reason, reason
from filing.verdict.facts import ON_THE_WEB, Facts, read


class Needed(StrEnum):
    """The conclusions about a procedure next door."""

    YES = "需要"
    MAYBE = "可能需要"
    NO = "不涉及"


_SIDES, _DOMESTIC, _KINDS, _MODEL, _BIOMETRICS, _SCENES, _COMPANION = (
    f"applicability.{name}"
    for name in (
        "sides",
        "domestic",
        "kinds",
        "model_use",
        "edits_biometrics",
        "special_scenes",
        "companion",
    )
)
_TRIGGERS, _PERMITS, _FORMS = (
    f"applicability.{name}" for name in ("triggers", "permits", "forms")
)
_Check = Callable[[Project, Facts], Conclusion]


@once
def neighbours(project: Project) -> tuple[Conclusion, ...]:
    """One conclusion for each procedure next door, always in the same order."""
    facts = read(project)
    return tuple(_with_record(check(project, facts), project) for check in _CHECKS)


def _with_record(told: Conclusion, project: Project) -> Conclusion:
    """The conclusion with what the answers tell of how far the procedure is already."""
    if told.answer == Needed.NO:
        return told
    found = _recorded(told.question, project)
    return replace(told, reasons=(*told.reasons, *found))


def _recorded(name: str, project: Project) -> Iterator[Reason]:
    if name == _ICP:
        numbers = dict.fromkeys(
            one.icp for one in project.subject.products if there(one.icp)
        )
        if numbers:
            said = f"ICP备案号：{'、'.join(numbers)}"
            yield Reason("subject.products", said, "已有编号，核对备案的是不是本公司")
            return
    known = next((words for words in _RECORDS if words in name), "")
    for line in re.split("[\n；;。]", project.applicability.procedures):
        if known and _RECORDS[known].search(line):
            said = f"相关手续办理情况：{line.strip()}"
            follows = _UNDONE if absent(line) else _DONE
            yield Reason("applicability.procedures", said, follows)


_DONE, _UNDONE = "照此核对日期和编号", "还没有办好，办好后补写日期和编号"
_ICP = "ICP 备案（网站、APP、小程序）"
_RECORDS = {
    "人工智能服务备案": re.compile("(?:大模型|生成式).*备案"),
    "人工智能服务登记": re.compile("登记"),
    "双新评估": re.compile("安全评估|双新"),
    "深度合成工具": re.compile("深度合成.*评估"),
    "ICP 备案": re.compile("ICP"),
    "公安联网": re.compile("公安"),
    "拟人化": re.compile("拟人化"),
}
"""How the answer on procedures calls those whose names hold these words."""


def _model_filing(project: Project, facts: Facts) -> Conclusion:
    cites = (GENERATIVE_AI["第十七条"], GENERATIVE_AI["第二条"])
    name, uses = "生成式人工智能服务备案", (ModelUse.OWN, ModelUse.BOTH)
    if settled := _unless_generating(name, project, facts):
        return settled
    if facts.model_use is None:
        follows = "自己训练或微调模型的要办备案，先回答模型从哪里来"
        return _maybe(name, reason(project, _MODEL, follows, *cites), missing=_MODEL)
    if facts.model_use not in uses:
        return _no(
            name,
            reason(
                project,
                _MODEL,
                "生成用的模型不由本公司训练、微调，不办这项备案",
                *cites,
            ),
        )
    if not facts.consumer:
        follows = "模型是自己的，但由企业客户给公众用，由谁办理先问属地网信部门"
        return _maybe(name, reason(project, _MODEL, follows, *cites))
    follows = "自研或微调模型面向公众，另办备案，与算法备案不能互相顶替"
    return _yes(name, reason(project, _MODEL, follows, *cites), standing=Standing.LISTS)


def _model_registration(project: Project, facts: Facts) -> Conclusion:
    cites = (GENERATIVE_AI["第十七条"],)
    name, uses = "生成式人工智能服务登记", (ModelUse.CALLED, ModelUse.BOTH)
    if settled := _unless_generating(name, project, facts):
        return settled
    if facts.model_use is None:
        follows = "只调用已备案模型的要办登记，先回答模型从哪里来"
        return _maybe(name, reason(project, _MODEL, follows, *cites), missing=_MODEL)
    if facts.model_use not in uses:
        return _no(
            name, reason(project, _MODEL, "没有调用别家的模型，不办登记", *cites)
        )
    if not facts.consumer:
        follows = "调用别家模型再给企业客户用，由谁登记先问属地网信部门"
        return _maybe(name, reason(project, _MODEL, follows, *cites))
    follows = (
        "调用已备案的模型面向公众，到省级网信部门登记，"
        "并公示所用模型名称和备案号；模型没有备案的，先换成已备案的"
    )
    return _yes(name, reason(project, _MODEL, follows, *cites), standing=Standing.LISTS)


def _security_assessment(project: Project, facts: Facts) -> Conclusion:
    name = "安全评估（双新评估）"
    duty: tuple[Article, ...] = (
        SECURITY_ASSESSMENT["第三条"],
        ALGORITHM_RECOMMENDATION["第二十七条"],
    )
    if facts.generates:
        duty += (DEEP_SYNTHESIS["第二十条"],)
    need = applicability(project)
    if need.answer != Need.MUST:
        return _by_need(name, need, duty)
    asked = project.applicability
    if asked.triggers and not (asked.forms or asked.mobilises or facts.companion):
        # The filing is due by practice; whether this service has 舆论属性 no answer tells.
        unsure = "没有选列举的形态，也不能动员公众，"
        if not facts.generates:
            follows = f"{unsure}遇到所选的情形要不要做，先问属地网信部门"
            return _maybe(name, reason(project, _TRIGGERS, follows, *duty))
        follows = (
            f"{unsure}但生成内容的服务，实践中一般都要求做；拿不准的先问属地网信部门"
        )
        usual = reason(project, _TRIGGERS, follows, *duty)
        return _yes(name, usual, standing=Standing.PRACTICE)
    if asked.triggers:
        follows = (
            "有舆论属性的服务遇到所选的情形，要做安全评估，"
            "并在全国互联网安全管理服务平台提交"
        )
        return _yes(name, reason(project, _TRIGGERS, follows, *duty))
    coming = [str(f) for f in project.scope.functions if f.status in UNFINISHED]
    if coming:
        said = f"功能状态：有 {len(coming)} 项功能还没有上线"
        follows = (
            "其中会影响公众表达或号召公众的功能，上线前要做安全评估；与此无关的不用"
        )
        return _maybe(name, Reason("scope.functions", said, follows, duty))
    return _maybe(
        name,
        reason(
            project, _TRIGGERS, "上线、增设功能、用户大增时要做；遇到时再评估", *duty
        ),
    )


def _tool_assessment(project: Project, facts: Facts) -> Conclusion:
    name = "安全评估（深度合成工具）"
    duty = DEEP_SYNTHESIS["第十五条"]
    if settled := _unless_generating(name, project, facts):
        return settled
    asked = ((_BIOMETRICS, facts.edits_biometrics), (_SCENES, facts.special_scenes))
    yes = [where for where, value in asked if value]
    if yes:
        follows = "提供这类模型、模板等工具，要自行或委托做安全评估"
        return _yes(name, *(reason(project, where, follows, duty) for where in yes))
    blank = [where for where, value in asked if value is None]
    if blank:
        return _maybe(
            name,
            *(reason(project, where, _first(where), duty) for where in blank),
            missing=blank[0],
        )
    follows = "不提供这类工具"
    return _no(name, *(reason(project, where, follows, duty) for where, _ in asked))


def _first(where: str) -> str:
    """Which question is to be answered first."""
    return f"先回答“{question_at(where).label}”"


def _icp(project: Project, facts: Facts) -> Conclusion:
    name = _ICP
    duty = (INTERNET_SERVICES["第四条"], INTERNET_SERVICES["第八条"])
    follows = "在境内提供网站、APP、小程序要先有 ICP 备案；收费信息服务还要经营许可证"
    return _on_the_web(project, facts, name, follows, duty)


def _police(project: Project, facts: Facts) -> Conclusion:
    name = "公安联网备案"
    follows = "联网开通后三十日内到公安机关备案；提交安全评估也要先有它"
    return _on_the_web(
        project, facts, name, follows, (INTERNATIONAL_NETWORKING["第十二条"],)
    )


def _labelling(project: Project, facts: Facts) -> Conclusion:
    name = "生成合成内容标识"
    if settled := _unless_generating(name, project, facts):
        return _also_spreading(settled, project, facts)
    said = Reason(
        _KINDS,
        f"涉及的算法类型：{AlgorithmKind.GENERATION}",
        "生成的内容要有显式和隐式标识，备案时提交标识材料；以接口提供的也一样",
        tuple(CONTENT_LABELLING[number] for number in ("第四条", "第五条", "第十二条")),
    )
    return _yes(name, said)


def _also_spreading(told: Conclusion, project: Project, facts: Facts) -> Conclusion:
    """What a platform owes whose users post: to check and mark what others generated."""
    spread = {PublicForm(one) for one in facts.forms} - {PublicForm.MINI_PROGRAM}
    if not spread or not facts.public:
        return told
    follows = (
        "给用户发布内容的平台，要核验其中有没有生成合成的并提示；"
        "自己不生成的，不用自己加标识"
    )
    said = reason(project, _FORMS, follows, CONTENT_LABELLING["第六条"])
    return _yes(told.question, said, *told.reasons)


def _humanlike(project: Project, facts: Facts) -> Conclusion:
    name = "拟人化互动服务安全评估与核验"
    duty = (HUMANLIKE_INTERACTION["第二条"], HUMANLIKE_INTERACTION["第二十二条"])
    if settled := _unless_generating(name, project, facts):
        return settled
    if facts.companion is None:
        follows = "先回答有没有持续的情感互动"
        return _maybe(
            name, reason(project, _COMPANION, follows, *duty), missing=_COMPANION
        )
    if not facts.companion:
        return _no(
            name, reason(project, _COMPANION, "没有持续的情感互动，不在范围内", duty[0])
        )
    follows = "要做安全评估报省级网信部门，备案材料每年核验"
    return _yes(
        name,
        reason(
            project,
            _COMPANION,
            follows,
            *duty,
            HUMANLIKE_INTERACTION["第二十六条"],
        ),
    )


def _ethics(project: Project, facts: Facts) -> Conclusion:
    name = "科技伦理审查与专家复核"
    duty = (AI_ETHICS["第十二条"], AI_ETHICS["第二十一条"])
    need = applicability(project)
    if need.answer in (Need.NO, Need.UNKNOWN):
        return _by_need(name, need, duty)
    said = "、".join(facts.kinds)
    follows = (
        "具有舆论社会动员能力和社会意识引导能力的算法、高度自主的决策系统"
        "在专家复核清单内，请对照清单核对"
    )
    return _maybe(name, Reason(_KINDS, f"涉及的算法类型：{said}", follows, duty))


def _permits(project: Project, facts: Facts) -> Conclusion:
    name, permits = "前置许可", project.applicability.permits
    duty = (INTERNET_SERVICES["第五条"], ALGORITHM_RECOMMENDATION["第十三条"])
    if facts.internal_only:
        return _no(name, reason(project, _SIDES, "没有向公众提供服务"))
    named = [permit for permit in permits if permit is not Permit.NONE]
    if named:
        said = reason(project, _PERMITS, "先取得相应许可，备案时一并提交", *duty)
        odd = "又选了行业，又选了“都不涉及”，请核对。" if Permit.NONE in permits else ""
        return _yes(name, said, warning=odd)
    shown = {PublicForm.SHORT_VIDEO, PublicForm.LIVE}.intersection(facts.forms)
    if shown:
        follows = "短视频、直播一般要有网络视听节目方面的许可，请核对"
        return _maybe(name, reason(project, _FORMS, follows, *duty))
    if not permits:
        return _maybe(
            name, reason(project, _PERMITS, _first(_PERMITS), *duty), missing=_PERMITS
        )
    return _no(name, reason(project, _PERMITS, "没有选到需要先取得许可的行业", *duty))


_CHECKS: tuple[_Check, ...] = (
    _model_filing,
    _model_registration,
    _security_assessment,
    _tool_assessment,
    _icp,
    _police,
    _labelling,
    _humanlike,
    _ethics,
    _permits,
)


def _unless_generating(name: str, project: Project, facts: Facts) -> Conclusion | None:
    """Why what concerns generation for the public does not apply now; None if it may."""
    if facts.internal_only:
        return _no(name, reason(project, _SIDES, "没有向公众提供服务"))
    if facts.domestic is False:
        return _no(name, reason(project, _DOMESTIC, "不在境内提供"))
    if facts.generates_later and facts.generates:
        names = "、".join(
            f"“{one}”"
            for one in project.scope.functions
            if one.kind is AlgorithmKind.GENERATION
        )
        said = f"功能状态：{names}还没有上线"
        return _maybe(name, Reason("scope.functions", said, "上线前再判断、再办理"))
    if facts.generates:
        return None
    said = f"涉及的算法类型：{'、'.join(facts.kinds) or '没有选'}"
    return _no(name, Reason(_KINDS, said, "没有用到生成合成类能力"))


def _by_need(name: str, need: Conclusion, duty: tuple[Article, ...]) -> Conclusion:
    """A procedure that hangs on 舆论属性: no where no filing is due, else perhaps."""
    last = need.reasons[-1]
    said = f"{need.question}：{need.answer}"
    if need.answer == Need.NO:
        return _no(name, Reason(last.where, said, "不具备触发的前提", duty))
    follows = "有舆论属性或社会动员能力时才触发，这一点还没有定"
    return _maybe(
        name, Reason(last.where, said, follows, duty), missing="".join(need.missing[:1])
    )


def _on_the_web(
    project: Project, facts: Facts, name: str, follows: str, duty: tuple[Article, ...]
) -> Conclusion:
    """A procedure for whoever has a website, an app or a mini program."""
    if facts.internal_only:
        return _no(name, reason(project, _SIDES, "没有向公众提供服务", *duty))
    shown = dict.fromkeys(
        product.form for product in project.subject.products if product.form
    )
    web = [form for form in shown if form in ON_THE_WEB]
    if web:
        said = f"服务形式：{'、'.join(web)}"
        return _yes(name, Reason("subject.products", said, follows, duty))
    if PublicForm.MINI_PROGRAM in facts.forms:
        return _yes(name, reason(project, _FORMS, follows, *duty))
    if project.subject.website:
        return _yes(name, reason(project, "subject.website", follows, *duty))
    if facts.consumer:
        said = f"服务形式：{'、'.join(shown) or '未填'}"
        return _maybe(name, Reason("subject.products", said, follows, duty))
    return _maybe(name, reason(project, _SIDES, f"如有网站或控制台，{follows}", *duty))


def _yes(
    name: str,
    *reasons: Reason,
    standing: Standing = Standing.LAW,
    warning: str = "",
) -> Conclusion:
    warnings = (warning,) if warning else ()
    assisted = standing is not Standing.LAW
    return Conclusion(
        name, Needed.YES, reasons, standing, assisted=assisted, warnings=warnings
    )


def _maybe(name: str, *reasons: Reason, missing: str = "") -> Conclusion:
    return Conclusion(
        name,
        Needed.MAYBE,
        reasons,
        Standing.INFERRED,
        missing=(missing,) if missing else (),
    )


def _no(name: str, *reasons: Reason) -> Conclusion:
    return Conclusion(name, Needed.NO, reasons, Standing.LAW, assisted=False)
