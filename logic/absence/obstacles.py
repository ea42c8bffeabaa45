"""Say an obstacle in a coder's words; the sentences stand with the rules that find obstacles."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from clingo import Function, String, Symbol

from ..decision.model import Decision, Excluded, Held, Line
from ..facts import Facts
from ..rulebook import Rulebook
from ..speech import Speech
from .ask import PROGRAM
from .model import Obstacle

_SENTENCE = re.compile(r"^%- (\w+)(?:\(([\w,]*)\))?: (.*)$", re.MULTILINE)
Item = Line | Held | Excluded
ANY = Function("any")
_WANTED = {
    "is": "{}",
    "at_least": "{} or more",
    "at_most": "{} or less",
    "recorded": "anything",
    "several": "more than one",
}
MANY = 6
"""So many values a rule may ask for are told; of more, the first and how many there are."""


@dataclass(frozen=True)
class Teller:
    """Tells obstacles of one encounter in the words of one rulebook."""

    facts: Facts
    rulebook: Rulebook
    decision: Decision

    def condition(self, thing: Symbol, rule: Symbol, obstacle: Symbol) -> Obstacle:
        """A condition of a rule that a service does not meet, and where that is recorded."""
        return Obstacle(
            text=self._said(obstacle), rule=rule.name, place=self._place(thing, obstacle)
        )

    def stop(self, thing: Symbol, obstacle: Symbol) -> Obstacle:
        """What holds a service or leaves it out, who pays it, or why its code is another."""
        if obstacle.name not in ("stopped", "patient"):
            return Obstacle(self._said(obstacle))
        rule = obstacle.arguments[0].name
        told = dict.fromkeys(self._told(item) for item in self._decided(thing, rule))
        place = f"{self.facts.file}:{self.facts.lines[thing]}"
        return Obstacle("; ".join(told), rule, self._source(rule), place)

    def denial(self, obstacle: Symbol) -> Obstacle:
        """Which code takes the code in, and whether a modifier can part them."""
        rule = obstacle.arguments[-1].name
        return Obstacle(self._said(obstacle), rule, self._source(rule))

    def _decided(self, thing: Symbol, rule: str) -> list[Item]:
        """What was decided about a service by a rule that stops it, or has the patient pay."""
        decision, label = self.decision, self.facts.labels[thing]
        items: list[Item] = [*decision.held, *decision.excluded, *decision.patient_pay]
        return [item for item in items if label in item.services and rule in item.rules]

    def _told(self, item: Item) -> str:
        if isinstance(item, Held):
            return f"held: {item.missing}{self._neighbour(item)}"
        if isinstance(item, Excluded):
            return f"inside {item.by}: {item.reason}" if item.by else item.reason
        return "the patient pays"

    def _neighbour(self, item: Held) -> str:
        """What is missing here and recorded for another of the same kind: where that stands."""
        root = item.roots[0]
        if root.name != "missing":
            return ""
        _, thing, _, attribute, value = root.arguments
        for (other, name, found), line in self.facts.places.items():
            alike = other != thing and other.name == thing.name
            if alike and name == attribute.name and value in (found, ANY):
                return f"; {self.facts.labels[other]} has it, line {line}"
        return ""

    def _source(self, rule: str) -> str:
        return "; ".join(map(str, self.rulebook.rules[rule].sources))

    def _said(self, obstacle: Symbol) -> str:
        arguments, sentence = _sentences()[obstacle.name]
        bound = dict(zip(arguments, obstacle.arguments, strict=True))
        return self._speech.sentence(sentence, bound | self._named(bound))

    def _named(self, bound: Mapping[str, Symbol]) -> dict[str, Symbol]:
        """The words of {Wanted} and {Step}."""
        if "L" in bound:
            step = self._speech.step(bound["L"], bound["Low"], bound["High"])
            return {"Step": String(step)}
        if "A" in bound and "R" in bound:
            return {"Wanted": String(self._wanted(bound["R"], bound["A"]))}
        return {}

    def _wanted(self, rule: Symbol, attribute: Symbol) -> str:
        """What a rule asks of an attribute."""
        rows = [r for r in self.rulebook.facts["when"] if r[0] == rule and r[1] == attribute]
        words = [
            _WANTED[row[2].name].format(self._speech.value(attribute.name, row[3]))
            for row in rows
            if row[2].name in _WANTED
        ]
        if len(words) > MANY:
            return f"{', '.join(words[:MANY])} or one of {len(words) - MANY} others"
        return " or ".join(words)

    def _place(self, thing: Symbol, obstacle: Symbol) -> str:
        """Where the value that is in the way is recorded, be it for the whole of the service."""
        if obstacle.name in ("unrecorded", "out_of_force"):
            return f"{self.facts.file}:{self.facts.lines[thing]}"
        attribute, value = obstacle.arguments[:2]
        said = [(attribute, value), *self._implying(attribute, value)]
        lines = (
            self.facts.places.get((at, name.name, found))
            for at in self._around(thing)
            for name, found in said
        )
        line = next(filter(None, lines), None)
        return f"{self.facts.file}:{line}" if line else ""

    def _around(self, thing: Symbol) -> Iterator[Symbol]:
        """A thing, and each whole that it is part of."""
        wholes = dict(self.facts.wholes)
        at: Symbol | None = thing
        while at is not None:
            yield at
            at = wholes.get(at)

    def _implying(self, attribute: Symbol, value: Symbol) -> list[tuple[Symbol, Symbol]]:
        """What makes an attribute have a value without its being recorded."""
        rows = self.rulebook.facts["implies"]
        return [(row[1], row[2]) for row in rows if row[3:] == (attribute, value)]

    @cached_property
    def _speech(self) -> Speech:
        return Speech(self.rulebook, self.facts.labels)


@cache
def _sentences() -> Mapping[str, tuple[list[str], str]]:
    """The sentence of each obstacle and the names of its arguments, as its rule has them."""
    found = _SENTENCE.findall(PROGRAM.read_text(encoding="utf-8"))
    return {
        name: (list(filter(None, arguments.split(","))), text) for name, arguments, text in found
    }
