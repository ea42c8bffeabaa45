"""`lineproof code`: the claim of a visit."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from lineproof.logic import (
    RULEBOOKS,
    Decision,
    Departure,
    Line,
    Rule,
    Rulebook,
    decide,
    departures,
    load_rulebook,
    read_ahead,
)

from .options import a_file, file_argument, format_option, read_parsed, rulebook_option
from .output import print_json, show, table
from .tabled import Chosen, standing, tables_option

if TYPE_CHECKING:
    from lineproof.logic import Parsed


@click.command()
@file_argument
@rulebook_option
@tables_option
@click.option(
    "--record", "kept", metavar="OUT.json", type=a_file,
    help="Write a decision record too: input, answer, proofs and all digests.",
)  # fmt: skip
@format_option("table", "json")
def code(file: str, rulebook: Rulebook, chosen: Chosen, kept: str | None, form: str) -> None:
    """Code the visit in FILE (YAML or JSON; - is standard input).

    Shows the claim lines in claim order, what is held and what is missing, what the patient pays,
    what is left out and by which code, and where the other rulebook would bill otherwise.
    A decision record holds the visit: it is health data. `lineproof replay` checks it.
    """
    other = load_rulebook(next(name for name in RULEBOOKS if name != rulebook.name))
    read_ahead(rulebook, other)
    parsed = read_parsed(file)
    from lineproof.logic import record  # imported late, as the reading of the file is

    facts = record(parsed)
    plain = rulebook
    rulebook = chosen.over(facts, plain)
    (decision,) = decide([facts], rulebook)
    (foil,) = decide([facts], other)
    parting = departures(decision, foil, rulebook, other)
    if kept is not None:
        _keep(parsed, plain, chosen, kept)
    tabled = chosen.report(decision)
    if form == "json":
        told = {"departures": [_departure(d, other) for d in parting]}
        print_json(decision.to_json() | ({"tables": tabled.to_json()} if tabled else {}) | told)
    else:
        head = f"{decision.encounter}, {decision.date}; rulebook {rulebook.title}"
        tail = () if kept is None else (f"{kept}: written; lineproof replay {kept} checks it",)
        parts = _tables(decision, other, parting)
        show(head, *parts, *(standing(tabled) if tabled else ()), *tail)


def _keep(parsed: "Parsed", rulebook: Rulebook, chosen: Chosen, path: str) -> None:
    """Write the record of a decision; what was kept before is never replaced by something else."""
    from lineproof.logic import keep, record_text

    from .files import write_once

    write_once(path, record_text(keep(parsed, rulebook, chosen.tables)))


def _departure(departure: Departure, other: Rulebook) -> dict[str, Any]:
    return {
        "lines": list(departure.lines),
        "services": list(departure.services),
        "rulebook": other.name,
        "says": departure.says,
        "silent": departure.silent,
        "rules": [rule.id for rule in departure.rules],
        "against": [
            {"rule": rule.id, "authority": rule.authority, "sources": list(map(str, rule.sources))}
            for rule in departure.against
        ],
    }


def _tables(decision: Decision, other: Rulebook, parting: Sequence[Departure]) -> Iterator[Any]:
    if decision.lines:
        yield _lines(decision.lines, other, parting)
    else:
        yield "No claim line."
    if decision.patient_pay:
        yield table("The patient pays", ("code", "units", "for", "because"), (
            ("-".join((line.code, *line.modifiers)) or "-", str(line.units),
             _list(line.services), ", ".join(line.rules))
            for line in decision.patient_pay
        ))  # fmt: skip
    if decision.held:
        yield table("Held", ("code", "for", "missing", "rule"), (
            (" or ".join(i.codes) or "-", _list(i.services), i.missing, ", ".join(i.rules))
            for i in decision.held
        ))  # fmt: skip
    if decision.excluded:
        yield table("Not billed", ("code", "for", "inside", "because"), (
            (i.code or "-", _list(i.services), i.by or "-", i.reason) for i in decision.excluded
        ))  # fmt: skip
    if decision.notes:
        yield table("Notes", ("for", "note"), (
            (_list(note.services), note.text) for note in decision.notes
        ))  # fmt: skip
    if decision.choices:
        yield table("Open points", ("point", "settled as", "which says", "by"), (
            (each.point, f"{each.choice} (default)" if each.default else each.choice, each.says,
             ", ".join(each.rules)) for each in decision.choices
        ))  # fmt: skip
    yield from _parting(other, parting)


def _lines(lines: Sequence[Line], other: Rulebook, parting: Sequence[Departure]) -> Any:
    """The claim lines, each with what the other rulebook would bill where it parts."""
    says = {line: d.says for d in parting if not d.silent for line in d.lines}
    columns = ["#", "code", "units", "mod", "dx", "what", "for"]
    if not says:
        return table("Claim lines", columns, map(_row, lines))
    rows = ((*_row(line), says.get(line.id, "")) for line in lines)
    return table("Claim lines", [*columns, f"{other.name} bills"], rows)


def _row(line: Line) -> tuple[str, ...]:
    return (
        line.id,
        line.code,
        str(line.units),
        " ".join(line.modifiers),
        " ".join(line.diagnoses),
        line.title,
        _list(line.services),
    )


def _parting(other: Rulebook, parting: Sequence[Departure]) -> Iterator[Any]:
    """Why the other rulebook would bill otherwise, and of what it does not speak."""
    if spoken := [departure for departure in parting if not departure.silent]:
        columns = ("#", f"{other.name} bills", f"because the {other.name} says", "but")
        yield table(f"Where the {other.name} rulebook parts", columns, (
            (", ".join(d.lines) or "-", d.says, _said(d.rules), _cited(d.against) or "no rule")
            for d in spoken
        ))  # fmt: skip
    if silent := [name for d in parting if d.silent for name in d.services]:
        yield f"The {other.name} rulebook has no rule for: {_list(silent)}."


def _said(rules: Sequence[Rule]) -> str:
    return " ".join(
        f"{rule.sentence} [statement {', '.join(rule.statements)}]"
        if rule.statements else rule.sentence
        for rule in rules
    )  # fmt: skip


def _cited(rules: Sequence[Rule]) -> str:
    return "; ".join(f"{rule.id} ({rule.sources[0]})" for rule in rules)


def _list(services: Sequence[str]) -> str:
    return "; ".join(services)
