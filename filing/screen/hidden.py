"""Given answers that another answer puts out of use: kept, and told to the person.

Nothing given is ever lost: a question that no longer applies keeps its answer, no document
uses it, and it comes back with the answer that brought it.
"""

from collections.abc import Iterable

import streamlit as st

from filing.project import Project, WrongAnswer, once, question_at
from filing.screen import session
from filing.screen.words import escaped

_NAMED = 6


@once
def _asked(project: Project) -> frozenset[str]:
    return frozenset(one.where for one in project.everything_asked())


@once
def unused(project: Project) -> dict[str, str]:
    """Given answers that are not asked for now: address and official name, in order.

    The rows of a group that is not asked for count as one.
    """
    asked = _asked(project)
    found = {}
    for where in project.answers():
        group = where.rpartition(".")[0].rpartition(".")[0]
        if where not in asked and group not in found:
            found[where] = question_at(where).noun
    return found


def about_to_change(where: str) -> None:
    """Note how the project stands before this answer is changed. To be called in a callback."""
    own = session.own()
    last = own.get("last")
    if last is not None:
        own["changing"] = (where, last.revision, last.project)


def would_go(pid: str, where: str, value: object) -> list[str]:
    """The names of the given answers that this answer would put out of use."""
    opened = session.opened(pid)
    try:
        after = session.foreseen(opened, where, value)
    except (KeyError, WrongAnswer):  # the row is gone; saving tells
        return []
    if _asked(opened.project) <= _asked(after):
        return []
    now = unused(opened.project)
    return [noun for one, noun in unused(after).items() if one not in now]


def note(opened: session.Opened, where: str) -> None:
    """Say beside a question which given answers its change has put out of use."""
    own = session.own()
    put_away: dict[str, set[str]] = own.setdefault("hidden", {})
    changed, revision, before = own.get("changing", ("", 0, None))
    if changed == where and opened.revision > revision:
        del own["changing"]
        if gone := _asked(before) - _asked(opened.project):
            gone &= unused(opened.project).keys()
            put_away.setdefault(where, set()).update(gone)
    if not put_away.get(where):
        return
    now = unused(opened.project)
    if names := [now[one] for one in now if one in put_away[where]]:
        noun = escaped(question_at(where).noun)
        st.markdown(
            f":small[因为改了“{noun}”，以下 {len(names)} 项已填内容暂不使用："
            f"{escaped(enumerated(names))}。内容都留着，改回后恢复。]"
        )


def listed(opened: session.Opened, step: str) -> None:
    """Say which given answers of a step are kept and not used, and what they wait for."""
    lines = [
        f"- {escaped(noun)}　:small[{escaped(_condition(where))}]"
        for where, noun in unused(opened.project).items()
        if where.startswith(f"{step}.")
    ]
    if lines:
        with st.expander(f"另有 {len(lines)} 项已填内容暂不使用", key="unused"):
            st.markdown("条件不符，材料里不写；内容都留着，条件符合时恢复。")
            st.markdown("\n".join(lines))


def _condition(where: str) -> str:
    when = question_at(where).when
    return f"要在“{when.words}”时才用到" if when else ""


def enumerated(names: Iterable[str]) -> str:
    """Names each once, the first of them only where they are many."""
    every = list(dict.fromkeys(names))
    rest = "等" if len(every) > _NAMED else ""
    return "、".join(every[:_NAMED]) + rest
