"""Small pieces of Markdown for the pages that are written from the rulebooks."""

import re
from collections.abc import Iterable, Sequence


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table."""
    return [_row(columns), _row(["---"] * len(columns)), *map(_row, rows), ""]


def bullets(items: Iterable[str]) -> list[str]:
    """The lines of a list."""
    return [*(f"- {item}" for item in items), ""]


def sentence(text: str) -> str:
    """A text with a capital first letter and a full stop, kept as one line."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def lines_of(text: str) -> list[str]:
    """One sentence a line."""
    return re.split(r"(?<=[.!?]) (?=[A-Z0-9])", text)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
