"""The twelve systems of Article 7 and the official outline: listed, and told, at a click.

What is the same for many is said once: that they are not written, and who keeps them.
"""

import streamlit as st

from filing.project import Asked, Project
from filing.screen import rows, session
from filing.screen.edits import told
from filing.telling import there, wholly_absent
from filing.terms import LISTED_SYSTEMS, SystemKind

_SYSTEMS = "governance.systems"
_UNWRITTEN = "尚未成文"
_MANY = 2
"""From how many on it is worth a click to say what is the same for all."""
_OFFERED = 2


def draw() -> None:
    """Ways to list what no row stands for yet, and to say at once what is unwritten."""
    with told():
        opened = session.draft()
        systems = opened.project.governance.systems
        listed = {system.kind for system in systems}
        missing = [kind for kind in LISTED_SYSTEMS if kind not in listed]
        without = _unnamed(opened.project)
        unkept = [system.id for system in systems if system.kind and not system.owner]
        owners = list(dict.fromkeys(one.owner for one in systems if there(one.owner)))
        to_keep = unkept if len(unkept) >= _MANY and owners else []
        if not missing and len(without) < _MANY and not to_keep:
            return
        with st.container(border=True, key="systems_missing", gap="xsmall"):
            if missing:
                _list_all(opened.pid, missing)
            if len(without) >= _MANY:
                _none_written(opened.pid, without)
            if to_keep:
                _all_kept(opened.pid, to_keep, owners)


def _list_all(pid: str, missing: list[SystemKind]) -> None:
    st.markdown("**先把制度列全**")
    st.markdown(
        ":small[第七条的八项，加上官方提纲的四项，共十二项。列出以后逐项填写："
        "成文的每项另有六问，几项写在同一份文件里的，文件名写同一个；"
        "还没有成文的，文件名写“尚未成文”，只再问谁负责。]"
    )
    st.button(
        f"一次列出还没有列的 {len(missing)} 项",
        key="systems_all",
        on_click=rows.add_all,
        args=(pid, _SYSTEMS, [{"kind": str(one)} for one in missing]),
    )


def rest(opened: session.Opened, asked: Asked) -> None:
    """Under a system that is not written, a button that says so of all without a name."""
    group, _, field = asked.where.partition(f"{_SYSTEMS}.")
    if group or not field.endswith(".name") or not wholly_absent(asked.value or ""):
        return
    if without := _unnamed(opened.project):
        words = f"其余没有写的 {len(without)} 项也写“{_UNWRITTEN}”"
        _say_unwritten(opened.pid, without, words, "systems_rest")


def _unnamed(project: Project) -> list[str]:
    """The systems listed by kind for which no file is named yet."""
    systems = project.governance.systems
    return [system.id for system in systems if system.kind and not system.name]


def _none_written(pid: str, without: list[str]) -> None:
    st.markdown(
        f":small[有 {len(without)} 项还没有写文件名。都还没有成文的，可以先一次写上，"
        "哪一项成文了再改。]"
    )
    words = f"这 {len(without)} 项都写“{_UNWRITTEN}”"
    _say_unwritten(pid, without, words, "systems_unwritten")


def _say_unwritten(pid: str, without: list[str], words: str, key: str) -> None:
    answers = {f"{_SYSTEMS}.{one}.name": _UNWRITTEN for one in without}
    st.button(words, key=key, on_click=rows.say, args=(pid, answers))


def _all_kept(pid: str, unkept: list[str], owners: list[str]) -> None:
    """A click for each owner told so far, a few at most."""
    st.markdown(
        f":small[有 {len(unkept)} 项还没有写谁负责。都由同一个部门负责的，可以一次写上。]"
    )
    with st.container(horizontal=True):
        for owner in owners[:_OFFERED]:
            st.button(
                f"这 {len(unkept)} 项都由{owner}负责",
                key=f"systems_owner_{owner}",
                on_click=rows.say,
                args=(pid, {f"{_SYSTEMS}.{one}.owner": owner for one in unkept}),
            )
