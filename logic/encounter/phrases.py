"""Words that say a second field too: `shave biopsy` says the technique, and the intent.

The second field is filled in where it is absent; where it says something else, that is a problem.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .model import word_fields
from .places import Misfit, Path
from .problems import quoted
from .reader import Data
from .unchecked import Found
from .words import resolve, say


@dataclass(frozen=True)
class Said:
    """What a phrase says besides: the name of the second field, its term, and who says so."""

    name: str
    term: str
    path: Path
    by: str
    text: str


def fill_in(found: Found) -> tuple[dict[Path, Path], list[Misfit]]:
    """Add to a record what its phrases say; give back whence, and what contradicts them."""
    aliases: dict[Path, Path] = {}
    clashes: list[Misfit] = []
    for name, said in _by_name(found).items():
        if _holds_many(found, name):
            aliases |= _append(found, name, said)
        elif name not in found.data:
            found.data[name] = _one(said)
            aliases[*found.path, name] = said[0].path
        else:
            clashes += _contradicted(found, name, said)
    return aliases, clashes


def _by_name(found: Found) -> dict[str, list[Said]]:
    by_name: dict[str, list[Said]] = {}
    for said in _said(found):
        by_name.setdefault(said.name, []).append(said)
    return by_name


def _said(found: Found) -> Iterator[Said]:
    """What words of a record say of another of its fields."""
    fields = word_fields(found.model)
    names = {field: name for name, field in fields.items()}
    for by, field in fields.items():
        for path, text in found.texts(by):
            meaning = resolve(field, text)
            if meaning and meaning.extra and meaning.extra[0] in names:
                other, term = meaning.extra
                yield Said(names[other], term, path, by, text)


def _holds_many(found: Found, name: str) -> bool:
    return isinstance(found.model.model_fields[name].default, tuple)


def _append(found: Found, name: str, said: list[Said]) -> dict[Path, Path]:
    """Add the terms to a list that does not have them yet."""
    present = found.data.get(name, [])
    listed: list[Data] = present if isinstance(present, list) else [present]
    known = set(found.terms(name))
    aliases: dict[Path, Path] = {}
    for each in said:
        if each.term not in known:
            known.add(each.term)
            aliases[*found.path, name, len(listed)] = each.path
            listed.append(each.term)
    found.data[name] = listed
    return aliases


def _one(said: list[Said]) -> str:
    """The one term; a left and a right site together are on both sides."""
    terms = {each.term for each in said}
    return terms.pop() if len(terms) == 1 else "both"


def _contradicted(found: Found, name: str, said: list[Said]) -> Iterator[Misfit]:
    """Where the file says of the second field what the phrase does not mean."""
    field = word_fields(found.model)[name]
    terms = found.terms(name)
    if terms and terms[0] != _one(said):
        first = next(each for each in said if each.term != terms[0])
        says = f"{first.by} says {quoted(first.text)}, {name} says {quoted(say(field, terms[0]))}"
        yield (*found.path, name), f"{says}: correct one of them"
