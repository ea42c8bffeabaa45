"""`lineproof tables diff`: what changed from one quarter to another."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from typing import Any

import click

from lineproof.logic import table_differences

from .options import fail, format_option
from .output import print_json, show, table
from .tables_options import a_quarter, a_table, read_store, store_option

SHOWN = 40


@click.command()
@click.argument("before", metavar="QUARTER")
@click.argument("after", metavar="QUARTER")
@store_option
@click.option(
    "--table", "kind", type=click.Choice(["ptp", "mue", "aoc", "pfs", "hcpcs"]),
    help="Only this table.",
)  # fmt: skip
@click.option("--code", help="Only rows about this code.")
@click.option("--all", "every", is_flag=True, help=f"Show all rows, not the first {SHOWN} a table.")
@format_option("table", "json")
def diff(
    before: str, after: str, store: str | None, kind: str | None, code: str | None, every: bool,
    form: str,
) -> None:  # fmt: skip
    """Show what the tables of the second QUARTER say otherwise than those of the first.

    Exit code 1 if anything differs.
    """
    held = read_store(store)
    was, now = a_quarter(before), a_quarter(after)
    kinds = {each.kind for each in a_table(held, kind, was)}
    common = sorted(kinds & {each.kind for each in a_table(held, kind, now)})
    if not common:
        fail(f"no table is held both of {was} and of {now}: `lineproof tables status` tells which")
    found = {
        name: [
            each for each in table_differences(held.connection, name, was, now)
            if code is None or code.upper() in each.about.split()
        ] for name in common
    }  # fmt: skip
    if form == "json":
        print_json({
            "format": "lineproof/tables-diff/1", "before": str(was), "after": str(now),
            "tables": {name: list(map(asdict, each)) for name, each in found.items()},
        })  # fmt: skip
    else:
        show(*_told(found, None if every else SHOWN))
    raise SystemExit(1 if any(found.values()) else 0)


def _told(found: dict[str, list[Any]], most: int | None) -> Iterator[Any]:
    for name, each in found.items():
        count = Counter(one.how for one in each)
        words = ", ".join(f"{n:,} {how}" for how, n in sorted(count.items())) or "no difference"
        yield f"{name}: {words}"
        if each:
            rows = [(one.about, one.how, one.was, one.now) for one in islice(each, most)]
            yield table("", ("row", "", "was", "is"), rows)
        if most is not None and len(each) > most:
            yield f"{len(each) - most:,} more: --all shows them, --code those of one code."
