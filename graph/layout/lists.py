"""Leaves of one conclusion, drawn as a list beside a rail instead of each at the end of an edge.

Most premises support one conclusion and rest on nothing further. As a list they take little width,
stay close to their conclusion, and none of their edges can cross another.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, zip_longest

import networkx as nx

from .values import Block, Box, Run, Size

ONE_COLUMN = 3
"""The longest list on one side of its rail; a longer one stands on both sides."""

RAIL, LINE = 20, 14
"""Clear pixels between the rail and the boxes, and between two boxes."""

UNDER = 12
"""Pixels an edge goes on below the box that it meets: sides may be slanted or pointed."""


@dataclass(frozen=True)
class Listed:
    """A list laid out, its axis at x 0 and its top at y 0."""

    block: Block
    boxes: Mapping[str, Box]


def lists(graph: nx.DiGraph, names: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """For each conclusion with two or more leaves of its own those leaves, in the given order."""
    found: dict[str, list[str]] = {}
    for name in names:
        if graph.in_degree(name) == 1 and not graph[name]:
            found.setdefault(next(graph.predecessors(name)), []).append(name)
    return {above: tuple(leaves) for above, leaves in found.items() if len(leaves) > 1}


def listed(leaves: Sequence[str], sizes: Mapping[str, Size]) -> Listed:
    """The list beside its rail: to the right, or to both sides, read line by line."""
    if len(leaves) <= ONE_COLUMN:
        lines: list[tuple[str | None, str | None]] = [(None, leaf) for leaf in leaves]
    else:
        lines = list(zip_longest(leaves[::2], leaves[1::2]))
    heights = [max(sizes[leaf].height for leaf in line if leaf is not None) for line in lines]
    tops = list(accumulate((height + LINE for height in heights), initial=0))
    left, right = (
        max((sizes[n].width for n in side if n is not None), default=0)
        for side in zip(*lines, strict=True)
    )
    boxes = {}
    for (one, other), y, height in zip(lines, tops, heights, strict=False):
        if one is not None:
            boxes[one] = _centred(-RAIL - left, left, y, height, sizes[one])
        if other is not None:
            boxes[other] = _centred(RAIL, right, y, height, sizes[other])
    return Listed(Block(left and left + RAIL, right + RAIL, tops[-1] - LINE), boxes)


def _centred(x: int, width: int, y: int, height: int, size: Size) -> Box:
    """A box as wide as its column, in the middle of its line."""
    return Box(x, y + (height - size.height) // 2, width, size.height)


def branch(rail: Run, box: Box) -> tuple[Run, int]:
    """The rail down to the height of a box, and the x below the box at which the edge ends."""
    end = box.x + UNDER if box.x > rail.x else box.right - UNDER
    return Run(rail.x, rail.top, box.y + box.height // 2), end
