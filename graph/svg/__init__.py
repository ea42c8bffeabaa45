"""The graph as a picture: SVG that needs no other program, font or file."""

from .page import drawing, to_svg

__all__ = ["drawing", "to_svg"]
