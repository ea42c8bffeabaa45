"""Lay the tables over a rulebook: the rows about the codes that some encounters can give.

Two steps, for no row changes which codes an encounter gives: it is decided once for its codes, then
with the rows about them. Only the length of a global period bears on the codes, and the codes whose
period may be open stand in the encounter itself; their rows come first.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date

from clingo import Symbol

from ..facts import Facts
from ..rulebook import Rulebook
from ..solve import Answer, answers
from .facts import facts_of, for_dates
from .lookup import Tables


def with_tables(
    encounters: Sequence[Facts], rulebook: Rulebook, tables: Tables, also: Iterable[str] = ()
) -> Rulebook:
    """The rulebook with the rows of the tables that bear on some encounters.

    Looked up are the codes that they give, those that what is held or left out would have, and
    `also` some others: what is asked for.
    """
    dates = sorted({date.fromisoformat(each.date) for each in encounters})
    behind = sorted({code for each in encounters for code in _earlier(each)})
    first = rulebook.with_rows(for_dates(_fees(tables, rulebook, behind, dates), dates))
    asked = frozenset(also)
    together = {_codes(answer) | asked for answer in answers(encounters, first)}
    facts = for_dates(_rows(tables, rulebook, together, dates), dates)
    return first.with_rows(fact for fact in facts if fact not in first.rows)


def _codes(answer: Answer) -> frozenset[str]:
    """The codes of one encounter, those it has and those it would have."""
    given = (row[1].string for row in answer["part"])
    return frozenset([*given, *(row[2].string for row in answer["would_be"])])


def _rows(
    tables: Tables, rulebook: Rulebook, together: Set[frozenset[str]], dates: Sequence[date]
) -> Iterator[Symbol]:
    """The facts of every table about codes, of pairs those that stand together in a visit."""
    codes = sorted(frozenset().union(*together))
    yield from _fees(tables, rulebook, codes, dates)
    for edition in tables.editions("ptp", dates):
        yield from facts_of(tables.pairs(edition, codes).of(together), rulebook)
    for edition in tables.editions("mue", dates):
        yield from facts_of(tables.limits(edition, codes), rulebook)
    for edition in tables.editions("aoc", dates):
        yield from facts_of(tables.add_ons(edition, codes), rulebook)


def _fees(
    tables: Tables, rulebook: Rulebook, codes: Sequence[str], dates: Sequence[date]
) -> Iterator[Symbol]:
    for edition in tables.editions("pfs", dates):
        yield from facts_of(tables.fees(edition, codes), rulebook)


def _earlier(encounter: Facts) -> Iterator[str]:
    """The codes whose global period may be open."""
    for thing, attribute, value in encounter.records:
        if attribute == "code" and thing.name == "period":
            yield value.string
