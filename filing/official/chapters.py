"""Chapters by their headings: the text of our drafts as another's template takes it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from filing.block import (
    Block,
    Contents,
    Cover,
    Heading,
    Mark,
    Note,
    Paragraph,
    Reference,
    Shot,
    Table,
    Text,
    marks,
    words,
)
from filing.documents import DOCUMENTS
from filing.official.names import HEADINGS
from filing.project import Project
from filing.word.filling import Chapter, normal
from filing.word.inserted import Inserted, inserted

_DRAFTS = ("safety_assessment", "responsibility")
_OURS = "待补充与待修改事项"
_TO_SIGN = re.compile(
    r"[^，。；]{0,10}[（(][^（）()]*(盖章|公章|签名|签字)[^（）()]*[）)]\s*[:：]"
    r"|日期[:：]\s*年"
)
_NONE: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True)
class _Section:
    """A heading of a draft and what stands right under it."""

    heading: Heading
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class _Drawn:
    """A chapter to be drawn: what stands under its heading and under deeper ones."""

    sections: tuple[_Section, ...]
    pictures: Mapping[str, bytes]
    above: str = ""
    after: tuple[_Section, ...] = ()
    """Sections that no template has a heading for, and the name of the chapter above."""

    def __call__(
        self, present: Collection[str], properties: str, look: str
    ) -> Inserted:
        """The chapter without what has a heading of its own in the template."""
        blocks = tuple(self._blocks(present))
        gaps = tuple((one.label, one.where) for one in marks(blocks))
        plain = tuple(one for block in blocks for one in _plain(block, self.pictures))
        if not any(_says(one) for one in blocks):
            return Inserted(b"", gaps=gaps)
        done = inserted(plain, properties, look, self.pictures)
        return done._replace(gaps=gaps)

    def _blocks(self, present: Collection[str]) -> Iterator[Block]:
        own, *deeper = self.sections
        yield from own.blocks
        passed = 9
        for one in deeper:
            if one.heading.level > passed:
                continue
            passed = one.heading.level if one.heading.text in present else 9
            if passed == 9:
                yield one.heading
                yield from one.blocks
        if self.above in present:
            for one in self.after:
                yield one.heading
                yield from one.blocks


def _says(block: Block) -> bool:
    """Whether a block says anything, and is no heading and no mere gap."""
    match block:
        case Heading():
            return False
        case Paragraph(text=text) | Note(text=text):
            return any(
                not isinstance(one, Mark) and str(getattr(one, "text", one)).strip()
                for one in text
            )
    return True


def chapters(
    project: Project, pictures: Mapping[str, bytes] = _NONE
) -> dict[str, Chapter]:
    """What stands under each heading of the drafts, by the heading's normal form."""
    found: dict[str, Chapter] = {}
    for document in DOCUMENTS:
        if document.name in _DRAFTS:
            sections = list(_sections(document(project, ())))
            for n, one in enumerate(sections):
                inside = (one, *_deeper(one.heading, sections[n + 1 :]))
                if any(each.blocks for each in inside):
                    after = tuple(_loose(project, one, sections[n + len(inside) :]))
                    above = _above(one.heading, sections[:n])
                    drawn = _Drawn(inside, pictures, above, after)
                    name = one.heading.text
                    found.setdefault(normal(name), Chapter(name, drawn))
    for other, ours in HEADINGS.items():
        if normal(ours) in found:
            found.setdefault(normal(other), found[normal(ours)])
    return found


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    """Each heading with what stands right under it."""
    held: list[tuple[Heading, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading):
            if block.text == _OURS:
                break
            held.append((block, []))
        elif held:
            held[-1][1].append(block)
    for heading, inside in held:
        yield _Section(heading, tuple(one for one in inside if not _ours(one)))


def _ours(block: Block) -> bool:
    """Whether a block belongs to our document alone, or is there to be signed."""
    if isinstance(block, Paragraph):
        return _TO_SIGN.match(words(block.text)) is not None
    return isinstance(block, Cover | Contents)


def _deeper(above: Heading, later: Sequence[_Section]) -> Iterator[_Section]:
    """The sections under a heading that are deeper than it."""
    for one in later:
        if one.heading.level <= above.level:
            return
        yield one


def _loose(
    project: Project, host: _Section, later: Sequence[_Section]
) -> Iterator[_Section]:
    """The sections behind one that are named after a product: no template knows them."""
    products = tuple(one.name for one in project.subject.products if one.name)
    for one in later:
        if one.heading.level < host.heading.level or not products:
            return
        if not one.heading.text.startswith(products):
            return
        yield one


def _above(heading: Heading, before: Sequence[_Section]) -> str:
    """The name of the chapter that a heading stands in; '' for the highest."""
    higher = (one for one in reversed(before) if one.heading.level < heading.level)
    return next((one.heading.text for one in higher), "")


def _plain(block: Block, pictures: Mapping[str, bytes]) -> Iterator[Block]:
    """A block as it may stand in another's template: with no far references."""
    match block:
        case Shot(file=file):
            if file in pictures:
                yield block
        case Paragraph(text=text):
            yield Paragraph(_worded(text))
        case Note(text=text):
            yield Note(_worded(text))
        case Table(rows=rows):
            cells = tuple(tuple(_worded(cell) for cell in row) for row in rows)
            yield replace(block, rows=cells)
        case _:
            yield block


def _worded(text: Text) -> Text:
    """The text as words alone; a template may lack the table or picture referred to."""
    near = (f"下{one.kind}" if isinstance(one, Reference) else one for one in text)
    return (words(tuple(near)),)
