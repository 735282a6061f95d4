"""The checks that a person makes."""

import pytest

from filing.manual import ManualCheck
from filing.project import Project


@pytest.mark.parametrize("check", ManualCheck, ids=lambda check: check.name)
def test_a_check_says_what_to_look_at_why_by_hand_and_for_which_points(check):
    assert check.plain and check.why
    assert check.points and set(check.points) <= set(range(1, 89))


def test_ticks_are_answers_of_the_project():
    ticked = [ManualCheck.LICENCE, ManualCheck.PDF]
    project = Project().answer("governance.checked", ticked)
    assert Project.from_answers(project.answers()).governance.checked == tuple(ticked)
