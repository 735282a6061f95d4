"""Everybody reaches everything: contrast, names, order of headings, a phone, Chinese only."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from filing.screen.frame import PAGES
from tests.browser.wizard import settled
from tests.conftest import demo

SLUGS = ["", *(Path(path).stem.split("_", 1)[1] for path in list(PAGES)[1:])]
# English that neither we nor an answer brought: what Streamlit itself says of a widget.
_ENGLISH = """() => {
  const ours = 'style, script, [data-testid=stIconMaterial], [data-testid=stHtml],'
    + ' [data-testid=stMarkdownContainer]';
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    if (at.checkVisibility() && !at.closest(ours)) found.push(walker.currentNode.data);
  }
  for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
    for (const e of document.querySelectorAll(`[${name}]`)) found.push(e.getAttribute(name));
  return found.filter(text => /[A-Za-z]{4,}/.test(text) && !/[\\u4e00-\\u9fff]/.test(text)
    && !/^[ •,A-Z]+$/.test(text));  // the endings of files, such as XLSX
}"""


@pytest.fixture
def half(store):
    """A project as consultants receive it, with findings and gaps on every page."""
    return store.create("半份资料", "本机用户", demo("unfinished").answers())


def _open(page, wizard, slug, pid):
    page.goto(f"{wizard.url}/{slug}" + (f"?project={pid}" if slug else ""))
    return settled(page)


# What Streamlit brings itself: a rule of axe, and the element of Streamlit's that breaks it.
_NOT_OURS = {("presentation-role-conflict", "stFileUploaderDropzone")}


def _violations(page):
    found = [
        (one["id"], node["html"])
        for one in Axe().run(page).response["violations"]
        for node in one["nodes"]
    ]
    return [
        (rule, html)
        for rule, html in found
        if not any(rule == one and name in html for one, name in _NOT_OURS)
    ]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_page_is_in_reach_of_everybody(wizard, page, half, slug):
    _open(page, wizard, slug, half)
    page.wait_for_function(f"() => ({_ENGLISH})().length === 0")
    assert _violations(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("() => document.documentElement.clientWidth === 390")
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stMain]').clientWidth <= 390"
    )
    for box in (
        "document.documentElement",
        "document.querySelector('[data-testid=stMain]')",
    ):
        assert page.evaluate(f"{box}.scrollWidth <= {box}.clientWidth")


@pytest.mark.parametrize("slug", ["", "applicability", "scope", "review", "export"])
def test_the_dark_is_as_easy_to_read(wizard, chromium, half, slug):
    context = chromium.new_context(locale="zh-CN", color_scheme="dark")
    page = _open(context.new_page(), wizard, slug, half)
    found = _violations(page)
    context.close()
    assert found == []


@pytest.mark.parametrize("width", [390, 1366])
def test_no_page_is_wider_than_its_window(wizard, page, store, width):
    full = store.create("完整项目", "本机用户", demo("push").answers())
    page.set_viewport_size({"width": width, "height": 900})
    steps = [
        Path(path).stem.split("_", 1)[1] for path, one in PAGES.items() if one.step
    ]
    sheets = [f"{step}?view=check&project={full}" for step in steps]
    row = f"risk?project={full}&focus=risk.risks.leak.likelihood"
    wide = []
    for address in (
        "",
        *(f"{slug}?project={full}" for slug in SLUGS[1:]),
        *sheets,
        row,
    ):
        page.goto(f"{wizard.url}/{address}")
        settled(page)
        wide += [
            (address, box)
            for box in ("html", "[data-testid=stMain]")
            if page.evaluate(
                "box => { const e = document.querySelector(box);"
                " return e.scrollWidth > e.clientWidth }",
                box,
            )
        ]
    assert wide == []


def test_a_likely_risk_is_taken_over_on_a_phone(wizard, page, store, half):
    page.set_viewport_size({"width": 390, "height": 844})
    _open(page, wizard, "risk", half)
    before = len(store.answers(half, "本机用户")["risk.risks"].value)
    offered = page.get_by_role("button", name="列入风险清单").first
    offered.click(delay=60)
    line = page.get_by_role("button", name=re.compile(rf"^风险 {before + 1}\b"))
    expect(line).to_be_visible()
    settled(page)
    row = store.answers(half, "本机用户")["risk.risks"].value[-1]
    name = wizard.stored(half, f"risk.risks.{row}.name")
    assert len(store.answers(half, "本机用户")["risk.risks"].value) == before + 1
    line.click(delay=60)
    expect(page.get_by_role("textbox", name="可能出什么事？")).to_have_value(name)
    assert wizard.stored(half, f"risk.risks.{row}.likelihood") is None
    assert _violations(page) == []
