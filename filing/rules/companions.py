"""Do companions say what they are, remind, let go, and see distress and minors?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule, untold
from filing.law import HUMANLIKE_INTERACTION
from filing.project import Project, noun_at, written
from filing.telling import quote, there
from filing.terms import AlgorithmKind, Audience, RealName

_NOT_LET_IN = "(?:不|禁止|拒绝|不得)[^。；]{0,8}(?:注册|登录|使用|进入|开放|提供服务)"
_NO_AGE = {RealName.PHONE, RealName.ACCOUNT}
_AGE_SEEN = re.compile("身份证|证件|人脸|出生|询问|自报|监护人|识别模型|行为")
_INTIMATE = re.compile("虚拟(?:恋人|伴侣|男友|女友|亲属|父母|家人)")


_COMPANION_PARTS = {
    "mechanism.companion_notice": {
        "对方不是真人": "非(?:自然人|真人)|不是(?:真人|人)|并非真人|人工智能|AI|机器人",
    },
    "mechanism.companion_exit": {"怎样退出": "退出|结束|关闭|停止|离开|注销"},
    "mechanism.companion_crisis": {
        "怎样发现": "识别|检测|监测|词|发现|模型|判断|巡查",
        "发现后怎么办": "安抚|人工|电话|求助|停止|转|接手|引导",
        "什么时候联系监护人或紧急联系人": "监护人|紧急联系人|家长|家人|家属",
    },
    "mechanism.companion_minors": {
        "怎样核实年龄": "年龄|身份|出生|核验|人脸|实名",
        "虚拟恋人和亲属怎样挡住": f"恋人|伴侣|亲属|家人|恋爱|亲密|{_NOT_LET_IN}",
        "不满十四岁的怎么办": f"监护人|家长|{_NOT_LET_IN}",
    },
}
_TWO_HOURS = re.compile(
    r"(?<![\d.])(?:[12](?:\.0)?|0?\.5|1\.5|一|二|两|半) ?个?半? ?(?:小时|钟头)"
    r"|(?<!\d)(?:[1-9]\d?|1[01]\d|120) ?分钟"
)
_KEPT_BACK = re.compile("(?:再|先|反复|尽量)?(?:挽留|劝留)")


def _companion(project: Project) -> bool:
    said = project.applicability
    return AlgorithmKind.GENERATION in said.kinds and said.companion is True


@rule(
    "拟人化互动要提示、提醒、能退出、管得住极端情绪。",
    Severity.MUST,
    Standing.LAW,
    HUMANLIKE_INTERACTION["第十二条"],
    HUMANLIKE_INTERACTION["第十三条"],
    HUMANLIKE_INTERACTION["第十四条"],
    HUMANLIKE_INTERACTION["第十八条"],
    HUMANLIKE_INTERACTION["第十九条"],
    points=(85,),
)
def companions_are_kept_safe(project: Project) -> Iterator[Problem]:
    """Each duty of a companion is told whole at its own answer, where it is answered."""
    if not _companion(project):
        return
    for where, parts in _COMPANION_PARTS.items():
        if missing := untold(there(project.at(where)), parts):
            yield _left_out(project, where, "、".join(missing))
    reminded = there(project.mechanism.companion_reminder)
    if reminded and not _TWO_HOURS.search(reminded):
        where = "mechanism.companion_reminder"
        yield _left_out(project, where, "连续用多久提醒，最长两小时")
    leaving = there(project.mechanism.companion_exit)
    if (held := _KEPT_BACK.search(leaving)) and "不" not in leaving[: held.end()]:
        yield Problem(
            "mechanism.companion_exit",
            f"退出方式里写了{quote(held[0])}",
            "用户提出退出就要停，不得用继续互动来挽留。",
            "改成提出退出即停止；产品里真有挽留的，先去掉。",
        )


def _left_out(project: Project, where: str, what: str) -> Problem:
    return Problem(
        where,
        f"{noun_at(project, where)}没有写{what}",
        "《拟人化互动办法》2026-07-15 起施行，这是专门的要求。",
        "做了的补写；没做好的先做，写“还没有”和打算哪天做好。",
    )


@rule(
    "只用手机号认不出年龄。",
    Severity.SHOULD,
    Standing.INFERRED,
    HUMANLIKE_INTERACTION["第十二条"],
    points=(63, 85),
)
def ages_are_told_by_more_than_a_phone(project: Project) -> Iterator[Problem]:
    """Who knows users by a telephone only tells of another way to their age.

    A companion has to say how; others, where they claim that the verified name tells it.
    """
    told = there(project.mechanism.minors)
    claims = Audience.MINORS in project.subject.audiences and "实名信息" in told
    if _companion(project):
        told = there(project.mechanism.companion_minors)
        claims = bool(told)
    if not claims or _AGE_SEEN.search(told):
        return
    for product in project.subject.products:
        ways = product.real_name_by
        if ways and _NO_AGE.issuperset(ways):
            yield Problem(
                f"subject.products.{product.id}.real_name_by",
                f"{quote(product)}的实名方式只有{'、'.join(ways)}，"
                "未成年人怎样识别里也没有别的办法",
                "手机号和第三方账号看不出年龄，未成年人能照常进来。",
                "另有核验身份证或人脸的，在实名方式里选上；没有的，写清怎样识别。",
            )


@rule(
    "不给未成年人虚拟亲属、伴侣。",
    Severity.MUST,
    Standing.LAW,
    HUMANLIKE_INTERACTION["第十四条"],
    points=(63, 85),
)
def minors_have_no_virtual_partner(project: Project) -> Iterator[Problem]:
    """Where minors use a companion, none is a relative or a partner."""
    if not (_companion(project) and Audience.MINORS in project.subject.audiences):
        return
    for where, text in written(project):
        found = _INTIMATE.search(text)
        if found and not re.search("不|禁止|关闭|停用", text):
            yield Problem(
                where,
                f"{noun_at(project, where)}里有{quote(found[0])}，未成年人也在用",
                "不得向未成年人提供虚拟亲属、虚拟伴侣等服务。",
                "在未成年人模式里关闭，并写清怎么关闭。",
            )
