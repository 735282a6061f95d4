"""What could go wrong, what is done about it, what is left, and what is still to do."""

from collections.abc import Iterator

from filing.block import Block, Heading, Paragraph, Risks
from filing.chapters.dangers import SCALE, danger_table, made, measures, still_high
from filing.chapters.prose import Column, paragraph, table, tell, told
from filing.graphs import risk_matrix
from filing.project import Project
from filing.terms import Done


def risk(project: Project) -> Iterator[Block]:
    """The chapter 风险自评."""
    yield Heading("风险自评")
    yield Heading("评估经过", 2)
    yield from assessed(project)
    yield Heading("风险清单与等级", 2)
    yield from _dangers(project)
    yield Heading("控制措施及其效果", 2)
    yield from measures(project)
    yield Heading("科技伦理审查", 2)
    yield from ethics(project)
    yield Heading("评估结论与整改计划", 2)
    yield from concluded(project)


def assessed(project: Project) -> Iterator[Block]:
    """When, by whom and how the self-assessment was made."""
    yield paragraph(
        project,
        "自评估于 {risk.assessed_on}完成，参加人员为{risk.assessors}；"
        "报告于 {risk.written_on}写成。",
    )
    yield from tell(project, "risk.method")


def ethics(project: Project) -> Iterator[Block]:
    """Whether the ethics review has been made, and what it found."""
    yield paragraph(project, "科技伦理审查{risk.ethics}。")
    done = project.risk.ethics is Done.DONE
    lead = "审查的经过和结论如下：" if done else "有关安排如下："
    if project.applies("risk.ethics_record"):
        yield from told(project, lead, "risk.ethics_record")


def concluded(project: Project) -> Iterator[Block]:
    """The conclusion, and what is still to be done by whom."""
    yield from told(project, "", "risk.conclusion")
    if not project.risk.tasks and not project.risk.conclusion:
        return
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
            Column("整改事项", "name", 43),
            Column("责任部门或责任人", "owner", 25),
            Column("完成期限", "due", 25),
        ),
    )


def matrix_before(project: Project) -> Risks:
    """Where the risks stand without measures."""
    return Risks("before", "风险矩阵（控制前）", risk_matrix(project))


def after_measures(project: Project) -> Iterator[Block]:
    """Where the risks stand with their measures; the gap while nobody has judged that."""
    (first, *_) = project.risk.risks
    if any(
        one.residual_likelihood and one.residual_severity for one in project.risk.risks
    ):
        yield paragraph(project, "采取措施后，各项风险的分布见{表:after}。")
        yield matrix_after(project)
    else:
        where = f"risk.risks.{first.id}.residual_likelihood"
        yield paragraph(project, f"采取措施后的风险等级尚未评定：{{{where}}}。")


def matrix_after(project: Project) -> Risks:
    """Where the risks stand with their measures."""
    return Risks("after", "风险矩阵（控制后）", risk_matrix(project, after=True))


def _dangers(project: Project) -> Iterator[Block]:
    dangers = project.risk.risks
    if not dangers:
        yield paragraph(project, "{risk.risks}。")
        return
    yield paragraph(
        project,
        f"{'共识别' if made(project) else '目前列出'} {len(dangers)} 项风险，见{{表:risks}}；控制前后的分布见{{表:before}} 和"
        f"{{表:after}}。{SCALE}",
    )
    yield danger_table(project)
    yield matrix_before(project)
    yield matrix_after(project)
    yield from still_high(project)
