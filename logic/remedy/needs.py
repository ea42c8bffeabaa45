"""The main call: a code in, and out what the record would have to say for it to be on the claim."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from clingo import Symbol

from ..codes import codes_given
from ..decision.compare import spoken
from ..decision.decider import decide
from ..decision.model import Decision
from ..decision.order import Order
from ..encounter.recorder import field_of
from ..facts import Facts, Record
from ..rulebook import Rulebook
from ..speech import Speech
from .model import Addition, Need, Remedy
from .search import UNKNOWN, Supplied, smallest_additions

LIMIT = 50
"""So many smallest sets of additions are looked at."""

Lines = tuple[str, ...]
Slot = tuple[str, str, str]
"""A thing, an attribute, and the value where several are supplied; else any of some would do."""


def needs(facts: Facts, decision: Decision, rulebook: Rulebook, code: str) -> Need:
    """What would put a code on the claim that `decision` makes of an encounter."""
    claimed = any(line.code == code for line in decision.lines)
    known = code in codes_given(rulebook)
    found = list(smallest_additions(facts, rulebook, code, LIMIT)) if known and not claimed else []
    outcomes = decide([_supplied(facts, records) for _, records in found], rulebook)
    remedies = _merged(facts, rulebook, decision, list(zip(found, outcomes, strict=True)))
    title = Order(rulebook).title(code)
    return Need(code, title, claimed, known, tuple(remedies), len(found) == LIMIT)


def _supplied(facts: Facts, records: Iterable[Record]) -> Facts:
    return replace(facts, records=(*facts.records, *records))


def _merged(
    facts: Facts,
    rulebook: Rulebook,
    decision: Decision,
    outcomes: Sequence[tuple[Supplied, Decision]],
) -> list[Remedy]:
    """Sets that differ in one value, and make the same claim, are told as one with a choice."""
    alike: dict[tuple[tuple[Slot, ...], Lines], list[frozenset[Record]]] = defaultdict(list)
    for (supplied, _), outcome in outcomes:
        alike[_shape(supplied), _lines(outcome)].append(supplied)
    speech = Speech(rulebook, facts.labels)
    remedies = [
        Remedy(
            additions=tuple(_additions(facts, speech, shape, sets)),
            gained=_less(after, _lines(decision)),
            lost=_less(_lines(decision), after),
        )
        for (shape, after), sets in alike.items()
    ]
    return sorted(remedies, key=lambda remedy: (len(remedy.additions), remedy.additions[0].path))


def _shape(supplied: frozenset[Record]) -> tuple[Slot, ...]:
    """Where a set supplies something; and what, where it supplies several things at once."""
    times = Counter((str(thing), attribute) for thing, attribute, _ in supplied)
    return tuple(sorted(_slot(record, times) for record in supplied))


def _slot(record: Record, times: Mapping[tuple[str, str], int]) -> Slot:
    thing, attribute, value = record
    several = times[str(thing), attribute] > 1
    return str(thing), attribute, str(value) if several else ""


def _additions(
    facts: Facts, speech: Speech, shape: tuple[Slot, ...], sets: Sequence[frozenset[Record]]
) -> Iterator[Addition]:
    """One addition for each slot, with every value that one of the sets has there."""
    for thing_name, attribute, fixed in shape:
        records = sorted(
            (thing, name, value)
            for thing, name, value in frozenset().union(*sets)
            if (str(thing), name) == (thing_name, attribute) and fixed in ("", str(value))
        )
        thing = records[0][0]
        yield Addition(
            path=".".join(filter(None, (facts.paths[thing], field_of(attribute)))),
            place=f"{facts.file}:{facts.lines[thing]}",
            service=facts.labels[thing],
            attribute=speech.attribute(attribute),
            values=tuple(_said(speech, attribute, value) for _, _, value in records),
        )


def _said(speech: Speech, attribute: str, value: Symbol) -> str:
    return "what it is" if value == UNKNOWN else speech.value(attribute, value)


def _lines(decision: Decision) -> Lines:
    return tuple(spoken(line) for line in decision.lines)


def _less(lines: Lines, others: Lines) -> Lines:
    """Lines that are not among others, each as often as it is missing there."""
    left = Counter(lines) - Counter(others)
    return tuple(line for line in lines if line in left)
