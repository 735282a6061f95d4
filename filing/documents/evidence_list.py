"""附件（证据）目录: every claim that needs proof, numbered, and what is still missing."""

import re
from collections.abc import Iterator, Sequence

from filing.block import (
    Block,
    Fact,
    Heading,
    Paragraph,
    Table,
    Text,
    document,
    fact,
)
from filing.chapters.prose import cell
from filing.chapters.shots import figures, shot, shots_by_answer
from filing.chapters.uploads import UPLOADS
from filing.finding import Finding
from filing.project import STEPS, Asked, Project, noun_at, written
from filing.steps.work import Proof

_ENCLOSED = re.compile(r"附件\s*\d*\s*《([^《》]{1,60})》")
_STATE = "□ 已备\n□ 待备"


@document("附件（证据）目录")
def evidence_list(project: Project, findings: Sequence[Finding]) -> Iterator[Block]:
    """What is uploaded, what proves which answer, and which enclosures the texts name."""
    proofs = [asked for asked in project.everything_asked() if asked.question.evidence]
    missing = sum(asked.open for asked in proofs)
    left = f"其中 {missing} 处的内容本身还没有填。" if missing else ""
    yield Paragraph(
        (
            f"共有 {len(proofs)} 处内容需要证明材料，按次序编号。{left}"
            "备齐一份勾一份；如实写了“尚无”“不涉及”的，不用凑材料。",
        )
    )
    yield Heading("随系统提交的附件")
    yield _uploads()
    yield Heading("证明材料")
    numbered = [(f"证 {number}", asked) for number, asked in enumerate(proofs, 1)]
    for step, section in STEPS.items():
        mine = [one for one in numbered if one[1].where.startswith(f"{step}.")]
        if mine:
            yield _proofs(project, step, section.title, mine)
    yield from _named(project)
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
        widths=(7, 20, 11, 13, 18, 20, 11),
        centred=(0,),
    )


def _proofs(
    project: Project, step: str, title: str, numbered: Sequence[tuple[str, Asked]]
) -> Table:
    shown = shots_by_answer(project)
    return Table(
        key=step,
        caption=f"“{title}”需要的证明材料",
        header=("编号", "要证明的内容", "材料", "由谁提供", "情况"),
        rows=tuple(
            (
                (number,),
                (noun_at(project, asked.where),),
                _material(project, asked),
                (asked.question.who,),
                _state(project, asked, shown.get(asked.where, ())),
            )
            for number, asked in numbered
        ),
        widths=(9, 31, 27, 13, 20),
        centred=(0, 3),
    )


def _material(project: Project, asked: Asked) -> Text:
    """The kind of proof; where the answer itself names the proof, the answer."""
    named = cell(project, asked.where)
    itself = asked.where.endswith(".evidence") and isinstance(named[0], Fact)
    return named if itself else (asked.question.evidence,)


def _state(project: Project, asked: Asked, shown: Sequence[Proof]) -> Text:
    """What is missing: the answer, or the proof; or the pictures that are there."""
    if asked.open:
        return cell(project, asked.where)
    return ("☑ 已附：见", *figures(shown)) if shown else (_STATE,)


def _pictures(project: Project) -> Iterator[Block]:
    """Every screenshot that was added, in the order of the answers."""
    shown = shots_by_answer(project)
    if shown:
        yield Heading("截图")
    for where, proofs in shown.items():
        yield Paragraph((f"{noun_at(project, where)}：", fact(project, where)))
        yield from (shot(project, proof) for proof in proofs)


def _named(project: Project) -> Iterator[Block]:
    """The enclosures that answers name, each once, with the places that name them."""
    places: dict[str, list[str]] = {}
    for where, text in written(project):
        for name in dict.fromkeys(_ENCLOSED.findall(text)):
            places.setdefault(name, []).append(noun_at(project, where))
    yield Heading("材料中提到的附件")
    if not places:
        yield Paragraph(("填写的内容里没有写到附件。",))
        return
    yield Table(
        key="named",
        caption="材料中提到的附件",
        header=("序号", "附件名称", "提到它的内容", "情况"),
        rows=tuple(
            ((str(number),), (f"《{name}》",), ("；".join(where),), (_STATE,))
            for number, (name, where) in enumerate(places.items(), 1)
        ),
        widths=(8, 34, 46, 12),
        centred=(0,),
    )
