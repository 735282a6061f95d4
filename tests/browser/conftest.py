"""One browser for all journeys, one wizard for each module, one project for each test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from filing.store import Store
from tests.browser.wizard import CHROMIUM, FLAGS, Wizard


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def wizard(tmp_path_factory) -> Iterator[Wizard]:
    """What goes wrong on a page is shown in red and written to the log; neither may be."""
    wizard = Wizard(tmp_path_factory.mktemp("wizard"))
    wizard.start()
    yield wizard
    wizard.stop()
    assert "Traceback" not in wizard.said()


@pytest.fixture
def context(chromium) -> Iterator[BrowserContext]:
    context = chromium.new_context(
        locale="zh-CN", viewport={"width": 1366, "height": 900}
    )
    yield context
    context.close()


@pytest.fixture
def page(context) -> Iterator[Page]:
    page = context.new_page()
    yield page
    if not page.is_closed():
        assert page.get_by_test_id("stException").all_inner_texts() == []


@pytest.fixture
def store(wizard) -> Iterator[Store]:
    store = Store(f"sqlite:///{wizard.database}")
    yield store
    store.close()


@pytest.fixture
def pid(store) -> str:
    """A new project of the person of this computer."""
    return store.create("测试项目", "本机用户", {"scope.kind": "个性化推送类"})
