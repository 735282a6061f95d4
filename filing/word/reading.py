"""A .docx read back: the project in it, what people changed in its text, and their comments.

Facts are found by their content controls, else by their bookmarks, as LibreOffice keeps
either. What a person typed beside them is prose and is left where it stands.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from filing import gate
from filing.gate import Kind, Refused
from filing.intake import MOST_IN_ALL, sifted
from filing.project import Project
from filing.word.package import PROJECT_NAMESPACE
from filing.word.writing import legal
from filing.word.xml import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_SAFELY = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_FACT = re.compile(r"_f_(.+)_\d+")
_OURS = "算法备案向导"
_VERSION = "1"
_LONGEST = 4_000
_MOST_REMARKS = 500


class Remark(NamedTuple):
    """A comment in the margin: whose, what it says, and the fact at which it stands.

    `where` is blank for a comment that stands at no fact.
    """

    author: str
    said: str
    where: str


class Read(NamedTuple):
    """What a document holds: its project, the texts of its facts, and comments.

    `texts` are the words that stand at each use of a fact, by its address. `whole` tells
    whether the project in it is as we wrote it; `dropped` what of it we cannot hold.
    """

    project: Project
    texts: Mapping[str, tuple[str, ...]]
    remarks: tuple[Remark, ...]
    whole: bool
    dropped: tuple[str, ...] = ()


def read_back(file: bytes) -> Read:
    """What a document of ours holds, however it was edited since. Raises Refused."""
    parts = gate.parts(file, Kind.WORD)
    try:
        answers, whole = _carried(parts)
        body = _parsed(parts["word/document.xml"])
        comments = _comments(parts)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise Refused("Word 文档的内容不完整。请另存一份再传。") from error
    kept, dropped = sifted(answers)
    project = Project.from_answers(kept)
    facts = _facts(body, {legal(where): where for where in _addresses(project)})
    remarks = tuple(_remarks(body, comments, facts))
    return Read(project, _texts(facts), remarks, whole, dropped)


def _carried(parts: Mapping[str, bytes]) -> tuple[dict[str, Any], bool]:
    """The answers that travel in the package, and whether they are untouched."""
    for name, content in parts.items():
        if (
            not name.startswith("customXml/item")
            or PROJECT_NAMESPACE.encode() not in content
        ):
            continue
        root = _parsed(content)
        if root.tag != f"{{{PROJECT_NAMESPACE}}}project":
            continue
        if root.get("version") != _VERSION:
            raise Refused("这份 Word 来自更新的版本。请先升级本程序再导入。")
        text = root.text or ""
        try:
            answers = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise Refused(
                "Word 里带的项目内容被改坏了，读不出来。请用没有改动过的那一份。"
            ) from error
        if isinstance(answers, dict):
            if _rows(answers) > MOST_IN_ALL:
                raise Refused("Word 里带的项目行数太多，不像向导导出的。请换一份再传。")
            digest = hashlib.sha256(text.encode()).hexdigest()
            return answers, digest == root.get("sha256")
    raise Refused(
        "这份 Word 里没有项目内容：不是向导导出的，或保存时被去掉了。"
        "拟公示内容不带项目；其他文书请传向导导出的那一份。"
    )


def _rows(answers: Mapping[str, Any]) -> int:
    """How many rows the answers list, or options of those that are no groups."""
    lists = (one for where, one in answers.items() if where.count(".") == 1)
    return sum(len(one) for one in lists if isinstance(one, list))


def _addresses(project: Project) -> list[str]:
    return [asked.where for asked in project.everything_asked()]


class _Found(NamedTuple):
    """One use of a fact in the body, and the elements that it is made of."""

    where: str
    elements: "tuple[_Element, ...]"


def _facts(body: "_Element", names: Mapping[str, str]) -> list[_Found]:
    """Every use of a fact in order: by its content control, or by its bookmark.

    A use has either round it, or both; editors take some of either away.
    """
    known = set(names.values())
    found: list[_Found] = []
    for one in body.iter(f"{W_}sdt", f"{W_}bookmarkStart"):
        if one.tag == f"{W_}sdt":
            if (where := _tagged(one)) in known:
                found.append(_Found(where, (one,)))
        elif named := _FACT.fullmatch(one.get(f"{W_}name", "")):
            where = names.get(named[1], "")
            inside = tuple(_between(one)) if where else ()
            if inside and not _controlled(where, one, inside):
                found.append(_Found(where, inside))
    return found


def _tagged(control: "_Element") -> str:
    """The address that a content control carries."""
    tag = control.find(f"{W_}sdtPr/{W_}tag")
    return "" if tag is None else tag.get(f"{W_}val", "")


def _controlled(where: str, start: "_Element", inside: "tuple[_Element, ...]") -> bool:
    """Whether a bookmark stands round, or in, a content control of the same fact."""
    around = (one for one in start.iterancestors(f"{W_}sdt"))
    within = (control for one in inside for control in one.iter(f"{W_}sdt"))
    return any(_tagged(one) == where for one in (*around, *within))


def _between(start: "_Element") -> "Iterator[_Element]":
    """The elements from the start of a bookmark to its end, in one paragraph."""
    one = start.getnext()
    while one is not None:
        ends = one.tag == f"{W_}bookmarkEnd" and one.get(f"{W_}id") == start.get(
            f"{W_}id"
        )
        if ends:
            return
        yield one
        one = one.getnext()


def _texts(facts: list[_Found]) -> dict[str, tuple[str, ...]]:
    texts: dict[str, tuple[str, ...]] = {}
    for one in facts:
        said = "".join(map(_said, one.elements))
        texts[one.where] = (*texts.get(one.where, ()), said)
    return texts


def _said(element: "_Element") -> str:
    """The words of an element: what was deleted or moved away is gone, what came is there."""
    words = []
    for one in element.iter(f"{W_}t", f"{W_}br", f"{W_}tab"):
        if any(up.tag in _GONE for up in one.iterancestors()):
            continue
        words.append(one.text or "" if one.tag == f"{W_}t" else "\n")
    return "".join(words)


def _comments(parts: Mapping[str, bytes]) -> dict[str, tuple[str, str]]:
    """Author and words of each comment by its id, ours left out."""
    content = parts.get("word/comments.xml")
    if content is None:
        return {}
    return {
        one.get(f"{W_}id", ""): (one.get(f"{W_}author", ""), _said(one)[:_LONGEST])
        for one in _parsed(content).iter(f"{W_}comment")
        if one.get(f"{W_}author") != _OURS
    }


def _remarks(
    body: "_Element", comments: Mapping[str, tuple[str, str]], facts: list[_Found]
) -> Iterator[Remark]:
    """Each comment with the fact at which it stands: in its range, else in its line.

    A comment that stands nowhere in the body, or at no fact, is told of without a fact.
    """
    order = {one: n for n, one in enumerate(body.iter())}
    placed = sorted(
        (order[one.elements[0]], order[_last(one.elements[-1])], one.where)
        for one in facts
    )
    starts, ends = _ranges(body)
    for id_, (author, said) in list(comments.items())[:_MOST_REMARKS]:
        where = ""
        if (start := starts.get(id_)) is not None:
            end = ends.get(id_, start)
            where = _touched(order[start], order[end], placed)
            where = where or _beside(start, order, placed)
        yield Remark(author, said, where)
    if (more := len(comments) - _MOST_REMARKS) > 0:
        yield Remark("", f"批注太多，还有 {more} 条没有读", "")


def _ranges(body: "_Element") -> "tuple[dict[str, _Element], dict[str, _Element]]":
    """Where each comment's range starts and ends; one without a range is where it is told."""
    starts: dict[str, _Element] = {}
    ends: dict[str, _Element] = {}
    for one in body.iter(f"{W_}commentRangeStart"):
        starts.setdefault(one.get(f"{W_}id", ""), one)
    for one in body.iter(f"{W_}commentRangeEnd"):
        ends.setdefault(one.get(f"{W_}id", ""), one)
    for one in body.iter(f"{W_}commentReference"):
        starts.setdefault(one.get(f"{W_}id", ""), one)
    return starts, ends


def _last(element: "_Element") -> "_Element":
    *_, last = element.iter()
    return last


def _touched(start: int, end: int, placed: list[tuple[int, int, str]]) -> str:
    """The first fact that a range touches; '' if there is none."""
    return next(
        (where for first, last, where in placed if first <= end and last >= start), ""
    )


def _beside(
    mark: "_Element",
    order: "Mapping[_Element, int]",
    placed: list[tuple[int, int, str]],
) -> str:
    """The fact before, else after, a mark in its paragraph, or else in its table's row."""
    for around in mark.iterancestors(f"{W_}p", f"{W_}tr"):
        first, last = order[around], order[_last(around)]
        near = [one for one in placed if first <= one[0] and one[1] <= last]
        before = [where for _, end, where in near if end < order[mark]]
        if near:
            return before[-1] if before else near[0][2]
    return ""


def _parsed(content: bytes) -> "_Element":
    return etree.fromstring(content, _SAFELY)


W_ = f"{{{W}}}"
_GONE = (f"{W_}del", f"{W_}moveFrom")
