"""The CMS tables as they lie in a folder of the user's own; none of them is kept here.

A folder holds four CSV files, found by the beginning of their names: `ncci` (procedure-to-procedure
pairs), `addon` (add-on codes), `mue` (medically unlikely edits) and `pfs` (fee schedule). Of each,
the columns named below are read, and only of rows that are in force.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from lineproof.logic import Published

GLOBAL_PERIODS = ("000", "010", "090")


class NoTable(Exception):
    """A table that was looked for and is not there."""


def read(folder: Path) -> Published:
    """The tables in a folder.

    Raises NoTable when one of them is not there.
    """
    rows = list(_rows(folder, "ncci"))
    return Published(
        pairs=dict(_pairs(rows)),
        paired=frozenset(row[column] for row in rows for column in ("column_1", "column_2")),
        add_ons=frozenset(
            (row["add_on_code"], row["primary_code"]) for row in _rows(folder, "addon")
        ),
        limits={
            row["hcpcs_code"]: (int(row["mue_value"]), int(row["mai"][:1]))
            for row in _rows(folder, "mue")
        },
        periods={
            row["hcpcs"]: _days(row["glob_days"]) for row in _rows(folder, "pfs") if not row["mod"]
        },
    )


def _pairs(rows: list[dict[str, str]]) -> Iterator[tuple[tuple[str, str], int]]:
    for row in rows:
        if not row["deletion_date"] and row["modifier_indicator"] in ("0", "1"):
            yield (row["column_1"], row["column_2"]), int(row["modifier_indicator"])


def _days(said: str) -> int | None:
    return int(said) if said in GLOBAL_PERIODS else None


def _rows(folder: Path, beginning: str) -> Iterator[dict[str, str]]:
    found = sorted(folder.glob(f"{beginning}*.csv"))
    if not found:
        raise NoTable(f"{folder} holds no {beginning}*.csv")
    with found[0].open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
