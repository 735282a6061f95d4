"""承诺书、工作证明填写要点: the facts to copy, and where to sign and seal.

The words of both are the portal's: we have read neither and write none of our own.
"""

from collections.abc import Iterator, Sequence

from filing.block import Block, Note, Paragraph, Table, document
from filing.chapters.prose import cell
from filing.chapters.uploads import UPLOADS
from filing.finding import Finding
from filing.project import Project, question_at

_PLEDGE = (
    ("subject.company", "与营业执照一字不差"),
    ("subject.credit_code", "18 位，逐位核对"),
    ("subject.legal_representative", "由本人手写签名"),
    ("subject.officer", "与系统、报告一致"),
)
_PROOF = (
    ("subject.company", "出具证明的单位，加盖公章"),
    ("subject.officer", "本单位在职人员"),
    ("subject.officer_title", "与系统一致"),
    ("subject.officer_document", "号码看原件，直接填进模板"),
    ("subject.officer_phone", "本人能接听"),
    ("governance.officer_duty", "看得出管算法安全"),
)
_SIGNED = ("算法备案承诺书", "算法安全责任人工作证明")


@document("承诺书、工作证明填写要点")
def signing_notes(project: Project, findings: Sequence[Finding]) -> Iterator[Block]:
    """One page: what to copy into the two templates, and who signs and seals."""
    yield Paragraph(
        (
            "两份文件都用填报系统当日下载的模板，只填空，不改文字；栏目和格式以系统为准。",
        )
    )
    yield _facts(project, "pledge", "承诺书中照抄的内容", _PLEDGE)
    yield _facts(project, "proof", "工作证明中照抄的内容", _PROOF)
    yield Table(
        key="signing",
        caption="签名与盖章",
        header=("文件", "签名", "盖章", "上传格式"),
        rows=tuple(
            ((one.name,), (one.signed,), (one.sealed,), (one.form,))
            for one in UPLOADS
            if one.name in _SIGNED
        ),
        widths=(30, 26, 14, 30),
    )
    yield Note(
        (
            "先打印，再签名、盖章，然后整页扫描；不代签，不拼接，不用图片代替印章。"
            "本程序不生成签名和印章。",
        )
    )


def _facts(
    project: Project, key: str, caption: str, rows: Sequence[tuple[str, str]]
) -> Table:
    return Table(
        key=key,
        caption=caption,
        header=("栏目", "照抄的内容", "注意"),
        rows=tuple(
            ((question_at(where).noun,), cell(project, where), (note,))
            for where, note in rows
        ),
        widths=(23, 49, 28),
    )
