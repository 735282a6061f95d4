"""The gate for packages that people send: .docx and .xlsx, before anything in them is read.

What unpacks without end, runs, fetches or is broken is refused, and what would become too
many objects once it is read: every part of XML is gone through once as a stream, so that
nothing has been built yet. A refused file changed nothing; the message says what to do.
"""

import re
import zipfile
import zlib
from enum import Enum
from io import BytesIO
from xml.parsers import expat

LARGEST = 30 * 1024 * 1024
"""The most bytes of one file that is let in."""
_UNPACKED = 50 * 1024 * 1024
_SWELLS = "文件解开后过大，不像正常的文档。请另存一份再传。"
_ODD = "文件的结构不正常。请在 Word 或 WPS 里另存一份再传。"
_SUSPECT = "文件里有可疑的声明。请在 Word 或 WPS 里另存一份再传。"
_BROKEN = "文件不完整，读不出来，或不是 {}。请重新保存或重新下载后再传。"
_TOO_MUCH = (
    "文件里的文字或表格太多，超出了能读的范围。请删去不相干的内容，或拆成几份再传。"
)
_MOST_PARTS = 2_000
_DEEPEST = 200
# A dossier with 100 rows in every group is 4 MB of XML: 150,000 elements with 200,000
# characters, none of its texts longer than 10,000. What is read takes up to a kilobyte
# and ten microseconds an element.
_XML = 16 * 1024 * 1024
_MOST_ELEMENTS = {
    "document": 300_000,
    "worksheet": 300_000,
    "sst": 300_000,
    "styleSheet": 20_000,
}
_MOST_OTHER_ELEMENTS = 60_000
_MOST_IN_ALL = 350_000
_MOST_ATTRIBUTES, _MOST_OF_ONE = 1_000_000, 300
_MOST_SIGNS, _LONGEST_TEXT = 3_000_000, 200_000
_LOOSE = 1024 * 1024
"""The most bytes of a part that looks like XML and is none, as drawings in VML may be."""
_STRICT = (".xml", ".rels")
_ENCODINGS = ("utf-8", "utf-16", "us-ascii")
_OLE = b"\xd0\xcf\x11\xe0"
_ACTIVE = re.compile(r"vbaproject|vbadata|(^|/)(activex|macrosheets)/", re.IGNORECASE)
_FETCHING = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|DATABASE|MACROBUTTON)\b"
)


class Kind(Enum):
    """What a package may be: how people call it, its ending, and its main part's type."""

    WORD = "Word 文档", "docx", "wordprocessingml.document.main+xml"
    EXCEL = "Excel 工作簿", "xlsx", "spreadsheetml.sheet.main+xml"

    @property
    def called(self) -> str:
        """What people call it."""
        return f"{self.value[0]}（.{self.value[1]}）"


class Refused(ValueError):
    """A file that is not let in. The message is for the person who chose it."""


def parts(file: bytes, kind: Kind) -> dict[str, bytes]:
    """The parts of a package by their names. Raises Refused."""
    if len(file) > LARGEST:
        raise Refused("文件超过 30 MB。请压缩里面的图片，或拆成几份再传。")
    if file.startswith(_OLE):
        raise Refused(
            f"文件加了密码，或是旧格式（.doc、.xls）。请去掉密码，另存为 {kind.called}再传。"
        )
    try:
        with zipfile.ZipFile(BytesIO(file)) as opened:
            found = _unpacked(opened)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise Refused(_BROKEN.format(kind.called)) from error
    except (NotImplementedError, RuntimeError) as error:
        raise Refused("文件加了密码或用了少见的压缩方式。请另存一份再传。") from error
    _checked(found, kind)
    return found


def _unpacked(opened: zipfile.ZipFile) -> dict[str, bytes]:
    """Every part, never believing how large it says it is."""
    listed = opened.infolist()
    if len(listed) > _MOST_PARTS:
        raise Refused("文件里的部分太多，不像正常的文档。请另存一份再传。")
    if sum(one.file_size for one in listed) > _UNPACKED:
        raise Refused(_SWELLS)
    found: dict[str, bytes] = {}
    room = _UNPACKED
    for one in listed:
        name = one.filename
        if name in found or name.startswith("/") or ".." in name.split("/"):
            raise Refused(_ODD)
        with opened.open(one) as part:
            found[name] = part.read(room + 1)
        room -= len(found[name])
        if room < 0:
            raise Refused(_SWELLS)
    return found


def _checked(found: dict[str, bytes], kind: Kind) -> None:
    types = _text(found.get("[Content_Types].xml", b""))
    if any(_ACTIVE.search(name) for name in found) or "macroEnabled" in types:
        raise Refused(f"文件带有宏。请另存为不带宏的 {kind.called}再传。")
    if kind.value[2] not in types:
        raise Refused(f"这不是 {kind.called}。请选择对应的文件，旧格式先另存。")
    written = {name: part for name, part in found.items() if _is_xml(name, part)}
    if sum(map(len, written.values())) > _XML:
        raise Refused(_SWELLS)
    look = _Look(kind)
    for name, part in written.items():
        look.through(name, part)


def _is_xml(name: str, content: bytes) -> bool:
    """Whether a part is XML, or looks it: whatever a part is called, it may be read as one."""
    start = content.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    return bool(start) and (name.endswith(_STRICT) or start.startswith(b"<"))


class _Look:
    """A look at all XML of a package, part by part; raises Refused for what it meets.

    Text in customXml/ may be of any length: there projects travel.
    """

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._elements = self._attributes = self._signs = 0
        self._strict = self._carried = False
        self._depth = self._here = self._most = self._length = 0
        self._fields: list[str] = []
        self._instructing = False

    def through(self, name: str, content: bytes) -> None:
        """Look at one part."""
        self._strict = name.endswith((*_STRICT, ".vml"))
        self._carried = name.startswith("customXml/")
        self._depth = self._here = self._length = 0
        self._most = _MOST_OTHER_ELEMENTS
        self._fields, self._instructing = [""], False
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.XmlDeclHandler = self._encoded
        parser.StartDoctypeDeclHandler = self._declared
        parser.StartElementHandler = self._opened
        parser.EndElementHandler = self._closed
        parser.CharacterDataHandler = self._said
        parser.CommentHandler = lambda _: self._count()
        parser.ProcessingInstructionHandler = lambda *_: self._count()
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            if name.endswith(_STRICT) or len(content) > _LOOSE:
                raise Refused(_BROKEN.format(self._kind.called)) from error
        if any(map(_FETCHING.search, self._fields)):
            raise Refused("文件里有会运行程序或读取别处内容的域。请删掉这些域再传。")

    def _encoded(self, _: str, encoding: str | None, __: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise Refused(_SUSPECT)

    def _declared(self, _: str, __: str | None, ___: str | None, inside: int) -> None:
        """A declaration of types; a picture may name one, as long as it brings none."""
        if self._strict or inside:
            raise Refused(_SUSPECT)

    def _count(self) -> None:
        self._elements += 1
        self._here += 1
        if self._here > self._most or self._elements > _MOST_IN_ALL:
            raise Refused(_TOO_MUCH)

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if not self._depth:
            self._most = _MOST_ELEMENTS.get(local, _MOST_OTHER_ELEMENTS)
        self._count()
        self._depth += 1
        self._length = 0
        self._attributes += len(attributes)
        if self._depth > _DEEPEST or len(attributes) > _MOST_OF_ONE:
            raise Refused(_ODD)
        if self._attributes > _MOST_ATTRIBUTES:
            raise Refused(_TOO_MUCH)
        self._instructing = local == "instrText"
        if local in ("fldChar", "fldSimple"):
            self._field(attributes)

    def _field(self, attributes: dict[str, str]) -> None:
        """A field that begins, or one that is told in an attribute."""
        for name, value in attributes.items():
            if name.endswith("instr") or value == "begin":
                self._fields.append(value if name.endswith("instr") else "")

    def _closed(self, _: str) -> None:
        self._depth -= 1
        self._length = 0
        self._instructing = False

    def _said(self, text: str) -> None:
        if self._instructing:
            self._fields[-1] += text
        if self._carried:
            return
        self._length += len(text)
        self._signs += len(text)
        if self._length > _LONGEST_TEXT or self._signs > _MOST_SIGNS:
            raise Refused(_TOO_MUCH)


def _text(content: bytes) -> str:
    """The XML as text, whatever its encoding is; only for looking into it."""
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    return content.decode("utf-16" if wide else "utf-8", "replace")
