"""Every case comes out as its file says, for the reasons its file says."""

from typing import Any

import pytest

from casebook import Case, cases, decision_of, items_of, proof_of, spoken
from lineproof.logic import brief, load_rulebook

ASKED = [(case, book) for case in cases() for book in case.expect]
IDS = [f"{case.name}-{book}" for case, book in ASKED]


@pytest.mark.parametrize(("case", "book"), ASKED, ids=IDS)
def test_case_comes_out_as_written(case: Case, book: str) -> None:
    """Lines, held items, exclusions, patient-pay items and notes are just those of the case."""
    decision = decision_of(case.name, book)
    expect = case.expect[book]

    assert [spoken(line) for line in decision.lines] == expect["lines"]
    _same(expect.get("held", []), decision.held, _held)
    _same(expect.get("excluded", []), decision.excluded, _excluded)
    _same(expect.get("patient_pay", []), decision.patient_pay, _paid)
    assert sorted({note.kind for note in decision.notes}) == sorted(expect.get("notes", []))


@pytest.mark.parametrize(("case", "book"), ASKED, ids=IDS)
def test_case_has_its_reasons(case: Case, book: str) -> None:
    """The rules a case names are among those that made its lines."""
    made = {rule for line in decision_of(case.name, book).lines for rule in line.rules}
    missing = set(case.expect[book].get("rules", [])) - made

    assert not missing, f"not among {sorted(made)}"


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


def _same(expected: list[dict[str, Any]], actual: tuple[Any, ...], matches: Any) -> None:
    left = list(actual)
    for wanted in expected:
        found = next((item for item in left if matches(item, wanted)), None)
        assert found is not None, f"{wanted} not among {left}"
        left.remove(found)
    assert not left, f"not in the case: {left}"


def _held(item: Any, wanted: dict[str, Any]) -> bool:
    rules = [wanted["rule"]] if wanted.get("rule") else list(item.rules)
    return (
        wanted["missing"] in item.missing
        and list(item.rules) == rules
        and list(item.codes) == wanted.get("codes", list(item.codes))
    )


def _excluded(item: Any, wanted: dict[str, Any]) -> bool:
    return (
        item.code == (wanted.get("code") or item.code)
        and item.by == (wanted.get("by") or "")
        and list(item.rules) == [wanted["rule"]]
    )


def _paid(item: Any, wanted: dict[str, Any]) -> bool:
    modifiers = list(item.modifiers)
    return (
        (item.code or None) == wanted["code"]
        and wanted["rule"] in item.rules
        and modifiers == wanted.get("modifiers", modifiers)
    )
