"""Decide again what a record holds, with what is installed here, and tell what differs and why."""

from collections.abc import Iterator, Sequence

from ..encounter.parse import Parsed
from ..encounter.problems import EncounterError
from ..overlay.model import Overlay, OverlayError
from ..rulebook import RULEBOOKS, Rulebook, load_rulebook
from .canonical import canonical_json, parsed
from .changes import changes
from .differences import differences
from .flaws import flaws
from .keep import keep_all
from .makers import makers
from .model import DecisionRecord, Makers
from .outcome import Outcome
from .read import RecordError

Again = DecisionRecord | EncounterError
"""The record as it would be made now, or why its encounter cannot be read any more."""


def replay(kept: DecisionRecord, rulebook: Rulebook) -> Outcome:
    """What becomes of a record with the rulebook of its name that is installed."""
    (outcome,) = replay_all([kept], rulebook)
    return outcome


def replay_all(records: Sequence[DecisionRecord], rulebook: Rulebook) -> list[Outcome]:
    """What becomes of each record, in their order; all are decided and proved together.

    Raises RecordError where a record rests on something this version cannot apply.
    """
    for kept in records:
        _check(kept)
    here = makers(rulebook)
    found = [_input(kept) for kept in records]
    again = iter(keep_all([each for each in found if isinstance(each, Parsed)], rulebook))
    made = [next(again) if isinstance(each, Parsed) else each for each in found]
    return [_outcome(kept, now, here, rulebook) for kept, now in zip(records, made, strict=True)]


def rulebook_of(kept: DecisionRecord) -> Rulebook:
    """The installed rulebook of the name that a record bears, under the overlays it holds.

    Raises RecordError if there is none, or if an overlay does not fit it any more.
    """
    name = kept.made_with.rulebook.name
    if name not in RULEBOOKS:
        raise RecordError(f"the record was made with the rulebook `{name}`, which is not here")
    try:
        overlays = [Overlay(o.name, o.text) for o in kept.made_with.overlays]
        choices = {each.point: each.choice for each in kept.made_with.open_points}
        return load_rulebook(name, overlays, choices)
    except OverlayError as error:
        told = "; ".join(map(str, error.problems))
        raise RecordError(f"the record does not fit the rulebook any more: {told}") from None


def _check(kept: DecisionRecord) -> None:
    """Raise RecordError where a record rests on something this version cannot apply."""
    for kind in ("tables",):
        if getattr(kept.made_with, kind):
            words = kind.replace("open_points", "choices of open points")
            raise RecordError(f"the record was made with {words}, which this version cannot apply")


def _input(kept: DecisionRecord) -> Parsed | EncounterError:
    try:
        return parsed(kept.input.encounter, kept.input.file, kept.input.places)
    except EncounterError as error:
        return error


def _outcome(kept: DecisionRecord, now: Again, here: Makers, rulebook: Rulebook) -> Outcome:
    made = now if isinstance(now, DecisionRecord) else None
    return Outcome(
        encounter=kept.decision.encounter,
        date=kept.decision.date,
        rulebook=kept.made_with.rulebook.name,
        version=kept.made_with.rulebook.version,
        made_by=kept.made_with.lineproof.version,
        flaws=tuple(flaws(kept)),
        problems=tuple(map(str, now.problems)) if isinstance(now, EncounterError) else (),
        changes=tuple(changes(kept, made, here, rulebook)),
        differences=tuple(differences(kept.decision, made.decision)) if made else (),
        apart=tuple(_apart(kept, made)) if made else (),
    )


def _apart(kept: DecisionRecord, made: DecisionRecord) -> Iterator[str]:
    """The parts of a record that are not the same to the byte."""
    was, now = (each.model_dump(mode="json", exclude={"digest"}) for each in (kept, made))
    yield from (part for part in was if canonical_json(was[part]) != canonical_json(now[part]))
