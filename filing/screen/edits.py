"""What this session knows of its edits: stored, held back and why, and how that is told.

No field is drawn here. The database is the only truth; an edit that it does not hold yet
stays on the screen with its reason: crossed by another's, asked about, or no store to take it.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from filing.project import plain_answer
from filing.screen import session
from filing.store import Conflict, NoSuchProject, StoreTrouble

_CHINA = ZoneInfo("Asia/Shanghai")
_GONE = "这个项目已经删除，或不属于当前用户，没有地方可存。"
PENDING = ("conflicts", "asked", "unsaved")
"""Where an edit is kept that is not stored."""


def key_of(pid: str, where: str) -> str:
    """The widget key of an answer."""
    return f"{pid}:{where}"


def saved_at() -> str:
    """When this session last saved something, or why it could not, in words."""
    kept = record()
    waiting = len(kept["unsaved"]) + len(kept["conflicts"])
    if waiting:
        return f"还有 {waiting} 项没有存上"
    if kept["asked"]:
        return f"还有 {len(kept['asked'])} 项等你确认"
    moment: datetime | None = session.own().get("saved")
    return f"已保存 {moment:%H:%M:%S}" if moment else "边填边存"


def waiting(pid: str) -> list[str]:
    """The answers of this project whose change waits for the person to confirm it."""
    asked = (key.partition(":") for key in record()["asked"])
    return [where for of, _, where in asked if of == pid]


def noted() -> None:
    """Note that something has just been saved."""
    session.own().update(saved=datetime.now(_CHINA), failed="")


def troubles() -> list[str]:
    """What keeps answers from being stored or read just now, each reason once."""
    kept = record()
    reasons: list[str] = [session.trouble(), str(kept.get("failed", ""))]
    reasons += [words for _, words in kept["unsaved"].values()]
    return list(dict.fromkeys(filter(None, reasons)))


def retry() -> bool:
    """Try again to store what the database could not take; True if it took any."""
    waiting = dict(record()["unsaved"])
    for key, (value, _) in waiting.items():
        pid, _, where = key.partition(":")
        put(pid, where, value, record()["base"].get(key, 0))
    return len(record()["unsaved"]) < len(waiting)


@contextmanager
def told() -> Iterator[None]:
    """Say in words what the store cannot do, where a part of a page would stand."""
    try:
        yield
    except NoSuchProject:
        st.warning(_GONE)
    except StoreTrouble as trouble:
        st.error(str(trouble))


@contextmanager
def tried() -> Iterator[None]:
    """Keep what the store cannot do for the top of the page, as a callback draws nothing."""
    try:
        yield
    except NoSuchProject:
        session.own()["failed"] = _GONE
    except StoreTrouble as trouble:
        session.own()["failed"] = str(trouble)


def record() -> dict[str, Any]:
    """The session's own account of edits, by the key of their fields."""
    own = session.own()
    if "base" not in own:
        own.update(base={}, moved={}, shown={}, conflicts={}, unsaved={}, asked={})
    return own


def pending(key: str) -> bool:
    """Whether an edit of this field is not stored yet."""
    return any(key in record()[why] for why in PENDING)


def mine(key: str) -> Any:
    """What this session's edit that is not stored yet says."""
    kept = record()
    held = kept["conflicts"].get(key) or kept["asked"].get(key) or kept["unsaved"][key]
    return held[0]


def base(kept: dict[str, Any], key: str) -> int:
    """The version that an edit changes: the one its field showed when it was begun."""
    before, until = kept["moved"].get(key, (0, 0.0))
    now: int = kept["base"].get(key, 0)
    return before if time.monotonic() < until else now


def put(pid: str, where: str, value: Any, base: int) -> None:
    """Store an answer that was version `base`, or note why it is not."""
    kept, key = record(), key_of(pid, where)
    session.user()  # so that `stored` finds it
    if stored(kept, pid, where, value, base):
        noted()
        if isinstance(value, str) and value != st.session_state.get(key, value):
            kept["shown"][key] = value


def stored(kept: dict[str, Any], pid: str, where: str, value: Any, base: int) -> bool:
    """Store an answer, or keep it with the reason why not; no look at the session's state."""
    key = key_of(pid, where)
    for told in ("unsaved", "moved"):
        kept[told].pop(key, None)
    try:
        kept["base"][key] = session.store().put(pid, where, value, base, kept["user"])
    except Conflict as conflict:
        kept["conflicts"][key] = (value, conflict.theirs)
    except NoSuchProject:
        kept["unsaved"][key] = (value, _GONE)
    except StoreTrouble as trouble:
        kept["unsaved"][key] = (value, str(trouble))
    else:
        return True
    return False


def fitting(where: str, value: Any) -> Any:
    """What a field holds as it is stored. Raises WrongAnswer."""
    return plain_answer(where, plain(value))


def plain(value: Any) -> Any:
    """Several options as a list of their words; anything else as it is."""
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else value


def blank_like(value: Any) -> Any:
    """The blank that stands for no answer in a field that holds such a value."""
    if isinstance(value, (list, tuple)):
        return []
    return "" if isinstance(value, str) else None
