"""One way to write a thing down, so that equal things have equal digests."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from ..encounter.measures import Amount, Area, Length, Strength
from ..encounter.misfits import misfits
from ..encounter.model import Encounter, Record
from ..encounter.parse import Parsed
from ..encounter.places import Path, Places, spoken
from ..encounter.problems import EncounterError, Problem

_STEP = re.compile(r"\[(\d+)\]|(\w+)")


def canonical_json(value: Any) -> str:
    """JSON with sorted names and no blanks."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of_json(value: Any) -> str:
    """The digest of a value's canonical JSON; a letter that is none counts as `?`."""
    return digest_of_text(canonical_json(value))


def digest_of_text(text: str) -> str:
    """The digest of a text in UTF-8."""
    return f"sha256:{hashlib.sha256(text.encode(errors='replace')).hexdigest()}"


def encounter_data(encounter: Encounter) -> dict[str, Any]:
    """An encounter as data: every word as its term, every measure in one unit, no empty value.

    What is meant alike is written alike; as a file it would be read as the same encounter.
    """
    return _fields(encounter)


def place_data(places: Places) -> dict[str, int]:
    """The lines of a file by path as people say it; the file as a whole is the empty path."""
    return {spoken(path): line for path, line in places.lines.items()}


def parsed(data: Mapping[str, Any], file: str, lines: Mapping[str, int]) -> Parsed:
    """The encounter that data and lines stand for.

    Raises EncounterError where the words or the fields are not known, or no longer.
    """
    places = Places(file, {_path(said): line for said, line in lines.items()})
    try:
        return Parsed(Encounter.model_validate(data), places)
    except ValidationError as error:
        raise EncounterError(
            Problem(file, places.line(path), spoken(path), str(message))
            for path, message in misfits(error)
        ) from None


def _fields(record: Record) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in sorted(type(record).model_fields)}
    return {name: _plain(value) for name, value in values.items() if value not in (None, ())}


def _plain(value: object) -> Any:
    if isinstance(value, Record):
        return _fields(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Length | Area | Amount | Strength):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _path(said: str) -> Path:
    """The path of `lesions[1].done`; entries are counted from one there, from zero inside."""
    return tuple(int(place) - 1 if place else name for place, name in _STEP.findall(said))
