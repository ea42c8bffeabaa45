"""How wide text may become, without asking a font.

The widths are those of the wider of DejaVu Sans and Liberation Sans, in hundredths of the size;
Verdana, which stands first in the picture's list of fonts, is as wide as DejaVu Sans.
"""

from unicodedata import category, decomposition, east_asian_width, normalize

_BY_WIDTH = {
    30: "'Iijl",
    35: " ,./:;\\|\u2018\u2019·",
    40: "()-[]ft",
    45: "!r²³",
    50: '"*J`°',
    55: "csz“”",
    60: "?L_kvxy\u2013§•",
    65: "$0123456789FTabdeghnopqu{}µ€£",
    70: "ABEKPSVXYZ",
    75: "CNRU",
    80: "&DGHOQ",
    85: "#+<=>^w~\xd7±≤≥≠✓\u2212¬∑",
    90: "M∅",
    100: "%Wm—…½¼¾→←©®™",
    105: "@",
}
_WIDTH = {char: width for width, chars in _BY_WIDTH.items() for char in chars}

UNKNOWN = 125
"""For letters of other scripts; the widest common ones are those of Arabic and Cyrillic."""

FULL = 140
"""For ideographs and pictures; emoji are the widest."""


def width(text: str, size: int, bold: bool = False) -> int:
    """The most pixels the text takes at a font size, rounded up."""
    hundredths = sum(map(_char, text))
    if bold:
        hundredths = hundredths * 11 // 10 + 4 * len(text)
    return -(-hundredths * size // 100)


def _char(char: str) -> int:
    known = _WIDTH.get(char)
    if known is not None:
        return known
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    if decomposition(char):
        return sum(map(_piece, normalize("NFKD", char)))
    return _piece(char)


def _piece(char: str) -> int:
    """A character that is no further made up of others."""
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    full = east_asian_width(char) in "WF" or category(char) == "So"
    return _WIDTH.get(char, FULL if full else UNKNOWN)
