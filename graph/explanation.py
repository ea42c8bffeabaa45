"""From a proof to a networkx graph."""

from collections.abc import Iterable

import networkx as nx

from lineproof.logic import Node, Proof

Answer = tuple[str, Iterable[str]]
"""A title in words, as `line 1: 11402`, and the ids of the conclusions it rests on."""


def explanation_graph(proof: Proof, answers: Iterable[Answer] = (), about: str = "") -> nx.DiGraph:
    """A proof as a graph whose edges lead from a conclusion to its premises.

    Every node carries `kind`, `text`, `rule`, `source`, `place`, `fold`, `stop` and `root`; the
    last is true of what the proof was asked for. With answers these are the roots: one node of the
    kind `answer` each, above the conclusions it rests on. `about` names the visit; it becomes the
    attribute `about` of the graph.
    """
    graph = nx.DiGraph(about=about) if about else nx.DiGraph()
    named = [(f"answer {at}", *answer) for at, answer in enumerate(answers, start=1)]
    roots = set() if named else set(proof.roots)
    graph.add_nodes_from((node.id, _attributes(node, node.id in roots)) for node in proof.nodes)
    graph.add_edges_from(proof.edges)
    for name, title, conclusions in named:
        graph.add_node(name, **_attributes(Node(name, "answer", title), root=True))
        graph.add_edges_from((name, conclusion) for conclusion in conclusions)
    return graph


def _attributes(node: Node, root: bool) -> dict[str, str | bool]:
    return {
        "kind": node.kind,
        "text": node.text,
        "rule": node.rule,
        "source": node.source,
        "place": node.place,
        "fold": node.fold,
        "stop": node.stop,
        "root": root,
    }
