"""预审意见与整改清单: what was judged, what was found, and who mends it by when."""

from collections.abc import Iterator, Sequence

from filing import verdict, worklist
from filing.block import Block, Heading, Paragraph, Table, Text, document
from filing.chapters.prose import cell, paragraph
from filing.finding import Finding, Severity
from filing.form import spelled
from filing.project import STEPS, Project, noun_at
from filing.steps.work import State
from filing.telling import planned

Numbered = Sequence[tuple[int, Finding]]


@document("预审意见与整改清单", working=True)
def review_report(project: Project, findings: Sequence[Finding]) -> Iterator[Block]:
    """The judgement and its grounds, the findings by weight, and the list of mendings."""
    missing = [one for one in findings if one.gap]
    told = [one for weight in Severity for one in findings if one.severity is weight]
    numbered = list(enumerate((one for one in told if not one.gap), 1))
    yield Heading("备案判断")
    yield from _judgement(project)
    yield Heading("预审意见")
    yield Paragraph((_summary(numbered, len(missing)),))
    for weight in Severity:
        mine = [one for one in numbered if one[1].severity is weight]
        if mine:
            yield _findings(project, weight, mine)
    if missing:
        yield _unanswered(missing)
    yield Heading("整改清单")
    yield from _mendings(project, numbered)


def _judgement(project: Project) -> Iterator[Block]:
    yield paragraph(
        project,
        "以下由{applicability.judged_by}于 {applicability.judged_on}判断，"
        "程序给出的结论为辅助判断，不是法律意见。",
    )
    conclusions = (
        verdict.applicability(project),
        verdict.role(project),
        *verdict.neighbours(project),
    )
    yield Table(
        key="judged",
        caption="备案与相邻手续的判断",
        header=("事项", "结论", "理由", "依据"),
        rows=tuple(
            (
                (one.question,),
                (one.answer,),
                ("\n".join(dict.fromkeys(why.follows for why in one.reasons)),),
                ("\n".join(map(str, one.cites)) or "—",),
            )
            for one in conclusions
        ),
        widths=(20, 13, 41, 26),
    )
    yield Table(
        key="answers",
        caption="判断所依据的回答",
        header=("问题", "回答"),
        rows=tuple(
            ((asked.question.label,), cell(project, asked.where))
            for asked in project.asked("applicability")
        ),
        widths=(52, 48),
    )


def _summary(numbered: Numbered, missing: int) -> str:
    counts = [
        f"{weight} {count} 条"
        for weight in Severity
        if (count := sum(one.severity is weight for _, one in numbered))
    ]
    found = (
        f"预审共有 {len(numbered)} 条意见，其中{'、'.join(counts)}。"
        if counts
        else "预审没有发现需要修改的内容。"
    )
    left = f"另有 {missing} 处没有填，见待补充清单。" if missing else ""
    return f"{found}{left}"


def _findings(project: Project, weight: Severity, numbered: Numbered) -> Table:
    return Table(
        key=weight.name.lower(),
        caption=str(weight),
        header=("编号", "所在位置", "问题", "为什么", "怎么改", "依据与来源"),
        rows=tuple(
            (
                (str(number),),
                (_place(project, one.where),),
                (one.problem.what,),
                (one.problem.why,),
                (one.problem.next,),
                (_grounds(one),),
            )
            for number, one in numbered
        ),
        widths=(8, 16, 21, 19, 20, 16),
        centred=(0,),
    )


def _place(project: Project, where: str) -> str:
    return f"{_step(where)}\n{noun_at(project, where)}"


def _to_mend(project: Project, finding: Finding) -> str:
    return f"{noun_at(project, finding.where)}：{finding.problem.next}"


def _step(where: str) -> str:
    return STEPS[where.partition(".")[0]].title


def _grounds(finding: Finding) -> str:
    return "\n".join((*map(str, finding.cites), finding.rule.standing.plain))


def _unanswered(missing: Sequence[Finding]) -> Table:
    counts: dict[str, int] = {}
    for one in missing:
        counts[_step(one.where)] = counts.get(_step(one.where), 0) + 1
    return Table(
        key="unanswered",
        caption="没有填的内容",
        header=("步骤", "没有填的"),
        rows=tuple(((step,), (f"{count} 处",)) for step, count in counts.items()),
        widths=(60, 40),
    )


def _work(project: Project, item: worklist.Item) -> tuple[Text, Text]:
    """Who sees to it, and by when or how it was settled; where nobody took it up, the plan."""
    row = item.row
    if row is None:
        found = planned(project, item.finding.where)
        return (
            ((found[1].owner,), (spelled(found[1].due),)) if found else (("",), ("",))
        )
    settled = "" if item.state is State.WAITING else f"{item.state}：{row.reason}"
    return (row.owner,), ("\n".join(filter(None, (row.due, settled.rstrip("：")))),)


def _mendings(project: Project, numbered: Numbered) -> Iterator[Block]:
    items = worklist.items(project, [one for _, one in numbered])
    work = {worklist.key(item.finding): item for item in items}
    tasks = [
        (
            cell(project, f"{where}.name"),
            ("风险自评",),
            cell(project, f"{where}.owner"),
            cell(project, f"{where}.due"),
        )
        for task in project.risk.tasks
        for where in (f"risk.tasks.{task.id}",)
    ]
    found: list[tuple[Text, ...]] = [
        (
            (_to_mend(project, one),),
            (f"意见 {number}",),
            *_work(project, work[worklist.key(one)]),
        )
        for number, one in numbered
        if one.severity is not Severity.HINT
    ]
    if not tasks and not found:
        yield Paragraph(("没有需要整改的事项。",))
        return
    yield Paragraph(("责任人和期限空着的，由公司指定后填写；改完一项勾一项。",))
    yield Table(
        key="mendings",
        caption="整改清单",
        header=("序号", "整改事项", "来源", "责任人", "完成期限", "完成"),
        rows=tuple(
            ((str(number),), *row, ("□",))
            for number, row in enumerate((*found, *tasks), 1)
        ),
        widths=(8, 44, 13, 14, 13, 8),
        centred=(0, 5),
    )
