"""Check what a proof ends in: facts of the encounter, and of the rulebook with their sources."""

from collections.abc import Iterator, Mapping, Set

from ..dictionary import predicates
from ..facts import Facts, atoms_of
from ..proof.model import Node
from .stated import Stated
from .terms import arguments, predicate_of, texts

RULE = "rule "
"""Before the id of a rule: the id of the node that says it."""


def recorded(facts: Facts) -> Mapping[str, str]:
    """Every fact of an encounter, and the place in the file where it stands."""
    lines = [
        *(facts.lines[thing] for thing, _ in facts.things),
        *(facts.lines[part] for part, _ in facts.wholes),
        *(facts.places[record] for record in facts.records),
    ]
    places = [f"{facts.file}:{line}" for line in lines]
    return dict(zip(texts(atoms_of(facts, 0)), places, strict=True))


def standing(facts: Facts) -> Mapping[str, str]:
    """The place of each thing, where a record that it lacks would stand."""
    places = [f"{facts.file}:{line}" for line in facts.lines.values()]
    return dict(zip(texts(facts.lines), places, strict=True))


def fact_leaf(node: Node, facts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a fact of the encounter."""
    place = facts.get(node.id)
    if place is None:
        yield "it is not recorded"
    elif node.place != place:
        yield f"it is said to stand at {node.place or 'no place'}, not at {place}"


def rulebook_leaf(node: Node, below: Set[str], book: Stated) -> Iterator[str]:
    """What is wrong with a rule of the rulebook, or with a fact of it and the rule it rests on."""
    if node.id.startswith(RULE):
        yield from _rule(node, book)
        yield from differences(frozenset(), below)
    elif node.id not in book.table.atoms:
        yield "the rulebook does not state it"
    elif predicates()[predicate_of(node.id)].rule:
        owner = arguments(node.id)[0]
        if node.rule != owner:
            yield f"it is said to be of `{node.rule}`, not of `{owner}`"
        yield from differences({RULE + owner}, below)
    else:
        if node.source != book.origin(node.id):
            yield f"its source is `{node.source}`, not `{book.origin(node.id)}`"
        yield from differences(frozenset(), below)


def differences(wanted: Set[str], found: Set[str]) -> Iterator[str]:
    """What is missing below a node, and what should not be there."""
    if wanted != found:
        for name in sorted(wanted - found):
            yield f"it does not rest on {name}, as it must"
        for name in sorted(found - wanted):
            yield f"it rests on {name}, which has no part in it"


def _rule(node: Node, book: Stated) -> Iterator[str]:
    name = node.id.removeprefix(RULE)
    said = book.rule(name)
    if said is None:
        yield "the rulebook has no such rule"
        return
    sentence, citation = said
    if node.rule != name:
        yield f"it is said to be rule `{node.rule}`"
    if node.text != sentence:
        yield "its sentence is not that of the rulebook"
    if not node.source:
        yield "it has no source"
    elif node.source != citation:
        yield "its source is not that of the rulebook"
    if node.place != book.place(name):
        yield f"it is said to stand at {node.place or 'no place'}, not at {book.place(name)}"
