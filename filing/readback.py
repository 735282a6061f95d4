"""What a document that was edited in Word says differently, as answers and remarks.

The document is drawn anew from the project that travels in it; where a fact reads otherwise
now, a person changed it.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from filing.block import Block, Fact, Mark, texts
from filing.documents import DOCUMENTS
from filing.form import DATE, DAY_OR_MONTH, as_date, spelled
from filing.intake import Given
from filing.project import Project, noun_at, question_at
from filing.rules import review
from filing.spoken import names_of, understood
from filing.steps.work import Weight
from filing.word.reading import Read, Remark, read_back

_STOPS = "。；，、;,. "
_LONGEST = 300


class Edited(NamedTuple):
    """A document read back: its project, what was changed in it, and what was not clear."""

    project: Project
    given: tuple[Given, ...]
    left: tuple[str, ...]


def edited(file: bytes) -> Edited:
    """What a person changed in a document of ours. Raises Refused."""
    read = read_back(file)
    given: list[Given] = []
    left: list[str] = []
    if not read.whole:
        left.append("文件里带的项目内容被改动过，请逐项核对")
    left += read.dropped
    drawn = _drawn(read)
    names = names_of(read.project)
    for where, told in read.texts.items():
        try:
            one = _answer(read.project, where, drawn.get(where, ()), told)
            if one is not None:
                value = understood(where, _as_typed(where, one), names)
                given.append(Given(where, value, read.project.answers().get(where)))
        except ValueError as trouble:
            left.append(f"{noun_at(read.project, where)}：{trouble}")
    for remark in read.remarks:
        if remark.where:
            given += _remarked(remark)
        else:
            left.append(f"批注没有落在某项内容上：{_told(remark)}")
    return Edited(read.project, tuple(given), tuple(left))


def _as_typed(where: str, text: str) -> str:
    """A day as fields hold it: documents spell it out."""
    dated = question_at(where).form in (DATE, DAY_OR_MONTH)
    day = as_date(text) if dated else None
    return day.isoformat() if day else text


def _drawn(read: Read) -> Mapping[str, tuple[str, ...]]:
    """How the document's facts read when it was made: of all documents, the likest."""
    findings = review(read.project)
    every = [_quoted(one(read.project, findings)) for one in DOCUMENTS]
    return max(every, key=lambda one: _likeness(one, read.texts))


def _likeness(
    drawn: Mapping[str, tuple[str, ...]], read: Mapping[str, tuple[str, ...]]
) -> int:
    """How many facts are used as often; those used otherwise speak against."""
    wheres = drawn.keys() | read.keys()
    same = sum(len(drawn.get(one, ())) == len(read.get(one, ())) for one in wheres)
    return 2 * same - len(wheres)


def _quoted(blocks: Sequence[Block]) -> dict[str, tuple[str, ...]]:
    quoted: dict[str, tuple[str, ...]] = {}
    for text in texts(blocks):
        for span in text:
            if isinstance(span, Fact | Mark):
                quoted[span.where] = (*quoted.get(span.where, ()), span.text)
    return quoted


def _answer(
    project: Project, where: str, drawn: tuple[str, ...], told: tuple[str, ...]
) -> str | None:
    """What the answer is now; None if nobody changed it. ValueError if that is not clear."""
    if len(drawn) != len(told):
        raise ValueError("出现的次数与导出时不同，可能整段删过或复制过，请人工核对")
    changed = [
        (before, after)
        for before, after in zip(drawn, told, strict=True)
        if _flat(before) != _flat(after)
    ]
    if not changed:
        return None
    answers = {_replaced(project, where, *one) for one in changed}
    if len(answers) > 1:
        raise ValueError("几处改得不一样，请人工核对")
    [answer] = answers
    if not answer.strip():
        raise ValueError("在 Word 里被删掉了，没有采用")
    return answer


def _flat(text: str) -> str:
    """The text for comparing; a day reads the same however it is written."""
    return " ".join(spelled(text).split()).rstrip(_STOPS)


def _replaced(project: Project, where: str, before: str, after: str) -> str:
    """The answer with this use of it in other words: the whole, or one of its lines."""
    value = project.at(where)
    if not isinstance(value, str) or question_at(where).of:
        return after
    if not value or _flat(value) == _flat(before):
        return after
    lines = value.split("\n")
    flat = [_flat(line) for line in lines]
    told = _flat(before)
    at = [n for n, line in enumerate(flat) if line == told] or [
        n for n, line in enumerate(flat) if line.endswith(f"：{told}")
    ]
    if not at:
        raise ValueError("改的地方对不上原来的回答，请人工核对")
    lines[at[0]] = flat[at[0]].removesuffix(told) + after
    return "\n".join(line for n, line in enumerate(lines) if line.strip() or n != at[0])


def _told(remark: Remark) -> str:
    said = " ".join(remark.said.split())[:_LONGEST]
    return f"{remark.author}：{said}" if remark.author else said


def _remarked(remark: Remark) -> Iterator[Given]:
    """A comment as a reviewer's own finding; the same comment is the same row."""
    told = _told(remark)
    row = f"c{zlib.crc32(f'{remark.where}{told}'.encode()):x}"
    yield Given(f"work.remarks.{row}.what", told)
    yield Given(f"work.remarks.{row}.at", remark.where)
    yield Given(f"work.remarks.{row}.weight", str(Weight.SHOULD))
