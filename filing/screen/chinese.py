"""Chinese for the words that Streamlit itself puts on a page, and our style sheet.

Streamlit has no other languages and fixes `lang="en"`; browsers then offer to translate a
Chinese page. A small component translates the exact strings in their known places and never
touches what we or a person wrote. A browser test fails when a new English string appears.
"""

import json
from pathlib import Path
from typing import Any

import streamlit as st

_STYLE = Path(__file__).with_name("style.css")
_TEXT = {
    "Press Enter to apply": "按回车键保存",
    "Press Ctrl+Enter to apply": "按 Ctrl+回车键保存",
    "Press ⌘+Enter to apply": "按 ⌘+回车键保存",
    "Press Enter to submit form": "按回车键提交",
    "(required)": "（必填）",
    "This field is required.": "此项必填。",
    "Upload": "上传",
    "Browse files": "选择文件",
    "Drag and drop file here": "把文件拖到这里",
    "No results": "没有匹配项",
    "No options to select": "没有可选的了",
    "Select all": "全选",
    "Skip to main content": "跳到正文",
    "Failed to generate file for download": "文件生成失败，请重试",
    "Page not found": "页面不存在",
    "The page that you have requested does not seem to exist. "
    "Running the app's main page.": "没有这个地址，下面是全部项目。",
    "Connecting": "正在连接",
    "Connection error": "连接断开",
    "Is Streamlit still running?": "程序可能已经停止，请重新启动后刷新本页。",
    "Running...": "正在处理",
    "Show/hide columns": "选择显示哪些列",
    "Download as CSV": "下载为 CSV",
    "Stop": "停止",
    "Rerun": "重新运行",
    "Settings": "设置",
    "Print": "打印",
    "Choose options": "请选择",
    "Choose an option": "请选择",
}
_ATTRIBUTES = {
    "Close": "关闭",
    "Help": "说明",
    "Clear": "清除",
    "Collapse sidebar": "收起侧栏",
    "Open sidebar": "展开侧栏",
    "Sidebar": "侧栏",
    "App pages": "页面导航",
    "Decrement": "减少",
    "Increment": "增加",
    "Open": "展开选项",
    "open": "展开选项",
    "Clear all": "全部清除",
    "Clear value": "清除",
    "Selected values": "已选项",
    "Link to heading": "本节链接",
    "file upload": "上传文件",
    "progress": "进度",
    "Add files": "再加几个文件",
    "Main menu": "菜单",
    "View fullscreen": "放大",
    "Fullscreen": "放大",
    "Show/hide columns": "选择显示哪些列",
    "Download as CSV": "下载为 CSV",
    "Search": "查找",
    "Close fullscreen": "退出放大",
    "Choose options": "请选择",
    "Choose an option": "请选择",
}
_PATTERNS = [
    [r"^(\d+(?:\.\d+)?[KMG]B) per file(.*)$", "单个文件不超过 $1$2"],
    [r"^Limit (\d+(?:\.\d+)?[KMG]B) per file(.*)$", "单个文件不超过 $1$2"],
    [r"^Help for (.+?？(?:（.+?）)?) .+$", "$1的说明"],
    [r"^Help for (.+)$", "$1的说明"],
    [r"^Remove (.+)$", "移除 $1"],
    [r"^Selected (.+)\. (.+)$", "已选 $1。$2"],
    [r"^Error: File must be (.+) or smaller\.$", "错误：文件不能超过 $1"],
]
_SCRIPT = """
const TEXT = %s, ATTRIBUTES = %s;
const PATTERNS = %s.map(([from, to]) => [new RegExp(from), to]);
const OURS = '[data-testid=stMarkdownContainer]:not([data-testid=stFileUploaderDropzone] *),'
  + ' [data-testid=stHtml], textarea, code, pre, [data-testid=stTable], canvas';
function chinese(text, table) {
  const plain = text.trim();
  if (table[plain]) return table[plain];
  for (const [from, to] of PATTERNS) if (from.test(plain)) return plain.replace(from, to);
}
function fix(node) {
  if (node.nodeType === 3) {
    const parent = node.parentElement;
    if (!parent || parent.closest(OURS)) return;
    const text = chinese(node.nodeValue, TEXT);
    if (text && text !== node.nodeValue) node.nodeValue = text;
    return;
  }
  if (node.nodeType !== 1) return;
  for (const name of ['aria-label', 'title', 'placeholder']) {
    const value = node.getAttribute(name);
    const text = value && chinese(value, ATTRIBUTES);
    if (text && text !== value) node.setAttribute(name, text);
  }
  for (const child of node.childNodes) fix(child);
  const panel = node.matches('[class*="st-key-panel_"]')
    && node.closest('[data-testid="stColumn"]');
  if (panel && !panel.hasAttribute('tabindex')) {  // it scrolls: the keyboard must reach it
    panel.tabIndex = 0;
    panel.setAttribute('role', 'region');
    panel.setAttribute('aria-label', '由回答得出的结论和图');
  }
}
export default function () {
  if (window.__filingChinese) return;
  window.__filingChinese = true;
  document.documentElement.lang = 'zh-CN';
  document.documentElement.setAttribute('translate', 'no');
  fix(document.body);
  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'childList') change.addedNodes.forEach(fix);
      else fix(change.target);
    }
  }).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ['aria-label', 'title', 'placeholder'],
  });
}
"""


def mount() -> None:
    """Put the style sheet and the translations on the page."""
    st.html(_style())
    _component()(key="filing_chinese")


@st.cache_resource
def _style() -> str:
    return f"<style>{_STYLE.read_text(encoding='utf-8')}</style>"


@st.cache_resource
def _component() -> Any:
    tables = (
        json.dumps(t, ensure_ascii=False) for t in (_TEXT, _ATTRIBUTES, _PATTERNS)
    )
    return st.components.v2.component("filing_chinese", js=_SCRIPT % tuple(tables))
