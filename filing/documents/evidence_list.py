"""附件（证据）目录: every claim that needs proof, numbered, and what is still missing."""

from collections.abc import Iterator, Sequence

from filing.block import Block, Heading, Paragraph, Table, Text, document, fact
from filing.chapters.attachments import Attachment, attachments
from filing.chapters.prose import cell
from filing.chapters.shots import figures, shot, shots_by_answer
from filing.chapters.uploads import UPLOADS
from filing.finding import Finding
from filing.project import STEPS, Project, noun_at, question_at
from filing.steps.work import Proof

_STATE = "□ 已备\n□ 待备"


@document("附件（证据）目录")
def evidence_list(project: Project, findings: Sequence[Finding]) -> Iterator[Block]:
    """What is uploaded, what proves which answer, and which enclosures the texts name."""
    every = attachments(project)
    missing = sum(
        not project.at(where) for one in every if one.asked for where in one.wheres
    )
    left = f"其中 {missing} 处要证明的内容本身还没有填。" if missing else ""
    yield Paragraph(
        (
            f"共需 {len(every)} 项证明材料，全部文书使用同一套附件编号；"
            f"随系统提交的附件另行上传，不占这套编号。{left}"
            "备齐一项勾一项；如实写了“尚无”“不涉及”的，不用凑材料。",
        )
    )
    yield Heading("随系统提交的附件")
    yield _uploads()
    yield Heading("证明材料")
    for step, section in STEPS.items():
        mine = [
            one for one in every if one.asked and one.wheres[0].startswith(f"{step}.")
        ]
        if mine:
            yield _proofs(project, step, f"“{section.title}”需要的证明材料", mine)
    named = [one for one in every if not one.asked]
    if named:
        yield _proofs(project, "named", "材料中另外提到的附件", named)
    yield from _pictures(project)


def _uploads() -> Table:
    return Table(
        key="uploads",
        caption="随系统提交的附件",
        header=("序号", "附件", "环节", "模板", "签名与盖章", "格式", "情况"),
        rows=tuple(
            tuple(
                (text,)
                for text in (
                    str(number),
                    one.name,
                    one.part,
                    one.template,
                    f"{one.signed}，{one.sealed}",
                    one.form,
                    _STATE,
                )
            )
            for number, one in enumerate(UPLOADS, 1)
        ),
        widths=(7, 19, 12, 13, 18, 20, 11),
        centred=(0,),
    )


def _proofs(
    project: Project, key: str, caption: str, some: Sequence[Attachment]
) -> Table:
    shown = shots_by_answer(project)
    return Table(
        key=key,
        caption=caption,
        header=("附件编号", "材料", "要证明的内容", "由谁提供", "情况"),
        rows=tuple(
            (
                (str(one.number),),
                (one.material,),
                ("；".join(noun_at(project, where) for where in one.wheres),),
                (question_at(one.wheres[0]).who,),
                _state(
                    project,
                    one.wheres,
                    [proof for where in one.wheres for proof in shown.get(where, ())],
                ),
            )
            for one in some
        ),
        widths=(12, 26, 31, 13, 18),
        centred=(0, 3),
    )


def _state(project: Project, wheres: Sequence[str], shown: Sequence[Proof]) -> Text:
    """What is missing: the answer, or the proof; or the pictures that are there."""
    for where in wheres:
        answer = cell(project, where)
        if not project.at(where) and project.applies(where):
            return answer
    return ("☑ 已附：见", *figures(shown)) if shown else (_STATE,)


def _pictures(project: Project) -> Iterator[Block]:
    """Every screenshot that was added, in the order of the answers."""
    shown = shots_by_answer(project)
    if shown:
        yield Heading("截图")
    for where, proofs in shown.items():
        yield Paragraph((f"{noun_at(project, where)}：", fact(project, where)))
        yield from (shot(project, proof) for proof in proofs)
