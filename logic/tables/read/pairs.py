"""Procedure-to-procedure pairs for practitioners (PTP): four files a quarter, tabs between cells.

Column 1, column 2, whether it stood before 1996, first day, last day (`*`: it has not ended),
modifier indicator, CMS's reason. The head takes several lines.
"""

from collections.abc import Callable, Sequence
from typing import Any

from ..days import OPEN, day
from .cells import code

KIND = "ptp"
_INDICATORS = {"0": 0, "1": 1, "9": 9}
_COLUMNS = 6  # and the reason, which older files have not


def reader(
    head: Sequence[list[str]], index: int, plain: list[str]
) -> Callable[[list[str]], tuple[Any, ...] | None] | None:
    """How the rows below a line are read, if it is the head of this table."""
    named = plain[:2] in (["column1", "column2"], ["column1code", "column2code"])
    return _row if named else None


def _row(cells: list[str]) -> tuple[Any, ...]:
    if len(cells) < _COLUMNS:
        raise ValueError(f"{len(cells)} columns; a row of pairs has 7")
    column1, column2, _, first, last, indicator = cells[:_COLUMNS]
    if indicator not in _INDICATORS:
        raise ValueError(f"`{indicator}` is no modifier indicator: 0, 1 or 9")
    return (
        code(column1),
        code(column2),
        day(first),
        OPEN if last in ("*", "") else day(last),
        _INDICATORS[indicator],
        cells[_COLUMNS] if len(cells) > _COLUMNS else "",
    )
