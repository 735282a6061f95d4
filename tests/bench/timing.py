"""Rows of the table of measurements, and how a time is taken."""

import statistics
import time
from collections.abc import Callable
from typing import Any, NamedTuple


class Row(NamedTuple):
    """One line: what was measured, the figure, what it is compared with, the goal."""

    what: str
    figure: str
    beside: str
    goal: str


def median_ms(act: Callable[[], Any], times: int = 9) -> float:
    """The median time of an act in milliseconds, after one run to warm up."""
    act()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def percentile(values: list[float], share: float) -> float:
    """The value below which this share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| measured | ours | beside | goal |", "| --- | --- | --- | --- |"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)
