"""The graph in DOT, the language of Graphviz."""

import networkx as nx

from ..kinds import kind_name
from .caption import caption
from .numbered import numbered

SHAPES = {
    "answer": 'shape=box style="rounded,bold" peripheries=2',
    "conclusion": 'shape=box style="rounded"',
    "rule": "shape=hexagon",
    "comparison": "shape=parallelogram",
    "count": "shape=component",
    "fact": "shape=note",
    "absence": 'shape=box style="dashed"',
    "other": "shape=box",
}


def to_dot(graph: nx.DiGraph) -> str:
    """The graph in DOT: conclusions above, arrows from a premise up to what it supports.

    Equal graphs give equal bytes.
    """
    names = numbered(graph)
    nodes = [f"  {at} [{_box(graph.nodes[name])}];" for name, at in names.items()]
    edges = [f"  {names[above]} -> {names[below]};" for above, below in sorted(graph.edges)]
    return "\n".join(["digraph lineproof {", "  edge [dir=back];", *nodes, *edges, "}", ""])


def _box(data: dict[str, str | bool]) -> str:
    label = "\\n".join(map(_escaped, caption(data)))
    return f'label="{label}" {SHAPES[kind_name(data)]}'


def _escaped(text: str) -> str:
    """Text between quotes, in which a backslash would begin an escape of its own."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
