"""Terms a lay person meets in the questions: each in plain words, with its article.

The terms stand in `glossary.toml`. An article that `laws/` does not hold stops the program
at import, as everywhere.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from filing.law import Article, article_of

_FILE = Path(__file__).with_name("glossary.toml")


class Term(NamedTuple):
    """A term, what it means in plain words, and where it comes from."""

    name: str
    plain: str
    article: Article


def _load() -> dict[str, Term]:
    entries = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        name: Term(name, entry["plain"], article_of(entry["law"], entry["article"]))
        for name, entry in entries.items()
    }


GLOSSARY = _load()
_LONGEST_FIRST = sorted(GLOSSARY, key=len, reverse=True)


@cache
def terms_in(text: str) -> tuple[Term, ...]:
    """The terms that a text uses, in the order in which they stand in it.

    A term inside a longer one is not found there: 敏感个人信息 does not also bring 个人信息.
    """
    places = {}
    for name in _LONGEST_FIRST:
        place = text.find(name)
        if place >= 0:
            places[place] = GLOSSARY[name]
            text = text.replace(name, "\0" * len(name))
    return tuple(places[place] for place in sorted(places))
