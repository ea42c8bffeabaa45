"""What the model cannot take, in a coder's words."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from .encounter import Encounter, Record, inner_records
from .fields import EMPTY
from .phrases import Clash
from .places import Path
from .problems import quoted


def misfits(error: ValidationError) -> Iterator[Clash]:
    """Every value that does not fit, with its path and what to do about it."""
    for each in error.errors(include_url=False):
        path: Path = each["loc"]
        if each["type"] == "value_error":
            yield path, each["ctx"]["error"]
        elif each["type"] == "missing":
            yield path[:-1], f"`{path[-1]}` is missing: add it here"
        elif each["type"] == "extra_forbidden":
            yield path, _unknown(_model(path[:-1]), str(path[-1]))
        else:
            yield path, _wrong_shape(path, each["type"], each["input"])


def _unknown(model: type[Record], name: str) -> str:
    """What to write instead of a name the record does not have."""
    names = list(model.model_fields)
    near = get_close_matches(name.strip().lower(), names, n=1, cutoff=0.7)
    if near:
        return f"{quoted(name)} is not known here: did you mean `{near[0]}`?"
    for inner, record in inner_records(model).items():
        if name in record.model_fields:
            return f"{quoted(name)} is not known here: write it under `{inner}`"
    return f"{quoted(name)} is not known here: known are {', '.join(names)}"


def _wrong_shape(path: Path, kind: str, value: Any) -> str:
    """What should stand where a list or a record is expected, and something else is."""
    if value == "":
        return EMPTY
    if kind == "tuple_type":
        return "a list is expected here: begin each entry with a dash"
    fields = _model(path).model_fields
    required = [name for name, field in fields.items() if field.is_required()]
    first = (required + [name for name in fields if name not in ("id", "count")])[0]
    return f"details are expected here, each under its name, such as `{first}: ...`"


def _model(path: Path) -> type[Record]:
    """The model of the record at a path."""
    model: type[Record] = Encounter
    for key in path:
        model = inner_records(model)[key] if isinstance(key, str) else model
    return model
