"""Working days of China, held against the arrangements announced for 2025 and 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filing.calendar import YearNotCovered, is_working_day, working_days_after


def days(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


HOLIDAYS = [
    ("2025 元旦", "2025-01-01", "2025-01-01"),
    ("2025 春节", "2025-01-28", "2025-02-04"),
    ("2025 清明节", "2025-04-04", "2025-04-06"),
    ("2025 劳动节", "2025-05-01", "2025-05-05"),
    ("2025 端午节", "2025-05-31", "2025-06-02"),
    ("2025 国庆节和中秋节", "2025-10-01", "2025-10-08"),
    ("2026 元旦", "2026-01-01", "2026-01-03"),
    ("2026 春节", "2026-02-15", "2026-02-23"),
    ("2026 清明节", "2026-04-04", "2026-04-06"),
    ("2026 劳动节", "2026-05-01", "2026-05-05"),
    ("2026 端午节", "2026-06-19", "2026-06-21"),
    ("2026 中秋节", "2026-09-25", "2026-09-27"),
    ("2026 国庆节", "2026-10-01", "2026-10-07"),
]
# Saturdays and Sundays on which people work.
WORKED_WEEKENDS = [
    "2025-01-26",
    "2025-02-08",
    "2025-04-27",
    "2025-09-28",
    "2025-10-11",
    "2026-01-04",
    "2026-02-14",
    "2026-02-28",
    "2026-05-09",
    "2026-09-20",
    "2026-10-10",
]


@pytest.mark.parametrize(
    ("first", "last"), [h[1:] for h in HOLIDAYS], ids=[h[0] for h in HOLIDAYS]
)
def test_nobody_works_on_a_holiday(first, last):
    assert not any(map(is_working_day, days(first, last)))


@pytest.mark.parametrize("day", WORKED_WEEKENDS)
def test_people_work_on_the_weekend_days_that_make_up(day):
    assert date.fromisoformat(day).weekday() >= 5
    assert is_working_day(date.fromisoformat(day))


def test_every_other_day_of_the_two_years_is_as_the_week_has_it():
    off = {day for _, first, last in HOLIDAYS for day in days(first, last)}
    worked = {date.fromisoformat(day) for day in WORKED_WEEKENDS}
    for day in days("2025-01-01", "2026-12-31"):
        expected = day in worked or (day.weekday() < 5 and day not in off)
        assert is_working_day(day) is expected, day


COUNTS = [
    ("a plain fortnight", "2026-03-02", 10, "2026-03-16"),
    ("over 春节, two made-up Saturdays", "2026-02-09", 10, "2026-02-28"),
    ("over 国庆, a made-up Saturday", "2026-09-28", 10, "2026-10-16"),
    ("the eve of 国庆", "2026-09-30", 1, "2026-10-08"),
    ("from within a holiday", "2026-10-03", 10, "2026-10-20"),
    ("over the end of a covered year", "2025-12-25", 10, "2026-01-09"),
    ("twenty days", "2026-09-01", 20, "2026-09-29"),
    ("thirty days", "2026-04-01", 30, "2026-05-18"),
    ("no days", "2026-10-03", 0, "2026-10-03"),
]


@pytest.mark.parametrize(
    ("day", "n", "due"), [c[1:] for c in COUNTS], ids=[c[0] for c in COUNTS]
)
def test_working_days_are_counted_from_the_next_day(day, n, due):
    found = working_days_after(date.fromisoformat(day), n)
    assert found == date.fromisoformat(due)


def test_a_year_that_is_not_covered_is_said_and_not_guessed():
    with pytest.raises(YearNotCovered, match=r"2040.*以国务院办公厅公布的放假安排为准"):
        working_days_after(date(2040, 1, 5), 1)


def test_a_count_that_runs_out_of_the_covered_years_is_not_guessed():
    with pytest.raises(YearNotCovered) as told:
        working_days_after(date(2003, 12, 1), 10)
    assert told.value.year == 2003


@given(
    st.dates(date(2025, 1, 1), date(2026, 10, 1)),
    st.integers(min_value=1, max_value=30),
)
def test_the_nth_working_day_is_one_and_has_n_before_it(day, n):
    due = working_days_after(day, n)
    assert is_working_day(due)
    passed = [day + timedelta(days=k) for k in range(1, (due - day).days + 1)]
    assert sum(map(is_working_day, passed)) == n
