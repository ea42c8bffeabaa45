"""Check a rulebook, with its overlays, for everything that could be amiss with its rules."""

from dataclasses import replace

from ..overlay.lay import problems_of
from ..rulebook import Rulebook
from .book import Book, read_book
from .checks import effects, form, ladders, pairs, precedence, reach
from .finding import Check, Finding

FORM: tuple[Check, ...] = (form.dictionary, form.twice, form.one_name, form.described)
CHECKS: tuple[Check, ...] = (
    effects.effect,
    effects.asked,
    effects.found,
    effects.coded,
    effects.counted,
    effects.unused,
    reach.shut_out,
    reach.dates,
    ladders.bands,
    ladders.tiers,
    ladders.read,
    precedence.circles,
    precedence.yielding,
    precedence.ranks,
    precedence.overridden,
    pairs.pairs,
    pairs.exceptions,
)


def check_rules(rulebook: Rulebook) -> tuple[Finding, ...]:
    """Everything that is amiss, by place; rules of bad form are not looked at any further.

    The overlays of the rulebook need not be fit to be laid over it: what is in the way is told.
    """
    book = read_book(rulebook)
    amiss = _of_overlays(rulebook) if rulebook.overlays else _all(FORM, book)
    if not any(finding.kind in ("dictionary", "overlay") for finding in amiss):
        amiss += _all(CHECKS, book)
    return tuple(sorted(set(amiss), key=_in_order))


def _all(checks: tuple[Check, ...], book: Book) -> list[Finding]:
    return [finding for check in checks for finding in check(book)]


def _of_overlays(rulebook: Rulebook) -> list[Finding]:
    """Why its overlays cannot be laid over a rulebook."""
    problems = problems_of(replace(rulebook, overlays=()), rulebook.overlays)
    return [Finding(f"{p.file}:{p.line}", "overlay", "", p.message) for p in problems]


def _in_order(finding: Finding) -> tuple[str, int, Finding]:
    """By file and then by line, as a number."""
    file, _, line = finding.place.rpartition(":")
    return file, int(line), finding
