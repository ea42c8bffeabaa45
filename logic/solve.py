"""Put encounters before the kernel and a rulebook: many at a time, in one grounding."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import clingo

from .facts import Facts, atoms_of
from .rulebook import FactTable, Row, Rulebook, kernel_file, state

BATCH = 250
"""Encounters to a grounding; beyond some hundreds nothing more is gained (`make bench`)."""

Answer = dict[str, list[Row]]
"""The shown atoms of one encounter: predicate to argument lists, the encounter's key left out."""


class Undecided(RuntimeError):
    """The program has no answer: a defect of the kernel, never a property of an encounter."""


def answers(encounters: Sequence[Facts], rulebook: Rulebook) -> Iterator[Answer]:
    """The kernel's answer for each encounter, in their order."""
    for start in range(0, len(encounters), BATCH):
        yield from _answer_batch(encounters[start : start + BATCH], rulebook)


def ground(encounters: Iterable[Facts], rulebook: Rulebook) -> clingo.Control:
    """A control that holds kernel, rulebook and encounters, grounded; keys count from 0."""
    control = rulebook.program([kernel_file()])
    state(control, (atom for key, facts in enumerate(encounters) for atom in atoms_of(facts, key)))
    control.ground([("base", [])])
    rulebook.keep(FactTable(control, grounded=True))
    return control


def model_of(control: clingo.Control, *, shown: bool) -> list[clingo.Symbol]:
    """The one answer set: the shown atoms, or all."""
    with control.solve(yield_=True) as handle:
        for model in handle:
            return list(model.symbols(shown=shown, atoms=not shown))
    raise Undecided("the kernel found no answer")


def _answer_batch(encounters: Sequence[Facts], rulebook: Rulebook) -> list[Answer]:
    found: list[Answer] = [defaultdict(list) for _ in encounters]
    for atom in model_of(ground(encounters, rulebook), shown=True):
        key, *arguments = atom.arguments
        found[key.number][atom.name].append(tuple(arguments))
    return found
