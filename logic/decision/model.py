"""The answer as a value: what is billed, held, owed by the patient or left out, with the rules."""

from dataclasses import dataclass, fields
from typing import Any

from clingo import Symbol

FORMAT = "lineproof/decision/1"


@dataclass(frozen=True)
class Line:
    """One claim line, or one item the patient pays (then `code` may be unknown: "").

    `services` name what was done, in the encounter's own words; `roots` are the conclusions that
    the line's proof starts from.
    """

    id: str
    code: str
    units: int
    modifiers: tuple[str, ...]
    diagnoses: tuple[str, ...]
    services: tuple[str, ...]
    rules: tuple[str, ...]
    title: str
    roots: tuple[Symbol, ...]


@dataclass(frozen=True)
class Held:
    """A service that cannot be billed yet, and what is missing."""

    services: tuple[str, ...]
    codes: tuple[str, ...]
    missing: str
    rules: tuple[str, ...]
    roots: tuple[Symbol, ...]


@dataclass(frozen=True)
class Excluded:
    """A service or code that is not billed, and by which code it is taken in ("" if by none)."""

    code: str
    services: tuple[str, ...]
    by: str
    rules: tuple[str, ...]
    reason: str
    roots: tuple[Symbol, ...]


@dataclass(frozen=True)
class Note:
    """Something a person should know; it changes no line."""

    kind: str
    text: str
    services: tuple[str, ...]
    rules: tuple[str, ...]
    roots: tuple[Symbol, ...]


@dataclass(frozen=True)
class Laid:
    """An overlay that had a part in a decision, by its name and its digest."""

    name: str
    digest: str


@dataclass(frozen=True)
class Settled:
    """An open point that bears on a decision: how it is settled, and by which rules it decided.

    `default` tells that nobody chose; `says` is the option in words.
    """

    point: str
    choice: str
    default: bool
    says: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """What one rulebook makes of one encounter; `lines` are in claim order."""

    encounter: str
    date: str
    rulebook: str
    version: str
    digest: str
    lines: tuple[Line, ...]
    patient_pay: tuple[Line, ...]
    held: tuple[Held, ...]
    excluded: tuple[Excluded, ...]
    notes: tuple[Note, ...]
    overlays: tuple[Laid, ...] = ()
    choices: tuple[Settled, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The decision in the format `lineproof/decision/1`."""
        return {
            "format": FORMAT,
            "encounter": self.encounter,
            "date": self.date,
            "rulebook": {
                "name": self.rulebook,
                "version": self.version,
                "digest": self.digest,
                "overlays": [_plain(overlay) for overlay in self.overlays],
            },
            "lines": [_line(line) for line in self.lines],
            "patient_pay": [_line(line) for line in self.patient_pay],
            "held": [_plain(item) for item in self.held],
            "excluded": [_plain(item) for item in self.excluded],
            "notes": [_plain(note) for note in self.notes],
            "choices": [_plain(choice) for choice in self.choices],
        }


def _line(line: Line) -> dict[str, Any]:
    return {**_plain(line), "code": line.code or None}


def _plain(item: Any) -> dict[str, Any]:
    values = {f.name: getattr(item, f.name) for f in fields(item) if f.name != "roots"}
    return {name: list(v) if isinstance(v, tuple) else v for name, v in values.items()}
