"""What is wrong in a finished file."""

from typing import NamedTuple

from filing.finding import Severity

LONG = 40
"""How much of a file's own words a flaw quotes."""


class Flaw(NamedTuple):
    """Something in a finished file: which file, the words, what is wrong, what to do."""

    file: str
    severity: Severity
    said: str
    what: str
    next: str


def around(line: str, at: int) -> str:
    """The words of a line around this place, short enough to be quoted."""
    start = max(at - 12, 0)
    return line[start : start + LONG]
