"""The graph in Mermaid, which wikis and code hosts draw."""

import re

import networkx as nx

from ..kinds import kind_name
from .caption import caption
from .numbered import numbered

SHAPES = {
    "answer": ('(["', '"])'),
    "conclusion": ('("', '")'),
    "rule": ('{{"', '"}}'),
    "comparison": ('[/"', '"/]'),
    "count": ('[["', '"]]'),
    "fact": ('>"', '"]'),
    "absence": ('["', '"]'),
    "other": ('["', '"]'),
}
"""What stands before and after the text of a box: its shape."""

NOTHING = "#160;"
"""A blank: Mermaid takes no empty box."""

_SPECIAL = re.compile(r"""[^\w .,:;()+*=/'!?%-]|_""")


def to_mermaid(graph: nx.DiGraph) -> str:
    """The graph as a flowchart from below: arrows lead from a premise up to what it supports.

    Equal graphs give equal bytes.
    """
    names = numbered(graph)
    nodes = [f"  {at}{_box(graph.nodes[name])}" for name, at in names.items()]
    edges = [f"  {names[below]} --> {names[above]}" for above, below in sorted(graph.edges)]
    styles = ["  classDef absence stroke-dasharray:6 4", "  classDef answer stroke-width:3px"]
    return "\n".join(["flowchart BT", *nodes, *edges, *styles, ""])


def _box(data: dict[str, str | bool]) -> str:
    kind = kind_name(data)
    before, after = SHAPES[kind]
    named = f":::{kind}" if kind in ("absence", "answer") else ""
    text = "<br>".join(map(_escaped, caption(data)))
    return f"{before}{text or NOTHING}{after}{named}"


def _escaped(text: str) -> str:
    """Text in which whatever could be markup is a character code."""
    return _SPECIAL.sub(lambda found: f"#{ord(found[0])};", text)
