"""`code --record` and `replay` as a person meets them."""

import json
from importlib import import_module
from pathlib import Path

import pytest

from kept import KERATOSES, changed_book, keratoses
from lineproof.logic import record_text
from terminal import FIVE_ACTS, ask

PAGE = Path(__file__).parent.parent.parent / "docs" / "records.md"
TIER = 'tier(ak_each_further, ak, 2, 14, "17003", each(1,1)).'
PAIRS = 'tier(ak_each_further, ak, 2, 14, "17003", full(1,2)).'


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The record of an example, as the command writes it."""
    target = tmp_path / "kept.json"
    assert ask("code", str(KERATOSES), "--record", str(target)).exit_code == 0
    return target


def test_command_writes_what_the_library_makes(kept: Path) -> None:
    assert kept.read_text("utf-8") == record_text(keratoses())


def test_guide_is_kept_and_replayed(tmp_path: Path) -> None:
    target = tmp_path / "kept.json"
    ask("code", FIVE_ACTS, "--rulebook", "guide", "--record", str(target))
    result = ask("replay", str(target), "--format", "json")

    assert json.loads(result.stdout)["rulebook"] == "guide"
    assert json.loads(result.stdout)["verdict"] == "same"


def test_answer_is_printed_as_without_a_record(tmp_path: Path) -> None:
    plain = ask("code", FIVE_ACTS, "--format", "json")
    kept = ask("code", FIVE_ACTS, "--format", "json", "--record", str(tmp_path / "kept.json"))

    assert kept.stdout == plain.stdout
    assert kept.exit_code == 0


def test_encounter_from_standard_input_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "kept.json"
    typed = KERATOSES.read_bytes()

    assert ask("code", "-", "--record", str(target), typed=typed).exit_code == 0
    assert json.loads(target.read_text("utf-8"))["input"]["file"] == "stdin"
    assert ask("replay", "-", typed=target.read_bytes()).exit_code == 0


def test_same_record_may_be_written_again(kept: Path) -> None:
    before = kept.read_bytes()

    assert ask("code", str(KERATOSES), "--record", str(kept)).exit_code == 0
    assert kept.read_bytes() == before


def test_nothing_else_is_ever_replaced(kept: Path) -> None:
    before = kept.read_bytes()
    result = ask("code", FIVE_ACTS, "--record", str(kept))

    assert result.exit_code == 2
    assert not result.stdout
    assert result.stderr == f"{kept}: exists already and holds something else: name another file\n"
    assert kept.read_bytes() == before


def test_encounter_is_not_replaced_by_its_record(tmp_path: Path) -> None:
    visit = tmp_path / "visit.yaml"
    visit.write_bytes(KERATOSES.read_bytes())

    assert ask("code", str(visit), "--record", str(visit)).exit_code == 2
    assert visit.read_bytes() == KERATOSES.read_bytes()


@pytest.mark.parametrize("name", ["none/kept.json", "."])
def test_record_that_cannot_be_written_is_told(name: str, tmp_path: Path) -> None:
    result = ask("code", FIVE_ACTS, "--record", str(tmp_path / name))

    assert result.exit_code == 2
    assert not result.stdout
    assert list(tmp_path.iterdir()) == []


def test_invalid_encounter_leaves_no_record(tmp_path: Path) -> None:
    target = tmp_path / "kept.json"

    assert ask("code", "-", "--record", str(target), typed="date: today\n").exit_code == 2
    assert not target.exists()


def test_replay_of_an_unchanged_record(kept: Path) -> None:
    result = ask("replay", str(kept))

    assert result.exit_code == 0
    assert "as it was written" in result.stdout
    assert "The answer is the same, and every proof is the same to the byte." in result.stdout


def test_replay_of_an_altered_record(kept: Path) -> None:
    text = kept.read_text("utf-8")
    kept.write_text(text.replace('"units": 13', '"units": 14'), encoding="utf-8")
    result = ask("replay", str(kept))

    assert result.exit_code == 1
    assert "was altered" in result.stdout
    assert "units: recorded 14, decided now 13" in result.stdout


def test_replay_with_another_rulebook_reads_as_documented(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page shows what no example there can run: the rulebook of another edition."""
    book = changed_book(tmp_path / "book", (TIER, PAIRS))
    monkeypatch.setattr(import_module("lineproof.cli.replay"), "rulebook_of", lambda _: book)
    monkeypatch.delenv("COLUMNS", raising=False)
    result = ask("replay", str(kept))

    assert result.exit_code == 1
    assert result.stdout in PAGE.read_text("utf-8")


def test_replay_as_data(kept: Path) -> None:
    answer = json.loads(ask("replay", str(kept), "--format", "json").stdout)

    assert answer["format"] == "lineproof/replay/1"
    assert answer["verdict"] == "same"
    assert answer["same_answer"] is answer["same_proofs"] is True
    assert [answer[name] for name in ("flaws", "problems", "changes", "differences")] == [[]] * 4
