"""Every word of the vocabulary is read, and means one thing."""

import re
from collections import defaultdict

import pytest

from lineproof.logic import load_rulebook

from .kinds import words
from .statements import Fact, book, facts_of, text

READ = {  # how the program reads the file: a fact to a line, in just this form
    "word": r'^word\(\w+, \w+, "[^"]+"\)\.$',
    "also": r'^also\(\w+, "[^"]+", \w+\)\.$',
    "phrase": r'^phrase\(\w+, "[^"]+", \w+, \w+, \w+\)\.$',
    "unclear": r'^unclear\(\w+, "[^"]+", "[^"]+"\)\.$',
}


@pytest.mark.parametrize("name", READ)
def test_no_word_is_overlooked(name: str) -> None:
    """The program reads the words line by line: a fact in another form would be lost silently."""
    (path,) = load_rulebook("standard").words
    read = re.findall(READ[name], path.read_text(encoding="utf-8"), re.MULTILINE)

    assert len(read) == sum(fact.name == name for fact in facts_of(path))


def test_words_mean_one_thing() -> None:
    """No text stands for two terms of one field, or for one that also needs to be said better."""
    meanings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, (said, term) in {"word": (2, 1), "also": (1, 2), "phrase": (1, 2)}.items():
        for fact in book("standard")[name]:
            meanings[fact.about, plain(fact, said)].add(text(fact.arguments[term]))
    for fact in book("standard")["unclear"]:
        meanings[fact.about, plain(fact, 1)].add("unclear")

    assert {words: terms for words, terms in meanings.items() if len(terms) > 1} == {}


def plain(fact: Fact, index: int) -> str:
    """Words without case and hyphens, which make no difference."""
    return text(fact.arguments[index]).casefold().replace("-", " ")


def test_field_of_words_is_recorded_somewhere() -> None:
    """A field whose words no attribute has could never be asked for."""
    of = book("standard")
    used = {
        text(kind.arguments[0])
        for fact in of["attribute"]
        for kind in [fact.arguments[1]]
        if kind.name == "word"
    }
    known = of.column("word")

    assert sorted(used - known) == []
    assert sorted(known - used - {"position"}) == []  # upper, lower: told with a site, not kept
    assert all(words("standard", field) for field in used)
