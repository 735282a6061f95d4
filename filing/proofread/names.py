"""Numbers, addresses and companies in the text that the project does not know."""

import re
from collections.abc import Iterator

from filing.finding import Severity
from filing.form import folded
from filing.project import Project, once
from filing.proofread.flaw import Flaw, around
from filing.proofread.numerals import squeezed
from filing.word.paper import Paper

SHAPES = {
    "统一社会信用代码": re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}(?![0-9A-Z])"),
    "备案编号": re.compile(r"网信算备\s*\d{15,}[^\s，。；]{0,4}号"),
    "手机或电话号码": re.compile(r"(?<!\d)(?:1\d{10}|0\d{2,3}-\d{7,8})(?!\d)"),
    "电子邮箱": re.compile(
        r"[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+",
    ),
}
COMPANY = re.compile(
    r"(?:[\u4e00-\u9fffA-Z0-9·&]|\([\u4e00-\u9fff]{2,10}\)){2,30}?"
    r"有限(?:责任)?公司(?:(?![设立在及和与的其各由])[\u4e00-\u9fff]{2,6}分公司)?"
)
"""A company's name in squeezed text, with whatever words run into it from the left."""
_BEFORE = re.compile(
    r".*(?:委托|通过|采购|使用|调用|接入|部署在|位于|包括|分别|另一家|公司|以及|"
    r"[由与和为的是在向及给对经从按被将把至或])"
)
_SHORTEST = 4


def unknown_numbers(name: str, one: Paper, project: Project) -> Iterator[Flaw]:
    """Codes, numbers and addresses of a known shape that stand in no answer."""
    whole = folded(project.as_text())
    for noun, shape in SHAPES.items():
        known = set(shape.findall(whole))
        for line in map(folded, one.lines):
            for found in shape.finditer(line):
                if found[0] not in known:
                    yield Flaw(
                        name,
                        Severity.SHOULD,
                        around(line, found.start()),
                        f"{noun}“{found[0]}”在项目里没有",
                        "核对是不是写错，或是别的客户的。",
                    )


def unknown_companies(name: str, one: Paper, project: Project) -> Iterator[Flaw]:
    """Companies that are neither the filer nor told of in an answer.

    Nothing is said while the filer's own name is not known.
    """
    if not project.subject.company:
        return
    known = known_companies(project)
    for line in map(squeezed, one.lines):
        for found in COMPANY.finditer(line):
            if not found[0].endswith(tuple(known)):
                yield Flaw(
                    name,
                    Severity.SHOULD,
                    around(line, found.start()),
                    f"项目里没有“{_bare(found[0])}”这家单位",
                    "核对是不是写错，或是别的客户的；确实有关的，在项目里补上。",
                )


@once
def known_companies(project: Project) -> frozenset[str]:
    """The companies that any answer names, squeezed."""
    values = (value for value in project.answers().values() if isinstance(value, str))
    found = (one[0] for value in values for one in COMPANY.finditer(squeezed(value)))
    return frozenset({squeezed(project.subject.company), *map(_bare, found)} - {""})


def _bare(found: str) -> str:
    """The name without the words that ran into it, as far as one can tell."""
    stem = found.partition("有限")[0]
    bare = _BEFORE.sub("", stem)
    return found[len(stem) - len(bare) :] if len(bare) >= _SHORTEST else found
