"""Screenshots and photos that prove an answer: what is let in, and the form they are kept in.

Alone knows Pillow. What comes in is drawn anew: only pixels stay, so that neither the place
where a photo was taken nor anything hidden in the file goes on.
"""

import hashlib
from io import BytesIO

from PIL import Image, ImageOps

Size = tuple[int, int]

LARGEST = 15 * 1024 * 1024
"""The most bytes of one file that is let in."""
MOST = 40
"""The most pictures of one project."""
_MOST_PIXELS = 40_000_000
_LONGEST_SIDE = 1800
_HEAVY = 1_200_000
_THUMB = 480
_QUALITY = 88
_FORMATS = ("PNG", "JPEG")
_BROKEN = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)


class Unfit(ValueError):
    """A file that is no picture we take; the message says what to do."""


def admitted(file: bytes) -> bytes:
    """The picture as it is kept: upright, at most 1,800 pixels long, without metadata.

    The same picture gives the same bytes. Raises Unfit.
    """
    if len(file) > LARGEST:
        raise Unfit("图片超过 15 MB。请截取需要的部分，或压缩后再传。")
    picture = _opened(file)
    try:
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
        bare = _bare(upright)
    except _BROKEN as error:
        raise Unfit("图片不完整，可能没有传完。请重新截图或重新导出后再传。") from error
    if picture.format == "PNG":
        kept = _saved(bare, "PNG")
        if len(kept) <= _HEAVY:
            return kept
    return _saved(bare, "JPEG")


def size(content: bytes) -> Size:
    """Width and height, in pixels, of a picture as it was kept. Raises Unfit."""
    return _opened(content).size


def thumbnail(content: bytes) -> bytes:
    """A small JPEG of a kept picture, for a page."""
    picture = _opened(content)
    picture.thumbnail((_THUMB, _THUMB))
    return _saved(_bare(picture), "JPEG")


def digest(content: bytes) -> str:
    """The name under which a picture is kept: its sha256."""
    return hashlib.sha256(content).hexdigest()


def ending(content: bytes) -> str:
    """The ending of its file name: png or jpeg."""
    return "png" if content.startswith(b"\x89PNG") else "jpeg"


def _opened(file: bytes) -> Image.Image:
    try:
        picture: Image.Image = Image.open(BytesIO(file), formats=_FORMATS)
    except (*_BROKEN, Image.DecompressionBombWarning) as error:
        raise Unfit("只收 png 或 jpg 图片。请截图后另存为这两种格式再传。") from error
    if picture.width * picture.height > _MOST_PIXELS:
        raise Unfit("图片的像素太多（超过 4,000 万）。请缩小后再传。")
    return picture


def _bare(picture: Image.Image) -> Image.Image:
    """Its pixels on white, and nothing else of it."""
    if picture.mode != "RGB":
        picture = picture.convert("RGBA")
    bare = Image.new("RGB", picture.size, "white")
    bare.paste(picture, mask=picture if picture.mode == "RGBA" else None)
    return bare


def _saved(picture: Image.Image, kind: str) -> bytes:
    stream = BytesIO()
    if kind == "PNG":
        picture.save(stream, kind, optimize=True)
    else:
        picture.save(stream, kind, quality=_QUALITY)
    return stream.getvalue()
