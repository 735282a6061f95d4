"""What a draft still lacks: the gaps in it, and the findings that must be mended."""

from collections.abc import Iterable, Iterator, Sequence

from filing.block import Block, Heading, Mark, Paragraph, Table, marks, quoted
from filing.finding import Finding
from filing.project import STEPS, Project, noun_at


def openings(
    project: Project,
    blocks: Iterable[Block],
    findings: Sequence[Finding],
    this: str,
) -> Iterator[Block]:
    """What stands behind a draft that lacks something; nothing behind a whole one.

    `this` is what the draft calls itself, 本说明 say.
    """
    gaps = marks(blocks)
    all_wrong = [one for one in findings if one.blocks and not one.gap]
    told = quoted(blocks)
    wrong = [one for one in all_wrong if one.where in told]
    if not gaps and not all_wrong:
        return
    yield Heading("待补充与待修改事项", aside=True)
    yield Paragraph(("本页供内部核对，不属于正文，填入系统模板时不写。",))
    yield Heading("待补充事项", 2, aside=True)
    yield from _gaps(project, gaps, this)
    yield Heading("待修改事项", 2, aside=True)
    yield from _wrong(wrong, len(all_wrong) - len(wrong))


def _gaps(project: Project, gaps: Sequence[Mark], this: str) -> Iterator[Block]:
    if not gaps:
        yield Paragraph((f"{this}没有待补充的内容。",))
        return
    yield Paragraph((f"{this}还有 {len(gaps)} 项待补充，如下表所列。",))
    yield Table(
        key="gaps",
        caption="待补充事项",
        header=("序号", "待补充内容", "所在步骤", "谁来补"),
        rows=tuple(
            (
                (str(number),),
                (noun_at(project, gap.where),),
                (_step(gap.where),),
                (gap.who,),
            )
            for number, gap in enumerate(gaps, 1)
        ),
        widths=(8, 56, 20, 16),
        centred=(0, 3),
    )


def _wrong(findings: Sequence[Finding], elsewhere: int) -> Iterator[Block]:
    """What must be mended of what stands here, and how much there is beside."""
    if elsewhere:
        told = f"另有 {elsewhere} 项须修改的内容不在本文书里，见预审意见与整改清单。"
        yield Paragraph((told,))
    if not findings:
        if not elsewhere:
            yield Paragraph(("预审没有发现须先修改的内容。",))
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
            for number, finding in enumerate(findings, 1)
        ),
        widths=(8, 37, 38, 17),
        centred=(0,),
    )


def _step(where: str) -> str:
    return STEPS[where.partition(".")[0]].title
