"""The graph as a page that needs no network: the picture, the reasons as a list, and a search."""

from .page import to_html

__all__ = ["to_html"]
