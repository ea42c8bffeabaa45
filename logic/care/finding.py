"""Something about a rulebook that wants mending."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..overlay.read import Fact
from .book import Book


@dataclass(frozen=True, order=True)
class Finding:
    """What is amiss, where, and of which kind; `rule` is empty where no rule is meant."""

    place: str
    kind: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


Check = Callable[[Book], Iterator[Finding]]


def at(fact: Fact, kind: str, message: str) -> Finding:
    """A finding about a fact of a rule."""
    return Finding(fact.place, kind, fact.about, message)
