"""The example projects on the home page: what each shows, opened as a project of one's own."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st

from filing.draft import Loaded, load
from filing.rules import likeness
from filing.screen.words import escaped

_FOLDER = Path(__file__).parents[2] / "assets" / "demos"
# In the order in which they are offered: file, what it shows.
OFFERED = {
    "push": "个性化推送，已上线。看用户标签、关闭入口和人工干预怎么写。",
    "generation": "生成合成，调用别家的大模型。看标识、拒答和模型清单怎么写。",
    "supporter": "生成合成，以接口供企业调用。看服务技术支持者要多答哪些题。",
    "ranking": "排序精选，热榜。看排序因素、人工干预和防刷量怎么写。",
    "dispatch": "调度决策，给骑手派单。看报酬、工时和申诉怎么写。",
    "unfinished": "客户刚交来的半份资料，两项功能还在开发。看待补充和预审怎么带人往下走。",
}


def draw(enter: Callable[[Loaded], None], *, columns: int = 1) -> None:
    """A way into each example. `enter` makes a project of it and goes there."""
    names = list(OFFERED)
    for start in range(0, len(names), columns):
        cells = st.columns(columns) if columns > 1 else [st.container()]
        for cell, name in zip(cells, names[start : start + columns], strict=False):
            with cell, st.container(gap="xxsmall", key=f"demo_{name}"):
                _offer(name, enter)


def _offer(name: str, enter: Callable[[Loaded], None]) -> None:
    loaded = _loaded(name)
    label = loaded.name.removesuffix("（示例）")
    if st.button(
        f"打开示例：{escaped(label)}", key=f"home.demo.{name}", width="stretch"
    ):
        enter(loaded)
    st.markdown(f":small[{escaped(OFFERED[name])}]")


@cache
def companies() -> frozenset[str]:
    """The companies of the examples: an example is not held against another."""
    return frozenset(_loaded(name).project.subject.company for name in OFFERED)


@cache
def passages() -> dict[str, likeness.Passages]:
    """The long texts of each example, by the name to call it."""
    return {
        f"示例：{_loaded(name).name.removesuffix('（示例）')}": likeness.passages(
            _loaded(name).project
        )
        for name in OFFERED
    }


@cache
def _loaded(name: str) -> Loaded:
    return load((_FOLDER / f"{name}.json").read_bytes())
