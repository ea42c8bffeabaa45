"""The records of a file as plain data, each with the model it should become and its path."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import words
from .model import Encounter, Record, inner_records, word_fields
from .places import Path
from .reader import Data


@dataclass(frozen=True)
class Found:
    """One record of the file, not yet checked: any value may be of the wrong kind."""

    model: type[Record]
    data: dict[str, Data]
    path: Path

    def texts(self, name: str) -> tuple[tuple[Path, str], ...]:
        """The texts under a name, each with its path; what is no text is left out."""
        path = (*self.path, name)
        value = self.data.get(name, [])
        if isinstance(value, str):
            return ((path, value),)
        listed = enumerate(value) if isinstance(value, list) else ()
        return tuple(((*path, place), each) for place, each in listed if isinstance(each, str))

    def text(self, name: str) -> str:
        """The one text under a name, or empty."""
        value = self.data.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def terms(self, name: str) -> tuple[str, ...]:
        """The terms of the words under a name that are known."""
        field = word_fields(self.model)[name]
        meanings = (words.resolve(field, text) for _, text in self.texts(name))
        return tuple(meaning.term for meaning in meanings if meaning)

    def inner(self, name: str) -> Iterator["Found"]:
        """The records under a name, be it one or a list of them."""
        value = self.data.get(name)
        path = (*self.path, name)
        if isinstance(value, dict):
            yield Found(inner_records(self.model)[name], value, path)
        for place, each in enumerate(value if isinstance(value, list) else ()):
            if isinstance(each, dict):
                yield Found(inner_records(self.model)[name], each, (*path, place))


def records(data: dict[str, Data]) -> Iterator[Found]:
    """Every record of an encounter, the encounter first."""
    yield from _below(Found(Encounter, data, ()))


def _below(found: Found) -> Iterator[Found]:
    yield found
    for name in inner_records(found.model):
        for inner in found.inner(name):
            yield from _below(inner)
