"""The door: every project with its progress, and the ways to begin one."""

from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from filing.dossier import file_name
from filing.draft import Loaded, Unreadable, dump, load
from filing.gate import Refused
from filing.project import Project
from filing.reuse import Reuse, reused
from filing.screen import demos, frame, session, tour
from filing.screen.words import escaped
from filing.store import Summary
from filing.verdict import deadlines
from filing.word.reading import read_back

_FIRST_STEP = "pages/1_applicability.py"
_CHINA = ZoneInfo("Asia/Shanghai")
_PER_PAGE = 10
_CAPTIONS = (
    "带上公司、负责人和制度，其余重新写",
    "再带上产品、功能清单和数据，算法、风险和公示重新写",
)


def draw() -> None:
    """The whole home page."""
    st.markdown(
        "一步步准备算法备案材料：先答问题，再看预审，最后导出 Word 草稿。"
        "**边填边存，随时可以离开。**"
    )
    archived = bool(st.session_state.get("home.archived"))
    projects = session.store().projects(session.user(), archived=archived)
    if not projects and not archived:
        _welcome()
    else:
        _toolbar()
    if archived or session.store().projects(session.user(), archived=True):
        st.toggle("只看已归档的项目", key="home.archived")
    _cards(projects)


def _welcome() -> None:
    tour.draw()
    with st.container(border=True):
        st.header("先看一个示例", anchor=False)
        st.write(
            "打开一份填好的项目，走一遍九个步骤，导出一份 Word 看看。公司都是虚构的。"
        )
        demos.draw(_begin, columns=2)
    with st.container(border=True):
        st.header("直接开始", anchor=False)
        st.write("为一家公司的一个算法新建一个项目。一次只备一个算法，以后可以复制。")
        _new_form()
        with st.expander("已经有项目文件？导入它"):
            _import_form()


def _toolbar() -> None:
    with st.container(horizontal=True):
        with st.popover("新建项目", type="primary"):
            _new_form()
        with st.popover("打开示例"):
            demos.draw(_begin)
        with st.popover("导入项目"):
            _import_form()


def _new_form() -> None:
    with st.form("home.new", border=False):
        name = st.text_input(
            "项目名称", max_chars=60, placeholder="如：示例公司 · 首页推荐算法"
        )
        if st.form_submit_button("新建项目", type="primary"):
            if name.strip():
                _enter(session.store().create(name.strip(), session.user()))
            else:
                st.warning("先给项目起个名字，方便以后找到它。")


def _begin(loaded: Loaded) -> None:
    """A project of this person's with these answers, opened at its first step."""
    _enter(
        session.store().create(
            loaded.name, session.user(), loaded.project.answers(), loaded.pictures
        )
    )


def _import_form() -> None:
    file = st.file_uploader(
        "项目文件（.json），或向导导出的 Word（.docx）",
        type=["json", "docx"],
        key="home.file",
        max_upload_size=80,
    )
    if file is None:
        return
    try:
        loaded = _loaded(file.name, file.getvalue())
    except (Unreadable, Refused) as trouble:
        st.error(str(trouble))
        return
    st.success(
        f"读到项目“{_plain(loaded.name)}”，共 {len(loaded.project.answers())} 项内容。"
    )
    if loaded.dropped:
        with st.expander(f"有 {len(loaded.dropped)} 项没有读入"):
            st.text("\n".join(loaded.dropped[:50]))
    if st.button("导入为新项目", key="home.import", type="primary"):
        _begin(loaded)


def _loaded(name: str, content: bytes) -> Loaded:
    """The project in a file, whichever of the two kinds it is."""
    if not name.lower().endswith(".docx"):
        return load(content)
    project = read_back(content).project
    lost = [f"work.proofs.{proof.id}" for proof in project.work.proofs]
    for row in lost:
        project = project.remove(row)
    told = (f"{len(lost)} 张截图：Word 不带截图原件，请重新添加",) if lost else ()
    return Loaded(project.scope.name or "从 Word 导入的项目", project, told, {})


def _cards(projects: list[Summary]) -> None:
    if not projects:
        if st.session_state.get("home.archived"):
            st.info("没有已归档的项目。")
        return
    pages = -(-len(projects) // _PER_PAGE)
    page = st.pagination(pages, key="home.page") if pages > 1 else 1
    for summary in projects[(page - 1) * _PER_PAGE : page * _PER_PAGE]:
        _card(summary)


def _card(summary: Summary) -> None:
    draft = session.opened(summary.id)
    progress = session.progress(draft)
    asked = sum(one.asked for one in progress.values())
    opened = sum(one.open for one in progress.values())
    blocking = sum(finding.blocks for finding in session.findings(draft))
    with st.container(border=True, key=f"project_{summary.id}"):
        words, actions = st.columns([5, 2], vertical_alignment="center")
        with words:
            st.markdown(f"## {escaped(summary.name)}")
            st.progress(
                (asked - opened) / asked if asked else 0.0,
                text=_state(asked, opened, blocking),
            )
            st.caption(
                f"上次修改 {_moment(summary.changed)} · "
                + " · ".join(_by_step(progress, session.to_mend(draft)))
                + _next_deadline(draft.project)
            )
            st.caption(
                " · ".join(
                    f"{one.name} {one.percent}%" for one in session.gauges(draft)
                )
            )
        with actions, st.container(horizontal=True, horizontal_alignment="right"):
            st.page_link(
                _next_page(progress),
                label="继续填写",
                query_params={"project": summary.id},
            )
            with st.popover("更多"):
                _more(summary)


def _state(asked: int, opened: int, blocking: int) -> str:
    done = f"已答 {asked - opened} / {asked}"
    if opened:
        return f"{done}，还差 {opened} 项"
    return (
        f"{done}，必须修改 {blocking} 条" if blocking else f"{done}，预审没有必须修改的"
    )


def _next_deadline(project: Project) -> str:
    """The next day by which something is due; '' if none lies ahead."""
    ahead = [
        (one.due, one.name)
        for one in deadlines(project, date.today())
        if one.due and not one.overdue
    ]
    return f" · {min(ahead)[1]}期限 {min(ahead)[0]:%Y-%m-%d}" if ahead else ""


def _by_step(progress: dict[str, session.Progress], wrong: Counter[str]) -> list[str]:
    """How far each step is, told as the sidebar tells it."""
    return [
        f"{number} {_mark(one.open, wrong[step])}"
        for number, (step, one) in enumerate(progress.items(), 1)
    ]


def _next_page(progress: dict[str, session.Progress]) -> str:
    """The first step with something open, else the pre-review."""
    waiting = (step for step, one in progress.items() if one.open)
    return frame.page_of(next(waiting, ""))


def _mark(opened: int, wrong: int) -> str:
    if opened:
        return f"差 {opened}"
    return f"要改 {wrong}" if wrong else "✓"


def _more(summary: Summary) -> None:
    store, user, pid = session.store(), session.user(), summary.id
    name = st.text_input("改名", summary.name, key=f"home.name.{pid}", max_chars=60)
    if name.strip() and name.strip() != summary.name:
        store.rename(pid, user, name.strip())
        st.rerun()
    st.download_button(
        "下载项目",
        lambda: dump(summary.name, session.opened(pid).project, session.pictures(pid)),
        f"{file_name(summary.name)}.json",
        "application/json",
        key=f"home.download.{pid}",
        on_click="ignore",
        width="stretch",
    )
    if st.button("复制一份", key=f"home.copy.{pid}", width="stretch"):
        store.copy(pid, user, f"{summary.name} 副本")
        st.rerun()
    if st.button("用它开始另一份…", key=f"home.reuse.{pid}", width="stretch"):
        _reuse(summary)
    if st.button(
        "取消归档" if summary.archived else "归档",
        key=f"home.archive.{pid}",
        width="stretch",
    ):
        store.archive(pid, user, not summary.archived)
        st.rerun()
    if st.button("删除…", key=f"home.delete.{pid}", width="stretch"):
        _confirm_delete(summary)


@st.dialog("用它开始另一份备案")
def _reuse(summary: Summary) -> None:
    """A new project that begins with what holds for it too."""
    chosen = st.radio(
        "新的一份是", list(Reuse), captions=_CAPTIONS, key="home.reuse.how"
    )
    taken = reused(session.opened(summary.id).project, Reuse(str(chosen)))
    with st.expander("要重新写的内容"):
        st.markdown("\n".join(f"- {_plain(one)}" for one in taken.anew))
    name = st.text_input(
        "项目名称", f"{summary.name} 之二", max_chars=60, key="home.reuse.name"
    )
    if st.button("新建项目", type="primary", key="home.reuse.yes"):
        _enter(
            session.store().create(
                name.strip() or summary.name, session.user(), taken.answers
            )
        )


@st.dialog("删除项目")
def _confirm_delete(summary: Summary) -> None:
    st.write(f"“{escaped(summary.name)}”的全部回答和历史都会删掉，不能恢复。")
    st.write("想留个底，先“下载项目”；只是暂时不用，可以“归档”。")
    with st.container(horizontal=True):
        if st.button("确定删除", type="primary", key="home.delete.yes"):
            session.store().delete(summary.id, session.user())
            st.rerun()
        if st.button("不删了", key="home.delete.no"):
            st.rerun()


def _enter(pid: str) -> None:
    st.switch_page(_FIRST_STEP, query_params={"project": pid})


def _moment(when: datetime) -> str:
    return when.astimezone(_CHINA).strftime("%Y-%m-%d %H:%M")


def _plain(text: str) -> str:
    return escaped(text)
