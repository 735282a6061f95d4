"""The tables at the head of the self-assessment: who, what, and the risks in short."""

from collections.abc import Iterator

from filing.block import Block, Note, Table, Text, fact, say
from filing.chapters.attachments import enclosed
from filing.chapters.dangers import numbered
from filing.chapters.prose import cell, fitted
from filing.chapters.scope import core, launched, through, users
from filing.project import Project
from filing.terms import AlgorithmKind, FilingKind, RiskKind
from filing.verdict import likely_risks

_ENCLOSED = "见附件"


def summary(project: Project) -> Iterator[Block]:
    """基本信息, 评估算法描述 and 评估算法风险描述, in the official order."""
    yield _header(project)
    yield _described(project)
    yield from enclosed(project, "mechanism.deployment")
    yield _risks(project)
    yield Note(
        (
            "真实性声明以系统模板的文字为准，由填报单位盖章、算法安全责任人本人手写签名并注明日期。",
        )
    )


def _header(project: Project) -> Table:
    kind = "{scope.kind}"
    if project.scope.kind is AlgorithmKind.GENERATION:
        kind += "（{scope.role}）"
    filing = "{scope.filing}"
    if project.scope.filing is FilingKind.CHANGE:
        filing += "（原备案编号：{scope.number}）"
    pairs = (
        ("主体名称", "{subject.company}", "统一社会信用代码", "{subject.credit_code}"),
        ("算法名称", "{scope.name}", "算法类型", kind),
        ("应用领域", "{scope.domain}", "使用场景", "{scope.scene}"),
        ("算法上线情况", launched(project), "算法备案类型", filing),
        ("自评估时间", "{risk.assessed_on}", "报告撰写时间", "{risk.written_on}"),
        ("拟公示内容", _ENCLOSED, "落实算法安全主体责任基本情况", _ENCLOSED),
        ("算法安全责任人", "{subject.officer}", "联系电话", "{subject.officer_phone}"),
    )
    return Table(
        key="header",
        caption="基本信息",
        header=("事项", "内容", "事项", "内容"),
        rows=tuple(
            (
                (one,),
                fitted(say(project, said)),
                (other,),
                fitted(say(project, told)),
            )
            for one, said, other, told in pairs
        ),
        widths=(20, 27, 20, 33),
    )


def _described(project: Project) -> Table:
    audiences = f"{{subject.audiences}}{through(project)}"
    if project.applies("scope.clients"):
        audiences += "；企业客户的类型为{scope.clients}"
    left_out = len(project.scope.functions) > len(project.scope.core)
    others = "；未纳入的功能见第六部分" if left_out else ""
    rows = (
        ("算法简介", "{scope.brief}。"),
        ("应用范围", "{scope.reach}。"),
        ("服务群体", f"{audiences}。"),
        ("用户数量", f"{users(project)}。"),
        ("社会影响", "{scope.impact}。"),
        (
            "软硬件设施及部署位置",
            f"软硬件设施：{{mechanism.hardware}}。{_place(project)}{{mechanism.deployment}}。",
        ),
        ("其他", f"纳入本次备案的功能为{core(project)}{others}。"),
    )
    return Table(
        key="described",
        caption="评估算法描述",
        header=("序号", "事项", "说明"),
        rows=tuple(
            ((str(number),), (name,), fitted(say(project, said)))
            for number, (name, said) in enumerate(rows, 1)
        ),
        widths=(8, 20, 72),
        centred=(0,),
    )


def _place(project: Project) -> str:
    """What leads to the place of deployment, unless the answer begins with it itself."""
    told = project.mechanism.deployment.lstrip()
    return "" if told.startswith("部署") else "部署位置："


def _risks(project: Project) -> Table:
    return Table(
        key="heads",
        caption="评估算法风险描述",
        header=("序号", "风险类别", "风险描述", "防范措施"),
        rows=tuple(
            ((str(number),), (str(kind),), *_of(project, kind))
            for number, kind in enumerate(RiskKind, 1)
        ),
        widths=(8, 16, 42, 34),
        centred=(0,),
    )


def _of(project: Project, kind: RiskKind) -> tuple[Text, Text]:
    if not project.risk.risks:
        return (fact(project, "risk.risks"),), _measures(project)
    found = [(number, one) for number, one in numbered(project) if one.kind is kind]
    if not found:
        unfit = [d for d in project.risk.dismissed if d.risk and d.risk.kind is kind]
        told = {one.risk for one in unfit if one.reason}
        typical = {one.risk for one in likely_risks(project) if one.risk.kind is kind}
        if told and not typical <= told:
            return ("尚未列出此类风险；部分常见风险不适用的理由见“风险研判”一节",), (
                "—",
            )
        if told:
            return ("已研判，认为不适用，理由见“风险研判”一节",), ("—",)
        return ("尚未列出此类风险",), ("—",)
    described: list[Text] = [
        (f"{number} ", *cell(project, f"risk.risks.{one.id}.name"))
        for number, one in found
    ]
    known = {one.id for one in project.risk.measures}
    used = {measure for _, one in found for measure in one.measures}
    met: list[Text] = [
        cell(project, f"risk.measures.{one.id}.name")
        for one in project.risk.measures
        if one.id in used
    ]
    if not met:
        lacking = cell(project, f"risk.risks.{found[0][1].id}.measures")
        return _joined(described, "；"), lacking
    # What meets one risk must not be read as meeting the next, which has no measure.
    unmet: list[Text] = [
        (f"{number} ", *cell(project, f"risk.risks.{one.id}.measures"))
        for number, one in found
        if not known & set(one.measures)
    ]
    return _joined(described, "；"), _joined([_joined(met, "、"), *unmet], "；")


def _measures(project: Project) -> Text:
    """The gap where there are no measures; those that there are meet no risk yet."""
    return ("—",) if project.risk.measures else (fact(project, "risk.measures"),)


def _joined(texts: list[Text], mark: str) -> Text:
    first, *rest = texts
    return (*first, *(span for text in rest for span in (mark, *text)))
