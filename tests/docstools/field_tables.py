"""The fields of an encounter file as tables, from its published schema."""

from collections.abc import Iterator, Mapping
from typing import Any

from lineproof.logic import encounter_schema

from .fact_words import listed
from .markdown import table
from .word_tables import field_of

LONGEST = 8  # more words than these stand on the page of the words
PARTS = (
    "Visit", "Lesion", "Act", "Stage", "Specimen", "Stain", "Treatment", "Drug", "Authorized",
    "Benefit", "GlobalPeriod",
)  # fmt: skip

Schema = Mapping[str, Any]


def fields() -> str:
    """One table for each part of an encounter, the encounter first."""
    schema = encounter_schema()
    lines = _part("Encounter", schema)
    for name in PARTS:
        lines += _part(_title(name), schema["$defs"][name])
    return "\n".join(lines)


def _part(title: str, part: Schema) -> list[str]:
    lines = [f"### {title}", "", part["description"], ""]
    return lines + table(("field", "takes", "what it is"), _rows(part))


def _title(name: str) -> str:
    return "Global period" if name == "GlobalPeriod" else name


def _rows(part: Schema) -> Iterator[tuple[str, str, str]]:
    for name, field in part["properties"].items():
        needed = " (required)" if name in part.get("required", ()) else ""
        yield f"`{name}`{needed}", _takes(field), field["description"]


def _takes(field: Schema) -> str:
    """What a field takes: one of some words, a number, yes or no, a part with fields of its own."""
    if field.get("type") == "array":
        return f"a list of {_one(field['items'])}"
    kinds = field.get("anyOf", [])
    if any(kind.get("type") == "array" for kind in kinds):
        one = next(kind for kind in kinds if kind.get("type") != "array")
        return f"{_one(one)}; one or a list"
    return _one(field)


def _one(field: Schema) -> str:
    if "$ref" in field:
        title = _title(field["$ref"].rpartition("/")[2])
        return f"[{title.lower()}](#{title.lower().replace(' ', '-')})"
    kinds = [field, *field.get("anyOf", [])]
    choices = next((kind["enum"] for kind in kinds if "enum" in kind), None)
    return _choice(choices) if choices else _plain(field, kinds)


def _choice(choices: list[object]) -> str:
    if True in choices:
        return "yes or no"
    words = [str(choice) for choice in choices]
    numbers = [word for word in words if word.isdigit()]
    if len(words) <= LONGEST:
        return listed(numbers or words, "or")
    name = field_of(words)
    return f"a word of [{name}](words.md#{name.replace('_', '-')})"


def _plain(field: Schema, kinds: list[Schema]) -> str:
    if "examples" in field:
        return f"such as `{field['examples'][0]}`"
    return "a whole number" if any(kind.get("type") == "integer" for kind in kinds) else "text"
