"""The comparison with the CMS tables finds what differs, on small tables made up here.

The tables themselves are no part of the project: `make tables-check` compares with those of a
folder of your own, and docs/agreement.md says what it found.
"""

from pathlib import Path

import pytest

from lineproof.logic import Agreement, Published, Ruled, compare_tables, load_rulebook, ruled

from .__main__ import enough, main
from .published import NoTable, read

FILES = {
    "ncci.csv": """column_1,column_2,deletion_date,modifier_indicator
11102,17000,,1
17004,17000,,0
17110,17000,,1
17110,11102,2019-12-31,1
11102,99999,,1
17000,17004,2020-01-01,9
""",
    "addon.csv": "primary_code,add_on_code\n17000,17003\n17004,17003\n99999,99998\n",
    "mue.csv": "hcpcs_code,mue_value,mai\n17000,1,2 Date of Service Edit: Policy\n17003,13,3\n",
    "pfs.csv": "hcpcs,mod,glob_days\n17000,,010\n17000,26,000\n17003,,ZZZ\n17004,,010\n",
}
BOOK = Ruled(
    codes=frozenset({"11102", "17000", "17003", "17004", "17110"}),
    pairs={("11102", "17000"): 1, ("17004", "17000"): 1, ("17110", "11102"): 1},
    excepted={("17110", "17000"): "some_rule"},
    add_ons=frozenset({("17003", "17000")}),
    limits={"17000": (1, 2), "17003": (13, 2)},
    periods={"17000": 10, "17003": 10},
)


@pytest.fixture
def tables(tmp_path: Path) -> Published:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return read(tmp_path)


def agreement_on(kind: str, tables: Published, book: Ruled) -> Agreement:
    return next(each for each in compare_tables(tables, book) if each.kind == kind)


def differences(agreement: Agreement) -> list[str]:
    return [str(difference) for difference in agreement.differences]


def test_pairs_differ_in_indicator_in_being_there_and_with_the_reason(tables: Published) -> None:
    """Ended pairs are not in force, and codes that one side does not know are not asked for."""
    agreement = agreement_on("pairs", tables, BOOK)

    assert (agreement.codes, agreement.asked) == (4, 4)
    assert differences(agreement) == [
        "17004 > 17000: table indicator 0, rulebook indicator 1 (open)",
        "17110 > 11102: table none, rulebook indicator 1 (open)",
        "17110 > 17000: table indicator 1, rulebook none (excepted from some_rule)",
    ]


def test_code_for_which_no_pairs_are_held_is_said_to_be_the_reason(tables: Published) -> None:
    bare = Ruled(BOOK.codes, {}, {}, BOOK.add_ons, BOOK.limits, BOOK.periods)

    assert (
        agreement_on("pairs", tables, bare).differences[0].reason
        == "no pairs are held for 11102 and 17000"
    )


def test_turned_pair_is_two_differences(tables: Published) -> None:
    """Direction counts: column 1 over column 2 is not column 2 over column 1."""
    turned = {("17000", "11102"): 1, ("17004", "17000"): 0, ("17110", "17000"): 1}
    agreement = agreement_on("pairs", tables, Ruled(BOOK.codes, turned, {}, frozenset(), {}, {}))

    assert [each.at for each in agreement.differences] == ["11102 > 17000", "17000 > 11102"]
    assert agreement.percent == 50.0


def test_add_on_without_one_of_its_primaries_differs(tables: Published) -> None:
    assert differences(agreement_on("add-ons", tables, BOOK)) == [
        "17003 > 17004: table goes with, rulebook none (open)"
    ]


def test_limits_differ_in_number_or_indicator(tables: Published) -> None:
    assert differences(agreement_on("units a day", tables, BOOK)) == [
        "17003: table 13 a day, indicator 3, rulebook 13 a day, indicator 2 (open)"
    ]


def test_global_days_are_those_of_the_whole_service(tables: Published) -> None:
    """A row with a modifier is of a part of the service; ZZZ and XXX are no number of days."""
    assert differences(agreement_on("global days", tables, BOOK)) == [
        "17003: table none, rulebook 10 (open)",
        "17004: table 10, rulebook none (open)",
    ]


def test_pairs_may_differ_in_one_of_a_hundred_and_nothing_else_at_all(tables: Published) -> None:
    one = agreement_on("add-ons", tables, BOOK).differences

    assert enough(Agreement("pairs", 9, 100, one))
    assert not enough(Agreement("pairs", 9, 99, one))
    assert not enough(Agreement("add-ons", 9, 1000, one))


def test_rulebook_is_read_with_its_exceptions() -> None:
    """What a statement about sets says, less what the rulebook takes out of it."""
    book = ruled(load_rulebook("standard"))

    assert book.pairs["17004", "17110"] == 1
    assert book.pairs["17111", "17110"] == 0
    assert not book.excepted.keys() & book.pairs.keys()
    assert ("17003", "17000") in book.add_ons
    assert (book.limits["17003"], book.periods["17108"]) == ((13, 2), 90)


def test_without_tables_it_says_so_and_is_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody has to hold the tables to work on the rulebook."""
    monkeypatch.setattr("sys.argv", ["tables"])
    monkeypatch.delenv("LINEPROOF_CMS", raising=False)
    assert main() == 0
    monkeypatch.setenv("LINEPROOF_CMS", str(tmp_path))
    assert main() == 0

    assert capsys.readouterr().out.splitlines() == [
        "no CMS tables: name their folder in LINEPROOF_CMS, or as the argument",
        f"no CMS tables: {tmp_path} holds no ncci*.csv",
    ]


def test_tables_of_a_folder_are_compared_with_the_standard_rulebook(
    tables: Published,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A table that says something else makes the check fail, with each difference printed."""
    monkeypatch.setattr("sys.argv", ["tables", str(tmp_path)])

    assert main() == 1
    assert "17003 > 17004: table goes with, rulebook none (open)" in capsys.readouterr().out


def test_folder_without_a_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoTable, match="holds no ncci"):
        read(tmp_path)
