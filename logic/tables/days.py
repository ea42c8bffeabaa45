"""Dates as the tables write them, and as the store and the rules hold them."""

from datetime import date, timedelta
from functools import lru_cache

_ORIGIN = date(
    1980, 1, 1
).toordinal()  # no table is older; counted from here a date takes two bytes
OPEN = 0
"""In the place of the last day of what has not ended."""


@lru_cache(maxsize=1 << 14)
def day(text: str) -> int:
    """The number of a day written as yyyymmdd; raises ValueError if it is none."""
    if len(text) != 8 or not text.isdigit():
        raise ValueError(f"`{text}` is no date as yyyymmdd")
    try:
        return day_of(date(int(text[:4]), int(text[4:6]), int(text[6:])))
    except ValueError:
        raise ValueError(f"`{text}` is no date as yyyymmdd") from None


@lru_cache(maxsize=1 << 14)
def day_of_year(text: str) -> int:
    """The number of a day written as yyyyddd, its place in the year; ValueError if it is none."""
    if len(text) == 7 and text.isdigit() and 1 <= int(text[4:]) <= 366:
        return day_of(date(int(text[:4]), 1, 1) + timedelta(days=int(text[4:]) - 1))
    raise ValueError(f"`{text}` is no date as yyyyddd")


def day_of(when: date) -> int:
    """The number of a day; raises ValueError if no table can speak of it."""
    number = when.toordinal() - _ORIGIN
    if number <= OPEN:
        raise ValueError(f"{when}: no table is so old")
    return number


@lru_cache(maxsize=1 << 14)
def date_of(number: int) -> date:
    """The day of a number."""
    return date.fromordinal(number + _ORIGIN)


def fact_number(number: int) -> int:
    """The same as the rules hold it: 20240701."""
    return int(date_of(number).strftime("%Y%m%d"))
