"""The rulebooks are data: facts only, and each as the data dictionary says."""

import pytest

from .kinds import CHECKS, CODE, amiss, dictionary
from .statements import Book, books, files_of, strangers, text

each_book = pytest.mark.parametrize("of", books(), ids=lambda of: of.name)


def test_dictionary_uses_kinds_that_are_checked() -> None:
    """No argument of a predicate escapes the checks below."""
    kinds = {kind for entry in dictionary().values() for kind in entry["args"]}

    assert sorted(kinds - set(CHECKS)) == []


def test_dictionary_words_name_arguments_that_exist() -> None:
    """`{3}` in the words of a predicate is its third argument."""
    amiss = [
        name
        for name, entry in dictionary().items()
        for slot in range(len(entry["args"]) + 1, 10)
        if f"{{{slot}}}" in entry["text"]
    ]

    assert amiss == []


def test_facts_of_a_rule_begin_with_its_id() -> None:
    """`rule = true` says that the first argument is the id of a rule, and the other way round."""
    amiss = [
        name
        for name, entry in dictionary().items()
        if (entry["args"][:1] == ["rule"]) != entry["rule"]
    ]

    assert amiss == []


@each_book
def test_file_holds_facts_and_nothing_else(of: Book) -> None:
    """No rule, no script, no inclusion, no constraint: a rulebook is data, never a program."""
    assert list(strangers(files_of(of.name))) == []


@each_book
def test_fact_is_as_the_dictionary_says(of: Book) -> None:
    """Predicate, number and kind of every argument."""
    assert amiss(of.name) == []


@each_book
def test_no_fact_stands_twice(of: Book) -> None:
    """What is said twice is corrected once."""
    first: dict[object, str] = {}
    twice = [
        f"{fact}, and at {first[fact]}"
        for fact in of.all
        if first.setdefault(fact, fact.place) != fact.place
    ]

    assert twice == []


@each_book
def test_code_has_a_title(of: Book) -> None:
    """Every code that a rule can give is said in short words, its own or its ladder's."""
    giving = (
        "gives", "pick", "band", "band_past", "tier", "rung", "further", "each_past", "dosed",
    )  # fmt: skip
    known = of.column("titled") | of.column("band", 4)
    given = {
        (text(argument), fact.place)
        for name in giving
        for fact in of[name]
        for argument, kind in zip(fact.arguments, dictionary()[name]["args"], strict=True)
        if kind == "code"
    }

    assert [f"{place}: {code}" for code, place in sorted(given) if code not in known] == []


@each_book
def test_title_is_of_a_code_that_is_given(of: Book) -> None:
    """Every titled code looks like one, and is titled once."""
    codes = [text(fact.arguments[0]) for fact in of["titled"]]

    assert [code for code in codes if not CODE.fullmatch(code) or codes.count(code) > 1] == []
