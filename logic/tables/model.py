"""What there is to know of the tables that are held."""

from dataclasses import dataclass
from datetime import date

from .quarters import Quarter

TITLES = {
    "ptp": "NCCI PTP edits, practitioner",
    "mue": "MUE, practitioner",
    "aoc": "NCCI add-on code edits",
    "pfs": "Medicare fee schedule",
    "hcpcs": "HCPCS Level II",
}
"""The kinds of tables by their short names."""

WHOLE_HISTORY = ("ptp", "aoc", "hcpcs")
"""Kinds whose rows carry their own dates, so that an edition answers for the time before it too."""


@dataclass(frozen=True)
class Edition:
    """One table as of one quarter; `digest` names exactly the files it was read from.

    `bit` marks its rows in the store.
    """

    kind: str
    quarter: Quarter
    rows: int
    files: tuple[str, ...]
    digest: str
    bit: int

    @property
    def name(self) -> str:
        """As a person names it: "ptp 2024Q3"."""
        return f"{self.kind} {self.quarter}"

    @property
    def title(self) -> str:
        """As a citation has it: "MUE, practitioner, 2024 Q3"."""
        return f"{TITLES[self.kind]}, {self.quarter.words}"

    @property
    def first(self) -> date | None:
        """The first date it can answer for; None if it answers for all the time before."""
        return None if self.kind in WHOLE_HISTORY else self.quarter.first

    @property
    def last(self) -> date:
        """The last date it can answer for."""
        return self.quarter.last

    def answers_for(self, when: date) -> bool:
        """Whether a date of service is within what it can answer for."""
        return (self.first is None or self.first <= when) and when <= self.last


@dataclass(frozen=True)
class PairRow:
    """One row of the table of pairs: `last` is None while it has not ended."""

    column1: str
    column2: str
    first: date
    last: date | None
    indicator: int
    reason: str

    @property
    def ever_in_force(self) -> bool:
        """Whether it held on any day: indicator 9 and an end on the first day say no."""
        return self.indicator in (0, 1) and (self.last is None or self.last > self.first)

    def in_force(self, when: date) -> bool:
        """Whether it holds on a date of service."""
        return (
            self.ever_in_force and self.first <= when and (self.last is None or when <= self.last)
        )


@dataclass(frozen=True)
class LimitRow:
    """One row of the MUE table: the units a day, and whether more are denied in any case (2)."""

    code: str
    units: int
    indicator: int
    reason: str


@dataclass(frozen=True)
class AddOnRow:
    """One row of the add-on table; `primary` is CCCCC where the contractor says which there are."""

    code: str
    primary: str
    kind: int
    first: date
    last: date | None


@dataclass(frozen=True)
class FeeRow:
    """One row of the fee schedule: the global period as it is written, the value in hundredths."""

    code: str
    days: str
    value: int
    status: str


@dataclass(frozen=True)
class CodeRow:
    """One code of HCPCS Level II and the dates between which it may be billed."""

    code: str
    first: date
    last: date | None


Row = PairRow | LimitRow | AddOnRow | FeeRow | CodeRow
