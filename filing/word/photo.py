"""Screenshots: the picture itself, in the line, as large as it was or as the page allows."""

from filing.block import Shot
from filing.screenshot import size
from filing.word import xml
from filing.word.writing import Writing

_EMU = 12700
_POINTS_A_PIXEL = 0.75
_HIGHEST = 0.42
"""The share of a page's height: two tall ones still fit on one page."""
_WIDEST = 0.92


def photo(writing: Writing, block: Shot) -> str:
    """The screenshot's paragraph, or a gap while the picture itself is not there."""
    content = writing.pictures.get(block.file)
    if content is None:
        gap = f"【待补充：{block.caption}】"
        return writing.paragraph("图", writing.mark(gap), gap)
    wide, high = _fitting(writing, *size(content))
    inside = _run(writing, block, round(wide * _EMU), round(high * _EMU))
    return writing.paragraph("图", inside, "", tall=high)


def relationship(number: int) -> str:
    """The id by which the body names the picture with this number."""
    return f"rIdShot{number}"


def _fitting(writing: Writing, wide: int, high: int) -> tuple[float, float]:
    room = writing.template
    scale = min(
        _POINTS_A_PIXEL,
        room.width * _WIDEST / max(wide, 1),
        room.height * _HIGHEST / max(high, 1),
    )
    return max(wide * scale, 1.0), max(high * scale, 1.0)


def _run(writing: Writing, block: Shot, wide: int, high: int) -> str:
    if block.file not in writing.media:
        writing.media.append(block.file)
    embedded = relationship(writing.media.index(block.file))
    id_, name = writing.drawing_id(), xml.quoted(block.caption)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{high}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{id_}" name={name} descr={name}/><wp:cNvGraphicFramePr>'
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        f'<a:graphicData uri="{xml.NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{id_}" name={name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{embedded}"/><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="A6A6A6"/></a:solidFill>'
        "</a:ln></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )
