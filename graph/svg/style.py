"""Colours and fonts, for light and for dark surroundings.

Every rule is bound to the class of the outermost element: a picture put into a page must not
dress the page. Plain colours and no CSS variables: not every viewer of SVG knows those.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FONTS = 'Verdana, "DejaVu Sans", "Bitstream Vera Sans", Geneva, Arial, sans-serif'
"""Fonts of one width come first; what a system has instead is narrower."""


@dataclass(frozen=True)
class Theme:
    """The colours of a surrounding; `kinds` gives fill and border for each kind of node."""

    ground: str
    ink: str
    note: str
    edge: str
    kinds: dict[str, tuple[str, str]]


LIGHT = Theme(
    ground="#ffffff",
    ink="#16191d",
    note="#3b424a",
    edge="#69727d",
    kinds={
        "answer": ("#cfe0fc", "#123f87"),
        "conclusion": ("#e9f1fe", "#2f5fb3"),
        "fact": ("#fff6d6", "#85660a"),
        "rule": ("#e4f4e9", "#25713d"),
        "comparison": ("#f3e9fd", "#7a3fb3"),
        "absence": ("#fdecea", "#b3362c"),
        "count": ("#def4f5", "#126b73"),
        "other": ("#f1f3f4", "#5a6067"),
    },
)

DARK = Theme(
    ground="#14171c",
    ink="#f2f4f7",
    note="#d3d9e1",
    edge="#929ca8",
    kinds={
        "answer": ("#213c68", "#b4cffb"),
        "conclusion": ("#1b2a45", "#8ab4f8"),
        "fact": ("#393211", "#e3c34f"),
        "rule": ("#16331f", "#81c995"),
        "comparison": ("#322249", "#c9a3f2"),
        "absence": ("#421f1e", "#f28b82"),
        "count": ("#113638", "#6fd0d6"),
        "other": ("#2a2e33", "#a9b0b8"),
    },
)

_SHAPES = f"""\
.lineproof text {{ font: 12px {FONTS}; text-anchor: middle; }}
.lineproof .answer text {{ font-weight: bold; }}
.lineproof text.note {{ font-size: 10px; font-weight: normal; }}
.lineproof .legend text {{ font-weight: normal; text-anchor: start; }}
.lineproof .shape {{ stroke-width: 1.5; stroke-linejoin: round; }}
.lineproof .bold {{ stroke-width: 3; }}
.lineproof .dashed {{ stroke-dasharray: 6 4; }}
.lineproof .line {{ fill: none; stroke-width: 1.2; stroke-linejoin: round; }}
.lineproof .sign {{ stroke-width: 2; }}
.lineproof .edge {{ fill: none; stroke-width: 1.2; }}
"""


def style() -> str:
    """The style sheet of a picture that stands alone: light, and dark where that is preferred."""
    return f"{light_style()}@media (prefers-color-scheme: dark) {{\n{_sheet(_colours(DARK))}}}\n"


def light_style() -> str:
    """The style sheet of a picture that is always light."""
    return _SHAPES + _sheet(_colours(LIGHT))


def switched_style() -> str:
    """The style sheet of a picture in a page whose `color-scheme` decides."""
    light, dark = _colours(LIGHT), _colours(DARK)
    both = {at: f"light-dark({colour}, {dark[at]})" for at, colour in light.items()}
    return _SHAPES + _sheet(both)


def _sheet(colours: Mapping[tuple[str, str], str]) -> str:
    return "".join(
        f".lineproof {names} {{ {what}: {colour}; }}\n" for (names, what), colour in colours.items()
    )


def _colours(theme: Theme) -> dict[tuple[str, str], str]:
    """The colour of each property of each selector."""
    found = {
        (".ground", "fill"): theme.ground,
        ("text", "fill"): theme.ink,
        ("text.note", "fill"): theme.note,
        (".edge", "stroke"): theme.edge,
        (".tip", "fill"): theme.edge,
    }
    for kind, (fill, border) in theme.kinds.items():
        found[f".{kind} .shape", "fill"] = fill
        found[f".{kind} .shape", "stroke"] = border
        found[f".{kind} .line", "stroke"] = border
    return found
