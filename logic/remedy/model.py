"""What would put a code on the claim, as a value."""

from dataclasses import asdict, dataclass
from typing import Any

from ..codes import Stranger

FORMAT = "lineproof/need/1"


@dataclass(frozen=True)
class Addition:
    """One record that could be missing: where it would stand, and what it would say.

    `path` is the field in the user's file, `place` the line of the entry it belongs to; any one of
    `values` would do. Where only the user can know the value, `question` asks for it instead.
    """

    path: str
    place: str
    service: str
    attribute: str
    values: tuple[str, ...]
    question: str = ""


@dataclass(frozen=True)
class Remedy:
    """One smallest set of additions that puts the code on the claim, and what it does to the claim.

    `gained` and `lost` are the lines it adds and takes away, as a coder writes them.
    """

    additions: tuple[Addition, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Awaited:
    """Something still to come that can put the code on the claim: what, and for which service.

    `place` is where the file says that it is awaited; `says` what it would have to say, where it
    could say several things.
    """

    what: str
    service: str
    place: str
    says: tuple[str, ...]


@dataclass(frozen=True)
class Need:
    """Every smallest remedy for one code, up to a limit; `more` tells that the limit was reached.

    `claimed` tells that the code is on the claim as it is and needs nothing, `known` that some rule
    gives it at all; of one that none gives `stranger` tells what is known. `awaited` is what could
    bring the code where no addition does.
    """

    code: str
    title: str
    claimed: bool
    known: bool
    remedies: tuple[Remedy, ...]
    more: bool
    awaited: tuple[Awaited, ...] = ()
    stranger: Stranger | None = None

    def to_json(self) -> dict[str, Any]:
        """The answer in the format `lineproof/need/1`."""
        return {"format": FORMAT, **asdict(self)}
