"""Is data used, kept and protected as the law asks?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.form import as_number
from filing.law import (
    CYBERSECURITY,
    DATA_SECURITY,
    NETWORK_DATA,
    PERSONAL_INFORMATION,
)
from filing.project import Project
from filing.steps.data import PERSONAL
from filing.telling import ENTRY, affirmed, in_plan, quote, there
from filing.terms import (
    PERSONAL_KINDS,
    SENSITIVE_KINDS,
    AlgorithmKind,
    Basis,
    Done,
    Sensitivity,
)

_LOG_MONTHS = 6
_VAGUE_ITEM = re.compile(
    "(用户|相关|其他|业务|系统|各类|所有|基础)*(数据|信息|资料|内容)等?"
)
_ENDLESS = re.compile("长期|永久|一直|无限期|视情况|按需|根据需要")
_PERIOD = re.compile(
    r"\d|[一二两三四五六七八九十]+(日|天|年|个月|周|小时)|半年|半个?月|期间|期内|即时|不保存|不留存|用后即"
)
_MONTHS = re.compile(r"^(\d+) ?个月")
# An event after which the data goes: an end, of no told length.
_ON_EVENT = re.compile(
    "(?:后|时|就|即|随|一旦|到期|完|注销)[^。；]{0,10}(?:删|清[空除理]|销毁|匿名)|(?:删|销毁)[^。；]{0,6}为止"
)
_AT_ONCE = re.compile("(?<!后)就删|立即|马上|同时|随即|当[日天场]")
_SPAN = re.compile(r"(\d+) ?(个月|个工作日|小时|年|日|天|周)")
_WITHHELD = re.compile("不(?:传输?|含|带|提供)([^，。；：]{2,16})")
_LISTED = re.compile("[、和与及或]|以及")
_UNDONE = {Done.UNDERWAY: "还在进行，没有完成", Done.NOT_YET: "还没有做"}


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
            f"用到个人信息，但个人信息保护影响评估{_UNDONE[state]}",
            "自动化决策、敏感信息、委托处理都要事前评估，报告至少保存三年。",
            in_plan(project, "data.assessment")
            or "做完评估并留存报告，再改成“已完成”。",
        )


@rule("数据名称写具体。", Severity.SHOULD, Standing.REVISED, points=(33, 59))
def items_are_told_exactly(project: Project) -> Iterator[Problem]:
    """No item is just called data."""
    for item in project.data.items:
        if item.name and _VAGUE_ITEM.fullmatch(item.name):
            yield Problem(
                f"data.items.{item.id}.name",
                f"数据只写{quote(item)}",
                "看不出是哪些数据，就判断不了是不是个人信息。",
                "按种类分开写，如“播放、点赞、评论记录”“设备信息”。",
            )


@rule(
    "保存期限要有尽头。",
    Severity.MUST,
    Standing.LAW,
    PERSONAL_INFORMATION["第十七条"],
    NETWORK_DATA["第二十一条"],
    points=(59,),
)
def retention_has_an_end(project: Project) -> Iterator[Problem]:
    """How long each item is kept is a period, not for ever; what tells of nobody may stay."""
    for item in project.data.items:
        told = item.retention
        if item.sensitivity is Sensitivity.ORDINARY and _ENDLESS.search(told):
            continue
        endless = not _ON_EVENT.search(told) and _ENDLESS.search(told)
        if told and (endless or not (_PERIOD.search(told) or _ON_EVENT.search(told))):
            fault = f"说{quote(endless[0])}，没有尽头" if endless else "没有写保存多久"
            yield Problem(
                f"data.items.{item.id}.retention",
                f"{quote(item)}的保存期限写{quote(told, 15)}，{fault}",
                "个人信息的保存期限要告知用户，并且够用即止。",
                "写保存多久、到期怎么处理，如“12 个月，到期自动删除”。",
            )


@rule(
    "用完就删的，写几天内删完。",
    Severity.SHOULD,
    Standing.LAW,
    PERSONAL_INFORMATION["第十七条"],
    points=(59,),
)
def deletion_has_a_time(project: Project) -> Iterator[Problem]:
    """Where the end is an event, it is told within how many days personal data is gone."""
    for item in project.data.items:
        told = item.retention if item.sensitivity in PERSONAL_KINDS else ""
        ends = _PERIOD.search(told) or _AT_ONCE.search(told)
        if _ON_EVENT.search(told) and not ends:
            yield Problem(
                f"data.items.{item.id}.retention",
                f"{quote(item)}的保存期限写{quote(told, 15)}，没有写几天内删完",
                "只说删除、没有天数，到期有没有删就没法核对。",
                "写成“使用期间保存，注销后 15 天内删除”这样，天数照系统实际设置写。",
            )


@rule(
    "输入内容的留存期限与数据清单一致。",
    Severity.SHOULD,
    Standing.INFERRED,
    points=(59, 72),
)
def inputs_are_kept_as_listed(project: Project) -> Iterator[Problem]:
    """The first period told of what users put in is the period of some item."""
    said = _spans(project.data.inputs_kept)
    listed = [span for item in project.data.items for span in _spans(item.retention)]
    if said and listed and said[0] not in listed:
        yield Problem(
            "data.inputs_kept",
            f"输入内容写留 {said[0][0]} {said[0][1]}，数据清单里没有一项是这个期限",
            "同一批内容两个期限，会被要求说明。",
            "按系统实际设置，把这里和数据清单里的保存期限改成一致。",
        )


def _spans(text: str) -> list[tuple[int, str]]:
    """The periods in a text, years as months and 天 as 日."""
    found = []
    for number, unit in _SPAN.findall(text):
        if unit == "年":
            found.append((int(number) * 12, "个月"))
        else:
            found.append((int(number), "日" if unit == "天" else unit))
    return found


@rule(
    "日志的保存期限各处一致。",
    Severity.MUST,
    Standing.LAW,
    CYBERSECURITY["第二十三条"],
    points=(62, 72),
)
def log_periods_agree(project: Project) -> Iterator[Problem]:
    """The network log among the data is kept as long as is said of logs."""
    months = as_number(project.data.log_months)
    for item in project.data.items:
        found = _MONTHS.match(item.retention)
        if "网络日志" not in item.name or not found or months is None:
            continue
        if float(found[1]) != months:
            yield Problem(
                f"data.items.{item.id}.retention",
                f"{quote(item)}写保存 {found[1]} 个月，网络日志留存期限填的是 {project.data.log_months} 个月",
                "同一件事两个数，会被要求说明。",
                "按系统实际设置改成一致，不少于六个月。",
            )


# What may be used without asking the person (《个人信息保护法》第十三条第二款).
_UNASKED = (Basis.DUTY, Basis.EMERGENCY, Basis.PUBLIC_INTEREST, Basis.PUBLISHED)
_PERMISSION = re.compile(
    "(?:手机|系统|定位|位置|麦克风|相机)的?(?:权限)?(?:弹窗|提示框)(?![^。；]*(?:说明|告知|写明|勾选))"
    "|弹窗问(?:你|用户|司机)?(?:要不要|是否|能不能)(?![^。；]*(?:说明|告知|写明|勾选))"
)


@rule(
    "敏感个人信息的同意要单独取得。",
    Severity.MUST,
    Standing.LAW,
    PERSONAL_INFORMATION["第二十九条"],
    points=(34,),
)
def consent_is_separate(project: Project) -> Iterator[Problem]:
    """Consent to sensitive data stands on its own, where consent is what they rest on."""
    for item in project.data.items:
        if item.sensitivity not in SENSITIVE_KINDS or item.basis in _UNASKED:
            continue
        words = {
            "单独": "单独|弹窗|另行|逐项|专门|勾选(?![^，。；]{0,6}(?:政策|协议|条款))"
        }
        if untold(affirmed(there(item.separate_consent)), words):
            yield Problem(
                f"data.items.{item.id}.separate_consent",
                f"{quote(item)}属于{item.sensitivity}，单独同意方式里看不出是单独取得的",
                "敏感个人信息不能在隐私政策里一并同意。",
                "写单独弹窗或勾选的位置、说明的内容、用户怎么点。",
            )
        elif _PERMISSION.search(item.separate_consent):
            yield Problem(
                f"data.items.{item.id}.separate_consent",
                f"{quote(item)}的单独同意像是只有手机系统的权限弹窗",
                "系统弹窗只问能不能用定位、相机，没有说明拿去做什么、保存多久。",
                "另做一个说明目的和影响的弹窗，点了同意再取；已经有的，写明上面说了什么。",
            )


@rule(
    "没有人脸人声功能，就不该有生物识别信息。",
    Severity.SHOULD,
    Standing.INFERRED,
    points=(34,),
)
def biometrics_have_a_reason(project: Project) -> Iterator[Problem]:
    """Biometric data belong to a function that uses them."""
    said = project.applicability
    if AlgorithmKind.GENERATION not in said.kinds or said.edits_biometrics is not False:
        return
    for item in project.data.items:
        if item.sensitivity is Sensitivity.BIOMETRIC:
            yield Problem(
                f"data.items.{item.id}.sensitivity",
                f"{quote(item)}是生物识别信息，第一步却说不能生成或改动人脸、人声",
                "收集了用不着的敏感信息，或第一步漏选了功能。",
                "核对两处；只用于实名核验的，在使用目的里写明。",
            )


@rule(
    "流转的保护写具体措施。",
    Severity.SHOULD,
    Standing.LAW,
    DATA_SECURITY["第二十七条"],
    PERSONAL_INFORMATION["第五十一条"],
    points=(59,),
)
def protection_is_told_exactly(project: Project) -> Iterator[Problem]:
    """A protection names a means."""
    names = {party.id: str(party) for party in project.data.parties}
    words = {
        "措施": "加密|HTTPS|TLS|SSL|VPN|专线|脱敏|去标识|匿名|遮盖|权限|授权|隔离|内网|签名|"
        "哈希|密钥|留痕|只传|只含|只读|编号|校验|核对|不传|不含|不给看|看不到|看不见|不显示|不展示|隐藏|打码|只增|硬盘|专人|当面|密封|上锁|只有"
    }
    for flow in project.data.flows:
        if untold(flow.protection, words):
            yield Problem(
                f"data.flows.{flow.id}.protection",
                f"{quote(names.get(flow.source, ''))}到{quote(names.get(flow.target, ''))}的保护措施写{quote(flow.protection, 12)}",
                "看不出用了什么措施，数据安全就无从核对。",
                "写怎么加密、谁能访问、有没有去掉能认出人的信息。",
            )


@rule(
    "说了不传的，不在传的数据里。", Severity.SHOULD, Standing.INFERRED, points=(59, 60)
)
def what_is_withheld_is_not_sent(project: Project) -> Iterator[Problem]:
    """A flow whose protection says that something is not sent carries nothing of that name."""
    items = {item.id: item.name for item in project.data.items}
    for flow in project.data.flows:
        if "只传" in flow.protection or "仅传" in flow.protection:
            continue  # a part of what the list names as a whole
        carried = "、".join(items.get(one, "") for one in flow.items)
        for denied in _WITHHELD.findall(flow.protection):
            named = [one for one in _LISTED.split(denied) if len(one) > 1]
            sent = [one for one in named if one in carried]
            if sent:
                yield Problem(
                    f"data.flows.{flow.id}.protection",
                    f"保护措施说不传{'、'.join(sent)}，流转数据里却有{quote(carried, 24)}",
                    "一处说不传、一处说传，数据流向就没法核对。",
                    "真的不传的，在数据清单里把它单列一行，从这条流向里去掉。",
                )
                break


@rule(
    "个人信息权利写入口和时限。",
    Severity.SHOULD,
    Standing.LAW,
    PERSONAL_INFORMATION["第五十条"],
    points=(56, 59),
)
def rights_have_a_way_and_a_time(project: Project) -> Iterator[Problem]:
    """How a person sees and deletes what is kept, and how long that takes."""
    if not PERSONAL.test(project, None):
        return
    parts = {
        "产品里的入口": ENTRY,
        "办结时限": r"\d|[一二两三四五六七八九十]+个?(工作)?[日天]|即时|立即|当[场天日]|马上",
    }
    if missing := untold(there(project.data.rights), parts):
        yield Problem(
            "data.rights",
            f"个人信息权利行使方式没有写{'、'.join(missing)}",
            "要有便捷的受理机制；只留邮箱、没有时限会被追问。",
            "写点击路径和多久办完。",
        )


@rule(
    "数据分类分级写分几级。",
    Severity.SHOULD,
    Standing.LAW,
    DATA_SECURITY["第二十一条"],
    points=(59,),
)
def classes_are_told(project: Project) -> Iterator[Problem]:
    """The classes have names or a number, and someone who may look."""
    parts = {
        "分几级": "[一二两三四五六七八九十0-9] ?级|[类级]为|级：|级，",
        "谁能看": "授权|审批|权限|访问|岗位|专人|不得|只有|仅|能看|可以?看|看到|查看|可见|主管|负责人|谁",
    }
    if missing := untold(there(project.data.classification), parts):
        yield Problem(
            "data.classification",
            f"数据分类分级没有写{'、'.join(missing)}",
            "“按规定分级”没法核对。",
            "写分几级、每级有哪些数据、谁能访问。",
        )
