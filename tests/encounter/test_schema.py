"""The published schema takes every file that the reader takes, as other readers see it."""

import datetime
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
EXAMPLES = [Path(__file__).parent / "five_act_visit.yaml", *ROOT.glob("docs/examples/*.yaml")]

SCHEMA = import_module("lineproof.logic.encounter.schema").encounter_schema()
TEMPLATE = import_module("lineproof.logic.encounter.starter").template()
encounter = import_module("lineproof.logic.encounter.model")
validator = Draft202012Validator(SCHEMA)


def natural(source: str) -> Any:
    """What PyYAML makes of a file by itself, dates as text."""
    return as_json(yaml.safe_load(source))


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: as_json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def test_the_schema_is_one_of_its_dialect() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("loader", [natural, lambda text: yaml.load(text, yaml.BaseLoader)])
def test_the_examples_are_valid(path: Path, loader: Callable[[str], Any]) -> None:
    validator.validate(loader(path.read_text("utf-8")))


def test_the_template_is_valid() -> None:
    validator.validate(natural(TEMPLATE))


def test_every_field_is_described() -> None:
    records = [SCHEMA, *SCHEMA["$defs"].values()]
    for record in records:
        assert record["description"] and record["additionalProperties"] is False
        for name, field in record["properties"].items():
            assert field["description"], name


def test_words_are_listed_and_other_words_for_them_are_taken() -> None:
    technique = SCHEMA["$defs"]["Act"]["properties"]["technique"]
    assert "excision" in technique["anyOf"][0]["enum"]
    assert technique["anyOf"][1] == {"type": "string", "minLength": 1}
    assert SCHEMA["$defs"]["Visit"]["properties"]["mdm"]["anyOf"][0]["enum"][0] == "straightforward"


@pytest.mark.parametrize(
    "change",
    [
        {"blorp": 1},
        {"date": "14 March"},
        {"lesions": {}},
        {"lesions": [{"size": "12"}]},
        {"lesions": [{"size": "4 sq cm"}]},
        {"lesions": [{"count": 0}]},
        {"lesions": [{"done": {"technique": ""}}]},
        {"lesions": [{"done": {}}]},
        {"drugs": [{"product": "ustekinumab", "given": 45}]},
        {"visit": {"separate": "maybe"}},
        {"global_periods": [{"code": "11402", "date": "2026-03-09", "days": 7}]},
    ],
)
def test_plain_mistakes_are_marked(change: dict[str, Any]) -> None:
    assert not validator.is_valid({"encounter": "a", "date": "2026-03-14", **change})


@pytest.mark.parametrize(
    "change",
    [
        {"place": 11},
        {"lesions": [{"size": "12 millimeters", "count": "6", "area": "4 cm²"}]},
        {"drugs": [{"product": "Stelara", "given": "45 mg", "strength": "45 mg per 0.5 mL"}]},
        {"drugs": [{"product": "Stelara", "authorized": {"drug": True}, "ndc": 57894006002}]},
        {"lesions": [{"done": [{"technique": "wide excision", "diagnosis": "l400"}]}]},
    ],
)
def test_whatever_a_file_may_say_is_taken(change: dict[str, Any]) -> None:
    validator.validate({"encounter": "a", "date": "2026-03-14", **change})
