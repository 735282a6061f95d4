"""Pages without a browser: they open, stay thin, save each kind of answer, and say what is wrong."""

import re
from collections.abc import Iterator

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner import RerunData, RerunException, StopException
from streamlit.testing.v1 import AppTest

from filing import verdict
from filing.documents import DOCUMENTS
from filing.dossier import Manner, written
from filing.draft import load
from filing.graphs import algorithm_flow
from filing.likely import LikelyRisk
from filing.project import STEPS, Project, is_group
from filing.screen import demos, edits, form, frame, hidden, refresh, session, tour
from filing.screen.form import slices
from filing.screen.words import escaped
from filing.store import Store, StoreTrouble
from filing.terms import LISTED_SYSTEMS, REVIEWS, NodeKind
from filing.workbook import Wanted, collection
from tests.conftest import DEMOS, ROOT, demo
from tests.templates import assessment
from tests.test_collecting import filled as filled_in
from tests.test_readback import changed

USER = "tester"
FILES = sorted(
    (ROOT / "pages").glob("*.py"), key=lambda path: int(path.stem.partition("_")[0])
)


@pytest.fixture
def store(tmp_path, monkeypatch) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path}/t.db"
    monkeypatch.setenv("FILING_DB_URL", url)
    monkeypatch.setenv("FILING_USER", USER)
    st.cache_resource.clear()
    # AppTest knows the other pages only in a whole run; the browser tests see the parts.
    monkeypatch.setattr(refresh, "after_save", lambda _: st.rerun())
    store = Store(url)
    yield store
    store.close()
    session.store().close()


def opened(path: str, pid: str = "", **query: str) -> AppTest:
    at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    if path != "app.py":
        at.switch_page(path)
    if pid:
        at.query_params["project"] = pid
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception, at.exception
    return at


def filled(store: Store, name: str = "push") -> str:
    loaded = load((DEMOS / f"{name}.json").read_bytes())
    return store.create(loaded.name, USER, loaded.project.answers())


@pytest.mark.parametrize("path", [str(path.relative_to(ROOT)) for path in FILES])
@pytest.mark.parametrize("state", ["blank", "push", "generation", "unfinished"])
def test_every_page_opens(store, path, state):
    pid = store.create("空项目", USER) if state == "blank" else filled(store, state)
    at = opened(path, pid)
    assert at.title[0].value == frame.PAGES[path].title


COPIED = {"scope.name": "乙算法", "subject.company": "示例公司"}


@pytest.mark.parametrize(
    ("owner", "algorithm", "told"),
    [
        (USER, "甲算法", True),
        (USER, "乙算法", False),
        ("somebody else", "甲算法", False),
    ],
    ids=["another algorithm", "an earlier version", "another person's"],
)
def test_text_taken_over_is_told_of_ones_own_projects_only(
    store, owner, algorithm, told
):
    answers = load((DEMOS / "push.json").read_bytes()).project.answers()
    store.create("旧备案", owner, {**answers, **COPIED, "scope.name": algorithm})
    pid = store.create("新备案", USER, {**answers, **COPIED})
    shown = "".join(one.value for one in opened("pages/8_review.py", pid).markdown)
    assert ("几乎相同" in shown and "旧备案" in shown) is told
    # What a company's filings may share is held against the examples alone.
    assert "示例：示例短视频" in shown


@pytest.mark.parametrize("path", [str(path.relative_to(ROOT)) for path in FILES])
def test_a_page_without_a_project_leads_to_the_door(store, path):
    assert "先打开一个项目" in opened(path).info[0].value


def test_another_persons_project_is_not_shown(store):
    pid = store.create("别人的", "somebody else", {"scope.name": "秘密算法"})
    at = opened("pages/2_scope.py", pid)
    assert "没有找到这个项目" in at.warning[0].value
    assert not at.text_input


def test_the_wizard_lists_every_page_in_order():
    listed = ["app.py", *(str(path.relative_to(ROOT)) for path in FILES)]
    assert list(frame.PAGES) == listed


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_page_says_which_and_never_how(path):
    assert len(path.read_text("utf-8").splitlines()) <= 25
    assert f"pages/{path.name}" in path.read_text("utf-8")


def test_every_question_stands_on_its_steps_page_once():
    for step, section in STEPS.items():
        names = [name for piece in slices(step) for name in piece.fields]
        assert names == list(section.questions())


def test_the_door_offers_every_example_at_the_first_visit(store):
    assert set(demos.OFFERED) == {path.stem for path in DEMOS.glob("*.json")}
    at = opened("app.py")
    shown = "\n".join(one.value for one in at.markdown)
    for name, words in demos.OFFERED.items():
        assert at.button(key=f"home.demo.{name}").label.startswith("打开示例：")
        assert words in shown


def test_the_tour_counts_questions_and_lists_as_the_examples_have_them():
    (words,) = [words for title, words in tour.CARDS if title == "怎么填"]
    told, lists = map(
        int, re.search(r"约有 (\d+) 个问题，其中 (\d+) 个", words).groups()
    )
    for name in set(demos.OFFERED) - {"unfinished"}:
        asked = [*demo(name).everything_asked()]
        single = [one for one in asked if one.where.count(".") == 1]
        groups = [one for one in single if is_group(one.where)]
        rows = {one.where.rpartition(".")[0] for one in asked} - {
            one.where.rpartition(".")[0] for one in single
        }
        assert abs(len(single) - told) <= 10
        assert abs(len(groups) - lists) <= 2
        assert 90 <= len(rows) < 200


def test_an_address_in_a_message_makes_no_link_of_what_follows():
    shown = escaped("参照“https://www.example.com”的样子改")
    assert "https\\:\u2060" in shown and "www\u2060" in shown


def test_a_change_that_waits_is_told_on_every_other_page(store):
    pid = filled(store, "generation")
    at = opened("pages/2_scope.py", pid)
    at.radio(key=f"{pid}:scope.kind").set_value("排序精选类").run()
    assert "还没有改" in at.warning[0].value
    at.switch_page("pages/3_subject.py").run()
    assert "“算法类型”的改动还没有存" in at.warning[0].value
    at.switch_page("pages/2_scope.py").run()
    assert not any("等你确认" in one.value for one in at.warning)


def test_many_findings_stand_on_one_list_each_with_its_way(store):
    at = opened("pages/8_review.py", filled(store, "unfinished"))
    (folded,) = [one for one in at.expander if one.label.startswith("一览")]
    count = int(re.search(r"\d+", folded.label)[0])
    shown = "".join(one.proto.body for one in folded.get("html"))
    assert shown.count("<tr>") == count + 1
    assert shown.count("from=review") == count
    sound = opened("pages/8_review.py", filled(store))
    assert not [one for one in sound.expander if one.label.startswith("一览")]


def test_a_first_visit_offers_a_tour_that_can_be_skipped_and_taken_again(store):
    at = opened("app.py")
    for number, (title, _) in enumerate(tour.CARDS, 1):
        assert at.caption[0].value == f"一分钟导览 {number} / {len(tour.CARDS)}"
        assert any(title in one.value for one in at.markdown)
        last = number == len(tour.CARDS)
        at.button(key=f"tour.{'看完了' if last else '下一张'}").click().run()
    at.button(key="tour.看一分钟导览").click().run()
    at.button(key="tour.跳过导览").click().run()
    assert not any("一分钟导览" in one.value for one in at.caption)
    filled(store)
    at = opened("app.py")
    assert not any("一分钟导览" in one.value for one in at.caption), "no first visit"


def test_a_template_of_ones_own_is_checked_when_it_is_given(store):
    at = opened("pages/9_export.py", filled(store))
    docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    standard = (ROOT / "assets" / "template.docx").read_bytes()
    file = at.file_uploader(key="export.template")
    file.set_value(("自己的.docx", b"PK no zip", docx)).run()
    assert not at.exception and "模板用不了" in at.error[0].value
    at.file_uploader(key="export.template").set_value(("好.docx", standard, docx)).run()
    assert not at.error and "模板可以用" in at.success[-1].value


def test_a_final_is_refused_with_links_until_all_is_mended(store):
    pid = filled(store)
    store.put(pid, "subject.credit_code", "9111", 1, USER)
    at = opened("pages/9_export.py", pid)
    at.button_group(key="export.final").set_value([True]).run()
    assert not at.exception
    assert "还不能出定稿：有 1 处" in at.warning[0].value
    assert not [one for one in at.get("download_button") if "Word" in one.label]
    store.put(pid, "subject.credit_code", "91110108MA00DEM01F", 2, USER)
    sound = filled(store)
    at = opened("pages/9_export.py", sound)
    at.button_group(key="export.final").set_value([True]).run()
    assert not at.warning and "可以出定稿" in at.success[0].value
    assert any("**技术说明**" in one.value for one in at.markdown)


def test_the_door_shows_each_project_with_its_progress(store):
    filled(store)
    at = opened("app.py")
    text = "\n".join(one.value for one in [*at.markdown, *at.caption])
    assert "示例短视频" in text and "上次修改" in text


def test_each_kind_of_answer_is_saved_when_it_is_given(store):
    pid = store.create("项目", USER)
    at = opened("pages/2_scope.py", pid)
    at.text_input(key=f"{pid}:scope.name").set_value("示例算法").run()
    at.text_area(key=f"{pid}:scope.brief").set_value("第一行\n第二行").run()
    at.radio(key=f"{pid}:scope.kind").set_value("排序精选类").run()
    at.button(key="add_scope.functions").click().run()
    assert not at.exception
    stored = {where: cell.value for where, cell in store.answers(pid, USER).items()}
    (row_id,) = stored.pop("scope.functions")
    assert stored == {
        "scope.name": "示例算法",
        "scope.brief": "第一行\n第二行",
        "scope.kind": "排序精选类",
    }
    at.text_input(key=f"{pid}:scope.functions.{row_id}.name").set_value("热榜").run()
    at.multiselect(key=f"{pid}:scope.core").set_value([row_id]).run()
    assert store.answers(pid, USER)["scope.core"].value == [row_id]


def test_options_and_yes_or_no_are_saved(store):
    pid = store.create("项目", USER)
    at = opened("pages/1_applicability.py", pid)
    box(at, pid, "applicability.sides", "只有本单位员工用").check().run()
    assert store.answers(pid, USER)["applicability.sides"].value == ["只有本单位员工用"]
    at.button_group(key=f"{pid}:applicability.domestic").set_value([True]).run()
    assert store.answers(pid, USER)["applicability.domestic"].value is True
    assert any("可不备" in one.value for one in at.markdown)


def test_the_example_in_a_field_is_of_the_kind_that_is_filed(store):
    pid = store.create("项目", USER, {"scope.kind": "调度决策类"})
    at = opened("pages/4_mechanism.py", pid)
    field = at.text_area(key=f"{pid}:mechanism.output_review")
    assert field.placeholder.startswith("例：派单发出前")
    assert field.label.startswith("给出去的内容或结果怎么审核")
    assert "派单发出前" in field.help


def test_an_answer_stays_when_another_brings_other_examples(store):
    answers = {"scope.kind": "个性化推送类", "scope.takes": "观看记录"}
    pid = store.create("项目", USER, answers)
    at = opened("pages/2_scope.py", pid)
    assert "播放" in at.text_input(key=f"{pid}:scope.takes").placeholder
    at.radio(key=f"{pid}:scope.kind").set_value("调度决策类").run()
    field = at.text_input(key=f"{pid}:scope.takes")
    assert "骑手" in field.placeholder and field.value == "观看记录"


def test_a_reference_without_rows_sends_to_the_question_as_it_is_asked(store):
    pid = store.create("项目", USER)
    at = opened("pages/2_scope.py", pid)
    (label,) = {
        one.value.split("\n")[0] for one in at.markdown if "产品有哪些功能" in one.value
    }
    sent = at.multiselect(key=f"{pid}:scope.core").placeholder
    assert sent == f"请先在“{label}”里添加"


def test_a_blank_says_whether_it_means_none_or_may_wait(store):
    at = opened("pages/1_applicability.py", store.create("项目", USER))
    boxes = next(one.value for one in at.markdown if "哪几种能力" in one.value)
    assert "没有就不选" in boxes
    (told,) = [one.label for one in at.text_area if "各办到哪一步" in one.label]
    assert "可不填" in told


def test_the_help_of_the_kind_names_what_stands_beside_it(store):
    at = opened("pages/2_scope.py", filled(store))
    (asked,) = [one.label for one in at.radio if "它属于哪一类" in one.label]
    assert "材料里会这样写" in asked
    assert "**材料里会这样写**" in [one.value for one in at.markdown]


def test_a_malformed_answer_is_kept_and_told_beside_the_field(store):
    pid = store.create("项目", USER)
    at = opened("pages/3_subject.py", pid)
    at.text_input(key=f"{pid}:subject.credit_code").set_value("9111").run()
    assert store.answers(pid, USER)["subject.credit_code"].value == "9111"
    assert any("应为 18 位" in one.value for one in at.markdown)


def test_a_conflict_is_shown_and_solved_by_the_person(store):
    pid = store.create("项目", USER)
    mine, other = opened("pages/3_subject.py", pid), opened("pages/3_subject.py", pid)
    key = f"{pid}:subject.company"
    other.text_input(key=key).set_value("他们的").run()
    mine.text_input(key=key).set_value("我的").run()
    assert store.answers(pid, USER)["subject.company"].value == "他们的"
    assert any("另一个窗口" in one.value for one in mine.warning)
    mine.button(key="theirs_subject.company").click().run()
    assert mine.text_input(key=key).value == "他们的"
    assert not mine.warning


NASTY = {
    "control": ("a\x00\x07b", "ab"),
    "right to left": ("a\u202eb", "ab"),
    "emoji": ("👨‍👩‍👧", "👨‍👩‍👧"),
    "script": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "braces": ("{scope.name} {{7*7}}", "{scope.name} {{7*7}}"),
    "formula": ("=1+1", "=1+1"),
    "markdown": (
        "**粗** [链](http://x) $x$ :red[红]",
        "**粗** [链](http://x) $x$ :red[红]",
    ),
    "long": ("长" * 100_000, "长" * 100_000),
}


@pytest.mark.parametrize(("typed", "kept"), NASTY.values(), ids=list(NASTY))
def test_any_text_is_kept_and_the_pages_still_work(store, typed, kept):
    pid = store.create("项目", USER)
    at = opened("pages/2_scope.py", pid)
    at.text_area(key=f"{pid}:scope.brief").set_value(typed).run()
    assert not at.exception
    assert store.answers(pid, USER)["scope.brief"].value == kept
    store.rename(pid, USER, typed[:50])
    for path in ("pages/8_review.py", "pages/9_export.py", "app.py"):
        opened(path, pid)


def test_trouble_with_the_database_is_told_and_the_answer_retried(store, monkeypatch):
    pid = store.create("项目", USER)
    at = opened("pages/3_subject.py", pid)
    key = f"{pid}:subject.company"

    def full(*_):
        raise StoreTrouble("磁盘已满，这次修改没有存上。")

    with monkeypatch.context() as broken:
        broken.setattr(Store, "put", full)
        at.text_input(key=key).set_value("没存上的公司").run()
        assert not at.exception
        assert any("磁盘已满" in one.value for one in at.error)
        assert at.text_input(key=key).value == "没存上的公司"
    at.run()
    assert store.answers(pid, USER)["subject.company"].value == "没存上的公司"


def test_what_is_known_of_a_project_is_worked_out_once_a_revision(store):
    made = []
    for _ in range(2):
        session.remembered(("p", 1, "test"), lambda: made.append(1))
    session.remembered(("p", 2, "test"), lambda: made.append(1))
    assert len(made) == 2


def test_every_option_that_a_project_can_hold_is_drawn(store):
    """A value from an older bank or another tool never breaks the page."""
    pid = store.create("项目", USER, {"scope.kind": "第六类", "scope.core": ["gone"]})
    at = opened("pages/2_scope.py", pid)
    assert at.radio(key=f"{pid}:scope.kind").value is None


def kept(store: Store, pid: str) -> Project:
    return Project.from_answers(
        {where: cell.value for where, cell in store.answers(pid, USER).items()}
    )


def test_a_likely_risk_is_taken_over_by_its_words_alone(store):
    pid = filled(store, "unfinished")
    at = opened("pages/6_risk.py", pid)
    before = kept(store, pid)
    first = verdict.open_risks(before)[0]
    at.button(key=f"take_{first.risk.name}").click().run()
    assert not at.exception
    *_, row = kept(store, pid).risk.risks
    assert (row.name, row.covers) == (first.wording, (first.risk,))
    assert row.kind is first.risk.kind
    assert not any((row.likelihood, row.severity, row.measures))
    waiting = verdict.open_risks(kept(store, pid))
    assert first.risk not in [one.risk for one in waiting]
    assert not [b for b in at.button if b.key == f"take_{first.risk.name}"]


def test_a_likely_risk_is_set_aside_once_a_reason_stands(store):
    pid = filled(store, "unfinished")
    at = opened("pages/6_risk.py", pid)
    first = verdict.open_risks(kept(store, pid))[0]
    at.button(key=f"dismiss_{first.risk.name}").click().run()
    (row,) = kept(store, pid).risk.dismissed
    assert (row.risk, row.reason) == (first.risk, "")
    assert [b for b in at.button if b.key == f"dismiss_{first.risk.name}"]
    where = f"risk.dismissed.{row.id}.reason"
    at.text_area(key=f"{pid}:{where}").input("产品没有这种功能").run()
    assert kept(store, pid).at(where) == "产品没有这种功能"
    assert not [b for b in at.button if b.key == f"dismiss_{first.risk.name}"]


def test_a_change_that_hides_answers_is_asked_about_before_it_is_made(store):
    pid = filled(store, "generation")
    at = opened("pages/2_scope.py", pid)
    key = f"{pid}:scope.kind"
    at.radio(key=key).set_value("排序精选类").run()
    (asked,) = [one.value for one in at.warning if "用不上" in one.value]
    assert "还没有改" in asked and "角色" in asked
    assert at.radio(key=key).value == "排序精选类"
    assert kept(store, pid).scope.kind == "生成合成类"
    at.button(key="leave_scope.kind").click().run()
    assert not at.warning and at.radio(key=key).value == "生成合成类"
    at.radio(key=key).set_value("排序精选类").run()
    at.radio(key=key).set_value("生成合成类").run()
    assert not at.warning, "the person thought better of it"


def box(at: AppTest, pid: str, where: str, option: str):
    """The box of one option of a question that takes several."""
    (found,) = [
        one
        for one in at.checkbox
        if one.key.startswith(f"{pid}:{where}:") and one.label.startswith(option)
    ]
    return found


def test_boxes_of_two_windows_never_cross(store):
    pid = store.create("空项目", USER)
    where = "applicability.forms"
    mine, theirs = (opened("pages/1_applicability.py", pid) for _ in range(2))
    box(mine, pid, where, "论坛").check().run()
    box(theirs, pid, where, "博客").check().run()
    box(mine, pid, where, "网络直播").check().run()
    assert kept(store, pid).at(where) == ("论坛", "博客", "网络直播")
    box(mine, pid, where, "博客").uncheck().run()
    assert kept(store, pid).at(where) == ("论坛", "网络直播")
    theirs.run()
    assert box(theirs, pid, where, "网络直播").value
    assert not box(theirs, pid, where, "博客").value


def test_a_box_that_hides_answers_is_asked_about_and_can_be_left(store):
    pid, where = filled(store, "push"), "subject.audiences"
    at = opened("pages/3_subject.py", pid)
    box(at, pid, where, "未成年人").uncheck().run()
    (asked,) = [one.value for one in at.warning if "用不上" in one.value]
    assert "还没有改" in asked and "未成年人" in asked
    assert not box(at, pid, where, "未成年人").value
    assert "未成年人" in kept(store, pid).at(where)
    box(at, pid, where, "老年人").check().run()
    assert at.warning and box(at, pid, where, "老年人").value
    assert not box(at, pid, where, "未成年人").value, "what waits is not undone"
    at.button(key=f"leave_{where}").click().run()
    assert not at.warning and box(at, pid, where, "未成年人").value
    assert not box(at, pid, where, "老年人").value
    box(at, pid, where, "未成年人").uncheck().run()
    at.button(key=f"change_{where}").click().run()
    assert not at.warning and not box(at, pid, where, "未成年人").value
    assert "未成年人" not in kept(store, pid).at(where)


def test_a_box_whose_run_is_ended_before_it_is_stored_is_stored_once(
    store, monkeypatch
):
    pid, where = store.create("空项目", USER), "applicability.forms"
    at = opened("pages/1_applicability.py", pid)
    noted = edits.noted

    def end():
        noted()
        raise StopException  # just after it was stored

    monkeypatch.setattr(edits, "noted", end)
    box(at, pid, where, "论坛").check().run()
    assert kept(store, pid).at(where) == ("论坛",)


def test_answers_put_out_of_use_are_told_and_come_back(store):
    pid = filled(store, "generation")
    at = opened("pages/2_scope.py", pid)
    field = at.radio(key=f"{pid}:scope.kind")
    before = store.answers(pid, USER)
    assert not [one for one in at.markdown if "暂不使用" in one.value]

    field.set_value("排序精选类").run()
    at.button(key="change_scope.kind").click().run()
    (told,) = [one.value for one in at.markdown if "暂不使用" in one.value]
    assert "因为改了“算法类型”" in told and "角色" in told and "改回后恢复" in told
    out_of_use = hidden.unused(kept(store, pid))
    assert f"以下 {len(out_of_use)} 项" in told
    assert store.answers(pid, USER).keys() == before.keys()

    at.radio(key=f"{pid}:scope.kind").set_value("个性化推送类").run()
    assert [one for one in at.markdown if "暂不使用" in one.value]

    at.radio(key=f"{pid}:scope.kind").set_value("生成合成类").run()
    assert not [one for one in at.markdown if "暂不使用" in one.value]
    assert hidden.unused(kept(store, pid)) == {}
    assert at.radio(key=f"{pid}:scope.role").value == "服务提供者"


def test_what_is_out_of_use_stands_below_the_answers_of_its_step(store):
    pid = filled(store, "generation")
    store.put(pid, "scope.kind", "排序精选类", 1, USER)
    at = opened("pages/2_scope.py", pid, view="check")
    assert at.expander[0].label == "另有 1 项已填内容暂不使用"
    assert any("角色" in one.value for one in at.expander[0].markdown)
    assert not opened("pages/3_subject.py", pid, view="check").expander


def test_rows_of_a_group_out_of_use_count_as_one():
    project = Project.from_answers(
        {
            "scope.kind": "生成合成类",
            "scope.role": "服务技术支持者",
            "subject.products": ["p"],
            "subject.products.p.name": "示例产品",
        }
    )
    assert hidden.unused(project) == {"subject.products": "产品信息"}


def test_versions_are_kept_and_compared(store):
    pid = filled(store)
    at = opened("pages/10_versions.py", pid)
    assert "还没有版本" in at.info[0].value
    at.text_input[0].set_value("第一次提交")
    at.button[0].click().run()
    assert "两边的内容一样" in at.success[0].value
    store.put_many(
        pid, {"scope.name": "改过的算法名称", "governance.staff": "专职 3 人"}, USER
    )
    at = opened("pages/10_versions.py", pid)
    text = "\n".join(one.value for one in at.markdown)
    assert "有 2 处不同" in text
    assert "变更备案] 1 处" in text and "留痕] 1 处" in text
    assert "最晚" not in text and "首次备案" in at.caption[0].value
    store.put_many(pid, {"scope.filing": "变更备案"}, USER)
    at = opened("pages/10_versions.py", pid)
    text = "\n".join(one.value for one in at.markdown)
    assert "变更备案] 1 处，最晚" in text


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def given(store: Store, key: str, name: str, content: bytes, kind: str, pid: str):
    at = opened("pages/11_exchange.py", pid)
    at.file_uploader(key=f"{key}.file").set_value((name, content, kind)).run()
    assert not at.exception
    return at


def test_a_workbook_is_taken_over_after_it_was_looked_at(store):
    pid = filled(store)
    content = collection(demo("push"), Wanted(everything=True))
    content = filled_in(content, scope__brief="客户写的", scope__name="改名")
    store.put_many(pid, {"scope.brief": ""}, USER)
    at = given(store, "exchange.collected", "表.xlsx", content, _XLSX, pid)
    assert any("读到 2 处不同" in one.value for one in at.markdown)
    assert store.answers(pid, USER)["scope.brief"].value == ""
    at.button(key="exchange.collected.take").click().run()
    assert not at.exception
    answers = store.answers(pid, USER)
    assert answers["scope.brief"].value == "客户写的"
    assert answers["scope.name"].value == "改名"
    [kept] = store.versions(pid, USER)
    assert kept.name.startswith("采用前")
    assert "已采用 2 处" in at.success[0].value


def test_a_workbook_that_is_none_is_refused_with_the_reason(store):
    at = given(store, "exchange.collected", "表.xlsx", b"PK none", _XLSX, filled(store))
    assert "文件不完整" in at.error[0].value


def test_an_edited_document_is_taken_over_after_it_was_looked_at(store):
    pid = filled(store)
    project = demo("push").answer("subject.officer", "赵示例")
    package = written(DOCUMENTS[0], project, ())
    store.put_many(pid, {"scope.brief": "后来改的简介"}, USER)
    at = given(store, "exchange.edited", "改.docx", package, _DOCX, pid)
    assert "没有要更新的内容" in at.success[0].value, "nobody edited it since it left"
    edited = changed(package, ("赵示例", "钱示例"))
    at = given(store, "exchange.edited", "改.docx", edited, _DOCX, pid)
    assert any("读到 1 处不同" in one.value for one in at.markdown)
    assert at.button(key="exchange.edited.take").disabled, "a conflict waits for a yes"
    at.checkbox(key="exchange.edited.all").check().run()
    at.button(key="exchange.edited.take").click().run()
    assert store.answers(pid, USER)["subject.officer"].value == "钱示例"
    assert store.answers(pid, USER)["scope.brief"].value == "后来改的简介"


def test_an_exported_document_is_imported_as_a_project(store):
    package = written(DOCUMENTS[0], demo("generation"), ())
    at = opened("app.py")
    at.file_uploader(key="home.file").set_value(("导出.docx", package, _DOCX)).run()
    assert not at.exception
    assert any("读到项目" in one.value for one in at.success)
    at.button(key="home.import").click().run()
    [summary] = store.projects(USER)
    cells = store.answers(summary.id, USER).items()
    assert Project.from_answers({w: cell.value for w, cell in cells}) == demo(
        "generation"
    )


def test_a_template_is_filled_and_a_label_is_pointed_out_once(store):
    pid = filled(store)
    at = opened("pages/11_exchange.py", pid)
    blank = ("模板.docx", assessment(), _DOCX)
    at.file_uploader(key="template.file").set_value(blank).run()
    assert not at.exception
    assert at.success[0].value.startswith(
        "填好 17 处，还没有答案的 0 处，没认出来的 2 处"
    )
    [slogan] = [one for one in at.selectbox if one.label == "企业口号"]
    slogan.set_value("mechanism.intent").run()
    assert not at.exception
    assert at.success[0].value.startswith("填好 18 处")
    again = opened("pages/11_exchange.py", filled(store))
    again.file_uploader(key="template.file").set_value(blank).run()
    assert again.success[0].value.startswith("填好 18 处"), "remembered"


def test_a_file_that_is_no_template_is_refused_with_the_reason(store):
    at = opened("pages/11_exchange.py", filled(store))
    at.file_uploader(key="template.file").set_value(("x.docx", b"PK", _DOCX)).run()
    assert not at.exception and "文件不完整" in at.error[0].value


def test_finished_files_are_looked_through_together(store):
    at = opened("pages/11_exchange.py", filled(store))
    sound = written(DOCUMENTS[1], demo("push"), (), manner=Manner(final=True))
    spoiled = changed(sound, ("示例视听科技（北京）有限公司", "别家公司"))
    at.file_uploader(key="finished.files").set_value([("好.docx", sound, _DOCX)]).run()
    assert not at.exception
    assert any("没有发现问题" in one.value for one in at.success)
    both = [("好.docx", sound, _DOCX), ("坏.docx", spoiled, _DOCX)]
    at.file_uploader(key="finished.files").set_value(both).run()
    text = "\n".join(one.value for one in at.markdown)
    assert "与项目里的不一致" in text and "别家公司" in text
    assert any("必须修改" in one.value for one in at.warning)


def test_a_public_statement_is_drafted_with_one_click_and_only_while_it_is_blank(store):
    pid = filled(store, "push")
    where = "mechanism.operation"
    at = opened("pages/4_mechanism.py", pid)
    assert not [b for b in at.button if b.key == f"draft_{where}"]
    at.text_area(key=f"{pid}:{where}").input("").run()
    at.button(key=f"draft_{where}").click().run()
    assert not at.exception
    assert kept(store, pid).at(where).startswith("依次进行：（1）接收请求；")
    assert at.text_area(key=f"{pid}:{where}").value == kept(store, pid).at(where)
    assert not [b for b in at.button if b.key == f"draft_{where}"]


def test_what_was_typed_since_a_button_was_drawn_stays(store):
    pid = filled(store, "unfinished")
    at = opened("pages/7_governance.py", pid)
    at.button(key="systems_all").click().run()
    unnamed = [s.id for s in kept(store, pid).governance.systems if not s.name]
    typed = f"governance.systems.{unnamed[0]}.name"
    version = store.answers(pid, USER).get(typed)
    store.put(pid, typed, "《应急预案》", version.version if version else 0, USER)
    at.button(key="systems_unwritten").click().run()
    assert not at.exception
    names = [kept(store, pid).at(f"governance.systems.{one}.name") for one in unnamed]
    assert names == ["《应急预案》", *["尚未成文"] * (len(unnamed) - 1)]


@pytest.mark.parametrize("ended", [StopException, RerunException])
def test_an_edit_whose_run_is_ended_before_it_is_stored_is_stored(
    store, monkeypatch, ended
):
    pid = filled(store, "push")
    at = opened("pages/3_subject.py", pid)
    field = at.text_input(key=f"{pid}:subject.company").input("示例新公司")
    looked = session.own

    def stored():
        return store.answers(pid, USER)["subject.company"].value == "示例新公司"

    def look():
        if begun and not stored():  # as Streamlit ends it at each look
            raise ended(RerunData()) if ended is RerunException else ended
        return looked()

    begun = []
    monkeypatch.setattr(hidden, "would_go", lambda *_: begun.append(1) or look())
    monkeypatch.setattr(session, "own", look)
    field.run()
    assert begun
    assert stored()


def test_the_helps_before_a_part_are_drawn_again_with_it():
    assert set(form._BEFORE) == refresh.BEFORE


def test_what_the_chosen_functions_tell_is_carried_over_with_one_click(store):
    pid = filled(store, "push")
    told = kept(store, pid).scope
    for name in ("kind", "scene", "status", "online_on"):
        cell = store.answers(pid, USER)[f"scope.{name}"]
        store.put(pid, f"scope.{name}", None, cell.version, USER)
    at = opened("pages/2_scope.py", pid)
    button = at.button(key="follow_scope")
    assert button.label == "把所选功能的算法类型、使用场景、上线状态、上线时间带到下面"
    button.click().run()
    assert not at.exception
    after = kept(store, pid).scope
    assert (after.kind, after.scene, after.status, after.online_on) == (
        told.kind,
        told.scene,
        told.status,
        told.online_on,
    )
    assert at.radio(key=f"{pid}:scope.kind").value == told.kind
    assert not [b for b in at.button if b.key == "follow_scope"]


def test_whether_models_are_trained_is_carried_over_with_one_click(store):
    pid = filled(store, "generation")
    where = "data.trains"
    cell = store.answers(pid, USER)[where]
    store.put(pid, where, None, cell.version, USER)
    at = opened("pages/5_data.py", pid)
    at.button(key=f"draft_{where}").click().run()
    assert not at.exception
    assert kept(store, pid).data.trains is False
    assert not [b for b in at.button if b.key == f"draft_{where}"]


def test_a_company_told_once_is_carried_to_its_row_with_one_click(store):
    pid = filled(store, "generation")
    party = next(one for one in kept(store, pid).data.parties if one.entity)
    row = f"data.parties.{party.id}"
    for where, value in ((f"{row}.name", party.entity), (f"{row}.entity", None)):
        store.put(pid, where, value, store.answers(pid, USER)[where].version, USER)
    at = opened("pages/5_data.py", pid, open=row)
    at.button(key=f"draft_{row}.entity").click().run()
    assert not at.exception
    assert kept(store, pid).at(f"{row}.entity") == party.entity
    assert at.text_input(key=f"{pid}:{row}.entity").value == party.entity


def test_risks_that_follow_from_the_answers_are_offered_first(store):
    pid = filled(store, "dispatch")
    risk = kept(store, pid).risk.risks[0].id
    at = opened("pages/6_risk.py", pid, open=f"risk.risks.{risk}")
    (covers,) = [
        one for one in at.multiselect if one.key == f"{pid}:risk.risks.{risk}.covers"
    ]
    likely = [str(one.risk) for one in verdict.likely_risks(kept(store, pid))]
    assert [one.split("（")[0] for one in covers.options[: len(likely)]] == likely
    assert len(covers.options) == len(LikelyRisk)


def test_after_one_system_that_is_not_written_the_rest_is_said_at_a_click(store):
    pid = filled(store, "unfinished")
    at = opened("pages/7_governance.py", pid)
    at.button(key="systems_all").click().run()
    first, *rest = [s.id for s in kept(store, pid).governance.systems if not s.name]
    row = f"governance.systems.{first}"
    at = opened("pages/7_governance.py", pid, open=row)
    assert not [b for b in at.button if b.key == "systems_rest"]
    at.text_input(key=f"{pid}:{row}.name").set_value("还没有成文").run()
    button = at.button(key="systems_rest")
    assert str(len(rest)) in button.label
    button.click().run()
    assert not at.exception
    told = {system.id: system for system in kept(store, pid).governance.systems}
    assert rest and all(told[one].name == "尚未成文" for one in rest)
    assert told[first].name == "还没有成文"


def test_what_people_see_of_a_review_becomes_a_step_of_its_own_at_a_click(store):
    pid = filled(store, "unfinished")
    step = next(s for s in kept(store, pid).mechanism.steps if s.stage in REVIEWS)
    row = f"mechanism.steps.{step.id}"
    at = opened("pages/4_mechanism.py", pid, open=row)
    assert not [b for b in at.button if b.key == f"apart_{row}"]
    at.text_area(key=f"{pid}:{row}.does").set_value("比对词库，拿不准的转人工看").run()
    at.button(key=f"apart_{row}").click().run()
    assert not at.exception
    steps = kept(store, pid).mechanism.steps
    theirs = steps[[s.id for s in steps].index(step.id) + 1]
    assert (theirs.kind, theirs.stage) == (NodeKind.HUMAN, step.stage)
    assert step.name in theirs.does and theirs.name
    doubtful = [e for e in algorithm_flow(kept(store, pid)).edges if e.label == "存疑"]
    assert (step.id, theirs.id) in {(e.source, e.target) for e in doubtful}
    at = opened("pages/4_mechanism.py", pid, open=row)
    assert not [b for b in at.button if b.key == f"apart_{row}"]


def test_the_systems_that_are_missing_are_listed_with_one_click(store):
    pid = filled(store, "unfinished")
    before = {system.kind for system in kept(store, pid).governance.systems}
    at = opened("pages/7_governance.py", pid)
    at.button(key="systems_all").click().run()
    assert not at.exception
    listed = [system.kind for system in kept(store, pid).governance.systems]
    assert set(listed) == set(LISTED_SYSTEMS) and len(before) < len(listed) == len(
        LISTED_SYSTEMS
    )
    assert not [b for b in at.button if b.key == "systems_all"]
    unnamed = [s.id for s in kept(store, pid).governance.systems if not s.name]
    at.button(key="systems_unwritten").click().run()
    assert not at.exception
    told = {system.id: system for system in kept(store, pid).governance.systems}
    assert unnamed and not any(told[one].written for one in unnamed)
    assert all(system.name for system in told.values())
    assert not [b for b in at.button if b.key == "systems_unwritten"]
    unkept = [s.id for s in told.values() if not s.owner]
    owner = next(s.owner for s in told.values() if s.owner)
    at.button(key=f"systems_owner_{owner}").click().run()
    assert not at.exception
    told = {system.id: system for system in kept(store, pid).governance.systems}
    assert unkept and {told[one].owner for one in unkept} == {owner}
    assert not [b for b in at.button if "systems_owner" in str(b.key)]


def test_a_file_of_another_project_is_told_before_anything_of_it_is_taken(store):
    pid = filled(store, "push")
    content = filled_in(
        collection(demo("push"), Wanted(everything=True)), scope__brief="客户写的"
    )
    store.put_many(pid, {"subject.company": "别家公司"}, USER)
    at = given(store, "exchange.collected", "表.xlsx", content, _XLSX, pid)
    assert "别家公司" in at.warning[0].value
    assert at.button(key="exchange.collected.take").disabled
