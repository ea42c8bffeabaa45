"""`lineproof graph`: a picture of why the lines stand."""

import click

from lineproof.logic import decide, load_rulebook

from .files import write_file
from .options import fail, file_argument, read_encounter, rulebook_option
from .why import answers, asked_for, proof_of


@click.command()
@file_argument
@click.argument("line", metavar="[LINE]", required=False)
@rulebook_option
@click.option(
    "-o", "--output", metavar="OUT", required=True,
    help="The picture to write; .svg or .json, as the name ends.",
)  # fmt: skip
@click.option("--full", is_flag=True, help="Draw every step, not only what an auditor reads.")
def graph(file: str, line: str | None, book: str, output: str, full: bool) -> None:
    """Draw why the lines of FILE stand, or one LINE (its number or its code)."""
    facts = read_encounter(file)
    rulebook = load_rulebook(book)
    (decision,) = decide([facts], rulebook)
    asked = asked_for(list(answers(decision)), line)
    from lineproof.graph import UnknownFormat, explanation_graph, render

    try:
        picture = render(explanation_graph(proof_of(facts, rulebook, asked, full)), output)
    except UnknownFormat as error:
        fail(str(error))
    write_file(output, picture)
    click.echo(f"{output}: written")
