"""Medically unlikely edits (MUE) for practitioners: CSV; the indicator is text that begins with it.

Code, units a day, adjudication indicator, CMS's reason. There is no date in it.
"""

from collections.abc import Callable, Sequence
from typing import Any

from .cells import code, columns, number

KIND = "mue"
_OTHERS = ("outpatient", "hospital", "dme", "supplier")


def reader(
    head: Sequence[list[str]], index: int, plain: list[str]
) -> Callable[[list[str]], tuple[Any, ...] | None] | None:
    """How the rows below a line are read, if it is the head of this table.

    Raises ValueError for the table of hospitals or suppliers.
    """
    if not plain or plain[0] not in ("hcpcscptcode", "cpthcpcscode"):
        return None
    values = [cell for cell in plain if "muevalue" in cell]
    if not values:
        return None
    if any(other in values[0] for other in _OTHERS):
        raise ValueError("the units of hospitals or suppliers: this reads those of practitioners")
    return _row


def _row(cells: list[str]) -> tuple[Any, ...]:
    name, units, said, *reason = columns(cells, 3, "a row of units a day")
    indicator = said[:1]
    if indicator not in ("1", "2", "3"):
        raise ValueError(f"`{said}` is no adjudication indicator: it begins with 1, 2 or 3")
    return (
        code(name),
        number(units, "number of units"),
        int(indicator),
        reason[0] if reason else "",
    )
