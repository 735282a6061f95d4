"""What to draw again after a save: as little as shows the truth.

A page is made of fragments. A save draws the line that tells of it and its own part, so that
nobody waits for what follows from an answer. Then the sidebar if its counts moved, the panel
beside the form if it shows something else; and the whole page only when questions came or
went, a row got another name, or a finding elsewhere changed.
"""

from typing import NamedTuple

import streamlit as st
from streamlit.errors import StreamlitAPIException

from filing.project import STEPS, is_group
from filing.screen import panels, session

SAVED = "saved"
SIDE = "side"
PANEL = "panel"
BEFORE = frozenset(("risk_risks", "governance_systems"))
"""The parts with a help before them that tells of their rows, a fragment of its own."""


class Shown(NamedTuple):
    """What a drawn page shows beyond its own fields."""

    revision: int
    saves: int
    layout: int
    counts: int
    panel: object


def drawn(opened: session.Opened, step: str) -> None:
    """Note that a whole page of this step is about to be drawn from this project."""
    session.own().update(page=(step, _shown(opened, step)))


def behind() -> bool:
    """Whether somebody saved something that this page does not show yet."""
    page = session.own().get("page")
    if page is None or session.trouble():
        return False
    return bool(session.draft().revision != page[1].revision)


def after_save(part: str) -> None:
    """Draw again what a save in this part changed. To be called at the end of a callback.

    Streamlit lets only a callback name the fragments to be drawn, so what has changed is
    found out here; they are drawn in this order, and the line that tells of the save first.
    """
    own = session.own()
    if "page" not in own or own.get("unsaved"):
        st.rerun()
    own["until"] = 0.0
    step, before = own["page"]
    now = _shown(session.draft(), step)
    if now.layout != before.layout or now.saves > before.saves + 1:
        st.rerun()
    own["page"] = (step, now)
    scope = [SAVED, part]
    scope += [f"before_{part}"] if part in BEFORE else []
    scope += [SIDE] if now.counts != before.counts else []
    scope += [PANEL] if now.panel != before.panel else []
    try:
        st.rerun(scope)
    except StreamlitAPIException:  # a fragment that this page has not drawn
        st.rerun()


def _shown(opened: session.Opened, step: str) -> Shown:
    shown: Shown = session.remembered(
        (opened.pid, opened.revision, "shown", step),
        lambda: Shown(
            opened.revision,
            sum(cell.version for cell in opened.cells.values()),
            _layout(opened, step),
            _counts(opened),
            panels.shown(step, opened),
        ),
    )
    return shown


def _layout(opened: session.Opened, step: str) -> int:
    project = opened.project
    asked = [
        one for one in project.everything_asked() if one.where.startswith(f"{step}.")
    ]
    waiting = {one.where for one in asked if one.open}
    names = [(row.id, str(row)) for group in _groups() for row in project.at(group)]
    remarks = [
        (finding.where, finding.problem.what)
        for finding in session.findings(opened)
        if finding.step == step and finding.where not in waiting
    ]
    return hash((tuple(one.where for one in asked), tuple(names), tuple(remarks)))


def _counts(opened: session.Opened) -> int:
    wrong = frozenset(session.to_mend(opened).items())
    return hash((tuple(session.progress(opened).values()), wrong, opened.name))


def _groups() -> list[str]:
    return [
        f"{step}.{name}"
        for step, section in STEPS.items()
        for name in section.questions()
        if is_group(f"{step}.{name}")
    ]
