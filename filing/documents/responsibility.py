"""落实算法安全主体责任基本情况: the body, the people, the systems, and what is enclosed.

The outline is the official one; the portal's own template is what is handed in.
"""

from collections.abc import Iterator, Sequence

from filing.block import (
    Block,
    Contents,
    Figure,
    Heading,
    Paragraph,
    Reference,
    Table,
    document,
)
from filing.chapters.cover import cover
from filing.chapters.governance import body, system
from filing.chapters.openings import openings
from filing.chapters.prose import cell, paragraph, tell, told
from filing.chapters.scope import OFFICER, USERS
from filing.chapters.shots import illustrated
from filing.finding import Finding
from filing.picture import organisation
from filing.project import Project, question_at
from filing.terms import ARTICLE_7_SYSTEMS, SystemKind

_PICTURE = Reference("图", "organisation")


@document("落实算法安全主体责任基本情况（草稿）")
def responsibility(project: Project, findings: Sequence[Finding]) -> Iterator[Block]:
    """How the filer meets its responsibility for the algorithm's safety."""
    blocks: list[Block] = [
        cover(project, "落实算法安全主体责任基本情况", "{subject.company}"),
        Contents(),
        *_body(project),
        *_systems(project),
        *_enclosures(project),
    ]
    blocks = list(illustrated(project, blocks))
    yield from blocks
    yield from openings(blocks, findings, "本文件")


def _body(project: Project) -> Iterator[Block]:
    yield Heading("算法安全专职机构")
    yield Heading("机构设置", 2)
    yield body(project)
    yield from tell(project, "governance.body_duty")
    yield from _organised(project)
    yield Heading("负责人基本信息", 2)
    yield paragraph(project, f"{OFFICER}，电子邮箱{{subject.officer_email}}。")
    yield from tell(project, "governance.officer_duty")
    yield Heading("工作人员任职要求", 2)
    yield from told(project, "", "governance.qualifications")
    yield Heading("配备规模", 2)
    yield from told(project, "", "governance.staff")
    yield paragraph(project, f"服务规模：{USERS}。")
    yield Heading("技术保障措施", 2)
    yield from told(project, "", "governance.support")


def _organised(project: Project) -> Iterator[Block]:
    """The picture of the officer, the body and who keeps which systems."""
    graph = organisation(project)
    if graph.nodes:
        yield Paragraph(
            (
                "责任人、专职机构与承担各项制度的部门见",
                _PICTURE,
                "；连线表示牵头与配合，不表示行政隶属。",
            )
        )
        said = "；".join(node.said for node in graph.nodes)
        yield Figure(
            "organisation",
            "算法安全组织架构图",
            graph,
            f"组织架构：{said}。",
        )


def _systems(project: Project) -> Iterator[Block]:
    yield Heading("算法安全管理制度建设")
    yield Heading("算法安全自评估制度", 2)
    yield from system(project, SystemKind.SELF_ASSESSMENT)
    yield from tell(project, "governance.review_cycle")
    yield Heading("算法安全监测制度", 2)
    yield from system(project, SystemKind.SAFETY_MONITORING)
    yield from told(project, "", "governance.monitored")
    yield Heading("算法安全事件应急处置制度", 2)
    yield from system(project, SystemKind.INCIDENT)
    yield from tell(project, "governance.emergency")
    yield Heading("算法违法违规处置制度", 2)
    yield from system(project, SystemKind.VIOLATION)
    yield from told(project, "", "governance.violations")
    yield from tell(project, "governance.sanctions")
    yield Heading("其他制度", 2)
    for kind in ARTICLE_7_SYSTEMS:
        yield Heading(f"{kind}制度", 3)
        yield from system(project, kind)


_PROOFS = (
    "governance.body",
    "governance.qualifications",
    "governance.monitored",
    "governance.emergency",
)


def _enclosures(project: Project) -> Iterator[Block]:
    yield Heading("附件")
    yield Paragraph(("下列材料由填报单位准备，随本文件一并提交。",))
    proofs = [(question_at(where).evidence, where) for where in _PROOFS]
    rows = [
        *(((name,), (question_at(where).noun,)) for name, where in proofs),
        (("组织架构图",), ("机构设置",)),
        (("值班表",), ("人员配备",)),
        *(
            (cell(project, f"{where}.name"), cell(project, f"{where}.kind"))
            for one in project.governance.systems
            for where in (f"governance.systems.{one.id}",)
        ),
    ]
    yield Table(
        key="enclosures",
        caption="附件清单",
        header=("序号", "附件", "对应的内容或制度"),
        rows=tuple(((str(n),), *row) for n, row in enumerate(rows, 1)),
        widths=(10, 55, 35),
        centred=(0,),
    )
