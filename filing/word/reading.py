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


class Remark(NamedTuple):
    """A comment in the margin: whose, what it says, and the fact at which it stands."""

    author: str
    said: str
    where: str


class Read(NamedTuple):
    """What a document holds: its project, the texts of its facts, and comments.

    `texts` are the words that stand at each use of a fact, by its address. `whole` tells
    whether the project in it is as we wrote it.
    """

    project: Project
    texts: Mapping[str, tuple[str, ...]]
    remarks: tuple[Remark, ...]
    whole: bool


def read_back(file: bytes) -> Read:
    """What a document of ours holds, however it was edited since. Raises Refused."""
    parts = gate.parts(file, Kind.WORD)
    try:
        answers, whole = _carried(parts)
        body = _parsed(parts["word/document.xml"])
        comments = _comments(parts)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise Refused("Word 文档的内容不完整。请另存一份再传。") from error
    project = Project.from_answers(answers)
    facts = _facts(body, {legal(where): where for where in _addresses(project)})
    return Read(project, _texts(facts), tuple(_remarks(body, comments, facts)), whole)


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
        answers = json.loads(text) if text.strip().startswith("{") else None
        if isinstance(answers, dict):
            digest = hashlib.sha256(text.encode()).hexdigest()
            return answers, digest == root.get("sha256")
    raise Refused(
        "这份 Word 里没有项目内容：不是向导导出的，或保存时被去掉了。"
        "拟公示内容不带项目；其他文书请传向导导出的那一份。"
    )


def _addresses(project: Project) -> list[str]:
    return [asked.where for asked in project.everything_asked()]


class _Found(NamedTuple):
    """One use of a fact in the body, and the elements that it is made of."""

    where: str
    elements: "tuple[_Element, ...]"


def _facts(body: "_Element", names: Mapping[str, str]) -> list[_Found]:
    """Every use of a fact: by content control, and by bookmark where there is none."""
    found = []
    known = set(names.values())
    for control in body.iter(f"{W_}sdt"):
        tag = control.find(f"{W_}sdtPr/{W_}tag")
        where = "" if tag is None else tag.get(f"{W_}val", "")
        if where in known:
            found.append(_Found(where, (control,)))
    if found:
        return found
    for start in body.iter(f"{W_}bookmarkStart"):
        named = _FACT.fullmatch(start.get(f"{W_}name", ""))
        if named and named[1] in names:
            found.append(_Found(names[named[1]], tuple(_between(start))))
    return found


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
    """The words of an element: what was deleted is gone, what was inserted is there."""
    words = []
    for one in element.iter(f"{W_}t", f"{W_}br", f"{W_}tab"):
        if any(up.tag == f"{W_}del" for up in one.iterancestors()):
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
    """Each comment with the fact at, or next before, the place where it stands."""
    order = {one: n for n, one in enumerate(body.iter())}
    placed = sorted(
        ((order[one.elements[0]], order[_last(one.elements[-1])], one.where))
        for one in facts
        if one.elements
    )
    for mark in body.iter(f"{W_}commentRangeStart"):
        id_ = mark.get(f"{W_}id", "")
        if id_ not in comments:
            continue
        end = next(
            (
                one
                for one in body.iter(f"{W_}commentRangeEnd")
                if one.get(f"{W_}id") == id_
            ),
            mark,
        )
        author, said = comments[id_]
        yield Remark(author, said, _nearest(order[mark], order[end], placed))


def _last(element: "_Element") -> "_Element":
    *_, last = element.iter()
    return last


def _nearest(start: int, end: int, placed: list[tuple[int, int, str]]) -> str:
    """The fact that a range touches; else the last one before it; '' if there is none."""
    before = ""
    for first, last, where in placed:
        if first <= end and last >= start:
            return where
        if last < start:
            before = where
    return before


def _parsed(content: bytes) -> "_Element":
    return etree.fromstring(content, _SAFELY)


W_ = f"{{{W}}}"
