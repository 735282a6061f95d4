"""What answers say: that there is nothing, and how they are quoted in messages."""

import pytest

from filing.project import Project
from filing.telling import absent, generates, lacking, quote, settled, there
from tests.conftest import demo


@pytest.mark.parametrize(
    "text",
    [
        "还没有做",
        "没有",
        "无",
        "尚无",
        "没有做",
        "还没做",
        "还没办，打算明年办",
        "打算年底前做",
        "计划明年第一季度上线",
        "将要增加",
        "暂无",
        "不知道",
        "还没有数据",
        "没有专门的机构",
        "没有入口",
        "目前没有这个功能",
        "现在还没有单独弹窗",
        "未设立",
        "正在开发",
        "已有投诉入口；举报入口还没有做",
        "没想过这个，车商的图都是手机拍的",
        "图都是手机拍的，没有识别",
        "从来没管过",
        "没审核",
    ],
)
def test_an_answer_that_says_it_is_not_there_is_heard(text):
    assert absent(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "不涉及，因为产品不让用户发布内容，也没有做评论区",
        "不适用：没有打算收集人脸",
        "未成年人模式内只推适龄内容，每日 40 分钟",
        "无论是否登录，都可以在“我的 > 设置”里关闭，立即生效",
        "新用户还没有记录时，按热度展示",
        "没有命中的内容直接展示，命中的拦下",
        "没有违法不良信息的才入库",
        "2026-09 完成，下一次计划于 2027 年 3 月进行",
        "未经同意不得查看",
        "无人可派时通知调度员，骑手求助时由调度员处理",
        "无依据句识别率 92.6%",
        "超过时限的不再计划派单",
        "已准备测试账号",
        "没审核通过的退回",
        "没有识别出的转人工",
        "没想到的问题由客服记下",
    ],
)
def test_an_answer_that_is_there_is_not_taken_for_a_lack(text):
    assert absent(text) == ""
    assert there(text) == text


def test_what_is_there_in_part_is_asked_about_further():
    assert there("我的 > 投诉；举报入口还没有做")
    assert there("还没有做，打算明年做") == ""


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("没有", 20, "“没有”"),
        ("已采用加密。", 20, "“已采用加密”"),
        ("用户点了“不感兴趣”后，三天内不再推荐同类视频", 9, "“用户点了…”"),
        ("用户点了“不感兴趣”后，三天内不再推荐", 12, "“用户点了‘不感兴趣’后…”"),
        ("由内容安全部（含外包人员）检查", 9, "“由内容安全部…”"),
        ("第一段很长的话，第二段也很长的话", 12, "“第一段很长的话…”"),
        ("一行\n又一行", 20, "“一行 又一行”"),
    ],
)
def test_a_quotation_is_cut_at_a_stop_and_closes_what_it_opens(text, most, shown):
    assert quote(text, most) == shown


def test_a_list_is_settled_when_its_rows_say_what_they_refer_to():
    assert not settled(Project(), "data.flows", "items")
    project = demo("push")
    assert settled(project, "data.flows", "items")
    begun = project.add("data.flows", "zz")
    assert not settled(begun, "data.flows", "items")


def test_a_model_that_only_reviews_does_not_generate():
    project = Project().add("mechanism.models", "m1")
    project = project.answer("mechanism.models.m1.name", "示例图片检测服务")
    project = project.answer("mechanism.models.m1.use", "审核用户上传的图片")
    assert not generates(project, project.mechanism.models[0])
    writes = project.answer("mechanism.models.m1.use", "生成图片，再检测一遍")
    assert generates(writes, writes.mechanism.models[0])
    for stage, wanted in (("算法处理", True), ("输出审核", False)):
        used = project.add("mechanism.steps", "s1")
        used = used.answer("mechanism.steps.s1.stage", stage)
        used = used.answer("mechanism.steps.s1.models", ["m1"])
        assert generates(used, used.mechanism.models[0]) is wanted


@pytest.mark.parametrize(
    ("text", "thing", "told"),
    [
        ("产品经理和技术总监讨论打分，还没有做测试", "测试与抽检记录", True),
        ("9 月测试 500 条，抽检还没做", "测试与抽检记录", False),
        ("定为二级并完成备案，测评还没有做", "等级保护备案证明和测评报告", False),
        ("出事后由值班人先停服务；还没演练过", "应急演练记录", True),
        ("由值班人先停服务", "应急演练记录", False),
        ("", "应急演练记录", False),
        ("未成年人注册填年龄，没有专门的青少年模式", "未成年人模式截图", True),
        ("未成年人注册填年龄，进入青少年模式", "未成年人模式截图", False),
    ],
)
def test_a_thing_that_is_said_not_to_be_there_is_lacking(text, thing, told):
    assert lacking(text, thing) is told
