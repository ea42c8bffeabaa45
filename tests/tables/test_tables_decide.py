"""Rows in force on the date of service decide in the place of the rulebook, and are cited."""

from datetime import date
from pathlib import Path

import pytest

from lineproof.logic import (
    Tables,
    answer_of,
    decide,
    load_rulebook,
    needs,
    report,
    verify,
    why_not,
    with_tables,
)

from . import layouts
from .deciding import Decided, decided, tables, visit

FIRST, LAST = layouts.pair("10040", "11102"), layouts.pair("99215", "99214", "0")
KNOWN = (layouts.pair("17000", "99214"), layouts.pair("17110", "99214"))
CITED = (
    "NCCI PTP edits, practitioner, 2024 Q3: row 17110, 17000, in force from 2010-01-01, indicator "
    f"1: {layouts.REASON}"
)


def pairs(*rows: layouts.Row) -> bytes:
    """A table of pairs that knows 17000 and 17110, with some rows more, in order."""
    return layouts.pairs(*sorted([FIRST, *KNOWN, LAST, *rows], key=lambda row: (row[0], row[1])))


def with_pairs(folder: Path, *rows: layouts.Row, day: str = "2024-08-14") -> Decided:
    asked = tables(folder, {"ccipra-v302r0-f1.TXT": pairs(*rows)})
    return decided(visit(day), asked)


def holds(found: Decided) -> bool:
    """Whether the independent check finds nothing wrong with the whole proof."""
    answer = answer_of(found.facts, found.rulebook)
    return verify(found.proof, answer, found.facts, found.rulebook) == ()


def test_without_tables_the_rulebook_decides() -> None:
    found = decided(visit(), None)

    assert found.lines == ["17110", "17000-59"]
    assert "ncci_benign_destruction_over_ak" in found.rules("17000")


def test_row_that_agrees_takes_the_place_of_the_rule_and_is_cited(tmp_path: Path) -> None:
    """The same lines; the proof names table, quarter and row, and not the rule."""
    found = with_pairs(tmp_path, layouts.pair("17110", "17000"))

    assert found.lines == ["17110", "17000-59"]
    assert "ptp_2024q3_17110_17000_20100101" in found.rules("17000")
    assert "ncci_benign_destruction_over_ak" not in found.rules("17000")
    assert CITED in found.cited
    assert found.notes == [] and holds(found)


def test_row_with_another_indicator_decides_and_both_show(tmp_path: Path) -> None:
    found = with_pairs(tmp_path, layouts.pair("17110", "17000", "0"))
    (excluded,) = found.decision.excluded
    (note,) = found.notes

    assert found.lines == ["17110"]
    assert (excluded.code, excluded.by) == ("17000", "17110")
    assert excluded.rules == ("ptp_2024q3_17110_17000_20100101",)
    assert note.text.startswith("17110 over 17000: the table decides. 17110 takes in 17000")
    assert note.rules == ("ncci_benign_destruction_over_ak", *excluded.rules)
    assert holds(found)


def test_pair_that_the_table_has_not_is_no_pair(tmp_path: Path) -> None:
    """Both codes are known to it and the stretch is whole, so absence is an answer."""
    found = with_pairs(tmp_path)
    (note,) = found.notes

    assert found.lines == ["17110", "17000"]
    assert note.rules == ("ncci_benign_destruction_over_ak", "ptp_2024q3")
    assert holds(found)


def test_pair_that_is_turned_puts_the_modifier_on_the_other_line(tmp_path: Path) -> None:
    found = with_pairs(tmp_path, layouts.pair("17000", "17110"))
    (note,) = found.notes

    assert found.lines == ["17110-59", "17000"]
    assert "ptp_2024q3_17000_17110_20100101" in note.rules
    assert holds(found)


@pytest.mark.parametrize(
    ("day", "lines"),
    [("2019-12-31", ["17110", "17000-59"]), ("2020-01-01", ["17110", "17000"])],
)
def test_row_decides_on_its_own_dates(tmp_path: Path, day: str, lines: list[str]) -> None:
    """Its last day is one on which it holds; after it the pair is not on this date."""
    row = layouts.pair("17110", "17000", last="20191231")
    found = with_pairs(tmp_path, row, day=day)

    assert found.lines == lines
    assert holds(found)


def test_interval_of_the_date_decides_where_a_pair_has_several(tmp_path: Path) -> None:
    rows = [
        layouts.pair("17110", "17000", "0", "20100101", "20151231"),
        layouts.pair("17110", "17000", "1", "20160101"),
    ]
    asked = tables(tmp_path, {"ccipra-v302r0-f1.TXT": pairs(*rows)})

    assert decided(visit("2012-05-05"), asked).lines == ["17110"]
    assert decided(visit("2024-08-14"), asked).lines == ["17110", "17000-59"]


@pytest.mark.parametrize("last", ["20100101", "20091231"])
def test_row_that_was_never_in_force_is_none(tmp_path: Path, last: str) -> None:
    """Indicator 9, or an end that is no later than the beginning."""
    ninth = with_pairs(tmp_path, layouts.pair("17110", "17000", "9", last=last))
    assert ninth.lines == ["17110", "17000"]


def test_date_after_the_quarter_is_not_held_and_the_output_says_so(tmp_path: Path) -> None:
    """The rulebook decides; the table is not read as if it still held."""
    found = with_pairs(tmp_path, layouts.pair("17110", "17000", "0"), day="2024-10-01")
    (note,) = found.notes

    assert found.lines == ["17110", "17000-59"]
    assert "ncci_benign_destruction_over_ak" in found.rules("17000")
    assert note.text == (
        "Not in the tables held: NCCI PTP edits, practitioner, 2024 Q3 answers for dates of "
        "service to 2024-09-30, not for 2024-10-01. The rulebook's own rules decide for 17000, "
        "17110."
    )
    assert holds(found)


def test_code_that_the_table_does_not_know_is_not_held(tmp_path: Path) -> None:
    """No row about a code at all does not mean that it has no pair."""
    content = layouts.pairs(FIRST, KNOWN[0], LAST)
    found = decided(visit(), tables(tmp_path, {"ccipra-v302r0-f1.TXT": content}))

    assert found.lines == ["17110", "17000-59"]
    assert "ncci_benign_destruction_over_ak" in found.rules("17000")


def test_part_that_was_not_imported_is_not_held(tmp_path: Path) -> None:
    """CMS splits a quarter in four files: what only another one could say is no absence."""
    content = layouts.pairs(FIRST, layouts.pair("17000", "17110", last="20151231"))
    found = decided(visit(), tables(tmp_path, {"ccipra-v302r0-f1.TXT": content}))

    assert found.lines == ["17110", "17000-59"]


def standing(asked: Tables, day: str) -> tuple[str, int | None]:
    (pair,) = report(asked, date.fromisoformat(day), ["17000", "17110"]).pairs
    return pair.standing, pair.indicator


def test_there_are_three_answers_about_a_pair(tmp_path: Path) -> None:
    row = layouts.pair("17110", "17000", last="20191231")
    asked = tables(tmp_path, {"ccipra-v302r0-f1.TXT": pairs(row)})

    assert standing(asked, "2015-05-05") == ("applies", 1)
    assert standing(asked, "2024-08-14") == ("not on this date", None)
    assert standing(asked, "2025-01-01") == ("not in the tables held", None)


def test_edition_of_another_date_is_asked_on_demand(tmp_path: Path) -> None:
    """Two clocks: the date of service, and the date as of which the tables are read."""
    row = layouts.pair("17110", "17000")
    ended = layouts.pair("17110", "17000", last="20240331")
    files = {"ccipra-v301r0-f1.TXT": pairs(row), "ccipra-v302r0-f1.TXT": pairs(ended)}
    now = tables(tmp_path, files)
    then = tables(tmp_path, files, date(2024, 6, 30))

    assert decided(visit("2024-05-05"), now).lines == ["17110", "17000"]
    assert decided(visit("2024-05-05"), then).lines == ["17110", "17000-59"]
    assert "ptp_2024q2_17110_17000_20100101" in decided(visit("2024-05-05"), then).rules("17000")


def test_visit_is_parted_by_the_modifier_that_the_rulebook_knows(tmp_path: Path) -> None:
    """No table says which modifier parts a pair: 25 for a visit, 59 for most."""
    more = "visit: {mdm: low, separate: yes, diagnosis: L40.0}\n"
    rows = [layouts.pair("17110", "17000"), layouts.pair("17000", "99213")]
    asked = tables(tmp_path, {"ccipra-v302r0-f1.TXT": pairs(*rows)})
    found = decided(visit(more=more), asked)

    assert found.lines == ["99213-25", "17110", "17000-59"]
    assert "ptp_2024q3_17000_99213_20100101" in found.rules("99213")
    assert holds(found)


def test_units_of_the_table_take_the_place_of_those_of_the_rulebook(tmp_path: Path) -> None:
    """In their quarter; both numbers show."""
    content = layouts.limits(layouts.limit("17003", "3"))
    asked = tables(tmp_path, {"mue_Eff_07-01-2024.csv": content})
    found = decided(visit(count=9), asked)
    rules = {note.rules for note in found.notes}
    texts = [note.text for note in found.decision.notes]

    assert any(text.startswith("17003: more than 3. 17003: more than 3 a") for text in texts)
    assert ("mue_absolute", "mue_2024q3_17003") in rules
    assert any("MUE, practitioner, 2024 Q3: row 17003, 3 a day" in each for each in found.cited)
    assert holds(found)


def test_units_of_another_quarter_are_not_held(tmp_path: Path) -> None:
    content = layouts.limits(layouts.limit("17003", "3"))
    asked = tables(tmp_path, {"mue_Eff_07-01-2024.csv": content})
    found = decided(visit("2024-10-01", count=9), asked)
    (note,) = found.notes

    assert (
        "answers for dates of service from 2024-07-01 to 2024-09-30, not for 2024-10-01"
        in note.text
    )
    assert holds(found)


def test_add_on_goes_with_the_primaries_of_the_table(tmp_path: Path) -> None:
    """Where the table names them (type 1); the rulebook's own do not do then."""
    rows = [layouts.add_on("17003", "17004")]
    asked = tables(tmp_path, {"AOC_V2024Q3.txt": layouts.add_ons(*rows)})
    found = decided(visit(count=3), asked)
    (held,) = found.decision.held

    assert found.lines == ["17110", "17000-59"]
    assert [note.rules[0] for note in found.notes] == ["add_on_primary"]
    assert held.codes == ("17003",) and held.rules[0].startswith("aoc_2024q3_17003")
    assert holds(found)


def test_contractor_may_know_more_primaries_than_the_table(tmp_path: Path) -> None:
    """Types 2 and 3: the table does not say all, so the rulebook's primaries do too."""
    rows = [layouts.add_on("17003", "17004", "3"), layouts.add_on("17003", "CCCCC", "3")]
    asked = tables(tmp_path, {"AOC_V2024Q3.txt": layouts.add_ons(*rows)})

    assert "17003-59 x2" in decided(visit(count=3), asked).lines


PERIOD = "global_periods: [{code: '17110', date: 2024-08-09}]\n"


@pytest.mark.parametrize(
    ("days", "is_open"), [("010", True), ("000", False), ("XXX", False)]
)  # fmt: skip
def test_global_period_is_that_of_the_fee_schedule(
    tmp_path: Path, days: str, is_open: bool
) -> None:
    """It bears on what is coded, so its rows come before the codes are known."""
    more = f"{PERIOD}visit: {{mdm: low, separate: yes, diagnosis: L40.0}}\n"
    content = layouts.fees(layouts.fee("17110", days, "3.00"), layouts.fee("17000", days, "1.00"))
    found = decided(visit(more=more), tables(tmp_path, {"PPRRVU24_JUL.csv": content}))
    opened = any(node.rule == "period_open" for node in found.proof.nodes)

    assert opened == is_open
    assert bool(found.notes) != is_open, "the rulebook has 10 days for it"
    assert holds(found)


def test_lines_stand_in_the_order_of_the_fee_schedule(tmp_path: Path) -> None:
    content = layouts.fees(layouts.fee("17000", "010", "9.00"), layouts.fee("17110", "010", "1.00"))
    found = decided(visit(), tables(tmp_path, {"PPRRVU24_JUL.csv": content}))

    assert found.lines == ["17000-59", "17110"]


def test_many_visits_are_decided_as_each_alone(tmp_path: Path) -> None:
    """Rows that one visit asks for do not touch another, whatever its date."""
    rows = [
        layouts.pair("17110", "17000", "0", "20100101", "20191231"),
        layouts.pair("17110", "17000", "1", "20200101"),
    ]
    asked = tables(tmp_path, {"ccipra-v302r0-f1.TXT": pairs(*rows)})
    days, counts = ("2015-05-05", "2024-08-14", "2025-01-01"), (1, 5)
    visits = [visit(day, count) for day in days for count in counts]
    visits.append(visit("2025-01-01", wart=False))
    book = load_rulebook("standard")

    together = decide(visits, with_tables(visits, book, asked))
    assert together == [decided(each, asked).decision for each in visits]


def test_whynot_and_need_know_the_rows(tmp_path: Path) -> None:
    """A code that a row takes in is denied by the row, and no addition to the record helps it."""
    row = layouts.pair("17110", "17000", "0")
    asked = tables(tmp_path, {"ccipra-v302r0-f1.TXT": pairs(row)})
    found = decided(visit(), asked)
    absence = why_not(found.facts, found.decision, found.rulebook, "17000")
    (obstacle,) = absence.attempts[0].obstacles
    book = with_tables([found.facts], load_rulebook("standard"), asked, also=["17000"])

    assert obstacle.rule == "ptp_2024q3_17110_17000_20100101"
    assert obstacle.source.startswith("NCCI PTP edits, practitioner, 2024 Q3: row 17110, 17000")
    assert needs(found.facts, found.decision, book, "17000").remedies == ()
