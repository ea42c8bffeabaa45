"""Add-on codes and their primaries: text or workbook; dates are year and day of the year.

Primary CCCCC: the contractor says which there are (types 2 and 3).
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from ..days import date_of, day, day_of_year
from .cells import code

KIND = "aoc"
_NAMES = {
    "kind": ("aocedittype",),
    "code": ("addoncode",),
    "code_end": ("aocdeldt", "aocdeldtjulian"),
    "primary": ("primarycode",),
    "primary_end": ("primarycodedeldt", "primarycodedeldtjulian"),
    "first": ("aoceditteffdt", "aocediteffdt", "aocediteffdtjulian"),
    "last": ("aoceditdeldt", "aoceditdeldtjulian"),
}
_NEEDED = ("kind", "code", "primary")


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
    if not all(name in places for name in _NEEDED):
        return None

    def row(cells: list[str]) -> tuple[Any, ...]:
        """The code, its primary, the type, the first day and the last as yyyymmdd."""
        said = {name: cells[at].strip() if at < len(cells) else "" for name, at in places.items()}
        if said["kind"] not in ("1", "2", "3"):
            raise ValueError(f"`{said['kind']}` is no type of add-on: 1, 2 or 3")
        ends = [_date(said.get(name, "")) for name in ("last", "code_end", "primary_end")]
        return (
            code(said["code"]),
            code(said["primary"]),
            int(said["kind"]),
            _date(said.get("first", "")) or 0,
            min((end for end in ends if end), default=0),
        )

    return row


def _date(said: str) -> int:
    """A date as yyyymmdd, 0 for none; a bare year is its first day."""
    if not said or said == "*":
        return 0
    if len(said) == 4 and said.isdigit():
        return int(f"{said}0101")
    found: date = date_of(day_of_year(said) if len(said) == 7 else day(said))
    return int(found.strftime("%Y%m%d"))
