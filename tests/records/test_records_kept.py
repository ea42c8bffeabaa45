"""A record alone suffices to decide again, and it is the same on every run."""

import json
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from casebook import cases, decision_of, items_of
from kept import BOOKS, KERATOSES, data_of, keratoses, parsed_case, records, sample
from lineproof.logic import (
    Facts,
    Parsed,
    decide,
    keep,
    load_rulebook,
    parse_encounter,
    prove,
    read_record,
    record,
    record_text,
    replay_all,
)
from terminal import run
from visits import MANY, Visit, visits

canonical = import_module("lineproof.logic.archive.canonical")


@pytest.mark.parametrize("book", BOOKS)
def test_replay_gives_the_record_again_to_the_byte(book: str) -> None:
    kept = [read_record(record_text(each).encode(), "kept.json") for each in records(book)]
    outcomes = replay_all(kept, load_rulebook(book))

    assert len(outcomes) >= 30
    assert [each for each in outcomes if each.verdict != "same" or each.apart] == []
    assert all(each.same_answer and each.same_proofs and not each.changes for each in outcomes)


@pytest.mark.parametrize("book", BOOKS)
def test_record_holds_the_decision(book: str) -> None:
    for name, kept in zip(sample(book), records(book), strict=True):
        assert data_of(kept)["decision"] == decision_of(name, book).to_json()


@pytest.mark.parametrize("book", BOOKS)
def test_every_answer_has_its_proof_in_the_record(book: str) -> None:
    for kept in records(book):
        decided = data_of(kept)["decision"]
        nodes = {node.id for node in kept.proof.nodes}
        parts = ("lines", "patient_pay", "held", "excluded", "notes")
        items = [(part, place + 1) for part in parts for place in range(len(decided[part]))]

        assert [(answer.part, answer.item) for answer in kept.proof.answers] == items
        assert {root for answer in kept.proof.answers for root in answer.roots} <= nodes


@pytest.mark.parametrize("book", BOOKS)
def test_every_rule_of_the_proof_is_told_and_known_by_its_digest(book: str) -> None:
    for kept in records(book):
        used = {node.rule for node in kept.proof.nodes if node.kind == "rule" and node.rule}

        assert used == kept.rules.keys()
        assert used <= kept.made_with.rulebook.rules.keys()


def data(parsed: Parsed) -> dict[str, Any]:
    """The canonical input of an encounter."""
    found: dict[str, Any] = canonical.encounter_data(parsed.encounter)
    return found


def again(was: Parsed) -> Facts:
    """The facts of an encounter that went through its canonical input."""
    lines = canonical.place_data(was.places)
    return record(canonical.parsed(data(was), was.places.file, lines))


def known(facts: Facts) -> dict[str, object]:
    """All that decides, and all that is said; but not where it stands."""
    return {k: v for k, v in vars(facts).items() if k not in ("places", "paths", "lines", "file")}


def test_canonical_input_of_every_case_means_the_same() -> None:
    for case in cases():
        was = parsed_case(case.name)

        assert again(was) == record(was)


def test_canonical_input_is_an_encounter_file_of_its_own() -> None:
    for case in cases():
        was = parsed_case(case.name)
        text = json.dumps(data(was))

        assert known(record(parse_encounter(text, "own.json"))) == known(record(was))


@MANY
@given(visits())
def test_canonical_input_of_any_visit_means_the_same(visit: Visit) -> None:
    was = parse_encounter(json.dumps(visit), "visit.json")

    assert again(was) == record(was)
    assert data(parse_encounter(json.dumps(data(was)), "again.json")) == data(was)


def test_what_is_meant_alike_is_kept_alike() -> None:
    one = (
        "encounter: a\ndate: 2026-03-14\nlesions:\n"
        "- {kind: AK, size: 12 mm, done: {technique: cryotherapy}}\n"
    )
    other = (
        'date: "2026-03-14"\nencounter: a\nlesions:\n  - done:\n      - technique: Cryotherapy\n'
        "    size: 1.2 cm\n    count: 1\n    kind: actinic keratoses\n"
    )

    assert data(parse_encounter(one, "one.yaml")) == data(parse_encounter(other, "other.yaml"))


def test_record_is_the_same_bytes_on_every_run(tmp_path: Path) -> None:
    """Whatever the seed of the hashes, and however the file is reached."""
    reached = (KERATOSES, KERATOSES.parent / ".." / "examples" / KERATOSES.name)
    for number, path in enumerate(reached):
        target = str(tmp_path / f"{number}.json")
        made = run("code", str(path), "--record", target, PYTHONHASHSEED=str(number))
        assert made.returncode == 0, made.stderr

    first, second = ((tmp_path / f"{number}.json").read_text("utf-8") for number in range(2))
    assert first == second == record_text(keratoses())


def test_record_names_no_folder() -> None:
    text = record_text(keratoses())

    assert keratoses().input.file == KERATOSES.name
    assert str(KERATOSES.parent) not in text
    assert str(Path.home()) not in text


def test_record_says_nothing_of_the_encounter_that_the_encounter_does_not() -> None:
    """What a file holds beside the encounter, such as a comment, stays in the file."""
    text = KERATOSES.read_text("utf-8") + "# told by A. Person\n"
    kept = keep(parse_encounter(text, KERATOSES.name), load_rulebook("standard"))

    assert record_text(kept) == record_text(keratoses())


def test_proofs_are_those_of_the_library() -> None:
    facts, book = record(parse_encounter(KERATOSES.read_bytes(), KERATOSES.name)), "standard"
    (decision,) = decide([facts], load_rulebook(book))
    roots = [root for item in items_of(decision) for root in item.roots]
    proof = prove(facts, load_rulebook(book), roots)
    kept = data_of(keratoses())["proof"]

    assert kept["nodes"] == json.loads(json.dumps([asdict(node) for node in proof.nodes]))
    assert kept["edges"] == json.loads(json.dumps(proof.edges))


def test_lists_of_what_else_had_a_part_are_there() -> None:
    made_with = data_of(keratoses())["made_with"]

    assert [made_with[name] for name in ("overlays", "tables")] == [[], []]
    assert {"point": "peel", "choice": "policy"} in made_with["open_points"]
