"""`rules check`: the shipped rulebooks are clean, and each kind of defect is found when planted."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from lineproof.cli import cli
from lineproof.logic import Overlay, check_rules, load_rulebook
from overlays import XS, rule_text

ASKED = (
    "about(acme, act, technique).",
    "when(acme, technique, is, cryotherapy).",
)
FAMILY = ('named(acme_care, "Acme care").', "section(acme_care, 9).", "family(acme, acme_care).")


def found(*facts: str, more: str = "") -> list[str]:
    """What the check finds in an overlay of one rule with some facts, kind and message."""
    overlay = Overlay("acme.lp", rule_text("acme", *facts) + more)
    findings = check_rules(load_rulebook("standard").under([overlay]))
    return [f"{finding.kind}: {finding.message}" for finding in findings]


@pytest.mark.parametrize("book", ["standard", "guide"])
def test_shipped_rulebook_is_clean(book: str) -> None:
    assert list(map(str, check_rules(load_rulebook(book)))) == []


@pytest.mark.parametrize(
    "facts",
    [
        (*ASKED, "notes(acme)."),
        (*ASKED, *FAMILY, 'gives(acme, "99999").'),
        ("supersedes(acme, modifier_59).", 'parts(acme, "XS").', "in_force(acme, 20260101, #sup)."),
        (*ASKED, "unless(acme, kind, wart).", "requires(acme, documented, photograph)."),
    ],
)
def test_sound_overlay_is_clean(facts: tuple[str, ...]) -> None:
    assert found(*facts) == []


SECOND = (
    "rule(other, payer).\n"
    'says(other, "Acme asks for more.").\n'
    'source(other, acme, "more").\n'
    "confidence(other, high).\n"
)
PLANTED = {
    "a fact the dictionary does not know": (
        ("noted(acme).",),
        "overlay: `noted` is nothing that a rulebook states: did you mean `notes`?",
    ),
    "a dangling name": (
        (*ASKED, "yields_to(acme, acme_care, same_lesion)."),
        "overlay: `yields_to(acme,acme_care,same_lesion)`: `acme_care` is not a family known here",
    ),
    "a rule of a name that is taken": (
        ("notes(acme).", "rule(modifier_59, payer)."),
        "overlay: `modifier_59` is a rule of the standard rulebook already",
    ),
    "a fact that stands twice": (
        (*ASKED, "notes(acme).", "notes(acme)."),
        "overlay: `notes(acme)`: stated before, at acme.lp:8",
    ),
    "no effect": (ASKED, "no effect: rule `acme` has no effect"),
    "an unused name": (
        (*ASKED, "notes(acme).", 'named(acme_care, "Acme care").'),
        "dangling: `acme_care`: no rule uses it",
    ),
    "an unused set": (
        (*ASKED, "notes(acme).", 'in_set(acme_codes, "17000").'),
        "dangling: `acme_codes`: no rule uses it",
    ),
    "nothing it is asked of": (
        ("when(acme, technique, is, cryotherapy).", "notes(acme)."),
        "never fires: rule `acme` never fires: `about` does not say of what it asks",
    ),
    "an attribute it is not found by": (
        (*ASKED, "about(acme, lesion, kind).", "notes(acme)."),
        "never fires: `about(acme,lesion,kind)`: never fires without a `when` of kind that `is`",
    ),
    "a value that is wanted and left out": (
        (*ASKED, "unless(acme, technique, cryotherapy).", "notes(acme)."),
        "never fires: rule `acme` never fires: technique must be what the rule also leaves out",
    ),
    "something recorded and missing": (
        (*ASKED, "when(acme, size, recorded, yes).", "when(acme, size, missing, yes).",
         "notes(acme)."),
        "never fires: rule `acme` never fires: size must be recorded, and must not be",
    ),
    "limits that shut each other out": (
        (*ASKED, "when(acme, count, at_least, 5).", "when(acme, count, at_most, 4).",
         "notes(acme)."),
        "never fires: rule `acme` never fires: count must be at least 5 and at most 4",
    ),
    "dates the wrong way round": (
        (*ASKED, "notes(acme).", "in_force(acme, 20260201, 20260101)."),
        "never fires: rule `acme` never fires: it ends before it begins",
    ),
    "dates that are over": (
        (*ASKED, "notes(acme).", "in_force(acme, #inf, 20191231)."),
        "expired: rule `acme` is over since 20191231",
    ),
    "a code outside any family": (
        (*ASKED, 'gives(acme, "99999").'),
        "no family: rule `acme` gives codes outside any family: add `family`",
    ),
    "a family without a code": (
        (*ASKED, *FAMILY),
        "no code: `acme_care` leads to no code: add what gives one",
    ),
    "a family without a place": (
        (*ASKED, FAMILY[0], FAMILY[2], 'gives(acme, "99999").'),
        "no section: `acme_care` has no place on a claim: add `section`",
    ),
    "a count that is not declared": (
        (*ASKED, *FAMILY, 'tier(acme, acme_care, 1, #sup, "99999", flat).'),
        "not counted: `acme_care` is not counted: `collective` it",
    ),
    "a gap between tiers": (
        (*ASKED, *FAMILY, "collective(acme_care).", 'tier(acme, acme_care, 1, 4, "99998", flat).',
         'tier(acme, acme_care, 6, #sup, "99999", flat).'),
        "gap: `acme_care`: nothing from 5 to 5",
    ),
    "tiers that overlap": (
        (*ASKED, *FAMILY, "collective(acme_care).", 'tier(acme, acme_care, 1, 6, "99998", flat).',
         'tier(acme, acme_care, 6, #sup, "99999", flat).'),
        "overlap: `acme_care`: a step begins at 6, before the one below ends, at 6",
    ),
    "a ladder with an end": (
        (*ASKED, *FAMILY, "sized(acme, size, lesion_group, acme).",
         'band(acme, trunk_arms_legs, 0, 5, "99999").'),
        "gap: `trunk_arms_legs` of `acme`: nothing above 5: let the last step end at #sup",
    ),
    "a ladder that nothing reads": (
        (*ASKED, "notes(acme).", 'band(acme, trunk_arms_legs, 0, #sup, "99999").'),
        "never fires: no rule codes by the steps of `acme`",
    ),
    "a pair in both directions": (
        ('edit_code(acme, "17000", "17110", 1).',),
        "pair: 17000 is column 1 over 17110 here, and the other way at ",
    ),
    "a pair with both indicators": (
        ('edit_code(acme, "99998", "99999", 1).', 'edit_code(acme, "99998", "99999", 0).'),
        "pair: 99998 over 99999 has both indicators: acme.lp:6, acme.lp:7",
    ),
    "an exception from nothing": (
        ('no_edit(acme, "99998", "99999").',),
        "pair: `no_edit(acme,\"99998\",\"99999\")`: no sets make this pair",
    ),
}  # fmt: skip


@pytest.mark.parametrize("defect", PLANTED)
def test_planted_defect_is_found(defect: str) -> None:
    facts, told = PLANTED[defect]
    findings = found(*facts)

    assert any(each.startswith(told) for each in findings), findings


TWO = {
    "circle: rule `acme` takes the place of itself": (
        ("supersedes(acme, other).",), "supersedes(other, acme).",
    ),
    "circle: rule `acme` waits for itself": (
        (*ASKED, "waits_for(acme, other)."), "about(other, act, technique).\n"
        "when(other, technique, is, laser).\nwaits_for(other, acme).",
    ),
    "overridden: rule `other` never fires: `acme` always takes its place": (
        ("supersedes(acme, other).",), 'parts(other, "XS").',
    ),
    "circle: `acme_care` yields to `acme_more`, and that in the end to this": (
        (*ASKED, *FAMILY, 'gives(acme, "99999").', "yields_to(acme, acme_more, same_day)."),
        'named(acme_more, "Acme more").\nsection(acme_more, 9).\nabout(other, act, technique).\n'
        'when(other, technique, is, laser).\nfamily(other, acme_more).\ngives(other, "99998").\n'
        "yields_to(other, acme_care, same_day).",
    ),
    "tie: `acme_more` has the rank of `acme_care`, 1": (
        (*ASKED, *FAMILY, "collective(acme_care).",
         'rung(acme, acme_ladder, acme_care, 1, "99999").'),
        'named(acme_more, "Acme more").\nsection(acme_more, 9).\ncollective(acme_more).\n'
        "about(other, act, technique).\nwhen(other, technique, is, laser).\n"
        'family(other, acme_more).\nrung(other, acme_ladder, acme_more, 1, "99998").',
    ),
}  # fmt: skip


@pytest.mark.parametrize("told", TWO)
def test_planted_defect_of_two_rules_is_found(told: str) -> None:
    facts, more = TWO[told]

    assert any(each.startswith(told) for each in found(*facts, more=SECOND + more))


def test_rule_in_another_place_for_a_while_is_not_always_overridden() -> None:
    facts = ("supersedes(acme, other).", "in_force(acme, 20270101, #sup).")

    assert found(*facts, more=SECOND + 'parts(other, "XS").') == []


def test_command_names_place_and_digest_and_fails_on_findings(tmp_path: Path) -> None:
    file = tmp_path / "acme.lp"
    file.write_text(XS, encoding="utf-8")
    ask = ["rules", "check", "--overlay", str(file)]
    clean = CliRunner().invoke(cli, ask)
    file.write_text(XS + "in_force(acme_xs, #inf, 20191231).\nnoted(acme_xs).\n", encoding="utf-8")
    amiss = CliRunner().invoke(cli, [*ask, "--format", "json"])

    assert clean.exit_code == 0
    assert "nothing amiss" in clean.output
    assert "sha256:" in clean.output
    assert amiss.exit_code == 1
    assert json.loads(amiss.output)["findings"][0]["place"] == f"{file}:11"
    assert CliRunner().invoke(cli, ["rules", "check"]).exit_code == 0
    assert CliRunner().invoke(cli, [*ask[:-1], "nowhere.lp"]).exit_code == 2
