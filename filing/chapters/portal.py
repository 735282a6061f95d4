"""Fields of the portal as rows of a table: what to type, in which form, from which question."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from filing.block import Fact, Mark, Table, Text, fact, say
from filing.chapters.prose import cell, fitted
from filing.chapters.uploads import UPLOADS
from filing.project import STEPS, Project, question_at

BY_LIST = "下拉选择，选项以系统为准"
FREE = "文字，字数以系统为准"
_NUMBERS = {step: number for number, step in enumerate(STEPS, 1)}


class Line(NamedTuple):
    """One field of the portal: its name, what to type, unit and form.

    `asked` is the address of its question where the text itself quotes no answer.
    """

    field: str
    said: Text
    form: str
    asked: str = ""


def portal_rows(key: str, title: str, fields: Iterable[Line]) -> Table:
    """The fields as a table of field, text, form, and the question that each comes from."""
    return Table(
        key=key,
        caption=title,
        header=("系统字段", "填写内容", "单位与格式", "出自问题"),
        rows=tuple(
            ((one.field,), one.said, (one.form,), (_from(one),)) for one in fields
        ),
        widths=(17, 39, 22, 22),
    )


def lines(project: Project, *asked: tuple[str, str, str]) -> Iterator[Line]:
    """A line for each answer that is asked for: field, address, form."""
    for field, where, form in asked:
        if project.applies(where):
            unit = question_at(where).unit
            full = f"单位：{unit}；{form}" if unit else form
            yield Line(field, cell(project, where), full, where)


def each(
    project: Project, group: str, field: str, prose: str, form: str
) -> Iterator[Line]:
    """A line for each row of a group, `r` in the prose; while it has none, its mark."""
    rows = project.at(group)
    if not rows and project.applies(group):
        yield Line(field, (fact(project, group),), form)
    for number, row in enumerate(rows, 1):
        said = fitted(say(project, prose, r=f"{group}.{row.id}"))
        yield Line(f"{field} {number}", said, form)


def uploads(part: str) -> Iterator[Line]:
    """A line for each file that this part of the portal takes."""
    for one in UPLOADS:
        if one.part == part:
            yield Line(one.name, ("上传附件",), one.form)


def _from(line: Line) -> str:
    """Where the wizard asks for it, each question or group of rows once."""
    quoted = [span.where for span in line.said if isinstance(span, Fact | Mark)]
    asked = quoted or ([line.asked] if line.asked else [])
    return "\n".join(dict.fromkeys(map(_place, asked))) or "—"


def _place(where: str) -> str:
    step, name = where.split(".")[:2]
    return f"第 {_NUMBERS[step]} 步：{question_at(f'{step}.{name}').noun}"
