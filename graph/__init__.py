"""The proof as a graph: built, shortened, laid out, drawn and written."""

from .explanation import explanation_graph
from .files import UnknownFormat, write
from .fold import brief
from .jsonio import to_json
from .layout import Drawing, Size, arrange
from .svg import to_svg

__all__ = [
    "Drawing",
    "Size",
    "UnknownFormat",
    "arrange",
    "brief",
    "explanation_graph",
    "to_json",
    "to_svg",
    "write",
]
