"""Pictures for a template that is filled: new parts, and what names them."""

from collections.abc import Mapping
from xml.parsers import expat

from filing.gate import Refused
from filing.screenshot import ending
from filing.word.spans import Edit, spans

_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_NEW = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
)


def named(digest: str) -> str:
    """The id by which the body names a picture: always the same for the same."""
    return f"rIdFill{digest[:16]}"


def with_media(
    parts: Mapping[str, bytes], media: Mapping[str, bytes]
) -> tuple[dict[str, list[Edit]], dict[str, bytes]]:
    """The edits of parts, and the parts, that these pictures by their digest ask for.

    What an earlier run added is not added again. Raises Refused for a broken package.
    """
    edits: dict[str, list[Edit]] = {}
    added: dict[str, bytes] = {}
    new = {name: one for name, one in media.items() if not _known(parts, name)}
    if not new:
        return edits, added
    for digest, content in new.items():
        added[f"word/{_target(digest, content)}"] = content
    relations = "".join(
        f'<Relationship Id="{named(one)}" Type="{_IMAGE}" Target="{_target(one, new[one])}"/>'
        for one in new
    )
    if _RELATIONS in parts:
        edits[_RELATIONS] = [_within(parts[_RELATIONS], relations)]
    else:
        added[_RELATIONS] = f"{_NEW}{relations}</Relationships>".encode()
    missing = _untold(parts.get(_TYPES, b""), {ending(one) for one in new.values()})
    if missing:
        edits[_TYPES] = [_within(parts[_TYPES], missing)]
    return edits, added


def _known(parts: Mapping[str, bytes], digest: str) -> bool:
    return f'"{named(digest)}"'.encode() in parts.get(_RELATIONS, b"")


def _target(digest: str, content: bytes) -> str:
    return f"media/fill{digest[:16]}.{ending(content)}"


def _untold(types: bytes, endings: set[str]) -> str:
    """The types of these endings, as far as the package does not name them."""
    told = {
        one.attributes.get("Extension", "").lower()
        for one in spans(types).children
        if one.name == "Default"
    }
    return "".join(
        f'<Default Extension="{one}" ContentType="image/{one}"/>'
        for one in sorted(endings - told)
    )


def _within(part: bytes, inside: str) -> Edit:
    """The text at the end of a part's root."""
    try:
        root = spans(part)
    except expat.ExpatError as error:
        raise Refused("模板的内容不完整。请重新下载后再传。") from error
    if ":" in root.name:
        raise Refused("模板的写法少见。请在 Word 或 WPS 里另存为 .docx 再传。")
    if root.inner == root.end:
        opening = part[root.start : root.end - 2].rstrip()
        new = opening + f">{inside}</{root.name}>".encode()
        return Edit(root.start, root.end, new)
    return Edit(root.inner_end, root.inner_end, inside.encode())
