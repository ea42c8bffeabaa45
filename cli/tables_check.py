"""`lineproof tables check`: where the rulebook and the tables held disagree."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

import click

from lineproof.logic import (
    Agreement,
    Rulebook,
    Store,
    Tables,
    compare_tables,
    published,
    ruled,
)

from .options import fail, format_option, rulebook_option
from .output import print_json, show, table
from .tabled import a_date
from .tables_options import read_store, store_option

_KINDS = {"pairs": "ptp", "add-ons": "aoc", "units a day": "mue", "global days": "pfs"}


@click.command()
@rulebook_option
@store_option
@click.option(
    "--date", "said", metavar="DATE",
    help="The date of service to compare for; without it the last one that the tables answer for.",
)  # fmt: skip
@format_option("table", "json")
def check(rulebook: Rulebook, store: str | None, said: str | None, form: str) -> None:
    """Compare the rulebook with the tables held, and list every disagreement.

    Pairs, add-ons, units a day and global days, of the codes that both sides know. Exit code 1 if
    anything differs.
    """
    held = read_store(store)
    when = a_date(said) or _newest(held)
    found = list(_compared(held, rulebook, when))
    if form == "json":
        print_json({
            "format": "lineproof/tables-check/1", "rulebook": rulebook.name,
            "date": when.isoformat(),
            "compared": [asdict(each) for each in found],
        })  # fmt: skip
    else:
        show(
            f"rulebook {rulebook.title} beside the tables of {held.path}, on {when}", *_told(found)
        )
    raise SystemExit(1 if any(each.differences for each in found) else 0)


def _compared(held: Store, rulebook: Rulebook, when: date) -> Iterator[Agreement]:
    tables = Tables(held, tuple(each for each in held.editions if each.answers_for(when)))
    asked = {each.kind for each in tables.used([when])}
    if not asked & set(_KINDS.values()):
        fail(f"{held.path}: no table that can be compared answers for {when}")
    rules = ruled(rulebook)
    for each in compare_tables(published(tables, rules.codes, when), rules):
        if _KINDS[each.kind] in asked:
            yield each


def _newest(held: Store) -> date:
    if not held.editions:
        fail(f"{held.path}: no tables are held")
    return max(each.last for each in held.editions)


def _told(found: list[Agreement]) -> Iterator[Any]:
    for each in found:
        yield str(each)
        if each.differences:
            rows = [(d.at, d.table, d.rulebook, d.reason or "open") for d in each.differences]
            yield table("", ("codes", "table", "rulebook", "the rulebook says why"), rows)
