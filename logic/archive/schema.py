"""The JSON Schemas of a decision record and of a printed decision."""

from typing import Any

from pydantic import BaseModel

from ..encounter.schema import DIALECT, encounter_schema
from .decided import Printed
from .model import DecisionRecord


def record_schema() -> dict[str, Any]:
    """The schema of a decision record, in JSON Schema 2020-12, that of its encounter included."""
    schema = _schema(DecisionRecord, "lineproof decision record")
    encounter = {k: v for k, v in encounter_schema().items() if k not in ("$schema", "title")}
    names = {**encounter.pop("$defs"), "Encounter": encounter, **schema["$defs"]}
    held = names["Input"]["properties"]
    held["encounter"] = {"$ref": "#/$defs/Encounter", "description": "an encounter file of its own"}
    return {**schema, "$defs": dict(sorted(names.items()))}


def decision_schema() -> dict[str, Any]:
    """The schema of what `lineproof code --format json` prints, in JSON Schema 2020-12."""
    return _schema(Printed, "lineproof decision")


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    return {"$schema": DIALECT, "title": title, **_untitled(model.model_json_schema())}


def _untitled(schema: Any) -> Any:
    """Without the titles that the model's machinery makes of names."""
    if isinstance(schema, list):
        return [_untitled(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    named = schema.items()
    return {k: _untitled(v) for k, v in named if not (k == "title" and isinstance(v, str))}
