"""What a rulebook says of codes, in the shape of the tables: pairs, add-ons, units, global days."""

from dataclasses import dataclass

from clingo import Symbol

from ..codes import codes_given
from ..rulebook import Rulebook
from .store import Pair

ADJUDICATION = {"mue_absolute": 2, "mue_clinical": 3, "mue_later": 3}


@dataclass(frozen=True)
class Ruled:
    """The rulebook in the shape of the tables.

    `codes` are those it can give, or names in a set of its pairs; `excepted` are the pairs it takes
    out of a statement about sets, each with the rule it takes them out of. `periods` may speak of
    other codes too, which somebody may have billed earlier.
    """

    codes: frozenset[str]
    pairs: dict[Pair, int]
    excepted: dict[Pair, str]
    add_ons: frozenset[Pair]
    limits: dict[str, tuple[int, int]]
    periods: dict[str, int]


def ruled(rulebook: Rulebook) -> Ruled:
    """What the rulebook says, as far as CMS publishes tables of it."""
    sets = _sets(rulebook)
    paired = {_name(each) for _, *both, _ in rulebook.facts["edit"] for each in both}
    named = frozenset(code for name in paired for code in sets[name])
    excepted = {(_text(c), _text(d)): _name(rule) for rule, c, d in rulebook.facts["no_edit"]}
    return Ruled(
        codes=codes_given(rulebook) | named,
        pairs=_pairs(rulebook, sets, excepted),
        excepted=excepted,
        add_ons=frozenset((_text(a), _text(p)) for _, a, p in rulebook.facts["add_on"]),
        limits={
            _text(code): (most.number, ADJUDICATION[_name(rule)])
            for rule, code, most in rulebook.facts["limit"]
        },
        periods={
            code: days.number
            for _, name, days in rulebook.facts["global_days"]
            for code in sets[_name(name)]
        },
    )


def _sets(rulebook: Rulebook) -> dict[str, set[str]]:
    sets: dict[str, set[str]] = {}
    for name, code in rulebook.facts["in_set"]:
        sets.setdefault(_name(name), set()).add(_text(code))
    return sets


def _pairs(
    rulebook: Rulebook, sets: dict[str, set[str]], excepted: dict[Pair, str]
) -> dict[Pair, int]:
    by_set = {
        (one, other): indicator.number
        for _, above, below, indicator in rulebook.facts["edit"]
        for one in sets[_name(above)]
        for other in sets[_name(below)]
        if one != other and (one, other) not in excepted
    }
    by_code = {
        (_text(one), _text(other)): indicator.number
        for _, one, other, indicator in rulebook.facts["edit_code"]
    }
    return by_set | by_code


def _name(symbol: Symbol) -> str:
    return symbol.name


def _text(symbol: Symbol) -> str:
    return symbol.string
