"""Work on findings: who sees to it by when, what became of it, and a reviewer's own remarks."""

from collections.abc import Sequence

import streamlit as st

from filing import worklist
from filing.finding import Finding
from filing.project import noun_at
from filing.screen import edits, form, rows, saving, session
from filing.screen.words import escaped
from filing.steps.work import State, Weight
from filing.worklist import Item

_HANDLED, _REMARKS, _TASKS = "work.handled", "work.remarks", "risk.tasks"
_ASKED = ("state", "owner", "due", "reason")
_OWN = ("remarks_to_mend", "remarks_to_heed")


def line(opened: session.Opened, item: Item) -> None:
    """What became of a finding, and, when taken up, the fields to say so."""
    chosen = session.own().get("handling") == worklist.key(item.finding)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":small[{escaped(_said(item))}]", width="stretch")
        if item.finding.rule.name in _OWN:
            _settle(opened, item)
        elif chosen and item.row:
            st.button(
                "收起", key=f"fold_{item.row.id}", type="tertiary", on_click=_fold
            )
        else:
            st.button(
                "处理",
                key=f"take_{worklist.row_id(item.finding)}",
                type="tertiary",
                on_click=_take,
                args=(opened.pid, item.finding),
            )
    if chosen and item.row:
        _fields(item)


def _said(item: Item) -> str:
    row = item.row
    if row is None:
        return "还没有人处理"
    words = [str(item.state)]
    if item.again:
        words = [f"标过“{row.state}”，现在又查到了，要再处理"]
    elif row.state is State.ACCEPTED and item.state is State.WAITING:
        words = ["接受要写明理由，写了才算"]
    elif item.finding.blocks and item.state is not State.WAITING:
        words.append("属于必须修改的，仍要改好才能定稿")
    words += [row.owner, f"{row.due} 前" if row.due else "", row.reason]
    return " · ".join(filter(None, words))


def _fields(item: Item) -> None:
    assert item.row
    where = f"{_HANDLED}.{item.row.id}"
    with edits.told(), saving.Part("work") as part:
        project = part.opened.project
        for asked in project.asked_in(where):
            if asked.where.rpartition(".")[2] in _ASKED:
                form.question_field(part, asked)
        _task_button(part, item)
        if item.again:
            st.button(
                "按现在的内容重新处理",
                key=f"anew_{item.row.id}",
                on_click=_anew,
                args=(part.pid, item.finding),
            )


def _task_button(part: saving.Part, item: Item) -> None:
    """A way to put what is not done yet among the tasks that the report tells of."""
    project = part.opened.project
    name = f"完善{noun_at(project, item.finding.where)}"
    if any(one.name == name for one in project.risk.tasks):
        st.markdown(":small[已列入第 6 步的整改事项]")
        return
    st.button(
        "列入整改事项",
        key=f"task_{worklist.row_id(item.finding)}",
        icon=":material/playlist_add:",
        help="在第 6 步“风险自评”的整改事项里加一行，责任人和期限照这里填的写。",
        on_click=_list_task,
        args=(part.pid, name, worklist.row_id(item.finding)),
    )


def _list_task(pid: str, name: str, row_id: str) -> None:
    """Add the task with the owner and the day as they are stored now."""
    with edits.tried():
        handled = session.opened(pid, fresh=True).project.work.handled
        told = {"name": name}
        for row in handled:
            if row.id == row_id:
                told |= {"owner": row.owner, "due": row.due}
        rows.put(pid, _TASKS, {one: text for one, text in told.items() if text})


def _take(pid: str, finding: Finding) -> None:
    """Take a finding up: its row, if there is none yet, and its fields."""
    row = worklist.row_id(finding)
    with edits.tried():
        if row not in {one.id for one in session.opened(pid).project.work.handled}:
            _note(pid, finding)
            rows.change(pid, _HANDLED, lambda ids: ids if row in ids else [*ids, row])
        session.own()["handling"] = worklist.key(finding)


def _anew(pid: str, finding: Finding) -> None:
    """Begin again with what the finding says now."""
    with edits.tried():
        _note(pid, finding)
        edits.noted()


def _note(pid: str, finding: Finding) -> None:
    where = f"{_HANDLED}.{worklist.row_id(finding)}"
    answers = {
        f"{where}.finding": worklist.key(finding),
        f"{where}.seen": finding.problem.what,
        f"{where}.state": str(State.WAITING),
    }
    session.store().put_many(pid, answers, session.user())


def _fold() -> None:
    session.own().pop("handling", None)


def mended(opened: session.Opened, findings: Sequence[Finding]) -> None:
    """What was taken up and is found no more."""
    if done := worklist.mended(opened.project, findings):
        with st.expander(f"已经改好（{len(done)}）"):
            for row in done:
                words = "　".join(filter(None, (row.owner, row.reason)))
                st.markdown(
                    f"- {escaped(row.seen)}"
                    + (f"　:small[{escaped(words)}]" if words else "")
                )


def remark_form(opened: session.Opened) -> None:
    """A way for a reviewer to add a finding of their own to any answer."""
    with st.expander("审核人添加一条意见"):
        named = _named(opened)
        with st.form("remark", border=False, clear_on_submit=True):
            where = st.selectbox(
                "说的是哪一项回答？",
                list(named),
                index=None,
                format_func=lambda one: named.get(one, one),
                placeholder="输入几个字查找",
            )
            what = st.text_input(
                "看到了什么问题？",
                placeholder="例：截图里的产品名称与登记的不一致",
                max_chars=300,
            )
            weight = st.radio(
                "有多要紧？", [str(one) for one in Weight], horizontal=True
            )
            if st.form_submit_button("添加意见"):
                _remark(opened.pid, where, what, weight)


def _named(opened: session.Opened) -> dict[str, str]:
    """Every answer that a remark can be about, and what it is called."""

    def name() -> dict[str, str]:
        project = opened.project
        return {
            one.where: noun_at(project, one.where) for one in project.everything_asked()
        }

    names: dict[str, str] = session.remembered(
        (opened.pid, opened.revision, "names"), name
    )
    return names


def _remark(pid: str, where: str | None, what: str, weight: str) -> None:
    if not where or not what.strip():
        st.warning("选一项回答，再写看到的问题。")
        return
    with edits.tried():
        answers = {"what": what.strip(), "at": where, "weight": weight}
        rows.put(pid, _REMARKS, answers)
    st.rerun()


def _settle(opened: session.Opened, item: Item) -> None:
    """A reviewer's own finding is settled by hand: no rule can see that it was mended."""
    for remark in opened.project.work.remarks:
        if remark.what.rstrip("。") == item.finding.problem.what:
            st.button(
                "标为已解决",
                key=f"settle_{remark.id}",
                type="tertiary",
                on_click=_resolved,
                args=(opened.pid, remark.id),
            )
            return


def _resolved(pid: str, row: str) -> None:
    with edits.tried():
        rows.change(pid, _REMARKS, lambda ids: [one for one in ids if one != row])
