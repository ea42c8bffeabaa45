"""Cases as data: an encounter, and what each rulebook must make of it, with the reasons.

A case is a YAML file below tests/cases. `expect` has, for each rulebook, `lines` in claim order as
a coder writes them (`17003-59 x13`), and the `rules` that must be among those that made them;
`held`, `excluded`, `patient_pay` and `notes` are complete: what a case does not name must not be.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lineproof.logic import (
    Decision,
    Facts,
    Line,
    Proof,
    decide,
    load_rulebook,
    parse_encounter,
    prove_all,
    record,
)

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """One case as it stands in its file."""

    name: str
    title: str
    promise: str
    encounter: dict[str, Any]
    expect: dict[str, dict[str, Any]]


@cache
def cases() -> tuple[Case, ...]:
    """Every case, by the name of its file."""
    return tuple(_read(path) for path in sorted(CASES.rglob("*.yaml")))


def _read(path: Path) -> Case:
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    name = path.relative_to(CASES).with_suffix("").as_posix()
    return Case(name, raw["title"], raw["promise"], raw["encounter"], raw["expect"])


@cache
def facts_of(case_name: str) -> Facts:
    """The facts of a case's encounter."""
    case = next(case for case in cases() if case.name == case_name)
    text = yaml.safe_dump(case.encounter, sort_keys=False, allow_unicode=True)
    return record(parse_encounter(text, f"{case_name}.yaml"))


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
