"""How a proof reads: in a coder's words and units, each reason once, the telling reason first."""

import re
from functools import cache
from pathlib import Path

import networkx
import pytest
from clingo import Symbol

from casebook import cases, decision_of, facts_of, proof_of
from lineproof.logic import (
    Facts,
    Node,
    Proof,
    answer_of,
    brief,
    decide,
    load_rulebook,
    normal,
    parse_encounter,
    prove,
    prove_all,
    record,
    verify,
)

BOOK = load_rulebook("standard")
DOCS = Path(__file__).parents[2] / "docs" / "examples"
EXAMPLES = sorted((*DOCS.glob("*.yaml"), *(DOCS / "collisions").glob("*.yaml")))
NAMES = [case.name for case in cases() if "standard" in case.expect]
MOHS = "standard/collision-mohs-inside"
WITH_UNIT = re.compile(r"\d (cm|sq cm|mg|mL|units?|sticks?|mcg|g)\b")


@cache
def shown() -> tuple[Proof, ...]:
    """The full proof of every line of every example."""
    facts = [record(parse_encounter(path.read_text(), path.name)) for path in EXAMPLES]
    decisions = decide(facts, BOOK)
    asked = [
        (each, line.roots)
        for each, found in zip(facts, decisions, strict=True)
        for line in found.lines
    ]
    return tuple(prove_all(asked, BOOK))


def text_of(proof: Proof, beginning: str) -> list[str]:
    """The texts of the nodes whose ids begin so."""
    return [node.text for node in proof.nodes if node.id.startswith(beginning)]


def test_the_brief_proofs_of_the_examples_are_short() -> None:
    """Half of all lines have at most 12 nodes, nine of ten at most 20, the longest 27."""
    sizes = sorted(len(brief(proof).nodes) for proof in shown())

    assert (sizes[len(sizes) // 2], sizes[9 * len(sizes) // 10], sizes[-1]) <= (12, 20, 27), sizes
    assert sizes[9 * len(sizes) // 10] <= 20 and sizes[-1] <= 27, sizes


@pytest.mark.parametrize("depth", [brief, normal], ids=["brief", "normal"])
def test_a_step_names_no_reason_that_another_of_its_reasons_rests_on(depth: object) -> None:
    """A reason stands where it is used first, and is not told again at each step above."""
    assert callable(depth)
    for proof in shown():
        graph = networkx.DiGraph(depth(proof).edges)
        assert networkx.transitive_reduction(graph).edges == graph.edges


@pytest.mark.parametrize("depth", [brief, normal], ids=["brief", "normal"])
def test_no_two_facts_are_told_in_the_same_words(depth: object) -> None:
    """A thing and the record it is called by are one."""
    assert callable(depth)
    for proof in shown():
        facts = [node.text for node in depth(proof).nodes if node.kind == "fact"]
        assert len(facts) == len(set(facts)), facts


def test_what_a_rule_says_stands_below_the_rule() -> None:
    """So that the name of a rule is not told again for each of its facts."""
    for proof in shown():
        told = normal(proof)
        kinds = {node.id: node for node in told.nodes}
        for above, below in told.edges:
            of_rule = kinds[below].kind == "rule" and not below.startswith("rule ")
            assert not of_rule or above == f"rule {kinds[below].rule}", (above, below)


@pytest.mark.parametrize("words", ["is in force", "of its own", "is not any", "is part of"])
def test_the_normal_proof_tells_nothing_that_goes_without_saying(words: str) -> None:
    """That a rule is in force on the date is news to nobody."""
    full = [node for proof in shown() for node in proof.nodes]
    told = [node for proof in shown() for node in normal(proof).nodes if node.kind != "rule"]

    assert any(words in node.text for node in full)
    assert [node.text for node in told if words in node.text] == []


def test_every_measure_has_its_unit() -> None:
    """Lengths, areas and amounts that are recorded are told as a coder writes them."""
    measures = "given|discarded|size|margin|area|closure_length|excised"
    wanted = re.compile(rf"(has|attr|measured)\(.*,({measures}),\d+\)")
    told = [node for proof in shown() for node in proof.nodes if wanted.fullmatch(node.id)]

    assert told
    assert [node for node in told if not WITH_UNIT.search(node.text)] == []


def test_a_dose_is_told_and_compared_in_its_unit() -> None:
    """6 mg of a drug that is coded by 10 mg: no thousandths anywhere."""
    facts, line = _line("standard/collision-five-acts", "J3301")
    proof = prove(facts, BOOK, line)

    assert any("6 mg, 10 mg to each unit of J3301" in node.text for node in brief(proof).nodes)
    compared = [node.text for node in normal(proof).nodes if node.kind == "comparison"]
    assert compared == ["6 mg is more than 0 mg"]
    assert not any("6000" in node.text for node in proof.nodes)


def test_a_sum_of_lengths_is_told_in_cm_and_checked() -> None:
    """The check reads the units, and a wrong sum in cm is found."""
    proofs = ((name, proof_of(name, "standard")) for name in NAMES if "repair" in name)
    name, proof, summed = next(
        (name, proof, node)
        for name, proof in proofs
        for node in proof.nodes
        if node.kind == "count" and " + " in node.text and " cm" in node.text
    )
    total = summed.text.rpartition(" = ")[2]
    wrong = Node(summed.id, "count", summed.text.replace(f"= {total}", f"= 1{total}"))
    altered = Proof(
        proof.roots, tuple(wrong if n is summed else n for n in proof.nodes), proof.edges
    )
    answer = answer_of(facts_of(name), BOOK)

    assert verify(proof, answer, facts_of(name), BOOK) == ()
    assert [found.node for found in verify(altered, answer, facts_of(name), BOOK)] == [summed.id]


@pytest.mark.parametrize("code", ["11102", "88314", "88342"])
def test_59_is_told_by_the_pair_on_the_same_lesion(code: str) -> None:
    """Another lesion would do for 17313; what needs telling is 17311, on the very lesion."""
    facts, roots = _line(MOHS, code)
    told = text_of(prove(facts, BOOK, roots), f'modifier(0,"{code}"')

    assert len(told) == 1
    assert "it is distinct from 17311, column 1 over it, although on the same lesion" in told[0]


def _line(name: str, code: str) -> tuple[Facts, tuple[Symbol, ...]]:
    decision = decision_of(name, "standard")
    return facts_of(name), next(line.roots for line in decision.lines if line.code == code)


def test_one_thing_is_not_told_as_a_sum() -> None:
    """`1 counted together` says nothing: the step above says how many."""
    for proof in shown():
        members = networkx.DiGraph(proof.edges)
        for node in brief(proof).nodes:
            alone = node.kind == "count" and members.out_degree(node.id) < 2
            assert not alone, node


def test_no_count_is_told_to_be_one_or_more() -> None:
    """What has no upper end and begins at one is any number."""
    assert not any("1 or more" in node.text for proof in shown() for node in brief(proof).nodes)


def test_a_drug_without_a_code_is_told_plainly() -> None:
    """What a visit has no code for is named, and what of it has none."""
    text = (
        "encounter: a\ndate: 2026-03-14\npatient: established\npayer: medicare\nplace: office\n"
        "drugs: [{product: lidocaine, route: intralesional, given: 6 mg}]\n"
    )
    facts, book = record(parse_encounter(text, "a.yaml")), load_rulebook("guide")
    (decision,) = decide([facts], book)
    (held,) = decision.held

    assert "the rulebook has no code for lidocaine" in [
        node.text for node in prove(facts, book, held.roots).nodes
    ]
