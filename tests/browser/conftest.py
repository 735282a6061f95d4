"""One browser for all journeys, one wizard for each module, one project for each test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

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
    wizard = Wizard(tmp_path_factory.mktemp("wizard"))
    wizard.start()
    yield wizard
    wizard.stop()


@pytest.fixture
def context(chromium) -> Iterator[BrowserContext]:
    context = chromium.new_context(
        locale="zh-CN", viewport={"width": 1366, "height": 900}
    )
    yield context
    context.close()


@pytest.fixture
def page(context):
    return context.new_page()


@pytest.fixture
def store(wizard) -> Iterator[Store]:
    store = Store(f"sqlite:///{wizard.database}")
    yield store
    store.close()


@pytest.fixture
def pid(store) -> str:
    """A new project of the person of this computer."""
    return store.create("测试项目", "本机用户", {"scope.kind": "个性化推送类"})
