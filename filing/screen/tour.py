"""一分钟导览: what a first visit should know, card by card; it can be skipped at any card."""

from typing import Literal

import streamlit as st

from filing.screen import session

CARDS = (
    (
        "备案看什么",
        "看的不是产品有多完美，而是**可控、可解释**：算法怎么做、数据怎么走、风险怎么管，"
        "都讲得清楚。没做完的功能也可以如实写：写明还在开发，预计什么时候上线。",
    ),
    (
        "怎么填",
        "左边是九个步骤，一步一页。每一问都有一句解释、一个示例，"
        "把鼠标放在问号上，能看到为什么问、谁来答。"
        "**答了就存**，不会的先空着，以后再来。"
        "一份材料约有 110 个问题，其中 15 个是清单，一行行添，添完常有一百多行；"
        "所以“已答”的总数会边填边涨，不必一次填完。",
    ),
    (
        "随填随看",
        "右边的结论和图随着回答变化：要不要备案、数据流向图、风险矩阵。"
        "哪里对不上，题目下面会有一句橙色的提醒，怎么改也写在那里。",
    ),
    (
        "最后两步",
        "“预审”把问题排好先后，点一下就到那一问，改完再回来；"
        "“导出”给出整套 Word 草稿，没填的地方都标着【待补充】。",
    ),
)
"""Title and words of each card."""


def draw() -> None:
    """The card that is open, or the way back to the tour once it is over or skipped."""
    number: int = session.own().get("tour", 0)
    if number >= len(CARDS):
        _button("看一分钟导览", 0)
        return
    title, words = CARDS[number]
    with st.container(border=True, key="tour"):
        st.caption(f"一分钟导览 {number + 1} / {len(CARDS)}")
        st.markdown(f"**{title}**  \n{words}")
        with st.container(horizontal=True):
            last = number + 1 == len(CARDS)
            _button("看完了" if last else "下一张", number + 1, kind="secondary")
            if not last:
                _button("跳过导览", len(CARDS))


def _button(
    label: str, leads: int, kind: Literal["secondary", "tertiary"] = "tertiary"
) -> None:
    st.button(label, key=f"tour.{label}", type=kind, on_click=_turn, args=(leads,))


def _turn(number: int) -> None:
    session.own()["tour"] = number
