"""Which table a file is, and how its rows are read: found by what its head says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from . import addons, codes, fees, limits, pairs

Cells = list[str]
Parsed = tuple[Any, ...]


@dataclass(frozen=True)
class Layout:
    """How one file is read.

    `first` is the index of the first line that may be a row; `parse` gives the values of a row,
    None for one that is left out on purpose, and raises ValueError with the reason where it is no
    row. `quarter` is what the head says of the quarter, as text, or "".
    """

    kind: str
    first: int
    parse: Callable[[Cells], Parsed | None]
    quarter: str = ""


_KINDS = (pairs, limits, addons, fees, codes)


def find_layout(head: Sequence[Cells]) -> Layout | None:
    """How a file with these first lines is read; None if it is no table that is known.

    Raises ValueError, with the reason, for a table of CMS's that is not for practitioners.
    """
    for module in _KINDS:
        for index, cells in enumerate(head):
            parse = module.reader(head, index, [_plain(cell) for cell in cells])
            if parse is not None:
                quarter = fees.quarter(head) if module is fees else ""
                return Layout(module.KIND, index + 1, parse, quarter)
    whole = codes.records(head)
    return Layout(codes.KIND, 0, whole) if whole else None


def _plain(cell: str) -> str:
    """A heading in small letters, without what is no letter or digit."""
    return "".join(c for c in cell.lower() if c.isalnum())
