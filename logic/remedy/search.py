"""Search the smallest additions to a record that put a code on the claim."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import clingo
from clingo import Function, Number, String, Symbol

from ..encounter.words import vocabulary
from ..facts import Facts, Record, atoms_of
from ..rulebook import Rulebook, kernel_file
from ..symbols import constant

PROGRAM = Path(__file__).with_name("remedy.lp")
UNKNOWN = constant("recorded")
"""Stands for a value that is the user's own to know, such as an NDC."""
NOTHING = Number(0)
"""Stands for an amount, such as what was discarded: it is recorded also where it is none."""
_MINIMAL = ["-Wnone", "--heuristic=Domain", "--enum-mode=domRec"]

Supplied = tuple[frozenset[Record], tuple[Record, ...]]
"""The additions of one remedy, and all records that follow from them."""


def smallest_additions(
    facts: Facts, rulebook: Rulebook, code: str, limit: int, coming: Iterable[Record] = ()
) -> Iterator[Supplied]:
    """The additions that no smaller part of would do, up to a limit, in a fixed order.

    `coming` are records that something still awaited may bring; they may be supplied too.
    """
    control = _control(facts, rulebook, code, limit, coming)
    known = set(facts.records)
    with control.solve(yield_=True) as handle:
        for model in handle:
            atoms = model.symbols(atoms=True)
            supplied = frozenset(_record(a.arguments) for a in atoms if a.match("supply", 3))
            held = (_record(a.arguments[1:]) for a in atoms if a.match("has", 4))
            yield supplied, tuple(sorted(record for record in held if record not in known))


def _record(terms: list[Symbol]) -> Record:
    thing, attribute, value = terms
    return thing, attribute.name, value


def _control(
    facts: Facts, rulebook: Rulebook, code: str, limit: int, coming: Iterable[Record]
) -> clingo.Control:
    control = rulebook.program((kernel_file(), PROGRAM), (*_MINIMAL, str(limit)))
    with control.backend() as backend:
        comes = (Function("comes", [of, constant(name), value]) for of, name, value in coming)
        for atom in (*atoms_of(facts, 0), *_asked(facts, rulebook, code), *comes):
            backend.add_rule([backend.add_atom(atom)])
    control.ground([("base", []), ("remedy", [])])
    return control


def _asked(facts: Facts, rulebook: Rulebook, code: str) -> Iterator[Symbol]:
    yield Function("asked", [String(code)])
    for thing, attribute, value in facts.records:
        yield Function("on_record", [thing, constant(attribute), value])
    for name, kind, _ in rulebook.facts["attribute"]:
        for value in _any_values(kind):
            yield Function("any_value", [name, value])


def _any_values(kind: Symbol) -> list[Symbol]:
    """What may stand where a rule asks for anything at all."""
    if kind.name == "word":
        return [constant(term) for term in vocabulary().canonical[kind.arguments[0].name]]
    if kind.name == "yes_no":
        return [constant("yes"), constant("no")]
    return [NOTHING] if kind.name == "amount" else [UNKNOWN]
