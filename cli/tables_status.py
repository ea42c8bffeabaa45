"""`lineproof tables status`: what is held, and what dates it can answer for."""

from typing import Any

import click

from lineproof.logic import Edition, Store

from .options import format_option
from .output import print_json, show, table
from .tables_options import read_store, store_option


@click.command()
@store_option
@format_option("table", "json")
def status(store: str | None, form: str) -> None:
    """Tell which tables are held, of which quarters, and what dates of service they answer for."""
    held = read_store(store)
    if form == "json":
        print_json({
            "format": "lineproof/tables-status/1",
            "store": str(held.path),
            "tables": [_json(held, each) for each in held.editions],
        })  # fmt: skip
        return
    rows = (
        (e.kind, str(e.quarter), f"{e.rows:,}", _dates(e), _gaps(held, e)) for e in held.editions
    )
    columns = ("table", "quarter", "rows", "dates of service", "holds")
    show(str(held.path), table("Tables held", columns, rows))


def _json(store: Store, edition: Edition) -> dict[str, Any]:
    return {
        "table": edition.kind,
        "quarter": str(edition.quarter),
        "title": edition.title,
        "rows": edition.rows,
        "files": list(edition.files),
        "digest": edition.digest,
        "from": edition.first.isoformat() if edition.first else None,
        "to": edition.last.isoformat(),
        "stretches": [[*first, *last] for first, last in store.spans(edition)],
    }


def _dates(edition: Edition) -> str:
    return f"{edition.first} to {edition.last}" if edition.first else f"to {edition.last}"


def _gaps(store: Store, edition: Edition) -> str:
    """Of pairs, the stretches of column 1: what is between them is not held."""
    if edition.kind != "ptp":
        return "all of it"
    spans = store.spans(edition)
    return ", ".join(f"{first[0]}-{last[0]}" for first, last in spans) or "single rows"
