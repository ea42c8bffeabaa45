"""Why a code is not on the claim: every question has an answer, and it is the rules' own."""

import pytest
from clingo import Number

from casebook import cases, decision_of, facts_of
from lineproof.logic import (
    Absence,
    Facts,
    codes_given,
    decide,
    find_obstacles,
    ground,
    load_rulebook,
    why_not,
)
from visits import made_up

NAMES = [case.name for case in cases() if "standard" in case.expect]
BOOK = load_rulebook("standard")
CODES = sorted(codes_given(BOOK))


def _encounters() -> list[Facts]:
    """Every case, and 300 visits made up."""
    return [*map(facts_of, NAMES), *made_up()]


def test_every_code_is_on_the_claim_or_has_something_in_its_way() -> None:
    """A rule that was tried and gave no line has an obstacle; one that gave a line has none."""
    encounters = _encounters()
    found = find_obstacles(encounters, BOOK, CODES)
    for facts, asked, decision in zip(encounters, found, decide(encounters, BOOK), strict=True):
        coded = {line.code for line in decision.lines}
        for code in CODES:
            ways = [t for t in asked[code].tried if not (t.bars or t.conditions)]
            assert bool(ways) == (code in coded) or asked[code].denied, (facts.encounter, code)


def test_a_rule_lacks_a_condition_just_where_the_kernel_does_not_apply_it() -> None:
    """What is told of a rule's conditions is what the kernel itself made of them."""
    encounters = _encounters()[::3]
    control = ground(encounters, BOOK)
    atoms = control.symbolic_atoms.by_signature("applies", 3)
    applied = {tuple(atom.symbol.arguments) for atom in atoms}
    for number, asked in enumerate(find_obstacles(encounters, BOOK, CODES)):
        for tried in {t for code in CODES for t in asked[code].tried}:
            at = (Number(number), tried.thing, tried.rule)
            assert (at in applied) == (not tried.conditions)


@pytest.mark.parametrize("name", NAMES[::80])
def test_every_obstacle_is_said_in_words_and_has_a_place_or_a_rule(name: str) -> None:
    """No obstacle is left without a sentence; what is recorded otherwise says where."""
    facts, decision = facts_of(name), decision_of(name, "standard")
    for code in CODES[::17]:
        absence = why_not(facts, decision, BOOK, code)
        for attempt in absence.attempts:
            for obstacle in attempt.obstacles:
                assert obstacle.text
                assert "{" not in obstacle.text
                assert attempt.applies or obstacle.place or "leaves out" in obstacle.text


def _asked(case: str, code: str) -> Absence:
    name = f"standard/{case}"
    return why_not(facts_of(name), decision_of(name, "standard"), BOOK, code)


def _texts(absence: Absence) -> list[str]:
    return [obstacle.text for attempt in absence.attempts for obstacle in attempt.obstacles]


@pytest.mark.parametrize(
    ("case", "code", "standing", "text"),
    [
        ("ak-fourteen", "17004", "blocked", "14 counted together"),
        ("ak-fifteen", "17000", "blocked", "15 counted together"),
        ("ak-one", "17003", "blocked", "the code is for 2 to 14"),
        ("ak-one", "17110", "blocked", "nature is premalignant; the rule asks for benign"),
        ("mohs-first-map-missing-blocks", "17312", "blocked", "none of its primaries"),
        ("mohs-read-elsewhere-slides", "17311", "blocked", "When another physician reads"),
        ("keloid-frozen-and-injected", "11900", "blocked", "inside 17110"),
    ],
)
def test_the_nearest_reason_is_told(case: str, code: str, standing: str, text: str) -> None:
    """Counts with their steps, conditions with what is recorded, holds and exclusions by name."""
    absence = _asked(case, code)
    assert absence.standing == standing
    assert any(text in told for told in _texts(absence)), _texts(absence)


def test_the_nearest_attempt_comes_first() -> None:
    """What is recorded otherwise weighs more than what is not recorded at all."""
    attempts = _asked("ak-fourteen-and-wart", "17004").attempts
    assert [attempt.applies for attempt in attempts] == [True, False]


def test_what_another_has_is_pointed_at() -> None:
    """A document missing for one stage and there for another says where the other's stands."""
    texts = _texts(_asked("mohs-nose-map-missing", "17312"))
    assert any("stage 1 has it, line" in text for text in texts), texts


def test_a_code_on_the_claim_says_so() -> None:
    """No reason is made up against a code that is billed."""
    assert _asked("ak-one", "17000").standing == "claimed"


def test_a_code_that_nothing_comes_near_is_answered_plainly() -> None:
    """No attempt is told on a thing that has nothing to do with the code."""
    absence = _asked("ak-one", "17312")
    assert (absence.standing, absence.instead) == ("remote", ())


def test_a_code_that_no_rule_gives_is_answered_with_codes_that_look_like_it() -> None:
    """A typing error is not answered with a reason."""
    absence = _asked("ak-one", "17007")
    assert absence.standing == "unknown"
    assert absence.stranger and "17003" in absence.stranger.near
