"""What the tables held say of some codes: the rows, and how far the tables can answer at all."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations
from pathlib import Path

from .model import WHOLE_HISTORY, AddOnRow, CodeRow, Edition, FeeRow, LimitRow, PairRow
from .store import Pair, Store, open_store, within


@dataclass(frozen=True)
class Found:
    """What one edition says of some codes.

    `rows` are about them, in force or not; `whole` are the pairs of which it would have every row;
    `strange` are the codes that it does not know.
    """

    edition: Edition
    rows: tuple[PairRow | LimitRow | AddOnRow | FeeRow | CodeRow, ...]
    whole: frozenset[Pair] = frozenset()
    strange: frozenset[str] = frozenset()

    def of(self, together: Iterable[Collection[str]]) -> "Found":
        """The same for the pairs that stand together in one of some sets of codes."""
        wanted = {pair for codes in together for pair in permutations(codes, 2)}
        rows = (row for row in self.rows if isinstance(row, PairRow))
        return replace(
            self,
            rows=tuple(row for row in rows if (row.column1, row.column2) in wanted),
            whole=self.whole & wanted,
        )


@dataclass(frozen=True)
class Tables:
    """The editions of a store that are asked: all, or those that were out on the date `as_of`."""

    store: Store
    held: tuple[Edition, ...]
    as_of: date | None = None

    def editions(self, kind: str, dates: Collection[date]) -> tuple[Edition, ...]:
        """The editions of a kind to ask about some dates of service.

        Of a table with dates of its own the newest; of any other those of the dates, or the newest
        where there is none, so that it can be told that the date is not held.
        """
        held = tuple(each for each in self.held if each.kind == kind)
        if kind in WHOLE_HISTORY:
            return held[-1:]
        fitting = tuple(e for e in held if any(e.answers_for(when) for when in dates))
        return fitting or held[-1:]

    def used(self, dates: Collection[date]) -> tuple[Edition, ...]:
        """Every edition that bears on some dates of service."""
        kinds = dict.fromkeys(each.kind for each in self.held)
        return tuple(each for kind in kinds for each in self.editions(kind, dates))

    def pairs(self, edition: Edition, codes: Sequence[str]) -> Found:
        """The rows about two of the codes."""
        known = self.store.paired(edition, codes)
        spans = self.store.spans(edition)
        whole = frozenset(
            pair for pair in permutations(sorted(known), 2)
            if within(pair, spans)
        )  # fmt: skip
        return Found(
            edition=edition,
            rows=tuple(self.store.pairs(edition, codes)),
            whole=frozenset(pair for pair in whole if pair[::-1] in whole),
            strange=frozenset(codes) - known,
        )

    def limits(self, edition: Edition, codes: Sequence[str]) -> Found:
        """The units a day."""
        return Found(edition, tuple(self.store.limits(edition, codes)))

    def add_ons(self, edition: Edition, codes: Sequence[str]) -> Found:
        """The primaries of add-ons."""
        return Found(edition, tuple(self.store.add_ons(edition, codes)))

    def fees(self, edition: Edition, codes: Sequence[str]) -> Found:
        """Global periods and values."""
        return Found(edition, tuple(self.store.fees(edition, codes)))

    def codes(self, edition: Edition, codes: Sequence[str]) -> Found:
        """The dates of HCPCS Level II codes."""
        return Found(edition, tuple(self.store.codes(edition, codes)))


def open_tables(path: Path, as_of: date | None = None) -> Tables:
    """The tables held in a store; raises TableError if there are none that can be read."""
    store = open_store(path)
    out = (each for each in store.editions if as_of is None or each.quarter.first <= as_of)
    return Tables(store, tuple(out), as_of)
