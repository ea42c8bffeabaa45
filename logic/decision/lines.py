"""The lines of a decision: what the payer is billed, and what the patient pays."""

from collections.abc import Iterable, Iterator

from clingo import Symbol

from ..rulebook import Row
from .findings import Findings, conclusion
from .model import Line
from .order import Key

FIRST_MODIFIERS = ("24", "25", "57", "58", "78", "79")


def lines(found: Findings, payer: str) -> tuple[Line, ...]:
    """The lines for one payer, `insurer` or `patient`, in claim order and numbered."""
    rows = [row for row in found.answer["billed"] if row[0].name == payer]
    present = {row[1].string for row in rows}

    def place(row: Row) -> tuple[Key, Row]:
        family = found.parts(row)[0][4]
        return found.order.key(row[1].string, family, present), row

    ordered = enumerate(sorted(rows, key=place), 1)
    return tuple(_line(found, str(number), row) for number, row in ordered)


def uncoded_for_patient(found: Findings) -> Iterator[Line]:
    """What the patient pays and no code of the rulebook names; numbered "-"."""
    parts = (row for row in found.answer["part"] if row[0].name == "patient")
    named = {thing for row in parts for thing in found.things(row)}
    for thing in sorted(found.for_patient - named, key=found.position):
        rows = _patient_rows(found, [thing])
        yield Line(
            id="-",
            code="",
            units=1,
            modifiers=(),
            diagnoses=found.diagnoses([thing]),
            services=found.labels([thing]),
            rules=_sorted(row[1] for row in rows),
            title="",
            roots=tuple(conclusion("patient", row) for row in rows),
        )


def _line(found: Findings, number: str, row: Row) -> Line:
    payer, code, _, units = row
    parts = found.parts(row)
    things = sorted({t for part in parts for t in found.things(part)}, key=found.position)
    modifiers = sorted(found.modifiers(row))
    carried = "modifier" if payer.name == "insurer" else "owed"
    paid = _patient_rows(found, things) if payer.name == "patient" else []
    coding = {rule for part in parts for rule in _coding(found, part)}
    return Line(
        id=number,
        code=code.string,
        units=units.number,
        modifiers=_modifiers(row[2].string for row in modifiers),
        diagnoses=found.diagnoses(things),
        services=found.labels(things),
        rules=_sorted(coding | {m[3] for m in modifiers} | {p[1] for p in paid}),
        title=found.order.title(code.string),
        roots=(
            conclusion("billed", row),
            *(conclusion(carried, modifier) for modifier in modifiers),
            *(conclusion("patient", patient) for patient in paid),
        ),
    )


def _coding(found: Findings, part: Row) -> set[Symbol]:
    """The rule that gave a part, and those that put its services where the rule counts them."""
    family, rule = part[4], part[5]
    rules = {each for thing in found.things(part) for each in found.coding_rules(thing, {family})}
    return {rule} if rule in rules else {rule, *rules}


def _patient_rows(found: Findings, things: Iterable[Symbol]) -> list[Row]:
    """Why the patient pays for some services: (service, rule)."""
    wanted = set(things)
    return sorted(row for row in found.answer["patient"] if row[0] in wanted)


def _sorted(rules: Iterable[Symbol]) -> tuple[str, ...]:
    return tuple(sorted({rule.name for rule in rules}))


def _modifiers(found: Iterable[str]) -> tuple[str, ...]:
    """Modifiers that decide payment stand before the rest."""
    return tuple(sorted(set(found), key=lambda m: (m not in FIRST_MODIFIERS, m)))
