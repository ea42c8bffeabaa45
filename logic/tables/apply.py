"""Lay the tables over a rulebook: the rows about the codes that some encounters can give.

Two steps, for no row changes which codes an encounter gives: it is decided once for its codes, then
with the rows about them. Only the length of a global period bears on the codes, and the codes whose
period may be open stand in the encounter itself; their rows come first.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from clingo import Symbol

from ..facts import Facts
from ..rulebook import Rulebook
from ..solve import answers
from .facts import facts_of
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
    first = rulebook.with_rows(_fees(tables, rulebook, behind, dates))
    codes = set(also)
    for answer in answers(encounters, first):
        codes.update(row[1].string for row in answer["part"])
        codes.update(row[2].string for row in answer["would_be"])
    return first.with_rows(_rows(tables, rulebook, sorted(codes), dates, known=set(first.rows)))


def _rows(
    tables: Tables,
    rulebook: Rulebook,
    codes: Sequence[str],
    dates: Sequence[date],
    known: set[Symbol],
) -> Iterator[Symbol]:
    """The facts of every table about some codes, but for what is known."""
    facts = [*_fees(tables, rulebook, codes, dates)]
    for kind, look_up in (
        ("ptp", tables.pairs),
        ("mue", tables.limits),
        ("aoc", tables.add_ons),
    ):
        for edition in tables.editions(kind, dates):
            facts += facts_of(look_up(edition, codes), rulebook)
    yield from (fact for fact in dict.fromkeys(facts) if fact not in known)


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
