"""The steps of a ladder as a table: one row a step, one column a group of sites or patients."""

import clingo
from clingo import SymbolType

from lineproof.logic import Rulebook, Speech

from .markdown import table


def ladder(rulebook: Rulebook, rule: str) -> list[str]:
    """The codes of a rule's bands, or nothing if it has none."""
    bands = [row for row in rulebook.facts["band"] if row[0].name == rule]
    if not bands:
        return []
    speech = Speech(rulebook, {})
    measure = _measure(rulebook, rule)
    groups = list(dict.fromkeys(row[1] for row in bands))
    codes: dict[str, dict[clingo.Symbol, str]] = {}
    for _, group, low, high, code in sorted(bands, key=lambda row: row[2]):
        codes.setdefault(_step(low, high, measure), {})[group] = code.string
    columns = [speech.attribute(measure), *map(speech.term, groups)]
    return table(columns, [[step, *_cells(found, groups)] for step, found in codes.items()])


def _cells(found: dict[clingo.Symbol, str], groups: list[clingo.Symbol]) -> list[str]:
    return [found.get(group, "-") for group in groups]


def _measure(rulebook: Rulebook, rule: str) -> str:
    """What is measured on a ladder: `size`, `excised`, `area`, `minutes`."""
    return next(row[1].name for row in rulebook.facts["sized"] if row[3].name == rule)


def _step(low: clingo.Symbol, high: clingo.Symbol, measure: str) -> str:
    if high.type == SymbolType.Supremum:
        return f"{_said(low.number, measure)} or more"
    if low.number == 0:
        return f"up to {_said(high.number, measure)}"
    return f"{_number(low.number, measure)} to {_said(high.number, measure)}"


def _said(number: int, measure: str) -> str:
    unit = {"area": " sq cm", "minutes": ""}.get(measure, " cm")
    return f"{_number(number, measure)}{unit}"


def _number(number: int, measure: str) -> str:
    """Lengths of a ladder are in millimetres and read in centimetres; all else is as it is."""
    return str(number) if measure in ("area", "minutes") else f"{number / 10:.1f}"
