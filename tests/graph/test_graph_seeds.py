"""The picture does not depend on how Python happens to hash text."""

import os
import subprocess
import sys

SCRIPT = """
from lineproof.graph import explanation_graph, to_json, to_svg
from lineproof.logic import Node, Proof, brief

names = [f"n{at}" for at in range(30)]
nodes = tuple(Node(name, "fact", f"step {name}", fold=name.endswith("5")) for name in names)
edges = tuple((names[at // 3], names[at]) for at in range(1, 30))
edges += tuple((names[at], names[at + 13]) for at in range(2, 15))
graph = explanation_graph(brief(Proof(("n0",), nodes, tuple(sorted(edges)))))
print(to_json(graph), to_svg(graph))
"""


def output(seed: str) -> bytes:
    """What the script prints under a hash seed."""
    environment = os.environ | {"PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", SCRIPT]
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout


def test_hash_seeds_change_no_byte() -> None:
    """Under other hash seeds the same proof gives the same picture and the same JSON."""
    first, second, third = map(output, ("0", "1", "42"))

    assert first == second == third
    assert b"</svg>" in first
