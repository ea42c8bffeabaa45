"""Where the edges of a conclusion meet its lower side."""

from collections.abc import Mapping, Sequence

from .ladder import Ladder
from .spread import spread
from .values import Block, Slot

Ports = dict[tuple[Slot, Slot], int]
"""The x at which a conclusion's link leaves it."""

INSET = 26
"""Pixels at both ends of a lower side that stay free: corners may be cut or slanted."""

SLACK = 8
"""Pixels of these that an edge may take if that makes it straight."""

APART = 16
"""Pixels between two arrowheads, where the side is long enough."""


def ports(ladder: Ladder, x: Mapping[Slot, int], blocks: Mapping[str, Block]) -> Ports:
    """An x for each link that leaves a conclusion: right above its other end, or near that."""
    found: Ports = {}
    for node, row in ladder.layer.items():
        slot = (node, row)
        below = sorted(ladder.down[slot], key=lambda other: (x[other], other))
        half = max(blocks[node].left - INSET, 0)
        side = (x[slot] - half, x[slot] + half)
        for other, at in zip(below, _along(side, [x[o] for o in below]), strict=True):
            found[slot, other] = at
    return found


def _along(side: tuple[int, int], wanted: Sequence[int]) -> list[int]:
    """Places on a side, in order, near the wanted ones and apart from each other."""
    others = max(len(wanted) - 1, 0)
    apart = min(APART, (side[1] - side[0]) // max(others, 1))
    near = [(_on(side, want), 1) for want in wanted]
    return spread(near, [apart] * others, (side[0] - SLACK, side[1] + SLACK))


def _on(side: tuple[int, int], want: int) -> int:
    """The wanted place if an edge can go straight down from it, else the nearest on the side."""
    near = min(max(want, side[0]), side[1])
    return want if abs(want - near) <= SLACK else near
