"""Text broken into lines of a width."""

import re
from collections.abc import Callable, Iterable

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
    lines = _fill(words, limit, measure)
    low, high = max(map(measure, words), default=0), limit
    while low < high:
        middle = (low + high) // 2
        if len(_fill(words, middle, measure)) > len(lines):
            low = middle + 1
        else:
            high = middle
    return _fill(words, high, measure)


def _pieces(word: str, limit: int, measure: Measure) -> list[str]:
    """The word, or parts of it that fit."""
    return _join(_CLUSTER.findall(word), limit, measure, "")


def _fill(words: Iterable[str], limit: int, measure: Measure) -> list[str]:
    return _join(words, limit, measure, " ")


def _join(parts: Iterable[str], limit: int, measure: Measure, between: str) -> list[str]:
    """Parts joined for as long as they fit."""
    lines: list[str] = []
    for part in parts:
        longer = lines[-1] + between + part if lines else part
        if lines and measure(longer) <= limit:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines
