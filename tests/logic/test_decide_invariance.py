"""What is told in another way is decided in the same way."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineproof.logic import RULEBOOKS, Decision
from visits import MANY, Visit, batches, decided, shuffled

books = pytest.mark.parametrize("book", RULEBOOKS)
CRYO = {"technique": "cryotherapy"}
Claim = tuple[list[tuple[str, int, tuple[str, ...]]], Counter[object]]


def claim(decision: Decision) -> Claim:
    """The lines in their order, and how everything else came out: without the names of things."""
    lines = [(line.code, line.units, line.modifiers) for line in decision.lines]
    rest: Counter[object] = Counter()
    rest.update((item.code, item.units, item.rules) for item in decision.patient_pay)
    rest.update((item.codes, item.missing, item.rules) for item in decision.held)
    rest.update((item.code, item.by, item.rules) for item in decision.excluded)
    rest.update((note.kind, note.text) for note in decision.notes)
    return lines, rest


def differing(batch: list[Visit], retold: list[Visit], book: str) -> list[Visit]:
    """The visits that are decided otherwise when they are told in another way."""
    answers = zip(batch, decided(batch, book), decided(retold, book), strict=True)
    return [visit for visit, one, other in answers if claim(one) != claim(other)]


@books
@MANY
@given(batches)
def test_batch_is_decided_as_its_visits_are_one_by_one(book: str, batch: list[Visit]) -> None:
    """No encounter bears on another."""
    assert decided(batch, book) == [decided([visit], book)[0] for visit in batch]


@books
@MANY
@given(batches, st.randoms())
def test_order_of_a_batch_makes_no_difference(
    book: str, batch: list[Visit], random: Random
) -> None:
    """Every encounter gets its own decision, wherever it stands in the batch."""
    places = random.sample(range(len(batch)), len(batch))
    decisions = decided(batch, book)

    assert decided([batch[place] for place in places], book) == [
        decisions[place] for place in places
    ]


@books
@MANY
@given(batches, st.randoms())
def test_order_of_services_makes_no_difference(
    book: str, batch: list[Visit], random: Random
) -> None:
    """A visit may be told in any order: the claim is the same, line by line."""
    mixed = [shuffled(visit, random) for visit in batch]

    assert differing(batch, mixed, book) == []


@books
def test_what_takes_in_the_visit_is_the_same_in_any_order(book: str) -> None:
    """Of two procedures the same one is named, whichever the file tells first."""
    destroyed = [
        {"site": site, "kind": kind, "known_by": "clinical", "symptoms": "pain", "done": CRYO}
        for site, kind in (("arm", "actinic keratosis"), ("back", "wart"))
    ]
    visit = {
        "encounter": "visit-1",
        "date": "2026-03-14",
        "patient": "established",
        "visit": {"mdm": "low", "separate": "no"},
        "lesions": destroyed,
    }

    assert differing([visit], [visit | {"lesions": destroyed[::-1]}], book) == []


@books
@MANY
@given(batches)
def test_order_within_a_list_makes_no_difference(book: str, batch: list[Visit]) -> None:
    """Symptoms and documents are sets, however they are listed."""
    turned = [_turned(visit) for visit in batch]

    assert differing(batch, turned, book) == []


def _turned(visit: Visit) -> Visit:
    return visit | {"lesions": [_lesion(lesion) for lesion in visit.get("lesions", [])]}


def _lesion(lesion: Visit) -> Visit:
    lists = {
        name: said[::-1]
        for name, said in lesion.items()
        if name in ("symptoms", "documented", "involves")
    }
    return lesion | lists


@books
@MANY
@given(batches)
def test_names_make_no_difference(book: str, batch: list[Visit]) -> None:
    """The user's own ids appear in the answer and decide nothing."""
    named = [_named(visit) for visit in batch]

    assert differing(batch, named, book) == []


def _named(visit: Visit) -> Visit:
    parts = {
        name: [part | {"id": f"{name}.{place}"} for place, part in enumerate(visit[name])]
        for name in ("lesions", "treatments", "drugs")
        if name in visit
    }
    return visit | parts | {"encounter": "another-name"}


@books
@MANY
@given(batches)
def test_diagnoses_make_no_difference_to_the_codes(book: str, batch: list[Visit]) -> None:
    """Diagnosis codes are copied to the lines, and no code rests on them."""
    bare = [_without_diagnoses(visit) for visit in batch]

    assert differing(batch, bare, book) == []


def _without_diagnoses(visit: Visit) -> Visit:
    bare = dict(visit)
    for name in ("lesions", "drugs"):
        if name in visit:
            bare[name] = [
                {field: said for field, said in part.items() if field != "diagnosis"}
                for part in visit[name]
            ]
    return bare
