"""Ask the kernel's answer what could have given a code, and what was in the way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import clingo
from clingo import Function, String, Symbol

from ..facts import Facts
from ..rulebook import Row, Rulebook
from ..solve import ground

PROGRAM = Path(__file__).with_name("absence.lp")


@dataclass(frozen=True)
class Tried:
    """A rule tried on a service, and what is between the two.

    `near` tells that the service is of the kind the rule is asked of.
    """

    thing: Symbol
    rule: Symbol
    near: bool
    bars: tuple[Symbol, ...]

    @property
    def conditions(self) -> tuple[Symbol, ...]:
        """The rule's own conditions that are not met; what is recorded otherwise comes first."""
        found = (bar.arguments[0] for bar in self.bars if bar.name == "condition")
        return tuple(sorted(found, key=lambda bar: (bar.name == "unrecorded", bar)))

    @property
    def distance(self) -> tuple[int, int, int]:
        """What is recorded otherwise weighs more than what is not recorded."""
        conditions = self.conditions
        unrecorded = sum(1 for bar in conditions if bar.name == "unrecorded")
        return len(conditions) - unrecorded, unrecorded, len(self.bars)


@dataclass(frozen=True)
class Asked:
    """What stands between an encounter and one code: on the way to it, and once it is there."""

    tried: tuple[Tried, ...]
    denied: tuple[Symbol, ...]


def ask(facts: Facts, rulebook: Rulebook, codes: Sequence[str]) -> Mapping[str, Asked]:
    """What stands between an encounter and each of some codes."""
    control = ground([facts], rulebook)
    control.load(str(PROGRAM))
    with control.backend() as backend:
        for code in codes:
            backend.add_rule([backend.add_atom(Function("asked", [String(code)]))])
    control.ground([("absence", [])])
    return _read(control.symbolic_atoms, codes)


def _read(atoms: clingo.SymbolicAtoms, codes: Sequence[str]) -> Mapping[str, Asked]:
    near = set(_rows(atoms, "near", 3))
    bars: dict[Row, list[Symbol]] = defaultdict(list)
    for *attempt, obstacle in _rows(atoms, "bar", 6):
        bars[tuple(attempt)].append(obstacle)
    tried: dict[str, list[Tried]] = defaultdict(list)
    for row in _rows(atoms, "attempt", 5):
        key, code, thing, rule, _ = row
        found = Tried(thing, rule, (key, thing, rule) in near, tuple(sorted(bars[row])))
        tried[code.string].append(found)
    denied: dict[str, list[Symbol]] = defaultdict(list)
    for _, code, obstacle in _rows(atoms, "denied", 3):
        denied[code.string].append(obstacle)
    return {code: Asked(tuple(tried[code]), tuple(denied[code])) for code in codes}


def _rows(atoms: clingo.SymbolicAtoms, name: str, arity: int) -> list[Row]:
    return sorted(tuple(a.symbol.arguments) for a in atoms.by_signature(name, arity))
