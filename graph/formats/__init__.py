"""The graph as a file for other programs: JSON, GraphML, DOT, Mermaid, PNG."""

from .dot import to_dot
from .graphml import to_graphml
from .mermaid import to_mermaid
from .node_link import to_json
from .png import MissingExtra, to_png

__all__ = ["MissingExtra", "to_dot", "to_graphml", "to_json", "to_mermaid", "to_png"]
