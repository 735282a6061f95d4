"""Real filings from the public lists, answered as a user would, against what was published.

Only published facts are answered, and never the kind or the role of the filing: those the
verdict has to find. `docs/public-filings.md` shows the results; UPDATE_GOLDEN=1 rewrites it.
"""

import os
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from filing import verdict
from filing.block import Mark, marks, plain, say, words
from filing.documents import DOCUMENTS
from filing.form import FILING_NUMBER
from filing.project import Project
from filing.rules import review
from filing.terms import AlgorithmKind, FilingKind, ProductForm, PublicForm, Role, Side
from filing.verdict import Capacity, Need, Proposed
from tests.conftest import ROOT

_DATA = Path(__file__).parent / "data" / "public_filings.toml"
_TABLE = ROOT / "docs" / "public-filings.md"
_STATEMENTS = ("principle", "operation", "usage", "intent")


@dataclass(frozen=True)
class Filing:
    """What was published of one filing. A blank was not published, or not read."""

    row: int
    name: str
    list: str
    number: str
    source: str
    products: tuple[tuple[str, tuple[str, ...]], ...]
    batch: str = ""
    published: str = ""
    published_note: str = ""
    filer: str = ""
    products_note: str = ""
    service_way: str = ""
    remark: str = ""
    scene: str = ""
    clients: str = ""
    takes: str = ""
    gives: str = ""
    does: str = ""
    training: str = ""
    principle: str = ""
    operation: str = ""
    usage: str = ""
    intent: str = ""

    @property
    def text(self) -> str:
        """Everything that says what the algorithm does."""
        told = (self.name, self.scene, self.takes, self.does, self.gives)
        return "，".join([*told, *(getattr(self, name) for name in _STATEMENTS)])


def read(entry: dict[str, Any]) -> Filing:
    products = tuple((name, tuple(forms)) for name, forms in entry["products"])
    return Filing(**{**entry, "products": products})


CONTENT = tomllib.loads(_DATA.read_text(encoding="utf-8"))
FILINGS = [read(entry) for entry in CONTENT["filing"]]
EACH = pytest.mark.parametrize("filing", FILINGS, ids=[one.name for one in FILINGS])


# --- How a user would answer ---------------------------------------------------------

# Words by which a person recognises an option: each stands in the option's own text.
CUES = {
    AlgorithmKind.GENERATION: ("生成", "写出", "画出", "说出", "对话"),
    AlgorithmKind.PUSH: ("个性化", "喜欢", "喜好", "推送"),
    AlgorithmKind.RANKING: ("先后", "热搜", "榜单", "精选"),
    AlgorithmKind.RETRIEVAL: ("搜索", "内容安全", "过滤"),
    AlgorithmKind.DISPATCH: ("派单", "骑手", "预计送达", "调度"),
}
# What the name of a product tells of its form; a mini program tells it by itself.
FORM_CUES = {
    "微博": PublicForm.MICROBLOG,
    "贴吧": PublicForm.FORUM,
    "短视频": PublicForm.SHORT_VIDEO,
}


def kinds_of(filing: Filing) -> list[AlgorithmKind]:
    """The kinds whose words stand in what was published."""
    return [kind for kind, cues in CUES.items() if any(c in filing.text for c in cues)]


def sides_of(filing: Filing) -> list[Side]:
    """A product is used by people; no product but an interface, by client companies."""
    return [Side.CONSUMER] if filing.products else [Side.BUSINESS]


def forms_of(filing: Filing) -> list[PublicForm]:
    found = [
        form
        for cue, form in FORM_CUES.items()
        if any(cue in name for name, _ in filing.products)
    ]
    if any(ProductForm.MINI_PROGRAM in forms for _, forms in filing.products):
        found.append(PublicForm.MINI_PROGRAM)
    return found


def described(filing: Filing, *more_sides: Side) -> Project:
    """The project that the published facts make; kind and role of it are left blank."""
    project = Project()
    answers = {
        "applicability.sides": [*sides_of(filing), *more_sides],
        "applicability.domestic": True,
        "applicability.kinds": kinds_of(filing),
        "applicability.forms": forms_of(filing),
        "scope.name": filing.name,
        "scope.scene": filing.scene,
        "scope.clients": filing.clients,
        "scope.takes": filing.takes,
        "scope.gives": filing.gives,
        "subject.company": filing.filer,
        "subject.service_way": filing.service_way,
        **{f"mechanism.{name}": getattr(filing, name) for name in _STATEMENTS},
    }
    for where, value in answers.items():
        project = project.answer(where, value)
    return with_training(with_products(project, filing), filing)


def with_products(project: Project, filing: Filing) -> Project:
    """One row for each form of each product."""
    for name, forms in filing.products:
        for form in forms or ("",):
            project = project.add("subject.products")
            where = f"subject.products.{project.subject.products[-1].id}"
            project = project.answer(f"{where}.name", name)
            project = project.answer(f"{where}.form", form)
    return project


def with_training(project: Project, filing: Filing) -> Project:
    if not filing.training:
        return project
    project = project.answer("data.trains", True).add("data.training", "t")
    return project.answer("data.training.t.name", filing.training)


def proposed(project: Project) -> Proposed:
    (one,) = [one for one in verdict.filings(project) if one.chosen]
    return one


def accepted(project: Project) -> Project:
    """The project after the user has taken over the kind and the role that were found."""
    found = proposed(project)
    project = project.answer("scope.kind", found.kind)
    return project.answer("scope.role", found.role)


# --- What must hold ------------------------------------------------------------------


def test_there_are_24_filings_from_the_two_lists_and_the_companies():
    assert len(FILINGS) == len({one.number for one in FILINGS}) == 24
    assert {one.list for one in FILINGS} == set(CONTENT["lists"])
    assert {one.source for one in FILINGS} == set(CONTENT["sources"])


@pytest.mark.parametrize("kind", AlgorithmKind)
def test_the_words_a_user_goes_by_stand_in_the_option(kind):
    assert all(cue in kind + kind.plain for cue in CUES[kind])


@EACH
def test_what_was_published_points_at_one_kind(filing):
    assert len(kinds_of(filing)) == 1


@EACH
def test_neither_kind_nor_role_was_answered(filing):
    project = described(filing)
    assert project.scope.kind is None
    assert project.scope.role is None
    assert project.scope.functions == ()


@EACH
def test_the_verdict_names_the_kind_or_role_that_was_published(filing):
    project = described(filing)
    found = proposed(project)
    if filing.list == "recommendation":
        assert found.kind == filing.published
        assert found.role is None
        assert verdict.role(project).answer == Capacity.RECOMMENDER
    else:
        assert found.kind is AlgorithmKind.GENERATION
        assert verdict.role(project).answer == found.role
        assert found.role == (filing.published or Role.PROVIDER)


@EACH
def test_the_verdict_stays_when_it_is_taken_over(filing):
    project = described(filing)
    taken = accepted(project)
    assert verdict.role(taken).answer == verdict.role(project).answer
    assert verdict.role(taken).warnings == ()
    assert proposed(taken) == proposed(project)


@EACH
def test_the_published_name_and_number_are_well_formed(filing):
    assert FILING_NUMBER.fault(filing.number) == ""
    assert proposed(described(filing)).name == filing.name
    named = [f for f in review(described(filing)) if f.where == "scope.name"]
    assert named == []


@EACH
def test_no_finding_contradicts_the_published_kind_role_name_or_number(filing):
    project = accepted(described(filing)).answer("scope.number", filing.number)
    project = project.answer("scope.filing", FilingKind.CHANGE)
    published = {"scope.kind", "scope.role", "scope.name", "scope.number"}
    found = [f for f in review(project) if f.where in published and not f.gap]
    assert [f.problem.what for f in found] == []


@EACH
def test_no_listed_filing_is_judged_needless(filing):
    conclusion = verdict.applicability(described(filing))
    assert conclusion.answer != Need.NO
    if conclusion.answer == Need.UNKNOWN:
        assert conclusion.missing == ("applicability.mobilises",)


PAIRS = [("文心大模型算法", 24, 25), ("Moonshot语言模型算法", 36, 37)]


@pytest.mark.parametrize(("name", "first", "second"), PAIRS)
def test_a_pair_is_proposed_as_a_split_when_both_sides_are_given(name, first, second):
    filings = {one.row: one for one in FILINGS}
    project = described(filings[first], Side.BUSINESS)
    assert verdict.role(project).answer == Capacity.BOTH
    found = verdict.filings(project)
    assert [one.name for one in found] == [f"{name}-1", f"{name}-2"]
    assert [one.role for one in found] == [
        filings[first].published,
        filings[second].published,
    ]


@EACH
def test_the_main_use_is_told_in_the_form_of_the_lists(filing):
    project = accepted(described(filing))
    text = words(say(project, verdict.main_use(project)))
    for part in (filing.scene, filing.takes, filing.gives):
        assert part in text
    assert text.startswith("应用于") and text.endswith("。")
    is_supporter = project.scope.role is Role.SUPPORTER
    assert ("服务于" in text) is is_supporter
    assert not is_supporter or filing.clients in text
    unpublished = [filing.scene, filing.takes, filing.gives].count("")
    unpublished += is_supporter and not filing.clients
    assert text.count("【待补充：") == unpublished


# --- The technical description -------------------------------------------------------


@cache
def drawn(row: int) -> tuple[str, tuple[Mark, ...]]:
    """The technical description of a filing as plain text, and its gaps."""
    (filing,) = [one for one in FILINGS if one.row == row]
    project = accepted(described(filing))
    blocks = DOCUMENTS[0](project, review(project))
    return plain(blocks), tuple(marks(blocks))


@EACH
def test_the_document_carries_what_was_published(filing):
    text, _ = drawn(filing.row)
    facts = [filing.name, filing.filer, filing.scene, filing.takes, filing.gives]
    facts += [filing.clients, filing.service_way, filing.training]
    for name, forms in filing.products:
        facts += [name, *forms]
    missing = [fact for fact in facts if fact not in text]
    assert missing == []
    project = accepted(described(filing))
    assert words(say(project, verdict.main_use(project))).rstrip("。") in text


@EACH
def test_what_was_not_published_stands_as_a_gap_and_is_counted(filing):
    text, gaps = drawn(filing.row)
    wheres = {gap.where for gap in gaps}
    blanks = {
        "subject.company": filing.filer,
        "scope.scene": filing.scene,
        "scope.takes": filing.takes,
        "scope.gives": filing.gives,
        "subject.credit_code": "",
        "scope.brief": "",
        "scope.status": "",
        "scope.functions": "",
    }
    for where, published in blanks.items():
        assert (where in wheres) is (published == ""), where
    assert all(gap.text in text for gap in gaps)
    assert f"本说明还有 {len(gaps)} 项待补充" in text


@EACH
def test_the_document_says_nothing_that_was_not_published(filing):
    """No other answer was given, so a fact in the document can only be one of these."""
    project = accepted(described(filing))
    answered = set(project.answers())
    gaps = {gap.where for gap in drawn(filing.row)[1]}
    assert not gaps & answered
    allowed = (
        r"applicability|scope|subject|mechanism\.(principle|operation|usage|intent)"
    )
    assert all(re.match(f"{allowed}|data.train", where) for where in answered)


# --- The table of results ------------------------------------------------------------

_HEAD = """# Public filings

24 algorithms from the public lists of filings, run through the wizard. This page is written
by `tests/test_public_filings.py`, which fails when it is out of date (`UPDATE_GOLDEN=1`
rewrites it). The facts, with their sources, are in `tests/data/public_filings.toml`; the
main use of each is told there in our own words.

How each was answered: who uses it, from the products (a product: people use it; `--` on the
list: client companies do); the ability used, from the words of the published text that stand
in our option; listed forms, from the names and forms of the products. 算法类型 and 角色 were
left blank, so what stands under "ours" was found by the verdict. Nothing unpublished was
answered: in the technical description it stands as 【待补充】 (last column, each gap once).

| No. | Algorithm | Published | Ours | Agrees | Filing due | 【待补充】 |
|--:|---|---|---|---|---|--:|
"""

# Why ours is not what was published, by row.
ROLE_APART = {
    38: "The role was not in the source read, so there is nothing to compare with. Ours "
    "follows from the products named in the statement, which people use directly.",
}
NEED_APART = (
    "They are on the list, so they were filed; ours says 信息不足. It is a ranking or a "
    "retrieval algorithm, no listed form shows in what was published, and whether the "
    "product lets people speak in public or mobilises them was not published. The verdict "
    "asks for that answer (`applicability.mobilises`) instead of guessing: 是 gives 应备, "
    "否 gives 建议备. Whoever knows the product can also tick a listed form, such as "
    "信息分享 if it has comments, and gets 应备."
)


def published_of(filing: Filing) -> str:
    return filing.published or "not published"


def agrees(filing: Filing, found: Proposed) -> str:
    if not filing.published:
        return "–"
    return "yes" if filing.published in (found.kind, found.role) else "**no**"


def rows() -> list[str]:
    lines = []
    for filing in FILINGS:
        project = described(filing)
        found = proposed(project)
        cells = (
            str(filing.row),
            filing.name,
            published_of(filing) + ("¹" if filing.published_note else ""),
            f"{found.kind}，{found.role}" if found.role else str(found.kind),
            agrees(filing, found) + ("²" if filing.row in ROLE_APART else ""),
            f"{verdict.applicability(project).answer}"
            + ("³" if undecided(filing) else ""),
            str(len(drawn(filing.row)[1])),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def undecided(filing: Filing) -> bool:
    return verdict.applicability(described(filing)).answer != Need.MUST


def notes() -> list[str]:
    unsure = [str(one.row) for one in FILINGS if undecided(one)]
    apart = [f"No. {row}: {why}" for row, why in ROLE_APART.items()]
    compared = [one for one in FILINGS if one.published]
    same = [one for one in compared if agrees(one, proposed(described(one))) == "yes"]
    return [
        f"{len(same)} of the {len(compared)} published kinds or roles are found.",
        "",
        "¹ Told by the scene in the company's own statement; the role on the list was not "
        "checked.",
        "",
        f"² {' '.join(apart)}",
        "",
        f"³ No. {', '.join(unsure)}: {NEED_APART}",
        "",
        "## Pairs",
        "",
        "Given both sides, people and client companies, one project is proposed as two "
        "filings:",
        "",
        "| Published | Proposed |",
        "|---|---|",
        *map(pair, PAIRS),
        "",
        "The list has the first of the 文心 pair without a suffix. The wizard proposes -1 and "
        "-2 together, as Moonshot has them.",
        "",
    ]


def pair(names: tuple[str, int, int]) -> str:
    filings = {one.row: one for one in FILINGS}
    _, first, second = names
    found = verdict.filings(described(filings[first], Side.BUSINESS))
    ours = "、".join(f"{one.name}（{one.role}）" for one in found)
    theirs = "、".join(
        f"{filings[row].name}（{filings[row].published}）" for row in (first, second)
    )
    return f"| {theirs} | {ours} |"


def test_every_disagreement_is_explained():
    apart = {
        one.row for one in FILINGS if agrees(one, proposed(described(one))) != "yes"
    }
    assert apart == set(ROLE_APART)


def test_the_table_in_the_docs_shows_these_results():
    page = _HEAD + "\n".join([*rows(), "", *notes()])
    if os.environ.get("UPDATE_GOLDEN"):
        _TABLE.write_text(page, encoding="utf-8")
    assert page == _TABLE.read_text(encoding="utf-8")
