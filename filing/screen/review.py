"""预审 on the page: what is wrong, where, why, what next, who sees to it, and the way there."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from filing import worklist
from filing.block import quoted
from filing.documents import DOCUMENTS
from filing.finding import Finding, Severity, hindered
from filing.gauge import Gauge
from filing.project import STEPS, noun_at
from filing.screen import frame, handling, session
from filing.screen.words import escaped
from filing.steps.work import State
from filing.worklist import Item

_TAGS = {Severity.MUST: "red", Severity.SHOULD: "orange", Severity.HINT: "blue"}
_ALL, _NOBODY = "全部", "还没有人"
_SHOWN = 12
_MANY = 8
_CLASSES = {Severity.MUST: "must", Severity.SHOULD: "should", Severity.HINT: "hint"}


def draw() -> None:
    """The whole page of the pre-review."""
    opened = session.draft()
    findings = session.findings(opened)
    _sentence(findings)
    found = worklist.items(opened.project, findings)
    _first(found)
    _gauges(session.gauges(opened))
    shown = _filtered(opened, found)
    _at_a_glance(opened, [item for item in shown if not item.finding.gap])
    _wrong(opened, [item for item in shown if not item.finding.gap])
    _missing([one.finding for one in shown if one.finding.gap])
    handling.mended(opened, findings)
    handling.remark_form(opened)


def _sentence(findings: Sequence[Finding]) -> None:
    """One sentence at the top: can this be filed today."""
    held = hindered(findings)
    if not findings:
        st.success("预审没有发现问题。可以导出草稿，对照填报系统的模板再核一遍。")
    elif not held:
        st.info(f"没有必须修改的，另有 {len(findings)} 条建议和提示，看过再导出。")
    else:
        st.warning(f"现在还不能提交：{held}。")


def _first(found: Sequence[Item]) -> None:
    """The three things to do first, each a link to its answer."""
    three = worklist.first(found)
    if not three:
        return
    with st.container(key="first", gap=None):
        st.markdown("**先做这几件**")
        for number, item in enumerate(three, 1):
            problem = item.finding.problem
            frame.link(item.finding.where, f"{number}. {problem.what}")


def _gauges(three: Sequence[Gauge]) -> None:
    for column, gauge in zip(st.columns(len(three)), three, strict=True):
        with column, st.container(border=True, key=f"gauge_{gauge.steps[-1]}"):
            st.progress(gauge.share, text=f"**{gauge.name}**　{gauge.percent}%")
            with st.popover("怎么算的", type="tertiary"):
                st.markdown(f"{gauge.about}。  \n{gauge.because}。")
                st.caption("答了、而且没有必须修改的，占这几步全部问题的比例。")
                for step in gauge.steps:
                    frame.step_link(step)


def _filtered(opened: session.Opened, found: Sequence[Item]) -> list[Item]:
    """What the person wants to see: by step, document, weight, state and owner."""
    owners = sorted({item.row.owner for item in found if item.row and item.row.owner})
    offered = {
        "步骤": [section.title for section in STEPS.values()],
        "文书": [one.title for one in DOCUMENTS if not one.working],
        "轻重": [str(weight) for weight in Severity],
        "状态": [str(state) for state in State],
        "责任人": [*owners, _NOBODY],
    }
    wanted = {}
    columns = st.columns(len(offered))
    for column, (label, options) in zip(columns, offered.items(), strict=True):
        wanted[label] = column.selectbox(
            label, [_ALL, *options], key=f"review.{label}", width="stretch"
        )
    if (title := wanted.pop("文书")) != _ALL:
        told = _quoted(opened, title)
        found = [item for item in found if item.finding.where in told]
    return [
        item
        for item in found
        if all(wanted[label] in (_ALL, value) for label, value in _facets(item).items())
    ]


def _quoted(opened: session.Opened, title: str) -> frozenset[str]:
    """The addresses of the answers that a document shows, or shows as missing."""
    document = next(one for one in DOCUMENTS if one.title == title)
    told: frozenset[str] = session.remembered(
        (opened.pid, opened.revision, "quoted", title),
        lambda: quoted(document(opened.project, ())),
    )
    return told


def _facets(item: Item) -> dict[str, str]:
    return {
        "步骤": STEPS[item.finding.step].title,
        "轻重": str(item.finding.severity),
        "状态": str(item.state),
        "责任人": (item.row.owner if item.row else "") or _NOBODY,
    }


def _at_a_glance(opened: session.Opened, found: Sequence[Item]) -> None:
    """A line for each finding, once they are more than a person sees at once."""
    if len(found) < _MANY:
        return
    lines = "".join(
        f'<tr><td><span class="filing-tag {_CLASSES[finding.severity]}">'
        f"{finding.severity}</span></td>"
        f"<td>{escape(STEPS[finding.step].title)}</td>"
        f'<td><a href="{escape(frame.address(finding.where, opened.pid))}" '
        f'target="_self">{escape(finding.problem.what)}</a></td></tr>'
        for severity in Severity
        for finding in (item.finding for item in found)
        if finding.severity is severity
    )
    with st.expander(f"一览：{len(found)} 条，每条一行，点开去改"):
        st.html(
            '<div class="filing-glance"><table><thead><tr><th scope="col">轻重</th>'
            '<th scope="col">步骤</th><th scope="col">问题</th></tr></thead>'
            f"<tbody>{lines}</tbody></table></div>"
        )


def _wrong(opened: session.Opened, found: Sequence[Item]) -> None:
    if not found:
        return
    st.header(f"需要修改（{len(found)}）", anchor=False)
    for severity in Severity:
        for item in found:
            if item.finding.severity is severity:
                _card(opened, item)


def _card(opened: session.Opened, item: Item) -> None:
    finding = item.finding
    with st.container(border=True, key=f"finding_{finding.rule.name}_{finding.where}"):
        words, action = st.columns([6, 1.3], vertical_alignment="center")
        with words:
            problem = finding.problem
            st.markdown(
                f":{_TAGS[finding.severity]}-badge[{finding.severity}] "
                f"**{escaped(problem.what)}**  \n"
                f"{escaped(problem.why)}  \n"
                f"怎么改：{escaped(problem.next)}"
            )
            st.caption(_grounds(opened, finding))
        with action:
            frame.link(finding.where, "去修改")
        handling.line(opened, item)


def _grounds(opened: session.Opened, finding: Finding) -> str:
    cites = "、".join(map(str, finding.cites))
    place = f"{STEPS[finding.step].title} · {noun_at(opened.project, finding.where)}"
    return escaped(
        f"{place} · 来源：{finding.rule.standing.plain}"
        + (f" · 依据：{cites}" if cites else "")
    )


def _missing(findings: Sequence[Finding]) -> None:
    if not findings:
        return
    st.header(f"还没有填（{len(findings)}）", anchor=False)
    for step, section in STEPS.items():
        mine = [finding for finding in findings if finding.step == step]
        if mine:
            with st.expander(f"{section.title}（{len(mine)}）", expanded=True):
                for finding in mine[:_SHOWN]:
                    frame.link(finding.where, finding.problem.what)
                if len(mine) > _SHOWN:
                    st.caption(f"还有 {len(mine) - _SHOWN} 处，填完前面的再看。")
