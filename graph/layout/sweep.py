"""From one order of the rows to a better one, step by step.

Rows are gone over downward and upward, each sorted by the middle of its neighbours (Sugiyama,
Tagawa and Toda 1981); after each time neighbours that cross less the other way round change places
(Gansner and others 1993). Slots are numbers here: this is where the time goes.
"""

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Row = list[int]
Links = Sequence[Sequence[int]]
Ends = tuple[list[int], list[int]]
"""Where the links of a slot end in the row above and in the row below."""

SWEEPS = 24
PATIENCE = 4
"""Sweeps without a better order after which the search ends."""

PASSES = 10
"""The most times the rows are gone through for neighbours to exchange after one sweep."""


@dataclass(frozen=True)
class Net:
    """The links of each slot to the row above and to the row below."""

    up: Links
    down: Links


@dataclass(frozen=True)
class Found:
    """An order of the rows and the number of crossing pairs of links in it."""

    crossings: int
    rows: list[Row]


def sweep(net: Net, start: Sequence[Row]) -> Found:
    """The best order met on the way from a start."""
    rows = [row[:] for row in start]
    place = _places(net, rows)
    best = Found(_crossings(net, rows, place), list(start))
    idle = 0
    for turn in range(SWEEPS):
        _sort(net, rows, place, downward=turn % 2 == 0)
        _transpose(net, rows, place)
        count = _crossings(net, rows, place)
        idle = 0 if count < best.crossings else idle + 1
        if not idle:
            best = Found(count, [row[:] for row in rows])
        if not best.crossings or idle == PATIENCE:
            break
    return best


def _places(net: Net, rows: Sequence[Row]) -> list[int]:
    """The place of each slot in its row."""
    place = [0] * len(net.up)
    for row in rows:
        _note(row, place)
    return place


def _note(row: Row, place: list[int]) -> None:
    for at, slot in enumerate(row):
        place[slot] = at


def _crossings(net: Net, rows: Sequence[Row], place: list[int]) -> int:
    return sum(_below(net, row, place) for row in rows)


def _below(net: Net, row: Row, place: list[int]) -> int:
    """Crossings between a row and the next: the inversions of the lower ends."""
    total = 0
    seen: list[int] = []
    for slot in row:
        ends = [place[below] for below in net.down[slot]]
        total += sum(len(seen) - bisect_right(seen, end) for end in ends)
        for end in ends:
            insort(seen, end)
    return total


def _sort(net: Net, rows: Sequence[Row], place: list[int], downward: bool) -> None:
    """Sort each row by the middle of its neighbours in the row before it."""
    links = net.up if downward else net.down
    for fixed, row in pairwise(rows if downward else rows[::-1]):
        _sort_by_middle(row, len(row) / len(fixed), links, place)


def _sort_by_middle(row: Row, scale: float, links: Links, place: list[int]) -> None:
    """Sort a row; who has no neighbour in the row before keeps its share of the width."""
    middle = {}
    for slot in row:
        ends = [place[other] for other in links[slot]]
        middle[slot] = (sum(ends) / len(ends) + 0.5) * scale if ends else place[slot] + 0.5
    row.sort(key=middle.__getitem__)
    _note(row, place)


def _transpose(net: Net, rows: Sequence[Row], place: list[int]) -> None:
    """Exchange neighbours for as long as that removes crossings, within reason."""
    stale = set(range(len(rows)))
    for _ in range(PASSES):
        moved = {at for at in sorted(stale) if _transpose_row(net, rows[at], place)}
        stale = {near for at in moved for near in (at - 1, at, at + 1) if 0 <= near < len(rows)}
        if not stale:
            break


def _transpose_row(net: Net, row: Row, place: list[int]) -> bool:
    """One pass over a row; whether any two have changed places."""
    ends: list[Ends] = [
        ([place[other] for other in net.up[slot]], [place[other] for other in net.down[slot]])
        for slot in row
    ]
    moved = False
    for left, right in pairwise(range(len(row))):
        if _gain(ends[left], ends[right]) > 0:
            row[left], row[right] = row[right], row[left]
            ends[left], ends[right] = ends[right], ends[left]
            moved = True
    _note(row, place)
    return moved


def _gain(left: Ends, right: Ends) -> int:
    """How many crossings fewer if the two change places."""
    gain = 0
    for near, far in zip(left, right, strict=True):
        for one in near:
            for other in far:
                gain += (one > other) - (one < other)
    return gain
