"""Every rule: a way to break it, and the sound demos that it leaves in peace."""

import re
from collections import Counter
from datetime import date, timedelta
from functools import cache

import pytest

from filing import verdict
from filing.block import Mark, fact, say, words
from filing.finding import Finding, Severity
from filing.graphs import algorithm_flow
from filing.project import Project, noun_at, question_at
from filing.rules import RULES, TOPICS, likeness, review
from filing.terms import ModelSource, Stage
from tests.conftest import demo
from tests.planted import plants
from tests.plants import Plant, at, pairs

MINIMUM = 3
SOUND = ("push", "generation", "supporter", "ranking", "dispatch")
PLANTS = [pytest.param(one, id=f"{one.rule}-{n}") for n, one in enumerate(plants())]


@cache
def sound(name: str) -> Project:
    return demo(name)


@cache
def reviewed(one: Plant) -> tuple[Project, list[Finding]]:
    spoilt = one.spoil(sound(one.demo))
    return spoilt, review(spoilt)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_project_has_no_findings(name):
    found = review(sound(name))
    assert [(f.rule.name, f.where, f.problem.what) for f in found] == []


@pytest.mark.parametrize("one", PLANTS)
def test_a_planted_fault_is_found_where_it_is(one):
    spoilt, findings = reviewed(one)
    found = {finding.where for finding in findings if finding.rule.name == one.rule}
    assert found
    assert not one.where or at(spoilt, one.where) in found


@pytest.mark.parametrize("one", PLANTS)
def test_a_finding_says_what_why_and_what_next(one):
    spoilt, findings = reviewed(one)
    for finding in findings:
        problem = finding.problem
        assert problem.what and not problem.what.endswith("。")
        assert problem.why.endswith("。") and problem.next.endswith("。")
        spoilt.at(problem.where)


def test_every_rule_has_three_plants():
    planted = Counter(one.rule for one in plants())
    assert set(planted) == {rule.name for rule in RULES}
    assert [name for name, count in planted.items() if count < MINIMUM] == []


@pytest.mark.parametrize("seed", range(40))
def test_two_faults_do_not_hide_each_other(seed):
    first, second = pairs()[seed]
    spoilt = second.spoil(first.spoil(sound(first.demo)))
    found = {finding.rule.name for finding in review(spoilt)}
    assert {first.rule, second.rule} <= found


# Near misses: words that look like a fault and are none.
FINE = [
    (
        "scope.brief",
        "本算法不追求完美，每次返回 10 个短视频，输入为近 30 日的播放记录，由召回和精排模型处理。",
    ),
    (
        "mechanism.deployment",
        "部署在北京机房，全部在境内，不使用境外节点，没有海外备份。",
    ),
    (
        "mechanism.intervention",
        "内容安全部可下架违规视频，总编室可前置权威信息；不搞个性化定价。",
    ),
    ("risk.method", "查阅制度 12 份，抽检 3000 个视频，测试数据见附件《抽检记录》。"),
    (
        "mechanism.update",
        "每周训练一次，评测不低于旧版才放开，异常时 10 分钟内退回旧版。",
    ),
    ("mechanism.appeal", "我的 > 申诉，3 个工作日内答复"),
    ("mechanism.appeal", "视频页“举报”里选申诉，3 个工作日内答复"),
    (
        "mechanism.intervention",
        "运营把权威信息前置到首屏，编辑下架违规视频，操作留痕。",
    ),
    ("mechanism.output_review", "返回前按违禁词过滤一遍，命中的不展示。"),
]


@pytest.mark.parametrize(("where", "text"), FINE)
def test_what_only_looks_like_a_fault_is_left_in_peace(where, text):
    assert review(sound("push").answer(where, text)) == []


def test_who_searches_may_filter_before_putting_in_order():
    project = Project().answer("scope.kind", "检索过滤类")
    for name, stage in (("过滤", "输出审核"), ("排序", "算法处理")):
        where = f"mechanism.steps.{stage}"
        project = project.add("mechanism.steps", stage).answer(f"{where}.name", name)
        project = project.answer(f"{where}.stage", stage)

    def disordered(of: Project) -> bool:
        return any(one.rule.name == "steps_are_in_order" for one in review(of))

    assert not disordered(project)
    assert disordered(project.answer("scope.kind", "生成合成类"))


def test_what_tells_of_nobody_may_be_kept_for_ever():
    project = sound("push")

    def endless(of: Project) -> bool:
        return any(one.rule.name == "retention_has_an_end" for one in review(of))

    where = next(
        f"data.items.{one.id}"
        for one in project.data.items
        if one.sensitivity == "不含个人信息"
    )
    kept = project.answer(f"{where}.retention", "长期保存")
    assert endless(kept.answer(f"{where}.sensitivity", "个人信息"))
    assert not endless(kept)


@pytest.mark.parametrize("text", ["没有做", "没有", "不看。"])
def test_where_users_publish_a_bare_none_is_a_lack(text):
    project = sound("push").answer("mechanism.incoming_labels", text)
    assert "what_the_law_asks_is_there" in {one.rule.name for one in review(project)}
    alone = project.answer("applicability.forms", [])
    found = {one.rule.name for one in review(alone)}
    assert ("what_the_law_asks_is_there" in found) == (text == "不看。")


def test_articles_for_generated_content_are_not_held_against_others():
    project = sound("dispatch").answer("mechanism.output_review", "同上")
    found = [one for one in review(project) if one.where == "mechanism.output_review"]
    assert found and not any(
        "深度合成" in str(cited) for one in found for cited in one.cites
    )
    project = sound("generation").answer("mechanism.output_review", "同上")
    assert any(
        "深度合成" in str(cited) for one in review(project) for cited in one.cites
    )


def test_a_lack_cites_the_articles_of_its_own_question():
    project = sound("push").answer("mechanism.minors", "没有做")
    (found,) = [
        one for one in review(project) if one.rule.name == "what_the_law_asks_is_there"
    ]
    assert found.cites == question_at("mechanism.minors").cites


def test_of_what_is_not_known_only_the_question_is_told():
    for where in (
        "mechanism.keywords",
        "data.items.behav.retention",
        "mechanism.appeal",
    ):
        found = [
            one
            for one in review(sound("push").answer(where, "不知道，要问技术"))
            if one.where == where
        ]
        assert [one.gap for one in found] == [True], where


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("subject.officer", "没有"),
        ("subject.officer_title", "没有定"),
        ("risk.assessed_on", "没有做过"),
        ("governance.complaint_days", "没有规定"),
        ("subject.products.app.icp", "有，号码要问行政"),
    ],
)
def test_none_where_there_must_be_one_is_a_gap(where, text):
    project = sound("push").answer(where, text)
    assert [one.gap for one in review(project) if one.where == where] == [True]
    assert isinstance(fact(project, where), Mark)


def test_a_step_that_waits_for_somebody_puts_nothing_off():
    project = sound("dispatch")
    step = project.mechanism.steps[-1]
    waiting = project.answer(f"mechanism.steps.{step.id}.name", "等待骑手确认")
    assert "nothing_is_left_over" not in {one.rule.name for one in review(waiting)}


def test_a_telephone_alone_is_no_entry():
    text = "APP 里没有专门的入口，打客服电话 028-00000000"
    found = {
        one.where for one in review(sound("push").answer("governance.complaint", text))
    }
    assert "governance.complaint" in found


@pytest.mark.parametrize("name", ["push", "generation", "ranking", "dispatch"])
def test_material_that_bears_a_day_does_not_grow_late_by_itself(name):
    assert review(sound(name), today=date(2029, 5, 1)) == []


def test_what_is_told_as_done_on_a_day_still_ahead_is_found_once():
    project = sound("push")
    written = date.fromisoformat(project.risk.written_on)
    assert review(project, today=written) == []
    found = {f.where for f in review(project, today=written - timedelta(days=1))}
    assert found == {"risk.written_on"}
    later = project.answer("risk.assessed_on", "2099-01-01")
    later = later.answer("subject.counted_on", "2099-01-01")
    found = [f for f in review(later, today=written) if "2099" in f.problem.what]
    where = [f.where for f in found]
    assert {"risk.assessed_on", "subject.counted_on"} <= set(where)
    assert len(where) == len(set(where))


def test_a_month_is_enough_to_see_that_a_filing_is_late():
    project = sound("push").answer("applicability.served_on", "2024年6月")
    assert "filing_is_in_time" in {one.rule.name for one in review(project)}
    recent = sound("push").answer("applicability.served_on", "2026年10月")
    assert "filing_is_in_time" not in {one.rule.name for one in review(recent)}


def test_what_is_taken_over_from_another_project_is_told_once_with_the_share():
    project = sound("push")
    [copied] = review(project, {"示例旧项目": likeness.passages(project)})
    assert re.search(
        r"有 1\d\d 段文字与“示例旧项目”几乎相同（平均 100% 相同）", copied.problem.what
    )
    assert copied.rule.name == "text_is_its_own"


def test_a_few_passages_like_another_projects_are_told_one_by_one():
    project = sound("push")
    other = Project().answer("mechanism.intervention", project.mechanism.intervention)
    [copied] = review(project, {"示例旧项目": likeness.passages(other)})
    assert copied.where == "mechanism.intervention"
    assert "“示例旧项目”有 100% 相同" in copied.problem.what


def test_passages_changed_a_little_are_still_seen():
    other = sound("push")
    text = other.mechanism.intervention.replace("值班人员", "值守人员")
    project = Project().answer("mechanism.intervention", text)
    (found,) = [
        f
        for f in review(project, {"旧项目": likeness.passages(other)})
        if f.rule.name == "text_is_its_own"
    ]
    assert found.where == "mechanism.intervention"
    assert "100%" not in found.problem.what


def test_a_stranger_is_not_alike():
    project, other = sound("push"), sound("dispatch").answer("scope.brief", "")
    copied = [f.where for f in review(project, {"别家": likeness.passages(other)})]
    assert "scope.brief" not in copied and "mechanism.operation" not in copied


def test_a_blank_project_is_blocked_only_by_what_is_missing():
    findings = review(Project())
    assert {finding.rule.name for finding in findings} == {"every_question_is_answered"}
    assert all(finding.severity is Severity.MUST for finding in findings)


def test_every_topic_has_a_rule():
    topics = {topic.__name__.rpartition(".")[2] for topic in TOPICS}
    assert topics == {rule.topic for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_what_it_demands(rule):
    assert rule.demand.endswith("。") and rule.check.__doc__
    assert rule.cites or rule.standing != "法规"


def test_a_question_that_does_not_apply_is_not_missing(pushed):
    assert not pushed.applies("scope.role")
    assert (
        pushed.answer("scope.role", None) == pushed
        or review(pushed.answer("scope.role", None)) == []
    )


def told(project: Project, rule: str) -> list[str]:
    """What one rule, which there must be, says of a project."""
    assert any(one.name == rule for one in RULES)
    return [f.problem.what for f in review(project) if f.rule.name == rule]


# Correct answers in plain words: rule, demo, address, answer.
PLAIN = [
    (
        "people_are_in_the_steps",
        "generation",
        "mechanism.steps.s8.does",
        "文字图片都过接口，存疑的魏总看",
    ),
    (
        "reviews_say_how",
        "generation",
        "mechanism.output_review",
        "每页文字和图都过内容安全接口，有问题的不出，存疑的人看",
    ),
    (
        "keywords_are_counted",
        "generation",
        "mechanism.keywords",
        "300 个，总经理加的，一周看一次",
    ),
    (
        "updates_have_a_way_back",
        "generation",
        "mechanism.update",
        "提供方换版本就跟着换，换之前拿 50 句试，不好就退回去，总经理点头才换",
    ),
    (
        "labels_fit_the_modality",
        "generation",
        "mechanism.explicit_label",
        "每页右下角有“AI 生成”",
    ),
    ("retention_has_an_end", "generation", "data.items.#0.retention", "半年"),
    (
        "retention_has_an_end",
        "generation",
        "data.items.#0.retention",
        "家长自己删，注销删",
    ),
    (
        "rights_have_a_way_and_a_time",
        "generation",
        "data.rights",
        "“我的 > 设置 > 删除数据”，当场删",
    ),
    (
        "assessors_are_named",
        "generation",
        "risk.assessors",
        "魏总、程序员 1 人、客服 1 人",
    ),
    (
        "reviews_say_how",
        "supporter",
        "mechanism.input_review",
        "验密钥、验长度，太长的退回",
    ),
    (
        "reviews_say_how",
        "supporter",
        "mechanism.output_review",
        "每周抽 500 条由标注组看对不对，错的改词库",
    ),
    (
        "interventions_name_who_and_what",
        "supporter",
        "mechanism.intervention",
        "标注组可以加词减词，安全总监批",
    ),
    (
        "reviews_say_how",
        "push",
        "mechanism.input_review",
        "发的东西都有人看，看完才放出来",
    ),
    (
        "diversity_has_a_method",
        "push",
        "mechanism.diversity",
        "同一个人的最多连着出两个，隔三条换一个类",
    ),
    (
        "complaints_have_an_entry",
        "push",
        "governance.complaint",
        "APP 里点我的再点客服",
    ),
    ("staff_is_counted", "push", "governance.staff", "就我一个人"),
    (
        "the_method_is_told",
        "push",
        "risk.method",
        "找了 5 个同事刷了一个礼拜，记下来 200 条",
    ),
    (
        "appeals_have_a_way_and_a_time",
        "push",
        "mechanism.appeal",
        "在通知里点申诉，第二天给回话",
    ),
    (
        "mainstream_content_has_its_place",
        "push",
        "mechanism.intervention",
        "编辑能把坏的撤下来，热点的时候把人民日报的放第一个，都有记录",
    ),
    (
        "the_algorithm_is_reviewed_regularly",
        "push",
        "governance.review_cycle",
        "一季度一次，安全部看推荐的东西对不对，报给总经理",
    ),
    (
        "protection_of_minors_is_whole",
        "push",
        "mechanism.minors",
        "未满 18 岁的注册不了，注册时要刷身份证",
    ),
    (
        "protection_of_minors_is_whole",
        "push",
        "mechanism.minors",
        "16 岁以下注册不了，按填的年龄拦；16、17 岁只给看不上夜班、不危险的岗位；时长不涉及，不是看内容、玩的",
    ),
    (
        "tags_can_be_deleted",
        "push",
        "mechanism.tag_management",
        "我的 > 兴趣标签，可以一个个关",
    ),
    (
        "rankings_are_not_for_sale",
        "ranking",
        "mechanism.anti_manipulation",
        "一天一个人只能投一票，一个手机号一票；没有广告",
    ),
    (
        "labels_fit_the_modality",
        "generation",
        "mechanism.explicit_label",
        "字下面写着“AI 生成”",
    ),
    (
        "reviews_say_how",
        "ranking",
        "mechanism.output_review",
        "返回前跟下架名单比一遍，在名单里的去掉",
    ),
    (
        "keywords_are_counted",
        "ranking",
        "mechanism.keywords",
        "八百多个，内容部维护，每季度加一次",
    ),
    (
        "interventions_name_who_and_what",
        "ranking",
        "mechanism.intervention",
        "内容主管可以把某个帖子下掉，也可以恢复，有登记",
    ),
    (
        "the_ethics_record_is_whole",
        "ranking",
        "risk.ethics_record",
        "2026-09-19 三个人开会看的，公平没问题，隐私要继续遮名字",
    ),
    (
        "entries_are_told_step_by_step",
        "ranking",
        "subject.products.#0.entry",
        "打开网站首页，点热榜",
    ),
    (
        "reviews_say_how",
        "push",
        "mechanism.output_review",
        "每天抽 20 份由客服看，有问题的停推",
    ),
    (
        "keywords_are_counted",
        "push",
        "mechanism.keywords",
        "大概 1500 个词，客服主管管，一个月加一次",
    ),
    (
        "emergencies_are_prepared_for",
        "push",
        "governance.emergency",
        "客服发现告诉罗总，她定停不停，最多 1 小时停掉，报网信办",
    ),
    (
        "protection_is_told_exactly",
        "push",
        "data.flows.#0.protection",
        "手机号不给看",
    ),
    (
        "agreements_are_told_whole",
        "generation",
        "mechanism.models.#0.agreement",
        "同上",
    ),
    (
        "weights_add_up",
        "ranking",
        "mechanism.factors",
        "价格比同款市场价低多少占 50，车况分 30，收藏数 20",
    ),
    ("weights_add_up", "ranking", "mechanism.factors", "讨论 0.5，浏览 0.3，传播 0.2"),
    (
        "interventions_name_who_and_what",
        "ranking",
        "mechanism.intervention",
        "运营主管可以拿掉帖子，不能手动加，也不能改名次",
    ),
    (
        "reviews_say_how",
        "ranking",
        "mechanism.output_review",
        "榜单周一早上 8 点出来，运营先看一遍，有问题的拿掉，9 点发。",
    ),
    (
        "what_follows_a_block_is_told",
        "ranking",
        "mechanism.steps.s8.blocked",
        "从榜上拿掉，作者能看到原因，可以申诉",
    ),
    (
        "functions_have_fitting_days",
        "push",
        "scope.functions.hot.when",
        "2026 年 10 月",
    ),
    (
        "interventions_name_who_and_what",
        "dispatch",
        "mechanism.intervention",
        "10 分钟没人接的，转给调度员打电话找人",
    ),
    (
        "the_officer_has_duties",
        "push",
        "governance.officer_duty",
        "改动由他签字才上，每月开一次会",
    ),
    (
        "switch_off_works_at_once",
        "push",
        "mechanism.switch_off",
        "“我的 > 设置 > 推荐管理”可以关，关了按销量排",
    ),
    (
        "offers_have_open_rules",
        "push",
        "mechanism.fair_terms",
        "价格一样，券不一样：30 天没下单的都能领，规则写在领取页",
    ),
    (
        "appeals_have_a_way_and_a_time",
        "push",
        "mechanism.appeal",
        "在管理后台 > 工单提，两天内回",
    ),
    (
        "interventions_name_who_and_what",
        "supporter",
        "mechanism.intervention",
        "客户可以在后台屏蔽错的回答，第二天生效",
    ),
    (
        "nothing_is_left_over",
        "generation",
        "mechanism.output_review",
        "过敏感词和审核模型，命中的拦下；资料里没有的就说不知道",
    ),
    (
        "appeals_have_a_way_and_a_time",
        "push",
        "mechanism.appeal",
        "App 里“帮助与反馈”，3 天内回",
    ),
    (
        "complaints_have_an_entry",
        "push",
        "governance.complaint",
        "App“帮助与反馈”，客服邮箱",
    ),
    (
        "reviews_say_how",
        "push",
        "mechanism.output_review",
        "过关键词和审核接口，拿不准的转内容编辑看",
    ),
    (
        "deployment_is_told_exactly",
        "dispatch",
        "mechanism.deployment",
        "腾讯云上海，都在境内",
    ),
    (
        "reviews_say_how",
        "dispatch",
        "mechanism.output_review",
        "价格超出同线路成交价上下 30% 的，重新算",
    ),
    (
        "keywords_are_counted",
        "push",
        "mechanism.keywords",
        "违禁词表 200 个词，运营维护，有新的就加",
    ),
    (
        "dispatching_leaves_room",
        "dispatch",
        "mechanism.dispatch",
        "离得近、空车的优先；不设送达时限",
    ),
    (
        "emergencies_are_prepared_for",
        "push",
        "governance.emergency",
        "谁发现谁告诉老板，老板决定要不要停，技术半小时内停，严重的向网信办和公安报告",
    ),
    (
        "reviews_say_how",
        "push",
        "mechanism.input_review",
        "发出来前用云审核接口过一遍，有问题的不发，拿不准的由编辑看",
    ),
    (
        "entries_are_told_step_by_step",
        "push",
        "subject.products.#0.entry",
        "打开 App，首页就是必吃榜，点上面的“新店榜”切换",
    ),
    (
        "assessors_are_named",
        "push",
        "risk.assessors",
        "还没有专门做",
    ),
    (
        "reviews_say_how",
        "push",
        "mechanism.output_review",
        "列出前，系统按举报次数把被举报多的去掉，不显示",
    ),
    (
        "reviews_say_how",
        "push",
        "mechanism.output_review",
        "被举报 5 次以上的帖子不出现在结果里",
    ),
    (
        "updates_have_a_way_back",
        "push",
        "mechanism.update",
        "有新词就更新，没有固定时间，组长批准，改错了恢复到上一版",
    ),
    (
        "retention_has_an_end",
        "push",
        "data.items.#0.retention",
        "一直保存，用户删了就删",
    ),
    (
        "deletion_has_a_time",
        "push",
        "data.items.#0.retention",
        "用户删帖或注销账号就删",
    ),
    (
        "mainstream_content_has_its_place",
        "push",
        "mechanism.intervention",
        "运营主管可以下架岗位；首屏只有岗位列表，没有新闻、热搜、榜单",
    ),
    (
        "reviews_say_how",
        "generation",
        "mechanism.input_review",
        "违规的不公开，可疑的由三名员工人工看",
    ),
    (
        "reviews_say_how",
        "generation",
        "mechanism.input_review",
        "违规的拦下不公开并告诉用户，可疑的转给三名员工人工看",
    ),
    (
        "reviews_say_how",
        "generation",
        "mechanism.input_review",
        "先用关键词比对，命中就不能提交；图片逐张检查，不合格就不能继续",
    ),
    (
        "reviews_say_how",
        "generation",
        "mechanism.output_review",
        "由第三方图片审核服务全部检查一遍，不合格的不显示",
    ),
    (
        "classes_are_told",
        "push",
        "data.classification",
        "分公开、内部、敏感三级，敏感的只有技术部和运营部主管可以看",
    ),
    (
        "the_conclusion_stands_on_something",
        "push",
        "risk.conclusion",
        "根据测试，还剩未成年人模式没有上线",
    ),
    (
        "the_method_is_told",
        "push",
        "risk.method",
        "看了审核后台和投诉记录，试做了 50 张图片",
    ),
    (
        "protection_of_minors_is_whole",
        "push",
        "mechanism.minors",
        "注册时问年龄，进入未成年人模式，只能用卡通头像，不能用别的风格，每天 40 分钟",
    ),
    (
        "protection_of_minors_is_whole",
        "push",
        "mechanism.minors",
        "注册时核验年龄，进入青少年模式，只看适龄内容，晚上 10 点到早上 6 点不能用",
    ),
    (
        "appeals_have_a_way_and_a_time",
        "push",
        "mechanism.appeal",
        "点“我的”，再点“联系客服”，客服 3 天内答复",
    ),
    (
        "rights_have_a_way_and_a_time",
        "push",
        "data.rights",
        "在“我的-账号”里注销，15 天内办完",
    ),
    (
        "switch_off_works_at_once",
        "push",
        "mechanism.switch_off",
        "点“我的”，点“设置”，关掉个性化推荐，马上改为按时间排",
    ),
    (
        "complaints_have_an_entry",
        "push",
        "governance.complaint",
        "打开“帮助”，提交工单",
    ),
    (
        "rankings_are_not_for_sale",
        "ranking",
        "mechanism.anti_manipulation",
        "同一个人多次点赞只算一次；不卖榜，广告标“广告”",
    ),
    (
        "weights_add_up",
        "ranking",
        "mechanism.factors",
        "点赞占一半，评论占三成，时间占两成",
    ),
    (
        "weights_add_up",
        "ranking",
        "mechanism.factors",
        "点赞占 4 成半，评论占 3 成，时间占 25%",
    ),
    (
        "emergencies_are_prepared_for",
        "push",
        "governance.emergency",
        "值班人员发现后 10 分钟内停用，当天报网信办",
    ),
    (
        "contracts_are_told_whole",
        "push",
        "data.parties.#9.contract",
        "2026-03-10 线上订购协议，订单号 20260310001，约定不得另作他用",
    ),
    (
        "four_fields_are_monitored",
        "push",
        "governance.monitored",
        "信息：每天抽查；数据：每周看日志；个人信息：每周看导出；算法：每天看异常率",
    ),
    ("one_phone_is_told", "push", "subject.contact", "孙示例，法务专员，13912345678"),
    (
        "keywords_are_many",
        "generation",
        "mechanism.keywords",
        "3000 条，内容安全部每周更新；另靠审核模型和人工",
    ),
    (
        "permits_are_held",
        "push",
        "applicability.permit_numbers",
        "尚未取得；2026-09-01 问过主管部门，答复是只由用户上传的不用办",
    ),
    ("retention_has_an_end", "push", "data.items.#0.retention", "用户删除后就删除"),
    ("retention_has_an_end", "push", "data.items.#0.retention", "账号注销后删除"),
    (
        "the_filer_is_named_so",
        "push",
        "mechanism.diversity",
        "页面写“我们为你多样推荐”",
    ),
    (
        "agreements_are_told_whole",
        "generation",
        "mechanism.models.#0.agreement",
        "2026-07-15 示例文创科技（上海）有限公司与示例大模型（杭州）有限公司签订协议，检查用户发的文字、图片和视频",
    ),
    (
        "reviews_say_how",
        "push",
        "mechanism.input_review",
        "题库里的题和讲解入库前由教研老师看一遍，有错的退回去改",
    ),
    (
        "reviews_say_how",
        "generation",
        "mechanism.output_review",
        "拿不准的由审核员看，没通过的不给商家看",
    ),
    (
        "emergencies_are_prepared_for",
        "push",
        "governance.emergency",
        "客服发现，技术负责人决定，半小时内停用，向总经理报告",
    ),
    (
        "the_conclusion_stands_on_something",
        "push",
        "risk.conclusion",
        "试了 200 张照片，大多能找对；主要风险是孩子抄答案，还没有办法",
    ),
    (
        "what_is_expected_is_there",
        "push",
        "mechanism.update",
        "2026 年 9 月上线后还没更新过，每学期更新一次，技术负责人批准，退回旧版要半天",
    ),
    (
        "what_is_expected_is_there",
        "generation",
        "mechanism.models.#0.agreement",
        "没有签协议，是开源模型，许可证为 Apache License 2.0",
    ),
    (
        "agreements_are_told_whole",
        "generation",
        "mechanism.models.#0.agreement",
        "没有签协议，是开源模型，许可证为 Apache License 2.0",
    ),
    (
        "what_is_expected_is_there",
        "push",
        "mechanism.models.#0.metrics",
        "还没测，打算 2027 年 1 月测",
    ),
    (
        "agreements_are_told_whole",
        "generation",
        "mechanism.models.#0.agreement",
        "2026-07-15 示例文创科技（上海）有限公司与示例大模型（杭州）有限公司签订协议，买的是写文案的接口",
    ),
    (
        "contracts_are_told_whole",
        "generation",
        "data.parties.#5.contract",
        "2026-07-15 线上订购协议，对方不留、不拿去训练",
    ),
    (
        "cleaning_is_told",
        "push",
        "data.training.#0.cleaning",
        "把糊的、没声音的去掉，每人抽 20 段看",
    ),
    (
        "other_procedures_are_told",
        "push",
        "applicability.procedures",
        "安全评估：尚未办理，打算 2027-01-31 前办好\n公安联网备案：尚未办理，打算 2026-12-20 前办好",
    ),
    (
        "times_have_a_year",
        "push",
        "risk.conclusion",
        "依据测试，还剩 2 项风险，2027 年 3 月前、2027 年下半年分两次改完",
    ),
    (
        "reviews_say_how",
        "push",
        "mechanism.output_review",
        "编辑先听一遍，有问题的退回去重录，不上架",
    ),
    (
        "updates_have_a_way_back",
        "push",
        "mechanism.update",
        "每月训练一次，技术主管同意后换上，不好就换回上一个",
    ),
    (
        "what_is_expected_is_there",
        "push",
        "mechanism.update",
        "没有模型。规则有需要时才改，每年看一次，技术部经理同意后改，出问题就改回原来的",
    ),
    (
        "what_the_law_asks_is_there",
        "push",
        "mechanism.addiction",
        "没有打赏。会员月卡 15 元，听书满 2 小时提醒休息，可设定时关闭",
    ),
    (
        "interventions_name_who_and_what",
        "dispatch",
        "mechanism.intervention",
        "调度同事可以在后台改派、取消，操作留痕",
    ),
    (
        "deployment_is_told_exactly",
        "push",
        "mechanism.deployment",
        "租示例云计算有限公司的服务器，在西安",
    ),
    (
        "reviews_say_how",
        "push",
        "mechanism.input_review",
        "内容安全接口查一遍，覆盖全部用户打的字，不合适的不回答",
    ),
    ("answers_are_well_formed", "push", "subject.officer_phone", "139 9182 6734"),
    ("answers_are_well_formed", "push", "applicability.served_on", "2026年9月20号"),
    (
        "answers_are_well_formed",
        "push",
        "governance.rules_url",
        "小程序“我的 > 用户协议和隐私政策”",
    ),
    (
        "protection_of_workers_is_whole",
        "dispatch",
        "mechanism.workers",
        "连续接单 4 小时提示休息 20 分钟，时限留出余量",
    ),
]


def test_what_is_in_the_plan_already_is_told_so():
    project = sound("push").answer("mechanism.switch_off", "没有开关")
    task = project.risk.tasks[0].id

    def following(of: Project) -> str:
        (one,) = [f for f in review(of) if f.where == "mechanism.switch_off"]
        return one.problem.next

    assert "列入第 6 步的整改计划" in following(project)
    noun = noun_at(project, "mechanism.switch_off")
    planned = project.answer(f"risk.tasks.{task}.name", f"做好{noun}")
    assert "整改事项 1" in following(planned) and "照期限做完" in following(planned)
    undated = planned.answer(f"risk.tasks.{task}.due", "")
    assert "列入第 6 步的整改计划" in following(undated)


def test_a_task_about_the_impact_assessment_is_none_about_the_audit():
    project = sound("push").answer("data.assessment", "还没做")
    project = project.answer("data.audit", "没做过")
    task = f"risk.tasks.{project.risk.tasks[0].id}.name"
    project = project.answer(task, "做个人信息保护影响评估")
    told = {f.where: f.problem.next for f in review(project)}
    assert "整改事项 1" in told["data.assessment"]
    assert "整改事项" not in told["data.audit"]


def test_a_kind_that_a_function_uses_is_missed_where_the_first_step_names_none():
    project = sound("generation").answer("applicability.kinds", ())
    found = {(one.rule.name, one.where) for one in review(project)}
    assert ("kinds_of_functions_are_named", "applicability.kinds") in found


def test_a_text_that_was_looked_through_may_be_spoken():
    project = sound("generation")
    steps = [one.id for one in project.mechanism.steps]
    last = next(
        n
        for n, one in enumerate(project.mechanism.steps)
        if one.stage is Stage.OUTPUT_REVIEW
    )
    spoken = project.add("mechanism.steps", "speak")
    for name, value in (("name", "朗读"), ("stage", "算法处理"), ("kind", "机器学习")):
        spoken = spoken.answer(f"mechanism.steps.speak.{name}", value)
    spoken = spoken.move("mechanism.steps.speak", last + 1 - len(steps))
    assert "steps_are_in_order" not in {one.rule.name for one in review(spoken)}


def test_a_provider_that_is_not_known_yet_is_missed_nowhere_else():
    project = sound("generation")
    where = next(
        f"mechanism.models.{one.id}.provider"
        for one in project.mechanism.models
        if one.source is ModelSource.THIRD_PARTY
    )
    asked = project.answer(where, "云厂商，全称要问技术")
    found = {(one.rule.name, one.where) for one in review(asked) if not one.gap}
    assert ("providers_are_parties", "data.parties") not in found


def test_steps_are_told_by_the_numbers_that_they_have_now():
    project = sound("generation")
    where = "mechanism.function_steps"
    for text, said in (
        ("文稿起草：第 1 到 12 步；文稿润色：第 1、2 步和第 5 到第 12 步", ""),
        ("文稿起草：第 1 到 11 步；文稿润色：第 1 至 11 步", "少了第 12 步"),
        ("文稿起草：从第 1 步走到第 12 步；文稿润色：同样从第 1 步到第 12 步", ""),
        ("文稿起草：第 1-13 步；文稿润色：第 1 到 12 步", "多了第 13 步"),
    ):
        found = [f for f in review(project.answer(where, text)) if f.where == where]
        assert [said in f.problem.what for f in found] == ([True] if said else [])


def test_people_to_whom_a_step_leads_do_not_follow_each_result():
    project = sound("generation")
    review_step = project.mechanism.steps[2].id
    last = project.mechanism.steps[-1]
    new = project.add("mechanism.steps", "hand")
    for name, value in (("name", "转人工"), ("stage", "返回结果"), ("kind", "人工")):
        new = new.answer(f"mechanism.steps.hand.{name}", value)
    ends = {(e.source, e.target) for e in algorithm_flow(new).edges}
    assert (last.id, "hand") in ends
    led = new.answer(f"mechanism.steps.{review_step}.elsewhere", ("hand",))
    ends = {(e.source, e.target) for e in algorithm_flow(led).edges}
    assert (last.id, "hand") not in ends and (review_step, "hand") in ends


def test_a_late_filing_is_found_by_the_calendar_where_no_day_tells_of_it():
    project = sound("push").answer("applicability.judged_on", "")
    project = project.answer("risk.assessed_on", "").answer("risk.written_on", "")
    served = date.fromisoformat(project.applicability.served_on)

    def found(today: date | None) -> bool:
        return "filing_is_in_time" in {
            f.rule.name for f in review(project, today=today)
        }

    assert not found(None) and not found(served + timedelta(days=1))
    assert found(served + timedelta(days=60))


def test_people_may_step_in_where_nobody_took_what_was_returned():
    project = sound("dispatch")
    steps = project.mechanism.steps
    last = steps[-1]
    assert last.stage is Stage.RETURN
    new = project.add("mechanism.steps", "call")
    for name, value in (
        ("name", "调度员打电话"),
        ("stage", "算法处理"),
        ("kind", "人工"),
        ("does", "10 分钟没人接的订单，由调度员打电话询问"),
    ):
        new = new.answer(f"mechanism.steps.call.{name}", value)

    def in_order(of: Project) -> bool:
        return "steps_are_in_order" not in {f.rule.name for f in review(of)}

    edges = {(e.source, e.target): e.label for e in algorithm_flow(new).edges}
    assert in_order(new) and edges[last.id, "call"] == "无人接"
    assert not in_order(new.answer("mechanism.steps.call.does", "再算一遍订单"))


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("subject.address", "成都市高新区 1 号，门牌号要看执照"),
        ("subject.representative_document", "居民身份证，有效期不清楚"),
        ("mechanism.hardware", "云服务器，台数要找技术要"),
        ("mechanism.hardware", "云服务器，数量要问运维"),
        ("data.classification", "审核后台记录，存多久不清楚"),
    ],
)
def test_what_is_put_off_inside_an_answer_is_left_over(where, text):
    found = review(sound("push").answer(where, text))
    assert [f.where for f in found if f.rule.name == "nothing_is_left_over"] == [where]


@pytest.mark.parametrize(
    "text",
    ["照片不清楚的提示重拍", "用户数量不清楚的，按 0 计", "复核时要看记录，再决定"],
)
def test_what_only_sounds_put_off_is_not(text):
    project = sound("push").answer("mechanism.intervention", text)
    assert not told(project, "nothing_is_left_over")


def test_text_that_leaves_no_file_needs_no_metadata():
    project = sound("generation").answer(
        "mechanism.implicit_label", "没有文件，靠服务端日志追溯"
    )
    assert told(project, "implicit_label_is_in_the_metadata")
    project = project.answer("mechanism.exits", ["屏幕显示", "复制"])
    assert not told(project, "implicit_label_is_in_the_metadata")
    assert not told(project, "what_the_law_asks_is_there")


def test_text_that_is_shared_leaves_no_file_either():
    project = sound("generation").answer(
        "mechanism.implicit_label", "没有文件，靠后台留存的内容编号追溯"
    )
    project = project.answer("mechanism.exits", ["屏幕显示", "复制", "分享到外部"])
    assert not told(project, "implicit_label_is_in_the_metadata")


def test_a_number_that_is_not_there_yet_is_not_asked_for_in_a_form():
    project = sound("push")
    where = f"subject.products.{project.subject.products[0].id}.icp"
    nexts = [
        f.problem.next
        for f in review(project.answer(where, "还没有办"))
        if f.where == where
    ]
    assert any("不要编" in one for one in nexts)


@pytest.mark.parametrize(("rule", "name", "where", "text"), PLAIN)
def test_a_right_answer_in_plain_words_passes(rule, name, where, text):
    project = sound(name)
    if where == "applicability.permit_numbers":
        project = project.answer("applicability.permits", ["网络视听节目"])
    assert told(project.answer(at(project, where), text), rule) == []


@pytest.mark.parametrize(
    ("name", "where", "text"),
    [
        ("generation", "mechanism.models.llm.provider", "百度"),
        ("generation", "subject.company", "示例文创"),
    ],
)
def test_a_name_that_is_not_whole_is_found_once(name, where, text):
    project = sound(name).answer(where, text)
    assert [one.where for one in review(project)] == [where]


def test_judging_for_client_companies_needs_no_review_of_its_own():
    project = Project.from_answers(
        {
            "applicability.sides": ["给企业客户用，客户再给公众用"],
            "scope.kind": "检索过滤类",
            "mechanism.steps": ["s"],
            "mechanism.steps.s.stage": "算法处理",
        }
    )
    assert told(project, "steps_include_review")
    assert project.applies("mechanism.incoming_labels")
    judges = project.answer("scope.gives", "通过、拦下、存疑三种结果")
    assert not told(judges, "steps_include_review")
    assert not judges.applies("mechanism.incoming_labels")
    assert "判断后给出" in words(say(judges, verdict.main_use(judges)))


def test_who_needs_no_consent_is_not_asked_for_a_separate_one():
    project = sound("push")
    item = next(one for one in project.data.items if one.separate_consent)
    where, rule = f"data.items.{item.id}", "consent_is_separate"
    project = project.answer(f"{where}.separate_consent", "不涉及，判决已依法公开")
    assert told(project, rule)
    assert not told(
        project.answer(f"{where}.basis", "个人自行公开或已合法公开的信息"), rule
    )


def test_a_way_out_whose_row_is_filled_is_labelled():
    project = sound("generation")
    words = "正文末尾显示“内容由 AI 生成”，保存和分享出去的图片上也有"
    assert (
        told(
            project.answer("mechanism.explicit_label", words), "every_exit_is_labelled"
        )
        == []
    )


def test_the_public_mechanism_that_names_the_steps_has_review_and_label_in_it():
    project = sound("generation")
    names = {"输入审核": "查一遍文字", "输出审核": "再查一遍", "添加标识": "写上来源"}
    for step in project.mechanism.steps:
        if step.stage in names:
            where = f"mechanism.steps.{step.id}.name"
            project = project.answer(where, f"{names[step.stage]}{step.id}")
    steps = "；".join(str(step) for step in project.mechanism.steps)
    assert (
        told(project.answer("mechanism.operation", steps), "operation_tells_of_review")
        == []
    )


def reviewed_by_a_vendor() -> Project:
    project = sound("generation")
    reviewer = next(
        model
        for model in project.mechanism.models
        if {s.stage for s in project.mechanism.steps if model.id in s.models}
        <= {"输入审核", "输出审核"}
    )
    where = f"mechanism.models.{reviewer.id}"
    for name, value in (
        ("name", "示例图文巡检服务"),
        ("source", "直接调用第三方"),
        ("filing_number", "尚无"),
    ):
        project = project.answer(f"{where}.{name}", value)
    return project


def test_a_reviewing_service_needs_no_number_and_no_public_name():
    project = reviewed_by_a_vendor()
    principle = "用大语言模型按写作要求写出文稿，再按规则检查，最后返回给用户。"
    for model in project.mechanism.models:
        if model.source == "直接调用第三方" and str(model) != "示例图文巡检服务":
            principle += str(model)
    project = project.answer("mechanism.principle", principle)
    assert told(project, "called_models_are_filed") == []
    assert told(project, "principle_tells_of_called_models") == []


def test_a_mode_that_is_denied_is_no_mode():
    project = sound("push").answer(
        "mechanism.minors",
        "注册时问年龄，没有专门的模式，只能用卡通头像，每天 40 分钟",
    )
    assert told(project, "protection_of_minors_is_whole") == [
        "未成年人保护没有写有什么模式"
    ]


def test_care_for_the_elderly_counts_in_whatever_words():
    project = sound("push").answer("subject.audiences", ["一般消费者", "老年人"])
    project = project.answer("mechanism.elderly", "字可以放大，电话一键转人工")
    assert not any(
        "适老服务" in what for what in told(project, "the_elderly_are_served")
    )


# What a finding says, and what it advises: rule, demo, address, answer, words.
SAID = [
    (
        "consent_is_separate",
        "dispatch",
        "data.items.place.separate_consent",
        "第一次打开 App 时弹窗问要不要允许定位",
        "像是只有手机系统的权限弹窗",
    ),
    (
        "nothing_is_left_over",
        "push",
        "mechanism.hardware",
        "云服务器 12 台，型号清单在技术那里",
        "还有占位的“在技术那里”",
    ),
    (
        "times_have_a_year",
        "push",
        "scope.impact",
        "去年有人投诉推荐不公平，已改",
        "没有年份",
    ),
    (
        "four_fields_are_monitored",
        "push",
        "governance.monitored",
        "信息安全：每天看拦截数；别的没看",
        "分项监测里缺数据安全、个人信息、算法",
    ),
    (
        "appeals_have_a_way_and_a_time",
        "push",
        "mechanism.appeal",
        "打客服电话，24 小时内回",
        "误判申诉只写了客服电话，没有写入口",
    ),
    (
        "appeals_have_a_way_and_a_time",
        "push",
        "mechanism.appeal",
        "我的 > 意见反馈提交，一般两三天回复",
        "没有写答复时限",
    ),
    (
        "what_is_expected_is_there",
        "ranking",
        "mechanism.lists",
        "按评分和点评数每天算一次；规则没有公示",
        "规则没有公示",
    ),
    (
        "what_the_law_asks_is_there",
        "push",
        "governance.officer_duty",
        "还没发文件，没定",
        "责任人职责还没有定",
    ),
    (
        "four_fields_are_monitored",
        "push",
        "governance.monitored",
        "信息安全：审核组每天看举报。数据安全：没有监测。个人信息：没有监测。算法：没有监测",
        "缺数据安全、个人信息、算法",
    ),
    (
        "four_fields_are_monitored",
        "push",
        "governance.monitored",
        "信息安全：审核组每天看举报\n数据安全：没有监测\n个人信息：没有监测\n算法：没有监测",
        "缺数据安全、个人信息、算法",
    ),
    (
        "emergencies_are_prepared_for",
        "push",
        "governance.emergency",
        "审核组长发现后立即报技术总监，由他决定关不关",
        "向哪个主管部门报告",
    ),
    (
        "agreements_are_told_whole",
        "generation",
        "mechanism.models.#0.agreement",
        "2026-07-15 与示例大模型（杭州）有限公司签订协议",
        "：没有写合作范围；没有写本公司全称（示例文创科技（上海）有限公司）",
    ),
    (
        "contracts_are_told_whole",
        "generation",
        "data.parties.#8.contract",
        "2026-07-15 与示例大模型（杭州）有限公司签订协议，约定不得留存",
        "的合同约定：没有写本公司全称（示例文创科技（上海）有限公司）",
    ),
    (
        "deletion_has_a_time",
        "push",
        "data.items.#0.retention",
        "账号注销后删除",
        "没有写几天内删完",
    ),
    (
        "deletion_has_a_time",
        "push",
        "data.items.#0.retention",
        "用户删除后就删除",
        "使用期间保存，注销后 15 天内删除",
    ),
    (
        "impact_is_assessed",
        "push",
        "data.assessment",
        "正在做",
        "但个人信息保护影响评估还在进行，没有完成",
    ),
    (
        "public_statements_have_substance",
        "push",
        "mechanism.intent",
        "方便用户。",
        "为用户解决什么问题",
    ),
    (
        "operation_follows_the_steps",
        "push",
        "mechanism.operation",
        "先查一遍，再返回。",
        "一字不差地写步骤名“",
    ),
    (
        "what_the_law_asks_is_there",
        "push",
        "mechanism.tag_management",
        "现在没有这个页面",
        "没有的，先做",
    ),
    (
        "what_the_law_asks_is_there",
        "generation",
        "mechanism.implicit_label",
        "还没有做",
        "隐式标识还没有做",
    ),
    (
        "implicit_label_is_in_the_metadata",
        "generation",
        "mechanism.implicit_label",
        "图片右下角有水印",
        "没有写标识在文件的元数据里",
    ),
    (
        "what_is_expected_is_there",
        "push",
        "mechanism.negative_feedback",
        "打算明年做，用户点了“不感兴趣”以后不会有什么变化",
        "负反馈机制还没有做，写的是“打算明年做”",
    ),
]


@pytest.mark.parametrize(("rule", "name", "where", "text", "words"), SAID)
def test_a_finding_says_in_plain_words_what_is_wrong(rule, name, where, text, words):
    project = sound(name)
    place = at(project, where)
    [problem] = [
        f.problem
        for f in review(project.answer(place, text))
        if f.where == place and f.rule.name == rule
    ]
    assert words in problem.what + problem.next


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("mechanism.tag_management", "还没有做"),
        ("mechanism.switch_off", "没有开关，打算 2027 年做"),
        ("governance.complaint", "还没有，先用邮箱"),
        ("mechanism.user_tags", "还没有做"),
        ("mechanism.minors", "还没有做"),
    ],
)
def test_what_is_not_there_is_told_once_and_not_how_to_describe_it(where, text):
    [found] = review(sound("push").answer(where, text))
    assert found.rule.name == "what_the_law_asks_is_there"
    assert found.severity is Severity.MUST


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("data.items.#0.separate_consent", "注册页勾选隐私政策，没有单独弹窗"),
        (
            "governance.monitored",
            "信息：每天抽查\n数据：没有\n个人信息：没有\n算法：每天看异常率",
        ),
        ("governance.notice", "首页有一个图标，做视频那页没有写"),
        ("governance.notice", "用户协议里写了有推荐，页面上没有"),
        ("mechanism.incoming_labels", "目前不读文件里的标识，也没有提示"),
        ("mechanism.hardware", "云服务器 6 台，具体型号和软件不知道"),
        ("mechanism.deployment", "租云公司的服务器，在南京"),
        ("data.items.#0.retention", "目前没有定期限，打算 2027 年 1 月定"),
        ("governance.systems.#0.owner", "没有人管"),
        ("mechanism.models.#0.name", "正在向提供方要"),
    ],
)
def test_what_is_denied_does_not_count_as_said(where, text):
    project = sound("push")
    sensitive = at(project, "data.items.#0.sensitivity")
    project = project.answer(sensitive, "敏感个人信息")
    place = at(project, where)
    assert [f for f in review(project.answer(place, text)) if f.where == place]


def test_a_guardian_who_is_denied_consents_to_nothing():
    project = sound("push")
    place = at(project, "data.items.#0.separate_consent")
    item = place.rpartition(".")[0]
    project = project.answer(f"{item}.sensitivity", "不满十四周岁未成年人的个人信息")
    said = "注册页弹窗单独勾选，没有专门让家长点同意"
    assert told(project.answer(place, said), "children_are_an_audience")
    said = "家长扫码，在弹窗里单独勾选同意"
    assert not told(project.answer(place, said), "children_are_an_audience")


def test_a_permit_waits_until_its_authority_has_answered():
    project = sound("push").answer("applicability.permits", ["网络视听节目"])
    where = "applicability.permit_numbers"
    asked = "尚未取得；2026-11-12 问了广播电视局，还没有答复"
    assert told(project.answer(where, asked), "permits_are_held")
    answered = "尚未取得；2026-11-12 问了广播电视局，2026-11-20 答复不用办"
    assert not told(project.answer(where, answered), "permits_are_held")


def test_each_procedure_is_asked_for_by_its_own_line():
    project = sound("push")
    made = project.answer("applicability.procedures", "安全评估：2026-08-30 提交报告")
    (said,) = told(made, "other_procedures_are_told")
    assert "公安" in said and "安全评估（双新" not in said
    undone = f"公安联网备案：尚未办理\n{made.applicability.procedures}"
    (said,) = told(
        made.answer("applicability.procedures", undone), "other_procedures_are_told"
    )
    assert "没有写哪天前办好" in said


def test_other_is_no_form_that_must_be_met_again():
    project = sound("dispatch")
    where = f"scope.functions.{project.scope.core[0]}.outputs"
    assert not told(project.answer(where, ["其他"]), "outputs_fit_the_functions")


def test_another_way_may_begin_after_the_return():
    project = sound("push").add("mechanism.steps", "zz")
    for name, value in (("name", "弹幕审核"), ("stage", "输入审核"), ("kind", "人工")):
        project = project.answer(f"mechanism.steps.zz.{name}", value)
    assert not told(project, "steps_are_in_order")
    flow = algorithm_flow(project)
    assert not [edge for edge in flow.edges if edge.target == "zz"]


def test_words_left_over_are_not_told_of_as_a_lack_too():
    project = sound("push")
    place = at(project, "mechanism.models.#0.structure")
    made = project.answer(
        place, "双塔结构，参数量不知道，要问算法组，等他们回复以后再补上"
    )
    assert [f.rule.name for f in review(made) if f.where == place] == [
        "nothing_is_left_over"
    ]


@pytest.mark.parametrize("way", ["输入审核", "输出审核"])
def test_a_review_that_is_not_there_is_told_at_its_question_and_not_at_the_steps(way):
    name = {"输入审核": "input_review", "输出审核": "output_review"}[way]
    project = sound("generation")
    for step in project.mechanism.steps:
        if step.stage == way:
            project = project.remove(f"mechanism.steps.{step.id}")
    rules = {f.rule.name for f in review(project)}
    assert "steps_include_review" in rules
    bare = project.answer(f"mechanism.{name}", "目前没有做，计划 2027 年 1 月上线。")
    found = {f.rule.name for f in review(bare)}
    assert "steps_include_review" not in found
    assert "what_the_law_asks_is_there" in found


def test_consent_of_those_edited_is_asked_for_once():
    project = sound("generation").answer("applicability.edits_biometrics", True)
    for said in ("", "没有做"):
        made = project.answer("mechanism.biometric_consent", said)
        rules = [
            f.rule.name
            for f in review(made)
            if f.where
            in ("applicability.edits_biometrics", "mechanism.biometric_consent")
        ]
        assert len(rules) == 1


def test_only_what_the_place_lacks_is_asked_for():
    for told, lacks, has in (
        ("示例云计算有限公司的云服务器", "在哪个城市", "哪家"),
        ("北京的云服务器", "是哪家的云或机房", "哪个城市"),
    ):
        made = sound("push").answer("mechanism.deployment", told)
        (found,) = [
            f for f in review(made) if f.rule.name == "deployment_is_told_exactly"
        ]
        assert lacks in found.problem.what and has not in found.problem.next


def test_a_task_does_not_settle_what_the_law_asks_for():
    project = sound("push").answer("mechanism.tag_management", "还没有做")
    project = project.add("risk.tasks", "zz")
    for name, value in (
        ("name", "做标签查看与删除页面"),
        ("owner", "产品部"),
        ("due", "2027-01-31"),
    ):
        project = project.answer(f"risk.tasks.zz.{name}", value)
    assert told(project, "what_the_law_asks_is_there")


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("mechanism.incoming_labels", "没有外来内容，全部由编辑部自己写"),
        ("mechanism.addiction", "不涉及，因为产品没有消费，也没有做无限下拉"),
        ("data.audit", "还没做，首次审计 2027 年 1 月由法务部做"),
    ],
)
def test_an_honest_none_with_its_reason_passes(where, text):
    found = [f.rule.name for f in review(sound("push").answer(where, text))]
    assert not {"what_the_law_asks_is_there", "what_is_expected_is_there"} & set(found)


def test_unwritten_systems_are_one_finding_and_nothing_is_asked_of_them():
    project = sound("push")
    for system in project.governance.systems[:9]:
        where = f"governance.systems.{system.id}"
        for name, value in (
            ("name", "尚未成文"),
            ("indicator", "及时处置"),
            ("procedure", ""),
            ("records", ""),
        ):
            project = project.answer(f"{where}.{name}", value)
    [found] = review(project)
    assert found.where == "governance.systems" and found.blocks
    assert found.problem.what.startswith("第七条要求的制度有 8 项尚未成文：")


@pytest.mark.parametrize(
    ("group", "rules"),
    [
        ("mechanism.steps", {"every_model_is_used"}),
        ("data.flows", {"every_item_flows", "every_party_takes_part"}),
        ("risk.risks", {"every_measure_controls_a_risk"}),
    ],
)
def test_what_refers_to_a_later_list_waits_until_that_is_told(group, rules):
    project = sound("generation")
    for row in project.at(group):
        project = project.remove(f"{group}.{row.id}")
    for begun in (project, project.add(group, "zz")):
        assert not rules & {finding.rule.name for finding in review(begun)}


def test_a_companion_that_tells_each_duty_at_its_place_is_left_in_peace():
    project = demo("generation").answer("applicability.companion", True)
    for name in ("notice", "reminder", "exit", "crisis", "minors"):
        where = f"mechanism.companion_{name}"
        project = project.answer(where, question_at(where).example)
    rules = {finding.rule for finding in review(project)}
    assert not rules & {
        "companions_are_kept_safe",
        "ages_are_told_by_more_than_a_phone",
    }


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("reminder", "每隔 1 小时由角色提醒休息。"),
        ("reminder", "连续聊 90 分钟弹窗提醒。"),
        ("exit", "点右上角关闭即可，不再挽留。"),
        ("minors", "注册须核验身份证号，不满十八周岁的不能注册。"),
    ],
)
def test_a_duty_of_companions_may_be_met_in_other_ways(name, text):
    project = demo("generation").answer("applicability.companion", True)
    project = project.answer(f"mechanism.companion_{name}", text)
    assert "companions_are_kept_safe" not in {one.rule for one in review(project)}


@pytest.mark.parametrize(
    "told",
    [
        "用户不知道对面是机器时，页面顶部有提示",
        "骑手不知道原因的，可以在订单页申诉",
        "页面写明规则，不知道规则的可以点开看",
    ],
)
def test_who_else_does_not_know_is_no_gap(told):
    project = demo("push").answer("mechanism.intervention", told)
    found = [one for one in review(project) if one.where == "mechanism.intervention"]
    assert "nothing_is_left_over" not in {one.rule.name for one in found}
