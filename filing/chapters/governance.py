"""Who is responsible, by which systems, and how users are told and heard."""

from collections.abc import Iterator

from filing.block import Block, Heading, Mark, Paragraph, fact
from filing.chapters.prose import Column, paragraph, table, tell, told
from filing.project import Project, question_at
from filing.steps.governance import NO_BODY
from filing.terms import LISTED_SYSTEMS, SystemKind

_SYSTEMS = "governance.systems"


def governance(project: Project) -> Iterator[Block]:
    """The chapter 安全管理."""
    yield Heading("安全管理")
    yield Heading("机构与人员", 2)
    yield body(project)
    yield from duty(project)
    yield from tell(
        project,
        "governance.officer_duty",
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


def body(project: Project) -> Paragraph:
    """Which body is responsible, and who leads it."""
    if NO_BODY.search(project.governance.body):
        return paragraph(
            project,
            "算法安全机构的设立情况为：{governance.body}。"
            "算法安全工作由算法安全责任人{subject.officer}牵头。",
        )
    return paragraph(
        project,
        "{subject.company}设立{governance.body}，负责算法安全工作，"
        "由算法安全责任人{subject.officer}牵头。",
    )


def duty(project: Project) -> Iterator[Paragraph]:
    """What the body does; where there is none, who sees to what."""
    if NO_BODY.search(project.governance.body):
        yield from told(project, "算法安全工作的分工如下：", "governance.body_duty")
    else:
        yield from tell(project, "governance.body_duty")


def notice(project: Project) -> Iterator[Block]:
    """How users are told that an algorithm is at work, and where its rules are public."""
    yield from tell(project, "governance.notice")
    yield paragraph(project, "公开规则的地址为{governance.rules_url}。")
    yield from tell(project, "governance.publicity")


def complaints(project: Project) -> Iterator[Block]:
    """Where users complain, and within how many days they are answered."""
    yield paragraph(
        project,
        "用户可从以下入口提交投诉、举报与申诉：{governance.complaint}。"
        "本公司自收到之日起 {governance.complaint_days} 个工作日内答复。",
    )


def _systems(project: Project) -> Iterator[Block]:
    systems = project.governance.systems
    if not systems:
        yield Paragraph((fact(project, _SYSTEMS), "。"))
        return
    yield paragraph(project, "各项制度的名称、责任主体与考核指标见{表:systems}。")
    yield from table(
        project,
        _SYSTEMS,
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
        if system.written:
            prose = "{s.name}规定的流程为：{s.procedure}。修订安排为：{s.iteration}。"
            yield paragraph(project, prose, s=f"{_SYSTEMS}.{system.id}")
    unwritten = [
        str(one.kind or "未选类别的一项") for one in systems if not one.written
    ]
    if unwritten:
        yield Paragraph((f"尚未成文的制度：{'、'.join(unwritten)}。",))
    missing = [
        kind for kind in LISTED_SYSTEMS if kind not in {one.kind for one in systems}
    ]
    if missing:
        yield Paragraph((f"尚未列明的制度：{'、'.join(missing)}。",))


def system(project: Project, kind: SystemKind) -> Iterator[Block]:
    """All that is said of the systems of one kind: six facts each, or that there is none.

    Of a system that is not written yet there is only who is to write it.
    """
    rows = [one for one in project.governance.systems if one.kind is kind]
    if not rows:
        asked = question_at(_SYSTEMS)
        missing = Mark(_SYSTEMS, asked.noun, asked.who)
        yield Paragraph(("尚未列明此项制度：", missing, "。"))
    for row in rows:
        where = f"{_SYSTEMS}.{row.id}"
        if not row.written:
            prose = "该项制度{s.name}，责任主体为{s.owner}。"
            yield paragraph(project, prose, s=where)
            continue
        yield paragraph(
            project,
            "制度文件为{s.name}，责任主体为{s.owner}，考核指标为{s.indicator}。",
            s=where,
        )
        yield from told(project, "办理流程如下：", f"{where}.procedure")
        yield paragraph(
            project, "应留存的记录为{s.records}。修订安排为：{s.iteration}。", s=where
        )


def under(project: Project, *kinds: SystemKind) -> Iterator[Paragraph]:
    """Under which systems the work of a section is done, and by whom."""
    rows = [row for row in project.governance.systems if row.kind in kinds]
    told = "、".join(
        f"{{{_SYSTEMS}.{row.id}.name}}（由{{{_SYSTEMS}.{row.id}.owner}}负责）"
        for row in rows
        if row.written
    )
    if told:
        yield paragraph(project, f"本节工作依据的制度有{told}。")
    for row in rows:
        if not row.written:
            prose = f"{row.kind}制度{{s.name}}，由{{s.owner}}负责。"
            yield paragraph(project, prose, s=f"{_SYSTEMS}.{row.id}")
