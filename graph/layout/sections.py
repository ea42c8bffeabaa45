"""The graph cut into a section for each root: what it rests on, as far down as it goes.

A premise of several roots stands in each of their sections: whoever reads one finds it whole, and
no edge runs across the page from one to the next.
"""

from collections.abc import Sequence

import networkx as nx


def sections(graph: nx.DiGraph, names: Sequence[str]) -> list[nx.DiGraph]:
    """A subgraph for each node that is a root or has nothing above it, in the given order.

    Raises `networkx.NetworkXUnfeasible` if the graph goes round in a circle.
    """
    if not nx.is_directed_acyclic_graph(graph):
        raise nx.NetworkXUnfeasible("the graph goes round in a circle")
    heads = [name for name in names if graph.nodes[name].get("root") or not graph.in_degree(name)]
    return [graph.subgraph({head, *nx.descendants(graph, head)}) for head in heads]
