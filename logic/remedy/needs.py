"""The main call: a code in, and out what the record would have to say for it to be on the claim."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from clingo import Symbol

from ..codes import codes_given, stranger
from ..decision.decider import decide
from ..decision.model import Decision
from ..decision.order import Order
from ..encounter.recorder import field_of
from ..facts import Facts, Record
from ..rulebook import Rulebook
from ..speech import Speech
from .awaited import awaited
from .model import Addition, Need, Remedy
from .once import Lines, Way, lines_of, told_once
from .search import NOTHING, UNKNOWN, smallest_additions

LIMIT = 50
"""So many smallest sets of additions are looked at."""

Slot = tuple[str, str, str]
"""A thing, an attribute, and the value where several are supplied; else any of some would do."""


def needs(facts: Facts, decision: Decision, rulebook: Rulebook, code: str) -> Need:
    """What would put a code on the claim that `decision` makes of an encounter."""
    claimed = any(line.code == code for line in decision.lines)
    known = code in codes_given(rulebook)
    searched = known and not claimed
    found = list(smallest_additions(facts, rulebook, code, LIMIT)) if searched else []
    outcomes = decide([_supplied(facts, records) for _, records in found], rulebook)
    ways = [(supplied, after) for (supplied, _), after in zip(found, outcomes, strict=True)]
    honest = [way for way in ways if not _exchanges(rulebook, decision, *way)]
    remedies = _merged(facts, rulebook, decision, told_once(facts, rulebook, honest))
    return Need(
        code=code,
        title=Order(rulebook).title(code),
        claimed=claimed,
        known=known,
        remedies=tuple(remedies),
        more=len(found) == LIMIT,
        awaited=tuple(awaited(facts, rulebook, code, LIMIT)) if searched and not remedies else (),
        stranger=None if known else stranger(code, rulebook),
    )


def _exchanges(
    rulebook: Rulebook, decision: Decision, supplied: frozenset[Record], after: Decision
) -> bool:
    """Whether a set says that something else was done, in exchange for the code of what was."""
    done = {(row[0].name, row[1]) for row in rulebook.facts["done_or_found"]}
    claimed = {line.code for line in after.lines}
    lost = any(line.code not in claimed for line in decision.lines)
    return lost and any((attribute, value) in done for _, attribute, value in supplied)


def _supplied(facts: Facts, records: Iterable[Record]) -> Facts:
    return replace(facts, records=(*facts.records, *records))


def _merged(
    facts: Facts,
    rulebook: Rulebook,
    decision: Decision,
    ways: Iterable[Way],
) -> list[Remedy]:
    """Sets that differ in one value, and make the same claim, are told as one with a choice."""
    alike: dict[tuple[tuple[Slot, ...], Lines], list[frozenset[Record]]] = defaultdict(list)
    for supplied, outcome in ways:
        alike[_shape(supplied), lines_of(outcome)].append(supplied)
    speech = Speech(rulebook, facts.labels)
    remedies = [
        Remedy(
            additions=tuple(_additions(facts, speech, shape, sets)),
            gained=_less(after, lines_of(decision)),
            lost=_less(lines_of(decision), after),
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
        question = _question(speech, attribute, records[0][2])
        yield Addition(
            path=".".join(filter(None, (facts.paths[thing], field_of(attribute)))),
            place=f"{facts.file}:{facts.lines[thing]}",
            service=facts.labels[thing],
            attribute=speech.attribute(attribute),
            values=() if question else tuple(speech.value(attribute, r[2]) for r in records),
            question=question,
        )


def _question(speech: Speech, attribute: str, value: Symbol) -> str:
    """Asks for what the user alone can know, such as an NDC or an amount."""
    words = speech.attribute(attribute)
    if value == UNKNOWN:
        return f"the {words}, as it stands on the package or in the record"
    if value == NOTHING:
        return f"the {words}, be it none (what is billed is told for none)"
    return ""


def _less(lines: Lines, others: Lines) -> Lines:
    """Lines that are not among others, each as often as it is missing there."""
    left = Counter(lines) - Counter(others)
    return tuple(line for line in lines if line in left)
