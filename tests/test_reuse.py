"""复制与复用: what a new filing takes over, and what it must not."""

import pytest

from filing.project import STEPS, Project, question_at
from filing.reuse import _COMPANY, _PRODUCT, Reuse, holds_for_all, reused
from filing.rules import likeness, review
from tests.conftest import demo


@pytest.mark.parametrize("where", _PRODUCT)
def test_what_is_shared_is_a_question(where):
    assert question_at(where) and where.partition(".")[0] in STEPS


@pytest.mark.parametrize("how", list(Reuse))
@pytest.mark.parametrize("name", ["push", "generation", "dispatch"])
def test_nothing_of_the_algorithm_is_taken_over(how, name):
    taken = reused(demo(name), how)
    project = Project.from_answers(taken.answers)
    old = demo(name)
    assert project.subject.company == old.subject.company
    assert project.governance.systems == old.governance.systems
    assert not any(
        w.startswith(("mechanism.", "risk.", "work.")) for w in taken.answers
    )
    assert "scope.name" not in taken.answers and "scope.brief" not in taken.answers
    assert (project.data.items == old.data.items) is (how is Reuse.PRODUCT)
    assert set(_COMPANY) < set(_PRODUCT)


def test_what_must_be_written_anew_is_said():
    taken = reused(demo("push"), Reuse.COMPANY)
    told = "\n".join(taken.anew)
    assert "算法名称" in told and "产品信息" in told
    assert "主体名称" not in told
    gaps = [one for one in review(Project.from_answers(taken.answers)) if one.gap]
    assert gaps


@pytest.mark.parametrize("how", list(Reuse))
def test_what_is_taken_over_is_not_told_as_copied(how):
    old = demo("push")
    project = Project.from_answers(reused(old, how).answers)
    told = likeness.passages(old)
    own = {one: runs for one, runs in told.items() if not holds_for_all(one)}
    assert own and len(own) < len(told)
    found = review(project, {"旧项目": own})
    assert [one for one in found if one.rule.topic == "likeness"] == []
