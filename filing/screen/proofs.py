"""Screenshots at the questions that want a proof: added, captioned and taken away again."""

from collections.abc import Sequence

import streamlit as st

from filing.chapters.shots import shot, shots_by_answer
from filing.project import Asked, Project, noun_at
from filing.screen import edits, rows, session
from filing.screen.words import escaped
from filing.screenshot import MOST, Unfit, admitted, digest, thumbnail
from filing.steps.work import Proof

_PROOFS = "work.proofs"
_UPLOAD_MB = 15
_SMALL = 150  # pixels across


def draw(opened: session.Opened, asked: Asked) -> None:
    """A quiet button at a question that wants a proof; it says how many there are."""
    if not asked.question.evidence:
        return
    count = len(_of(opened, asked.where))
    if st.button(
        f"已附截图 {count} 张" if count else "附截图",
        key=f"proof_{asked.where}",
        icon=":material/attach_file:",
        type="tertiary",
        help=f"要留的证明：{escaped(asked.question.evidence)}",
    ):
        _dialog(opened.pid, asked.where, asked.question.evidence)


def _of(opened: session.Opened, where: str) -> Sequence[Proof]:
    by_answer: dict[str, list[Proof]] = session.remembered(
        (opened.pid, opened.revision, "proofs"),
        lambda: shots_by_answer(opened.project),
    )
    return by_answer.get(where, ())


@st.dialog("截图", width="medium")
def _dialog(pid: str, where: str, wanted: str) -> None:
    """What is wanted, what is there, and a way to add to it."""
    opened = session.opened(pid, fresh=True)
    st.markdown(
        f"**{escaped(noun_at(opened.project, where))}**　要留的证明：{escaped(wanted)}"
    )
    st.caption(
        "截图会印在 Word 里这项内容的后面，并编号列入“附件（证据）目录”。"
        "拍摄地点等附带信息会去掉；证件号、手机号等请先打码。"
    )
    with edits.told():
        _there(opened, where)
    files = st.file_uploader(
        "添加图片（png、jpg，每张不超过 15 MB）",
        type=["png", "jpg", "jpeg"],
        accept_multiple_files=True,
        key=f"proof_file_{pid}_{where}",
        max_upload_size=_UPLOAD_MB,
    )
    caption = st.text_input(
        "图上是什么？（可不填）",
        key=f"proof_caption_{pid}_{where}",
        max_chars=80,
        placeholder="例：“设置—隐私”里的个性化推荐开关",
    )
    if st.button("附上", type="primary", key="proof_add"):
        _add(opened, where, [one.getvalue() for one in files or ()], caption)


def _add(
    opened: session.Opened, where: str, files: Sequence[bytes], caption: str
) -> None:
    """Add these pictures to the answer, or say on the page why not."""
    if not files:
        st.warning("先选一张图片。")
        return
    try:
        pictures = _fit(opened.project, files)
    except Unfit as reason:
        st.error(str(reason))
        return
    with edits.tried():
        for picture in pictures:
            _keep(opened.pid, where, picture, caption)
    st.rerun()


def _there(opened: session.Opened, where: str) -> None:
    """The screenshots that are there, each with a way to take it away."""
    proofs = _of(opened, where)
    pictures = session.pictures(opened.pid) if proofs else {}
    for proof in proofs:
        caption = shot(opened.project, proof).caption
        seen, action = st.columns([5, 1], vertical_alignment="center")
        if proof.file in pictures:
            copy = small(proof.file, pictures[proof.file])
            seen.image(copy, caption=escaped(caption), width=_SMALL)
        if action.button("拿掉", key=f"proof_drop_{proof.id}"):
            with edits.tried():
                _drop(opened.pid, proof.id)
            st.rerun()


def small(name: str, content: bytes) -> bytes:
    """A small copy of a screenshot, made once."""
    made: bytes = session.remembered(("small", name), lambda: thumbnail(content))
    return made


def _fit(project: Project, files: Sequence[bytes]) -> list[bytes]:
    """These pictures as they are kept. Raises Unfit."""
    if len(project.work.proofs) + len(files) > MOST:
        raise Unfit(f"一个项目最多附 {MOST} 张截图。请先拿掉用不到的。")
    return [admitted(file) for file in files]


def _keep(pid: str, where: str, picture: bytes, caption: str) -> None:
    name = digest(picture)
    session.store().keep(pid, name, picture, session.user())
    rows.put(pid, _PROOFS, {"at": where, "file": name, "caption": caption.strip()})


def _drop(pid: str, proof: str) -> None:
    rows.change(pid, _PROOFS, lambda ids: [one for one in ids if one != proof])
