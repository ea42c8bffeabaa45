"""From a graph with sizes to a page."""

from collections.abc import Mapping, Sequence

import networkx as nx

from .layered import layered
from .sections import sections
from .shelves import stack
from .values import Page, Size


def arrange(graph: nx.DiGraph, sizes: Mapping[str, Size], names: Sequence[str]) -> Page:
    """Lay out an acyclic graph, a section for each root; edges lead from a conclusion down.

    `names` are the nodes in the order in which they should be met where the layout is free.
    Raises `networkx.NetworkXUnfeasible` if the graph goes round in a circle.
    """
    return stack(
        [
            layered(part, sizes, [name for name in names if name in part])
            for part in sections(graph, names)
        ]
    )
