"""The drawing of one connected part, tried on pages of several widths."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import isqrt

import networkx as nx

from .ladder import ladder
from .layers import layers
from .order import order
from .place import place
from .values import GAP, SCREEN, Block, Drawing

SHARES = (15, 20, 30, 45)
"""How many tenths as large as its boxes a page is planned; what the boxes leave is for edges."""

AMPLE = 800
"""A height that nearly any screen shows: a smaller drawing is no better."""

LENGTH = 40
"""Pixels of edge that weigh as much as one of the picture's height."""

MANY = 150
"""Nodes above which one page must do: each further one costs as much time again."""

CROSSING = 40
"""Pixels of the picture's height that are worth one crossing less."""


def best_part(graph: nx.DiGraph, blocks: Mapping[str, Block], names: Sequence[str]) -> Drawing:
    """The drawing that a screen can show largest, crossings weighed in."""
    own = {name: blocks[name] for name in names}
    shares = SHARES if len(own) <= MANY else SHARES[1:2]
    pages = {page: layers(graph, own, page) for page in _pages(own.values(), shares)}
    distinct = {tuple(sorted(layer.items())): page for page, layer in reversed(pages.items())}
    drawn = [_drawn(graph, own, pages[page], page) for page in sorted(distinct.values())]
    return min(drawn, key=lambda found: found[0])[1]


def _pages(blocks: Iterable[Block], shares: Iterable[int]) -> list[int]:
    """The widths of pages to try, from the narrowest."""
    area = sum((block.width + GAP) * block.height for block in blocks)
    wide = [isqrt(area * share * SCREEN[0] // SCREEN[1] // 10) for share in shares]
    return [max(page, AMPLE * SCREEN[0] // SCREEN[1]) for page in wide]


def _drawn(
    graph: nx.DiGraph, blocks: Mapping[str, Block], layer: Mapping[str, int], page: int
) -> tuple[int, Drawing]:
    """A drawing with its cost, both the lower the better."""
    steps = ladder(graph, layer, list(blocks))
    rows, crossings = order(steps)
    drawing = place(graph, steps, rows, blocks, page)
    size = max(drawing.width * SCREEN[1] // SCREEN[0], drawing.height, AMPLE)
    return size + CROSSING * crossings + _length(drawing) // LENGTH, drawing


def _length(drawing: Drawing) -> int:
    """The length of all edges, their swings measured along both axes."""
    runs = [route.runs for route in drawing.routes.values()]
    aside = sum(abs(above.x - below.x) for way in runs for above, below in pairwise(way))
    return aside + sum(way[-1].bottom - way[0].top for way in runs)
