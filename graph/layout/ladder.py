"""The layered graph: rows of slots, joined only between neighbouring rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from .values import Edge, Slot

Rows = list[list[Slot]]
Links = Mapping[Slot, tuple[Slot, ...]]


@dataclass(frozen=True)
class Ladder:
    """Rows of slots from the top, in a first order, and the links of each slot up and down."""

    rows: tuple[tuple[Slot, ...], ...]
    up: Links
    down: Links
    layer: Mapping[str, int]

    def passes(self, slot: Slot) -> bool:
        """Whether edges only pass through here."""
        return self.layer[slot[0]] != slot[1]


def ladder(graph: nx.DiGraph, layer: Mapping[str, int], names: Sequence[str]) -> Ladder:
    """Rows and links of a graph with layers; the first order follows a walk from the roots."""
    links = sorted({link for edge in graph.edges for link in steps(edge, layer)})
    slots = {slot for link in links for slot in link} | {(n, layer[n]) for n in graph}
    walk = {node: at for at, node in enumerate(_walk(graph, names))}
    rows: Rows = [[] for _ in range(1 + max(layer.values()))]
    for slot in sorted(slots, key=lambda slot: (walk[slot[0]], slot)):
        rows[slot[1]].append(slot)
    return Ladder(
        rows=tuple(map(tuple, rows)),
        up=_ends(slots, [(below, above) for above, below in links]),
        down=_ends(slots, links),
        layer=layer,
    )


def _ends(slots: Iterable[Slot], links: list[tuple[Slot, Slot]]) -> dict[Slot, tuple[Slot, ...]]:
    """Where the links of each slot lead."""
    ends: dict[Slot, list[Slot]] = {slot: [] for slot in slots}
    for start, end in links:
        ends[start].append(end)
    return {slot: tuple(found) for slot, found in ends.items()}


def steps(edge: Edge, layer: Mapping[str, int]) -> list[tuple[Slot, Slot]]:
    """The links an edge is made of, from its conclusion down to its premise."""
    above, below = edge
    path = [(above, layer[above])]
    path += [(below, row) for row in range(layer[above] + 1, layer[below] + 1)]
    return list(pairwise(path))


def _walk(graph: nx.DiGraph, names: Sequence[str]) -> list[str]:
    """All nodes, depth first from the roots, in the given order where there is a choice."""
    rank = {name: at for at, name in enumerate(names)}
    waiting = [name for name in reversed(names) if not graph.in_degree(name)]
    order: dict[str, None] = {}
    while waiting:
        node = waiting.pop()
        if node not in order:
            order[node] = None
            waiting.extend(sorted(graph[node], key=lambda n: -rank[n]))
    return list(order)
