"""Every case comes out as its file says, for the reasons its file says."""

import pytest

from casebook import cases, decision_of, items_of, proof_of
from lineproof.logic import Case, brief, load_rulebook, misses

ASKED = [(case, book) for case in cases() for book in case.expect]
IDS = [f"{case.name}-{book}" for case, book in ASKED]


@pytest.mark.parametrize(("case", "book"), ASKED, ids=IDS)
def test_case_comes_out_as_written(case: Case, book: str) -> None:
    """Lines, held items, exclusions, patient-pay items, notes and rules are those of the case."""
    assert list(map(str, misses(case.expect[book], decision_of(case.name, book)))) == []


@pytest.mark.parametrize(("case", "book"), ASKED, ids=IDS)
def test_case_is_proved(case: Case, book: str) -> None:
    """Every answer has a proof that ends in records, cited rules, comparisons and absences."""
    proof = proof_of(case.name, book)
    above = {conclusion for conclusion, _ in proof.edges}
    leaves = [node for node in proof.nodes if node.id not in above]

    assert {node.kind for node in leaves} <= {"fact", "rule", "comparison", "absence"}
    assert all(node.source for node in leaves if node.kind == "rule")
    assert all(node.place for node in leaves if node.kind == "fact")
    assert {node.id for node in brief(proof).nodes} >= set(proof.roots)  # refuses a cycle


@pytest.mark.parametrize(("case", "book"), ASKED, ids=IDS)
def test_rules_of_an_answer_are_in_its_proof(case: Case, book: str) -> None:
    """A rule named beside an answer is one that its proof rests on."""
    proof = proof_of(case.name, book)
    below: dict[str, list[str]] = {}
    for conclusion, premise in proof.edges:
        below.setdefault(conclusion, []).append(premise)
    rules = {node.id: node.rule for node in proof.nodes if node.kind == "rule"}

    for item in items_of(decision_of(case.name, book)):
        reached = _reached(below, [str(root) for root in item.roots])
        assert set(item.rules) <= {rules[node] for node in reached if node in rules}


@pytest.mark.parametrize("book", ["standard", "guide"])
def test_no_rule_is_without_a_case(book: str) -> None:
    """Every rule of a rulebook bears on an answer of at least one case.

    Apart are rules that part codes which never meet on one claim, as the rulebook itself says.
    """
    fired = {
        node.rule
        for case, name in ASKED
        if name == book
        for node in proof_of(case.name, book).nodes
        if node.kind == "rule"
    }
    rulebook = load_rulebook(book)
    own = {name for name, at in rulebook.places.items() if at.startswith(book)}
    never_met = {row[0].name for row in rulebook.facts["alternatives"]}

    assert not own - fired - never_met
    assert not never_met & fired


def _reached(below: dict[str, list[str]], roots: list[str]) -> set[str]:
    found: set[str] = set()
    while roots:
        node = roots.pop()
        if node not in found:
            found.add(node)
            roots.extend(below.get(node, ()))
    return found
