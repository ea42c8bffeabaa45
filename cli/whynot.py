"""`lineproof whynot`: why a code is not on the claim."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from lineproof.logic import Absence, Attempt, Obstacle, Rulebook, decide, why_not

from .options import (
    code_argument,
    file_argument,
    format_option,
    read_encounter,
    rulebook_option,
)
from .output import print_json, show
from .stranger import told

FARTHER = 3
"""So many attempts farther from the code are told, in a few words each."""


@click.command()
@file_argument
@code_argument
@rulebook_option
@format_option("text", "json")
def whynot(file: str, code: str, rulebook: Rulebook, form: str) -> None:
    """Tell why CODE is not on the claim of FILE.

    Shows what could have given the code, the nearest first, and what each of these attempts lacks;
    or which code takes it in, and whether a modifier can part them.
    """
    facts = read_encounter(file)
    (decision,) = decide([facts], rulebook)
    absence = why_not(facts, decision, rulebook, code)
    if form == "json":
        print_json(absence.to_json())
    else:
        show(*_told(absence, file, rulebook.name))


def _told(absence: Absence, file: str, book: str) -> Iterator[object]:
    if absence.stranger:
        other = f"lineproof whynot {file} {absence.code} --rulebook {absence.stranger.elsewhere}"
        yield from told(_named(absence), book, absence.stranger, other)
        return
    yield _headline(absence, file)
    if absence.standing in ("blocked", "patient"):
        grouped = groupby(absence.attempts, key=lambda attempt: attempt.services)
        yield from (_tree(services, attempts) for services, attempts in grouped)
        yield from _closing(absence)
    elif absence.standing == "remote":
        yield from absence.rules[:2]


def _closing(absence: Absence) -> Iterator[str]:
    """What was tried farther from the code, and what the services near it are billed as."""
    if absence.farther:
        some, more = absence.farther[:FARTHER], len(absence.farther) - FARTHER
        rest = f"; and {more} more" if more > 0 else ""
        yield f"Farther from it: {'; '.join(some)}{rest}."
    if absence.instead:
        yield f"The same services are billed as {', '.join(absence.instead)}."


def _named(absence: Absence) -> str:
    return f"{absence.code} ({absence.title})" if absence.title else absence.code


def _headline(absence: Absence, file: str) -> str:
    name = _named(absence)
    if absence.standing == "claimed":
        return f"{name} is on the claim: `lineproof why {file} {absence.code}` tells why."
    if absence.standing == "patient":
        return f"{name} is not billed to the payer: the patient pays it."
    if absence.standing == "remote":
        return f"{name} is not on the claim: nothing recorded in {file} comes near it."
    return f"{name} is not on the claim."


def _tree(services: tuple[str, ...], attempts: Iterable[Attempt]) -> object:
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text("; ".join(services)))
    told: set[Obstacle] = set()
    for attempt in attempts:
        branch = tree.add(Text(f"{attempt.rule}: {attempt.sentence} [{attempt.source}]"))
        for obstacle in attempt.obstacles:
            branch.add(Text(_line(obstacle, attempt.rule, obstacle in told)))
        told.update(attempt.obstacles)
    return tree


def _line(obstacle: Obstacle, by: str, again: bool) -> str:
    """An obstacle with its place and source; what another rule says is told once for a service."""
    if again and obstacle.rule not in ("", by):
        return f"{obstacle.rule} (told above)"
    own = obstacle.rule in ("", by)
    rule = "" if own else f"{obstacle.rule}: "
    origin = obstacle.place if own else f"{obstacle.place}; {obstacle.source}"
    return f"{rule}{obstacle.text}" + (f" [{origin}]" if origin else "")
