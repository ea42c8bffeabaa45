"""An act written twice for one lesion is one service: nothing is billed more often for it."""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import yaml

from casebook import CASES, cases, decision_of
from lineproof.logic import (
    Case,
    Decision,
    EncounterError,
    Facts,
    decide,
    load_rulebook,
    parse_encounter,
    record,
)

STANDARD = load_rulebook("standard")


def test_nothing_is_billed_more_often_for_an_act_written_twice() -> None:
    """Of every act of every case, but for those with a drug: twice the amount was then given."""
    tried = [(case, where, facts) for case in _cases() for where, facts in _doubled(case)]
    outcomes = decide([facts for _, _, facts in tried], STANDARD)
    more = {
        (case.name, where): found
        for (case, where, _), after in zip(tried, outcomes, strict=True)
        if (found := _units(after) - _units(decision_of(case.name, "standard")))
    }

    assert len(tried) > 900
    assert sorted((name, where, *found) for (name, where), found in more.items()) == []


def _cases() -> list[Case]:
    return [case for case in cases() if "standard" in case.expect]


def _doubled(case: Case) -> Iterator[tuple[str, Facts]]:
    """A case with one of its acts written again, for each act that can be."""
    written = yaml.safe_load((CASES / f"{case.name}.yaml").read_text(encoding="utf-8"))["encounter"]
    for number, lesion in enumerate(written.get("lesions", [])):
        for place, act in enumerate(_listed(lesion.get("done", []))):
            if "drug" in act:
                continue
            encounter = deepcopy(written)
            again = {name: value for name, value in act.items() if name != "id"}
            twice = [*_listed(encounter["lesions"][number]["done"]), again]
            encounter["lesions"][number]["done"] = twice
            try:
                text = yaml.safe_dump(encounter, sort_keys=False)
                yield f"lesions[{number}].done[{place}]", record(parse_encounter(text, case.name))
            except EncounterError:
                continue  # refused: stages of Mohs surgery are written once


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _units(decision: Decision) -> Counter[str]:
    found: Counter[str] = Counter()
    for line in (*decision.lines, *decision.patient_pay):
        found[line.code] += line.units if line.code else 0
    return found
