"""Where a rulebook and the tables agree, and each point at which they do not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from .published import Published
from .ruled import Ruled
from .store import Pair

K = TypeVar("K", bound=str | Pair)


@dataclass(frozen=True)
class Difference:
    """A point at which the two say different things; `reason` is the rulebook's own, or ""."""

    at: str
    table: str
    rulebook: str
    reason: str

    def __str__(self) -> str:
        return f"{self.at}: table {self.table}, rulebook {self.rulebook} ({self.reason or 'open'})"


@dataclass(frozen=True)
class Agreement:
    """How one kind of statement compares: what was asked, and where the answers differ.

    `asked` counts the points on which the table or the rulebook says anything, `codes` the codes of
    the rulebook that the table knows.
    """

    kind: str
    codes: int
    asked: int
    differences: tuple[Difference, ...]

    @property
    def percent(self) -> float:
        """The share of the points on which both say the same."""
        return 100 * (1 - len(self.differences) / self.asked) if self.asked else 100.0

    def __str__(self) -> str:
        share = f"{self.asked - len(self.differences)} of {self.asked} agree ({self.percent:.2f} %)"
        return f"{self.kind}: {share}, {self.codes} codes"


def compare_tables(tables: Published, ruled: Ruled) -> tuple[Agreement, ...]:
    """Pairs, add-ons, units a day and global days, of the codes that both sides know."""
    return (
        pairs(tables, ruled),
        add_ons(tables, ruled),
        limits(tables, ruled),
        periods(tables, ruled),
    )


def pairs(tables: Published, ruled: Ruled) -> Agreement:
    """Which code is column 1, over which, with which indicator; and that there is no pair."""
    known = ruled.codes & tables.paired

    def both(pair: Pair) -> bool:
        return known.issuperset(pair) and pair not in tables.silent

    return _agreement(
        "pairs",
        len(known),
        {pair: f"indicator {said}" for pair, said in tables.pairs.items() if both(pair)},
        {pair: f"indicator {said}" for pair, said in ruled.pairs.items() if both(pair)},
        lambda pair: _reason_of_pair(pair, ruled),
    )


def add_ons(tables: Published, ruled: Ruled) -> Agreement:
    """Which add-on goes with which primary."""
    named = frozenset(code for pair in tables.add_ons for code in pair)

    def both(pair: Pair) -> bool:
        return ruled.codes.issuperset(pair) and pair[0] in named

    return _agreement(
        "add-ons",
        len({code for code, _ in tables.add_ons} & ruled.codes),
        {pair: "goes with" for pair in tables.add_ons if both(pair)},
        {pair: "goes with" for pair in ruled.add_ons if both(pair)},
    )


def limits(tables: Published, ruled: Ruled) -> Agreement:
    """How many units a day, and whether more are denied whatever the record says."""
    known = ruled.codes & tables.limits.keys()
    return _agreement(
        "units a day",
        len(known),
        {code: _limit(tables.limits[code]) for code in known},
        {code: _limit(said) for code, said in ruled.limits.items() if code in known},
    )


def periods(tables: Published, ruled: Ruled) -> Agreement:
    """How many days the global period of a procedure runs."""
    known = (ruled.codes | ruled.periods.keys()) & tables.periods.keys()
    return _agreement(
        "global days",
        len(known),
        {code: str(days) for code in known if (days := tables.periods[code]) is not None},
        {code: str(days) for code, days in ruled.periods.items() if code in known},
    )


def _agreement(
    kind: str,
    codes: int,
    table: Mapping[K, str],
    rulebook: Mapping[K, str],
    reason: Callable[[K], str] = lambda _: "",
) -> Agreement:
    asked = sorted({*table, *rulebook}, key=_at)
    return Agreement(
        kind,
        codes,
        len(asked),
        tuple(
            Difference(_at(key), table.get(key, "none"), rulebook.get(key, "none"), reason(key))
            for key in asked
            if table.get(key) != rulebook.get(key)
        ),
    )


def _reason_of_pair(pair: Pair, ruled: Ruled) -> str:
    """Why the rulebook has another pair, as far as it says so itself."""
    if pair in ruled.excepted:
        return f"excepted from {ruled.excepted[pair]}"
    in_pairs = {code for each in ruled.pairs for code in each}
    unpaired = [code for code in pair if code not in in_pairs]
    return f"no pairs are held for {' and '.join(unpaired)}" if unpaired else ""


def _at(key: str | Pair) -> str:
    return key if isinstance(key, str) else f"{key[0]} > {key[1]}"


def _limit(said: tuple[int, int]) -> str:
    return f"{said[0]} a day, indicator {said[1]}"
