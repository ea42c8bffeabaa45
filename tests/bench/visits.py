"""The visits that are measured."""

from functools import cache
from itertools import cycle, islice
from pathlib import Path

from clingo import Symbol

from casebook import cases, facts_of
from lineproof.logic import (
    Decision,
    Facts,
    Rulebook,
    encounter_text,
    load_rulebook,
    parse_encounter,
    program_text,
    record,
)

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
FIVE_ACTS = EXAMPLES / "five-act-visit.yaml"
_LESIONS = (
    ("back", "actinic keratosis", "count: 6", "technique: cryotherapy"),
    ("scalp", "wart", "count: 3", "technique: cryotherapy"),
    ("nose", "basal cell carcinoma", "size: 9 mm", "technique: excision, margin: 4 mm"),
    ("neck", "skin tag", "count: 4", "technique: snip"),
    ("arm", "nevus", "size: 7 mm", "technique: shave, intent: remove"),
    ("leg", "neoplasm", "size: 7 mm", "technique: punch biopsy"),
    ("cheek", "neoplasm", "size: 5 mm", "technique: shave biopsy"),
    ("trunk", "squamous cell carcinoma in situ", "size: 11 mm", "technique: electrodesiccation"),
    ("hand", "keloid", "size: 11 mm", "technique: intralesional injection"),
    ("ear", "nevus", "size: 6 mm", "technique: excision, margin: 2 mm"),
)


@cache
def rulebook() -> Rulebook:
    """The rulebook that everything is measured with."""
    return load_rulebook("standard")


def lesions(count: int) -> Facts:
    """A visit with some lesions: ten of different kinds and treatments, then the same again."""
    return record(parse_encounter(_text(count), f"{count}-lesions.yaml"))


def example(name: str) -> Facts:
    """A visit of the documentation."""
    path = EXAMPLES / name
    return record(parse_encounter(path.read_bytes(), path.name))


def mixed(count: int) -> list[Facts]:
    """The visits of the cases, again and again."""
    return list(islice(cycle([facts_of(case.name) for case in cases()]), count))


def text_of(*visits: Facts) -> str:
    """Rulebook, kernel and visits as plain clingo reads them."""
    parts = (encounter_text(facts, key) for key, facts in enumerate(visits))
    return program_text(rulebook()) + "".join(parts)


def roots_of(decision: Decision) -> list[Symbol]:
    """What there is to prove of all lines of a claim."""
    return [root for line in decision.lines for root in line.roots]


def _text(count: int) -> str:
    done = [
        f"  - {{site: {site}, kind: {kind}, {more}, known_by: pathology, symptoms: bleeding, "
        f"done: {{{act}}}}}"
        for site, kind, more, act in islice(cycle(_LESIONS), count)
    ]
    return "\n".join(
        [f"encounter: lesions-{count}", "date: 2026-03-14", "patient: established",
         "payer: medicare", "place: office", "lesions:", *done]
    )  # fmt: skip
