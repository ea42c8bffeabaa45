"""The main call: an encounter in, and out the single changes that turn its claim."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from ..decision.compare import spoken
from ..decision.decider import decide
from ..decision.model import Decision
from ..encounter.parse import parse_data
from ..encounter.places import Path, Places
from ..encounter.places import spoken as path_spoken
from ..encounter.problems import EncounterError
from ..encounter.reader import Data, read
from ..encounter.recorder import record
from ..facts import Facts
from ..rulebook import Rule, Rulebook
from .edits import Edit, edited, edits
from .model import Flip

Outcome = Counter[str]


class NoSuchPlace(ValueError):
    """The named part of the file has nothing that could be changed."""


@dataclass(frozen=True)
class Turned:
    """An edit that changes the claim, and the decision after it."""

    edit: Edit
    after: Decision
    lost: tuple[str, ...]
    gained: tuple[str, ...]

    @property
    def recodes(self) -> bool:
        """Whether more than units change."""
        return _codes(self.lost) != _codes(self.gained)


def flips(source: str | bytes, file: str, rulebook: Rulebook, part: str = "") -> list[Flip]:
    """The single changes of a file that change what is billed, held or paid by the patient.

    `part` narrows them to a place such as `lesions[1].count`. Of a number only the nearest changes
    on either side are told: the nearest at all, and the nearest at which codes change and not only
    units. Raises EncounterError as parsing does, and NoSuchPlace.
    """
    data, places, repeated = read(source, file)
    facts = record(parse_data(deepcopy(data), places, repeated))
    (before,) = decide([facts], rulebook)
    tried = list(_decidable(data, places, rulebook, part))
    outcomes = decide([changed for _, changed in tried], rulebook)
    turned = [
        found
        for (edit, _), after in zip(tried, outcomes, strict=True)
        if (found := _turned(edit, before, after))
    ]
    services = {path: facts.labels[thing] for thing, path in facts.paths.items()}
    return [_flip(group, before, rulebook, places, services) for group in _merged(_nearest(turned))]


def _decidable(
    data: dict[str, Data], places: Places, rulebook: Rulebook, part: str
) -> Iterator[tuple[Edit, Facts]]:
    """The changes that leave an encounter which contradicts nothing."""
    found = list(edits(data, rulebook, part))
    if part and not found:
        raise NoSuchPlace(_unknown(part, data, rulebook))
    for edit in found:
        try:
            yield edit, record(parse_data(edited(data, edit), places))
        except EncounterError:
            continue


def _unknown(part: str, data: dict[str, Data], rulebook: Rulebook) -> str:
    from difflib import get_close_matches

    places = sorted({path_spoken(edit.path) for edit in edits(data, rulebook, "")})
    near = get_close_matches(part, places, 1)
    advice = f": did you mean `{near[0]}`?" if near else ""
    return f"`{part}` is no place of this file where something could be changed{advice}"


def _turned(edit: Edit, before: Decision, after: Decision) -> Turned | None:
    was, becomes = _outcome(before), _outcome(after)
    if was == becomes:
        return None
    return Turned(edit, after, _less(was, becomes), _less(becomes, was))


def _outcome(decision: Decision) -> Outcome:
    """What a claim comes to: its lines, what the patient pays, what is held."""
    found = Counter(spoken(line) for line in decision.lines)
    found.update(f"{spoken(line) or 'no code'}, the patient pays" for line in decision.patient_pay)
    found.update(": ".join((*item.codes, f"held: {item.missing}")) for item in decision.held)
    return found


def _less(one: Outcome, other: Outcome) -> tuple[str, ...]:
    left = one - other
    return tuple(said for said in one if said in left)


def _codes(lines: Iterable[str]) -> list[str]:
    """Lines without their units."""
    return sorted(line.partition(" x")[0] for line in lines)


def _nearest(turned: Sequence[Turned]) -> Iterator[Turned]:
    """Of a number's changes the nearest on either side, and the nearest of those that recode."""
    by_path: dict[tuple[Path, bool], list[Turned]] = defaultdict(list)
    kept: set[int] = set()
    for found in turned:
        if found.edit.number is None:
            kept.add(id(found))
        else:
            by_path[found.edit.path, found.edit.number > 0].append(found)
    for numbers in by_path.values():
        recoding = [found for found in numbers if found.recodes]
        kept |= {id(min(some, key=_distance)) for some in (numbers, recoding) if some}
    return (found for found in turned if id(found) in kept)


def _distance(found: Turned) -> int:
    return abs(found.edit.number or 0)


def _merged(turned: Iterable[Turned]) -> list[list[Turned]]:
    """Changes of one place that do the same are told as one."""
    groups: dict[object, list[Turned]] = defaultdict(list)
    for found in turned:
        number = found.edit.number
        groups[found.edit.path, found.lost, found.gained, number].append(found)
    return list(groups.values())


def _flip(
    group: Sequence[Turned],
    before: Decision,
    rulebook: Rulebook,
    places: Places,
    services: Mapping[str, str],
) -> Flip:
    first = group[0]
    edit = first.edit
    return Flip(
        path=path_spoken(edit.path),
        place=places.place(edit.path),
        service=_service(edit.path, services),
        field=edit.field,
        was=edit.was,
        becomes=tuple(word for found in group for word in found.edit.alike),
        lost=first.lost,
        gained=first.gained,
        rules=tuple(_turning(before, first, rulebook)),
    )


def _service(path: Path, services: Mapping[str, str]) -> str:
    """The thing that a place in the file belongs to."""
    for end in range(len(path), -1, -1):
        if (said := path_spoken(path[:end])) in services:
            return services[said]
    return ""


def _turning(before: Decision, found: Turned, rulebook: Rulebook) -> Iterator[Rule]:
    """The rules that decide after the change only; else before it only; else those of its lines."""
    was, becomes = _rules(before), _rules(found.after)
    lines = [line for line in found.after.lines if spoken(line) in found.gained]
    names = becomes - was or was - becomes or {rule for line in lines for rule in line.rules}
    yield from (rulebook.rules[name] for name in sorted(names))


def _rules(decision: Decision) -> set[str]:
    billed = (*decision.lines, *decision.patient_pay)
    found = {rule for line in billed for rule in line.rules}
    found |= {rule for item in decision.held for rule in item.rules}
    return found | {rule for item in decision.excluded for rule in item.rules}
