"""The format that a file's name asks for."""

from collections.abc import Callable, Mapping
from pathlib import PurePath

import networkx as nx

from .formats import to_dot, to_graphml, to_json, to_mermaid, to_png
from .html import to_html
from .svg import to_svg

RENDERERS: dict[str, Callable[[nx.DiGraph], str | bytes]] = {
    ".dot": to_dot,
    ".graphml": to_graphml,
    ".json": to_json,
    ".mmd": to_mermaid,
    ".png": to_png,
    ".svg": to_svg,
}
"""For the formats that hold one graph; a page holds all depths."""


class UnknownFormat(ValueError):
    """The name of a file ends in nothing that can be drawn or written."""

    def __init__(self, path: PurePath) -> None:
        *first, last = sorted([*RENDERERS, ".html"])
        known = f"{', '.join(first)} or {last}"
        super().__init__(f"`{path}`: cannot tell the format from the name: end it in {known}")


def render(depths: Mapping[str, nx.DiGraph], path: str | PurePath) -> str | bytes:
    """What a file of this name should hold; the end of the name chooses the format.

    `depths` are the graphs of one proof by the name of their depth, as `brief`. Formats that hold
    one graph take the first; a page opens with it and can switch to the others. Nothing is written.
    Raises `UnknownFormat` for an end that stands for none, and `MissingExtra` where the format
    needs packages that are not installed.
    """
    target = PurePath(path)
    suffix = target.suffix.lower()
    if suffix == ".html":
        return to_html(depths)
    if suffix not in RENDERERS:
        raise UnknownFormat(target)
    return RENDERERS[suffix](next(iter(depths.values())))
