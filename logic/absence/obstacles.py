"""Say an obstacle in a coder's words; the sentences stand with the rules that find obstacles."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from clingo import Function, String, Symbol

from ..decision.model import Decision, Excluded, Held
from ..facts import Facts
from ..rulebook import Row, Rulebook
from ..speech import Speech, either
from .ask import HALTING, PROGRAM
from .model import Obstacle

_SENTENCE = re.compile(r"^%- (\w+)(?:\(([\w,]*)\))?: (.*)$", re.MULTILINE)
ANY = Function("any")
_LIMITS = {"at_least": "{} or more", "at_most": "{} or less", "several": "more than one"}


@dataclass(frozen=True)
class Teller:
    """Tells what is between one encounter and a code, in the words of one rulebook."""

    facts: Facts
    rulebook: Rulebook
    decision: Decision
    code: str

    def condition(self, thing: Symbol, rule: Symbol, obstacle: Symbol) -> Obstacle:
        """A condition of a rule that a service does not meet, and where that is recorded."""
        return Obstacle(self._said(obstacle), rule.name, place=self._place(thing, obstacle))

    def stop(self, thing: Symbol, by: Symbol, obstacle: Symbol) -> Obstacle:
        """What stops a service, or who pays it, or why its code is another; tried is rule `by`."""
        if obstacle.name not in HALTING:
            return Obstacle(self._said(obstacle), place=self._place(thing, obstacle))
        rule = obstacle.arguments[0].name
        how = self._halted(thing, rule) if obstacle.name == "stopped" else "the patient pays"
        why = "" if rule == by.name else self._said(obstacle)
        lacking = self._lacking(thing, rule)
        told = ": ".join(filter(None, (how, why.removesuffix(".") if lacking else why)))
        return Obstacle(told + lacking, rule, self._source(rule), self._line(thing))

    def denial(self, thing: Symbol, obstacle: Symbol) -> Obstacle:
        """Which code takes the code in, and whether a modifier can part them."""
        rule = obstacle.arguments[-1].name
        place = self._line_of_code(obstacle.arguments[0].string) or self._line(thing)
        return Obstacle(self._said(obstacle), rule, self._source(rule), place)

    def _decided(self, thing: Symbol, rule: str) -> list[Held | Excluded]:
        """What was decided about a service by a rule that stops it."""
        label = self.facts.labels[thing]
        items: list[Held | Excluded] = [*self.decision.held, *self.decision.excluded]
        return [item for item in items if label in item.services and rule in item.rules]

    def _halted(self, thing: Symbol, rule: str) -> str:
        """Whether a rule holds a service, puts it inside another or leaves it out."""
        for item in self._decided(thing, rule):
            if isinstance(item, Held):
                return "held"
            return f"inside {item.by}" if item.by else "not billed"
        return ""

    def _lacking(self, thing: Symbol, rule: str) -> str:
        """What a rule that holds a service finds missing."""
        items = [item for item in self._decided(thing, rule) if isinstance(item, Held)]
        lacking = [item for item in items if item.roots[0].name == "missing"]
        told = [f"{item.missing}{self._neighbour(item)}" for item in lacking]
        return f" (missing: {' and '.join(told)})" if told else ""

    def _neighbour(self, item: Held) -> str:
        """Where what is missing here is recorded for another of the same kind."""
        _, thing, _, attribute, value = item.roots[0].arguments
        for (other, name, found), line in self.facts.places.items():
            alike = other != thing and other.name == thing.name
            if alike and name == attribute.name and value in (found, ANY):
                return f", which {self.facts.labels[other]} has, line {line}"
        return ""

    def _source(self, rule: str) -> str:
        return "; ".join(map(str, self.rulebook.rules[rule].sources))

    def _said(self, obstacle: Symbol) -> str:
        arguments, sentence = _sentences()[obstacle.name]
        bound = dict(zip(arguments, obstacle.arguments, strict=True))
        return self._speech.sentence(sentence, bound | self._named(bound))

    def _named(self, bound: Mapping[str, Symbol]) -> dict[str, Symbol]:
        """The words of {Step}, {Wanted}, {Why}, {Key} and {Primaries}."""
        if "L" in bound:
            step = self._speech.step(bound["L"], bound["Low"], bound["High"])
            return {"Step": String(step)}
        if "A" in bound and "R" in bound:
            return {"Wanted": String(self._wanted(bound["R"], bound["A"]))}
        if "Q" not in bound:
            return {}
        why = {
            "Why": String(self.rulebook.rules[bound["Q"].name].sentence),
            "Key": String(self._listed("parted_by", bound["Q"])),
        }
        return why | ({"Primaries": String(self._primaries(bound["C"]))} if "C" in bound else {})

    def _listed(self, predicate: str, rule: Symbol) -> str:
        rows = self.rulebook.facts[predicate]
        return either([row[1].string for row in rows if row[0] == rule])

    def _primaries(self, code: Symbol) -> str:
        rows = self.rulebook.facts["add_on"]
        return either(sorted({row[2].string for row in rows if row[1] == code}))

    def _wanted(self, rule: Symbol, attribute: Symbol) -> str:
        """What a rule asks of an attribute, or the code itself where it decides the code."""
        about = (rule, attribute)
        picks = [row for row in self.rulebook.facts["pick"] if row[:2] == about]
        if values := [row[2] for row in picks if row[3].string == self.code]:
            said = [self._speech.value(attribute.name, value) for value in values]
            return f"the code is for {either(said)}"
        rows = [row for row in self.rulebook.facts["when"] if row[:2] == about]
        return f"the rule asks for {self._asked(attribute, rows)}"

    def _asked(self, attribute: Symbol, rows: Sequence[Row]) -> str:
        said = [(row[2].name, self._speech.value(attribute.name, row[3])) for row in rows]
        values = either([value for how, value in said if how == "is"])
        limits = [_LIMITS[how].format(value) for how, value in said if how in _LIMITS]
        return " and ".join(filter(None, (values, *limits)))

    def _place(self, thing: Symbol, obstacle: Symbol) -> str:
        """Where what is in the way is recorded, of a service or of the whole that it is part of."""
        bound = dict(zip(_sentences()[obstacle.name][0], obstacle.arguments, strict=True))
        if "U" in bound:
            return self._line(bound["U"])
        attribute = bound.get("S") or bound.get("A")
        value = next(iter(obstacle.arguments[1:]), ANY)
        line = self._recorded(thing, attribute, value) if attribute else None
        return f"{self.facts.file}:{line}" if line else self._line(thing)

    def _recorded(self, thing: Symbol, attribute: Symbol, value: Symbol) -> int | None:
        """The line of a value, of what implies it, or else of another value of the attribute."""
        around = list(self._around(thing))
        for name, found in [(attribute, value), *self._implying(attribute, value)]:
            for at in around:
                if line := self.facts.places.get((at, name.name, found)):
                    return line
        others = (
            line
            for at in around
            for (of, name, _), line in self.facts.places.items()
            if (of, name) == (at, attribute.name)
        )
        return next(others, None)

    def _line(self, thing: Symbol) -> str:
        return f"{self.facts.file}:{self.facts.lines[thing]}"

    def _line_of_code(self, code: str) -> str:
        """The place of the first service that has a code on the claim."""
        labels = {label: thing for thing, label in self.facts.labels.items()}
        services = [s for line in self.decision.lines if line.code == code for s in line.services]
        return self._line(labels[services[0]]) if services else ""

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
