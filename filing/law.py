"""The laws we cite, and the only way to cite them.

A citation is checked at import: an article that `laws/` does not hold stops the program
before anybody can read a wrong number.
"""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

_FOLDER = Path(__file__).parent / "laws"


class Article(BaseModel):
    """One article: our own one-line gist of it, and how far it can be relied on.

    `until` is the last day on which this number stood for this content; `now` is where
    the content is found since. `checked` is False where the official text was not read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    law: str
    short: str
    number: str
    gist: str
    url: str
    in_force: date
    until: date | None = None
    now: str = ""
    checked: bool = True

    def __str__(self) -> str:
        """How a person cites it: 《算法推荐规定》第十七条."""
        mark = "" if self.checked else "（条号以公布文本为准）"
        return f"《{self.short}》{self.number}{mark}"


class Law(BaseModel):
    """One regulation: one file under `laws/`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    short: str
    issuer: str
    in_force: date
    url: str
    note: str = ""
    articles: dict[str, Article]

    @model_validator(mode="before")
    @classmethod
    def _spread(cls, raw: dict[str, Any]) -> dict[str, Any]:
        """Let an article stand in the file as one line, its gist or a small table."""
        common = {"law": raw["title"], "short": raw["short"], "url": raw["url"]}
        articles = {}
        for number, entry in raw["articles"].items():
            line = {"gist": entry} if isinstance(entry, str) else entry
            articles[number] = {
                **common,
                "number": number,
                "in_force": raw["in_force"],
                **line,
            }
        return {**raw, "articles": articles}

    def __getitem__(self, number: str) -> Article:
        """The article with this number, such as 第十七条; KeyError if we do not hold it."""
        return self.articles[number]


@cache
def load(name: str) -> Law:
    """The law in `laws/{name}.toml`."""
    text = (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    return Law.model_validate(tomllib.loads(text))


def article_of(name: str, number: str) -> Article:
    """The article that a data file names by law and number.

    Raises FileNotFoundError or KeyError where `laws/` does not hold it.
    """
    return load(name)[number]


ALGORITHM_RECOMMENDATION = load("algorithm_recommendation")
DEEP_SYNTHESIS = load("deep_synthesis")
GENERATIVE_AI = load("generative_ai")
CONTENT_LABELLING = load("content_labelling")
SECURITY_ASSESSMENT = load("security_assessment")
PERSONAL_INFORMATION = load("personal_information")
DATA_SECURITY = load("data_security")
NETWORK_DATA = load("network_data")
MINORS = load("minors")
CYBERSECURITY = load("cybersecurity")
INTERNET_SERVICES = load("internet_services")
INTERNATIONAL_NETWORKING = load("international_networking")
AI_ETHICS = load("ai_ethics")
HUMANLIKE_INTERACTION = load("humanlike_interaction")

LAWS: tuple[Law, ...] = (
    ALGORITHM_RECOMMENDATION,
    DEEP_SYNTHESIS,
    GENERATIVE_AI,
    CONTENT_LABELLING,
    SECURITY_ASSESSMENT,
    PERSONAL_INFORMATION,
    DATA_SECURITY,
    NETWORK_DATA,
    MINORS,
    CYBERSECURITY,
    INTERNET_SERVICES,
    INTERNATIONAL_NETWORKING,
    AI_ETHICS,
    HUMANLIKE_INTERACTION,
)
