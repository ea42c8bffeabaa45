"""The smallest visits found do what was wished, and with anything less they do not."""

from dataclasses import replace

import pytest

from lineproof.logic import (
    SERVICES,
    Decision,
    Facts,
    Service,
    Wish,
    decide,
    load_rulebook,
    parse_encounter,
    record,
    skeleton,
    smallest_visit,
    written,
)

STANDARD = load_rulebook("standard")
ACT, TREATMENT, SPECIMEN = (SERVICES[kind][0] for kind in ("act", "treatment", "specimen"))
VISIT_ITSELF = SERVICES["evaluation"][0]
MOHS, MOHS_TWICE = SERVICES["stage"]
GIVEN = ("count", "date", "stage", "last_stage", "technique", "blocks", "stage_before")


def found(services: list[Service], wish: Wish, *, one_lesion: bool = False) -> Facts:
    """The smallest visit, from its file."""
    things = skeleton(services, one_lesion=one_lesion)
    records = smallest_visit(STANDARD, things, wish)
    assert records is not None
    return record(parse_encounter(written("smallest", "2026-01-05", things, records), "s.yaml"))


def claim(facts: Facts) -> Decision:
    """What the standard rulebook makes of it."""
    (decision,) = decide([facts], STANDARD)
    return decision


def _without(facts: Facts, said: tuple[object, ...]) -> Facts:
    """A visit in which something is said of nothing, nor is it of the stage before."""
    kept = (r for r in facts.records if r[1:] not in (said, ("stage_before", said[1])))
    return replace(facts, records=tuple(kept))


def codes(facts: Facts) -> list[str]:
    """The codes on its claim."""
    return [line.code for line in claim(facts).lines]


@pytest.mark.parametrize(
    ("service", "code"),
    [
        (ACT, "11602"),
        (ACT, "17004"),
        (ACT, "12032"),
        (ACT, "11106"),
        (VISIT_ITSELF, "99204"),
        (SPECIMEN, "88305"),
        (TREATMENT, "64650"),
        (MOHS, "17315"),
        (MOHS_TWICE, "17312"),
    ],
)
def test_code_is_on_the_claim_and_nothing_recorded_is_too_much(service: Service, code: str) -> None:
    """The file found gives the code, and without any of its records it does not."""
    facts = found([service], Wish((code,)))

    assert code in codes(facts)
    chosen = {r[1:] for r in facts.records if r[1] not in GIVEN}
    assert [said for said in chosen if code in codes(_without(facts, said))] == []


def test_pair_meets_on_two_lesions_and_a_modifier_parts_it() -> None:
    """Both codes of a pair are coded; on two lesions both are billed."""
    facts = found([ACT, ACT], Wish(pairs=(("17110", "17000"),)))

    assert [(line.code, line.modifiers) for line in claim(facts).lines] == [
        ("17110", ()),
        ("17000", ("59",)),
    ]


def test_what_cannot_be_is_not_found() -> None:
    """No specimen is a destruction, and no pair of codes meets against its direction."""
    assert smallest_visit(STANDARD, skeleton([SPECIMEN]), Wish(("17004",))) is None
    assert smallest_visit(STANDARD, skeleton([ACT, ACT]), Wish(pairs=(("17000", "17110"),))) is None


def test_same_question_has_the_same_answer() -> None:
    """What is found does not depend on the run."""
    first, second = (smallest_visit(STANDARD, skeleton([ACT]), Wish(("11602",))) for _ in "ab")
    assert first == second
