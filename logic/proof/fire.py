"""Find every instance of a kernel rule that holds in the answer and bears on what is asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import clingo
from clingo import Symbol

from .steps import Element, Justifier, Step

Key = int | None
"""The key of an encounter; None for what is about the rulebook alone."""


@dataclass(frozen=True)
class Member:
    """One element of a sum or of an "all of": its atoms, and the terms it is told apart by.

    Of a sum the first term is the number it adds, and members with the same terms add it once.
    """

    atoms: tuple[str, ...]
    derived: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Firing:
    """One instance of a kernel rule: what it concludes, and what its variables stand for.

    Its encounter goes by the key 0, whatever it was asked by.
    """

    step: Step
    symbols: tuple[Symbol, ...]
    values: tuple[str, ...]
    members: tuple[tuple[Member, ...], ...]

    @cached_property
    def conclusion(self) -> str:
        """The atom it concludes."""
        return self.step.head.format(*self.values)

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """Every derived atom that must hold before this conclusion may."""
        direct = [
            premise.texts[0].format(*self.values)
            for premise in self.step.premises
            if premise.derived
        ]
        return (*direct, *(atom for group in self.members for m in group for atom in m.derived))

    @property
    def size(self) -> int:
        """How many premises it has."""
        return len(self.step.premises) + sum(map(len, self.members))


def fire(
    justifier: Justifier, control: clingo.Control, wanted: Iterable[Symbol]
) -> Mapping[Key, list[Firing]]:
    """The firings behind some atoms of a grounded program, by encounter, sorted.

    The kernel has no choice in it, so that what was grounded is the answer; the justifier is
    grounded on top of it and nothing is solved again.
    """
    asked = list(wanted)
    steps = _bearing(justifier, control.symbolic_atoms, {atom.name for atom in asked})
    control.add("justifier", [], "\n".join(step.program for step in steps))
    with control.backend() as backend:
        for atom in asked:
            goal = clingo.Function(f"wanted_{atom.name}", atom.arguments)
            backend.add_rule([backend.add_atom(goal)])
    control.ground([("justifier", [])])
    found: dict[Key, list[Firing]] = defaultdict(list)
    for step in steps:
        for key, firing in _firings(step, control.symbolic_atoms):
            found[key].append(firing)
    for firings in found.values():
        firings.sort(key=lambda firing: (firing.conclusion, firing.step.number, firing.values))
    return found


def _bearing(justifier: Justifier, atoms: clingo.SymbolicAtoms, wanted: set[str]) -> list[Step]:
    """The steps that may lead to some predicates; one that cannot fire costs grounding too."""
    present = {name for name, arity, _ in atoms.signatures if any(atoms.by_signature(name, arity))}
    able = [step for step in justifier.steps if step.needs <= present]
    reached: set[str] = set()
    while wanted - reached:
        reached |= wanted
        wanted = {name for step in able if step.predicate in reached for name in step.leads_to}
    return [step for step in able if step.predicate in reached]


def _firings(step: Step, atoms: clingo.SymbolicAtoms) -> Iterator[tuple[Key, Firing]]:
    width = len(step.variables)
    fired = [atom.symbol.arguments for atom in atoms.by_signature(f"fired_{step.number}", width)]
    if not fired:
        return
    groups = [_members(step, group, atoms) for group in range(len(step.groups))]
    for symbols in fired:
        key = symbols[step.key].number if step.key is not None else None
        values = _values(step, symbols)
        members = tuple(_sorted(group[key, values]) for group in groups)
        yield key, Firing(step, tuple(symbols), values, members)


def _values(step: Step, symbols: Sequence[Symbol]) -> tuple[str, ...]:
    texts = [_text(symbol) for symbol in symbols]
    if step.key is not None:
        texts[step.key] = "0"
    return tuple(texts)


@lru_cache(maxsize=1 << 14)
def _text(symbol: Symbol) -> str:
    return str(symbol)


def _members(
    step: Step, group: int, atoms: clingo.SymbolicAtoms
) -> Mapping[tuple[Key, tuple[str, ...]], list[Member]]:
    """The members of one group of a step, by encounter and binding."""
    found: dict[tuple[Key, tuple[str, ...]], list[Member]] = defaultdict(list)
    for element in step.groups[group]:
        for atom in atoms.by_signature(element.name, element.width):
            symbols = atom.symbol.arguments
            key = symbols[step.key].number if step.key is not None else None
            values = _values(step, symbols)
            binding = values[: len(step.variables)]
            found[key, binding].append(_member(element, values))
    return found


def _member(element: Element, values: tuple[str, ...]) -> Member:
    atoms = [(atom.texts[0].format(*values), atom.derived) for atom in element.atoms]
    return Member(
        atoms=tuple(text for text, _ in atoms),
        derived=tuple(text for text, derived in atoms if derived),
        terms=tuple(term.format(*values) for term in element.terms),
    )


def _sorted(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: member.atoms))
