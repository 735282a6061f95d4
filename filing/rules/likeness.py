"""Is the text the company's own? Passages nearly the same as in other projects are told.

Two texts are compared by their shingles, the runs of six characters that they share: linear
in their length. Rules know no store, so the other projects come in as an argument.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from filing.finding import Problem, Severity, Standing, rule
from filing.project import Project, noun_at, question_at, written
from filing.telling import quote

_RUN = 6
_SHORTEST = 40
_ALIKE = 0.8
_SINGLY = 8
_WHY = "套模板、与别的材料雷同，是常见的退回原因，系统据说也会查重。"

Passages = Mapping[str, Sequence[frozenset[str]]]


@lru_cache(maxsize=4096)
def shingles(text: str) -> frozenset[str]:
    """The runs of six characters of a text, blanks and punctuation left out."""
    plain = "".join(sign for sign in text if sign.isalnum())
    return frozenset(plain[n : n + _RUN] for n in range(len(plain) - _RUN + 1))


@lru_cache(maxsize=65536)
def share(text: str, other: frozenset[str]) -> float:
    """Which share of a text's runs stands in the other text too, 0 to 1."""
    runs = shingles(text)
    return len(runs & other) / len(runs) if runs else 0.0


def passages(project: Project) -> Passages:
    """The shingles of a project's long answers, by the question that they answer."""
    found: dict[str, list[frozenset[str]]] = {}
    for where, text in written(project):
        if len(text) >= _SHORTEST:
            found.setdefault(_question(where), []).append(shingles(text))
    return found


def alike(project: Project, others: Mapping[str, Passages]) -> Iterator[Problem]:
    """Long answers that stand, nearly the same, in another project, with the share.

    `others` are the passages of other projects by the name to call them. An answer is
    compared with the other's answer to the same question, or, in a row, to the same
    question of any row. Where most of a project is taken over, that is told once.
    """
    found: dict[str, list[tuple[str, float]]] = {}
    for where, text in written(project):
        if len(text) < _SHORTEST:
            continue
        for name, there in others.items():
            best = max(
                (share(text, runs) for runs in there.get(_question(where), ())),
                default=0,
            )
            if best >= _ALIKE:
                found.setdefault(name, []).append((where, best))
                break
    for name, copied in found.items():
        if len(copied) > _SINGLY:
            yield _taken_over(project, name, copied)
        else:
            for where, best in copied:
                yield _problem(project, where, quote(name), best)


@rule("文字要写自己的产品。", Severity.SHOULD, Standing.PRACTICE, points=(27, 28))
def text_is_its_own(project: Project) -> Iterator[Problem]:
    """No long answer is our example, nearly word for word."""
    for where, text in written(project):
        if len(text) < _SHORTEST:
            continue
        if (best := _like_examples(_question(where), text)) >= _ALIKE:
            yield _problem(project, where, "这一问的示例", best)


@lru_cache(maxsize=8192)
def _like_examples(where: str, text: str) -> float:
    """How like a text is to the most like example of the question, its row left out."""
    *group, name = where.split(".")
    question = question_at(
        ".".join((*group, "*", name) if group[1:] else (*group, name))
    )
    examples = (question.example, *question.examples.values())
    return max(share(text, shingles(one)) for one in examples)


def _taken_over(
    project: Project, name: str, copied: Sequence[tuple[str, float]]
) -> Problem:
    nouns = list(dict.fromkeys(noun_at(project, where) for where, _ in copied))
    mean = sum(best for _, best in copied) / len(copied)
    return Problem(
        copied[0][0],
        f"有 {len(copied)} 段文字与{quote(name)}几乎相同（平均 {mean:.0%} 相同），"
        f"如{'、'.join(nouns[:3])}",
        _WHY,
        "逐段改写成这项算法自己的情况；公司统一的制度文字，写明出自哪份文件。",
    )


def _problem(project: Project, where: str, source: str, best: float) -> Problem:
    return Problem(
        where,
        f"{noun_at(project, where)}与{source}有 {best:.0%} 相同",
        _WHY,
        "写自己产品的字段、阈值、流程、日期；公司统一的制度文字，写明出自哪份文件。",
    )


@lru_cache(maxsize=8192)
def _question(where: str) -> str:
    """The address without the row: the question that is asked."""
    parts = where.split(".")
    return ".".join((*parts[:2], parts[3])) if len(parts) == 4 else where
