"""The words of the vocabulary: what a coder's words mean, and how a term is said back.

The words stand in `rulebooks/vocabulary/words.lp`, which says what its facts mean.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

WORD = re.compile(r'^word\((\w+), (\w+), "([^"]+)"\)\.$', re.MULTILINE)
ALSO = re.compile(r'^also\((\w+), "([^"]+)", (\w+)\)\.$', re.MULTILINE)
PHRASE = re.compile(r'^phrase\((\w+), "([^"]+)", (\w+), (\w+), (\w+)\)\.$', re.MULTILINE)
UNCLEAR = re.compile(r'^unclear\((\w+), "([^"]+)", "([^"]+)"\)\.$', re.MULTILINE)

LONGEST = 80  # what is longer is neither a word nor a misspelling of one, and slow to compare

# What the words of each field name, for messages: "`blorp` is not a technique known here".
NOUNS = {
    "authorization": "an answer",
    "benefit": "a benefit",
    "closure": "a closure",
    "condition": "a condition",
    "container": "a container",
    "depth": "a depth",
    "document": "something to document",
    "intent": "an intent",
    "kind": "a kind of lesion",
    "known_by": "a way to know the nature",
    "mdm": "a level of decision making",
    "nature": "a nature of a lesion",
    "patient": "a kind of patient",
    "payer": "a payer",
    "performer": "a performer",
    "place": "a place of service",
    "position": "a position",
    "prior": "an earlier treatment",
    "product": "a drug",
    "purpose": "a purpose",
    "reader": "a reader of slides",
    "reading": "a reader of slides",
    "relation": "a relation to a global period",
    "route": "a route",
    "severity": "a severity",
    "side": "a side",
    "site": "a body site",
    "slides": "a maker of slides",
    "stage_document": "a document of a Mohs stage",
    "stain": "a purpose of a stain",
    "structure": "a deep structure",
    "supplier": "a supplier",
    "symptom": "a symptom",
    "technique": "a technique",
    "tissue": "a kind of tissue",
    "unit": "a unit",
}


class Meaning(NamedTuple):
    """The term that words stand for, and the field and term that they say besides."""

    term: str
    extra: tuple[str, str] | None = None


@dataclass(frozen=True)
class Vocabulary:
    """All words. `canonical` is by field and term; the others are by field and plain words."""

    canonical: Mapping[str, Mapping[str, str]]
    meanings: Mapping[str, Mapping[str, Meaning]]
    spellings: Mapping[str, Mapping[str, str]]
    advice: Mapping[tuple[str, str], str]


@lru_cache(maxsize=4096)  # a batch of visits says the same words over and over
def resolve(field: str, words: str) -> Meaning | None:
    """What the user's words mean in a field; None where they are not known."""
    if len(words) > LONGEST:
        return None
    words = vocabulary().canonical[field].get(words, words)  # a term stands for itself
    meaning = vocabulary().meanings[field].get(plain(words))
    return _placed(words) if meaning is None and field == "site" else meaning


def advice(field: str, words: str) -> str:
    """What to write instead of words that say too little; empty where there is none."""
    rest = _before_site(words)[1] if field == "site" else words
    return vocabulary().advice.get((field, plain(rest)), "")


def near(field: str, words: str) -> str:
    """The known words most like the user's, or empty: also such as only have advice."""
    from difflib import get_close_matches  # only a mistake needs it

    if len(words) > LONGEST:
        return ""
    before, rest = _before_site(words) if field == "site" else ("", words)
    spellings = {unclear: unclear for known, unclear in vocabulary().advice if known == field}
    spellings |= vocabulary().spellings[field]
    found = get_close_matches(plain(rest), spellings, n=1, cutoff=0.7)
    return before + spellings[found[0]] if found else ""


def say(field: str, term: str) -> str:
    """The canonical words of a term."""
    return vocabulary().canonical[field][term]


def plain(words: str) -> str:
    """Words without what makes no difference: case, hyphens, underscores, a plural s."""
    letters = words.casefold().replace("'", "").replace("\u2019", "")
    parts = letters.replace("-", " ").replace("_", " ").split()
    return " ".join([p[:-1] if p[-1] == "s" and len(p) > 2 else p for p in parts])


def _placed(words: str) -> Meaning | None:
    """A site behind words of side and position: `left cheek`, `left upper back`."""
    parts = words.split()
    sides: list[str] = []
    for count, word in enumerate(parts[:-1], start=1):
        side = resolve("side", word)
        if side is None and resolve("position", word) is None:
            return None
        sides += [side.term] if side else []
        site = vocabulary().meanings["site"].get(plain(" ".join(parts[count:])))
        if site is not None:
            return _on_side(site, sides)
    return None


def _on_side(site: Meaning, sides: list[str]) -> Meaning | None:
    """The site with its one side; None where two are said."""
    if not sides:
        return site
    return Meaning(site.term, ("side", sides[0])) if len(set(sides)) == 1 else None


def _before_site(words: str) -> tuple[str, str]:
    """The words of side and position that lead, and what follows them."""
    parts = words.split()
    count = 0
    while count < len(parts) - 1 and (
        resolve("side", parts[count]) or resolve("position", parts[count])
    ):
        count += 1
    return "".join(f"{part} " for part in parts[:count]), " ".join(parts[count:])


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the package, read once."""
    source = Path(__file__).parents[1] / "rulebooks" / "vocabulary" / "words.lp"
    return read_words(source.read_text(encoding="utf-8"))


def read_words(text: str) -> Vocabulary:
    """The vocabulary from its facts, one a line.

    Patterns read them eight times faster than the solver does, and every command waits for it; a
    test holds the two to the same facts.
    """
    canonical: dict[str, dict[str, str]] = defaultdict(dict)
    meanings: dict[str, dict[str, Meaning]] = defaultdict(dict)
    spellings: dict[str, dict[str, str]] = defaultdict(dict)
    named = WORD.findall(text)
    for field, term, words in named:
        canonical[field][term] = words
    phrases = PHRASE.findall(text)
    extras = {(field, words): (other, said) for field, words, _, other, said in phrases}
    spelled = [(field, words, term) for field, term, words in named]
    spelled += ALSO.findall(text) + [phrase[:3] for phrase in phrases]
    for field, words, term in spelled:
        extra = extras.get((field, words)) or extras.get((field, canonical[field][term]))
        known = plain(words)
        meanings[field][known] = Meaning(term, extra)
        spellings[field][known] = words
    unclear = {(field, plain(words)): said for field, words, said in UNCLEAR.findall(text)}
    return Vocabulary(dict(canonical), dict(meanings), dict(spellings), unclear)
