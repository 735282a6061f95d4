"""What came back from outside, beside what is there: taken over only where a person says so."""

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from filing.gate import Refused
from filing.intake import (
    UNSURE,
    Kind,
    Proposal,
    Received,
    stranger,
    taken,
    weighed,
)
from filing.project import Project, noun_at, row_kind
from filing.screen import edits, session, versions
from filing.screen.words import escaped

_CHINA = ZoneInfo("Asia/Shanghai")
_SHOWN = 50
Read = Callable[[bytes, Project], Received]


def draw(opened: session.Opened, key: str, label: str, ending: str, read: Read) -> None:
    """A way to give a file, and what comes of it. `read` raises Refused."""
    file = st.file_uploader(label, type=ending, key=f"{key}.file", max_upload_size=30)
    _done(key)
    if file is None:
        return
    try:
        received = _read(file.file_id, file.getvalue(), opened, read)
    except Refused as reason:
        st.error(str(reason))
        return
    held = weighed(opened.project, received.given)
    strange = stranger(opened.project, received.owner)
    if strange:
        st.warning(
            f"{escaped(strange)}。请先确认是同一个项目的；下面默认一处都不采用。"
        )
    _left((*received.left, *held.left))
    if not held.proposals:
        st.success("读完了，没有要更新的内容。")
        return
    _offer(opened, key, held.proposals, sure=not strange)


def _read(file_id: str, content: bytes, opened: session.Opened, read: Read) -> Received:
    """What a file says, read once as long as the project stays the same."""
    made: Received = session.remembered(
        (opened.pid, opened.revision, "read", file_id),
        lambda: read(content, opened.project),
    )
    return made


def _done(key: str) -> None:
    if said := session.own().pop(f"{key}.done", ""):
        st.success(said)


def _left(left: Sequence[str]) -> None:
    """What was not understood: nothing of it is lost without a word."""
    if not left:
        return
    with st.expander(f"有 {len(left)} 处没有看懂，请人工核对", expanded=True):
        st.text("\n".join(left[:_SHOWN]))
        if len(left) > _SHOWN:
            st.caption(f"还有 {len(left) - _SHOWN} 处。")


def _offer(
    opened: session.Opened, key: str, proposals: Sequence[Proposal], *, sure: bool
) -> None:
    """Each proposal with a box; ticked where it is sure that somebody wants it."""
    unsure = sum(one.kind in UNSURE for one in proposals)
    st.markdown(
        f"**读到 {len(proposals)} 处不同**"
        + (f"，其中 {unsure} 处这边后来也改过或删了，默认不采用" if unsure else "")
    )
    everything = st.checkbox("全部采用，包括这边后来改过、删了的", key=f"{key}.all")
    table = pd.DataFrame(
        {
            "采用": [
                everything or (sure and one.kind not in UNSURE) for one in proposals
            ],
            "事项": [_named(opened.project, one) for one in proposals],
            "情况": [str(one.kind) for one in proposals],
            "现在的内容": [one.present or "（空）" for one in proposals],
            "收到的内容": [one.value for one in proposals],
        }
    )
    shown = st.data_editor(
        table,
        key=f"{key}.table.{opened.revision}.{everything}",
        hide_index=True,
        disabled=["事项", "情况", "现在的内容", "收到的内容"],
        width="stretch",
        row_height=60,
        column_config={
            "采用": st.column_config.CheckboxColumn(width=56),
            "事项": st.column_config.TextColumn(width=150),
            "情况": st.column_config.TextColumn(width=90),
            "现在的内容": st.column_config.TextColumn(width=220),
            "收到的内容": st.column_config.TextColumn(width=260),
        },
    )
    chosen = [
        one for one, yes in zip(proposals, shown["采用"], strict=True) if bool(yes)
    ]
    st.caption("采用前会先留一个版本，随时可以恢复。")
    if st.button(
        f"采用选中的 {len(chosen)} 处",
        type="primary",
        key=f"{key}.take",
        disabled=not chosen,
    ):
        _take(opened, key, chosen)


def _named(project: Project, proposal: Proposal) -> str:
    if proposal.kind in (Kind.ROW, Kind.GONE):
        return row_kind(proposal.where.rpartition(".")[0]).title
    return noun_at(project, proposal.where)


def _take(opened: session.Opened, key: str, chosen: Sequence[Proposal]) -> None:
    """Store what was chosen, after the present state was kept."""
    with edits.tried():
        now = datetime.now(_CHINA)
        versions.keep_now(opened.pid, f"采用前 {now:%Y-%m-%d %H:%M}")
        answers = taken(opened.project, chosen)
        session.store().put_many(opened.pid, answers, session.user())
        edits.noted()
        session.own()[f"{key}.done"] = f"已采用 {len(chosen)} 处。"
    st.rerun()
