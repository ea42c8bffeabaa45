"""Ask the kernel's answer what could have given a code, and what was in the way."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import clingo
from clingo import Function, Number, String, Symbol

from ..facts import Facts
from ..rulebook import Row, Rulebook
from ..solve import BATCH, ground

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


def find_obstacles(
    encounters: Sequence[Facts], rulebook: Rulebook, codes: Sequence[str]
) -> Iterator[Mapping[str, Asked]]:
    """What stands between each of some encounters and each of some codes, in their order."""
    for start in range(0, len(encounters), BATCH):
        batch = encounters[start : start + BATCH]
        control = ground(batch, rulebook)
        control.load(str(PROGRAM))
        with control.backend() as backend:
            for code in codes:
                backend.add_rule([backend.add_atom(Function("asked", [String(code)]))])
        control.ground([("absence", [])])
        yield from _read(control.symbolic_atoms, codes, len(batch))


def _read(
    atoms: clingo.SymbolicAtoms, codes: Sequence[str], count: int
) -> Iterator[Mapping[str, Asked]]:
    near = set(_rows(atoms, "near", 3))
    given = set(_rows(atoms, "given", 4))
    lacks, halts, bars, denied = (
        _obstacles(_rows(atoms, name, arity))
        for name, arity in (("lacks", 4), ("halts", 4), ("bar", 5), ("denied", 3))
    )
    things: dict[Row, list[Symbol]] = defaultdict(list)
    for key, thing, rule in _rows(atoms, "tried", 3):
        things[key, rule].append(thing)
    giving = _rows(atoms, "gives_rule", 2)

    def tried(key: Symbol, code: Symbol, rule: Symbol, thing: Symbol) -> Tried:
        at = (key, thing, rule)
        conditions = tuple(sorted(lacks[at], key=_unrecorded))
        coded = (key, code, thing, rule)
        in_the_way = () if coded in given else halts[at] + bars[coded]
        return Tried(thing, rule, at in near, conditions, in_the_way)

    for key in map(Number, range(count)):
        found: dict[str, list[Tried]] = defaultdict(list)
        for code, rule in giving:
            found[code.string] += [tried(key, code, rule, t) for t in things[key, rule]]
        yield {c: Asked(tuple(found[c]), denied[key, String(c)]) for c in codes}


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
