"""What to draw again after a save: as little as shows the truth.

A page is made of fragments. A save draws its own part, and in it first the line that tells of
the save, so that nobody waits for what follows from an answer. Then the sidebar if its counts
moved, the panel beside the form if it shows something else. The whole page is drawn when the
questions or the name of a row have changed, or what the pre-review says of another field.
"""

from typing import NamedTuple

import streamlit as st
from streamlit.errors import StreamlitAPIException

from filing.project import STEPS, is_group
from filing.screen import panels, session

BEAT = "beat"
SIDE = "side"
PANEL = "panel"
BEFORE = frozenset(("risk_risks", "governance_systems"))
"""The parts with a help before them that tells of their rows, a fragment of its own."""


class Shown(NamedTuple):
    """What a drawn page shows beyond its own fields, as far as answers alone tell it."""

    revision: int
    saves: int
    layout: int
    progress: int
    panel: object


class Found(NamedTuple):
    """What a drawn page shows of the pre-review: remarks beside fields, and counts."""

    remarks: frozenset[tuple[str, str]]
    to_mend: int


class Redrawn(NamedTuple):
    """What is drawn after a save."""

    part: str = ""
    side: bool = False


def drawn(opened: session.Opened, step: str) -> None:
    """Note that a whole page of this step is about to be drawn from this project."""
    page = (step, _shown(opened, step))
    session.own().update(
        page=page, found=_found(opened, step), redrawn=Redrawn(), fields={}
    )


def fields(part: str, wheres: frozenset[str]) -> None:
    """Note which answers a part of the page shows."""
    session.own().setdefault("fields", {})[part] = wheres


def behind() -> bool:
    """Whether somebody saved something that this page does not show yet."""
    page = session.own().get("page")
    if page is None or session.trouble():
        return False
    return bool(session.draft().revision != page[1].revision)


def after_save(part: str) -> None:
    """Draw again what a save in this part changed. To be called at the end of a callback.

    The part that holds the field is drawn by Streamlit itself, with the line that tells of
    the save; a run of its own is asked for only where something else has to be drawn too.
    Streamlit lets only a callback name the fragments to be drawn, so what answers alone
    tell is found out here; the rest by `follow`, once the part is drawn.
    """
    own = session.own()
    if "page" not in own or own.get("unsaved"):
        st.rerun()
    own["until"] = 0.0
    step, before = own["page"]
    now = _shown(session.draft(), step)
    if now.layout != before.layout or now.saves > before.saves + 1:
        st.rerun()
    side = now.progress != before.progress
    own.update(page=(step, now), redrawn=Redrawn(part, side))
    beside = [f"before_{part}"] if part in BEFORE else []
    beside += [SIDE] if side else []
    beside += [PANEL] if now.panel != before.panel else []
    if not beside:
        return
    try:
        st.rerun([part, *beside])
    except StreamlitAPIException:  # a fragment that this page has not drawn
        st.rerun()


def follow(part: str) -> None:
    """Draw the whole page if the pre-review now says what no part drawn after a save shows.

    To be called at the end of each part, which counts only where it holds what was saved.
    """
    own = session.own()
    redrawn = own.get("redrawn", Redrawn())
    if "page" not in own or "found" not in own or redrawn.part != part:
        return
    step, before = own["page"][0], own["found"]
    now = own["found"] = _found(session.draft(), step)
    own["redrawn"] = Redrawn()
    shown = frozenset().union(
        *(wheres for name, wheres in own["fields"].items() if name != part)
    )
    elsewhere = {where for where, _ in now.remarks ^ before.remarks} & shown
    if elsewhere or (now.to_mend != before.to_mend and not redrawn.side):
        st.rerun()


def _shown(opened: session.Opened, step: str) -> Shown:
    shown: Shown = session.remembered(
        (opened.pid, opened.revision, "shown", step),
        lambda: Shown(
            opened.revision,
            sum(cell.version for cell in opened.cells.values()),
            _layout(opened, step),
            hash((tuple(session.progress(opened).values()), opened.name)),
            panels.shown(step, opened),
        ),
    )
    return shown


def _layout(opened: session.Opened, step: str) -> int:
    """Which questions of this step are asked, and what the rows of all lists are called."""
    project = opened.project
    asked = [
        one.where
        for one in project.everything_asked()
        if one.where.startswith(f"{step}.")
    ]
    names = [(row.id, str(row)) for group in _groups() for row in project.at(group)]
    return hash((tuple(asked), tuple(names)))


def _found(opened: session.Opened, step: str) -> Found:
    remarks = frozenset(
        (finding.where, finding.problem.what)
        for finding in session.findings(opened)
        if finding.step == step and not finding.gap
    )
    return Found(remarks, hash(frozenset(session.to_mend(opened).items())))


def _groups() -> list[str]:
    return [
        f"{step}.{name}"
        for step, section in STEPS.items()
        for name in section.questions()
        if is_group(f"{step}.{name}")
    ]
