"""The graph as a picture: SVG that needs no other program, font or file."""

from .page import drawing, to_svg
from .style import light_style, switched_style

__all__ = ["drawing", "light_style", "switched_style", "to_svg"]
