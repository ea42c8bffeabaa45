"""The vocabulary: what words mean, and that it is the one the solver reads."""

import re
from importlib import import_module
from importlib.resources import files

import clingo
import pytest

words = import_module("lineproof.logic.encounter.words")
SOURCE = (files("lineproof.logic") / "rulebooks" / "vocabulary" / "words.lp").read_text("utf-8")
FIELDS = sorted(words.vocabulary().canonical)


def solver_facts(name: str, arity: int) -> set[tuple[str, ...]]:
    control = clingo.Control()
    control.add("base", [], SOURCE)
    control.ground([("base", [])])
    return {
        tuple(
            part.string if part.type is clingo.SymbolType.String else part.name
            for part in atom.symbol.arguments
        )
        for atom in control.symbolic_atoms.by_signature(name, arity)
    }


@pytest.mark.parametrize(
    ("pattern", "name", "arity"),
    [
        (words.WORD, "word", 3),
        (words.ALSO, "also", 3),
        (words.PHRASE, "phrase", 5),
        (words.UNCLEAR, "unclear", 3),
    ],
)
def test_patterns_read_the_facts_that_the_solver_reads(
    pattern: re.Pattern[str], name: str, arity: int
) -> None:
    assert set(pattern.findall(SOURCE)) == solver_facts(name, arity)


def test_every_line_of_the_vocabulary_is_a_fact_or_a_comment() -> None:
    facts = [line for line in SOURCE.splitlines() if line and not line.startswith("%")]
    patterns = (words.WORD, words.ALSO, words.PHRASE, words.UNCLEAR)
    assert len(facts) == len(set(facts)) == sum(len(each.findall(SOURCE)) for each in patterns)


def test_no_words_mean_two_things_in_one_field() -> None:
    meanings: dict[tuple[str, str], set[str]] = {}
    for field, term, spelled in words.WORD.findall(SOURCE):
        meanings.setdefault((field, words.plain(spelled)), set()).add(term)
    for field, spelled, term in words.ALSO.findall(SOURCE):
        assert (field, words.plain(spelled)) not in meanings, spelled
        meanings[field, words.plain(spelled)] = {term}
    for field, spelled, term, _, _ in words.PHRASE.findall(SOURCE):
        meanings.setdefault((field, words.plain(spelled)), set()).add(term)
    for field, spelled, _ in words.UNCLEAR.findall(SOURCE):
        assert (field, words.plain(spelled)) not in meanings, spelled
    assert {len(terms) for terms in meanings.values()} == {1}


def test_every_word_stands_for_a_term_of_its_field() -> None:
    canonical = words.vocabulary().canonical
    for field, spelled, term in words.ALSO.findall(SOURCE):
        assert term in canonical[field], spelled
    for field, spelled, term, other, said in words.PHRASE.findall(SOURCE):
        assert term in canonical[field] and said in canonical[other], spelled


def test_advice_names_words_that_are_known() -> None:
    """Advice names a word to write instead, or says that nothing is to be written there."""
    for field, spelled, advice in words.UNCLEAR.findall(SOURCE):
        known = words.vocabulary().spellings[field]
        named = any(words.plain(each) in words.plain(advice) for each in known.values())
        assert named or "leave it out" in advice, spelled


@pytest.mark.parametrize("field", FIELDS)
def test_every_term_is_said_back_in_words_that_mean_it(field: str) -> None:
    for term in words.vocabulary().canonical[field]:
        assert words.resolve(field, words.say(field, term)).term == term
        assert words.resolve(field, term).term == term


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_has_a_name_for_messages(field: str) -> None:
    assert words.NOUNS[field]


@pytest.mark.parametrize(
    ("field", "written", "term"),
    [
        ("kind", "AKs", "actinic_keratosis"),
        ("kind", "Actinic Keratoses", "actinic_keratosis"),
        ("kind", "Bowens disease", "squamous_cell_carcinoma_in_situ"),
        ("kind", "Bowen\u2019s disease", "squamous_cell_carcinoma_in_situ"),
        ("kind", "port wine stains", "port_wine_stain"),
        ("known_by", "prior_biopsy", "prior_biopsy"),
        ("technique", "  liquid   nitrogen ", "cryotherapy"),
        ("product", "kenalog 10", "triamcinolone_acetonide"),
        ("unit", "units", "unit"),
        ("unit", "cc", "ml"),
        ("authorization", "false", "no"),
    ],
)
def test_case_hyphens_plurals_and_synonyms_make_no_difference(
    field: str, written: str, term: str
) -> None:
    assert words.resolve(field, written).term == term


@pytest.mark.parametrize(
    ("written", "term", "extra"),
    [
        ("left cheek", "cheek", ("side", "left")),
        ("Right upper arm", "arm", ("side", "right")),
        ("upper left arm", "arm", ("side", "left")),
        ("both axillae", "axilla", ("side", "both")),
        ("bilateral axillae", "axilla", ("side", "both")),
        ("left inner cheek", "mucosa", ("side", "left")),
        ("lower back", "back", None),
        ("nasal tip", "nose", None),
        ("left nasal tip", "nose", ("side", "left")),
    ],
)
def test_a_site_may_follow_a_side_and_a_position(
    written: str, term: str, extra: tuple[str, str] | None
) -> None:
    assert words.resolve("site", written) == (term, extra)


@pytest.mark.parametrize("written", ["", "left", "left right cheek", "cheek left", "lefty cheek"])
def test_what_is_no_site_is_not_taken_for_one(written: str) -> None:
    assert words.resolve("site", written) is None


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("shave biopsy", ("shave", ("intent", "sample"))),
        ("tangential biopsy", ("shave", ("intent", "sample"))),
        ("curette biopsy", ("shave", ("intent", "sample"))),
        ("punch biopsy", ("punch", ("intent", "sample"))),
        ("wedge biopsy", ("incision", ("intent", "sample"))),
        ("shave removal", ("shave", ("intent", "remove"))),
        ("punch excision", ("punch", ("intent", "remove"))),
        ("wide excision", ("excision", ("intent", "remove"))),
        ("LN2", ("cryotherapy", ("intent", "destroy"))),
        ("shave", ("shave", None)),
        ("punch", ("punch", None)),
        ("curettage", ("curettage", None)),
        ("Mohs", ("mohs", None)),
    ],
)
def test_a_technique_says_its_intent_where_it_leaves_no_doubt(
    written: str, meaning: tuple[str, tuple[str, str] | None]
) -> None:
    assert words.resolve("technique", written) == meaning


@pytest.mark.parametrize(
    ("field", "written", "near"),
    [
        ("technique", "excison", "excision"),
        ("technique", "excisional biopsi", "excisional biopsy"),
        ("site", "left chek", "left cheek"),
        ("site", "upper bak", "upper back"),
        ("payer", "medcare", "Medicare"),
        ("technique", "blorp", ""),
        ("site", "x" * 200, ""),
    ],
)
def test_a_misspelled_word_is_near_the_one_meant(field: str, written: str, near: str) -> None:
    assert words.near(field, written) == near
