"""Which codes a rulebook can give, and what is known of one that it cannot."""

from collections.abc import Iterator
from dataclasses import dataclass

from .rulebook import RULEBOOKS, Row, Rulebook, load_rulebook

# Where each predicate that gives codes has the code.
_GIVING = {
    "gives": 1,
    "pick": 3,
    "tier": 4,
    "rung": 4,
    "further": 2,
    "each_past": 4,
    "dosed": 5,
}
_STEPS = ("band", "band_past")  # of a ladder, which both rulebooks have, though one may not use it
NEAR = 10
"""Codes whose numbers differ by more than this are not taken for one another."""


@dataclass(frozen=True)
class Stranger:
    """A code that no rule of a rulebook gives.

    `near` are codes of the rulebook with nearly the same number, in the same area. `elsewhere` is
    the rulebook that gives it. `area` names what the code is of, where the rulebook gives no code
    of that at all, and `span` the codes of that area.
    """

    near: tuple[str, ...]
    elsewhere: str
    area: str
    span: str


def codes_given(rulebook: Rulebook) -> frozenset[str]:
    """Every code that a rule of the rulebook can give."""
    facts = rulebook.facts
    ladders = {row[3] for row in facts["sized"]} | {row[4] for row in facts["summed"]}
    rows = [(row, at) for name, at in _GIVING.items() for row in facts[name]]
    steps = [(row, 4) for name in _STEPS for row in facts[name] if row[0] in ladders]
    return frozenset(row[at].string for row, at in (*rows, *steps))


def stranger(code: str, rulebook: Rulebook) -> Stranger:
    """What is known of a code that no rule of the rulebook gives."""
    given = codes_given(rulebook)
    area = _area(code, rulebook)
    inside = [other for other in given if _within(other, area, code)]
    near = sorted((_apart(other, code), other) for other in inside)
    bare = bool(area) and not inside
    return Stranger(
        near=tuple(other for apart, other in near if apart <= NEAR)[:3],
        elsewhere=next(_giving_it(code, rulebook), ""),
        area=area[2].string if bare else "",
        span=f"{area[0].string} to {area[1].string}" if bare else "",
    )


def _area(code: str, rulebook: Rulebook) -> Row:
    """The first and the last code of the area that a code is in, and its name; or nothing."""
    rows = rulebook.facts["area"]
    return next((row for row in rows if row[0].string <= code <= row[1].string), ())


def _within(other: str, area: Row, code: str) -> bool:
    """Whether another code is in the area; where none is known, whether it begins alike."""
    if area:
        return area[0].string <= other <= area[1].string
    return other[:3] == code[:3]


def _apart(other: str, code: str) -> int:
    """How far the numbers of two codes are apart; far, where their letters differ."""
    alike = other[0] == code[0] and other[1:].isdigit() and code[1:].isdigit()
    return abs(int(other[1:]) - int(code[1:])) if alike else 10000


def _giving_it(code: str, rulebook: Rulebook) -> Iterator[str]:
    """The other rulebooks that ship and give the code."""
    others = (load_rulebook(name) for name in RULEBOOKS if name != rulebook.name)
    return (other.name for other in others if code in codes_given(other))
