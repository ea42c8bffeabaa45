"""`lineproof why --verify`: the proof that is shown has been checked."""

import json
from importlib import import_module

import pytest

from lineproof.logic import Defect
from terminal import FIVE_ACTS, ask

HELD = "steps checked: the proof holds"


@pytest.mark.parametrize("depth", ["brief", "normal", "full"])
def test_a_proof_is_checked_in_full_whatever_is_shown(depth: str) -> None:
    told = ask("why", FIVE_ACTS, "17000", "--verify", "--depth", depth)
    full = json.loads(ask("why", FIVE_ACTS, "17000", "--depth", "full", "--format", "json").stdout)

    assert told.exit_code == 0
    assert told.stdout.splitlines()[-1] == f"{len(full['nodes'])} {HELD}"


def test_the_check_is_told_in_json() -> None:
    told = json.loads(ask("why", FIVE_ACTS, "--verify", "--format", "json").stdout)

    assert told["verified"]["steps"] > 500
    assert told["verified"]["defects"] == []


def test_without_verify_nothing_is_said_of_a_check() -> None:
    assert HELD not in ask("why", FIVE_ACTS, "17000").stdout
    assert "verified" not in json.loads(ask("why", FIVE_ACTS, "--format", "json").stdout)


def test_a_defect_is_told_and_ends_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found = (Defect("line 1", "it does not hold"), Defect("line 2", "it has no source"))
    monkeypatch.setattr(import_module("lineproof.cli.verified"), "verify", lambda *_: found)
    told = ask("why", FIVE_ACTS, "17000", "--verify")
    written = ask("why", FIVE_ACTS, "17000", "--verify", "--format", "json")

    assert told.exit_code == written.exit_code == 1
    assert told.stdout.splitlines()[-2:] == ["line 1: it does not hold", "line 2: it has no source"]
    assert told.stdout.splitlines()[-3].endswith("steps checked: 2 defects")
    assert json.loads(written.stdout)["verified"]["defects"][1] == {
        "node": "line 2",
        "what": "it has no source",
    }
