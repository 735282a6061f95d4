"""Days that cannot be, and days that follow one another in the wrong order."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from filing.finding import Severity
from filing.project import Project
from filing.proofread.flaw import Flaw, around
from filing.proofread.numerals import days, squeezed
from filing.terms import Status
from filing.word.paper import Paper


class _Told(NamedTuple):
    """A day in a file, under its label."""

    file: str
    label: str
    day: date


_ASSESSED = ("自评估时间", "自评估日期", "评估时间", "评估日期")
_WRITTEN = (
    "报告撰写时间",
    "报告撰写日期",
    "撰写时间",
    "撰写日期",
    "编制日期",
    "编制时间",
)
_ONLINE = ("上线时间", "上线日期", "首次上线时间")
_SENT = ("提交时间", "提交日期", "报送时间", "报送日期", "填报日期", "填报时间")
_SIGNED = ("合同签订日期", "合同签订时间", "协议签订日期", "签订日期", "签订时间")
_ORDER = (
    (_ASSESSED, _WRITTEN, "先写报告、后评估，时间对不上", "改成先评估、后撰写。"),
    (
        _ONLINE,
        _WRITTEN,
        "报告写在上线之前，却说已经上线",
        "核对两个日期；还没有上线的，写预计上线时间。",
    ),
    (_SIGNED, _WRITTEN, "报告写在合同签订之前，却引用了合同", "核对两个日期。"),
    (_WRITTEN, _SENT, "提交在前、报告写在后，时间对不上", "核对两个日期。"),
    (_ASSESSED, _SENT, "提交在前、评估在后，时间对不上", "核对两个日期。"),
)
"""What comes first, what later, what is wrong otherwise, and what to do."""
_EVERY = frozenset(label for first, later, *_ in _ORDER for label in (*first, *later))


def impossible(name: str, one: Paper) -> Iterator[Flaw]:
    """Days that no calendar has."""
    for line in one.lines:
        for written, day in days(line):
            if day is None:
                yield Flaw(
                    name,
                    Severity.MUST,
                    around(line, 0),
                    f"没有“{written}”这一天",
                    "核对日期。",
                )


def disordered(papers: Mapping[str, Paper], project: Project) -> Iterator[Flaw]:
    """A day that is later than one that follows it, in one file or in two."""
    told = [one for name, paper in papers.items() for one in _told(name, paper)]
    for first, later, what, todo in _ORDER:
        if first is _ONLINE and project.scope.status not in (None, Status.ONLINE):
            continue
        before = [one for one in told if one.label in first]
        after = [one for one in told if one.label in later]
        for one in before:
            if wrong := next((two for two in after if one.day > two.day), None):
                yield Flaw(
                    wrong.file,
                    Severity.MUST,
                    f"{one.label} {one.day}，{wrong.label} {wrong.day}",
                    what,
                    todo,
                )


def _told(name: str, paper: Paper) -> Iterator[_Told]:
    for label, text in _pairs(paper):
        found = [day for _, day in days(text) if day]
        if label in _EVERY and len(found) == 1:
            yield _Told(name, label, found[0])


def _pairs(paper: Paper) -> Iterator[tuple[str, str]]:
    """Whatever stands beside or under something in a table, or after its colon."""
    for grid in paper.tables:
        for number, row in enumerate(grid.rows):
            below = grid.rows[number + 1] if number + 1 < len(grid.rows) else ()
            for at, cell in enumerate(row):
                label = _plain(cell.text)
                beside = row[at + 1].text if at + 1 < len(row) else ""
                under = next((o.text for o in below if o.column == cell.column), "")
                yield label, beside if days(beside) else under
    for line in paper.lines:
        for part in squeezed(line).replace(",", ";").replace("。", ";").split(";"):
            label, _, text = part.partition(":")
            yield _plain(label), text


def _plain(label: str) -> str:
    return squeezed(label).strip(":").lstrip("0123456789.、()一二三四五六七八九十")
