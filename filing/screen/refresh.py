"""What to draw again after a save: as little as shows the truth.

A page is made of fragments. A save draws its own part again and the line that tells of the
save; the sidebar if its counts moved; the panel beside the form; and the whole page only
when questions came or went, a row got another name, or a finding elsewhere changed.
"""

from typing import NamedTuple

import streamlit as st
from streamlit.errors import StreamlitAPIException

from filing.project import STEPS, is_group
from filing.screen import session
from filing.store import NoSuchProject, StoreTrouble

SAVED = "saved"
SIDE = "side"
PANEL = "panel"


class Shown(NamedTuple):
    """What a drawn page shows beyond its own fields."""

    revision: int
    saves: int
    layout: int
    counts: int


def drawn(opened: session.Opened, step: str) -> None:
    """Note that a whole page of this step is drawn from this project."""
    session.own()["page"] = step, _shown(opened, step)


def behind() -> bool:
    """Whether somebody saved something that this page does not show yet."""
    page = session.own().get("page")
    if page is None or session.trouble():
        return False
    return bool(session.draft().revision != page[1].revision)


def after_save(part: str) -> None:
    """Draw again what a save in this part changed. To be called at the end of a callback."""
    try:
        scope = _scope(part)
    except (NoSuchProject, StoreTrouble):
        scope = []
    if scope:
        try:
            st.rerun(scope)
        except StreamlitAPIException:  # a fragment that this page has not drawn
            st.rerun()
    st.rerun()


def _scope(part: str) -> list[str]:
    """The fragments to draw again; none for the whole page."""
    own = session.own()
    if "page" not in own or own.get("unsaved"):
        return []
    step, before = own["page"]
    opened = session.draft(fresh=True)
    session.drawing(opened)
    now = _shown(opened, step)
    if now.layout != before.layout or now.saves > before.saves + 1:
        return []
    own["page"] = step, now
    scope = [SAVED, part]
    if now.counts != before.counts:
        scope.append(SIDE)
    if now.revision != before.revision:
        scope.append(PANEL)
    return scope


def _shown(opened: session.Opened, step: str) -> Shown:
    shown: Shown = session.remembered(
        (opened.pid, opened.revision, "shown", step),
        lambda: Shown(
            opened.revision,
            sum(cell.version for cell in opened.cells.values()),
            _layout(opened, step),
            _counts(opened),
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
    blocking = sum(finding.blocks for finding in session.findings(opened))
    return hash((tuple(session.progress(opened).values()), blocking, opened.name))


def _groups() -> list[str]:
    return [
        f"{step}.{name}"
        for step, section in STEPS.items()
        for name in section.questions()
        if is_group(f"{step}.{name}")
    ]
