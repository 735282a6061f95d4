"""Widgets bound to stored answers: saved on each change, conflicts shown, nothing lost.

The database is the only truth; the session is a view of it. A browser outlives its session
(a restart, a laptop asleep): it then shows values that this session never saw and fires no
callback. So each part keeps, in the browser, the revision it was drawn from; when a new
session meets another value than the stored one, that revision tells an edit from an old
display, and only an edit that crossed somebody else's becomes a question to the person.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from types import TracebackType
from typing import Any, Self

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException, StopException

from filing.project import WrongAnswer, noun_at
from filing.screen import edits, hidden, refresh, session
from filing.screen.words import escaped, slug
from filing.store import StoreTrouble

# Seconds in which text typed before another window's answer came is still uncommitted:
# the browser keeps such text on the screen and commits it after five at the latest.
_CROSSING = 10.0
_BLANK: tuple[Any, ...] = ("", None, [], ())
Draw = Callable[..., Any]
# How each kind of widget is told its first value.
_FIRST = {"selectbox": "index", "radio": "index", "multiselect": "default"}
_FIRST |= {"segmented_control": "default", "pills": "default"}


class Part:
    """One fragment of a page, drawn from one snapshot of the project. A context manager."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.opened = session.draft()
        self.pid = self.opened.pid
        self._late: list[tuple[str, Any]] = []
        self._fields: set[str] = set()
        self._shown: set[str] = set()

    def __enter__(self) -> Self:
        tell()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            return  # not all was drawn, so do not claim that it was seen
        refresh.fields(self.part, frozenset(self._fields | self._shown))
        if self._fields:
            seen = self._seen()
            again = [self._settle(seen, where, value) for where, value in self._late]
            if any(again):
                st.rerun()
        refresh.follow(self.part)

    def _seen(self) -> int | None:
        """The revision this browser last saw of this part, where this session is new."""
        state, key = st.session_state, f"seen:{self.pid}:{self.part}"
        now = str(self.opened.revision)
        first = key not in state
        if not first:
            state[key] = now
        with st.container(key=f"unseen_{self.part}"):
            shown = st.text_input(
                "页面版本",
                now if first else "",
                key=key,
                label_visibility="collapsed",
            )
        return int(shown) if first and shown.isdigit() else None

    def shows(self, wheres: Iterable[str]) -> None:
        """Note answers of which this part shows something beside their fields."""
        self._shown.update(wheres)

    def field(
        self, draw: Draw, label: str, where: str, blank: Any, **options: Any
    ) -> None:
        """Draw a widget bound to the answer at this address."""
        self._fields.add(where)
        key = edits.key_of(self.pid, where)
        new, value = self._brought(where, key, blank)
        first = _first(draw, value, options) if new else {}
        got = draw(
            label,
            key=key,
            on_change=_save,
            args=(self.pid, where, self.part),
            **first,
            **options,
        )
        if new and not _same(got, value):
            self._late.append((where, got))
        self._what_waits(where)

    def boxes(self, where: str, labels: Mapping[str, str]) -> None:
        """Draw a box to tick for each option of an answer of several: value and words.

        A box adds its option to what is stored or takes it away, so two windows never cross.
        """
        self._fields.add(where)
        key, kept = edits.key_of(self.pid, where), edits.record()
        kept["shown"].pop(key, None)
        cell = self.opened.cells.get(where)
        if edits.pending(key):  # what is not stored yet stays on the screen
            held = edits.mine(key)
        else:
            held = (cell.value if cell else None) or ()
            kept["base"][key] = cell.version if cell else 0
        for number, (option, words) in enumerate(labels.items()):
            box = f"{key}:{number}"
            st.session_state[box] = option in held
            st.checkbox(
                words,
                key=box,
                on_change=_tick,
                args=(self.pid, where, self.part, option, box),
            )
        self._what_waits(where)

    def _what_waits(self, where: str) -> None:
        """Under a field, why its edit is not stored."""
        key, kept = edits.key_of(self.pid, where), edits.record()
        if key in kept["conflicts"]:
            _conflict_box(self.pid, where, self.part)
        elif key in kept["asked"]:
            _question_box(self.pid, where, self.part)
        elif key in kept["unsaved"]:
            st.error(kept["unsaved"][key][1])

    def _brought(self, where: str, key: str, blank: Any) -> tuple[bool, Any]:
        """Whether the widget is new to this session, and the value it is to show."""
        state, kept = st.session_state, edits.record()
        cell = self.opened.cells.get(where)
        version, value = (cell.version, cell.value) if cell else (0, blank)
        value = blank if value is None else value
        if key in kept["shown"]:
            state[key], kept["base"][key] = kept["shown"].pop(key), version
            return False, value
        if edits.pending(key):  # an edit that is not stored yet stays on the screen
            return key not in state, edits.mine(key)
        if key not in state:
            kept["base"][key] = version
            return True, value
        if version != kept["base"].get(key):
            kept["moved"][key] = edits.base(kept, key), time.monotonic() + _CROSSING
            state[key], kept["base"][key] = value, version
            if cell and cell.by != session.user():
                st.toast(f"{noun_at(self.opened.project, where)}已被 {cell.by} 更新")
        return False, value

    def _settle(self, seen: int | None, where: str, mine: Any) -> bool:
        """Save, drop or question a value that the browser brought; True to draw again."""
        store, key, kept = (
            session.store(),
            edits.key_of(self.pid, where),
            edits.record(),
        )
        cell = self.opened.cells.get(where)
        stored = cell.value if cell else edits.blank_like(mine)
        try:
            value = edits.fitting(where, mine)
            if seen is not None and not store.changed_since(self.pid, where, seen):
                edits.put(self.pid, where, value, cell.version if cell else 0)
                return True
            if store.was_ever(self.pid, where, value):
                kept["shown"][key] = stored
                return True
        except StoreTrouble as trouble:
            kept["unsaved"][key] = (value, str(trouble))
            return False
        except WrongAnswer:  # an option that is not offered any more
            kept["shown"][key] = stored
            return True
        kept["conflicts"][key] = (mine, cell)
        return True


def line() -> None:
    """Keep a place for the words on the last save, one for all parts of the page."""
    with st.container(key="saved"):
        session.own()["line"] = st.empty()
    tell()


def tell() -> None:
    """Say on the page when the last answer was saved; whoever says it last is shown."""
    if place := session.own().get("line"):
        place.markdown(f":small[{edits.saved_at()}]")


def _save(pid: str, where: str, part: str) -> None:
    try:
        _take(pid, where)
    except (StopException, RerunException):
        _rescue(pid, where)
        raise
    refresh.after_save(part)


def _take(pid: str, where: str) -> None:
    """Store what a field holds now."""
    key = edits.key_of(pid, where)
    try:
        value = edits.fitting(where, st.session_state[key])
    except WrongAnswer as wrong:
        st.toast(str(wrong))
        return
    _store(pid, where, value, edits.base(edits.record(), key))


def _tick(pid: str, where: str, part: str, option: str, box: str) -> None:
    """Add an option to an answer of several, or take it away, as its box now says."""
    key = edits.key_of(pid, where)
    try:
        with edits.tried():
            cell = session.opened(pid, fresh=True).cells.get(where)
            held = edits.mine(key) if edits.pending(key) else cell and cell.value
            value = edits.fitting(where, _ticked(option, st.session_state[box], held))
            _store(pid, where, value, cell.version if cell else 0)
    except (StopException, RerunException):
        state = st.session_state.to_dict()
        act, by = partial(_ticked, option, state[box]), state[session.OWN]["user"]
        session.store().change(pid, where, act, by)
        raise
    refresh.after_save(part)


def _ticked(option: str, on: bool, held: Iterable[str] | None) -> list[str]:
    others = [one for one in held or () if one != option]
    return [*others, option] if on else others


def _store(pid: str, where: str, value: Any, base: int) -> None:
    """Store an answer, or ask first where that would hide given answers."""
    key = edits.key_of(pid, where)
    edits.record()["asked"].pop(key, None)
    # A first answer changes nothing that was said: what it puts away stands beside it.
    told = session.opened(pid).cells.get(where)
    going = hidden.would_go(pid, where, value)
    if going and told and told.value not in _BLANK:
        edits.record()["asked"][key] = (value, going)
    else:
        hidden.about_to_change(where)
        edits.put(pid, where, value, base)


def _rescue(pid: str, where: str) -> None:
    """Store an edit whose run is ended before it was: the tab was closed, or led elsewhere.

    Streamlit ends a run at any look at the session's state but this one, of all of it.
    Storing the same value twice changes nothing. There is nobody to be asked about what the
    edit hides; that is kept, and comes back.
    """
    state, key = st.session_state.to_dict(), edits.key_of(pid, where)
    kept: dict[str, Any] = state[session.OWN]
    if key not in state or any(key in kept[why] for why in edits.PENDING):
        return
    try:
        value = edits.fitting(where, state[key])
    except WrongAnswer:  # nothing that could be stored
        return
    edits.stored(kept, pid, where, value, edits.base(kept, key))


def fill(pid: str, where: str, part: str, value: Any) -> None:
    """Save an answer that a button brings, and show it in its field. For a callback."""
    fill_all(pid, {where: value}, part)


def fill_all(pid: str, values: Mapping[str, Any], part: str) -> None:
    """Save several answers that one button brings. For a callback."""
    cells, kept = session.draft().cells, edits.record()
    for where, value in values.items():
        key = edits.key_of(pid, where)
        kept["shown"][key] = value
        known = where in cells and key not in kept["base"]
        version = cells[where].version if known else edits.base(kept, key)
        edits.put(pid, where, value, version)
    refresh.after_save(part)


def _conflict_box(pid: str, where: str, part: str) -> None:
    _, theirs = edits.record()["conflicts"][edits.key_of(pid, where)]
    by = theirs.by if theirs else "别的窗口"
    with st.container(border=True, key=f"conflict_{slug(where)}"):
        st.warning("这一项刚在另一个窗口里改过，你的修改还没有保存。")
        st.text(f"{by} 的内容：{_shown(theirs.value if theirs else '')}")
        with st.container(horizontal=True):
            for name, label in (("theirs", "采用对方内容"), ("mine", "保留我的内容")):
                st.button(
                    label,
                    key=f"{name}_{where}",
                    on_click=_resolve,
                    args=(pid, where, part, name == "mine"),
                )


def _resolve(pid: str, where: str, part: str, keep_mine: bool) -> None:
    kept, key = edits.record(), edits.key_of(pid, where)
    if key not in kept["conflicts"]:
        return
    mine, theirs = kept["conflicts"].pop(key)
    kept["base"][key] = theirs.version if theirs else 0
    kept["shown"][key] = mine
    if keep_mine:
        edits.put(pid, where, edits.fitting(where, mine), kept["base"][key])
    else:
        kept["shown"][key] = theirs.value if theirs else edits.blank_like(mine)
    refresh.after_save(part)


def _question_box(pid: str, where: str, part: str) -> None:
    """Which given answers a change would put out of use, before it is made."""
    _, going = edits.record()["asked"][edits.key_of(pid, where)]
    with st.container(border=True, key=f"asked_{slug(where)}"):
        st.warning(
            f"还没有改。改了以后，已填的 {len(going)} 项用不上了："
            f"{escaped(hidden.enumerated(going))}。内容都留着，改回来就恢复。"
        )
        with st.container(horizontal=True):
            for name, label in (("change", "就这样改"), ("leave", "不改了")):
                st.button(
                    label,
                    key=f"{name}_{where}",
                    on_click=_answered,
                    args=(pid, where, part, name == "change"),
                )


def _answered(pid: str, where: str, part: str, change: bool) -> None:
    """Make the change that was asked about, or show the stored answer again."""
    kept, key = edits.record(), edits.key_of(pid, where)
    if key not in kept["asked"]:
        return
    value, _ = kept["asked"].pop(key)
    if change:
        hidden.about_to_change(where)
        kept["shown"][key] = value
        edits.put(pid, where, value, edits.base(edits.record(), key))
    else:
        cell = session.opened(pid).cells.get(where)
        kept["shown"][key] = cell.value if cell else edits.blank_like(value)
    refresh.after_save(part)


def _same(one: Any, other: Any) -> bool:
    if one in _BLANK or other in _BLANK:
        return one in _BLANK and other in _BLANK
    return bool(edits.plain(one) == edits.plain(other))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return text[:300] or "（空）"


def _first(draw: Draw, value: Any, options: dict[str, Any]) -> dict[str, Any]:
    name = _FIRST.get(draw.__name__, "value")
    if name != "index":
        return {name: value}
    offered = list(options["options"])
    return {"index": offered.index(value) if value in offered else None}
