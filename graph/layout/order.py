"""The order of the slots in each row, with few crossings.

Going over the rows ends where no small step helps. So it is tried from several starts: rows wholly
shuffled, then the best order so far with two rows shuffled. Equal orders replace each other, which
lets the search wander.
"""

from random import Random

from .ladder import Ladder, Links, Rows
from .sweep import Net, Row, sweep

TRIES, WHOLLY = 8, 2
"""How often to start anew while edges cross, and how many of these times with all rows shuffled.

More tries find little: three times as many take a sixth off the crossings of the largest proofs.
"""


def order(ladder: Ladder) -> Rows:
    """The best order found."""
    slots = [slot for row in ladder.rows for slot in row]
    number = {slot: at for at, slot in enumerate(slots)}

    def numbered(links: Links) -> list[list[int]]:
        return [[number[other] for other in links[slot]] for slot in slots]

    start = [[number[slot] for slot in row] for row in ladder.rows]
    found = _best(Net(numbered(ladder.up), numbered(ladder.down)), start)
    return [[slots[at] for at in row] for row in found]


def _best(net: Net, start: list[Row]) -> list[Row]:
    chance = Random(0)  # seeded, so that the same graph is always the same picture
    best = sweep(net, start)
    for turn in range(TRIES):
        if best.crossings:
            found = sweep(net, _shuffled(best.rows, chance, all_rows=turn < WHOLLY))
            best = found if found.crossings <= best.crossings else best
    return best.rows


def _shuffled(rows: list[Row], chance: Random, all_rows: bool) -> list[Row]:
    """The rows, some in an order of chance; of its functions only `random()` is promised stable."""
    picked = {int(chance.random() * len(rows)) for _ in range(2)}
    return [
        sorted(row, key=lambda _: chance.random()) if all_rows or at in picked else row[:]
        for at, row in enumerate(rows)
    ]
