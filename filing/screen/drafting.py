"""A first draft of a public statement with one click, where its field is still blank."""

import streamlit as st

from filing.project import Asked
from filing.screen import saving
from filing.screen.saving import Part
from filing.verdict import carried, drafted

_CARRIED = "照前面填过的写"
_HELP = (
    "用已经填好的步骤、模型和产品拼成初稿，名称和次序与前面一致；"
    "请再改成公众读得懂的话。"
)


def draw(part: Part, asked: Asked) -> None:
    """The button; nothing where an answer stands or there is nothing to draft from."""
    if asked.value or not (text := drafted(part.opened.project, asked.where)):
        return
    st.button(
        _CARRIED if carried(asked.where) else "照前面的回答起草一段",
        key=f"draft_{asked.where}",
        icon=":material/edit_note:",
        type="tertiary",
        help=None if carried(asked.where) else _HELP,
        on_click=saving.fill,
        args=(part.pid, asked.where, part.part, text),
    )
