"""Hedges, ranges and units put together into intervals."""

import pytest

from copydesk.text.quantities import quantities


@pytest.mark.parametrize(
    ("text", "printed", "value", "low", "high", "hedge"),
    [
        ("More than a dozen farms", "More than a dozen", 12, 12, None, "above"),
        ("at least 60 boats", "at least 60", 60, 60, None, "above"),
        ("up to 400 jobs", "up to 400", 400, None, 400, "below"),
        ("roughly two dozen towns", "roughly two dozen", 24, 21.6, 26.4, "about"),
        ("between 20 and 30 cars", "between 20 and 30", None, 20, 30, "range"),
        ("20 to 30 cars", "20 to 30", None, 20, 30, "range"),
        ("$2 to $3 million", "$2 to $3 million", None, 2e6, 3e6, "range"),
        ("three or four wards", "three or four", None, 3, 4, "range"),
        ("nearly 80 goats", "nearly 80", 80, 72, 80, "about"),
        ("500 or more seats", "500 or more", 500, 500, None, "above"),
        ("exactly 31 votes", "31", 31, 31, 31, "exact"),
    ],
)
def test_a_hedge_becomes_bounds(
    text: str, printed: str, value: float | None, low: float | None, high: float | None, hedge: str
) -> None:
    (quantity,) = quantities(text)
    assert text[quantity.start : quantity.end] == printed
    assert quantity.hedge == hedge
    assert (quantity.value, quantity.low, quantity.high) == (
        value,
        low if low is None else pytest.approx(low),
        high if high is None else pytest.approx(high),
    )


def test_a_rate_keeps_its_base_out_of_the_count() -> None:
    (quantity,) = quantities("12 per 100,000 residents")
    assert (quantity.value, quantity.unit) == (12, "per 100,000")
