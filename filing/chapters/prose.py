"""How answers become sentences and tables: joined without doubled stops, gaps kept as marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from typing import NamedTuple

from filing.block import (
    Block,
    Fact,
    Mark,
    Paragraph,
    Span,
    Table,
    Text,
    fact,
    say,
)
from filing.chapters.leads import LEADS, VERBS
from filing.form import nothing
from filing.project import Project, question_at
from filing.question import Question
from filing.telling import absent, wholly_absent

_STOPS = "。；，、;,. "
_AFTER = ("。", "；", "，", "、", "）", "”", "：")
_HEAD = re.compile(
    r"[^，。；]{1,16}[：:]|[（(]?[\d一二三四五六七八九十]+[)）.、．]|[-·•]"
)
_FULL = ("。", "！", "？", "…")
_ENDS = ("。", "！", "？", "”", "）", "…")
NOT_ASKED = "—"
_NARROW = 15
_HAN_START, _HAN_END = re.compile(r"^[一-鿿]"), re.compile(r"[一-鿿]$")
_CHINESE = re.compile("[一-鿿，。；：、！？）”》]")
# A bare word as documents write it.
_BARE = {"没有": "无", "没": "无", "暂无": "尚无", "还没有": "尚无"}
_LACKING = re.compile("没|尚未|尚无|暂无|暂未|还没|还未|不清楚|不知道")
_LATIN_START, _LATIN_END = re.compile(r"[A-Za-z0-9]"), re.compile(r"[A-Za-z0-9]$")


class Column(NamedTuple):
    """A column of a table of rows: its head, the rows' field, its share of the width."""

    head: str
    field: str
    share: int


def paragraph(project: Project, prose: str, **rows: str) -> Paragraph:
    """The prose as a paragraph, with answers fitted into its punctuation."""
    return Paragraph(fitted(say(project, prose, **rows)))


def fitted(text: Text) -> Text:
    """The text with each answer's own full stop dropped where the prose goes on.

    Between Chinese prose and an answer in letters or figures stands a blank; an answer
    that says that there is nothing stands after a colon.
    """
    spans = [_fitted(text, n, span) for n, span in enumerate(text)]
    return tuple(_spaced(spans, n, span) for n, span in enumerate(spans))


def _spaced(spans: Sequence[Span], n: int, span: Span) -> Span:
    if not isinstance(span, str):
        return span
    before = spans[n - 1] if n else ""
    after = spans[n + 1] if n + 1 < len(spans) else ""
    if isinstance(before, Fact) and _LATIN_END.search(before.text):
        span = _HAN_START.sub(r" \g<0>", span)
    if isinstance(after, Fact) and span.endswith("为") and _LACKING.match(after.text):
        span = f"{span[:-1]}："
    if isinstance(after, Fact) and _LATIN_START.match(after.text):
        span = _HAN_END.sub(r"\g<0> ", span)
    return span


def _fitted(text: Text, n: int, span: Span) -> Span:
    if not isinstance(span, Fact):
        return span
    flat = _joined(span.text)
    after = text[n + 1] if n + 1 < len(text) else ""
    goes_on = not isinstance(after, str) or after.startswith(_AFTER) or bool(after)
    return replace(span, text=flat.rstrip(_STOPS) if goes_on else flat)


def _joined(text: str) -> str:
    """Lines as one: what ends and begins in Chinese needs no blank between."""
    lines = filter(None, (line.strip() for line in text.split("\n")))
    return reduce(_after, lines, "")


def _after(told: str, line: str) -> str:
    close = not told or _CHINESE.search(told[-1] + line[0])
    return f"{told}{'' if close else ' '}{line}"


def told(project: Project, lead: str, where: str) -> Iterator[Paragraph]:
    """A long answer after a lead, as sentences: one paragraph for each line typed.

    A lead to several lines stands above them.
    """
    quoted = fact(project, where)
    if isinstance(quoted, Mark):
        yield Paragraph((lead, quoted, "。"))
        return
    lines = [line.strip() for line in quoted.text.split("\n") if line.strip()]
    if "一行" not in question_at(where).help:
        lines = _run_on(lines)
    if len(lines) > 1 and lead.endswith("："):
        yield Paragraph((lead,), keep=True)
        lead = ""
    for number, line in enumerate(lines):
        start: Text = ()
        if number == 0 and lead:
            apart = _HAN_END.search(lead) and _LATIN_START.match(line)
            start = (f"{lead} " if apart else lead,)
        said = line.rstrip("。，、；")
        yield Paragraph((*start, replace(quoted, text=said), *_stop(said)))


def _run_on(lines: Sequence[str]) -> list[str]:
    """Lines as paragraphs: one that ends in no stop goes on in the next.

    A line of a list has no stop either: it begins with its head, or with a number.
    """
    whole: list[str] = []
    for line in lines:
        if (
            whole
            and not whole[-1].endswith((*_ENDS, "；", "："))
            and not _HEAD.match(line)
        ):
            whole[-1] = _after(whole[-1], line)
        else:
            whole.append(line)
    return whole


def tell(project: Project, *wheres: str) -> Iterator[Paragraph]:
    """These long answers in turn, each led in by words; what is not asked is left out.

    An optional answer that is blank is left out too: nothing is missing there.
    """
    for where in wheres:
        question = question_at(where)
        if not project.applies(where):
            continue
        said = str(project.at(where))
        if nothing(said):
            plain = _BARE.get(said.strip(" 。"), said.strip(" 。"))
            yield Paragraph(
                (f"{question.noun}：", Fact(where, question.noun, plain), "。")
            )
        elif project.at(where) or not question.optional:
            yield from told(project, _lead(question, where, project.at(where)), where)


def _lead(question: Question, where: str, answer: object) -> str:
    """The words before an answer: none if it names its subject, plain ones before a lack."""
    lead, plain = LEADS.get(where, f"{question.noun}："), f"{question.noun}："
    text = str(answer).lstrip()
    if lead.endswith("："):
        if text.startswith(question.noun):
            return ""
        lacks = _LACKING.match(text) or wholly_absent(text)
        return plain if lacks and "情况" not in lead else lead
    doubled = text.startswith(lead.rstrip("，"))
    if text and not re.match(VERBS.get(where, ""), text):
        return plain
    lacks = bool(_LACKING.match(text) or (lead[:1] == "为" and absent(text)))
    return plain if doubled or lacks else lead


def sentence(quoted: Fact) -> Paragraph:
    """An answer as a paragraph of its own, with a stop at its end."""
    return Paragraph((quoted, *_stop(quoted.text)))


def _stop(line: str) -> Text:
    # What is quoted or put in brackets at the end is a part of the sentence, if it is none.
    quoted = line.endswith(("”", "）")) and line[-2:-1] not in _FULL
    return () if line.endswith(_ENDS) and not quoted else ("。",)


def cell(project: Project, where: str, share: int = 100) -> Text:
    """An answer in a table: short, a mark where it is open, a dash where it is not asked.

    `share` is how wide its column is, of a hundred: a mark is brief in a narrow one.
    """
    quoted = fact(project, where)
    if isinstance(quoted, Fact):
        return (replace(quoted, text=quoted.text.rstrip(_STOPS)),)
    if not project.applies(where):
        return (NOT_ASKED,)
    question = question_at(where)
    if question.optional:
        return (NOT_ASKED,)
    return (replace(quoted, label=question.noun, brief=share < _NARROW),)


def table(
    project: Project,
    group: str,
    *,
    key: str,
    caption: str,
    columns: Sequence[Column],
    labels: Sequence[str] = (),
) -> Iterator[Block]:
    """A repeatable group as a numbered table; while it has no rows, one sentence says so."""
    rows = project.at(group)
    if not rows:
        yield Paragraph((fact(project, group), "。"))
        return
    numbers = labels or [str(number) for number in range(1, len(rows) + 1)]
    yield Table(
        key=key,
        caption=caption,
        header=("序号", *(column.head for column in columns)),
        rows=tuple(
            (
                (number,),
                *(
                    cell(project, f"{group}.{row.id}.{one.field}", one.share)
                    for one in columns
                ),
            )
            for number, row in zip(numbers, rows, strict=True)
        ),
        widths=(7, *(column.share for column in columns)),
        centred=(0,),
    )
