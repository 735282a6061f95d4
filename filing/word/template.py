"""The template: the styles by their names, how they look, and the page they stand on.

Programs rewrite style ids when they save, names they keep: so names are what we look up.
"""

import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from filing.gate import Kind, Refused, parts
from filing.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

STANDARD = Path(__file__).parents[2] / "assets" / "template.docx"
NEEDED = (
    "Normal",
    "Body Text",
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "Title",
    "Subtitle",
    "TOC Heading",
    "toc 1",
    "toc 2",
    "toc 3",
    "caption",
    "header",
    "footer",
    "封面条目",
    "图",
    "图题",
    "图中文字",
    "表格文字",
    "表头文字",
    "表格居中",
    "注",
    "待补充",
    "备案表格",
)
_NO_WORD = "模板不是 Word 文档（.docx），请换回原来的模板。"
# What zipfile, lxml and python-docx raise over a broken package.
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    OpcError,
    KeyError,
    ValueError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
    OSError,
)
# More lines than a paragraph has: one with keepLines stands on one page.
_WHOLE = 1000
_SAFELY = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class TemplateLacks(ValueError):
    """The template cannot be used. The message is for the person who chose it."""


@dataclass(frozen=True)
class Look:
    """What of a paragraph style decides how much room it takes, in points.

    `keep` keeps it with what follows; fewer than `together` lines never stand alone.
    """

    size: float = 10.5
    before: float = 0.0
    after: float = 0.0
    pitch: float = 0.0
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    keep: bool = False
    together: int = 2

    @property
    def line(self) -> float:
        """The height of one line."""
        return self.pitch or self.size * 1.3


@dataclass(frozen=True)
class Template:
    """A template: its bytes, its style ids and looks by name, its text block in points."""

    package: bytes
    ids: Mapping[str, str]
    looks: Mapping[str, Look]
    width: float
    height: float

    def id(self, name: str) -> str:
        """The id of a style in this template."""
        return self.ids[name.lower()]

    def look(self, name: str) -> Look:
        """How a paragraph style looks."""
        return self.looks[name.lower()]


@lru_cache(maxsize=8)
def read_template(package: bytes | None = None) -> Template:
    """A template from its bytes; ours when there are none. Or TemplateLacks."""
    if package is None:
        package = STANDARD.read_bytes()
    else:
        _gate(package)
    styles, document = _part(package, "styles"), _part(package, "document")
    named = {_name(style): style for style in styles.iter(_w("style"))}
    if lacking := [name for name in NEEDED if name.lower() not in named]:
        message = (
            f"模板缺少样式：{'、'.join(lacking)}。请换回原来的模板，或在模板里补上。"
        )
        raise TemplateLacks(message)
    ids = {name: style.get(_w("styleId"), "") for name, style in named.items()}
    width, height = _text_block(document)
    return Template(
        package,
        MappingProxyType(ids),
        MappingProxyType(_looks(styles, ids)),
        width,
        height,
    )


def _gate(package: bytes) -> None:
    """Refuse what is no plain Word document, before anything in it is believed."""
    try:
        found = parts(package, Kind.WORD)
    except Refused as refused:
        raise TemplateLacks(f"模板用不了：{refused}") from refused
    try:
        for name, content in found.items():
            if name.endswith(".rels"):
                _refuse_outside(etree.fromstring(content, _SAFELY))
        docx.Document(BytesIO(package))
    except _UNREADABLE as error:
        if isinstance(error, TemplateLacks):
            raise
        raise TemplateLacks(_NO_WORD) from error


def _refuse_outside(relations: "_Element") -> None:
    """A template may link to pages, but fetch nothing from outside when it is opened."""
    for one in relations:
        outside = one.get("TargetMode") == "External"
        if outside and not one.get("Type", "").endswith("/hyperlink"):
            raise TemplateLacks("模板会从外部读取内容，请去掉外部链接再用。")


def _part(package: bytes, name: str) -> "_Element":
    try:
        with zipfile.ZipFile(BytesIO(package)) as opened:
            return etree.fromstring(opened.read(f"word/{name}.xml"), _SAFELY)
    except _UNREADABLE as error:
        raise TemplateLacks(_NO_WORD) from error


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _name(style: "_Element") -> str:
    name = style.find(_w("name"))
    return "" if name is None else name.get(_w("val"), "").lower()


def _text_block(document: "_Element") -> tuple[float, float]:
    """The width and height left between the margins."""
    section = f"{_w('body')}/{_w('sectPr')}"
    size, margins = (
        document.find(f"{section}/{_w(name)}") for name in ("pgSz", "pgMar")
    )
    if size is None or margins is None:
        raise TemplateLacks("模板没有页面设置，请换回原来的模板。")
    across = ("left", "right"), ("top", "bottom")
    width, height = (
        (_twips(size, whole) - sum(_twips(margins, side) for side in sides))
        for whole, sides in zip(("w", "h"), across, strict=True)
    )
    return width, height


def _twips(element: "_Element", name: str, default: float = 0.0) -> float:
    """An attribute in twentieths of a point, as points."""
    value = element.get(_w(name))
    return default if value is None else float(value) / 20


def _looks(styles: "_Element", ids: Mapping[str, str]) -> dict[str, Look]:
    by_id = {style.get(_w("styleId"), ""): style for style in styles.iter(_w("style"))}
    default = next(styles.iter(_w("rPrDefault")), None)
    plain = Look() if default is None else _with_letters(Look(), default)

    def look(id_: str, depth: int = 0) -> Look:
        style = by_id.get(id_)
        if style is None or depth > len(by_id):
            return plain
        based = style.find(_w("basedOn"))
        parent = "" if based is None else based.get(_w("val"), "")
        return _with_paragraph(_with_letters(look(parent, depth + 1), style), style)

    return {name: look(id_) for name, id_ in ids.items()}


def _with_letters(look: Look, holder: "_Element") -> Look:
    size = holder.find(f"{_w('rPr')}/{_w('sz')}")
    return (
        look if size is None else replace(look, size=float(size.get(_w("val"), 0)) / 2)
    )


def _with_paragraph(look: Look, style: "_Element") -> Look:
    properties = style.find(_w("pPr"))
    if properties is None:
        return look
    if (space := properties.find(_w("spacing"))) is not None:
        look = _with_spacing(look, space)
    if (indent := properties.find(_w("ind"))) is not None:
        look = _with_indent(look, indent)
    if properties.find(_w("numPr")) is not None:
        look = replace(look, first=2 * look.size)
    if (keep := properties.find(_w("keepNext"))) is not None:
        look = replace(look, keep=_on(keep))
    if (whole := properties.find(_w("keepLines"))) is not None and _on(whole):
        look = replace(look, together=_WHOLE)
    elif (widow := properties.find(_w("widowControl"))) is not None:
        look = replace(look, together=2 if _on(widow) else 1)
    return look


def _on(switch: "_Element") -> bool:
    return switch.get(_w("val"), "1") not in ("0", "false", "off")


def _with_spacing(look: Look, space: "_Element") -> Look:
    look = replace(
        look,
        before=_twips(space, "before", look.before),
        after=_twips(space, "after", look.after),
    )
    if space.get(_w("line")) is None:
        return look
    exact = space.get(_w("lineRule"), "auto") != "auto"
    return replace(look, pitch=_twips(space, "line") if exact else 0.0)


def _with_indent(look: Look, indent: "_Element") -> Look:
    signs = indent.get(_w("firstLineChars"))
    first = (
        float(signs) / 100 * look.size
        if signs
        else _twips(indent, "firstLine", look.first)
    )
    return replace(
        look,
        first=first,
        left=_twips(indent, "left", look.left),
        right=_twips(indent, "right", look.right),
    )
