"""The published schemas take every record and every decision, and nothing beside them."""

import json
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kept import BOOKS, EXAMPLES, data_of, keratoses, records
from lineproof.logic import decision_schema, encounter_schema, record_schema
from terminal import ask


def printed(what: str) -> Any:
    return json.loads(ask("schema", "--of", what).stdout)


RECORD = Draft202012Validator(record_schema())
DECISION = Draft202012Validator(decision_schema())


def test_schemas_are_schemas() -> None:
    for schema in (record_schema(), decision_schema()):
        Draft202012Validator.check_schema(schema)


def test_command_prints_the_schemas() -> None:
    assert printed("record") == record_schema()
    assert printed("decision") == decision_schema()
    assert printed("encounter") == encounter_schema() == json.loads(ask("schema").stdout)


@pytest.mark.parametrize("book", BOOKS)
def test_records_are_as_the_schema_says(book: str) -> None:
    for kept in records(book):
        assert [error.message for error in RECORD.iter_errors(data_of(kept))] == []


@pytest.mark.parametrize("example", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_printed_decisions_are_as_the_schema_says(example: Any) -> None:
    decision = json.loads(ask("code", str(example), "--format", "json").stdout)

    assert [error.message for error in DECISION.iter_errors(decision)] == []


WRONG: dict[str, tuple[tuple[str | int, ...], object]] = {
    "format": (("format",), "lineproof/record/2"),
    "digest": (("digest",), "sha256:none"),
    "units": (("decision", "lines", 0, "units"), "1"),
    "code": (("decision", "lines", 0, "code"), 17110),
    "word": (("input", "encounter", "patient"), ["new"]),
    "field of the encounter": (("input", "encounter", "name"), "Ann"),
    "field of a line": (("decision", "lines", 0, "price"), 1),
    "kind of node": (("proof", "nodes", 0, "kind"), "guess"),
    "edge": (("proof", "edges", 0), ["one"]),
}


@pytest.mark.parametrize("name", WRONG)
def test_schema_refuses(name: str) -> None:
    path, value = WRONG[name]
    data = deepcopy(data_of(keratoses()))
    holder: Any = data
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value

    assert not RECORD.is_valid(data)


def test_every_field_is_required() -> None:
    for name in data_of(keratoses()):
        data = data_of(keratoses())
        del data[name]
        assert not RECORD.is_valid(data)
