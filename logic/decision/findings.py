"""The kernel's conclusions about one encounter, looked up by service and by code."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import clingo
from clingo import Symbol

from ..facts import Facts
from ..rulebook import Row, Rulebook
from ..solve import Answer
from ..speech import Speech
from .order import Order

KEY = clingo.Number(0)

Index = tuple[Symbol, ...]


@dataclass(frozen=True)
class Findings:
    """What the kernel concluded about one encounter, with the words to tell it."""

    facts: Facts
    answer: Answer
    rulebook: Rulebook
    order: Order

    # Which services are behind a code

    def things(self, part: Row) -> list[Symbol]:
        """The services behind a part of a line: one, or all that are counted together."""
        patient = part[0].name == "patient"
        found = self._stands_for[part[3:5]]
        return [row[2] for row in found if (row[2] in self.for_patient) == patient]

    def behind(self, code: Symbol) -> list[Symbol]:
        """Every service behind a code, in the order of the file."""
        found = {t for row in self.answer["part"] if row[1] == code for t in self.things(row)}
        return sorted(found, key=self.position)

    def codes_of(self, thing: Symbol) -> list[str]:
        """The codes of a service, or those it would have had."""
        own = {row[1].string for row in self.answer["part"] if thing in self.things(row)}
        return sorted(own) or list(self.would_be(thing))

    def would_be(self, thing: Symbol, rule: Symbol | None = None) -> tuple[str, ...]:
        """The codes that a service would have had, but for one rule, or for any."""
        rows = (row for row in self.answer["would_be"] if row[0] == thing)
        return tuple(sorted({row[2].string for row in rows if rule in (None, row[1])}))

    @cached_property
    def for_patient(self) -> set[Symbol]:
        """The services the patient pays for."""
        return {row[0] for row in self.answer["patient"]}

    def parts(self, line: Row) -> list[Row]:
        """The parts of a line: (payer, code, variant, thing, family, rule, units)."""
        return self._parts_of[line[:3]]

    def modifiers(self, line: Row) -> list[Row]:
        """The modifiers of a line and their rules: (code, variant, modifier, rule)."""
        payer, code, variant, _ = line
        of_line = self._modifiers_of if payer.name == "insurer" else self._owed_of
        return of_line[code, variant]

    def coding_rules(self, thing: Symbol, families: set[Symbol]) -> set[Symbol]:
        """The rules that code a service under some families."""
        return {row[2] for row in self._standing[(thing,)] if row[1] in families}

    @cached_property
    def _parts_of(self) -> Mapping[Index, list[Row]]:
        return _indexed(self.answer["part"], 3)

    @cached_property
    def _modifiers_of(self) -> Mapping[Index, list[Row]]:
        return _indexed(self.answer["modifier"], 2)

    @cached_property
    def _owed_of(self) -> Mapping[Index, list[Row]]:
        return _indexed(self.answer["owed"], 2)

    @cached_property
    def _standing(self) -> Mapping[Index, list[Row]]:
        return _indexed(self.answer["stands"], 1)

    @cached_property
    def _stands_for(self) -> Mapping[Index, list[Row]]:
        return _indexed(self.answer["stands_for"], 2)

    # Words

    @cached_property
    def speech(self) -> Speech:
        """The words of the rulebook and of this encounter."""
        return Speech(self.rulebook, self.facts.labels)

    def sentence(self, rule: Symbol) -> str:
        """The sentence of a rule."""
        return self.order.sentence(rule.name)

    def labels(self, things: Iterable[Symbol]) -> tuple[str, ...]:
        """Services by their names in the encounter."""
        return tuple(self.facts.labels[thing] for thing in things)

    def diagnoses(self, things: Iterable[Symbol]) -> tuple[str, ...]:
        """The diagnoses of some services, each once."""
        found = (code for thing in things for code in self.facts.diagnoses.get(thing, ()))
        return tuple(dict.fromkeys(found))

    def position(self, thing: Symbol) -> int:
        """The place of a service in the order of the file."""
        return self._positions[thing]

    @cached_property
    def _positions(self) -> Mapping[Symbol, int]:
        return {thing: index for index, (thing, _) in enumerate(self.facts.things)}


def conclusion(predicate: str, arguments: Iterable[Symbol]) -> Symbol:
    """A conclusion as the proof of one encounter knows it: asked alone, its key is 0."""
    return clingo.Function(predicate, [KEY, *arguments])


def _indexed(rows: Iterable[Row], width: int) -> Mapping[Index, list[Row]]:
    """Rows by their first terms."""
    index: dict[Index, list[Row]] = defaultdict(list)
    for row in rows:
        index[row[:width]].append(row)
    return index
