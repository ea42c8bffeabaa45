"""Places in a line, as near to the wanted ones as distances and two ends allow."""

from collections.abc import Sequence
from itertools import accumulate

Want = tuple[int, int]
"""A wanted place, and the weight of the wish."""


def spread(wants: Sequence[Want], distances: Sequence[int], ends: tuple[int, int]) -> list[int]:
    """Places with at least these distances, least weighted squares from the wanted ones.

    With the distances taken off, places only must not fall; pooling the neighbours that do (Ayer
    and others 1955) gives the optimum in one pass, and cutting it off at the ends keeps it one.
    """
    offsets = list(accumulate(distances, initial=0))[: len(wants)]
    level = _pooled(
        [(want - off, weight) for (want, weight), off in zip(wants, offsets, strict=True)]
    )
    low, high = ends[0], ends[1] - sum(distances)
    return [min(max(at, low), high) + off for at, off in zip(level, offsets, strict=True)]


def _pooled(wants: Sequence[Want]) -> list[int]:
    """The nearest places that do not fall."""
    pools: list[tuple[int, int, int]] = []
    for want, weight in wants:
        total, mass, count = want * weight, weight, 1
        while pools and pools[-1][0] * mass > total * pools[-1][1]:
            other = pools.pop()
            total, mass, count = total + other[0], mass + other[1], count + other[2]
        pools.append((total, mass, count))
    return [total // mass for total, mass, count in pools for _ in range(count)]
