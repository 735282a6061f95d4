"""拟公示内容: the six rows that the public will read, and nothing that is not for the public."""

from collections.abc import Iterator, Sequence

from filing.block import Block, Note, Paragraph, Table, Text, document, say
from filing.chapters.prose import cell, paragraph
from filing.finding import Finding
from filing.project import BLANK, Project
from filing.telling import wholly_absent

_PUBLICITY = "governance.publicity"
_ROWS = (
    ("算法名称", "scope.name"),
    ("算法基本原理", "mechanism.principle"),
    ("算法运行机制", "mechanism.operation"),
    ("算法应用场景", "mechanism.usage"),
    ("算法目的意图", "mechanism.intent"),
    ("算法公示情况（选填）", _PUBLICITY),
)


@document("拟公示内容（草稿）", public=True)
def public_disclosure(project: Project, findings: Sequence[Finding]) -> Iterator[Block]:
    """The six rows. No other answer may stand here; a test holds it to that."""
    yield paragraph(project, "{subject.company}就本算法拟公示的内容见{表:public}。")
    yield Table(
        key="public",
        caption="拟公示内容",
        header=("公示项目", "公示内容"),
        rows=tuple(((head,), _said(project, where)) for head, where in _ROWS),
        widths=(28, 72),
    )
    yield Note(
        ("正式提交时填入填报系统当日下载的模板，格式和大小以系统为准。",), keep=True
    )
    yield Paragraph(say(project, "主体名称（盖章）：{subject.company}"))


def _said(project: Project, where: str) -> Text:
    """The answer as it will be published, the full stop of its sentence with it.

    Where the public is told nothing yet, the row of that may stay blank.
    """
    if where == _PUBLICITY and wholly_absent(project.at(where)):
        return ("（选填，公示后填写）",)
    blank = project.at(where) in BLANK
    return cell(project, where) if blank else say(project, f"{{{where}}}")
