"""Headings with room under them: the chapter of ours goes there, in the blank's own look."""

from collections.abc import Sequence

from filing.word.labels import (
    OURS,
    blank,
    is_label,
    signed,
)
from filing.word.outline import Outline
from filing.word.spans import Edit, Span
from filing.word.work import Answer, Chapter, Work, thin

_UNFIT = frozenset(
    [
        "w:sectPr",
        "w:pPrChange",
        "w:numPr",
        "w:outlineLvl",
        "w:pageBreakBefore",
        "w:keepNext",
    ]
)
_TRACKED = frozenset(["w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange"])
_REMOVABLE = frozenset(
    [
        "w:pPr",
        "w:r",
        "w:rPr",
        "w:t",
        "w:tab",
        "w:br",
        "w:proofErr",
        "w:lastRenderedPageBreak",
    ]
)


class Headings(Outline):
    """The headings of one holder, and what is put under them."""

    def __init__(self, work: Work, holder: Span) -> None:
        super().__init__(work, holder)
        self._used: set[int] = set()

    def used(self, at: int) -> bool:
        """Whether a block belongs to a heading that was dealt with, or to the contents."""
        return at in self._used or at in self.contents

    def fill(self, at: int) -> bool:
        """Fill the room under a heading; whether this block is one that we have to do with."""
        if at in self.contents or not self.is_heading(at):
            return False
        said = self.words(at)
        if signed(said):
            return False
        chapter = self.work.chapter(said)
        room = self.room(at)
        if chapter is None:
            return self._unknown(at, room)
        if not room and not self._may_begin(at):
            if self.follows(at) == "text":
                self.work.tell_kept(said, "")
            return True
        self._used.update(room)
        self._draw(at, chapter, room)
        return True

    # --- filling it

    def _unknown(self, at: int, room: Sequence[int]) -> bool:
        """A heading that nobody knows, with room under it that nothing else fills."""
        said = self.words(at)
        if room and self.follows(at) != "table" and not self._labelled(said):
            deeper = self.follows(at) == "heading" and self.is_deeper(at, room[-1] + 1)
            if not deeper and is_label(said):
                answer = self.work.known(said)
                if answer is None:
                    self.work.tell_unknown(said)
                else:
                    self._used.update(room)
                    self._answer(said, answer, room)
                return True
        return False

    def _answer(self, said: str, answer: Answer, room: Sequence[int]) -> None:
        """A single answer as the paragraph under a heading."""
        if answer.open:
            self.work.tell(said, answer, filled=False)
            return
        lines = [self.line(n) for n in room]
        first = next((one for one in lines if not blank(one.said)), lines[0])
        first = next((one for one in lines if OURS in one.said), first)
        self.work.write(first, 0, len(first.said), answer)
        for other in lines:
            if other is not first and not blank(other.said):
                other.clear()
        self.work.tell(said, answer)

    def _labelled(self, said: str) -> bool:
        return said.endswith((":", "：")) and self.work.known(said) is not None

    def _draw(self, at: int, chapter: Chapter, room: Sequence[int]) -> None:
        said = self.words(at)
        present = self.work.present - {chapter.name}
        if self._is_parted(at, room):
            present = {one.name for one in self.work.chapters.values()}
        drawn = chapter.draw(present, *self._looks(at, room))
        self.work.tell_gaps(drawn.gaps)
        if not drawn.xml:
            return
        new = self._bookmarked(drawn.xml)
        ours = [n for n in room if self.ours(n)]
        hints = [n for n in room if n not in ours and not blank(self.line(n).said)]
        if ours:
            self._replace(ours, new)
        else:
            end = self.blocks[at].end
            self.work.others.append(Edit(end, end, new))
        for n in hints:
            self._take_out(n, last=not ours and n == room[-1])
        self.work.media.update(drawn.media)
        self.work.tell(said, Answer("", ""))

    def _is_parted(self, at: int, room: Sequence[int]) -> bool:
        """Whether deeper headings follow, so that only what stands above them goes here."""
        after = (room[-1] if room else at) + 1
        return self.follows(at) == "heading" and self.is_deeper(at, after)

    def _replace(self, ours: Sequence[int], new: bytes) -> None:
        """The newer chapter in the place of the older; its bookmarks go with it."""
        start, end = self.blocks[ours[0]].start, self.blocks[ours[-1]].end
        for n in ours:
            self.work.drop(self.blocks[n])
        for mark in self.work.marks:
            if mark.start.end <= end and mark.end.start >= start:
                self.work.others += [
                    Edit(one.start, one.end, b"")
                    for one in mark.tags
                    if not start <= one.start < end
                ]
        self.work.others.append(Edit(start, end, new))

    def _take_out(self, at: int, *, last: bool) -> None:
        """A hint goes with its paragraph, unless that holds more than words."""
        one = self.blocks[at]
        names = set(one.names())
        alone = one.above is not None and len(self.blocks) > 1
        if names <= _REMOVABLE and alone and not (last and one.above is None):
            self.work.drop(one)
            self.work.others.append(Edit(one.start, one.end, b""))
        else:
            self.line(at).clear()

    def _bookmarked(self, drawn: bytes) -> bytes:
        """A chapter with its bookmarks inside its first and its last paragraph."""
        begin, close = (one.encode() for one in self.work.pair("chapter"))
        first = drawn.index(b"</w:pPr>") + len(b"</w:pPr>")
        last = drawn.rindex(b"</w:p>")
        return drawn[:first] + begin + drawn[first:last] + close + drawn[last:]

    def _looks(self, at: int, room: Sequence[int]) -> tuple[str, str]:
        """How running text looks: as the room says, else as the heading's own words do."""
        ours = next((n for n in room if self.ours(n)), None)
        like = ours if ours is not None else next(iter(room), None)
        if like is None or self.blocks[like].name != "w:p":
            return "", thin(self._look(at))
        paragraph = self.blocks[like]
        found = paragraph.first("w:pPr")
        kept = (
            [one for one in found.children if one.name not in _UNFIT] if found else []
        )
        properties = "".join(
            self._mark(one) if one.name == "w:rPr" else self._bytes(one) for one in kept
        )
        line = self.line(like)
        if ours is not None:
            return properties, self._look(like)
        return properties, line.empty_look() or thin(self._look(at))

    def _mark(self, look: Span) -> str:
        kept = (one for one in look.children if one.name not in _TRACKED)
        return f"<w:rPr>{''.join(map(self._bytes, kept))}</w:rPr>"

    def _bytes(self, one: Span) -> str:
        return self.work.content[one.start : one.end].decode()

    def _look(self, at: int) -> str:
        line = self.line(at)
        return line.look(line.chunks[0].run) if line.chunks else ""
