"""Put encounters before the kernel and a rulebook: many at a time, in one grounding."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from threading import Thread

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


def read_ahead(*rulebooks: Rulebook) -> None:
    """Begin to read rulebooks and kernel in threads of their own; `ground` takes what they read.

    For a command that has a visit to read in the meantime. Each is taken once.
    """
    for rulebook in rulebooks:
        reading = rulebook.__dict__["_reading"] = _Reading(rulebook)
        reading.start()


class _Reading(Thread):
    """A rulebook and the kernel being put into a control of their own."""

    control: clingo.Control | None = None

    def __init__(self, rulebook: Rulebook) -> None:
        super().__init__()
        self._rulebook = rulebook

    def run(self) -> None:
        with suppress(RuntimeError):  # who takes it reads again, and is told
            self.control = self._rulebook.program([kernel_file()])


def _taken(rulebook: Rulebook) -> clingo.Control | None:
    """What was read ahead of this rulebook, if it was."""
    reading: _Reading | None = rulebook.__dict__.pop("_reading", None)
    if reading is None:
        return None
    reading.join()
    return reading.control


def ground(encounters: Iterable[Facts], rulebook: Rulebook) -> clingo.Control:
    """A control that holds kernel, rulebook and encounters, grounded; keys count from 0."""
    control = _taken(rulebook) or rulebook.program([kernel_file()])
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
