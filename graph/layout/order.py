"""The order of the slots in each row, with few crossings.

A search ends where no small step helps. So it is tried from several starts: rows wholly shuffled,
then the best order so far with two rows shuffled. Equal orders replace each other, which lets the
search wander.
"""

from random import Random

from .ladder import Ladder, Links, Rows
from .search import Found, Net, Row, search

EFFORT = 3000
"""Searches for a graph of one slot, fewer the more slots there are."""

FEWEST, MOST = 2, 24
"""The fewest and the most searches for any graph."""


def order(ladder: Ladder) -> tuple[Rows, int]:
    """The best order found, and the number of crossings that are left."""
    slots = [slot for row in ladder.rows for slot in row]
    number = {slot: at for at, slot in enumerate(slots)}

    def numbered(links: Links) -> list[list[int]]:
        return [[number[other] for other in links[slot]] for slot in slots]

    start = [[number[slot] for slot in row] for row in ladder.rows]
    found = _best(Net(numbered(ladder.up), numbered(ladder.down)), start)
    return [[slots[at] for at in row] for row in found.rows], found.crossings


def _best(net: Net, start: list[Row]) -> Found:
    chance = Random(0)  # seeded, so that the same graph is always the same picture
    best = search(net, start)
    tries = min(max(EFFORT // len(net.up), FEWEST), MOST)
    for turn in range(tries):
        if best.crossings:
            found = search(net, _shuffled(best.rows, chance, all_rows=turn < tries // 4))
            best = found if found.crossings <= best.crossings else best
    return best


def _shuffled(rows: list[Row], chance: Random, all_rows: bool) -> list[Row]:
    """The rows, some in an order of chance; of its functions only `random()` is promised stable."""
    picked = {int(chance.random() * len(rows)) for _ in range(2)}
    return [
        sorted(row, key=lambda _: chance.random()) if all_rows or at in picked else row[:]
        for at, row in enumerate(rows)
    ]
