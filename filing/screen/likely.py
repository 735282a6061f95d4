"""Typical risks that this project may have: each is taken over as a row, or set aside.

Only the wording is taken over. How likely, how bad and what is done stays to be said.
"""

from typing import Any

import streamlit as st

from filing import verdict
from filing.screen import rows, session
from filing.screen.edits import told
from filing.screen.words import escaped

_SHOWN = 4
_RISKS, _DISMISSED = "risk.risks", "risk.dismissed"


def draw() -> None:
    """The list, for the risks that are neither taken over nor set aside."""
    with told():
        opened = session.draft()
        every = verdict.likely_risks(opened.project)
        waiting = verdict.open_risks(opened.project)
        with st.container(border=True, key="likely"):
            st.markdown("**这些风险与你的算法有关**")
            st.markdown(f":small[{_state(len(every), len(waiting))}]")
            for one in waiting[:_SHOWN]:
                _line(opened.pid, one)
            if rest := waiting[_SHOWN:]:
                with st.expander(f"还有 {len(rest)} 种", key="likely_rest"):
                    for one in rest:
                        _line(opened.pid, one)


def _state(every: int, waiting: int) -> str:
    if not every:
        return "选定备案哪一类算法、列出数据和人群以后，这里会列出可能有的风险。"
    if not waiting:
        return (
            f"推出来的 {every} 种都已列入风险清单，或写明不适用。想到别的照样可以添加。"
        )
    return (
        f"按类型、角色、功能、数据和人群推出 {every} 种，"
        f"还有 {waiting} 种没有列入，也没有说不适用。"
        "只供参考：列入后，可能性、影响程度和措施由你们判断；想到别的照样可以添加。"
    )


def _row(one: verdict.Likely) -> dict[str, Any]:
    """What is known of a risk before anybody judged it."""
    return {
        "name": one.wording,
        "covers": [str(one.risk)],
        "kind": str(one.risk.kind),
    }


def _line(pid: str, one: verdict.Likely) -> None:
    """One risk: its name, why it is here, what others do about it, and the two ways."""
    risk = one.risk
    cites = "、".join(map(str, one.cites))
    with st.container(key=f"likely_{risk.name.lower()}", gap="xsmall"):
        st.markdown(
            f"**{escaped(risk)}**　:small[{escaped(risk.kind)}]  \n"
            f"{escaped(one.wording)}  \n"
            f":small[因为{escaped('；'.join(one.why))}]",
            help=f"**别家常见的做法**　{escaped('、'.join(one.hints))}\n\n"
            f"**依据**　{escaped(cites)}",
        )
        with st.container(horizontal=True):
            st.button(
                "列入风险清单",
                key=f"take_{risk.name}",
                on_click=rows.add_all,
                args=(pid, _RISKS, [_row(one)]),
            )
            st.button(
                "不适用",
                key=f"dismiss_{risk.name}",
                on_click=rows.add,
                args=(pid, _DISMISSED),
                kwargs={"risk": str(risk)},
            )
