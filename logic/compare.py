"""Where two rulebooks part on one encounter, line by line, and which rules make the difference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .decision import Decision, Line
from .rulebook import Rule, Rulebook


@dataclass(frozen=True)
class Departure:
    """One difference: what the other rulebook makes of the same services.

    `line` is the line of this decision it concerns ("" where this decision has none); `says` is
    what the other would do; `rules` are the other's rules that make the difference, and `against`
    the rules of this rulebook, with their authorities, that say otherwise.
    """

    line: str
    services: tuple[str, ...]
    says: str
    rules: tuple[Rule, ...]
    against: tuple[Rule, ...]


def departures(
    here: Decision, there: Decision, this: Rulebook, other: Rulebook
) -> tuple[Departure, ...]:
    """How `there`, decided by `other`, parts from `here`; empty where they agree."""
    return tuple(_departures(here, there, this, other))


def _departures(
    here: Decision, there: Decision, this: Rulebook, other: Rulebook
) -> Iterator[Departure]:
    for group in _groups(here, there):
        mine = _claimed(here, group)
        theirs = _claimed(there, group)
        if [_billing(line) for line in mine] != [_billing(line) for line in theirs]:
            yield _departure(group, (here, mine), (there, theirs), this, other)


def _departure(
    group: tuple[str, ...],
    here: tuple[Decision, list[Line]],
    there: tuple[Decision, list[Line]],
    this: Rulebook,
    other: Rulebook,
) -> Departure:
    rules = [other.rules[name] for name in _deciding(*there, group)]
    against = dict.fromkeys(name for rule in rules for name in rule.contradicted_by)
    deciding = [name for name in _deciding(*here, group) if name in this.rules]
    named = [name for name in against if name in this.rules] or deciding
    return Departure(
        line=here[1][0].id if here[1] else "",
        services=group,
        says=_words(*there, group),
        rules=tuple(rules),
        against=tuple(this.rules[name] for name in named),
    )


def _groups(here: Decision, there: Decision) -> list[tuple[str, ...]]:
    """Services that share a line in either decision belong together; in the order of `here`."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for decision in (here, there):
        for item in (*decision.lines, *decision.patient_pay, *decision.held, *decision.excluded):
            for name in item.services:
                leader[find(name)] = find(item.services[0])
    groups: dict[str, list[str]] = {}
    for name in leader:
        groups.setdefault(find(name), []).append(name)
    return [tuple(names) for names in groups.values()]


def _claimed(decision: Decision, group: Sequence[str]) -> list[Line]:
    return [line for line in decision.lines if set(line.services) & set(group)]


def _billing(line: Line) -> tuple[str, int, tuple[str, ...]]:
    return line.code, line.units, line.modifiers


def _deciding(decision: Decision, lines: list[Line], group: Sequence[str]) -> list[str]:
    stopped = [
        item for item in (*decision.held, *decision.excluded, *decision.patient_pay)
        if set(item.services) & set(group)
    ]
    return sorted({rule for item in (*lines, *stopped) for rule in item.rules})


def _words(decision: Decision, lines: list[Line], group: Sequence[str]) -> str:
    if lines:
        return ", ".join(spoken(line) for line in lines)
    if any(set(item.services) & set(group) for item in decision.held):
        return "nothing yet: held"
    if any(set(item.services) & set(group) for item in decision.patient_pay):
        return "nothing: the patient pays"
    return "nothing"


def spoken(line: Line) -> str:
    """A line in short: 17003-59 x5."""
    code = "-".join((line.code, *line.modifiers))
    return code if line.units == 1 else f"{code} x{line.units}"
