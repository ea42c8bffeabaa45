"""The order of the slots in each row, with few crossings.

Rows are swept up and down, each sorted by the middle of its neighbours (Sugiyama, Tagawa and Toda
1981); after each sweep neighbours that cross less the other way round change places (Gansner and
others 1993). That ends where no small step helps, so it is tried from several starts, most of them
the best order so far with two rows shuffled. The best order seen wins.
"""

from itertools import pairwise
from random import Random

from .crossings import crossings, places
from .ladder import Ladder, Links, Rows
from .values import Slot

Ends = dict[Slot, tuple[list[int], list[int]]]

SWEEPS = 24
PATIENCE = 4
"""Sweeps without a better order after which the search ends."""

PASSES = 10
"""The most times all rows are gone through for neighbours to exchange after one sweep."""

EFFORT, FEWEST_TRIES = 1000, 2
"""Searches for a graph of one node, fewer the more nodes there are; and the fewest for any."""


def order(ladder: Ladder) -> Rows:
    """The best order found from the given one and from others, all rows or two of them shuffled."""
    chance = Random(0)  # seeded, so that the same graph is always the same picture
    best = _search(ladder, [list(row) for row in ladder.rows])
    tries = max(EFFORT // len(ladder.layer), FEWEST_TRIES)
    for turn in range(tries):
        if best[0]:
            start = _shuffled(best[1], chance, all_rows=turn < tries // 4)
            best = min(_search(ladder, start), best, key=lambda found: found[0])
    return best[1]


def _shuffled(rows: Rows, chance: Random, all_rows: bool) -> Rows:
    """The rows, some in an order of chance; of its functions only `random()` is promised stable."""
    picked = {int(chance.random() * len(rows)) for _ in range(2)}
    return [
        sorted(row, key=lambda _: chance.random()) if all_rows or at in picked else row[:]
        for at, row in enumerate(rows)
    ]


def _search(ladder: Ladder, start: Rows) -> tuple[int, Rows]:
    """The fewest crossings met on the way from a start, and the order that has them."""
    rows = [row[:] for row in start]
    best = (crossings(ladder, rows), start)
    idle = 0
    for turn in range(SWEEPS):
        _sweep(ladder, rows, downward=turn % 2 == 0)
        _transpose(ladder, rows)
        count = crossings(ladder, rows)
        idle = 0 if count < best[0] else idle + 1
        if count < best[0]:
            best = (count, [row[:] for row in rows])
        if not best[0] or idle == PATIENCE:
            break
    return best


def _sweep(ladder: Ladder, rows: Rows, downward: bool) -> None:
    """Sort each row by the middle of its neighbours in the row swept before it."""
    links = ladder.up if downward else ladder.down
    order = rows if downward else rows[::-1]
    for fixed, row in pairwise(order):
        _sort_by_middle(fixed, row, links)


def _sort_by_middle(fixed: list[Slot], row: list[Slot], links: Links) -> None:
    """Sort a row in place; who has no neighbour in the fixed row holds its share of the width."""
    where = {slot: (at + 0.5) / len(fixed) for at, slot in enumerate(fixed)}
    own = {slot: (at + 0.5) / len(row) for at, slot in enumerate(row)}
    middle = {slot: _mean([where[n] for n in links[slot]], own[slot]) for slot in row}
    row.sort(key=lambda slot: middle[slot])


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _transpose(ladder: Ladder, rows: Rows) -> None:
    """Exchange neighbours for as long as that removes crossings, within reason."""
    for _ in range(PASSES):
        if not sum(_transpose_row(ladder, rows, at) for at in range(len(rows))):
            break


def _transpose_row(ladder: Ladder, rows: Rows, at: int) -> bool:
    """One pass over a row; whether any two have changed places."""
    row = rows[at]
    ends = _far_ends(ladder, rows, at)
    changed = False
    for left, right in zip(range(len(row)), range(1, len(row)), strict=False):
        if _gain(ends, row[left], row[right]) > 0:
            row[left], row[right] = row[right], row[left]
            changed = True
    return changed


def _far_ends(ladder: Ladder, rows: Rows, at: int) -> Ends:
    """For each slot of a row, where its links end in the row above and in the row below."""
    place = places(rows[max(at - 1, 0) : at + 2])
    return {
        slot: ([place[up] for up in ladder.up[slot]], [place[down] for down in ladder.down[slot]])
        for slot in rows[at]
    }


def _gain(ends: Ends, left: Slot, right: Slot) -> int:
    """How many crossings fewer if the two change places."""
    gain = 0
    for near, far in zip(ends[left], ends[right], strict=True):
        for one in near:
            for other in far:
                gain += (one > other) - (one < other)
    return gain
