"""What a layout takes and gives; all lengths are whole pixels, y grows downward."""

from collections.abc import Mapping
from dataclasses import dataclass

Edge = tuple[str, str]
"""A conclusion and one of its premises."""

Slot = tuple[str, int]
"""A node's seat in a row: in its own, or in one above that its edges pass through.

Edges to one premise share their slots. They run as one trunk, which keeps the picture calm and
stays clear: a trunk ends below at one premise only.
"""

GAP = 28
"""Clear pixels between two boxes of a row."""

SCREEN = (16, 10)
"""The width and height of the screens that a drawing should suit."""


@dataclass(frozen=True)
class Size:
    """How much room a node needs."""

    width: int
    height: int


@dataclass(frozen=True)
class Block:
    """What takes part in the layout as one: its reach to both sides of its axis, its height.

    Edges come in at the top of the axis.
    """

    left: int
    right: int
    height: int

    @property
    def width(self) -> int:
        """From side to side."""
        return self.left + self.right


@dataclass(frozen=True)
class Box:
    """Where a node stands: left, top, and its size."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The y of the lower side."""
        return self.y + self.height


@dataclass(frozen=True)
class Run:
    """The stretch of an edge that goes straight down; between two runs it swings over."""

    x: int
    top: int
    bottom: int


@dataclass(frozen=True)
class Route:
    """An edge: its runs from the conclusion down, and the x at which it meets the premise.

    That x is beside the last run where the premise stands in a list and is met from the side.
    """

    runs: tuple[Run, ...]
    end: int


@dataclass(frozen=True)
class Drawing:
    """Boxes and edges, and the room they take from 0, 0."""

    width: int
    height: int
    boxes: Mapping[str, Box]
    routes: Mapping[Edge, Route]


@dataclass(frozen=True)
class Placed:
    """A drawing and where on the page its left upper corner lies."""

    x: int
    y: int
    drawing: Drawing


@dataclass(frozen=True)
class Page:
    """The sections of a picture, in reading order, and the room they take from 0, 0."""

    width: int
    height: int
    sections: tuple[Placed, ...]
