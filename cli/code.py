"""`lineproof code`: the claim of a visit."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from lineproof.logic import (
    RULEBOOKS,
    Decision,
    Departure,
    Line,
    Rulebook,
    decide,
    departures,
    load_rulebook,
)

from .options import file_argument, format_option, read_encounter, rulebook_option
from .output import print_json


@click.command()
@file_argument
@rulebook_option
@format_option("table", "json")
def code(file: str, book: str, form: str) -> None:
    """Code the visit in FILE (YAML or JSON; - is standard input).

    Shows the claim lines in claim order, what is held and what is missing, what the patient pays,
    what is left out and by which code, and where the other rulebook would bill otherwise.
    """
    facts = read_encounter(file)
    rulebook = load_rulebook(book)
    other = load_rulebook(next(name for name in RULEBOOKS if name != book))
    (decision,) = decide([facts], rulebook)
    (foil,) = decide([facts], other)
    parting = departures(decision, foil, rulebook, other)
    if form == "json":
        print_json({**decision.to_json(), "departures": [_departure(d, other) for d in parting]})
    else:
        from .output import show

        head = f"{decision.encounter}, {decision.date}; rulebook {book} {rulebook.version}"
        show(head, *_tables(decision, other, parting))


def _departure(departure: Departure, other: Rulebook) -> dict[str, Any]:
    return {
        "line": departure.line or None,
        "services": list(departure.services),
        "rulebook": other.name,
        "says": departure.says,
        "rules": [rule.id for rule in departure.rules],
        "against": [
            {"rule": rule.id, "authority": rule.authority, "sources": list(map(str, rule.sources))}
            for rule in departure.against
        ],
    }


def _tables(
    decision: Decision, other: Rulebook, parting: Sequence[Departure]
) -> Iterator[Any]:
    from .output import table

    columns = ("#", "code", "units", "mod", "dx", "what", "for")
    if decision.lines:
        yield table("Claim lines", columns, map(_row, decision.lines))
    else:
        yield "No claim line."
    if decision.patient_pay:
        yield table("The patient pays", ("code", "units", "for", "because"), (
            (line.code or "-", str(line.units), "; ".join(line.services), ", ".join(line.rules))
            for line in decision.patient_pay
        ))  # fmt: skip
    if decision.held:
        yield table("Held", ("code", "for", "missing", "rule"), (
            (" or ".join(i.codes) or "-", "; ".join(i.services), i.missing, ", ".join(i.rules))
            for i in decision.held
        ))  # fmt: skip
    if decision.excluded:
        yield table("Not billed", ("code", "for", "inside", "because"), (
            (i.code or "-", "; ".join(i.services), i.by or "-", i.reason)
            for i in decision.excluded
        ))  # fmt: skip
    if parting:
        yield table(f"Where the {other.name} rulebook parts", ("#", "it bills", "because"), (
            (d.line or "-", d.says, _because(d)) for d in parting
        ))  # fmt: skip
    if decision.notes:
        yield table("Notes", ("for", "note"), (
            ("; ".join(note.services), note.text) for note in decision.notes
        ))  # fmt: skip


def _row(line: Line) -> tuple[str, ...]:
    return (
        line.id,
        line.code,
        str(line.units),
        " ".join(line.modifiers),
        " ".join(line.diagnoses),
        line.title,
        "; ".join(line.services),
    )


def _because(departure: Departure) -> str:
    reasons = "; ".join(_reason(rule.sentence, rule.statements) for rule in departure.rules)
    against = "; ".join(f"{rule.id} ({rule.sources[0]})" for rule in departure.against)
    if not reasons:
        reasons = "no rule of it speaks of this"
    return f"{reasons} Otherwise: {against}" if against else reasons


def _reason(sentence: str, statements: Sequence[str]) -> str:
    return f"{sentence} [{', '.join(statements)}]" if statements else sentence
