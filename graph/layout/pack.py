"""Several drawings on one page."""

from collections.abc import Sequence
from itertools import accumulate
from math import isqrt

from .values import GAP, SCREEN, Box, Drawing, Route, Run

BETWEEN = 2 * GAP
"""Clear pixels between two drawings."""


def stack(parts: Sequence[Drawing]) -> Drawing:
    """The drawings side by side, a new row begun when the page is full."""
    room = _page_width(parts)
    shelves = _shelves(parts, room)
    tops = accumulate((_height(shelf) + BETWEEN for shelf in shelves), initial=0)
    moved = [
        _moved(part, x, y)
        for shelf, y in zip(shelves, tops, strict=False)
        for part, x in zip(shelf, _lefts(shelf), strict=False)
    ]
    return Drawing(
        width=max((part.width for part in moved), default=0),
        height=max((part.height for part in moved), default=0),
        boxes={node: box for part in moved for node, box in part.boxes.items()},
        routes={edge: route for part in moved for edge, route in part.routes.items()},
    )


def _page_width(parts: Sequence[Drawing]) -> int:
    """The width of a page of the shape of a screen, or of the widest drawing."""
    area = sum((part.width + BETWEEN) * (part.height + BETWEEN) for part in parts)
    widest = max((part.width for part in parts), default=0)
    return max(isqrt(area * SCREEN[0] // SCREEN[1]), widest)


def _shelves(parts: Sequence[Drawing], room: int) -> list[list[Drawing]]:
    shelves: list[list[Drawing]] = []
    for part in parts:
        if shelves and _lefts([*shelves[-1], part])[-1] - BETWEEN <= room:
            shelves[-1].append(part)
        else:
            shelves.append([part])
    return shelves


def _lefts(shelf: Sequence[Drawing]) -> list[int]:
    """The left side of each drawing of a row, and where a further one would begin."""
    return list(accumulate((part.width + BETWEEN for part in shelf), initial=0))


def _height(shelf: Sequence[Drawing]) -> int:
    return max(part.height for part in shelf)


def _moved(part: Drawing, x: int, y: int) -> Drawing:
    """The drawing with its left upper corner at a place; its size counts from the page's corner."""
    return Drawing(
        width=x + part.width,
        height=y + part.height,
        boxes={n: Box(b.x + x, b.y + y, b.width, b.height) for n, b in part.boxes.items()},
        routes={
            edge: Route(
                tuple(Run(run.x + x, run.top + y, run.bottom + y) for run in route.runs),
                route.end + x,
            )
            for edge, route in part.routes.items()
        },
    )
