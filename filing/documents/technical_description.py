"""技术说明: scope, mechanism, data, risks and management of one algorithm, and what is open."""

from collections.abc import Iterator, Sequence

from filing.block import (
    Block,
    Contents,
    Cover,
    Heading,
    Mark,
    Paragraph,
    Table,
    document,
    marks,
    say,
)
from filing.chapters.data import data
from filing.chapters.governance import governance
from filing.chapters.mechanism import mechanism
from filing.chapters.risk import risk
from filing.chapters.scope import scope
from filing.finding import Finding
from filing.project import STEPS, Project
from filing.terms import AlgorithmKind


@document("技术说明（草稿）")
def technical_description(
    project: Project, findings: Sequence[Finding]
) -> Iterator[Block]:
    """The technical description, with its own gaps listed at the end."""
    body: list[Block] = [_cover(project), Contents()]
    for chapter in (scope, mechanism, data, risk, governance):
        body += chapter(project)
    yield from body
    yield from _open(marks(body), findings)


def _cover(project: Project) -> Cover:
    items = [
        ("填报单位", "{subject.company}"),
        ("信用代码", "{subject.credit_code}"),
        ("算法类型", "{scope.kind}"),
        ("算法安全责任人", "{subject.officer}"),
        ("编制日期", "{risk.written_on}"),
    ]
    if project.scope.kind is AlgorithmKind.GENERATION:
        items.insert(3, ("角　　色", "{scope.role}"))
    return Cover(
        title="算法技术说明",
        subtitle=say(project, "{scope.name}"),
        items=tuple((label, say(project, prose)) for label, prose in items),
        note="草稿，供内部核对；正式材料以填报系统下载的模板为准。",
    )


def _open(gaps: Sequence[Mark], findings: Sequence[Finding]) -> Iterator[Block]:
    yield Heading("待补充与待修改事项")
    yield Heading("待补充事项", 2)
    if gaps:
        yield Paragraph((f"本说明还有 {len(gaps)} 处待补充，如下表所列。",))
        yield Table(
            key="gaps",
            caption="待补充事项",
            header=("序号", "待补充内容", "所在步骤", "谁来补"),
            rows=tuple(
                ((str(number),), (gap.label,), (_step(gap.where),), (gap.who,))
                for number, gap in enumerate(gaps, 1)
            ),
            widths=(8, 56, 20, 16),
            centred=(0, 3),
        )
    else:
        yield Paragraph(("本说明没有待补充的内容。",))
    yield Heading("待修改事项", 2)
    wrong = [
        finding
        for finding in findings
        if finding.blocks and finding.rule.name != "every_question_is_answered"
    ]
    if not wrong:
        yield Paragraph(("预审没有发现其他必须修改的内容。",))
        return
    yield Table(
        key="wrong",
        caption="必须修改的内容",
        header=("序号", "问题", "怎么改", "所在步骤"),
        rows=tuple(
            (
                (str(number),),
                (finding.problem.what,),
                (finding.problem.next,),
                (_step(finding.where),),
            )
            for number, finding in enumerate(wrong, 1)
        ),
        widths=(8, 38, 38, 16),
        centred=(0,),
    )


def _step(where: str) -> str:
    return STEPS[where.partition(".")[0]].title
