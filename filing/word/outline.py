"""The headings of a blank: by style, number, bold type or name; and the room under each."""

import re
from collections.abc import Iterator

from filing.word.cells import blocks
from filing.word.labels import (
    LONGEST_LABEL,
    OURS,
    blank,
    hint,
    is_label,
    leads,
    normal,
)
from filing.word.signs import Line
from filing.word.spans import Span
from filing.word.work import Work

_CONTENTS = ("目录", "目次", "contents")
_LISTED = re.compile(r"([.…·]{3,}|\t)\s*\d{1,3}\s*$")
_TAIL = 40
_LEVELS = (
    re.compile(r"第?[一二三四五六七八九十]+[、章节.．]"),
    re.compile(r"[（(][一二三四五六七八九十]+[)）]"),
    re.compile(r"\d+\s*[.．、]?(?!\d)"),
    re.compile(r"[（(]\d+[)）]"),
)


class Outline:
    """The blocks of one holder: which are headings, how deep, and the room under each."""

    def __init__(self, work: Work, holder: Span) -> None:
        self.work = work
        self.blocks = list(blocks(holder))
        self.contents = self._listed()

    def present(self) -> Iterator[str]:
        """The chapters of ours that have a heading here."""
        for at, one in enumerate(self.blocks):
            if one.name == "w:p" and self.is_heading(at):
                chapter = self.work.chapter(self.words(at))
                if chapter is not None:
                    yield chapter.name

    # --- what is a heading

    def line(self, at: int) -> Line:
        """The words of a block."""
        return self.work.line(self.blocks[at])

    def words(self, at: int) -> str:
        """What a block says, without blanks round it."""
        return self.line(at).said.strip()

    def is_heading(self, at: int) -> bool:
        """By its style, its number or its bold type, or by being one of ours over room."""
        one = self.blocks[at]
        if one.name != "w:p" or at in self.contents:
            return False
        said = self.words(at)
        if not said or len(said) > LONGEST_LABEL or OURS in said or hint(said):
            return False
        if re.search(r"[。；]$|[:：]\s*[_\s]+\S|____", said):
            return False
        return (
            self.styled(one)
            or leads(said) is not None
            or self._bold(at)
            or self.work.chapter(said) is not None
        )

    def styled(self, paragraph: Span) -> bool:
        """Whether its style, its level or its number makes it a heading."""
        properties = paragraph.first("w:pPr")
        if properties is None:
            return False
        style = properties.first("w:pStyle")
        id_ = style.attributes.get("w:val", "").lower() if style is not None else ""
        named = self.work.styles.get(id_, id_)
        return (
            named.startswith(("heading", "标题"))
            or (id_ == named and id_ in {str(n) for n in range(1, 10)})
            or properties.first("w:outlineLvl") is not None
            or properties.first("w:numPr") is not None
        )

    def _bold(self, at: int) -> bool:
        """Whether all of its words are bold, and look like a name."""
        line = self.line(at)
        return is_label(line.said) and all(
            (look := one.run.first("w:rPr")) is not None
            and (bold := look.first("w:b")) is not None
            and bold.attributes.get("w:val", "1") not in ("0", "false")
            for one in line.chunks
        )

    def _listed(self) -> set[int]:
        """The lines of a table of contents, typed or made by Word."""
        found: set[int] = set()
        inside = False
        for at, one in enumerate(self.blocks):
            said = self.words(at) if one.name == "w:p" else "\n"
            styled = one.name == "w:p" and self._style(one).startswith(("toc", "目录"))
            if normal(said[:_TAIL]) in _CONTENTS:
                inside = True
                found.add(at)
                seen: set[str] = set()
            elif styled or (one.name == "w:p" and _LISTED.search(said[-_TAIL:])):
                found.add(at)
            elif inside:
                inside = not said or (
                    leads(said) is not None and said not in seen and one.name == "w:p"
                )
                seen.add(said)
                if inside:
                    found.add(at)
        return found

    def _style(self, paragraph: Span) -> str:
        properties = paragraph.first("w:pPr")
        style = properties.first("w:pStyle") if properties is not None else None
        id_ = style.attributes.get("w:val", "").lower() if style is not None else ""
        return self.work.styles.get(id_, id_)

    # --- the room

    def room(self, at: int) -> list[int]:
        """The empty and hinting paragraphs under a heading, and what we put there."""
        found = []
        for n in range(at + 1, len(self.blocks)):
            if not (self.ours(n) or self._empty(n)):
                break
            found.append(n)
        return found

    def _empty(self, at: int) -> bool:
        if self.blocks[at].name != "w:p":
            return False
        said = self.line(at).said
        return blank(said) or (hint(said) and not self.styled(self.blocks[at]))

    def ours(self, at: int) -> bool:
        """Whether all of a block was put there by an earlier run."""
        one = self.blocks[at]
        if self.work.ours.holds(one.start):
            return True
        if one.name != "w:p":
            return False
        said = self.line(at).said
        return OURS in said and not said.strip(OURS)

    def follows(self, at: int) -> str:
        """What comes after a heading and its room: heading, table, text, or nothing."""
        room = self.room(at)
        after = (room[-1] if room else at) + 1
        if after >= len(self.blocks):
            return ""
        if self.blocks[after].name == "w:tbl":
            return "table"
        return "heading" if self.is_heading(after) else "text"

    def _may_begin(self, at: int) -> bool:
        """Whether a chapter may stand right under a heading without room of its own."""
        follows = self.follows(at)
        if follows == "table":
            return not self._knows(self.blocks[at + 1])
        styled = self.styled(self.blocks[at])
        if follows == "heading":
            return styled and not self.is_deeper(at, at + 1)
        return follows == "" and (styled or leads(self.words(at)) is not None)

    def _knows(self, table: Span) -> bool:
        """Whether a table has a label that we know, so that it is what is to be filled."""
        return any(
            self.work.known(self.work.line(one).said) is not None
            for one in table.find_all("w:p")
        )

    def is_deeper(self, at: int, later: int) -> bool:
        """Whether a later heading belongs to this one."""
        return self._level(later) > self._level(at)

    def _level(self, at: int) -> int:
        """How deep a heading is: by its number, else by its style."""
        said = self.words(at)
        for level, shape in enumerate(_LEVELS, 1):
            if shape.match(said):
                return level
        digits = re.findall(r"\d", self._style(self.blocks[at]))
        return int(digits[-1]) if digits else 1
