"""Is every risk seen, controlled, and what is left owned by somebody?"""

import re
from collections.abc import Iterator
from functools import cache

from filing import verdict
from filing.finding import Problem, Severity, Standing, rule
from filing.law import DEEP_SYNTHESIS, MINORS, SECURITY_ASSESSMENT
from filing.likely import LikelyRisk
from filing.picture import Grade, graded
from filing.project import Project
from filing.steps.risk import Danger
from filing.telling import quote, settled, there
from filing.terms import AlgorithmKind, Audience, Likelihood, PartyKind, RiskKind
from filing.terms import Severity as Harm

_NOTHING = re.compile("^(无|没有|暂无|尚无|不涉及|待补)[。]?$")
_FAKES = "伪造|冒充|换脸|仿冒|肖像|声音|深度合成|假"


@cache
def _score(likelihood: Likelihood | None, severity: Harm | None) -> int:
    """Likelihood × severity, 1 to 25; 0 while either is blank."""
    if likelihood is None or severity is None:
        return 0
    return (list(Likelihood).index(likelihood) + 1) * (list(Harm).index(severity) + 1)


def _before(danger: Danger) -> int:
    return _score(danger.likelihood, danger.severity)


def _after(danger: Danger) -> int:
    return _score(danger.residual_likelihood, danger.residual_severity)


@rule("备案的功能都要想过风险。", Severity.MUST, Standing.PRACTICE, points=(52,))
def every_core_function_has_a_risk(project: Project) -> Iterator[Problem]:
    """Each function that is filed has at least one risk of its own."""
    seen = {one for danger in project.risk.risks for one in danger.functions}
    ready = settled(project, "risk.risks", "functions")
    for function in project.scope.functions:
        if ready and function.id in project.scope.core and function.id not in seen:
            yield Problem(
                "risk.risks",
                f"备案的功能{quote(str(function) or '（还没起名）')}没有对应的风险",
                "只列通用风险、与功能无关，是常见的退回原因。",
                "从这个功能出发，想一想会被滥用、会出错、会被恶意利用的情形。",
            )


@rule("控制后的风险不高于控制前。", Severity.MUST, Standing.INFERRED, points=(53,))
def control_does_not_raise_risk(project: Project) -> Iterator[Problem]:
    """What is left of a risk is not bigger than the risk was."""
    for danger in project.risk.risks:
        if _before(danger) and _after(danger) > _before(danger):
            yield Problem(
                f"risk.risks.{danger.id}.residual_likelihood",
                f"{quote(danger)}控制以后反而更高了",
                "前后的判断对不上。",
                "核对控制前后两组判断，是不是填反了。",
            )


@rule(
    "控制后仍高的风险要列入整改。",
    Severity.MUST,
    Standing.LAW,
    SECURITY_ASSESSMENT["第六条"],
    points=(69,),
)
def high_risks_left_are_owned(project: Project) -> Iterator[Problem]:
    """Where a high risk is left, something is planned about it."""
    if project.risk.tasks:
        return
    for danger in project.risk.risks:
        if graded(_after(danger)) in (Grade.HIGHER, Grade.HIGH):
            yield Problem(
                "risk.tasks",
                f"{quote(danger)}控制后仍是{graded(_after(danger))}风险，却没有整改事项",
                "剩余风险没人管，结论站不住。",
                "写下还要做什么、谁负责、什么时候完成。",
            )


@rule("八类风险都要想一遍。", Severity.SHOULD, Standing.PRACTICE, points=(52,))
def every_head_is_thought_of(project: Project) -> Iterator[Problem]:
    """Each of the official template's eight heads has a risk, or one that waits for a word."""
    there = {danger.kind for danger in project.risk.risks}
    there |= {
        one.risk.kind for one in project.risk.dismissed if one.risk and one.reason
    }
    told = {one.risk.kind for one in verdict.open_risks(project)}
    missing = [kind for kind in RiskKind if kind not in there | told]
    if there - {None} and missing:
        yield Problem(
            "risk.risks",
            f"风险清单里没有：{'、'.join(missing)}",
            "自评估报告按八类列风险，空着的会被问。",
            "逐类想一遍；确实不会发生的，在“这些风险与你的算法有关”里点“不适用”写明理由，"
            "或列一条写明为什么可能性低。",
        )


@rule(
    "人脸人声、未成年人要有对应的风险。",
    Severity.SHOULD,
    Standing.PRACTICE,
    DEEP_SYNTHESIS["第十五条"],
    MINORS["第二十五条"],
    points=(52,),
)
def special_risks_are_seen(project: Project) -> Iterator[Problem]:
    """Editing faces brings the risk of fakes; minors bring risks of their own.

    What the list of typical risks waits for is told there.
    """
    if not project.risk.risks:
        return
    waiting = {one.risk for one in verdict.open_risks(project)}
    names = "；".join(str(danger) for danger in project.risk.risks)
    said = project.applicability
    edits = AlgorithmKind.GENERATION in said.kinds and said.edits_biometrics
    thought = LikelyRisk.IMPERSONATION not in waiting
    if edits and thought and not re.search(_FAKES, names):
        yield Problem(
            "risk.risks",
            "能生成或改动人脸、人声，风险清单里却没有冒充、伪造一类的风险",
            "深度伪造是这类功能必写的风险。",
            "补上被用来冒充他人、侵犯肖像和声音权益的风险与措施。",
        )
    minors = Audience.MINORS in project.subject.audiences
    if minors and LikelyRisk.MINORS not in waiting and "未成年" not in names:
        yield Problem(
            "risk.risks",
            "服务群体里有未成年人，风险清单里却没有涉及未成年人的风险",
            "风险要从功能和人群推出来，只列通用风险会被退。",
            "补上未成年人接触不适宜内容、沉迷等风险与措施。",
        )


@rule("没有措施的风险不会降低。", Severity.MUST, Standing.INFERRED, points=(53,))
def what_is_lowered_has_measures(project: Project) -> Iterator[Problem]:
    """A risk without measures is after them what it was before."""
    for danger in project.risk.risks:
        if not danger.measures and 0 < _after(danger) < _before(danger):
            yield Problem(
                f"risk.risks.{danger.id}.residual_likelihood",
                f"{quote(str(danger) or '（还没起名）')}还没有选措施，控制后却比控制前低",
                "没有措施，风险凭什么降低说不出来。",
                "先在这一条里选用措施；还没有措施的，控制后的判断与控制前写成一样，并列入整改。",
            )


@rule("有措施的风险应当降下来。", Severity.SHOULD, Standing.INFERRED, points=(53,))
def control_lowers_the_risk(project: Project) -> Iterator[Problem]:
    """A risk with measures is smaller after them than before."""
    for danger in project.risk.risks:
        if danger.measures and _before(danger) and _after(danger) == _before(danger):
            yield Problem(
                f"risk.risks.{danger.id}.residual_likelihood",
                f"{quote(danger)}有措施，控制前后却一样",
                "措施没有降低风险，等于没有效果。",
                "核对控制后的判断；措施确实没用的，换措施并列入整改。",
            )


@rule("控制后的判断不能一律最低。", Severity.SHOULD, Standing.PRACTICE, points=(55, 69))
def something_is_left(project: Project) -> Iterator[Problem]:
    """Not every risk is next to impossible after control."""
    left = [danger.residual_likelihood for danger in project.risk.risks]
    if len(left) > 2 and set(left) == {Likelihood.RARE}:
        yield Problem(
            "risk.risks",
            f"{len(left)} 项风险控制后全是{quote(Likelihood.RARE)}",
            "没有剩余风险的评估，看上去没有认真做。",
            "照实判断，保留中等风险并写怎么继续管。",
        )


@rule("风险描述不重复。", Severity.SHOULD, Standing.INFERRED, points=(52,))
def risks_are_told_once(project: Project) -> Iterator[Problem]:
    """No two risks have one name."""
    seen: set[str] = set()
    for danger in project.risk.risks:
        if danger.name and danger.name in seen:
            yield Problem(
                f"risk.risks.{danger.id}.name",
                f"{quote(danger)}列了两次",
                "重复的风险会让报告前后对不上。",
                "删掉一条；其实是两件事的，写出区别。",
            )
        seen.add(danger.name)


@rule("每条措施都针对某个风险。", Severity.SHOULD, Standing.REVISED, points=(53,))
def every_measure_controls_a_risk(project: Project) -> Iterator[Problem]:
    """No measure stands without a risk that it controls."""
    used = {measure for danger in project.risk.risks for measure in danger.measures}
    ready = settled(project, "risk.risks", "measures")
    for measure in project.risk.measures:
        if ready and str(measure) and measure.id not in used:
            yield Problem(
                f"risk.measures.{measure.id}.name",
                f"措施{quote(measure)}没有对应任何风险",
                "措施要写明对哪条风险有效，这是整改稿里的常见修改点。",
                "在它控制的风险里选上它；用不上的删掉。",
            )


@rule("措施的效果要有数。", Severity.SHOULD, Standing.REVISED, points=(53,))
def effects_are_figures(project: Project) -> Iterator[Problem]:
    """An effect has a figure. That there is none yet is another rule's business."""
    for measure in project.risk.measures:
        told = there(measure.effect)
        if told and not re.search(r"\d|还没|尚未|尚无|暂未|暂无", told):
            yield Problem(
                f"risk.measures.{measure.id}.effect",
                f"措施{quote(measure)}的有效性写{quote(told, 15)}，没有数",
                "措施要写有效性如何，“效果良好”没法核对。",
                "写测试或运行数据；还没有数据的，写打算哪个月测。",
            )


@rule("措施要有证明材料。", Severity.SHOULD, Standing.REVISED, points=(44, 53, 56))
def measures_have_evidence(project: Project) -> Iterator[Problem]:
    """The evidence of a measure is not nothing."""
    for measure in project.risk.measures:
        if _NOTHING.search(measure.evidence):
            yield Problem(
                f"risk.measures.{measure.id}.evidence",
                f"措施{quote(measure)}的证明材料写{quote(measure.evidence)}",
                "没有截图和记录的措施，审核时等于没有。",
                "截图或导出记录，写上文件名；确实没有的，先做起来并列入整改。",
            )


@rule(
    "可能有的风险要列入清单，或写明为什么不适用。",
    Severity.SHOULD,
    Standing.PRACTICE,
    points=(52,),
)
def likely_risks_are_thought_of(project: Project) -> Iterator[Problem]:
    """Each risk that follows from kind, role, functions, data and audience is settled."""
    waiting = [one.risk for one in verdict.open_risks(project)]
    if project.risk.risks and waiting:
        yield Problem(
            "risk.risks",
            f"与这个算法有关的风险还有 {len(waiting)} 种没有列入，也没有说不适用：{'、'.join(waiting)}",
            "风险要从自己的类型、功能、数据和人群推出来，只列通用风险会被退。",
            "在清单里逐条点“列入”或“不适用”；自己写的风险已经说到的，在那一行选上它。",
        )


@rule("列了的风险不再说不适用。", Severity.SHOULD, Standing.INFERRED, points=(52,))
def risks_are_listed_or_set_aside(project: Project) -> Iterator[Problem]:
    """No typical risk is both in the list and said not to apply."""
    listed = {risk for danger in project.risk.risks for risk in danger.covers}
    for one in project.risk.dismissed:
        if one.risk in listed:
            yield Problem(
                "risk.risks",
                f"{quote(one.risk)}列进了风险清单，又写了不适用",
                "两处说法相反，评估就站不住。",
                "会发生的，取消“不适用”；不会发生的，从清单里删掉。",
            )


@rule(
    "有外部单位经手数据，就有它留存、外传的风险。",
    Severity.SHOULD,
    Standing.PRACTICE,
    points=(52,),
)
def outside_parties_are_a_risk(project: Project) -> Iterator[Problem]:
    """The risk from those who handle data for the filer is not set aside while there are any."""
    outside = [one for one in project.data.parties if one.kind is PartyKind.PROCESSOR]
    for row in project.risk.dismissed:
        if outside and row.risk is LikelyRisk.PROCESSOR_LEAK:
            yield Problem(
                f"risk.dismissed.{row.id}.reason",
                f"“{row.risk}”标为不适用，数据流向里却有受托处理方{quote(outside[0])}",
                "同一份材料里前后矛盾，审核人员会问这家单位拿到了什么。",
                "把这条风险列入清单，写合同约束和检查；确实接触不到数据的，从流向里去掉它。",
            )
