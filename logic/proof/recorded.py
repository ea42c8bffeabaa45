"""The leaves that the encounter gives: what is recorded, and what is not, with its place."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from clingo import Number, Symbol

from ..facts import UNIT, Facts
from ..speech import ONE, Speech
from ..symbols import constant
from .model import Node

# One of a thing is what a thing is: no news in a short proof.
_ONE = ("count", Number(1))
# What things are called by.
_CALLING = ("technique", "product", "stage", "code")


class Recorded:
    """The nodes of one encounter, under the key 0."""

    def __init__(self, facts: Facts, speech: Speech) -> None:
        self.facts = facts
        self.speech = speech

    def node(self, name: str) -> Node | None:
        """The node of a fact of the encounter; None if it is none."""
        if name in self._records:
            return self._record(name, *self._records[name])
        if name in self._things:
            thing = self._things[name]
            return Node(name, "fact", self.speech.term(thing), place=self._place(thing))
        if name in self._wholes:
            part, whole = self._wholes[name]
            text = f"{self.speech.term(part)} is part of {self.speech.term(whole)}"
            return Node(name, "fact", text, place=self._place(part), fold=True, deep=True)
        return None

    def lacking(self, pattern: Symbol) -> tuple[str, str]:
        """What was recorded in the place of what was looked for, and where that would stand."""
        if pattern.name != "attr":
            return "", ""
        _, thing, attribute, _ = pattern.arguments
        name = attribute.name
        found = sorted(self._said(thing, name, value) for value in self._values[thing, name])
        instead = f" (recorded: {', '.join(found)})" if found else ""
        return instead, self._place(thing)

    def _record(self, name: str, thing: Symbol, attribute: str, value: Symbol) -> Node:
        words = f"{self.speech.attribute(attribute)}: {self._said(thing, attribute, value)}"
        place = f"{self.facts.file}:{self.facts.places[thing, attribute, value]}"
        label = self.speech.term(thing)
        text = label if self._names(thing, attribute, value) else f"{label}: {words}"
        told = attribute.endswith(UNIT) or self._beside(thing, attribute, value)
        fold = told or (attribute, value) == _ONE
        return Node(name, "fact", text, place=place, fold=fold)

    def _names(self, thing: Symbol, attribute: str, value: Symbol) -> bool:
        """Whether a thing is called by a value: "lesion 1: punch" says that it is a punch."""
        if attribute not in _CALLING:
            return False
        called = self.speech.term(thing).rpartition(": ")[2].partition(", to ")[0]
        return f" {called}".endswith(f" {self._said(thing, attribute, value)}")

    def _beside(self, thing: Symbol, attribute: str, value: Symbol) -> bool:
        """Whether an intent stands in the line of its technique, which is shown."""
        lines = self.facts.places
        return attribute == "intent" and any(
            lines[thing, "technique", technique] == lines[thing, attribute, value]
            for technique in self._values.get((thing, "technique"), ())
        )

    def _said(self, thing: Symbol, attribute: str, value: Symbol) -> str:
        """A value in words; an amount with the unit that is recorded beside it."""
        beside = self.speech.units.get(attribute)
        if not beside:
            return self.speech.value(attribute, value)
        return self.speech.measured(value, constant(attribute), beside.get(thing, ONE))

    def _place(self, thing: Symbol) -> str:
        return f"{self.facts.file}:{self.facts.lines[thing]}"

    @cached_property
    def _values(self) -> Mapping[tuple[Symbol, str], list[Symbol]]:
        """What is recorded of a thing, by attribute."""
        found: dict[tuple[Symbol, str], list[Symbol]] = defaultdict(list)
        for thing, name, value in self.facts.records:
            found[thing, name].append(value)
        return found

    @cached_property
    def _records(self) -> Mapping[str, tuple[Symbol, str, Symbol]]:
        return {f"has(0,{t},{constant(a)},{v})": (t, a, v) for t, a, v in self.facts.records}

    @cached_property
    def _things(self) -> Mapping[str, Symbol]:
        return {f"thing(0,{thing},{kind})": thing for thing, kind in self.facts.things}

    @cached_property
    def _wholes(self) -> Mapping[str, tuple[Symbol, Symbol]]:
        return {f"part_of(0,{part},{whole})": (part, whole) for part, whole in self.facts.wholes}
