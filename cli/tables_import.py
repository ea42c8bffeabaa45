"""`lineproof tables import`: read CMS's files into the store."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from lineproof.logic import Summary, TableError, import_files

from .options import a_file, fail, format_option
from .output import print_json, show, table
from .tabled import store_path
from .tables_options import a_quarter, store_option

Advance = Callable[[int], None]


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=a_file)
@store_option
@click.option(
    "--quarter", "said", metavar="QUARTER",
    help="The quarter of the files, as in 2024Q3, where neither they nor their names say it.",
)  # fmt: skip
@click.option(
    "--replace", is_flag=True,
    help="Throw away first what is held of the same tables and quarters; give all files of them.",
)  # fmt: skip
@format_option("table", "json")
def import_tables(
    files: tuple[str, ...], store: str | None, said: str | None, replace: bool, form: str
) -> None:
    """Read CMS's FILEs as they come: pairs, units a day, add-ons, fee schedule, HCPCS Level II.

    Text, CSV, Excel workbooks and zip archives of them. Everything is taken or nothing; several
    quarters stand side by side, and a file that is held already changes nothing.
    """
    target = store_path(store)
    as_quarter = a_quarter(said) if said else None
    try:
        with _progress(form) as begin:
            done = import_files(
                list(map(Path, files)), target,
                as_quarter=as_quarter, replace=replace, begin=begin,
            )  # fmt: skip
    except TableError as error:
        fail(str(error))
    if form == "json":
        print_json(_json(done, target))
    else:
        show(*_told(done, target))


@contextmanager
def _progress(form: str) -> Iterator[Callable[[str, int], Advance]]:
    """A bar for each file, on a terminal; it goes to standard error and is gone when it is done."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    hidden = form == "json" or not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as bars:

        def begin(name: str, size: int) -> Advance:
            bar = bars.add_task(name, total=size)
            return lambda read: bars.advance(bar, read)

        yield begin


def _json(done: Summary, store: Path) -> dict[str, Any]:
    return {
        "format": "lineproof/tables-import/1",
        "store": str(store),
        "files": [{**asdict(each), "quarter": str(each.quarter)} for each in done.files],
        "skipped": list(done.skipped),
        "changes": [
            {**asdict(each), "quarter": str(each.quarter), "against": str(each.against)}
            for each in done.changes
        ],
    }


def _told(done: Summary, store: Path) -> Iterator[Any]:
    rows = [
        (
            each.file,
            each.kind,
            str(each.quarter),
            f"{each.rows:,}",
            "held already" if each.held else "",
        )
        for each in done.files
    ]
    yield table("Imported", ("file", "table", "quarter", "rows", ""), rows)
    if done.skipped:
        yield f"Not a table: {', '.join(done.skipped)}."
    for each in done.changes:
        yield (
            f"{each.kind} {each.quarter} beside {each.against}: {each.added:,} added, "
            f"{each.ended:,} ended, {each.changed:,} changed, {each.gone:,} gone."
        )
    if not done.altered:
        yield "Nothing new: all of it was held already."
    yield f"{store}: `lineproof tables status` tells what it can answer for."
