"""Values beside, under and after known labels, each as one answer of the project."""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from filing.official import answers
from filing.project import Project, once, question_at
from filing.proofread.kinds import COMPARED, Kind
from filing.word.filling import normal
from filing.word.paper import Cell, Grid, Paper

_ALSO = {
    "自评估时间": "risk.assessed_on",
    "报告撰写时间": "risk.written_on",
    "联系电话": "subject.officer_phone",
    "单位名称": "subject.company",
}
"""Labels that are known while the project is still blank."""
OWN = ("主体名称", "备案主体", "填报单位")
"""How labels of the filer alone begin; a 单位名称 may be that of a party."""
_NO_VALUES = frozenset(
    map(normal, ("姓名", "职务", "电话", "手机", "邮箱", "证件类型", "传真"))
)
_NO_ANSWER = re.compile(
    r"^(?:详?见|同上|略$|[—–/-]+$)|^[☐□][^☑■☒√]*$"
    r"|^[\s_＿　]*[（(]?[^（()）]{0,6}(?:签名|签字|盖章|公章)"
)
_COLON = re.compile("[:：]")
_STOP = re.compile(r"[；;。，,、\n]")
_END = re.compile(r"[；;。\n]")
_CLAUSE = re.compile(r"[，,、]")
_LONGEST_LABEL = 40
_LONGEST = 300


class Value(NamedTuple):
    """A value in a file: its label, the answer's address, the words.

    `whole` if it is all that stands in a cell, and not the beginning of a line.
    """

    label: str
    where: str
    text: str
    whole: bool


class _Label(NamedTuple):
    """A label in a line: where it begins, where its value does, and whose it is."""

    start: int
    end: int
    text: str
    where: str


def values(one: Paper, project: Project) -> list[Value]:
    """The values of a file that are compared, each once."""
    wheres = labels(project)
    found = [
        *(value for grid in one.tables for value in _in_table(grid, wheres)),
        *(value for line in one.lines for value in _in_line(line, wheres)),
    ]
    return list(dict.fromkeys(found))


@once
def labels(project: Project) -> dict[str, str]:
    """The address of the answer behind each known label, by the label's normal form."""
    ours = {label: one.where for label, one in answers(project).items()}
    nouns = {normal(question_at(where).noun): where for where in COMPARED}
    also = {normal(label): where for label, where in _ALSO.items()}
    return {**ours, **nouns, **also}


def _in_table(grid: Grid, wheres: Mapping[str, str]) -> Iterator[Value]:
    """Values beside their labels, or under those that have nothing beside them.

    In a list with a header only the first columns are labels: further on stand names of
    things that the list is about.
    """
    for number, row in enumerate(grid.rows):
        for at, cell in enumerate(row):
            where = wheres.get(normal(cell.text), "")
            if where not in COMPARED or (grid.headed and at > 1):
                continue
            if number == 0 and _begins_list(grid, cell, wheres):
                continue
            text = row[at + 1].text if at + 1 < len(row) else None
            if text is None or _is_label(text, wheres):
                text = _under(grid, number, cell.column, wheres)
            if text and not _NO_ANSWER.search(text):
                yield Value(cell.text.strip(" ：:"), where, text, whole=True)


def _is_label(text: str, wheres: Mapping[str, str]) -> bool:
    plain = normal(text)
    return plain in wheres or plain in _NO_VALUES


def _begins_list(grid: Grid, cell: Cell, wheres: Mapping[str, str]) -> bool:
    """Whether a cell of the first row names a column of parties, none being the filer."""
    below = [
        one.text
        for row in grid.rows[1:]
        for one in row
        if one.column == cell.column and one.text
    ]
    known = any(_is_label(one, wheres) for one in below)
    return len(below) > 1 and not known and not cell.text.strip().startswith(OWN)


def _under(grid: Grid, number: int, column: int, wheres: Mapping[str, str]) -> str:
    """What stands under a label, unless it is the first of a list."""
    below = [
        next((cell.text for cell in row if cell.column == column), "")
        for row in grid.rows[number + 1 : number + 3]
    ]
    if not below or _is_label(below[0], wheres):
        return ""
    alone = len(below) == 1 or not below[1] or _is_label(below[1], wheres)
    return below[0] if alone else ""


def _in_line(line: str, wheres: Mapping[str, str]) -> Iterator[Value]:
    """Values after labels with a colon, as far as the next such label."""
    found: list[_Label] = []
    for colon in _COLON.finditer(line):
        since = found[-1].end if found else None
        if label := _label(line, colon.start(), wheres, since):
            found.append(label)
    for one, after in zip_longest(found, found[1:]):
        end = after.start if after else len(line)
        kind = COMPARED.get(one.where)
        if kind is None:
            continue
        text = _END.split(line[one.end : end].lstrip(), maxsplit=1)[0].strip()
        if kind not in (Kind.TEXT, Kind.OPTION):
            text = _CLAUSE.split(text, maxsplit=1)[0].strip()
        if text and not _NO_ANSWER.search(text):
            yield Value(one.text, one.where, text[:_LONGEST], whole=False)


def _label(
    line: str, colon: int, wheres: Mapping[str, str], since: int | None
) -> _Label | None:
    """The known label before a colon, the longest one; its signs may stand apart.

    `since` is where the value of the label before it begins: that value may run into it.
    """
    start = max(colon - _LONGEST_LABEL, since or 0)
    stops = [one.end() for one in _STOP.finditer(line, start, colon)]
    start = stops[-1] if stops else start
    anywhere = since is not None and not stops
    sign = r"\S" if anywhere else r"\S+"
    for word in re.finditer(sign, line[start:colon]):
        begin = start + word.start()
        if since is not None and line[begin].isdecimal():
            continue  # a figure behind a label is its value, and no number of the next
        text = "".join(line[begin:colon].split())
        if (where := wheres.get(normal(text))) is not None:
            return _Label(begin, colon + 1, text, where)
    return None
