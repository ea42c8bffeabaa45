"""The JSON Schema of an encounter file, which editors use to complete words and to mark mistakes.

The schema takes what a YAML or JSON reader makes of a file. It is wider than `lineproof check`:
where other words are known for a term it takes any text, and it checks each value by itself.
"""

from typing import Any

from .model import Encounter

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ADDED = ("title", "default")


def encounter_schema() -> dict[str, Any]:
    """The schema of an encounter, in JSON Schema 2020-12."""
    schema = _tidy(Encounter.model_json_schema())
    return {"$schema": DIALECT, "title": "lineproof encounter", **schema}


def _tidy(schema: Any) -> Any:
    """Without what the model's machinery adds: titles of names, defaults, and null."""
    if isinstance(schema, list):
        return [_tidy(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    tidy = {name: _tidy(value) for name, value in schema.items() if name not in ADDED}
    kinds = [kind for kind in tidy.pop("anyOf", []) if kind != {"type": "null"}]
    if len(kinds) == 1:
        return {**tidy, **kinds[0]}
    return {**tidy, "anyOf": kinds} if kinds else tidy
