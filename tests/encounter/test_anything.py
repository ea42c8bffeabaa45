"""Whatever the file holds: an encounter, or an EncounterError that is fit to be shown."""

import json
from random import Random
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from lineproof.logic import EncounterError, Parsed, parse_encounter

# fmt: off
NAMES = [
    "patient", "payer", "place", "visit", "lesions", "treatments", "drugs", "global_periods",
    "mdm", "minutes", "separate", "site", "side", "count", "size", "area", "kind", "nature",
    "known_by", "symptoms", "done", "specimen", "technique", "intent", "stages", "blocks",
    "documented", "reader", "drug", "product", "given", "discarded", "strength", "authorized",
    "benefit", "stains", "purpose", "code", "days", "id", "diagnosis", "blorp",
]
WORDS = [
    "visit-1", "2026-03-14", "new", "medicare", "office", "moderate", "yes", "no", "left", "nose",
    "3", "0", "-1", "mohs", "excision", "none", "bleeding", "map", "left cheek", "remove",
    "basal cell carcinoma", "shave biopsy", "sample", "botox", "L40.0", "11402",
]
# fmt: on
MEASURES = ["1.2 cm", "4 mm", "12 sq cm", "80 mg", "0.6 mL", "10 mg/mL", "12", "1.25 mm", ""]
scalars = st.sampled_from(WORDS + MEASURES) | st.text(max_size=8) | st.integers() | st.booleans()
values = st.recursive(
    scalars | st.none() | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), inner, max_size=6)
    ),
    max_leaves=25,
)
files = st.fixed_dictionaries(
    {"encounter": st.just("visit-1"), "date": st.just("2026-03-14")},
    optional=dict.fromkeys(NAMES, values),
)


def accepted(source: str | bytes) -> Parsed | None:
    """What a file is read as; None where it is refused in words that can be shown."""
    try:
        return parse_encounter(source, "visit.yaml")
    except EncounterError as error:
        assert error.problems
        for problem in error.problems:
            assert str(problem).isprintable() and len(str(problem)) < 600
            lines = source.splitlines()
            assert 0 <= problem.line <= max(1, len(lines))
        return None


@given(st.text())
def test_any_text(source: str) -> None:
    accepted(source)


@given(st.binary())
def test_any_bytes(source: bytes) -> None:
    accepted(source)


@given(st.text(alphabet="ab:-,[]{}&*!|>'\"#%@? \n\t0~", max_size=60))
def test_any_marks_of_yaml(source: str) -> None:
    accepted(source)


@given(files)
def test_any_structure_as_yaml(data: Any) -> None:
    accepted(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


@given(files)
def test_any_structure_as_json(data: Any) -> None:
    accepted(json.dumps(data, indent="\t"))


acts = st.fixed_dictionaries(
    {"technique": st.sampled_from(["shave biopsy", "excision", "cryo", "curettage"])},
    optional={"margin": st.sampled_from(["2 mm", "0.3 cm"]), "closure": st.just("simple")},
)
lesions = st.fixed_dictionaries(
    {"done": acts | st.lists(acts, min_size=1, max_size=3)},
    optional={
        "site": st.sampled_from(["nose", "left cheek", "upper back"]),
        "size": st.sampled_from(["7 mm", "1.2 cm"]),
        "kind": st.sampled_from(["AK", "wart", "bcc", "irritated SK"]),
        "symptoms": st.sampled_from(["pain", "bleeding"]),
        "count": st.integers(min_value=1, max_value=30),
    },
)
visits = st.fixed_dictionaries(
    {
        "encounter": st.just("visit-1"),
        "date": st.dates().map(str),
        "lesions": st.lists(lesions, min_size=1, max_size=4),
    },
    optional={"visit": st.just({"mdm": "low", "separate": "yes"}), "payer": st.just("Medicare")},
)


@given(visits, st.randoms())
def test_the_order_of_names_and_the_notation_make_no_difference(data: Any, random: Random) -> None:
    names = list(data)
    random.shuffle(names)
    mixed = {name: data[name] for name in names}
    one = accepted(yaml.safe_dump(data, sort_keys=False))
    other = accepted(json.dumps(mixed))
    assert one is not None and other is not None
    assert one.encounter == other.encounter


@given(visits)
def test_every_recorded_value_has_a_line_that_holds_its_name(data: Any) -> None:
    source = yaml.safe_dump(data, sort_keys=False)
    parsed = accepted(source)
    assert parsed is not None
    lines = source.splitlines()
    for path, line in parsed.places.lines.items():
        names = [key for key in path if isinstance(key, str)]
        said = {"intent": "technique", "side": "site"}
        if names and not isinstance(path[-1], int):
            name = names[-1] if f"{names[-1]}:" in lines[line - 1] else said[names[-1]]
            assert f"{name}:" in lines[line - 1]
