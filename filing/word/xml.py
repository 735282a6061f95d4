"""WordprocessingML as strings: text made safe, runs, fields, paragraphs' insides."""

import re
from typing import TYPE_CHECKING, cast

from docx.oxml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.microsoft.com/office/word"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "a": f"{_DRAWING}/main",
    "pic": f"{_DRAWING}/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "wpg": f"{_OFFICE}/2010/wordprocessingGroup",
    "wps": f"{_OFFICE}/2010/wordprocessingShape",
}
_ROOT = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile("[\x00-\x1f\x7f&<>\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_NEWLINE = re.compile("\r\n?|[\u2028\u2029]")


def safe(text: str) -> str:
    """The text without what XML cannot hold; newlines are LF and tabs are blanks."""
    return _NEWLINE.sub("\n", _UNFIT.sub("", text)).replace("\t", " ")


def escaped(text: str) -> str:
    """Text as the content of an element."""
    if not _SPECIAL.search(text):
        return text
    return safe(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Text as an attribute's value on one line, with its quotes."""
    return '"' + escaped(text).replace('"', "&quot;").replace("\n", " ") + '"'


def run(text: str, properties: str = "") -> str:
    """A run of text; newlines become line breaks."""
    safe_text = escaped(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{properties}<w:t xml:space="preserve">{safe_text}</w:t></w:r>'


def paragraph(style: str, inside: str, direct: str = "") -> str:
    """A paragraph of the style with this id, and what it has of its own."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direct}</w:pPr>{inside}</w:p>'


def field(instruction: str, shown: str) -> str:
    """A field with the result it shows until somebody updates it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t xml:space="preserve">{shown}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def control(id_: int, tag: str, alias: str, content: str, look: str = "") -> str:
    """A content control round a run of this look: tagged, and bound to nothing.

    It is a rich text control: LibreOffice turns a plain one into a form field in a PDF.
    """
    return (
        f"<w:sdt><w:sdtPr>{look}<w:alias w:val={quoted(alias)}/><w:tag w:val={quoted(tag)}/>"
        f'<w:id w:val="{id_}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def gallery(id_: int, name: str, content: str) -> str:
    """A building block, so that Word's own commands find it."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{id_}"/><w:docPartObj>'
        f'<w:docPartGallery w:val="{name}"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def parsed(xml: str) -> "list[_Element]":
    """The elements of a string, every prefix known."""
    return list(cast("_Element", parse_xml(f"<w:body {_ROOT}>{xml}</w:body>")))


def with_body(document: bytes, xml: str) -> bytes:
    """A document part with the elements of a string at the beginning of its body.

    They were made as text; to take them apart and put them together again would cost as
    much as to pack the whole document.
    """
    before, after = document.split(b"<w:body>", 1)
    return b"".join((before, f"<w:body {_ROOT}>{xml}".encode(), after))
