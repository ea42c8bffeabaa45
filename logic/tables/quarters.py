"""Calendar quarters, in which CMS publishes its tables."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_SAID = re.compile(r"(20\d\d)\W?[Qq]([1-4])")
_PAIRS = re.compile(r"cci\w+-v(\d\d)([0-3])r\d", re.IGNORECASE)
_EFFECTIVE = re.compile(r"(\d\d)-(\d\d)-(20\d\d)")
_RELEASE = re.compile(r"(20\d\d|\d\d)[_-]?(jan|apr|jul|oct)", re.IGNORECASE)
_LETTER = re.compile(r"rvu(\d\d)([a-d])", re.IGNORECASE)
_FIRST_VERSION = 1994  # pairs are numbered by year: version 30 is 2024
_MONTHS = ("jan", "apr", "jul", "oct")


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a year, from 1 to 4."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def words(self) -> str:
        """As a citation has it: "2024 Q3"."""
        return f"{self.year} Q{self.number}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        """The one after it."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)


def quarter(said: str) -> Quarter | None:
    """The quarter that a text such as "2024Q3" says; None if it says none."""
    found = _SAID.fullmatch(said.strip())
    return Quarter(int(found[1]), int(found[2])) if found else None


def quarter_of_name(name: str) -> Quarter | None:
    """The quarter in the name of one of CMS's files; None if there is none.

    As in `ccipra-v302r0-f1.TXT` (2024, third), `..._Eff_07-01-2024.csv`, `AOC_V2024Q3-MCR.txt`,
    `PPRRVU24_JUL.csv`, `RVU24C.csv`.
    """
    if found := _PAIRS.search(name):
        return Quarter(_FIRST_VERSION + int(found[1]), int(found[2]) + 1)
    if found := _SAID.search(name):
        return Quarter(int(found[1]), int(found[2]))
    if (found := _EFFECTIVE.search(name)) and 1 <= int(found[1]) <= 12:
        return Quarter(int(found[3]), (int(found[1]) + 2) // 3)
    if found := _LETTER.search(name):
        return Quarter(_full_year(found[1]), "abcd".index(found[2].lower()) + 1)
    if found := _RELEASE.search(name):
        return Quarter(_full_year(found[1]), _MONTHS.index(found[2].lower()) + 1)
    return None


def _full_year(said: str) -> int:
    return int(said) if len(said) == 4 else 2000 + int(said)
