"""One pass over a blank: what is known of it, what becomes of each place, and the edits."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from filing.form import as_date
from filing.word import xml
from filing.word.inserted import Inserted
from filing.word.labels import day, is_label, measured, names
from filing.word.signs import Line, Ours
from filing.word.spans import Edit, Span

FILL = "_fill_"
_FIRST_ID = 700_000_001
_DAY = re.compile(
    r"(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?|\d{4}-\d\d-\d\d"
)
_STANDING = re.compile(r"<w:(b|bCs|u|highlight|color|shd)\b[^>]*/>")
_HINTING = re.compile(r"<w:(i|iCs|highlight|color|rStyle|shd|vanish)\b[^>]*/>")


class Answer(NamedTuple):
    """What goes to a label: its words, and the address behind it, '' if there is no one.

    `options` are further names that a box to tick may have; `rows` are the words row by
    row, for a table that has a row for each; `unit` is what a number counts.
    """

    text: str
    where: str
    open: bool = False
    options: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    unit: str = ""

    @property
    def written(self) -> str:
        """Its words where no unit stands beside it."""
        return f"{self.text} {self.unit}" if self.unit and self.text else self.text

    @property
    def wanted(self) -> tuple[str, ...]:
        """What the option that it names may be called; while it is open, only the sure ones."""
        if self.open:
            return self.options
        return (self.text, *re.split(r"[、，；（）]", self.text), *self.options)


Draw = Callable[[Collection[str], str, str], Inserted]
"""A chapter in paragraphs and runs that look as these properties say.

It takes the names of the chapters that have a heading of their own in the template.
"""


class Chapter(NamedTuple):
    """What stands under a heading of ours: its name, and how it is drawn."""

    name: str
    draw: Draw


class Done(NamedTuple):
    """A place that was found: its label, the address of the answer, and what was put there."""

    label: str
    where: str
    text: str


@dataclass
class Report:
    """What became of each label.

    `kept` are known labels whose place holds something already; `short` those of tables
    with fewer rows than there are answers.
    """

    filled: list[Done] = field(default_factory=list)
    unanswered: list[Done] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    kept: list[Done] = field(default_factory=list)
    short: list[Done] = field(default_factory=list)

    def told(self) -> bool:
        """Whether there was anything to tell of."""
        return bool(self.filled or self.unanswered or self.unknown or self.kept)


@dataclass
class Work:
    """What is known of a blank while it is filled."""

    content: bytes
    root: Span
    answers: Mapping[str, Answer]
    chapters: Mapping[str, Chapter]
    styles: Mapping[str, str]
    """Names of styles by their ids."""
    report: Report = field(default_factory=Report)
    media: dict[str, bytes] = field(default_factory=dict)
    present: set[str] = field(default_factory=set)
    """The chapters that have a heading in the blank."""
    others: list[Edit] = field(default_factory=list)
    quiet: bool = False
    """Whether a copy is filled that nobody need be told of."""
    _lines: dict[int, Line] = field(default_factory=dict)
    _gone: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Find what earlier runs put there."""
        self.marks = list(_marks(self.root))
        self.ours = Ours([(one.start.start, one.end.end) for one in self.marks])
        numbers = (
            one.attributes.get("w:id", "")
            for one in self.root.find_all("w:bookmarkStart")
        )
        self._next = max(
            (int(one) + 1 for one in numbers if one.isdecimal() and len(one) < 10),
            default=_FIRST_ID,
        )
        self._next = max(self._next, _FIRST_ID)

    def line(self, paragraph: Span) -> Line:
        """A paragraph's words, read once."""
        found = self._lines.get(paragraph.start)
        if found is None:
            found = Line(self.content, paragraph, self.ours)
            self._lines[paragraph.start] = found
        return found

    def drop(self, paragraph: Span) -> None:
        """Take a paragraph out, whatever was to be put in it."""
        self._gone.add(paragraph.start)

    def edits(self) -> list[Edit]:
        """All edits of the body."""
        found = list(self.others)
        for start, line in self._lines.items():
            if start not in self._gone:
                found += line.edits()
        return found

    # --- labels

    def known(self, said: str) -> Answer | None:
        """The answer that belongs to a label, by any of its names."""
        if not is_label(said):
            return None
        return next(
            (self.answers[one] for one in names(said) if one in self.answers), None
        )

    def chapter(self, said: str) -> Chapter | None:
        """The chapter of ours that a heading names."""
        found = (self.chapters[one] for one in names(said) if one in self.chapters)
        return next(found, None)

    # --- telling

    def tell(self, label: str, answer: Answer, *, filled: bool = True) -> None:
        """Tell that a place was filled, or waits for its answer."""
        done = Done(label.strip(), answer.where, answer.written)
        if not self.quiet:
            (self.report.filled if filled else self.report.unanswered).append(done)

    def tell_gaps(self, gaps: Iterable[tuple[str, str]]) -> None:
        """Tell which answers a chapter lacks, each once."""
        new = [Done(label, where, "") for label, where in gaps]
        if not self.quiet:
            known = set(self.report.unanswered)
            self.report.unanswered += [one for one in new if one not in known]

    def tell_short(self, label: str, answer: Answer, rows: int) -> None:
        """Tell that a table has fewer rows than there are answers."""
        lacking = f"{len(answer.rows)} 项只有 {rows} 行"
        self.report.short.append(Done(label.strip(), answer.where, lacking))

    def tell_kept(self, label: str, where: str) -> None:
        """Tell of a known label whose place is not empty."""
        if not self.quiet:
            self.report.kept.append(Done(label.strip(), where, ""))

    def tell_unknown(self, label: str) -> None:
        """Tell of a label that nobody knows."""
        if not self.quiet:
            self.report.unknown.append(label.strip())

    # --- writing

    def write(
        self, line: Line, start: int, end: int, answer: Answer, like: str = ""
    ) -> None:
        """The answer in the place of these signs: a day and a number into their blanks."""
        said = line.said[start:end]
        if (room := day(said)) is not None:
            self._day(line, start, room, answer, like)
        elif (room := measured(said)) is not None:
            text = _counted(answer, room[2])
            if text is not None:
                self.put(line, start, start + room.end(1), text, answer.where, like)
            else:
                self.put(line, start, end, answer.written, answer.where, like)
        else:
            self.put(line, start, end, answer.written, answer.where, like)

    def _day(
        self, line: Line, start: int, room: re.Match[str], answer: Answer, like: str
    ) -> None:
        """Year, month and day each into its own blank; what is no day, in place of all."""
        spelled = _DAY.search(answer.text)
        found = as_date(spelled[0]) if spelled else None
        parts = (found.year, found.month, found.day) if found else None
        if parts is None and spelled and spelled[1]:
            parts = (int(spelled[1]), int(spelled[2]), 0)
        if parts is None or (room[3] is not None and not parts[2]):
            last = start + len(room[0].rstrip())
            self.put(line, start, last, answer.text, answer.where, like)
            return
        for number, part in enumerate(parts, 1):
            if room[number] is not None:
                a, b = room.span(number)
                self.put(line, start + a, start + b, str(part), answer.where, like)

    def put(
        self, line: Line, start: int, end: int, text: str, where: str, like: str = ""
    ) -> None:
        """Words in the place of these signs, between bookmarks; nothing if they are there."""
        chunk = line.chunk_at(max(start - (start == end), 0))
        if chunk is not None and chunk.ours and start < end:
            if line.real(start, end) != text:
                line.put(start, end, xml.run(text, line.look(chunk.run)))
            return
        look = line.look(chunk.run) if chunk else line.empty_look() or like
        if chunk is not None and not chunk.shown.strip("_ \u3000\u00a0\t"):
            look = look or like
        elif start < end:
            look = _HINTING.sub("", look)
        line.put(start, end, self.marked(where, xml.run(text, look)))

    def marked(self, where: str, inside: str) -> str:
        """Something between bookmarks, by which a later run finds it."""
        begin, end = self.pair(where)
        return f"{begin}{inside}{end}"

    def pair(self, where: str) -> tuple[str, str]:
        """The bookmarks round what is filled in."""
        number, self._next = self._next, self._next + 1
        name = f"{FILL}{re.sub(r'[^A-Za-z0-9]', '_', where)[:20]}_{number}"
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )


def thin(look: str) -> str:
    """A label's look without what makes it stand out."""
    return _STANDING.sub("", look)


def _counted(answer: Answer, unit: str) -> str | None:
    """The number before a unit of the blank's; None where it counts something else."""
    if not answer.unit or unit == answer.unit:
        return answer.text
    if answer.unit.startswith("万"):
        if unit.startswith("万"):
            return answer.text
        if unit.startswith("人"):
            return f"{answer.text} 万"
    return None


class Mark(NamedTuple):
    """What an earlier run filled in: where it begins and ends, and all its bookmarks."""

    start: Span
    end: Span
    tags: tuple[Span, ...]


def _marks(root: Span) -> Iterator[Mark]:
    """What earlier runs filled in.

    LibreOffice breaks a bookmark that spans paragraphs into several of one name, some of
    them without an end: all of one name are one.
    """
    named: dict[str, list[Span]] = {}
    of: dict[str, str] = {}
    for one in root.find_all("w:bookmarkStart", "w:bookmarkEnd"):
        number = one.attributes.get("w:id", "")
        if one.name == "w:bookmarkStart":
            name = one.attributes.get("w:name", "")
            of[number] = name if name.startswith(FILL) else ""
        if of.get(number):
            named.setdefault(of[number], []).append(one)
    for tags in named.values():
        last = [one for one in tags if one.name == "w:bookmarkEnd"]
        if last:
            yield Mark(tags[0], last[-1], tuple(tags))
