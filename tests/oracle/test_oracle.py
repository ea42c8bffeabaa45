"""The rulebook counts, measures and adds up as a plain reading of the codes does."""

import json
from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest

from lineproof.logic import Decision, Line, decide, load_rulebook, parse_encounter, record

from .chance import FAMILIES, mixed_visit, visit_of
from .encounters import encounter
from .parts import Counted, Covered, Cut, Part, Sampled, Stained, Tumor
from .reading import Codes, codes

OF_A_FAMILY = 200
MIXED = 300


@pytest.mark.parametrize("family", FAMILIES)
def test_family_comes_out_as_read(family: str) -> None:
    """Visits with nothing but one family, the same ones on every run."""
    chance = Random(family)
    _agree([visit_of(family, chance) for _ in range(OF_A_FAMILY)])


def test_families_beside_each_other_come_out_as_read() -> None:
    """What is on different lesions stands side by side, and no count gets into another."""
    chance = Random("mixed")
    _agree([mixed_visit(chance) for _ in range(MIXED)])


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (Cut("benign excision", "back", 1, 120, 30), "11402"),
        (Cut("shave", "nose", 1, 59, 0), "11310"),
        (Cut("malignant destruction", "hand", 2, 410, 0), "17276 17276"),
        (Counted("keratosis", "scalp", 4), "17000 17003 17003 17003"),
        (Counted("keratosis", "scalp", 15), "17004"),
        (Counted("tag", "neck", 26), "11200 11201 11201"),
        (Counted("keloid", "chest", 8), "11901"),
        (Sampled("punch", "back", 2), "11104 11105"),
        (Tumor("nose", False, (7, 3)), "17311 17312 17315 17315"),
        (Tumor("back", True, (5,)), "17311"),
        (Stained(2, 50), "17107"),
        (Covered("flap", "nose", 1, 101), "14061"),
        (Covered("flap", "back", 1, 901), "14301 14302 14302"),
        (Covered("full graft", "ear", 2, 101), "15260 15261"),
        (Covered("split graft", "scalp", 1, 1000), "15120"),
    ],
)
def test_reading_itself_says_what_is_published(part: Part, said: str) -> None:
    """Examples worked by hand, so that the reading is not merely what the rulebook does too."""
    assert +codes([part]) == Counter(said.split())


def _agree(visits: Sequence[tuple[Part, ...]]) -> None:
    facts = [record(parse_encounter(json.dumps(encounter(each)), "made-up")) for each in visits]
    decided = decide(facts, load_rulebook("standard"))
    wrong = [
        (parts, dict(read), dict(found))
        for parts, decision in zip(visits, decided, strict=True)
        if (read := +codes(parts)) != (found := _billed(decision))
    ]
    assert not wrong, f"{len(wrong)} of {len(visits)}; the shortest: {min(wrong, key=_length)}"


def _billed(decision: Decision) -> Codes:
    found: Codes = Counter()
    for line in decision.lines:
        found[_name(line)] += line.units
    return found


def _name(line: Line) -> str:
    return f"{line.code}-JW" if "JW" in line.modifiers else line.code


def _length(wrong: tuple[tuple[Part, ...], object, object]) -> int:
    return len(wrong[0])
