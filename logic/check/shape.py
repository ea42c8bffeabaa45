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
    reached, circle = _walked(proof.roots, premises)
    if circle:
        way = ", ".join(circle[1:])
        yield Defect(circle[0], f"it rests on itself{', by way of ' + way if way else ''}")
    yield from (Defect(name, "no answer rests on it") for name in sorted(ids - reached))


def _twice(proof: Proof) -> Iterator[Defect]:
    for name, times in Counter(node.id for node in proof.nodes).items():
        if times > 1:
            yield Defect(name, f"it stands there {times} times")
    if len(set(proof.edges)) < len(proof.edges):
        for (above, name), times in Counter(proof.edges).items():
            if times > 1:
                yield Defect(above, f"it rests {times} times on {name}")


def _loose(proof: Proof, ids: Set[str], premises: Below) -> Iterator[Defect]:
    if not proof.roots:
        yield Defect("", "the proof proves nothing")
    for root in proof.roots:
        if root not in ids:
            yield Defect(root, "it is to be proved, but is not in the proof")
    for above, names in premises.items():
        if above not in ids:
            yield Defect(above, "it has premises, but is not in the proof")
        for name in sorted(names - ids):
            yield Defect(above, f"it rests on {name}, which is not in the proof")


def _walked(roots: Sequence[str], premises: Below) -> tuple[Set[str], Sequence[str]]:
    """Every node that a root leads to, and a circle on the way, if there is one."""
    reached: set[str] = set()
    circle: list[str] = []
    for root in roots:
        path = {} if root in reached else {root: iter(premises.get(root, ()))}
        reached.add(root)
        while path:
            name = next(reversed(path))
            step = next(path[name], None)
            if step is None:
                del path[name]
            elif step not in reached:
                reached.add(step)
                path[step] = iter(premises.get(step, ()))
            elif step in path and not circle:
                steps = list(path)
                circle = steps[steps.index(step) :]
    return reached, circle
