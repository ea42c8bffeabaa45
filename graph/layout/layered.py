"""The drawing of one section, in layers."""

from collections.abc import Iterable, Mapping, Sequence
from math import isqrt

import networkx as nx

from .ladder import ladder
from .layers import layers
from .lists import Listed, branch, listed, lists
from .order import order
from .place import place
from .values import GAP, SCREEN, Block, Box, Drawing, Route, Size

SHARE = 3
"""How many times as large as its boxes a section is planned; what the boxes leave is for edges."""

AMPLE = 800
"""A height that nearly any screen shows: a smaller drawing is no better."""


def layered(graph: nx.DiGraph, sizes: Mapping[str, Size], names: Sequence[str]) -> Drawing:
    """One section; each list is laid out as one block, under the name of its first leaf."""
    found = lists(graph, names)
    laid = {leaves[0]: listed(leaves, sizes) for leaves in found.values()}
    rest = {leaf for leaves in found.values() for leaf in leaves[1:]}
    heads = [name for name in names if name not in rest]
    blocks = {name: laid[name].block if name in laid else _block(sizes[name]) for name in heads}
    return _unfold(_drawn(graph.subgraph(heads), blocks), found, laid)


def _block(size: Size) -> Block:
    half = size.width // 2
    return Block(half, size.width - half, size.height)


def _drawn(graph: nx.DiGraph, blocks: Mapping[str, Block]) -> Drawing:
    room = _room(blocks.values())
    steps = ladder(graph, layers(graph, blocks, room), list(blocks))
    return place(graph, steps, order(steps), blocks, room)


def _room(blocks: Iterable[Block]) -> int:
    """The width that gives the drawing about the shape of a screen."""
    area = SHARE * sum((block.width + GAP) * block.height for block in blocks)
    return max(isqrt(area * SCREEN[0] // SCREEN[1]), AMPLE * SCREEN[0] // SCREEN[1])


def _unfold(
    whole: Drawing, found: Mapping[str, Sequence[str]], laid: Mapping[str, Listed]
) -> Drawing:
    """The drawing with the boxes and edges of its lists."""
    boxes = {name: box for name, box in whole.boxes.items() if name not in laid}
    routes = {edge: route for edge, route in whole.routes.items() if edge[1] not in laid}
    for above, leaves in found.items():
        head = leaves[0]
        for leaf, box in laid[head].boxes.items():
            trunk = whole.routes[above, head]
            boxes[leaf] = _moved(box, trunk.end, whole.boxes[head].y)
            routes[above, leaf] = _branched(trunk, boxes[leaf])
    return Drawing(whole.width, whole.height, boxes, routes)


def _moved(box: Box, x: int, y: int) -> Box:
    return Box(box.x + x, box.y + y, box.width, box.height)


def _branched(trunk: Route, box: Box) -> Route:
    rail, end = branch(trunk.runs[-1], box)
    return Route((*trunk.runs[:-1], rail), end)
