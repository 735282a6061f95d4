"""One document while it is written: numbers, ids, names, and what the pages will hold."""

import hashlib
import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from filing.block import Block, Fact, Figure, Mark, Reference, Risks, Shot, Table, Text
from filing.word import xml
from filing.word.pages import Grid, Piece
from filing.word.template import Template

FIXED_BLANK = "\u00a0"
"""A blank at which no line ends."""
THIN = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
"""What makes a paragraph that must be there take no room."""
UPRIGHT, TURNED = "\0upright\0", "\0turned\0"
"""Stand in a paragraph's properties where the section that ends there goes."""
_FIRST_CONTROL = 100_001
_FIRST_DRAWING = 1_001
_FIRST_HEADING = 200_000_001
_LONGEST_ADDRESS = 32
_LONGEST_TITLE = 64
# Letters or figures in one run: justified, the line before them would be torn apart.
_UNBROKEN = re.compile(r"[!-~]{12}")
_UNNAMED = re.compile(r"\W", re.ASCII)
_ADDRESS = re.compile(r"[A-Za-z0-9]+([._][A-Za-z0-9]+)*", re.ASCII)


@dataclass(frozen=True)
class Entry:
    """A heading as the contents list it."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True)
class Caption:
    """What a caption is called, 表 3 say, and the bookmark round that."""

    kind: str
    number: int
    anchor: str

    @property
    def shown(self) -> str:
        """The caption's number as references show it."""
        return f"{self.kind}{FIXED_BLANK}{self.number}"


@dataclass
class Writing:
    """Everything counted while blocks become XML, so that the same blocks count alike."""

    template: Template
    captions: dict[tuple[str, str], Caption]
    pieces: list[Piece | Grid] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    """What is said in the margin at each gap, by the id of the comment."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The screenshots that blocks name, by their digest."""
    media: list[str] = field(default_factory=list)
    """Those that were drawn, in the order of their relationships."""
    draft: bool = True
    upright: bool = False
    """Whether no page may be turned on its side, as in another's template."""
    new_section: bool = False
    """Whether the next paragraph stands on a new page by a new section."""
    turned: bool = False
    """Whether the page is turned on its side now."""
    noted: bool = False
    """Whether a note follows the block that is being written."""
    _bookmarks: "itertools.count[int]" = field(
        default_factory=lambda: itertools.count(1)
    )
    _controls: "itertools.count[int]" = field(
        default_factory=lambda: itertools.count(_FIRST_CONTROL)
    )
    _drawings: "itertools.count[int]" = field(
        default_factory=lambda: itertools.count(_FIRST_DRAWING)
    )
    _uses: dict[str, int] = field(default_factory=dict)
    _levels: list[int] = field(default_factory=lambda: [0] * 4)
    _fresh: bool = False
    _loose: float | None = None

    def __post_init__(self) -> None:
        """Look the two things up that nearly every run needs."""
        self._pending = (
            f'<w:rPr><w:rStyle w:val="{self.template.id("待补充")}"/>'
            '<w:highlight w:val="yellow"/></w:rPr>'
        )

    def turn_page(self) -> None:
        """Begin the next paragraph on a new page."""
        self._fresh = True

    def section(self, end: str) -> str:
        """The end of a section, UPRIGHT or TURNED: what follows begins a new page."""
        self.new_section = True
        return self.bare("注", "", THIN + end)

    def space_above(self, points: float) -> None:
        """Set the next paragraph's distance from what is above it."""
        self._loose = points

    def paragraph(
        self,
        style: str,
        inside: str,
        text: str,
        *,
        anchor: str = "",
        tall: float = 0.0,
        keep: bool = False,
    ) -> str:
        """A paragraph of the body. `text` is what it says, for counting its lines.

        One to `keep` stays on the page of what follows.
        """
        fresh, before = self._fresh, self._loose
        turned = fresh or self.new_section
        self._fresh, self._loose, self.new_section = False, None, False
        self.pieces.append(Piece(style, text, anchor, tall, turned, before, keep))
        direct = "<w:keepNext/>" if keep else ""
        direct += "<w:pageBreakBefore/>" if fresh else ""
        if before is not None:
            direct += f'<w:spacing w:before="{round(before * 20)}"/>'
        if style == "Body Text" and _UNBROKEN.search(text):
            direct += '<w:jc w:val="left"/>'
        return self.bare(style, inside, direct)

    def bare(self, style: str, inside: str, direct: str = "") -> str:
        """A paragraph that the page count does not meet, as in a table's cell."""
        return xml.paragraph(self.template.id(style), inside, direct)

    def spans(self, text: Text) -> str:
        """The runs of a text."""
        return "".join(
            xml.run(span) if isinstance(span, str) else self._span(span)
            for span in text
        )

    def words(self, text: Text) -> str:
        """A text as it reads."""
        return "".join(
            span
            if isinstance(span, str)
            else self.captions[span.kind, span.key].shown
            if isinstance(span, Reference)
            else span.text
            for span in text
        )

    def bookmark(self, name: str, inside: str) -> str:
        """Something with a bookmark round it."""
        id_ = next(self._bookmarks)
        return (
            f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>{inside}'
            f'<w:bookmarkEnd w:id="{id_}"/>'
        )

    def heading_level(self, wanted: int) -> int:
        """The level of the next heading: none may be passed over, or numbers go wrong."""
        above = self.entries[-1].level if self.entries else 0
        return min(wanted, above + 1)

    def heading_number(self, level: int) -> str:
        """The number that the template's numbering draws before the next heading."""
        self._levels[level - 1] += 1
        self._levels[level:] = [0] * (len(self._levels) - level)
        number = self._levels[level - 1]
        return (
            f"{chinese(number)}、",
            f"（{chinese(number)}）",
            f"{number}.",
            f"（{number}）",
        )[level - 1]

    def heading_anchor(self) -> str:
        """The bookmark of the next heading."""
        return f"_Toc{_FIRST_HEADING + len(self.entries)}"

    def drawing_id(self) -> int:
        """An id for a drawing or a shape in it."""
        return next(self._drawings)

    def mark(self, text: str) -> str:
        """A run that stands out as a gap."""
        return xml.run(text, self._pending)

    def _span(self, span: Fact | Mark | Reference) -> str:
        if isinstance(span, Reference):
            caption = self.captions[span.kind, span.key]
            return xml.field(f"REF {caption.anchor} \\h", caption.shown)
        look = self._pending if isinstance(span, Mark) else ""
        control = xml.control(
            next(self._controls),
            span.where[:_LONGEST_TITLE],
            span.label[:_LONGEST_TITLE],
            xml.run(span.text, look),
            look,
        )
        marked = self.bookmark(self._fact_anchor(span.where), control)
        return self._commented(span, marked) if isinstance(span, Mark) else marked

    def _commented(self, mark: Mark, inside: str) -> str:
        """A gap with a comment that says what is missing and who can answer."""
        if not self.draft:
            return inside
        id_ = len(self.comments)
        self.comments.append(
            f"还没有填：{mark.label}。通常由{mark.who}回答；在向导里填好后重新导出。"
        )
        return (
            f'<w:commentRangeStart w:id="{id_}"/>{inside}'
            f'<w:commentRangeEnd w:id="{id_}"/>'
            f'<w:r><w:commentReference w:id="{id_}"/></w:r>'
        )

    def _fact_anchor(self, where: str) -> str:
        """A bookmark's name for one more use of an answer: legal, and met once."""
        stem = legal(where)
        use = self._uses[stem] = self._uses.get(stem, 0) + 1
        return f"_f_{stem}_{use}"


def numbered(blocks: Iterable[Block]) -> dict[tuple[str, str], Caption]:
    """The captions of all tables and figures by kind and key, before anything is written.

    A key used twice is a mistake in a document: ValueError.
    """
    captions: dict[tuple[str, str], Caption] = {}
    counts = {"表": 0, "图": 0}
    for block in blocks:
        if isinstance(block, Table | Figure | Risks | Shot):
            kind = caption_kind(block)
            if (kind, block.key) in captions:
                message = f"two captions with one key: {kind} {block.key}"
                raise ValueError(message)
            counts[kind] += 1
            anchor = f"_Ref_{'t' if kind == '表' else 'f'}_{legal(block.key)}"
            captions[kind, block.key] = Caption(kind, counts[kind], anchor)
    return captions


def caption_kind(block: Table | Figure | Risks | Shot) -> str:
    """What a block's caption is called."""
    return "图" if isinstance(block, Figure | Shot) else "表"


@lru_cache(maxsize=4096)
def legal(name: str) -> str:
    """A name that a bookmark may hold: ASCII, short, and different for different names."""
    plain = _UNNAMED.sub("_", name.replace(".", "__"))
    if _ADDRESS.fullmatch(name) and len(plain) <= _LONGEST_ADDRESS:
        return plain
    digest = hashlib.blake2s(name.encode(errors="replace"), digest_size=5).hexdigest()
    return f"{plain[: _LONGEST_ADDRESS - 11]}_{digest}"


def chinese(number: int) -> str:
    """A number up to 999 as Chinese headings count."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    said = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        said += "十" if tens == 1 and not hundreds else f"{digits[tens]}十"
    elif hundreds and ones:
        said += "零"
    return said + (digits[ones] if ones or not number else "")
