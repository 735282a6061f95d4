"""Is every risk seen, controlled, and what is left owned by somebody?"""

from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.form import as_date
from filing.law import AI_ETHICS, ALGORITHM_RECOMMENDATION, SECURITY_ASSESSMENT
from filing.picture import Grade, graded
from filing.project import Project
from filing.steps.risk import Danger
from filing.terms import Done, Likelihood
from filing.terms import Severity as Harm


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
    for function in project.scope.functions:
        if (
            project.risk.risks
            and function.id in project.scope.core
            and function.id not in seen
        ):
            yield Problem(
                "risk.risks",
                f"备案的功能“{function}”没有对应的风险",
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
                f"“{danger}”控制以后反而更高了",
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
                f"“{danger}”控制后仍是{graded(_after(danger))}风险，却没有整改事项",
                "剩余风险没人管，结论站不住。",
                "写下还要做什么、谁负责、什么时候完成。",
            )


@rule("评估在前，写报告在后。", Severity.MUST, Standing.REVISED, points=(70,))
def assessment_comes_before_report(project: Project) -> Iterator[Problem]:
    """The report is not written before the assessment was made."""
    assessed = as_date(project.risk.assessed_on)
    written = as_date(project.risk.written_on)
    if assessed and written and assessed > written:
        yield Problem(
            "risk.written_on",
            f"报告写于 {written}，早于自评估的 {assessed}",
            "日期倒置说明评估是补写的。",
            "核对两个日期：评估日不晚于撰写日，撰写日不晚于提交日。",
        )


@rule(
    "伦理审查先做一次。",
    Severity.SHOULD,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第七条"],
    AI_ETHICS["第十五条"],
    points=(54,),
)
def ethics_is_reviewed(project: Project) -> Iterator[Problem]:
    """An ethics review has at least begun."""
    if project.risk.ethics is Done.NOT_YET:
        yield Problem(
            "risk.ethics",
            "科技伦理审查还没做",
            "伦理审查是八项制度之一，没有记录会被追问。产品没做完也可以先自查。",
            "先按公平、可控、透明、隐私几方面自查一次，留下记录。",
        )
