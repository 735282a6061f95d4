"""Documents: golden texts, no gap in a full project, no flaw that an eye would stop at."""

import re
from collections import Counter

import pytest

from filing.block import (
    Contents,
    Fact,
    Figure,
    Mark,
    Paragraph,
    Reference,
    Risks,
    Table,
    marks,
    plain,
    say,
    words,
)
from filing.chapters.leads import LEADS
from filing.documents import DOCUMENTS
from filing.documents.portal_table import portal_table
from filing.documents.responsibility import responsibility
from filing.documents.safety_assessment import safety_assessment
from filing.documents.technical_description import technical_description
from filing.likely import LikelyRisk
from filing.project import STEPS, Project, question_at
from filing.rules import review
from filing.terms import LISTED_SYSTEMS
from filing.verdict import likely_risks
from tests.conftest import ROOT, demo

COMPLETE = ("push", "generation", "supporter", "ranking", "dispatch")
# The long drafts, with a table of contents: they end with their own gaps.
DRAFTS = [
    one
    for one in DOCUMENTS
    if any(isinstance(block, Contents) for block in one(Project(), ()))
]
STATES = ("blank", "unfinished", *COMPLETE)
FLAWS = {
    "two stops in a row": r"[。；，][。；，]|：。|、、|：：",
    "an empty bracket": r"（）|《》|“”|\(\)",
    "a Python value": r"\bNone\b|\bTrue\b|\bFalse\b|<[A-Za-z]+\.|\{[a-z]",
    "a half-width comma between Chinese": r"[一-鿿],[一-鿿]",
    "an exclamation": r"！",
}


def project(state: str) -> Project:
    return Project() if state == "blank" else demo(state)


def blocks(document, subject):
    return document(subject, review(subject))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_document_reads_as_the_golden_one(document, state, golden):
    golden(f"{document.name}.{state}.md", plain(blocks(document, project(state))))


@pytest.mark.parametrize("state", COMPLETE)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_complete_project_leaves_no_gap(document, state):
    assert [gap.where for gap in marks(blocks(document, project(state)))] == []


@pytest.mark.parametrize("flaw", FLAWS)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_no_flaw_stops_the_eye(document, state, flaw):
    text = plain(blocks(document, project(state)))
    found = re.search(FLAWS[flaw], text)
    assert not found, text[max(found.start() - 30, 0) : found.end() + 30]


@pytest.mark.parametrize("nth", [2, 3, 5])
@pytest.mark.parametrize("state", COMPLETE)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_no_flaw_stops_the_eye_where_answers_are_missing(document, state, nth):
    full = demo(state).answers()
    groups = {where for where in full if f"{where}." in "".join(full)}
    left = {
        where: value
        for n, (where, value) in enumerate(full.items())
        if where in groups or n % nth
    }
    text = plain(blocks(document, Project.from_answers(left)))
    assert [flaw for flaw, sign in FLAWS.items() if re.search(sign, text)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_our_own_prose_has_no_blank_between_chinese(document):
    ours = [
        span
        for block in blocks(document, demo("push"))
        if isinstance(block, Paragraph)
        for span in block.text
        if isinstance(span, str)
    ]
    assert len(ours) > (100 if document in DRAFTS else 0)
    assert [span for span in ours if re.search(r"[一-鿿。，] +[一-鿿]", span)] == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_reference_points_at_a_caption(document, state):
    drawn = blocks(document, project(state))
    captions = {
        ("图" if isinstance(block, Figure) else "表", block.key)
        for block in drawn
        if isinstance(block, Table | Figure | Risks)
    }
    referred = {
        (span.kind, span.key)
        for block in drawn
        if isinstance(block, Paragraph)
        for span in block.text
        if isinstance(span, Reference)
    }
    assert referred <= captions


@pytest.mark.parametrize("document", DRAFTS, ids=lambda document: document.name)
def test_what_is_still_being_made_is_only_told_as_a_plan(document):
    text = plain(blocks(document, demo("push")))
    for function in demo("push").scope.functions:
        if function.status in ("开发中", "规划中"):
            told = [line for line in text.split("\n") if function.name in line]
            assert any("尚未对外提供" in line for line in told) or (
                not told and document is responsibility
            )


@pytest.mark.parametrize("document", DRAFTS, ids=lambda document: document.name)
def test_gaps_are_listed_at_the_end_with_who_can_answer(document):
    drawn = blocks(document, Project())
    gaps = marks(drawn)
    table = next(b for b in drawn if isinstance(b, Table) and b.key == "gaps")
    assert [words(row[1]) for row in table.rows] == [gap.label for gap in gaps]
    assert all(words(row[3]) for row in table.rows)


def test_the_steps_are_numbered_alike_in_picture_and_text(pushed):
    text = plain(blocks(DOCUMENTS[0], pushed))
    for number, step in enumerate(pushed.mechanism.steps, 1):
        assert f"第 {number} 步　{step.name}（" in text
        assert f"{number} {step.name}" in text


@pytest.mark.parametrize("kind", LISTED_SYSTEMS)
def test_each_system_is_told_in_six_facts_or_as_missing(pushed, kind):
    told = plain(blocks(responsibility, pushed))
    row = next(one for one in pushed.governance.systems if one.kind is kind)
    for name in ("name", "owner", "indicator", "procedure", "records", "iteration"):
        assert getattr(row, name).rstrip("。") in told
    without = pushed.remove(f"governance.systems.{row.id}")
    assert "尚未列明此项制度：【待补充：管理制度】" in plain(
        blocks(responsibility, without)
    )


def test_braces_that_a_person_typed_stay_text():
    project = Project().answer("scope.name", "{subject.company}")
    assert words(say(project, "名称为{scope.name}。")) == "名称为{subject.company}。"


def test_a_blank_answer_is_a_mark_with_its_official_name():
    (lead, gap, _) = say(Project(), "名称为{scope.name}。")
    assert lead == "名称为"
    assert gap == Mark("scope.name", "算法名称", "产品")
    assert gap.text == "【待补充：算法名称】"


def test_an_answer_is_a_fact_with_its_address():
    project = Project().answer("scope.name", "示例算法")
    assert say(project, "{scope.name}") == (Fact("scope.name", "算法名称", "示例算法"),)


def test_a_reference_to_a_removed_row_is_passed_over():
    project = Project().add("data.parties", "a").add("data.flows", "f")
    project = project.answer("data.parties.a.name", "用户")
    project = project.answer("data.flows.f.source", "a")
    assert words(say(project, "{data.flows.f.source}")) == "用户"
    assert "待补充" in words(
        say(project.remove("data.parties.a"), "{data.flows.f.source}")
    )


def test_a_wrong_address_in_prose_is_an_error():
    with pytest.raises(KeyError):
        say(Project(), "{scope.nothing}")


def test_every_brace_in_the_chapters_resolves():
    """Static: each address in a string of `chapters` and `documents` exists."""
    files = [
        *(ROOT / "filing/chapters").glob("*.py"),
        *(ROOT / "filing/documents").glob("*.py"),
    ]
    addresses = {
        found
        for file in files
        for found in re.findall(r"\{+([a-z]+\.[a-z_0-9]+)\}+", file.read_text("utf-8"))
        if found.partition(".")[0] in STEPS
    }
    assert len(addresses) > 20
    for address in addresses:
        question_at(address)


@pytest.mark.parametrize("where", LEADS)
def test_every_lead_stands_before_an_answer_that_a_document_tells(where):
    assert question_at(where).noun
    files = [
        *(ROOT / "filing/chapters").glob("*.py"),
        *(ROOT / "filing/documents").glob("*.py"),
    ]
    assert any(
        f'"{where}"' in file.read_text("utf-8")
        for file in files
        if file.name != "leads.py"
    )


def test_the_portal_table_names_the_question_behind_each_field(pushed):
    said = {
        words(row[0]): [words(cell) for cell in row[1:]]
        for block in blocks(portal_table, pushed)
        if isinstance(block, Table)
        for row in block.rows
    }
    users = said["月活跃用户量"]
    assert users[0] == pushed.subject.monthly_users
    assert users[1].startswith("单位：万") and users[2] == "第 3 步：月活跃用户量"
    assert said["是否含生物特征"][0] == "否"
    assert said["是否含身份信息"][0].startswith("是：")
    assert said["应用领域"][1].endswith("以系统为准")


def test_a_system_of_another_kind_is_told_under_a_heading_of_its_own():
    project = demo("push")
    where = "governance.systems.zz"
    other = project.add("governance.systems", "zz")
    for name, value in (
        ("kind", "其他"),
        ("name", "《用户投诉处理制度》"),
        ("owner", "客服部"),
        ("indicator", "3 个工作日内答复"),
        ("procedure", "收到投诉后由客服部登记、核实、答复。"),
        ("records", "投诉台账，保存 3 年"),
        ("iteration", "每年复核一次"),
    ):
        other = other.answer(f"{where}.{name}", value)
    text = plain(blocks(responsibility, other))
    assert "上述各项以外的制度" in text and "用户投诉处理制度" in text
    assert "《用户投诉处理制度》" not in plain(blocks(responsibility, project))


def test_a_sentence_that_ends_in_brackets_has_its_stop():
    project = demo("dispatch").answer("mechanism.deployment", "部署在腾讯云（上海）")
    assert "部署在腾讯云（上海）。" in plain(blocks(technical_description, project))


def test_no_risk_is_said_to_be_low_before_an_effect_is_told():
    project = demo("dispatch")
    said = "各项风险均处于“中”及以下等级"
    assert said in plain(blocks(technical_description, project))
    used = project.risk.risks[0].measures[0]
    bare = project.answer(f"risk.measures.{used}.effect", "")
    assert said not in plain(blocks(technical_description, bare))


def test_one_risk_that_does_not_apply_is_not_said_of_its_whole_kind():
    project = demo("generation")
    kinds = Counter(one.risk.kind for one in likely_risks(project))
    kind = next(one for one, count in kinds.items() if count > 1)
    for danger in project.risk.risks:
        if danger.kind is kind:
            project = project.remove(f"risk.risks.{danger.id}")
    for one in project.risk.dismissed:
        project = project.remove(f"risk.dismissed.{one.id}")
    risks = [one.risk for one in likely_risks(project) if one.risk.kind is kind]

    def said(*apart: LikelyRisk) -> str:
        told = project
        for n, risk in enumerate(apart):
            told = told.add("risk.dismissed", f"d{n}")
            told = told.answer(f"risk.dismissed.d{n}.risk", str(risk))
            told = told.answer(f"risk.dismissed.d{n}.reason", "没有这个功能")
        text = plain(blocks(safety_assessment, told))
        return next(line for line in text.split("\n") if f" | {kind} | " in line)

    assert "已研判，认为不适用" in said(*risks)
    assert "尚未列出此类风险；部分" in said(risks[0])


def test_a_day_that_is_only_possible_is_told_as_it_was_typed():
    project = demo("push")
    later = next(one for one in project.scope.functions if one.status == "开发中")
    where = f"scope.functions.{later.id}.when"
    text = plain(
        blocks(technical_description, project.answer(where, "2027 年上半年可能上"))
    )
    assert (
        "可能上上线" not in text and "上线时间的情况为：2027 年上半年可能上。" in text
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2027-03", "预计 2027 年 3 月上线。"),
        ("2027 年 3 月开始试用", "预计 2027 年 3 月开始试用。"),
        ("2027 年春天放出来", "预计 2027 年春天放出来。"),
    ],
)
def test_a_day_ahead_is_said_to_go_live_once(typed, said):
    project = demo("push").answer("scope.functions.caption.when", typed)
    assert said in plain(blocks(technical_description, project))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("分两级：手机号只有客服主管能看", "数据分两级：手机号只有客服主管能看。"),
        (
            "两级：手机号只有客服主管能看",
            "数据分类分级：两级：手机号只有客服主管能看。",
        ),
    ],
)
def test_a_subject_stands_only_before_its_verb(typed, said):
    project = demo("push").answer("data.classification", typed)
    assert said in plain(blocks(technical_description, project))


def test_an_algorithm_of_rules_alone_is_told_so_and_leaves_no_gap():
    project = demo("dispatch")
    for model in project.mechanism.models:
        project = project.remove(f"mechanism.models.{model.id}")
    for step in project.mechanism.steps:
        project = project.answer(f"mechanism.steps.{step.id}.kind", "规则")
    project = project.answer("data.trains", False)
    for document in (technical_description, safety_assessment):
        text = plain(blocks(document, project))
        assert "没有使用机器学习模型" in text
        assert "仅调用第三方模型服务" not in text
        assert "待补充：算法模型" not in text


def test_a_search_service_says_that_the_order_of_its_hits_is_part_of_searching():
    project = Project().answer("scope.kind", "检索过滤类").add("scope.functions", "s")
    project = project.answer("scope.functions.s.kind", "检索过滤类")
    project = project.answer("scope.functions.s.name", "站内搜索")
    text = plain(blocks(technical_description, project))
    assert "检索结果按与所查内容的相关度排列，属于检索过滤的一部分" in text
    assert "排列先后" not in text


def test_what_the_steps_do_inside_is_not_denied_where_the_other_kinds_are():
    project = Project().answer("scope.kind", "个性化推送类").add("scope.functions", "s")
    project = project.answer("scope.functions.s.kind", "个性化推送类")
    plainly = plain(blocks(technical_description, project))
    assert "排列先后" in plainly and "按条件检索或过滤" in plainly
    for name in ("按城市筛选岗位", "按分数排序"):
        project = project.add("mechanism.steps", name)
        project = project.answer(f"mechanism.steps.{name}.name", name)
    text = plain(blocks(technical_description, project))
    assert "算法流程中的筛选只用于本产品自身，不单独对外提供" in text
    assert "算法流程中的排序是得出结果的一步" in text and "排列先后" not in text
    assert "替供需双方派单" in text


def test_a_function_that_is_planned_is_filed_once_it_is_online():
    project = Project().answer("scope.kind", "个性化推送类").add("scope.functions", "w")
    project = project.answer("scope.functions.w.kind", "生成合成类")
    for status, words_ in (
        ("规划中", "上线后将另行备案"),
        ("已上线", "算法，将另行备案"),
    ):
        ahead = project.answer("scope.functions.w.status", status)
        assert words_ in plain(blocks(technical_description, ahead))


def test_people_in_a_step_of_rules_are_told_among_the_reviews():
    project = demo("push")
    for step in project.mechanism.steps:
        if step.kind == "人工":
            project = project.remove(f"mechanism.steps.{step.id}")
    first = project.mechanism.steps[0].id
    for name, value in (
        ("stage", "输入审核"),
        ("kind", "规则与机器学习"),
        ("does", "拿不准的交审核组人工看"),
    ):
        project = project.answer(f"mechanism.steps.{first}.{name}", value)
    (said,) = [
        words(row[1])
        for block in blocks(portal_table, project)
        if isinstance(block, Table)
        for row in block.rows
        if words(row[0]) == "人工审核"
    ]
    assert said.startswith("第 1 步 ") and "含人工处理" in said


def test_kinds_told_on_one_line_stand_each_under_its_heading():
    lines = ["信息安全：每天看举报。", "数据安全：看批量导出。", "算法：看准确率。"]
    drawn = [
        plain(blocks(responsibility, demo("push").answer("governance.monitored", text)))
        for text in ("".join(lines), "\n".join(lines))
    ]
    assert drawn[0] == drawn[1]
    assert "看批量导出" in drawn[0]


def test_a_file_that_proves_two_answers_is_enclosed_once():
    project = demo("push")
    for where in ("governance.monitored", "governance.emergency"):
        project = project.answer(where, f"{project.at(where)}见附件《值守记录》。")
    listed = plain(blocks(responsibility, project)).partition("附件清单")[2]
    (line,) = [one for one in listed.splitlines() if "《值守记录》" in one]
    assert "分项监测内容、应急处置" in line


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        (["一般消费者"], "一般消费者（经企业客户间接使用）。"),
        (["一般消费者", "企业用户"], "企业用户（个人用户经企业客户间接使用）。"),
        (["企业用户"], "服务群体包括企业用户。"),
    ],
)
def test_only_people_are_reached_through_client_companies(groups, said):
    project = demo("supporter").answer("subject.audiences", groups)
    assert said in plain(blocks(technical_description, project))


def test_a_remark_on_the_other_kinds_stands_under_none_of_them():
    text = "信息安全违规：发现即下架；数据使用、用户权益、算法安全三类还没有写成文。"
    project = demo("push").answer("governance.violations", text)
    drawn = plain(blocks(responsibility, project)).splitlines()
    head = next(n for n, line in enumerate(drawn) if "信息安全违规" in line)
    remark = next(n for n, line in enumerate(drawn) if "三类还没有写成文" in line)
    assert remark < head


def test_a_lead_claims_nothing_that_the_answer_denies():
    where = "mechanism.incoming_labels"
    project = demo("push").answer(where, "没有检测，打算 2027 年 6 月前加上")
    text = plain(blocks(technical_description, project))
    assert "按以下办法核验：没有" not in text and "没有检测" in text
