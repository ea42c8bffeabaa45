"""Ask the kernel's answer what could have given a code, and what was in the way."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import clingo
from clingo import Function, Number, String, Symbol

from ..facts import Facts
from ..rulebook import Row, Rulebook
from ..solve import BATCH, ground

PROGRAM = Path(__file__).with_name("absence.lp")
HALTING = ("stopped", "patient")
"""Obstacles that stop a service by a rule, whatever its code."""


@dataclass(frozen=True)
class Tried:
    """A rule tried on a service, and what is between the two.

    `conditions` are those of the rule that are not met, what is recorded otherwise before what is
    not recorded; `bars` are what is in the way where the rule applies.
    """

    thing: Symbol
    rule: Symbol
    conditions: tuple[Symbol, ...]
    bars: tuple[Symbol, ...]

    @property
    def distance(self) -> tuple[int, int, int]:
        """What is recorded otherwise weighs more than what is not recorded."""
        unrecorded = sum(map(_unrecorded, self.conditions))
        return len(self.conditions) - unrecorded, unrecorded, len(self.bars)

    @property
    def lacking(self) -> int:
        """How much is between the two, but for what stops the service whatever its code."""
        return len(self.conditions) + sum(bar.name not in HALTING for bar in self.bars)


@dataclass(frozen=True)
class Asked:
    """What stands between an encounter and one code: on the way to it, and once it is there.

    `rules` could give the code, whether or not they were tried on anything.
    """

    rules: tuple[str, ...]
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
    halts = _obstacles(_rows(atoms, "halts", 4))
    tries = _tries(atoms, halts)
    of_code = _of_code(atoms, halts)
    denied = _obstacles(_rows(atoms, "denied", 3))
    rules: dict[str, list[Symbol]] = defaultdict(list)
    for code, rule in _in_order(atoms, "gives_rule", 2):
        rules[code.string].append(rule)

    def asked(key: Symbol, code: str) -> Asked:
        name = String(code)
        tried = (
            each
            for rule in rules[code]
            for each in _told(tries[key, rule], of_code[key, name, rule])
        )
        return Asked(tuple(r.name for r in rules[code]), tuple(tried), denied[key, name])

    for key in map(Number, range(count)):
        yield {code: asked(key, code) for code in codes}


def _told(tries: Sequence[Tried], bars: Mapping[Symbol, Row]) -> Sequence[Tried]:
    """The same, with what is in the way of one code in particular."""
    if not bars:
        return tries
    return [replace(t, bars=bars[t.thing]) if t.thing in bars else t for t in tries]


def _tries(atoms: clingo.SymbolicAtoms, halts: Mapping[Row, Row]) -> Mapping[Row, Sequence[Tried]]:
    """What each rule was tried on in each encounter, whatever the code."""
    lacks = _obstacles(_rows(atoms, "lacks", 4))
    found: dict[Row, list[Tried]] = defaultdict(list)
    for at in _in_order(atoms, "tried", 3):
        key, thing, rule = at
        conditions = tuple(sorted(lacks[at], key=_unrecorded))
        found[key, rule].append(Tried(thing, rule, conditions, halts[at]))
    return found


def _of_code(
    atoms: clingo.SymbolicAtoms, halts: Mapping[Row, Row]
) -> Mapping[Row, Mapping[Symbol, Row]]:
    """What is in the way of one code in particular; nothing, where the code was given."""
    found: dict[Row, dict[Symbol, Row]] = defaultdict(dict)
    for (key, code, thing, rule), bars in _obstacles(_rows(atoms, "bar", 5)).items():
        found[key, code, rule][thing] = halts[key, thing, rule] + bars
    for key, code, thing, rule in _rows(atoms, "given", 4):
        found[key, code, rule][thing] = ()
    return found


def _obstacles(rows: Iterable[Row]) -> Mapping[Row, Row]:
    """Obstacles, the last of each row, in order, by what stands before them."""
    found: dict[Row, list[Symbol]] = defaultdict(list)
    for *about, obstacle in rows:
        found[tuple(about)].append(obstacle)
    return defaultdict(tuple, {about: tuple(sorted(these)) for about, these in found.items()})


def _unrecorded(obstacle: Symbol) -> bool:
    return obstacle.name in ("unrecorded", "needed")


def _in_order(atoms: clingo.SymbolicAtoms, name: str, arity: int) -> Iterator[Row]:
    for symbol in sorted(atom.symbol for atom in atoms.by_signature(name, arity)):
        yield tuple(symbol.arguments)


def _rows(atoms: clingo.SymbolicAtoms, name: str, arity: int) -> Iterator[Row]:
    for atom in atoms.by_signature(name, arity):
        yield tuple(atom.symbol.arguments)
