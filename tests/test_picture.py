"""Pictures: what they show of a project, and where everything stands."""

import json
import random
from itertools import combinations, pairwise, product
from pathlib import Path

import pytest

from filing.graphs import (
    algorithm_flow,
    data_flow,
    left_to_people,
    numbered,
    organisation,
    risk_matrix,
)
from filing.layout import Arrow, Size, arrange, crosses, label_spots, width_of, wrapped
from filing.picture import (
    TEXT,
    Edge,
    Grade,
    Graph,
    Node,
    Placed,
    PlacedNode,
    Shape,
    placed,
)
from filing.project import Project
from filing.terms import (
    Likelihood,
    NodeKind,
    PartyKind,
    Place,
    Severity,
    Stage,
    SystemKind,
)
from tests.conftest import demo

_DEMOS = sorted((Path(__file__).parents[1] / "assets" / "demos").glob("*.json"))
PROJECTS = [
    Project.from_answers(json.loads(path.read_text(encoding="utf-8"))["answers"])
    for path in _DEMOS
]
NAMES = [path.stem for path in _DEMOS]
LABELS = (
    "用户",
    "推荐服务",
    "内容安全审核服务商（境外）",
    "日志库 v2",
    "Kafka-cluster",
)


def some_graph(seed: int, most: int = 40) -> Graph:
    """A graph like those people draw: mostly forward, some back, some apart."""
    dice = random.Random(seed)
    count = dice.randint(8, most)
    nodes = tuple(
        Node(f"n{n}", dice.choice(LABELS), dice.choice(list(Shape)))
        for n in range(count)
    )
    edges = []
    for number in range(dice.randint(count - 1, int(count * 1.6))):
        tail, head = dice.sample(range(count), 2)
        if tail > head and dice.random() < 0.8:
            tail, head = head, tail
        edges.append(Edge(f"n{tail}", f"n{head}", numbered(number + 1)[-1]))
    return Graph(nodes, tuple(edges), downward=dice.random() < 0.5)


def area(node: PlacedNode, inside: float = 0.0) -> tuple[float, float, float, float]:
    return (
        node.x + inside,
        node.y + inside,
        node.x + node.w - inside,
        node.y + node.h - inside,
    )


def overlapping(drawn: Placed) -> list[tuple[str, str]]:
    return [
        (one.node.id, two.node.id)
        for one, two in combinations(drawn.nodes, 2)
        if one.x < two.x + two.w - 0.1
        and two.x < one.x + one.w - 0.1
        and one.y < two.y + two.h - 0.1
        and two.y < one.y + one.h - 0.1
    ]


def pierced(drawn: Placed) -> list[tuple[str, str]]:
    """Arrows through boxes that are neither their beginning nor their end."""
    within = 0.03 * drawn.text
    return [
        (edge.edge.label, node.node.id)
        for edge in drawn.edges
        for node in drawn.nodes
        if node.node.id not in (edge.edge.source, edge.edge.target)
        and any(crosses(area(node, within), line) for line in pairwise(edge.points))
    ]


@pytest.mark.parametrize("first", range(0, 300, 20))
def test_in_300_graphs_no_box_overlaps_and_no_arrow_runs_through_a_box(first):
    for seed in range(first, first + 20):
        drawn = placed(some_graph(seed))
        assert not overlapping(drawn), seed
        assert not pierced(drawn), seed


@pytest.mark.parametrize("project", PROJECTS, ids=NAMES)
@pytest.mark.parametrize("draw", [data_flow, algorithm_flow])
def test_the_pictures_of_the_demos_are_clean_and_legible(draw, project):
    drawn = placed(draw(project))
    assert not overlapping(drawn)
    assert not pierced(drawn)
    assert drawn.width <= 442
    assert drawn.text >= 6


@pytest.mark.parametrize("seed", range(12))
def test_a_graph_keeps_within_its_width_and_height(seed):
    drawn = placed(some_graph(seed), 300, 200)
    assert drawn.width <= 300.01
    assert drawn.height <= 200.01
    assert all(n.x >= 0 and n.x + n.w <= drawn.width + 0.1 for n in drawn.nodes)
    assert all(
        -0.1 <= x <= drawn.width + 0.1 and -0.1 <= y <= drawn.height + 0.1
        for edge in drawn.edges
        for x, y in edge.points
    )


def test_the_same_graph_is_laid_out_the_same_way():
    graph = some_graph(7)
    first = placed(graph)
    placed.cache_clear()
    assert placed(graph) == first


def test_an_empty_graph_takes_no_room():
    assert placed(Graph((), ())) == Placed((), (), 0.0, 0.0, TEXT)


def test_one_box_stands_alone():
    drawn = placed(Graph((Node("a", "用户", Shape.USER),), ()))
    assert (drawn.nodes[0].x, drawn.nodes[0].y) == (0, 0)
    assert drawn.nodes[0].lines == ("用户",)


def test_arrows_back_to_the_same_box_and_side_by_side_have_lines_of_their_own():
    nodes = (Node("a", "甲", Shape.SYSTEM), Node("b", "乙", Shape.STORE))
    ends = (("a", "a"), ("a", "b"), ("a", "b"), ("b", "a"), ("b", "b"))
    edges = tuple(
        Edge(s, t, n) for n, (s, t) in zip(numbered(len(ends)), ends, strict=True)
    )
    drawn = placed(Graph(nodes, edges))
    assert len({edge.points for edge in drawn.edges}) == len(ends)
    assert len({edge.label_at for edge in drawn.edges}) == len(ends)


def test_an_arrow_to_a_box_that_is_not_there_is_left_out():
    graph = Graph((Node("a", "甲", Shape.SYSTEM),), (Edge("a", "gone"),))
    assert placed(graph).edges == ()


def test_a_big_graph_is_laid_out_all_the_same():
    dice = random.Random(3)
    nodes = tuple(Node(f"n{n}", "推荐服务", Shape.SYSTEM) for n in range(200))
    edges = tuple(
        Edge(f"n{dice.randrange(200)}", f"n{dice.randrange(200)}", "①")
        for _ in range(300)
    )
    drawn = placed(Graph(nodes, edges))
    assert len(drawn.nodes) == 200
    assert len(drawn.edges) == 300


def test_a_long_row_of_boxes_turns_downward_rather_than_shrink():
    nodes = tuple(Node(f"n{n}", "推荐服务", Shape.SYSTEM) for n in range(8))
    edges = tuple(Edge(f"n{n}", f"n{n + 1}") for n in range(7))
    drawn = placed(Graph(nodes, edges))
    assert drawn.text == TEXT
    assert drawn.height > drawn.width


def test_labels_stand_clear_of_boxes():
    sizes = [Size(80, 30)] * 3
    made = arrange(sizes, [Arrow(0, 1), Arrow(1, 2)], downward=False)
    spots = label_spots(made, sizes, [Size(12, 12)] * 2)
    for (x, y), (cx, cy) in ((s, c) for s in spots for c in made.centres):
        assert abs(x - cx) > 40 or abs(y - cy) > 15


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("用户", ("用户",)),
        ("内容安全审核服务商", ("内容安全", "审核服务", "商")),
        ("用户（App）", ("用户", "（App）")),
        ("甲\n乙", ("甲", "乙")),
        ("supercalifragilistic", ("supercal", "ifragili", "stic")),
    ],
)
def test_labels_are_wrapped_between_signs_and_words(text, lines):
    made = wrapped(text, 10, 42)
    assert "".join(made) == text.replace("\n", "")
    assert all(width_of(line, 10) <= 52 for line in made)
    assert len(made) == len(lines)


def a_flow() -> Project:
    """Three parties and three flows; the first end of the second flow is blank."""
    project = Project()
    parties = (
        ("u", "用户", PartyKind.USER, Place.DOMESTIC),
        ("s", "推荐服务", PartyKind.SYSTEM, Place.DOMESTIC),
        ("c", "云厂商", PartyKind.PROCESSOR, Place.ABROAD),
    )
    for id_, name, kind, place in parties:
        where = f"data.parties.{id_}"
        project = project.add("data.parties", id_).answer(f"{where}.name", name)
        project = project.answer(f"{where}.kind", kind).answer(f"{where}.place", place)
    for id_, source, target in (("1", "u", "s"), ("2", "", "s"), ("3", "s", "c")):
        where = f"data.flows.{id_}"
        project = project.add("data.flows", id_)
        project = project.answer(f"{where}.source", source)
        project = project.answer(f"{where}.target", target)
    return project


def test_the_data_flow_shows_parties_by_kind_and_flows_by_number():
    graph = data_flow(a_flow())
    assert [node.shape for node in graph.nodes] == [
        Shape.USER,
        Shape.SYSTEM,
        Shape.OUTSIDE,
    ]
    assert [edge.label for edge in graph.edges] == ["①", "③"]
    assert graph.nodes[0].where == "data.parties.u"


def test_a_flow_across_the_border_and_a_party_abroad_are_marked():
    graph = data_flow(a_flow())
    assert [edge.crossing for edge in graph.edges] == [False, True]
    assert [node.abroad for node in graph.nodes] == [False, False, True]
    assert graph.nodes[2].label == "云厂商（境外）"


def test_a_flow_from_a_removed_party_is_left_out():
    graph = data_flow(a_flow().remove("data.parties.u"))
    assert [edge.label for edge in graph.edges] == ["③"]


def test_a_party_without_a_name_has_a_number():
    project = Project().add("data.parties", "x")
    assert data_flow(project).nodes[0].label == "参与方1"


def some_steps() -> Project:
    project = Project()
    rows = (
        ("接收请求", NodeKind.RULE, Stage.INPUT),
        ("输入审核", NodeKind.LEARNING, Stage.INPUT_REVIEW),
        ("末尾提示", NodeKind.HUMAN, Stage.LABEL),
        ("", None, None),
    )
    for n, (name, kind, stage) in enumerate(rows):
        where = f"mechanism.steps.s{n}"
        project = project.add("mechanism.steps", f"s{n}").answer(f"{where}.name", name)
        project = project.answer(f"{where}.kind", kind).answer(f"{where}.stage", stage)
    return project


def test_what_a_machine_passes_goes_past_those_who_see_only_the_doubtful(pushed):
    graph = algorithm_flow(pushed)
    steps = {step.name: step.id for step in pushed.mechanism.steps}
    machine, people = steps["投稿和评论审核"], steps["存疑人工复核"]
    after = steps["投稿打标"]
    labels = {(one.source, one.target): one.label for one in graph.edges}
    assert labels[machine, people] == "存疑"
    assert labels[machine, after] == labels[people, after] == "其余通过"
    drawn = placed(graph)
    (around,) = [
        one
        for one in drawn.edges
        if one.edge.past and (one.edge.source, one.edge.target) == (machine, after)
    ]
    boxes = [(one.x, one.y, one.x + one.w, one.y + one.h) for one in drawn.nodes]
    middle = around.points[1:3]
    assert not any(crosses(box, middle) for box in boxes)
    everyone = pushed.answer(f"mechanism.steps.{people}.name", "人工复核")
    everyone = everyone.answer(f"mechanism.steps.{people}.does", "逐条查看后放行。")
    assert not any(
        one.past and (one.source, one.target) == (machine, after)
        for one in algorithm_flow(everyone).edges
    )


def test_people_who_have_no_step_are_told_from_a_reviews_own_words():
    project = some_steps().answer("mechanism.steps.s2.kind", NodeKind.RULE)
    does = "mechanism.steps.s1.does"
    for words, left in (
        ("用词库比对，拿不准的转给运营看", True),
        ("用词库比对，存疑的由人工复核", True),
        ("用词库比对，拿不准的一律不放行。人工每周抽查", False),
        ("用词库比对", False),
    ):
        told = project.answer(does, words)
        assert left_to_people(told, told.mechanism.steps[1]) is left
    people = told.answer(does, "存疑的转人工").answer(
        "mechanism.steps.s2.kind", NodeKind.HUMAN
    )
    assert not left_to_people(people, people.mechanism.steps[1])


def test_who_looks_again_at_both_ends_has_both_said_at_the_arrows():
    project = demo("supporter")
    steps = {step.name: step.id for step in project.mechanism.steps}
    labels = {
        (one.source, one.target): one.label for one in algorithm_flow(project).edges
    }
    machine, people = steps["输出模型审核"], steps["存疑人工复核"]
    assert labels[machine, people] == "输入或输出存疑"
    assert labels[machine, steps["添加标识"]] == "输入、输出均通过"


def test_what_does_not_go_another_way_goes_on():
    project = some_steps()
    assert {one.label for one in algorithm_flow(project).edges} == {
        "",
        "未通过",
        "通过",
    }
    project = project.answer("mechanism.steps.s0.elsewhere", ["s2"])
    (on,) = [one for one in algorithm_flow(project).edges if one.label == "其余"]
    assert (on.source, on.target) == ("s0", "s1")


@pytest.mark.parametrize(
    ("when", "label"),
    [("机器觉得没问题的", "其余"), ("词库没有命中的", "其余通过")],
)
def test_what_is_passed_elsewhere_is_not_what_goes_on(when, label):
    project = Project()
    for number in range(3):
        where = f"mechanism.steps.s{number}"
        project = project.add("mechanism.steps", f"s{number}")
        project = project.answer(f"{where}.name", f"步骤{number}")
    project = project.answer("mechanism.steps.s0.stage", "输入审核")
    project = project.answer("mechanism.steps.s0.elsewhere", ["s2"])
    project = project.answer("mechanism.steps.s0.elsewhere_when", when)
    labels = [one.label for one in algorithm_flow(project).edges]
    assert label in labels


def test_a_step_that_sends_back_or_passes_over_others_is_joined_to_where_it_leads():
    project = some_steps()
    project = project.answer("mechanism.steps.s2.elsewhere", ["s0", "s2"])
    project = project.answer(
        "mechanism.steps.s2.elsewhere_when", "没有结果，\n改写再查"
    )
    (back,) = [one for one in algorithm_flow(project).edges if one.past]
    assert (back.source, back.target, back.label) == ("s2", "s0", "没有结果，改写再查")
    project = project.answer("mechanism.steps.s2.elsewhere_when", "很长的情形" * 9)
    (back,) = [one for one in algorithm_flow(project).edges if one.past]
    assert back.label == "很长的情形很长的情形很长的情…"


def steps_with_ways_past(seed: int) -> Graph:
    """Steps in a row, some with a stop aside, and arrows back and over some of them."""
    dice = random.Random(seed)
    count = dice.randint(4, 14)
    names = [f"s{n}" for n in range(count)]
    edges = [Edge(one, two, "通过") for one, two in pairwise(names)]
    stops = [name for name in names if dice.random() < 0.4]
    edges += [Edge(name, f"stop.{name}", "未通过", dashed=True) for name in stops]
    ways = {tuple(dice.sample(names, 2)) for _ in range(dice.randint(1, 6))}
    edges += [
        Edge(one, two, "转去的情形"[: dice.randint(0, 5)], past=True)
        for one, two in sorted(ways)
    ]
    nodes = [Node(name, f"{name} 步骤", Shape.RULE) for name in names]
    nodes += [Node(f"stop.{name}", "拦截", Shape.STOP) for name in stops]
    return Graph(tuple(nodes), tuple(edges), downward=True)


def run_together(drawn: Placed) -> list[tuple[str, str]]:
    """Arrows that lead past and lie on one another for some way."""
    found = []
    past = [one for one in drawn.edges if one.edge.past]
    for one, two in combinations(past, 2):
        for a, b in product(pairwise(one.points), pairwise(two.points)):
            for along, across in ((0, 1), (1, 0)):
                if len({p[across] for p in (*a, *b)}) > 1:
                    continue
                low = max(min(a[0][along], a[1][along]), min(b[0][along], b[1][along]))
                high = min(max(a[0][along], a[1][along]), max(b[0][along], b[1][along]))
                if high - low > 0.1:
                    found.append((one.edge.label, two.edge.label))
    return found


@pytest.mark.parametrize("wide", [442.0, 2000.0])
def test_ways_back_and_past_run_clear_of_boxes_and_of_one_another(wide):
    for seed in range(150):
        drawn = placed(steps_with_ways_past(seed), wide)
        assert not overlapping(drawn), seed
        assert not pierced(drawn), seed
        assert not run_together(drawn), seed


def test_the_algorithm_flow_numbers_its_steps_and_stops_what_a_review_refuses():
    graph = algorithm_flow(some_steps())
    assert [node.label for node in graph.nodes] == [
        "1 接收请求",
        "2 输入审核",
        "3 末尾提示（标识）",
        "4 步骤4",
        "拦截、处置",
    ]
    assert [node.shape for node in graph.nodes][:3] == [
        Shape.RULE,
        Shape.LEARNING,
        Shape.HUMAN,
    ]
    assert [(e.source, e.target, e.label) for e in graph.edges] == [
        ("s0", "s1", ""),
        ("s1", "s2", "通过"),
        ("s2", "s3", ""),
        ("s1", "stop.s1", "未通过"),
    ]


def two_risks() -> Project:
    project = Project()
    for id_ in ("a", "b"):
        where = f"risk.risks.{id_}"
        project = project.add("risk.risks", id_)
        project = project.answer(f"{where}.likelihood", Likelihood.CERTAIN)
        project = project.answer(f"{where}.severity", Severity.EXTREME)
    where = "risk.risks.b.residual"
    project = project.answer(f"{where}_likelihood", Likelihood.RARE)
    return project.answer(f"{where}_severity", Severity.SLIGHT)


def test_the_matrix_has_the_likeliest_row_first_and_rising_columns():
    matrix = risk_matrix(two_risks())
    assert matrix.likelihoods[0] == Likelihood.CERTAIN
    assert matrix.severities[-1] == Severity.EXTREME
    assert [cell.score for cell in matrix.cells[0]] == [5, 10, 15, 20, 25]
    assert matrix.cells[0][4].grade is Grade.HIGH
    assert matrix.cells[0][4].risks == ("R1", "R2")


def test_after_the_measures_only_risks_judged_again_are_shown():
    matrix = risk_matrix(two_risks(), after=True)
    shown = [cell.risks for row in matrix.cells for cell in row if cell.risks]
    assert shown == [("R2",)]
    assert matrix.cells[4][0].risks == ("R2",)


def test_a_blank_project_has_empty_pictures():
    assert data_flow(Project()) == Graph((), ())
    assert algorithm_flow(Project()).nodes == ()
    assert not list(risk_matrix(Project()).lines())


def test_numbers_are_circled_as_far_as_fonts_go_and_all_alike():
    assert numbered(20)[0] == "①" and numbered(20)[-1] == "⑳"
    assert numbered(21) == [str(number) for number in range(1, 22)]


def test_an_organisation_shows_who_keeps_which_systems() -> None:
    project = Project.from_answers(
        {
            "subject.officer": "李示例",
            "governance.body": "安全部",
            "governance.systems": ["a", "b", "c"],
            "governance.systems.a.kind": SystemKind.MECHANISM,
            "governance.systems.a.owner": "安全部",
            "governance.systems.b.kind": SystemKind.DATA,
            "governance.systems.b.owner": "法务部、 安全部",
            "governance.systems.c.owner": "",
        }
    )

    assert [node.said for node in organisation(project).nodes] == [
        "算法安全责任人：李示例",
        "安全部：算法机制机理审核、数据安全和个人信息保护",
        "法务部：数据安全和个人信息保护",
    ]
    assert list(organisation(project).lines()) == [
        "算法安全责任人：李示例 → 安全部：算法机制机理审核、数据安全和个人信息保护（牵头）",
        "安全部：算法机制机理审核、数据安全和个人信息保护 → 法务部：数据安全和个人信息保护",
    ]


def test_the_officer_who_keeps_systems_too_is_one_box() -> None:
    project = demo("push")
    first = project.governance.systems[0]
    title = project.subject.officer_title
    graph = organisation(project.answer(f"governance.systems.{first.id}.owner", title))
    assert not any(node.label.startswith(title) for node in graph.nodes)
    assert str(first.kind) in graph.nodes[0].label


def test_round_ends_take_room_so_that_a_title_is_not_cut_off() -> None:
    words = "算法安全责任人\n示例（技术副总经理）"
    boxes = [Node("a", words, Shape.PERSON), Node("b", words, Shape.UNIT)]
    person, unit = placed(Graph(tuple(boxes), (Edge("a", "b"),))).nodes
    assert person.h > unit.h


def test_without_a_body_there_is_no_organisation_to_draw() -> None:
    project = Project.from_answers({"subject.officer": "李示例"})

    assert organisation(project) == Graph((), ())


@pytest.mark.parametrize("project", PROJECTS, ids=NAMES)
def test_every_organisation_fits_the_page_in_full_size(project: Project) -> None:
    drawn = placed(organisation(project))

    assert drawn.width <= 442
    assert drawn.text == TEXT
    assert not overlapping(drawn)
