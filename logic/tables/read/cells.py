"""Cells that several tables have: codes, and numbers."""

import re

_CODE = re.compile(r"[0-9A-Z]{5}")
_known: set[str] = set()


def code(text: str) -> str:
    """A code of five letters or digits; raises ValueError if it is none."""
    if text not in _known:
        if not _CODE.fullmatch(text):
            raise ValueError(f"`{text}` is no code of five letters or digits")
        _known.add(text)
    return text


def number(text: str, what: str) -> int:
    """A whole number that is not negative; raises ValueError if it is none."""
    if not text.isdigit():
        raise ValueError(f"`{text}` is no {what}")
    return int(text)


def columns(cells: list[str], least: int, what: str) -> list[str]:
    """The cells of a row, blanks taken off; raises ValueError where there are too few."""
    if len(cells) < least:
        raise ValueError(f"{len(cells)} columns; {what} has {least}")
    return [cell.strip() for cell in cells]
