"""检查我的回答: every question of a step stands on its sheet, escaped, gaps as 待补充."""

from html import unescape

import pytest

from filing.project import STEPS, Project
from filing.screen.check import html
from tests.conftest import demo


def sheet(project: Project, step: str) -> str:
    return unescape(html(project, step, lambda where: f"/go/{where}"))


@pytest.mark.parametrize("step", STEPS)
def test_every_question_that_applies_is_on_the_sheet_with_its_way(step):
    for project in (Project(), *map(demo, ("push", "generation", "unfinished"))):
        text = sheet(project, step)
        for one in project.asked(step):
            single = one.where.count(".") == 1
            names_row = not single and one.where.endswith(f".{one.holder.named_by()}")
            shown = one.question.label if single else one.question.noun
            assert names_row or shown in text
            if single and not (isinstance(one.value, tuple) and one.value):
                assert f'href="/go/{one.where}"' in text


def test_a_gap_is_marked_and_an_optional_one_is_not():
    lines = {
        label: line
        for line in sheet(Project(), "subject").split("<tr>")
        for label in (one.question.label for one in Project().asked("subject"))
        if label in line
    }
    for one in Project().asked("subject"):
        assert ("待补充" in lines[one.question.label]) is not one.question.optional


def test_a_chosen_option_is_shown_in_the_words_of_the_page():
    project = Project().answer("applicability.permits", ["都不涉及"])
    assert "<td>都不涉及</td>" in sheet(project, "applicability")


def test_what_a_person_typed_is_shown_as_it_is():
    project = Project().answer("scope.name", "<b>甲</b>")
    assert "<b>甲</b>" not in html(project, "scope", str)
    assert "&lt;b&gt;甲&lt;/b&gt;" in html(project, "scope", str)


def test_rows_alike_in_everything_are_each_shown():
    project = Project().add("scope.functions", "a").add("scope.functions", "b")
    text = sheet(project, "scope")
    assert "/go/scope.functions.a." in text and "/go/scope.functions.b." in text


def test_what_must_be_mended_is_told_at_its_answer():
    project = Project().answer("applicability.served_on", "2024年6月")
    project = project.answer("applicability.status", "已上线")
    wrong = {"applicability.served_on": "提供服务之日：不是具体日期"}
    sheet = html(project, "applicability", lambda where: where, wrong)
    assert "<br><mark>要改：提供服务之日：不是具体日期</mark>" in sheet
    assert "要改" not in html(project, "applicability", lambda where: where)
