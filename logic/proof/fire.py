"""Find every instance of a kernel rule that holds in the answer and bears on what is asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import clingo
from clingo import Symbol

from .translate import Justifier


@dataclass(frozen=True)
class Member:
    """One element of a count or of an "all of": its atoms, and the weight it adds to a count."""

    atoms: tuple[Symbol, ...]
    weight: Symbol | None


@dataclass(frozen=True)
class Firing:
    """One instance of a kernel rule: what it concludes, from which premises.

    A premise is the term the justifier gives: holds/1, lacks/1, compares/3 or group/2.
    """

    rule: int
    binding: tuple[Symbol, ...]
    conclusion: Symbol
    premises: tuple[Symbol, ...]
    members: tuple[tuple[Member, ...], ...]

    def needs(self) -> tuple[Symbol, ...]:
        """Every atom that must hold before this conclusion may."""
        direct = [p.arguments[0] for p in self.premises if p.name == "holds"]
        return (*direct, *(a for group in self.members for m in group for a in m.atoms))


def fire(justifier: Justifier, control: clingo.Control, wanted: Iterable[Symbol]) -> list[Firing]:
    """The firings behind some atoms of a grounded program, sorted.

    The kernel has no choice in it, so that what was grounded is the answer; the justifier is
    grounded on top of it and nothing is solved again.
    """
    control.add("justifier", [], justifier.program)
    with control.backend() as backend:
        for atom in wanted:
            goal = clingo.Function(f"wanted_{atom.name}", atom.arguments)
            backend.add_rule([backend.add_atom(goal)])
    control.ground([("justifier", [])])
    found = (
        firing
        for rule in range(len(justifier.rules))
        for firing in _firings(rule, control.symbolic_atoms)
    )
    return sorted(found, key=lambda firing: (firing.conclusion, firing.rule, firing.binding))


def _firings(rule: int, atoms: clingo.SymbolicAtoms) -> Iterator[Firing]:
    members: dict[tuple[Symbol, int], list[Member]] = defaultdict(list)
    for atom in atoms.by_signature(f"member_{rule}", 3):
        binding, group, premises = atom.symbol.arguments
        members[binding, group.number].append(_member(premises.arguments))
    for atom in atoms.by_signature(f"fired_{rule}", 3):
        binding, conclusion, premises = atom.symbol.arguments
        groups = sum(1 for premise in premises.arguments if premise.name == "group")
        yield Firing(
            rule,
            tuple(binding.arguments),
            conclusion,
            tuple(premises.arguments),
            tuple(_sorted(members[binding, index]) for index in range(groups)),
        )


def _member(premises: Sequence[Symbol]) -> Member:
    weight = next((p.arguments[0] for p in premises if p.name == "counts"), None)
    return Member(tuple(p.arguments[0] for p in premises if p.name == "holds"), weight)


def _sorted(members: list[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: member.atoms))
