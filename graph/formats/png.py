"""The picture in pixels."""

from importlib import import_module
from math import sqrt
from types import ModuleType
from xml.etree import ElementTree

import networkx as nx

from ..svg import light_style, to_svg

SHARP = 2
"""Pixels for each unit of the drawing, as fine screens show it."""

ENOUGH = 12_000_000
"""Pixels beyond which a picture is not made sharper: time and memory grow with each of them."""

MOST = 24_000_000
"""Pixels at most, which need about 220 MB while the picture is made."""


class MissingExtra(ImportError):
    """A format needs packages that are not installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"this needs more packages: python -m pip install 'lineproof[{extra}]'")


def to_png(graph: nx.DiGraph) -> bytes:
    """The picture as PNG, in light colours, at two pixels a unit; less sharp where it is large.

    Beyond 24 million pixels it is scaled down.

    Text is drawn in a font of the system or, where there is none, in Lato, which comes along.
    Raises `MissingExtra` where the extra `png` is not installed.
    """
    resvg, lato = _needed("resvg_py"), _needed("font_lato")
    svg = to_svg(graph, light_style())
    fonts = [lato.font_files["Lato"], lato.font_files["LatoBold"]]
    made: bytes = resvg.svg_to_bytes(
        svg_string=svg, zoom=_zoom(svg), font_files=fonts, sans_serif_family="Lato"
    )
    return made


def _zoom(svg: str) -> float:
    """Pixels for each unit: two, down to one where the picture is large, fewer beyond that."""
    root = ElementTree.fromstring(svg)
    area = int(root.get("width", "1")) * int(root.get("height", "1"))
    return min(SHARP, max(1, sqrt(ENOUGH / area)), sqrt(MOST / area))


def _needed(package: str) -> ModuleType:
    try:
        return import_module(package)
    except ImportError as error:
        raise MissingExtra("png") from error
