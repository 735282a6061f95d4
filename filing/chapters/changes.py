"""What changed between two states of a project, as text, as paragraphs, and as a draft."""

import difflib
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, takewhile
from typing import NamedTuple

from filing.block import (
    Block,
    Cover,
    Document,
    Fact,
    Heading,
    Paragraph,
    Table,
    fact,
    plain,
)
from filing.chapters.cover import cover
from filing.chapters.prose import NOT_ASKED, paragraph
from filing.difference import Change, How, changes
from filing.form import spelled
from filing.project import Project, noun_at, row_kind, rows_by_id
from filing.verdict import Class, Classed, classed, due
from filing.verdict.changed import beforehand

TITLE = "变更说明（草稿）"


class Rewritten(NamedTuple):
    """A passage of a document that reads differently: what it was and what it is."""

    old: str
    new: str


class Parted(NamedTuple):
    """One side of a passage: what both sides begin with, what differs, what both end with."""

    start: str
    differs: str
    end: str


def parted(one: Rewritten) -> tuple[Parted, Parted]:
    """The old and the new side, so that what differs can be shown in its place."""
    start = _shared(one.old, one.new)
    most = min(len(one.old), len(one.new)) - start
    end = min(_shared(one.old[::-1], one.new[::-1]), most)
    old, new = (
        Parted(side[:start], side[start : len(side) - end], side[len(side) - end :])
        for side in (one.old, one.new)
    )
    return old, new


def _shared(one: str, two: str) -> int:
    """How many signs two texts begin with alike."""
    return sum(
        1
        for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False))
    )


def named(before: Project, after: Project, change: Change) -> str:
    """What a change concerns: the official noun, or the row that came or went."""
    where = change.where
    state = before if change.how is How.REMOVED else after
    if where.count(".") == 2:
        group, _, row_id = where.rpartition(".")
        row = rows_by_id(state, group).get(row_id)
        name = f"“{row}”" if row is not None and str(row) else ""
        return f"{row_kind(group).title}{name}"
    return noun_at(state, where)


def shown(project: Project, change: Change) -> str:
    """What a state says at the place of a change, in words; a dash if nothing."""
    where = change.where
    if where.count(".") == 2:
        group, _, row_id = where.rpartition(".")
        row = rows_by_id(project, group).get(row_id)
        return NOT_ASKED if row is None else str(row) or "（没有名称）"
    try:
        told = fact(project, where)
    except KeyError:
        return NOT_ASKED
    if change.how is How.MOVED:
        return "、".join(str(row) for row in project.at(where))
    return told.text if isinstance(told, Fact) else NOT_ASKED


def rewritten(document: Document, before: Project, after: Project) -> list[Rewritten]:
    """The passages of a document that differ, in order; findings are left out."""
    old = [line for line in plain(document(before, ())).split("\n") if line]
    new = [line for line in plain(document(after, ())).split("\n") if line]
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [
        one
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
        for one in _passages(old[a:b], new[c:d])
    ]


def _passages(old: list[str], new: list[str]) -> list[Rewritten]:
    """Lines in the place of others: one by one where they are as many."""
    if len(old) == len(new):
        return list(map(Rewritten, old, new))
    return [Rewritten("\n".join(old), "\n".join(new))]


def change_note(
    before: Project,
    after: Project,
    documents: Sequence[Document],
    changed_on: date,
) -> Iterator[Block]:
    """变更说明（草稿）: what changed, what it asks for by when, and which documents differ."""
    found = classed(changes(before, after))
    yield _cover(after)
    yield Heading("变更概况")
    yield paragraph(
        after,
        "{subject.company}的“{scope.name}”自上一版本以来有"
        f" {len(found)} 处变更，以 {_day(changed_on)}为变更之日。"
        "以下处理建议除注明“法规”的外，是依据公开清单和实务的推断，"
        "是否办理变更以网信部门的意见为准。",
    )
    yield from _first(found)
    yield Heading("变更事项")
    if not found:
        yield Paragraph(("两个版本的内容一致，没有变更。",))
    for number, (asks, some) in enumerate(groupby(found, lambda one: one.meaning.asks)):
        yield from _of_class(before, after, asks, list(some), changed_on, number)
    yield Heading("需要同步更新的材料")
    yield from _documents(before, after, documents)


def _first(found: Sequence[Classed]) -> Iterator[Block]:
    """What has to be done before the changes are filed, or besides."""
    told = beforehand(found)
    if told:
        yield Heading("要先办或另办的手续")
        yield from (Paragraph((f"{one}。",)) for one in told)


def _day(day: date) -> str:
    return spelled(day.isoformat())


def _cover(project: Project) -> Cover:
    return cover(project, "算法备案变更说明")


def _of_class(
    before: Project,
    after: Project,
    asks: Class,
    found: Sequence[Classed],
    changed_on: date,
    number: int,
) -> Iterator[Block]:
    day, how = due(asks, changed_on)
    yield Heading(f"{asks}（{len(found)} 处）", 2)
    told = f"最晚 {_day(day)}办理，{how}" if day else how
    yield Paragraph((f"{told}。",))
    yield Table(
        key=f"changes{number}",
        caption=f"{asks}的事项",
        header=("序号", "事项", "变更前", "变更后", "理由"),
        rows=tuple(
            (
                (str(n),),
                (f"{named(before, after, one.change)}（{one.change.how}）",),
                (shown(before, one.change),),
                (shown(after, one.change),),
                (one.meaning.reason,),
            )
            for n, one in enumerate(found, 1)
        ),
        widths=(7, 18, 22, 22, 31),
        centred=(0,),
    )


def _documents(
    before: Project, after: Project, documents: Sequence[Document]
) -> Iterator[Block]:
    rows = [
        (one.title, len(rewritten(one, before, after)))
        for one in documents
        if not one.working
    ]
    changed = [(title, count) for title, count in rows if count]
    if not changed:
        yield Paragraph(("没有文书因此改变。",))
        return
    yield Table(
        key="documents",
        caption="内容有变化的文书",
        header=("序号", "文书", "有变化的段落或表格行"),
        rows=tuple(
            ((str(n),), (title,), (f"{count} 处",))
            for n, (title, count) in enumerate(changed, 1)
        ),
        widths=(10, 60, 30),
        centred=(0, 2),
    )
