"""A paragraph as signs with their places in the bytes, and what is to be put for some.

Every change stays inside one run, or takes a whole run: so that whatever stands round it, a
tracked insertion, a link or a content control, stays whole.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from filing.word import xml
from filing.word.labels import OBJECT, OURS, PROMPT
from filing.word.spans import Edit, Span
from filing.word.symbols import SYMBOLS, code_of, drawn, named, symbol_font, twin

_PASSED = frozenset(
    ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:p", "w:tbl")
)
_OBJECTS = frozenset(
    ("w:drawing", "w:pict", "w:object", "mc:AlternateContent", "w:ruby", "m:oMath")
)
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n"}


class Ours:
    """Where earlier runs put something: the ranges between their bookmarks."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(ranges):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, at: int) -> bool:
        """Whether this place is in one of the ranges."""
        n = bisect_right(self._starts, at) - 1
        return n >= 0 and at < self._ends[n]


@dataclass(slots=True)
class Chunk:
    """Signs of one element: a text, or one that stands for a tab, a symbol, a picture."""

    element: Span
    run: Span
    at: int
    real: str
    shown: str
    lined: bool
    ours: bool

    @property
    def end(self) -> int:
        """How many signs of the paragraph stand before its end."""
        return self.at + len(self.real)


@dataclass(slots=True)
class _Put:
    """Something in the place of signs; as runs of its own, or inside the run that is there."""

    start: int
    end: int
    inside: str
    within: bool = False
    host: Chunk | None = None


@dataclass
class Line:
    """A paragraph's words, `said`; signs of earlier runs and of prompts are masked."""

    content: bytes
    paragraph: Span
    ours: Ours
    chunks: list[Chunk] = field(default_factory=list)
    said: str = ""
    _puts: list[_Put] = field(default_factory=list)
    _prompts: dict[int, Span] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the paragraph once."""
        at = 0
        for run, prompt in _runs(self.paragraph, None):
            lined, font = _underlined(run), symbol_font(run)
            for element, real in _inside(run):
                ours = self.ours.holds(element.start)
                shown = SYMBOLS.get((font, code_of(real)), real) if font else real
                if ours:
                    shown = OURS * len(real)
                elif prompt is not None:
                    shown = PROMPT * len(real)
                if prompt is not None:
                    self._prompts[element.start] = prompt
                self.chunks.append(Chunk(element, run, at, real, shown, lined, ours))
                at += len(real)
        self.said = "".join(one.shown for one in self.chunks)

    def lined(self, start: int, end: int) -> bool:
        """Whether any of these signs is underlined."""
        return any(one.lined for one in self._touched(start, end))

    def real(self, start: int, end: int) -> str:
        """The words as they stand there, masked or not."""
        return "".join(
            one.real[max(start - one.at, 0) : max(end - one.at, 0)]
            for one in self._touched(start, end)
        )

    def chunk_at(self, at: int) -> Chunk | None:
        """The element that a sign comes from; of the place behind the last, the last."""
        if not self.chunks:
            return None
        n = bisect_right(self.chunks, at, key=lambda one: one.at) - 1
        return self.chunks[max(n, 0)]

    def put(self, start: int, end: int, inside: str) -> None:
        """Put runs in the place of these signs; between two where there is none."""
        self._puts.append(_Put(start, end, inside))

    def tick(self, at: int, sign: str) -> None:
        """Put one sign in the place of another, in its own run."""
        chunk = self.chunk_at(at)
        if chunk is None or self.said[at : at + 1] == sign:
            return
        empty = sign in "☐□"
        if chunk.element.name == "w:sym":
            inside = drawn(chunk.element, ticked=not empty)
        elif chunk.shown != chunk.real and (font := symbol_font(chunk.run)):
            inside = words(twin(font, chunk.real, ticked=not empty))
        else:
            inside = words(sign)
        self._puts.append(_Put(at, at + 1, inside, within=True))

    def clear(self, start: int = 0, end: int | None = None) -> None:
        """Take signs away."""
        last = len(self.said) if end is None else end
        if start < last:
            self._puts.append(_Put(start, last, "", within=True))

    def edits(self) -> Iterator[Edit]:
        """What was put there, as edits of the bytes."""
        if not self._puts:
            return
        if not self.chunks:
            yield self._in_empty("".join(one.inside for one in self._puts))
            return
        for one in self._puts:
            one.host = self.chunk_at(max(one.start - (one.start == one.end), 0))
        self._puts.sort(key=lambda one: (one.start, one.end))
        runs: dict[int, list[Chunk]] = {}
        for chunk in self.chunks:
            runs.setdefault(chunk.run.start, []).append(chunk)
        for chunks in runs.values():
            yield from self._run_edits(chunks)
        prompts = {
            self._prompts[one.element.start].start: self._prompts[one.element.start]
            for one in self.chunks
            if one.element.start in self._prompts and self._on(one)
        }
        yield from (Edit(one.start, one.end, b"") for one in prompts.values())

    def _touched(self, start: int, end: int) -> list[Chunk]:
        first = max(bisect_right(self.chunks, start, key=lambda one: one.at) - 1, 0)
        found = []
        for one in self.chunks[first:]:
            if one.at >= end:
                break
            if one.end > start:
                found.append(one)
        return found

    def _on(self, chunk: Chunk) -> list[_Put]:
        return [
            one
            for one in self._puts
            if one.host is chunk or (one.start < chunk.end and one.end > chunk.at)
        ]

    def _run_edits(self, chunks: list[Chunk]) -> Iterator[Edit]:
        touched = [(chunk, self._on(chunk)) for chunk in chunks]
        if not any(puts for _, puts in touched):
            return
        run = chunks[0].run
        held = [one for one in run.children if one.name != "w:rPr"]
        whole = len(held) == len(chunks) and all(_covered(*one) for one in touched)
        if whole and not any(
            one.within and one.inside for _, p in touched for one in p
        ):
            new = "".join(
                one.inside for chunk, p in touched for one in p if one.host is chunk
            )
            yield Edit(run.start, run.end, new.encode())
            return
        look = self.look(run)
        for chunk, puts in touched:
            if puts:
                new = self._rewritten(chunk, puts, look)
                yield Edit(chunk.element.start, chunk.element.end, new.encode())

    def _rewritten(self, chunk: Chunk, puts: list[_Put], look: str) -> str:
        done, at = "", chunk.at
        for one in puts:
            until = min(max(one.start, at), chunk.end)
            done += self._rest(chunk, at, until)
            if one.host is chunk:
                split = not one.within
                done += f"</w:r>{one.inside}<w:r>{look}" if split else one.inside
            at = max(at, min(one.end, chunk.end))
        return done + self._rest(chunk, at, chunk.end)

    def _rest(self, chunk: Chunk, start: int, end: int) -> str:
        if start >= end:
            return ""
        if chunk.element.name != "w:t":
            return self.content[chunk.element.start : chunk.element.end].decode()
        return words(chunk.real[start - chunk.at : end - chunk.at])

    def _in_empty(self, inside: str) -> Edit:
        """Into a paragraph without signs: in its control, if it holds one, else at its end."""
        holder = next(
            (one for one in self.paragraph.children if one.name == "w:sdt"), None
        )
        inner = holder.first("w:sdtContent") if holder is not None else None
        target = self.paragraph if inner is None else inner
        if target.inner == target.end:
            opening = self.content[target.start : target.end - 2].rstrip()
            return Edit(
                target.start,
                target.end,
                opening + f">{inside}</{target.name}>".encode(),
            )
        return Edit(target.inner_end, target.inner_end, inside.encode())

    # --- looks

    def look(self, run: Span | None) -> str:
        """A run's properties as they stand there."""
        found = run.first("w:rPr") if run is not None else None
        if found is None:
            return ""
        return self.content[found.start : found.end].decode()

    def empty_look(self) -> str:
        """How words typed into an empty paragraph would look."""
        properties = self.paragraph.first("w:pPr")
        found = properties.first("w:rPr") if properties is not None else None
        if found is None:
            return ""
        kept = "".join(
            self.content[one.start : one.end].decode()
            for one in found.children
            if one.name not in _TRACKED
        )
        return f"<w:rPr>{kept}</w:rPr>" if kept else ""


_TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange")


def words(text: str) -> str:
    """A text element; nothing for no text."""
    return f'<w:t xml:space="preserve">{xml.escaped(text)}</w:t>' if text else ""


def _covered(chunk: Chunk, puts: list[_Put]) -> bool:
    at = chunk.at
    for one in puts:
        if one.start > at:
            return False
        at = max(at, one.end)
    return at >= chunk.end


def _runs(holder: Span, prompt: Span | None) -> Iterator[tuple[Span, Span | None]]:
    """The runs of a paragraph with the mark of the prompt that they are, if they are one."""
    for child in holder.children:
        if child.name == "w:r":
            yield child, prompt
        elif child.name == "w:sdt":
            yield from _runs(child, _prompt(child))
        elif child.name not in _PASSED:
            yield from _runs(child, prompt)


def _prompt(control: Span) -> Span | None:
    """The mark of a content control that shows its prompt: not where it holds a label."""
    properties = control.first("w:sdtPr")
    mark = properties.first("w:showingPlcHdr") if properties is not None else None
    said = "".join(one.text for one in control.find_all("w:t"))
    return None if ":" in said or "：" in said else mark


def _inside(run: Span) -> Iterator[tuple[Span, str]]:
    for one in run.children:
        if one.name == "w:t":
            if one.text:
                yield one, one.text
        elif one.name in _SIGNS:
            yield one, _SIGNS[one.name]
        elif one.name == "w:sym":
            yield one, SYMBOLS.get(named(one), OBJECT)
        elif one.name in _OBJECTS:
            yield one, OBJECT


def _underlined(run: Span) -> bool:
    properties = run.first("w:rPr")
    line = properties.first("w:u") if properties is not None else None
    return line is not None and line.attributes.get("w:val", "single") != "none"
