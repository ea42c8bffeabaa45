"""Lengths, areas, amounts and strengths: read from a coder's words, and said back in them.

All are whole numbers, so that sizes add up and compare exactly: a length in tenths of a
millimetre, an area in tenths of a square centimetre, an amount in thousandths of its unit. What is
finer, or has no unit, is a ValueError with a sentence for the user.
"""

import re
from dataclasses import dataclass
from typing import NoReturn

from .problems import quoted
from .words import resolve, say

LONGEST_TEXT = 60
LONGEST = 30_000  # tenths of a millimetre: three metres
WIDEST = 300_000  # tenths of a square centimetre: three square metres
LARGEST = 100_000_000  # thousandths: 100 g, or 100,000 of any other unit

# Compiled when first used: most files need one or two of them.
NUMBER = r"([0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})"
MEASURE = rf"{NUMBER}\s*([^0-9\s.,].*)"
TWO_WAYS = r"(?i)[0-9.]+\s*(?:cm|mm)?\s*[x\u00d7]\s*[0-9.]+.*"
PER = rf"(.+?)\s*(?:/|\bper\b)\s*{NUMBER}?\s*([^0-9\s.,].*)"

LENGTHS = {"mm": 10, "millimeter": 10, "millimetre": 10, "cm": 100}
LENGTHS |= {"centimeter": 100, "centimetre": 100}
AREAS = {"sq cm", "sqcm", "cm2", "cm²", "cm^2", "square centimeter", "square centimetre"}


class Length(int):
    """A length in tenths of a millimetre; as text in centimetres, `1.8 cm`."""

    def __str__(self) -> str:
        return f"{_decimal(self, 100)} cm"


class Area(int):
    """An area in tenths of a square centimetre; as text `12.5 sq cm`."""

    def __str__(self) -> str:
        return f"{_decimal(self, 10)} sq cm"


@dataclass(frozen=True)
class Amount:
    """An amount of a drug: thousandths of a unit of the vocabulary; as text `0.6 mL`."""

    thousandths: int
    unit: str

    def __str__(self) -> str:
        words = say("unit", self.unit)
        plural = "s" if words.isalpha() and len(words) > 2 and self.thousandths != 1000 else ""
        return f"{_decimal(self.thousandths, 1000)} {words}{plural}"

    def in_milligrams(self) -> "Amount":
        """The same amount with grams told in milligrams; any other unit as it is."""
        return Amount(self.thousandths * 1000, "mg") if self.unit == "g" else self


@dataclass(frozen=True)
class Strength:
    """How much of a drug is in how much of its liquid: `10 mg/mL`, `300 mg/2 mL`."""

    amount: Amount
    per: Amount

    def dissolved(self, volume: Amount) -> Amount:
        """The drug in a volume: 0.6 mL of 10 mg/mL is 6 mg. Other amounts stay as they are."""
        if volume.unit != self.per.unit:
            return volume
        thousandths = volume.thousandths * self.amount.thousandths // self.per.thousandths
        return Amount(thousandths, self.amount.unit)

    def __str__(self) -> str:
        one = self.per.thousandths == 1000
        return f"{self.amount}/{say('unit', self.per.unit) if one else self.per}"


def length(text: str) -> Length:
    """A length such as `1.2 cm` or `4 mm`, zero included."""
    number, unit = _parts(text, "a length", "mm or cm", "1.2 cm")
    scale = LENGTHS.get(_singular(unit))
    if scale is None and _match(TWO_WAYS, text):
        _refuse(text, "gives two diameters", "write the greatest one")
    if scale is None:
        _refuse(text, "is not a length", "write it in mm or cm, such as `1.2 cm`")
    tenths = _whole(number, scale)
    if tenths is None:
        _refuse(text, "is finer than a tenth of a millimeter", "round it as the record does")
    return Length(_within(text, tenths, LONGEST))


def area(text: str) -> Area:
    """An area such as `12 sq cm` or `2.5 cm2`."""
    number, unit = _parts(text, "an area", "sq cm", "12 sq cm")
    if _singular(unit.replace("sq.", "sq ")) not in AREAS:
        _refuse(text, "is not an area", "write it in sq cm, such as `12 sq cm`")
    tenths = _whole(number, 10)
    if tenths is None:
        _refuse(text, "is finer than a tenth of a sq cm", "round it as the record does")
    return Area(_within(text, tenths, WIDEST))


def added_areas(text: str) -> Area:
    """An area, or several that count together, such as `2 sq cm + 3.5 sq cm`."""
    return Area(_within(text, sum(area(part) for part in text.split("+")), WIDEST))


def amount(text: str) -> Amount:
    """An amount such as `80 mg`, `100 units`, `2 sticks` or `0.6 mL`."""
    number, words = _parts(text, "an amount", "the unit", "80 mg")
    unit = resolve("unit", words)
    if unit is None:
        _refuse(text, "is not an amount", "write it in mg, g, mL, units or sticks, such as `80 mg`")
    thousandths = _whole(number, 1000)
    if thousandths is None:
        _refuse(text, "is finer than a thousandth", "round it as the record does")
    read = Amount(thousandths, unit.term)
    _within(text, read.in_milligrams().thousandths, LARGEST)
    return read


def strength(text: str) -> Strength:
    """A strength such as `10 mg/mL`, `10 mg per mL` or `300 mg/2 mL`."""
    parts = _match(PER, text)
    if parts is None:
        _refuse(text, "is not a strength", "write an amount in a volume, such as `10 mg/mL`")
    what, number, volume = parts.groups()
    read = Strength(amount(what), amount(f"{number or 1} {volume}"))
    if not read.per.thousandths:
        _refuse(text, "is in no volume", "write an amount in a volume, such as `10 mg/mL`")
    return read


def _parts(text: str, what: str, units: str, example: str) -> tuple[str, str]:
    """The number and the words of its unit."""
    parts = _match(MEASURE, text)
    if parts is None and _match(NUMBER, text):
        _refuse(text, "has no unit", f"write {units} after the number")
    if parts is None:
        _refuse(text, f"is not {what}", f"write it like `{example}`")
    return parts[1], parts[2]


def _match(pattern: str, text: str) -> re.Match[str] | None:
    """The match of the whole text; long texts are no measures, and slow to match."""
    plain = text.strip()
    return re.fullmatch(pattern, plain) if len(plain) <= LONGEST_TEXT else None


def _whole(number: str, scale: int) -> int | None:
    """The number times the scale, or None where that is not a whole number."""
    before, _, after = number.partition(".")
    value, rest = divmod(int(before + after) * scale, 10 ** len(after))
    return None if rest else value


def _decimal(value: int, scale: int) -> str:
    """The value divided by the scale, a power of ten, without zeros at the end."""
    whole, rest = divmod(int(value), scale)
    digits = str(rest).zfill(len(str(scale)) - 1).rstrip("0")
    return f"{whole}.{digits}" if digits else str(whole)


def _singular(unit: str) -> str:
    return " ".join(unit.casefold().split()).rstrip(".").removesuffix("s")


def _within(text: str, value: int, most: int) -> int:
    if value > most:
        _refuse(text, "is too much to be meant", "check the number and its unit")
    return value


def _refuse(text: str, wrong: str, advice: str) -> NoReturn:
    raise ValueError(f"{quoted(text)} {wrong}: {advice}")
