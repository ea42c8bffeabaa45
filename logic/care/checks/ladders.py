"""Steps of ladders and tiers of counts: no gap, no overlap, no end but the sky."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from clingo import Symbol, SymbolType

from ...encounter.problems import quoted
from ...overlay.read import Fact, text_of
from ..book import SHARED, Book
from ..finding import Finding, at
from ..kinds import ladders

Step = tuple[Symbol, Symbol, Fact]


def bands(book: Book) -> Iterator[Finding]:
    """Within a group a step begins as near the one before as codes tell; the last has no end."""
    told_to = {fact.about: fact.arguments[1].number for fact in book["told_to"]}
    finest = {
        text_of(f.arguments[-1]): told_to.get(text_of(f.arguments[-3]), 1) for f in ladders(book)
    }
    groups: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for fact in book["band"]:
        if fact.about in finest:
            low, high = fact.arguments[2:4]
            groups[fact.about, text_of(fact.arguments[1])].append((low, high, fact))
    for (ladder, group), steps in groups.items():
        where = f"{quoted(group)} of {quoted(ladder)}"
        yield from _closed(sorted(steps, key=lambda step: step[:2]), where, finest[ladder])


def tiers(book: Book) -> Iterator[Finding]:
    """Of a counted family every number has one code that is billed once."""
    groups: dict[str, list[Step]] = defaultdict(list)
    for fact in book["tier"]:
        if text_of(fact.arguments[5]) == "flat":
            low, high = fact.arguments[2:4]
            groups[text_of(fact.arguments[1])].append((low, high, fact))
    for family, steps in groups.items():
        yield from _closed(sorted(steps, key=lambda step: step[:2]), quoted(family), 1)


def _closed(steps: Sequence[Step], where: str, finest: int) -> Iterator[Finding]:
    for (_, high, _), (low, _, fact) in pairwise(steps):
        if high >= low:
            said = f"{where}: a step begins at {low}, before the one below ends, at {high}"
            yield at(fact, "overlap", said)
        elif low.number - high.number not in (1, finest):
            said = f"{where}: nothing from {high.number + 1} to {low.number - 1}"
            yield at(fact, "gap", said)
    _, last, fact = steps[-1]
    if last.type != SymbolType.Supremum:
        yield at(fact, "gap", f"{where}: nothing above {last}: let the last step end at #sup")


def read(book: Book) -> Iterator[Finding]:
    """Steps that no rule codes by would be dead; those of shared layers another rulebook reads."""
    known = {text_of(fact.arguments[-1]) for fact in ladders(book)}
    seen: set[str] = set()
    for fact in book["band"]:
        if fact.about not in known | seen and not fact.place.startswith(SHARED):
            seen.add(fact.about)
            yield at(fact, "never fires", f"no rule codes by the steps of {quoted(fact.about)}")
