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
    tries = _tries(atoms)
    bars = _by_service(atoms)
    given = {(at, thing) for at, thing in _rows(atoms, "given", 2)}
    denied = _obstacles(_rows(atoms, "denied", 3))
    rules: dict[str, list[Symbol]] = defaultdict(list)
    for code, rule in _in_order(atoms, "gives_rule", 2):
        rules[code.string].append(rule)

    def told(key: Symbol, code: Symbol, rule: Symbol) -> Sequence[Tried]:
        at = Function("at", [key, code, rule])
        if at not in bars:
            return tries[key, rule]
        return [_told(each, bars[at], (at, each.thing) in given) for each in tries[key, rule]]

    def asked(key: Symbol, code: str) -> Asked:
        name = String(code)
        tried = (each for rule in rules[code] for each in told(key, name, rule))
        return Asked(tuple(r.name for r in rules[code]), tuple(tried), denied[key, name])

    for key in map(Number, range(count)):
        yield {code: asked(key, code) for code in codes}


def _told(tried: Tried, bars: Mapping[Symbol, Sequence[Symbol]], given: bool) -> Tried:
    """The same, with what is in the way of one code in particular; nothing, where it was given."""
    if given:
        return Tried(tried.thing, tried.rule, tried.conditions, ())
    if tried.thing not in bars:
        return tried
    of_code = tuple(sorted(bars[tried.thing]))
    return Tried(tried.thing, tried.rule, tried.conditions, tried.bars + of_code)


def _tries(atoms: clingo.SymbolicAtoms) -> Mapping[Row, Sequence[Tried]]:
    """What each rule was tried on in each encounter, whatever the code."""
    halts = _obstacles(_rows(atoms, "halts", 4))
    lacks = _obstacles(_rows(atoms, "lacks", 4))
    found: dict[Row, list[Tried]] = defaultdict(list)
    for at in _in_order(atoms, "tried", 3):
        key, thing, rule = at
        conditions = tuple(sorted(lacks[at], key=_unrecorded))
        found[key, rule].append(Tried(thing, rule, conditions, halts[at]))
    return found


def _by_service(
    atoms: clingo.SymbolicAtoms,
) -> Mapping[Symbol, Mapping[Symbol, Sequence[Symbol]]]:
    """What is in the way of a code by a rule, and where the two made it, by service."""
    found: dict[Symbol, dict[Symbol, list[Symbol]]] = defaultdict(lambda: defaultdict(list))
    for at, thing, obstacle in _rows(atoms, "bar", 3):
        found[at][thing].append(obstacle)
    for at, thing in _rows(atoms, "given", 2):
        found[at][thing]
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
