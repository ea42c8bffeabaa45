"""The Medicare fee schedule (PPRRVU): CSV whose headings take several lines and are not unique.

A column is found by its heading and what stands above it, so a column that a year adds moves none.
Only rows of the whole service are kept: those with a modifier are of a part of it.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from .cells import code

KIND = "pfs"
_HEADINGS = {
    "code": ("HCPCS",),
    "modifier": ("MOD",),
    "status": ("STATUS", "CODE"),
    "value": ("NON-FACILITY", "TOTAL"),
    "days": ("GLOB", "DAYS"),
}
_ABOVE = 3
_RELEASE = re.compile(
    r"(20\d\d) National Physician Fee Schedule Relative Value.*?(January|April|July|October)",
    re.IGNORECASE,
)
_MONTHS = {"january": 1, "april": 2, "july": 3, "october": 4}
_DAYS = ("000", "010", "090", "XXX", "YYY", "ZZZ", "MMM")


def reader(
    head: Sequence[list[str]], index: int, plain: list[str]
) -> Callable[[list[str]], tuple[Any, ...] | None] | None:
    """How the rows below a line are read, if it is the last line of this table's head."""
    if plain[:3] != ["hcpcs", "mod", "description"]:
        return None
    places = {name: _place(head, index, said) for name, said in _HEADINGS.items()}
    absent = [" ".join(_HEADINGS[name]) for name, at in places.items() if at is None]
    if absent:
        raise ValueError(f"a fee schedule without the column {' or '.join(absent)}")
    found = {name: at for name, at in places.items() if at is not None}

    def row(cells: list[str]) -> tuple[Any, ...] | None:
        """The code, the global period as it is written, the value in hundredths, the status."""
        if len(cells) <= max(found.values()):
            raise ValueError(f"{len(cells)} columns; the head of the table has more")
        said = {name: cells[at].strip() for name, at in found.items()}
        if said["modifier"]:
            return None
        if said["days"] not in _DAYS:
            raise ValueError(f"`{said['days']}` is no global period")
        return (code(said["code"]), said["days"], _hundredths(said["value"]), said["status"])

    return row


def quarter(head: Sequence[list[str]]) -> str:
    """The quarter that the head names, as "2024Q3"; "" where it names none."""
    found = _RELEASE.search(" ".join(cell for cells in head for cell in cells))
    return f"{found[1]}Q{_MONTHS[found[2].lower()]}" if found else ""


def _place(head: Sequence[list[str]], index: int, said: tuple[str, ...]) -> int | None:
    """The first column with a heading, and something above it."""
    for at, heading in enumerate(head[index]):
        above = {
            head[line][at].strip()
            for line in range(max(0, index - _ABOVE), index)
            if at < len(head[line])
        }
        if heading.strip() == said[-1] and above.issuperset(said[:-1]):
            return at
    return None


def _hundredths(said: str) -> int:
    try:
        return round(float(said) * 100)
    except ValueError:
        raise ValueError(f"`{said}` is no relative value") from None
