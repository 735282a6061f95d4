"""The class of each answer's change: what it asks for, why, and what has to come first.

What is published or usual is said to be so; where nothing is known, filing is the safer
side. Wording, thresholds, word lists and prompts are kept as a record.
"""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import Any, NamedTuple

from filing.finding import Standing
from filing.form import as_number
from filing.law import (
    ALGORITHM_RECOMMENDATION,
    DEEP_SYNTHESIS,
    GENERATIVE_AI,
    HUMANLIKE_INTERACTION,
    SECURITY_ASSESSMENT,
    Article,
)
from filing.terms import ModelUse, Status

_DUE = ALGORITHM_RECOMMENDATION["第二十四条"]
_GROWN = 2
"""How many times as many users are taken for 显著增加; law names no number."""


class Class(StrEnum):
    """What a change asks for, the weightiest first."""

    CANCEL = "注销备案"
    ANEW = "另行备案"
    CHANGE = "变更备案"
    PUBLISH = "更新公示"
    RECORD = "留痕"


class Meaning(NamedTuple):
    """What one kind of change asks for, and why; `first` is what has to come before it."""

    asks: Class
    why: str
    standing: Standing = Standing.INFERRED
    cites: tuple[Article, ...] = ()
    first: str = ""

    @property
    def reason(self) -> str:
        """The reason in words: why, and where that comes from."""
        return f"{self.why}（{self.standing}）"


def _change(why: str, standing: Standing = Standing.INFERRED) -> Meaning:
    return Meaning(Class.CHANGE, why, standing, (_DUE,))


def _assessed(meaning: Meaning, what: str, *cites: Article) -> Meaning:
    """The same, once a security assessment has been made."""
    named = "、".join(map(str, cites))
    return meaning._replace(
        cites=(*meaning.cites, *cites),
        first=f"{what}，先做安全评估，再对公众提供（{named}）",
    )


KEPT = Meaning(Class.RECORD, "内部管理和评估的内容，留痕，下次变更或自评时一并更新")
_TUNED = Meaning(Class.RECORD, "只是调整参数、词库或频次，方式没有变")
_FILLED = Meaning(Class.RECORD, "只是填写或改正了这一项，服务没有因此变化")
_SUBJECT = _change("主体和责任人的信息是备案信息", Standing.LAW)
_PAPERS = _change("证件是随主体信息提交的；换了证件的，在系统里一并更新")
_NAMED = _change("公开清单里有更改算法名称、用途的变更", Standing.LISTS)
_OTHER_KIND = Meaning(
    Class.ANEW, "换了类型或角色，多半要另备一条；以网信部门的意见为准"
)
_MORE_KINDS = Meaning(
    Class.ANEW, "多了一类算法，原来的备案不包括它，要另备一条；以网信部门的意见为准"
)
_PRODUCTS = _change("公开清单里有新增、减少关联产品的变更", Standing.LISTS)
_REAL_NAMES = _change("实名认证是产品信息里填的，做法变了要一并改")
_FUNCTIONS = _change("功能增减或大改；还没有上线的留痕，上线时再办", Standing.PRACTICE)
_OUTPUT = _change("公开清单里有输入、输出模态和模型的变更", Standing.LISTS)
_USE = _change("用途、场景或服务对象变了；跨场景的，再看要不要安全评估")
_DATA = _change("数据的来源、去向或处理方式变了", Standing.PRACTICE)
_STEPS = _change("算法的步骤变了；只是换说法的，留痕即可")
_REVIEWED = _change("审核或干预的方式变了；只调阈值、词库、提示词的，留痕即可")
_LABELLED = _change("标识的方式变了，并要再核对各途径的标识")
_RIGHTS = _change(
    "影响用户权益的做法变了；只是换说法或改入口名称的，留痕即可", Standing.PRACTICE
)
_TOLD = _change("备案时填的说明变了；只是换说法的，留痕即可")
_PERMITS = _change("前置许可是备案时填的信息")
_STARTED = _change("上线状态和时间是备案时填的信息；还没有备案的，按首次备案办")
_JUDGED = _change("判断是否备案、是否评估所依据的事实变了")
_SAID = Meaning(
    Class.PUBLISH, "公示的文字变了；公开清单里有更新公示信息的先例", Standing.LISTS
)
_SHOWN = Meaning(Class.PUBLISH, "写给用户看的说明变了，页面上的也要一起改")
_ENDED = Meaning(
    Class.CANCEL,
    "原来已上线，现在不是；终止服务的，要在二十个工作日内注销，只是暂停的先问网信部门",
    Standing.LAW,
    (_DUE,),
)
_NOT_PUBLIC = Meaning(
    Class.CANCEL, "不再面向境内公众的，多半按终止服务办注销；以网信部门的意见为准"
)

TABLE: dict[str, Meaning] = {
    "applicability.sides": _USE,
    "applicability.domestic": _JUDGED,
    "applicability.kinds": _MORE_KINDS,
    "applicability.forms": _JUDGED,
    "applicability.mobilises": _JUDGED,
    "applicability.status": _STARTED,
    "applicability.served_on": _STARTED,
    "applicability.model_use": _OUTPUT,
    "applicability.edits_biometrics": _JUDGED,
    "applicability.special_scenes": _JUDGED,
    "applicability.companion": _JUDGED,
    "applicability.triggers": KEPT,
    "applicability.permits": _PERMITS,
    "applicability.permit_numbers": _PERMITS,
    "applicability.procedures": _FILLED,
    "applicability.judged_by": KEPT,
    "applicability.judged_on": KEPT,
    "scope.functions": _FUNCTIONS,
    "scope.core": _USE,
    "scope.name": _NAMED,
    "scope.kind": _OTHER_KIND,
    "scope.role": _OTHER_KIND,
    "scope.scene": _USE,
    "scope.clients": _USE,
    "scope.takes": _OUTPUT,
    "scope.gives": _OUTPUT,
    "scope.brief": _TOLD,
    "scope.reach": _USE,
    "scope.impact": KEPT,
    "scope.domain": _USE,
    "scope.status": _STARTED,
    "scope.online_on": _STARTED,
    "scope.planned_on": _FILLED,
    "scope.filing": _FILLED,
    "scope.number": _FILLED,
    "subject.company": _SUBJECT,
    "subject.credit_code": _SUBJECT,
    "subject.company_type": _SUBJECT,
    "subject.address": _SUBJECT,
    "subject.licence_until": _PAPERS,
    "subject.website": _SUBJECT,
    "subject.legal_representative": _SUBJECT,
    "subject.representative_document": _PAPERS,
    "subject.officer": _SUBJECT,
    "subject.officer_title": _SUBJECT,
    "subject.officer_phone": _SUBJECT,
    "subject.officer_email": _SUBJECT,
    "subject.officer_document": _PAPERS,
    "subject.contact": _SUBJECT,
    "subject.monthly_users": _FILLED,
    "subject.counted_on": _FILLED,
    "subject.audiences": _USE,
    "subject.products": _PRODUCTS,
    "subject.service_way": _USE,
    "subject.client_checks": KEPT,
    "mechanism.inputs": _OUTPUT,
    "mechanism.outputs": _OUTPUT,
    "mechanism.models": _OUTPUT,
    "mechanism.steps": _STEPS,
    "mechanism.function_steps": _STEPS,
    "mechanism.input_review": _REVIEWED,
    "mechanism.incoming_labels": _LABELLED,
    "mechanism.output_review": _REVIEWED,
    "mechanism.keywords": _TUNED,
    "mechanism.intervention": _REVIEWED,
    "mechanism.appeal": _RIGHTS,
    "mechanism.update": _TUNED,
    "mechanism.deployment": _change("部署位置是备案时填的信息", Standing.PRACTICE),
    "mechanism.hardware": KEPT,
    "mechanism.explicit_label": _LABELLED,
    "mechanism.implicit_label": _LABELLED,
    "mechanism.exits": _LABELLED,
    "mechanism.labels": _LABELLED,
    "mechanism.label_terms": _SHOWN,
    "mechanism.unlabelled": _LABELLED,
    "mechanism.refuting": KEPT,
    "mechanism.biometric_consent": _RIGHTS,
    "mechanism.companion_notice": _RIGHTS,
    "mechanism.companion_reminder": _RIGHTS,
    "mechanism.companion_exit": _RIGHTS,
    "mechanism.companion_crisis": _RIGHTS,
    "mechanism.companion_minors": _RIGHTS,
    "mechanism.user_tags": _RIGHTS,
    "mechanism.switch_off": _RIGHTS,
    "mechanism.tag_management": _RIGHTS,
    "mechanism.diversity": _REVIEWED,
    "mechanism.negative_feedback": _RIGHTS,
    "mechanism.addiction": _RIGHTS,
    "mechanism.factors": _STEPS,
    "mechanism.anti_manipulation": _REVIEWED,
    "mechanism.lists": _STEPS,
    "mechanism.matching": _STEPS,
    "mechanism.false_hits": _TUNED,
    "mechanism.dispatch": _STEPS,
    "mechanism.workers": _RIGHTS,
    "mechanism.worker_pay": _RIGHTS,
    "mechanism.worker_appeal": _RIGHTS,
    "mechanism.minors": _RIGHTS,
    "mechanism.elderly": _RIGHTS,
    "mechanism.fair_terms": _RIGHTS,
    "mechanism.principle": _SAID,
    "mechanism.operation": _SAID,
    "mechanism.usage": _SAID,
    "mechanism.intent": _SAID,
    "data.items": _DATA,
    "data.parties": _DATA,
    "data.flows": _DATA,
    "data.going_abroad": _DATA,
    "data.inputs_kept": _DATA,
    "data.trains": _OUTPUT,
    "data.training": _DATA,
    "data.annotation": _DATA,
    "data.retrieval": _DATA,
    "data.assessment": KEPT,
    "data.assessment_record": KEPT,
    "data.audit": KEPT,
    "data.rights": _SHOWN,
    "data.classification": KEPT,
    "data.protection_level": KEPT,
    "data.log_months": KEPT,
    "risk.measures": KEPT,
    "risk.risks": KEPT,
    "risk.dismissed": KEPT,
    "risk.assessed_on": KEPT,
    "risk.written_on": KEPT,
    "risk.assessors": KEPT,
    "risk.method": KEPT,
    "risk.ethics": KEPT,
    "risk.ethics_record": KEPT,
    "risk.conclusion": KEPT,
    "risk.tasks": KEPT,
    "governance.body": _change("随主体信息提交的材料里写有专职机构"),
    "governance.body_duty": KEPT,
    "governance.officer_duty": KEPT,
    "governance.staff": KEPT,
    "governance.qualifications": KEPT,
    "governance.support": KEPT,
    "governance.review_cycle": KEPT,
    "governance.systems": KEPT,
    "governance.monitored": KEPT,
    "governance.violations": KEPT,
    "governance.notice": _SHOWN,
    "governance.rules_url": _SAID,
    "governance.publicity": _SAID,
    "governance.complaint": _SHOWN,
    "governance.complaint_days": _SHOWN,
    "governance.emergency": KEPT,
    "governance.sanctions": _SHOWN,
    "governance.minors_audit": KEPT,
    "governance.checked": KEPT,
}
"""What a change of an answer, or a row of a group that came or went, means: all of them."""
ROWS: dict[str, Meaning] = {
    "scope.functions.*.kind": _OTHER_KIND,
    "scope.functions.*.when": _FILLED,
    "subject.products.*.daily_users": _FILLED,
    "subject.products.*.real_name": _REAL_NAMES,
    "subject.products.*.real_name_by": _REAL_NAMES,
    "subject.products.*.real_name_for": _REAL_NAMES,
    "subject.products.*.trial": Meaning(
        Class.RECORD, "只在审核时用；账号或录屏换了的，随下次提交更新"
    ),
    "mechanism.models.*.metrics": _TUNED,
    "data.items.*.purpose": _change(
        "使用目的变了，要看是否重新取得同意；只是换说法的，留痕即可", Standing.PRACTICE
    ),
    "data.items.*.retention": _TUNED,
    "data.flows.*.protection": KEPT,
    "data.training.*.cleaning": _TUNED,
}
"""What a change of an answer in a row means, where it is not what its group's means."""


def _status(old: Any, new: Any) -> Meaning:
    """Of a service: no longer online is its end; now online is filed; else a plan."""
    if old == Status.ONLINE:
        return _ENDED
    return _STARTED if new == Status.ONLINE else _FILLED


def _kinds(old: Any, new: Any) -> Meaning:
    if _more(old, new):
        return _MORE_KINDS
    return _change("少了一类算法；单独备了案的，那一条要注销")


def _forms(old: Any, new: Any) -> Meaning:
    if not _more(old, new):
        return _JUDGED
    return _assessed(_JUDGED, "增加了有舆论属性的功能", SECURITY_ASSESSMENT["第三条"])


def _triggers(old: Any, new: Any) -> Meaning:
    if not _more(old, new):
        return KEPT
    return _assessed(KEPT, "出现了新的触发情形", SECURITY_ASSESSMENT["第三条"])


def _domestic(old: Any, new: Any) -> Meaning:
    return _NOT_PUBLIC if old is True and not new else _JUDGED


def _begun(what: str, *cites: Article) -> Callable[[Any, Any], Meaning]:
    """Of a yes: where it begins an assessment comes first; where it ends it is filed."""

    def meant(old: Any, new: Any) -> Meaning:
        if new is True:
            return _assessed(_JUDGED, what, *cites)
        return _JUDGED if old is True else _FILLED

    return meant


def _model_use(old: Any, new: Any) -> Meaning:
    trained = (ModelUse.OWN, ModelUse.BOTH)
    cited = str(GENERATIVE_AI["第十七条"])
    if new in trained and old not in trained:
        first = f"自己训练或微调的，另办生成式人工智能服务备案，并做安全评估（{cited}）"
    elif new == ModelUse.CALLED:
        first = "只调用已备案模型的，向省级网信部门办登记，以当地要求为准"
    else:
        return _OUTPUT
    return _OUTPUT._replace(first=first)


def _monthly_users(old: Any, new: Any) -> Meaning:
    """Users who are many times as many call for an assessment, whatever was filed."""
    before, after = (as_number(str(one or "")) for one in (old, new))
    if not before or not after or after < _GROWN * before:
        return Meaning(Class.RECORD, "用户数量小幅变动，留痕，下次变更时一并改")
    grown = _change(
        f"用户数量是原来的 {after / before:.3g} 倍，系统里的数量要一并改；"
        "多少算显著增加，法规没有写，这里按翻一倍以上提醒"
    )
    return _assessed(grown, "用户规模显著增加", SECURITY_ASSESSMENT["第三条"])


def _more(old: Any, new: Any) -> bool:
    """Whether something was added to the options chosen."""
    before: Collection[Any] = old or ()
    return any(one not in before for one in new or ())


BY_VALUE: dict[str, Callable[[Any, Any], Meaning]] = {
    "applicability.status": _status,
    "scope.status": _status,
    "applicability.kinds": _kinds,
    "applicability.forms": _forms,
    "applicability.domestic": _domestic,
    "applicability.mobilises": _begun(
        "有了社会动员能力", SECURITY_ASSESSMENT["第三条"], DEEP_SYNTHESIS["第二十条"]
    ),
    "applicability.edits_biometrics": _begun(
        "能生成、编辑人脸、人声等生物识别信息", DEEP_SYNTHESIS["第十五条"]
    ),
    "applicability.special_scenes": _begun(
        "能生成、编辑涉及国家安全、国家形象等的内容", DEEP_SYNTHESIS["第十五条"]
    ),
    "applicability.companion": _begun(
        "增加了拟人化互动", HUMANLIKE_INTERACTION["第二十二条"]
    ),
    "applicability.model_use": _model_use,
    "applicability.triggers": _triggers,
    "subject.monthly_users": _monthly_users,
}
"""Answers whose change means one thing or another by what they were and are."""
