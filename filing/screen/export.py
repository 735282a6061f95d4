"""导出 on the page: each document as it will stand, what is missing in it, the download."""

from datetime import date

import streamlit as st

from filing.block import Block, Document, marks
from filing.documents import DOCUMENTS
from filing.dossier import file_name, written
from filing.draft import dump
from filing.finding import Finding
from filing.screen import frame, preview, session

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHOWN = 15


def draw() -> None:
    """The whole export page."""
    draft = session.draft()
    findings = session.findings(draft)
    blocking = sum(finding.blocks for finding in findings)
    if blocking:
        st.info(
            f"预审里还有 {blocking} 条必须修改，现在导出的是草稿：缺的地方都标着【待补充】，"
            "可以先发给同事补。"
        )
    for document in DOCUMENTS:
        _one(document, draft, findings)
    st.divider()
    st.download_button(
        "下载项目文件（.json）",
        lambda: dump(draft.name, draft.project),
        f"{file_name(draft.name)}.json",
        "application/json",
        on_click="ignore",
        key="export.project",
    )
    st.caption("项目文件保存全部回答，可以在“备案项目”页重新导入。")


def _one(
    document: Document, draft: session.Opened, findings: tuple[Finding, ...]
) -> None:
    blocks = _drawn(document, draft)
    gaps = marks(blocks)
    with st.container(border=True):
        words, action = st.columns([4, 1.4], vertical_alignment="center")
        with words:
            st.subheader(document.title, anchor=False)
            st.caption(f"还有 {len(gaps)} 处待补充" if gaps else "没有待补充的地方")
        with action:
            st.download_button(
                "下载 Word",
                lambda: written(document, draft.project, findings, blocks),
                f"{_stem(document, draft)}.docx",
                _DOCX,
                type="primary",
                on_click="ignore",
                key=f"export.{document.name}",
                width="stretch",
            )
        if gaps:
            with st.expander(f"待补充的 {len(gaps)} 处"):
                for gap in gaps[:_SHOWN]:
                    frame.link(gap.where, f"{gap.label}（{gap.who}）")
                if len(gaps) > _SHOWN:
                    st.caption(
                        f"还有 {len(gaps) - _SHOWN} 处，见文书最后的待补充事项。"
                    )
        with st.expander("预览", expanded=document is DOCUMENTS[0]):
            st.html(
                '<div class="filing-paper" tabindex="0" role="region" '
                f'aria-label="预览：{document.title}">'
                f"{preview.html(blocks, lambda where: frame.address(where, draft.pid))}</div>"
            )


def _drawn(document: Document, draft: session.Opened) -> tuple[Block, ...]:
    """The blocks of a document at this revision, drawn once."""
    drawn: tuple[Block, ...] = session.remembered(
        (draft.pid, draft.revision, document.name),
        lambda: document(draft.project, session.findings(draft)),
    )
    return drawn


def _stem(document: Document, draft: session.Opened) -> str:
    algorithm = draft.project.scope.name or draft.name
    return file_name(document.title, algorithm, f"{date.today():%Y%m%d}")
