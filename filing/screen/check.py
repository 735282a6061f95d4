"""检查我的回答: one step's answers on one sheet, each with the way to change it.

One piece of HTML, so that a step of a hundred answers opens as fast as a short one, and
prints as it stands.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from html import escape
from itertools import groupby
from types import MappingProxyType

import streamlit as st

from filing.block import Mark, fact
from filing.project import Asked, Project, is_group, row_kind
from filing.question import Row
from filing.screen import frame, hidden, session
from filing.terms import Option

Link = Callable[[str], str]
Wrong = Mapping[str, str]
_COLUMNS = 4
_CELL = 60
_GAP = "<mark>待补充</mark>"
_NOTHING: Wrong = MappingProxyType({})


def draw(step: str) -> None:
    """The sheet of one step."""
    opened = session.draft()
    counts = session.progress(opened)[step]
    st.markdown(
        f"这一步要答的有 {counts.asked} 项，"
        + (f"**还差 {counts.open} 项**。" if counts.open else "都答了。")
        + "点“修改”去那道题，改完从页面顶部回到这里。"
    )
    sheet = session.remembered(
        (opened.pid, opened.revision, "check", step),
        lambda: html(
            opened.project, step, partial(_address, opened.pid), _wrong(opened, step)
        ),
    )
    st.html(sheet)
    hidden.listed(opened, step)


def _address(pid: str, where: str) -> str:
    return frame.address(where, pid, origin=frame.CHECK)


def _wrong(opened: session.Opened, step: str) -> Wrong:
    """What must be mended at the answers of this step."""
    return {
        one.where: one.problem.what
        for one in session.findings(opened)
        if one.blocks and not one.gap and one.step == step
    }


def html(project: Project, step: str, link: Link, wrong: Wrong = _NOTHING) -> str:
    """The answers of a step as tables; `link` gives the address of a question.

    `wrong` is what must be mended, by the address of the answer.
    """
    asked = [one for one in project.asked(step) if one.where.count(".") == 1]
    drawn = []
    for group, some in groupby(asked, key=lambda one: is_group(one.where)):
        if group:
            drawn += [_group(project, one, link, wrong) for one in some]
        else:
            drawn.append(_singles(project, some, link, wrong))
    return f'<div class="filing-check">{"".join(drawn)}</div>'


def _singles(project: Project, asked: Iterable[Asked], link: Link, wrong: Wrong) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(one.question.label)}</th>'
        f"<td>{_answer(project, one, wrong)}</td>"
        f"<td>{_change(link, one.where, one.question.label)}</td></tr>"
        for one in asked
    )
    return f"<table><tbody>{rows}</tbody></table>"


def _group(project: Project, asked: Asked, link: Link, wrong: Wrong) -> str:
    """A group: a column for each question while these are few and short, else lines."""
    rows: tuple[Row, ...] = asked.value
    caption = f"<caption>{escape(asked.question.label)}</caption>"
    if not rows:
        empty = "没有（可不填）" if asked.question.optional else _GAP
        change = _change(link, asked.where, asked.question.label)
        return (
            f"<table>{caption}<tbody><tr><td>{empty}</td><td>{change}</td></tr>"
            "</tbody></table>"
        )
    of_rows = [list(project.asked_in(f"{asked.where}.{row.id}")) for row in rows]
    all_asked = [one for mine in of_rows for one in mine]
    nouns = dict.fromkeys(one.question.noun for one in all_asked)
    short = all(len(str(one.value)) <= _CELL for one in all_asked)
    cells = _columns if len(nouns) <= _COLUMNS and short else _lines
    header = list(nouns) if cells is _columns else [row_kind(asked.where).title, "内容"]
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in [*header, "操作"])
    body = "".join(
        f"<tr>{''.join(cells(project, mine, header, wrong))}"
        f"<td>{_change_row(link, mine, f'{row_kind(asked.where).title} {number}')}</td></tr>"
        for number, mine in enumerate(of_rows, 1)
    )
    return (
        f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _columns(
    project: Project, asked: list[Asked], header: list[str], wrong: Wrong
) -> Iterator[str]:
    answers = {one.question.noun: _answer(project, one, wrong) for one in asked}
    for noun in header:
        yield f"<td>{answers.get(noun, '不适用')}</td>"


def _lines(
    project: Project, asked: list[Asked], _: list[str], wrong: Wrong
) -> Iterator[str]:
    name, *rest = asked
    yield f'<th scope="row">{_answer(project, name, wrong)}</th>'
    lines = (
        f"<span>{escape(one.question.noun)}：</span>{_answer(project, one, wrong)}"
        for one in rest
    )
    yield f"<td>{'<br>'.join(lines)}</td>"


def _answer(project: Project, asked: Asked, wrong: Wrong) -> str:
    said = fact(project, asked.where)
    if not isinstance(said, Mark):
        unit = f" {asked.question.unit}" if asked.question.unit else ""
        words = _chosen(asked.value) or said.text + unit
        told = escape(words).replace("\n", "<br>")
        fault = wrong.get(asked.where)
        return f"{told}<br><mark>要改：{escape(fault)}</mark>" if fault else told
    if asked.value:
        return f"{_GAP}<br><small>写的是“{escape(str(asked.value))}”</small>"
    return "没有填（可不填）" if asked.question.optional else _GAP


def _chosen(value: object) -> str:
    """Chosen options as the page offered them; documents may say them more formally."""
    options = value if isinstance(value, tuple) else (value,)
    return "、".join(options) if all(isinstance(o, Option) for o in options) else ""


def _change(link: Link, where: str, label: str) -> str:
    href, name = escape(link(where)), escape(f"修改：{label}")
    return f'<a href="{href}" target="_self" aria-label="{name}">修改</a>'


def _change_row(link: Link, asked: list[Asked], label: str) -> str:
    """The way to a row: to what is open in it, else to its first question."""
    where = next((one.where for one in asked if one.open), asked[0].where)
    return _change(link, where, label)
