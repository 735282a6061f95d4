"""The first page that every document of the dossier has."""

from filing.block import Cover, say
from filing.project import Project
from filing.terms import AlgorithmKind

DRAFT = "草稿，供内部核对；正式材料以填报系统下载的模板为准。"


def cover(
    project: Project, title: str, subtitle: str = "{scope.name}", note: str = DRAFT
) -> Cover:
    """The cover: this title, whose algorithm it is, who answers for it, and when."""
    items = [
        ("填报单位", "{subject.company}"),
        ("信用代码", "{subject.credit_code}"),
        ("算法类型", "{scope.kind}"),
        ("算法安全责任人", "{subject.officer}"),
        ("编制日期", "{risk.written_on}"),
    ]
    if project.scope.kind is AlgorithmKind.GENERATION:
        items.insert(3, ("角　　色", "{scope.role}"))
    return Cover(
        title=title,
        subtitle=say(project, subtitle),
        items=tuple((label, say(project, prose)) for label, prose in items),
        note=note,
    )
