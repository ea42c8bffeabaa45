"""What would put a code on the claim: it does, nothing smaller would, nothing done is altered."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from casebook import cases, decision_of, facts_of
from lineproof.logic import (
    UNKNOWN,
    Facts,
    decide,
    load_rulebook,
    needs,
    smallest_additions,
)

BOOK = load_rulebook("standard")
LIMIT = 40


@cache
def _asked() -> tuple[tuple[str, str], ...]:
    """Codes that cases hold or leave to the patient: a sample of them."""
    found = []
    for case in cases():
        if "standard" in case.expect:
            decision = decision_of(case.name, "standard")
            codes = {code for item in decision.held for code in item.codes}
            codes |= {item.code for item in decision.patient_pay if item.code}
            codes -= {line.code for line in decision.lines}
            found += [(case.name, code) for code in sorted(codes)]
    return tuple(found[::4])


def _claims(encounters: list[Facts], code: str) -> list[bool]:
    return [
        any(line.code == code for line in decision.lines) for decision in decide(encounters, BOOK)
    ]


def _without(left: Any, supplied: Any, records: Any) -> list[Any]:
    """The additions but one, and without what follows from it: the same value, said elsewhere."""
    return [r for r in records if r != left and (r in supplied or r[2] != left[2])]


@pytest.mark.parametrize(("name", "code"), _asked())
def test_each_remedy_puts_the_code_on_the_claim_and_no_part_of_it_does(
    name: str, code: str
) -> None:
    """Every set of additions is enough, and every addition in it is needed."""
    facts = facts_of(name)
    for supplied, records in smallest_additions(facts, BOOK, code, LIMIT):
        whole = replace(facts, records=(*facts.records, *records))
        parts = [
            replace(facts, records=(*facts.records, *_without(left, supplied, records)))
            for left in supplied
        ]
        assert _claims([whole, *parts], code) == [True, *(False for _ in parts)]


@pytest.mark.parametrize(("name", "code"), _asked()[::2])
def test_every_single_addition_that_would_do_is_found(name: str, code: str) -> None:
    """Tried one by one, no addition puts the code on the claim that the search did not name."""
    facts = facts_of(name)
    found = {supplied for supplied, _ in smallest_additions(facts, BOOK, code, 1000)}
    singles = {next(iter(supplied)) for supplied in found if len(supplied) == 1}
    tried = sorted(_every_addition(facts))
    outcomes = _claims([replace(facts, records=(*facts.records, one)) for one in tried], code)
    enough = {one for one, claimed in zip(tried, outcomes, strict=True) if claimed}

    assert {one for one in enough if one[1] != "stage_before"} <= singles


def _every_addition(facts: Facts) -> set[Any]:
    """Everything that could be missing from the record, with every value that a rule names."""
    values: dict[str, set[Any]] = {}
    for predicate in ("when", "unless", "requires"):
        for row in BOOK.facts[predicate]:
            values.setdefault(row[1].name, set()).add(row[-1])
    repeatable = {row[0].name for row in BOOK.facts["repeatable"]}
    open_to = {(row[0].name, row[1].name) for row in BOOK.facts["documentary"]}
    told = {(thing, attribute) for thing, attribute, _ in facts.records}
    none = {(thing, attribute) for thing, attribute, value in facts.records if str(value) == "none"}
    none |= {(thing, "documented") for thing, attribute in none if attribute == "symptoms"}
    return {
        (thing, attribute, value)
        for thing, kind in facts.things
        for of, attribute in open_to
        if of == kind and (thing, attribute) not in none
        if attribute in repeatable or (thing, attribute) not in told
        for value in values.get(attribute, ())
        if str(value) not in ("any", "none") and (thing, attribute, value) not in facts.records
    }


@pytest.mark.parametrize(("name", "code"), _asked()[::2])
def test_nothing_done_measured_or_recorded_is_altered(name: str, code: str) -> None:
    """Only what may be missing is supplied, and a record that is there stays the only one."""
    facts = facts_of(name)
    kinds = dict(facts.things)
    open_to = {(row[0].name, row[1].name) for row in BOOK.facts["documentary"]}
    repeatable = {row[0].name for row in BOOK.facts["repeatable"]}
    told = {(thing, attribute) for thing, attribute, _ in facts.records}
    for supplied, _ in smallest_additions(facts, BOOK, code, LIMIT):
        for thing, attribute, _ in supplied:
            assert (kinds[thing], attribute) in open_to
            assert attribute in repeatable or (thing, attribute) not in told


Additions = list[tuple[str, tuple[str, ...]]]


def _needed(name: str, code: str) -> list[Additions]:
    """Every remedy, as fields of the file and the values that would do."""
    found = needs(facts_of(name), decision_of(name, "standard"), BOOK, code)
    return [[(a.path, a.values) for a in remedy.additions] for remedy in found.remedies]


def test_the_missing_map_is_found_where_it_would_stand() -> None:
    """The addition names the field of the file."""
    (additions,) = _needed("standard/mohs-nose-map-missing", "17312")
    assert additions == [("lesions[1].done.stages[2].documented", ("map",))]


def test_values_that_would_do_alike_are_told_as_one_choice() -> None:
    """A symptom would make the destruction of milia the payer's: any of those the policy lists."""
    found = dict(additions[0] for additions in _needed("standard/cosmetic-milium", "17110"))
    assert {"bleeding", "pain"} <= set(found["lesions[1].symptoms"])


def test_what_was_measured_is_not_for_the_record_to_give() -> None:
    """Fourteen keratoses do not become fifteen, whatever is documented."""
    facts, decision = (
        facts_of("standard/ak-fourteen"),
        decision_of("standard/ak-fourteen", "standard"),
    )
    found = needs(facts, decision, BOOK, "17004")
    assert (found.known, found.claimed, found.remedies) == (True, False, ())


def test_a_placeholder_is_never_told_as_a_value() -> None:
    """What the user alone knows, such as an NDC, is asked for and not made up."""
    remedies = _needed("standard/ixekizumab-without-ndc", "J3590")
    values = {value for additions in remedies for _, said in additions for value in said}
    assert "what it is" in values
    assert str(UNKNOWN) not in values
