"""版本与变更: states that were kept, what differs, what that asks for, and the way back."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from filing.chapters.changes import TITLE, Parted, named, parted, rewritten, shown
from filing.difference import blank_at, changes
from filing.documents import DOCUMENTS
from filing.dossier import changed, file_name
from filing.form import spelled
from filing.project import Project
from filing.screen import edits, session
from filing.screen.words import escaped
from filing.store import Version
from filing.terms import FilingKind
from filing.verdict import Class, Classed, classed, due
from filing.verdict.changed import beforehand

_CHINA = ZoneInfo("Asia/Shanghai")
_NOW = 0
_SHOWN = 200
_LONG = 160
_AROUND = 40
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_COLOURS = {
    Class.CANCEL: "red",
    Class.ANEW: "red",
    Class.CHANGE: "orange",
    Class.PUBLISH: "blue",
    Class.RECORD: "gray",
}


def draw() -> None:
    """The whole page."""
    opened = session.draft()
    versions = session.store().versions(opened.pid, session.user())
    _keep_form(opened.pid)
    if not versions:
        st.info(
            "还没有版本。每次导出会自动留一个，也可以在上面随时留一个；"
            "有了版本，就能看出改了什么、要不要办变更备案。"
        )
        return
    _compare(opened, versions)
    _listed(opened.pid, versions)


def keep_now(pid: str, name: str) -> None:
    """Keep the answers as they are now, unless nothing changed since the last version."""
    session.store().keep_version(pid, name, session.user())


def _keep_form(pid: str) -> None:
    with st.form("versions.keep", border=False, clear_on_submit=True):
        words, action = st.columns([4, 1.4], vertical_alignment="bottom")
        name = words.text_input(
            "给现在的内容留一个版本", max_chars=60, placeholder="例：第一次提交"
        )
        if action.form_submit_button("留下版本", width="stretch"):
            with edits.tried():
                keep_now(pid, name.strip() or "手动保留")
            st.rerun()


def _compare(opened: session.Opened, versions: Sequence[Version]) -> None:
    """Two states side by side: what differs and what it asks for."""
    names = {one.n: _named(one) for one in versions}
    left, right, day = st.columns([2, 2, 1])
    old = left.selectbox(
        "从哪个版本", list(names), format_func=names.__getitem__, key="versions.old"
    )
    new = right.selectbox(
        "到哪个版本",
        [_NOW, *names],
        format_func=lambda n: names.get(n, "现在的内容"),
        key="versions.new",
    )
    changed_on = day.date_input("变更之日", date.today(), key="versions.day")
    before, after = _state(opened, old), _state(opened, new)
    found = classed(changes(before, after))
    if not found:
        st.success("两边的内容一样。")
        return
    _summary(found, changed_on, after.scope.filing is FilingKind.FIRST)
    for asks, some in groupby(found, lambda one: one.meaning.asks):
        _table(before, after, asks, list(some))
    _passages(before, after)
    st.download_button(
        "下载变更说明（草稿）",
        lambda: changed(before, after, changed_on),
        f"{file_name(TITLE, after.scope.name or opened.name)}.docx",
        _DOCX,
        on_click="ignore",
        key="versions.note",
        type="primary",
    )


def _named(version: Version) -> str:
    when = version.at.astimezone(_CHINA)
    return f"{version.name}（{when:%Y-%m-%d %H:%M}，{version.by}）"


def _state(opened: session.Opened, n: int) -> Project:
    """The project as it was in a version, or as it is now."""
    if n == _NOW:
        return opened.project
    project: Project = session.remembered(
        (opened.pid, "version", n),
        lambda: Project.from_answers(
            session.store().version(opened.pid, n, session.user())
        ),
    )
    return project


def _summary(found: Sequence[Classed], changed_on: date, first: bool) -> None:
    with st.container(border=True):
        st.markdown(f"**有 {len(found)} 处不同**")
        if first:
            st.caption(
                "这次办的是首次备案：还没有提交的，直接改就行；下面写的办理要求，取得备案编号后才用得上。"
            )
        for told in beforehand(found):
            st.markdown(f":red-badge[先办] {escaped(told)}")
        for asks, some in groupby(found, lambda one: one.meaning.asks):
            day, how = due(asks, changed_on)
            day = None if first else day
            until = f"，最晚 **{spelled(day.isoformat())}**办理" if day else ""
            st.markdown(
                f":{_COLOURS[asks]}-badge[{asks}] {len(list(some))} 处{until}"
                f"　:small[{escaped(how)}]"
            )
        st.caption(
            "除注明“法规”的以外，是依据公开清单和实务的推断，辅助判断；"
            "要不要办以网信部门的意见为准。"
        )


def _table(
    before: Project, after: Project, asks: Class, found: Sequence[Classed]
) -> None:
    with st.expander(f"{asks}：{len(found)} 处", expanded=asks is not Class.RECORD):
        st.table(
            [
                {
                    "事项": escaped(
                        f"{named(before, after, one.change)}（{one.change.how}）"
                    ),
                    "变更前": escaped(_short(shown(before, one.change))),
                    "变更后": escaped(_short(shown(after, one.change))),
                    "理由": escaped(one.meaning.reason),
                }
                for one in found[:_SHOWN]
            ]
        )
        if len(found) > _SHOWN:
            st.caption(f"还有 {len(found) - _SHOWN} 处，见变更说明。")


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}……"


def _passages(before: Project, after: Project) -> None:
    """The passages of one document that read differently."""
    with st.expander("文书里哪几段变了"):
        titles = {one.title: one for one in DOCUMENTS if not one.working}
        chosen = st.selectbox("看哪一份？", list(titles), key="versions.document")
        passages = rewritten(titles[chosen], before, after)
        if not passages:
            st.caption("这份文书没有变。")
        for one in passages[:_SHOWN]:
            with st.container(border=True):
                old, new = parted(one)
                if one.old:
                    st.markdown(f":red[原]　{_side(old, 'red')}")
                if one.new:
                    st.markdown(f":green[新]　{_side(new, 'green')}")


def _side(side: Parted, colour: str) -> str:
    """One side of a passage with what differs set off, and as much around as is needed."""
    start, end = side.start, side.end
    before = start if len(start) <= _AROUND else f"……{start[-_AROUND:]}"
    after = end if len(end) <= _AROUND else f"{end[:_AROUND]}……"
    differs = _line(_short(side.differs))
    marked = f":{colour}-background[{differs}]" if differs else ""
    return f"{_line(before)}{marked}{_line(after)}"


def _line(text: str) -> str:
    """Several lines as one: a passage may be rows of a table."""
    return escaped(" ／ ".join(text.strip("\n").split("\n")))


def _listed(pid: str, versions: Sequence[Version]) -> None:
    with st.expander(f"全部版本（{len(versions)}）"):
        for one in versions:
            words, action = st.columns([5, 1], vertical_alignment="center")
            words.markdown(escaped(_named(one)))
            if action.button("恢复…", key=f"restore_{one.n}"):
                _confirm(pid, one)


@st.dialog("恢复到这个版本")
def _confirm(pid: str, version: Version) -> None:
    st.write(f"全部回答会回到“{escaped(_named(version))}”。")
    st.write("现在的内容会先留成一个版本，随时可以再恢复回来。")
    if st.button("恢复", type="primary", key="restore.yes"):
        with edits.tried():
            restore(pid, version.n)
        st.rerun()


def restore(pid: str, n: int) -> None:
    """Bring the answers of a version back, after the present ones were kept."""
    store, user = session.store(), session.user()
    wanted = store.version(pid, n, user)
    keep_now(pid, f"恢复前 {datetime.now(_CHINA):%Y-%m-%d %H:%M}")
    present = {where: cell.value for where, cell in store.answers(pid, user).items()}
    store.put_many(pid, _back(present, wanted), user)
    edits.noted()


def _back(present: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """What to store so that the present answers become those wanted."""
    found = {
        where: value for where, value in wanted.items() if present.get(where) != value
    }
    for where in present.keys() - wanted.keys():
        try:
            found[where] = blank_at(where)
        except KeyError:  # a question that no longer exists
            continue
    return found
