"""`lineproof replay`: decide a kept record again, and tell what differs and why."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from lineproof import logic
from lineproof.logic import (
    Change,
    Difference,
    Outcome,
    RecordError,
    read_record,
    rulebook_of,
)

from .options import a_file, fail, format_option, read_source
from .output import print_json, show

if TYPE_CHECKING:
    from rich.tree import Tree

_PARTS = {
    "head": "the encounter's",
    "lines": "line",
    "patient_pay": "the patient pays",
    "held": "held",
    "excluded": "not billed",
    "notes": "note",
}
_KINDS = {
    "program": "program",
    "file": "rulebook file",
    "overlay": "overlay",
    "choice": "open point",
    "rule": "rule",
}


@click.command()
@click.argument("record", metavar="RECORD", type=a_file)
@format_option("text", "json")
def replay(record: str, form: str) -> None:
    """Decide a RECORD of `lineproof code --record` again, with what is installed here.

    Tells whether the record is as it was written, what has changed since (kernel, program,
    rulebook, rule by rule), and what is decided otherwise now. Exit code 1 if the answer differs
    or the record was altered.
    """
    outcome = _replayed(record)
    if form == "json":
        print_json(_json(outcome))
    else:
        show(*_told(outcome))
    raise SystemExit(0 if outcome.verdict == "same" else 1)


def _replayed(file: str) -> Outcome:
    try:
        kept = read_record(read_source(file), "stdin" if file == "-" else file)
        return logic.replay(kept, rulebook_of(kept))
    except RecordError as error:
        fail(str(error))


def _json(outcome: Outcome) -> dict[str, Any]:
    return {
        "format": "lineproof/replay/1",
        "verdict": outcome.verdict,
        "same_answer": outcome.same_answer,
        "same_proofs": outcome.same_proofs,
        **asdict(outcome),
    }


def _told(outcome: Outcome) -> Iterator[Any]:
    """The parts of the answer: the head, what was found, and what it comes to."""
    made_by = f"recorded with lineproof {outcome.made_by}"
    book = f"rulebook {outcome.rulebook} {outcome.version}"
    yield f"{outcome.encounter}, {outcome.date}; {book}; {made_by}"
    yield _integrity(outcome)
    if outcome.changes:
        yield _tree("Changed since then", _changed(outcome))
    if outcome.problems:
        yield _tree("The encounter cannot be read any more", map(_leaf, outcome.problems))
    for title, wording in (("Decided otherwise", False), ("Said otherwise", True)):
        if found := [each for each in outcome.differences if each.wording == wording]:
            yield _tree(title, map(_different, found))
    if outcome.verdict == "altered" and (parts := [p for p in outcome.apart if p != "decision"]):
        yield f"Parts that would be written otherwise here: {', '.join(parts)}."
    yield _sum(outcome)


def _integrity(outcome: Outcome) -> str:
    if outcome.flaws:
        return f"The record was altered after it was written: {'; '.join(outcome.flaws)}."
    if outcome.verdict == "altered":
        return (
            "The record was altered and its digest made anew: the kernel, the rulebook and the "
            "program that it names are the ones here, and they give something else."
        )
    if outcome.changes:
        return "The record is as it was written."
    return "The record is as it was written; kernel, rulebook and program are those that made it."


def _sum(outcome: Outcome) -> str:
    if outcome.problems:
        return "Nothing can be decided again."
    if not outcome.same_answer:
        return "The answer differs."
    if outcome.same_proofs:
        return "The answer is the same, and every proof is the same to the byte."
    return "The answer is the same; its proofs are not."


def _changed(outcome: Outcome) -> Iterator["Tree"]:
    for change in outcome.changes:
        if change.bears:
            yield _change(change)
    if aside := [change.name for change in outcome.changes if not change.bears]:
        yield _leaf(f"rules on which this answer does not rest: {', '.join(aside)}")


def _change(change: Change) -> "Tree":
    kind = _KINDS.get(change.kind, "")
    name = "a fact of no rule" if change.kind == "fact" else change.name
    said = [f"was: {text}" for text in change.was] + [f"now: {text}" for text in change.now]
    if change.kind == "rule" and not said:
        said = ["in a detail that its words do not show"]
    return _tree(f"{kind} {name}: {change.how}".strip(), map(_leaf, said))


def _different(found: Difference) -> "Tree":
    words = f"{_PARTS[found.part]} {found.item}".strip()
    if not found.field:
        return _leaf(f"{words}: {found.was or found.now}")
    return _leaf(f"{words}: {found.field}: recorded {found.was}, decided now {found.now}")


def _leaf(text: str) -> "Tree":
    return _tree(text, ())


def _tree(title: str, below: "Iterable[Tree]") -> "Tree":
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text(title))
    tree.children.extend(below)
    return tree
