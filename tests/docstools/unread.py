"""What a file may record although no rule of the standard rulebook reads it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import clingo
from clingo import SymbolType

from lineproof.logic import Rulebook, Speech, load_rulebook

from .markdown import table
from .word_tables import vocabulary

# Read by the kernel itself: counts, and how long ago an earlier operation was. An indication is
# told once more as the condition, and the last stage is not recorded but worked out.
ELSEWHERE = ("thing", "count", "date", "code", "days", "days_ago", "indication", "last_stage")
NAMING = ("when", "unless", "requires", "pick")
READING = (*NAMING, "about", "sized", "each_past", "dosed", "implies")
LISTED = ("documented", "product", "technique")


def unread() -> str:
    """The fields no rule reads, and the words of some fields that no rule names."""
    book = load_rulebook("standard")
    speech = Speech(book, {})
    rows = [(speech.attribute(name), "all of it") for name in _unread_fields(book)]
    rows += [(speech.attribute(name), ", ".join(_unread_words(book, name))) for name in LISTED]
    return "\n".join(table(("what is recorded", "what no rule reads"), rows))


def _unread_fields(book: Rulebook) -> list[str]:
    names = {row[0].name for row in book.facts["attribute"]}
    return sorted(names - set(_read(book, READING)) - set(ELSEWHERE))


def _unread_words(book: Rulebook, name: str) -> list[str]:
    kind = next(row[1] for row in book.facts["attribute"] if row[0].name == name)
    words = vocabulary()[kind.arguments[0].name].canonical
    named = _read(book, NAMING)[name]
    return sorted((said for term, said in words.items() if term not in named), key=str.lower)


@cache
def _read(book: Rulebook, predicates: tuple[str, ...]) -> Mapping[str, set[str]]:
    """The attributes that facts of some predicates name, each with the values they name."""
    attributes = {row[0] for row in book.facts["attribute"]}
    found: dict[str, set[str]] = defaultdict(set)
    for predicate in predicates:
        for row in book.facts[predicate]:
            for place, argument in enumerate(row):
                if argument in attributes:
                    found[argument.name] |= {_name(value) for value in row[place + 1 : place + 3]}
    return found


def _name(value: clingo.Symbol) -> str:
    return value.name if value.type == SymbolType.Function else ""
