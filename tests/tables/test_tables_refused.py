"""What does not fit is refused with file, line and reason, and what was held still answers."""

import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from lineproof.logic import TableError, import_files, open_store, quarter

from . import layouts
from .layouts import put

NAME = "ccipra-v302r0-f1.TXT"
HELD = layouts.pair("17110", "17000")
GOOD = layouts.pairs(HELD)
IMPORT = """
import sys
from pathlib import Path
from lineproof.logic import TableError, import_files
try:
    import_files([Path(sys.argv[2])], Path(sys.argv[1]))
except TableError as error:
    sys.exit(str(error))
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that holds something of another quarter."""
    path = tmp_path / "tables.sqlite"
    import_files([put(tmp_path, "ccipra-v301r0-f1.TXT", GOOD)], path)
    return path


def answers(store: Path) -> bool:
    """Whether what was held is held, it alone, and no draft is left."""
    tables = open_store(store)
    (edition,) = tables.editions
    left = [path.name for path in store.parent.glob("*.draft*")]
    return (
        edition.name == "ptp 2024Q2"
        and len(tables.pairs(edition, ["17000", "17110"])) == 1
        and not left
    )


def refusal(store: Path, *paths: Path) -> str:
    """What an import says that is refused; nothing of it is kept."""
    with pytest.raises(TableError) as refused:
        import_files(paths, store)
    assert answers(store)
    return str(refused.value).replace(f"{store.parent}/", "")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("17110", "17000", "", "20100101"), "4 columns; a row of pairs has 7"),
        (("1711", "17000", "", "20100101", "*", "1", ""), "`1711` is no code of five letters"),
        (("17110", "17000", "", "20101301", "*", "1", ""), "`20101301` is no date as yyyymmdd"),
        (("17110", "17000", "", "", "*", "1", ""), "`` is no date as yyyymmdd"),
        (("17110", "17000", "", "20100101", "*", "7", ""), "`7` is no modifier indicator: 0, 1"),
        (("17110", "17000", "", "20241001", "*", "1", ""), "begins after 2024Q3, of which the"),
    ],
)  # fmt: skip
def test_row_that_does_not_fit_is_named_by_its_line(
    tmp_path: Path, store: Path, row: layouts.Row, reason: str
) -> None:
    """Wrong columns, wrong dates, rows of another quarter: and nothing of the file is kept."""
    said = refusal(store, put(tmp_path, NAME, layouts.pairs(HELD, row)))

    assert said.startswith(f"{NAME}:8: {reason}")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (layouts.limits(layouts.limit("17003", "many")), ":3: `many` is no number of units"),
        (layouts.limits(("17003", "13", "often")), ":3: `often` is no adjudication indicator"),
        (layouts.add_ons(layouts.add_on("17003", "17000", "4")), ":3: `4` is no type of add-on"),
        (layouts.add_ons(layouts.add_on("17003", "17000", first="2013400")), "no date as yyyyddd"),
        (layouts.fees(layouts.fee("17000", "011", "1")), ":4: `011` is no global period"),
        (layouts.fees(layouts.fee("17000", "010", "much")), ":4: `much` is no relative value"),
        (layouts.codes(layouts.code("J0135", first="2010")), ":2: `2010` is no date as yyyymmdd"),
    ],
)  # fmt: skip
def test_so_is_a_row_of_any_other_table(
    tmp_path: Path, store: Path, content: bytes, reason: str
) -> None:
    assert reason in refusal(store, put(tmp_path, "some-2024Q3.txt", content))


def test_file_that_ends_in_the_middle_of_a_row_is_refused(tmp_path: Path, store: Path) -> None:
    """Also where what is left of the row would do."""
    for cut in (1, 2, 20, 60):
        said = refusal(store, put(tmp_path, NAME, layouts.pairs(HELD, HELD)[:-cut]))
        assert said.startswith(f"{NAME}:8: the file ends in the middle of a row"), cut


def test_file_cut_off_between_rows_is_silent_about_what_is_missing(tmp_path: Path) -> None:
    """Nobody can see that rows are missing at the end: so their pairs are not held, not absent."""
    store = tmp_path / "tables.sqlite"
    rows = [layouts.pair("11102", "17000"), layouts.pair("17000", "17003"), HELD]
    import_files([put(tmp_path, NAME, layouts.pairs(*rows[:-1]))], store)
    tables = open_store(store)
    ((first, last),) = tables.spans(tables.editions[0])

    assert (first, last) == (("11102", "17000"), ("17000", "17003"))


def test_rows_out_of_order_answer_for_themselves_alone(tmp_path: Path) -> None:
    """CMS's tables are in order; where one is not, no pair is absent from it."""
    store = tmp_path / "tables.sqlite"
    path = put(tmp_path, NAME, layouts.pairs(HELD, layouts.pair("11102", "17000")))
    import_files([path], store)
    tables = open_store(store)
    (edition,) = tables.editions

    assert tables.spans(edition) == ()
    assert len(tables.pairs(edition, ["11102", "17000"])) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "a.txt: an empty file"),
        ("a.txt", b"Some words.\r\n", "a.txt: none of the tables that are known"),
        ("a.html", b"<!DOCTYPE html>\n<html>\n", "a.html: a web page and no table: CMS sends"),
        (NAME, layouts.pairs(), f"{NAME}: a head, and no row of the table below it"),
        ("f1.txt", GOOD, "f1.txt: neither the file nor its name says of which quarter it is"),
        ("a.zip", b"PK\x03\x04 no archive", "a.zip: a damaged archive: fetch it again"),
        ("a.zip", layouts.packed(read_pdf=b"%PDF"), "a.zip: an archive without a text file"),
        ("a.xlsx", layouts.workbook([("a", "b")]), "a.xlsx: none of the tables that are known"),
        (
            "mue-2024Q3.csv",
            layouts.commas([("HCPCS/CPT Code", "Outpatient Hospital Services MUE Values")]),
            "mue-2024Q3.csv: the units of hospitals or suppliers",
        ),
    ],
)  # fmt: skip
def test_file_that_is_no_table_is_told_apart(
    tmp_path: Path, store: Path, name: str, content: bytes, reason: str
) -> None:
    assert refusal(store, put(tmp_path, name, content)).startswith(reason)


def test_damaged_archive_is_refused(tmp_path: Path, store: Path) -> None:
    """One byte in the middle is enough."""
    whole = bytearray(layouts.packed(**{"ccipra-v302r0-f1_TXT": layouts.pairs(*[HELD] * 500)}))
    whole[len(whole) // 3] ^= 0xFF

    assert "a damaged archive: fetch it again" in refusal(
        store, put(tmp_path, "a.zip", bytes(whole))
    )


def test_file_that_is_not_there_is_refused(tmp_path: Path, store: Path) -> None:
    assert refusal(store, tmp_path / NAME) == f"{NAME}: cannot be read: no such file or directory"


def test_quarter_of_the_user_must_not_contradict_the_file(tmp_path: Path, store: Path) -> None:
    with pytest.raises(TableError, match="is of 2024Q3, and --quarter says 2023Q1"):
        import_files([put(tmp_path, NAME, GOOD)], store, as_quarter=quarter("2023Q1"))
    assert answers(store)


def test_one_file_that_does_not_fit_keeps_out_all(tmp_path: Path, store: Path) -> None:
    """Everything is taken, or nothing."""
    good = put(tmp_path, NAME, GOOD)
    bad = put(tmp_path, "ccipra-v302r0-f2.TXT", layouts.pairs(("17110",)))

    assert "f2.TXT:7: 1 columns" in refusal(store, good, bad)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ccipra-v301r1-f1.TXT", layouts.pairs(layouts.pair("17110", "17000", "0"))),
        (
            "ccipra-v301r1-f1.TXT",
            layouts.pairs(layouts.pair("11102", "17000"), layouts.pair("17111", "1711A")),
        ),
    ],
)  # fmt: skip
def test_two_editions_of_one_quarter_cannot_both_hold(
    tmp_path: Path, store: Path, name: str, content: bytes
) -> None:
    """Another file for the same codes and quarter is refused, whatever it says."""
    said = refusal(store, put(tmp_path, name, content))

    assert "2024Q2 is held already for these codes, from ccipra-v301r0-f1.TXT" in said


def test_quarter_is_replaced_on_demand(tmp_path: Path, store: Path) -> None:
    """A corrected file of a quarter, as CMS sends them now and then; other quarters stay."""
    import_files([put(tmp_path, NAME, GOOD)], store)
    path = put(tmp_path, "ccipra-v301r1-f1.TXT", layouts.pairs(layouts.pair("17110", "17003", "0")))
    import_files([path], store, replace=True)
    tables = open_store(store)
    codes = ["17000", "17003", "17110"]
    found = [[row.column2 for row in tables.pairs(each, codes)] for each in tables.editions]

    assert found == [["17003"], ["17000"]]
    assert tables.paired(tables.editions[0], codes) == {"17003", "17110"}


@pytest.mark.parametrize("name", ["ccioph-v302r0-f1.TXT", "AOC_V2024Q3-MCD.txt"])
def test_table_of_another_programme_is_refused(tmp_path: Path, store: Path, name: str) -> None:
    """The pairs of hospitals have the same layout, and other rows."""
    said = refusal(store, put(tmp_path, name, GOOD))

    assert "by its name of another programme" in said


def test_store_of_a_newer_version_is_left_alone(tmp_path: Path, store: Path) -> None:
    """It is neither read nor altered."""
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA user_version = 2")
    before = store.read_bytes()
    for attempt in (
        lambda: open_store(store),
        lambda: import_files([put(tmp_path, NAME, GOOD)], store),
    ):
        with pytest.raises(TableError, match=r"written by a newer lineproof \(format 2"):
            attempt()

    assert store.read_bytes() == before


@pytest.mark.parametrize("content", [b"words, and no store\n" * 99, b"SQLite format 3\0"])
def test_file_that_is_no_store_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = put(tmp_path, "notes.txt", content)
    for attempt in (
        lambda: open_store(path),
        lambda: import_files([put(tmp_path, NAME, GOOD)], path),
    ):
        with pytest.raises(TableError, match=r"notes.txt: no store of tables"):
            attempt()

    assert path.read_bytes() == content


def test_two_imports_at_once_are_one_too_many(tmp_path: Path, store: Path) -> None:
    """The second is refused at once; when the first has ended, it may go ahead."""
    path = put(tmp_path, NAME, GOOD)
    with closing(sqlite3.connect(f"{store}.lock", isolation_level=None)) as first:
        first.execute("BEGIN EXCLUSIVE")
        assert "another import is running: wait until it has ended" in refusal(store, path)

    assert import_files([path], store).altered


def test_disk_that_fills_loses_nothing(tmp_path: Path, store: Path) -> None:
    """A file may grow no further, as on a full disk: the import says so and leaves no draft."""
    rows = [layouts.pair(f"{n:05}", "99999") for n in range(10000, 30000)]
    path = put(tmp_path, NAME, layouts.pairs(*rows))
    most = store.stat().st_size + 4096

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run(
        [sys.executable, "-P", "-c", IMPORT, store, path],
        capture_output=True, text=True, check=False, preexec_fn=limited,
    )  # fmt: skip

    assert done.returncode == 1
    assert "cannot be written" in done.stderr and "what was held before still is" in done.stderr
    assert answers(store)


def test_import_that_is_killed_loses_nothing(tmp_path: Path, store: Path) -> None:
    """Killed in the middle: what was held answers, and the next import goes ahead."""
    rows = [layouts.pair(f"{n:05}", "99999") for n in range(10000, 90000)]
    path = put(tmp_path, NAME, layouts.pairs(*rows))
    draft = Path(f"{store}.draft")
    with subprocess.Popen([sys.executable, "-P", "-c", IMPORT, store, path]) as running:
        while running.poll() is None and not (draft.exists() and draft.stat().st_size > 1 << 18):
            pass
        assert running.poll() is None, "it was over before it could be killed"
        running.kill()
    assert draft.exists()
    assert len(open_store(store).editions) == 1

    assert import_files([put(tmp_path, NAME, GOOD)], store).altered
    assert [edition.name for edition in open_store(store).editions] == ["ptp 2024Q2", "ptp 2024Q3"]
    assert not draft.exists()


def test_workbook_without_its_reader_says_what_to_install(
    tmp_path: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    path = put(tmp_path, "ccipra-v302r0-f1.xlsx", layouts.workbook([*layouts.PAIRS_HEAD, HELD]))

    assert "pip install 'lineproof[xlsx]'" in refusal(store, path)


def test_store_that_is_open_stays_what_it_was(tmp_path: Path, store: Path) -> None:
    """Who decides while an import runs sees what was held before it."""
    tables = open_store(store)
    import_files([put(tmp_path, NAME, GOOD)], store)

    assert [edition.name for edition in tables.editions] == ["ptp 2024Q2"]
    assert len(open_store(store).editions) == 2
