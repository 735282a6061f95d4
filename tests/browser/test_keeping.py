"""No answer is ever lost, and none silently overwritten."""

from playwright.sync_api import expect

from tests.browser.wizard import go, kept, settled

COMPANY = "公司全称是什么？"
BRIEF = "用两三句话介绍这个算法"


class Wire:
    """The way from a tab to the server, which can be held up for a while."""

    def __init__(self, page):
        self.held: list[str | bytes] | None = None
        page.route_web_socket(lambda url: "_stcore/stream" in url, self._opened)

    def _opened(self, socket):
        self.server = socket.connect_to_server()
        socket.on_message(self._said)

    def _said(self, message):
        if self.held is None:
            self.server.send(message)
        else:
            self.held.append(message)

    def hold(self):
        self.held = []

    def release(self):
        held, self.held = self.held, None
        for message in held:
            self.server.send(message)


def box(page, label):
    return page.get_by_role("textbox", name=label)


def test_an_answer_is_there_after_a_refresh(wizard, page, pid):
    go(page, wizard, "subject", pid)
    box(page, COMPANY).fill("示例科技（北京）有限公司")
    box(page, COMPANY).press("Tab")
    kept(wizard, page, pid, "subject.company", "示例科技（北京）有限公司")
    page.reload()
    settled(page)
    expect(box(page, COMPANY)).to_have_value("示例科技（北京）有限公司")


def test_an_answer_is_there_after_another_page(wizard, page, pid):
    go(page, wizard, "subject", pid)
    box(page, COMPANY).fill("示例甲公司")
    page.get_by_test_id("stSidebar").get_by_role("link", name="4 算法机制机理").click(
        delay=60
    )
    page.wait_for_url("**/mechanism*")
    kept(wizard, page, pid, "subject.company", "示例甲公司")
    settled(page)
    page.go_back()
    page.wait_for_url("**/subject*")
    settled(page)
    expect(box(page, COMPANY)).to_have_value("示例甲公司")


def test_long_text_is_saved_while_it_is_typed(wizard, page, pid):
    go(page, wizard, "scope", pid)
    box(page, BRIEF).click()
    page.keyboard.type("用户打开首页，系统读取近期记录。")
    kept(wizard, page, pid, "scope.brief", "用户打开首页，系统读取近期记录。")
    expect(box(page, BRIEF)).to_be_focused()
    page.keyboard.type("再排序。")
    kept(wizard, page, pid, "scope.brief", "用户打开首页，系统读取近期记录。再排序。")


def test_text_not_yet_committed_survives_closing_the_tab(wizard, context, page, pid):
    go(page, wizard, "scope", pid)
    box(page, BRIEF).click()
    page.keyboard.type("写到一半")
    with page.expect_event("close"):
        page.close(run_before_unload=True)
    kept(wizard, context.new_page(), pid, "scope.brief", "写到一半")


def test_a_killed_server_loses_nothing_and_the_tab_heals(wizard, page, pid):
    go(page, wizard, "subject", pid)
    box(page, COMPANY).fill("示例乙公司")
    box(page, COMPANY).press("Tab")
    kept(wizard, page, pid, "subject.company", "示例乙公司")
    wizard.kill()
    wizard.start()
    settled(page)
    expect(box(page, COMPANY)).to_have_value("示例乙公司")
    box(page, COMPANY).fill("示例丙公司")
    box(page, COMPANY).press("Tab")
    kept(wizard, page, pid, "subject.company", "示例丙公司")


def test_text_typed_while_the_server_was_dead_is_saved_afterwards(wizard, page, pid):
    go(page, wizard, "subject", pid)
    box(page, COMPANY).click()
    page.keyboard.type("断线时写的公司")
    wizard.kill()
    wizard.start()
    settled(page)
    kept(wizard, page, pid, "subject.company", "断线时写的公司")


def test_two_tabs_on_one_answer_are_shown_both_versions(wizard, context, page, pid):
    other = context.new_page()
    wire = Wire(other)
    go(page, wizard, "subject", pid)
    go(other, wizard, "subject", pid)
    # The other tab must not hear of the first save before its own edit.
    wire.hold()
    box(other, COMPANY).click()
    other.keyboard.type("后写的")
    box(page, COMPANY).fill("先写的")
    box(page, COMPANY).press("Tab")
    kept(wizard, page, pid, "subject.company", "先写的")
    box(other, COMPANY).press("Tab")
    wire.release()
    expect(other.get_by_text("刚在另一个窗口里改过").first).to_be_visible()
    expect(other.get_by_text("先写的").first).to_be_visible()
    assert wizard.stored(pid, "subject.company") == "先写的"
    other.get_by_role("button", name="保留我的内容").click(delay=60)
    kept(wizard, other, pid, "subject.company", "后写的")
    expect(other.get_by_text("刚在另一个窗口里改过")).to_have_count(0)


def test_text_that_was_being_typed_when_another_window_saved_asks(
    wizard, context, page, pid
):
    other = context.new_page()
    go(page, wizard, "subject", pid)
    go(other, wizard, "subject", pid)
    sidebar = other.get_by_test_id("stSidebar")
    before = sidebar.inner_text()
    box(other, COMPANY).click()
    # An input method is at work: nothing is saved meanwhile, and the page's beat goes on.
    box(other, COMPANY).dispatch_event("compositionstart", {})
    other.keyboard.type("后写的")
    box(page, COMPANY).fill("先写的")
    box(page, COMPANY).press("Tab")
    kept(wizard, page, pid, "subject.company", "先写的")
    expect(sidebar).not_to_have_text(before, use_inner_text=True)
    box(other, COMPANY).dispatch_event("compositionend", {})
    box(other, COMPANY).press("Tab")
    expect(other.get_by_text("刚在另一个窗口里改过").first).to_be_visible()
    expect(box(other, COMPANY)).to_have_value("后写的")
    assert wizard.stored(pid, "subject.company") == "先写的"


def test_two_tabs_on_different_answers_keep_both(wizard, context, page, pid):
    other = context.new_page()
    go(page, wizard, "subject", pid)
    go(other, wizard, "subject", pid)
    box(page, COMPANY).fill("示例丁公司")
    box(page, COMPANY).press("Tab")
    box(other, "法定代表人是谁？").fill("王示例")
    box(other, "法定代表人是谁？").press("Tab")
    kept(wizard, page, pid, "subject.company", "示例丁公司")
    kept(wizard, other, pid, "subject.legal_representative", "王示例")
    expect(box(other, COMPANY)).to_have_value("示例丁公司")


def test_two_tabs_adding_rows_keep_both(wizard, context, page, pid):
    other = context.new_page()
    for tab in (page, other):
        go(tab, wizard, "scope", pid)
    for tab in (page, other):
        tab.get_by_role("button", name="添加功能").click(delay=60)
        settled(tab)
    page.wait_for_function("() => true")
    expect(page.get_by_role("button", name="功能 2")).to_be_visible()
    assert len(wizard.stored(pid, "scope.functions")) == 2
