"""The walk: examples, rows, conditions, the pre-review and back, export."""

import io
import re
import zipfile
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from filing.project import Project
from filing.rules import review
from filing.screen.words import slug
from filing.worklist import row_id
from tests.browser.wizard import go, kept, settled, unfolded
from tests.conftest import demo
from tests.plants import at
from tests.shots import picture


def test_an_example_opens_and_exports_a_word_file(wizard, page):
    page.goto(wizard.url)
    settled(page)
    if not page.get_by_role("button", name=re.compile("^打开示例：")).count():
        page.get_by_role("button", name="打开示例").click(delay=60)
    page.get_by_role("button", name=re.compile("^打开示例：")).first.click(delay=60)
    page.wait_for_url("**/applicability?project=*")
    settled(page)
    page.get_by_test_id("stSidebar").get_by_role("link", name="9 导出").click(delay=60)
    page.wait_for_url("**/export*")
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 Word").first.click(delay=60)
    content = download.value.path().read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert "示例视听科技" in package.read("word/document.xml").decode()


def test_the_whole_dossier_is_one_download_and_each_document_can_be_read(
    wizard, page, pid
):
    go(page, wizard, "export", pid)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载全部").click(delay=60)
    with zipfile.ZipFile(download.value.path()) as package:
        names = package.namelist()
    assert names[0].startswith("00_") and "04_拟公示内容（草稿）.docx" in names
    page.get_by_role("combobox", name="预览哪一份？").click(delay=60)
    page.get_by_role("option", name="拟公示内容").click(delay=60)
    paper = page.get_by_role("region", name="预览：拟公示内容（草稿）")
    expect(paper.get_by_role("link", name="【待补充：算法名称】")).to_be_visible()


def test_rows_are_added_edited_moved_deleted_and_brought_back(wizard, page, pid):
    go(page, wizard, "scope", pid)
    for name in ("首页推荐", "热榜"):
        page.get_by_role("button", name="添加功能").click(delay=60)
        settled(page)
        field = page.get_by_role("textbox", name="功能叫什么？")
        expect(field).to_have_value("")
        field.fill(name)
        field.press("Tab")
        expect(
            page.get_by_role("button", name=re.compile(rf"功能 \d.*{name}"))
        ).to_be_visible()
    page.get_by_role("button", name="上移").click(delay=60)
    expect(page.get_by_role("button", name=re.compile("功能 1.*热榜"))).to_be_visible()
    page.get_by_role("button", name="删除").click(delay=60)
    expect(page.get_by_text("已删除“热榜”。")).to_be_visible()
    page.get_by_role("button", name="撤销").click(delay=60)
    expect(page.get_by_role("button", name=re.compile("功能 1.*热榜"))).to_be_visible()
    first, second = wizard.stored(pid, "scope.functions")
    assert wizard.stored(pid, f"scope.functions.{first}.name") == "热榜"
    assert wizard.stored(pid, f"scope.functions.{second}.name") == "首页推荐"


def test_a_condition_brings_its_question_and_its_answer_back(wizard, page, pid, store):
    store.put(pid, "scope.kind", "生成合成类", 1, "本机用户")
    go(page, wizard, "scope", pid)
    expect(page.get_by_text("你们是哪种角色？").first).to_be_visible()
    store.put(pid, "scope.role", "服务提供者", 0, "本机用户")
    store.put(pid, "scope.kind", "排序精选类", 2, "本机用户")
    expect(page.get_by_text("你们是哪种角色？")).to_have_count(0)
    store.put(pid, "scope.kind", "生成合成类", 3, "本机用户")
    expect(page.get_by_text("你们是哪种角色？").first).to_be_visible()
    assert wizard.stored(pid, "scope.role") == "服务提供者"


def test_a_finding_leads_to_its_answer_and_back(wizard, page, pid, store):
    store.put(pid, "subject.credit_code", "9111", 0, "本机用户")
    go(page, wizard, "review", pid)
    card = page.locator("[class*=st-key-finding_answers_are_well_formed]")
    card.get_by_role("link", name="去修改").click(delay=60)
    page.wait_for_url("**/subject?*focus=subject.credit_code*")
    settled(page)
    field = page.get_by_role("textbox", name="统一社会信用代码是多少？")
    expect(field).to_be_focused()
    field.fill("91350100M000100Y43")
    field.press("Tab")
    kept(wizard, page, pid, "subject.credit_code", "91350100M000100Y43")
    settled(page)
    page.get_by_role("link", name="回到预审").click(delay=60)
    page.wait_for_url("**/review*")
    settled(page)
    expect(page.get_by_text("应为 18 位")).to_have_count(0)


def test_a_finding_inside_a_row_opens_the_row(wizard, page, pid, store):
    store.put(pid, "scope.functions", ["f1"], 0, "本机用户")
    go(page, wizard, "scope", pid, "&focus=scope.functions.f1.scene&from=review")
    expect(page.get_by_role("textbox", name="用在什么场景？").first).to_be_focused()


def test_hostile_text_stays_text(wizard, page, pid):
    nasty = "<script>alert(1)</script> {scope.name} {{7*7}} =1+1 [链](http://x) **粗** 👨‍👩‍👧"
    go(page, wizard, "subject", pid)
    field = page.get_by_role("textbox", name="公司全称是什么？")
    field.fill(nasty + "\u202e\x07")
    field.press("Tab")
    kept(wizard, page, pid, "subject.company", nasty)
    go(page, wizard, "export", pid)
    expect(page.get_by_text("{{7*7}}").first).to_be_visible()


def test_no_page_scrolls_sideways_or_asks_the_outside(wizard, page, pid):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for step in (
        "applicability",
        "scope",
        "mechanism",
        "data",
        "risk",
        "review",
        "export",
    ):
        go(page, wizard, step, pid)
        assert page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    outside = {u for u in asked if not u.startswith((wizard.url, "data:", "blob:"))}
    assert outside == set()


def test_a_project_that_is_not_there_is_said_gently(wizard, page):
    page.goto(f"{wizard.url}/scope?project=nothere")
    settled(page)
    expect(page.get_by_text("没有找到这个项目")).to_be_visible()


def test_answers_are_checked_changed_and_checked_again(wizard, page, pid, store):
    store.put_many(
        pid,
        {
            "scope.functions": ["f1", "f2"],
            "scope.functions.f1.name": "首页推荐",
            "scope.functions.f2.name": "热榜",
        },
        "本机用户",
    )
    go(page, wizard, "scope", pid)
    page.get_by_role("link", name="检查我的回答").first.click(delay=60)
    heading = page.get_by_role("heading", name="检查我的回答")
    expect(heading).to_be_visible()
    settled(page)
    expect(page.get_by_role("row", name=re.compile("热榜"))).to_be_visible()
    name = page.get_by_role("row", name=re.compile("算法叫什么名字"))
    expect(name).to_contain_text("待补充")
    name.get_by_role("link").click(delay=60)
    field = page.get_by_role("textbox", name="算法叫什么名字？")
    expect(field).to_be_focused()
    field.fill("示例推荐算法")
    field.press("Tab")
    kept(wizard, page, pid, "scope.name", "示例推荐算法")
    settled(page)
    page.get_by_role("link", name="回到检查我的回答").click(delay=60)
    expect(heading).to_be_visible()
    expect(name).to_contain_text("示例推荐算法")
    expect(name).not_to_contain_text("待补充")


def test_going_back_from_the_answers_leads_to_the_form_they_are_of(wizard, page, pid):
    go(page, wizard, "scope", pid)
    page.get_by_role("link", name="检查我的回答").first.click(delay=60)
    heading = page.get_by_role("heading", name="检查我的回答")
    expect(heading).to_be_visible()
    settled(page)
    page.go_back()
    expect(page.get_by_role("textbox", name="算法叫什么名字？")).to_be_visible()
    expect(heading).to_have_count(0)
    page.go_forward()
    expect(heading).to_be_visible()
    page.reload()
    expect(heading).to_be_visible()


def test_an_opened_row_is_no_page_to_go_back_to(wizard, page, pid, store):
    store.put_many(
        pid,
        {"scope.functions": ["f1"], "scope.functions.f1.name": "首页推荐"},
        "本机用户",
    )
    go(page, wizard, "subject", pid)
    page.get_by_test_id("stSidebar").get_by_role("link", name="2 界定核心算法").click(
        delay=60
    )
    row = page.get_by_role("button", name="首页推荐")
    row.click(delay=60)
    expect(page.get_by_role("textbox", name="功能叫什么？")).to_be_visible()
    settled(page)
    row.click(delay=60)
    expect(page.get_by_role("textbox", name="功能叫什么？")).to_have_count(0)
    settled(page)
    page.go_back()
    expect(page.get_by_role("heading", name="主体与产品")).to_be_visible()


def test_a_row_is_reached_from_the_answers_at_its_first_gap(wizard, page, pid, store):
    store.put_many(
        pid,
        {"scope.functions": ["f1"], "scope.functions.f1.name": "首页推荐"},
        "本机用户",
    )
    go(page, wizard, "scope", pid, "&view=check")
    page.get_by_role("link", name="修改：功能 1").click(delay=60)
    expect(page.get_by_role("textbox", name="功能叫什么？")).to_have_value("首页推荐")


def test_a_picture_is_looked_at_closely(wizard, page, pid, store):
    store.put_many(
        pid,
        {
            "data.parties": ["p1", "p2"],
            "data.parties.p1.name": "用户",
            "data.parties.p2.name": "接入网关",
            "data.flows": ["w1"],
            "data.flows.w1.source": "p1",
            "data.flows.w1.target": "p2",
        },
        "本机用户",
    )
    go(page, wizard, "data", pid)
    small = page.get_by_role("img", name=re.compile("数据流图")).bounding_box()
    page.get_by_role("button", name="放大看").click(delay=60)
    large = page.get_by_role("dialog").get_by_role("img")
    expect(large).to_be_visible()
    assert large.bounding_box()["width"] > 1.5 * small["width"]


def test_a_finding_becomes_work_and_comes_back_when_the_fault_does(wizard, page, store):
    answers = demo("push").answers()
    sound = answers["subject.credit_code"]
    pid = store.create("整改", "本机用户", {**answers, "subject.credit_code": "9111"})
    go(page, wizard, "review", pid)
    card = page.locator("[class*=st-key-finding_answers_are_well_formed]")
    card.get_by_role("button", name="处理").click(delay=60)
    owner = card.get_by_role("textbox", name="谁来处理？")
    owner.fill("法务部")
    owner.press("Tab")
    [finding] = review(Project.from_answers({**answers, "subject.credit_code": "9111"}))
    row = row_id(finding)
    kept(wizard, page, pid, f"work.handled.{row}.owner", "法务部")
    expect(card.get_by_text("待处理 · 法务部")).to_be_visible()
    card.get_by_role("button", name="列入整改事项").click(delay=60)
    expect(card.get_by_text("已列入第 6 步的整改事项")).to_be_visible()
    told = Project.from_answers(
        {where: cell.value for where, cell in store.answers(pid, "本机用户").items()}
    )
    assert (told.risk.tasks[-1].name, told.risk.tasks[-1].owner) == (
        "完善统一社会信用代码",
        "法务部",
    )
    store.put_many(pid, {"subject.credit_code": sound}, "本机用户")
    expect(card).to_have_count(0)
    unfolded(page, "已经改好（1）")
    expect(page.get_by_text("法务部")).to_be_visible()
    store.put_many(
        pid,
        {"subject.credit_code": "9111", f"work.handled.{row}.state": "已改"},
        "本机用户",
    )
    expect(card.get_by_text("标过“已改”，现在又查到了")).to_be_visible()


def test_a_reviewer_adds_a_finding_and_settles_it(wizard, page, store):
    pid = store.create("审核", "本机用户", demo("push").answers())
    go(page, wizard, "review", pid)
    unfolded(page, "审核人添加一条意见")
    place = page.get_by_role("combobox", name="说的是哪一项回答？")
    expect(place).to_be_visible()
    place.click(delay=60)
    expect(page.get_by_role("option").first).to_be_visible()
    place.fill("算法名称")
    page.get_by_role("option").filter(has_text="算法名称").first.click(delay=60)
    page.get_by_role("textbox", name="看到了什么问题？").fill("名称与产品页面不一致")
    page.get_by_role("button", name="添加意见").click(delay=60)
    card = page.locator("[class*=st-key-finding_remarks_to_mend]")
    expect(card.get_by_text("名称与产品页面不一致")).to_be_visible()
    card.get_by_role("button", name="标为已解决").click(delay=60)
    expect(card).to_have_count(0)
    expect(page.get_by_text("预审没有发现问题")).to_be_visible()


SPOILED = {
    "subject.credit_code": "91110108MA00DEMO1F",
    "subject.company_type": "事业单位",
    "subject.monthly_users": "125000",
    "scope.name": "国家级第一推荐算法",
    "scope.functions.#0.when": "预计 2027 年第一季度",
    "mechanism.deployment": "云服务器",
    "mechanism.switch_off": "设置里可以关闭，立即生效",
    "data.items.#0.retention": "长期保存",
    "risk.written_on": "2020-01-01",
    "governance.complaint": "service@example.com",
}
"""Ten answers as real filings got them wrong."""


def test_ten_spoiled_answers_are_mended_by_following_the_page(wizard, page, store):
    sound = demo("push")
    spoiled = {at(sound, where): value for where, value in SPOILED.items()}
    pid = store.create("改坏", "本机用户", {**sound.answers(), **spoiled})
    waiting = set(spoiled)
    while waiting:
        go(page, wizard, "review", pid)
        where = _followed(page, waiting)
        field = page.locator(f".st-key-q_{slug(where)}")
        value = sound.answers()[where]
        if field.get_by_role("radio").count():
            field.locator("label").filter(has_text=re.compile(f"^{value}")).click()
        else:
            text = field.get_by_role("textbox")
            expect(text).to_be_focused()
            text.fill(value)
            text.press("Tab")
        kept(wizard, page, pid, where, value)
        settled(page)
        page.get_by_role("link", name="回到预审").click(delay=60)
        page.wait_for_url("**/review*")
        settled(page)
        waiting.discard(where)
    expect(page.get_by_text("预审没有发现问题")).to_be_visible()


def _followed(page, waiting):
    """Follow the first finding that stands at a spoiled answer; the address of it."""
    links = page.locator("[class*=st-key-finding_]").get_by_role("link", name="去修改")
    for link in links.all():
        [where] = parse_qs(urlsplit(link.get_attribute("href")).query)["focus"]
        if where in waiting:
            link.click(delay=60)
            page.wait_for_url(f"**focus={where}*")
            settled(page)
            return where
    raise AssertionError(f"no finding leads to any of {waiting}")


def _add_screenshot(page, place, name, content, caption=""):
    place.get_by_role("button", name="附截图").click(delay=60)
    dialog = page.get_by_role("dialog")
    file = {"name": name, "mimeType": "image/png", "buffer": content}
    dialog.locator("input[type=file]").set_input_files([file])
    expect(dialog.get_by_text(name)).to_be_visible()
    words = dialog.get_by_role("textbox", name="图上是什么？")
    words.fill(caption)
    words.press("Tab")
    dialog.get_by_role("button", name="附上").click(delay=60)
    return dialog


def test_a_screenshot_stands_in_the_document_and_is_taken_away(wizard, page, store):
    pid = store.create("截图", "本机用户", demo("push").answers())
    go(page, wizard, "mechanism", pid)
    place = page.locator(".st-key-q_mechanism-switch_off")
    dialog = _add_screenshot(page, place, "开关.png", picture(), "个性化推荐开关")
    expect(dialog).to_have_count(0)
    added = place.get_by_role("button", name="已附截图 1 张")
    expect(added).to_be_visible()
    go(page, wizard, "export", pid)
    expect(page.get_by_role("img", name="个性化推荐开关")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 Word").first.click(delay=60)
    package = zipfile.ZipFile(download.value.path())
    assert "word/media/shot1.png" in package.namelist()
    go(page, wizard, "mechanism", pid)
    added.click(delay=60)
    expect(dialog.get_by_role("img")).to_be_visible()
    dialog.get_by_role("button", name="拿掉").click(delay=60)
    expect(place.get_by_role("button", name="附截图")).to_be_visible()


def test_a_file_that_is_no_picture_is_refused_with_the_reason(wizard, page, store):
    pid = store.create("截图", "本机用户", demo("push").answers())
    go(page, wizard, "mechanism", pid)
    place = page.locator(".st-key-q_mechanism-switch_off")
    dialog = _add_screenshot(page, place, "假的.png", b"no picture")
    expect(dialog.get_by_text("只收 png 或 jpg 图片")).to_be_visible()
    assert wizard.stored(pid, "work.proofs") is None


def test_a_version_is_brought_back_and_the_present_one_stays(wizard, page, store):
    answers = {"scope.name": "甲", "scope.kind": "个性化推送类"}
    pid = store.create("版本", "本机用户", answers)
    store.keep_version(pid, "第一次提交", "本机用户")
    later = {"scope.name": "乙", "data.flows": ["a"], "data.flows.a.purpose": "看"}
    store.put_many(pid, later, "本机用户")
    go(page, wizard, "versions", pid)
    expect(page.get_by_text("有 2 处不同")).to_be_visible()
    unfolded(page, "全部版本（1）")
    page.get_by_role("button", name="恢复…").click(delay=60)
    page.get_by_role("dialog").get_by_role("button", name="恢复").click(delay=60)
    expect(page.get_by_text("两边的内容一样")).to_be_visible()
    cells = store.answers(pid, "本机用户").items()
    kept = Project.from_answers({where: cell.value for where, cell in cells})
    assert kept.answers() == answers
    before, first = store.versions(pid, "本机用户")
    assert before.name.startswith("恢复前") and first.name == "第一次提交"
    assert store.version(pid, before.n, "本机用户") == {**answers, **later}


def test_another_filing_of_the_company_begins_with_what_holds_for_it(
    wizard, page, store
):
    store.create("甲公司推荐", "本机用户", demo("push").answers())
    page.goto(wizard.url)
    settled(page)
    card = page.locator("[class*=st-key-project_]").filter(has_text="甲公司推荐").first
    card.get_by_role("button", name="更多").click(delay=60)
    page.get_by_role("button", name="用它开始另一份…").click(delay=60)
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("要重新写的内容")).to_be_visible()
    dialog.get_by_role("button", name="新建项目").click(delay=60)
    page.wait_for_url(re.compile("project="))
    pid = parse_qs(urlsplit(page.url).query)["project"][0]
    answers = store.answers(pid, "本机用户")
    assert answers["subject.company"].value == demo("push").subject.company
    assert "scope.name" not in answers


def test_what_an_answer_makes_wrong_elsewhere_on_the_page_is_told_at_once(
    wizard, page, store
):
    answers = demo("push").answers()
    name = answers["scope.name"]
    answers["scope.brief"] += f"本算法即“{name}”。"
    pid = store.create("推荐", "本机用户", answers)
    go(page, wizard, "scope", pid)
    side = page.get_by_test_id("stSidebar").get_by_role("link", name="界定核心算法")
    wrong = page.get_by_text(f"算法简介里写成“{name}”")
    expect(side).to_contain_text("✓")
    for value, times in (("示例短视频首页推荐算法", 1), (name, 0)):
        field = page.get_by_role("textbox", name="算法叫什么名字？")
        field.fill(value)
        field.press("Tab")
        kept(wizard, page, pid, "scope.name", value)
        expect(wrong).to_have_count(times)
        expect(side).to_contain_text("要改" if times else "✓")
