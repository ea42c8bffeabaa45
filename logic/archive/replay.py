"""Decide again what a record holds, with what is installed here, and tell what differs and why."""

from collections.abc import Iterator, Sequence

from ..encounter.parse import Parsed
from ..encounter.problems import EncounterError
from ..overlay.model import Overlay, OverlayError
from ..rulebook import RULEBOOKS, Rulebook, load_rulebook
from ..tables.lookup import Tables
from ..tables.store import Store
from .canonical import canonical_json, parsed
from .changes import changes
from .differences import differences
from .flaws import flaws
from .keep import keep, keep_all
from .makers import makers
from .model import DecisionRecord, Makers
from .outcome import Outcome
from .read import RecordError

Again = DecisionRecord | EncounterError
"""The record as it would be made now, or why its encounter cannot be read any more."""


def replay(kept: DecisionRecord, rulebook: Rulebook, store: Store | None = None) -> Outcome:
    """What becomes of a record with the rulebook of its name that is installed.

    A record that was made with tables takes the store that holds them.
    """
    (outcome,) = replay_all([kept], rulebook, store)
    return outcome


def replay_all(
    records: Sequence[DecisionRecord], rulebook: Rulebook, store: Store | None = None
) -> list[Outcome]:
    """What becomes of each record, in their order.

    All that were made without tables are decided and proved together. Raises RecordError where a
    record rests on something that this version cannot apply, or that is not held.
    """
    tables = [_tables(kept, store) for kept in records]
    found = [_input(kept) for kept in records]
    plain = [
        each for each, asked in zip(found, tables, strict=True)
        if isinstance(each, Parsed) and asked is None
    ]  # fmt: skip
    again = iter(keep_all(plain, rulebook))
    return [
        _outcome(kept, _again(each, asked, again, rulebook), _here(rulebook, asked), rulebook)
        for kept, each, asked in zip(records, found, tables, strict=True)
    ]


def _again(
    found: Parsed | EncounterError,
    tables: Tables | None,
    again: Iterator[DecisionRecord],
    rulebook: Rulebook,
) -> Again:
    if isinstance(found, EncounterError):
        return found
    return next(again) if tables is None else keep(found, rulebook, tables)


def _here(rulebook: Rulebook, tables: Tables | None) -> Makers:
    return makers(rulebook, () if tables is None else tables.held)


def _tables(kept: DecisionRecord, store: Store | None) -> Tables | None:
    """The very editions that a record was made with; None for one that was made without."""
    wanted = [table.name for table in kept.made_with.tables]
    if not wanted:
        return None
    if store is None:
        raise RecordError(
            f"the record was made with tables ({', '.join(wanted)}): name their store"
        )
    held = {edition.name: edition for edition in store.editions}
    if absent := [name for name in wanted if name not in held]:
        raise RecordError(
            f"the record was made with {', '.join(absent)}, not held in {store.path}: import it "
            "there, or name the store that holds it"
        )
    return Tables(store, tuple(held[name] for name in wanted))


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
