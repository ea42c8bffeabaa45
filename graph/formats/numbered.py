"""Short names for nodes, for the languages that do not take every text for a name."""

import networkx as nx


def numbered(graph: nx.DiGraph) -> dict[str, str]:
    """`n1`, `n2` and so on, in the order of the ids."""
    return {name: f"n{at}" for at, name in enumerate(sorted(graph), start=1)}
