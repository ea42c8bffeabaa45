"""An overlay adds, ends and supersedes rules by facts alone, and the proof cites it."""

import json
from pathlib import Path

import pytest

from casebook import spoken
from lineproof.logic import (
    Decision,
    Overlay,
    Rulebook,
    answer_of,
    brief,
    decide,
    keep,
    load_rulebook,
    needs,
    parse_encounter,
    program_text,
    prove,
    read_record,
    record,
    record_text,
    replay,
    rulebook_of,
    verify,
    why_not,
)
from overlays import KERATOSES_AND_WART, XS, facts, rule_text


def book(*texts: str) -> Rulebook:
    return load_rulebook("standard", [Overlay(f"o{n}.lp", t) for n, t in enumerate(texts, 1)])


def decided(*texts: str) -> Decision:
    (decision,) = decide([facts()], book(*texts))
    return decision


def lines(*texts: str) -> list[str]:
    return [spoken(line) for line in decided(*texts).lines]


def reasons(*texts: str) -> set[str]:
    """The rules that the proof of the second line cites."""
    proof = prove(facts(), book(*texts), decided(*texts).lines[1].roots)
    return {node.rule for node in proof.nodes if node.kind == "rule"}


def test_overlay_puts_another_modifier_in_the_place_of_59() -> None:
    assert lines() == ["17110", "17000-59", "17003-59 x2"]
    assert lines(XS) == ["17110", "17000-XS", "17003-XS x2"]
    assert "acme_xs" in reasons(XS)
    assert "modifier_59" not in reasons(XS)


@pytest.mark.parametrize(
    ("dates", "modifier"),
    [
        ("20260314, #sup", "XS"),
        ("20260315, #sup", "59"),
        ("#inf, 20260314", "XS"),
        ("#inf, 20260313", "59"),
    ],
)
def test_overlay_holds_from_its_first_day_to_its_last(dates: str, modifier: str) -> None:
    dated = XS + f"in_force(acme_xs, {dates}).\n"

    assert lines(dated) == ["17110", f"17000-{modifier}", f"17003-{modifier} x2"]


def test_overlay_holds_a_line_until_a_document_is_recorded() -> None:
    ask = rule_text(
        "acme_photograph",
        "about(acme_photograph, act, technique).",
        "when(acme_photograph, technique, is, cryotherapy).",
        "when(acme_photograph, nature, is, premalignant).",
        "requires(acme_photograph, documented, photograph).",
    )
    decision = decided(ask)

    assert [spoken(line) for line in decision.lines] == ["17110"]
    assert [(held.missing, held.rules) for held in decision.held] == [
        ("documented: photograph", ("acme_photograph",))
    ]
    absence = why_not(facts(), decision, book(ask), "17000")
    assert absence.attempts[0].obstacles[0].rule == "acme_photograph"
    remedy = needs(facts(), decision, book(ask), "17000").remedies[0]
    assert [addition.values for addition in remedy.additions] == [("photograph",)]


def test_rule_is_ended_by_one_that_only_supersedes_it() -> None:
    gone = rule_text("acme_none", "supersedes(acme_none, ak_each_further).")

    assert lines(gone) == ["17110", "17000-59"]


def test_overlays_add_up_and_a_later_one_may_supersede_an_earlier() -> None:
    back = rule_text("acme_59", "supersedes(acme_59, acme_xs).", 'parts(acme_59, "59").')
    back = back.replace("document(acme,", "document(acme_2,").replace(", acme,", ", acme_2,")

    assert lines(XS, back) == ["17110", "17000-59", "17003-59 x2"]
    assert "acme_59" in reasons(XS, back)


def test_proof_cites_the_rule_its_source_and_its_line() -> None:
    laid = book(XS)
    line = decided(XS).lines[1]
    proof = prove(facts(), laid, line.roots)
    node = next(node for node in brief(proof).nodes if node.rule == "acme_xs")

    assert node.text == "Acme wants XS where modifier 59 would part two codes."
    assert node.source == "Acme payment policy (2026): modifiers"
    assert node.place == "o1.lp:4"
    assert verify(proof, answer_of(facts(), laid), facts(), laid) == ()


def test_check_finds_a_rule_with_another_place() -> None:
    from dataclasses import replace

    laid = book(XS)
    proof = prove(facts(), laid, decided(XS).lines[1].roots)
    nodes = tuple(
        replace(node, place="o1.lp:5") if node.id == "rule acme_xs" else node
        for node in proof.nodes
    )
    found = verify(replace(proof, nodes=nodes), answer_of(facts(), laid), facts(), laid)

    assert [str(defect) for defect in found] == [
        "rule acme_xs: it is said to stand at o1.lp:5, not at o1.lp:4"
    ]


def test_decision_names_its_overlays() -> None:
    overlay = Overlay("o1.lp", XS)
    told = decided(XS).to_json()["rulebook"]

    assert told["overlays"] == [{"name": "o1.lp", "digest": overlay.digest}]
    assert told["digest"] == load_rulebook("standard").digest
    assert decided().to_json()["rulebook"]["overlays"] == []


def test_record_holds_the_overlay_and_is_replayed_with_it(tmp_path: Path) -> None:
    file = tmp_path / "acme.lp"
    file.write_text(XS, encoding="utf-8")
    kept = keep(
        parse_encounter(KERATOSES_AND_WART, "visit.yaml"), load_rulebook("standard", [file])
    )
    file.unlink()
    read = read_record(record_text(kept).encode(), "kept.json")
    outcome = replay(read, rulebook_of(read))

    assert str(tmp_path) not in record_text(kept)
    assert read.made_with.overlays[0].text == XS
    assert (outcome.verdict, outcome.same_proofs, outcome.changes) == ("same", True, ())
    without = replay(read, load_rulebook("standard"))
    assert without.verdict == "differs"
    assert ("overlay", "acme.lp", "gone") in [(c.kind, c.name, c.how) for c in without.changes]


def test_record_whose_overlay_was_altered_says_so() -> None:
    kept = keep(parse_encounter(KERATOSES_AND_WART, "visit.yaml"), book(XS))
    data = json.loads(record_text(kept))
    data["made_with"]["overlays"][0]["text"] = XS.replace('"XS"', '"XU"')
    read = read_record(json.dumps(data).encode(), "kept.json")

    flaws = replay(read, rulebook_of(read)).flaws
    assert "the digest of the overlay o1.lp is not that of its text" in flaws


def test_rulebook_under_the_same_overlay_is_read_once() -> None:
    assert book(XS) is book(XS)
    assert book(XS) is not load_rulebook("standard")


def test_program_text_holds_the_overlay() -> None:
    assert 'parts(acme_xs,"XS").' in program_text(book(XS))


SECOND_TAG = """\
encounter: tags
date: 2026-03-14
patient: established
lesions:
  - {count: 16, site: neck, kind: skin tag, symptoms: bleeding, done: {technique: snip}}
visit: {mdm: low, minutes: 45, separate: yes}
"""


def claimed(text: str, *texts: str) -> list[str]:
    """The claim of a visit under overlays, and what is held of it."""
    (decision,) = decide([record(parse_encounter(text, "visit.yaml"))], book(*texts))
    return [*map(spoken, decision.lines), *(f"held {c}" for h in decision.held for c in h.codes)]


def test_end_of_a_rule_about_the_best_code_loses_no_code() -> None:
    """Superseding `best_of` leaves both codes to stand: none may vanish."""
    ended = rule_text("acme_both", "supersedes(acme_both, visit_level_chosen).")

    assert claimed(SECOND_TAG) == ["99215-25", "11200", "11201"]
    assert {line.partition("-")[0] for line in claimed(SECOND_TAG, ended)} == {
        "99215", "99213", "11200", "11201",
    }  # fmt: skip


def test_end_of_an_add_on_rule_lets_the_code_stand_by_itself() -> None:
    aside = rule_text("acme_alone", "supersedes(acme_alone, ak_each_further).")

    assert claimed(KERATOSES_AND_WART, aside) == ["17110", "17000-59"]


def test_end_of_the_rule_that_requires_primaries_asks_for_none() -> None:
    """Without it an add-on stands by itself: it must not vanish."""
    free = rule_text("acme_free", "supersedes(acme_free, add_on_primary).")

    assert claimed(KERATOSES_AND_WART, free) == claimed(KERATOSES_AND_WART)


def test_end_of_an_exception_brings_its_pair_back() -> None:
    """The pairs of a superseded `no_edit` are those that its sets make."""
    visit = """\
encounter: pair
date: 2026-03-14
lesions:
  - {site: back, size: 3 mm, kind: nevus, known_by: pathology, symptoms: bleeding,
     done: {technique: excision, margin: 1 mm}}
  - {site: arm, kind: neoplasm, done: {technique: incisional biopsy}}
"""
    plain = claimed(visit)
    ended = rule_text("acme_pairs", "supersedes(acme_pairs, ncci_excision_over_biopsy).")

    assert "11106" in {code.partition("-")[0] for code in plain}
    assert {code.partition("-")[0] for code in claimed(visit, ended)} == {
        code.partition("-")[0] for code in plain
    }
