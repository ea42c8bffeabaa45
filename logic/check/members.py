"""Find the members of a sum, or of an "all of these hold", in the answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .answer import Answer
from .steps import Condition, Element, Group, Values

Found = tuple[Values, tuple[str, ...]]
"""What the variables stand for, and the atoms that say so."""


@dataclass(frozen=True)
class Member:
    """One way to meet the conditions: the atoms it is made of, and the terms it is told apart by.

    Of an "all of these hold" the last atom is the one that must hold.
    """

    atoms: tuple[str, ...]
    terms: tuple[str, ...]


def members(group: Group, values: Values, answer: Answer) -> list[Member]:
    """Every member a group has for a binding; raises `ValueError` where it cannot be calculated."""
    return [member for element in group.elements for member in _members(element, values, answer)]


def added_up(found: Sequence[Member]) -> tuple[int, list[int]]:
    """The sum and what is summed: members with the same terms are one."""
    weights = [int(terms[0]) for terms in {member.terms for member in found}]
    return sum(weights), sorted(weights)


def _members(element: Element, values: Values, answer: Answer) -> Iterator[Member]:
    for local, atoms in _ways(element.conditions, (values, ()), answer):
        claim = (element.claim % local,) if element.claim else ()
        yield Member((*atoms, *claim), tuple(work(local) for work in element.terms))


def _ways(conditions: Sequence[Condition], so_far: Found, answer: Answer) -> Iterator[Found]:
    if not conditions:
        yield so_far
        return
    (first, *others), (values, atoms) = conditions, so_far
    wanted = tuple([text % values for text in first.values])
    for atom, found in answer.table(first.predicate).matching(first.predicate, first.bound, wanted):
        local = {**values, **{name: found[at] for at, name in first.free}}
        yield from _ways(others, (local, (*atoms, atom)), answer)
