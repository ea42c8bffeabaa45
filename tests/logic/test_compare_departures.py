"""Where two rulebooks part is told once for each group of services, and only where they do."""

from dataclasses import replace

import pytest
from hypothesis import given

from lineproof.logic import (
    Decision,
    Departure,
    Excluded,
    Held,
    Line,
    Rulebook,
    departures,
    load_rulebook,
)
from visits import MANY, Visit, batches, decided

STANDARD, GUIDE = load_rulebook("standard"), load_rulebook("guide")
EMPTY = Decision("visit-1", "2026-03-14", "standard", "1", "sha256:0", (), (), (), (), ())
FURTHER = Line("2", "17003", 5, (), (), ("lesion 1",), ("ak_each_further",), "", ())
FIRST = Line("1", "17000", 1, (), (), ("lesion 1",), ("ak_first",), "", ())
GUIDES = replace(FURTHER, units=2, rules=("guide_ak_each_further",))
WART = Line("3", "17110", 1, ("59",), (), ("lesion 2",), ("benign_up_to_14",), "", ())


def parted(
    here: Decision, there: Decision, this: Rulebook = STANDARD, other: Rulebook = GUIDE
) -> tuple[Departure, ...]:
    return departures(here, there, this, other)


@MANY
@given(batches)
def test_rulebook_does_not_part_from_itself(batch: list[Visit]) -> None:
    """Where both decide the same nothing is told."""
    for book in (STANDARD, GUIDE):
        for decision in decided(batch, book.name):
            assert parted(decision, decision, book, book) == ()


@MANY
@given(batches)
def test_departure_is_told_from_both_sides(batch: list[Visit]) -> None:
    """If one rulebook parts from the other on some services, so does the other on the same."""
    pairs = zip(decided(batch, "standard"), decided(batch, "guide"), strict=True)
    for standard, guide in pairs:
        one = parted(standard, guide)
        other = parted(guide, standard, GUIDE, STANDARD)
        assert _services(one) == _services(other)


def _services(found: tuple[Departure, ...]) -> set[str]:
    return {service for departure in found for service in departure.services}


def test_other_units_are_told_with_the_line_and_the_rules() -> None:
    """One departure: which line, what the other would bill, and by which rules."""
    here = replace(EMPTY, lines=(FIRST, FURTHER))
    there = replace(EMPTY, lines=(replace(FIRST, rules=("guide_ak_first",)), GUIDES))

    (departure,) = parted(here, there)

    assert departure.services == ("lesion 1",)
    assert set(departure.lines) <= {"1", "2"}
    assert departure.lines
    assert "17003 x2" in departure.says
    assert "guide_ak_each_further" in [rule.id for rule in departure.rules]
    assert "ak_each_further" in [rule.id for rule in departure.against]


def test_other_modifier_is_a_departure() -> None:
    """A line without its 59 is another line."""
    here = replace(EMPTY, lines=(WART,))
    there = replace(EMPTY, lines=(replace(WART, modifiers=(), rules=("guide_benign_up_to_14",)),))

    assert [departure.says for departure in parted(here, there)] == ["17110"]


def test_other_number_or_diagnosis_is_none() -> None:
    """What stands beside a line, and no payer reads as another claim, makes no difference."""
    there = replace(EMPTY, lines=(replace(WART, id="1", title="warts", diagnoses=("B07.8",)),))

    assert parted(replace(EMPTY, lines=(WART,)), there) == ()


HELD = Held(("lesion 2",), ("17110",), "the report", ("guide_benign_up_to_14",), ())
LEFT = Excluded("17110", ("lesion 2",), "", ("guide_benign_up_to_14",), "It is inside.", ())
OWED = replace(WART, id="-", rules=("guide_benign_up_to_14",))


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (replace(EMPTY, held=(HELD,)), "held"),
        (replace(EMPTY, excluded=(LEFT,)), "nothing"),
        (replace(EMPTY, patient_pay=(OWED,)), "the patient pays"),
    ],
    ids=["held", "excluded", "patient"],
)
def test_line_that_the_other_does_not_bill(there: Decision, said: str) -> None:
    """What becomes of the service instead is told."""
    (departure,) = parted(replace(EMPTY, lines=(WART,)), there)

    assert departure.lines == ("3",)
    assert said in departure.says


def test_line_that_only_the_other_bills() -> None:
    """There is no line of this claim to name, but the services are named."""
    here = replace(EMPTY, held=(replace(HELD, rules=("benign_up_to_14",)),))
    there = replace(EMPTY, lines=(replace(WART, rules=("guide_benign_up_to_14",)),))

    (departure,) = parted(here, there)

    assert departure.lines == ()
    assert departure.services == ("lesion 2",)
    assert departure.says == "17110-59"


def test_services_of_one_line_are_told_together() -> None:
    """Where either rulebook puts services on one line, they are one departure."""
    here = replace(EMPTY, lines=(FIRST, WART))
    both = replace(WART, services=("lesion 1", "lesion 2"), rules=("guide_benign_up_to_14",))

    (departure,) = parted(here, replace(EMPTY, lines=(both,)))

    assert set(departure.services) == {"lesion 1", "lesion 2"}
