"""How much of a proof is shown, which of its leaves are necessary, and the other ways to it."""

from dataclasses import replace
from typing import Any

import pytest

from casebook import cases, decision_of, facts_of, items_of, proof_of
from lineproof.logic import (
    Proof,
    brief,
    decide,
    load_rulebook,
    necessary_all,
    normal,
    other_ways,
    prove,
    prove_all,
)

BOOK = load_rulebook("standard")
NAMES = [case.name for case in cases() if "standard" in case.expect]
SAMPLE = NAMES[::25]


def _roots(name: str) -> list[Any]:
    return [root for item in items_of(decision_of(name, "standard")) for root in item.roots]


@pytest.mark.parametrize("name", SAMPLE)
def test_each_depth_shows_all_that_the_shorter_one_shows(name: str) -> None:
    """Brief within normal within full, from the same roots to places and sources alike."""
    full = proof_of(name, "standard")
    shown = [{node.id for node in proof.nodes} for proof in (brief(full), normal(full), full)]
    assert shown[0] <= shown[1] <= shown[2]
    assert brief(full).roots == normal(full).roots == full.roots


def test_a_line_is_short_for_an_auditor() -> None:
    """The brief proofs of half of all lines have no more than sixteen nodes."""
    sizes = []
    for name in SAMPLE:
        lines = decision_of(name, "standard").lines
        asked = [(facts_of(name), line.roots) for line in lines]
        sizes += [len(brief(proof).nodes) for proof in prove_all(asked, BOOK)]
    assert sorted(sizes)[len(sizes) // 2] <= 16, sorted(sizes)


@pytest.mark.parametrize("name", SAMPLE)
def test_a_proof_is_the_same_alone_and_among_others(name: str) -> None:
    """What is asked beside it changes no byte of a proof."""
    assert prove(facts_of(name), BOOK, _roots(name)) == proof_of(name, "standard")


def test_without_a_necessary_leaf_the_answer_falls_and_without_another_it_stands() -> None:
    """The mark is the truth: each rule of each case's first line is left out and decided again."""
    asked = [(facts_of(name), _first(name)) for name in NAMES if _first(name)]
    proofs = list(prove_all(asked, BOOK))
    proved = [(p, facts, roots) for p, (facts, roots) in zip(proofs, asked, strict=True)]
    tried = [
        (facts, roots, node.rule, node.id in marked)
        for (proof, facts, roots), marked in zip(proved, necessary_all(proved, BOOK), strict=True)
        for node in proof.nodes
        if node.id == f"rule {node.rule}"
    ]
    left = decide([replace(facts, without=(rule,)) for facts, _, rule, _ in tried], BOOK)
    for decision, (facts, roots, rule, marked) in zip(left, tried, strict=True):
        stands = any(set(roots) <= set(line.roots) for line in decision.lines)
        assert stands != marked, (facts.encounter, rule)


def _first(name: str) -> tuple[Any, ...]:
    """The conclusions of a case's first line; none if it has no line."""
    return next((line.roots for line in decision_of(name, "standard").lines), ())


@pytest.mark.parametrize("name", SAMPLE)
def test_another_way_ends_where_the_first_does_and_does_not_rest_on_it(name: str) -> None:
    """No way to a conclusion goes through the conclusion itself."""
    for way in other_ways(facts_of(name), BOOK, _roots(name)):
        (root,) = way.roots
        conclusion = root.rpartition(", way ")[0]
        assert conclusion in {node.id for node in proof_of(name, "standard").nodes}
        assert conclusion not in {node.id for node in way.nodes}
        brief(way)  # refuses a cycle


def test_a_visit_beside_five_acts_has_four_other_ways_to_its_25() -> None:
    """Every procedure of the day would have asked for it."""
    facts, decision = _five_acts()
    ways = other_ways(facts, BOOK, decision.lines[0].roots)
    beside = [way for way in ways if _text(way).startswith("visit stands beside")]
    assert len(beside) == 4


def _five_acts() -> tuple[Any, Any]:
    name = "standard/collision-five-acts"
    return facts_of(name), decision_of(name, "standard")


def _text(way: Proof) -> str:
    return next(node.text for node in way.nodes if node.id == way.roots[0])
