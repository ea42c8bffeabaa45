"""From the text of a file to an encounter, or to everything that is wrong with it."""

from dataclasses import dataclass

from pydantic import ValidationError

from .consistency import clashes
from .misfits import misfits
from .model import Encounter
from .phrases import fill_in
from .places import Misfit, Path, Places, spoken
from .problems import EncounterError, Problem
from .reader import Data, read
from .unchecked import records

MOST_PROBLEMS = 100  # more of them are one mistake, such as the wrong file


@dataclass(frozen=True)
class Parsed:
    """An encounter, and the line of the file each of its values stands on."""

    encounter: Encounter
    places: Places


def parse_encounter(source: str | bytes, file: str) -> Parsed:
    """Read an encounter from YAML or JSON; `file` is the name that messages and proofs cite.

    Raises EncounterError with everything that is wrong, sorted by line.
    """
    return parse_data(*read(source, file))


def parse_data(data: dict[str, Data], places: Places, repeated: tuple[Problem, ...] = ()) -> Parsed:
    """The same from data that are read already, which are filled in with what phrases say."""
    aliases, found = _filled_in(data)
    found += clashes(data)
    try:
        encounter = Encounter.model_validate(data)
    except ValidationError as error:
        found += misfits(error)
    if found or repeated:
        raise EncounterError(_told(found, repeated, places))
    return Parsed(encounter, places.joined(aliases))


def _filled_in(data: dict[str, Data]) -> tuple[dict[Path, Path], list[Misfit]]:
    """Add to the data what phrases say besides; give back whence, and what contradicts them."""
    aliases: dict[Path, Path] = {}
    contradictions: list[Misfit] = []
    for found in records(data):
        filled, clashing = fill_in(found)
        aliases |= filled
        contradictions += clashing
    return aliases, contradictions


def _told(found: list[Misfit], repeated: tuple[Problem, ...], places: Places) -> list[Problem]:
    """The first problems of the file, in words; of the rest only how many they are."""
    by_line = sorted(found, key=lambda misfit: places.line(misfit[0]))
    told = [_problem(misfit, places) for misfit in by_line[:MOST_PROBLEMS]]
    told = sorted([*repeated, *told], key=lambda problem: problem.line)[:MOST_PROBLEMS]
    if more := len(found) + len(repeated) - len(told):
        message = f"{more:,} more like these are not listed"
        told.append(Problem(places.file, told[-1].line, "", message))
    return told


def _problem(misfit: Misfit, places: Places) -> Problem:
    path, message = misfit
    shown = spoken(places.recorded(path))
    return Problem(places.file, places.line(path), shown, str(message))
