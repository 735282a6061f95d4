"""A first draft of a public statement with one click, where its field is still blank."""

import streamlit as st

from filing.project import BLANK, Asked, question_at
from filing.screen import saving
from filing.screen.saving import Part
from filing.screen.words import escaped
from filing.verdict import carried, drafted, followed

_CHOICE = "scope.core"
_CARRIED = "照前面填过的写"
_HELP = (
    "用已经填好的步骤、模型和产品拼成初稿，名称和次序与前面一致；"
    "请再改成公众读得懂的话。"
)


def draw(part: Part, asked: Asked) -> None:
    """The button; nothing where an answer stands or there is nothing to draft from."""
    if asked.where == _CHOICE:
        _following(part)
    if asked.value not in BLANK:
        return
    text = drafted(part.opened.project, asked.where)
    if text == "":
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


def _following(part: Part) -> None:
    """A button that carries over what the chosen functions tell of the filing as well."""
    values = followed(part.opened.project)
    if not values:
        return
    nouns = "、".join(question_at(where).noun for where in values)
    st.button(
        f"把所选功能的{escaped(nouns)}带到下面",
        key="follow_scope",
        icon=":material/south:",
        type="tertiary",
        on_click=saving.fill_all,
        args=(part.pid, values, part.part),
    )
