"""Say terms, facts and conclusions in a coder's words; the sentences stand with the rules."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import clingo
from clingo import Symbol, SymbolType

from .dictionary import predicates
from .encounter.measures import Amount, Area, Length
from .encounter.words import say as say_word
from .rulebook import Row, Rulebook
from .symbols import constant, text_of
from .wording import Wording, wording

_SLOT = re.compile(r"\{([^{}]+?)(?: (of|as|to) (\w+)(?: in (\w+))?)?\}")
_RULE_VARIABLES = ("R", "Q")
_OPERATORS = {
    "is": "is",
    "is_not": "is not",
    "at_least": "is at least",
    "at_most": "is at most",
    "several": "is more than one",
    "recorded": "is recorded",
    "missing": "is not recorded",
}
_UNVALUED = ("several", "recorded", "missing")
_UNITS = {"length": " cm", "area": " sq cm"}
_PARTS = {"length": 100, "area": 10}  # tenths of a millimetre to the cm, tenths to the sq cm
MANY = 6
"""So many words are told side by side; of more, the first and how many there are."""

ONE = clingo.Number(1)
"""The unit of what has none of its own."""
_END = {SymbolType.Supremum: "no end", SymbolType.Infimum: "the beginning"}


@dataclass(frozen=True)
class Speech:
    """The words of one rulebook, and the labels of one encounter's things.

    `units` are those that are recorded apart from their values, by attribute and thing.
    """

    rulebook: Rulebook
    labels: Mapping[Symbol, str]
    units: Mapping[str, Mapping[Symbol, Symbol]] = field(default_factory=dict)

    @cached_property
    def _wording(self) -> Wording:
        return wording(self.rulebook)

    @cached_property
    def _told(self) -> dict[Symbol, str]:
        """Terms that were said before."""
        return {}

    def sentence(self, template: str, bound: Mapping[str, Symbol]) -> str:
        """Fill a sentence of the kernel: {X}, {X of Attribute}, {X+1}.

        And {X of Attribute in Unit}, {X as date}, {Low to High}.
        """
        words, slots = _parts(template)
        return words.format(*(self._slot(slot, bound) for slot in slots))

    def fact(self, atom: Symbol) -> str:
        """A fact of the rulebook, as the data dictionary words it."""
        predicate = predicates()[atom.name]
        spoken = [self._argument(kind, atom, i) for i, kind in enumerate(predicate.arguments)]
        return re.sub(r"\{(\d)\}", lambda m: spoken[int(m[1]) - 1], predicate.text).rstrip()

    def fact_row(self, predicate: str, row: Row) -> str:
        """The same for a fact as predicate and arguments."""
        return self.fact(clingo.Function(predicate, list(row)))

    def attribute(self, name: str) -> str:
        """The words of an attribute: `known_by` is "how the nature is known"."""
        known = self._wording.attributes.get(name)
        return known.words if known else name.replace("_", " ")

    def value(self, attribute: str, value: Symbol) -> str:
        """A value in the words and units of its attribute: 18 tenths of mm are "1.8 mm"."""
        known = self._wording.attributes.get(attribute)
        if known and known.kind == "word" and value.type == SymbolType.Function:
            return say_word(known.field, value.name)
        if known and value.type == SymbolType.Number:
            return _NUMBERS.get(known.kind, str)(value.number)
        return self.term(value)

    def measured(self, value: Symbol, attribute: Symbol | None = None, unit: Symbol = ONE) -> str:
        """A value of an attribute, with its unit where that is recorded apart: "6 mg"."""
        if attribute is None:
            return self.term(value)
        if unit != ONE and value.type == SymbolType.Number:
            return str(Amount(value.number, unit.name))
        return self.value(attribute.name, value)

    def term(self, value: Symbol) -> str:
        """Any other term: a thing by its label, a family by its name."""
        if value not in self._told:
            self._told[value] = self._term(value)
        return self._told[value]

    def _term(self, value: Symbol) -> str:
        if value in self.labels:
            return self.labels[value]
        if value in self._wording.named:
            return self._wording.named[value]
        if value.type in _END:
            return _END[value.type]
        if value.type == SymbolType.Function and value.name == "all" and value.arguments:
            return ", ".join(map(self.term, value.arguments))
        if value.type == SymbolType.Function and not value.arguments:
            return self.attribute(value.name)
        return text_of(value)

    def step(self, ladder: Symbol, low: Symbol, high: Symbol) -> str:
        """A step of a ladder with its unit: "1.1 to 2.0 cm", "20 to 29 minutes"."""
        unit = self._unit(ladder)
        if high.type == SymbolType.Supremum:
            if past := low.number % self._wording.told_to[self.measure(ladder)]:
                return f"over {self._end(ladder, clingo.Number(low.number - past))}{unit}"
            return f"{self._end(ladder, low)}{unit} or more"
        if not low.number:
            return f"up to {self._end(ladder, high)}{unit}"
        return f"{self._end(ladder, low)} to {self._end(ladder, high)}{unit}"

    def _unit(self, ladder: Symbol) -> str:
        measure = self.measure(ladder)
        kind = self._wording.attributes[measure].kind
        return _UNITS.get(kind, f" {self.attribute(measure)}")

    def _end(self, ladder: Symbol, end: Symbol) -> str:
        measure = self.measure(ladder)
        kind = self._wording.attributes[measure].kind
        return f"{end.number / _PARTS[kind]:.1f}" if kind in _PARTS else str(end.number)

    def measure(self, ladder: Symbol) -> str:
        """What is measured on a ladder: `size`, `excised`, `area`, `minutes`."""
        return self._wording.measures[ladder]

    def _slot(self, slot: tuple[str, str, str, str], bound: Mapping[str, Symbol]) -> str:
        expression, how, what, unit = slot
        value = _evaluate(expression, bound)
        if how == "as":
            return date_words(value)
        if how == "to":
            return range_words(value, bound[what])
        if how == "of":
            name = bound[what].name if what in bound else what
            if unit:
                return self.measured(value, constant(name), bound[unit])
            if name in self.units:
                beside = self.units[name].get(bound.get("T", ONE), ONE)
                return self.measured(value, constant(name), beside)
            return self.value(name, value)
        if expression in _RULE_VARIABLES:
            return text_of(value)
        return self.term(value)

    def _argument(self, kind: str, atom: Symbol, index: int) -> str:
        value = atom.arguments[index]
        if kind in ("value", "any_value"):
            if kind == "any_value" and value == clingo.Function("any"):
                return "to be recorded"
            if atom.name == "when" and atom.arguments[2].name in _UNVALUED:
                return ""
            return self.value(atom.arguments[index - (2 if atom.name == "when" else 1)].name, value)
        if kind == "rule" or kind == "code":
            return text_of(value)
        if kind == "operator":
            return _OPERATORS.get(value.name, value.name)
        if kind == "date":
            return date_words(value)
        if kind == "step":
            return self.step(atom.arguments[0], value, atom.arguments[index + 1])
        if kind == "end":
            ladder = atom.arguments[0]
            return f"{self._end(ladder, value)}{self._unit(ladder)}"
        if kind == "range":
            return range_words(value, atom.arguments[index + 1])
        if kind == "units" and value.type == SymbolType.Function:
            return units_words(value)
        return self.term(value)


def date_words(value: Symbol) -> str:
    """20260314 is 2026-03-14; an open end is said as one."""
    if value.type != SymbolType.Number:
        return _END.get(value.type, str(value))
    text = str(value.number)
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


def range_words(low: Symbol, high: Symbol) -> str:
    """What lies between two numbers, both included."""
    if high.type == SymbolType.Supremum:
        return "any number" if low == ONE else f"{text_of(low)} or more"
    return text_of(low) if low == high else f"{text_of(low)} to {text_of(high)}"


def either(words: Sequence[str]) -> str:
    """Words of which any one will do; of many, the first and how many more there are."""
    if len(words) > MANY:
        return f"{', '.join(words[:MANY])} or one of {len(words) - MANY} others"
    *most, last = words or [""]
    return f"{', '.join(most)} or {last}" if most else last


def units_words(value: Symbol) -> str:
    """How a tier makes units: flat, each further, each full."""
    if value.name == "flat":
        return "one unit"
    skip, per = (argument.number for argument in value.arguments)
    each = "one unit each" if per == 1 else f"one unit for each {per}"
    full = "full " if value.name == "full" else ""
    return f"{each.replace('each ', 'each ' + full, 1) if per > 1 else each} past {skip}"


@lru_cache(maxsize=4096)
def _parts(template: str) -> tuple[str, list[tuple[str, str, str, str]]]:
    """A sentence with empty slots, and what goes into them."""
    return _SLOT.sub("{}", template), _SLOT.findall(template)


def _evaluate(expression: str, bound: Mapping[str, Symbol]) -> Symbol:
    if expression in bound:
        return bound[expression]
    filled = re.sub(r"[A-Z]\w*", lambda name: str(bound[name[0]]), expression)
    return clingo.parse_term(filled)


_NUMBERS: dict[str, Callable[[int], str]] = {
    "length": lambda tenths: str(Length(tenths)),
    "area": lambda tenths: str(Area(tenths)),
    "amount": lambda thousandths: f"{thousandths / 1000:g}",
    "date": lambda number: date_words(clingo.Number(number)),
}
