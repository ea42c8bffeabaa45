"""The questions as data: each a YAML file of `questions`, in words of our own.

`published` has the lines of the source as a coder writes them (`17003-59 x4`), `also` what else the
source or a payer accepts. `assumed` says what the question leaves open and the encounter fills in;
`set_aside` are lines of the encounter that the question does not ask for. `lineproof`, `verdict`
and `why` are what the program says, how that compares, and why it does not agree to the letter;
`lineproof: null` means that the encounter cannot be recorded yet.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "questions"
Lines = tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """One question, its published answer, and what is known of lineproof's own."""

    name: str
    asked: str
    assumed: str
    title: str
    url: str
    answers: tuple[Lines, ...]
    set_aside: Lines
    encounter: dict[str, Any]
    said: Lines | None
    verdict: str
    why: str


@cache
def questions() -> tuple[Question, ...]:
    """Every question, by the name of its file."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.yaml")))


def _read(path: Path) -> Question:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Question(
        name=path.stem,
        asked=raw["asked"],
        assumed=raw.get("assumed", ""),
        title=raw["source"]["title"],
        url=raw["source"]["url"],
        answers=tuple(tuple(lines) for lines in (raw["published"], *raw.get("also", []))),
        set_aside=tuple(raw.get("set_aside", [])),
        encounter=raw["encounter"],
        said=None if raw["lineproof"] is None else tuple(raw["lineproof"]),
        verdict=raw["verdict"],
        why=raw.get("why", ""),
    )
