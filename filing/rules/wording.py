"""Does the text say what can be checked, in words that a regulator accepts?"""

import re
from collections.abc import Iterator

from filing.finding import Problem, Severity, Standing, rule
from filing.law import ALGORITHM_RECOMMENDATION, CYBERSECURITY
from filing.project import Project, noun_at

_PRAISE = re.compile(
    "全网最|最强|最好|最先进|行业第一|业界领先|国内领先|国际领先|遥遥领先|国家级|顶级|"
    "极致体验|完美|百分之百|100%(?:安全|准确|拦截)|绝对(?:安全|准确|可靠)|颠覆|革命性|赋能"
)
_PUBLIC = ("principle", "operation", "usage", "intent")
_PLANNED = re.compile("即将上线|后续将|计划上线|拟上线|未来将|正在开发")
_OLD_ARTICLE = re.compile(r"网络安全法》?\s*第(?:二十一|二十四|21|24)条")
_LEFT_OVER = re.compile(r"【待[^】]*】|X{3,}|x{4,}|某某|\bTODO\b|待定稿|此处填写")


def _texts(project: Project) -> Iterator[tuple[str, str]]:
    """The address and text of each answer that is free text."""
    for where, question, value, _ in project.everything_asked():
        if isinstance(value, str) and type(value) is str and value and not question.of:
            yield where, value


@rule(
    "不写夸大和营销的话。",
    Severity.SHOULD,
    Standing.LISTS,
    ALGORITHM_RECOMMENDATION["第六条"],
    points=(74,),
)
def text_does_not_praise(project: Project) -> Iterator[Problem]:
    """No answer boasts."""
    for where, text in _texts(project):
        if found := _PRAISE.search(text):
            yield Problem(
                where,
                f"{noun_at(project, where)}里有“{found[0]}”",
                "夸大、绝对化的话没法核对，公示时也不允许。",
                "删掉，换成能核对的事实或数字。",
            )


@rule(
    "公示内容只写已有的。",
    Severity.MUST,
    Standing.LAW,
    ALGORITHM_RECOMMENDATION["第三十三条"],
    points=(80,),
)
def public_statements_are_present(project: Project) -> Iterator[Problem]:
    """The four public statements tell of nothing that is only planned."""
    for name in _PUBLIC:
        if found := _PLANNED.search(getattr(project.mechanism, name)):
            yield Problem(
                f"mechanism.{name}",
                f"公示内容里有“{found[0]}”，像是还没有的功能",
                "把规划写成现状属于材料不实。",
                "删掉这一句；开发中的功能会写在技术说明的“未来规划”里。",
            )


@rule(
    "不引用已经改号的条文。",
    Severity.MUST,
    Standing.LAW,
    CYBERSECURITY["第二十三条"],
    CYBERSECURITY["第二十六条"],
    points=(26,),
)
def articles_are_current(project: Project) -> Iterator[Problem]:
    """No answer cites the Cybersecurity Law by its numbers before 2026."""
    for where, text in _texts(project):
        if found := _OLD_ARTICLE.search(text):
            yield Problem(
                where,
                f"“{found[0]}”是 2026 年以前的条号",
                "日志留存现在是第二十三条，真实身份现在是第二十六条；旧条号一眼看出是旧模板。",
                "按现行条号改。",
            )


@rule("不留空话占位。", Severity.MUST, Standing.PRACTICE, points=(27, 29))
def nothing_is_left_over(project: Project) -> Iterator[Problem]:
    """No answer still holds a placeholder."""
    for where, text in _texts(project):
        if found := _LEFT_OVER.search(text):
            yield Problem(
                where,
                f"{noun_at(project, where)}里还有占位的“{found[0][:12]}”",
                "占位文字留在材料里，说明没有写完。",
                "换成真实内容；暂时不知道的，清空这一格，材料会标出【待补充】。",
            )
