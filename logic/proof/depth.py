"""How much of a proof is shown: what an auditor reads, what a teacher reads, or all of it."""

from collections.abc import Callable, Iterable, Mapping
from graphlib import TopologicalSorter

from .model import Proof

Premises = Mapping[str, Iterable[str]]


def brief(proof: Proof) -> Proof:
    """The proof without its folded steps; their premises become premises of their conclusions.

    Below a step that stops nothing is shown. A root always stays and is always explained; what no
    root leads to any more is dropped. Raises `graphlib.CycleError` if the proof has a cycle.
    """
    roots = set(proof.roots)
    folded = {node.id for node in proof.nodes if node.fold} - roots
    stopped = {node.id for node in proof.nodes if node.stop} - roots
    return _shortened(proof, folded, stopped)


def normal(proof: Proof) -> Proof:
    """The proof without the kernel's own steps, with what each rule says and what is not so.

    Between `brief` and the proof itself: the facts of the rules, the comparisons and the absences
    are shown, and nothing is cut off. Raises `graphlib.CycleError` if the proof has a cycle.
    """
    own = {node.id for node in proof.nodes if node.fold and node.kind in ("conclusion", "count")}
    return _shortened(proof, own - set(proof.roots), set())


def full(proof: Proof) -> Proof:
    """The whole proof."""
    return proof


DEPTHS: Mapping[str, Callable[[Proof], Proof]] = {"brief": brief, "normal": normal, "full": full}
"""The depths by name, the shortest first."""


def _shortened(proof: Proof, folded: set[str], stopped: set[str]) -> Proof:
    """The proof without folded steps, and without what is below stopped ones."""
    shown = _shown_premises(_premises(proof, stopped), folded)
    kept = _reachable(proof.roots, shown)
    return Proof(
        roots=proof.roots,
        nodes=tuple(node for node in proof.nodes if node.id in kept),
        edges=tuple(sorted((above, below) for above in kept for below in shown[above])),
    )


def _premises(proof: Proof, stopped: set[str]) -> dict[str, list[str]]:
    premises: dict[str, list[str]] = {node.id: [] for node in proof.nodes}
    for conclusion, premise in proof.edges:
        if conclusion not in stopped:
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
