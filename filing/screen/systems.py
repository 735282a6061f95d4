"""The twelve systems that Article 7 and the official outline name, listed with one click."""

import streamlit as st

from filing.screen import rows, session
from filing.screen.saving import told
from filing.terms import SystemKind

_SYSTEMS = "governance.systems"


def draw() -> None:
    """A way to list the kinds of system that no row stands for yet; nothing once all are."""
    with told():
        opened = session.draft()
        listed = {system.kind for system in opened.project.governance.systems}
        missing = [kind for kind in SystemKind if kind not in listed]
        if not missing:
            return
        with st.container(border=True, key="systems_missing", gap="xsmall"):
            st.markdown("**先把制度列全**")
            st.markdown(
                ":small[第七条的八项，加上官方提纲的四项，共十二项。列出以后逐项填写；"
                "还没有成文的，文件名一栏写“尚未成文”。]"
            )
            st.button(
                f"一次列出还没有列的 {len(missing)} 项",
                key="systems_all",
                on_click=rows.add_all,
                args=(opened.pid, _SYSTEMS, [{"kind": str(one)} for one in missing]),
            )
