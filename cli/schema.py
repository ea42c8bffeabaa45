"""`lineproof schema`: JSON Schemas of what lineproof reads and writes."""

import click

from lineproof import logic

from .options import format_option
from .output import print_json

SCHEMAS = {
    "encounter": "encounter_schema",
    "decision": "decision_schema",
    "record": "record_schema",
}


@click.command()
@click.option(
    "--of", "what", type=click.Choice(list(SCHEMAS)), default="encounter", show_default=True,
    help="Of an encounter file, of what `code --format json` prints, or of a decision record.",
)  # fmt: skip
@format_option("json")
def schema(what: str, form: str) -> None:
    """Print the JSON Schema of an encounter file, a decision or a decision record."""
    print_json(getattr(logic, SCHEMAS[what])())
