"""Write the rows of one file into a draft of the store."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from .days import day_of
from .problems import TableError, at
from .quarters import Quarter

Numbered = Iterator[tuple[int, tuple[Any, ...]]]
_BITS = 63
_REPLACE = "only one of them can hold; --replace throws away what is held of the quarter"


class Writer:
    """Writes the rows of one table and quarter from one file."""

    def __init__(
        self, kind: str, connection: sqlite3.Connection, quarter: Quarter, source: str
    ) -> None:
        self.kind = kind
        self.connection = connection
        self.quarter = quarter
        self.source = source
        self.bit = self._bit()
        self.rows = 0
        self._reasons = dict(connection.execute("SELECT text, id FROM reason"))
        self._span: tuple[str, str, str, str] = ("", "", "", "")
        self._whole = True

    def all(self, rows: Numbered) -> int:
        """Write every row, and tell how many there were."""
        insert, values = _INSERTS[self.kind]
        self.connection.executemany(insert, values(self, self._counted(rows)))
        return self.rows

    def close(self, digest: str, name: str, rows: int) -> None:
        """Note the file that was read."""
        self.connection.execute(
            "INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self.kind, str(self.quarter), digest, name, rows, *self._span, self._whole),
        )

    def reason(self, text: str) -> int:
        """The number of one of CMS's reasons."""
        if text not in self._reasons:
            cursor = self.connection.execute("INSERT INTO reason (text) VALUES (?)", (text,))
            self._reasons[text] = int(cursor.lastrowid or 0)
        return int(self._reasons[text])

    def _bit(self) -> int:
        """The mark of this table as of this quarter; the next free one where it is new."""
        key = self.kind, str(self.quarter)
        found = self.connection.execute(
            "SELECT bit FROM edition WHERE kind = ? AND quarter = ?", key
        ).fetchone()
        if found:
            return int(found[0])
        taken = {
            bit for (bit,) in
            self.connection.execute("SELECT bit FROM edition WHERE kind = ?", (self.kind,))
        }  # fmt: skip
        free = next((bit for bit in range(_BITS) if bit not in taken), None)
        if free is None:
            raise TableError(f"{self.source}: {_BITS} quarters of it are held: use another store")
        self.connection.execute("INSERT INTO edition VALUES (?, ?, ?)", (*key, free))
        return free

    def _counted(self, rows: Numbered) -> Numbered:
        for row in rows:
            self.rows += 1
            yield row

    def pairs(self, rows: Numbered) -> Iterator[tuple[Any, ...]]:
        """The rows of pairs; what they say of codes and of their order is noted on the way."""
        mark, end = 1 << self.bit, day_of(self.quarter.last)
        codes: set[str] = set()
        first = last = before = ("", "")
        for number, (column1, column2, begin, until, indicator, reason) in rows:
            if begin > end:
                raise at(
                    self.source, number,
                    f"begins after {self.quarter}, of which the file is: rows of another quarter",
                )  # fmt: skip
            here = column1, column2
            if here < before:
                self._whole = False
            before = here
            first, last = min(first, here) if first[0] else here, max(last, here)
            codes.add(column1)
            codes.add(column2)
            number_of = self._reasons.get(reason)
            yield (column1, column2, begin, until, indicator,
                   self.reason(reason) if number_of is None else number_of, mark)  # fmt: skip
        self._span = (*first, *last)
        self._refuse_overlap()
        self.connection.executemany(
            "INSERT INTO ptp_code VALUES (?, ?) "
            "ON CONFLICT DO UPDATE SET editions = editions | excluded.editions",
            ((code, mark) for code in sorted(codes)),
        )

    def _refuse_overlap(self) -> None:
        """Two files of one quarter hold different stretches of the table."""
        overlapping = self.connection.execute(
            "SELECT name FROM file WHERE kind = 'ptp' AND quarter = ? "
            "AND (first1, first2) <= (?, ?) AND (last1, last2) >= (?, ?)",
            (str(self.quarter), *self._span[2:], *self._span[:2]),
        ).fetchone()
        if overlapping:
            raise TableError(
                f"{self.source}: {self.quarter} is held already for these codes, from "
                f"{overlapping[0]}, with other content: {_REPLACE}"
            )


def writer(kind: str, connection: sqlite3.Connection, quarter: Quarter, source: str) -> Writer:
    """What writes a file; raises TableError where the quarter is held from another file."""
    if kind != "ptp":
        held = connection.execute(
            "SELECT name FROM file WHERE kind = ? AND quarter = ?", (kind, str(quarter))
        ).fetchone()
        if held:
            raise TableError(
                f"{source}: {quarter} of this table is held already, from {held[0]}, with other "
                f"content: {_REPLACE}"
            )
    return Writer(kind, connection, quarter, source)


def forget(connection: sqlite3.Connection, kind: str, quarter: Quarter) -> None:
    """Throw away all that is held of a table and a quarter."""
    key = kind, str(quarter)
    found = connection.execute(
        "SELECT bit FROM edition WHERE kind = ? AND quarter = ?", key
    ).fetchone()
    if found is None:
        return
    if kind == "ptp":
        for table in ("ptp", "ptp_code"):
            connection.execute(f"UPDATE {table} SET editions = editions & ?", (~(1 << found[0]),))
            connection.execute(f"DELETE FROM {table} WHERE editions = 0")
    else:
        connection.execute(f"DELETE FROM {kind} WHERE quarter = ?", key[1:])
    connection.execute("DELETE FROM file WHERE kind = ? AND quarter = ?", key)
    connection.execute("DELETE FROM edition WHERE kind = ? AND quarter = ?", key)


def _limits(to: Writer, rows: Numbered) -> Iterator[tuple[Any, ...]]:
    for _, (code, units, indicator, reason) in rows:
        yield str(to.quarter), code, units, indicator, to.reason(reason)


def _plain(to: Writer, rows: Numbered) -> Iterator[tuple[Any, ...]]:
    for _, row in rows:
        yield (str(to.quarter), *row)


_INSERTS: dict[str, tuple[str, Callable[[Writer, Numbered], Iterator[tuple[Any, ...]]]]] = {
    "ptp": (
        "INSERT INTO ptp VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        "reason = excluded.reason, editions = editions | excluded.editions",
        Writer.pairs,
    ),
    "mue": ("INSERT INTO mue VALUES (?, ?, ?, ?, ?)", _limits),
    "aoc": ("INSERT OR REPLACE INTO aoc VALUES (?, ?, ?, ?, ?, ?)", _plain),
    "pfs": ("INSERT INTO pfs VALUES (?, ?, ?, ?, ?)", _plain),
    "hcpcs": ("INSERT OR REPLACE INTO hcpcs VALUES (?, ?, ?, ?)", _plain),
}
