"""The steps of a ladder as a table: one row a step, one column a group of sites or patients."""

import clingo

from lineproof.logic import Rulebook, Speech

from .markdown import table


def ladder(rulebook: Rulebook, rule: str) -> list[str]:
    """The codes of a rule's bands, or nothing if it has none."""
    bands = [row for row in rulebook.facts["band"] if row[0].name == rule]
    if not bands:
        return []
    speech = Speech(rulebook, {})
    groups = list(dict.fromkeys(row[1] for row in bands))
    codes: dict[str, dict[clingo.Symbol, str]] = {}
    for name, group, low, high, code in sorted(bands, key=lambda row: row[2]):
        codes.setdefault(speech.step(name, low, high), {})[group] = code.string
    columns = [speech.attribute(speech.measure(bands[0][0])), *map(speech.term, groups)]
    return table(columns, [[step, *_cells(found, groups)] for step, found in codes.items()])


def _cells(found: dict[clingo.Symbol, str], groups: list[clingo.Symbol]) -> list[str]:
    return [found.get(group, "-") for group in groups]
