"""Text broken into lines of a width."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

Measure = Callable[[str], int]

# A character with what belongs to it: marks, selectors, and whatever a joiner joins on. A word
# that must be broken is broken between these.
_CLUSTER = re.compile(
    "(?:.(?:[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]"
    "|\u200d.)*)",
    re.DOTALL,
)


def wrap(text: str, limit: int, measure: Measure) -> list[str]:
    """Lines no wider than the limit, about equally wide, and no more of them than needed.

    A word wider than the limit is broken.
    """
    words = [piece for word in text.split() for piece in _pieces(word, limit, measure)]
    widths = [measure(word) for word in words]
    blank = measure(" ")
    fewest = len(_lines(widths, blank, limit))
    widest = range(min(max(widths, default=0), limit), limit + 1)
    even = bisect_left(widest, -fewest, key=lambda wide: -len(_lines(widths, blank, wide)))
    return [" ".join(words[at] for at in line) for line in _lines(widths, blank, widest[even])]


def _pieces(word: str, limit: int, measure: Measure) -> list[str]:
    """The word, or parts of it that fit."""
    if measure(word) <= limit:
        return [word]
    parts = _CLUSTER.findall(word)
    lines = _lines([measure(part) for part in parts], 0, limit)
    return ["".join(parts[at] for at in line) for line in lines]


def _lines(widths: Sequence[int], blank: int, limit: int) -> list[range]:
    """Which parts stand in each line, as many as fit, with a blank between two."""
    starts: list[int] = []
    used = limit
    for at, width in enumerate(widths):
        used += blank + width
        if used > limit or not starts:
            starts.append(at)
            used = width
    return [range(*ends) for ends in pairwise([*starts, len(widths)])]
