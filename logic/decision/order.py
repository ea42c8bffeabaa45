"""What the code set says of a code for the claim: its place among the lines, its short words."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from clingo import Symbol

from ..rulebook import Row, Rulebook
from ..speech import Speech

Key = tuple[int, int, str, int, str]


@dataclass(frozen=True)
class Order:
    """Claim order and titles of one rulebook; made once for many encounters."""

    rulebook: Rulebook

    def key(self, code: str, family: Symbol, present: Set[str]) -> Key:
        """Sort key of a line: section, value, and an add-on right after its primary.

        An add-on with several primaries on the claim follows the one of least value.
        """
        primaries = self._primaries.get(code, set()) & present
        leader = max(primaries, default=code, key=self._least)
        root = max(self._primaries.get(leader, set()) & present, default=leader, key=self._least)
        depth = 0 if not primaries else 1 if leader == root else 2
        return (self._section[family], -self._value(root), root, depth, code)

    def rank(self, code: str) -> tuple[int, str]:
        """Sort key of codes by value, the highest first."""
        return -self._value(code), code

    def title(self, code: str) -> str:
        """Short words for a code, the product's own."""
        return self._titles.get(code) or self._step(code)

    def sentence(self, rule: str) -> str:
        """The sentence of a rule."""
        return self._sentences[rule]

    def _least(self, code: str) -> tuple[int, str]:
        """Greatest for the code of least value; of equals, for the one that stands last."""
        return -self._value(code), code

    def _value(self, code: str) -> int:
        return self._weights.get(code, 0)

    @cached_property
    def _weights(self) -> Mapping[str, int]:
        """A row of a table that is held takes the place of what the rulebook says."""
        tabled = {row[0] for row in self.rulebook.facts["row"]}
        rows = sorted(self.rulebook.facts["weight"], key=lambda row: row[0] in tabled)
        return {row[1].string: row[2].number for row in rows}

    @cached_property
    def _section(self) -> Mapping[Symbol, int]:
        return {row[0]: row[1].number for row in self.rulebook.facts["section"]}

    @cached_property
    def _primaries(self) -> Mapping[str, set[str]]:
        primaries: dict[str, set[str]] = defaultdict(set)
        for _, code, primary in self.rulebook.facts["add_on"]:
            primaries[code.string].add(primary.string)
        return primaries

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return {row[0].string: row[1].string for row in self.rulebook.facts["titled"]}

    @cached_property
    def _steps(self) -> Mapping[str, Row]:
        """The step of a ladder that each code of a ladder is for."""
        return {row[4].string: row for row in self.rulebook.facts["band"] if row[0] in self._named}

    @cached_property
    def _named(self) -> Mapping[Symbol, Symbol]:
        """The words for each ladder of codes."""
        families = {row[0]: row[1] for row in self.rulebook.facts["family"]}
        ladders = {row[3]: families[row[0]] for row in self.rulebook.facts["sized"]}
        return ladders | {row[4]: row[1] for row in self.rulebook.facts["summed"]}

    @cached_property
    def _speech(self) -> Speech:
        return Speech(self.rulebook, {})

    def _step(self, code: str) -> str:
        if code not in self._steps:
            return ""
        ladder, group, low, high, _ = self._steps[code]
        say = self._speech.term
        return ", ".join(
            (say(self._named[ladder]), say(group), self._speech.step(ladder, low, high))
        )

    @cached_property
    def points(self) -> Mapping[str, tuple[str, str]]:
        """The open point and the option of each rule that holds under one only."""
        return {row[0].name: (row[1].name, row[2].name) for row in self.rulebook.facts["under"]}

    @cached_property
    def options(self) -> Mapping[tuple[str, str], str]:
        """The words of each option of an open point."""
        return {(row[0].name, row[1].name): row[2].string for row in self.rulebook.facts["option"]}

    @cached_property
    def _sentences(self) -> Mapping[str, str]:
        return {row[0].name: row[1].string for row in self.rulebook.facts["says"]}
