"""The gate for packages that people send: .docx and .xlsx, before anything in them is read.

What unpacks without end, runs, fetches or is broken is refused. A refused file changed
nothing; the message says what to do.
"""

import re
import zipfile
import zlib
from enum import Enum
from io import BytesIO

LARGEST = 30 * 1024 * 1024
"""The most bytes of one file that is let in."""
_UNPACKED = 50 * 1024 * 1024
_SWELLS = "文件解开后过大，不像正常的文档。请另存一份再传。"
_MOST_PARTS = 2_000
_DEEPEST = 200
_OLE = b"\xd0\xcf\x11\xe0"
_ACTIVE = re.compile(r"vbaproject|vbadata|(^|/)(activex|macrosheets)/", re.IGNORECASE)
_DECLARED = re.compile(r"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)[A-Za-z_?!][^<>]*?(/?)>")
_BEGIN = re.compile(r'<w:fldChar[^>]*"begin"')
_INSTRUCTION = re.compile(r"<w:instrText[^>]*>([^<]*)")
_SIMPLE = re.compile(r'w:instr="([^"]*)')
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
        raise Refused(
            f"文件不完整，或不是 {kind.called}。请重新保存或重新下载后再传。"
        ) from error
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
            raise Refused("文件的结构不正常。请在 Word 或 WPS 里另存一份再传。")
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
    for name, content in found.items():
        if name.endswith((".xml", ".rels", ".vml")):
            _plain(content)
    for name, content in found.items():
        if name.startswith("word/") and name.endswith(".xml"):
            _fetches_nothing(_text(content))


def _plain(content: bytes) -> None:
    """XML without declarations of its own, and not nested without end."""
    if _DECLARED.search(_text(content[:4096])) or b"<!ENTITY" in content:
        raise Refused("文件里有可疑的声明。请在 Word 或 WPS 里另存一份再传。")
    depth = 0
    for tag in _TAG.finditer(content):
        depth += -1 if tag[1] else 0 if tag[2] or tag[0].startswith(b"<?") else 1
        if depth > _DEEPEST:
            raise Refused("文件的结构不正常。请在 Word 或 WPS 里另存一份再传。")


def _fetches_nothing(content: str) -> None:
    """No field that runs a program or reads another file, nor one hidden in pieces."""
    if "instr" not in content:
        return
    fields = ["".join(_INSTRUCTION.findall(one)) for one in _BEGIN.split(content)]
    if any(map(_FETCHING.search, fields + _SIMPLE.findall(content))):
        raise Refused("文件里有会运行程序或读取别处内容的域。请删掉这些域再传。")


def _text(content: bytes) -> str:
    """The XML as text, whatever its encoding is; only for looking into it."""
    wide = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    return content.decode("utf-16" if wide else "utf-8", "replace")
