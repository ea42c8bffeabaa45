"""Why a code is not on the claim, as a value."""

from dataclasses import asdict, dataclass
from typing import Any

from ..codes import Stranger

FORMAT = "lineproof/absence/1"


@dataclass(frozen=True)
class Obstacle:
    """One reason: in words, with the rule that makes it, its source, and a place in the file."""

    text: str
    rule: str = ""
    source: str = ""
    place: str = ""


@dataclass(frozen=True)
class Attempt:
    """One way the code could have come about: a rule, the services it was tried on, what it lacks.

    `applies` tells that the rule applies to the services, and something else is in the way.
    """

    rule: str
    sentence: str
    source: str
    services: tuple[str, ...]
    applies: bool
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True)
class Absence:
    """The answer to "why not this code?".

    `standing` is `claimed` (it is on the claim), `patient` (the patient pays it), `blocked` (the
    attempts tell by what), `remote` (nothing in the encounter comes near it) or `unknown` (no rule
    gives it; `stranger` tells what is known of it). `attempts` are the nearest ones, `farther` says
    in a few words what fails for other services. `rules` are the sentences of the rules that could
    give the code, `instead` the lines that the services of the attempts have.
    """

    code: str
    title: str
    standing: str
    attempts: tuple[Attempt, ...]
    rules: tuple[str, ...]
    instead: tuple[str, ...]
    farther: tuple[str, ...] = ()
    stranger: Stranger | None = None

    def to_json(self) -> dict[str, Any]:
        """The answer in the format `lineproof/absence/1`."""
        return {"format": FORMAT, **asdict(self)}
