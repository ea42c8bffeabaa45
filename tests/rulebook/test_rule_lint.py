"""Every rule can be read by people, says where it comes from, and does something."""

import re
from collections import Counter

import pytest

from .kinds import dictionary
from .statements import Book, Fact, books, text

each_book = pytest.mark.parametrize("of", books(), ids=lambda of: of.name)

DESCRIBING = {
    "rule", "says", "source", "confidence", "in_force", "statement", "reading", "contradicted_by",
}  # fmt: skip
CONDITIONS = {"about", "when", "unless", "concerns", "beside"}
NEEDS_A_THING = {
    "family", "requires", "holds", "waits_for", "not_billed", "patient_pays", "yields_to", "adds",
    "distinguishes", "notes", "marks",
}  # fmt: skip
NEEDS_A_FAMILY = {"gives", "pick", "sized", "summed"}
SOLVER_TALK = re.compile(
    r"\b(atoms?|predicates?|facts?|ground(ing|ed)?|literals?|clauses?|solver|model|stable|"
    r"negation|arity|derive[sd]?|kernel|clingo|stratified|aggregates?|tuples?|booleans?|null)\b",
    re.IGNORECASE,
)


def rules(of: Book, *predicates: str) -> set[str]:
    """The ids of the rules that have a fact of some predicates."""
    return {fact.about for name in predicates for fact in of[name]}


def placed(of: Book, ids: set[str]) -> list[str]:
    """Rules with their places, for messages."""
    return sorted(f"{fact.place}: {fact.about}" for fact in of["rule"] if fact.about in ids)


@each_book
def test_rule_is_headed_once(of: Book) -> None:
    """An id names one rule of a rulebook, in whatever file."""
    count = Counter(fact.about for fact in of["rule"])

    assert [str(fact) for fact in of["rule"] if count[fact.about] > 1] == []


@each_book
@pytest.mark.parametrize("name", ["says", "confidence"])
def test_rule_has_one_sentence_and_one_confidence(of: Book, name: str) -> None:
    """Not none, and not two that differ."""
    count = Counter(fact.about for fact in of[name])

    assert placed(of, {rule for rule in rules(of, "rule") if count[rule] != 1}) == []


@each_book
def test_rule_has_a_source(of: Book) -> None:
    """What no document says is no rule."""
    assert placed(of, rules(of, "rule") - rules(of, "source")) == []


@each_book
def test_rule_stands_in_one_file(of: Book) -> None:
    """What belongs to a rule is read where the rule is."""
    home = {fact.about: _file(fact) for fact in of["rule"]}
    astray = [
        str(fact)
        for fact in of.all
        if dictionary().get(fact.name, {}).get("rule") and home.get(fact.about) != _file(fact)
    ]

    assert astray == []


def _file(fact: Fact) -> str:
    return fact.place.rsplit(":", 1)[0]


@each_book
def test_sentence_is_a_sentence(of: Book) -> None:
    """It begins with a capital, ends with a full stop, and has no blanks to spare."""
    amiss = [
        str(fact)
        for fact in of["says"]
        if not re.fullmatch(r"[A-Z0-9]\S*( \S+)*\.", text(fact.arguments[1]))
    ]

    assert amiss == []


@each_book
@pytest.mark.parametrize("name", ["says", "reading", "named", "titled", "not_encoded"])
def test_words_are_a_coders_words(of: Book, name: str) -> None:
    """Nothing that people read is said in the words of the program."""
    amiss = [str(fact) for fact in of[name] if SOLVER_TALK.search(text(fact.arguments[-1]))]

    assert amiss == []


@each_book
def test_rule_has_an_effect(of: Book) -> None:
    """A rule that changes nothing would be read as one that does."""
    effects = (
        {name for name, entry in dictionary().items() if entry["rule"]} - DESCRIBING - CONDITIONS
    )

    assert placed(of, rules(of, "rule") - rules(of, *effects)) == []


@each_book
def test_condition_has_something_it_is_asked_of(of: Book) -> None:
    """A rule with conditions, or with an effect on a service, says which services it is about."""
    asked = rules(of, *CONDITIONS, *NEEDS_A_THING)

    assert placed(of, asked - rules(of, "about")) == []


@each_book
def test_rule_is_asked_of_things_by_a_condition_of_it(of: Book) -> None:
    """`about` names the attribute of a `when ... is`: by it the kernel finds the things."""
    conditions = {
        (fact.about, text(fact.arguments[1]))
        for fact in of["when"]
        if text(fact.arguments[2]) == "is"
    }
    amiss = [
        str(fact) for fact in of["about"] if (fact.about, text(fact.arguments[2])) not in conditions
    ]

    assert amiss == []


@each_book
def test_rule_that_gives_a_code_has_a_family(of: Book) -> None:
    """Exclusions and pairs speak of families, so a code without one would escape them."""
    assert placed(of, rules(of, *NEEDS_A_FAMILY) - rules(of, "family")) == []


@each_book
def test_rule_with_a_family_is_coded(of: Book) -> None:
    """A service in a family has a way to a code: from its own rule, or by the family."""
    by_family = of.column("tier", 1) | of.column("rung", 2) | of.column("dosed", 1)
    by_family |= of.column("may_be_none") | of.column("summed", 1)
    own = rules(of, *NEEDS_A_FAMILY)
    amiss = [
        str(fact)
        for fact in of["family"]
        if fact.about not in own and text(fact.arguments[1]) not in by_family
    ]
    barred = rules(of, "holds", "not_billed", "patient_pays")

    assert [line for line in amiss if not any(f"({rule}," in line for rule in barred)] == []


@each_book
def test_document_is_declared_once(of: Book) -> None:
    """One title, one year and one link for each document."""
    ids = Counter(fact.about for fact in of["document"])

    assert [str(fact) for fact in of["document"] if ids[fact.about] > 1] == []


def test_document_is_cited() -> None:
    """Every document is a source of some rule."""
    cited = {text(fact.arguments[1]) for of in books() for fact in of["source"]}
    unread = {str(fact) for of in books() for fact in of["document"] if fact.about not in cited}

    assert sorted(unread) == []
