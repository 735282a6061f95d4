"""Blocks as XML for another's template: in the look of the paragraph that they stand for."""

import re
import zlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from filing.block import Block, Heading, Paragraph
from filing.word import xml
from filing.word.blocks import written
from filing.word.media import named
from filing.word.photo import relationship
from filing.word.template import Look, Template
from filing.word.writing import Writing, numbered

_BODY, _CENTRED, _PLAIN = "filingBody", "filingCentred", "filingPlain"
_IN_THE_MIDDLE = ("图", "图题", "caption", "表头文字", "表格居中")
_WIDTH, _HEIGHT = 415.0, 620.0
_PARAGRAPH = re.compile(
    rf'<w:p><w:pPr><w:pStyle w:val="{_BODY}"/>.*?</w:pPr>(.*?)</w:p>', re.DOTALL
)
_MIDDLE = re.compile(rf'<w:pStyle w:val="{_CENTRED}"/>(.*?)</w:pPr>', re.DOTALL)
_IN_SHAPE = re.compile(
    r"(<w:txbxContent><w:p><w:pPr>(?:<w:spacing[^>]*/>)?)(</w:pPr><w:r>)(<w:rPr>)?"
)
_STYLED = re.compile(rf'<w:(?:pStyle|rStyle|tblStyle) w:val="{_PLAIN}"/>')
_NUMBERED = re.compile(r"<w:bookmark(?:Start|End)[^>]*/>")
_DRAWN = re.compile(r'(<(?:wp:docPr|wps:cNvPr|pic:cNvPr) id=")(\d+)"')
_FAR = 10_000_000
_SMALL = '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_DECLARED = " ".join(
    f'xmlns:{prefix}="{uri}"' for prefix, uri in xml.NAMESPACES.items()
)


class _Anything(dict[str, str]):
    """Style ids by name: the body's for running text, and none of its own for all else."""

    def __missing__(self, name: str) -> str:
        if name in _IN_THE_MIDDLE:
            return _CENTRED
        return _BODY if name == "body text" else _PLAIN


class _Looks(dict[str, Look]):
    def __missing__(self, name: str) -> Look:
        return Look()


class Inserted(NamedTuple):
    """What goes in: the XML in UTF-8, the pictures in it by their digest, and what lacks.

    `gaps` are labels and addresses of answers that there are none of yet.
    """

    xml: bytes
    media: Mapping[str, bytes] = MappingProxyType({})
    gaps: tuple[tuple[str, str], ...] = ()


def inserted(
    blocks: Sequence[Block],
    properties: str,
    look: str,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
) -> Inserted:
    """The blocks; running text has these properties of paragraphs and of runs."""
    flat = [
        Paragraph((block.text,)) if isinstance(block, Heading) else block
        for block in blocks
    ]
    template = Template(
        b"", _unknown(_Anything()), _unlooked(_Looks()), _WIDTH, _HEIGHT
    )
    writing = Writing(
        template, numbered(flat), draft=False, upright=True, pictures=pictures
    )
    done = "".join(written(writing, flat))
    done = _PARAGRAPH.sub(
        lambda one: (
            f"<w:p><w:pPr>{properties}</w:pPr>"
            f"{one[1].replace('<w:r><w:t', f'<w:r>{look}<w:t')}</w:p>"
        ),
        done,
    )
    done = _MIDDLE.sub(r'\1<w:jc w:val="center"/></w:pPr>', done)
    done = _STYLED.sub("", done)
    done = _IN_SHAPE.sub(_shaped, done)
    done = _NUMBERED.sub("", _bordered(done))
    first = zlib.crc32(done.encode()) % _FAR + _FAR
    done = _DRAWN.sub(lambda one: f'{one[1]}{first + int(one[2])}"', done)
    for number, digest in enumerate(writing.media):
        done = done.replace(
            f'r:embed="{relationship(number)}"', f'r:embed="{named(digest)}"'
        )
    media = {digest: pictures[digest] for digest in writing.media}
    return Inserted(_declared(done).encode(), media)


def _shaped(found: re.Match[str]) -> str:
    """Words in a shape, in the middle; small where they have no size of their own."""
    size = f"{found[3]}" if found[3] else _SMALL
    return f'{found[1]}<w:jc w:val="center"/>{found[2]}{size}'


def _unknown(ids: _Anything) -> Mapping[str, str]:
    return MappingProxyType(ids)


def _unlooked(looks: _Looks) -> Mapping[str, Look]:
    return MappingProxyType(looks)


def _bordered(text: str) -> str:
    """Tables with lines of their own, as there is no style that draws them."""
    return re.sub(
        r"(<w:tblPr>.*?)(<w:tblLayout)",
        rf"\1<w:tblBorders>{_BORDERS}</w:tblBorders>\2",
        text,
        flags=re.DOTALL,
    )


def _declared(text: str) -> str:
    """Every element of the top level with the prefixes that stand in it."""
    done, at, depth = [], 0, 0
    for tag in re.finditer(r"<(/?)([\w:]+)[^>]*?(/?)>", text):
        if tag[1]:
            depth -= 1
            continue
        if depth == 0:
            done += [text[at : tag.start()], f"<{tag[2]} {_DECLARED}"]
            at = tag.start() + 1 + len(tag[2])
        depth += 0 if tag[3] else 1
    return "".join([*done, text[at:]])
