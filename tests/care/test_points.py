"""Open points: named choices with a default, told in the decision, the proof and the record."""

from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from lineproof.cli import cli
from lineproof.logic import (
    Case,
    Overlay,
    OverlayError,
    Point,
    Rulebook,
    answer_of,
    check_rules,
    decide,
    keep,
    load_rulebook,
    points,
    prove,
    read_cases,
    read_record,
    record,
    record_text,
    replay,
    rulebook_of,
    run_cases,
    verify,
)

POINTS = points(load_rulebook("standard"))
OTHERS = [(p.name, option) for p in POINTS for option in p.options if option != p.default]
CHOICES = Path(__file__).parents[1] / "choices"


@cache
def choice_cases() -> tuple[Case, ...]:
    return read_cases([str(CHOICES)])


def named(name: str) -> Case:
    return next(case for case in choice_cases() if case.name == name)


def under(point: str, option: str) -> Rulebook:
    return load_rulebook("standard", choices={point: option})


@pytest.mark.parametrize("case", choice_cases(), ids=lambda case: case.name)
def test_case_comes_out_under_its_choice(case: Case) -> None:
    (verdict,) = run_cases([case], load_rulebook("standard"))

    assert list(map(str, verdict.misses)) == []


@pytest.mark.parametrize("point", POINTS, ids=lambda point: point.name)
def test_point_has_options_and_one_of_them_by_default(point: Point) -> None:
    assert len(point.options) > 1
    assert point.default in point.options
    assert point.chosen == point.default
    assert all(point.rules[option] for option in point.options if option != point.default)


@pytest.mark.parametrize(("point", "option"), OTHERS)
def test_rulebook_under_an_option_is_clean(point: str, option: str) -> None:
    assert list(map(str, check_rules(under(point, option)))) == []


@pytest.mark.parametrize(("point", "option"), OTHERS)
def test_option_makes_a_difference_to_some_case(point: str, option: str) -> None:
    cases = [case for case in choice_cases() if case.choose == {point: option}]
    facts = [record(case.parsed) for case in cases]
    chosen, plain = decide(facts, under(point, option)), decide(facts, load_rulebook("standard"))

    assert any(one.lines != other.lines for one, other in zip(chosen, plain, strict=True)) or any(
        one.held != other.held for one, other in zip(chosen, plain, strict=True)
    )


def test_decision_tells_what_was_chosen_and_what_is_the_default() -> None:
    facts = record(named("skin-tags-full-tens-26").parsed)
    (full,) = decide([facts], under("skin_tag_tens", "full"))
    (part,) = decide([facts], load_rulebook("standard"))

    assert [(c.point, c.choice, c.default, c.rules) for c in (*full.choices, *part.choices)] == [
        ("skin_tag_tens", "full", False, ("choice_skin_tags_full_tens",)),
        ("skin_tag_tens", "part", True, ("skin_tags_further",)),
    ]


def test_proof_cites_the_choice_and_holds() -> None:
    facts, book = record(named("second-tumor-76").parsed), under("second_tumor", "modifier_76")
    (decision,) = decide([facts], book)
    proof = prove(facts, book, decision.lines[1].roots)
    (node,) = [node for node in proof.nodes if node.id == "rule choice_second_tumor_76"]

    assert node.source.endswith("; open point second_tumor=modifier_76")
    assert verify(proof, answer_of(facts, book), facts, book) == ()


def test_record_carries_every_choice_and_is_replayed_under_it() -> None:
    kept = keep(named("second-tumor-xs").parsed, under("second_tumor", "modifier_xs"))
    read = read_record(record_text(kept).encode(), "kept.json")
    chosen = {each.point: each.choice for each in read.made_with.open_points}

    assert chosen == {point.name: point.default for point in POINTS} | {
        "second_tumor": "modifier_xs"
    }
    assert replay(read, rulebook_of(read)).verdict == "same"
    other = replay(read, load_rulebook("standard"))
    assert other.verdict == "differs"
    (change,) = [change for change in other.changes if change.kind == "choice"]
    assert (change.name, change.was, change.now) == (
        "second_tumor", ("modifier_xs",), ("modifier_59",),
    )  # fmt: skip


def test_overlay_settles_a_point_and_the_command_line_goes_before_it() -> None:
    facts = record(named("second-tumor-76").parsed)
    overlay = Overlay("acme.lp", "choice(second_tumor, modifier_76).\n")
    laid = load_rulebook("standard", [overlay])
    asked = load_rulebook("standard", [overlay], {"second_tumor": "modifier_xs"})
    back = load_rulebook("standard", [overlay], {"second_tumor": "modifier_59"})
    found = [decide([facts], book)[0].lines[1].modifiers for book in (laid, asked, back)]

    assert found == [("76",), ("XS",), ("59",)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("choice(second_tumour, modifier_76).", "did you mean `second_tumor`?"),
        ("choice(second_tumor, modifier_77).", "did you mean `modifier_76`?"),
        ("choice(peel, policy). choice(peel, patient).", "settled in two ways"),
        ('point(mine, "Mine?").', "`point` is for the rulebooks that ship"),
    ],
)
def test_choice_that_is_none_is_refused(text: str, told: str) -> None:
    with pytest.raises(OverlayError) as error:
        load_rulebook("standard", [Overlay("acme.lp", text)])

    assert "acme.lp:1: " in str(error.value)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("choose", "told"),
    [
        (["peel=patien"], "did you mean `patient`?"),
        (["pel=patient"], "did you mean `peel`?"),
        (["peel"], "write POINT=OPTION"),
        (["peel=patient", "peel=policy"], "a second time"),
    ],
)
def test_command_refuses_a_choice_that_is_none(choose: list[str], told: str) -> None:
    asked = [word for each in choose for word in ("--choose", each)]
    result = CliRunner().invoke(cli, ["rules", "points", *asked])

    assert result.exit_code == 2
    assert told in result.output


def test_commands_show_points() -> None:
    listed = CliRunner().invoke(cli, ["rules", "points", "--choose", "peel=patient"])
    shown = CliRunner().invoke(cli, ["rules", "show", "peel"])

    assert listed.exit_code == shown.exit_code == 0
    assert [line.split()[3] for line in listed.output.splitlines() if line.startswith("peel")] == [
        "patient"
    ]
    assert "Who pays a peel for actinic keratoses or acne?" in shown.output
    assert "rule choice_peel_patient" in shown.output
    assert (
        "no open points"
        in CliRunner().invoke(cli, ["rules", "points", "--rulebook", "guide"]).output
    )
