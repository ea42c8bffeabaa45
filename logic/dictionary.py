"""The data dictionary: which predicates a rulebook may state, and what their arguments mean."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Predicate:
    """One predicate: the kinds of its arguments and how a fact of it reads.

    `rule` tells whether the first argument is the id of the rule the fact belongs to.
    """

    name: str
    arguments: tuple[str, ...]
    text: str
    rule: bool


@cache
def predicates() -> Mapping[str, Predicate]:
    """Every predicate by its name."""
    raw = tomllib.loads(files(__package__).joinpath("dictionary.toml").read_text("utf-8"))
    return {
        name: Predicate(name, tuple(entry["args"]), entry["text"], entry["rule"])
        for name, entry in raw.items()
    }
