"""How the tables stand to one visit: which were asked, for which date, and what of each pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from .lookup import Found, Tables
from .model import Edition, PairRow

APPLIES = "applies"
NOT_NOW = "not on this date"
NOT_HELD = "not in the tables held"


@dataclass(frozen=True)
class Asked:
    """One edition that was asked, and whether it can answer for the date of the visit.

    `unknown` are codes of the visit that it does not have at all, of HCPCS Level II on that date.
    """

    edition: Edition
    answers: bool
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class PairStanding:
    """Two codes of a visit in the table of pairs; the first is column 1 where one of them is.

    `standing` is one of APPLIES, NOT_NOW and NOT_HELD: the last never means that there is no pair.
    """

    column1: str
    column2: str
    standing: str
    indicator: int | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Report:
    """What the tables could say of one visit."""

    as_of: date | None
    asked: tuple[Asked, ...]
    pairs: tuple[PairStanding, ...]

    def to_json(self) -> dict[str, Any]:
        """The same for programs."""
        return {
            "as_of": _iso(self.as_of),
            "asked": [
                {
                    "table": each.edition.kind,
                    "quarter": str(each.edition.quarter),
                    "title": each.edition.title,
                    "digest": each.edition.digest,
                    "from": _iso(each.edition.first),
                    "to": _iso(each.edition.last),
                    "answers": each.answers,
                    "unknown": list(each.unknown),
                }
                for each in self.asked
            ],
            "pairs": [
                {
                    "column1": pair.column1,
                    "column2": pair.column2,
                    "standing": pair.standing,
                    "indicator": pair.indicator,
                    "from": _iso(pair.first),
                    "to": _iso(pair.last),
                }
                for pair in self.pairs
            ],
        }


def report(tables: Tables, when: date, codes: Sequence[str]) -> Report:
    """How the tables stand to the codes of a visit of a date."""
    names = sorted(dict.fromkeys(codes))
    asked, pairs = [], []
    for edition in tables.used([when]):
        unknown: frozenset[str] = frozenset()
        if edition.kind == "ptp":
            found = tables.pairs(edition, names)
            unknown = found.strange
            pairs = [_standing(found, when, *two) for two in combinations(names, 2)]
        elif edition.kind == "hcpcs":
            unknown = _unbillable(tables, edition, when, names)
        asked.append(Asked(edition, edition.answers_for(when), tuple(sorted(unknown))))
    return Report(tables.as_of, tuple(asked), tuple(pairs))


def _unbillable(
    tables: Tables, edition: Edition, when: date, names: Sequence[str]
) -> frozenset[str]:
    """Codes of Level II, which begin with a letter, that the table has not on a date."""
    own = [name for name in names if name[0].isalpha()]
    rows = tables.store.codes(edition, own)
    billable = {
        row.code for row in rows if row.first <= when and (row.last is None or when <= row.last)
    }
    return frozenset(own) - billable


def _standing(found: Found, when: date, one: str, other: str) -> PairStanding:
    rows = [
        row for row in found.rows
        if isinstance(row, PairRow) and {row.column1, row.column2} == {one, other}
    ]  # fmt: skip
    answers = found.edition.answers_for(when)
    for row in rows:
        if answers and row.in_force(when):
            return PairStanding(
                row.column1, row.column2, APPLIES, row.indicator, row.first, row.last
            )
    held = answers and (one, other) in found.whole
    return PairStanding(one, other, NOT_NOW if held else NOT_HELD)


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None
