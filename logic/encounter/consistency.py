"""What does not fit together, though each value is right by itself.

The checks look at the data as the file has it, so that they find what they can while other values
are still wrong.
"""

import datetime
from collections.abc import Callable, Iterator

from . import measures
from .model import Act, Drug, Encounter, Lesion, Record
from .places import Misfit
from .problems import quoted
from .reader import Data
from .unchecked import Found, records


def stages_of_mohs(act: Found) -> Iterator[Misfit]:
    """Mohs surgery has stages, and nothing else has."""
    mohs = "mohs" in act.terms("technique")
    if mohs and not act.data.get("stages"):
        yield act.path, "no stage is recorded: Mohs surgery needs `stages`, each with its blocks"
    if act.terms("technique") and not mohs and "stages" in act.data:
        path = (*act.path, "stages")
        yield path, f"only Mohs surgery has stages, not {quoted(act.text('technique'))}"


def one_tumor_of_mohs(lesion: Found) -> Iterator[Misfit]:
    """A Mohs tumour has stages of its own, and all of them in one place."""
    mohs = [act for act in lesion.inner("done") if "mohs" in act.terms("technique")]
    if mohs and lesion.text("count") not in ("", "1"):
        path = (*lesion.path, "count")
        yield path, "Mohs surgery is recorded tumor by tumor: make each its own lesion"
    for again in mohs[1:]:
        yield again.path, "a second Mohs surgery of a tumor: add its stages to the first, in order"


def acts_on_some(lesion: Found) -> Iterator[Misfit]:
    """Which of several lesions an act was done to must be plain, for each is coded by itself."""
    acts = tuple(lesion.inner("done"))
    total = _whole(lesion.text("count") or "1")
    for act in acts:
        done = _whole(act.text("count"))
        path = (*act.path, "count")
        if total and done and done > total:
            yield path, f"{done} is more than the {total} of this entry: raise the lesion's `count`"
        elif total and done and done < total and len(acts) > 1:
            wrong = f"cannot tell which {done} of the {total} this was done to"
            yield path, f"{wrong}: give lesions that were treated otherwise an entry of their own"


def no_symptom_or_some(lesion: Found) -> Iterator[Misfit]:
    """None stands alone."""
    if "none" in (terms := lesion.terms("symptoms")) and set(terms) != {"none"}:
        path = (*lesion.path, "symptoms")
        yield path, "`none` stands beside other symptoms: keep one or the other"


def one_excised_diameter(lesion: Found) -> Iterator[Misfit]:
    """An excised diameter that is recorded is the lesion's diameter plus twice the margin."""
    for act in lesion.inner("done"):
        size = _length(act.text("size") or lesion.text("size"))
        margin, excised = _length(act.text("margin")), _length(act.text("excised"))
        if size is None or margin is None or excised in (None, size + 2 * margin):
            continue
        made = measures.Length(size + 2 * margin)
        wrong = f"{quoted(act.text('excised'))} is not the diameter with twice the margin, {made}"
        yield (*act.path, "excised"), f"{wrong}: correct one of them"


def one_unit(drug: Found) -> Iterator[Misfit]:
    """What was given and what was discarded are of the same container."""
    given, discarded = (_unit(drug.text(name)) for name in ("given", "discarded"))
    nothing = _amount(drug.text("discarded")) == 0
    if given and discarded and given != discarded and not nothing:
        amounts = f"{quoted(drug.text('given'))} and discarded is {quoted(drug.text('discarded'))}"
        yield (*drug.path, "discarded"), f"given is {amounts}: write both in one unit"


def meant_dose(drug: Found) -> Iterator[Misfit]:
    """A volume and a strength that are each possible can still make no dose."""
    try:
        strength = measures.strength(drug.text("strength"))
        dose = strength.dissolved(measures.amount(drug.text("given")))
    except ValueError:
        return
    if dose.in_milligrams().thousandths > measures.LARGEST:
        wrong = f"{quoted(drug.text('given'))} of this strength is too much to be meant"
        yield (*drug.path, "given"), f"{wrong}: check both"


def earlier_operations(encounter: Found) -> Iterator[Misfit]:
    """A global period is of an operation before the day of the visit.

    What the practice did on the same day is one claim with the visit, so it belongs into this file.
    """
    visit = _day(encounter.text("date"))
    for period in encounter.inner("global_periods"):
        day, path = _day(period.text("date")), (*period.path, "date")
        if visit and day and day > visit:
            wrong = f"`{day}` is after the visit of `{visit}`"
            yield path, f"{wrong}: correct one of the two dates, or leave the operation out"
        elif visit and day == visit:
            wrong = f"`{day}` is the day of the visit, not an earlier one"
            yield path, f"{wrong}: record what was done under `lesions` or `treatments` instead"


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _whole(text: str) -> int:
    return int(text) if text.strip().isdecimal() else 0


def _length(text: str) -> measures.Length | None:
    try:
        return measures.length(text)
    except ValueError:
        return None


def _unit(text: str) -> str:
    try:
        return measures.amount(text).unit
    except ValueError:
        return ""


def _amount(text: str) -> int | None:
    """Thousandths of its unit; None if the text is no amount."""
    try:
        return measures.amount(text).thousandths
    except ValueError:
        return None


CHECKS: dict[type[Record], tuple[Callable[[Found], Iterator[Misfit]], ...]] = {
    Encounter: (earlier_operations,),
    Act: (stages_of_mohs,),
    Lesion: (one_tumor_of_mohs, acts_on_some, no_symptom_or_some, one_excised_diameter),
    Drug: (one_unit, meant_dose),
}


def clashes(data: dict[str, Data]) -> Iterator[Misfit]:
    """Everything that does not fit together in an encounter, with the path it stands at."""
    found = tuple(records(data))
    for each in found:
        for check in CHECKS.get(each.model, ()):
            yield from check(each)
    yield from _repeated_ids(found)
    yield from _nothing_done(found[0])


def _repeated_ids(found: tuple[Found, ...]) -> Iterator[Misfit]:
    """An id names one thing of the file."""
    seen: set[str] = set()
    for each in found:
        for path, text in each.texts("id"):
            if text.strip() in seen:
                yield path, f"{quoted(text)} names two things: give each an id of its own"
            seen.add(text.strip())


def _nothing_done(encounter: Found) -> Iterator[Misfit]:
    """There must be something to code."""
    parts = [encounter.data.get(name) for name in ("visit", "treatments", "drugs")]
    for lesion in encounter.inner("lesions"):
        parts += lesion.data.get("done"), lesion.data.get("specimen")
    if all(part is None or part == [] for part in parts):
        yield (), "nothing was done: record a visit, what was `done` to a lesion, or a drug"
