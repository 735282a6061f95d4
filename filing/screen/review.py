"""预审 on the page: what is wrong, where, why, what next, and a way there and back."""

from collections.abc import Sequence

import streamlit as st

from filing.finding import Finding, Severity
from filing.project import STEPS
from filing.screen import frame, session
from filing.screen.words import escaped

_TAGS = {Severity.MUST: "red", Severity.SHOULD: "orange", Severity.HINT: "blue"}
_MISSING = "every_question_is_answered"
_ALL = "全部步骤"
_SHOWN = 12


def draw() -> None:
    """The whole page of the pre-review."""
    findings = session.findings(session.draft())
    _sentence(findings)
    step = st.selectbox(
        "只看一个步骤",
        [_ALL, *(section.title for section in STEPS.values())],
        key="review.step",
    )
    shown = [f for f in findings if step in (_ALL, STEPS[f.step].title)]
    _wrong([f for f in shown if f.rule.name != _MISSING])
    _missing([f for f in shown if f.rule.name == _MISSING])


def _sentence(findings: Sequence[Finding]) -> None:
    """One sentence at the top: can this be filed today, and what comes first."""
    blocking = [finding for finding in findings if finding.blocks]
    if not findings:
        st.success("预审没有发现问题。可以导出草稿，对照填报系统的模板再核一遍。")
    elif not blocking:
        st.info(f"没有必须修改的，另有 {len(findings)} 条建议和提示，看过再导出。")
    else:
        missing = sum(finding.rule.name == _MISSING for finding in blocking)
        st.warning(
            f"现在还不能提交：{missing} 处没有填，{len(blocking) - missing} 处必须修改。"
            "点每条右边的按钮去改，改完从页面顶部回来。"
        )


def _wrong(findings: Sequence[Finding]) -> None:
    if not findings:
        return
    st.header(f"需要修改（{len(findings)}）", anchor=False)
    for severity in Severity:
        for finding in findings:
            if finding.severity is severity:
                _card(finding)


def _card(finding: Finding) -> None:
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
            st.caption(_grounds(finding))
        with action:
            frame.link(finding.where, "去修改")


def _grounds(finding: Finding) -> str:
    cites = "、".join(map(str, finding.rule.cites))
    step = STEPS[finding.step].title
    return escaped(
        f"{step} · 来源：{finding.rule.standing}"
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
