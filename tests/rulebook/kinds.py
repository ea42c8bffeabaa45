"""The data dictionary as the tests see it; what an argument may be, the product itself checks."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from lineproof.logic import load_rulebook

from .statements import ROOT, Book, Fact, book, text

CODE = re.compile(r"[0-9A-Z]\d{3}[0-9A-Z]")
care = import_module("lineproof.logic.care.kinds")
CHECKS: Mapping[str, Any] = care.CHECKS


@cache
def dictionary() -> dict[str, Any]:
    """The data dictionary as it stands in its file."""
    raw = (ROOT / "logic" / "dictionary.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


def amiss(name: str) -> list[str]:
    """Every fact of a rulebook that is not as the data dictionary says, and why."""
    of = import_module("lineproof.logic.care.book").read_book(load_rulebook(name))
    return [f"{fact.place}: {why}" for fact in of.all if (why := care.wrong(fact, of))]


@cache
def words(name: str, field: str) -> set[str]:
    """The terms of a field of the vocabulary."""
    facts = book(name)["word"]
    return {text(fact.arguments[1]) for fact in facts if text(fact.arguments[0]) == field}


def ladders(of: Book) -> list[Fact]:
    """The facts that read a ladder: by which attribute, and which ladder, stand last."""
    return [*of["sized"], *of["summed"]]
