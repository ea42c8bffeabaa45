"""The commands: import, status, show, diff, check, and tables in those that decide."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from lineproof.logic import (
    RecordError,
    decision_schema,
    encounter_text,
    load_rulebook,
    read_record,
    replay,
)
from terminal import ask

from . import layouts
from .deciding import text, visit
from .layouts import put

ROWS = (
    layouts.pair("10040", "11102"), layouts.pair("17000", "99214"),
    layouts.pair("17110", "17000", "0"), layouts.pair("17110", "99214"),
    layouts.pair("99215", "99214", "0"),
)  # fmt: skip
CLAIM = ["17110"]
PLAIN = ["17110", "17000"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a visit, files of CMS's in two quarters, and a store of the first."""
    put(tmp_path, "visit.yaml", text().encode())
    put(tmp_path, "ccipra-v302r0-f1.TXT", layouts.pairs(*ROWS))
    later = [*ROWS[:2], layouts.pair("17110", "17000"), *ROWS[3:]]
    put(tmp_path, "ccipra-v303r0-f1.TXT", layouts.pairs(*later))
    limits = layouts.limits(layouts.limit("17003", "13"))
    put(tmp_path, "MCR_MUE_PractitionerServices_Eff_07-01-2024.csv", limits)
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    """A command with the store of the folder; `FILE` is the visit."""
    named = [str(folder / "visit.yaml") if word == "FILE" else word for word in words]
    return ask(*named, "--tables", str(folder / "tables.sqlite"))


def take(folder: Path, *names: str) -> Result:
    done = run(folder, "tables", "import", *(str(folder / name) for name in names))
    assert done.exit_code == 0, done.stderr
    return done


def data(result: Result) -> Any:
    return json.loads(result.stdout)


def codes(result: Result) -> list[str]:
    return [line["code"] for line in data(result)["lines"]]


def test_import_tells_what_it_read(folder: Path) -> None:
    done = take(folder, "ccipra-v302r0-f1.TXT", "MCR_MUE_PractitionerServices_Eff_07-01-2024.csv")

    assert "ccipra-v302r0-f1.TXT" in done.stdout and "2024Q3" in done.stdout
    assert done.stderr == "", "the bars are for terminals"


def test_import_tells_what_changed(folder: Path) -> None:
    take(folder, "ccipra-v302r0-f1.TXT")
    done = take(folder, "ccipra-v303r0-f1.TXT")
    again = take(folder, "ccipra-v303r0-f1.TXT")

    assert "ptp 2024Q4 beside 2024Q3: 0 added, 0 ended, 1 changed, 0 gone." in done.stdout
    assert "Nothing new: all of it was held already." in again.stdout


def test_import_that_is_refused_is_bad_input(folder: Path) -> None:
    put(folder, "ccipra-v302r0-f2.TXT", layouts.pairs(("17110",)))
    done = run(folder, "tables", "import", str(folder / "ccipra-v302r0-f2.TXT"))

    assert done.exit_code == 2
    assert "ccipra-v302r0-f2.TXT:7: 1 columns; a row of pairs has 7" in done.stderr
    assert not (folder / "tables.sqlite").exists()


def test_quarter_can_be_said(folder: Path) -> None:
    path = put(folder, "f1.txt", layouts.pairs(*ROWS))
    wrong = run(folder, "tables", "import", str(path), "--quarter", "summer")
    right = run(folder, "tables", "import", str(path), "--quarter", "2024Q3", "--format", "json")

    assert (wrong.exit_code, right.exit_code) == (2, 0)
    assert "`summer` is no quarter: write it as in 2024Q3" in wrong.stderr
    assert [each["quarter"] for each in data(right)["files"]] == ["2024Q3"]


def test_status_tells_the_dates_that_can_be_answered_for(folder: Path) -> None:
    take(folder, "ccipra-v302r0-f1.TXT", "MCR_MUE_PractitionerServices_Eff_07-01-2024.csv")
    units, pairs = data(run(folder, "tables", "status", "--format", "json"))["tables"]
    told = run(folder, "tables", "status").stdout

    assert (units["from"], units["to"]) == ("2024-07-01", "2024-09-30")
    assert (pairs["from"], pairs["to"]) == (None, "2024-09-30")
    assert "to 2024-09-30" in told and "10040-99215" in told


def test_show_has_every_row_of_a_pair(folder: Path) -> None:
    take(folder, "ccipra-v302r0-f1.TXT", "ccipra-v303r0-f1.TXT")
    both = run(folder, "tables", "show", "17000", "17110", "--format", "json")
    one = run(folder, "tables", "show", "17110", "17000", "--quarter", "2024Q4")
    none = run(folder, "tables", "show", "17000", "17003")

    assert [(r["quarter"], r["column1"], r["indicator"]) for r in data(both)["rows"]] == [
        ("2024Q3", "17110", 0),
        ("2024Q4", "17110", 1),
    ]
    assert "2024Q4" in one.stdout and "2024Q3" not in one.stdout
    assert none.exit_code == 1 and "no row about 17000 and 17003" in none.stderr


def test_diff_lists_what_changed(folder: Path) -> None:
    take(folder, "ccipra-v302r0-f1.TXT", "ccipra-v303r0-f1.TXT")
    told = run(folder, "tables", "diff", "2024Q3", "2024Q4")
    same = run(folder, "tables", "diff", "2024Q3", "2024Q3")
    other = run(folder, "tables", "diff", "2024Q3", "2023Q1")
    of_code = run(folder, "tables", "diff", "2024Q3", "2024Q4", "--code", "99214")

    assert told.exit_code == 1 and "17110 over 17000  changed" in told.stdout
    assert same.exit_code == 0 and "ptp: no difference" in same.stdout
    assert other.exit_code == 2 and "2023Q1: not held in" in other.stderr
    assert of_code.exit_code == 0


def test_check_lists_where_rulebook_and_tables_disagree(folder: Path) -> None:
    take(folder, "ccipra-v302r0-f1.TXT", "MCR_MUE_PractitionerServices_Eff_07-01-2024.csv")
    told = run(folder, "tables", "check")
    pairs, units = data(run(folder, "tables", "check", "--format", "json"))["compared"]

    assert told.exit_code == 1
    assert "17110 > 17000" in told.stdout
    (found,) = [each for each in pairs["differences"] if each["at"] == "17110 > 17000"]
    assert (found["table"], found["rulebook"]) == ("indicator 0", "indicator 1")
    assert units["differences"] == []


def test_tables_decide_and_the_output_says_which(folder: Path) -> None:
    take(folder, "ccipra-v302r0-f1.TXT")
    told = run(folder, "code", "FILE").stdout
    answer = run(folder, "code", "FILE", "--format", "json")
    tables = data(answer)["tables"]

    assert codes(answer) == CLAIM
    assert "NCCI PTP edits, practitioner, 2024 Q3" in told
    assert tables["asked"][0]["answers"] is True
    assert tables["pairs"] == [{
        "column1": "17110", "column2": "17000", "standing": "applies", "indicator": 0,
        "from": "2010-01-01", "to": None,
    }]  # fmt: skip


def test_output_is_of_the_documented_form(folder: Path) -> None:
    """With tables as without."""
    take(folder, "ccipra-v302r0-f1.TXT", "MCR_MUE_PractitionerServices_Eff_07-01-2024.csv")
    printed = data(run(folder, "code", "FILE", "--format", "json"))

    jsonschema.Draft202012Validator(decision_schema()).validate(printed)
    assert printed["tables"]["asked"]


def test_edition_can_be_that_of_a_date(folder: Path) -> None:
    take(folder, "ccipra-v302r0-f1.TXT", "ccipra-v303r0-f1.TXT")

    assert codes(run(folder, "code", "FILE", "--format", "json")) == PLAIN
    then = run(folder, "code", "FILE", "--format", "json", "--as-of", "2024-09-01")
    early = run(folder, "code", "FILE", "--format", "json", "--as-of", "2024-05-01")
    assert codes(then) == CLAIM
    assert codes(early) == PLAIN and data(early)["tables"]["asked"] == []
    assert (
        "No table of that time is held"
        in run(folder, "code", "FILE", "--as-of", "2024-05-01").stdout
    )


def test_tables_of_the_data_folder_decide_unless_told_otherwise(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(folder, "ccipra-v302r0-f1.TXT")
    monkeypatch.setenv("LINEPROOF_TABLES", str(folder / "tables.sqlite"))
    file = str(folder / "visit.yaml")

    assert codes(ask("code", file, "--format", "json")) == CLAIM
    without = ask("code", file, "--format", "json", "--no-tables")
    assert codes(without) == PLAIN and "tables" not in data(without)


def test_guide_is_coded_to_the_letter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables that are held do not touch it."""
    take(folder, "ccipra-v302r0-f1.TXT")
    file = str(folder / "visit.yaml")
    before = ask("code", file, "--rulebook", "guide").stdout
    monkeypatch.setenv("LINEPROOF_TABLES", str(folder / "tables.sqlite"))

    assert ask("code", file, "--rulebook", "guide").stdout == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as-of", "last week"], "`last week` is no date"),
        (["--rulebook", "guide", "--as-of", "2024-09-01"], "the guide is coded to the letter"),
        (["--no-tables", "--as-of", "2024-09-01"], "`--no-tables` asks no tables"),
    ],
)
def test_words_that_make_no_sense_are_refused(folder: Path, words: list[str], said: str) -> None:
    done = ask("code", str(folder / "visit.yaml"), *words)

    assert done.exit_code == 2 and said in done.stderr


@pytest.mark.parametrize(
    "words", [["code", "FILE"], ["tables", "status"], ["tables", "show", "17000"]]
)
def test_store_that_is_not_there_is_bad_input(folder: Path, words: list[str]) -> None:
    done = run(folder, *words)

    assert done.exit_code == 2
    assert "no tables are held here: `lineproof tables import` reads them" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["why", "FILE", "17000", "--verify"], "the proof holds"),
        (["why", "FILE", "--depth", "full"], "row 17110, 17000, in force from 2010-01-01"),
        (["whynot", "FILE", "17000"], "row 17110, 17000, in force from 2010-01-01"),
        (["need", "FILE", "17000"], "17000"),
    ],
)  # fmt: skip
def test_commands_that_explain_know_the_rows(folder: Path, words: list[str], said: str) -> None:
    take(folder, "ccipra-v302r0-f1.TXT")
    done = run(folder, *words)

    assert done.exit_code == 0, done.stderr
    assert said in " ".join(done.stdout.replace("│", " ").split())


def test_picture_has_the_row(folder: Path) -> None:
    take(folder, "ccipra-v302r0-f1.TXT")
    picture = folder / "why.json"
    done = run(folder, "graph", "FILE", "-o", str(picture))

    assert done.exit_code == 0, done.stderr
    assert "ptp_2024q3_17110_17000_20100101" in picture.read_text(encoding="utf-8")


def test_exported_program_has_the_rows(folder: Path) -> None:
    take(folder, "ccipra-v302r0-f1.TXT")
    program = run(folder, "export", "FILE").stdout

    assert 'edit_code(ptp_2024q3_17110_17000_20100101,"17110","17000",0).' in program
    assert encounter_text(visit()) in program


def test_record_names_the_tables_and_is_replayed_with_them(folder: Path) -> None:
    take(folder, "ccipra-v302r0-f1.TXT")
    kept = str(folder / "kept.json")
    assert run(folder, "code", "FILE", "--record", kept).exit_code == 0
    tables = json.loads(Path(kept).read_text(encoding="utf-8"))["made_with"]["tables"]
    take(folder, "ccipra-v303r0-f1.TXT")
    again = run(folder, "replay", kept)

    assert [table["name"] for table in tables] == ["ptp 2024Q3"]
    assert again.exit_code == 0, again.stderr
    assert "every proof is the same to the byte" in again.stdout


def test_record_without_its_tables_cannot_be_replayed(folder: Path) -> None:
    take(folder, "ccipra-v302r0-f1.TXT")
    kept = str(folder / "kept.json")
    run(folder, "code", "FILE", "--record", kept)
    (folder / "tables.sqlite").unlink()
    nowhere = run(folder, "replay", kept)
    take(folder, "ccipra-v303r0-f1.TXT")
    other = run(folder, "replay", kept)

    assert nowhere.exit_code == 2 and "no tables are held here" in nowhere.stderr
    assert other.exit_code == 2 and "made with ptp 2024Q3, not held in" in other.stderr


def test_record_with_tables_takes_a_store(folder: Path) -> None:
    """Who replays from a program names the store; without one nothing is decided."""
    take(folder, "ccipra-v302r0-f1.TXT")
    kept = folder / "kept.json"
    run(folder, "code", "FILE", "--record", str(kept))

    with pytest.raises(RecordError, match=r"made with tables \(ptp 2024Q3\): name their store"):
        replay(read_record(kept.read_bytes(), "kept.json"), load_rulebook("standard"))


def test_table_that_is_not_the_same_any_more_is_a_change(folder: Path) -> None:
    """The same quarter from another file: the record says that it differs, and what it decides."""
    take(folder, "ccipra-v302r0-f1.TXT")
    kept = str(folder / "kept.json")
    run(folder, "code", "FILE", "--record", kept)
    (folder / "tables.sqlite").unlink()
    put(
        folder,
        "ccipra-v302r1-f1.TXT",
        layouts.pairs(*ROWS[:2], layouts.pair("17110", "17000"), *ROWS[3:]),
    )
    take(folder, "ccipra-v302r1-f1.TXT")
    again = run(folder, "replay", kept)

    assert again.exit_code == 1
    assert "table ptp 2024Q3: changed" in again.stdout
    assert "The answer differs." in again.stdout
