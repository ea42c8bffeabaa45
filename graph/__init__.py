"""The proof as a graph: built, shortened, laid out, drawn and written."""

from .explanation import explanation_graph
from .files import UnknownFormat, write
from .fold import brief
from .jsonio import to_json
from .layout import Drawing
from .svg import drawing, to_svg

__all__ = [
    "Drawing",
    "UnknownFormat",
    "brief",
    "drawing",
    "explanation_graph",
    "to_json",
    "to_svg",
    "write",
]
