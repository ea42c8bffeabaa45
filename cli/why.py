"""`lineproof why`: why each line stands, or one."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click

from lineproof.logic import (
    DEPTHS,
    Decision,
    Facts,
    Node,
    Proof,
    Rulebook,
    decide,
    necessary,
    other_ways,
    prove,
)

from .answers import Answer, asked_for, roots_of
from .options import file_argument, format_option, read_encounter, rulebook_option
from .output import print_json
from .verified import check


@click.command()
@file_argument
@click.argument("line", metavar="[LINE]", required=False)
@rulebook_option
@click.option(
    "--depth", type=click.Choice(list(DEPTHS)), default="brief", show_default=True,
    help="What an auditor reads; that and what each rule says; or every step.",
)  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Show the other ways to each reason as well.")
@click.option(
    "--necessary", "marked", is_flag=True,
    help="Mark with * the records and rules without which an answer falls.",
)  # fmt: skip
@click.option(
    "--verify", "checked", is_flag=True,
    help="Check each step of the full proof anew; exit code 1 if one does not hold.",
)  # fmt: skip
@format_option("text", "json")
def why(
    file: str, line: str | None, rulebook: Rulebook, depth: str, every: bool, marked: bool,
    checked: bool, form: str,
) -> None:  # fmt: skip
    """Tell why the lines of FILE stand, and why something is held or not billed.

    LINE is a line's number or its code; without it, every answer is explained. Each reason ends in
    what is recorded, with its place in the file, or in a rule, with its source.
    """
    facts = read_encounter(file)
    (decision,) = decide([facts], rulebook)
    asked = asked_for(decision, line)
    full = prove(facts, rulebook, roots_of(asked))
    proof = DEPTHS[depth](full)
    stars = _necessary(facts, rulebook, asked) if marked else frozenset()
    others = _others(facts, rulebook, asked, proof, depth) if every else []
    verified = check(full, facts, rulebook) if checked else None
    if form == "json":
        told = {"verified": verified.to_json()} if verified else {}
        print_json(_json(decision, asked, proof, stars, others) | told)
    else:
        _print(asked, proof, stars, others)
        if every and not others:
            click.echo("\nNone of these reasons has another way to it.")
        if verified:
            click.echo(f"\n{verified}")
    if verified and verified.defects:
        raise SystemExit(1)


def _necessary(facts: Facts, rulebook: Rulebook, asked: Sequence[Answer]) -> frozenset[str]:
    """The leaves without which one of the answers falls."""
    found = (
        necessary(prove(facts, rulebook, answer.roots), facts, rulebook, answer.roots)
        for answer in asked
    )
    return frozenset().union(*found)


def _others(
    facts: Facts, rulebook: Rulebook, asked: Sequence[Answer], proof: Proof, depth: str
) -> list[tuple[Node, Proof]]:
    """Each reason that is told and has another way to it, with that way.

    Ways that would be told in the very same words are one.
    """
    told = {node.id: node for node in proof.nodes}
    found: list[tuple[Node, Proof]] = []
    said: set[tuple[str, frozenset[str]]] = set()
    for full in other_ways(facts, rulebook, roots_of(asked)):
        of, way = full.roots[0].rpartition(", way ")[0], DEPTHS[depth](full)
        words = (of, frozenset(node.text for node in way.nodes))
        if of in told and words not in said | {(of, _words_below(of, proof))}:
            found.append((told[of], way))
            said.add(words)
    return found


def _words_below(name: str, proof: Proof) -> frozenset[str]:
    """All that is said of a reason and of what it rests on."""
    reached: set[str] = {name}
    before: set[str] = set()
    while reached != before:
        before = set(reached)
        reached |= {below for above, below in proof.edges if above in before}
    return frozenset(node.text for node in proof.nodes if node.id in reached)


def _json(
    decision: Decision,
    asked: Sequence[Answer],
    proof: Proof,
    stars: frozenset[str],
    others: Sequence[tuple[Node, Proof]],
) -> dict[str, Any]:
    return {
        "format": "lineproof/proof/1",
        "encounter": decision.encounter,
        "rulebook": {"name": decision.rulebook, "digest": decision.digest},
        "answers": [{"title": a.title, "roots": list(map(str, a.roots))} for a in asked],
        **_graph(proof),
        "necessary": sorted(stars),
        "other_ways": [{"of": of.id, "root": way.roots[0], **_graph(way)} for of, way in others],
    }


def _graph(proof: Proof) -> dict[str, Any]:
    return {
        "nodes": [asdict(node) for node in proof.nodes],
        "edges": [list(edge) for edge in proof.edges],
    }


def _print(
    asked: Sequence[Answer],
    proof: Proof,
    stars: frozenset[str],
    others: Sequence[tuple[Node, Proof]],
) -> None:
    from .output import show
    from .tree import trees_of

    told: set[str] = set()
    titled = ((answer.title, map(str, answer.roots)) for answer in asked)
    show(*trees_of(titled, proof, stars, told), *_other_trees(others, stars, told))


def _other_trees(
    others: Sequence[tuple[Node, Proof]], stars: frozenset[str], told: set[str]
) -> Iterator[Any]:
    from .tree import trees_of

    for of, way in others:
        title = f"another way to: {of.text}"
        yield from trees_of([(title, way.roots)], way, stars, told)
