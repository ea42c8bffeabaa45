"""A visit that was searched, written as an encounter file."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml
from clingo import Symbol, SymbolType

from ..encounter.measures import Amount, Area, Length
from ..encounter.model import word_fields
from ..encounter.recorder import attributes_of, model_of
from ..encounter.words import say
from ..facts import Record
from .skeleton import Thing

_STANDS = {
    "evaluation": "visit", "lesion": "lesions", "treatment": "treatments", "act": "done",
    "mohs": "done", "stage": "stages", "specimen": "specimen", "stain": "stains",
}  # fmt: skip
"""Where an entry of each kind stands in the entry around it; a drug has two names."""

_ALWAYS_LISTS = ("lesions", "treatments", "drugs", "stages")

_LENGTHS = dict.fromkeys(("size", "margin", "excised", "closure_length"), Length)
_AREAS = dict.fromkeys(("area", "defect"), Area)

Entry = dict[str, Any]


def written(name: str, day: str, things: Sequence[Thing], records: Iterable[Record]) -> str:
    """The file of a visit: these things, and what is recorded of each."""
    recorded = list(records)
    entries: dict[Symbol, Entry] = {}
    for thing, kind, whole in things:
        said = {attribute: value for at, attribute, value in recorded if at == thing}
        several = [(attribute, value) for at, attribute, value in recorded if at == thing]
        entries[thing] = _entry(kind, several, said)
        if whole is not None:
            _put(entries[whole], _place(kind, whole), entries[thing])
    (root, _, _), *_ = things
    whole_entry = {"encounter": name, "date": day, **_short(entries[root])}
    return yaml.safe_dump(whole_entry, sort_keys=False, allow_unicode=True, width=100)


def _place(kind: str, whole: Symbol) -> str:
    if kind == "drug":
        return "drugs" if whole.name == "encounter" else "drug"
    return _STANDS[kind]


def _put(around: Entry, name: str, entry: Entry) -> None:
    """Put an entry where it stands: the visit alone, a list elsewhere."""
    if name == "visit":
        around[name] = entry
    else:
        around.setdefault(name, []).append(entry)


def _entry(kind: str, recorded: Iterable[tuple[str, Symbol]], said: Mapping[str, Symbol]) -> Entry:
    entry: Entry = {"blocks": 1} if kind in ("stage", "stain") else {}
    fields = attributes_of(kind)
    words = word_fields(model_of(kind))
    for attribute, value in recorded:
        field = fields[attribute]
        if attribute.endswith("_unit"):
            continue
        text = _text(attribute, value, words.get(field, ""), said)
        _write(entry, field, text, many=_many(kind, field))
    return entry


def _short(entry: Entry) -> Entry:
    """The same without lists of one, but for those that only lists can be, in the file's order."""
    return {name: _shorter(name, value) for name, value in entry.items()}


def _shorter(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return _short(value)
    if not isinstance(value, list):
        return value
    shorter = [_short(each) if isinstance(each, dict) else each for each in value]
    return shorter[0] if len(shorter) == 1 and name not in _ALWAYS_LISTS else shorter


def _many(kind: str, field: str) -> bool:
    head = field.partition(".")[0]
    return isinstance(model_of(kind).model_fields[head].default, tuple)


def _write(entry: Entry, field: str, text: object, *, many: bool) -> None:
    *around, last = field.split(".")
    for name in around:
        entry = entry.setdefault(name, {})
    if many:
        entry.setdefault(last, []).append(text)
    else:
        entry[last] = text


def _text(attribute: str, value: Symbol, field: str, said: Mapping[str, Symbol]) -> object:
    if attribute in ("given", "discarded"):
        unit = said.get("given_unit")
        return str(Amount(value.number, unit.name if unit else "mg"))
    if value.type == SymbolType.String:
        return value.string
    if value.type == SymbolType.Number:
        measure = _LENGTHS.get(attribute) or _AREAS.get(attribute)
        return str(measure(value.number)) if measure else value.number
    return say(field, value.name) if field else value.name == "yes"
