"""Repeatable groups as rows: one line each, and the row being edited with its fields."""

import uuid
from collections.abc import Callable
from typing import Any

import streamlit as st

from filing.project import Asked, Project, question_at, row_kind, rows_by_id
from filing.question import Row
from filing.screen import session
from filing.screen.saving import Part
from filing.screen.words import escaped, slug

Field = Callable[[Asked], None]


def draw(part: Part, asked: Asked, field: Field) -> None:
    """A group: what is asked, its rows, and the way to add one."""
    group, question = asked.where, asked.question
    with st.container(key=f"q_{slug(group)}", gap="small"):
        optional = "　:gray[（可不填）]" if question.optional else ""
        st.markdown(
            f"**{escaped(question.label)}**{optional}  \n:small[{escaped(question.help)}]",
            help=f"**例** {escaped(question.example)}\n\n**谁来答** {question.who}",
        )
        shown = _open_row(group)
        for number, row in enumerate(asked.value, 1):
            _line(part, group, row, number, is_open=row.id == shown)
            if row.id == shown:
                _fields(part, group, row, number, len(asked.value), field)
        _undo(part, group)
        st.button(
            question.add,
            key=f"add_{group}",
            icon=":material/add:",
            on_click=_add,
            args=(part.pid, group),
        )


def _line(part: Part, group: str, row: Row, number: int, *, is_open: bool) -> None:
    title = row_kind(group).title
    name = str(row) and _named(part.opened.project, f"{group}.{row.id}", row)
    missing = _missing(part.opened.project, group, row)
    words = f"{title} {number}　{name or '（还没起名）'}"
    if missing:
        words += f"　· 还差 {missing} 项"
    st.button(
        escaped(words),
        key=f"row_{group}.{row.id}",
        width="stretch",
        type="tertiary" if not is_open else "secondary",
        icon=":material/expand_more:" if is_open else ":material/chevron_right:",
        on_click=_toggle,
        args=(group, row.id),
    )


def _named(project: Project, where: str, row: Row) -> str:
    """What to call a row: its name, or what its leading references name."""
    if not question_at(f"{where}.{row.named_by()}").of:
        return str(row)[:40]
    names = []
    for name, question in row.questions().items():
        value = getattr(row, name)
        if not question.of or isinstance(value, tuple):
            break
        named = rows_by_id(project, question.of).get(value)
        names.append(str(named or "…"))
    return " → ".join(names)


def _missing(project: Project, group: str, row: Row) -> int:
    return sum(asked.open for asked in project.asked_in(f"{group}.{row.id}"))


def _fields(
    part: Part, group: str, row: Row, number: int, total: int, field: Field
) -> None:
    where = f"{group}.{row.id}"
    with st.container(border=True, key=f"card_{slug(where)}"):
        for asked in part.opened.project.asked_in(where):
            field(asked)
        with st.container(horizontal=True):
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


def _open_row(group: str) -> str:
    opened: dict[str, str] = session.own().setdefault("rows", {})
    return opened.get(group, "")


def _toggle(group: str, row_id: str) -> None:
    opened = session.own().setdefault("rows", {})
    opened[group] = "" if opened.get(group) == row_id else row_id


def show(where: str) -> None:
    """Open the row that an address lies in, if it lies in one."""
    group, _, row_id = where.rpartition(".")[0].rpartition(".")
    if group.count(".") == 1:
        session.own().setdefault("rows", {})[group] = row_id


def _change(pid: str, group: str, act: Callable[[list[str]], list[str]]) -> None:
    """Change the order of a group in the store, on top of whatever others made of it."""
    session.store().change(pid, group, lambda ids: act(list(ids or [])), session.user())


def _add(pid: str, group: str) -> None:
    row_id = uuid.uuid4().hex[:8]
    _change(pid, group, lambda ids: [*ids, row_id])
    session.own().setdefault("rows", {})[group] = row_id


def _move(pid: str, group: str, row_id: str, places: int) -> None:
    def moved(ids: list[str]) -> list[str]:
        if row_id not in ids:
            return ids
        here = ids.index(row_id)
        ids.insert(max(here + places, 0), ids.pop(here))
        return ids

    _change(pid, group, moved)


def _copy(pid: str, group: str, row_id: str) -> None:
    new = uuid.uuid4().hex[:8]
    answers = session.opened(pid).project.answers()
    old, mine = f"{group}.{row_id}.", f"{group}.{new}."
    copied = {
        where.replace(old, mine, 1): value
        for where, value in answers.items()
        if where.startswith(old)
    }
    session.store().put_many(pid, copied, session.user())
    _change(pid, group, lambda ids: _after(ids, row_id, new))
    session.own().setdefault("rows", {})[group] = new


def _after(ids: list[str], row_id: str, new: str) -> list[str]:
    here = ids.index(row_id) + 1 if row_id in ids else len(ids)
    return [*ids[:here], new, *ids[here:]]


def _remove(pid: str, group: str, row_id: str) -> None:
    project = session.opened(pid).project
    ids = [row.id for row in project.at(group)]
    row = project.at(f"{group}.{row_id}")
    label = str(row) or f"{row_kind(group).title} {ids.index(row_id) + 1}"
    session.own().setdefault("removed", {})[group] = (row_id, ids.index(row_id), label)
    _change(pid, group, lambda now: [one for one in now if one != row_id])


def _restore(pid: str, group: str) -> None:
    row_id, place, _ = session.own()["removed"].pop(group)
    _change(
        pid,
        group,
        lambda ids: ids if row_id in ids else [*ids[:place], row_id, *ids[place:]],
    )
