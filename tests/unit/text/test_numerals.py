"""Numbers in words, digits, scales, fractions and vague orders."""

import pytest

from copydesk.text.numerals import numerals


def first(text: str) -> tuple[str, float | None, float, float]:
    numeral = next(numerals(text))
    return text[numeral.start : numeral.end], numeral.value, numeral.low, numeral.high


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("thirty-one thousand four hundred six voters", "thirty-one thousand four hundred six", 31_406),
        ("two and a half million crates", "two and a half million", 2_500_000),
        ("half a million litres", "half a million", 500_000),
        ("a dozen ferries", "a dozen", 12),
        ("3 hundred million", "3 hundred million", 300_000_000),
        ("12,450.75 in fees", "12,450.75", 12_450.75),
        ("two-thirds of the harbour", "two-thirds", 2 / 3),
        ("one in five homes", "one in five", 0.2),
        ("9 out of 10 members", "9 out of 10", 0.9),
        ("3½ miles", "3½", 3.5),
        ("minus 14 overnight", "minus 14", -14),
        ("£3.2m for roads", "3.2m", 3_200_000),
        ("12.5m tonnes of grain", "12.5m", 12_500_000),
        ("two hundred and fifty seats", "two hundred and fifty", 250),
    ],
)
def test_numbers_are_read_as_written(text: str, printed: str, value: float) -> None:
    assert first(text)[0] == printed
    assert first(text)[1] == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of boats", 12, 120),
        ("tens of millions of kroner", 10_000_000, 100_000_000),
        ("hundreds of thousands of bees", 100_000, 1_000_000),
        ("several hundred people", 200, 1000),
        ("a handful of farms", 3, 10),
        ("multimillion-pound", 2_000_000, 1_000_000_000),
    ],
)
def test_vague_orders_name_no_number_but_have_bounds(text: str, low: float, high: float) -> None:
    assert first(text)[1:] == (None, low, high)


@pytest.mark.parametrize("text", ["the third man", "a 22nd season", "won both scores", "route A1x", "five-a-sidex"])
def test_ordinals_and_names_give_no_fraction(text: str) -> None:
    assert all(numeral.form != "fraction" for numeral in numerals(text))


def test_lists_of_numbers_stay_apart() -> None:
    assert [numeral.value for numeral in numerals("five and six, then 7 or eight")] == [5, 6, 7, 8]
