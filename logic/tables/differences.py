"""What a table says in one quarter and not in another."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from .days import OPEN, date_of
from .quarters import Quarter, quarter
from .store import spans_of, within

HOW = ("added", "ended", "changed", "gone")

_KEYED = {
    "mue": ("code", "units, indicator", "{0} a day, indicator {1}"),
    "aoc": ("code || ' with ' || primary_code", "kind, first, last", "type {0}, {1} to {2}"),
    "pfs": ("code", "days, value", "global period {0}, value {1}"),
    "hcpcs": ("code", "first, last", "{0} to {1}"),
}
"""What a row is about, what it says of it, and in which words; 0 as a last day means none."""


@dataclass(frozen=True)
class TableDifference:
    """One thing that differs: `how` is one of HOW, `was` and `now` say what, where there is any.

    `ended`: it has a last day now; `gone`: the later table does not have it at all.
    """

    about: str
    how: str
    was: str
    now: str


@dataclass(frozen=True)
class Changes:
    """How much of a table is otherwise than in the nearest quarter before that is held."""

    kind: str
    quarter: Quarter
    against: Quarter
    added: int
    ended: int
    changed: int
    gone: int


def changes(connection: sqlite3.Connection, kind: str, when: Quarter) -> Changes | None:
    """What is new in a quarter beside the one before it that is held; None where none is."""
    said = connection.execute("SELECT quarter FROM edition WHERE kind = ?", (kind,))
    earlier = [found for (text,) in said if (found := quarter(text)) and found < when]
    if not earlier:
        return None
    count = Counter(each.how for each in table_differences(connection, kind, max(earlier), when))
    return Changes(kind, when, max(earlier), *(count[how] for how in HOW))


def table_differences(
    connection: sqlite3.Connection, kind: str, before: Quarter, after: Quarter
) -> Iterator[TableDifference]:
    """Everything that a table says otherwise in a later quarter, in the order of its rows.

    Of pairs, only what both quarters hold without a gap is compared.
    """
    compare = _of_pairs if kind == "ptp" else _of_rows
    yield from compare(connection, kind, before, after)


def _of_pairs(
    connection: sqlite3.Connection, kind: str, before: Quarter, after: Quarter
) -> Iterator[TableDifference]:
    was, now = (_bit(connection, kind, when) for when in (before, after))
    spans = [spans_of(connection, when) for when in (before, after)]
    rows = connection.execute(
        "SELECT column1, column2, first, last, indicator, editions >> ? & 1 FROM ptp "
        "WHERE (editions >> ? & 1) != (editions >> ? & 1) "
        "ORDER BY column1, column2, first, last, indicator",
        (was, was, now),
    )
    for (one, other, first), group in groupby(rows, lambda row: row[:3]):
        if all(within((one, other), each) for each in spans):
            yield _of_pair(f"{one} over {other}", first, list(group))


def _of_pair(about: str, first: int, rows: list[Any]) -> TableDifference:
    """The rows of one pair from one first day: one that was, one that is, or both."""
    old = next((row for row in rows if row[5]), None)
    new = next((row for row in rows if not row[5]), None)
    if old is None or new is None:
        how = "added" if old is None else "gone"
    else:
        ended = old[3] == OPEN and new[3] != OPEN and old[4] == new[4]
        how = "ended" if ended else "changed"
    return TableDifference(about, how, *(_said(first, row) for row in (old, new)))


def _said(first: int, row: Any) -> str:
    if row is None:
        return ""
    last = "" if row[3] == OPEN else f" to {date_of(row[3])}"
    return f"from {date_of(first)}{last}, indicator {row[4]}"


def _of_rows(
    connection: sqlite3.Connection, kind: str, before: Quarter, after: Quarter
) -> Iterator[TableDifference]:
    was, now = (_rows(connection, kind, when) for when in (before, after))
    for about in sorted(was.keys() | now.keys()):
        if was.get(about) != now.get(about):
            how = "added" if about not in was else "gone" if about not in now else "changed"
            yield TableDifference(about, how, was.get(about, ""), now.get(about, ""))


def _rows(connection: sqlite3.Connection, kind: str, when: Quarter) -> dict[str, str]:
    about, columns, words = _KEYED[kind]
    rows = connection.execute(
        f"SELECT {about}, {columns} FROM {kind} WHERE quarter = ?", (str(when),)
    )
    return {key: words.format(*said) for key, *said in rows}


def _bit(connection: sqlite3.Connection, kind: str, when: Quarter) -> int:
    found = connection.execute(
        "SELECT bit FROM edition WHERE kind = ? AND quarter = ?", (kind, str(when))
    ).fetchone()
    return int(found[0])
