"""Articles that a regulation does not have, and editions that others have taken over."""

import re
from collections.abc import Iterator

from filing.finding import Severity
from filing.law import LAWS
from filing.proofread.flaw import Flaw, around
from filing.proofread.numerals import number
from filing.word.paper import Paper

_LAST = {
    "算法推荐规定": 35,
    "深度合成规定": 25,
    "生成式AI办法": 24,
    "标识办法": 14,
    "安全评估规定": 18,
    "个人信息保护法": 74,
    "数据安全法": 55,
    "网络数据条例": 64,
    "未成年人网络保护条例": 60,
    "互联网信息服务办法": 27,
}
"""The number of the last article, by short name; of the others it is not known to us."""
_BEFORE = ("", "中华人民共和国", "互联网信息服务")
_NUMBER = r"第\s*[零〇一二三四五六七八九十百\d]+\s*条"
_CITED = re.compile(
    rf"《([^《》]{{2,40}})》\s*(?:[（(][^（）()]{{1,40}}[）)])?\s*"
    rf"((?:(?:[、和及与至到]|以及)?\s*{_NUMBER}(?:第[^条、，。；]{{1,4}}[款项])*\s*)+)"
)
_ONE = re.compile(r"第\s*([零〇一二三四五六七八九十百\d]+)\s*条")
_STANDARD = re.compile(
    r"(GB(?:\s*/\s*[TZ])?)\s*(\d{4,5})(?:\.\d+)?\s*[-—–－]\s*(\d{4})"
)
_EDITIONS = {
    "GB/T22239": 2019,
    "GB/T22240": 2020,
    "GB/T25058": 2019,
    "GB/T25070": 2019,
    "GB/T28448": 2019,
    "GB/T28449": 2018,
    "GB/T20984": 2022,
    "GB/T20986": 2023,
    "GB/T35273": 2020,
}
"""The year of the edition in use, of standards that such reports cite."""
_OLD = {
    r"《(?:中华人民共和国)?网络安全法》\s*[（(]\s*201[67]": "2025 年修正，2026 年起施行",
    r"《互联网新闻信息服务管理规定》\s*[（(]\s*2005": "已由 2017 年的代替",
    r"《移动互联网应用程序信息服务管理规定》\s*[（(]\s*2016": "已由 2022 年的代替",
    r"《互联网用户账号名称管理规定》": "已由 2022 年的《互联网用户账号信息管理规定》代替",
    r"TC260-003": "已有国家标准 GB/T 45654-2025",
}


def cited(name: str, one: Paper) -> Iterator[Flaw]:
    """What the lines cite wrongly, as far as we hold the regulations."""
    for line in one.lines:
        yield from _articles(name, line)
        yield from _standards(name, line)
        for pattern, why in _OLD.items():
            if found := re.search(pattern, line):
                yield _flaw(
                    name,
                    Severity.SHOULD,
                    around(line, found.start()),
                    f"“{found[0]}”不是现行的版本：{why}",
                )


def _articles(name: str, line: str) -> Iterator[Flaw]:
    for found in _CITED.finditer(line):
        short = _short(found[1])
        last = _LAST.get(short)
        for told in _ONE.findall(found[2]):
            at = number(told)
            if last and at is not None and not 1 <= at <= last:
                yield _flaw(
                    name,
                    Severity.MUST,
                    around(line, found.start()),
                    f"《{found[1]}》没有第{told}条，一共 {last} 条",
                )


def _standards(name: str, line: str) -> Iterator[Flaw]:
    for found in _STANDARD.finditer(line):
        current = _EDITIONS.get(re.sub(r"\s", "", found[1]) + found[2])
        if current and int(found[3]) < current:
            yield _flaw(
                name,
                Severity.SHOULD,
                around(line, found.start()),
                f"“{found[0]}”已有 {current} 年的版本",
            )


def _short(title: str) -> str:
    """The short name of a law that is called so or by its full title; '' if unknown."""
    for law in LAWS:
        bare = (law.title.removeprefix(before) for before in _BEFORE)
        if title in (law.short, *bare):
            return law.short
    return ""


def _flaw(name: str, severity: Severity, said: str, what: str) -> Flaw:
    return Flaw(
        name, severity, said, what, "查官方公布的现行文本，按现行的版本和条号改。"
    )
