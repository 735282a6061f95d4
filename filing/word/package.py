"""The package round the body: header and footer, properties, the project itself, the zip."""

import hashlib
import re
import zipfile
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from filing.form import as_date
from filing.layout import width_of
from filing.project import Project
from filing.screenshot import ending
from filing.word import xml
from filing.word.photo import relationship
from filing.word.watermark import watermark
from filing.word.writing import TURNED, UPRIGHT, Writing

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _BaseHeaderFooter

PROJECT_NAMESPACE = "urn:filing:project:1"
"""The root of the part in which the project travels; find the part by it, not by name."""
_STORE_ID = "{6B1B9A52-0F0B-4C6E-9D6E-6A1F5B6A7C01}"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NO_DATE = datetime(2026, 1, 1, 9, tzinfo=UTC)
_LONGEST = 255
_WRITER = "算法备案向导"
_PACKED = 4
_SIDE = re.compile(r'w:(top|right|bottom|left)="(\d+)"')
_PAPER = re.compile(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"[^>]*/>')
_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEADER_TEXT = 9.0


def created_on(project: Project | None) -> datetime:
    """When a document counts as made: the day its report was written, or a fixed day."""
    day = as_date(project.risk.written_on) if project else None
    if day is None:
        return _NO_DATE
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def opened(package: bytes) -> "Document":
    """The template as a document whose body holds nothing but its section's properties.

    Each is a copy of its own: one dossier opens the same template a dozen times.
    """
    return deepcopy(_read(package))


@lru_cache(maxsize=4)
def _read(package: bytes) -> "Document":
    document = docx.Document(BytesIO(package))
    body: Any = document.element.body  # python-docx clears its content one by one
    for old in body.findall("*"):
        if old.tag != qn("w:sectPr"):
            body.remove(old)
    return document


def fill_margins(
    document: "Document",
    writing: Writing,
    *,
    texts: tuple[str, str],
    pages: int,
    draft: bool,
    covered: bool,
) -> None:
    """Header, footer and watermark; a cover has only the watermark."""
    section = document.sections[0]
    section.different_first_page_header_footer = covered
    left, right = _fitted(*texts, writing.template.width)
    head = (
        xml.run(left)
        + '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'
        + xml.run(right)
    )
    foot = (
        xml.run("第 ")
        + xml.field("PAGE", "1")
        + xml.run(" 页　共 ")
        + xml.field("NUMPAGES", str(pages))
        + xml.run(" 页")
    )
    _replace(
        section.header, writing.bare("header", head + (watermark(1) if draft else ""))
    )
    _replace(section.footer, writing.bare("footer", foot))
    if covered:
        bare = '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>'
        drawn = watermark(2) if draft else ""
        _replace(section.first_page_header, writing.bare("header", drawn, bare))
        _replace(section.first_page_footer, writing.bare("footer", ""))


def set_properties(
    document: "Document", *, title: str, author: str, created: datetime
) -> None:
    """The core properties, from the data and never from the clock."""
    core = document.core_properties
    core.title = xml.safe(title)[:_LONGEST]
    core.author = xml.safe(author)[:_LONGEST]
    core.subject = "算法备案"
    core.category = "算法备案"
    core.keywords = ""
    core.comments = ""
    core.language = "zh-CN"
    core.last_modified_by = _WRITER
    core.revision = 1
    core.created = core.modified = created.replace(tzinfo=None, microsecond=0)


def comment(document: "Document", said: Sequence[str], when: datetime) -> None:
    """The comments that the body refers to by their number."""
    if not said:
        return
    moment = f"{when:%Y-%m-%dT%H:%M:%SZ}"
    written = "".join(
        f'<w:comment w:id="{number}" w:author="{_WRITER}" w:date="{moment}" '
        f'w:initials="向导"><w:p>{xml.run(text)}</w:p></w:comment>'
        for number, text in enumerate(said)
    )
    part = Part(
        PackURI("/word/comments.xml"),
        CT.WML_COMMENTS,
        f'{_DECLARATION}<w:comments xmlns:w="{xml.W}">{written}</w:comments>'.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RT.COMMENTS)


def embed(document: "Document", media: Sequence[bytes]) -> None:
    """The pictures that the body names by their number."""
    for number, content in enumerate(media):
        kind = ending(content)
        part = Part(
            PackURI(f"/word/media/image{number + 1}.{kind}"),
            f"image/{kind}",
            content,
            document.part.package,
        )
        document.part.rels.add_relationship(RT.IMAGE, part, relationship(number))


def carry(document: "Document", project: Project) -> None:
    """Let the project travel with its document: JSON and its sha256."""
    package: Any = document.part.package
    used = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, 1000) if f"/customXml/item{n}.xml" not in used)
    item = Part(
        PackURI(f"/customXml/item{number}.xml"),
        "application/xml",
        (
            f'{_DECLARATION}<p:project xmlns:p="{PROJECT_NAMESPACE}" '
            f'version="{project.version}" sha256="{project.digest()}">'
            f"{xml.escaped(project.as_text())}</p:project>"
        ).encode(),
        package,
    )
    properties = Part(
        PackURI(f"/customXml/itemProps{number}.xml"),
        _PROPS_TYPE,
        (
            f'{_DECLARATION}<ds:datastoreItem ds:itemID="{_STORE_ID}" '
            f'xmlns:ds="{_STORE}"><ds:schemaRefs><ds:schemaRef '
            f'ds:uri="{PROJECT_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ).encode(),
        package,
    )
    item.relate_to(properties, RT.CUSTOM_XML_PROPS)
    document.part.relate_to(item, RT.CUSTOM_XML)


def saved(document: "Document", written: str) -> bytes:
    """The document with these elements in its body: the same for the same, byte by byte.

    python-docx would stamp the clock on every member, so that all had to be packed again.
    """
    package = document.part.package
    members = {"_rels/.rels": package.rels.xml}
    types = {}
    for part in package.iter_parts():
        members[part.partname.membername] = part.blob
        types[str(part.partname)] = part.content_type
        if part.rels:
            members[part.partname.rels_uri.membername] = part.rels.xml
    main = document.part.partname.membername
    main_part, body = _sectioned(members[main], written)
    members[main] = xml.with_body(main_part, body)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        _pack(target, "[Content_Types].xml", _content_types(types))
        for name in sorted(members, key=_rank):
            _pack(target, name, members[name])
    return stream.getvalue()


def _sectioned(document: bytes, body: str) -> tuple[bytes, str]:
    """The document and its body with each section's properties where the section ends.

    Only the first section has a first page of its own.
    """
    if UPRIGHT not in body:
        return document, body
    start = document.index(b"<w:sectPr")
    end = document.index(b"</w:sectPr>") + len(b"</w:sectPr>")
    first = document[start:end].decode()
    later = first.replace("<w:titlePg/>", "")
    body = body.replace(UPRIGHT, first, 1).replace(UPRIGHT, later)
    return (
        document[:start] + later.encode() + document[end:],
        body.replace(TURNED, _on_its_side(later)),
    )


def _on_its_side(section: str) -> str:
    """A section's properties for pages turned on their side: size and margins turn too."""
    sides = dict(_SIDE.findall(section))
    turned = {"top": "left", "left": "bottom", "bottom": "right", "right": "top"}
    margins = _SIDE.sub(
        lambda side: f'w:{side[1]}="{sides[turned.get(side[1], side[1])]}"', section
    )
    return _PAPER.sub(r'<w:pgSz w:w="\2" w:h="\1" w:orient="landscape"/>', margins)


def packed_again(package: bytes, new: Mapping[str, bytes]) -> bytes:
    """The package with other content in some of its parts: all else as it was.

    Parts that it did not have come last.
    """
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(package)) as source,
        zipfile.ZipFile(stream, "w") as target,
    ):
        for one in source.infolist():
            content = new.get(one.filename)
            target.writestr(one, source.read(one) if content is None else content)
        for name in sorted(new.keys() - set(source.namelist())):
            _pack(target, name, new[name])
    return stream.getvalue()


def _content_types(types: Mapping[str, str]) -> bytes:
    """What each member is, by its name; only relationships are known by their ending."""
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    named = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind in sorted(types.items())
    )
    return (
        f'{_DECLARATION}<Types xmlns="{namespace}">'
        f'<Default Extension="rels" ContentType="{CT.OPC_RELATIONSHIPS}"/>'
        f'<Default Extension="xml" ContentType="{CT.XML}"/>{named}</Types>'
    ).encode()


def _pack(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.create_system = 0
    member.external_attr = 0
    member.compress_type = zipfile.ZIP_DEFLATED
    target.writestr(member, content, compresslevel=_PACKED)


def content_hash(package: bytes) -> str:
    """A hash of what a .docx holds, whichever deflate packed it."""
    digest = hashlib.sha256()
    with zipfile.ZipFile(BytesIO(package)) as source:
        for name in sorted(source.namelist()):
            content = source.read(name)
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


def _rank(name: str) -> tuple[int, str]:
    return int(name != "_rels/.rels"), name


def _replace(part: "_BaseHeaderFooter", written: str) -> None:
    part.is_linked_to_previous = False
    element: Any = part._element  # python-docx has no other way in
    for old in list(element):
        element.remove(old)
    element.extend(xml.parsed(written))


def _fitted(left: str, right: str, width: float) -> tuple[str, str]:
    """Two texts for one line; the left one is cut when both do not fit."""
    left, right = (xml.safe(text).replace("\n", " ") for text in (left, right))
    room = width - 2 * _HEADER_TEXT
    right = _cut(right, room * 0.55)
    return _cut(left, room - width_of(right, _HEADER_TEXT)), right


def _cut(text: str, width: float) -> str:
    if width_of(text, _HEADER_TEXT) <= width:
        return text
    while text and width_of(text + "…", _HEADER_TEXT) > width:
        text = (
            text[: max(int(len(text) * 0.9), 1) - 1] if len(text) > 200 else text[:-1]
        )
    return text + "…"
