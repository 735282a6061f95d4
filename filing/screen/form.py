"""One step's questions as a form: each by the kind of its answer, saved as it is given."""

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple

import streamlit as st

from filing.project import (
    STEPS,
    Asked,
    is_group,
    kind_at,
    many_at,
    rows_by_id,
)
from filing.question import Question
from filing.screen import rows, session
from filing.screen.saving import Part, saved_at
from filing.screen.words import escaped, slug

_PART = 8
_FEW = 6


class Slice(NamedTuple):
    """A part of a page: some single questions in a row, or one repeatable group."""

    name: str
    fields: tuple[str, ...]
    group: bool


def draw(step: str) -> None:
    """Every part of a step, each a fragment of its own."""
    for piece in slices(step):
        _part(step, piece)


def slices(step: str) -> Iterator[Slice]:
    """The parts of a step in the order of its fields."""
    run: list[str] = []
    for name in STEPS[step].questions():
        if is_group(f"{step}.{name}"):
            if run:
                yield Slice(f"{step}_{run[0]}", tuple(run), group=False)
            yield Slice(f"{step}_{name}", (name,), group=True)
            run = []
            continue
        run.append(name)
        if len(run) == _PART:
            yield Slice(f"{step}_{run[0]}", tuple(run), group=False)
            run = []
    if run:
        yield Slice(f"{step}_{run[0]}", tuple(run), group=False)


@st.fragment
def _part(step: str, piece: Slice) -> None:
    before = session.own().get("signature")
    with Part(piece.name) as part:
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
        st.caption(saved_at() or "边填边存", text_alignment="right")
    now = signature(part.opened)
    session.own()["signature"] = now
    if before is not None and before != now:
        st.rerun()


def signature(opened: session.Opened) -> tuple[Any, ...]:
    """What the rest of the page shows of the answers: drawn anew when it changes."""
    made: tuple[Any, ...] = session.remembered(
        (opened.pid, opened.revision, "signature"), lambda: _signature(opened)
    )
    return made


def _signature(opened: session.Opened) -> tuple[Any, ...]:
    findings = session.findings(opened)
    return (
        opened.pid,
        hash(tuple(asked.where for asked in opened.project.everything_asked())),
        hash(tuple((finding.where, finding.rule.name) for finding in findings)),
    )


def question_field(part: Part, asked: Asked) -> None:
    """One question: what is asked, why, and the field for the answer."""
    where, question = asked.where, asked.question
    with st.container(key=f"q_{slug(where)}", gap=None):
        label = (
            f"{question.label}（{question.unit}）" if question.unit else question.label
        )
        star = "　:gray[（可不填）]" if question.optional else ""
        st.markdown(
            f"**{escaped(label)}**{star}  \n:small[{escaped(question.help)}]",
            help=_why(question),
        )
        _widget(part, asked, label)
        for words in _remarks(part.opened, asked):
            st.markdown(f":small[:orange[{escaped(words)}]]")


def _remarks(opened: session.Opened, asked: Asked) -> Iterator[str]:
    """What the pre-review says of this answer, but not that it is missing."""
    if asked.open:
        return
    for finding in session.findings_at(opened, asked.where):
        yield f"{finding.problem.what}。{finding.problem.next}"


def _why(question: Question) -> str:
    """The help behind a question: an example, a bad one, who answers, why it is asked."""
    parts = [f"**例** {escaped(question.example)}"]
    if question.bad:
        parts.append(f"**不要这样写** {escaped(question.bad)}")
    parts.append(f"**谁来答** {question.who}")
    if question.evidence:
        parts.append(f"**要留的证明** {escaped(question.evidence)}")
    for article in question.cites:
        parts.append(f"**为什么问** {escaped(f'{article}：{article.gist}')}")
    return "\n\n".join(parts)


def _widget(part: Part, asked: Asked, label: str) -> None:
    where, question = asked.where, asked.question
    kind = kind_at(where)
    hidden = {"label_visibility": "collapsed"}
    if question.of:
        _reference(part, asked, label)
    elif kind is bool:
        part.field(
            st.segmented_control,
            label,
            where,
            None,
            options=[True, False],
            format_func=lambda yes: "是" if yes else "否",
            **hidden,
        )
    elif isinstance(kind, type) and issubclass(kind, StrEnum):
        _choice(part, asked, label, kind)
    elif question.long:
        part.field(
            st.text_area,
            label,
            where,
            "",
            placeholder=f"例：{question.example}",
            height=110,
            **hidden,
        )
    else:
        part.field(
            st.text_input,
            label,
            where,
            "",
            placeholder=f"例：{question.example}",
            **hidden,
        )


def _choice(part: Part, asked: Asked, label: str, kind: type[StrEnum]) -> None:
    options = [str(option) for option in kind]
    plain = {str(option): getattr(option, "plain", "") for option in kind}
    many = many_at(asked.where)
    if many:
        part.field(
            st.pills if not any(plain.values()) else st.multiselect,
            label,
            asked.where,
            [],
            options=options,
            format_func=lambda one: f"{one}（{plain[one]}）" if plain[one] else one,
            label_visibility="collapsed",
            **(
                {"placeholder": "可以多选"}
                if any(plain.values())
                else {"selection_mode": "multi"}
            ),
        )
        return
    part.field(
        st.selectbox,
        label,
        asked.where,
        None,
        options=options,
        format_func=lambda one: f"{one}：{plain[one]}" if plain[one] else one,
        placeholder="请选择",
        label_visibility="collapsed",
    )


def _reference(part: Part, asked: Asked, label: str) -> None:
    question, project = asked.question, part.opened.project
    names = {
        row_id: str(row) or f"第 {number} 个（还没起名）"
        for number, (row_id, row) in enumerate(
            rows_by_id(project, question.of).items(), 1
        )
    }
    gone = asked.value if isinstance(asked.value, tuple) else (asked.value,)
    options = [*names, *(one for one in gone if one and one not in names)]
    shared: dict[str, Any] = {
        "options": options,
        "format_func": lambda one: names.get(one, "（已删除）"),
        "placeholder": "请选择"
        if names
        else f"请先在“{_group_label(question.of)}”里添加",
        "label_visibility": "collapsed",
    }
    if many_at(asked.where):
        part.field(st.multiselect, label, asked.where, [], **shared)
    else:
        part.field(st.selectbox, label, asked.where, None, **shared)


def _group_label(group: str) -> str:
    step, _, name = group.partition(".")
    return STEPS[step].questions()[name].noun
