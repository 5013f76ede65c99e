"""Laws of numbers and intervals: what is printed is read back, and comparing does not depend on who comes first."""

from math import isfinite
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.text.intervals import Interval, equal, meets
from copydesk.text.numerals import numerals
from copydesk.text.quantities import quantities
from copydesk.text.units import UNITS, dimension, to_base

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    """`number` in English words, as a newspaper with no digits would print it."""
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")
    for scale, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            over, under = divmod(number, scale)
            joined = " and " if word == "hundred" else " "
            return f"{spelled(over)} {word}" + (joined + spelled(under) if under else "")
    raise AssertionError(number)


@given(st.integers(0, 10**12 - 1))
def test_a_number_is_read_back_from_words_and_from_digits(number: int) -> None:
    for printed in (spelled(number), f"{number:,}", str(number)):
        (numeral,) = numerals(f"They counted {printed} of them.")
        assert numeral.value == number, printed
        assert numeral.low == numeral.high == numeral.value


@given(st.text(alphabet="0123456789.,$£%- abdehilmnortuvwxyz“”()/", max_size=60))
def test_every_quantity_lies_in_the_text_and_in_its_own_bounds(text: str) -> None:
    last = 0
    for quantity in quantities(text):
        assert last <= quantity.core < quantity.end <= len(text)
        last = quantity.end
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high or (quantity.value or 0) < 0
        if quantity.value is not None:
            assert quantity.low is None or quantity.low <= quantity.value or quantity.value < 0


bounds = st.none() | st.floats(0, 1e9)
intervals = st.builds(
    lambda low, high: Interval(*sorted((low, high))) if low is not None and high is not None else Interval(low, high),
    bounds,
    bounds,
)


@given(intervals, intervals)
def test_meeting_is_mutual_and_everything_meets_itself(a: Interval, b: Interval) -> None:
    assert meets(a, b) == meets(b, a)
    assert meets(a, a)
    assert equal(a, b) == equal(b, a)
    if equal(a, b):
        assert meets(a, b)


@given(st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)), st.floats(1, 1e6))
def test_units_convert_within_their_dimension_only_and_keep_order(a: str, b: str, value: float) -> None:
    assert to_base(value, a) < to_base(value * 2, a)
    if dimension(a).startswith("money") and dimension(a) == dimension(b):
        assert (
            {a, b} <= {"dollar", "cent"}
            or {a, b} <= {"pound sterling", "penny"}
            or {a, b} <= {"sen", "malaysian ringgit"}
            or a == b
        )


@settings(deadline=None, max_examples=20)
@given(
    st.sampled_from(
        """7 |7-|7 to |twenty |tens of |one hundred and |from 7 to |$7 |7" |7 or 8 |1/2 |½|१२ |٣|.0|0|123,|, |- | |
        |one in |7% |1e999999 |more than |million """.split("|")
    ),
    st.integers(1, 3000),
)
def test_runs_of_anything_are_read_in_little_time_and_give_finite_numbers(piece: str, times: int) -> None:
    text = piece * times
    start = process_time()
    found = list(quantities(text))
    assert process_time() - start < 0.5 + 1e-3 * len(text)
    assert all(isfinite(number) for q in found for number in (q.value, q.low, q.high) if number is not None)
