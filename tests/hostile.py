"""Files that somebody may send by mistake or on purpose: each must be refused."""

import io
import struct
import warnings
import zipfile

from filing.word import STANDARD

_MAIN = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"


def sound() -> dict[str, bytes]:
    """The parts of a document that has nothing wrong with it."""
    with zipfile.ZipFile(STANDARD) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(parts: dict[str, bytes], *more: tuple[str, bytes]) -> bytes:
    """A package of these parts; `more` may repeat a name."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", 8) as target:
        warnings.simplefilter("ignore")
        for name, content in (*parts.items(), *more):
            target.writestr(name, content)
    return stream.getvalue()


def _with(name: str, content: bytes) -> bytes:
    return packed({**sound(), name: content})


def _main(old: bytes, new: bytes) -> bytes:
    return _with(_MAIN, sound()[_MAIN].replace(old, new, 1))


def _declared(declaration: bytes) -> bytes:
    return _main(b"?>", b"?>" + declaration)


def _field(*pieces: bytes) -> bytes:
    inside = b"".join(
        b"<w:r><w:instrText>" + piece + b"</w:instrText></w:r>" for piece in pieces
    )
    field = (
        b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + inside
        + b'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    return _main(b"<w:body>", b"<w:body>" + field)


def _lying() -> bytes:
    """A part of 60 MB that says it has ten bytes."""
    size = 60 << 20
    file = _with("word/media/a.bin", bytes(size))
    return file.replace(struct.pack("<I", size), struct.pack("<I", 10))


def _locked() -> bytes:
    """A package whose parts say that they are encrypted."""
    file = bytearray(packed(sound()))
    for start in (b"PK\x03\x04", b"PK\x01\x02"):
        at = file.find(start)
        while at >= 0:
            file[at + (6 if start == b"PK\x03\x04" else 8)] |= 1
            at = file.find(start, at + 4)
    return bytes(file)


_LAUGHS = b"<!DOCTYPE x [" + b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha")
    for n in range(10)
)
_FETCHED = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
_TYPES = "[Content_Types].xml"


def _full_of(written: bytes, count: int) -> bytes:
    return _main(b"<w:body>", b"<w:body>" + written * count)


def _said(text: bytes) -> bytes:
    return b"<w:p><w:r><w:t>" + text + b"</w:t></w:r></w:p>"


def _attributes() -> bytes:
    told = b" ".join(b'x%d=""' % n for n in range(5000))
    return _main(b"<w:body>", b"<w:body><w:p " + told + b"/>")


_NEST = b'<w:a x="/>">'
HOSTILE = {
    "no zip": b"MZ" + bytes(100),
    "empty": b"",
    "text": "只是文字".encode(),
    "old format or password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "cut off": packed(sound())[:-300],
    "damaged": packed(sound())[:200] + b"x" * 50 + packed(sound())[250:],
    "encrypted": _locked(),
    "bomb": _with("word/media/a.bin", bytes(300 << 20)),
    "lying about its size": _lying(),
    "many parts": packed(
        {**sound(), **{f"word/x{n}.xml": b"<a/>" for n in range(3000)}}
    ),
    "large": b"PK\x03\x04" + bytes(31 << 20),
    "laughs": _declared(_LAUGHS + b"]>"),
    "entity from a file": _declared(_FETCHED),
    "entity in UTF-16": _with(
        _MAIN,
        sound()[_MAIN]
        .replace(b"?>", b"?>" + _FETCHED, 1)
        .decode()
        .replace("UTF-8", "UTF-16")
        .encode("utf-16"),
    ),
    "entity in another part": _with("word/styles.xml", b"<?xml?>" + _FETCHED),
    "nested": _main(b"<w:body>", b"<w:body>" + b"<a>" * 100_000 + b"</a>" * 100_000),
    "nested behind an attribute": _main(
        b"<w:body>", b"<w:body>" + _NEST * 3000 + b"</w:a>" * 3000
    ),
    "millions of paragraphs": _full_of(b"<w:p/>", 2_000_000),
    "too many paragraphs": _full_of(b"<w:p/>", 310_000),
    "too many XML comments": _full_of(b"<!---->", 310_000),
    "a text without end": _full_of(_said("主体名称：____".encode() * 30_000), 1),
    "texts without end": _full_of(_said(b"a" * 100_000), 40),
    "too many attributes": _attributes(),
    "too many styles": _with(
        "word/styles.xml",
        sound()["word/styles.xml"].replace(
            b"</w:styles>", b"<w:style/>" * 70_000 + b"</w:styles>"
        ),
    ),
    "a part that is called otherwise": _with("word/a.bin", b"<a>" * 500_000),
    "an encoding nobody writes": _main(b'"UTF-8"', b'"GBK"'),
    "macro": _with("word/vbaProject.bin", b"\xd0\xcf"),
    "macro by type": _with(
        _TYPES,
        sound()[_TYPES].replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            b"application/vnd.ms-word.document.macroEnabled",
        ),
    ),
    "runs a program": _field(b"DDEAUTO c:\\\\windows\\\\cmd.exe"),
    "runs a program, spelled out": _field(b"DDE&#65;UTO c:\\\\cmd.exe"),
    "reads a file, in pieces": _field(b"INCLUDE", b"TEXT secret.docx"),
    "path outside": _with("../../evil.txt", b"x"),
    "part twice": packed(sound(), (_MAIN, sound()[_MAIN])),
    "no document": packed({"a.txt": b"x"}),
    "a workbook": _with(
        _TYPES, sound()[_TYPES].replace(b"wordprocessingml.document", b"x")
    ),
}
