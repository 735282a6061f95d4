"""What the browser does: commits typed text, leads to a question, keeps the address true.

`st.text_area` commits on leaving the field only; this sends the keys that commit after a
pause in typing, or after five seconds without one (never inside an input method's
composition), and before the page goes away. `saving` relies on the five seconds.
"""

from pathlib import Path
from typing import Any

import streamlit as st

_STYLE = Path(__file__).with_name("form.css")

_SCRIPT = """
const PAUSE = 1500, LONGEST = 5000, LEAVING = 300;
function watch() {
  if (window.__filingAutosave) return;
  window.__filingAutosave = true;
  // Which row is open stands in the address, but is no page that one would go back to.
  const push = history.pushState.bind(history);
  const page = address => {
    const url = new URL(address, location.href);
    url.searchParams.delete('open');
    return url.href;
  };
  history.pushState = (state, title, address) =>
    address && page(address) === page(location.href)
      ? history.replaceState(state, title, address) : push(state, title, address);
  const timers = new WeakMap(), since = new WeakMap(), dirty = new Set();
  let composing = false;
  const isText = el => (el instanceof HTMLTextAreaElement
    || (el instanceof HTMLInputElement && el.type === 'text'
        && el.closest('[data-testid=stTextInput]')))
    && !el.closest('form, [data-testid=stForm], [data-testid=stDialog]');
  // While the server is away its fields are disabled: wait, and commit once it is back.
  const commit = el => {
    if (!dirty.has(el) || !el.isConnected) return;
    if (el.disabled) { later(el); return; }
    dirty.delete(el);
    el.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', code: 'Enter',
      keyCode: 13, ctrlKey: true, bubbles: true, cancelable: true}));
  };
  const arm = el => {
    clearTimeout(timers.get(el));
    const wait = Math.min(PAUSE, Math.max(0, since.get(el) + LONGEST - Date.now()));
    timers.set(el, setTimeout(() => composing ? later(el) : commit(el), wait));
  };
  const later = el => { since.set(el, Date.now()); arm(el); };
  const all = () => { for (const el of [...dirty]) commit(el); };
  // A server drops what it was just sent once the page is gone: let it begin first.
  let sent = 0;
  const leave = () => { if (dirty.size) { sent = Date.now(); all(); } };
  const linger = () => { while (Date.now() < sent + LEAVING); };
  document.addEventListener('compositionstart', () => composing = true, true);
  document.addEventListener('compositionend', () => composing = false, true);
  document.addEventListener('input', event => {
    const el = event.target;
    if (!isText(el)) return;
    if (!dirty.has(el)) since.set(el, Date.now());
    dirty.add(el);
    arm(el);
  }, true);
  document.addEventListener('focusout',
    event => { if (!event.target.disabled) dirty.delete(event.target); }, true);
  addEventListener('beforeunload', leave, true);
  addEventListener('pagehide', () => dirty.size ? leave() : linger(), true);
  addEventListener('popstate', all, true);
  document.addEventListener('visibilitychange',
    () => { if (document.hidden) all(); }, true);
}
function lead(target, marked) {
  if (!target || window.__filingFocus === target) return;
  window.__filingFocus = target;
  const find = () => {
    const box = document.querySelector('.st-key-' + CSS.escape(target));
    // A field of several lines is drawn later than the button that adds its screenshot.
    const field = box && [...box.querySelectorAll('textarea, input,'
      + ' [data-testid=stButtonGroup] button, [data-testid=stButton] button')]
      .find(el => !el.closest('[class*=st-key-proof_]'));
    if (!field) return false;
    box.scrollIntoView({block: 'center'});
    if (marked) box.classList.add('filing-focus');
    field.focus({preventScroll: true});
    return true;
  };
  if (find()) return;
  const watcher = new MutationObserver(() => { if (find()) watcher.disconnect(); });
  watcher.observe(document.body, {subtree: true, childList: true});
  setTimeout(() => watcher.disconnect(), 15000);
}
// What scrolls beside the form must be reached without a mouse too.
function reach() {
  for (const panel of document.querySelectorAll('[class*=st-key-panel_]'))
    panel.closest('[data-testid=stColumn]').tabIndex = 0;
}
// A link to the same page leaves the address as it was; going back must find each view.
function address(view) {
  const url = new URL(location.href);
  if ((url.searchParams.get('view') || '') === view) return;
  if (view) url.searchParams.set('view', view); else url.searchParams.delete('view');
  history.pushState(history.state, '', url);
}
export default function ({data}) {
  watch();
  reach();
  address(data.view);
  if (!data.focus) window.__filingFocus = '';
  lead(data.focus, data.marked);
}
"""


def mount(focus: str, *, marked: bool, view: str = "") -> None:
    """Watch the text fields of the page; go to the box with this class name, if any.

    The `view` of the page that is shown gets an address, and a place in the history.
    """
    _component()(
        key="filing_autosave", data={"focus": focus, "marked": marked, "view": view}
    )


@st.cache_resource
def _component() -> Any:
    return st.components.v2.component(
        "filing_autosave",
        js=_SCRIPT,
        css=_STYLE.read_text(encoding="utf-8"),
        isolate_styles=False,
    )
