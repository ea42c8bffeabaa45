"""Several drawings on one page."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from .values import GAP, Drawing, Page, Placed

BETWEEN = 3 * GAP
"""Clear pixels between two drawings."""

WIDTH = 1600
"""The width of a page, unless a drawing is wider: in natural size it is only scrolled downward."""


def stack(parts: Sequence[Drawing]) -> Page:
    """The drawings side by side, a new shelf begun when the page is full."""
    shelves = _shelves(parts, max([WIDTH, *(part.width for part in parts)]))
    tops = accumulate((_height(shelf) + BETWEEN for shelf in shelves), initial=0)
    placed = [
        Placed(x, y, part)
        for shelf, y in zip(shelves, tops, strict=False)
        for part, x in zip(shelf, _lefts(shelf), strict=False)
    ]
    return Page(
        width=max((at.x + at.drawing.width for at in placed), default=0),
        height=max((at.y + at.drawing.height for at in placed), default=0),
        sections=tuple(placed),
    )


def _shelves(parts: Iterable[Drawing], room: int) -> list[list[Drawing]]:
    shelves: list[list[Drawing]] = []
    for part in parts:
        if shelves and _lefts([*shelves[-1], part])[-1] - BETWEEN <= room:
            shelves[-1].append(part)
        else:
            shelves.append([part])
    return shelves


def _lefts(shelf: Sequence[Drawing]) -> list[int]:
    """The left side of each drawing of a shelf, and where a further one would begin."""
    return list(accumulate((part.width + BETWEEN for part in shelf), initial=0))


def _height(shelf: Sequence[Drawing]) -> int:
    return max(part.height for part in shelf)
