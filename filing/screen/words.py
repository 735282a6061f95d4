"""Text for the screen: what a person typed, never read as Markdown."""

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$^])")
# What Streamlit makes a link of whatever stands behind it: a mark that nobody sees parts it.
_LINK = re.compile("(https?:|www)(//|\\.)")


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is, on one line."""
    plain = _LINK.sub("\\1\u2060\\2", " ".join(text.split()))
    return _MARKDOWN.sub(r"\\\1", plain)


def slug(where: str) -> str:
    """An address as a part of a class name."""
    return re.sub(r"[^A-Za-z0-9_-]", "-", where)
