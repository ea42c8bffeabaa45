"""CMS's files are read as they come, whatever they are called, and held side by side."""

from datetime import date
from pathlib import Path

import pytest

from lineproof.logic import (
    Summary,
    default_store,
    import_files,
    open_store,
    quarter,
    table_differences,
)

from . import layouts
from .layouts import put

PAIRS = "ccipra-v302r0-f1.TXT"
LATER = "ccipra-v303r0-f1.TXT"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "data" / "tables.sqlite"


def take(store: Path, folder: Path, name: str, content: bytes) -> Summary:
    return import_files([put(folder, name, content)], store)


def held(store: Path, *codes: str) -> list[str]:
    """Every row about some codes, as text."""
    found = open_store(store)
    return [str(row) for edition in found.editions for row in found.about(edition, codes)]


def test_pairs_are_read_with_their_dates_and_indicators(tmp_path: Path, store: Path) -> None:
    """The head takes six lines; `*` is a pair that has not ended; codes keep zeros and letters."""
    done = take(store, tmp_path, PAIRS, layouts.pairs(
        layouts.pair("0001A", "G0463"),
        layouts.pair("17110", "17000", "0", "20100101", "20191231"),
        layouts.pair("17110", "17000", "1", "20200101"),
    ))  # fmt: skip
    tables = open_store(store)
    (edition,) = tables.editions
    (letters,) = tables.pairs(edition, ["0001A", "G0463"])
    ended, now = tables.pairs(edition, ["17000", "17110"])

    assert [(f.kind, str(f.quarter), f.rows) for f in done.files] == [("ptp", "2024Q3", 3)]
    assert (letters.column1, letters.column2, letters.reason) == ("0001A", "G0463", layouts.REASON)
    assert (ended.first, ended.last) == (date(2010, 1, 1), date(2019, 12, 31))
    assert (ended.indicator, now.indicator, now.last) == (0, 1, None)


def test_units_a_day_are_read_with_the_digit_of_their_indicator(
    tmp_path: Path, store: Path
) -> None:
    name = "MCR_MUE_PractitionerServices_Eff_07-01-2024.csv"
    take(store, tmp_path, name, layouts.limits(layouts.limit("17003", "13")))
    tables = open_store(store)
    (edition,) = tables.editions

    assert (edition.first, edition.last) == (date(2024, 7, 1), date(2024, 9, 30))
    assert [(r.units, r.indicator) for r in tables.limits(edition, ["17003"])] == [(13, 2)]


def test_add_ons_are_read_by_the_names_of_their_columns(tmp_path: Path, store: Path) -> None:
    """Dates are year and day of the year; what ends first ends the row."""
    rows = [layouts.add_on("17003", "17000"), layouts.add_on("11103", "11102", last="2024182")]
    take(store, tmp_path, "AOC_V2024Q3-MCR.txt", layouts.add_ons(*rows))
    tables = open_store(store)
    found = {row.code: row for row in tables.add_ons(tables.editions[0], ["17003", "11103"])}

    assert (found["17003"].primary, found["17003"].kind) == ("17000", 1)
    assert (found["17003"].first, found["17003"].last) == (date(2013, 1, 1), None)
    assert found["11103"].last == date(2024, 6, 30)


def test_fees_are_found_by_what_stands_above_their_columns(tmp_path: Path, store: Path) -> None:
    """Headings are not unique, and a row with a modifier is of a part of the service."""
    rows = [layouts.fee("17000", "010", "1.94"), layouts.fee("88305", "XXX", "2.00", "26")]
    take(store, tmp_path, "PPRRVU.csv", layouts.fees(*rows))
    tables = open_store(store)

    assert str(tables.editions[0].quarter) == "2024Q3", "as its head says"
    (row,) = tables.fees(tables.editions[0], ["17000", "88305"])
    assert (row.code, row.days, row.value) == ("17000", "010", 194)


@pytest.mark.parametrize("form", ["sheet", "records"])
def test_codes_of_level_two_are_read_with_their_dates(
    tmp_path: Path, store: Path, form: str
) -> None:
    """Only first lines are codes, and none of the words is kept."""
    if form == "sheet":
        rows = [layouts.code("J0135", last="20241231"), layouts.code("J0135", record="4")]
        content = layouts.codes(*rows)
    else:
        content = layouts.record("J0135", "20100101", "20241231")
        content += layouts.record("J0135", "", "", "4") + layouts.record("J0139", "20250101", "")
    take(store, tmp_path, "HCPC2024_JUL_ANWEB.txt", content)
    tables = open_store(store)
    (row,) = tables.codes(tables.editions[0], ["J0135"])

    assert (row.first, row.last) == (date(2010, 1, 1), date(2024, 12, 31))
    assert b"made up" not in store.read_bytes().lower()


def test_workbook_says_the_same_as_the_text(tmp_path: Path, store: Path) -> None:
    """The Excel form of a table has the same columns; numbers in it are no decimal numbers."""
    rows = [layouts.pair("11102", "17000"), layouts.pair("17110", "17000")]
    other = tmp_path / "other.sqlite"
    take(store, tmp_path, PAIRS, layouts.pairs(*rows))
    take(other, tmp_path, "ccipra-v302r0-f1.xlsx", layouts.workbook([*layouts.PAIRS_HEAD, *rows]))

    assert held(store, "11102", "17000", "17110") == held(other, "11102", "17000", "17110") != []


def test_table_is_known_by_its_head_and_not_by_its_name(tmp_path: Path, store: Path) -> None:
    """Where the name says no quarter, the user does."""
    path = put(tmp_path, "download.txt", layouts.pairs(layouts.pair("17110", "17000")))
    done = import_files([path], store, as_quarter=quarter("2024Q3"))

    assert [(f.kind, str(f.quarter)) for f in done.files] == [("ptp", "2024Q3")]


def test_archive_is_opened_and_the_plainest_form_of_a_table_taken(
    tmp_path: Path, store: Path
) -> None:
    """CMS packs the same table as text and as a workbook, and papers beside it."""
    rows = [layouts.pair("17110", "17000")]
    archive = put(tmp_path, "practitioner-v302r0.zip", layouts.packed(
        **{
            "ccipra-v302r0-f1_TXT": layouts.pairs(*rows),
            "ccipra-v302r0-f1_xlsx": layouts.workbook([*layouts.PAIRS_HEAD, *rows]),
            "readme_txt": b"Read this first.\r\n",
            "licence_pdf": b"%PDF",
        }
    ))  # fmt: skip
    done = import_files([archive], store)

    assert [each.file for each in done.files] == ["ccipra-v302r0-f1.TXT"]
    assert done.skipped == (f"{archive}: readme.txt",)


def test_same_file_twice_is_no_change(tmp_path: Path, store: Path) -> None:
    """Under another name too; the store stays the same to the byte."""
    content = layouts.pairs(layouts.pair("17110", "17000"))
    take(store, tmp_path, PAIRS, content)
    before = store.read_bytes()
    again = take(store, tmp_path, "copy-of-ccipra-v302r0-f1.txt", content)

    assert again.files[0].held and not again.altered
    assert store.read_bytes() == before


def test_quarters_stand_side_by_side_with_what_changed(tmp_path: Path, store: Path) -> None:
    """Added, ended, otherwise, gone; rows that both have are kept once."""
    first, last = layouts.pair("11102", "11103"), layouts.pair("17111", "17110", "0")
    take(store, tmp_path, PAIRS, layouts.pairs(
        first, layouts.pair("11104", "17000"), layouts.pair("11200", "17000"),
        layouts.pair("17000", "11900"), last,
    ))  # fmt: skip
    done = take(store, tmp_path, LATER, layouts.pairs(
        first, layouts.pair("11104", "17000", last="20240930"),
        layouts.pair("11200", "17000", "0"), layouts.pair("17110", "17000", first="20241001"), last,
    ))  # fmt: skip
    tables = open_store(store)
    before, after = (each.quarter for each in tables.editions)
    found = list(table_differences(tables.connection, "ptp", before, after))

    assert [(each.about, each.how) for each in found] == [
        ("11104 over 17000", "ended"),
        ("11200 over 17000", "changed"),
        ("17000 over 11900", "gone"),
        ("17110 over 17000", "added"),
    ]
    (beside,) = done.changes
    assert (beside.added, beside.ended, beside.changed, beside.gone) == (1, 1, 1, 1)
    assert [len(tables.pairs(each, ["11104", "17000"])) for each in tables.editions] == [1, 1]


def test_parts_of_a_quarter_are_compared_only_where_both_are_held(
    tmp_path: Path, store: Path
) -> None:
    """A part that was not imported is not an end of its pairs."""
    first, second = layouts.pair("11102", "17000"), layouts.pair("99211", "96372")
    take(store, tmp_path, PAIRS, layouts.pairs(first))
    take(store, tmp_path, "ccipra-v302r0-f4.TXT", layouts.pairs(second))
    done = take(store, tmp_path, LATER, layouts.pairs(first))

    (beside,) = done.changes
    assert (beside.added, beside.ended, beside.changed, beside.gone) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ccipra-v302r0-f1.TXT", "2024Q3"),
        ("ccipra-v320r1-f4.xlsx", "2026Q1"),
        ("MCR_MUE_PractitionerServices_Eff_10-01-2025.csv", "2025Q4"),
        ("AOC_V2026Q2-F-MCR.txt", "2026Q2"),
        ("PPRRVU24_JUL.csv", "2024Q3"),
        ("PPRRVU2026_Jul_nonQPP.csv", "2026Q3"),
        ("RVU24C.csv", "2024Q3"),
        ("HCPC2025_OCT_ANWEB.xlsx", "2025Q4"),
    ],
)
def test_quarter_is_read_from_the_names_that_cms_gives(
    tmp_path: Path, store: Path, name: str, said: str
) -> None:
    path = put(
        tmp_path, name.replace(".xlsx", ".txt"), layouts.add_ons(layouts.add_on("17003", "17000"))
    )
    done = import_files([path], store)

    assert str(done.files[0].quarter) == said


def test_store_is_in_the_data_folder_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("LINEPROOF_TABLES", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_store() == tmp_path / "lineproof" / "tables.sqlite"

    monkeypatch.setenv("LINEPROOF_TABLES", str(tmp_path / "mine.sqlite"))
    assert default_store() == tmp_path / "mine.sqlite"


def test_store_tells_what_it_can_answer_for(tmp_path: Path, store: Path) -> None:
    """Pairs with dates of their own answer for the time before too; units for their quarter."""
    take(store, tmp_path, PAIRS, layouts.pairs(layouts.pair("17110", "17000")))
    take(store, tmp_path, "MUE_Eff_07-01-2024.csv", layouts.limits(layouts.limit("17003", "13")))
    units, pairs = open_store(store).editions

    assert pairs.answers_for(date(2015, 5, 5)) and not pairs.answers_for(date(2024, 10, 1))
    assert units.answers_for(date(2024, 8, 1)) and not units.answers_for(date(2015, 5, 5))
