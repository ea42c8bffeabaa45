"""The template is a valid encounter, and shows every field."""

import re
from importlib import import_module
from typing import Any

from lineproof.logic import parse_encounter

TEMPLATE = import_module("lineproof.logic.encounter.starter").template()
model = import_module("lineproof.logic.encounter.model")
# A single # hides a field that may be used; two explain.
SHOWN = re.sub(r"(?m)^( *)# ", r"\1", TEMPLATE)


def test_the_template_is_a_valid_encounter() -> None:
    encounter = parse_encounter(TEMPLATE, "visit.yaml").encounter
    assert [act.technique for act in encounter.lesions[0].done] == ["excision"]


def test_the_template_with_every_field_in_use_is_valid_too() -> None:
    parse_encounter(SHOWN, "visit.yaml")


def test_the_template_shows_every_field_of_every_record() -> None:
    encounter = parse_encounter(SHOWN, "visit.yaml").encounter
    used: dict[Any, set[str]] = {}
    waiting: list[Any] = [encounter]
    while waiting:
        record = waiting.pop()
        used.setdefault(type(record), set()).update(record.model_fields_set)
        for name in model.inner_records(type(record)):
            inner = getattr(record, name)
            waiting += inner if isinstance(inner, tuple) else [inner] if inner else []
    for record_type, names in used.items():
        assert names == set(record_type.model_fields), record_type
    assert len(used) == 12


def test_no_line_of_the_template_is_too_long_for_a_terminal() -> None:
    assert max(len(line) for line in TEMPLATE.splitlines()) <= 100
