"""Options of the commands that decide: which tables they ask."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lineproof.logic import Decision, Facts, Rulebook

from .options import a_file, fail

if TYPE_CHECKING:
    from lineproof.logic import Report, Tables

_store_option = click.option(
    "--tables", "store", metavar="STORE", type=a_file,
    help="The tables imported here decide; without it those in your data folder, if there are any.",
)  # fmt: skip
_date_option = click.option(
    "--as-of", metavar="DATE",
    help="Ask the tables as they were published on this date: 2024-08-31.",
)  # fmt: skip
_none_option = click.option("--no-tables", "none", is_flag=True, help="Ask no tables.")


@dataclass(frozen=True)
class Chosen:
    """The tables that a command was told to ask, or none."""

    tables: "Tables | None"

    def over(self, facts: Facts, rulebook: Rulebook, also: Sequence[str] = ()) -> Rulebook:
        """A rulebook with the rows that bear on a visit, and on `also` some codes that are asked.

        Where no tables are asked it is the rulebook as it is.
        """
        if self.tables is None:
            return rulebook
        from lineproof.logic import with_tables

        return with_tables([facts], rulebook, self.tables, also)

    def report(self, decision: Decision) -> "Report | None":
        """How the tables stand to what was decided; None where none were asked."""
        if self.tables is None:
            return None
        from lineproof.logic import report

        codes = [*(line.code for line in decision.lines), *(out.code for out in decision.excluded)]
        return report(self.tables, date.fromisoformat(decision.date), list(filter(None, codes)))


def standing(told: "Report") -> Iterator[Any]:
    """The tables that were asked, and what they say of the pairs of a visit."""
    from .output import table

    rows = []
    for each in told.asked:
        edition = each.edition
        first = f"from {edition.first} " if edition.first else ""
        said = "answers" if each.answers else "does not answer for this date: the rulebook decides"
        unknown = f"; not in it: {', '.join(each.unknown)}" if each.unknown else ""
        rows.append((edition.title, f"{first}to {edition.last}", f"{said}{unknown}"))
    if not rows:
        yield "No table of that time is held: the rulebook decides."
        return
    yield table("Tables", ("table", "dates of service", "this visit"), rows)
    found: dict[str, list[str]] = {}
    strange = {code for each in told.asked for code in each.unknown}
    for pair in told.pairs:
        if strange & {pair.column1, pair.column2}:
            continue  # that a code is not in the table is said above, once
        mark = "" if pair.indicator is None else f" ({pair.indicator})"
        found.setdefault(pair.standing, []).append(f"{pair.column1}/{pair.column2}{mark}")
    if found:
        yield table("Pairs of codes in the tables, with their indicator", ("standing", "pairs"), (
            (name, ", ".join(pairs)) for name, pairs in sorted(found.items())
        ))  # fmt: skip


def tables_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--tables`, `--as-of` and `--no-tables`: the command is given what they choose."""

    @_store_option
    @_date_option
    @_none_option
    @wraps(command)
    def run(
        *args: Any, store: str | None, as_of: str | None, none: bool, **others: Any
    ) -> Any:  # fmt: skip
        if others["rulebook"].name == "guide":
            chosen = _none_for_guide(store, as_of)
        else:
            chosen = _chosen(store, as_of, none)
        return command(*args, chosen=chosen, **others)

    return run


def _none_for_guide(store: str | None, as_of: str | None) -> Chosen:
    """The guide is coded to the letter, and its letter knows no tables."""
    if store or as_of:
        fail("the guide is coded to the letter: tables are asked with `--rulebook standard`")
    return Chosen(None)


def _chosen(store: str | None, as_of: str | None, none: bool) -> Chosen:
    if none:
        if store or as_of:
            fail("`--no-tables` asks no tables: leave `--tables` and `--as-of` away")
        return Chosen(None)
    path = store_path(store)
    if store is None and as_of is None and not path.is_file():
        return Chosen(None)
    from lineproof.logic import TableError, open_tables

    try:
        return Chosen(open_tables(path, a_date(as_of)))
    except TableError as error:
        fail(str(error))


def store_path(said: str | None) -> Path:
    """Where the store is: as said, or in the user's data folder."""
    if said is not None:
        return Path(said)
    from lineproof.logic import default_store

    return default_store()


def a_date(said: str | None) -> date | None:
    """A date that the user gave; ends the program if it is none."""
    if said is None:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        fail(f"`{said}` is no date: write year-month-day, as in 2024-08-31")
