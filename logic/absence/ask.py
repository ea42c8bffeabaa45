"""Ask the kernel's answer what could have given a code, and what was in the way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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

    `near` tells that the service is of the kind the rule is asked of. `conditions` are those of the
    rule that are not met, what is recorded otherwise before what is not recorded; `bars` are what
    is in the way where the rule applies.
    """

    thing: Symbol
    rule: Symbol
    near: bool
    conditions: tuple[Symbol, ...]
    bars: tuple[Symbol, ...]

    @property
    def distance(self) -> tuple[int, int, int]:
        """What is recorded otherwise weighs more than what is not recorded."""
        unrecorded = sum(map(_unrecorded, self.conditions))
        return len(self.conditions) - unrecorded, unrecorded, len(self.bars)


@dataclass(frozen=True)
class Asked:
    """What stands between an encounter and one code: on the way to it, and once it is there."""

    tried: tuple[Tried, ...]
    denied: tuple[Symbol, ...]


def find_obstacles(facts: Facts, rulebook: Rulebook, codes: Sequence[str]) -> Mapping[str, Asked]:
    """What stands between an encounter and each of some codes."""
    control = ground([facts], rulebook)
    control.load(str(PROGRAM))
    with control.backend() as backend:
        for code in codes:
            backend.add_rule([backend.add_atom(Function("asked", [String(code)]))])
    control.ground([("absence", [])])
    return _read(control.symbolic_atoms, codes)


def _read(atoms: clingo.SymbolicAtoms, codes: Sequence[str]) -> Mapping[str, Asked]:
    near = {row[1:] for row in _rows(atoms, "near", 3)}
    lacks = _obstacles(row[1:] for row in _rows(atoms, "lacks", 4))
    halts = _obstacles(row[1:] for row in _rows(atoms, "halts", 4))
    bars = _obstacles(row[1:] for row in _rows(atoms, "bar", 5))
    denied = _obstacles(row[1:] for row in _rows(atoms, "denied", 3))
    things: dict[Symbol, list[Symbol]] = defaultdict(list)
    for _, thing, rule in _rows(atoms, "tried", 3):
        things[rule].append(thing)
    tried: dict[str, list[Tried]] = defaultdict(list)
    for code, rule in _rows(atoms, "gives_rule", 2):
        for thing in things[rule]:
            pair = (thing, rule)
            conditions = tuple(sorted(lacks[pair], key=_unrecorded))
            in_the_way = halts[pair] + bars[code, thing, rule]
            tried[code.string].append(Tried(thing, rule, pair in near, conditions, in_the_way))
    return {code: Asked(tuple(tried[code]), denied[String(code),]) for code in codes}


def _obstacles(rows: Iterable[Row]) -> Mapping[Row, tuple[Symbol, ...]]:
    """Obstacles, the last of each row, by what stands before them."""
    found: dict[Row, tuple[Symbol, ...]] = defaultdict(tuple)
    for *about, obstacle in rows:
        found[tuple(about)] += (obstacle,)
    return found


def _unrecorded(obstacle: Symbol) -> bool:
    return obstacle.name == "unrecorded"


def _rows(atoms: clingo.SymbolicAtoms, name: str, arity: int) -> list[Row]:
    return sorted(tuple(a.symbol.arguments) for a in atoms.by_signature(name, arity))
