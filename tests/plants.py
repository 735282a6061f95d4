"""Faults planted in the sound demos: at least three for every rule.

A plant names the demo, and changes it: answers to give, by address, or a function. In an
address `#2` is the id of a group's third row. `where` tells at which answer the fault
shows; '' where any will do.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from filing.project import Project

PUSH, GEN, SUP, RANK, DISP = "push", "generation", "supporter", "ranking", "dispatch"
DEMOS = (PUSH, GEN, SUP, RANK, DISP)
Spoil = Callable[[Project], Project]


class Plant(NamedTuple):
    """One fault: the rule that should see it, the demo, the change, and where it shows."""

    rule: str
    demo: str
    spoil: Spoil
    where: str


def at(project: Project, where: str) -> str:
    """The address with `#2` for the id of a group's third row written out."""
    while found := re.search(r"#(\d+)", where):
        rows = project.at(where[: found.start() - 1])
        where = where.replace(found[0], rows[int(found[1])].id, 1)
    return where


def put(where: str, value: object, *more: object) -> Spoil:
    """Give these answers: address, value, address, value …"""
    answers = (where, value, *more)

    def spoil(project: Project) -> Project:
        for place, answer in zip(answers[::2], answers[1::2], strict=True):
            said = answer(project) if callable(answer) else answer
            project = project.answer(at(project, str(place)), said)
        return project

    return spoil


def remark(where: str, weight: str) -> Spoil:
    """Let a reviewer say something of this answer."""

    def spoil(project: Project) -> Project:
        where_now = at(project, where)
        project = project.add("work.remarks", "m1")
        for name, value in (
            ("what", "截图里的名称与登记的不一致"),
            ("at", where_now),
            ("weight", weight),
        ):
            project = project.answer(f"work.remarks.m1.{name}", value)
        return project

    return spoil


def ids(group: str, start: int = 0, stop: int | None = None) -> Callable:
    """An answer that refers to these rows of a group."""
    return lambda project: [row.id for row in project.at(group)[start:stop]]


def within(where: str, old: str, new: str) -> Callable:
    """An answer in which these words stand in the place of others."""

    def changed(project: Project) -> str:
        text = project.at(at(project, where))
        assert old in text, (where, old)
        return text.replace(old, new)

    return changed


def swap(where: str, old: str, new: str) -> Spoil:
    """Put words in the place of others in one answer."""
    return put(where, within(where, old, new))


def plus(where: str, words: str) -> Spoil:
    """Add words to the end of an answer."""
    return put(where, lambda project: project.at(at(project, where)) + words)


def added(group: str, **answers: object) -> Spoil:
    """Add a row with these answers."""

    def spoil(project: Project) -> Project:
        project = project.add(group, "zz")
        for name, value in answers.items():
            said = value(project) if callable(value) else value
            project = project.answer(f"{group}.zz.{name}", said)
        return project

    return spoil


def without(group: str, *kinds: str, field: str = "kind") -> Spoil:
    """Take away the rows of these kinds; all rows if none is named."""

    def spoil(project: Project) -> Project:
        for row in project.at(group):
            if not kinds or getattr(row, field) in kinds:
                project = project.remove(f"{group}.{row.id}")
        return project

    return spoil


def only(group: str, count: int) -> Spoil:
    """Keep the first rows of a group."""

    def spoil(project: Project) -> Project:
        for row in project.at(group)[count:]:
            project = project.remove(f"{group}.{row.id}")
        return project

    return spoil


def each(group: str, **answers: object) -> Spoil:
    """Give the same answers in every row of a group."""

    def spoil(project: Project) -> Project:
        for row in project.at(group):
            for name, value in answers.items():
                project = project.answer(f"{group}.{row.id}.{name}", value)
        return project

    return spoil


def silent(project: Project, name: str = "") -> Project:
    """No flow comes back from those outside who handle data, or from one of them."""
    outside = {
        one.id
        for one in project.data.parties
        if one.kind == "受托处理方" and name in ("", one.name)
    }
    for flow in project.data.flows:
        if flow.source in outside:
            project = project.remove(f"data.flows.{flow.id}")
    return project


def silent_of(name: str) -> Spoil:
    """Nothing comes back from the party of this name."""
    return lambda project: silent(project, name)


def moved(row: str, places: int) -> Spoil:
    """Move a row down."""
    return lambda project: project.move(at(project, row), places)


def both(*spoils: Spoil) -> Spoil:
    """One change after another."""

    def spoil(project: Project) -> Project:
        for one in spoils:
            project = one(project)
        return project

    return spoil


def no_word(pattern: str) -> Spoil:
    """Take words out of every text answer."""

    def spoil(project: Project) -> Project:
        for where, value in project.answers().items():
            if type(project.at(where)) is str and re.search(pattern, value):
                project = project.answer(where, re.sub(pattern, "某项", value))
        return project

    return spoil


def carried_abroad(number: int) -> Spoil:
    """Move the target of a flow that carries personal data abroad."""

    def spoil(project: Project) -> Project:
        personal = {i.id for i in project.data.items if i.sensitivity == "个人信息"}
        flows = [f for f in project.data.flows if personal & set(f.items)]
        return project.answer(f"data.parties.{flows[number].target}.place", "境外")

    return spoil


def unowned_high_risk(number: int) -> Spoil:
    """Leave a high risk, and nothing planned about it."""
    row = f"risk.risks.#{number}"
    worst = {"likelihood": "几乎肯定", "severity": "特别重大"}
    worst |= {f"residual_{name}": value for name, value in worst.items()}
    answers = [
        item for name, value in worst.items() for item in (f"{row}.{name}", value)
    ]
    return both(put(*answers), without("risk.tasks"))


def riskless_core(project: Project) -> Project:
    """No risk is tied to the functions that are filed."""
    others = [f.id for f in project.scope.functions if f.id not in project.scope.core]
    for danger in project.risk.risks:
        project = project.answer(f"risk.risks.{danger.id}.functions", others[:1])
    return project


RETRIEVES = put("scope.kind", "检索过滤类")
EDITS = put("applicability.edits_biometrics", True)
CHILD = "不满十四周岁未成年人的个人信息"
_PLANTS: list[Plant] = []


def plant(rule: str, demo: str, where: str, *values: object) -> None:
    """Plant each value: an answer to the address, or a function of the project.

    A function gives the spoilt project, or the answer to the address.
    """
    _PLANTS.extend(Plant(rule, demo, _spoil(where, one), where) for one in values)


def _spoil(where: str, value: object) -> Spoil:
    def spoil(project: Project) -> Project:
        made = value(project) if callable(value) else value
        if isinstance(made, Project):
            return made
        return project.answer(at(project, where), made)

    return spoil


def plants() -> list[Plant]:
    """All plants, in the order of the rules."""
    return list(_PLANTS)


def pairs() -> list[tuple[Plant, Plant]]:
    """Two plants of one demo that touch different steps, the same ones each time.

    Faults in one step may undo one another, as when a row is removed that the other spoilt.
    """
    found = []
    for first, second in zip(_PLANTS, _PLANTS[len(_PLANTS) // 2 :], strict=False):
        steps = {one.where.partition(".")[0] for one in (first, second)}
        if first.demo == second.demo and len(steps) == 2 and "" not in steps:
            found.append((first, second))
    return found
