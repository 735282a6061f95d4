"""官方模板填充: a blank of the portal's is filled in its own places and changed nowhere else.

A place is known by its label: a cell beside or above it, words before a colon, a heading
above an empty paragraph, options with boxes. What is filled in stands between bookmarks, so
that a second run finds it and puts the newer answer there.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from filing import gate
from filing.gate import Kind, Refused
from filing.word import xml
from filing.word.fields import table
from filing.word.headings import Headings
from filing.word.labels import LONGEST, OBJECT, OURS, PROMPT, hint, normal
from filing.word.lines import lines_of
from filing.word.media import with_media
from filing.word.package import packed_again
from filing.word.spans import Edit, Span, spans, spliced
from filing.word.work import Answer, Chapter, Done, Report, Work

__all__ = [
    "Answer",
    "Chapter",
    "Done",
    "Filled",
    "Refused",
    "fill",
    "fingerprint",
    "normal",
]

_MAIN = "word/document.xml"
_STYLES = "word/styles.xml"
_NAMESPACE = f'xmlns:w="{xml.W}"'
_STYLE = re.compile(
    r'<w:style\b[^>]*w:styleId="([^"]*)"[^>]*>\s*<w:name w:val="([^"]*)"', re.DOTALL
)
_BOXES = re.compile(r"[☐□☑■☒√〇○●✓✔]")
_UNTELLING = frozenset({"年月日", "年月", "万人", "个月", "工作日"})
_BOUNDS = ("w:body", "w:txbxContent")


@dataclass
class Filled(Report):
    """The filled file, and what became of each label.

    `edits` are those of the blank's parts by their names, and `added` are parts that it
    did not have; undone, they give the blank again.
    """

    content: bytes = b""
    edits: dict[str, list[Edit]] = field(default_factory=dict)
    added: dict[str, bytes] = field(default_factory=dict)


def fingerprint(template: bytes) -> str:
    """What tells a template from others, filled in or not. Raises Refused."""
    content = gate.parts(template, Kind.WORD).get(_MAIN, b"")
    work = Work(content, _root(content), {}, {}, {})
    told = {
        normal(_BOXES.sub("", re.sub(f"[{OURS}{PROMPT}{OBJECT}]", "", said)))
        for said in (work.line(one).said for one in work.root.find_all("w:p"))
        if not hint(said) and (OURS not in said or said.strip(OURS + " \u3000"))
    }
    kept = sorted(one for one in told - _UNTELLING if 1 < len(one) <= LONGEST)
    return hashlib.sha256("|".join(kept).encode()).hexdigest()


def fill(
    template: bytes,
    answers: Mapping[str, Answer],
    chapters: Mapping[str, Chapter] | None = None,
) -> Filled:
    """The template with these answers, by their normal labels, and chapters by headings.

    Raises Refused for what is no template, and rather than giving back a broken file.
    """
    parts = gate.parts(template, Kind.WORD)
    content = parts.get(_MAIN, b"")
    work = Work(content, _root(content), answers, chapters or {}, _styles(parts))
    _walk(work)
    told = work.report
    if not told.told():
        raise Refused("文件里没有找到要填的地方，不像系统下载的模板。请换一份再传。")
    edits = {_MAIN: work.edits()}
    more, added = with_media(parts, work.media)
    edits |= more
    new = {name: spliced(parts[name], some) for name, some in edits.items() if some}
    _sound(new)
    return Filled(
        told.filled,
        told.unanswered,
        list(dict.fromkeys(told.unknown)),
        told.kept,
        told.short,
        content=packed_again(template, new | added),
        edits={name: some for name, some in edits.items() if some},
        added=added,
    )


def _sound(parts: Mapping[str, bytes]) -> None:
    """Nothing broken is handed out."""
    try:
        for content in parts.values():
            expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        raise Refused(
            "这份模板的写法少见，填了会损坏，所以没有填。请在 Word 或 WPS 里接受所有修订、"
            "另存一份再传。"
        ) from error


def _root(content: bytes) -> Span:
    if _NAMESPACE.encode() not in content[:20_000]:
        raise Refused("模板的写法少见。请在 Word 或 WPS 里另存为 .docx 再传。")
    try:
        return spans(content)
    except expat.ExpatError as error:
        raise Refused("模板的内容不完整。请重新下载后再传。") from error


def _styles(parts: Mapping[str, bytes]) -> dict[str, str]:
    content = parts.get(_STYLES, b"").decode("utf-8", "replace")
    return {id_.lower(): name.lower() for id_, name in _STYLE.findall(content)}


def _walk(work: Work) -> None:
    """Every holder of blocks: the body, and text boxes; of two copies one is told of."""
    if work.root.first("w:body") is None:
        raise Refused("模板没有正文。请换一份再传。")
    held = [(one, Headings(work, one)) for one in work.root.find_all(*_BOUNDS)]
    for _, headings in held:
        work.present.update(headings.present())
    for holder, headings in held:
        work.quiet = holder.within("mc:Fallback")
        _block(work, headings)


def _block(work: Work, headings: Headings) -> None:
    """The paragraphs and tables of a holder, in order."""
    for at, one in enumerate(headings.blocks):
        if one.name == "w:tbl":
            if not headings.used(at):
                table(work, one)
        elif not headings.used(at) and not headings.fill(at):
            lines_of(work, work.line(one))
