"""What a file holds beside its words, and whether the portal would take it."""

from collections.abc import Iterator

from filing.finding import Severity
from filing.project import Project
from filing.proofread.flaw import LONG, Flaw
from filing.proofread.names import COMPANY, known_companies
from filing.proofread.numerals import squeezed
from filing.word.paper import Paper

_MB = 1024 * 1024
REPORT, PICTURE = 20 * _MB, 10 * _MB
"""The most bytes of a report and of a picture that the portal takes, as far as is known."""
_PICTURES = {b"\x89PNG": ("png",), b"\xff\xd8\xff": ("jpg", "jpeg"), b"BM": ("bmp",)}
_PDF = b"%PDF-"
_PROGRAM = "算法备案向导"


def is_word(content: bytes) -> bool:
    """Whether a file is to be read as a Word document, sound or not."""
    return not content.startswith((_PDF, *_PICTURES))


def uploaded(name: str, content: bytes) -> Iterator[Flaw]:
    """What the portal would not take of a PDF or a picture; its words are not read."""
    if content.startswith(_PDF):
        yield from _large(name, len(content), REPORT, "报告和拟公示内容的单个 PDF")
        if b"/Encrypt" in content:
            yield Flaw(
                name,
                Severity.SHOULD,
                "",
                "PDF 加了密码或限制",
                "导出一份不加密的，免得系统里打不开；以系统为准。",
            )
        return
    yield from _large(name, len(content), PICTURE, "证件图片（jpg、png、bmp）单张")
    ending = name.rpartition(".")[2].lower()
    real = next(ends for start, ends in _PICTURES.items() if content.startswith(start))
    if ending not in real:
        yield Flaw(
            name,
            Severity.SHOULD,
            "",
            f"文件名以 .{ending} 结尾，内容却是 {real[0]}",
            "用看图软件另存成 jpg、png 或 bmp；以系统为准。",
        )


def held(name: str, one: Paper, size: int, project: Project) -> Iterator[Flaw]:
    """What hides in a Word file and goes out with it."""
    if one.comments:
        yield Flaw(
            name,
            Severity.MUST,
            "",
            f"文件里还有 {one.comments} 条批注",
            "处理完删掉批注再转成 PDF。",
        )
    if one.tracked:
        yield Flaw(
            name,
            Severity.MUST,
            "",
            f"文件里还有 {one.tracked} 处修订没有接受或拒绝（改格式的也算）",
            "在“审阅”里全部接受或拒绝，再关掉修订。",
        )
    for way, text in one.unseen:
        yield Flaw(
            name,
            Severity.MUST,
            text[:LONG],
            f"有{way}",
            "显示出来，删掉或改成正常文字。",
        )
    yield from _signed(name, one, project)
    yield from _large(name, size, REPORT, "报告和拟公示内容的单个 PDF")


def _signed(name: str, one: Paper, project: Project) -> Iterator[Flaw]:
    """People and firms in the file's properties, the filer left out."""
    ours = {squeezed(_PROGRAM), squeezed(project.subject.company)}
    for author in one.named:
        if squeezed(author) in ours:
            continue
        firm = COMPANY.search(squeezed(author)) and project.subject.company
        strange = firm and squeezed(author) not in known_companies(project)
        yield Flaw(
            name,
            Severity.SHOULD if strange else Severity.HINT,
            author[:LONG],
            "文件属性里有另一家单位的名字"
            if strange
            else "文件属性里有作者或单位的名字",
            "不想让人看到的，在“文件—信息—检查文档”里删掉。",
        )


def _large(name: str, size: int, most: int, what: str) -> Iterator[Flaw]:
    if size > most:
        yield Flaw(
            name,
            Severity.MUST,
            "",
            f"文件有 {size / _MB:.1f} MB",
            f"压缩图片；{what}不超过 {most // _MB} MB，以系统为准。",
        )
