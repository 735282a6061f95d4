"""算法安全自评估报告: the algorithm, the service, its risks, the defence, the conclusion.

The outline is that of the portal's template for providers of generated content. For the
other kinds and roles no template has been seen, so the same frame carries what the
regulation asks of each, and the cover says that the portal's template decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from filing.block import Block, Contents, Heading, Note, Paragraph, document
from filing.chapters.attachments import enclosed
from filing.chapters.cover import DRAFT, cover
from filing.chapters.dangers import (
    SCALE,
    dangers_of,
    made,
    not_applicable,
    still_high,
)
from filing.chapters.data import flows, identity, items, training
from filing.chapters.defence import defence
from filing.chapters.governance import notice
from filing.chapters.mechanism import (
    INTERVENTION,
    LABELLING,
    MATCHES,
    RANKS,
    channels,
    flow,
    labels,
    models,
)
from filing.chapters.openings import openings
from filing.chapters.prose import paragraph, tell
from filing.chapters.risk import (
    after_measures,
    assessed,
    concluded,
    ethics,
    matrix_before,
)
from filing.chapters.scope import kind, later
from filing.chapters.service import service
from filing.chapters.shots import illustrated
from filing.chapters.summary import summary
from filing.finding import Finding
from filing.project import Project
from filing.terms import AlgorithmKind, RiskKind, Role

_UNSEEN = "草稿，供内部核对；本类算法的报告提纲以系统模板为准。"


@document("算法安全自评估报告（草稿）")
def safety_assessment(project: Project, findings: Sequence[Finding]) -> Iterator[Block]:
    """The self-assessment report, with its own gaps listed at the end."""
    blocks: list[Block] = [
        cover(project, "算法安全自评估报告", note=_note(project)),
        Contents(),
        *summary(project),
    ]
    for chapter in (_algorithm, service, _risks, defence, _conclusion, _rest):
        blocks += chapter(project)
    blocks = list(illustrated(project, blocks))
    yield from blocks
    yield from openings(project, blocks, findings, "本报告")


def _note(project: Project) -> str:
    """The draft's note; where the portal's outline has not been seen, that it decides."""
    others = project.scope.kind not in (None, AlgorithmKind.GENERATION)
    supports = project.applies("scope.role") and project.scope.role is Role.SUPPORTER
    return _UNSEEN if others or supports else DRAFT


_DATA = (
    "data.items.*.separate_consent",
    "data.parties.*.contract",
    "data.going_abroad",
)
_MODELS = ("mechanism.models.*.filing_number", "mechanism.models.*.agreement")
_STRATEGY = (*INTERVENTION, *RANKS, *MATCHES, "mechanism.dispatch")


def _algorithm(project: Project) -> Iterator[Block]:
    yield Heading("算法情况")
    yield Heading("算法流程", 2)
    yield from flow(project)
    yield Heading("算法数据", 2)
    yield from _data(project)
    yield Heading("算法模型", 2)
    yield from models(project)
    yield from tell(project, "mechanism.update")
    yield from enclosed(project, *_MODELS)
    yield Heading("干预策略", 2)
    yield from tell(project, *_STRATEGY)
    yield from enclosed(project, *_STRATEGY)
    if project.scope.kind is AlgorithmKind.GENERATION:
        yield Heading("结果标识", 2)
        yield from tell(project, *LABELLING)
        yield from labels(project)
        yield from enclosed(project, *LABELLING)
    else:
        yield Heading("显著告知与公示", 2)
        yield from notice(project)
        yield from enclosed(project, "governance.notice")


def _data(project: Project) -> Iterator[Block]:
    yield Heading("输入与输出数据", 3)
    yield from channels(project)
    yield Heading("数据来源与流向", 3)
    yield from items(project)
    yield from flows(project)
    yield from tell(project, "mechanism.user_tags")
    yield from enclosed(project, *_DATA)
    yield Heading("生物特征与身份信息", 3)
    yield from identity(project)
    yield Heading("训练数据与检索数据", 3)
    yield from training(project)
    yield from enclosed(project, "data.training.*.licence", "data.annotation")


def _risks(project: Project) -> Iterator[Block]:
    yield Heading("风险研判")
    if project.risk.risks:
        yield paragraph(
            project,
            f"{'本次评估共识别' if made(project) else '目前列出'} "
            f"{len(project.risk.risks)} 项风险，以下按三个方面列出。"
            f"风险编号在全文中一致；未采取措施时的分布见{{表:before}}。{SCALE}",
        )
    yield Heading("算法滥用", 2)
    yield from dangers_of(project, (RiskKind.ABUSE,), "abuse", "算法滥用风险")
    yield Heading("算法漏洞", 2)
    yield from dangers_of(project, (RiskKind.FLAW,), "flaw", "算法漏洞风险")
    yield Heading("恶意利用及其他", 2)
    rest = {None, *RiskKind} - {RiskKind.ABUSE, RiskKind.FLAW}
    yield from dangers_of(project, rest, "others", "恶意利用及其他风险")
    yield from not_applicable(project)
    if project.risk.risks:
        yield matrix_before(project)


def _conclusion(project: Project) -> Iterator[Block]:
    yield Heading("安全评估结论")
    yield from assessed(project)
    if project.risk.risks:
        yield from after_measures(project)
        yield from still_high(project)
    yield from concluded(project)
    yield from enclosed(project, "risk.method")


def _rest(project: Project) -> Iterator[Block]:
    yield Heading("其他应当说明的相关情况")
    yield Heading("算法类型的判断", 2)
    yield from kind(project)
    yield Heading("未纳入本次备案的功能与未来规划", 2)
    yield from later(project)
    yield Heading("科技伦理审查", 2)
    told = [*ethics(project), *enclosed(project, "risk.ethics", "risk.ethics_record")]
    yield from told[:-1]
    yield from (
        replace(one, keep=True)
        for one in told[-1:]
        if isinstance(one, Paragraph | Note)
    )
    yield replace(paragraph(project, "填报单位（盖章）：{subject.company}"), keep=True)
    yield Paragraph(("算法安全责任人（本人手写签名）：",), keep=True)
    yield Paragraph(("日期：　　　　年　　月　　日",))
