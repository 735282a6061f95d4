"""Working days in China. This file alone knows the library that holds the holidays."""

from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar


class YearNotCovered(LookupError):
    """A day of a year whose holidays we do not hold. The message is for the person."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"{year} 年的放假和调休安排还没有收录，这里不作推算，"
            "以国务院办公厅公布的放假安排为准"
        )
        self.year = year


def is_working_day(day: date) -> bool:
    """Whether people work on this day: weekdays and 调休 days, holidays left out."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        raise YearNotCovered(day.year) from None


@lru_cache(maxsize=1024)
def working_days_after(day: date, n: int) -> date:
    """The n-th working day after this day; the day itself is not counted.

    Raises YearNotCovered when the count enters a year whose holidays are not known.
    """
    while n > 0:
        day += timedelta(days=1)
        n -= is_working_day(day)
    return day
