"""The browser: from a change until it shows as saved, and from a start until first paint."""

import statistics

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.serving import ANSWER, FIELD, LARGEST, bare, filled, served
from tests.bench.timing import Row
from tests.browser.wizard import CHROMIUM, FLAGS, Wizard, settled

# Timed inside the page, where no look from outside costs what a person does not wait for:
# from the key that leaves the field to the frame that shows another time of saving.
_WATCH = """place => {
  window.taken = [];
  let left = 0, shown = '';
  addEventListener('keydown', event => { if (event.key === 'Tab') left = performance.now(); },
    true);
  new MutationObserver(() => {
    const text = document.querySelector(place)?.textContent || '';
    if (!left || text === shown || !text.includes('已保存')) return;
    shown = text;
    const since = left;
    left = 0;
    requestAnimationFrame(() => window.taken.push(performance.now() - since));
  }).observe(document.body, {subtree: true, childList: true, characterData: true});
}"""
_NEXT_SECOND = """before => {
  const now = Math.floor(Date.now() / 1000);
  return now !== before && Date.now() % 1000 < 120 && now;
}"""
# Where ours, and where the bare page, tells of the save.
_TOLD = ".st-key-saved, [data-testid=stCaptionContainer]"
_SAVES = 16
_PAINTED = """() => {
  const painted = performance.getEntriesByName('first-contentful-paint')[0];
  return painted && painted.startTime;
}"""


def rows() -> list[Row]:
    """The table's lines on what a person waits for."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with served() as wizard:
            [pid] = filled(wizard)
            paint = _first_paint(browser, wizard, f"/{LARGEST}?project={pid}")
            saved, widgets = _saving(browser, wizard, f"/{LARGEST}?project={pid}")
        with bare(widgets) as empty:
            beside, _ = _saving(browser, empty, "/")
        with bare(1) as empty:
            empty_paint = _first_paint(browser, empty, "/")
        browser.close()
    return [
        Row(
            f"change a field until 已保存 shows, on {LARGEST} ({widgets} fields)",
            f"{saved:.0f} ms",
            f"bare page {beside:.0f} ms: {saved / beside:.1f}×",
            "1.5×",
        ),
        Row(
            f"from opening the address until first paint, {LARGEST}",
            f"{paint:.0f} ms",
            f"app of one field {empty_paint:.0f} ms: {paint / empty_paint:.1f}×",
            "1.5×",
        ),
    ]


def _page(browser: Browser) -> Page:
    return browser.new_context(
        locale="zh-CN", viewport={"width": 1366, "height": 900}
    ).new_page()


def _first_paint(browser: Browser, wizard: Wizard, path: str) -> float:
    """The median time to the first contentful paint, each in a fresh browser context."""
    taken = []
    for _ in range(5):
        page = _page(browser)
        page.goto(wizard.url + path)
        painted = page.wait_for_function(_PAINTED)
        taken.append(painted.json_value())
        page.context.close()
    return statistics.median(taken)


def _saving(browser: Browser, wizard: Wizard, path: str) -> tuple[float, int]:
    """The median time from leaving a field until the page says it is saved; its fields."""
    page = _page(browser)
    page.goto(wizard.url + path)
    settled(page)
    field = page.get_by_role("textbox", name=FIELD).first
    widgets = page.locator("input, textarea").count()
    page.evaluate(_WATCH, _TOLD)
    second = 0
    for number in range(_SAVES):
        # The clock shows seconds: wait for the next one, so that each save reads anew.
        second = page.wait_for_function(_NEXT_SECOND, arg=second).json_value()
        field.fill(ANSWER.format(number, 0))
        page.keyboard.press("Tab")
        page.wait_for_function("count => window.taken.length === count", arg=number + 1)
        settled(page)
    taken: list[float] = page.evaluate("window.taken")
    page.context.close()
    return statistics.median(taken), widgets
