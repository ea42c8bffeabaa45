"""Who goes before whom: no circles, no ties, no rule that another always takes the place of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set

from clingo import Infimum, Supremum, Symbol

from ...encounter.problems import quoted
from ...overlay.read import Fact, text_of
from ..book import Book
from ..finding import Finding, at

Graph = Mapping[str, Set[str]]

ONCE = "same_lesion_once"
"""Of two alike on one lesion the lesser yields, so that one of them always stays."""


def circles(book: Book) -> Iterator[Finding]:
    """Rules that supersede each other, or wait for each other, round in a circle."""
    for name, what in (
        ("supersedes", "takes the place of itself"),
        ("waits_for", "waits for itself"),
    ):
        graph: dict[str, set[str]] = defaultdict(set)
        for fact in book[name]:
            graph[fact.about].add(text_of(fact.arguments[1]))
        for fact in book[name]:
            if fact.about in _reached(graph, fact.about):
                said = f"rule {quoted(fact.about)} {what}, directly or by others"
                yield at(fact, "circle", said)


def yielding(book: Book) -> Iterator[Finding]:
    """Families that yield to each other round in a circle: all of their services would vanish.

    Looked at are rules that name the families they speak of; of which services any other speaks,
    its conditions alone do not tell.
    """
    graph, facts = _yields(book)
    for (family, other), fact in facts.items():
        if family in _reached(graph, other) | {other}:
            said = f"{quoted(family)} yields to {quoted(other)}, and that in the end to this"
            yield at(fact, "circle", said)


def ranks(book: Book) -> Iterator[Finding]:
    """Of two families on one ladder one comes before the other."""
    first: dict[tuple[str, str], Fact] = {}
    for fact in book["rung"]:
        _, ladder, family, rank, _ = map(text_of, fact.arguments)
        before = first.setdefault((ladder, rank), fact)
        if text_of(before.arguments[2]) != family:
            other = text_of(before.arguments[2])
            yield at(fact, "tie", f"{quoted(family)} has the rank of {quoted(other)}, {rank}")


def overridden(book: Book) -> Iterator[Finding]:
    """A rule that another of the same layer takes the place of as long as it is in force."""
    home = {fact.about: fact.file for fact in book["rule"]}
    spans = {fact.about: fact.arguments[1:] for fact in book["in_force"]}
    for fact in book["supersedes"]:
        other = text_of(fact.arguments[1])
        alike = _layer(home.get(other, "")) == _layer(home.get(fact.about, ""))
        if alike and _covers(spans.get(fact.about), spans.get(other)):
            said = f"rule {quoted(other)} never fires: {quoted(fact.about)} always takes its place"
            yield at(fact, "overridden", said)


def _layer(file: str) -> str:
    """The layer of a file that ships; every overlay is one layer with the others."""
    folder = file.rpartition("/")[0]
    return folder if folder in ("standard", "guide", "codes", "vocabulary") else "overlay"


def _covers(one: tuple[Symbol, ...] | None, other: tuple[Symbol, ...] | None) -> bool:
    first, last = one or (Infimum, Supremum)
    begin, end = other or (Infimum, Supremum)
    return first <= begin and end <= last


def _reached(graph: Graph, start: str) -> set[str]:
    reached: set[str] = set()
    todo = [*graph.get(start, ())]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached.add(name)
            todo += graph.get(name, ())
    return reached


def _yields(book: Book) -> tuple[Graph, Mapping[tuple[str, str], Fact]]:
    """Which family yields to which other, and the fact that says so."""
    covered: dict[str, set[str]] = defaultdict(set)
    for fact in book["covers"]:
        covered[fact.about].add(text_of(fact.arguments[1]))
    sources: dict[str, set[str]] = defaultdict(set)
    for fact in (*book["concerns"], *book["family"]):
        sources[fact.about].add(text_of(fact.arguments[1]))
    graph: dict[str, set[str]] = defaultdict(set)
    facts: dict[tuple[str, str], Fact] = {}
    for fact in book["yields_to"]:
        if text_of(fact.arguments[2]) == ONCE:
            continue
        target = text_of(fact.arguments[1])
        for family in sources[fact.about]:
            for other in {target, *covered[target]}:
                graph[family].add(other)
                facts.setdefault((family, other), fact)
    return graph, facts
