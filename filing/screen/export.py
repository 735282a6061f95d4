"""导出 on the page: the documents, each alone or all at once, and how one of them reads."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from filing.block import Block, Document, Mark, Shot, marks
from filing.documents import DOCUMENTS
from filing.dossier import (
    Manner,
    file_name,
    handed_over,
    hindrances,
    title_of,
    whole,
    written,
)
from filing.draft import dump
from filing.finding import Finding, hindered
from filing.screen import frame, preview, proofs, session, versions
from filing.word import STANDARD, TemplateLacks, read_template
from filing.workbook import workbook

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SHOWN = 15
_GROUPS = {"备案用的文书": False, "自己核对、追资料用的清单，不交系统": True}


def draw() -> None:
    """The whole export page."""
    draft = session.draft()
    findings = session.findings(draft)
    final = _final()
    waiting = hindrances(findings)
    if final and waiting:
        _refused(waiting)
    else:
        _told(findings, final=final)
        _template()
        _all(draft, findings, final=final)
        for heading, working in _GROUPS.items():
            some = [one for one in handed_over(final=final) if one.working is working]
            if some:
                st.markdown(f"**{heading}**")
            for document in some:
                _one(document, draft, findings, final=final)
    st.divider()
    _preview(draft)
    st.divider()
    st.download_button(
        "下载项目文件（.json）",
        lambda: dump(draft.name, draft.project, session.pictures(draft.pid)),
        f"{file_name(draft.name)}.json",
        "application/json",
        on_click="ignore",
        key="export.project",
    )
    st.caption("项目文件保存全部回答，可以在“备案项目”页重新导入。")


def _final() -> bool:
    """Whether final documents are asked for."""
    chosen = st.segmented_control(
        "导出成什么？草稿带水印、批注和待补充标记，供内部核对；定稿都不带，填全改好后才能出。",
        [False, True],
        format_func=lambda final: "定稿" if final else "草稿",
        default=False,
        required=True,
        key="export.final",
    )
    return bool(chosen)


def _told(findings: Sequence[Finding], *, final: bool) -> None:
    if final:
        st.success(
            "可以出定稿：没有草稿水印、批注和待补充标记。提交时仍以填报系统当天下载的模板为准。"
        )
        if findings:
            st.warning(
                f"预审里还有 {len(findings)} 条建议和提示没有处理，审核人员也会看到这些地方，"
                "提交前请再看一遍“预审”。"
            )
    elif held := hindered(findings):
        st.info(
            f"还有 {held}，现在导出的是草稿：缺的地方都标着【待补充】，"
            "并有批注说明谁能回答，可以先发给同事补。"
        )


def _template() -> None:
    """A way to give the documents the look of one's own template."""
    own = session.own()
    with st.expander("用自己的 Word 模板（字体、页眉、颜色）"):
        st.caption(
            "先下载标准模板，在 Word 或 WPS 里改样式，再传上来。只改样子，不改内容；"
            "只在这次打开期间有效。"
        )
        st.download_button(
            "下载标准模板",
            STANDARD.read_bytes,
            "备案文书模板.docx",
            _DOCX,
            on_click="ignore",
            key="export.standard",
        )
        file = st.file_uploader(
            "自己的模板（.docx）",
            type="docx",
            key="export.template",
            max_upload_size=20,
        )
        own["template"] = None
        if file is not None:
            content = file.getvalue()
            try:
                read_template(content)
            except TemplateLacks as trouble:
                st.error(str(trouble))
            else:
                own["template"] = content
                st.success("模板可以用，下面的 Word 都按它排版。")


def _refused(waiting: Sequence[Finding]) -> None:
    """Why there is no final document yet, each reason a link to its answer."""
    st.warning(
        f"还不能出定稿：有 {len(waiting)} 处没有填或必须修改。"
        "下面逐条改好再来；草稿随时可以导出。"
    )
    with st.container(key="refused", gap=None):
        for number, finding in enumerate(waiting[:_SHOWN], 1):
            frame.link(finding.where, f"{number}. {finding.problem.what}")
    if len(waiting) > _SHOWN:
        st.caption(f"还有 {len(waiting) - _SHOWN} 处，见“预审”。")


def _manner(draft: session.Opened, *, final: bool) -> Manner:
    """How the documents are to be made, when one is downloaded; a version is kept."""
    versions.keep_now(draft.pid, "导出定稿" if final else "导出")
    template = session.own().get("template")
    return Manner(final, template, session.pictures(draft.pid))


def _all(draft: session.Opened, findings: Sequence[Finding], *, final: bool) -> None:
    words, action = st.columns([4, 1.4], vertical_alignment="center")
    words.markdown(
        f"以下 {len(handed_over(final=final))} 份文书由同一份回答写成，"
        "可以逐份下载，也可以一次下载全部。"
    )
    action.download_button(
        "下载全部（.zip）",
        lambda: whole(
            draft.project,
            findings,
            draft.revision,
            manner=_manner(draft, final=final),
        ),
        f"{_stem('备案材料（定稿）' if final else '备案材料', draft)}.zip",
        "application/zip",
        type="primary",
        on_click="ignore",
        key="export.all",
        width="stretch",
    )


def _one(
    document: Document,
    draft: session.Opened,
    findings: Sequence[Finding],
    *,
    final: bool,
) -> None:
    title = title_of(document, final=final)
    blocks = _drawn(document, draft)
    gaps = _open_in(document, draft)
    words, action = st.columns([4, 1.4], vertical_alignment="center")
    words.markdown(
        f"**{title}**  \n"
        f":small[{f'还有 {len(gaps)} 处待补充' if gaps else '没有待补充的地方'}]"
    )
    action.download_button(
        "下载 Word",
        lambda: written(
            document, draft.project, findings, blocks, _manner(draft, final=final)
        ),
        f"{_stem(title, draft)}.docx",
        _DOCX,
        on_click="ignore",
        key=f"export.{document.name}",
        width="stretch",
    )
    if document.sheets:
        action.download_button(
            "下载 Excel",
            lambda: workbook(blocks, title),
            f"{_stem(title, draft)}.xlsx",
            _XLSX,
            on_click="ignore",
            key=f"export.{document.name}.sheets",
            width="stretch",
        )


def _preview(draft: session.Opened) -> None:
    """One document as it will stand, after what is still missing in it."""
    titles = {document.title: document for document in DOCUMENTS}
    chosen = titles[st.selectbox("预览哪一份？", list(titles), key="export.preview")]
    blocks = _drawn(chosen, draft)
    _gaps(_open_in(chosen, draft))
    shown = {block.file for block in blocks if isinstance(block, Shot)}
    pictures = session.pictures(draft.pid) if shown else {}
    seen = {one: proofs.small(one, pictures[one]) for one in shown & pictures.keys()}
    page = session.remembered(
        (draft.pid, draft.revision, "preview", chosen.name, *sorted(seen)),
        lambda: preview.html(
            blocks, lambda where: frame.address(where, draft.pid), seen
        ),
    )
    st.html(
        '<div class="filing-paper" tabindex="0" role="region" '
        f'aria-label="预览：{chosen.title}">{page}</div>'
    )


def _gaps(gaps: Sequence[Mark]) -> None:
    if not gaps:
        return
    with st.expander(f"待补充的 {len(gaps)} 处"):
        for gap in gaps[:_SHOWN]:
            frame.link(gap.where, f"{gap.label}（{gap.who}）")
        if len(gaps) > _SHOWN:
            st.caption(f"还有 {len(gaps) - _SHOWN} 处，见下面的预览和“待补充清单”。")


def _drawn(document: Document, draft: session.Opened) -> tuple[Block, ...]:
    """The blocks of a document at this revision, drawn once."""
    drawn: tuple[Block, ...] = session.remembered(
        (draft.pid, draft.revision, document.name),
        lambda: document(draft.project, session.findings(draft)),
    )
    return drawn


def _open_in(document: Document, draft: session.Opened) -> list[Mark]:
    """What is still missing in a document at this revision."""
    gaps: list[Mark] = session.remembered(
        (draft.pid, draft.revision, "gaps", document.name),
        lambda: marks(_drawn(document, draft)),
    )
    return gaps


def _stem(title: str, draft: session.Opened) -> str:
    algorithm = draft.project.scope.name or draft.name
    return file_name(title, algorithm, f"{date.today():%Y%m%d}")
