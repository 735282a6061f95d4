"""Which answers are compared in finished files, and when two values say the same.

A code, a number, a name and a day say exactly the same or something else; a passage may
stand in a longer one.
"""

import re
from collections.abc import Callable
from enum import Enum

from filing.proofread.names import SHAPES
from filing.proofread.numerals import days, squeezed


class Kind(Enum):
    """How the values of an answer compare."""

    NAME = "name"
    PERSON = "person"
    CODE = "code"
    PHONE = "phone"
    EMAIL = "email"
    OPTION = "option"
    DAY = "day"
    TEXT = "text"


COMPARED = {
    "subject.company": Kind.NAME,
    "subject.credit_code": Kind.CODE,
    "subject.address": Kind.TEXT,
    "subject.legal_representative": Kind.PERSON,
    "subject.officer": Kind.PERSON,
    "subject.officer_phone": Kind.PHONE,
    "subject.officer_email": Kind.EMAIL,
    "scope.name": Kind.NAME,
    "scope.kind": Kind.OPTION,
    "scope.domain": Kind.OPTION,
    "scope.scene": Kind.OPTION,
    "scope.number": Kind.CODE,
    "scope.online_on": Kind.DAY,
    "risk.assessed_on": Kind.DAY,
    "risk.written_on": Kind.DAY,
    "mechanism.principle": Kind.TEXT,
    "mechanism.operation": Kind.TEXT,
    "mechanism.usage": Kind.TEXT,
    "mechanism.intent": Kind.TEXT,
}
"""The answers whose values are compared, by address, and how."""
_CALLED = re.compile(r"\((?:以下|下称|简称|盖章|公章|加盖|签)[^()]*\)$")
_BRACKET = re.compile(r"\([^()]*\)$")
_TICKED = re.compile(r"[☑■☒√]([^☐□☑■☒√;,、]{1,20})")
_BOXED = re.compile("[☐□☑■☒]")
_SAYS_ENOUGH = 8


def says_same(where: str, one: str, two: str) -> bool:
    """Whether two values of the answer at this address say the same, one maybe shorter."""
    left, right = squeezed(one).strip("。"), squeezed(two).strip("。")
    return left == right or _SAME[COMPARED[where]](left, right)


def said_whole(where: str, value: str, ours: str) -> bool:
    """Whether a value says all of ours; for a passage it may say more."""
    if COMPARED[where] is Kind.TEXT:
        return squeezed(ours).strip("。") in squeezed(value)
    return says_same(where, value, ours)


def reached(kind: Kind, text: str) -> set[str]:
    """The telephone numbers or the mail addresses in a text, as they compare."""
    if kind is Kind.EMAIL:
        return set(SHAPES["电子邮箱"].findall(squeezed(text)))
    return {_digits(one) for one in SHAPES["手机或电话号码"].findall(squeezed(text))}


def called(name: str) -> str:
    """A squeezed name without a bracket that only says what it is called or stamped."""
    return _CALLED.sub("", name)


def _names(left: str, right: str) -> bool:
    return called(left) == called(right)


def _people(left: str, right: str) -> bool:
    return _BRACKET.sub("", left) == _BRACKET.sub("", right)


def _exactly(left: str, right: str) -> bool:
    return left == right


def _phones(left: str, right: str) -> bool:
    return _digits(left) == _digits(right) != ""


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text.removeprefix("+86"))


def _options(left: str, right: str) -> bool:
    """The same option; one may lack what stands in brackets, or be one of those ticked."""
    sides = [_TICKED.findall(side) or [side] for side in (left, right)]
    return all(
        any(one == two or one == _BRACKET.sub("", two) for two in others)
        or any(two == _BRACKET.sub("", one) for two in others)
        for some, others in (sides, reversed(sides))
        for one in some
    )


def _days(left: str, right: str) -> bool:
    one, two = ([day for _, day in days(side)] for side in (left, right))
    if not one and _BOXED.search(left):
        return True  # boxes of a state, such as ☑已上线, name no day
    return bool(one) and one == two and None not in one


def _passages(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return len(short) >= _SAYS_ENOUGH and short in long


_SAME: dict[Kind, Callable[[str, str], bool]] = {
    Kind.NAME: _names,
    Kind.PERSON: _people,
    Kind.CODE: _exactly,
    Kind.PHONE: _phones,
    Kind.EMAIL: _exactly,
    Kind.OPTION: _options,
    Kind.DAY: _days,
    Kind.TEXT: _passages,
}
