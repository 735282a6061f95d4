"""成稿核对: finished files against the project, against one another, and against the rules."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from filing.finding import Problem, Rule, Severity
from filing.form import as_date
from filing.official import answers
from filing.project import Project
from filing.rules import RULES
from filing.word.filling import normal
from filing.word.paper import Paper, paper

LARGEST = 20 * 1024 * 1024
"""The most bytes of a file that the portal takes, as far as is known: 以系统为准."""
_LEFT = re.compile(r"【待[^】]*】|（草稿）|[{]{2}|□\s*已备|[×Xx]{3,}|____+")
_SHAPES = {
    "统一社会信用代码": r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])",
    "备案编号": r"网信算备\s*\d{15,}[^\s，。；]{0,4}号",
    "手机或电话号码": r"(?<!\d)(?:1\d{10}|0\d{2,3}-\d{7,8})(?!\d)",
    "电子邮箱": r"[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
}
_COMPARED = (
    "主体名称",
    "统一社会信用代码",
    "算法名称",
    "算法类型",
    "应用领域",
    "使用场景",
    "算法安全责任人",
    "联系电话",
    "自评估时间",
    "报告撰写时间",
    "算法基本原理",
    "算法运行机制",
    "算法应用场景",
    "算法目的意图",
)
_IGNORED = ("见附件", "略")
_PROGRAM = "算法备案向导"
_LONG = 40
_WORDS = "wording"
_OWN_TEXT = "cells_have_text_of_their_own"


class Flaw(NamedTuple):
    """Something in a finished file: which file, the words, what is wrong, what to do."""

    file: str
    severity: Severity
    said: str
    what: str
    next: str


def proofread(files: Mapping[str, bytes], project: Project) -> list[Flaw]:
    """What a careful reader finds in these files, the weightiest first. Raises Refused."""
    papers = {name: paper(content) for name, content in files.items()}
    found = [
        flaw
        for name, one in papers.items()
        for flaw in (
            *_held(name, one, len(files[name])),
            *_left(name, one),
            *_worded(name, one),
            *_disagreeing(name, one, project),
            *_shaped(name, one, project),
            *_dated(name, one),
        )
    ]
    found += _between(papers)
    weight = list(Severity)
    return sorted(dict.fromkeys(found), key=lambda one: weight.index(one.severity))


def _held(name: str, one: Paper, size: int) -> Iterator[Flaw]:
    """What hides in the file and goes out with it."""
    if one.comments:
        yield Flaw(
            name,
            Severity.MUST,
            "",
            f"文件里还有 {one.comments} 条批注",
            "处理完删掉批注再转成 PDF。",
        )
    if one.tracked:
        yield Flaw(
            name,
            Severity.MUST,
            "",
            f"文件里还有 {one.tracked} 处修订没有接受或拒绝",
            "在“审阅”里全部接受或拒绝，再关掉修订。",
        )
    for text in one.hidden:
        yield Flaw(
            name,
            Severity.MUST,
            text[:_LONG],
            "有隐藏的文字",
            "显示出来，删掉或改成正常文字。",
        )
    for author in one.authors:
        if author != _PROGRAM:
            yield Flaw(
                name,
                Severity.HINT,
                author[:_LONG],
                "文件属性里有作者或单位的名字",
                "不想让人看到的，在“文件—信息—检查文档”里删掉。",
            )
    if size > LARGEST:
        yield Flaw(
            name,
            Severity.MUST,
            "",
            f"文件有 {size / 1024 / 1024:.0f} MB",
            "压缩图片；系统要求单个文件不超过 20 MB，以系统为准。",
        )


def _left(name: str, one: Paper) -> Iterator[Flaw]:
    for line in one.lines:
        if found := _LEFT.search(line):
            yield Flaw(
                name,
                Severity.MUST,
                _around(line, found.start()),
                f"还留着“{found[0][:20]}”",
                "补上内容，或删掉这一处。",
            )


def _worded(name: str, one: Paper) -> Iterator[Flaw]:
    """The rules on words, held against each line as against an answer."""
    rules = [one for one in RULES if one.topic == _WORDS and one.name != _OWN_TEXT]
    whole = "\n".join(one.lines)
    for rule in [rule for rule in rules if _broken(rule, whole)]:
        for line in one.lines:
            for problem in _broken(rule, line):
                said = problem.what.partition("里")[2] or problem.what
                yield Flaw(name, rule.severity, line[:_LONG], said, problem.next)


def _broken(rule: Rule, text: str) -> list[Problem]:
    return list(rule.check(Project().answer("scope.brief", text)))


def _disagreeing(name: str, one: Paper, project: Project) -> Iterator[Flaw]:
    """Values beside known labels that are not those of the project."""
    known = answers(project)
    for label, value in _known(one):
        ours = known.get(normal(label))
        if ours is None or ours.open or _same(value, ours.text):
            continue
        yield Flaw(
            name,
            Severity.MUST,
            f"{label}：{value[:_LONG]}",
            f"与项目里的不一致，项目里是“{ours.text[:_LONG]}”",
            "以正确的为准，改文件或改项目里的回答。",
        )


def _known(one: Paper) -> Iterator[tuple[str, str]]:
    wanted = {normal(label) for label in _COMPARED}
    for label, value in dict.fromkeys(one.values):
        plain = value.strip()
        named = normal(label) in wanted and normal(plain) not in wanted
        if named and plain and plain not in _IGNORED:
            yield label.strip(" ：:"), plain


def _same(one: str, two: str) -> bool:
    """Whether two values say the same: one may be a part of a longer sentence."""
    left, right = normal(one), normal(two)
    return left == right or left in right or right in left


def _shaped(name: str, one: Paper, project: Project) -> Iterator[Flaw]:
    """Codes, numbers and addresses of this shape that the project does not know."""
    whole = project.as_text()
    for noun, shape in _SHAPES.items():
        for line in one.lines:
            for found in re.findall(shape, line):
                if found not in whole:
                    yield Flaw(
                        name,
                        Severity.SHOULD,
                        _around(line, line.index(found)),
                        f"{noun}“{found}”在项目里没有",
                        "核对是不是写错，或是别的客户的。",
                    )


def _dated(name: str, one: Paper) -> Iterator[Flaw]:
    """A report that was written before what it reports."""
    told = {normal(label): as_date(value) for label, value in _known(one)}
    assessed, written = told.get(normal("自评估时间")), told.get(normal("报告撰写时间"))
    if assessed and written and assessed > written:
        yield Flaw(
            name,
            Severity.MUST,
            f"自评估时间 {assessed}，报告撰写时间 {written}",
            "先写报告、后评估，时间对不上",
            "改成先评估、后撰写。",
        )


def _between(papers: Mapping[str, Paper]) -> Iterator[Flaw]:
    """Labels whose values differ from file to file."""
    told: dict[str, dict[str, str]] = {}
    for name, one in papers.items():
        for label, value in _known(one):
            told.setdefault(normal(label), {}).setdefault(name, value)
    for label, values in told.items():
        first, *others = values.items()
        for name, value in others:
            if not _same(value, first[1]):
                yield Flaw(
                    name,
                    Severity.MUST,
                    f"{label}：{value[:_LONG]}",
                    f"与“{first[0]}”里的“{first[1][:_LONG]}”不一致",
                    "几份文件要写得完全一样。",
                )


def _around(line: str, at: int) -> str:
    start = max(at - 12, 0)
    return line[start : start + _LONG]
