"""Is everything answered, and well formed?"""

from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.project import Project, noun_at
from filing.telling import quote, wholly_absent


@rule("该答的问题都要有答案。", Severity.MUST, Standing.PRACTICE, points=(29,))
def every_question_is_answered(project: Project) -> Iterator[Problem]:
    """Every question that applies and is not optional has an answer."""
    for asked in project.everything_asked():
        if asked.open:
            said = f"写的是{quote(asked.value, 15)}" if asked.value else "还没有填"
            yield Problem(
                asked.where,
                f"{noun_at(project, asked.where)}{said}",
                "材料里这一处会显示【待补充】，留空的材料会被退回。",
                f"一般由{asked.question.who}补上；"
                + (
                    "还没有的先办、先定，不要编。"
                    if asked.question.form
                    else "确实没有的，如实写“没有”或“不涉及”并说明理由。"
                ),
            )


@rule(
    "号码、日期、网址要写成规定的样子。",
    Severity.MUST,
    Standing.REVISED,
    points=(2, 50),
)
def answers_are_well_formed(project: Project) -> Iterator[Problem]:
    """Every answer with a form keeps to it."""
    for asked in project.everything_asked():
        where, question, value, _ = asked
        if question.form is None or not value or asked.open:
            continue
        if fault := question.form.fault(value):
            yield Problem(
                where,
                f"{noun_at(project, where)}：{fault}",
                "格式不对的号码和日期，系统会拒收，或与其他材料对不上。",
                "没有的先办；做好前清空这一格，材料会标出【待补充】，不要编。"
                if isinstance(value, str) and wholly_absent(value)
                else "对照证照逐位核对，多半是抄错了一位。"
                if "校验" in fault
                else f"参照{quote(question.form.sample)}的样子改。",
            )


@rule("选项指向的内容要还在。", Severity.MUST, Standing.INFERRED)
def references_point_at_rows(project: Project) -> Iterator[Problem]:
    """No answer refers to a row that was removed or has no name."""
    rows: dict[str, set[str]] = {}
    for where, question, value, _ in project.everything_asked():
        if not (question.of and value):
            continue
        if question.of not in rows:
            rows[question.of] = {one.id for one in project.at(question.of) if str(one)}
        named = rows[question.of]
        wanted = (value,) if isinstance(value, str) else value
        if not set(wanted) <= named:
            yield Problem(
                where,
                f"{noun_at(project, where)}选中的内容已删除或还没起名",
                "文书里这一处会缺字。",
                "重新选一次，或给那一行补上名称。",
            )
