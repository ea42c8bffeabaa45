"""The brief view of a proof: what an auditor reads, without the interpreter's own steps."""

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter

from lineproof.logic import Proof

Premises = Mapping[str, Iterable[str]]


def brief(proof: Proof) -> Proof:
    """The proof without its folded steps; their premises become premises of their conclusions.

    A folded step that is itself a root stays. What no root leads to any more is dropped.
    Raises `graphlib.CycleError` if the proof goes round in a circle.
    """
    folded = {node.id for node in proof.nodes if node.fold} - set(proof.roots)
    shown = _shown_premises(_premises(proof), folded)
    kept = _reachable(proof.roots, shown)
    return Proof(
        roots=proof.roots,
        nodes=tuple(sorted((n for n in proof.nodes if n.id in kept), key=lambda node: node.id)),
        edges=tuple(sorted((above, below) for above in kept for below in shown[above])),
    )


def _premises(proof: Proof) -> dict[str, list[str]]:
    premises: dict[str, list[str]] = {node.id: [] for node in proof.nodes}
    for conclusion, premise in proof.edges:
        premises[conclusion].append(premise)
    return premises


def _shown_premises(premises: Premises, folded: set[str]) -> dict[str, set[str]]:
    """The premises of each step once every folded premise is replaced by its own premises."""
    shown: dict[str, set[str]] = {}
    for step in TopologicalSorter(premises).static_order():
        shown[step] = set()
        for premise in premises[step]:
            shown[step] |= shown[premise] if premise in folded else {premise}
    return shown


def _reachable(roots: Iterable[str], premises: Premises) -> set[str]:
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting.extend(premises[step])
    return found
