"""Words, days and numbers as they compare: whatever the width, the blanks, the numerals."""

import re
import unicodedata
from datetime import date

_ONES = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0}
_SIGNS = "".join(_ONES)
_CHINESE_DAY = re.compile(
    rf"([{_SIGNS}]{{4}})年([{_SIGNS}十]{{1,3}})月([{_SIGNS}十]{{1,3}})日?"
)
_DAY = re.compile(
    r"(?<![\d./-])((?:19|20)\d\d)(?:年(\d{1,2})月(\d{1,2})日?"
    r"|([-/.])(\d{1,2})\4(\d{1,2})(?![\d/-]|\.\d))"
)


def squeezed(text: str) -> str:
    """The text for comparing: half-width, without blanks, capital letters."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).upper()


def number(text: str) -> int | None:
    """The number below a thousand that digits or Chinese numerals write; else None."""
    if text.isdecimal():
        return int(text)
    hundreds, hundred, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    parts = (hundreds if hundred else "零", tens if ten else "零", ones or "零")
    if any(len(part.strip("零")) > 1 or set(part) - set(_ONES) for part in parts):
        return None
    whole = [_one(part) for part in parts]
    whole[0] = whole[0] or int(bool(hundred))
    whole[1] = whole[1] or int(bool(ten))
    return 100 * whole[0] + 10 * whole[1] + whole[2]


def _one(part: str) -> int:
    return _ONES[part[-1]] if part else 0


def days(text: str) -> list[tuple[str, date | None]]:
    """The days that a text names, each as written; None for a day that there is not."""
    plain = _CHINESE_DAY.sub(_in_digits, squeezed(text))
    found: list[tuple[str, date | None]] = []
    for one in _DAY.finditer(plain):
        year, month, day = (int(part) for part in one.groups() if _digits(part))
        try:
            found.append((one[0], date(year, month, day)))
        except ValueError:
            found.append((one[0], None))
    return found


def _digits(part: str | None) -> bool:
    return part is not None and part.isdecimal()


def _in_digits(found: re.Match[str]) -> str:
    year = "".join(str(_ONES[sign]) for sign in found[1])
    month, day = number(found[2]), number(found[3])
    return found[0] if month is None or day is None else f"{year}年{month}月{day}日"
