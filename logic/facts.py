"""An encounter as facts: what was recorded of which thing, and where in the file it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clingo import Function, Number, Symbol

from .symbols import constant

Record = tuple[Symbol, str, Symbol]

UNIT = "_unit"
"""What stands behind the name of an attribute where the unit of its value is recorded."""


@dataclass(frozen=True)
class Facts:
    """An encounter as facts: things, what each is part of, and what is recorded of it.

    `places` has the line in the user's file of every record, `lines` that of every thing;
    `paths` where in the file it stands; `labels` say each thing in words; `diagnoses` stay outside
    the program. `without` are rules put aside, to see what they hold back.
    """

    encounter: str
    date: str
    file: str
    things: tuple[tuple[Symbol, str], ...]
    wholes: tuple[tuple[Symbol, Symbol], ...]
    records: tuple[Record, ...]
    places: Mapping[Record, int] = field(repr=False)
    lines: Mapping[Symbol, int] = field(repr=False)
    paths: Mapping[Symbol, str] = field(repr=False)
    labels: Mapping[Symbol, str] = field(repr=False)
    diagnoses: Mapping[Symbol, tuple[str, ...]] = field(repr=False)
    without: tuple[str, ...] = ()


def units_of(facts: Facts) -> Mapping[str, Mapping[Symbol, Symbol]]:
    """The units that are recorded apart from their values, by attribute and thing."""
    units: dict[str, dict[Symbol, Symbol]] = {}
    for thing, name, value in facts.records:
        if name.endswith(UNIT):
            units.setdefault(name.removesuffix(UNIT), {})[thing] = value
    return units


def atoms_of(facts: Facts, key: int) -> Iterator[Symbol]:
    """The facts as atoms, under the encounter's key."""
    number = Number(key)
    for thing, kind in facts.things:
        yield Function("thing", [number, thing, constant(kind)])
    for part, whole in facts.wholes:
        yield Function("part_of", [number, part, whole])
    for thing, attribute, value in facts.records:
        yield Function("has", [number, thing, constant(attribute), value])
    for rule in facts.without:
        yield Function("without", [number, constant(rule)])
