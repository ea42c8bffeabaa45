"""The proof as a graph: built, laid out, drawn and written."""

from .explanation import explanation_graph
from .formats import MissingExtra, to_dot, to_graphml, to_json, to_mermaid, to_png
from .html import to_html
from .layout import Drawing, Page
from .render import UnknownFormat, render
from .svg import drawing, to_svg

__all__ = [
    "Drawing",
    "MissingExtra",
    "Page",
    "UnknownFormat",
    "drawing",
    "explanation_graph",
    "render",
    "to_dot",
    "to_graphml",
    "to_html",
    "to_json",
    "to_mermaid",
    "to_png",
    "to_svg",
]
