"""Repeatable groups as rows: one line each, and the row being edited with its fields.

Which row is open stands in the address of the page (`open=`), so that a refresh or a
restarted server finds the same fields on the screen and no half-typed text is orphaned.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Any

import streamlit as st

from filing.project import Asked, Project, called, row_kind
from filing.question import Row
from filing.screen import edits, session
from filing.screen.asking import asking, why
from filing.screen.saving import Part
from filing.screen.words import escaped, slug
from filing.verdict.example import example_of

Field = Callable[[Asked], None]
Act = Callable[[list[str]], list[str]]
_LONGEST = 40
_KEYS = 3


def draw(part: Part, asked: Asked, field: Field) -> None:
    """A group: what is asked, its rows, and the way to add one."""
    group, question = asked.where, asked.question
    with st.container(key=f"q_{slug(group)}", gap="xsmall"):
        st.markdown(
            asking(question),
            help=why(
                question, row_kind(group), example_of(question, part.opened.project)
            ),
        )
        shown, lines = _open_row(group), _lines(part.opened, group)
        part.shows(
            one.where
            for row in asked.value
            for one in part.opened.project.asked_in(f"{group}.{row.id}")
        )
        for number, (row, words) in enumerate(zip(asked.value, lines, strict=True), 1):
            _line(group, row, words, is_open=row.id == shown)
            if row.id == shown:
                _fields(part, group, row, number, len(asked.value), field)
        _undo(part, group)
        st.button(
            question.add,
            key=f"add_{group}",
            icon=":material/add:",
            on_click=add,
            args=(part.pid, group),
        )


def _line(group: str, row: Row, words: str, *, is_open: bool) -> None:
    st.button(
        words,
        key=f"row_{group}.{row.id}",
        width="stretch",
        type="secondary" if is_open else "tertiary",
        icon=":material/expand_more:" if is_open else ":material/chevron_right:",
        on_click=_toggle,
        args=(group, row.id),
    )


def _lines(opened: session.Opened, group: str) -> list[str]:
    """Each row in a line: number, name, what tells it apart, and what is open."""

    def made() -> list[str]:
        rows = enumerate(opened.project.at(group), 1)
        return [_words(opened, group, row, number) for number, row in rows]

    lines: list[str] = session.remembered(
        (opened.pid, opened.revision, "lines", group), made
    )
    return lines


def _words(opened: session.Opened, group: str, row: Row, number: int) -> str:
    project, where = opened.project, f"{group}.{row.id}"
    name = str(row) and _named(project, where, row)
    words = escaped(f"{row_kind(group).title} {number}") + "　"
    words += f"**{escaped(name)}**" if name else "（还没起名）"
    if answers := " · ".join(_key_answers(project, where, row)):
        words += f"　:small[{escaped(answers)}]"
    asked = list(project.asked_in(where))
    if missing := sum(one.open for one in asked):
        words += f"　:small[:orange[还差 {missing} 项]]"
    if wrong := sum(_must_be_mended(opened, one) for one in asked):
        words += f"　:small[:orange[要改 {wrong} 处]]"
    return words


def _must_be_mended(opened: session.Opened, asked: Asked) -> bool:
    found = session.findings_at(opened, asked.where)
    return any(one.blocks and not one.gap for one in found)


def _named(project: Project, where: str, row: Row) -> str:
    """What to call a row in a line."""
    return _short(called(project, where.rpartition(".")[0], row))


def _key_answers(project: Project, where: str, row: Row) -> Iterator[str]:
    """The first answers that tell rows of one name apart: chosen options."""
    chosen = (
        str(asked.value)
        for asked in project.asked_in(where)
        if isinstance(asked.value, StrEnum)
        and not asked.where.endswith(f".{row.named_by()}")
    )
    for _, text in zip(range(_KEYS), chosen, strict=False):
        yield text


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _fields(
    part: Part, group: str, row: Row, number: int, total: int, field: Field
) -> None:
    where = f"{group}.{row.id}"
    with st.container(border=True, key=f"card_{slug(where)}"):
        for asked in part.opened.project.asked_in(where):
            field(asked)
        with st.container(horizontal=True, key=f"acts_{slug(where)}"):
            acts: tuple[tuple[str, bool, Callable[..., None], tuple[Any, ...]], ...] = (
                ("上移", number > 1, _move, (part.pid, group, row.id, -1)),
                ("下移", number < total, _move, (part.pid, group, row.id, 1)),
                ("复制一行", True, _copy, (part.pid, group, row.id)),
                ("删除", True, _remove, (part.pid, group, row.id)),
                ("收起", True, _toggle, (group, row.id)),
            )
            for label, possible, act, args in acts:
                st.button(
                    label,
                    key=f"{label}_{where}",
                    disabled=not possible,
                    on_click=act,
                    args=args,
                )


def _undo(part: Part, group: str) -> None:
    removed = session.own().setdefault("removed", {}).get(group)
    if removed:
        label = removed[2]
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"已删除“{escaped(label)}”。")
            st.button(
                "撤销", key=f"undo_{group}", on_click=_restore, args=(part.pid, group)
            )


def _opened() -> dict[str, str]:
    """The open row of each group, as the address of the page says."""
    named = str(st.query_params.get("open", "")).split(",")
    parts = (where.rpartition(".") for where in named if where)
    return {group: row_id for group, _, row_id in parts}


def _open_row(group: str) -> str:
    return _opened().get(group, "")


def _open(group: str, row_id: str) -> None:
    opened = {**_opened(), group: row_id}
    named = ",".join(f"{where}.{one}" for where, one in opened.items() if one)
    if named:
        st.query_params["open"] = named
    elif "open" in st.query_params:
        del st.query_params["open"]


def _toggle(group: str, row_id: str) -> None:
    _open(group, "" if _open_row(group) == row_id else row_id)


def show(where: str) -> None:
    """Open the row that an address lies in, if it lies in one."""
    group, _, row_id = where.rpartition(".")[0].rpartition(".")
    if group.count(".") == 1:
        _open(group, row_id)


def left() -> None:
    """Forget the deleted rows that could still be brought back: the page was left."""
    session.own().pop("removed", None)


def change(pid: str, group: str, act: Act) -> None:
    """Change the order of a group in the store, on top of whatever others made of it."""
    session.store().change(pid, group, lambda ids: act(list(ids or [])), session.user())
    edits.noted()


def add_all(pid: str, group: str, many: Sequence[Mapping[str, Any]]) -> None:
    """Add a row for each of these answers and stay where the page is."""
    with edits.tried():
        for answers in many:
            put(pid, group, answers)
    st.rerun()


def say(pid: str, answers: Mapping[str, Any]) -> None:
    """Give several rows an answer each where they have none, and stay where the page is.

    What somebody typed since the button was drawn stays.
    """
    with edits.tried():
        for where, value in answers.items():
            session.store().change(
                pid, where, partial(_unless_told, value), session.user()
            )
        edits.noted()
    st.rerun()


def _unless_told(new: Any, old: Any) -> Any:
    return old or new


def add(pid: str, group: str, after: str = "", **answers: Any) -> None:
    """Add a row that has these answers, open it, and lead to its first blank question.

    It stands behind the row `after`, or at the end.
    """
    with edits.tried():
        row_id = put(pid, group, answers, after)
        session.own().get("removed", {}).pop(group, None)
        _open(group, row_id)
        first = next(n for n in row_kind(group).questions() if n not in answers)
        session.own()["goto"] = f"{group}.{row_id}.{first}"
    st.rerun()


def put(pid: str, group: str, answers: Mapping[str, Any], after: str = "") -> str:
    """Store a new row that has these answers, behind another or at the end; gives its id."""
    row_id = uuid.uuid4().hex[:8]
    given = {f"{group}.{row_id}.{name}": value for name, value in answers.items()}
    if given:
        session.store().put_many(pid, given, session.user())
    change(pid, group, lambda ids: _after(ids, after, row_id))
    return row_id


def _move(pid: str, group: str, row_id: str, places: int) -> None:
    def moved(ids: list[str]) -> list[str]:
        if row_id not in ids:
            return ids
        here = ids.index(row_id)
        ids.insert(max(here + places, 0), ids.pop(here))
        return ids

    with edits.tried():
        change(pid, group, moved)
    st.rerun()


def _copy(pid: str, group: str, row_id: str) -> None:
    new = uuid.uuid4().hex[:8]
    old, mine = f"{group}.{row_id}.", f"{group}.{new}."
    with edits.tried():
        answers = session.opened(pid).project.answers()
        copied = {
            where.replace(old, mine, 1): value
            for where, value in answers.items()
            if where.startswith(old)
        }
        session.store().put_many(pid, copied, session.user())
        change(pid, group, lambda ids: _after(ids, row_id, new))
        _open(group, new)
    st.rerun()


def _after(ids: list[str], row_id: str, new: str) -> list[str]:
    here = ids.index(row_id) + 1 if row_id in ids else len(ids)
    return [*ids[:here], new, *ids[here:]]


def _remove(pid: str, group: str, row_id: str) -> None:
    with edits.tried():
        project = session.opened(pid).project
        ids = [row.id for row in project.at(group)]
        if row_id in ids:
            place, row = ids.index(row_id), project.at(f"{group}.{row_id}")
            label = str(row) and _named(project, f"{group}.{row_id}", row)
            label = label or f"{row_kind(group).title} {place + 1}"
            change(pid, group, lambda now: [one for one in now if one != row_id])
            session.own().setdefault("removed", {})[group] = (row_id, place, label)
    st.rerun()


def _restore(pid: str, group: str) -> None:
    with edits.tried():
        row_id, place, _ = session.own()["removed"][group]
        change(
            pid,
            group,
            lambda ids: ids if row_id in ids else [*ids[:place], row_id, *ids[place:]],
        )
        del session.own()["removed"][group]
    st.rerun()
