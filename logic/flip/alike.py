"""Words that a rulebook cannot tell apart: to try one of them is to try them all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from clingo import Function, Symbol

from ..encounter.words import resolve
from ..rulebook import DESCRIBING, Row, Rulebook
from ..symbols import constant

Role = tuple[str, Row]
"""A fact with a hole where a term stands."""

_HOLE = Function("hole")


def alike(rulebook: Rulebook, field: str, words: Iterable[str]) -> list[tuple[str, ...]]:
    """Words of a field in groups that stand in the same facts, but for the word itself."""
    groups: dict[object, list[str]] = defaultdict(list)
    for word in words:
        if meaning := resolve(field, word):
            extra = (meaning.extra[0], _roles(rulebook, meaning.extra[1])) if meaning.extra else ()
            groups[_roles(rulebook, meaning.term), extra].append(word)
    return [tuple(group) for group in groups.values()]


def _roles(rulebook: Rulebook, term: str) -> frozenset[Role]:
    return _all_roles(rulebook).get(constant(term), frozenset())


@cache
def _all_roles(rulebook: Rulebook) -> Mapping[Symbol, frozenset[Role]]:
    """Every fact that each term stands in."""
    found: dict[Symbol, set[Role]] = defaultdict(set)
    for name in rulebook.facts:
        for row in rulebook.facts[name] if name not in DESCRIBING else ():
            for index, term in enumerate(row):
                found[term].add((name, (*row[:index], _HOLE, *row[index + 1 :])))
    return {term: frozenset(roles) for term, roles in found.items()}
