"""Are those whom the law protects protected: the old, workers and those shown?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.law import ALGORITHM_RECOMMENDATION, DEEP_SYNTHESIS
from filing.project import Project, written
from filing.steps.mechanism import BIOMETRICS, ELDERS
from filing.steps.subject import SUPPORTS
from filing.telling import quote, there
from filing.terms import AlgorithmKind, Audience

_FACES = re.compile(
    "照片转头像|头像|换脸|人脸|人像|数字人|变声|(?:克隆|复刻)[声嗓]|声音克隆|配音|美颜|卡通化"
)
_FACE_DATA = re.compile("人脸|人像|自拍|声纹|人声|真人照片")


def _serves(project: Project, group: Audience) -> bool:
    return group in project.subject.audiences


def _anywhere(project: Project, pattern: str) -> bool:
    return any(re.search(pattern, text) for _, text in written(project))


@rule(
    "老年人会用的要有适老服务和防诈。",
    Severity.SHOULD,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第十九条"],
    points=(52,),
)
def the_elderly_are_served(project: Project) -> Iterator[Problem]:
    """Where the elderly use it, some text tells of it, and of fraud.

    An answer to the question on their protection tells of it, in whatever words.
    """
    if not _serves(project, Audience.ELDERLY):
        return
    served = bool(project.mechanism.elderly)
    if not served and ELDERS.test(project, None) and not project.mechanism.steps:
        return  # its own question comes two steps later
    missing = [
        words
        for words, pattern in (
            ("适老服务", "适老|老年|长辈|大字"),
            ("涉诈信息处置", "涉诈|诈骗|反诈|防诈"),
        )
        if not (served and words == "适老服务") and not _anywhere(project, pattern)
    ]
    if missing:
        yield Problem(
            "subject.audiences",
            f"服务群体里有老年人，材料里没有写{'、'.join(missing)}",
            "面向老年人的，要考虑出行、就医、消费、办事等需求，并监测和处置涉诈信息。",
            f"在第 4 步的老年人保护，或第 6 步的措施、风险里补写{'、'.join(missing)}；"
            "老年人其实用不到的，去掉这一项。",
        )


@rule(
    "劳动者权益写全。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第二十条"],
    points=(67,),
)
def protection_of_workers_is_whole(project: Project) -> Iterator[Problem]:
    """Hours, pay, sanctions and appeals are all told."""
    dispatches = project.scope.kind is AlgorithmKind.DISPATCH
    if not dispatches and not _serves(project, Audience.WORKERS):
        return
    parts = {
        "工作时长和休息": "小时|时长|休息|连续",
        "报酬": "报酬|工资|收入|计酬|费用|[运酬佣]金|运费|服务费|配送费|抽成|提成|工钱",
        "奖惩": "奖|惩|罚|扣|拒单|超时|降低派单",
        "申诉": "申诉|人工|投诉",
    }
    mechanism = project.mechanism
    beside = f"{there(mechanism.worker_pay)}{there(mechanism.worker_appeal)}"
    said = there(mechanism.workers)
    if missing := untold(said and f"{said}。{beside}", parts):
        yield Problem(
            "mechanism.workers",
            f"劳动者权益保护没有写{'、'.join(missing)}",
            "法规要求完善订单分配、报酬、工作时间、奖惩等算法，只写效率会被退。",
            "按实际规则逐项补写。",
        )


@rule(
    "编辑人脸人声要提示取得被编辑人同意。",
    Severity.MUST,
    Standing.LAW,
    DEEP_SYNTHESIS["第十四条"],
    points=(34,),
)
def edited_people_are_asked(project: Project) -> Iterator[Problem]:
    """Whoever edits faces or voices is told to ask the person concerned."""
    said = project.applicability
    edits = AlgorithmKind.GENERATION in said.kinds and said.edits_biometrics
    asked = BIOMETRICS.test(project, None)
    told = there(project.mechanism.biometric_consent)
    if asked and (not told or not untold(told, _AGREED)):
        return  # a blank, or a “没有”, is found at its own question
    if edits and not _anywhere(
        project, "被编辑|肖像权人|声音权利人|被克隆|本人(?:的)?单独同意"
    ):
        yield Problem(
            "mechanism.biometric_consent"
            if asked
            else "applicability.edits_biometrics",
            "能生成或改动人脸、人声，材料里没有写怎样提示使用者取得被编辑人的单独同意",
            "这是法规对人脸、人声编辑功能的专门要求。",
            "在单独同意方式或控制措施里写清提示的位置和文字。",
        )


_AGREED = {
    "谁": "本人|他人|对方|权利人|被[编改克]|演员|主播|配音员|模特|客户",
    "怎样同意": "同意|授权|签|打勾|打钩|勾选|核[对验]",
}


@rule(
    "有人脸、人声的功能要认出来。",
    Severity.SHOULD,
    Standing.INFERRED,
    DEEP_SYNTHESIS["第十四条"],
    points=(34,),
)
def faces_and_voices_are_seen(project: Project) -> Iterator[Problem]:
    """Where names tell of faces or voices, the first step does not say there are none."""
    said = project.applicability
    if AlgorithmKind.GENERATION not in said.kinds or said.edits_biometrics is not False:
        return
    names = [str(one) for one in (*project.scope.functions, *project.risk.risks)]
    faces = [
        *((name, found) for name in names if (found := _FACES.search(name))),
        *(
            (item.name, found)
            for item in project.data.items
            if (found := _FACE_DATA.search(item.name))
        ),
    ]
    if faces:
        name, found = faces[0]
        yield Problem(
            "applicability.edits_biometrics",
            f"第一步说不能生成或改动人脸、人声，{quote(name)}里却有{quote(found[0])}",
            "卡通化、修复人脸、变声都算；漏选会少写单独同意和风险。",
            "请核对：能改的，改选“是”；确实不改人脸、人声的，不用改。",
        )


@rule(
    "技术支持者要核验客户、约定标识。",
    Severity.MUST,
    Standing.LAW,
    DEEP_SYNTHESIS["第八条"],
    DEEP_SYNTHESIS["第十七条"],
    points=(18, 19),
)
def clients_are_checked_and_bound(project: Project) -> Iterator[Problem]:
    """A supporter checks its clients and binds them to label."""
    if not SUPPORTS.test(project, None):
        return
    parts = {
        "核验什么": "营业执照|实名|核验|资质|场景",
        "标识怎么约定": "标识",
        "违者怎么办": "停|终止|违|追究|密钥",
    }
    if missing := untold(there(project.subject.client_checks), parts):
        yield Problem(
            "subject.client_checks",
            f"企业客户核验与约束没有写{'、'.join(missing)}",
            "技术支持者不直接管用户，就要写清怎么管客户。",
            "写核验的材料、协议里对标识和内容安全的约定、违约怎么处理。",
        )


@rule(
    "技术服务方式写清接口还是部署。",
    Severity.SHOULD,
    Standing.LISTS,
    DEEP_SYNTHESIS["第二十三条"],
    points=(18,),
)
def the_way_of_service_is_told(project: Project) -> Iterator[Problem]:
    """A supporter tells whether it serves by API, SDK or deployment."""
    if SUPPORTS.test(project, None) and untold(
        project.subject.service_way, {"方式": "API|SDK|接口|部署|组件|插件"}
    ):
        yield Problem(
            "subject.service_way",
            f"技术服务方式写{quote(project.subject.service_way, 15)}，看不出是接口、SDK 还是部署",
            "公开清单里技术支持者都写明服务方式和服务的客户。",
            "写以什么方式提供、客户怎么接入。",
        )
