"""From a graph with sizes to a drawing."""

from collections.abc import Mapping, Sequence

import networkx as nx

from .lists import Listed, branch, listed, lists
from .pack import stack
from .part import best_part
from .values import Block, Box, Drawing, Route, Size


def arrange(graph: nx.DiGraph, sizes: Mapping[str, Size], names: Sequence[str]) -> Drawing:
    """Lay out an acyclic graph; edges lead from a conclusion down to a premise.

    `names` are the nodes in the order in which they should be met where the layout is free. Parts
    that hang together nowhere are laid out each for itself and put side by side.
    Raises `networkx.NetworkXUnfeasible` if the graph goes round in a circle.
    """
    found = lists(graph, names)
    laid = {leaves[0]: listed(leaves, sizes) for leaves in found.values()}
    blocks = {name: laid[name].block if name in laid else _block(sizes[name]) for name in names}
    rest = {leaf for leaves in found.values() for leaf in leaves[1:]}
    heads = [name for name in names if name not in rest]
    whole = _whole(graph.subgraph(heads), blocks, heads)
    return _unfold(whole, found, laid)


def _block(size: Size) -> Block:
    half = size.width // 2
    return Block(half, size.width - half, size.height)


def _whole(graph: nx.DiGraph, blocks: Mapping[str, Block], names: Sequence[str]) -> Drawing:
    """The drawing in which each list is one box, under the name of its first leaf."""
    member = {n: at for at, part in enumerate(nx.weakly_connected_components(graph)) for n in part}
    parts: dict[int, list[str]] = {}
    for name in names:
        parts.setdefault(member[name], []).append(name)
    return stack([best_part(graph.subgraph(part), blocks, part) for part in parts.values()])


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
