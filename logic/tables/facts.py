"""Rows of tables as facts: each row is a rule with its own source, as any other rule has.

Which modifier parts a pair no table says: it is what the rulebook says of the pair, or of others
with the same column 2, such as 25 for a visit.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from clingo import Function, Infimum, Number, String, Symbol

from ..rulebook import Rulebook
from ..symbols import constant
from .lookup import Found
from .model import AddOnRow, Edition, FeeRow, LimitRow, PairRow

_LINK = "https://www.cms.gov/medicare/coding-billing"
_AUTHORITY = {"ptp": "ncci", "aoc": "ncci"}
_CONTRACTOR = "CCCCC"
_GLOBAL = {"000": 0, "010": 10, "090": 90}
_DENIED = {
    1: "on one line is denied",
    2: "a day is denied, whatever the modifier",
    3: "a day is looked at before it is paid",
}
_ABSENT = {
    "ptp": "Two codes that the table of pairs knows are no pair, unless one of its rows says so.",
    "mue": "The table says how many units of a code are likely on one day.",
    "aoc": "The primaries of an add-on are those that the table names.",
    "pfs": "The fee schedule says how long the global period of a code is.",
}


def edition_rule(edition: Edition) -> str:
    """The id of the rule that an edition is: `ptp_2024q3`."""
    return f"{edition.kind}_{edition.quarter}".lower()


def facts_of(found: Found, rulebook: Rulebook) -> Iterator[Symbol]:
    """Everything that an edition says of the codes it was asked about."""
    edition = found.edition
    own = edition_rule(edition)
    year = edition.quarter.year
    yield _fact("document", constant(own), String(edition.title), Number(year), String(_LINK))
    yield from _rule(edition, own, _ABSENT[edition.kind], _extent(edition))
    yield _fact("in_force", constant(own), _from(edition.first), Number(_said(edition.last)))
    yield from _MAKERS[edition.kind](found, partings(rulebook))


def for_dates(facts: Iterable[Symbol], dates: Sequence[date]) -> list[Symbol]:
    """What of some facts bears on some dates of service, each once.

    A row in force on none of them is left out; one that is on all needs no dates. So a program that
    many visits share is small.
    """
    known = list(dict.fromkeys(facts))
    rows = {fact.arguments[0] for fact in known if fact.name == "row"}
    never, always = set(), set()
    for rule, first, last in (f.arguments for f in known if f.name == "in_force"):
        inside = [first <= Number(_said(when)) <= last for when in dates]
        if rule in rows and not any(inside):
            never.add(rule)
        elif rule in rows and all(inside):
            always.add(rule)
    return [
        fact for fact in known
        if fact.arguments[0] not in never
        and not (fact.name == "in_force" and fact.arguments[0] in always)
    ]  # fmt: skip


def _extent(edition: Edition) -> str:
    first = f"from {edition.first} " if edition.first else ""
    return f"answers for dates of service {first}to {edition.last}"


def _pairs(found: Found, parted: "Partings") -> Iterator[Symbol]:
    own = constant(edition_rule(found.edition))
    for one, other in sorted(found.whole):
        yield _fact("answers", own, String(one), String(other))
    for row in found.rows:
        if isinstance(row, PairRow) and row.ever_in_force:
            yield from _pair(found.edition, row, parted)


def _pair(edition: Edition, row: PairRow, parted: "Partings") -> Iterator[Symbol]:
    one, other = row.column1, row.column2
    name = _row_rule(edition, one, other, row.first.strftime("%Y%m%d"))
    may = "unless a modifier parts them" if row.indicator else "and no modifier parts them"
    ended = f" to {row.last}" if row.last else ""
    reason = f": {row.reason}" if row.reason else ""
    where = (
        f"row {one}, {other}, in force from {row.first}{ended}, indicator {row.indicator}{reason}"
    )
    yield from _rule(edition, name, f"{one} takes in {other}, {may}.", where)
    yield from _row(edition, name, row.first, row.last)
    yield _fact("edit_code", constant(name), String(one), String(other), Number(row.indicator))
    for modifier in parted.of(one, other):
        yield _fact("parted_by", constant(name), String(modifier))
    for pair in ((one, other), (other, one)):
        yield _fact("answers", constant(name), *map(String, pair))


def _limits(found: Found, parted: "Partings") -> Iterator[Symbol]:
    own = constant(edition_rule(found.edition))
    for row in found.rows:
        if isinstance(row, LimitRow):
            name = _row_rule(found.edition, row.code)
            says = f"{row.code}: more than {row.units} {_DENIED[row.indicator]}."
            reason = f": {row.reason}" if row.reason else ""
            where = f"row {row.code}, {row.units} a day, indicator {row.indicator}{reason}"
            yield from _rule(found.edition, name, says, where)
            yield from _row(found.edition, name, None, None)
            yield _fact("limit", constant(name), String(row.code), Number(row.units))
            yield _fact("answers", own, String(row.code), constant("units"))


def _add_ons(found: Found, parted: "Partings") -> Iterator[Symbol]:
    """Add-ons whose primaries the table names; of others the contractor says which there are."""
    own = constant(edition_rule(found.edition))
    rows = [row for row in found.rows if isinstance(row, AddOnRow)]
    opened = {row.code for row in rows if row.kind != 1 or row.primary == _CONTRACTOR}
    for row in rows:
        if row.primary != _CONTRACTOR:
            name = _row_rule(found.edition, row.code, row.primary, row.first.strftime("%Y%m%d"))
            ended = f" to {row.last}" if row.last else ""
            begun = f", in force from {row.first}{ended}" if row.first != date.min else ""
            where = f"row {row.code}, {row.primary}, type {row.kind}{begun}"
            yield from _rule(found.edition, name, f"{row.code} goes with {row.primary}.", where)
            yield from _row(found.edition, name, row.first, row.last)
            yield _fact("add_on", constant(name), String(row.code), String(row.primary))
        if row.code not in opened:
            yield _fact("answers", own, String(row.code), constant("primary"))


def _fees(found: Found, parted: "Partings") -> Iterator[Symbol]:
    own = constant(edition_rule(found.edition))
    for row in found.rows:
        if isinstance(row, FeeRow):
            name = _row_rule(found.edition, row.code)
            value = f"{row.value / 100:.2f}"
            says = f"{row.code} has the global period {row.days} and the relative value {value}."
            where = f"row {row.code}, global period {row.days}, total {value}"
            yield from _rule(found.edition, name, says, where)
            yield from _row(found.edition, name, None, None)
            yield _fact("weight", constant(name), String(row.code), Number(row.value))
            for rule in (own, constant(name)):
                yield _fact("answers", rule, String(row.code), constant("days"))
            if row.days in _GLOBAL:
                group = constant(f"days_of_{name}")
                yield _fact("named", group, String(row.code))
                yield _fact("in_set", group, String(row.code))
                yield _fact("global_days", constant(name), group, Number(_GLOBAL[row.days]))


def _row_rule(edition: Edition, *key: str) -> str:
    return "_".join((edition_rule(edition), *key)).lower()


def _rule(edition: Edition, name: str, says: str, where: str) -> Iterator[Symbol]:
    rule = constant(name)
    yield _fact("rule", rule, constant(_AUTHORITY.get(edition.kind, "cms")))
    yield _fact("says", rule, String(says))
    yield _fact("source", rule, constant(edition_rule(edition)), String(where))
    yield _fact("confidence", rule, constant("high"))


def _row(edition: Edition, name: str, first: date | None, last: date | None) -> Iterator[Symbol]:
    """A row is in force on its own dates, as far as its edition knows."""
    begin = max(filter(None, (first, edition.first)), default=None)
    end = min(filter(None, (last, edition.last)))
    yield _fact("row", constant(name))
    yield _fact("in_force", constant(name), _from(begin), Number(_said(end)))


def _fact(predicate: str, *arguments: Symbol) -> Symbol:
    return Function(predicate, list(arguments))


def _from(first: date | None) -> Symbol:
    return Infimum if first in (None, date.min) else Number(_said(first))


def _said(when: date) -> int:
    return int(when.strftime("%Y%m%d"))


@dataclass(frozen=True)
class Partings:
    """Which modifiers part a pair, as far as it is not 59, by what the rulebook says of pairs."""

    rulebook: Rulebook

    def of(self, one: str, other: str) -> tuple[str, ...]:
        """The modifiers that part column 1 from column 2; none where the usual one does."""
        rules = self._rules.get(other, ())
        exact = [modifiers for over, modifiers in rules if one in over]
        found = exact or [modifiers for _, modifiers in rules]
        return tuple(sorted({modifier for modifiers in found for modifier in modifiers}))

    @cached_property
    def _rules(self) -> Mapping[str, list[tuple[frozenset[str], frozenset[str]]]]:
        """By column 2: the codes a rule puts above it, and the modifiers by which it parts them."""
        facts = self.rulebook.facts
        modifiers: dict[Symbol, set[str]] = defaultdict(set)
        for rule, modifier in facts["parted_by"]:
            modifiers[rule].add(modifier.string)
        sets: dict[Symbol, set[str]] = defaultdict(set)
        for name, code in facts["in_set"]:
            sets[name].add(code.string)
        pairs = [(rule, sets[above], sets[below]) for rule, above, below, _ in facts["edit"]]
        pairs += [(rule, {c.string}, {d.string}) for rule, c, d, _ in facts["edit_code"]]
        found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = defaultdict(list)
        for rule, over, under in pairs:
            if rule in modifiers:
                for column2 in under:
                    found[column2].append((frozenset(over), frozenset(modifiers[rule])))
        return found


@lru_cache(maxsize=4)
def partings(rulebook: Rulebook) -> Partings:
    """What a rulebook says of the modifiers that part pairs, read once."""
    return Partings(rulebook)


_MAKERS: dict[str, Callable[[Found, Partings], Iterator[Symbol]]] = {
    "ptp": _pairs,
    "mue": _limits,
    "aoc": _add_ons,
    "pfs": _fees,
}
