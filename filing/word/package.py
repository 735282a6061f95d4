"""The package round the body: header and footer, properties, the project itself, the zip."""

import hashlib
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from filing.form import as_date
from filing.layout import width_of
from filing.project import Project, once
from filing.screenshot import ending
from filing.word import xml
from filing.word.photo import relationship
from filing.word.shell import (
    AUTHOR,
    DECLARATION,
    LEFT,
    MADE,
    PAGES,
    RIGHT,
    STAMP,
    TITLE,
    WRITER,
    Part,
    Parts,
    Shell,
    pack,
)
from filing.word.writing import TURNED, UPRIGHT

PROJECT_NAMESPACE = "urn:filing:project:1"
"""The root of the part in which the project travels; find the part by it, not by name."""
_STORE_ID = "{6B1B9A52-0F0B-4C6E-9D6E-6A1F5B6A7C01}"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_NO_DATE = datetime(2026, 1, 1, 9, tzinfo=UTC)
_LONGEST = 255
_SIDE = re.compile(r'w:(top|right|bottom|left)="(\d+)"')
_PAPER = re.compile(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"[^>]*/>')
_HEADER_TEXT = 9.0


def created_on(project: Project | None) -> datetime:
    """When a document counts as made: the day its report was written, or a fixed day."""
    day = as_date(project.risk.written_on) if project else None
    if day is None:
        return _NO_DATE
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


class Told(NamedTuple):
    """What a document's margins and properties tell of it."""

    title: str
    header: str
    pages: int
    created: datetime


def closed(  # noqa: PLR0913 - what a document has beside its body
    shell: Shell,
    body: str,
    told: Told,
    *,
    width: float,
    comments: Sequence[str] = (),
    media: Sequence[bytes] = (),
    project: Project | None = None,
) -> bytes:
    """The document with these elements in its body: the same for the same, byte by byte.

    `width` is that of its text in points; `comments` and `media` are what the body refers
    to by their number.
    """
    left, right = _fitted(told.header, told.title, width)
    parts = Parts(shell)
    parts.fill(
        {
            LEFT: left,
            RIGHT: right,
            PAGES: str(told.pages),
            TITLE: xml.safe(told.title)[:_LONGEST],
            AUTHOR: xml.safe(told.header)[:_LONGEST],
            MADE: f"{told.created:{STAMP}}",
        }
    )
    _comment(parts, comments, told.created)
    _embed(parts, media)
    if project is not None:
        _carry(parts, project)
    main = _sectioned(parts.members[shell.main], body)
    parts.members[shell.main] = xml.with_body(*main)
    return parts.packed()


def _comment(parts: Parts, said: Sequence[str], when: datetime) -> None:
    """The comments that the body refers to by their number."""
    if not said:
        return
    moment = f"{when:{STAMP}}"
    written = "".join(
        f'<w:comment w:id="{number}" w:author="{WRITER}" w:date="{moment}" '
        f'w:initials="向导"><w:p>{xml.run(text)}</w:p></w:comment>'
        for number, text in enumerate(said)
    )
    parts.add(
        Part(
            "word/comments.xml",
            CT.WML_COMMENTS,
            f'{DECLARATION}<w:comments xmlns:w="{xml.W}">{written}</w:comments>'.encode(),
        ),
        RT.COMMENTS,
        "rIdComments",
    )


def _embed(parts: Parts, media: Sequence[bytes]) -> None:
    """The pictures that the body names by their number."""
    for number, content in enumerate(media):
        kind = ending(content)
        parts.add(
            Part(f"word/media/shot{number + 1}.{kind}", f"image/{kind}", content),
            RT.IMAGE,
            relationship(number),
        )


def _carry(parts: Parts, project: Project) -> None:
    """Let the project travel with its document: JSON and its sha256."""
    number = next(
        n for n in range(1, 1000) if f"customXml/item{n}.xml" not in parts.members
    )
    item = Part(f"customXml/item{number}.xml", "application/xml", _travelling(project))
    properties = Part(
        f"customXml/itemProps{number}.xml",
        _PROPS_TYPE,
        (
            f'{DECLARATION}<ds:datastoreItem ds:itemID="{_STORE_ID}" '
            f'xmlns:ds="{_STORE}"><ds:schemaRefs><ds:schemaRef '
            f'ds:uri="{PROJECT_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ).encode(),
    )
    parts.add(item, RT.CUSTOM_XML, "rIdProject")
    parts.add(properties, RT.CUSTOM_XML_PROPS, "rIdProperties", of=item.name)


@once
def _travelling(project: Project) -> bytes:
    """Made once a project, as each document of an export carries it."""
    return (
        f'{DECLARATION}<p:project xmlns:p="{PROJECT_NAMESPACE}" '
        f'version="{project.version}" sha256="{project.digest()}">'
        f"{xml.escaped(project.as_text())}</p:project>"
    ).encode()


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
            pack(target, name, new[name])
    return stream.getvalue()


def content_hash(package: bytes) -> str:
    """A hash of what a .docx holds, whichever deflate packed it."""
    digest = hashlib.sha256()
    with zipfile.ZipFile(BytesIO(package)) as source:
        for name in sorted(source.namelist()):
            content = source.read(name)
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()


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
