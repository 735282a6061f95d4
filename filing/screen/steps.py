"""A review whose own words leave the doubtful to people: their part as a step, at a click."""

import streamlit as st

from filing.graphs import left_to_people
from filing.project import Asked
from filing.screen import rows, session
from filing.terms import NodeKind, Stage

_STEPS = "mechanism.steps"
_NAME = "人工复核"
_TOLD = ("does", "blocked")


def apart(opened: session.Opened, asked: Asked) -> None:
    """Under the answer that says so, a button; the picture then shows who sees what."""
    where, _, field = asked.where.rpartition(".")
    if not where.startswith(f"{_STEPS}.") or field not in _TOLD:
        return
    project, step = opened.project, opened.project.at(where)
    last = _TOLD[-1] if step.stage is not None and step.blocked else _TOLD[0]
    if field != last or not left_to_people(project, step):
        return
    taken = {one.name for one in project.mechanism.steps}
    name = f"{step}{_NAME}" if _NAME in taken and step.name else _NAME
    st.button(
        "把人看的这部分另列一步",
        key=f"apart_{where}",
        icon=":material/call_split:",
        type="tertiary",
        help="人工环节单独成一步，流程图上才看得到哪些由机器放行、哪些由人决定。",
        on_click=_listed,
        args=(opened.pid, step.id, name, str(step) or "上一步", step.stage),
    )


def _listed(pid: str, step: str, name: str, of: str, stage: Stage) -> None:
    rows.add(
        pid,
        _STEPS,
        after=step,
        name=name,
        stage=str(stage),
        kind=str(NodeKind.HUMAN),
        does=f"复核“{of}”拿不准的，判断是否通过。",
    )
