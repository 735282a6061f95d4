"""What was to be replaced and was not, and words that the rules do not accept."""

import re
from collections.abc import Iterator

from filing.finding import Problem, Rule, Severity
from filing.project import Project
from filing.proofread.flaw import LONG, Flaw, around
from filing.rules import RULES
from filing.word.paper import Paper

_ASKED = "填写|补充|填入|录入|插入|替换|在此处?(?:输入|描述|说明)"
_LEFT = re.compile(
    r"【待[^】]*】|(?<!没有)待补充(?!事项|与待)|待填写|待完善|待(?:客户|甲方|对方|贵公司|贵司)|待定稿|"
    r"[\[【（(〔]\s*(?:待定|待确认|待核实|待提供|暂缺|TBD|TODO)[^\]】）)〕]{0,20}[\]】）)〕]|"
    rf"[\[【（(〔]\s*请[^\]】）)〕。，]{{0,8}}(?:{_ASKED})[^\]】）)〕]{{0,60}}[\]】）)〕]|"
    r"【\s*】|\[\s*\]|"
    r"单击(?:或点击)?此处|点击此处输入|Click or tap|此处填写|（此处|在此填写|示例文字|"
    r"（草稿）|[{]{2}|｛{2}|某某|TODO|TBD|lorem ipsum|"
    r"(?<![A-Za-z0-9])[×Xx]{2,}(?![A-Za-z0-9])|[×Xx]{4,}|"
    r"[_＿]{3,}|[?？]{3,}|#(?:REF!|N/A|VALUE!|NAME\?)|错误[!！]未找到引用源",
    re.IGNORECASE,
)
_BY_HAND = re.compile(r"签名|签字|签章|盖章|公章")
_WORDS = "wording"
# A cell that only points elsewhere has its own rule; what is left over is told above.
_NOT_ASKED = ("cells_have_text_of_their_own", "nothing_is_left_over")


def left(name: str, one: Paper) -> Iterator[Flaw]:
    """Marks, hints and blanks of a template; not the lines that are signed by hand."""
    for line in one.lines:
        found = _LEFT.search(line)
        if found and not (_BY_HAND.search(line) and found[0].strip("_＿") == ""):
            yield Flaw(
                name,
                Severity.MUST,
                around(line, found.start()),
                f"还留着“{found[0][:20]}”",
                "补上内容，或删掉这一处。",
            )


def worded(name: str, one: Paper) -> Iterator[Flaw]:
    """The rules on words, held against each line as against an answer."""
    rules = [
        rule for rule in RULES if rule.topic == _WORDS and rule.name not in _NOT_ASKED
    ]
    whole = "\n".join(one.lines)
    for rule in [rule for rule in rules if _broken(rule, whole)]:
        for line in one.lines:
            for problem in _broken(rule, line):
                said = problem.what.partition("里")[2] or problem.what
                yield Flaw(name, rule.severity, line[:LONG], said, problem.next)


def _broken(rule: Rule, text: str) -> list[Problem]:
    return list(rule.check(Project().answer("scope.brief", text)))
