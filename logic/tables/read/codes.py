"""HCPCS Level II: a workbook, a CSV, or the record layout of 320 letters a line.

Kept of it are the codes and the dates between which they may be billed, and none of its words.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from ..days import day
from .cells import code

KIND = "hcpcs"
_RECORD = re.compile(r"([A-V]\d{4}|[A-Z\d]{2} {3})\d{5}[3478].{280}")
_PROCEDURE = "3"  # a code's first line; 4 goes on, 7 and 8 are modifiers
_ADDED, _TERMINATED = slice(268, 276), slice(284, 292)
_NAMES = {
    "code": ("hcpc", "hcpcs", "hcpcscode"),
    "record": ("recid",),
    "first": ("adddt", "adddate"),
    "last": ("termdt", "termdate", "terminationdate"),
}


def reader(
    head: Sequence[list[str]], index: int, plain: list[str]
) -> Callable[[list[str]], tuple[Any, ...] | None] | None:
    """How the rows below a line are read, if it is the head of this table."""
    places = {
        name: plain.index(spelled)
        for name, spellings in _NAMES.items()
        for spelled in spellings
        if spelled in plain
    }
    if places.keys() >= {"code", "first", "last"}:
        return lambda cells: _row({n: cells[at].strip() for n, at in places.items()})
    return None


def records(head: Sequence[list[str]]) -> Callable[[list[str]], tuple[Any, ...] | None] | None:
    """How a file without a head is read, if its lines are records of codes."""
    lines = [cells[0] for cells in head if len(cells) == 1]
    return _record if lines and all(map(_RECORD.match, lines)) else None


def _record(cells: list[str]) -> tuple[Any, ...] | None:
    line = cells[0]
    if len(line) < _TERMINATED.stop:
        raise ValueError(f"{len(line)} letters; a record has 320")
    said = {"code": line[:5], "record": line[10], "first": line[_ADDED], "last": line[_TERMINATED]}
    return _row({name: text.strip() for name, text in said.items()})


def _row(said: dict[str, str]) -> tuple[Any, ...] | None:
    """The code, its first day and its last as yyyymmdd; None for what is no code's first line."""
    if said.get("record", _PROCEDURE) != _PROCEDURE or len(said["code"]) < 5:
        return None
    return code(said["code"]), _date(said["first"]), _date(said["last"])


def _date(said: str) -> int:
    if not said:
        return 0
    day(said)
    return int(said)
