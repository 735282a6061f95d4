"""Who is responsible, by which systems, and how users are told and heard."""

from collections.abc import Iterator

from filing.block import Block, Heading, Paragraph, fact
from filing.chapters.prose import Column, paragraph, table, tell, told
from filing.project import Project
from filing.terms import SystemKind


def governance(project: Project) -> Iterator[Block]:
    """The chapter 安全管理."""
    yield Heading("安全管理")
    yield Heading("机构与人员", 2)
    yield paragraph(
        project,
        "{subject.company}设立{governance.body}，负责算法安全工作，"
        "由算法安全责任人{subject.officer}牵头。",
    )
    yield from tell(
        project,
        "governance.body_duty",
        "governance.staff",
        "governance.qualifications",
        "governance.support",
        "governance.review_cycle",
    )
    yield Heading("管理制度", 2)
    yield from _systems(project)
    yield Heading("告知、公开与投诉", 2)
    yield from notice(project)
    yield from complaints(project)
    yield from tell(project, "governance.minors_audit")
    yield Heading("应急处置", 2)
    yield from told(project, "", "governance.emergency")
    yield from tell(project, "governance.sanctions")


def notice(project: Project) -> Iterator[Block]:
    """How users are told that an algorithm is at work, and where its rules are public."""
    yield from tell(project, "governance.notice")
    yield paragraph(project, "公开规则的地址为{governance.rules_url}。")
    yield from tell(project, "governance.publicity")


def complaints(project: Project) -> Iterator[Block]:
    """Where users complain, and within how many days they are answered."""
    yield paragraph(
        project,
        "投诉、举报与申诉入口为{governance.complaint}，"
        "自收到之日起{governance.complaint_days}个工作日内答复。",
    )


def _systems(project: Project) -> Iterator[Block]:
    systems = project.governance.systems
    if not systems:
        yield Paragraph((fact(project, "governance.systems"), "。"))
        return
    yield paragraph(project, "各项制度的名称、责任主体与考核指标见{表:systems}。")
    yield from table(
        project,
        "governance.systems",
        key="systems",
        caption="管理制度",
        columns=(
            Column("类别", "kind", 17),
            Column("制度名称", "name", 22),
            Column("责任主体", "owner", 14),
            Column("考核指标", "indicator", 22),
            Column("记录留存", "records", 18),
        ),
    )
    for system in systems:
        where = f"governance.systems.{system.id}"
        yield paragraph(
            project, "{s.name}：{s.procedure}。修订周期：{s.iteration}。", s=where
        )
    missing = [kind for kind in SystemKind if kind not in {one.kind for one in systems}]
    if missing:
        yield Paragraph((f"尚未列明的制度：{'、'.join(missing)}。",))
