"""The session: who it is, which project is open, and what follows from its answers.

What follows is worked out once for each revision of a project, for all sessions; whether
somebody may see the project is asked of the store on every run.
"""

import os
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import streamlit as st

from filing import gauge
from filing.finding import Finding
from filing.gauge import Gauge
from filing.project import BLANK, STEPS, Project, WrongAnswer, is_group
from filing.reuse import holds_for_all
from filing.rules import likeness, review
from filing.screen import demos
from filing.store import Cell, NoSuchProject, Store, StoreTrouble

OWN = "filing"
"""The one entry of ours in the session's state."""
_KEPT = 4096
_COMPARED = 11  # the company's last changed projects, this one among them
_LOOKED_UP = 60.0  # seconds for which a list of them is good
_NOTHING = ("", 0, "", None, None)  # foreseen of no project
_DRAWING = 0.3  # seconds in which the parts of a page, drawn in turn, share one reading
_memory: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
_lock = Lock()


class Opened(NamedTuple):
    """A project as it stands at one revision, with the stored cell of each answer."""

    pid: str
    name: str
    revision: int
    project: Project
    cells: dict[str, Cell]


class Other(NamedTuple):
    """Another project of the same company, as it was at one revision."""

    pid: str
    revision: int
    name: str


class Progress(NamedTuple):
    """How far one step is: what has to be answered or was, and what of it is still open."""

    asked: int
    open: int


@st.cache_resource
def store() -> Store:
    """The one store of this process; `FILING_DB_URL` names another database."""
    url = os.environ.get("FILING_DB_URL", "")
    if not url:
        Path("data").mkdir(exist_ok=True)
        url = "sqlite:///data/filing.db"
    return Store(url)


def user() -> str:
    """Whose projects these are: the person logged in, else the one of this computer."""
    kept = own()
    if "user" not in kept:  # each look at st.user also looks for a file of secrets
        known = getattr(st.user, "is_logged_in", False)
        here = os.environ.get("FILING_USER", "本机用户")
        kept["user"] = str(st.user.email) if known else here
    return str(kept["user"])


def project_id() -> str:
    """The project that the address names; '' without one."""
    return str(st.query_params.get("project", ""))


def draft(*, fresh: bool = False) -> Opened:
    """The project that the address names. Raises NoSuchProject, StoreTrouble."""
    return opened(project_id(), fresh=fresh)


def opened(pid: str, *, fresh: bool = False) -> Opened:
    """A project of this person's, as it is stored now.

    The parts of one drawing see it as it was read once, unless it must be `fresh`.

    While the database cannot be read, what this session last saw of the project stays on
    the screen, so that nothing typed goes away with it; `trouble` then says why.
    """
    kept = own()
    last: Opened | None = kept.get("last")
    known = last if last and last.pid == pid else None
    if known and not fresh and time.monotonic() < kept.get("until", 0.0):
        return known
    try:
        known = kept["last"] = _read(pid)
        kept.update(trouble="", until=time.monotonic() + _DRAWING)
    except StoreTrouble as trouble:
        if known is None:
            raise
        kept["trouble"] = str(trouble)
    return known


def foreseen(of: Opened, where: str, value: Any) -> Project:
    """The project as it will be once this answer is saved. Raises KeyError, WrongAnswer.

    It is kept, so that what is worked out from it need not be once more after the save.
    """
    after = of.project.answer(where, value)
    own()["foreseen"] = (of.pid, of.revision, where, value, after)
    return after


def pictures(pid: str) -> dict[str, bytes]:
    """The screenshots of a project of this person's, by their digest."""
    return store().pictures(pid, user())


def trouble() -> str:
    """Why the database could not be read just now; '' if it could."""
    return str(own().get("trouble", ""))


def _read(pid: str) -> Opened:
    summary, revision = store().standing(pid, user())
    last: Opened | None = own().get("last")
    before = last if last and last.pid == pid and last.revision < revision else None
    project, cells = remembered(
        (pid, revision), lambda: _brought_up(before) if before else _assembled(pid)
    )
    return Opened(pid, summary.name, revision, project, cells)


def _assembled(pid: str) -> tuple[Project, dict[str, Cell]]:
    cells = store().answers(pid, user())
    return _made_of(cells), cells


def _brought_up(before: Opened) -> tuple[Project, dict[str, Cell]]:
    """The project after what was saved since, without reading all of it again."""
    changes = store().changes(before.pid, before.revision, user())
    cells = {**before.cells, **changes}
    pid, revision, where, value, after = own().pop("foreseen", _NOTHING)
    saved = [(where, cell.value) for where, cell in changes.items()]
    if (pid, revision) == (before.pid, before.revision) and saved == [(where, value)]:
        return after, cells
    project = before.project
    try:
        for where, cell in changes.items():
            if is_group(where):
                return _made_of(cells), cells
            project = project.answer(where, cell.value)
    except (KeyError, WrongAnswer):  # an answer in a row, or to a question, now gone
        return _made_of(cells), cells
    return project, cells


def _made_of(cells: dict[str, Cell]) -> Project:
    return Project.from_answers({where: cell.value for where, cell in cells.items()})


def findings(of: Opened) -> tuple[Finding, ...]:
    """What the pre-review finds."""
    return _found(of)[0]


def findings_at(of: Opened, where: str) -> list[Finding]:
    """What the pre-review finds at one answer."""
    return _found(of)[1].get(where, [])


def _found(of: Opened) -> tuple[tuple[Finding, ...], dict[str, list[Finding]]]:
    """All findings, and those at each address."""
    alike, today = _others(of), date.today()

    def find() -> tuple[tuple[Finding, ...], dict[str, list[Finding]]]:
        others = {one.name: _passages(one, of.project.scope.name) for one in alike}
        if of.project.subject.company not in demos.companies():
            others |= demos.passages()
        found = tuple(review(of.project, others, today))
        by_where: dict[str, list[Finding]] = {}
        for finding in found:
            by_where.setdefault(finding.where, []).append(finding)
        return found, by_where

    told: tuple[tuple[Finding, ...], dict[str, list[Finding]]] = remembered(
        (of.pid, of.revision, "findings", alike, today), find
    )
    return told


def _others(of: Opened) -> tuple[Other, ...]:
    """The company's other projects of this person, looked up once in a while."""
    company = of.project.subject.company
    if not company:
        return ()
    kept = own().setdefault("companies", {})
    known, until = kept.get(company, ((), 0.0))
    if time.monotonic() >= until:
        try:
            listed = store().sharing("subject.company", company, user(), _COMPARED)
        except StoreTrouble:  # the page says so; what was known stays
            listed = None
        if listed is not None:
            known = tuple(Other(one.id, rev, one.name) for one, rev in listed)
        kept[company] = (known, time.monotonic() + _LOOKED_UP)
    return tuple(one for one in known if one.pid != of.pid)


def _passages(other: Other, algorithm: str) -> likeness.Passages:
    """Its long texts that no other filing should share with it.

    None if it tells of the same algorithm, as an earlier version does.
    """

    def cut() -> tuple[str, likeness.Passages]:
        project, _ = _assembled(other.pid)
        told = likeness.passages(project)
        own = {one: runs for one, runs in told.items() if not holds_for_all(one)}
        return project.scope.name, own

    try:
        name, told = remembered((other.pid, other.revision, "passages"), cut)
    except (NoSuchProject, StoreTrouble):  # deleted since it was listed, or unreadable
        return {}
    return {} if algorithm and name == algorithm else told


def progress(of: Opened) -> dict[str, Progress]:
    """How far each step is."""

    def count() -> dict[str, Progress]:
        asked, waiting = dict.fromkeys(STEPS, 0), dict.fromkeys(STEPS, 0)
        for one in of.project.everything_asked():
            step = one.where.partition(".")[0]
            if one.open:
                asked[step] += 1
                waiting[step] += 1
            elif one.value not in BLANK:
                asked[step] += 1
        return {step: Progress(asked[step], waiting[step]) for step in STEPS}

    counted: dict[str, Progress] = remembered((of.pid, of.revision, "progress"), count)
    return counted


def to_mend(of: Opened) -> Counter[str]:
    """How much must be mended on each step, gaps apart."""
    counted: Counter[str] = remembered(
        (of.pid, of.revision, "to mend"),
        lambda: Counter(one.step for one in findings(of) if one.blocks and not one.gap),
    )
    return counted


def gauges(of: Opened) -> tuple[Gauge, ...]:
    """How far the project is explained."""
    measured: tuple[Gauge, ...] = remembered(
        (of.pid, of.revision, "gauges"),
        lambda: tuple(gauge.gauges(of.project, findings(of))),
    )
    return measured


def remembered(key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
    """What was made for this key, made now if it is not known. Keys begin with a revision."""
    with _lock:
        if key in _memory:
            _memory.move_to_end(key)
            return _memory[key]
    made = make()
    with _lock:
        _memory[key] = made
        while len(_memory) > _KEPT:
            _memory.popitem(last=False)
    return made


def own() -> dict[str, Any]:
    """Our own bookkeeping: one entry, as each widget copies the whole state."""
    kept: dict[str, Any] = st.session_state.setdefault(OWN, {})
    return kept
