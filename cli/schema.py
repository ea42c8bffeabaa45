"""`lineproof schema`: the JSON Schema that editors complete and check encounter files with."""

import click

from lineproof.logic import encounter_schema

from .options import format_option
from .output import print_json


@click.command()
@format_option("json")
def schema(form: str) -> None:
    """Print the JSON Schema of an encounter file."""
    print_json(encounter_schema())
