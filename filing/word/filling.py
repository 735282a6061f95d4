"""官方模板填充: a blank of the portal's is filled in its own places and changed nowhere else.

A place is known by its label: a cell beside or above it, words before a colon, a heading
above an empty paragraph, options with boxes. What is filled in stands between bookmarks, so
that a second run finds it and puts the newer answer there.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from filing import gate
from filing.gate import Kind, Refused
from filing.word import xml
from filing.word.package import packed_again
from filing.word.spans import Edit, Span, spans, spliced

_MAIN = "word/document.xml"
_NAMESPACE = f'xmlns:w="{xml.W}"'
_NUMBERED = re.compile(
    r"^(第?[一二三四五六七八九十百]+[、章节.]|[（(][一二三四五六七八九十\d]+[)）]|\d+(\.\d+)*[、.．]?)"
)
_AROUND = re.compile(r"[\s:：*＊_＿（）()【】\[\]·•、]|必填|选填|如有|可不填")
_BLANK = re.compile(r"[\s_＿　]*")
_HINT = re.compile(r"^[（(【\[]?\s*(请|此处|填写|按|如无|说明)[^。]{0,60}$")
_LABELLED = re.compile(
    r"([^\s:：_＿　；;，,。]{2,24})\s*[:：](\s*[_＿　 \u00a0]{2,}|\s*$)"
)
_BOX = re.compile(r"[☐□☑■☒√〇○●]\s*([^\s☐□☑■☒√〇○●；;，,、/]{1,20})")
_SIGNED = re.compile(r"签名|签字|盖章|公章|签章|年月日|落款")
_LONGEST_LABEL = 24
_FILL = "_fill_"
_FIRST_ID = 700_000_001


class Answer(NamedTuple):
    """What goes to a label: its words, and the address behind it, '' if there is no one.

    `options` are further names that a box to tick may have.
    """

    text: str
    where: str
    open: bool = False
    options: tuple[str, ...] = ()


class Done(NamedTuple):
    """A place that was found: its label, the address of the answer, and what was put there."""

    label: str
    where: str
    text: str


@dataclass
class Filled:
    """The filled file, and what became of each label.

    `edits` are those of the blank's body; undone, they give the blank again.
    """

    content: bytes
    filled: list[Done] = field(default_factory=list)
    unanswered: list[Done] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)


Chapter = Callable[[str, str], bytes]
"""A chapter's XML in paragraphs and runs that look as these properties say."""


def normal(label: str) -> str:
    """A label for comparing: without numbers, blanks, colons and marks; half-width."""
    plain = unicodedata.normalize("NFKC", label).strip()
    plain = _NUMBERED.sub("", plain)
    return _AROUND.sub("", plain).lower()


def fingerprint(template: bytes) -> str:
    """What tells a template from others, filled in or not. Raises Refused."""
    root = _root(gate.parts(template, Kind.WORD).get(_MAIN, b""))
    labels = [normal(_said(one)) for one in root.find_all("w:tc", "w:p")]
    told = sorted({one for one in labels if 1 < len(one) <= _LONGEST_LABEL})
    return hashlib.sha256("|".join(told[:40]).encode()).hexdigest()


def fill(
    template: bytes,
    answers: Mapping[str, Answer],
    chapters: Mapping[str, Chapter] | None = None,
) -> Filled:
    """The template with these answers, by their normal labels, and chapters by headings.

    Raises Refused for what is no template.
    """
    parts = gate.parts(template, Kind.WORD)
    content = parts.get(_MAIN, b"")
    root = _root(content)
    work = _Work(content, answers, chapters or {})
    work.walk(root)
    if not (work.filled or work.unanswered or work.unknown):
        raise Refused("文件里没有找到要填的地方，不像系统下载的模板。请换一份再传。")
    new = {_MAIN: spliced(content, work.edits)}
    return Filled(
        packed_again(template, new),
        work.filled,
        work.unanswered,
        list(dict.fromkeys(work.unknown)),
        work.edits,
    )


def _root(content: bytes) -> Span:
    if _NAMESPACE.encode() not in content[:20_000]:
        raise Refused("模板的写法少见。请在 Word 或 WPS 里另存为 .docx 再传。")
    try:
        return spans(content)
    except expat.ExpatError as error:
        raise Refused("模板的内容不完整。请重新下载后再传。") from error


class _Text(NamedTuple):
    """A paragraph's words with the element that each sign comes from."""

    said: str
    signs: tuple[tuple[Span, int], ...]


class _Work:
    """One pass over a template: what is found, and the edits that fill it."""

    def __init__(
        self,
        content: bytes,
        answers: Mapping[str, Answer],
        chapters: Mapping[str, Chapter],
    ) -> None:
        self.content = content
        self.answers = answers
        self.chapters = chapters
        self.filled: list[Done] = []
        self.unanswered: list[Done] = []
        self.unknown: list[str] = []
        self.edits: list[Edit] = []
        self._next = _FIRST_ID
        self._marks: dict[int, Span] = {}

    def walk(self, root: Span) -> None:
        """Find every place: bookmarks of an earlier run, tables, lines, headings."""
        body = root.first("w:body")
        if body is None:
            raise Refused("模板没有正文。请换一份再传。")
        ends = {
            one.attributes.get("w:id", ""): one
            for one in root.find_all("w:bookmarkEnd")
        }
        for start in root.find_all("w:bookmarkStart"):
            if start.attributes.get("w:name", "").startswith(_FILL):
                end = ends.get(start.attributes.get("w:id", ""))
                if end is not None:
                    self._marks[start.start] = end
                number = start.attributes.get("w:id", "")
                if number.isdigit():
                    self._next = max(self._next, int(number) + 1)
        self._block(body)

    def _block(self, holder: Span) -> None:
        """The paragraphs and tables of a body or a content control, in order."""
        inside = list(_blocks(holder))
        for n, one in enumerate(inside):
            if one.name == "w:tbl":
                self._table(one)
            elif not self._heading(one, inside[n + 1 :]):
                self._line(one)

    # --- tables

    def _table(self, table: Span) -> None:
        grid = [list(_cells(row)) for row in _rows(table)]
        taken: set[int] = set()
        for line, cells in enumerate(grid):
            for column, cell in enumerate(cells):
                if cell.start in taken or next(cell.find_all("w:tbl"), None):
                    continue
                self._cell(grid, line, column, taken)
        for cell in (cell for cells in grid for cell in cells):
            for nested in cell.children:
                if nested.name == "w:tbl":
                    self._table(nested)

    def _cell(
        self, grid: list[list[Span]], line: int, column: int, taken: set[int]
    ) -> None:
        """A cell that is a label, or holds label and blank; anything else is passed over."""
        cell = grid[line][column]
        said = _said(cell)
        label = normal(said)
        if not label or len(label) > _LONGEST_LABEL:
            self._lines(cell)
            return
        beside = self._value_cell(grid, line, column)
        if label in self.answers:
            if beside is not None:
                taken.add(beside.start)
                self._value(cell, self.answers[label], beside)
            else:
                self._lines(cell)
        elif beside is not None and not _SIGNED.search(label) and _is_label(said):
            if not self._boxes_alone(beside):
                self.unknown.append(said.strip())
            self._lines(cell)
        else:
            self._lines(cell)

    def _value_cell(
        self, grid: list[list[Span]], line: int, column: int
    ) -> Span | None:
        """The cell that a label's answer goes to: the next one, else the one below."""
        cells = grid[line]
        if column + 1 < len(cells):
            beside = cells[column + 1]
            if self._is_open(beside):
                return beside
            if not _is_label(_said(beside)) and not self._is_label(beside):
                return None
        start = _grid_column(cells, column)
        if line + 1 < len(grid):
            for n, below in enumerate(grid[line + 1]):
                if _grid_column(grid[line + 1], n) == start and self._is_open(below):
                    return below
        return None

    def _is_label(self, cell: Span) -> bool:
        return normal(_said(cell)) in self.answers

    def _is_open(self, cell: Span) -> bool:
        """Whether a cell is there to be filled: empty, a hint, boxes, or filled by us."""
        said = _said(cell)
        return (
            _BLANK.fullmatch(said) is not None
            or _HINT.match(said.strip()) is not None
            or _BOX.search(said) is not None
            or self._mark_in(cell) is not None
        )

    def _boxes_alone(self, cell: Span) -> bool:
        return _BOX.search(_said(cell)) is not None

    def _value(self, named: Span, answer: Answer, cell: Span) -> None:
        """Fill a cell: a box for the option, else the words in its first paragraph."""
        done = Done(_said(named).strip(), answer.where, answer.text)
        like = _thin(self._look(next(named.find_all("w:r"), None)))
        if answer.open:
            self.unanswered.append(done)
            return
        if _BOX.search(_said(cell)):
            self._tick(cell, answer, done)
            return
        mark = self._mark_in(cell)
        if mark is not None:
            self._again(mark, answer)
        else:
            paragraph = next(cell.find_all("w:p"), None)
            if paragraph is None:
                self.unanswered.append(done)
                return
            self._into(paragraph, answer, like=like)
        self.filled.append(done)

    def _tick(self, cell: Span, answer: Answer, done: Done) -> None:
        """Tick the box of the option that the answer names, and no other."""
        named = (*re.split(r"[、，；（）]", answer.text), *answer.options)
        wanted = {normal(one) for one in named}
        ticked = False
        for paragraph in cell.find_all("w:p"):
            text = _text(paragraph)
            for box in _BOX.finditer(text.said):
                chosen = normal(box[1]) in wanted
                ticked = ticked or chosen
                self._sign(text, box.start(), "☑" if chosen else _untick(box[0][0]))
        (self.filled if ticked else self.unanswered).append(done)

    # --- lines

    def _lines(self, cell: Span) -> None:
        for paragraph in cell.children:
            if paragraph.name == "w:p":
                self._line(paragraph)

    def _line(self, paragraph: Span) -> None:
        """Labels with a blank behind their colon, in one paragraph."""
        text = _text(paragraph)
        mark = self._mark_in(paragraph)
        if mark is not None:
            self._refill(paragraph, text)
            return
        spots = []
        for found in _LABELLED.finditer(text.said):
            answer = self._asked(text.said, found)
            if answer is not None:
                spots.append((found.start(2), found.end(2), answer))
        self._blanks(paragraph, text, spots)

    def _asked(self, said: str, found: re.Match[str]) -> Answer | None:
        """The answer to a label before a colon, if there is one; else what is missing."""
        label = normal(found[1])
        if _SIGNED.search(said[found.start() : found.end() + 8]):
            return None
        answer = self.answers.get(label)
        if answer is None:
            if len(label) > 1:
                self.unknown.append(found[1])
            return None
        done = Done(found[1], answer.where, answer.text)
        if answer.open:
            self.unanswered.append(done)
            return None
        self.filled.append(done)
        return answer

    def _refill(self, paragraph: Span, text: _Text) -> None:
        """Put newer answers where an earlier run put some in a line."""
        for start in paragraph.find_all("w:bookmarkStart"):
            end = self._marks.get(start.start)
            if end is None:
                continue
            before = text.said[: _offset(text, start.start)]
            labels = re.findall(r"([^\s:：_＿　]{2,24})\s*[:：]\s*$", before)
            answer = self.answers.get(normal(labels[-1])) if labels else None
            if answer is None:
                continue
            done = Done(labels[-1], answer.where, answer.text)
            if answer.open:
                self.unanswered.append(done)
                continue
            self._again((start, end), answer)
            self.filled.append(done)

    def _blanks(
        self, paragraph: Span, text: _Text, spots: Sequence[tuple[int, int, Answer]]
    ) -> None:
        """Put answers in the places of drawn blanks, or behind the last colon."""
        drawn = {
            at: (answer if at == start else None)
            for start, end, answer in spots
            for at in range(start, end)
        }
        touched = {text.signs[at][0].start: text.signs[at][0] for at in drawn}
        for element in touched.values():
            look, new, plain = self._look(_up(element, "w:r")), "", ""
            for at, (one, _) in enumerate(text.signs):
                if one is not element:
                    continue
                if at not in drawn:
                    plain += text.said[at]
                elif (answer := drawn[at]) is not None:
                    new += _words(plain) + self._close_open(answer, look)
                    plain = ""
            new += _words(plain)
            self.edits.append(Edit(element.start, element.end, new.encode()))
        for start, end, answer in spots:
            if start == end:
                self._into(paragraph, answer, last=True)

    def _close_open(self, answer: Answer, look: str) -> str:
        """The answer as a run of its own in the middle of another."""
        inside = xml.run(answer.text, look)
        return f"</w:r>{self._marked(answer, inside)}<w:r>{look}"

    # --- chapters

    def _heading(self, paragraph: Span, after: Sequence[Span]) -> bool:
        """Whether it is a heading of a chapter of ours; its empty room is then filled."""
        said = _said(paragraph)
        label = normal(said)
        chapter = self.chapters.get(label)
        if (
            chapter is None
            or len(label) > _LONGEST_LABEL * 2
            or not _stands_out(paragraph, said)
        ):
            return False
        nearest = after[0] if after else None
        if nearest is None or nearest.name != "w:p":
            return False
        done = Done(said.strip(), "", "")
        start = self._block_mark(paragraph, nearest)
        if start is not None:
            self.edits.append(
                Edit(
                    start[0].end,
                    start[1].start,
                    chapter(*self._looks(paragraph, nearest)),
                )
            )
            self.filled.append(done)
            return True
        if not _BLANK.fullmatch(_said(nearest)) and not _HINT.match(
            _said(nearest).strip()
        ):
            return True
        drawn = chapter(*self._looks(paragraph, nearest))
        if not drawn:
            self.unanswered.append(done)
            return True
        begin, end = self._pair("chapter")
        self.edits.append(
            Edit(paragraph.end, paragraph.end, begin.encode() + drawn + end.encode())
        )
        self.filled.append(done)
        return True

    def _block_mark(self, paragraph: Span, nearest: Span) -> tuple[Span, Span] | None:
        """The bookmark that an earlier run put behind a heading."""
        above = paragraph.above
        if above is None:
            return None
        for one in above.children:
            if (
                one.name == "w:bookmarkStart"
                and paragraph.end <= one.start <= nearest.start
            ):
                end = self._marks.get(one.start)
                if end is not None:
                    return one, end
        return None

    # --- pieces

    def _looks(self, heading: Span, empty: Span) -> tuple[str, str]:
        """How running text looks: as the empty paragraph says, else as the heading does."""
        found = empty.first("w:pPr")
        own = b"" if found is None else self.content[found.inner : found.inner_end]
        run = next(heading.find_all("w:r"), None)
        return own.decode(), self._mark_look(empty) or _thin(self._look(run))

    def _mark_in(self, holder: Span) -> tuple[Span, Span] | None:
        for start in holder.find_all("w:bookmarkStart"):
            end = self._marks.get(start.start)
            if end is not None:
                return start, end
        return None

    def _again(self, mark: tuple[Span, Span], answer: Answer) -> None:
        """The newer answer in the place of the one between these bookmarks."""
        start, end = mark
        run = next(
            (
                one
                for one in (start.above or start).find_all("w:r")
                if one.start >= start.end
            ),
            None,
        )
        inside = xml.run(answer.text, self._look(run))
        self.edits.append(Edit(start.end, end.start, inside.encode()))

    def _into(
        self, paragraph: Span, answer: Answer, *, last: bool = False, like: str = ""
    ) -> None:
        """An answer at the end of a paragraph, or as all of an empty one."""
        runs = list(paragraph.find_all("w:r"))
        look = self._look(runs[-1]) if runs else self._mark_look(paragraph) or like
        inside = self._marked(answer, xml.run(answer.text, look))
        if paragraph.inner == paragraph.end:
            opening = self.content[paragraph.start : paragraph.end - 2]
            new = opening.rstrip() + b">" + inside.encode() + b"</w:p>"
            self.edits.append(Edit(paragraph.start, paragraph.end, new))
            return
        if last or not runs:
            at = paragraph.inner_end
            self.edits.append(Edit(at, at, inside.encode()))
            return
        self.edits.append(Edit(runs[0].start, runs[-1].end, inside.encode()))

    def _marked(self, answer: Answer, inside: str) -> str:
        begin, end = self._pair(answer.where)
        return f"{begin}{inside}{end}"

    def _pair(self, where: str) -> tuple[str, str]:
        """The bookmarks round what is filled in."""
        number, self._next = self._next, self._next + 1
        name = f"{_FILL}{re.sub(r'[^A-Za-z0-9]', '_', where)[:20]}_{number}"
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )

    def _look(self, run: Span | None) -> str:
        """A run's properties, without what marks a blank as empty."""
        found = run.first("w:rPr") if run is not None else None
        if found is None:
            return ""
        return self.content[found.start : found.end].decode()

    def _mark_look(self, paragraph: Span) -> str:
        """How words typed into an empty paragraph would look."""
        properties = paragraph.first("w:pPr")
        found = properties.first("w:rPr") if properties is not None else None
        if found is None:
            return ""
        inside = self.content[found.inner : found.inner_end].decode()
        inside = re.sub(r"<w:(ins|del|rPrChange)\b.*", "", inside, flags=re.DOTALL)
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""

    def _sign(self, text: _Text, at: int, new: str) -> None:
        """Put one sign in the place of another."""
        element, n = text.signs[at]
        said = element.text
        if said[n] == new:
            return
        words = said[:n] + new + said[n + 1 :]
        # Several boxes in one text are several edits of it: the last holds all of them.
        element.text = words
        self.edits = [one for one in self.edits if one.start != element.start]
        self.edits.append(Edit(element.start, element.end, _words(words).encode()))


def _blocks(holder: Span) -> Iterator[Span]:
    """The paragraphs and tables of a holder, those in content controls too."""
    for child in holder.children:
        if child.name in ("w:p", "w:tbl"):
            yield child
        elif child.name in ("w:sdt", "w:sdtContent"):
            yield from _blocks(child)


def _rows(table: Span) -> Iterator[Span]:
    for child in table.children:
        if child.name == "w:tr":
            yield child
        elif child.name in ("w:sdt", "w:sdtContent"):
            yield from _rows(child)


def _cells(row: Span) -> Iterator[Span]:
    for child in row.children:
        if child.name == "w:tc":
            yield child
        elif child.name in ("w:sdt", "w:sdtContent"):
            yield from _cells(child)


def _grid_column(cells: Sequence[Span], column: int) -> int:
    """In which column of the grid a cell begins."""
    at = 0
    for cell in cells[:column]:
        properties = cell.first("w:tcPr")
        wide = properties.first("w:gridSpan") if properties is not None else None
        value = wide.attributes.get("w:val", "1") if wide is not None else "1"
        at += int(value) if value.isdigit() else 1
    return at


def _text(paragraph: Span) -> _Text:
    signs = [
        (one, n, sign)
        for one in paragraph.find_all("w:t")
        if not one.within("w:del")
        for n, sign in enumerate(one.text)
    ]
    return _Text(
        "".join(sign for _, _, sign in signs), tuple((o, n) for o, n, _ in signs)
    )


def _said(holder: Span) -> str:
    """The words of a holder; a paragraph ends a line."""
    if holder.name == "w:p":
        return _text(holder).said
    return "\n".join(_text(one).said for one in holder.find_all("w:p"))


def _is_label(said: str) -> bool:
    """Whether a cell's words look like a label: short, and no sentence."""
    plain = said.strip()
    return (
        1 < len(normal(plain)) <= _LONGEST_LABEL
        and not re.search(r"[。；，]", plain)
        and not _BOX.search(plain)
        and not re.fullmatch(r"[\d.\-/%]+", plain)
    )


def _stands_out(paragraph: Span, said: str) -> bool:
    """Whether a paragraph is a heading: by its style, its outline level or its number."""
    properties = paragraph.first("w:pPr")
    style = properties.first("w:pStyle") if properties is not None else None
    named = style.attributes.get("w:val", "").lower() if style is not None else ""
    outlined = properties is not None and (
        properties.first("w:outlineLvl") is not None
        or properties.first("w:numPr") is not None
    )
    return (
        "heading" in named
        or named in {str(n) for n in range(1, 10)}
        or outlined
        or _NUMBERED.match(said.strip()) is not None
    )


def _offset(text: _Text, at: int) -> int:
    """How many of a paragraph's signs stand before a place in the bytes."""
    return sum(element.start < at for element, _ in text.signs)


def _up(span: Span, name: str) -> Span | None:
    up: Span | None = span
    while up is not None and up.name != name:
        up = up.above
    return up


def _thin(look: str) -> str:
    """A label's look without what makes it stand out."""
    return re.sub(r"<w:(b|bCs|u|highlight|color)\b[^>]*/>", "", look)


def _untick(sign: str) -> str:
    return {"☑": "☐", "☒": "☐", "■": "□", "√": "☐", "●": "○"}.get(sign, sign)


def _words(text: str) -> str:
    return f'<w:t xml:space="preserve">{xml.escaped(text)}</w:t>' if text else ""
