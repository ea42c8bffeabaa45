"""A change of one thing in an encounter file, and what it does to the claim."""

from dataclasses import asdict, dataclass
from typing import Any

from ..rulebook import Rule


@dataclass(frozen=True)
class Flip:
    """One change, and what it turns.

    `path` and `place` say where in the file; `was` is what stands there, "" for nothing;
    `becomes` are the values that all do the same, "" for leaving it out. `lost` and `gained` are
    claim lines, what is held and what the patient pays. `rules` are those that decide after the
    change and did not before, or the other way round.
    """

    path: str
    place: str
    service: str
    field: str
    was: str
    becomes: tuple[str, ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    rules: tuple[Rule, ...]

    def to_json(self) -> dict[str, Any]:
        """The change as plain data, its rules by their ids and sentences."""
        plain = asdict(self) | {"rules": [{"id": r.id, "says": r.sentence} for r in self.rules]}
        return {name: list(v) if isinstance(v, tuple) else v for name, v in plain.items()}
