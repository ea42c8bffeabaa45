"""The proofs of all cases, and of hundreds of visits made up, hold."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from clingo import Symbol

from casebook import cases, decision_of, facts_of, items_of, proof_of
from lineproof.logic import (
    RULEBOOKS,
    Decision,
    Facts,
    Proof,
    answers_of,
    decide,
    kernel_file,
    load_rulebook,
    other_ways,
    prove_all,
    verify,
)
from visits import made_up

books = pytest.mark.parametrize("book", RULEBOOKS)
kernel = import_module("lineproof.logic.check.kernel")
terms = import_module("lineproof.logic.check.terms")
CONCLUDED = kernel.kernel().keyed.difference(kernel.RECORDED)
CHECK = kernel_file().parent / "check"


def defects(proofs: Sequence[Proof], found: Sequence[Facts], book: str) -> Mapping[str, list[str]]:
    """What is wrong with each proof that does not hold, by the file of its encounter."""
    rulebook = load_rulebook(book)
    return {
        f"{number}: {one.file}": list(map(str, wrong))
        for number, (proof, one, answer) in enumerate(
            zip(proofs, found, answers_of(found, rulebook), strict=True)
        )
        if proof.nodes and (wrong := verify(proof, answer, one, rulebook))
    }


def asked(decision: Decision) -> list[Symbol]:
    """The conclusions of all that was decided."""
    return [root for item in items_of(decision) for root in item.roots]


@books
def test_proofs_of_all_cases_hold(book: str) -> None:
    names = [case.name for case in cases() if book in case.expect]
    proofs = [proof_of(name, book) for name in names]

    assert [not proof.nodes for proof in proofs] == [not asked(decision_of(n, book)) for n in names]
    assert defects(proofs, [facts_of(name) for name in names], book) == {}


@pytest.mark.parametrize(("book", "part"), [("standard", slice(200)), ("guide", slice(200, 300))])
def test_proofs_of_visits_made_up_hold(book: str, part: slice) -> None:
    rulebook = load_rulebook(book)
    found = made_up()[part]
    roots = [asked(decision) for decision in decide(found, rulebook)]
    proofs = list(prove_all(list(zip(found, roots, strict=True)), rulebook))

    assert sum(1 for proof in proofs if proof.nodes) > 0.9 * len(found)
    assert defects(proofs, found, book) == {}


@books
def test_whatever_holds_of_some_cases_can_be_proved(book: str) -> None:
    """Also what no answer asks for, so that more rules of the kernel are put to the check."""
    rulebook = load_rulebook(book)
    found = [facts_of(case.name) for case in cases()[::30]]
    roots = [
        [terms.term(atom) for atom in answer.own.atoms if terms.predicate_of(atom) in CONCLUDED]
        for answer in answers_of(found, rulebook)
    ]
    proofs = list(prove_all(list(zip(found, roots, strict=True)), rulebook))

    assert defects(proofs, found, book) == {}


@books
def test_no_premise_of_a_case_can_be_removed(book: str) -> None:
    """Every single edge of some proofs is missed where it is gone."""
    rulebook = load_rulebook(book)
    names = [case.name for case in cases() if book in case.expect][7::70]
    found = [facts_of(name) for name in names]
    for one, name, answer in zip(found, names, answers_of(found, rulebook), strict=True):
        proof = proof_of(name, book)
        for edge in proof.edges:
            less = replace(proof, edges=tuple(other for other in proof.edges if other != edge))
            assert verify(less, answer, one, rulebook), (name, edge)


@books
def test_other_ways_to_an_answer_hold(book: str) -> None:
    rulebook = load_rulebook(book)
    for case in [case for case in cases() if book in case.expect][::80]:
        found = facts_of(case.name)
        others = other_ways(found, rulebook, asked(decision_of(case.name, book)))
        assert defects(others, [found] * len(others), book) == {}


def test_each_rule_of_the_kernel_is_read() -> None:
    """The check knows as many steps as there are names, each with what it rests on."""
    names = [line for line in kernel_file().read_text("utf-8").splitlines() if line[:3] == "%@ "]

    assert len(kernel.kernel().steps) == len(names)
    assert all(step.held for step in kernel.kernel().steps.values())


@pytest.mark.parametrize("path", sorted(CHECK.glob("*.py")), ids=lambda path: path.stem)
def test_the_check_shares_nothing_with_the_explainer(path: Path) -> None:
    """Of what makes the proofs it knows the form of a proof only."""
    imports = [
        node.module or ""
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
    ]

    assert {name for name in imports if "proof" in name} <= {"proof.model"}
