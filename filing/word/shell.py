"""What stands round the body: made once for a template, with blanks for a document's texts.

python-docx reads the template and writes its parts; a dossier has a dozen documents in one
template, so that all of it but a few words is the same a dozen times.
"""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import docx
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.packuri import PackURI

from filing.word import xml
from filing.word.template import Template
from filing.word.watermark import watermark

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _BaseHeaderFooter

LEFT, RIGHT, PAGES = "\ue001left\ue001", "\ue001right\ue001", "\ue001pages\ue001"
TITLE, AUTHOR, MADE = "\ue001title\ue001", "\ue001author\ue001", "1985-10-26T01:21:00Z"
"""Stand where a document's own texts go: private signs, and a day before there was Word."""
WRITER = "算法备案向导"
STAMP = "%Y-%m-%dT%H:%M:%SZ"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BLANK = re.compile("|".join((LEFT, RIGHT, PAGES, TITLE, AUTHOR, MADE)))
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_PACKED = 4
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Shell:
    """The parts round a body by their names, what each is, and which of them have blanks.

    `main` is the part with the body, which is empty but for its section's properties.
    """

    members: Mapping[str, bytes]
    types: Mapping[str, str]
    blanks: Mapping[str, str]
    main: str


class Part(NamedTuple):
    """A part of its own that a document adds: its name, what it is, and what it holds."""

    name: str
    kind: str
    content: bytes


@lru_cache(maxsize=16)
def shell(package: bytes, ids: tuple[str, str], *, draft: bool, covered: bool) -> Shell:
    """The template round an empty body, with header, footer and properties.

    `ids` are those of the styles of header and footer. A `draft` has a watermark; a cover
    has only that on its page.
    """
    document = docx.Document(BytesIO(package))
    body: Any = document.element.body  # python-docx clears its content one by one
    for old in body.findall("*"):
        if not old.tag.endswith("}sectPr"):
            body.remove(old)
    _fill_margins(document, ids, draft=draft, covered=covered)
    _set_properties(document)
    return _taken(document)


def shell_of(template: Template, *, draft: bool, covered: bool) -> Shell:
    """The shell of a template that was read."""
    ids = template.id("header"), template.id("footer")
    return shell(template.package, ids, draft=draft, covered=covered)


class Parts:
    """The parts of one document: those of its shell, filled, and its own."""

    def __init__(self, around: Shell) -> None:
        self._shell = around
        self.members = dict(around.members)
        self._types = dict(around.types)

    def fill(self, texts: Mapping[str, str]) -> None:
        """Put texts into the blanks of the shell: one for each of them."""
        safe = {blank: xml.escaped(text) for blank, text in texts.items()}
        for name, content in self._shell.blanks.items():
            filled = _BLANK.sub(lambda blank: safe[blank[0]], content)
            self.members[name] = filled.encode()

    def add(self, part: Part, kind: str, id_: str, of: str = "") -> None:
        """Add a part that the main part, or another one, refers to by an id of its own.

        A part of the template with the same name gives way to it.
        """
        known = part.name in self.members
        self.members[part.name] = part.content
        self._types[part.name] = part.kind
        if known:
            return
        owner = PackURI(f"/{of or self._shell.main}")
        relations = owner.rels_uri.membername
        target = PackURI(f"/{part.name}").relative_ref(owner.baseURI)
        line = f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>'
        none = f'{DECLARATION}<Relationships xmlns="{_RELATIONS}"></Relationships>'
        before = self.members.get(relations, none.encode())
        end = b"</Relationships>"
        self.members[relations] = before.replace(end, line.encode() + end)

    def packed(self) -> bytes:
        """The parts as a file: the same parts, the same bytes."""
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w") as target:
            pack(target, "[Content_Types].xml", self._content_types())
            for name in sorted(self.members, key=_rank):
                pack(target, name, self.members[name])
        return stream.getvalue()

    def _content_types(self) -> bytes:
        """What each member is, by its name; only relationships are known by their ending."""
        namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
        named = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in sorted(self._types.items())
        )
        return (
            f'{DECLARATION}<Types xmlns="{namespace}">'
            f'<Default Extension="rels" ContentType="{CT.OPC_RELATIONSHIPS}"/>'
            f'<Default Extension="xml" ContentType="{CT.XML}"/>{named}</Types>'
        ).encode()


def pack(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Put a member into a package, without the clock."""
    member = zipfile.ZipInfo(name, _EPOCH)
    member.create_system = 0
    member.external_attr = 0
    member.compress_type = zipfile.ZIP_DEFLATED
    target.writestr(member, content, compresslevel=_PACKED)


def _rank(name: str) -> tuple[int, str]:
    return int(name != "_rels/.rels"), name


def _fill_margins(
    document: "Document", ids: tuple[str, str], *, draft: bool, covered: bool
) -> None:
    """Header, footer and watermark; a cover has only the watermark."""
    section = document.sections[0]
    section.different_first_page_header_footer = covered
    header, footer = ids
    head = (
        xml.run(LEFT)
        + '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'
        + xml.run(RIGHT)
    )
    foot = (
        xml.run("第 ")
        + xml.field("PAGE", "1")
        + xml.run(" 页　共 ")
        + xml.field("NUMPAGES", PAGES)
        + xml.run(" 页")
    )
    mark = watermark(1) if draft else ""
    _replace(section.header, xml.paragraph(header, head + mark))
    _replace(section.footer, xml.paragraph(footer, foot))
    if covered:
        bare = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'
        drawn = watermark(2) if draft else ""
        _replace(section.first_page_header, xml.paragraph(header, drawn, bare))
        _replace(section.first_page_footer, xml.paragraph(footer, ""))


def _replace(part: "_BaseHeaderFooter", written: str) -> None:
    part.is_linked_to_previous = False
    element: Any = part._element  # python-docx has no other way in
    for old in list(element):
        element.remove(old)
    element.extend(xml.parsed(written))


def _set_properties(document: "Document") -> None:
    """The core properties, from the data and never from the clock."""
    core = document.core_properties
    core.title, core.author = TITLE, AUTHOR
    core.subject = core.category = "算法备案"
    core.keywords = core.comments = ""
    core.language = "zh-CN"
    core.last_modified_by = WRITER
    core.revision = 1
    core.created = core.modified = datetime.strptime(MADE, STAMP)


def _taken(document: "Document") -> Shell:
    """The parts of a document as they are written.

    python-docx would stamp the clock on every member, so that all had to be packed again.
    """
    package = document.part.package
    members = {"_rels/.rels": package.rels.xml}
    types = {}
    for part in package.iter_parts():
        name = part.partname.membername
        members[name] = part.blob
        types[name] = part.content_type
        if part.rels:
            members[part.partname.rels_uri.membername] = part.rels.xml
    texts = {
        name: content.decode()
        for name, content in members.items()
        if name.endswith(".xml") and any(one in content for one in _SOUGHT)
    }
    return Shell(members, types, texts, document.part.partname.membername)


_SOUGHT = tuple(one.encode() for one in (LEFT, RIGHT, PAGES, TITLE, AUTHOR, MADE))
