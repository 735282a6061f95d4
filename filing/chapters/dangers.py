"""The risks and the measures against them, as tables that refer to one another by number."""

from collections.abc import Collection, Iterator

from filing.block import Block, Fact, Paragraph, Table, Text
from filing.chapters.attachments import numbers_of
from filing.chapters.prose import Column, cell, paragraph
from filing.form import as_date
from filing.picture import Grade, graded
from filing.project import Project
from filing.steps.risk import Danger
from filing.terms import Likelihood, RiskKind, Severity
from filing.verdict import open_risks

SCALE = (
    "可能性由“几乎不可能”到“几乎肯定”、影响程度由“轻微”到“特别重大”，各计 1 至 5 分；"
    "等级由两项的乘积得出：4 分及以下为低，5 至 9 分为中，10 至 15 分为较高，"
    "16 分及以上为高。"
)
_COLOURS = {
    Grade.LOW: "E2EFDA",
    Grade.MEDIUM: "FFF2CC",
    Grade.HIGHER: "F8CBAD",
    Grade.HIGH: "FF9B9B",
}
_HIGH = (Grade.HIGHER, Grade.HIGH)


def numbered(project: Project) -> list[tuple[str, Danger]]:
    """Every risk with the number that all documents give it."""
    return [(f"R{number}", one) for number, one in enumerate(project.risk.risks, 1)]


def made(project: Project) -> bool:
    """Whether the answers tell on which day the assessment was made."""
    return as_date(project.risk.assessed_on) is not None


def danger_table(project: Project) -> Table:
    """Every risk before and after its measures."""
    dangers = project.risk.risks
    fills = {}
    for row, danger in enumerate(dangers):
        for column, grade in ((4, _before(danger)), (6, _left(danger))):
            if grade:
                fills[row, column] = _COLOURS[grade]
    return Table(
        key="risks",
        caption="风险清单",
        header=("编号", "风险", "类别", "涉及功能", "控制前", "对应措施", "控制后"),
        rows=tuple(
            (
                (number,),
                cell(project, f"{where}.name"),
                cell(project, f"{where}.kind"),
                cell(project, f"{where}.functions"),
                _graded(project, where, "likelihood", "severity", _before(danger)),
                cell(project, f"{where}.measures"),
                _graded(
                    project,
                    where,
                    "residual_likelihood",
                    "residual_severity",
                    _left(danger),
                ),
            )
            for number, danger in numbered(project)
            for where in (f"risk.risks.{danger.id}",)
        ),
        widths=(7, 26, 13, 14, 10, 20, 10),
        centred=(0, 4, 6),
        fills=fills,
    )


def dangers_of(
    project: Project, kinds: Collection[RiskKind | None], key: str, caption: str
) -> Iterator[Block]:
    """The risks of these kinds before any measure; one sentence where there are none.

    Of a single kind the table needs no column for it.
    """
    found = [(number, one) for number, one in numbered(project) if one.kind in kinds]
    if not project.risk.risks:
        yield paragraph(project, "{risk.risks}。")
        return
    if not found:
        done = made(project) and not open_risks(project)
        none = "本次评估没有识别出" if done else "目前尚未列出"
        yield Paragraph((f"{none}这方面的风险。",))
        return
    lead = "本次评估识别出" if made(project) else "目前列出"
    yield paragraph(project, f"{lead}{caption} {len(found)} 项，见{{表:{key}}}。")
    columns = [
        Column("风险", "name", 31),
        Column("类别", "kind", 14),
        Column("涉及功能", "functions", 14),
        Column("可能性", "likelihood", 12),
        Column("影响程度", "severity", 12),
    ]
    if len(kinds) == 1:
        del columns[1]
    last = len(columns) + 1
    yield Table(
        key=key,
        caption=caption,
        header=("编号", *(column.head for column in columns), "等级"),
        rows=tuple(
            (
                (number,),
                *(
                    cell(project, f"{where}.{column.field}", column.share)
                    for column in columns
                ),
                _graded(project, where, "likelihood", "severity", _before(danger)),
            )
            for number, danger in found
            for where in (f"risk.risks.{danger.id}",)
        ),
        widths=(8, *(column.share for column in columns), 9),
        centred=(0, last - 2, last - 1, last),
        fills={
            (row, last): _COLOURS[grade]
            for row, (_, danger) in enumerate(found)
            if (grade := _before(danger))
        },
    )


def not_applicable(project: Project) -> Iterator[Paragraph]:
    """Which typical risks were thought of and found not to apply, and why."""
    for one in project.risk.dismissed:
        yield paragraph(
            project,
            f"{'本次评估还研判了' if made(project) else '目前也考虑了'}“{{d.risk}}”方面的风险，"
            "认为不适用，理由是：{d.reason}。",
            d=f"risk.dismissed.{one.id}",
        )


def still_high(project: Project) -> Iterator[Paragraph]:
    """Which risks are still high after their measures, or that none is."""
    dangers = numbered(project)
    left = [number for number, one in dangers if _left(one) in _HIGH]
    if left:
        yield Paragraph((f"控制后仍为较高或高的风险：{'、'.join(left)}。",))
        return
    bare = [number for number, one in dangers if not one.measures]
    if bare:
        yield Paragraph((f"尚未选定控制措施的风险：{'、'.join(bare)}。",))
    elif dangers and all(_left(one) for _, one in dangers) and _proved(project):
        yield Paragraph(("采取措施后，各项风险均处于“中”及以下等级。",))


def _proved(project: Project) -> bool:
    """Whether of every measure that a risk relies on an effect is told."""
    used = {one for danger in project.risk.risks for one in danger.measures}
    return all(one.effect for one in project.risk.measures if one.id in used)


def measures(project: Project) -> Iterator[Block]:
    """Every measure with the risks that it is aimed at, and what it brings about."""
    if not project.risk.measures:
        yield paragraph(project, "{risk.measures}。")
        return
    yield paragraph(project, "控制措施、针对的风险和效果见{表:measures}。")
    aimed: dict[str, list[str]] = {}
    for number, danger in numbered(project):
        for one in danger.measures:
            aimed.setdefault(one, []).append(number)
    yield Table(
        key="measures",
        caption="控制措施及其效果",
        header=("序号", "措施", "做法", "针对风险", "效果", "证明材料"),
        rows=tuple(
            (
                (str(number),),
                cell(project, f"{where}.name"),
                cell(project, f"{where}.does"),
                (" ".join(aimed.get(measure.id, ())) or "—",),
                cell(project, f"{where}.effect"),
                (*cell(project, f"{where}.evidence"), _numbered(project, where)),
            )
            for number, measure in enumerate(project.risk.measures, 1)
            for where in (f"risk.measures.{measure.id}",)
        ),
        widths=(7, 12, 28, 12, 21, 20),
        centred=(0, 3),
    )


def _numbered(project: Project, measure: str) -> str:
    numbers = numbers_of(project, f"{measure}.evidence")
    shown = numbers and project.at(f"{measure}.evidence")
    return f"（{'、'.join(numbers)}）" if shown else ""


def aimed(project: Project, *kinds: RiskKind) -> Iterator[Paragraph]:
    """Which risks of these kinds there are, and which measures meet them."""
    found = [(number, one) for number, one in numbered(project) if one.kind in kinds]
    if not found:
        return
    used = {measure for _, danger in found for measure in danger.measures}
    names = "、".join(
        f"{{risk.measures.{measure.id}.name}}"
        for measure in project.risk.measures
        if measure.id in used
    )
    if names:
        met = "、".join(number for number, danger in found if danger.measures)
        yield paragraph(
            project,
            f"本节针对的风险为 {met}，采取的措施有{names}，做法和效果见{{表:measures}}。",
        )
    for number, danger in found:
        if not danger.measures:
            where = f"risk.risks.{danger.id}.measures"
            yield paragraph(project, f"风险 {number} 的控制措施：{{{where}}}。")


def _graded(
    project: Project, where: str, likelihood: str, severity: str, grade: Grade | None
) -> Text:
    """The grade where both judgements are there, else the mark of the missing one."""
    if grade:
        return (str(grade),)
    for name in (likelihood, severity):
        quoted = cell(project, f"{where}.{name}", 0)
        if not isinstance(quoted[0], Fact):
            return quoted
    return ("—",)


def _before(danger: Danger) -> Grade | None:
    return _grade(danger.likelihood, danger.severity)


def _left(danger: Danger) -> Grade | None:
    return _grade(danger.residual_likelihood, danger.residual_severity)


def _grade(likelihood: Likelihood | None, severity: Severity | None) -> Grade | None:
    if likelihood is None or severity is None:
        return None
    one, other = list(Likelihood).index(likelihood), list(Severity).index(severity)
    return graded((one + 1) * (other + 1))
