"""`lineproof tables`: CMS's own tables, imported once."""

import click

from .tables_check import check
from .tables_diff import diff
from .tables_import import import_tables
from .tables_show import show
from .tables_status import status


@click.group()
def tables() -> None:
    """Import CMS's quarterly tables, and tell what they say and what is held.

    The files are CMS's and carry codes under licence: docs/tables.md says where they come from.
    """


for _command in (import_tables, status, show, diff, check):
    tables.add_command(_command)
