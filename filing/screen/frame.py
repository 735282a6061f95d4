"""What every page has: who, which project, may they; the sidebar; the ways to and fro."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import streamlit as st

from filing.project import STEPS
from filing.screen import autosave, chinese, form, panels, rows, saving, session
from filing.screen.words import escaped, slug
from filing.store import NoSuchProject, StoreTrouble

_ICON = str(Path(__file__).parents[2] / "assets" / "logo.svg")
_HEARTBEAT = os.environ.get("FILING_HEARTBEAT", "15s")
_BRAND = "算法备案向导"


class Page(NamedTuple):
    """A page: its title, the step it asks, and the module that draws it otherwise."""

    title: str
    step: str = ""
    module: str = ""


HOME = "app.py"
REVIEW = "pages/8_review.py"
PAGES: dict[str, Page] = {
    HOME: Page("备案项目", module="home"),
    **{
        f"pages/{number}_{step}.py": Page(section.title, step=step)
        for number, (step, section) in enumerate(STEPS.items(), 1)
    },
    REVIEW: Page("预审", module="review"),
    "pages/9_export.py": Page("导出", module="export"),
}
_PAGE_OF = {page.step: path for path, page in PAGES.items() if page.step}
_INTRO = {
    "applicability": "回答十来个问题，判断要不要备案、以什么角色备案、还有哪些手续要一起办。",
    "scope": "把功能列全，再挑这一次备案的。没做完的照实写，材料会披露，不会装作已有。",
    "subject": "备案的公司、负责的人和产品。号码和名称照证照抄。",
    "mechanism": "说清算法怎么一步步得出结果。流程图和公示内容都从这里来。",
    "data": "先列数据和经过的各方，再连成流向。图会跟着画出来。",
    "risk": "先列措施，再列风险，为每条风险选用措施。评的是可控，不是没有风险。",
    "governance": "谁负责，有哪些制度。还没有成文的照实写。",
}


def show(path: str) -> None:
    """A whole page. Troubles with the store are told in words, never as a traceback."""
    page = PAGES[path]
    st.set_page_config(
        page_title=f"{page.title} · {_BRAND}",
        page_icon=_ICON,
        layout="wide",
        menu_items={},
    )
    chinese.mount()
    try:
        _drawn(path, page)
    except NoSuchProject:
        st.warning("没有找到这个项目，可能已经删除，或不属于当前用户。")
        st.page_link(HOME, label="回到备案项目")
    except StoreTrouble as trouble:
        st.error(str(trouble))


def _drawn(path: str, page: Page) -> None:
    if path == HOME:
        _sidebar_home()
        st.title(page.title, anchor=False)
        _module(page)()
        return
    if not session.project_id():
        _sidebar_home()
        st.title(page.title, anchor=False)
        st.info("先打开一个项目，再填写这一步。")
        st.page_link(HOME, label="去打开项目")
        return
    saving.retry()
    _arrive()
    _sidebar(path)
    st.title(page.title, anchor=False)
    if page.step:
        _ask(page.step)
    else:
        _module(page)()
    _walk(path)
    heartbeat()


def _module(page: Page) -> Callable[[], None]:
    draw: Callable[[], None] = import_module(f"filing.screen.{page.module}").draw
    return draw


def _ask(step: str) -> None:
    if st.query_params.get("from") == "review":
        st.page_link(
            REVIEW, label="← 回到预审", query_params={"project": session.project_id()}
        )
    st.markdown(_INTRO[step])
    left, right = st.columns([7, 5], gap="large")
    with left:
        form.draw(step)
    with right:
        panels.draw(step)


def _arrive() -> None:
    """Open the row and mark the question that the address asks for."""
    focus = str(st.query_params.get("focus", ""))
    own = session.own()
    if focus and own.get("focus") != focus:
        rows.show(focus)
    own["focus"] = focus
    autosave.mount(f"q_{slug(focus)}" if focus else "")


def _sidebar_home() -> None:
    with st.sidebar:
        st.markdown(f"### {_BRAND}")
        st.caption("备案看的不是完美，而是可控、可解释。")


def _sidebar(current: str) -> None:
    draft = session.draft()
    progress = session.progress(draft)
    blocking = sum(finding.blocks for finding in session.findings(draft))
    session.own()["signature"] = form.signature(draft)
    session.own()["drawn"] = draft.revision
    with st.sidebar:
        st.markdown(f"### {_BRAND}")
        st.page_link(HOME, label="全部项目", icon=":material/home:")
        st.markdown(f"**{escaped(draft.name)}**")
        for number, (path, page) in enumerate(list(PAGES.items())[1:], 1):
            label = f"{number} {page.title}"
            if page.step:
                opened = progress[page.step].open
                label += f"　· 差 {opened}" if opened else "　✓"
            elif page.module == "review" and blocking:
                label += f"　· {blocking} 条必须修改"
            if path == current:
                label = f"**{label}**"
            st.page_link(path, label=label, query_params={"project": draft.pid})
        asked = sum(one.asked for one in progress.values())
        opened = sum(one.open for one in progress.values())
        st.progress(
            (asked - opened) / asked if asked else 0.0,
            text=f"已答 {asked - opened} / {asked}",
        )


def _walk(path: str) -> None:
    """The way to the step before and the step after."""
    paths = list(PAGES)[1:]
    here = paths.index(path)
    query = {"project": session.project_id()}
    st.divider()
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if here > 0:
            before = paths[here - 1]
            st.page_link(
                before, label=f"← 上一步：{PAGES[before].title}", query_params=query
            )
        if here + 1 < len(paths):
            after = paths[here + 1]
            st.page_link(
                after, label=f"下一步：{PAGES[after].title} →", query_params=query
            )


@st.fragment(run_every=_HEARTBEAT)
def heartbeat() -> None:
    """Keeps the tab alive: brings typed text after a restart, shows what others saved."""
    saving.retry()
    own = session.own()
    revision = session.store().revision(session.project_id(), session.user())
    if own.get("drawn", revision) != revision and own.get("beat") != revision:
        own["beat"] = revision
        st.rerun()


def link(where: str, label: str) -> None:
    """A link to the question at this address, with the way back to the review."""
    st.page_link(
        _PAGE_OF[where.partition(".")[0]],
        label=escaped(label),
        query_params={
            "project": session.project_id(),
            "focus": where,
            "from": "review",
        },
    )


def address(where: str, pid: str) -> str:
    """The web address of the question at this address."""
    step = where.partition(".")[0]
    return f"/{step}?project={quote(pid)}&focus={quote(where)}&from=review"
