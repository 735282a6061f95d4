"""A document on the page, as it will stand: headings, tables, pictures and marks."""

import base64
from collections.abc import Callable, Iterable, Mapping
from html import escape

from filing.block import (
    Block,
    Contents,
    Cover,
    Fact,
    Figure,
    Heading,
    Mark,
    Note,
    Paragraph,
    Reference,
    Risks,
    Shot,
    Table,
    Text,
)
from filing.screen.pictures import grade_colour, source

Link = Callable[[str], str]
Unshot = Cover | Contents | Heading | Paragraph | Note | Table | Figure | Risks


def html(blocks: Iterable[Block], link: Link, pictures: Mapping[str, bytes]) -> str:
    """The blocks as HTML; `link` gives the address of the page of an answer.

    `pictures` are small JPEGs of the screenshots, by their digest.
    """
    drawn = list(blocks)
    numbers = _numbered(drawn)
    return "".join(
        _shot(block, numbers, pictures)
        if isinstance(block, Shot)
        else _block(block, numbers, link)
        for block in drawn
    )


def _shot(shot: Shot, numbers: dict[str, str], pictures: Mapping[str, bytes]) -> str:
    caption = escape(f"{numbers[shot.key]}　{shot.caption}")
    if shot.file not in pictures:
        return f'<p class="plain">{caption}</p>'
    coded = base64.b64encode(pictures[shot.file]).decode()
    return (
        f'<figure class="filing-shot"><img src="data:image/jpeg;base64,{coded}" '
        f'alt="{escape(shot.caption)}"/><figcaption>{caption}</figcaption></figure>'
    )


def _numbered(blocks: Iterable[Block]) -> dict[str, str]:
    """What each key of a table or figure is called, such as 表 3."""
    counts = {"表": 0, "图": 0}
    numbers = {}
    for block in blocks:
        if isinstance(block, (Table, Figure, Risks, Shot)):
            kind = "图" if isinstance(block, (Figure, Shot)) else "表"
            counts[kind] += 1
            numbers[block.key] = f"{kind} {counts[kind]}"
    return numbers


def _block(block: Unshot, numbers: dict[str, str], link: Link) -> str:
    match block:
        case Contents():
            drawn = ""
        case Heading(text=text, level=level):
            tag, plain = f"h{level + 1}", ' class="plain"' if block.aside else ""
            drawn = f"<{tag}{plain}>{escape(text)}</{tag}>"
        case Paragraph(text=text) | Note(text=text):
            note = isinstance(block, Note)
            start = '<p class="note">注：' if note else "<p>"
            drawn = f"{start}{_text(text, numbers, link)}</p>"
        case Cover():
            drawn = _cover(block, numbers, link)
        case Table():
            drawn = _table(block, numbers, link)
        case Figure():
            drawn = _figure(block, numbers)
        case Risks():
            drawn = _risks(block, numbers)
    return drawn


def _cover(cover: Cover, numbers: dict[str, str], link: Link) -> str:
    lines = [f'<p class="plain">{_text(cover.subtitle, numbers, link)}</p>']
    lines += [
        f'<p class="plain">{escape(label)}：{_text(text, numbers, link)}</p>'
        for label, text in cover.items
    ]
    return f'<h2 class="plain">{escape(cover.title)}</h2>{"".join(lines)}'


def _table(table: Table, numbers: dict[str, str], link: Link) -> str:
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in table.header)
    rows = "".join(
        "<tr>"
        + "".join(f"<td>{_text(cell, numbers, link)}</td>" for cell in row)
        + "</tr>"
        for row in table.rows
    )
    caption = f"{numbers[table.key]}　{table.caption}"
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _figure(figure: Figure, numbers: dict[str, str]) -> str:
    caption = escape(f"{numbers[figure.key]}　{figure.caption}")
    if not figure.picture.nodes:
        return f'<p class="plain">{caption}</p>'
    return (
        f'<figure class="filing-figure"><img src="{source(figure.picture)}" '
        f'alt="{escape(figure.description)}"/><figcaption>{caption}</figcaption></figure>'
    )


def _risks(risks: Risks, numbers: dict[str, str]) -> str:
    matrix = risks.matrix
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in matrix.severities)
    rows = "".join(
        f'<tr><th scope="row">{escape(likelihood)}</th>'
        + "".join(
            f'<td style="background:{grade_colour(cell.grade)}">{cell.grade} '
            f"{escape('、'.join(cell.risks))}</td>"
            for cell in row
        )
        + "</tr>"
        for likelihood, row in zip(matrix.likelihoods, matrix.cells, strict=True)
    )
    caption = f"{numbers[risks.key]}　{risks.caption}"
    return (
        f'<table><caption>{escape(caption)}</caption><thead><tr><th scope="col">'
        f"可能性＼影响</th>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _text(text: Text, numbers: dict[str, str], link: Link) -> str:
    return "".join(_span(span, numbers, link) for span in text)


def _span(
    span: str | Fact | Mark | Reference, numbers: dict[str, str], link: Link
) -> str:
    match span:
        case Fact(text=words):
            return escape(words).replace("\n", "<br>")
        case Mark(where=where):
            href = escape(link(where))
            return (
                f'<a class="mark" href="{href}" target="_self">{escape(span.text)}</a>'
            )
        case Reference(kind, key):
            return escape(numbers.get(key, kind))
        case words:
            return escape(words)
