"""Pairs of codes: one direction, one indicator, and no exception from nothing."""

from collections import defaultdict
from collections.abc import Iterator

from ...encounter.problems import quoted
from ...overlay.read import Fact, text_of
from ..book import Book
from ..finding import Finding, at


def pairs(book: Book) -> Iterator[Finding]:
    """No two codes are each column 1 over the other, and no pair has both indicators."""
    found = _pairs(book)
    for (one, two), facts in sorted(found.items()):
        if one < two and (two, one) in found:
            other = found[two, one][0]
            said = f"{one} is column 1 over {two} here, and the other way at {other.place}"
            yield at(facts[0], "pair", said)
        indicators = {text_of(fact.arguments[3]) for fact in facts}
        if len(indicators) > 1:
            places = ", ".join(dict.fromkeys(fact.place for fact in facts))
            yield at(facts[0], "pair", f"{one} over {two} has both indicators: {places}")


def exceptions(book: Book) -> Iterator[Finding]:
    """`no_edit` takes a pair out of those that sets make."""
    sets = _members(book)
    made = [tuple(map(text_of, fact.arguments[1:3])) for fact in book["edit"]]
    for fact in book["no_edit"]:
        one, two = map(text_of, fact.arguments[1:3])
        if not any(one in sets[first] and two in sets[second] for first, second in made):
            yield at(fact, "pair", f"{quoted(str(fact.atom))}: no sets make this pair")


def _pairs(book: Book) -> dict[tuple[str, str], list[Fact]]:
    sets = _members(book)
    free = {tuple(map(text_of, fact.arguments[1:3])) for fact in book["no_edit"]}
    found: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in book["edit"]:
        first, second = map(text_of, fact.arguments[1:3])
        for one in sets[first]:
            for two in sets[second]:
                if one != two and (one, two) not in free:
                    found[one, two].append(fact)
    for fact in book["edit_code"]:
        one, two = map(text_of, fact.arguments[1:3])
        found[one, two].append(fact)
    return found


def _members(book: Book) -> dict[str, set[str]]:
    sets: dict[str, set[str]] = defaultdict(set)
    for fact in book["in_set"]:
        sets[fact.about].add(text_of(fact.arguments[1]))
    return sets
