"""What is still to come, such as a pathology report, and can put a code on the claim."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from clingo import Symbol

from ..facts import Facts, Record
from ..rulebook import Rulebook
from ..speech import Speech, either
from .model import Awaited
from .search import smallest_additions


def awaited(facts: Facts, rulebook: Rulebook, code: str, limit: int) -> Iterator[Awaited]:
    """What each service waits for that could give the code, and what it would have to say."""
    speech = Speech(rulebook, facts.labels)
    for (thing, what), (line, brought) in _awaited(facts, rulebook).items():
        settled = {(of, name) for of, name, _ in brought}
        open_records = tuple(r for r in facts.records if (r[0], r[1]) not in settled)
        cleared = replace(facts, records=open_records)
        sets = smallest_additions(cleared, rulebook, code, limit, brought)
        outcomes = [supplied for supplied, _ in sets if supplied <= brought]
        if outcomes:
            says = tuple(_says(speech, frozenset().union(*outcomes), brought))
            yield Awaited(what, facts.labels[thing], f"{facts.file}:{line}", says)


def _awaited(
    facts: Facts, rulebook: Rulebook
) -> dict[tuple[Symbol, str], tuple[int, frozenset[Record]]]:
    """What each thing waits for: the line that says so, and what it may bring."""
    found: dict[tuple[Symbol, str], set[Record]] = defaultdict(set)
    lines: dict[tuple[Symbol, str], int] = {}
    for thing, attribute, value in facts.records:
        for of, awaiting, brings, brought, what in rulebook.facts["awaited"]:
            if (of.name, awaiting) == (attribute, value):
                key = thing, what.string
                found[key].add((thing, brings.name, brought))
                line = facts.places.get((thing, attribute, value), facts.lines[thing])
                lines[key] = max(line, lines.get(key, 0))
    return {key: (lines[key], frozenset(records)) for key, records in found.items()}


def _says(speech: Speech, outcome: frozenset[Record], brought: frozenset[Record]) -> Iterator[str]:
    """The values that would do of each attribute, unless any would."""
    for attribute in sorted({name for _, name, _ in outcome}):
        possible = {value for _, name, value in brought if name == attribute}
        values = sorted(value for _, name, value in outcome if name == attribute)
        if len(values) < len(possible):
            words = either([speech.value(attribute, value) for value in values])
            yield f"{speech.attribute(attribute)}: {words}"
