"""What would put a code on the claim: it does, nothing smaller would, nothing done is altered."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from casebook import cases, decision_of, facts_of
from lineproof.logic import (
    Facts,
    Need,
    decide,
    load_rulebook,
    needs,
    parse_encounter,
    record,
    smallest_additions,
)

Record = tuple[Any, str, Any]
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
    awaited = {(row[0].name, row[1]) for row in BOOK.facts["awaited"]}
    return {
        (thing, attribute, value)
        for thing, kind in facts.things
        for of, attribute in open_to
        if of == kind and (thing, attribute) not in none
        if attribute in repeatable or (thing, attribute) not in told
        for value in values.get(attribute, ())
        if str(value) not in ("any", "none") and (thing, attribute, value) not in facts.records
        if (attribute, value) not in awaited
        if not _against(facts, (thing, attribute, value), facts.records)
    }


def _against(facts: Facts, added: Record, records: Iterable[Record]) -> list[Record]:
    """What is recorded of a thing, its whole or its parts that cannot be so beside an addition."""
    pairs = {
        ((a.name, v), (b.name, w)) for a, v, b, w in BOOK.facts["cannot_both"] if str(w) != "none"
    }
    pairs |= {(second, first) for first, second in pairs}
    implied = [
        (thing, b.name, w)
        for thing, attribute, value in records
        for _, a, v, b, w in BOOK.facts["implies"]
        if (a.name, v) == (attribute, value)
        if not any((of, name) == (thing, b.name) for of, name, _ in records)
    ]
    return [
        record
        for record in (*records, *implied)
        if (added[1:], record[1:]) in pairs
        if record[0] in _wholes(facts, added[0]) or added[0] in _wholes(facts, record[0])
    ]


def _wholes(facts: Facts, thing: Any) -> list[Any]:
    """A thing, and each whole that it is part of."""
    wholes = dict(facts.wholes)
    found = [thing]
    while found[-1] in wholes:
        found.append(wholes[found[-1]])
    return found


@pytest.mark.parametrize(("name", "code"), _asked()[1::3])
def test_no_addition_contradicts_the_record_or_another(name: str, code: str) -> None:
    """What cannot both be so is never made so, and what is awaited is never said to be."""
    facts = facts_of(name)
    awaited = {(row[0].name, row[1]) for row in BOOK.facts["awaited"]}
    for supplied, _ in smallest_additions(facts, BOOK, code, LIMIT):
        for added in supplied:
            others = (*facts.records, *(record for record in supplied if record != added))
            assert not _against(facts, added, others)
            assert added[1:] not in awaited


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


def _need(facts: Facts, code: str, book: str = "standard") -> Need:
    rulebook = load_rulebook(book)
    (decision,) = decide([facts], rulebook)
    return needs(facts, decision, rulebook, code)


def _told(found: Need) -> list[Additions]:
    """Every remedy, as fields of the file and the values that would do."""
    return [[(a.path, a.values) for a in remedy.additions] for remedy in found.remedies]


def _needed(name: str, code: str) -> list[Additions]:
    return _told(_need(facts_of(f"standard/{name}"), code))


def _visit(text: str) -> Facts:
    """A visit written down for one test."""
    return record(parse_encounter(f"encounter: made-up\ndate: 2026-03-14\n{text}", "visit.yaml"))


def test_the_missing_map_is_found_where_it_would_stand() -> None:
    """The addition names the field of the file."""
    (additions,) = _needed("mohs-nose-map-missing", "17312")
    assert additions == [("lesions[1].done.stages[2].documented", ("map",))]


def test_values_that_would_do_alike_are_told_as_one_choice() -> None:
    """A symptom would make the destruction of milia the payer's: any of those the policy lists."""
    found = dict(additions[0] for additions in _needed("cosmetic-milium", "17110"))
    assert {"bleeding", "pain"} <= set(found["lesions[1].symptoms"])


def test_the_same_is_not_asked_for_twice() -> None:
    """An impaired function is asked for as a symptom, and not once more as a document."""
    (additions,) = _needed("cosmetic-milium", "17110")
    ((path, values),) = additions
    assert path == "lesions[1].symptoms"
    assert {"functional impairment", "recurrent trauma"} <= set(values)


def test_what_was_measured_is_not_for_the_record_to_give() -> None:
    """Fourteen keratoses do not become fifteen, whatever is documented."""
    found = _need(facts_of("standard/ak-fourteen"), "17004")
    assert (found.known, found.claimed, found.remedies, found.awaited) == (True, False, (), ())


@pytest.mark.parametrize(
    ("name", "code"),
    [("pdt-physician", "96574"), ("drainage-one", "10061"), ("site-penis-laser", "54065")],
)
def test_no_document_says_that_more_was_done(name: str, code: str) -> None:
    """A document of more work is not proposed in exchange for the code of what is recorded."""
    assert _needed(name, code) == []


def test_a_document_may_back_what_is_recorded_as_done() -> None:
    """A repair recorded as complex may lack the document that says why: it has no code yet."""
    ((addition,),) = _needed("repair-complex-not-documented", "13101")
    assert addition[0] == "lesions[1].documented"
    assert "extensive undermining" in addition[1]


STAGES = """
lesions:
  - site: nose
    kind: basal cell carcinoma
    known_by: prior biopsy
    done:
      technique: mohs
      reader: surgeon
      stages:
        - {{blocks: 2, documented: [map, histology{after}]}}
        - {{blocks: 2, documented: [map, histology]}}
"""


def test_a_stage_with_clear_margins_has_no_decision_to_go_on() -> None:
    """The one rules the other out; without the clear margins the decision may be missing."""
    assert _told(_need(_visit(STAGES.format(after=", clear margins")), "17312")) == []
    (additions,) = _told(_need(_visit(STAGES.format(after="")), "17312"))
    assert additions == [("lesions[1].done.stages[1].documented", ("decision",))]


SAMPLED = """
lesions:
  - site: cheek
    size: 8 mm
    kind: basal cell carcinoma
    {known}
    done: [{{technique: punch biopsy}}, {{technique: excision, margin: 4 mm}}]
"""


def test_a_frozen_section_did_not_decide_what_was_known_before() -> None:
    """Beside an earlier biopsy no frozen section decided; where nothing is said one may have."""
    known = _need(_visit(SAMPLED.format(known="known_by: prior biopsy")), "11104")
    frozen = _need(_visit(SAMPLED.format(known="known_by: frozen section")), "11104")
    assert _told(known) == []
    assert [("lesions[1].documented", ("frozen section decided",))] in _told(frozen)


def test_a_code_is_not_gained_by_leaving_another_open() -> None:
    """To say that pathology is pending would hold the destruction and free the injection."""
    assert _needed("keloid-frozen-and-injected", "11900") == []


def test_odd_routes_are_not_offered() -> None:
    """A crystal suspension is not given into a vein, nor put on the skin, nor into no lesion."""
    offered = {
        v for way in _needed("drug-route-unknown", "J3301") for _, values in way for v in values
    }
    assert "intramuscular" in offered
    assert not {"intravenous", "topical", "intralesional"} & offered


@pytest.mark.parametrize(
    ("name", "code", "question"),
    [
        ("ixekizumab-without-ndc", "J3590", "the NDC"),
        ("drug-waste-unknown", "J3245", "the amount discarded, be it none"),
    ],
)
def test_what_the_user_alone_knows_is_asked_for(name: str, code: str, question: str) -> None:
    """An NDC or an amount is asked for and not made up; no placeholder is told as a value."""
    found = _need(facts_of(f"standard/{name}"), code)
    ((addition,),) = (remedy.additions for remedy in found.remedies)
    assert addition.question.startswith(question)
    assert addition.values == ()


@pytest.mark.parametrize(
    ("name", "code", "what", "says"),
    [
        ("excision-malignancy-suspected", "11402", "the pathology report", "benign, premalignant"),
        ("excision-malignancy-suspected", "11602", "the pathology report", "nature: malignant"),
        ("repair-excision-pending", "12032", "the pathology report", ""),
        ("pathology-no-report", "88305", "the written report", ""),
    ],
)
def test_what_is_awaited_is_pointed_to(name: str, code: str, what: str, says: str) -> None:
    """Where a report is to come the answer says so, and what the report would have to say."""
    found = _need(facts_of(f"standard/{name}"), code)
    (awaited,) = found.awaited
    assert found.remedies == ()
    assert awaited.what == what
    assert awaited.place.rpartition(":")[2].isdigit()
    assert says in " ".join(awaited.says)
    assert bool(says) == bool(awaited.says)


def test_nothing_is_awaited_that_would_not_bring_the_code() -> None:
    """A report does not change the size that was excised."""
    assert _need(facts_of("standard/excision-malignancy-suspected"), "11404").awaited == ()
