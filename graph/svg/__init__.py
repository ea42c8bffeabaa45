"""The graph as a picture: SVG that needs no other program, font or file."""

from .page import to_svg

__all__ = ["to_svg"]
