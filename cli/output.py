"""Print tables and trees for people: plain where the output is no terminal."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:  # imported late: JSON needs none of it
    from rich.console import Console
    from rich.table import Table

WIDTH = 100
NARROWEST = 60  # below, a terminal breaks our lines more legibly than a table breaks its cells
UNBROKEN = 12  # a column of single words of this length is never broken: codes, units, modifiers


def console() -> "Console":
    """A console as wide as the terminal, or 100 columns where there is none."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH
    made = Console(width=width, highlight=False, emoji=False)
    made.width = max(made.width, NARROWEST)
    return made


def show(*parts: Any) -> None:
    """Print tables, trees and texts with a blank line between them, and no blanks at line ends."""
    out = console()
    with out.capture() as captured:
        for number, part in enumerate(parts):
            if number:
                out.print()
            out.print(part, markup=False)
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))


def json_text(value: Any) -> str:
    """A value as JSON, with the letters of every language as they are."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    click.echo(json_text(value), nl=False)


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> "Table":
    """A light table; the last column takes what room is left, and codes are kept whole."""
    from rich.table import Table

    cells = [tuple(row) for row in rows]
    made = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False)
    for index, name in enumerate(columns):
        last = index + 1 == len(columns)
        least = _unbroken([name, *(row[index] for row in cells)])
        made.add_column(name, overflow="fold", min_width=least, ratio=1 if last else None)
    for row in cells:
        made.add_row(*row)
    return made


def _unbroken(column: Sequence[str]) -> int:
    """The width of a column of short single words; 1 for any other, whose words may be broken."""
    longest = max(map(len, column))
    return longest if longest <= UNBROKEN and not any(" " in cell for cell in column) else 1
