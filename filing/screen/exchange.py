"""往来: what goes out to people who do not use the wizard, and what comes back from them."""

import streamlit as st

from filing.dossier import file_name
from filing.intake import Received, owner
from filing.project import STEPS, Project
from filing.question import Who
from filing.readback import edited
from filing.screen import accepting, finished, session, templates
from filing.workbook import TITLE, Wanted, collected, collection

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ALL = "全部"


def draw() -> None:
    """The whole page: a tab for each way out and back."""
    opened = session.draft()
    fill, collect, read, check = st.tabs(
        ["官方模板填充", "资料收集表", "Word 回读", "成稿核对"]
    )
    with fill:
        templates.draw(opened)
    with collect:
        _collect(opened)
    with read:
        _read_back(opened)
    with check:
        finished.draw(opened)


def _collect(opened: session.Opened) -> None:
    """Questions out as a workbook, and answers back."""
    st.markdown(
        "把没答的问题导成 Excel，发给客户或同事离线填；填好传回来，先看不同，再决定采用哪些。"
    )
    with st.container(border=True):
        st.markdown("**一、导出**")
        _out(opened)
    with st.container(border=True):
        st.markdown("**二、传回来**")
        accepting.draw(
            opened,
            "exchange.collected",
            "填好的资料收集表（.xlsx）",
            "xlsx",
            collected,
        )


def _out(opened: session.Opened) -> None:
    titles = {section.title: step for step, section in STEPS.items()}
    one, two, three = st.columns(3)
    step = one.selectbox("哪一步", [_ALL, *titles], key="exchange.step")
    who = two.selectbox("谁来答", [_ALL, *map(str, Who)], key="exchange.who")
    which = three.selectbox("哪些问题", ["还没答的", "全部"], key="exchange.which")
    four, five = st.columns(2)
    deadline = four.text_input(
        "请在哪天之前交回",
        key="exchange.deadline",
        max_chars=30,
        placeholder="例：2026-12-31",
    )
    contact = five.text_input(
        "交给谁", key="exchange.contact", max_chars=60, placeholder="例：李示例，邮箱……"
    )
    wanted = Wanted(
        titles.get(str(step), ""),
        None if who == _ALL else Who(str(who)),
        everything=which == "全部",
    )

    def made() -> bytes | str:
        """The workbook; in words why there is none, which is worth remembering too."""
        try:
            return collection(
                opened.project, wanted, deadline=deadline or "", contact=contact or ""
            )
        except ValueError as nothing:
            return f"{nothing}。"

    content = session.remembered(
        (opened.pid, opened.revision, "collection", wanted, deadline, contact), made
    )
    if isinstance(content, str):
        st.info(content)
        return
    st.download_button(
        "下载资料收集表（.xlsx）",
        content,
        f"{file_name(TITLE, opened.project.scope.name or opened.name)}.xlsx",
        _XLSX,
        type="primary",
        on_click="ignore",
        key="exchange.collection",
    )


def _read_back(opened: session.Opened) -> None:
    """An exported document that somebody edited or commented, back."""
    st.markdown(
        "把导出的 Word 发给别人改，改完传回来：改过的内容逐处列出，由你决定采用哪些；"
        "批注会变成预审意见，落在它所在的那项内容上。"
    )
    st.caption(
        "只认向导导出的 Word，用 Word、WPS、LibreOffice 改过都可以。"
        "改在内容里的能认出来，另写的段落请自己抄到对应的问题里。"
    )
    accepting.draw(opened, "exchange.edited", "改过的 Word（.docx）", "docx", _edited)


def _edited(file: bytes, _: Project) -> Received:
    read = edited(file)
    return Received(read.given, read.left, owner(read.project))
