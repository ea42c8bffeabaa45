"""How often links cross."""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence

from .ladder import Ladder
from .values import Slot

Places = Mapping[Slot, int]


def crossings(ladder: Ladder, rows: Sequence[Sequence[Slot]]) -> int:
    """The number of crossing pairs of links when the rows stand in this order."""
    place = places(rows)
    return sum(_between(row, ladder, place) for row in rows)


def places(rows: Sequence[Sequence[Slot]]) -> dict[Slot, int]:
    """The place of each slot in its row."""
    return {slot: at for row in rows for at, slot in enumerate(row)}


def _between(row: Sequence[Slot], ladder: Ladder, place: Places) -> int:
    """Crossings between a row and the one below: the inversions of the lower ends."""
    total = 0
    seen: list[int] = []
    for slot in row:
        ends = sorted(place[below] for below in ladder.down[slot])
        total += sum(len(seen) - bisect_left(seen, end + 1) for end in ends)
        for end in ends:
            insort(seen, end)
    return total
