"""What would put a code on the claim, as a value."""

from dataclasses import asdict, dataclass
from typing import Any

FORMAT = "lineproof/need/1"


@dataclass(frozen=True)
class Addition:
    """One record that could be missing: where it would stand, and what it would say.

    `path` is the field in the user's file, `place` the line of the entry it belongs to; any one of
    `values` would do.
    """

    path: str
    place: str
    service: str
    attribute: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Remedy:
    """One smallest set of additions that puts the code on the claim, and what it does to the claim.

    `gained` and `lost` are the lines it adds and takes away, as a coder writes them.
    """

    additions: tuple[Addition, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Need:
    """Every smallest remedy for one code, up to a limit; `more` tells that the limit was reached.

    `claimed` tells that the code is on the claim as it is and needs nothing, `known` that some rule
    gives it at all.
    """

    code: str
    title: str
    claimed: bool
    known: bool
    remedies: tuple[Remedy, ...]
    more: bool

    def to_json(self) -> dict[str, Any]:
        """The answer in the format `lineproof/need/1`."""
        return {"format": FORMAT, **asdict(self)}
