"""Units after numbers, money before them, and what converts into what."""

import pytest

from copydesk.text.units import dimension, money_before, to_base, unit_after


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("4 per cent of voters", "percent"),
        ("7 miles an hour", "mile per hour"),
        ("30 barrels a day", "barrel per day"),
        ("12-year-old", "year of age"),
        ("5 sq km", "square kilometre"),
        ("9 Australian dollars per month", "australian dollar per month"),
        ("6 degrees Celsius", "celsius"),
        ("2 percentage points", "percentage point"),
        ("8 wins", None),
        ("8 million", None),
    ],
)
def test_units_have_plain_singular_names(text: str, unit: str | None) -> None:
    found = unit_after(text, text.index(" ") if text[1] == " " else 2, True)
    assert (found.name if found else None) == unit


def test_signs_before_a_number_are_currencies() -> None:
    assert money_before("about NZ$40", 9) == ("new zealand dollar", 6)
    assert money_before("about 40", 6) is None


@pytest.mark.parametrize(
    ("a", "unit_a", "b", "unit_b"),
    [
        (1, "fortnight", 14, "day"),
        (212, "fahrenheit", 100, "celsius"),
        (10, "acre", 4.046856, "hectare"),
        (60, "mile per hour", 96.56064, "kilometre per hour"),
        (50, "percent", 0.5, "fraction"),
        (250, "cent", 2.5, "dollar"),
        (12, "dollar per month", 12, "dollar per month"),
    ],
)
def test_units_of_one_dimension_convert(a: float, unit_a: str, b: float, unit_b: str) -> None:
    assert dimension(unit_a) == dimension(unit_b)
    assert to_base(a, unit_a) == pytest.approx(to_base(b, unit_b), rel=1e-4)


def test_money_converts_into_no_other_money() -> None:
    assert dimension("dollar") != dimension("euro")
    assert dimension("dollar per day") != dimension("dollar")
    assert dimension(None) == "count"
