"""The words of a rulebook: what its terms, attributes and ladders are called."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from clingo import Symbol

from .rulebook import Rulebook


@dataclass(frozen=True)
class Attribute:
    """What may be recorded of a thing: its words, the kind of its values, the field of a word."""

    words: str
    kind: str
    field: str


@dataclass(frozen=True)
class Wording:
    """The words that the facts of one rulebook give."""

    rulebook: Rulebook

    @cached_property
    def named(self) -> Mapping[Symbol, str]:
        """Families, groups, sets and other terms by their names."""
        return {row[0]: row[1].string for row in self.rulebook.facts["named"]}

    @cached_property
    def attributes(self) -> Mapping[str, Attribute]:
        """Attributes by their ids."""
        return {
            name.name: Attribute(words.string, kind.name, _field(kind))
            for name, kind, words in self.rulebook.facts["attribute"]
        }

    @cached_property
    def measures(self) -> Mapping[Symbol, str]:
        """What is measured on each ladder: `size`, `excised`, `area`, `minutes`."""
        sized = {row[3]: row[1].name for row in self.rulebook.facts["sized"]}
        return sized | {row[4]: row[2].name for row in self.rulebook.facts["summed"]}

    @cached_property
    def told_to(self) -> Mapping[str, int]:
        """How finely codes tell the steps of a measure, in the units it is recorded in."""
        return {row[0].name: row[1].number for row in self.rulebook.facts["told_to"]}


@lru_cache(maxsize=16)  # a rulebook with rows of tables is made for each visit
def wording(rulebook: Rulebook) -> Wording:
    """The words of a rulebook, read once."""
    return Wording(rulebook)


def _field(kind: Symbol) -> str:
    return kind.arguments[0].name if kind.arguments else ""
