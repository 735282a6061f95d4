"""What documents are made of: plain data that becomes Word, a preview or golden text.

Prose is written as `"本次评估的算法为{scope.name}。"`: each brace is the address of an
answer. Where that answer is blank the document says 【待补充：…】 instead. What a person
typed is never read for braces again.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from filing.finding import Finding
from filing.form import DATE, DAY_OR_MONTH, as_date, spelled
from filing.picture import Graph, Matrix
from filing.project import (
    BLANK,
    Project,
    group_of,
    kind_at,
    noun_at,
    question_at,
    rows_by_id,
)
from filing.question import Question, Row
from filing.terms import Option

_BRACE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Fact:
    """One answer quoted in a document."""

    where: str
    label: str
    text: str


@dataclass(frozen=True)
class Mark:
    """A gap: what is missing, and who can usually answer.

    A `brief` one stands in a narrow column, whose head says what is missing.
    """

    where: str
    label: str
    who: str
    brief: bool = False

    @property
    def text(self) -> str:
        """How the gap reads in a document."""
        return "【待补充】" if self.brief else f"【待补充：{self.label}】"


@dataclass(frozen=True)
class Reference:
    """A reference to a numbered table or figure: reads as 表 3 or 图 1."""

    kind: str
    key: str


Span = str | Fact | Mark | Reference
Text = tuple[Span, ...]


@dataclass(frozen=True)
class Cover:
    """The first page: a title, a subtitle, and lines of label and text."""

    title: str
    subtitle: Text
    items: tuple[tuple[str, Text], ...]
    note: str = ""


@dataclass(frozen=True)
class Contents:
    """The table of contents."""


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a chapter. Numbers come from the template's numbering.

    One `aside` belongs to no chapter: it has no number and no place in the contents, and
    on level 1 it begins a page, as what is added behind the signatures.
    """

    text: str
    level: int = 1
    aside: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text; one to `keep` stays on the page of the next."""

    text: Text
    keep: bool = False


@dataclass(frozen=True)
class Note:
    """A small note under a table or figure; one to `keep` stays on the page of the next."""

    text: Text
    keep: bool = False


@dataclass(frozen=True)
class Table:
    """A captioned table. `widths` are shares of the text width; `centred` column numbers.

    `fills` gives single cells (row, column) a colour as RRGGBB.
    """

    key: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[int, ...]
    centred: tuple[int, ...] = ()
    fills: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """A captioned picture, described in words for those who cannot see it."""

    key: str
    caption: str
    picture: Graph
    description: str


@dataclass(frozen=True)
class Risks:
    """A captioned risk matrix."""

    key: str
    caption: str
    matrix: Matrix


@dataclass(frozen=True)
class Shot:
    """A captioned screenshot; `file` is the name of the picture that is kept."""

    key: str
    caption: str
    file: str


Block = Cover | Contents | Heading | Paragraph | Note | Table | Figure | Risks | Shot
Draw = Callable[[Project, Sequence[Finding]], Iterable[Block]]


@dataclass(frozen=True)
class Document:
    """A document: its name in file names, its title, and how its blocks are drawn.

    A `public` one is made for strangers: its file carries nothing but what it shows. The
    tables of one with `sheets` are handed out as a workbook too. A `working` one is a list
    for one's own work, not a part of what is filed.
    """

    name: str
    title: str
    draw: Draw
    public: bool = False
    sheets: bool = False
    working: bool = False

    def __call__(
        self, project: Project, findings: Sequence[Finding]
    ) -> tuple[Block, ...]:
        """The blocks of this document for this project."""
        return tuple(self.draw(project, findings))


def document(
    title: str, *, public: bool = False, sheets: bool = False, working: bool = False
) -> Callable[[Draw], Document]:
    """Make a function a document; its name becomes the document's name."""

    def establish(draw: Draw) -> Document:
        return Document(draw.__name__, title, draw, public, sheets, working)

    return establish


def say(project: Project, prose: str, **rows: str) -> Text:
    """The prose with its braces filled: facts where answered, marks where not.

    `rows` gives short names to row addresses: `say(p, "{f.name}", f="data.flows.k3")`.
    `{表:key}` and `{图:key}` are references. Raises KeyError for a wrong address.
    """
    return tuple(
        part if literal else _filled(project, part, rows)
        for literal, part in _parts(prose)
    )


def fact(project: Project, where: str) -> Fact | Mark:
    """The answer at this address as a document quotes it, or the mark of its gap."""
    question = question_at(where)
    text = _worded(project, where, question, project.at(where))
    if not text:
        return Mark(where, noun_at(project, where), question.who)
    return Fact(where, question.noun, text)


def paragraphs(project: Project, where: str) -> Iterator[Paragraph]:
    """A long answer as paragraphs of its own, one a line; a single mark while blank."""
    quoted = fact(project, where)
    if isinstance(quoted, Mark):
        yield Paragraph((quoted,))
        return
    for line in quoted.text.split("\n"):
        if line.strip():
            yield Paragraph((Fact(where, quoted.label, line.strip()),))


def marks(blocks: Iterable[Block]) -> list[Mark]:
    """The gaps of a document in reading order, each address once."""
    found: dict[str, Mark] = {}
    for text in texts(blocks):
        for span in text:
            if isinstance(span, Mark):
                found.setdefault(span.where, span)
    return list(found.values())


def quoted(blocks: Iterable[Block]) -> frozenset[str]:
    """The addresses of the answers that a document quotes or marks as missing.

    Whoever quotes an answer in a row quotes its group as well.
    """
    told = {
        span.where
        for text in texts(blocks)
        for span in text
        if isinstance(span, Fact | Mark)
    }
    return frozenset(told | {group_of(where) for where in told})


def plain(blocks: Iterable[Block]) -> str:
    """The blocks as plain text, for golden tests and previews."""
    return "\n".join(_lines(blocks))


def words(text: Text) -> str:
    """A text as plain words; a reference reads as its key."""
    return "".join(
        span
        if isinstance(span, str)
        else f"{span.kind}〔{span.key}〕"
        if isinstance(span, Reference)
        else span.text
        for span in text
    )


@cache
def _parts(prose: str) -> tuple[tuple[bool, str], ...]:
    """The literal and brace parts of a prose string, in order; empty literals left out."""
    parts = [(n % 2 == 0, part) for n, part in enumerate(_BRACE.split(prose))]
    return tuple(part for part in parts if part[1])


def _filled(project: Project, brace: str, rows: dict[str, str]) -> Span:
    kind, colon, key = brace.partition(":")
    if colon:
        return Reference(kind, key)
    head, _, rest = brace.partition(".")
    return fact(project, f"{rows[head]}.{rest}" if head in rows else brace)


def _worded(project: Project, where: str, question: Question, value: Any) -> str:
    if value in BLANK:
        return ""
    if question.of:
        names = _row_names(project, question.of, value)
        return ("；" if any("、" in name for name in names) else "、").join(names)
    if isinstance(value, tuple):
        return "、".join(filter(None, map(_formal, value)))
    if kind_at(where) is not str:
        return _formal(value)
    if question.untold(value):
        return ""
    day = as_date(value) if question.form in (DATE, DAY_OR_MONTH) else None
    return spelled(day.isoformat() if day else value.strip())


def _formal(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return value.formal if isinstance(value, Option) else str(value)


def _row_names(project: Project, group: str, ids: Any) -> list[str]:
    """The names of the rows referred to; a removed row is passed over."""
    wanted = (ids,) if isinstance(ids, str) else ids
    rows: dict[str, Row] = rows_by_id(project, group)
    return [str(rows[one]) for one in wanted if one in rows and str(rows[one])]


def texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """Every text of these blocks, in the order in which it is written."""
    for block in blocks:
        match block:
            case Cover(subtitle=subtitle, items=items):
                yield subtitle
                yield from (text for _, text in items)
            case Paragraph(text) | Note(text):
                yield text
            case Table(rows=rows):
                for row in rows:
                    yield from row


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Cover():
                yield from _cover_lines(block)
            case Contents():
                yield from ("〔目录〕", "")
            case Heading(text, level):
                yield from (f"{'#' * level} {text}", "")
            case Paragraph(text):
                yield from (words(text), "")
            case Note(text):
                yield from (f"注：{words(text)}", "")
            case captioned:
                yield from _captioned_lines(captioned)


def _cover_lines(cover: Cover) -> Iterator[str]:
    yield f"《{cover.title}》"
    yield words(cover.subtitle)
    yield from (f"{label}：{words(text)}" for label, text in cover.items)
    yield from ((cover.note, "") if cover.note else ("",))


def _captioned_lines(block: Table | Figure | Risks | Shot) -> Iterator[str]:
    match block:
        case Table(caption=caption, header=header, rows=rows):
            yield from (f"〔表〕{caption}", " | ".join(header))
            yield from (" | ".join(map(words, row)) for row in rows)
        case Figure(caption=caption, picture=picture):
            yield from (f"〔图〕{caption}", *picture.lines())
        case Risks(caption=caption, matrix=matrix):
            yield from (f"〔矩阵〕{caption}", *matrix.lines())
        case Shot(caption=caption):
            yield f"〔截图〕{caption}"
    yield ""
