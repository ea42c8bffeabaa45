"""`lineproof export`: the program and an encounter as plain files for clingo."""

import click

from lineproof.logic import encounter_text, load_rulebook, program_text

from .files import write_file
from .options import file_argument, format_option, read_encounter, rulebook_option
from .output import print_json


@click.command()
@file_argument
@rulebook_option
@click.option(
    "--part", type=click.Choice(["all", "program", "encounter"]), default="all",
    show_default=True, help="What to write: kernel and rulebook, the encounter's facts, or both.",
)  # fmt: skip
@click.option("-o", "--output", metavar="OUT.lp", help="Write to this file, not to the screen.")
@format_option("lp", "json")
def export(file: str, book: str, part: str, output: str | None, form: str) -> None:
    """Write kernel, rulebook and the facts of FILE as one plain program.

    Stock clingo gives the same answer: `clingo OUT.lp`, where billed(0,insurer,Code,...,Units) are
    the claim lines.
    """
    facts = read_encounter(file)
    texts = {
        "program": program_text(load_rulebook(book)) if part != "encounter" else "",
        "encounter": encounter_text(facts) if part != "program" else "",
    }
    content = "\n".join(text for text in texts.values() if text)
    if form == "json":
        kept = {name: text for name, text in texts.items() if text}
        print_json({"format": "lineproof/export/1", "encounter": facts.encounter, **kept})
    elif output is None:
        click.echo(content, nl=False)
    else:
        write_file(output, content)
