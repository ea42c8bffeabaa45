"""Measures: exact whole numbers from a coder's words, and back."""

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

measures = import_module("lineproof.logic.encounter.measures")


@pytest.mark.parametrize(
    ("written", "tenths", "said"),
    [
        ("1.2 cm", 120, "1.2 cm"),
        ("18 mm", 180, "1.8 cm"),
        ("4mm", 40, "0.4 cm"),
        (".5 cm", 50, "0.5 cm"),
        ("0.05 cm", 5, "0.05 cm"),
        ("1.20 mm", 12, "0.12 cm"),
        ("12 Millimeters", 120, "1.2 cm"),
        ("3. cm", 300, "3 cm"),
        ("0 mm", 0, "0 cm"),
    ],
)
def test_a_length_is_read_in_tenths_of_a_millimeter(written: str, tenths: int, said: str) -> None:
    assert measures.length(written) == tenths
    assert str(measures.length(written)) == said


@given(st.integers(min_value=0, max_value=measures.LONGEST))
def test_every_length_is_read_back_as_it_was_said(tenths: int) -> None:
    length = measures.Length(tenths)
    assert measures.length(str(length)) == length
    assert measures.length(f"{tenths // 10}.{tenths % 10} mm") == length


@given(st.integers(min_value=0, max_value=measures.WIDEST))
def test_every_area_is_read_back_as_it_was_said(tenths: int) -> None:
    assert measures.area(str(measures.Area(tenths))) == tenths


amounts = st.builds(
    measures.Amount,
    st.integers(min_value=0, max_value=measures.LARGEST // 1000),
    st.sampled_from(["mg", "g", "ml", "unit", "stick", "applicator"]),
)


@given(amounts)
def test_every_amount_is_read_back_as_it_was_said(amount: Any) -> None:
    assert measures.amount(str(amount)) == amount


@given(amounts, amounts.filter(lambda amount: amount.thousandths))
def test_every_strength_is_read_back_as_it_was_said(amount: Any, per: Any) -> None:
    strength = measures.Strength(amount, per)
    assert measures.strength(str(strength)) == strength


@pytest.mark.parametrize(
    ("written", "tenths"),
    [("12 sq cm", 120), ("2.5 cm2", 25), ("2.5 cm²", 25), ("4 sq. cm", 40)],
)
def test_an_area_is_read_in_tenths_of_a_square_centimeter(written: str, tenths: int) -> None:
    assert measures.area(written) == tenths


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=4))
def test_areas_with_a_plus_between_them_are_added(tenths: list[int]) -> None:
    written = " + ".join(str(measures.Area(each)) for each in tenths)
    assert measures.added_areas(written) == sum(tenths)


@pytest.mark.parametrize(
    ("written", "thousandths", "unit", "said"),
    [
        ("80 mg", 80_000, "mg", "80 mg"),
        ("100 units", 100_000, "unit", "100 units"),
        ("100 U", 100_000, "unit", "100 units"),
        ("1 unit", 1_000, "unit", "1 unit"),
        ("2 sticks", 2_000, "stick", "2 sticks"),
        ("0.6 mL", 600, "ml", "0.6 mL"),
        ("2 g", 2_000, "g", "2 g"),
    ],
)
def test_an_amount_is_read_in_thousandths_of_its_unit(
    written: str, thousandths: int, unit: str, said: str
) -> None:
    assert measures.amount(written) == measures.Amount(thousandths, unit)
    assert str(measures.amount(written)) == said


def test_grams_can_be_told_in_milligrams() -> None:
    assert measures.amount("2 g").in_milligrams() == measures.amount("2000 mg")
    assert measures.amount("2 mL").in_milligrams() == measures.amount("2 mL")


def test_a_strength_tells_the_drug_in_a_volume() -> None:
    strength = measures.strength("10 mg/mL")
    assert strength.dissolved(measures.amount("0.6 mL")) == measures.amount("6 mg")
    assert strength.dissolved(measures.amount("6 mg")) == measures.amount("6 mg")


@pytest.mark.parametrize(
    ("read", "written", "message"),
    [
        ("length", "12", "`12` has no unit: write mm or cm after the number"),
        ("length", "1,2 cm", "`1,2 cm` is not a length: write it like `1.2 cm`"),
        ("length", "-3 mm", "`-3 mm` is not a length: write it like `1.2 cm`"),
        ("length", "1e3 mm", "`1e3 mm` is not a length: write it in mm or cm, such as `1.2 cm`"),
        ("length", "5 in", "`5 in` is not a length: write it in mm or cm, such as `1.2 cm`"),
        (
            "length",
            "1.25 mm",
            "`1.25 mm` is finer than a tenth of a millimeter: round it as the record does",
        ),
        ("length", "1.2 x 0.8 cm", "`1.2 x 0.8 cm` gives two diameters: write the greatest one"),
        (
            "length",
            "301 cm",
            "`301 cm` is too much to be meant: check the number and its unit",
        ),
        ("area", "12", "`12` has no unit: write sq cm after the number"),
        ("area", "4 cm", "`4 cm` is not an area: write it in sq cm, such as `12 sq cm`"),
        (
            "area",
            "0.25 sq cm",
            "`0.25 sq cm` is finer than a tenth of a sq cm: round it as the record does",
        ),
        ("added_areas", "2 + 3 sq cm", "`2` has no unit: write sq cm after the number"),
        (
            "added_areas",
            "2 sq cm +",
            "`` is not an area: write it like `12 sq cm`",
        ),
        ("amount", "100", "`100` has no unit: write the unit after the number"),
        (
            "amount",
            "1 vial",
            "`1 vial` is not an amount: write it in mg, g, mL, units or sticks, such as `80 mg`",
        ),
        (
            "amount",
            "0.0001 mg",
            "`0.0001 mg` is finer than a thousandth: round it as the record does",
        ),
        ("amount", "101 g", "`101 g` is too much to be meant: check the number and its unit"),
        (
            "strength",
            "20 %",
            "`20 %` is not a strength: write an amount in a volume, such as `10 mg/mL`",
        ),
        (
            "strength",
            "10 mg/0 mL",
            "`10 mg/0 mL` is in no volume: write an amount in a volume, such as `10 mg/mL`",
        ),
    ],
)
def test_what_is_no_measure_is_refused_with_what_to_write(
    read: str, written: str, message: str
) -> None:
    with pytest.raises(ValueError) as refusal:
        getattr(measures, read)(written)
    assert str(refusal.value) == message
