"""The kinds of node: their names in the legend, the room their shapes take, their outlines.

A kind is told by its shape as well as by its colour.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from . import outlines


@dataclass(frozen=True)
class Kind:
    """How one kind is drawn; the paddings are pixels between outline and text."""

    name: str
    legend: str
    outline: Callable[[int, int], str]
    left: int = 16
    right: int = 16
    above: int = 10
    bold: bool = False


KINDS = (
    Kind("root", "what is shown to hold", outlines.double, 20, 20, 13, bold=True),
    Kind("conclusion", "conclusion", outlines.rounded),
    Kind("rule", "rule, with its source", outlines.hexagon, 26, 26),
    Kind("comparison", "comparison", outlines.slanted, 28, 28),
    Kind("count", "count or sum", outlines.summed, 44, 14),
    Kind("fact", "recorded in the file", outlines.page, 20, 20),
    Kind("absence", "not so, or not recorded", outlines.dashed),
)
"""In the order of the legend, in which lists of premises stand too: the rule before its facts."""

OTHER = Kind("other", "other", outlines.plain)

_BY_NAME = {kind.name: kind for kind in KINDS}


def kind_of(data: Mapping[str, str | bool]) -> Kind:
    """The kind of a node with these attributes; a root's own kind gives way to being a root."""
    if data.get("root"):
        return _BY_NAME["root"]
    return _BY_NAME.get(str(data.get("kind", "")), OTHER)
