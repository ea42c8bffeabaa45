"""`lineproof export`: the program and an encounter as plain files for clingo."""

import click

from lineproof.logic import Rulebook, encounter_text, program_text

from .files import write_file
from .options import a_file, file_argument, format_option, read_encounter, rulebook_option
from .output import json_text
from .tabled import Chosen, tables_option


@click.command()
@file_argument
@rulebook_option
@tables_option
@click.option(
    "--part", type=click.Choice(["all", "program", "encounter"]), default="all",
    show_default=True, help="What to write: kernel and rulebook, the encounter's facts, or both.",
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="OUT.lp", type=a_file, help="Write to this file, not to the screen."
)
@format_option("lp", "json")
def export(
    file: str, rulebook: Rulebook, chosen: Chosen, part: str, output: str | None, form: str
) -> None:
    """Write kernel, rulebook and the facts of FILE as one plain program.

    Stock clingo gives the same answer: `clingo OUT.lp`, where billed(0,insurer,Code,...,Units) are
    the claim lines.
    """
    facts = read_encounter(file)
    texts = {
        "program": program_text(chosen.over(facts, rulebook)) if part != "encounter" else "",
        "encounter": encounter_text(facts) if part != "program" else "",
    }
    kept = {name: text for name, text in texts.items() if text}
    if form == "json":
        content = json_text({"format": "lineproof/export/1", "encounter": facts.encounter, **kept})
    else:
        content = "\n".join(kept.values())
    if output is None:
        click.echo(content, nl=False)
    else:
        write_file(output, content, file)
