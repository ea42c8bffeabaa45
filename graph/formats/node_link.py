"""The graph as node-link JSON, which `networkx.node_link_graph` reads back."""

import json

import networkx as nx

FORMAT = "lineproof/graph/1"


def to_json(graph: nx.DiGraph) -> str:
    """Node-link JSON, sorted, so that equal graphs give equal bytes.

    Reads back with `networkx.node_link_graph(json.loads(text), edges="edges")`. Anything beyond
    ASCII is written as an escape: a stray half of a surrogate pair survives the way to a file.
    """
    data = {
        "format": FORMAT,
        "directed": True,
        "multigraph": False,
        "graph": dict(sorted(graph.graph.items())),
        "nodes": [{"id": node, **graph.nodes[node]} for node in sorted(graph.nodes)],
        "edges": [{"source": above, "target": below} for above, below in sorted(graph.edges)],
    }
    return json.dumps(data, indent=2) + "\n"
