"""From a proof to a networkx graph."""

import networkx as nx

from lineproof.logic import Node, Proof


def explanation_graph(proof: Proof) -> nx.DiGraph:
    """A proof as a graph whose edges lead from a conclusion to its premises.

    Every node carries `kind`, `text`, `rule`, `source`, `place` and `root`; the last is true of
    what the proof was asked for.
    """
    graph = nx.DiGraph()
    roots = set(proof.roots)
    graph.add_nodes_from((node.id, _attributes(node, node.id in roots)) for node in proof.nodes)
    graph.add_edges_from(proof.edges)
    return graph


def _attributes(node: Node, root: bool) -> dict[str, str | bool]:
    return {
        "kind": node.kind,
        "text": node.text,
        "rule": node.rule,
        "source": node.source,
        "place": node.place,
        "root": root,
    }
