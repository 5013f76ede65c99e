"""Laws of times: no word of an article changes its dates by moving, and the order of reports says nothing."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.text import calendar
from copydesk.text.timex import find_timexes

DATED = "The dam burst on Tuesday at 6:40 a.m., two days after the rains of May 3, 2019, began."


@given(st.text(alphabet=st.characters(whitelist_categories=("Lu", "Ll", "Zs"), max_codepoint=0x17F), max_size=60))
def test_text_before_shifts_times_and_nothing_else(prefix):
    before = prefix + ".\n\n"
    own = [t for t in find_timexes(before + DATED) if t.start >= len(before)]
    assert [(t.start - len(before), t.end - len(before), t.type, t.when) for t in own] == [
        (t.start, t.end, t.type, t.when) for t in find_timexes(DATED)
    ]


@given(st.text(max_size=300))
@settings(max_examples=300)
def test_any_text_gives_expressions_in_order_that_do_not_overlap(text):
    found = find_timexes(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= t.start < t.end <= len(text) for t in found)


@given(
    st.lists(
        st.sampled_from(
            "the last next this of a 3 12 31 2019 May March Tuesday week days quarter third early mid - , 's ago p.m. "
            "9:20 noon weekend and until from century 1990s '80s spring second half every fiscal year-earlier".split()
        ),
        max_size=12,
    )
)
@settings(max_examples=500)
def test_no_heap_of_time_words_breaks_the_grammar(words):
    found = find_timexes(" ".join(words))
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.dates(), st.sampled_from(["D", "W", "WE", "M", "Q", "S", "Y", "E", "C", "H"]))
def test_a_day_lies_in_the_value_that_names_its_unit(day, unit):
    bounds = calendar.bounds(calendar.value_at(day, unit))
    if unit == "WE":
        assert bounds is None or bounds[0] >= day.isoformat()[:4]
    elif bounds is not None:
        assert bounds[0] <= day.isoformat() <= bounds[1]
