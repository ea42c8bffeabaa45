"""Nothing that was done is dropped without a word."""

import pytest
from hypothesis import given

from casebook import cases, facts_of
from lineproof.logic import RULEBOOKS, Decision, Facts, decide, load_rulebook
from visits import MANY, Visit, batches, facts

books = pytest.mark.parametrize("book", RULEBOOKS)


def told(decision: Decision) -> set[str]:
    """Every service that an answer names."""
    billed = (*decision.lines, *decision.patient_pay)
    named = {service for line in billed for service in line.services}
    named |= {service for item in decision.held for service in item.services}
    return named | {service for item in decision.excluded for service in item.services}


def silent(found: Facts, decision: Decision, book: str) -> list[str]:
    """The services that no answer names."""
    kinds = {row[0].name for row in load_rulebook(book).facts["service"]}
    services = [found.labels[thing] for thing, kind in found.things if kind in kinds]
    return [service for service in services if service not in told(decision)]


@books
@MANY
@given(batches)
def test_every_service_is_answered_for(book: str, batch: list[Visit]) -> None:
    """Each is billed, held, left out, or the patient's; and if not, that is told."""
    found = [facts(visit) for visit in batch]
    decisions = decide(found, load_rulebook(book))

    assert [silent(*pair, book) for pair in zip(found, decisions, strict=True)] == [[]] * len(batch)


@books
def test_every_service_of_the_casebook_is_answered_for(book: str) -> None:
    """The same holds for every case, by either rulebook."""
    found = [facts_of(case.name) for case in cases()]
    decisions = decide(found, load_rulebook(book))
    unanswered = {
        case.name: left
        for case, one, decision in zip(cases(), found, decisions, strict=True)
        if (left := silent(one, decision, book))
    }

    assert unanswered == {}


@books
@MANY
@given(batches)
def test_what_is_recorded_is_enough_for_words(book: str, batch: list[Visit]) -> None:
    """Whatever is decided has words: for a code its title, for a rule its sentence."""
    rulebook = load_rulebook(book)
    for decision in decide([facts(visit) for visit in batch], rulebook):
        assert all(line.title for line in decision.lines)
        assert all(item.missing for item in decision.held)
        assert all(item.reason for item in decision.excluded)
        assert all(note.text for note in decision.notes)
        assert told(decision) >= {name for note in decision.notes for name in note.services}
        assert all(rulebook.rules[rule].sentence for rule in _rules(decision))


def _rules(decision: Decision) -> set[str]:
    named = {rule for line in (*decision.lines, *decision.patient_pay) for rule in line.rules}
    named |= {rule for item in decision.held for rule in item.rules}
    named |= {rule for item in decision.excluded for rule in item.rules}
    return named | {rule for note in decision.notes for rule in note.rules}
