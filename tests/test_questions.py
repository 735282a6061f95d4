"""What a question says: to each kind of algorithm an example of its own, and plain help."""

import re

import pytest

from filing.block import plain
from filing.command import bank
from filing.documents import DOCUMENTS
from filing.project import Project, is_group, kind_at, row_kind
from filing.rules import review
from filing.rules.likeness import share, shingles
from filing.terms import (
    AlgorithmKind,
    AssessmentTrigger,
    Audience,
    Modality,
    Option,
    PublicForm,
    Role,
)
from filing.verdict.example import example_of
from tests.conftest import DEMOS, demo

BANK = dict(bank())


def filing(kind: AlgorithmKind, *outputs: Modality) -> Project:
    """A project that files this kind, by a function with these outputs."""
    project = Project().answer("scope.kind", kind).answer("scope.role", Role.PROVIDER)
    project = project.add("scope.functions", "f").answer("scope.core", ["f"])
    return project.answer("scope.functions.f.outputs", outputs)


FILERS = {
    "text": filing(AlgorithmKind.GENERATION, Modality.TEXT),
    "image": filing(AlgorithmKind.GENERATION, Modality.IMAGE),
    "push": filing(AlgorithmKind.PUSH),
    "ranking": filing(AlgorithmKind.RANKING),
    "retrieval": filing(AlgorithmKind.RETRIEVAL),
    "dispatch": filing(AlgorithmKind.DISPATCH),
}
FEED = "短视频|点赞|播放|不感兴趣|召回|精排|停留时长|加权|降权|置顶|打散|热榜|刷榜|推荐列表"
WRITING = "写作|文稿|换一种问法|诱导模型|大语言模型|生成文"
PICTURES = "卡通|照片"
RIDING = "骑手|派单|送达"
SEARCHING = "搜索词|相关度"
FOREIGN = {
    "text": f"{FEED}|{PICTURES}|{RIDING}|{SEARCHING}",
    "image": f"{FEED}|{WRITING}|{RIDING}|{SEARCHING}|纯文本|\\d 字",
    "push": f"{WRITING}|{PICTURES}|{RIDING}|{SEARCHING}",
    "ranking": f"短视频|播放|召回|精排|{WRITING}|{PICTURES}|{RIDING}|{SEARCHING}",
    "retrieval": f"{FEED}|{WRITING}|{PICTURES}|{RIDING}",
    "dispatch": f"{FEED}|{WRITING}|{PICTURES}|{SEARCHING}|生成",
}
"""Words of the other kinds, which nobody who files this one should be told to write."""
STEPS = ("scope", "mechanism", "data", "risk", "governance")


def asks(project: Project, where: str) -> bool:
    """Whether a project of this kind may be asked this, whatever else it answers."""
    when, group = BANK[where].when, where.partition(".*.")[0]
    if group != where and not asks(project, group):
        return False
    kinds = [kind for kind in AlgorithmKind if when and kind in when.words]
    return not kinds or project.scope.kind in kinds


def meanings(where: str) -> list[str]:
    """What the options of a question mean."""
    kind = kind_at(where)
    offers = isinstance(kind, type) and issubclass(kind, Option)
    return [option.plain for option in kind] if offers else []


@pytest.mark.parametrize("name", FILERS)
def test_no_example_is_of_another_kind_of_algorithm(name):
    project = FILERS[name]
    foreign = {
        where: found[0]
        for where, question in BANK.items()
        if where.startswith(STEPS) and asks(project, where)
        if (found := re.search(FOREIGN[name], example_of(question, project)))
    }
    assert foreign == {}


@pytest.mark.parametrize("name", ["text", "image", "dispatch"])
def test_who_recommends_nothing_is_told_nothing_of_recommending(name):
    project = FILERS[name]
    feed = "换一种问法|加权|降权|置顶|召回|精排|停留时长"
    told = {
        where: found[0]
        for where, question in BANK.items()
        if asks(project, where)
        for text in (question.label, question.help, question.bad, *meanings(where))
        if (found := re.search(feed, text))
    }
    assert told == {}


def test_the_example_follows_what_is_generated():
    steps = BANK["mechanism.steps"]
    made = {
        outputs: example_of(steps, filing(AlgorithmKind.GENERATION, *outputs))
        for outputs in (
            (),
            (Modality.TEXT,),
            (Modality.IMAGE,),
            (Modality.VIDEO,),
            (Modality.TEXT, Modality.IMAGE),
            (Modality.AUDIO,),
        )
    }
    written, drawn = steps.examples["生成合成类"], steps.examples["图像"]
    spoken = steps.examples["音频"]
    assert list(made.values()) == [written, written, drawn, drawn, written, spoken]


def test_until_the_kind_is_known_the_example_is_for_all():
    assert all(example_of(one, Project()) == one.example for one in BANK.values())
    several = Project().answer("applicability.kinds", ["生成合成类", "排序精选类"])
    only = Project().answer("applicability.kinds", ["排序精选类"])
    name = BANK["scope.functions.*.name"]
    assert example_of(name, several) == name.examples["生成合成类"] == "AI 写作"
    assert example_of(name, only) == name.examples["排序精选类"] == "热榜"


@pytest.mark.parametrize("where", [w for w, q in BANK.items() if q.examples])
def test_examples_go_by_kind_or_by_form_and_are_answers(where):
    question, kind = BANK[where], kind_at(where)
    assert set(question.examples) <= {*AlgorithmKind, Modality.IMAGE, Modality.AUDIO}
    if isinstance(kind, type) and issubclass(kind, Option):
        for example in question.examples.values():
            assert set(example.split("、")) <= set(kind)


@pytest.mark.parametrize("path", sorted(DEMOS.glob("*.json")), ids=lambda one: one.stem)
def test_no_demo_is_written_from_an_example(path):
    project = demo(path.stem)
    for asked in project.everything_asked():
        text, example = asked.value, example_of(asked.question, project)
        if isinstance(text, str) and min(len(text), len(example)) >= 40:
            assert share(text, shingles(example)) < 0.8, asked.where


@pytest.mark.parametrize("name", FILERS)
def test_no_example_is_one_that_the_pre_review_would_object_to(name):
    project = FILERS[name].answer("subject.audiences", list(Audience))
    for where, question in BANK.items():
        if kind_at(where) is str and not question.of and ".*." not in where:
            project = project.answer(where, example_of(question, project))
    topics = ("reviews", "people", "wording")
    objected = [
        f"{finding.where}: {finding.problem.what}"
        for finding in review(project)
        if finding.rule.topic in topics
    ]
    assert objected == []


def test_an_open_question_is_listed_with_the_example_of_its_kind():
    (listed,) = [one for one in DOCUMENTS if one.name == "open_items"]
    text = plain(listed(FILERS["dispatch"], ()))
    assert "例：接收订单 > 挑选可派骑手" in text
    assert "召回" not in text


@pytest.mark.parametrize("where", BANK)
def test_what_is_asked_reads_the_same_on_the_page_and_aloud(where):
    said = BANK[where].label + BANK[where].help
    assert not re.search(r"[\\`*_{}\[\]()<#+!|~:$^]", said)
    assert not re.match(r"\s*(?:[-+>]|\d+[.)])\s", BANK[where].help)


@pytest.mark.parametrize("group", [where for where in BANK if is_group(where)])
def test_a_button_adds_what_the_rows_are_called(group):
    assert row_kind(group).title in BANK[group].add


UNWRITTEN = ["尚未成文", "还没有成文，计划 2026-12-31 前印发", "无", "起草中"]
OF_A_FILE = {"indicator", "procedure", "records", "iteration"}


@pytest.mark.parametrize("name", UNWRITTEN)
def test_what_a_system_lays_down_is_not_asked_before_it_is_written(name):
    row = "governance.systems.s"
    blank = Project().add("governance.systems", "s")
    asked = {one.where.rpartition(".")[2] for one in blank.asked_in(row)}
    assert asked >= OF_A_FILE, "a name not yet given says nothing"
    given = blank.answer(f"{row}.records", "审核日志，保存 12 个月")
    unwritten = given.answer(f"{row}.name", name)
    left = {one.where.rpartition(".")[2] for one in unwritten.asked_in(row)}
    assert asked - left == OF_A_FILE
    written = unwritten.answer(f"{row}.name", "《信息发布审核管理制度》")
    assert written.applies(f"{row}.records")
    assert written.at(f"{row}.records") == "审核日志，保存 12 个月"


SETTLED = {
    "applicability.kinds": "只为自己的产品把关的关键词、图片审核不算，写在第 4 步",
    "applicability.forms": "只是保存、转发到别的软件不算",
    "applicability.triggers": "上线时没做过的，选第一项",
    "applicability.edits_biometrics": "人脸变成卡通、修复人脸照片也算",
    "scope.functions": "处理中间的小步骤（质量检测、审核）不列为功能",
    "scope.functions.*.outputs": "用户最后看到的结果",
    "scope.functions.*.scene": "放在同一份里的功能，这里写成一样",
    "scope.kind": "材料里会这样写",
    "scope.domain": "用户内容生成（UGC）",
    "subject.monthly_users": "3 万人填 3，8 个人填 0.0008",
    "subject.products.*.real_name": "用手机号注册也算",
    "mechanism.steps": "发布审核也写",
    "mechanism.models.*.filing_number": "审核、识别类模型一般没有，写“尚无”",
    "mechanism.intervention": "首屏、热搜、榜单",
    "data.parties": "只提供机器的云厂商",
    "data.parties.*.contract": "线上订购协议",
    "data.flows": "只提供机器的云厂商",
    "data.trains": "只训练质量检测、审核这类小模型的，也选“是”",
    "data.retrieval": "没有就写“无”",
    "governance.systems": "第七条要求的八项，加主体责任材料提纲里的四项",
}
"""What people who filled in the wizard hesitated over, and what now settles it."""


@pytest.mark.parametrize(("where", "words"), SETTLED.items())
def test_the_help_settles_what_people_hesitated_over(where, words):
    assert words in BANK[where].help


def test_an_option_says_what_it_is_not():
    assert "审核不算" in AlgorithmKind.RETRIEVAL.plain
    assert "转发到别的软件不算" in PublicForm.SHARING.plain
    assert "上线时没评估过的" in AssessmentTrigger.NEW.plain
