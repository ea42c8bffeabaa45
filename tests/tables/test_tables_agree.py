"""Tables that say what the rulebook says change no claim, whatever the visit."""

from functools import cache

import pytest

from casebook import cases, decision_of, facts_of
from lineproof.logic import Decision, Tables, decide, load_rulebook, ruled, with_tables

from . import layouts
from .deciding import tables

NAMES = [case.name for case in cases() if "standard" in case.expect]
WEIGHTS = {row[1].string: row[2].number for row in load_rulebook("standard").facts["weight"]}


@pytest.fixture(scope="module")
def same(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The rulebook's own pairs, units, add-ons and global days, as CMS would publish them."""
    rules = ruled(load_rulebook("standard"))
    pairs = [layouts.pair(one, other, str(said)) for (one, other), said in rules.pairs.items()]
    days = {0: "000", 10: "010", 90: "090"}
    files = {
        "ccipra-v333r0-f1.TXT": layouts.pairs(*sorted(pairs, key=lambda row: tuple(row[:2]))),
        "AOC_V2027Q4-MCR.txt": layouts.add_ons(
            *(layouts.add_on(code, primary) for code, primary in sorted(rules.add_ons))
        ),
    }
    for quarter in ("2024_JUL", "2026_JAN", "2026_APR", "2026_JUL"):
        files[f"PPRRVU{quarter}.csv"] = layouts.commas([
            *layouts.FEES_HEAD[1:],
            *(
                layouts.fee(code, days[rules.periods[code]], f"{WEIGHTS.get(code, 0) / 100:.2f}")
                for code in sorted(rules.periods)
            ),
        ])  # fmt: skip
        files[f"MUE{quarter}.csv"] = layouts.limits(
            *(layouts.limit(code, str(n), str(kind)) for code, (n, kind) in rules.limits.items())
        )
    return tables(tmp_path_factory.mktemp("same"), files)


@cache
def _with(asked: Tables) -> dict[str, Decision]:
    facts = [facts_of(name) for name in NAMES]
    found = decide(facts, with_tables(facts, load_rulebook("standard"), asked))
    return dict(zip(NAMES, found, strict=True))


def claim(decision: Decision) -> list[tuple[object, ...]]:
    return [(line.code, line.modifiers, line.units, line.services) for line in decision.lines]


def taken_in(decision: Decision) -> set[tuple[str, str]]:
    return {(item.code, item.by) for item in decision.excluded}


def test_no_claim_of_the_cases_changes(same: Tables) -> None:
    """Lines, modifiers, units and what is taken in; asked all at once, whatever their dates."""
    amiss = [
        name
        for name, decision in _with(same).items()
        if claim(decision) != claim(decision_of(name, "standard"))
        or taken_in(decision) != taken_in(decision_of(name, "standard"))
    ]

    assert amiss == []


def test_nothing_is_disputed(same: Tables) -> None:
    """Where both say the same there is nothing to tell."""
    disputed = [
        (name, note.text)
        for name, decision in _with(same).items()
        for note in decision.notes
        if "The rulebook says otherwise" in note.text
    ]

    assert disputed == []


def test_rows_are_what_decides(same: Tables) -> None:
    """Most claims with two codes rest on a row, and none on a pair of the rulebook."""
    rules = {rule for each in _with(same).values() for line in each.lines for rule in line.rules}
    pairs = {row[0].name for row in load_rulebook("standard").facts["edit"]}

    assert len([rule for rule in rules if rule.startswith("ptp_2027q4_")]) > 50
    assert sorted(rules & pairs) == []
