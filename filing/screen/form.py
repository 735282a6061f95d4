"""One step's questions as a form: each by the kind of its answer, saved as it is given."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache, partial
from typing import Any, NamedTuple

import streamlit as st

from filing import verdict
from filing.documents.self_check import applies
from filing.likely import LikelyRisk
from filing.manual import ManualCheck
from filing.project import (
    STEPS,
    Asked,
    is_group,
    kind_at,
    many_at,
    question_at,
    rows_by_id,
)
from filing.question import Row
from filing.screen import (
    drafting,
    hidden,
    likely,
    proofs,
    rows,
    session,
    steps,
    systems,
)
from filing.screen.asking import asking, why
from filing.screen.edits import told
from filing.screen.saving import Part
from filing.screen.words import escaped, slug
from filing.verdict.example import example_of

_PART = 8
# Of a long answer's field: five lines, and what Streamlit takes off for a label of one line.
_HEIGHT = 140
_FEW = 6
_UNDECIDED = "还没定"
# What stands before a part, to help with it.
_BEFORE = {"risk_risks": likely.draw, "governance_systems": systems.draw}


class Slice(NamedTuple):
    """A part of a page: some single questions in a row, or one repeatable group."""

    name: str
    fields: tuple[str, ...]
    group: bool


def draw(step: str) -> None:
    """Every part of a step, each a fragment of its own."""
    for piece in slices(step):
        if before := _BEFORE.get(piece.name):
            st.fragment(before, key=f"before_{piece.name}")()
        st.fragment(_part, key=piece.name)(step, piece)


@cache
def slices(step: str) -> tuple[Slice, ...]:
    """The parts of a step in the order of its fields."""
    return tuple(_slices(step))


def _slices(step: str) -> Iterator[Slice]:
    run: list[str] = []
    for name in STEPS[step].questions():
        group = is_group(f"{step}.{name}")
        if run and (group or len(run) == _PART):
            yield Slice(f"{step}_{run[0]}", tuple(run), group=False)
            run = []
        if group:
            yield Slice(f"{step}_{name}", (name,), group=True)
        else:
            run.append(name)
    if run:
        yield Slice(f"{step}_{run[0]}", tuple(run), group=False)


def _part(step: str, piece: Slice) -> None:
    with told(), Part(piece.name) as part:
        project = part.opened.project
        section = getattr(project, step)
        for name in piece.fields:
            question = section.questions()[name]
            if question.when and not question.when.test(project, section):
                continue
            asked = Asked(f"{step}.{name}", question, getattr(section, name), section)
            if piece.group:
                rows.draw(part, asked, partial(question_field, part))
            else:
                question_field(part, asked)


def question_field(part: Part, asked: Asked) -> None:
    """One question: what is asked, why, and the field for the answer."""
    where, question = asked.where, asked.question
    with st.container(key=f"q_{slug(where)}", gap=None):
        example = example_of(question, part.opened.project)
        _widget(part, asked, example)
        drafting.draw(part, asked)
        systems.rest(part.opened, asked)
        steps.apart(part.opened, asked)
        hidden.note(part.opened, where)
        proofs.draw(part.opened, asked)
        if remarks := list(_remarks(part.opened, asked)):
            st.markdown("  \n".join(f":orange[{escaped(words)}]" for words in remarks))


def _when_blank(where: str) -> str:
    """What a blank means where a question may stay blank: among options, that none holds."""
    none_holds = many_at(where) and _is_choice(kind_at(where))
    return "没有就不选" if none_holds else "可不填"


def _few(where: str) -> bool:
    """Whether the options stand open on the page: few of them, and not inside a row."""
    kind = kind_at(where)
    return _is_choice(kind) and len(kind) <= _FEW and where.count(".") == 1


def _is_choice(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _remarks(opened: session.Opened, asked: Asked) -> Iterator[str]:
    """What the pre-review says of this answer, but not that it is missing."""
    if asked.open:
        return
    for finding in session.findings_at(opened, asked.where):
        yield f"{finding.problem.what}。{finding.problem.next}"


def _widget(part: Part, asked: Asked, example: str) -> None:
    """The field, labelled by what is asked: read aloud with it, and an element less to draw."""
    where, question = asked.where, asked.question
    kind = kind_at(where)
    label = asking(question, _when_blank(where))
    reason = why(question, kind, example)
    if question.of:
        _reference(part, asked, label, reason)
    elif kind is bool:
        part.field(
            st.segmented_control,
            label,
            where,
            None,
            options=[True, False],
            format_func=_yes_or_no,
            help=reason,
        )
    elif _is_choice(kind):
        draw = _choices if many_at(where) else _choice
        draw(part, where, label, reason)
    else:
        part.field(
            st.text_area if question.long else st.text_input,
            label,
            where,
            "",
            placeholder=f"例：{example}" if example else None,
            help=reason,
            **({"height": _HEIGHT} if question.long else {"autocomplete": "off"}),
        )


def _yes_or_no(yes: bool) -> str:
    return "是" if yes else "否"


def _choices(part: Part, where: str, label: str, reason: str) -> None:
    """Several options: boxes to tick, each with what it means; in a row, a menu.

    A few that need no explanation are pills.
    """
    names, plain = _offered(part, where)
    single = where.count(".") == 1
    if single and any(plain.values()):
        # A box is read aloud by its words as they stand, so no marks for small letters.
        told = {one: f"{one}：{plain[one]}" if plain[one] else one for one in names}
        st.markdown(label, help=reason)
        part.boxes(where, {one: escaped(words) for one, words in told.items()})
        return
    shared: dict[str, Any] = {"options": names, "help": reason}
    if single or not any(plain.values()):
        part.field(st.pills, label, where, [], selection_mode="multi", **shared)
        return
    part.field(
        st.multiselect,
        label,
        where,
        [],
        format_func=lambda one: f"{one}（{plain[one]}）" if plain[one] else one,
        placeholder="可以多选",
        select_all=False,
        **shared,
    )


def _choice(part: Part, where: str, label: str, reason: str) -> None:
    """One option: as a list with explanations when they are few, else as a menu."""
    names, plain = _offered(part, where)
    if _few(where):
        part.field(
            st.radio,
            label,
            where,
            None,
            options=[*names, ""],
            format_func=lambda one: _with(one, plain) if one else _UNDECIDED,
            help=reason,
        )
        return
    part.field(
        st.selectbox,
        label,
        where,
        None,
        options=names,
        format_func=lambda one: f"{one}：{plain[one]}" if plain[one] else one,
        placeholder="请选择",
        help=reason,
    )


def _with(option: str, plain: dict[str, str]) -> str:
    """An option with what it means behind it."""
    meaning = plain[option]
    return escaped(option) + (f"　:small[{escaped(meaning)}]" if meaning else "")


def _offered(part: Part, where: str) -> tuple[list[str], dict[str, str]]:
    """The options, of typical risks those first that follow from this project's answers."""
    names, plain = _options(where)
    if kind_at(where) is ManualCheck:
        project = part.opened.project
        ticked = project.governance.checked
        names = [
            str(one) for one in ManualCheck if one in ticked or applies(one, project)
        ]
    if kind_at(where) is LikelyRisk:
        first = {str(one.risk) for one in verdict.likely_risks(part.opened.project)}
        names.sort(key=lambda one: one not in first)
    return names, plain


def _options(where: str) -> tuple[list[str], dict[str, str]]:
    """The options of a choice, and what each means."""
    kind = kind_at(where)
    return [str(one) for one in kind], {str(one): one.plain for one in kind}


def _reference(part: Part, asked: Asked, label: str, reason: str) -> None:
    """A choice among the rows of a group, by their names."""
    question, project = asked.question, part.opened.project
    names = _names(rows_by_id(project, question.of))
    gone = asked.value if isinstance(asked.value, tuple) else (asked.value,)
    options = [*names, *(one for one in gone if one and one not in names)]
    shared: dict[str, Any] = {
        "options": options,
        "format_func": lambda one: names.get(one, "（已删除）"),
        "placeholder": "请选择"
        if names
        else f"请先在“{question_at(question.of).label}”里添加",
        "help": reason,
    }
    if many_at(asked.where):
        part.field(st.multiselect, label, asked.where, [], select_all=False, **shared)
    else:
        part.field(st.selectbox, label, asked.where, None, **shared)


def _names(of: dict[str, Row]) -> dict[str, str]:
    """What to call each row of a group in a menu; no two alike."""
    names: dict[str, str] = {}
    for number, (row_id, row) in enumerate(of.items(), 1):
        name = str(row) or f"第 {number} 个（还没起名）"
        names[row_id] = f"{name}（第 {number} 个）" if name in names.values() else name
    return names
