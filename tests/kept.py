"""Decision records of the cases, and records and rulebooks that someone has changed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from casebook import cases
from lineproof.logic import (
    DecisionRecord,
    Parsed,
    Rulebook,
    keep_all,
    load_rulebook,
    parse_encounter,
    read_record,
    record_text,
)

BOOKS = ("standard", "guide")
EACH = 30  # cases of each rulebook: enough for every kind of item, and few enough to be quick
EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"
KERATOSES = EXAMPLES / "fourteen-keratoses.yaml"


@cache
def sample(rulebook: str) -> tuple[str, ...]:
    """The names of some cases of a rulebook, spread over all of them."""
    names = [case.name for case in cases() if rulebook in case.expect]
    return tuple(names[:: max(1, len(names) // EACH)][:EACH])


@cache
def parsed_case(name: str) -> Parsed:
    """The encounter of a case, as it is read from a file in a folder."""
    case = next(case for case in cases() if case.name == name)
    return replace(case.parsed, places=replace(case.parsed.places, file=f"folder/{name}.yaml"))


@cache
def records(rulebook: str) -> tuple[DecisionRecord, ...]:
    """The records of the sample, made at once."""
    parsed = [parsed_case(name) for name in sample(rulebook)]
    return tuple(keep_all(parsed, load_rulebook(rulebook)))


@cache
def keratoses() -> DecisionRecord:
    """The record of an example with counted lesions, made by the standard rulebook."""
    parsed = parse_encounter(KERATOSES.read_bytes(), KERATOSES.name)
    (kept,) = keep_all([parsed], load_rulebook("standard"))
    return kept


def data_of(kept: DecisionRecord) -> dict[str, Any]:
    """A record as its file has it."""
    loaded = json.loads(record_text(kept))
    assert isinstance(loaded, dict)
    return loaded


def read_data(data: Mapping[str, Any]) -> DecisionRecord:
    """The record that data make, digest and all as they are."""
    return read_record(json.dumps(data).encode(), "kept.json")


def sealed(data: Mapping[str, Any]) -> DecisionRecord:
    """The record that data make, with the digest that they should bear."""
    content = {name: value for name, value in data.items() if name != "digest"}
    return read_data({**content, "digest": digest(content)})


def digest(content: Mapping[str, Any]) -> str:
    """The digest of a record's content as docs/records.md tells how to make it."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def changed_book(folder: Path, *edits: tuple[str, str], name: str = "standard") -> Rulebook:
    """A copy of a rulebook in which each text is replaced by another, wherever it stands."""
    book = load_rulebook(name)
    made = {path: _copy(path, folder, edits) for path in (*book.words, *book.files)}
    files, words = (tuple(made[path] for path in paths) for paths in (book.files, book.words))
    assert any(made[path].read_bytes() != path.read_bytes() for path in made)
    return Rulebook(name, files, words, options=book.options)


def _copy(path: Path, folder: Path, edits: tuple[tuple[str, str], ...]) -> Path:
    text = path.read_text(encoding="utf-8")
    for was, now in edits:
        text = text.replace(was, now)
    target = folder / path.parent.name / path.name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target
