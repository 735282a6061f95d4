"""What Word minds in a .docx and no schema says. `lint(package)` names every fault it finds."""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from posixpath import normpath

from lxml import etree

_MAIN = "http://schemas.openxmlformats.org"
W = f"{{{_MAIN}/wordprocessingml/2006/main}}"
R = f"{{{_MAIN}/officeDocument/2006/relationships}}"
WP = f"{{{_MAIN}/drawingml/2006/wordprocessingDrawing}}"
MC = f"{{{_MAIN}/markup-compatibility/2006}}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"

_STORY = re.compile(
    r"word/(document|(header|footer)\d*|footnotes|endnotes|comments)\.xml"
)
_TARGET = re.compile(r"\s*(?:PAGEREF|REF|NOTEREF)\s+(\S+)")
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass
class Package:
    """The parts of a .docx, parsed."""

    names: list[str]
    content: dict[str, bytes]

    @classmethod
    def read(cls, package: bytes) -> "Package":
        with zipfile.ZipFile(BytesIO(package)) as opened:
            names = opened.namelist()
            return cls(names, {name: opened.read(name) for name in names})

    @cached_property
    def parts(self) -> dict[str, etree._Element]:
        return {
            name: etree.fromstring(self.content[name], _PARSER)
            for name in self.content
            if name.endswith((".xml", ".rels"))
        }

    @cached_property
    def stories(self) -> dict[str, etree._Element]:
        return {
            name: part for name, part in self.parts.items() if _STORY.fullmatch(name)
        }

    @cached_property
    def bookmarks(self) -> Counter[str]:
        return Counter(
            start.get(W + "name", "")
            for story in self.stories.values()
            for start in story.iter(W + "bookmarkStart")
        )


def lint(package: bytes) -> list[str]:
    """The faults of a .docx; none when it is sound."""
    try:
        read = Package.read(package)
        list(read.parts)
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        return [f"not readable: {error}"]
    return [fault for check in CHECKS for fault in check(read)]


def _twice(what: str, counted: Counter[str]) -> Iterator[str]:
    yield from (f"{what} {name} twice" for name, count in counted.items() if count > 1)


def members(package: Package) -> Iterator[str]:
    yield from _twice("zip member", Counter(package.names))


def content_types(package: Package) -> Iterator[str]:
    types = package.parts["[Content_Types].xml"]
    own = {t.get("PartName"): t.get("ContentType") for t in types if t.get("PartName")}
    common = {
        t.get("Extension"): t.get("ContentType") for t in types if t.get("Extension")
    }
    for name in set(package.names) - {"[Content_Types].xml"}:
        kind = own.get(f"/{name}") or common.get(name.rpartition(".")[2].lower())
        if not kind:
            yield f"{name}: no content type"
        elif kind == "application/xml" and name.startswith("word/"):
            yield f"{name}: content type says nothing"
    yield from (
        f"content type of a missing part {p}" for p in own if p[1:] not in package.names
    )


def relationships(package: Package) -> Iterator[str]:
    for name, part in package.parts.items():
        if not name.endswith(".rels"):
            continue
        folder, owner = name.split("_rels/")
        for relationship in part:
            target = relationship.get("Target", "")
            path = target[1:] if target.startswith("/") else normpath(folder + target)
            if (
                relationship.get("TargetMode") != "External"
                and path not in package.names
            ):
                yield f"{name}: {target} is missing"
        known = {relationship.get("Id") for relationship in part}
        for element in package.parts.get(
            folder + owner.removesuffix(".rels"), part
        ).iter():
            for key, value in element.attrib.items():
                if key.startswith(R) and value not in known:
                    yield f"{folder}{owner}: no relationship {value}"


def styles(package: Package) -> Iterator[str]:
    known = Counter(
        style.get(W + "styleId", "")
        for style in package.parts["word/styles.xml"].iter(W + "style")
    )
    yield from _twice("style", known)
    for name, story in package.stories.items():
        for used in story.iter(W + "pStyle", W + "rStyle", W + "tblStyle"):
            if used.get(W + "val") not in known:
                yield f"{name}: no style {used.get(W + 'val')}"


def numbering(package: Package) -> Iterator[str]:
    part = package.parts.get("word/numbering.xml")
    if part is None:
        return
    abstract = {one.get(W + "abstractNumId") for one in part.iter(W + "abstractNum")}
    numbers = {"0"}
    for number in part.iter(W + "num"):
        numbers.add(number.get(W + "numId"))
        if number.find(W + "abstractNumId").get(W + "val") not in abstract:
            yield "a number without its abstract number"
    for place in (*package.stories.values(), package.parts["word/styles.xml"]):
        for used in place.iter(W + "numId"):
            if used.get(W + "val") not in numbers:
                yield f"no number {used.get(W + 'val')}"


def bookmarks(package: Package) -> Iterator[str]:
    ids: Counter[str] = Counter()
    for name, story in package.stories.items():
        starts = Counter(one.get(W + "id") for one in story.iter(W + "bookmarkStart"))
        ends = Counter(one.get(W + "id") for one in story.iter(W + "bookmarkEnd"))
        if starts != ends:
            yield f"{name}: bookmarks not closed"
        ids.update(starts)
    yield from _twice("bookmark id", ids)
    yield from _twice("bookmark", package.bookmarks)
    for name in package.bookmarks:
        if not re.fullmatch(r"[A-Za-z_]\w{0,39}", name, re.ASCII):
            yield f"bookmark with a name Word refuses: {name}"


def drawings(package: Package) -> Iterator[str]:
    ids: Counter[str] = Counter()
    for name, story in package.stories.items():
        ids.update(
            one.get("id")
            for one in story.iter(WP + "docPr", WPS + "cNvPr")
            if not any(above.tag == MC + "Fallback" for above in one.iterancestors())
        )
        for shape in story.iter(WPS + "wsp"):
            if shape[-1].tag != WPS + "bodyPr":
                yield f"{name}: a shape without its body's properties"
    yield from _twice("drawing", ids)


def controls(package: Package) -> Iterator[str]:
    ids: Counter[str] = Counter()
    for name, story in package.stories.items():
        for properties in story.iter(W + "sdtPr"):
            ids.update(one.get(W + "val") for one in properties.findall(W + "id"))
            for text in properties.findall(W + "tag") + properties.findall(W + "alias"):
                if len(text.get(W + "val", "")) > 64:
                    yield f"{name}: a control's tag or title is over 64 signs"
            if properties.find(W + "dataBinding") is not None:
                yield f"{name}: a bound control drops what people type elsewhere"
    yield from _twice("control", ids)


def fields(package: Package) -> Iterator[str]:
    for name, story in package.stories.items():
        marks = [mark.get(W + "fldCharType", "") for mark in story.iter(W + "fldChar")]
        yield from (f"{name}: {fault}" for fault in _unbalanced(marks))
        if story.find(f".//{W}fldChar[@{W}dirty]") is not None:
            yield f"{name}: a dirty field makes Word ask"


def _unbalanced(marks: list[str]) -> Iterator[str]:
    """What is wrong with a row of begin, separate and end."""
    stack: list[str] = []
    for mark in marks:
        if mark == "begin":
            stack.append(mark)
        elif not stack:
            yield f"a field's {mark} without its begin"
        elif mark == "separate":
            stack[-1] = mark
        elif stack.pop() != "separate":
            yield "a field without a result"
    if stack:
        yield "a field not closed"


def targets(package: Package) -> Iterator[str]:
    for name, story in package.stories.items():
        for instruction in story.iter(W + "instrText"):
            found = _TARGET.match(instruction.text or "")
            if found and found[1] not in package.bookmarks:
                yield f"{name}: {found[0].strip()} points nowhere"
        for link in story.iter(W + "hyperlink"):
            anchor = link.get(W + "anchor")
            if anchor and anchor not in package.bookmarks:
                yield f"{name}: a link to {anchor} points nowhere"


def tables(package: Package) -> Iterator[str]:
    for name, story in package.stories.items():
        for cell in story.iter(W + "tc"):
            if len(cell) == 0 or cell[-1].tag != W + "p":
                yield f"{name}: a cell does not end with a paragraph"
        for table in story.iter(W + "tbl"):
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            for row in table.findall(W + "tr"):
                if sum(map(_span, row.findall(W + "tc"))) != columns:
                    yield f"{name}: a row's cells are not {columns} columns"


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else int(span.get(W + "val", "1"))


def comments(package: Package) -> Iterator[str]:
    part = package.parts.get("word/comments.xml")
    known = (
        Counter()
        if part is None
        else Counter(c.get(W + "id") for c in part.iter(W + "comment"))
    )
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        used = Counter(
            one.get(W + "id")
            for one in package.parts["word/document.xml"].iter(W + kind)
        )
        if used != known:
            yield f"{kind} does not match the comments"


def properties(package: Package) -> Iterator[str]:
    core = package.parts.get("docProps/core.xml")
    if core is not None:
        yield from _twice("core property", Counter(str(one.tag) for one in core))
        for one in core:
            dated = str(one.tag).endswith(("}created", "}modified"))
            if dated and not _DATE.fullmatch(one.text or ""):
                yield f"core property with a bad date: {one.text}"
    custom = package.parts.get("docProps/custom.xml")
    if custom is not None:
        yield from _twice(
            "custom property", Counter(one.get("pid", "") for one in custom)
        )


def settings(package: Package) -> Iterator[str]:
    part = package.parts.get("word/settings.xml")
    if part is not None and part.find(W + "updateFields") is not None:
        yield "updateFields makes Word ask"


def prefixes(package: Package) -> Iterator[str]:
    for name, part in package.parts.items():
        needed = [(part, part.get(MC + "Ignorable", ""))]
        needed += [(one, one.get("Requires", "")) for one in part.iter(MC + "Choice")]
        for element, said in needed:
            for prefix in set(said.split()) - set(element.nsmap):
                yield f"{name}: prefix {prefix} not declared"


def sections(package: Package) -> Iterator[str]:
    body = package.parts["word/document.xml"][0]
    ends = [n for n, one in enumerate(body) if one.tag == W + "sectPr"]
    if ends != [len(body) - 1]:
        yield "the body does not end with its one section"


Check = Callable[[Package], Iterator[str]]
CHECKS: tuple[Check, ...] = (
    members,
    content_types,
    relationships,
    styles,
    numbering,
    bookmarks,
    drawings,
    controls,
    fields,
    targets,
    tables,
    comments,
    properties,
    settings,
    prefixes,
    sections,
)
