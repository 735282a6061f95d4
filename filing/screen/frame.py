"""What every page has: who, which project, may they; the sidebar; the ways to and fro."""

import os
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import streamlit as st

from filing.project import STEPS, noun_at
from filing.screen import (
    autosave,
    chinese,
    edits,
    form,
    panels,
    refresh,
    rows,
    saving,
    session,
)
from filing.screen.words import escaped, slug
from filing.store import NoSuchProject, StoreTrouble

_ROOT = Path(__file__).parents[2]
_ICON = str(_ROOT / "assets" / "logo.svg")
_HEARTBEAT = os.environ.get("FILING_HEARTBEAT", "15s")
_BRAND = "算法备案向导"


class Page(NamedTuple):
    """A page: its title, the step it asks, and the module that draws it otherwise.

    One `beside` the walk has no number and no next page.
    """

    title: str
    step: str = ""
    module: str = ""
    beside: bool = False


HOME = "app.py"
REVIEW = "pages/8_review.py"
CHECK = "check"
PAGES: dict[str, Page] = {
    HOME: Page("备案项目", module="home"),
    **{
        f"pages/{number}_{step}.py": Page(section.title, step=step)
        for number, (step, section) in enumerate(STEPS.items(), 1)
    },
    REVIEW: Page("预审", module="review"),
    "pages/9_export.py": Page("导出", module="export"),
    "pages/10_versions.py": Page("版本与变更", module="versions", beside=True),
    "pages/11_exchange.py": Page("往来", module="exchange", beside=True),
}
_PAGE_OF = {page.step: path for path, page in PAGES.items() if page.step}
_INTRO = {
    "applicability": "回答十来个问题，判断要不要备案、以什么角色备案、还有哪些手续要一起办。",
    "scope": "把功能列全，再挑这一次备案的。没做完的照实写，材料会披露，不会装作已有。",
    "subject": "备案的公司、负责的人和产品。号码和名称照证照抄。",
    "mechanism": "说清算法怎么一步步得出结果。回答会照原样写进材料，请写“本公司”，不写“我们”。",
    "data": "先列数据和经过的各方，再连成流向，图会跟着画出来。回答会照原样写进材料。",
    "risk": "先列措施，再列风险，为每条风险选用措施。评的是可控，不是没有风险。",
    "governance": "谁负责，有哪些制度。还没有成文的照实写；回答会照原样写进材料。",
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
        _link(HOME, label="回到备案项目")
    except StoreTrouble as trouble:
        st.error(str(trouble))


def _drawn(path: str, page: Page) -> None:
    if path == HOME or not session.project_id():
        _outside(path, page)
        return
    edits.retry()
    _arrive(path)
    opened = session.draft(fresh=True)
    refresh.drawn(opened, page.step)
    _inside(path, page)


def _inside(path: str, page: Page) -> None:
    """A page of an open project."""
    with st.sidebar:
        st.markdown(f"### {_BRAND}")
        _link(HOME, label="全部项目", icon=":material/arrow_back:")
        _side(path)
    saving.line()
    checking = bool(page.step) and st.query_params.get("view") == CHECK
    _back(path, page)
    st.title(f"检查我的回答：{page.title}" if checking else page.title, anchor=False)
    with st.container(key="troubles"):
        for trouble in edits.troubles():
            st.error(trouble)
        _unconfirmed(page, checking=checking)
    if checking:
        import_module("filing.screen.check").draw(page.step)
    elif page.step:
        _ask(page.step)
    else:
        _module(page)()
    _walk(path, checking=checking)
    _beat()


def _unconfirmed(page: Page, *, checking: bool) -> None:
    """What was changed on another page, and is not stored until the person says so."""
    pid = session.project_id()
    for where in edits.waiting(pid):
        step = where.partition(".")[0]
        if step != page.step or checking:
            noun = noun_at(session.draft().project, where)
            st.warning(f"“{escaped(noun)}”的改动还没有存，等你确认。")
            query = {"project": pid, "focus": where}
            _link(_PAGE_OF[step], label="去确认", query_params=query)


def _back(path: str, page: Page) -> None:
    """The way back to where a link to a question stood."""
    query = {"project": session.project_id()}
    origin = st.query_params.get("from")
    with st.container(key="back"):
        if origin == CHECK and page.step:
            _to_check(path, "← 回到检查我的回答")
        elif origin == "review" and path != REVIEW:
            _link(REVIEW, label="← 回到预审", query_params=query)


def _link(path: str, **options: Any) -> None:
    """A link to a page."""
    st.page_link(_page(path), **options)


@cache
def _page(path: str) -> st.Page:
    """A page as Streamlit knows it: given a path, it looks at the folder for each link."""
    return st.Page(_ROOT / path, default=path == HOME)


def _to_check(path: str, label: str = "检查我的回答") -> None:
    query = {"project": session.project_id(), "view": CHECK}
    _link(path, label=label, query_params=query)


def _outside(path: str, page: Page) -> None:
    """A page without a project: the list of projects, or the way to it."""
    with st.sidebar:
        st.markdown(f"### {_BRAND}")
        st.caption("备案看的不是完美，而是可控、可解释。")
    st.title(page.title, anchor=False)
    if path == HOME:
        _module(page)()
        return
    st.info("先打开一个项目，再填写这一步。")
    _link(HOME, label="去打开项目")


def _module(page: Page) -> Callable[[], None]:
    draw: Callable[[], None] = import_module(f"filing.screen.{page.module}").draw
    return draw


def _ask(step: str) -> None:
    """The form of a step, and beside it what follows from the answers."""
    with st.container(horizontal=True, key="intro"):
        st.markdown(_INTRO[step], width="content")
        if st.query_params.get("from") != CHECK:
            _to_check(_PAGE_OF[step])
    with st.container(key="walk"):
        left, right = st.columns([7, 5], gap="large")
    with left:
        form.draw(step)
    with right:
        _panel(step)


@st.fragment(key=refresh.PANEL)
def _panel(step: str) -> None:
    with edits.told():
        panels.draw(step)


def _arrive(path: str) -> None:
    """Open the row and lead to the question that the address, or a new row, asks for."""
    own = session.own()
    if own.get("path") != path:
        rows.left()
    focus = str(st.query_params.get("focus", ""))
    if focus and (own.get("path"), own.get("focus")) != (path, focus):
        rows.show(focus)
    own.update(path=path, focus=focus)
    goto = own.pop("goto", "") or focus
    view = str(st.query_params.get("view", ""))
    autosave.mount(f"q_{slug(goto)}" if goto else "", marked=goto == focus, view=view)


@st.fragment(key=refresh.SIDE)
def _side(current: str) -> None:
    """The project, its steps with what is open on each, and how far it is in all."""
    with edits.told():
        opened = session.draft()
        st.markdown(f"**{escaped(opened.name)}**")
        with st.container(key="steps", gap=None):
            for number, (path, page) in enumerate(list(PAGES.items())[1:], 1):
                label = page.title if page.beside else f"{number}　{page.title}"
                label = f"**{label}**" if path == current else label
                state = _state(page, opened)
                _link(
                    path,
                    label=f"{label} {state}",
                    query_params={"project": opened.pid},
                )
        counts = session.progress(opened).values()
        asked = sum(one.asked for one in counts)
        answered = asked - sum(one.open for one in counts)
        st.progress(
            answered / asked if asked else 0.0, text=f"已答 {answered} / {asked}"
        )
        if answered < asked:
            st.caption("清单每添一行，总数会多几项。")


def _state(page: Page, opened: session.Opened) -> str:
    """What a link of the sidebar says of its page: how much is open, or that it is done."""
    if page.step:
        waiting = session.progress(opened)[page.step].open
        wrong = session.to_mend(opened)[page.step]
        told = [f"还差 {waiting}"] if waiting else []
        told += [f":orange[要改 {wrong}]"] if wrong else []
        return f":small[{'　'.join(told) or ':green[✓]'}]"
    wrong = session.to_mend(opened).total()
    if page.module == "review" and wrong:
        return f":small[必须修改 {wrong}]"
    return ""


def _walk(path: str, *, checking: bool = False) -> None:
    """The way to the step before, to this step's answers on one sheet, and to the next."""
    paths = [one for one, page in PAGES.items() if one != HOME and not page.beside]
    if path not in paths:
        return
    here = paths.index(path)
    query = {"project": session.project_id()}
    st.divider()
    with st.container(horizontal=True, horizontal_alignment="distribute", key="onward"):
        if here > 0:
            before = paths[here - 1]
            _link(before, label=f"← 上一步：{PAGES[before].title}", query_params=query)
        if checking:
            _link(path, label="继续填写这一步", query_params=query)
        elif PAGES[path].step:
            _to_check(path)
        if here + 1 < len(paths):
            after = paths[here + 1]
            _link(after, label=f"下一步：{PAGES[after].title} →", query_params=query)


@st.fragment(run_every=_HEARTBEAT, key=refresh.BEAT)
def _beat() -> None:
    """What keeps a tab alive; nothing is drawn here.

    It brings typed text after a restart, tries again what could not be stored, and shows
    what others saved.
    """
    with edits.told():
        if edits.retry() or refresh.behind():
            st.rerun()


def link(where: str, label: str) -> None:
    """A link to the question at this address, with the way back to the review."""
    _link(
        _PAGE_OF[where.partition(".")[0]],
        label=escaped(label),
        query_params={
            "project": session.project_id(),
            "focus": where,
            "from": "review",
        },
    )


def page_of(step: str) -> str:
    """The page of a step; of none, the pre-review."""
    return _PAGE_OF.get(step, REVIEW)


def step_link(step: str) -> None:
    """A link to a step, with the way back to the review."""
    _link(
        _PAGE_OF[step],
        label=STEPS[step].title,
        query_params={"project": session.project_id(), "from": "review"},
    )


def address(where: str, pid: str, origin: str = "review") -> str:
    """The web address of the question at this address, with the way back to `origin`."""
    step = where.partition(".")[0]
    return f"/{step}?project={quote(pid)}&focus={quote(where)}&from={origin}"
