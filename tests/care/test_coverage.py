"""`rules coverage`: every rule and every condition of the rulebooks is put to work by a case."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from casebook import cases, facts_of
from lineproof.cli import cli
from lineproof.logic import Coverage, Overlay, coverage, load_rulebook, parse_encounter, record
from overlays import rule_text

ASK = rule_text(
    "acme_photograph",
    "about(acme_photograph, act, technique).",
    "when(acme_photograph, technique, is, (cryotherapy;laser)).",
    "when(acme_photograph, count, at_least, 3).",
    "unless(acme_photograph, kind, wart).",
    "requires(acme_photograph, documented, photograph).",
)


def covered(*lesions: str) -> Coverage:
    """What visits with one lesion each put to work of the overlay."""
    head = "encounter: visit\ndate: 2026-03-14\nlesions:\n  - "
    found = [record(parse_encounter(head + "{" + lesion + "}", "visit.yaml")) for lesion in lesions]
    return coverage(found, load_rulebook("standard", [Overlay("acme.lp", ASK)]))


@pytest.mark.parametrize("book", ["standard", "guide"])
def test_cases_put_every_rule_and_every_condition_to_work(book: str) -> None:
    asked = [facts_of(case.name) for case in cases() if book in case.expect]
    found = coverage(asked, load_rulebook(book))

    assert found.unfired == ()
    assert [(condition.rule, condition.words[0]) for condition in found.idle] == []


def test_rule_that_no_case_meets_is_named() -> None:
    found = covered("count: 2, kind: actinic keratosis, done: {technique: cryotherapy}")

    assert found.rules == ("acme_photograph",)
    assert found.unfired == ("acme_photograph",)
    assert found.idle == ()  # the rule is told, and not each of its conditions besides


def test_condition_that_no_case_puts_to_work_is_named() -> None:
    found = covered("count: 3, kind: actinic keratosis, done: {technique: cryotherapy}")

    assert found.unfired == ()
    assert [condition.words for condition in found.idle] == [("unless kind of lesion is wart",)]


def test_value_that_no_case_has_is_idle_in_a_condition_that_works() -> None:
    found = covered(
        "count: 3, kind: actinic keratosis, done: {technique: cryotherapy}",
        "count: 3, kind: wart, done: {technique: cryotherapy}",
    )

    assert found.idle == ()
    assert [c.idle for c in found.conditions if c.idle] == [("when technique is laser",)]


def test_required_record_works_where_it_is_missing() -> None:
    found = covered(
        "count: 3, kind: wart, done: {technique: cryotherapy}",
        "count: 3, kind: actinic keratosis, documented: photograph, done: {technique: cryotherapy}",
    )

    assert ("requires documented photograph",) in [c.words for c in found.idle]


def test_command_tells_what_is_idle_and_fails(tmp_path: Path) -> None:
    case = tmp_path / "one.yaml"
    case.write_text(
        "title: one keratosis\n"
        "encounter: {encounter: one, date: 2026-03-14,"
        " lesions: [{kind: actinic keratosis, done: {technique: cryotherapy}}]}\n"
        'expect: {standard: {lines: ["17000"]}}\n',
        encoding="utf-8",
    )
    result = CliRunner().invoke(cli, ["rules", "coverage", str(tmp_path)])

    assert result.exit_code == 1
    assert "visit_new: no case fires it" in result.output.splitlines()
    told = CliRunner().invoke(cli, ["rules", "coverage", str(tmp_path), "--format", "json"])
    assert "visit_new" in json.loads(told.output)["rules"]["unfired"]
    assert "ak_first" not in json.loads(told.output)["rules"]["unfired"]
