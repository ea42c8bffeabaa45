"""Every single change of an encounter file that could matter to a rulebook."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from ..encounter.fields import Measured, Whole, Word, YesNo
from ..encounter.measures import Area, Length
from ..encounter.model import Record, inner_records
from ..encounter.places import Path, spoken
from ..encounter.reader import Data
from ..encounter.unchecked import Found, records
from ..encounter.words import resolve, vocabulary
from ..rulebook import Rulebook
from .alike import alike
from .numbers import areas, counts, lengths

LEFT_OUT = ""
"""The text for leaving something out."""


@dataclass(frozen=True)
class Edit:
    """One text put in the place of another, or an entry left out; `alike` would do the same.

    `number` is the value of a text that is a number, for finding the nearest on either side.
    """

    path: Path
    field: str
    was: str
    becomes: str
    alike: tuple[str, ...]
    number: int | None = None


def edits(data: dict[str, Data], rulebook: Rulebook, part: str) -> Iterator[Edit]:
    """The changes of a part of a file's data, in the order of the file.

    What makes an entry what it is, a technique or a product, is changed only if the part names it.
    """
    for found in records(deepcopy(data)):
        for name in found.model.model_fields:
            path = spoken((*found.path, name))
            if path.startswith(part) and (path == part or not _names_entry(found.model, name)):
                yield from _of_field(found, name, rulebook)
        yield from (edit for edit in _left_out(found) if spoken(edit.path).startswith(part))


def edited(data: dict[str, Data], edit: Edit) -> dict[str, Data]:
    """The data with one change made."""
    changed = deepcopy(data)
    holder: Any = changed
    for key in edit.path[:-1]:
        holder = holder[key]
    last: Any = edit.path[-1]
    if edit.becomes == LEFT_OUT:
        del holder[last]
    elif isinstance(holder, list) and last == len(holder):
        holder.append(edit.becomes)
    else:
        holder[last] = edit.becomes
    return changed


def _of_field(found: Found, name: str, rulebook: Rulebook) -> Iterator[Edit]:
    kind = _kind(found.model, name)
    if isinstance(kind, Word):
        yield from _words(found, name, kind.field, rulebook)
    elif isinstance(kind, YesNo):
        yield from _answers(found, name)
    elif isinstance(kind, Whole | Measured):
        yield from _numbers(found, name, kind)


def _names_entry(model: type[Record], name: str) -> bool:
    return model.model_fields[name].is_required() and isinstance(_kind(model, name), Word)


def _kind(model: type[Record], name: str) -> object:
    for each in model.model_fields[name].metadata:
        return getattr(each, "item", each)
    return None


def _words(found: Found, name: str, field: str, rulebook: Rulebook) -> Iterator[Edit]:
    present = found.texts(name)
    known = {meaning for _, text in present if (meaning := resolve(field, text))}
    others = [w for w in _spoken(field) if resolve(field, w) not in known]
    groups = alike(rulebook, field, others)
    required = found.model.model_fields[name].is_required()
    for path, text in present:
        if not required:
            yield Edit(path, name, text, LEFT_OUT, (LEFT_OUT,))
        if not _lists_facts(name):
            yield from (Edit(path, name, text, group[0], group) for group in groups)
    if not present or _lists_facts(name):
        path = _next(found, name)
        yield from (Edit(path, name, "", group[0], group) for group in groups)


def _lists_facts(name: str) -> bool:
    """Whether a list holds things that are so side by side, rather than one thing in parts."""
    return name in ("documented", "symptoms", "prior", "involves")


def _next(found: Found, name: str) -> Path:
    value = found.data.get(name)
    return (*found.path, name, len(value)) if isinstance(value, list) else (*found.path, name)


def _spoken(field: str) -> Iterator[str]:
    """The words of a field, and the phrases that say a second one too."""
    known = vocabulary()
    yield from known.canonical[field].values()
    for word, meaning in known.meanings[field].items():
        if meaning.extra and known.spellings[field][word] not in known.canonical[field].values():
            yield known.spellings[field][word]


def _answers(found: Found, name: str) -> Iterator[Edit]:
    text = found.text(name)
    path = (*found.path, name)
    for answer in ("yes", "no"):
        if text.casefold() not in (answer, {"yes": "true", "no": "false"}[answer]):
            yield Edit(path, name, text, answer, (answer,))
    if text:
        yield Edit(path, name, text, LEFT_OUT, (LEFT_OUT,))


def _numbers(found: Found, name: str, kind: Whole | Measured) -> Iterator[Edit]:
    text = found.text(name)
    path = (*found.path, name)
    if isinstance(kind, Whole) and not kind.choices and (text or name == "count"):
        now = int(text or "1")
        for number in counts(now):
            yield Edit(path, name, text, str(number), (str(number),), number - now)
    elif isinstance(kind, Measured) and text:
        for number, said in _measures(kind, text):
            yield Edit(path, name, text, said, (said,), number)
    if text and not found.model.model_fields[name].is_required():
        yield Edit(path, name, text, LEFT_OUT, (LEFT_OUT,))


def _measures(kind: Measured, text: str) -> Iterator[tuple[int, str]]:
    """Lengths and areas to try instead of one, each with how far it is from it."""
    now = kind.read(text)
    if isinstance(now, Length):
        yield from ((number - now, str(Length(number))) for number in lengths(now))
    elif isinstance(now, Area):
        yield from ((number - now, str(Area(number))) for number in areas(now))


def _left_out(found: Found) -> Iterator[Edit]:
    """What was done or recorded as a whole, left out."""
    for name in inner_records(found.model):
        for inner in found.inner(name):
            yield Edit(inner.path, name, "recorded", LEFT_OUT, (LEFT_OUT,))
