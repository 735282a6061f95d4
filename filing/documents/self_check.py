"""自查清单: what only a person can check before handing in, for printing."""

from collections.abc import Iterator, Sequence

from filing.block import Block, Note, Paragraph, Table, document
from filing.chapters.prose import paragraph
from filing.finding import Finding
from filing.manual import ManualCheck as Check
from filing.project import Project
from filing.terms import AlgorithmKind, ModelSource

GROUPS: dict[str, tuple[Check, ...]] = {
    "主体与证件": (
        Check.LICENCE,
        Check.MARKET_ACCESS,
        Check.PERMITS,
        Check.IDENTITY,
        Check.OFFICER,
        Check.PLEDGE,
        Check.ORDER,
    ),
    "模板与文字": (
        Check.DROPDOWNS,
        Check.TEMPLATE,
        Check.OWN_WORDS,
        Check.ONE_MATERIAL,
        Check.SECRETS,
        Check.TRUTH,
    ),
    "机制、模型与数据": (
        Check.FLOW_CHART,
        Check.DATA_FACTS,
        Check.MODEL_PROOF,
        Check.RECOMMENDING,
    ),
    "截图与线上页面": (
        Check.LABEL_SHOTS,
        Check.RIGHTS_SHOTS,
        Check.CLEAR_SHOTS,
        Check.WALK,
        Check.PAGE_CHECK,
        Check.LINKS,
    ),
    "记录与评估": (
        Check.USERS,
        Check.TEST_RECORDS,
        Check.ETHICS_LIST,
        Check.SECURITY_ASSESSMENT,
        Check.IMPACT_RECORDS,
    ),
    "签章与提交": (
        Check.SIGNING,
        Check.PDF,
        Check.TWO_TRACKS,
        Check.RETURNED,
        Check.AFTERWARDS,
    ),
}
"""Every check of `manual` once, in the order in which they are best made."""


@document("自查清单", working=True)
def self_check(project: Project, findings: Sequence[Finding]) -> Iterator[Block]:
    """The checks by group, with room for the proof and the result."""
    done = project.governance.checked
    groups = {
        title: [one for one in checks if applies(one, project)]
        for title, checks in GROUPS.items()
    }
    count = sum(map(len, groups.values()))
    yield Paragraph(
        (f"以下 {count} 项要由人核对，提交前逐项看过，把依据写进“证据或记录”一栏。",)
    )
    if done:
        yield paragraph(project, "已经核对过的：{governance.checked}。")
    number = 0
    for title, checks in groups.items():
        yield _table(f"checks{number}", title, checks, number, done)
        number += len(checks)
    yield Note(("核对后内容又有改动的，请重新核对。核对人签名：　　　　　　日期：",))


def applies(check: Check, project: Project) -> bool:
    """Whether there is anything of what a check looks at; while not known, there may be."""
    kind, models = project.scope.kind, project.mechanism.models
    if check is Check.MODEL_PROOF:
        return not models or any(one.source in _OTHERS for one in models)
    if check is Check.LABEL_SHOTS:
        return kind in (None, AlgorithmKind.GENERATION)
    if check is Check.RECOMMENDING:
        return kind in (None, *_PUBLIC_RULES)
    return True


_OTHERS = (None, ModelSource.THIRD_PARTY, ModelSource.TUNED)
_PUBLIC_RULES = (AlgorithmKind.PUSH, AlgorithmKind.RANKING, AlgorithmKind.DISPATCH)


def _table(
    key: str, title: str, checks: Sequence[Check], before: int, done: Sequence[Check]
) -> Table:
    return Table(
        key=key,
        caption=title,
        header=("序号", "核对事项", "看什么", "证据或记录", "结果"),
        rows=tuple(
            (
                (str(number),),
                (str(check),),
                (check.plain,),
                ("",),
                ("已核对" if check in done else "□",),
            )
            for number, check in enumerate(checks, before + 1)
        ),
        widths=(8, 21, 42, 19, 10),
        centred=(0, 4),
    )
