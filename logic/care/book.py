"""The facts of a rulebook for a look at their form: by predicate, with places where known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ..dictionary import predicates
from ..encounter.words import vocabulary
from ..overlay.read import Fact, text_of
from ..rulebook import Rulebook, facts_of_file

SHARED = ("codes/", "vocabulary/")
"""The layers that every rulebook has, and that may speak of the families of any."""


class Book:
    """The facts of one rulebook by predicate; the words of the vocabulary are apart."""

    def __init__(self, name: str, facts: Iterable[Fact]) -> None:
        self.name = name
        self.all = tuple(facts)
        self._by_name: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.all:
            self._by_name[fact.name].append(fact)
        self._columns: dict[tuple[str, int], frozenset[str]] = {}

    def __getitem__(self, name: str) -> list[Fact]:
        return self._by_name.get(name, [])

    def column(self, name: str, index: int = 0) -> frozenset[str]:
        """Every text that stands in one place of a predicate."""
        if (name, index) not in self._columns:
            facts = (fact for fact in self[name] if len(fact.arguments) > index)
            found = frozenset(text_of(fact.arguments[index]) for fact in facts)
            self._columns[name, index] = found
        return self._columns[name, index]

    def words(self, field: str) -> Mapping[str, str]:
        """The terms of a field of the vocabulary, each with its words."""
        return vocabulary().canonical.get(field, {})


@cache
def stated_book(rulebook: Rulebook) -> Book:
    """What a rulebook without overlays states, quickly, and without the places of its facts."""
    return Book(
        rulebook.name,
        (Fact(n, row, rulebook.name, 0) for n in predicates() for row in rulebook.facts[n]),
    )


def read_book(rulebook: Rulebook) -> Book:
    """What a rulebook states, file by file, each fact with its place."""
    return Book(rulebook.name, _read(rulebook))


def _read(rulebook: Rulebook) -> Iterator[Fact]:
    for path in (*rulebook.words, *rulebook.files):
        yield from facts_of_file(path)
    yield from rulebook.chosen_facts
    for overlay in rulebook.overlays:
        yield from overlay.facts
