"""Is it clear which data goes where, and is the law kept on the way?"""

from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.form import as_number
from filing.law import (
    CYBERSECURITY,
    DEEP_SYNTHESIS,
    PERSONAL_INFORMATION,
)
from filing.project import Project
from filing.steps.data import PERSONAL
from filing.terms import PERSONAL_KINDS, AlgorithmKind, Done, Place, Sensitivity

_LOG_MONTHS = 6


@rule(
    "网络日志留存不少于六个月。",
    Severity.MUST,
    Standing.LAW,
    CYBERSECURITY["第二十三条"],
    points=(62,),
)
def logs_are_kept_six_months(project: Project) -> Iterator[Problem]:
    """Logs are kept for at least six months."""
    months = as_number(project.data.log_months)
    if months is not None and months < _LOG_MONTHS:
        yield Problem(
            "data.log_months",
            f"网络日志只留 {project.data.log_months} 个月",
            "法律要求不少于六个月。",
            "先在系统里改成至少 6 个月，再按实际填写。",
        )


@rule(
    "个人信息保护影响评估要事前做完。",
    Severity.MUST,
    Standing.LAW,
    PERSONAL_INFORMATION["第五十五条"],
    PERSONAL_INFORMATION["第五十六条"],
    points=(60,),
)
def impact_is_assessed(project: Project) -> Iterator[Problem]:
    """Where personal information is used, its impact assessment is done."""
    state = project.data.assessment
    if PERSONAL.test(project, None) and state and state is not Done.DONE:
        yield Problem(
            "data.assessment",
            f"用到个人信息，个人信息保护影响评估却{state}",
            "自动化决策、敏感信息、委托处理都要事前评估，报告至少保存三年。",
            "做完评估并留存报告，再改成“已完成”。",
        )


@rule(
    "个人信息传到境外要有依据。",
    Severity.MUST,
    Standing.LAW,
    PERSONAL_INFORMATION["第三十八条"],
    PERSONAL_INFORMATION["第三十九条"],
    points=(51, 59),
)
def personal_data_stays_at_home(project: Project) -> Iterator[Problem]:
    """No flow carries personal information to a party abroad."""
    data = project.data
    abroad = {party.id for party in data.parties if party.place is Place.ABROAD}
    personal = {i.id for i in data.items if i.sensitivity in PERSONAL_KINDS}
    for flow in data.flows:
        if flow.target in abroad and personal & set(flow.items):
            yield Problem(
                f"data.flows.{flow.id}.target",
                "这条流向把个人信息传到了境外",
                "出境要满足法定条件，还要单独告知并取得单独同意，审核时会重点问。",
                "改在境内处理；确需出境的，先办完出境手续，在保护措施里写明。",
            )


@rule(
    "能改人脸人声的，数据里要列出生物识别信息。",
    Severity.MUST,
    Standing.LAW,
    DEEP_SYNTHESIS["第十四条"],
    PERSONAL_INFORMATION["第二十八条"],
    points=(34,),
)
def biometrics_are_declared(project: Project) -> Iterator[Problem]:
    """A product that edits faces or voices lists biometric data."""
    step = project.applicability
    edits = AlgorithmKind.GENERATION in step.kinds and step.edits_biometrics
    kinds = {item.sensitivity for item in project.data.items}
    if edits and project.data.items and Sensitivity.BIOMETRIC not in kinds:
        yield Problem(
            "data.items",
            "第一步说能生成或改动人脸、人声，数据清单里却没有生物识别信息",
            "有这类功能却写“不涉及”，是明显的不一致。",
            "把人脸、人声数据列进清单，并写明单独同意和保存期限。",
        )


@rule("列出的数据都要有去处。", Severity.SHOULD, Standing.REVISED, points=(32, 72))
def every_item_flows(project: Project) -> Iterator[Problem]:
    """Each data item is carried by some flow."""
    carried = {item for flow in project.data.flows for item in flow.items}
    for item in project.data.items:
        if project.data.flows and str(item) and item.id not in carried:
            yield Problem(
                f"data.items.{item.id}.name",
                f"“{item}”没有出现在任何一条流向里",
                "数据清单与流向图对不上。",
                "补上它的流向；算法其实不用的，从清单里删掉。",
            )


@rule("列出的参与方都要在图上。", Severity.SHOULD, Standing.REVISED, points=(72,))
def every_party_takes_part(project: Project) -> Iterator[Problem]:
    """Each party is an end of some flow."""
    ends = {end for flow in project.data.flows for end in (flow.source, flow.target)}
    for party in project.data.parties:
        if project.data.flows and str(party) and party.id not in ends:
            yield Problem(
                f"data.parties.{party.id}.name",
                f"“{party}”没有数据进出",
                "图上会是一个孤立的框。",
                "补上它的流向，或把它删掉。",
            )
