"""What a page gives back beside the form: conclusions and pictures from the answers."""

from collections.abc import Callable, Iterable
from datetime import date

import streamlit as st

from filing import verdict
from filing.block import words
from filing.graphs import algorithm_flow, data_flow, organisation, risk_matrix
from filing.picture import Graph, Matrix
from filing.project import Project
from filing.screen import pictures, session
from filing.screen.words import escaped
from filing.terms import ARTICLE_7_SYSTEMS, AlgorithmKind
from filing.verdict import Conclusion

_COLOURS = {"应备": "red", "建议备": "orange", "可不备": "green", "信息不足": "gray"}
_NEEDED = {"需要": "red", "可能需要": "orange", "不涉及": "green"}


def draw(step: str) -> None:
    """The panel of a step, if it has one."""
    if panel := _PANELS.get(step):
        with st.container(key=f"panel_{step}"):
            panel(session.draft().project)


def shown(step: str, opened: session.Opened) -> object:
    """What the panel of a step shows: as long as this is equal, it need not be drawn."""
    if step in _FACTS:
        return _FACTS[step](opened.project)
    return opened.revision if step in _PANELS else None


def _applicability(project: Project) -> None:
    need = verdict.applicability(project)
    with st.container(border=True):
        _headline("判断结论", need.answer, _COLOURS.get(need.answer, "blue"))
        _path(need)
        role = verdict.role(project)
        _headline("角色", role.answer, "blue")
        _path(role)
        st.caption("以上为辅助判断，不是法律意见；最终以网信部门的意见为准。")
    if not (project.applicability.sides or project.applicability.kinds):
        return
    with st.container(border=True):
        st.markdown("**还要一起办的手续**")
        if _may_come_later(project):
            st.caption(
                "生成功能还在开发的：第 2 步照实填好后，和它有关的手续会改成上线前再办。"
            )
        for one in verdict.neighbours(project):
            colour = _NEEDED.get(one.answer, "gray")
            why = one.reasons[0].follows if one.reasons else ""
            told = f":{colour}-badge[{one.answer}] {escaped(one.question)}"
            if one.answer != "不涉及" and why:
                known = [r.answered for r in one.reasons[1:] if r.where in _RECORDS]
                told += f"  \n:small[{escaped('。'.join((why, *known)))}]"
            st.markdown(told, help=escaped(_because(one)) or None)

    _deadlines(project)


def _may_come_later(project: Project) -> bool:
    """Whether generating stands beside other kinds, and no function tells yet how far it is."""
    kinds = project.applicability.kinds
    several = AlgorithmKind.GENERATION in kinds and len(kinds) > 1
    return several and not project.scope.functions


def _deadlines(project: Project) -> None:
    """The days by which something is due, as far as they can be told."""
    with st.container(border=True):
        st.markdown("**期限**")
        for one in verdict.deadlines(project, date.today()):
            day = f"{one.due:%Y-%m-%d}" if one.due else _open_day(one)
            past = "（已过，请尽快办理）" if one.overdue else ""
            st.markdown(
                f"- {escaped(f'{one.name}：{one.span}')}，**{escaped(day)}**{past}",
                help=escaped(one.why),
            )


def _open_day(one: verdict.Deadline) -> str:
    """What stands for a day that is not known: why, where an answer would tell it."""
    return one.why if one.where == _SERVED else "到时起算"


_SERVED = "applicability.served_on"
# Where answers tell how far another procedure is already.
_RECORDS = ("applicability.procedures", "subject.products")


def _scope(project: Project) -> None:
    core = verdict.recommended_core(project)
    with st.container(border=True):
        _headline(core.conclusion.question, core.conclusion.answer, "blue")
        _path(core.conclusion)
        for warning in core.conclusion.warnings:
            st.warning(warning)
        if core.left_out:
            st.markdown("**这次不放进来的**")
            _list(f"{_name(project, one.where)}：{one.why}" for one in core.left_out)
    filings = verdict.filings(project)
    with st.container(border=True):
        doubts = list(dict.fromkeys(one.doubt for one in filings if one.doubt))
        unsure = "，有的先问过再定" if doubts else ""
        st.markdown(f"**这个产品一共要备 {len(filings)} 份{unsure}**")
        _list(
            f"{one.name}（{one.kind}{f'，{one.role}' if one.role else ''}）"
            + ("　← 这一份" if one.chosen else "")
            + (f"　已上线，{due} 前备" if (due := verdict.due_of(project, one)) else "")
            for one in filings
        )
        for doubt in doubts:
            st.caption(escaped(f"{doubt}。"))
    _to_write(project)


def _to_write(project: Project) -> None:
    """The sentences that the document will hold on functions and kinds left out."""
    disclosures = verdict.disclosures(project)
    exclusions = verdict.exclusions(project)
    if not disclosures and not exclusions:
        return
    with st.container(border=True):
        st.markdown("**材料里会这样写**")
        _list(words(one.prose.said(project)) for one in exclusions)
        for one in disclosures:
            st.markdown(
                f"- {escaped(words(one.prose.said(project)))}  \n"
                f":small[上线后：{one.consequence}。{escaped(one.why)}]"
            )


def _mechanism(project: Project) -> None:
    pictures.graph(
        algorithm_flow(project), "算法流程图", "填了算法步骤，这里会画出流程图。"
    )


def _data(project: Project) -> None:
    pictures.graph(
        data_flow(project), "数据流图", "列出参与方和流向，这里会画出数据流图。"
    )


def _risk(project: Project) -> None:
    before, after = _matrices(project)
    pictures.matrix(before, "控制前的风险")
    pictures.matrix(after, "控制后的剩余风险")
    st.caption("R1、R2 是风险清单里的序号。")


def _matrices(project: Project) -> tuple[Matrix, Matrix]:
    return risk_matrix(project), risk_matrix(project, after=True)


def _governance(project: Project) -> None:
    there, drawn = _organised(project)
    with st.container(border=True):
        st.markdown("**第七条要求的八项制度**")
        lines = (f"{there.get(kind, '—')}　{kind}" for kind in ARTICLE_7_SYSTEMS)
        st.markdown("  \n".join(map(escaped, lines)))
        st.caption("✓ 已成文　△ 列了，尚未成文　— 没有列")
    pictures.graph(drawn, "组织架构图", "填了专职机构，这里会画出谁负责哪些制度。")


def _organised(project: Project) -> tuple[dict[object, str], Graph]:
    """How far each kind of system is, and who keeps which."""
    marks: dict[object, str] = {}
    for system in project.governance.systems:
        done = bool(system.name) and system.written
        marks[system.kind] = "✓" if done else marks.get(system.kind, "△")
    return marks, organisation(project)


def _headline(question: str, answer: str, colour: str) -> None:
    st.markdown(f"**{escaped(question)}**　:{colour}-badge[{escaped(answer)}]")


def _path(conclusion: Conclusion) -> None:
    """What was answered, and what follows from it."""
    _list(
        reason.text
        + (f"（{'、'.join(map(str, reason.cites))}）" if reason.cites else "")
        for reason in conclusion.reasons
    )


def _because(conclusion: Conclusion) -> str:
    return "；".join(
        [reason.text for reason in conclusion.reasons]
        + [str(c) for c in conclusion.cites]
    )


def _list(lines: Iterable[str]) -> None:
    text = "\n".join(f"- {escaped(line)}" for line in lines)
    if text:
        st.markdown(text)


def _name(project: Project, where: str) -> str:
    return str(project.at(where)) or "（还没起名）"


_PANELS: dict[str, Callable[[Project], None]] = {
    "applicability": _applicability,
    "scope": _scope,
    "mechanism": _mechanism,
    "data": _data,
    "risk": _risk,
    "governance": _governance,
}
_FACTS: dict[str, Callable[[Project], object]] = {
    "mechanism": algorithm_flow,
    "data": data_flow,
    "risk": _matrices,
    "governance": _organised,
}
