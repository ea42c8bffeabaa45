"""What lineproof says to a published question, and whether that is the published answer."""

import re
from functools import cache

import yaml

from casebook import spoken
from lineproof.logic import (
    Decision,
    EncounterError,
    Facts,
    decide,
    load_rulebook,
    parse_encounter,
    record,
)

from .question import Lines, Question, questions

AGREES = "agrees"
MODIFIERS = "agrees but for modifiers"
DIFFERS = "differs"
REFUSED = "not covered yet"
VERDICTS = (AGREES, MODIFIERS, DIFFERS, REFUSED)

# Of these payers want one or another, or none: several procedures, separate ones, the same again,
# the side, the finger or toe, and a drug without waste.
_BY_PAYER = re.compile(r"-(51|59|XS|76|RT|LT|F[A1-9]|T[A1-9]|JZ)\b")


@cache
def decisions() -> dict[str, Decision]:
    """What the standard rulebook makes of every question that can be recorded."""
    found = {each.name: facts for each in questions() if (facts := _facts(each)) is not None}
    decided = decide(list(found.values()), load_rulebook("standard"))
    return dict(zip(found, decided, strict=True))


def said(question: Question) -> Lines | None:
    """The lines that answer the question; None where its encounter is refused."""
    decision = decisions().get(question.name)
    if decision is None:
        return None
    lines = (spoken(line) for line in decision.lines)
    return tuple(line for line in lines if line not in question.set_aside)


def verdict(question: Question) -> str:
    """How what lineproof says now compares with the published answer."""
    found = said(question)
    if found is None:
        return REFUSED
    if any(sorted(found) == sorted(answer) for answer in question.answers):
        return AGREES
    if any(_plain(found) == _plain(answer) for answer in question.answers):
        return MODIFIERS
    return DIFFERS


def _plain(lines: Lines) -> list[str]:
    """Lines without the modifiers that payers differ on, in whatever order."""
    return sorted(_BY_PAYER.sub("", line) for line in lines)


def _facts(question: Question) -> Facts | None:
    text = yaml.safe_dump(question.encounter, sort_keys=False, allow_unicode=True)
    try:
        return record(parse_encounter(text, f"{question.name}.yaml"))
    except EncounterError:
        return None
