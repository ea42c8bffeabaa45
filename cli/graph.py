"""`lineproof graph`: a picture of why the lines stand."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from lineproof.logic import Facts, Rulebook, brief, decide, prove

from .files import write_file
from .options import fail, file_argument, read_encounter, read_rulebook, rulebook_option
from .why import Answer, answers, asked_for

if TYPE_CHECKING:
    from networkx import DiGraph


@click.command()
@file_argument
@click.argument("line", metavar="[LINE]", required=False)
@rulebook_option
@click.option(
    "-o", "--output", metavar="OUT", required=True,
    help="The file to write: .svg, .png, .html, .dot, .mmd, .graphml or .json, as the name ends.",
)  # fmt: skip
@click.option("--full", is_flag=True, help="Draw every step, not only what an auditor reads.")
def graph(file: str, line: str | None, book: str, output: str, full: bool) -> None:
    """Draw why the lines of FILE stand, or one LINE (its number or its code).

    An .html page shows both depths, folds, and can be searched; --full chooses what it opens with.
    """
    facts = read_encounter(file)
    rulebook = read_rulebook(book)
    (decision,) = decide([facts], rulebook)
    asked = asked_for(list(answers(decision)), line)
    from lineproof.graph import MissingExtra, UnknownFormat, render

    try:
        picture = render(_depths(facts, rulebook, asked, "full" if full else "brief"), output)
    except (MissingExtra, UnknownFormat) as error:
        fail(str(error))
    write_file(output, picture)
    click.echo(f"{output}: written")


def _depths(
    facts: Facts, rulebook: Rulebook, asked: Sequence[Answer], first: str
) -> Mapping[str, "DiGraph"]:
    """The graph of each depth of the proof, the one asked for first."""
    from lineproof.graph import explanation_graph

    proof = prove(facts, rulebook, [root for answer in asked for root in answer.roots])
    titles = [(answer.title, [str(root) for root in answer.roots]) for answer in asked]
    proofs = {"brief": brief(proof), "full": proof}
    names = sorted(proofs, key=lambda name: name != first)
    return {name: explanation_graph(proofs[name], titles) for name in names}
