"""A decision and its proofs are the same, in whatever order and by whatever seed they are made."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import clingo
import pytest

from casebook import cases, decision_of, facts_of, items_of, proof_of
from lineproof.logic import RULEBOOKS, Decision, Facts, Proof, decide, load_rulebook, prove_all
from visits import made_up


@pytest.fixture
def by_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every program is solved by chance, from a seed."""
    made = clingo.Control

    def seeded(arguments: Sequence[str]) -> clingo.Control:
        return made([*arguments, "--seed=77", "--rand-freq=1", "--sign-def=rnd"])

    monkeypatch.setattr(clingo, "Control", seeded)


def mixed(found: list[Facts]) -> list[Facts]:
    """The visits from the last to the first, what is recorded in each in another order."""
    chance = Random(7)
    return [
        replace(
            facts,
            wholes=tuple(chance.sample(facts.wholes, len(facts.wholes))),
            records=tuple(chance.sample(facts.records, len(facts.records))),
        )
        for facts in reversed(found)
    ]


def answered(found: list[Facts], book: str) -> tuple[list[Decision], list[Proof]]:
    """The decisions on some visits, and the proofs of all that was decided."""
    rulebook = load_rulebook(book)
    decisions = decide(found, rulebook)
    roots = [[root for item in items_of(one) for root in item.roots] for one in decisions]
    return decisions, list(prove_all(list(zip(found, roots, strict=True)), rulebook))


@pytest.mark.parametrize("book", RULEBOOKS)
def test_order_and_seed_change_nothing_of_any_case(
    book: str, request: pytest.FixtureRequest
) -> None:
    names = [case.name for case in cases() if book in case.expect]
    decisions = [decision_of(name, book) for name in names]
    proofs = [proof_of(name, book) for name in names]
    request.getfixturevalue("by_chance")
    again, proved = answered(mixed([facts_of(name) for name in names]), book)

    assert again[::-1] == decisions
    assert proved[::-1] == proofs


def test_order_and_seed_change_nothing_of_visits_made_up(request: pytest.FixtureRequest) -> None:
    decisions, proofs = answered(list(made_up()), "standard")
    request.getfixturevalue("by_chance")
    again, proved = answered(mixed(list(made_up())), "standard")

    assert again[::-1] == decisions
    assert proved[::-1] == proofs
