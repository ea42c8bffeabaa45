"""Pick one firing for each atom, so that the proof is acyclic, short and always the same.

An atom's rank is one more than the largest rank of its premises; of several firings the one of
least rank wins, then the one with fewest premises, then the first in order (Knuth 1977, a
generalisation of Dijkstra's algorithm). A premise always ranks below its conclusion.

A step that the kernel marks as `first` is the more telling reason, and wins over all that are not.
Its conclusion is none that anything below it could rest on, so that no circle comes of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from .fire import Firing


class Unfounded(RuntimeError):
    """An atom of the answer has no derivation: a defect of the justifier."""


def choose(firings: Sequence[Firing], roots: Iterable[str]) -> Mapping[str, Firing]:
    """One firing for each derived atom; raises `Unfounded` if a root has none."""
    chosen = _ranked(firings) | _telling(firings)
    missing = [root for root in roots if root not in chosen]
    if missing:
        raise Unfounded(f"no derivation for {', '.join(missing)}")
    return chosen


def _telling(firings: Sequence[Firing]) -> dict[str, Firing]:
    """The firings of the steps that are told first; of several the one with fewest premises."""
    telling = sorted((f for f in firings if f.step.first), key=lambda f: f.size)
    return {firing.conclusion: firing for firing in reversed(telling)}


def _ranked(firings: Sequence[Firing]) -> dict[str, Firing]:
    users: dict[str, list[int]] = defaultdict(list)
    waiting: list[int] = []
    heap: list[tuple[int, int, int]] = []
    for index, firing in enumerate(firings):
        open_atoms = set(firing.needs)
        waiting.append(len(open_atoms))
        for atom in open_atoms:
            users[atom].append(index)
        if not open_atoms:
            heap.append((1, firing.size, index))
    heapify(heap)
    chosen: dict[str, Firing] = {}
    while heap:
        rank, _, index = heappop(heap)
        atom = firings[index].conclusion
        if atom in chosen:
            continue
        chosen[atom] = firings[index]
        for user in users[atom]:
            waiting[user] -= 1
            if not waiting[user] and firings[user].conclusion not in chosen:
                heappush(heap, (rank + 1, firings[user].size, user))
    return chosen
