"""Visits decided with tables that are made up for a test."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from casebook import items_of, spoken
from lineproof.logic import (
    Decision,
    Facts,
    Note,
    Proof,
    Rulebook,
    Tables,
    decide,
    import_files,
    load_rulebook,
    open_tables,
    parse_encounter,
    prove,
    record,
    with_tables,
)

from .layouts import put

VISIT = """
encounter: keratosis-and-wart
date: {date}
patient: established
payer: medicare
place: office
lesions:
  - {{site: scalp, kind: actinic keratosis, count: {count}, diagnosis: L57.0,
     done: {{technique: cryotherapy}}}}
"""
WART = """\
  - {site: hand, kind: wart, symptoms: pain, diagnosis: B07.9, done: {technique: cryotherapy}}
"""


def text(day: str = "2024-08-14", count: int = 1, more: str = "", *, wart: bool = True) -> str:
    """The file of the visit."""
    return VISIT.format(date=day, count=count) + (WART if wart else "") + more


def visit(day: str = "2024-08-14", count: int = 1, more: str = "", *, wart: bool = True) -> Facts:
    """Keratoses and a wart, frozen on one day: 17000 and 17110."""
    return record(parse_encounter(text(day, count, more, wart=wart), "visit.yaml"))


def tables(folder: Path, files: Mapping[str, bytes], as_of: date | None = None) -> Tables:
    """A store with some files, opened."""
    store = folder / "tables.sqlite"
    import_files([put(folder, name, content) for name, content in files.items()], store)
    return open_tables(store, as_of)


@dataclass(frozen=True)
class Decided:
    """A visit, the rulebook with the rows that bear on it, and what comes of it."""

    facts: Facts
    rulebook: Rulebook

    @cached_property
    def decision(self) -> Decision:
        (found,) = decide([self.facts], self.rulebook)
        return found

    @property
    def lines(self) -> list[str]:
        return [spoken(line) for line in self.decision.lines]

    @property
    def notes(self) -> list[Note]:
        """The notes that speak of tables: where they part from the rulebook, or do not answer."""
        return [note for note in self.decision.notes if "table" in note.text]

    def rules(self, code: str) -> Sequence[str]:
        """The rules of the line with a code."""
        return next(line.rules for line in self.decision.lines if line.code == code)

    @cached_property
    def proof(self) -> Proof:
        """The proof of everything that was decided."""
        roots = [root for item in items_of(self.decision) for root in item.roots]
        return prove(self.facts, self.rulebook, roots)

    @property
    def cited(self) -> set[str]:
        """Every source that the proof cites."""
        return {node.source for node in self.proof.nodes if node.source}


def decided(facts: Facts, asked: Tables | None) -> Decided:
    """A visit decided by the standard rulebook and some tables."""
    book = load_rulebook("standard")
    return Decided(facts, with_tables([facts], book, asked) if asked else book)
