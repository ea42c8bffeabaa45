"""The x of each slot: near its neighbours above and below, boxes apart, within the page.

Row by row, over and over, each slot moves to the weighted middle of its neighbours, as near as the
others of its row allow. That lowers the sum of squared swings of all edges with each step.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from .ladder import Ladder, Rows
from .spread import Want, spread
from .values import Slot

Columns = dict[Slot, int]

Room = Callable[[Slot, Slot], int]
"""The least distance between the middles of two neighbours, in pixels."""

ROUNDS = 60

FINE = 64
"""Parts of a pixel to calculate in; a distance in whole pixels survives rounding down to them."""

BOX_TO_BOX, BOX_TO_TRUNK, TRUNK = 2, 3, 12
"""How much an edge wants to be straight: most of all where it is long."""


def columns(ladder: Ladder, rows: Rows, room: Room, page: int) -> Columns:
    """The middle of each slot, in pixels; a row that needs more than the page widens it."""
    distances = [[room(a, b) * FINE for a, b in pairwise(row)] for row in rows]
    ends = (0, max(page * FINE, *map(sum, distances)))
    x = {
        slot: at
        for row, gaps in zip(rows, distances, strict=True)
        for slot, at in _start(row, gaps, ends)
    }
    for turn in range(ROUNDS):
        for at in range(len(rows)) if turn % 2 else reversed(range(len(rows))):
            wants = [_want(ladder, x, slot) for slot in rows[at]]
            x.update(zip(rows[at], spread(wants, distances[at], ends), strict=True))
    return {slot: at // FINE for slot, at in x.items()}


def _start(
    row: Sequence[Slot], gaps: Sequence[int], ends: tuple[int, int]
) -> Iterator[tuple[Slot, int]]:
    """The row evenly over the page."""
    share = (ends[1] - ends[0]) // len(row)
    wants = [(ends[0] + share // 2 + share * at, 1) for at in range(len(row))]
    yield from zip(row, spread(wants, gaps, ends), strict=True)


def _want(ladder: Ladder, x: Columns, slot: Slot) -> Want:
    """The weighted middle of a slot's neighbours, and their weight; alone, where it is."""
    others = (*ladder.up[slot], *ladder.down[slot])
    weights = [_weight(ladder, slot, other) for other in others]
    if not others:
        return x[slot], 1
    total = sum(x[other] * weight for other, weight in zip(others, weights, strict=True))
    return total // sum(weights), sum(weights)


def _weight(ladder: Ladder, slot: Slot, other: Slot) -> int:
    passing = ladder.passes(slot) + ladder.passes(other)
    return (BOX_TO_BOX, BOX_TO_TRUNK, TRUNK)[passing]
