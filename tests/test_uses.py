"""Which documents use which answer: `docs/uses.md` is made from what the documents do.

A document uses an answer if it quotes it, or if it reads differently without it. What the
pre-review finds is left out of this, as are the lists of what is open and to be proved.
"""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache

from filing.block import Document, Fact, plain
from filing.command import bank
from filing.documents import DOCUMENTS
from filing.documents.portal_table import portal_table
from filing.draft import load
from filing.project import BLANK, STEPS, Project, is_group, kind_at, many_at
from filing.terms import AlgorithmKind, FilingKind, Role, Status
from tests.conftest import DEMOS, ROOT

_PAGE = ROOT / "docs" / "uses.md"
_LISTS = ("open_items", "evidence_list")
_BANK = dict(bank())
_HEAD = """\
# Uses: which documents use which answer

Each question, and the documents that quote its answer or read differently without it. The lists
of what is open (待补充清单) and of what must be proved (附件（证据）目录) name every question
that applies, and are left out. Made by `tests/test_uses.py`, which fails if this page is stale or
if an answer is used nowhere and nobody says why: `UPDATE_GOLDEN=1` writes it anew.
"""
_UPLOADED = ("工作证明", "算法安全自评估报告", "拟公示内容")
NOWHERE = {
    "risk.risks.*.covers": "只用来核对常见的风险是否都想到了。",
}
"""Answers that no document uses, each with the reason."""


def filled(project: Project, turn: int) -> Project:
    """The project with some answer to everything that applies, a row in every group.

    `turn` says which option is taken, so that several projects take different ones.
    """
    for _ in range(9):
        before = project
        for asked in tuple(project.everything_asked()):
            if asked.value in ("", None, ()) and project.applies(asked.where):
                project = _answered(project, asked.where, asked.question.of, turn)
        if project == before:
            return project
    raise AssertionError("answers kept bringing new questions")


def _answered(project: Project, where: str, of: str, turn: int) -> Project:
    if is_group(where):
        project = project.add(where, "r1")
        # Two functions are filed; the third shows what is said of those left out.
        more = ("r2", "r3") if where == "scope.functions" else ()
        for row in more:
            project = project.add(where, row)
        return project
    if of:
        rows = project.at(of) or project.add(of, "r1").at(of)
        chosen = [row.id for row in rows[:2]]
        return project.answer(where, chosen if many_at(where) else chosen[0])
    kind = kind_at(where)
    if kind is bool:
        return project.answer(where, True)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        options = list(kind)
        return project.answer(
            where, options if many_at(where) else options[turn % len(options)]
        )
    return project.answer(where, f"答{where.replace('.', '')}")


def _with_one_of_no_kind(project: Project) -> Project:
    """The project with a function that uses none of the five kinds."""
    project = project.add("scope.functions", "r4")
    for name, value in (("name", "会员中心"), ("status", Status.ONLINE)):
        project = project.answer(f"scope.functions.r4.{name}", value)
    return project.answer("scope.functions.r4.unclassified", True)


@cache
def projects() -> tuple[Project, ...]:
    """Projects that between them ask every question."""
    made = []
    for kind in AlgorithmKind:
        for role, status, filing in (
            (Role.PROVIDER, Status.ONLINE, FilingKind.FIRST),
            (Role.SUPPORTER, Status.TESTING, FilingKind.CHANGE),
        ):
            project = Project().answer("scope.kind", kind).answer("scope.role", role)
            project = project.answer("scope.status", status)
            project = project.answer("applicability.status", status)
            project = project.answer("scope.filing", filing)
            made.append(_with_one_of_no_kind(filled(project, len(made))))
    return tuple(made)


def _quoted(node: object) -> Iterator[str]:
    """The addresses of all facts anywhere in some blocks, rows as `*`."""
    if isinstance(node, Fact):
        yield _general(node.where)
    elif isinstance(node, (list, tuple)):
        for one in node:
            yield from _quoted(one)
    elif is_dataclass(node):
        for field in fields(node):
            yield from _quoted(getattr(node, field.name))


def _general(where: str) -> str:
    parts = where.split(".")
    return ".".join((*parts[:2], "*", parts[3])) if len(parts) == 4 else where


@cache
def uses() -> dict[str, list[str]]:
    """The titles of the documents that use each answer; of a group, those of its rows."""
    used: dict[str, set[str]] = {where: set() for where in _BANK}
    for project in projects():
        whole = {one: one(project, ()) for one in DOCUMENTS if one.name not in _LISTS}
        for one, blocks in whole.items():
            for where in _quoted(blocks):
                used[where].add(one.title)
        texts = {one: plain(blocks) for one, blocks in whole.items()}
        for asked in project.everything_asked():
            where = _general(asked.where)
            unsure = {
                one: t for one, t in texts.items() if one.title not in used[where]
            }
            if not is_group(asked.where):
                used[where].update(_missed(project, asked.where, unsure))
    for where in _BANK:
        group = where.partition(".*.")[0]
        used[group] |= used[where]
    titles = [one.title for one in DOCUMENTS]
    return {where: [one for one in titles if one in of] for where, of in used.items()}


def _missed(project: Project, where: str, texts: dict[Document, str]) -> Iterator[str]:
    """The documents that read differently while this answer is blank."""
    blank = project.answer(where, () if many_at(where) else None)
    for one, text in texts.items():
        if plain(one(blank, ())) != text:
            yield one.title


def _shown(project: Project) -> dict[str, int]:
    """How many questions of the bank a project is asked, and how many answers it types."""
    asked = [one for one in project.everything_asked() if not is_group(one.where)]
    questions = {_general(one.where) for one in asked}
    once = [where for where in questions if len(uses()[where]) > 1]
    return {
        "questions": len(questions),
        "answers": sum(one.value not in BLANK for one in asked),
        "shared": len(once),
    }


def _demos() -> Iterator[str]:
    every = sum(not is_group(where) for where in _BANK)
    yield (
        f"\n## 各示例要答多少\n\n题库共 {every} 问（重复填写的一组，每一列算一问）。"
        "只问用得上的；一处填写，各份文书共用。\n\n"
        "| 示例 | 问到的问题 | 填写的内容 | 用在两份以上文书的问题 |\n|---|---|---|---|\n"
    )
    for path in sorted(DEMOS.glob("*.json")):
        loaded = load(path.read_bytes())
        told = _shown(loaded.project)
        yield (
            f"| {loaded.name.removesuffix('（示例）')} "
            f"| {told['questions']}（{told['questions'] / every:.0%}） "
            f"| {told['answers']} 项 | {told['shared']} |\n"
        )


def _page() -> str:
    page = [_HEAD, *_demos()]
    for step, section in STEPS.items():
        page += [f"\n## {section.title}\n", "\n| 问题 | 用在 |\n|---|---|\n"]
        page += [
            f"| {_BANK[where].noun} `{where}` | {'、'.join(of) or NOWHERE[where]} |\n"
            for where, of in uses().items()
            if where.startswith(f"{step}.")
        ]
    return "".join(page)


def test_every_question_is_asked_in_one_of_these_projects():
    asked = {
        _general(one.where) for each in projects() for one in each.everything_asked()
    }
    assert set(_BANK) - asked == set()


def test_no_demo_is_asked_what_does_not_apply_to_it():
    every = sum(not is_group(where) for where in _BANK)
    for path in DEMOS.glob("*.json"):
        told = _shown(load(path.read_bytes()).project)
        assert told["questions"] < 0.9 * every, path.stem


def test_every_answer_is_used_or_somebody_says_why_not():
    assert {where for where, of in uses().items() if not of} == set(NOWHERE)
    assert all(why.endswith("。") for why in NOWHERE.values())


def test_the_portal_table_has_every_answer_that_a_field_of_the_portal_wants():
    fields = tomllib.loads((ROOT / "tests/data/coverage.toml").read_text("utf-8"))
    typed = {
        where
        for group, entries in fields["portal"].items()
        if "附件" not in group
        for field, entry in entries.items()
        if field not in _UPLOADED
        for where in (entry["at"] if isinstance(entry, dict) else entry)
        if "." in where and where != "governance.checked"
    }
    assert len(typed) > 60
    assert [w for w in typed if portal_table.title not in uses()[w]] == []


def test_the_page_in_the_docs_is_what_the_documents_do():
    page = _page()
    if os.environ.get("UPDATE_GOLDEN"):
        _PAGE.write_text(page, encoding="utf-8")
    assert page == _PAGE.read_text(encoding="utf-8")
