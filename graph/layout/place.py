"""Where boxes and edges come to lie, once the order of each row is known."""

from collections.abc import Mapping, Sequence
from functools import partial

import networkx as nx

from .columns import Columns, columns
from .ladder import Ladder, Rows, steps
from .ports import Ports, ports
from .straighten import straighten
from .values import GAP, Block, Box, Drawing, Edge, Route, Run, Slot

PASSAGE = 18
"""Clear pixels beside an edge that passes between boxes, and between two such edges."""

SHORTEST, STEEPEST = 44, 9
"""Clear pixels between rows: a least height, and one more for so many pixels an edge swings."""

Spans = Sequence[tuple[int, int]]
"""The top and bottom of each row."""

Reach = Mapping[Slot, tuple[int, int]]


def place(
    graph: nx.DiGraph, ladder: Ladder, rows: Rows, blocks: Mapping[str, Block], page: int
) -> Drawing:
    """A drawing of one connected part, its left upper corner at 0, 0."""
    reach = {slot: _reach(ladder, blocks, slot) for row in rows for slot in row}
    room = partial(_room, reach)
    x = _from_zero(straighten(ladder, rows, columns(ladder, rows, room, page), room), reach)
    gates = ports(ladder, x, blocks)
    spans = _spans(ladder, rows, blocks, x, gates)
    boxes = {node: _box(node, blocks[node], x, ladder, spans) for node in blocks}
    routes = {edge: _route(edge, ladder, x, gates, boxes, spans) for edge in graph.edges}
    right = max(at + reach[slot][1] for slot, at in x.items())
    return Drawing(right, spans[-1][1], boxes, routes)


def _reach(ladder: Ladder, blocks: Mapping[str, Block], slot: Slot) -> tuple[int, int]:
    """How far what stands in a slot reaches to the left and to the right."""
    block = blocks[slot[0]]
    return (0, 0) if ladder.passes(slot) else (block.left, block.right)


def _room(reach: Reach, left: Slot, right: Slot) -> int:
    """The least distance between the axes of two neighbours."""
    inner = (reach[left][1], reach[right][0])
    return sum(inner) + (GAP if all(inner) else PASSAGE)


def _from_zero(x: Columns, reach: Reach) -> Columns:
    left = min(at - reach[slot][0] for slot, at in x.items())
    return {slot: at - left for slot, at in x.items()}


def _spans(
    ladder: Ladder, rows: Rows, blocks: Mapping[str, Block], x: Columns, gates: Ports
) -> Spans:
    """Rows as high as their highest box; between two rows the more room the farther edges swing."""
    found = []
    top = 0
    for row in rows:
        bottom = top + max(blocks[slot[0]].height for slot in row if not ladder.passes(slot))
        found.append((top, bottom))
        swings = [abs(gates.get((s, t), x[s]) - x[t]) for s in row for t in ladder.down[s]]
        top = bottom + SHORTEST + max(swings, default=0) // STEEPEST
    return found


def _box(node: str, block: Block, x: Columns, ladder: Ladder, spans: Spans) -> Box:
    row = ladder.layer[node]
    return Box(x[node, row] - block.left, spans[row][0], block.width, block.height)


def _route(
    edge: Edge, ladder: Ladder, x: Columns, gates: Ports, boxes: Mapping[str, Box], spans: Spans
) -> Route:
    """From the foot of the conclusion, straight through every row, to the head of the premise."""
    above, below = edge
    path = steps(edge, ladder.layer)
    first = Run(gates[path[0]], boxes[above].bottom, spans[ladder.layer[above]][1])
    passed = [Run(x[slot], *spans[slot[1]]) for _, slot in path[:-1]]
    end = x[path[-1][1]]
    return Route((first, *passed, Run(end, boxes[below].y, boxes[below].y)), end)
