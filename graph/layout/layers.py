"""Which layer each node stands in."""

from collections.abc import Mapping

import networkx as nx

from .values import GAP, Block


def layers(graph: nx.DiGraph, blocks: Mapping[str, Block], room: int) -> dict[str, int]:
    """The layer of each node, counted from 0 at the top; every premise is below its conclusions.

    A layer is closed once its boxes fill `room` pixels: what has no room goes one further down.
    Who has waited longest goes first, so that nothing ends up far from what it supports; then who
    has the longest way below; then the order of the blocks decides.
    """
    depth = _depths(graph)
    rank = {node: at for at, node in enumerate(blocks)}
    waiting = {node: graph.in_degree(node) for node in graph}
    ready = {node: 0 for node in blocks if not waiting[node]}
    placed: dict[str, int] = {}
    layer = 0
    while ready:
        chosen = _fill(sorted(ready, key=lambda n: (ready[n], -depth[n], rank[n])), blocks, room)
        for node in chosen:
            del ready[node]
            placed[node] = layer
        layer += 1
        ready |= _released(graph, chosen, waiting, layer)
    return placed


def _depths(graph: nx.DiGraph) -> dict[str, int]:
    """The number of steps from each node to its farthest leaf."""
    depth: dict[str, int] = {}
    for node in reversed(list(nx.topological_sort(graph))):
        depth[node] = 1 + max((depth[premise] for premise in graph[node]), default=-1)
    return depth


def _fill(queue: list[str], blocks: Mapping[str, Block], room: int) -> list[str]:
    """The first of the queue that fit; the first of all, whether it fits or not."""
    used = 0
    for count, node in enumerate(queue):
        used += blocks[node].width + GAP
        if count and used > room:
            return queue[:count]
    return queue


def _released(
    graph: nx.DiGraph, chosen: list[str], waiting: dict[str, int], layer: int
) -> dict[str, int]:
    """The premises whose last conclusion has now been placed, with the layer that is next."""
    released = {}
    for node in chosen:
        for premise in graph[node]:
            waiting[premise] -= 1
            if not waiting[premise]:
                released[premise] = layer
    return released
