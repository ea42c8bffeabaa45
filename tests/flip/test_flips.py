"""The single changes that turn a claim are found, are true, and are the nearest."""

from pathlib import Path

import pytest
import yaml

from lineproof.logic import (
    EncounterError,
    Flip,
    NoSuchPlace,
    decide,
    flips,
    load_rulebook,
    parse_encounter,
    record,
)

STANDARD = load_rulebook("standard")
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
KERATOSES = """\
encounter: keratoses
date: 2026-03-14
lesions:
  - {count: 6, kind: actinic keratosis, site: scalp, done: {technique: cryotherapy}}
"""


def of(source: str, part: str = "") -> list[Flip]:
    """The changes of a text or of an example."""
    text = source if "\n" in source else (EXAMPLES / source).read_text(encoding="utf-8")
    return flips(text, "visit.yaml", STANDARD, part)


def told(found: list[Flip]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """What each value loses and gains."""
    return {word: (flip.lost, flip.gained) for flip in found for word in flip.becomes}


def test_fifteenth_keratosis_is_found() -> None:
    """From six keratoses the claim turns at one more, and its codes at fifteen and at one."""
    counts = of(KERATOSES, "lesions[1].count")

    assert told(counts)["15"] == (("17000", "17003 x5"), ("17004",))
    assert told(counts)["7"] == (("17003 x5",), ("17003 x6",))
    assert told(counts)["1"] == (("17003 x5",), ())
    assert {word for flip in counts for word in flip.becomes if word} == {"1", "5", "7", "15"}
    (fifteenth,) = [flip for flip in counts if "15" in flip.becomes]
    assert "ak_fifteen_or_more" in {rule.id for rule in fifteenth.rules}


def test_line_of_half_a_centimeter_is_found() -> None:
    """A shave of 6 mm turns at 5 mm, the last measure of the step below."""
    shave = KERATOSES.split("lesions:")[0] + (
        "lesions:\n  - {site: back, size: 6 mm, done: {technique: shave removal}}\n"
    )

    sizes = told(of(shave, "lesions[1].size"))

    assert sizes["0.5 cm"] == (("11301",), ("11300",))
    assert sizes["1.1 cm"] == (("11301",), ("11302",))


def test_missing_map_is_found() -> None:
    """The one document that a Mohs stage lacks is the change that brings its code."""
    found = of("mohs-missing-map.yaml", "lesions[1].done.stages[2].documented")

    maps = [flip for flip in found if "map" in flip.becomes and flip.was == ""]
    assert [flip.gained for flip in maps] == [("17312",)]
    assert maps[0].place == "visit.yaml:18"


def test_payer_and_patient_are_changed() -> None:
    """Another payer and another kind of patient are changes like any other."""
    found = of("five-act-visit.yaml", "pa")

    assert "99204-25" in told(found)["new"][1]
    assert "99214, the patient pays" in told(found)["self-pay"][1]


@pytest.mark.parametrize("name", ["benign-excision.yaml", "skin-tags.yaml", "mohs-nose.yaml"])
def test_every_word_told_does_what_is_told(name: str) -> None:
    """Words told together are each put into the file, and each does the same to the claim."""
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    before = claim(text)
    for flip in of(name):
        for word in flip.becomes if flip.was and flip.was != "recorded" else ():
            after = claim(_written(text, flip.path, word))
            assert [line for line in before if line not in after] == _lines(flip.lost), flip
            assert [line for line in after if line not in before] == _lines(flip.gained), flip


def claim(text: str) -> list[str]:
    """The lines of a text's claim, as changes tell them."""
    (decision,) = decide([record(parse_encounter(text, "visit.yaml"))], STANDARD)
    return [
        "-".join((line.code, *line.modifiers)) + (f" x{line.units}" if line.units > 1 else "")
        for line in decision.lines
    ]


def _lines(said: tuple[str, ...]) -> list[str]:
    """Of what is told the claim lines alone."""
    return [each for each in said if "held" not in each and "the patient pays" not in each]


def _written(text: str, path: str, word: str) -> str:
    data = yaml.safe_load(text)
    *steps, last = [int(step) - 1 if step.isdigit() else step for step in _steps(path)]
    holder = data
    for step in steps:
        holder = holder[step]
    if word:
        holder[last] = word
    else:
        del holder[last]
    return yaml.safe_dump(data, sort_keys=False)


def _steps(path: str) -> list[str]:
    return path.replace("[", ".").replace("]", "").split(".")


def test_place_that_is_not_there_is_refused_with_a_near_one() -> None:
    """A misspelled place is an error that names a place like it."""
    with pytest.raises(NoSuchPlace, match=r"did you mean `lesions\[1\].size`"):
        of("benign-excision.yaml", "lesion[1].siz")


def test_bad_file_is_refused_like_any() -> None:
    """What `check` refuses cannot be changed."""
    with pytest.raises(EncounterError):
        of("encounter: x\nlesions: 3\n")


def test_area_that_is_one_step_is_found() -> None:
    """A flap of 10 sq cm turns just above them."""
    flap = KERATOSES.split("lesions:")[0] + (
        "lesions:\n  - {site: cheek, kind: basal cell carcinoma, known_by: prior biopsy,\n"
        "     done: {technique: adjacent tissue transfer, defect: 9 sq cm}}\n"
    )

    assert told(of(flap, "lesions[1].done.defect"))["10.1 sq cm"] == (("14040",), ("14041",))
