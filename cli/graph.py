"""`lineproof graph`: a picture of why the lines stand."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from lineproof.logic import DEPTHS, Decision, Facts, Rulebook, decide, prove

from .answers import Answer, asked_for, roots_of
from .files import write_file
from .options import a_file, fail, file_argument, read_encounter, rulebook_option
from .tabled import Chosen, tables_option

if TYPE_CHECKING:
    from networkx import DiGraph


@click.command()
@file_argument
@click.argument("line", metavar="[LINE]", required=False)
@rulebook_option
@tables_option
@click.option(
    "-o", "--output", metavar="OUT", type=a_file, required=True,
    help="The file to write: .svg, .png, .html, .dot, .mmd, .graphml or .json, as the name ends.",
)  # fmt: skip
@click.option(
    "--depth", type=click.Choice(list(DEPTHS)), default="brief", show_default=True,
    help="What an auditor reads; that and what each rule says; or every step.",
)  # fmt: skip
def graph(
    file: str, line: str | None, rulebook: Rulebook, chosen: Chosen, output: str, depth: str
) -> None:
    """Draw why the lines of FILE stand, or one LINE (its number or its code).

    An .html page shows every depth, folds, and can be searched; --depth is what it opens with.
    """
    facts = read_encounter(file)
    rulebook = chosen.over(facts, rulebook)
    (decision,) = decide([facts], rulebook)
    asked = asked_for(decision, line)
    from lineproof.graph import MissingExtra, UnknownFormat, render

    try:
        picture = render(_depths(facts, rulebook, decision, asked, depth), output)
    except (MissingExtra, UnknownFormat) as error:
        fail(str(error))
    write_file(output, picture, file)
    click.echo(f"{output}: written")


def _depths(
    facts: Facts, rulebook: Rulebook, decision: Decision, asked: Sequence[Answer], first: str
) -> Mapping[str, "DiGraph"]:
    """The graph of each depth of the proof, the one asked for first."""
    from lineproof.graph import explanation_graph

    proof = prove(facts, rulebook, roots_of(asked))
    titles = [(answer.title, [str(root) for root in answer.roots]) for answer in asked]
    about = f"{decision.encounter}, {decision.date}"
    names = sorted(DEPTHS, key=lambda name: name != first)
    return {name: explanation_graph(DEPTHS[name](proof), titles, about) for name in names}
