"""待补充清单: what still waits for an answer, by who can usually give it."""

from collections.abc import Iterator, Sequence

from filing.block import Block, Heading, Mark, Paragraph, Table, Text, document
from filing.finding import Finding
from filing.project import Asked, Project, noun_at
from filing.question import Who
from filing.verdict.example import example_of


@document("待补充清单", working=True)
def open_items(project: Project, findings: Sequence[Finding]) -> Iterator[Block]:
    """The open questions with help and example, a table for each who answers."""
    waiting = [asked for asked in project.everything_asked() if asked.open]
    if not waiting:
        yield Paragraph(("没有待补充的内容，该答的问题都有回答。",))
        return
    shares = {
        who: [asked for asked in waiting if asked.question.who is who] for who in Who
    }
    counts = "、".join(f"{who} {len(some)} 项" for who, some in shares.items() if some)
    yield Paragraph(
        (
            f"共有 {len(waiting)} 项还没有回答，按通常由谁回答分开：{counts}。"
            "在“回答”一栏写上内容，或在向导里直接填写；查不到的写明尚无，不要编造。"
            "没有专门法务的公司，由管合同和证照的人回答。",
        )
    )
    for who, some in shares.items():
        if some:
            yield Heading(f"由{who}回答")
            yield _table(project, who, some)


def _table(project: Project, who: Who, waiting: Sequence[Asked]) -> Table:
    return Table(
        key=who.name.lower(),
        caption=f"由{who}回答的 {len(waiting)} 项",
        header=("序号", "问题", "说明与例子", "回答"),
        rows=tuple(
            (
                (str(number),),
                _question(project, asked),
                _help(project, asked),
                _answer(asked),
            )
            for number, asked in enumerate(waiting, 1)
        ),
        widths=(8, 27, 35, 30),
        centred=(0,),
    )


def _question(project: Project, asked: Asked) -> Text:
    return (f"{noun_at(project, asked.where)}\n{asked.question.label}",)


def _help(project: Project, asked: Asked) -> Text:
    example = example_of(asked.question, project)
    return (asked.question.help + (f"\n例：{example}" if example else ""),)


def _answer(asked: Asked) -> Text:
    return (Mark(asked.where, asked.question.noun, asked.question.who),)
