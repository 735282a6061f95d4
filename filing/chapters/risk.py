"""What could go wrong, what is done about it, what is left, and what is still to do."""

from collections.abc import Iterator

from filing.block import Block, Fact, Heading, Paragraph, Risks, Table, Text
from filing.chapters.prose import Column, cell, paragraph, table, tell, told
from filing.picture import Grade, graded, risk_matrix
from filing.project import Project
from filing.steps.risk import Danger
from filing.terms import Likelihood, Severity

_COLOURS = {
    Grade.LOW: "E2EFDA",
    Grade.MEDIUM: "FFF2CC",
    Grade.HIGHER: "F8CBAD",
    Grade.HIGH: "FF9B9B",
}


def risk(project: Project) -> Iterator[Block]:
    """The chapter 风险自评."""
    yield Heading("风险自评")
    yield Heading("评估经过", 2)
    yield paragraph(
        project,
        "自评估于{risk.assessed_on}完成，参加人员为{risk.assessors}，"
        "报告写成于{risk.written_on}。",
    )
    yield from tell(project, "risk.method")
    yield Heading("风险清单与等级", 2)
    yield from _dangers(project)
    yield Heading("控制措施及其效果", 2)
    yield from _measures(project)
    yield Heading("科技伦理审查", 2)
    yield paragraph(project, "科技伦理审查{risk.ethics}。")
    yield from tell(project, "risk.ethics_record")
    yield Heading("评估结论与整改计划", 2)
    yield from told(project, "", "risk.conclusion")
    yield from _tasks(project)


def _dangers(project: Project) -> Iterator[Block]:
    dangers = project.risk.risks
    if not dangers:
        yield paragraph(project, "{risk.risks}。")
        return
    yield paragraph(
        project,
        f"共识别 {len(dangers)} 项风险，见{{表:risks}}；控制前后的分布见{{表:before}}和"
        "{表:after}。等级由可能性与影响程度两项相乘得出：4 分以下为低，5 至 9 分为中，"
        "10 至 15 分为较高，16 分以上为高。",
    )
    yield _danger_table(project)
    yield Risks("before", "风险矩阵（控制前）", risk_matrix(project))
    yield Risks("after", "风险矩阵（控制后）", risk_matrix(project, after=True))
    left = [f"R{n}" for n, one in enumerate(dangers, 1) if _left(one) in _HIGH]
    if left:
        yield Paragraph((f"控制后仍为较高或高的风险：{'、'.join(left)}。",))
    elif all(_left(danger) for danger in dangers):
        yield Paragraph(("采取措施后，没有仍处于较高或高等级的风险。",))


_HIGH = (Grade.HIGHER, Grade.HIGH)


def _danger_table(project: Project) -> Table:
    dangers = project.risk.risks
    fills = {}
    for row, danger in enumerate(dangers):
        for column, grade in ((4, _before(danger)), (6, _left(danger))):
            if grade:
                fills[row, column] = _COLOURS[grade]
    return Table(
        key="risks",
        caption="风险清单",
        header=("编号", "风险", "类别", "涉及功能", "控制前", "对应措施", "控制后"),
        rows=tuple(
            (
                (f"R{number}",),
                cell(project, f"{where}.name"),
                cell(project, f"{where}.kind"),
                cell(project, f"{where}.functions"),
                _graded(project, where, "likelihood", "severity", _before(danger)),
                cell(project, f"{where}.measures"),
                _graded(
                    project,
                    where,
                    "residual_likelihood",
                    "residual_severity",
                    _left(danger),
                ),
            )
            for number, danger in enumerate(dangers, 1)
            for where in (f"risk.risks.{danger.id}",)
        ),
        widths=(7, 26, 13, 14, 10, 20, 10),
        centred=(0, 4, 6),
        fills=fills,
    )


def _graded(
    project: Project, where: str, likelihood: str, severity: str, grade: Grade | None
) -> Text:
    """The grade where both judgements are there, else the mark of the missing one."""
    if grade:
        return (str(grade),)
    for name in (likelihood, severity):
        quoted = cell(project, f"{where}.{name}")
        if not isinstance(quoted[0], Fact):
            return quoted
    return ("—",)


def _before(danger: Danger) -> Grade | None:
    return _grade(danger.likelihood, danger.severity)


def _left(danger: Danger) -> Grade | None:
    return _grade(danger.residual_likelihood, danger.residual_severity)


def _grade(likelihood: Likelihood | None, severity: Severity | None) -> Grade | None:
    if likelihood is None or severity is None:
        return None
    one, other = list(Likelihood).index(likelihood), list(Severity).index(severity)
    return graded((one + 1) * (other + 1))


def _measures(project: Project) -> Iterator[Block]:
    measures = project.risk.measures
    if not measures:
        yield paragraph(project, "{risk.measures}。")
        return
    yield paragraph(project, "控制措施、针对的风险和效果见{表:measures}。")
    aimed: dict[str, list[str]] = {}
    for number, danger in enumerate(project.risk.risks, 1):
        for one in danger.measures:
            aimed.setdefault(one, []).append(f"R{number}")
    yield Table(
        key="measures",
        caption="控制措施及其效果",
        header=("序号", "措施", "做法", "针对的风险", "效果", "证明材料"),
        rows=tuple(
            (
                (str(number),),
                cell(project, f"{where}.name"),
                cell(project, f"{where}.does"),
                ("、".join(aimed.get(measure.id, ())) or "—",),
                cell(project, f"{where}.effect"),
                cell(project, f"{where}.evidence"),
            )
            for number, measure in enumerate(measures, 1)
            for where in (f"risk.measures.{measure.id}",)
        ),
        widths=(7, 14, 30, 11, 22, 16),
        centred=(0, 3),
    )


def _tasks(project: Project) -> Iterator[Block]:
    if not project.risk.tasks:
        yield Paragraph(("本次评估没有列出整改事项。",))
        return
    yield paragraph(project, "整改计划见{表:tasks}。")
    yield from table(
        project,
        "risk.tasks",
        key="tasks",
        caption="整改计划",
        columns=(
            Column("整改事项", "name", 48),
            Column("责任人", "owner", 25),
            Column("完成期限", "due", 20),
        ),
    )
