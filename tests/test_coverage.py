"""What the portal, the outlines and the law ask, and the questions that answer it.

The map is `tests/data/coverage.toml`; `docs/coverage.md` is made from it (UPDATE_GOLDEN=1).
"""

import os
import tomllib
from typing import Any, NamedTuple

import pytest

from filing.command import bank
from filing.law import LAWS, load
from tests.conftest import ROOT

_PAGE = ROOT / "docs" / "coverage.md"
_MAP = tomllib.loads((ROOT / "tests/data/coverage.toml").read_text("utf-8"))
_OWN: dict[str, str] = _MAP.pop("own")
BANK = dict(bank())
_PARTS = {
    "portal": "Fields of the filing system (填报系统栏目)",
    "outline": "Headings of the official outlines (官方提纲)",
    "duty": "Duties in law (法规义务)",
}
_HEAD = """\
# Coverage: what is asked for, and which question answers it

Each field of the filing system, each heading of the official outlines and each article that we
hold, with the questions that answer it or the reason why none does. Where the filing system's
own wording is not published, the system decides (以系统为准). Made from `tests/data/coverage.toml`
by `tests/test_coverage.py`, which fails if this page is stale or if a question is left over:
`UPDATE_GOLDEN=1` writes it anew.
"""


class Line(NamedTuple):
    """One thing asked for: the part and group it stands in, its answers, and a remark."""

    part: str
    group: str
    name: str
    at: tuple[str, ...]
    note: str


def _line(part: str, group: str, name: str, entry: Any) -> Line:
    match entry:
        case str():
            return Line(part, group, name, (), entry)
        case list():
            return Line(part, group, name, tuple(entry), "")
    return Line(part, group, name, tuple(entry["at"]), entry["note"])


LINES = [
    _line(part, group, name, entry)
    for part, groups in _MAP.items()
    for group, entries in groups.items()
    for name, entry in entries.items()
]
EACH_LINE = pytest.mark.parametrize(
    "line", LINES, ids=lambda line: f"{line.group}-{line.name}"
)


def _said(line: Line) -> str:
    """What is asked for: a field or heading as it is called, an article with its gist."""
    if line.part != "duty":
        return line.name
    article = load(line.group)[line.name]
    return f"{article.number}{'' if article.checked else '（条号以公布文本为准）'}：{article.gist}"


def _answered(line: Line) -> str:
    return "<br>".join(f"{BANK[where].noun} `{where}`" for where in line.at) or "–"


def _page() -> str:
    page = [_HEAD]
    for part, title in _PARTS.items():
        page.append(f"\n## {title}\n")
        for group, entries in _MAP[part].items():
            heading = f"《{load(group).short}》" if part == "duty" else group
            page += [f"\n### {heading}\n", "\n| 要求 | 问题 | 说明 |\n|---|---|---|\n"]
            page += [
                f"| {_said(line)} | {_answered(line)} | {line.note} |\n"
                for line in LINES
                if (line.part, line.group) == (part, group)
            ]
            assert entries
    page.append("\n## Questions of our own\n\n| 问题 | 为什么问 |\n|---|---|\n")
    page += [f"| {BANK[at].noun} `{at}` | {why} |\n" for at, why in _OWN.items()]
    return "".join(page)


def _wanted(where: str) -> bool:
    """Whether a question, its group, or a field of its rows answers something."""
    named = {at for line in LINES for at in line.at}
    return (
        where in named
        or where.partition(".*.")[0] in named
        or any(at.startswith(f"{where}.*.") for at in named)
    )


@EACH_LINE
def test_every_address_is_a_question(line):
    assert [where for where in line.at if where not in BANK] == []
    assert len(set(line.at)) == len(line.at)


@EACH_LINE
def test_what_no_question_answers_says_why(line):
    assert line.at or line.note.endswith("。")
    assert not line.note or line.note.endswith("。")


def test_the_map_has_the_three_parts():
    assert set(_MAP) == set(_PARTS)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.short)
def test_every_article_in_force_that_we_hold_is_on_the_map(law):
    (duties,) = [d for name, d in _MAP["duty"].items() if load(name).short == law.short]
    held = {number for number, article in law.articles.items() if not article.until}
    assert set(duties) == held


def test_every_question_answers_something_or_says_why_it_is_asked():
    assert {where for where in BANK if not _wanted(where)} == set(_OWN)
    assert all(why.endswith("。") for why in _OWN.values())


def test_the_page_in_the_docs_is_this_map():
    page = _page()
    if os.environ.get("UPDATE_GOLDEN"):
        _PAGE.write_text(page, encoding="utf-8")
    assert page == _PAGE.read_text(encoding="utf-8")
