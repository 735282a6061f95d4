"""Boxes that are letters of a symbol font: the sign they stand for, and their twins."""

from filing.word.spans import Span

_TICKED = {
    ("wingdings", "F0A8"): "F0FE",
    ("wingdings", "F06F"): "F0FE",
    ("wingdings", "F071"): "F0FE",
    ("wingdings", "F072"): "F0FE",
    ("wingdings 2", "F0A3"): "F052",
    ("wingdings 2", "F02A"): "F052",
}
SYMBOLS = {
    **dict.fromkeys(_TICKED, "☐"),
    **{(font, ticked): "☑" for (font, _), ticked in _TICKED.items()},
    ("wingdings", "F0FD"): "☒",
    ("wingdings 2", "F054"): "☒",
}
_EMPTY_SYMBOL = {"wingdings": "F0A8", "wingdings 2": "F0A3"}


def named(symbol: Span) -> tuple[str, str]:
    """A symbol by its font and its number, in the private range as Word writes it."""
    font = symbol.attributes.get("w:font", "").lower()
    char = symbol.attributes.get("w:char", "").upper()
    return font, f"F0{char[2:]}" if char.startswith("00") else char


def symbol_font(run: Span) -> str:
    """The font of a run whose letters are symbols; '' for any other."""
    look = run.first("w:rPr")
    fonts = look.first("w:rFonts") if look is not None else None
    font = fonts.attributes.get("w:ascii", "").lower() if fonts is not None else ""
    return font if font in _EMPTY_SYMBOL else ""


def code_of(text: str) -> str:
    """The number of a symbol that is written as a letter; '' for longer words."""
    return f"F0{ord(text) & 0xFF:02X}" if len(text) == 1 else ""


def twin(font: str, letter: str, *, ticked: bool) -> str:
    """The letter that shows the box with a tick, or without one."""
    number = code_of(letter)
    new = _TICKED.get((font, number), number) if ticked else _EMPTY_SYMBOL[font]
    return chr(int(new, 16) if ord(letter) > 0xFF else int(new[2:], 16))


def drawn(symbol: Span, *, ticked: bool) -> str:
    """The symbol with a tick, or without one."""
    font, char = named(symbol)
    new = _TICKED.get((font, char), char) if ticked else _EMPTY_SYMBOL[font]
    shown = symbol.attributes["w:font"]
    return f'<w:sym w:font="{shown}" w:char="{new}"/>'
