"""The order in which nodes are told where several stand side by side."""

import re

import networkx as nx

from .kinds import LEGEND, kind_name

Parts = list[tuple[int, str]]

_KINDS = list(LEGEND)


def in_reading_order(graph: nx.DiGraph) -> list[str]:
    """All nodes by kind, by place in the file, then by name; `n2` comes before `n10`."""
    return sorted(graph, key=lambda name: _rank(graph, name))


def _rank(graph: nx.DiGraph, name: str) -> tuple[int, Parts, Parts, str]:
    data = graph.nodes[name]
    return _KINDS.index(kind_name(data)), _parts(str(data.get("place", ""))), _parts(name), name


def _parts(text: str) -> Parts:
    """The text cut so that the numbers in it are compared as numbers."""
    return [
        (int(part), "") if at % 2 else (0, part)
        for at, part in enumerate(re.split(r"([0-9]+)", text))
    ]
