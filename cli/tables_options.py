"""What the commands about tables have in common."""

import click

from lineproof.logic import Edition, Quarter, Store, TableError, open_store, quarter

from .options import Decorator, a_file, fail
from .tabled import store_path

store_option: Decorator = click.option(
    "--tables", "store", metavar="STORE", type=a_file,
    help="The file that holds the tables, if not the one in your data folder.",
)  # fmt: skip


def read_store(said: str | None) -> Store:
    """The store that is meant; ends the program if there is none that can be read."""
    try:
        return open_store(store_path(said))
    except TableError as error:
        fail(str(error))


def a_quarter(said: str) -> Quarter:
    """A quarter that the user gave; ends the program if it is none."""
    found = quarter(said)
    if found is None:
        fail(f"`{said}` is no quarter: write it as in 2024Q3")
    return found


def a_table(store: Store, kind: str | None, when: Quarter) -> list[Edition]:
    """The tables held of a quarter, or the one of a kind; ends the program if there is none."""
    of_time = [each for each in store.editions if each.quarter == when]
    found = [each for each in of_time if kind in (None, each.kind)]
    if not found:
        held = ", ".join(each.name for each in store.editions) or "nothing"
        fail(f"{kind or 'no table of'} {when}: not held in {store.path}: held is {held}")
    return found
