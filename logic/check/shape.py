"""Check the form of a proof: no loose ends, no circle, nothing that no answer rests on."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from ..proof.model import Proof
from .defect import Defect

Below = Mapping[str, Set[str]]
"""The premises of each node that has any."""


def below(proof: Proof) -> Below:
    """The premises of each node that has any."""
    found: dict[str, set[str]] = {}
    for conclusion, premise in proof.edges:
        found.setdefault(conclusion, set()).add(premise)
    return found


def misshapen(proof: Proof, premises: Below) -> Iterator[Defect]:
    """What is wrong with a proof whatever its nodes say."""
    ids = {node.id for node in proof.nodes}
    yield from _twice(proof)
    yield from _loose(proof, ids, premises)
    turning = _turning(premises)
    if turning:
        first, *others = _circle(premises, turning)
        yield Defect(first, f"it rests on itself, by way of {', '.join(others) or 'nothing'}")
    for name in sorted(ids - _reached(proof.roots, premises)):
        yield Defect(name, "no answer rests on it")


def _twice(proof: Proof) -> Iterator[Defect]:
    for name, times in Counter(node.id for node in proof.nodes).items():
        if times > 1:
            yield Defect(name, f"it stands there {times} times")
    if len(set(proof.edges)) < len(proof.edges):
        for (above, name), times in Counter(proof.edges).items():
            if times > 1:
                yield Defect(above, f"it rests {times} times on {name}")


def _loose(proof: Proof, ids: Set[str], premises: Below) -> Iterator[Defect]:
    for root in proof.roots:
        if root not in ids:
            yield Defect(root, "it is to be proved, but is not in the proof")
    for above, names in premises.items():
        if above not in ids:
            yield Defect(above, "it has premises, but is not in the proof")
        for name in sorted(names - ids):
            yield Defect(above, f"it rests on {name}, which is not in the proof")


def _reached(roots: Sequence[str], premises: Below) -> Set[str]:
    """Every node that a root leads to."""
    reached: set[str] = set()
    found: Set[str] = set(roots)
    while found:
        reached |= found
        found = set().union(*(premises.get(name, ()) for name in found)) - reached
    return reached


def _turning(premises: Below) -> Set[str]:
    """The nodes that are left when one on which nothing rests is taken away again and again."""
    resting = Counter(name for names in premises.values() for name in names)
    free = [name for name in premises if name not in resting]
    left = set(premises)
    while free:
        name = free.pop()
        left.discard(name)
        for premise in premises.get(name, ()):
            resting[premise] -= 1
            if not resting[premise]:
                free.append(premise)
    return left


def _circle(premises: Below, turning: Set[str]) -> Sequence[str]:
    """A circle among nodes each of which another of them rests on."""
    above = {name: up for up in sorted(turning) for name in premises[up] & turning}
    path = [min(turning)]
    while (up := above[path[-1]]) not in path:
        path.append(up)
    return path[path.index(up) :][::-1]
