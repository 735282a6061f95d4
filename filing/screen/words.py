"""Text for the screen: what a person typed, never read as Markdown."""

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$^])")


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def slug(where: str) -> str:
    """An address as a part of a class name."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", where)
