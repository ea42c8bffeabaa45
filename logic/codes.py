"""Which codes a rulebook can give at all."""

from difflib import get_close_matches

from .rulebook import Rulebook

# Where each predicate that gives codes has the code.
_GIVING = {
    "gives": 1,
    "pick": 3,
    "band": 4,
    "band_past": 4,
    "tier": 4,
    "rung": 4,
    "further": 2,
    "each_past": 4,
    "dosed": 5,
}


def codes_given(rulebook: Rulebook) -> frozenset[str]:
    """Every code that a rule of the rulebook can give."""
    giving = _GIVING.items()
    return frozenset(row[at].string for name, at in giving for row in rulebook.facts[name])


def similar_codes(code: str, rulebook: Rulebook) -> tuple[str, ...]:
    """The codes that look most like one that no rule gives."""
    return tuple(get_close_matches(code, sorted(codes_given(rulebook)), n=3, cutoff=0.75))
