"""Is it clear which data goes where, and who takes part?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.form import folded
from filing.law import DEEP_SYNTHESIS, NETWORK_DATA, PERSONAL_INFORMATION
from filing.project import Project
from filing.telling import ORDERED_ONLINE, quote, settled, there
from filing.terms import (
    OUTSIDE_PARTIES,
    PERSONAL_KINDS,
    AlgorithmKind,
    ModelSource,
    PartyKind,
    Place,
    Sensitivity,
    Side,
)

_OF_PERSONS = re.compile(
    "(?<!匿名)(?:手机号|电话|收货地址|上门地址|地址、电话|联系方式|姓名|身份证|护照|人脸|声纹|指纹|银行卡|通讯录|住址|定位信息|行踪|运单|货单|发货单|(?:聊天|对话|通话|咨询)记录|录音)"
    "(?!（?已?(?:匿名|哈希|脱敏))"
)
_LEGAL_NAME = re.compile(
    "公司|大学|学院|研究|中心|机关|委员会|局|协会|合伙|法院|部门|单位|办公室"
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
    """Each data item is carried by some flow, once each flow says what it carries."""
    carried = {item for flow in project.data.flows for item in flow.items}
    ready = settled(project, "data.flows", "items")
    for item in project.data.items:
        if ready and str(item) and item.id not in carried:
            yield Problem(
                f"data.items.{item.id}.name",
                f"{quote(item)}没有出现在任何一条流向里",
                "数据清单与流向图对不上。",
                "补上它的流向；算法其实不用的，从清单里删掉。",
            )


@rule("列出的参与方都要在图上。", Severity.SHOULD, Standing.REVISED, points=(72,))
def every_party_takes_part(project: Project) -> Iterator[Problem]:
    """Each party is an end of some flow, once each flow has its ends."""
    ready = settled(project, "data.flows", "source", "target")
    ends = {end for flow in project.data.flows for end in (flow.source, flow.target)}
    for party in project.data.parties:
        if ready and str(party) and party.id not in ends:
            yield Problem(
                f"data.parties.{party.id}.name",
                f"{quote(party)}没有数据进出",
                "图上会是一个孤立的框。",
                "补上它的流向，或把它删掉。",
            )


@rule("用户和本公司都要在图上。", Severity.SHOULD, Standing.REVISED, points=(32, 72))
def both_ends_are_parties(project: Project) -> Iterator[Problem]:
    """Somebody gives the data, and the company takes it."""
    kinds = {party.kind for party in project.data.parties}
    if len(project.data.parties) < 2 or None in kinds:
        return
    if PartyKind.SYSTEM not in kinds:
        yield Problem(
            "data.parties",
            "数据参与方里没有本公司的系统",
            "流向图上看不到谁在处理数据。",
            "把网关、算法服务等自己的系统列上。",
        )
    if PartyKind.USER not in kinds and Side.CONSUMER in project.applicability.sides:
        yield Problem(
            "data.parties",
            "产品给个人用户用，数据参与方里却没有用户",
            "流向图上看不到数据从谁那里来、结果到谁那里去。",
            "加上“用户”，并补上它的流向。",
        )


@rule("流向两端不是同一方。", Severity.MUST, Standing.INFERRED, points=(72,))
def flows_go_somewhere(project: Project) -> Iterator[Problem]:
    """A flow ends elsewhere than it begins."""
    names = {party.id: str(party) for party in project.data.parties}
    for flow in project.data.flows:
        if flow.source and flow.source == flow.target:
            yield Problem(
                f"data.flows.{flow.id}.target",
                f"这条流向从{quote(names.get(flow.source, ''))}又回到它自己",
                "图上会是一个画圈的箭头，看不出数据去了哪里。",
                "改正去向方；系统内部的处理写成步骤，不写成流向。",
            )


@rule(
    "第三方模型的提供方要在数据流向里。",
    Severity.MUST,
    Standing.REVISED,
    NETWORK_DATA["第十二条"],
    points=(61, 72),
)
def providers_are_parties(project: Project) -> Iterator[Problem]:
    """Whoever computes for us by an interface takes part in the flows."""
    parties = project.data.parties
    entities = {folded(text) for one in parties for text in (one.entity, one.name)}
    for model in project.mechanism.models:
        # A name that is not whole is found at the model, and once.
        called = model.source is ModelSource.THIRD_PARTY and _LEGAL_NAME.search(
            there(model.provider)
        )
        if called and project.data.parties and folded(model.provider) not in entities:
            yield Problem(
                "data.parties",
                f"模型{quote(model)}由{quote(model.provider)}提供，数据参与方里没有这家公司",
                "调用别家的接口，数据就会传过去；漏了它，流向图和模型清单对不上。",
                "加上这个参与方，写合同约定和传给它的数据；法人名称不一致的改成一致。",
            )


@rule("别家接口算出的结果要流回来。", Severity.SHOULD, Standing.INFERRED, points=(60,))
def what_is_called_answers(project: Project) -> Iterator[Problem]:
    """Who provides a model and is sent data sends something back, once the flows are told."""
    if not settled(project, "data.flows", "source", "target"):
        return
    providers = {folded(m.provider) for m in project.mechanism.models if m.provider}
    sent = {flow.target for flow in project.data.flows}
    back = {flow.source for flow in project.data.flows}
    for party in project.data.parties:
        named = {folded(party.entity), folded(party.name)} & providers
        if named and party.id in sent - back:
            yield Problem(
                "data.flows",
                f"数据传给了{quote(party)}，没有写它传回什么",
                "调用别家的接口，结果总要传回来；少了这一条，流向图就断在那里。",
                "加一条从它到本公司系统的流向；传回的数据不在清单里的，先加进数据清单。",
            )


@rule(
    "委托处理的合同写清双方、日期和义务。",
    Severity.MUST,
    Standing.LAW,
    NETWORK_DATA["第十二条"],
    PERSONAL_INFORMATION["第二十一条"],
    points=(61,),
)
def contracts_are_told_whole(project: Project) -> Iterator[Problem]:
    """A contract names both sides, its day, and what protects the data."""
    for party in project.data.parties:
        if party.kind is not PartyKind.PROCESSOR:
            continue
        parts = {
            "签署日期": r"\d{4} ?[-年./]",
            "保护义务": "不得|不[留存传拿]|保护|保密|删|留存|约定|不用于|只[能用]",
        }
        online = ORDERED_ONLINE.search(party.contract)
        for whose, name in (
            ()
            if online
            else (
                ("本公司", project.subject.company),
                ("对方", party.entity),
            )
        ):
            if there(name):
                parts[f"{whose}全称（{name}）"] = re.escape(folded(name))
        if missing := untold(folded(there(party.contract)), parts):
            told = "；".join(f"没有写{part}" for part in missing)
            yield Problem(
                f"data.parties.{party.id}.contract",
                f"与{quote(party)}的合同约定：{told}",
                "委托处理要有合同约定，处理记录至少保存三年。",
                "照合同补写双方、签署日期、范围和保护义务；没有合同的，先签。",
            )


@rule(
    "认得出人的数据算个人信息。",
    Severity.MUST,
    Standing.LAW,
    PERSONAL_INFORMATION["第四条"],
    points=(59,),
)
def personal_items_are_told_so(project: Project) -> Iterator[Problem]:
    """No item that names a person by its own name is said to hold nothing personal."""
    for item in project.data.items:
        found = _OF_PERSONS.search(item.name)
        if found and item.sensitivity is Sensitivity.ORDINARY:
            yield Problem(
                f"data.items.{item.id}.sensitivity",
                f"{quote(item)}里有{quote(found[0])}，却选了“{Sensitivity.ORDINARY}”",
                "能单独或合起来认出某个人的就是个人信息，少选会漏掉一串义务。",
                "改选“个人信息”或更敏感的一类；真的认不出人的，名称里写明已匿名化。",
            )


@rule("外部单位写法人全称。", Severity.MUST, Standing.REVISED, points=(38, 61))
def entities_are_legal_persons(project: Project) -> Iterator[Problem]:
    """An outside party is told by its registered name."""
    for party in project.data.parties:
        outside = party.kind in OUTSIDE_PARTIES and party.entity
        if outside and not _LEGAL_NAME.search(party.entity):
            yield Problem(
                f"data.parties.{party.id}.entity",
                f"参与方{quote(party)}的法人名称只写{quote(party.entity)}",
                "写产品名、品牌名，看不出数据给了哪家公司。",
                "写合同上盖章的那家公司或单位的全称；许多企业客户合写一行的，写其中一家，后面加“等几家”。",
            )


@rule(
    "说全在境内，就不能有境外的参与方。",
    Severity.MUST,
    Standing.REVISED,
    points=(51, 59),
)
def places_agree(project: Project) -> Iterator[Problem]:
    """Where the deployment is said to be at home, every party is."""
    said = re.search("全部在境内|均在境内|不出境|不跨境", project.mechanism.deployment)
    for party in project.data.parties:
        if said and party.place is Place.ABROAD:
            yield Problem(
                f"data.parties.{party.id}.place",
                f"部署位置写{quote(said[0])}，参与方{quote(party)}却在境外",
                "前后矛盾，数据是否出境会被重点问。",
                "核对两处；确有境外一方的，写清传了什么、依据是什么。",
            )
