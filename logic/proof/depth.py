"""How much of a proof is shown: what an auditor reads, what a teacher reads, or all of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from graphlib import TopologicalSorter

from .model import Proof

Edge = tuple[str, str]
Premises = Mapping[str, Iterable[str]]


def brief(proof: Proof) -> Proof:
    """The proof without its folded steps; their premises become premises of their conclusions.

    Below a step that stops nothing is shown, below one with `only` what has these names. A root
    always stays and is always explained; what no root leads to any more is dropped. Raises
    `graphlib.CycleError` if the proof has a cycle.
    """
    folded = {node.id for node in proof.nodes if node.fold}
    return _shortened(proof, folded, _followed(proof, with_all=False))


def normal(proof: Proof) -> Proof:
    """The proof without the kernel's own steps, with what each rule says and what is not so.

    Between `brief` and the proof itself: the facts of the rules, the comparisons and the absences
    are shown. What a rule says stands below the rule. Raises `graphlib.CycleError` if the proof has
    a cycle.
    """
    own = {node.id for node in proof.nodes if node.fold and node.kind in ("conclusion", "count")}
    deep = {node.id for node in proof.nodes if node.deep}
    return _shortened(proof, own | deep, _rules_above(_followed(proof, with_all=True)))


def full(proof: Proof) -> Proof:
    """The whole proof."""
    return proof


DEPTHS: Mapping[str, Callable[[Proof], Proof]] = {"brief": brief, "normal": normal, "full": full}
"""The depths by name, the shortest first."""


def _followed(proof: Proof, with_all: bool) -> list[Edge]:
    """The edges that a shorter proof follows, with all premises of each step or the telling ones.

    A root is always explained. Where a thing is recorded under the very words it is called by, the
    record stands for both.
    """
    roots = set(proof.roots)
    stopped = {node.id for node in proof.nodes if node.stop} - roots
    only = {} if with_all else {node.id: _beginnings(node.only) for node in proof.nodes}
    said = {node.text: node.id for node in reversed(proof.nodes) if node.kind == "fact"}
    same = {node.id: said[node.text] for node in proof.nodes if node.kind == "fact"}
    return [
        (above, same.get(below, below))
        for above, below in proof.edges
        if above not in stopped and below.startswith(only.get(above, ""))
    ]


def _beginnings(only: str) -> tuple[str, ...]:
    """How the premises that a node follows begin; a count goes by what it follows itself."""
    return ("count ", *(f"{name}(" for name in only.split())) if only else ("",)


def _rules_above(edges: Sequence[Edge]) -> Iterator[Edge]:
    """The edges with each fact of a rule below its rule, where it is told with the others."""
    owner = {above: below for above, below in edges if below.startswith("rule ")}
    for above, below in edges:
        if above in owner:
            yield below, above
        else:
            yield above, owner.get(below, below)


def _shortened(proof: Proof, folded: set[str], edges: Iterable[Edge]) -> Proof:
    """The proof without folded steps; a step rests on nothing that another of its reasons tells."""
    shown = _told_once(_shown_premises(_premises(proof, edges), folded - set(proof.roots)))
    kept = _reachable(proof.roots, shown)
    return Proof(
        roots=proof.roots,
        nodes=tuple(node for node in proof.nodes if node.id in kept),
        edges=tuple(sorted((above, below) for above in kept for below in shown[above])),
    )


def _premises(proof: Proof, edges: Iterable[Edge]) -> dict[str, list[str]]:
    premises: dict[str, list[str]] = {node.id: [] for node in proof.nodes}
    for conclusion, premise in edges:
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


def _told_once(premises: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The premises of each step without those that stand below another of them already."""
    below: dict[str, set[str]] = {}
    told: dict[str, set[str]] = {}
    for step in TopologicalSorter(premises).static_order():
        deeper = set().union(*(below[premise] for premise in premises[step]))
        told[step] = premises[step] - deeper
        below[step] = premises[step] | deeper
    return told


def _reachable(roots: Iterable[str], premises: Premises) -> set[str]:
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting.extend(premises[step])
    return found
