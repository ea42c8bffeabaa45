"""The cases of tests/cases, read as `lineproof rules test` reads them, and what comes of them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lineproof.logic import (
    Case,
    Decision,
    Facts,
    Line,
    Proof,
    decide,
    load_rulebook,
    prove_all,
    read_cases,
    record,
)

CASES = Path(__file__).parent / "cases"


@cache
def cases() -> tuple[Case, ...]:
    """Every case, by the name of its file."""
    return read_cases([str(CASES)])


@cache
def _by_name() -> dict[str, Case]:
    return {case.name: case for case in cases()}


@cache
def facts_of(case_name: str) -> Facts:
    """The facts of a case's encounter."""
    return record(_by_name()[case_name].parsed)


@cache
def _of_rulebook(rulebook: str) -> tuple[str, ...]:
    return tuple(case.name for case in cases() if rulebook in case.expect)


@cache
def _decisions(rulebook: str) -> dict[str, Decision]:
    """What a rulebook makes of all its cases, asked at once."""
    names = _of_rulebook(rulebook)
    found = decide([facts_of(name) for name in names], load_rulebook(rulebook))
    return dict(zip(names, found, strict=True))


def decision_of(case_name: str, rulebook: str) -> Decision:
    """What a rulebook makes of a case."""
    return _decisions(rulebook)[case_name]


def items_of(decision: Decision) -> Iterator[Any]:
    """Everything that was decided: lines, what the patient pays, what is held, left out, noted."""
    yield from (*decision.lines, *decision.patient_pay, *decision.held, *decision.excluded)
    yield from decision.notes


@cache
def _proofs(rulebook: str) -> dict[str, Proof]:
    """The proofs of all that a rulebook decided about its cases, asked at once."""
    names = _of_rulebook(rulebook)
    asked = [(facts_of(name), _roots(decision_of(name, rulebook))) for name in names]
    return dict(zip(names, prove_all(asked, load_rulebook(rulebook)), strict=True))


def _roots(decision: Decision) -> list[Any]:
    return [root for item in items_of(decision) for root in item.roots]


def proof_of(case_name: str, rulebook: str) -> Proof:
    """The proof of all that a rulebook decided about a case."""
    return _proofs(rulebook)[case_name]


def spoken(line: Line) -> str:
    """A line as a coder writes it: 17003-59 x13."""
    code = "-".join((line.code, *line.modifiers))
    return code if line.units == 1 else f"{code} x{line.units}"
