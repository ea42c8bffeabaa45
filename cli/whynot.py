"""`lineproof whynot`: why a code is not on the claim."""

from collections.abc import Iterator

import click

from lineproof.logic import Absence, Attempt, Obstacle, decide, why_not

from .options import (
    code_argument,
    file_argument,
    format_option,
    read_encounter,
    read_rulebook,
    rulebook_option,
)
from .output import print_json, show
from .tabled import Chosen, tables_option


@click.command()
@file_argument
@code_argument
@rulebook_option
@tables_option
@format_option("text", "json")
def whynot(file: str, code: str, book: str, chosen: Chosen, form: str) -> None:
    """Tell why CODE is not on the claim of FILE.

    Shows what could have given the code, the nearest first, and what each of these attempts lacks;
    or which code takes it in, and whether a modifier can part them.
    """
    facts = read_encounter(file)
    rulebook = chosen.over(facts, read_rulebook(book), also=[code])
    (decision,) = decide([facts], rulebook)
    absence = why_not(facts, decision, rulebook, code)
    if form == "json":
        print_json(absence.to_json())
    else:
        show(*_told(absence, file, book))


def _told(absence: Absence, file: str, book: str) -> Iterator[object]:
    yield _headline(absence, file, book)
    if absence.standing in ("blocked", "patient"):
        yield from map(_tree, absence.attempts)
        if absence.instead:
            yield f"The same services are billed as {', '.join(absence.instead)}."
    elif absence.standing == "remote":
        yield from absence.rules[:2]


def _headline(absence: Absence, file: str, book: str) -> str:
    name = f"{absence.code} ({absence.title})" if absence.title else absence.code
    if absence.standing == "claimed":
        return f"{name} is on the claim: `lineproof why {file} {absence.code}` tells why."
    if absence.standing == "patient":
        return f"{name} is not billed to the payer: the patient pays it."
    if absence.standing == "remote":
        return f"{name} is not on the claim: nothing recorded in {file} comes near it."
    if absence.standing == "unknown":
        near = f" Did you mean {', '.join(absence.near)}?" if absence.near else ""
        return f"No rule of the {book} rulebook gives {name}.{near}"
    return f"{name} is not on the claim."


def _tree(attempt: Attempt) -> object:
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text("; ".join(attempt.services)))
    branch = tree.add(Text(f"{attempt.rule}: {attempt.sentence} [{attempt.source}]"))
    for obstacle in attempt.obstacles:
        branch.add(Text(_line(obstacle, attempt.rule)))
    return tree


def _line(obstacle: Obstacle, by: str) -> str:
    rule = f"{obstacle.rule}: " if obstacle.rule not in ("", by) else ""
    origin = "; ".join(filter(None, (obstacle.place, obstacle.source)))
    return f"{rule}{obstacle.text}" + (f" [{origin}]" if origin else "")
