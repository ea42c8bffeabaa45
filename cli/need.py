"""`lineproof need`: what the record would have to say for a code to be on the claim."""

from collections.abc import Iterator, Sequence

import click

from lineproof.logic import Addition, Awaited, Need, Remedy, Rulebook, decide, needs

from .options import (
    code_argument,
    file_argument,
    format_option,
    read_encounter,
    rulebook_option,
)
from .output import print_json, show
from .stranger import told

CAUTION = (
    "Add to the record only what is true: this says what is missing, not what to write. What is "
    "recorded, done and measured stays as it is."
)


@click.command()
@file_argument
@code_argument
@rulebook_option
@format_option("text", "json")
def need(file: str, code: str, rulebook: Rulebook, form: str) -> None:
    """Tell what is missing from the record for CODE to be on the claim of FILE.

    Shows every smallest set of additions, each as an edit of the file, and what else it changes on
    the claim. Only what could truthfully be missing is looked for: what was documented, asked or
    agreed. What was done or measured, and what is recorded, is never altered.
    """
    facts = read_encounter(file)
    (decision,) = decide([facts], rulebook)
    found = needs(facts, decision, rulebook, code)
    if form == "json":
        print_json(found.to_json())
    else:
        show(*_told(found, file, rulebook.name))


def _told(found: Need, file: str, book: str) -> Iterator[object]:
    name = f"{found.code} ({found.title})" if found.title else found.code
    if found.claimed:
        yield f"{name} is on the claim, and needs nothing more."
        return
    if found.stranger:
        other = f"lineproof need {file} {found.code} --rulebook {found.stranger.elsewhere}"
        yield from told(name, book, found.stranger, other)
        return
    if not found.remedies:
        yield f"No addition to the record puts {name} on the claim{_reason(found.awaited)}"
        yield f"`lineproof whynot {file} {found.code}` tells why."
        return
    count = len(found.remedies)
    yield f"{name} would be on the claim " + ("with:" if count == 1 else f"in {count} ways:")
    yield from map(_tree, range(1, count + 1), found.remedies)
    if found.more:
        yield "There are more ways; these are the first."
    yield CAUTION


def _reason(awaited: Sequence[Awaited]) -> str:
    """What brings the code if no addition does: something still to come, or nothing."""
    if not awaited:
        return ": what is recorded, done and measured does not give it."
    return f" yet. {' '.join(map(_hope, awaited))}"


def _hope(awaited: Awaited) -> str:
    says = f", if it says {' and '.join(awaited.says)}" if awaited.says else ""
    return (
        f"For {awaited.service} {awaited.what} is awaited [{awaited.place}]: "
        f"the code can come when it is there{says}."
    )


def _tree(number: int, remedy: Remedy) -> object:
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text(f"{number}. {_change(remedy)}"))
    for addition in remedy.additions:
        tree.add(Text(_edit(addition)))
    return tree


def _change(remedy: Remedy) -> str:
    lost = f"; no longer {', '.join(remedy.lost)}" if remedy.lost else ""
    return f"then billed: {', '.join(remedy.gained)}{lost}"


def _edit(addition: Addition) -> str:
    values = addition.question or " or ".join(f"`{value}`" for value in addition.values)
    return f"{addition.path}: {values} ({addition.service}) [{addition.place}]"
