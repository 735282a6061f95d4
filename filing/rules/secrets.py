"""Do the words meant for the public hold anything that is not for the public?"""

import re
from collections.abc import Iterator
from functools import lru_cache

from filing.finding import Problem, Severity, Standing, rule
from filing.form import folded
from filing.project import Project, noun_at, written
from filing.telling import quote

PUBLISHED = (
    "scope.name",
    "mechanism.principle",
    "mechanism.operation",
    "mechanism.usage",
    "mechanism.intent",
    "governance.publicity",
)
"""The answers that 拟公示内容 shows word by word."""
_PRIVATE = ("subject.officer_phone", "subject.officer_email", "subject.contact")
_SHAPES = {
    "证件号码": r"(?<!\d)\d{17}[\dXx](?!\d)",
    "电话号码": r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[- ]\d{7,8}|400[- ]?\d{3}[- ]?\d{4})(?!\d)",
    "电子邮箱": r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[A-Za-z]{2,}",
    "服务器地址": r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|localhost|"
    r"(?<![\w-])[\w-]{1,63}\.(?:local|internal|intranet|corp|lan)\b|(?:jdbc|redis|mysql|ssh):",
    "密钥": r"\b(?:sk|ak|AKIA)[-_]?[A-Za-z0-9]{16,}|(?i:api[_-]?key|secret|token)\s*[=:：]",
    "阈值": r"阈值[^，。；、]{0,6}?\d|(?:高于|低于|超过|达到|大于|小于|≥|≤)\s*0\.\d",
}
_MARK = re.compile("[（(]内部")
_BREAK = re.compile("[，。；、\n（）()]")
_LONGEST = 60
_SHORTEST = 4


@rule("公示内容不含内部信息。", Severity.MUST, Standing.LISTS, points=(74,))
def public_words_hold_nothing_internal(project: Project) -> Iterator[Problem]:
    """No number of a person, host, key or threshold, and nothing marked （内部）."""
    kept = _kept(project)
    for where in PUBLISHED:
        told = folded(project.at(where))
        found = {
            secret: kind for kind, secret in (*_shaped(told), *_quoted(told, kept))
        }
        for secret, kind in found.items():
            yield Problem(
                where,
                f"公示的{noun_at(project, where)}里有{kind}{quote(secret)}",
                "公示内容人人可见，联系方式、服务器地址、阈值和标了内部的内容写进去就收不回来。",
                "删掉这一处；要让公众知道的，换成不含具体数值的说法。",
            )


@lru_cache(maxsize=1024)
def _shaped(told: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (kind, found[0])
        for kind, shape in _SHAPES.items()
        for found in re.finditer(shape, told, re.ASCII)
    )


def _quoted(told: str, kept: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((kind, secret) for secret, kind in kept.items() if secret in told)


def _kept(project: Project) -> dict[str, str]:
    """What must not be quoted, and what it is: private answers, words marked （内部）."""
    kept = {
        project.at(where): noun_at(project, where)
        for where in _PRIVATE
        if project.at(where)
    }
    for where, text in written(project):
        if where not in PUBLISHED and _marked(text):
            kept |= dict.fromkeys(_marked(text), "标了内部的内容")
    return {text: kind for text, kind in kept.items() if len(text) >= _SHORTEST}


@lru_cache(maxsize=8192)
def _marked(text: str) -> tuple[str, ...]:
    """The words before each （内部）, back to the last stop: looked at once, however long."""
    return tuple(
        _BREAK.split(text[max(mark.start() - _LONGEST, 0) : mark.start()])[-1].strip()
        for mark in _MARK.finditer(text)
    )
