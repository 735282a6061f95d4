"""Who is responsible, by which systems, and how users are told and heard."""

from collections.abc import Iterator

from filing.block import Block, Heading, Paragraph, fact
from filing.chapters.prose import Column, paragraph, table, told
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
    yield from told(project, "机构职责：", "governance.body_duty")
    yield from told(project, "人员配备：", "governance.staff")
    yield from told(project, "任职要求与培训：", "governance.qualifications")
    yield from told(project, "技术保障：", "governance.support")
    yield from told(project, "定期审核评估：", "governance.review_cycle")
    yield Heading("管理制度", 2)
    yield from _systems(project)
    yield Heading("告知、公开与投诉", 2)
    yield from told(project, "告知方式：", "governance.notice")
    yield paragraph(project, "公开规则的地址为{governance.rules_url}。")
    yield paragraph(
        project,
        "投诉、举报与申诉入口为{governance.complaint}，"
        "自收到之日起{governance.complaint_days}个工作日内答复。",
    )
    if project.governance.publicity:
        yield from told(project, "算法公示：", "governance.publicity")
    if project.applies("governance.minors_audit"):
        yield from told(
            project, "未成年人个人信息合规审计：", "governance.minors_audit"
        )
    yield Heading("应急处置", 2)
    yield from told(project, "", "governance.emergency")
    yield from told(project, "违规用户处置：", "governance.sanctions")


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
