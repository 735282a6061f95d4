"""What a page gives back beside the form: pictures and conclusions from the answers."""

from collections.abc import Callable

import streamlit as st

from filing.picture import algorithm_flow, data_flow, risk_matrix
from filing.screen import pictures, session


def draw(step: str) -> None:
    """The panel of a step, if it has one."""
    if panel := _PANELS.get(step):
        with st.container(key=f"panel_{step}"):
            panel(session.draft())


def _mechanism(opened: session.Opened) -> None:
    pictures.graph(
        algorithm_flow(opened.project),
        "算法流程图",
        "填了算法步骤，这里会画出流程图。",
    )


def _data(opened: session.Opened) -> None:
    pictures.graph(
        data_flow(opened.project),
        "数据流图",
        "列出参与方和流向，这里会画出数据流图。",
    )


def _risk(opened: session.Opened) -> None:
    pictures.matrix(risk_matrix(opened.project), "控制前的风险")
    pictures.matrix(risk_matrix(opened.project, after=True), "控制后的剩余风险")
    st.caption("R1、R2 是下面风险清单的序号。")


_PANELS: dict[str, Callable[[session.Opened], None]] = {
    "mechanism": _mechanism,
    "data": _data,
    "risk": _risk,
}
