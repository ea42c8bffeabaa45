"""What the tables say on one day, in the shape in which a rulebook is compared with them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import permutations

from .lookup import Tables
from .store import Pair

_CONTRACTOR = "CCCCC"
_PERIODS = ("000", "010", "090")


@dataclass(frozen=True)
class Published:
    """What the tables say, and of which codes each of them speaks.

    `pairs` give the indicator of column 1 and column 2, `limits` the units a day and the
    adjudication indicator, `periods` the days of the global period (none: the code has none).
    `silent` are the pairs for which the tables cannot answer.
    """

    pairs: dict[Pair, int]
    paired: frozenset[str]
    add_ons: frozenset[Pair]
    limits: dict[str, tuple[int, int]]
    periods: dict[str, int | None]
    silent: frozenset[Pair] = frozenset()


def published(tables: Tables, codes: Collection[str], when: date) -> Published:
    """What the tables held say of some codes on a date of service."""
    names = sorted(codes)
    pairs: dict[Pair, int] = {}
    paired: frozenset[str] = frozenset()
    silent: frozenset[Pair] = frozenset()
    for edition in tables.editions("ptp", [when]):
        found = tables.pairs(edition, names)
        paired = frozenset(names) - found.strange
        silent = frozenset(permutations(sorted(paired), 2)) - found.whole
        pairs = {
            (row.column1, row.column2): row.indicator
            for row in tables.store.pairs(edition, names) if row.in_force(when)
        }  # fmt: skip
    return Published(
        pairs=pairs,
        paired=paired,
        silent=silent,
        add_ons=frozenset(
            (row.code, row.primary)
            for edition in tables.editions("aoc", [when])
            for row in tables.store.add_ons(edition, names)
            if row.primary != _CONTRACTOR
            and row.first <= when and (row.last is None or when <= row.last)
        ),
        limits={
            row.code: (row.units, row.indicator)
            for edition in tables.editions("mue", [when])
            for row in tables.store.limits(edition, names)
        },
        periods={
            row.code: int(row.days) if row.days in _PERIODS else None
            for edition in tables.editions("pfs", [when])
            for row in tables.store.fees(edition, names)
        },
    )  # fmt: skip
