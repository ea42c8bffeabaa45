"""A file becomes an encounter whose every value is typed and has its line."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from lineproof.logic import parse_encounter

FIVE_ACTS = (Path(__file__).parent / "five_act_visit.yaml").read_text("utf-8")
HEAD = "encounter: visit-1\ndate: 2026-03-14\n"


def lesion(text: str) -> tuple[Any, Any]:
    """The first lesion of a file with one, written in flow style, and the places."""
    parsed = parse_encounter(f"{HEAD}lesions:\n  - {text}\n", "visit.yaml")
    return parsed.encounter.lesions[0], parsed.places


def test_the_example_of_the_format_is_read() -> None:
    encounter = parse_encounter(FIVE_ACTS, "visit.yaml").encounter
    assert encounter.encounter == "five-act-visit"
    assert encounter.date == datetime.date(2026, 3, 14)
    assert encounter.visit is not None and encounter.visit.separate is True
    pigmented, keratoses, carcinoma = encounter.lesions
    assert (pigmented.kind, pigmented.size, pigmented.site) == ("pigmented_lesion", 70, ("back",))
    assert (pigmented.done[0].technique, pigmented.done[0].intent) == ("punch", "sample")
    assert (keratoses.count, keratoses.done[0].intent) == (6, "destroy")
    assert [stage.blocks for stage in carcinoma.done[0].stages] == [7, 3]
    assert carcinoma.done[0].stages[1].documented == ("map", "histology", "clear_margins")
    assert str(encounter.drugs[0].given) == "6 mg"


def test_every_value_has_its_line() -> None:
    places = parse_encounter(FIVE_ACTS, "visit.yaml").places
    assert places.place(("lesions", 0, "done", 0, "technique")) == "visit.yaml:15"
    assert places.line(("lesions", 2, "done", 0, "stages", 1, "documented", 2)) == 29
    assert places.line(("drugs", 0, "given")) == 33


def test_what_is_not_said_is_absent() -> None:
    encounter = parse_encounter(f"{HEAD}visit: {{mdm: low}}\n", "visit.yaml").encounter
    assert encounter.patient is None and encounter.payer is None
    assert encounter.visit is not None
    assert encounter.visit.separate is None and encounter.visit.diagnosis == ()


def test_one_value_stands_for_a_list_of_one() -> None:
    one, _ = lesion("{site: nose, symptoms: pain, done: {technique: shave}}")
    many, _ = lesion("{site: [nose], symptoms: [pain], done: [{technique: shave}]}")
    assert one == many


@pytest.mark.parametrize("written", ["yes", "Yes", "true", "TRUE"])
def test_yes_is_written_as_people_write_it(written: str) -> None:
    found, _ = lesion(f"{{done: {{technique: shave}}, specimen: {{report: {written}}}}}")
    assert found.specimen[0].report is True


def test_json_and_yaml_say_the_same() -> None:
    data = yaml.load(FIVE_ACTS, Loader=yaml.BaseLoader)
    tabs = json.dumps(data, indent="\t")
    assert (
        parse_encounter(tabs, "visit.json").encounter
        == parse_encounter(FIVE_ACTS, "visit.yaml").encounter
    )
    assert parse_encounter(tabs.encode(), "visit.json").places.line(("date",)) == 3


def test_a_number_and_a_boolean_of_json_are_read_as_their_text() -> None:
    source = json.dumps(
        {
            "encounter": "a",
            "date": "2026-03-14",
            "visit": {"minutes": 32, "separate": True, "mdm": None},
            "global_periods": [{"code": 11402, "date": "2026-03-09", "days": 10}],
        }
    )
    encounter = parse_encounter(source, "visit.json").encounter
    assert encounter.visit is not None
    assert (encounter.visit.minutes, encounter.visit.separate) == (32, True)
    assert (encounter.global_periods[0].code, encounter.global_periods[0].days) == ("11402", 10)


def test_a_phrase_fills_in_the_second_field_from_its_own_line() -> None:
    found, places = lesion("{site: left cheek,\n     done: {technique:\n       shave biopsy}}")
    assert (found.site, found.side, found.done[0].intent) == (("cheek",), "left", "sample")
    assert places.line(("lesions", 0, "side")) == places.line(("lesions", 0, "site")) == 4
    assert places.line(("lesions", 0, "done", 0, "intent")) == 5


def test_a_phrase_and_an_explicit_field_may_agree() -> None:
    found, places = lesion("{done: {technique: shave biopsy,\n      intent: sample}}")
    assert found.done[0].intent == "sample"
    assert places.line(("lesions", 0, "done", 0, "intent")) == 5


def test_an_explicit_intent_stands_where_the_technique_leaves_it_open() -> None:
    found, _ = lesion("{done: {technique: curettage, intent: destroy}}")
    assert (found.done[0].technique, found.done[0].intent) == ("curettage", "destroy")


def test_sites_on_the_left_and_on_the_right_are_on_both_sides() -> None:
    found, _ = lesion("{site: [left cheek, right arm, nose], done: {technique: shave}}")
    assert (found.site, found.side) == (("cheek", "arm", "nose"), "both")


def test_a_phrase_adds_to_a_list_without_repeating() -> None:
    added, places = lesion("{kind: irritated SK, symptoms: bleeding, done: {technique: shave}}")
    assert (added.kind, added.symptoms) == ("seborrheic_keratosis", ("bleeding", "irritation"))
    assert places.line(("lesions", 0, "symptoms", 1)) == 4
    same, _ = lesion("{kind: irritated SK, symptoms: [irritation], done: {technique: shave}}")
    assert same.symptoms == ("irritation",)


def test_a_phrase_says_nothing_where_there_is_no_field_for_it() -> None:
    source = f"{HEAD}treatments:\n  - {{technique: laser, condition: hemangioma}}\n"
    assert parse_encounter(source, "visit.yaml").encounter.treatments[0].technique == "laser"


def test_codes_are_spelled_as_claims_spell_them() -> None:
    found, _ = lesion(
        "{diagnosis: [l400, D22.5], done: {technique: excision, already_billed: j3301}}"
    )
    assert found.diagnosis == ("L40.0", "D22.5")
    assert found.done[0].already_billed == "J3301"


def test_an_encounter_is_fixed_once_read() -> None:
    encounter = parse_encounter(FIVE_ACTS, "visit.yaml").encounter
    with pytest.raises(ValueError, match="frozen"):
        setattr(encounter, "payer", "commercial")  # noqa: B010 - plainly refused by mypy
