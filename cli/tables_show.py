"""`lineproof tables show`: the rows about one code, or about two."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

import click

from lineproof.logic import Edition, Store

from .options import a_code, fail, format_option
from .output import print_json, table
from .output import show as show_parts
from .tables_options import a_quarter, read_store, store_option


@click.command()
@click.argument("one", metavar="CODE")
@click.argument("other", metavar="[CODE]", required=False)
@store_option
@click.option("--quarter", "said", metavar="QUARTER", help="Only the tables of this quarter.")
@format_option("table", "json")
def show(one: str, other: str | None, store: str | None, said: str | None, form: str) -> None:
    """Show the rows of the tables held about one CODE, or the pairs of two.

    Every row is shown, in force or not. Exit code 1 if there is none.
    """
    held = read_store(store)
    codes = [a_code(one), *([a_code(other)] if other else [])]
    wanted = a_quarter(said) if said else None
    editions = [e for e in held.editions if wanted in (None, e.quarter)]
    if not editions:
        fail(f"{wanted}: no table of that quarter is held in {held.path}")
    found = [row for edition in editions for row in _rows(held, edition, codes)]
    if form == "json":
        print_json({"format": "lineproof/tables-rows/1", "codes": codes, "rows": found})
    elif found:
        show_parts(*_tables(found))
    else:
        click.echo(f"{held.path}: no row about {' and '.join(codes)}", err=True)
    raise SystemExit(0 if found else 1)


def _rows(store: Store, edition: Edition, codes: list[str]) -> Iterator[dict[str, Any]]:
    for row in store.about(edition, codes):
        said = {name: _plain(value) for name, value in asdict(row).items()}
        yield {"table": edition.kind, "quarter": str(edition.quarter), **said}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return None if value == date.min else value.isoformat()
    return value


def _tables(found: list[dict[str, Any]]) -> Iterator[Any]:
    kinds = dict.fromkeys(row["table"] for row in found)
    for kind in kinds:
        rows = [row for row in found if row["table"] == kind]
        columns = [name for name in rows[0] if name != "table"]
        yield table(kind, columns, (
            tuple("" if row[name] is None else str(row[name]) for name in columns) for row in rows
        ))  # fmt: skip
