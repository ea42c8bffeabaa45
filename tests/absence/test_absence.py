"""Why a code is not on the claim: every question has an answer, and it is the rules' own."""

import pytest
from clingo import Number

from casebook import cases, decision_of, facts_of
from lineproof.logic import (
    Absence,
    Facts,
    Stranger,
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
def test_every_obstacle_is_said_in_words_and_has_a_place(name: str) -> None:
    """No obstacle is left without a sentence, repeats an id, or does not say where it stands."""
    facts, decision = facts_of(name), decision_of(name, "standard")
    for code in CODES[::17]:
        absence = why_not(facts, decision, BOOK, code)
        for attempt in absence.attempts:
            for obstacle in attempt.obstacles:
                assert obstacle.text
                assert "{" not in obstacle.text
                assert obstacle.place.rpartition(":")[2].isdigit()
                assert not obstacle.rule or obstacle.rule not in obstacle.text


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


def test_what_is_farther_is_told_in_a_few_words() -> None:
    """A wart is far from the code of keratoses: it is no attempt, and its line is not the price."""
    absence = _asked("ak-fourteen-and-wart", "17004")
    assert [attempt.applies for attempt in absence.attempts] == [True]
    assert absence.farther == ("lesion 2: cryotherapy (nature is benign)",)
    assert not any("17110" in line for line in absence.instead)


def test_a_rule_for_something_else_is_no_attempt() -> None:
    """The stage that lacks its map is told with the rule of its site alone."""
    absence = _asked("mohs-nose-map-missing", "17312")
    assert [(a.rule, a.services) for a in absence.attempts] == [
        ("mohs_later_head", ("lesion 1: Mohs, stage 2",))
    ]
    assert absence.farther == ("lesion 1: Mohs, stage 1 (stage is 1)",)


def test_services_that_fail_alike_are_told_together() -> None:
    """Three entries counted together are one attempt, with the place of each."""
    (attempt,) = _asked("ak-two-sites", "17003").attempts
    (obstacle,) = attempt.obstacles
    assert len(attempt.services) == len(obstacle.place.split(", ")) == 3


def test_no_attempt_that_is_told_lacks_more_than_another() -> None:
    """Whatever is told in full is as near as anything: what lacks more is farther."""
    for facts in made_up()[::75]:
        (decision,) = decide([facts], BOOK)
        codes = CODES[::60]
        (found,) = find_obstacles([facts], BOOK, codes)
        for code in codes:
            told = {
                (attempt.rule, service)
                for attempt in why_not(facts, decision, BOOK, code).attempts
                for service in attempt.services
            }
            near = {
                each.lacking
                for each in found[code].tried
                if (each.rule.name, facts.labels[each.thing]) in told
            }
            assert len(near) <= 1


@pytest.mark.parametrize(
    ("case", "code", "rule", "words"),
    [
        ("excision-malignancy-suspected", "11402", "hold_for_pathology", "waits for the pathology"),
        ("excision-malignancy-suspected", "11602", "hold_for_pathology", "waits for the pathology"),
        ("excision-pending-without-suspicion", "11402", "hold_while_pending", "report is pending"),
        ("mohs-nose-map-missing", "17312", "mohs_stage_record", "A Mohs stage stands on its own"),
        ("visit-nurse-beside-shot", "99211", "ncci_service_over_nurse_visit", "A shot, or photo"),
        ("cosmetic-excision", "11402", "purpose_cosmetic", "the patient pays: A service done for"),
    ],
)
def test_what_stops_a_service_is_named_with_its_sentence(
    case: str, code: str, rule: str, words: str
) -> None:
    """Also where the rule that gives the code does not apply, such as while pathology is open."""
    obstacles = [o for attempt in _asked(case, code).attempts for o in attempt.obstacles]
    assert [obstacle.rule for obstacle in obstacles].count(rule) == 1
    (told,) = (obstacle for obstacle in obstacles if obstacle.rule == rule)
    assert words in told.text
    assert told.source


def test_a_code_that_takes_another_in_says_where_it_comes_from() -> None:
    """The nurse visit is inside the shot: the place is that of the drug that was injected."""
    facts = facts_of("standard/visit-nurse-beside-shot")
    (attempt,) = _asked("visit-nurse-beside-shot", "99211").attempts
    drug = next(thing for thing, kind in facts.things if kind == "drug")
    assert attempt.obstacles[0].place == f"{facts.file}:{facts.lines[drug]}"


def test_an_add_on_names_its_primaries() -> None:
    """Who reads that no primary is on the claim wants to know which ones would do."""
    texts = _texts(_asked("mohs-first-map-missing-blocks", "17312"))
    assert any("none of its primaries is on the claim (17311)" in text for text in texts), texts


@pytest.mark.parametrize(
    ("case", "code", "text"),
    [
        ("visit-level-unknown", "99213", "minutes must be recorded"),
        ("visit-level-unknown", "99213", "decision making is not recorded; the code is for low"),
        ("excision-malignant-clinical", "11602", "asks for frozen section, pathology or prior"),
        ("excision-malignant-clinical", "11603", "excised diameter is 1.8 cm; the code is for 2.1"),
        ("excision-malignant-clinical", "11642", "site group is trunk, arms or legs; the code is"),
    ],
)
def test_conditions_read_as_words(case: str, code: str, text: str) -> None:
    """Values are joined with commas and or; what the code itself asks for is told too."""
    assert any(text in told for told in _texts(_asked(case, code))), _texts(_asked(case, code))


def test_the_nearest_rule_is_that_of_the_patient() -> None:
    """A new patient's code fails by the patient, and not by minutes that nobody counted."""
    (attempt,) = _asked("collision-five-acts", "99204").attempts
    assert attempt.rule == "visit_new"


def test_what_another_has_is_pointed_at() -> None:
    """A document missing for one stage and there for another says where the other's stands."""
    texts = _texts(_asked("mohs-nose-map-missing", "17312"))
    assert any("stage 1 has, line" in text for text in texts), texts


def test_a_code_on_the_claim_says_so() -> None:
    """No reason is made up against a code that is billed."""
    assert _asked("ak-one", "17000").standing == "claimed"


def test_a_code_that_nothing_comes_near_is_answered_plainly() -> None:
    """No attempt is told on a thing that has nothing to do with the code."""
    absence = _asked("ak-one", "17312")
    assert (absence.standing, absence.instead) == ("remote", ())


def _stranger(code: str, book: str = "standard") -> Stranger:
    facts = facts_of("standard/ak-one")
    rulebook = load_rulebook(book)
    (decision,) = decide([facts], rulebook)
    absence = why_not(facts, decision, rulebook, code)
    assert absence.standing == "unknown"
    assert absence.stranger
    return absence.stranger


def test_a_code_that_no_rule_gives_is_answered_with_the_codes_next_to_it() -> None:
    """A typing error is not answered with a reason, and not with codes of something else."""
    assert _stranger("17005").near == ("17004", "17003", "17000")
    assert _stranger("11499").near == ()


def test_a_code_of_an_area_without_rules_says_so() -> None:
    """Who asks for a burn learns that no rule is about burns."""
    stranger = _stranger("16020")
    assert (stranger.area, stranger.near) == ("burns", ())


def test_a_code_of_the_other_rulebook_is_known_as_such() -> None:
    """Each rulebook points to the other where that one has a rule."""
    assert _stranger("J0882").elsewhere == "guide"
    assert _stranger("99214", "guide").elsewhere == "standard"
