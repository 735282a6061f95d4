"""成稿核对 on the page: finished files, and what a careful reader finds in them."""

import streamlit as st

from filing.finding import Severity
from filing.gate import Refused
from filing.proofread import Flaw, named_apart, proofread
from filing.screen import session
from filing.screen.words import escaped

_TAGS = {Severity.MUST: "red", Severity.SHOULD: "orange", Severity.HINT: "blue"}
_SHOWN = 100


def draw(opened: session.Opened) -> None:
    """The whole tab."""
    st.markdown(
        "把定好的 Word 传上来（可以几份一起）：查还没补的地方、和项目或彼此不一致的名称和号码、"
        "不该有的词、引用的条文、日期先后、没处理的批注和修订、看不见的文字、文件属性和大小。"
        "文件只在这里看，不保存。"
    )
    st.caption(
        "系统里传的是 PDF：自评估报告和拟公示内容各一个，每个不超过 20 MB；证件图片用 jpg、png "
        "或 bmp，每张不超过 10 MB。以系统为准。PDF 和图片也可以传上来，只看格式和大小。"
    )
    files = st.file_uploader(
        "成稿（.docx，可以加上 PDF 和图片）",
        type=["docx", "pdf", "jpg", "jpeg", "png", "bmp"],
        accept_multiple_files=True,
        key="finished.files",
        max_upload_size=30,
    )
    if not files:
        return
    key = (opened.pid, opened.revision, "proofread", *(one.file_id for one in files))
    try:
        flaws: list[Flaw] = session.remembered(
            key,
            lambda: proofread(
                named_apart((one.name, one.getvalue()) for one in files),
                opened.project,
            ),
        )
    except Refused as reason:
        st.error(str(reason))
        return
    wrong = [one for one in flaws if one.severity is not Severity.HINT]
    if not wrong:
        st.success("没有发现问题。转成 PDF、签名盖章后再看一遍。")
    else:
        must = sum(one.severity is Severity.MUST for one in wrong)
        st.warning(f"发现 {len(wrong)} 处，其中必须修改 {must} 处。")
    for one in flaws[:_SHOWN]:
        _flaw(one)
    if len(flaws) > _SHOWN:
        st.caption(f"还有 {len(flaws) - _SHOWN} 处，先改上面的再传一次。")


def _flaw(flaw: Flaw) -> None:
    with st.container(border=True):
        st.markdown(
            f":{_TAGS[flaw.severity]}-badge[{flaw.severity}] **{escaped(flaw.what)}**"
            f"　:small[{escaped(flaw.file)}]"
        )
        if flaw.said:
            st.markdown(f"> {escaped(flaw.said)}")
        st.markdown(f":small[{escaped(flaw.next)}]")
