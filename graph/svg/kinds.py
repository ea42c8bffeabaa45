"""How each kind of node is drawn: the room its shape takes, its outline.

A kind is told by its shape as well as by its colour.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ..kinds import LEGEND, Data, kind_name
from . import outlines


@dataclass(frozen=True)
class Kind:
    """How one kind is drawn; the paddings are pixels between outline and text."""

    name: str
    outline: Callable[[int, int], str]
    left: int = 16
    right: int = 16
    above: int = 10
    bold: bool = False

    @property
    def legend(self) -> str:
        """The kind in words."""
        return LEGEND[self.name]


KINDS = (
    Kind("answer", outlines.double, 20, 20, 13, bold=True),
    Kind("conclusion", outlines.rounded),
    Kind("rule", outlines.hexagon, 26, 26),
    Kind("comparison", outlines.slanted, 28, 28),
    Kind("count", outlines.summed, 44, 14),
    Kind("fact", outlines.page, 20, 20),
    Kind("absence", outlines.dashed),
    Kind("other", outlines.plain),
)
"""In the order of the legend."""

_BY_NAME = {kind.name: kind for kind in KINDS}


def kind_of(data: Data) -> Kind:
    """The kind of a node with these attributes."""
    return _BY_NAME[kind_name(data)]
