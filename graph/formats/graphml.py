"""The graph in GraphML, which `networkx.read_graphml` reads back."""

import networkx as nx

from ..clean import clean


def to_graphml(graph: nx.DiGraph) -> str:
    """GraphML with every attribute of every node; equal graphs give equal bytes.

    What XML cannot hold is left out of the text.
    """
    return "\n".join([*nx.generate_graphml(_sorted(graph)), ""])


def _sorted(graph: nx.DiGraph) -> nx.DiGraph:
    found = nx.DiGraph()
    for name in sorted(graph):
        found.add_node(clean(name), **{key: _fit(v) for key, v in graph.nodes[name].items()})
    found.add_edges_from((clean(above), clean(below)) for above, below in sorted(graph.edges))
    return found


def _fit(value: str | bool) -> str | bool:
    return clean(value) if isinstance(value, str) else value
