"""Screenshots in documents: each after the text or the table that states what it shows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from filing.block import (
    Block,
    Fact,
    Note,
    Paragraph,
    Reference,
    Shot,
    Span,
    Table,
    Text,
)
from filing.project import Project, noun_at
from filing.steps.work import Proof


def shots_by_answer(project: Project) -> dict[str, list[Proof]]:
    """The screenshots by the answer that they prove, as far as that is asked for now."""
    proofs = [one for one in project.work.proofs if one.file]
    if not proofs:
        return {}
    found: dict[str, list[Proof]] = {
        asked.where: [] for asked in project.everything_asked()
    }
    for proof in proofs:
        if proof.at in found:
            found[proof.at].append(proof)
    return {where: some for where, some in found.items() if some}


def shot(project: Project, proof: Proof) -> Shot:
    """A screenshot as a captioned figure; without a caption it is called by its answer."""
    caption = proof.caption.strip() or f"{noun_at(project, proof.at)}截图"
    return Shot(key(proof), caption, proof.file)


def key(proof: Proof) -> str:
    """How references name a screenshot."""
    return f"shot.{proof.id}"


def illustrated(project: Project, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, and after the first that quotes a proved answer its screenshots."""
    waiting = shots_by_answer(project)
    owed: list[Block] = []
    for block in blocks:
        if owed and not isinstance(block, Note):
            yield from owed
            owed = []
        told = [
            (where, waiting.pop(where)) for where in _quoted(block) if where in waiting
        ]
        if not told:
            yield block
            continue
        proofs = list(chain.from_iterable(some for _, some in told))
        shown: list[Block] = [shot(project, one) for one in proofs]
        if isinstance(block, Paragraph):
            yield Paragraph(_referring(block.text, proofs))
            owed = shown
        else:
            yield block
            owed = [Paragraph(tuple(_telling(project, told))), *shown]
    yield from owed


def _quoted(block: Block) -> Iterator[str]:
    """The addresses of the answers that a block quotes, each once."""
    texts: Iterable[Text] = ()
    if isinstance(block, Paragraph):
        texts = (block.text,)
    elif isinstance(block, Table):
        texts = chain.from_iterable(block.rows)
    yield from dict.fromkeys(
        span.where for text in texts for span in text if isinstance(span, Fact)
    )


def figures(proofs: Iterable[Proof]) -> Iterator[Span]:
    """References to these screenshots, as in 图 1、图 2."""
    for number, proof in enumerate(proofs):
        if number:
            yield "、"
        yield Reference("图", key(proof))


def _referring(text: Text, proofs: Iterable[Proof]) -> Text:
    """The text with 见图 before its last stop."""
    mark: Text = ("（见", *figures(proofs), "）")
    last = text[-1]
    if isinstance(last, str) and last.endswith("。"):
        return (*text[:-1], last[:-1], *mark, "。")
    if isinstance(last, Fact) and last.text.endswith("。"):
        return (*text[:-1], replace(last, text=last.text[:-1]), *mark, "。")
    return (*text, *mark)


def _telling(
    project: Project, told: Iterable[tuple[str, list[Proof]]]
) -> Iterator[Span]:
    """A sentence that says which figure shows which answer of a table."""
    for number, (where, proofs) in enumerate(told):
        yield "；" if number else ""
        yield f"{noun_at(project, where)}见"
        yield from figures(proofs)
    yield "。"
