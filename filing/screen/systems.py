"""The twelve systems of Article 7 and the official outline: listed, and told, at a click.

What is the same for many is said once: that they are not written, and who keeps them.
"""

import streamlit as st

from filing.project import Project
from filing.screen import rows, session
from filing.screen.edits import told
from filing.telling import there
from filing.terms import LISTED_SYSTEMS, SystemKind

_SYSTEMS = "governance.systems"
UNWRITTEN = "尚未成文"
"""What stands for the name of the file where there is none yet."""
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
        without = unnamed(opened.project)
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


def unnamed(project: Project) -> list[str]:
    """The systems listed by kind for which no file is named yet."""
    systems = project.governance.systems
    return [system.id for system in systems if system.kind and not system.name]


def unwritten(ids: list[str]) -> dict[str, str]:
    """That these systems are not written, as answers."""
    return {f"{_SYSTEMS}.{one}.name": UNWRITTEN for one in ids}


def _none_written(pid: str, without: list[str]) -> None:
    st.markdown(
        f":small[有 {len(without)} 项还没有写文件名。都还没有成文的，可以先一次写上，"
        "哪一项成文了再改。]"
    )
    st.button(
        f"这 {len(without)} 项都写“{UNWRITTEN}”",
        key="systems_unwritten",
        on_click=rows.say,
        args=(pid, unwritten(without)),
    )


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
