"""Read a decision record, or say why a file is none."""

import json
import re
from typing import Any, NoReturn

from pydantic import ValidationError

from ..encounter.places import spoken
from .model import FORMAT, DecisionRecord

NONE = "no decision record: `lineproof code FILE --record OUT.json` writes one"
_FAMILY = re.compile(r"lineproof/record/([0-9]{1,9})")


class RecordError(ValueError):
    """A file that is no decision record, or none that can be replayed here."""


def read_record(source: bytes, file: str) -> DecisionRecord:
    """The record that a file holds; whether it was altered, `replay` tells.

    Raises RecordError where it is no record, a damaged one, or of a newer format.
    """
    data = _data(source, file)
    _check_format(data, file)
    try:
        return DecisionRecord.model_validate_json(json.dumps(data))
    except (ValidationError, RecursionError) as error:
        raise RecordError(f"{file}: a damaged decision record: {_wrong(error)}") from None


def _data(source: bytes, file: str) -> Any:
    try:
        return json.loads(
            source.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError):
        raise RecordError(f"{file}: {NONE}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names are distinct: of two equal ones a reader may take either."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _check_format(data: Any, file: str) -> None:
    named = data.get("format") if isinstance(data, dict) else None
    family = _FAMILY.fullmatch(named) if isinstance(named, str) else None
    if family is None:
        raise RecordError(f"{file}: {NONE}")
    if named != FORMAT:
        raise RecordError(
            f"{file}: a record of the format {named}, and this lineproof reads {FORMAT}: "
            "install the version that made it, or a newer one"
        )


def _wrong(error: ValidationError | RecursionError) -> str:
    """The first thing that is not as a record has it."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{spoken(first['loc']) or 'the whole'}: {first['msg'][:1].lower()}{first['msg'][1:]}"
