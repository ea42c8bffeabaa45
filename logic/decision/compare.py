"""Where two rulebooks part on one encounter, line by line, and which rules make the difference."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..rulebook import Rule, Rulebook
from .model import Decision, Excluded, Held, Line

Item = TypeVar("Item", bound=Line | Held | Excluded)
Group = tuple[str, ...]
"""Services that are decided together in at least one of the two decisions."""


@dataclass(frozen=True)
class Departure:
    """One difference: what the other rulebook makes of the same services.

    `lines` are the lines of this decision it concerns (none where this decision has none); `says`
    is what the other would do; `silent` tells that the other has no rule for these services.
    `rules` are the other's rules that make the difference, and `against` the rules of this
    rulebook, with their authorities, that say otherwise.
    """

    lines: tuple[str, ...]
    services: Group
    says: str
    silent: bool
    rules: tuple[Rule, ...]
    against: tuple[Rule, ...]


def departures(
    here: Decision, there: Decision, this: Rulebook, other: Rulebook
) -> tuple[Departure, ...]:
    """How `there`, decided by `other`, parts from `here`; empty where they agree."""
    found = (_departure(group, here, there, this, other) for group in _groups(here, there))
    return tuple(departure for departure in found if departure)


def _departure(
    group: Group, here: Decision, there: Decision, this: Rulebook, other: Rulebook
) -> Departure | None:
    says = _words(there, group)
    if says == _words(here, group):
        return None
    rules, against = _makers(there, group, other), _makers(here, group, this)
    return Departure(
        lines=tuple(line.id for line in _about(here.lines, group)),
        services=group,
        says=says,
        silent=not rules,
        rules=tuple(_clashing(rules, against)),
        against=tuple(_clashing(against, rules)),
    )


def _clashing(rules: Sequence[Rule], others: Sequence[Rule]) -> Sequence[Rule]:
    """Of some rules those that contradict one of the others; all, where none does."""
    return [rule for rule in rules if any(_clash(rule, other) for other in others)] or rules


def _clash(one: Rule, other: Rule) -> bool:
    return other.id in one.contradicted_by or one.id in other.contradicted_by


def _groups(here: Decision, there: Decision) -> list[Group]:
    """Services that share a line in either decision belong together; in the order of `here`."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for decision in (here, there):
        for item in _items(decision):
            for name in item.services:
                leader[find(name)] = find(item.services[0])
    groups: dict[str, list[str]] = {}
    for name in leader:
        groups.setdefault(find(name), []).append(name)
    return [tuple(names) for names in groups.values()]


def _about(items: Iterable[Item], group: Group) -> list[Item]:
    return [item for item in items if set(item.services) & set(group)]


def _items(decision: Decision) -> Iterator[Line | Held | Excluded]:
    yield from (*decision.lines, *decision.patient_pay)
    yield from decision.held
    yield from decision.excluded


def _makers(decision: Decision, group: Group, rulebook: Rulebook) -> list[Rule]:
    """The rules of a rulebook that decided about some services."""
    names = sorted({rule for item in _about(_items(decision), group) for rule in item.rules})
    return [rulebook.rules[name] for name in names]


def _words(decision: Decision, group: Group) -> str:
    if lines := _about(decision.lines, group):
        return ", ".join(spoken(line) for line in lines)
    if _about(decision.held, group):
        return "nothing yet: held"
    return "nothing: the patient pays" if _about(decision.patient_pay, group) else "nothing"


def spoken(line: Line) -> str:
    """A line in short: 17003-59 x5."""
    code = "-".join((line.code, *line.modifiers))
    return code if line.units == 1 else f"{code} x{line.units}"
