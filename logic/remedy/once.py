"""Of sets of additions that say the same in different places, keep one."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from clingo import Symbol

from ..decision.compare import spoken
from ..decision.model import Decision
from ..facts import Facts, Record
from ..rulebook import Rulebook
from ..speech import Speech

Lines = tuple[str, ...]
Way = tuple[frozenset[Record], Decision]
"""A set of additions, and the claim that it makes."""


def lines_of(decision: Decision) -> Lines:
    """The lines of a claim as a coder writes them."""
    return tuple(spoken(line) for line in decision.lines)


def told_once(facts: Facts, rulebook: Rulebook, ways: Sequence[Way]) -> list[Way]:
    """The ways, without those that say and bill the same as another.

    The field that offers more values is kept: where all symptoms would do, the symptom is asked for
    and not the document of it.
    """
    same = _Same(facts, rulebook)
    kept: list[Way] = []
    for supplied, outcome in sorted(ways, key=_order(ways)):
        if not any(
            lines_of(outcome) == lines_of(other) and same.sets(supplied, before)
            for before, other in kept
        ):
            kept.append((supplied, outcome))
    return kept


def _order(ways: Iterable[Way]) -> Callable[[Way], tuple[int, list[str]]]:
    offered = Counter((thing, name) for supplied, _ in ways for thing, name, _ in supplied)

    def key(way: Way) -> tuple[int, list[str]]:
        supplied = way[0]
        return -sum(offered[thing, name] for thing, name, _ in supplied), sorted(map(str, supplied))

    return key


@dataclass(frozen=True)
class _Same:
    """Tells whether additions to one encounter say the same."""

    facts: Facts
    rulebook: Rulebook

    def sets(self, some: frozenset[Record], others: frozenset[Record]) -> bool:
        return len(some) == len(others) and all(
            any(self.records(one, other) for other in others) for one in some
        )

    def records(self, one: Record, other: Record) -> bool:
        """Whether two records are one, or note the same words of one thing or its whole."""
        if one == other:
            return True
        noted = {one[1], other[1]} <= self._noted
        return noted and self._akin(one[0], other[0]) and self._words(one) == self._words(other)

    @cached_property
    def _noted(self) -> set[str]:
        """What is noted in so many words, one beside another: symptoms, documents."""
        return {row[0].name for row in self.rulebook.facts["repeatable"]}

    def _words(self, record: Record) -> str:
        return Speech(self.rulebook, self.facts.labels).value(record[1], record[2])

    def _akin(self, thing: Symbol, other: Symbol) -> bool:
        return thing in self._wholes(other) or other in self._wholes(thing)

    def _wholes(self, thing: Symbol) -> list[Symbol]:
        """A thing, and each whole that it is part of."""
        wholes = dict(self.facts.wholes)
        found = [thing]
        while found[-1] in wholes:
            found.append(wholes[found[-1]])
        return found
