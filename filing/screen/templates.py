"""官方模板填充 on the page: a blank goes in, and comes out filled; what was not is told."""

from collections.abc import Mapping, Sequence

import streamlit as st

from filing.gate import Refused
from filing.official import filled, noun_of, pointable
from filing.project import Project, noun_at
from filing.screen import edits, frame, session
from filing.screen.words import escaped
from filing.word.filling import Done, Filled, fingerprint, normal

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTHING = "（不用填）"
_LONG = 60
_SHOWN = 40


def draw(opened: session.Opened) -> None:
    """The whole tab."""
    st.markdown(
        "把从填报系统下载的空白模板传上来，在原处填好，其他地方一个字也不改；"
        "签名、盖章的地方留空。填过的文件再传一次，会换成最新的回答。"
    )
    file = st.file_uploader(
        "系统下载的模板（.docx）", type="docx", key="template.file", max_upload_size=30
    )
    if file is None:
        return
    content = file.getvalue()
    try:
        shape = fingerprint(content)
        pointed = session.store().pointed(shape, session.user())
        done: Filled = session.remembered(
            (opened.pid, opened.revision, "filled", file.file_id, str(pointed)),
            lambda: filled(
                content, opened.project, pointed, session.pictures(opened.pid)
            ),
        )
    except Refused as reason:
        st.error(str(reason))
        return
    kept = f"已有内容、没有改的 {len(done.kept)} 处，" if done.kept else ""
    st.success(
        f"填好 {len(done.filled)} 处，还没有答案的 {len(done.unanswered)} 处，{kept}"
        f"没认出来的 {len(done.unknown)} 处。"
    )
    _short(done.short)
    st.download_button(
        "下载填好的文件",
        done.content,
        file.name,
        _DOCX,
        type="primary",
        on_click="ignore",
        key="template.filled",
    )
    _unanswered(done.unanswered)
    _unknown(opened.project, shape, done.unknown, pointed)
    _kept(done.kept)
    _filled(done.filled)


def _short(lacking: Sequence[Done]) -> None:
    """The tables that have fewer rows than there are answers."""
    for one in lacking:
        st.warning(
            f"“{escaped(one.label)}”这一列行数不够：{one.text}。"
            "请在模板里加几行再传，或下载后手工补上。"
        )


def _kept(places: Sequence[Done]) -> None:
    """Known places that hold something already."""
    if not places:
        return
    with st.expander(f"已有内容、没有改的 {len(places)} 处"):
        st.caption(
            "这些地方已经写了字或放了图，没有动。要换成最新的回答，请先清空再传。"
        )
        for one in places[:_SHOWN]:
            st.markdown(escaped(one.label))


def _unanswered(waiting: Sequence[Done]) -> None:
    """The places that wait for an answer, each a link to its question."""
    if not waiting:
        return
    with st.expander(f"还没有答案的 {len(waiting)} 处", expanded=True):
        for one in waiting[:_SHOWN]:
            if one.where:
                frame.link(one.where, one.label)
            else:
                st.markdown(escaped(one.label))


def _unknown(
    project: Project, shape: str, labels: Sequence[str], pointed: Mapping[str, str]
) -> None:
    """Labels that nobody knows, and a way to say which answer belongs to them."""
    known = [label for label in pointed if label not in labels]
    if not labels and not known:
        return
    names = {
        one.where: noun_at(project, one.where) for one in project.everything_asked()
    }
    names |= pointable(project)
    with st.expander(f"没认出来的 {len(labels)} 处：可以指定用哪项回答或哪一章"):
        st.caption("指定一次就记住，下次用同样的模板不用再选。不该填的不用管。")
        for label in [*labels, *known][:_SHOWN]:
            chosen = pointed.get(label, "")
            st.selectbox(
                escaped(label),
                ["", *names],
                index=["", *names].index(chosen) if chosen in names else 0,
                format_func=lambda where: names.get(where, _NOTHING),
                key=f"template.point.{shape[:8]}.{normal(label)}",
                on_change=_point,
                args=(shape, label),
            )


def _point(shape: str, label: str) -> None:
    with edits.tried():
        chosen = st.session_state[f"template.point.{shape[:8]}.{normal(label)}"]
        session.store().point(shape, label, chosen, session.user())


def _filled(done: Sequence[Done]) -> None:
    with st.expander(f"填好的 {len(done)} 处"):
        st.table(
            [
                {
                    "模板里的位置": escaped(one.label),
                    "来自": escaped(noun_of(one.where) or "同名章节"),
                    "填的内容": escaped(_cut(one.text) or "见下载的文件"),
                }
                for one in done
            ]
        )


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}……"
