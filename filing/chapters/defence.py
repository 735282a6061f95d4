"""What keeps the risks down: users' rights, content, models, data, and each measure."""

from collections.abc import Iterator

from filing.block import Block, Heading, Paragraph
from filing.chapters.attachments import enclosed
from filing.chapters.dangers import aimed, measures
from filing.chapters.data import personal, safekeeping
from filing.chapters.governance import complaints, notice, under
from filing.chapters.mechanism import AGES, CHOICES, COMPANION, FAIRNESS, WORKERS
from filing.chapters.prose import paragraph, tell
from filing.project import Project
from filing.terms import AlgorithmKind, NodeKind, RiskKind, SystemKind

_BOTH_AGES = "未成年人与老年人保护"
_RIGHTS = {
    "选择权": CHOICES,
    "劳动者权益": WORKERS,
    _BOTH_AGES: (*AGES, "governance.minors_audit"),
    "持续情感互动用户保护": COMPANION,
    "其他权益": (
        *FAIRNESS,
        "mechanism.addiction",
        "mechanism.biometric_consent",
    ),
}
"""Which answers tell of which right; a right that no answer tells of gets no heading."""


def defence(project: Project) -> Iterator[Block]:
    """The chapter 风险防控情况."""
    yield Heading("风险防控情况")
    yield Heading("风险防范机制建设", 2)
    yield Heading("用户权益保护", 3)
    yield from aimed(project, RiskKind.ABUSE, RiskKind.OTHER)
    yield from _rights(project)
    yield Heading("内容生态治理", 3)
    yield from aimed(project, RiskKind.CONTENT, RiskKind.STORAGE, RiskKind.SPREAD)
    yield from _content(project)
    yield Heading("模型安全保障", 3)
    yield from aimed(project, RiskKind.MALICIOUS, RiskKind.FLAW)
    yield from _models(project)
    yield Heading("数据安全防护", 3)
    yield from aimed(project, RiskKind.LEAK)
    yield from _data(project)
    yield Heading("措施及其有效性", 3)
    yield from measures(project)


def _rights(project: Project) -> Iterator[Block]:
    yield Heading("知情权", 4)
    if project.scope.kind is AlgorithmKind.GENERATION:
        yield from notice(project)
    else:
        yield Paragraph(("告知与公示的方式见第一部分“显著告知与公示”。",))
    yield Heading("个人信息权益", 4)
    yield from personal(project)
    yield Heading("投诉、举报与申诉", 4)
    yield from complaints(project)
    for right, answers in _RIGHTS.items():
        if told := [*tell(project, *answers)]:
            yield Heading(_named(project, right), 4)
            yield from told
    told_here = project.scope.kind is AlgorithmKind.GENERATION
    yield from enclosed(
        project,
        *(["governance.notice"] if told_here else []),
        "data.assessment",
        "data.assessment_record",
        "data.rights",
        "data.audit",
        "governance.complaint",
        *(answer for answers in _RIGHTS.values() for answer in answers),
    )


def _named(project: Project, right: str) -> str:
    """A right's heading; of two ages it names those that are asked about."""
    if right != _BOTH_AGES:
        return right
    ages = {"mechanism.minors": "未成年人", "mechanism.elderly": "老年人"}
    asked = [age for where, age in ages.items() if project.applies(where)]
    return f"{'与'.join(asked) or '未成年人与老年人'}保护"


def _content(project: Project) -> Iterator[Block]:
    yield Paragraph(("内容的审核方式、范围和人工干预见第一部分“干预策略”。",))
    by_hand = [
        f"第 {number} 步“{{mechanism.steps.{step.id}.name}}”"
        for number, step in enumerate(project.mechanism.steps, 1)
        if step.kind is NodeKind.HUMAN
    ]
    if by_hand:
        yield paragraph(
            project, f"算法流程中由人工审核或处理的步骤为{'、'.join(by_hand)}。"
        )
    yield from tell(project, "mechanism.refuting", "governance.sanctions")
    yield from under(project, SystemKind.PUBLICATION, SystemKind.FRAUD)


def _models(project: Project) -> Iterator[Block]:
    yield Paragraph(
        (
            "模型的来源、评价指标和更新机制见第一部分“算法模型”。"
            if project.applies("mechanism.models")
            else "算法没有使用机器学习模型，本节说明算法规则的安全保障。",
        )
    )
    yield from tell(
        project,
        "governance.review_cycle",
        "governance.support",
        "governance.emergency",
    )
    yield from under(
        project,
        SystemKind.MECHANISM,
        SystemKind.SAFETY_MONITORING,
        SystemKind.INCIDENT,
    )
    yield from enclosed(project, "governance.review_cycle", "governance.emergency")


def _data(project: Project) -> Iterator[Block]:
    yield Paragraph(("数据流转中的保护措施见第一部分“算法数据”。",))
    yield from safekeeping(project)
    yield from under(project, SystemKind.DATA)
    yield from enclosed(project, "data.protection_level")
