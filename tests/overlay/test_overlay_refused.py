"""An overlay that is amiss is refused with file, line, reason and near match, all at once."""

import time

import pytest

from lineproof.logic import Overlay, OverlayError, load_rulebook
from overlays import XS, refused, rule_text

STRANGE = {
    "#script(python) import os #end.": "`#script` is a script",
    '#include "/dev/zero".': "`#include` is an inclusion",
    "#const n = 3.": "`#const` is a directive",
    "parts(X, Y).": "`X` is a variable",
    "parts(a, b) :- rule(a, b).": "`:-` is a condition",
    ":- rule(a, b).": "`:-` is a condition",
    "limit(a, b, 1..9).": "`..` is a range",
    'says(a, "never closed).': "without its closing quote",
    "limit(a, b, 9999999999).": "too large a number",
    "a(b(c(d(e(f(g(h))))))).": "too many brackets",
    "parts(a, b": "lacks a closing bracket",
    "parts(a, b)": "no full stop",
    "{parts(a, b)}.": "`{` has no place in a fact",
    'says(a, "\x1b[2J").': "cannot be printed",
    "a(" * 5000: "too many brackets",
    "%* never closed\n" * 3: "a comment without its end",
}


@pytest.mark.parametrize("text", STRANGE)
def test_overlay_is_facts_and_nothing_else(text: str) -> None:
    (found,) = refused(f"\n{text}")

    assert found.startswith("o1.lp:2: ")
    assert STRANGE[text] in found


WRONG = {
    'part(acme, "XS").': "`part` is nothing that a rulebook states: did you mean `parts`?",
    "parts(acme).": "`parts(acme)`: it is written `parts(rule, modifier)`",
    "parts(acme, 59).": "`59` is not a modifier in quotes known here",
    "supersedes(acme, modifer_59).": "`modifer_59` is not a rule known here: "
    "did you mean `modifier_59`?",
    "when(acme, technique, is, shaving).": "`shaving` is not a value known here: "
    "did you mean `shave`?",
    "when(acme, technique, equals, shave).": "`equals` is not a comparison known here",
    "when(acme, tecnique, is, shave).": "did you mean `technique`?",
    "family(acme, excisions).": "did you mean `excision`?",
    "source(acme, acme_policy, b).": "`acme_policy` is not a document known here",
    "in_force(acme, 20261341, #sup).": "is not a date such as 20260314 known here",
    "thing(0, encounter, encounter).": "`thing` is nothing that a rulebook states",
    'word(technique, zap, "zap").': "`word` is for the rulebooks that ship",
    'parts(modifier_59, "XS").': "`modifier_59` is no rule of this file",
    "collective(excision).": "`excision` is no family that this file names",
    'titled("17000", "mine").': "the standard rulebook says this of it already",
}


@pytest.mark.parametrize("fact", WRONG)
def test_fact_is_held_to_the_data_dictionary(fact: str) -> None:
    found = refused(rule_text("acme", "notes(acme).") + fact)

    assert len(found) == 1
    assert found[0].startswith("o1.lp:7: ")
    assert WRONG[fact] in found[0]


def test_everything_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    found = refused("says(nobody, x).\nparts(nobody, 59).\n", "gives(X).\nwhat is this.\n")

    assert [text.split(": ")[0] for text in found] == ["o1.lp:1", "o1.lp:2", "o2.lp:1", "o2.lp:2"]


def test_rule_needs_a_sentence_a_source_and_a_confidence() -> None:
    found = refused("rule(acme, payer).\nnotes(acme).\n")

    assert found == [
        "o1.lp:1: rule `acme` has no says: add a sentence, `says(acme, text)`",
        "o1.lp:1: rule `acme` has no source: add a source, `source(acme, document, text)`",
        "o1.lp:1: rule `acme` has no confidence: add a confidence, `confidence(acme, confidence)`",
    ]


def test_rule_of_the_rulebook_is_not_stated_anew() -> None:
    (found,) = refused(rule_text("modifier_59"))[:1]

    assert "`modifier_59` is a rule of the standard rulebook already" in found
    assert "supersedes(yours, modifier_59)" in found


def test_rule_stands_in_one_overlay() -> None:
    assert any("stated before, at o1.lp:4" in text for text in refused(XS, XS))


def test_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(OverlayError, match="cannot be read: no such file"):
        load_rulebook("standard", ["nowhere.lp"])


def test_hostile_size_is_refused_quickly() -> None:
    start = time.perf_counter()
    pools = "parts(" + ",".join(["(a;b;c;d;e;f;g;h)"] * 12) + ").\n"
    (found,) = refused(pools)

    assert "alternatives at once" in found
    many = "parts(" + ",".join(["(a;b;c;d;e;f;g;h)"] * 4) + ").\n"
    assert any("more than 20000 facts" in each for each in refused(many * 1000))
    assert refused("%*\n" * 300_000)
    assert time.perf_counter() - start < 20  # seconds: without its limits it would be hours


def test_overlay_of_another_rulebook_is_held_to_that_one() -> None:
    with pytest.raises(OverlayError, match="`modifier_59` is not a rule known here"):
        load_rulebook("guide", [Overlay("acme.lp", XS)])
