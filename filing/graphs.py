"""What the pictures of a filing show: its flows, who keeps what, and its risks."""

import re
from itertools import pairwise, zip_longest

from filing.picture import Cell, Edge, Graph, Matrix, Node, Shape, graded
from filing.project import Project
from filing.steps.data import Party
from filing.steps.governance import NO_BODY
from filing.steps.mechanism import Step
from filing.steps.risk import Danger
from filing.terms import (
    REVIEWS,
    Likelihood,
    NodeKind,
    PartyKind,
    Place,
    Severity,
    Stage,
)

_FOR_TITLES = 114.0
"""Boxes that hold the names of systems, the longest of twelve characters."""


def numbered(count: int) -> list[str]:
    """The flows' numbers as pictures and tables show them.

    ① to ⑳, as fonts have them; plain figures where there are more, so that all look alike.
    """
    circled = count <= _CIRCLED
    return [chr(0x245F + n) if circled else str(n) for n in range(1, count + 1)]


_CIRCLED = 20


def data_flow(project: Project) -> Graph:
    """Who passes data to whom. Arrows carry the flow's number in the answers."""
    parties = {party.id: party for party in project.data.parties}
    numbers = numbered(len(project.data.flows))
    edges = [
        Edge(
            flow.source,
            flow.target,
            number,
            crossing=_abroad(parties[flow.source]) != _abroad(parties[flow.target]),
        )
        for number, flow in zip(numbers, project.data.flows, strict=True)
        if flow.source in parties and flow.target in parties
    ]
    nodes = [_party(n, party) for n, party in enumerate(parties.values(), 1)]
    return Graph(tuple(nodes), tuple(edges))


def algorithm_flow(project: Project) -> Graph:
    """The algorithm's steps in order; a review also leads to a stop of its own.

    Where people look only at what a machine is in doubt of, what it passes goes past them;
    so does what is told to go back or to pass over steps.
    """
    steps = project.mechanism.steps
    nodes = [_step(n, step) for n, step in enumerate(steps, 1)]
    edges = []
    for (one, two), after in zip_longest(pairwise(steps), steps[2:]):
        if begins_anew(project, one, two):
            continue  # another way, as that of users' comments
        doubt = after is not None and _takes_doubtful(one, two)
        passed = _UNTAKEN if untaken(one, two) else _passed(one)
        edges.append(Edge(one.id, two.id, _doubtful(two) if doubt else passed))
        if doubt:
            clear = _BOTH_PASSED if _of_both(two) else passed
            edges.append(Edge(one.id, after.id, clear, past=True))
    for step in steps:
        if step.stage in REVIEWS:
            stop = f"stop.{step.id}"
            nodes.append(
                Node(stop, "拦截、处置", Shape.STOP, f"mechanism.steps.{step.id}")
            )
            edges.append(Edge(step.id, stop, "未通过", dashed=True))
        edges.extend(
            Edge(step.id, other, _short(step.elsewhere_when), past=True)
            for other in step.elsewhere
            if other != step.id
        )
    return Graph(tuple(nodes), tuple(edges), downward=True)


def _short(text: str) -> str:
    """What stands at a line: one line, no longer than a box is broad; the text has it all."""
    said = "".join(text.split())
    return said if len(said) <= _LABEL else f"{said[:_LABEL]}…"


_BEGINS = (Stage.INPUT, Stage.INPUT_REVIEW)
_LABEL = 14
_DOUBTS = re.compile("存疑|拿不准|说不准|可疑|疑似|无人可派|没有合适|无法判断|不能确定")
_TO_PEOPLE = re.compile(
    f"(?:{_DOUBTS.pattern})[^。；]*(?:人工|审核[员组]|编辑|专人|值班|客服|运营|老师|同事|调度|[由给让]人)"
)
_GOES_ON = re.compile("存疑[^。；]*(继续|放行)")
# All that is sound, not a kind of it as in “评论通过”.
_SOUND = re.compile(
    "(?:机器|系统|人工|机审|审核员?)?(?:觉得|认为|判断|判定|审核)?[为是]?"
    "(?:通过|合格|没有?问题|没有?违规|正常)的?"
)
_NOBODY = "无人可派"
_UNTAKEN = "无人接"
_TAKEN_BY_NONE = re.compile("(?:没人|无人|没有人|都不)(?:愿意)?(?:接|抢|应|理)")
_OF_BOTH = re.compile("输入[和或、]输出[^。；]{0,4}(存疑|可疑)")
_BOTH_PASSED = "输入、输出均通过"


def _passed(step: Step) -> str:
    """What goes on to the next step, where not all does.

    After a review what it passes, and the doubtful where it says so.
    """
    if step.stage not in REVIEWS:
        return "其余" if step.elsewhere else ""
    if step.elsewhere and _SOUND.fullmatch(step.elsewhere_when.strip(" 。")):
        return "其余"  # what is passed goes elsewhere already
    passes = "通过、存疑" if _GOES_ON.search(step.blocked) else "通过"
    return f"其余{passes}" if step.elsewhere else passes


def _doubtful(step: Step) -> str:
    """What people are called in for."""
    if _of_both(step):
        return "输入或输出存疑"
    return _NOBODY if _NOBODY in f"{step.name}{step.does}" else "存疑"


def begins_anew(project: Project, before: Step, step: Step) -> bool:
    """Whether after a result another way begins: as users' comments do, or what is led to.

    Some are led to people from an earlier step; not everyone who got a result goes there.
    """
    led_to = {one for other in project.mechanism.steps for one in other.elsewhere}
    aside = step.kind is NodeKind.HUMAN and step.id in led_to
    return before.stage is Stage.RETURN and (step.stage in _BEGINS or aside)


def untaken(before: Step, step: Step) -> bool:
    """Whether people step in where nobody took what was returned, as an order offered."""
    told = f"{step.name}{step.does}"
    by_people = step.kind is NodeKind.HUMAN and step.stage is Stage.PROCESS
    return (
        before.stage is Stage.RETURN and by_people and bool(_TAKEN_BY_NONE.search(told))
    )


def _of_both(step: Step) -> bool:
    """Whether people look again at what went in as well as at what came out."""
    return bool(_OF_BOTH.search(f"{step.name}{step.does}"))


def _takes_doubtful(before: Step, step: Step) -> bool:
    """Whether a step of people takes only what the machine before it could not decide."""
    by_people = step.kind is NodeKind.HUMAN and before.kind is not NodeKind.HUMAN
    reviewed = before.stage in REVIEWS and step.stage in REVIEWS
    return by_people and reviewed and bool(_DOUBTS.search(f"{step.name}{step.does}"))


def left_to_people(project: Project, step: Step) -> bool:
    """Whether a review's own words leave what it is in doubt of to people who have no step."""
    steps = project.mechanism.steps
    after = steps[steps.index(step) + 1 :][:1]
    to = [one for one in steps if one.id in step.elsewhere]
    return (
        step.stage in REVIEWS
        and step.kind not in (None, NodeKind.HUMAN)
        and all(one.kind is not NodeKind.HUMAN for one in (*after, *to))
        and bool(_TO_PEOPLE.search(f"{step.does}。{step.blocked}"))
    )


def organisation(project: Project) -> Graph:
    """The officer, the body that the officer leads, and who else keeps which systems.

    Without a body there is nothing to draw. A line says who keeps a system, not who is
    whose superior.
    """
    body = project.governance.body.strip()
    if not body or NO_BODY.search(body):
        return Graph((), ())
    kept: dict[str, list[str]] = {body: []}
    rows: dict[str, str] = {body: "governance.body"}
    officer = project.subject.officer.strip() or "（待补充）"
    title = project.subject.officer_title.strip()
    own: list[str] = []
    for system in project.governance.systems:
        for owner in filter(None, _OWNERS.split(system.owner.strip())):
            if owner in (officer, title):  # one person is one box
                own.append(str(system))
                continue
            kept.setdefault(owner, []).append(str(system))
            rows.setdefault(owner, f"governance.systems.{system.id}.owner")
    person = f"算法安全责任人\n{officer}" + (f"（{title}）" if title else "")
    nodes = [
        Node(
            "officer",
            "\n".join((person, *filter(None, dict.fromkeys(own)))),
            Shape.PERSON,
            "subject.officer",
        ),
        *(
            Node(
                f"unit.{number}",
                "\n".join((owner, *filter(None, dict.fromkeys(kinds)))),
                Shape.UNIT if number else Shape.BODY,
                rows[owner],
            )
            for number, (owner, kinds) in enumerate(kept.items())
        ),
    ]
    led = Edge("officer", "unit.0", "牵头")
    return Graph(
        tuple(nodes),
        (led, *(_under(n, owner) for n, owner in enumerate(kept) if n)),
        broad=_FOR_TITLES,
    )


def _under(number: int, owner: str) -> Edge:
    """The line to who keeps a system: a committee judges on its own, beside the body."""
    above = "officer" if "委员会" in owner else "unit.0"
    return Edge(above, f"unit.{number}", dashed=above == "officer")


def risk_matrix(project: Project, *, after: bool = False) -> Matrix:
    """The risks as R1, R2… by likelihood and severity, before or after the measures."""
    found: dict[tuple[object, object], list[str]] = {}
    for number, danger in enumerate(project.risk.risks, 1):
        found.setdefault(_place(danger, after), []).append(f"R{number}")
    return Matrix(
        tuple(str(likelihood) for likelihood in reversed(Likelihood)),
        tuple(str(severity) for severity in Severity),
        tuple(
            tuple(
                Cell(
                    likely * severe,
                    graded(likely * severe),
                    tuple(found.get((likelihood, severity), ())),
                )
                for severe, severity in enumerate(Severity, 1)
            )
            for likely, likelihood in reversed(list(enumerate(Likelihood, 1)))
        ),
    )


_OWNERS = re.compile(r"\s*[、，,；;/]\s*")
_PARTY_SHAPES = {
    PartyKind.USER: Shape.USER,
    PartyKind.SYSTEM: Shape.SYSTEM,
    PartyKind.STORE: Shape.STORE,
    PartyKind.PROCESSOR: Shape.OUTSIDE,
    PartyKind.OTHER: Shape.OUTSIDE,
}
_STEP_SHAPES = {
    NodeKind.RULE: Shape.RULE,
    NodeKind.LEARNING: Shape.LEARNING,
    NodeKind.MIXED: Shape.LEARNING,
    NodeKind.HUMAN: Shape.HUMAN,
}


def _abroad(party: Party) -> bool:
    return party.place is Place.ABROAD


def _party(number: int, party: Party) -> Node:
    name = str(party) or f"参与方{number}"
    return Node(
        party.id,
        f"{name}（境外）" if _abroad(party) else name,
        _PARTY_SHAPES[party.kind] if party.kind else Shape.SYSTEM,
        f"data.parties.{party.id}",
        _abroad(party),
    )


def _step(number: int, step: Step) -> Node:
    name = str(step) or f"步骤{number}"
    label = "（标识）" if step.stage is Stage.LABEL and "标识" not in name else ""
    return Node(
        step.id,
        f"{number} {name}{label}",
        _STEP_SHAPES[step.kind] if step.kind else Shape.RULE,
        f"mechanism.steps.{step.id}",
    )


def _place(danger: Danger, after: bool) -> tuple[object, object]:
    if after:
        return danger.residual_likelihood, danger.residual_severity
    return danger.likelihood, danger.severity
