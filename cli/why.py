"""`lineproof why`: why each line stands, or one."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import click

from lineproof.logic import Decision, Facts, Line, Proof, Rulebook, brief, decide, prove

from .options import (
    fail,
    file_argument,
    format_option,
    read_encounter,
    read_rulebook,
    rulebook_option,
)
from .output import print_json


@dataclass(frozen=True)
class Answer:
    """Something that was decided, in words, and the conclusions it rests on.

    `names` are what it may be asked for by: the number of a line, codes.
    """

    names: tuple[str, ...]
    title: str
    roots: tuple[Any, ...]


@click.command()
@file_argument
@click.argument("line", metavar="[LINE]", required=False)
@rulebook_option
@click.option("--full", is_flag=True, help="Show every step, not only what an auditor reads.")
@format_option("text", "json")
def why(file: str, line: str | None, book: str, full: bool, form: str) -> None:
    """Tell why the lines of FILE stand, and why something is held or not billed.

    LINE is a line's number or its code; without it, every answer is explained. Each reason ends in
    what is recorded, with its place in the file, or in a rule, with its source.
    """
    facts = read_encounter(file)
    rulebook = read_rulebook(book)
    (decision,) = decide([facts], rulebook)
    asked = asked_for(list(answers(decision)), line)
    proof = proof_of(facts, rulebook, asked, full)
    if form == "json":
        print_json(_json(decision, asked, proof))
    else:
        _print(asked, proof)


def answers(decision: Decision) -> Iterator[Answer]:
    """Everything that was decided, lines first, each with a title in words."""
    for line in decision.lines:
        yield Answer((line.id, line.code), f"line {line.id}: {_line(line)}", line.roots)
    for item in decision.patient_pay:
        what = f"{_line(item)}, " if item.code else ""
        title = f"the patient pays: {what}{_services(item.services)}"
        yield Answer((item.code,) if item.code else (), title, item.roots)
    for held in decision.held:
        title = f"held: {_services(held.services)}: {held.missing}"
        yield Answer(held.codes, title, held.roots)
    for left in decision.excluded:
        code = f"{left.code}, " if left.code else ""
        title = f"not billed: {code}{_services(left.services)}"
        yield Answer((left.code,) if left.code else (), title, left.roots)
    for note in decision.notes:
        yield Answer((), f"note: {_services(note.services)}", note.roots)


def proof_of(facts: Facts, rulebook: Rulebook, asked: Sequence[Answer], full: bool) -> Proof:
    """The proof of some answers, short unless it is asked for in full."""
    proof = prove(facts, rulebook, [root for answer in asked for root in answer.roots])
    return proof if full else brief(proof)


def _line(line: Line) -> str:
    code = "-".join((line.code, *line.modifiers))
    return f"{code} x {line.units}, {line.title}" if line.units > 1 else f"{code}, {line.title}"


def _services(services: Sequence[str]) -> str:
    return "; ".join(services)


def asked_for(found: list[Answer], line: str | None) -> list[Answer]:
    """The answers about a line: by its number, or by a code; ends the program if there are none."""
    if line is None:
        return found
    code = line.split("-")[0].upper()
    asked = [answer for answer in found if line in answer.names or code in answer.names]
    if not asked:
        names = dict.fromkeys(name for answer in found for name in answer.names)
        known = f"use one of {', '.join(names)}" if names else "nothing was billed"
        fail(f"`{line}`: no such line or code here: {known}")
    return asked


def _json(decision: Decision, asked: Sequence[Answer], proof: Proof) -> dict[str, Any]:
    return {
        "format": "lineproof/proof/1",
        "encounter": decision.encounter,
        "rulebook": {"name": decision.rulebook, "digest": decision.digest},
        "answers": [{"title": a.title, "roots": list(map(str, a.roots))} for a in asked],
        "nodes": [asdict(node) for node in proof.nodes],
        "edges": [list(edge) for edge in proof.edges],
    }


def _print(asked: Sequence[Answer], proof: Proof) -> None:
    from .output import show
    from .tree import trees_of

    show(*trees_of(((a.title, map(str, a.roots)) for a in asked), proof))
