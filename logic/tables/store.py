"""The store as those who decide see it: opened to read, never altered in its place.

An import writes a new file and gives it the store's name, so a store that is open stays what it
was, and whatever an import meets, what was held still answers.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from .days import OPEN, date_of
from .model import AddOnRow, CodeRow, Edition, FeeRow, LimitRow, PairRow, Row
from .problems import TableError
from .quarters import Quarter, quarter
from .schema import FORMAT, MARK

Pair = tuple[str, str]
Span = tuple[Pair, Pair]
"""A stretch of the table of pairs: its first and its last."""


def open_store(path: Path) -> "Store":
    """The store in a file; raises TableError if there is none, or none that can be read."""
    if not path.is_file():
        raise TableError(f"{path}: no tables are held here: `lineproof tables import` reads them")
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        check(connection, path)
    except sqlite3.DatabaseError as error:
        raise TableError(f"{path}: no store of tables: {error}") from None
    return Store(path, connection)


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Raise TableError where a file is no store, or one of a newer version."""
    ((mark,),) = connection.execute("PRAGMA application_id")
    ((version,),) = connection.execute("PRAGMA user_version")
    if mark != MARK:
        raise TableError(f"{path}: no store of tables: name another file")
    if version > FORMAT:
        raise TableError(
            f"{path}: written by a newer lineproof (format {version}; this one reads {FORMAT}): "
            "install that version, or import into another store"
        )


@dataclass(frozen=True)
class Store:
    """The tables that are held."""

    path: Path
    connection: sqlite3.Connection

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """Every table as of every quarter, by kind and time."""
        with closing(self.connection.cursor()) as cursor:
            found = cursor.execute("SELECT kind, quarter, bit FROM edition").fetchall()
            return tuple(sorted(
                (self._edition(kind, _quarter(when), bit) for kind, when, bit in found),
                key=lambda each: (each.kind, each.quarter),
            ))  # fmt: skip

    def spans(self, edition: Edition) -> tuple[Span, ...]:
        """The stretches of pairs that an edition holds without a gap: their first and last."""
        return self._spans.get(str(edition.quarter), ())

    def pairs(self, edition: Edition, codes: Sequence[str]) -> list[PairRow]:
        """Every row about two of some codes, whether or not it is in force."""
        marks = _marks(codes)
        rows = self.connection.execute(
            "SELECT column1, column2, first, last, indicator, reason FROM ptp "
            f"WHERE column1 IN ({marks}) AND column2 IN ({marks}) AND editions & ?",
            (*codes, *codes, 1 << edition.bit),
        )
        return [
            PairRow(c, d, date_of(first), _end(last), indicator, self.reasons[reason])
            for c, d, first, last, indicator, reason in rows
        ]

    def paired(self, edition: Edition, codes: Sequence[str]) -> frozenset[str]:
        """Which of some codes stand in the table of pairs at all."""
        rows = self.connection.execute(
            f"SELECT code FROM ptp_code WHERE code IN ({_marks(codes)}) AND editions & ?",
            (*codes, 1 << edition.bit),
        )
        return frozenset(code for (code,) in rows)

    def limits(self, edition: Edition, codes: Sequence[str]) -> list[LimitRow]:
        """The units a day of some codes."""
        rows = self._of(edition, "mue", "code, units, indicator, reason", codes)
        return [LimitRow(code, n, indicator, self.reasons[r]) for code, n, indicator, r in rows]

    def add_ons(self, edition: Edition, codes: Sequence[str]) -> list[AddOnRow]:
        """The primaries of some codes."""
        rows = self._of(edition, "aoc", "code, primary_code, kind, first, last", codes)
        return [
            AddOnRow(c, primary, kind, _day(first) or date.min, _day(last))
            for c, primary, kind, first, last in rows
        ]

    def fees(self, edition: Edition, codes: Sequence[str]) -> list[FeeRow]:
        """The global period and the value of some codes."""
        return [
            FeeRow(*row) for row in self._of(edition, "pfs", "code, days, value, status", codes)
        ]

    def codes(self, edition: Edition, codes: Sequence[str]) -> list[CodeRow]:
        """The dates between which some codes of HCPCS Level II may be billed."""
        rows = self._of(edition, "hcpcs", "code, first, last", codes)
        return [CodeRow(c, _day(first) or date.min, _day(last)) for c, first, last in rows]

    def about(self, edition: Edition, codes: Sequence[str]) -> Sequence[Row]:
        """Every row of an edition about some codes; of pairs, about two of them."""
        asked: dict[str, Callable[[Edition, Sequence[str]], Sequence[Row]]] = {
            "ptp": self.pairs, "mue": self.limits, "aoc": self.add_ons, "pfs": self.fees,
            "hcpcs": self.codes,
        }  # fmt: skip
        return asked[edition.kind](edition, codes)

    @cached_property
    def reasons(self) -> dict[int, str]:
        """CMS's reasons for rows, by their numbers."""
        return dict(self.connection.execute("SELECT id, text FROM reason"))

    def _of(
        self, edition: Edition, table: str, columns: str, codes: Sequence[str]
    ) -> sqlite3.Cursor:
        return self.connection.execute(
            f"SELECT {columns} FROM {table} WHERE quarter = ? AND code IN ({_marks(codes)})",
            (str(edition.quarter), *codes),
        )

    @cached_property
    def _spans(self) -> dict[str, tuple[Span, ...]]:
        return {
            str(e.quarter): spans_of(self.connection, e.quarter)
            for e in self.editions
            if e.kind == "ptp"
        }

    def _edition(self, kind: str, when: Quarter, bit: int) -> Edition:
        files = self.connection.execute(
            "SELECT digest, name, rows FROM file WHERE kind = ? AND quarter = ? ORDER BY digest",
            (kind, str(when)),
        ).fetchall()
        total = sha256("\n".join(digest for digest, _, _ in files).encode()).hexdigest()
        names = tuple(sorted(name for _, name, _ in files))
        return Edition(kind, when, sum(n for _, _, n in files), names, f"sha256:{total}", bit)


def spans_of(connection: sqlite3.Connection, when: Quarter) -> tuple[Span, ...]:
    """The stretches of pairs that are held of a quarter without a gap."""
    rows = connection.execute(
        "SELECT first1, first2, last1, last2 FROM file "
        "WHERE kind = 'ptp' AND quarter = ? AND whole",
        (str(when),),
    )
    return tuple(sorted(((a, b), (c, d)) for a, b, c, d in rows))


def within(pair: Pair, spans: Sequence[Span]) -> bool:
    """Whether a pair is inside one of some stretches."""
    return any(first <= pair <= last for first, last in spans)


def _quarter(said: str) -> Quarter:
    found = quarter(said)
    if found is None:
        raise TableError(f"`{said}` is no quarter: the store is damaged")
    return found


def _end(last: int) -> date | None:
    return None if last == OPEN else date_of(last)


def _day(said: int) -> date | None:
    return date(said // 10000, said // 100 % 100, said % 100) if said else None


def _marks(codes: Sequence[str]) -> str:
    return ",".join("?" * len(codes))
