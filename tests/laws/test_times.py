"""Laws of times: no word of an article changes its dates by moving, and the order of reports says nothing."""

from datetime import datetime
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.text import calendar
from copydesk.text.anchoring import FUTURE, OPEN, PAST, UNKNOWN, Anchor, resolve
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


HEAPS = st.lists(
    st.sampled_from(
        """the last next this that same of a 3 12 31 2019 May March Feb. 29 Tuesday week days hours quarter third early
        mid - , 's ago p.m. 9:20 noon midnight weekend and until from century decade 1990s '80s spring second half every
        fiscal year-earlier later earlier tonight Easter nine hundred fortnight in morning to past""".split()
    ),
    max_size=12,
)
ANCHORS = st.builds(
    Anchor,
    st.none() | st.datetimes(min_value=datetime(1600, 1, 1), max_value=datetime(9000, 1, 1)),
    st.sampled_from(
        [None, "2019-05-14", "2019-05-14T09:20", "2019-05-14TNI", "1989-Q3", "2018-SU", "199", "0001-01-01"]
    ),
    st.sampled_from([None, "2019-05-14", "9999-12-31"]),
    st.sampled_from([None, "1989-Q3"]),
)


@given(HEAPS, ANCHORS, st.sampled_from([PAST, UNKNOWN, OPEN, FUTURE]))
@settings(max_examples=1000)
def test_no_heap_of_time_words_breaks_grammar_or_anchoring(words, anchor, tense):
    found = find_timexes(" ".join(words))
    assert all(a.end <= b.start for a, b in pairwise(found))
    for timex in found:
        value = resolve(timex, anchor, tense)
        bounds = calendar.narrowed(value, timex.mod, anchor.published) if value else None
        assert bounds is None or bounds[0] <= bounds[1]


@given(st.dates(), st.sampled_from(["D", "W", "WE", "M", "Q", "S", "Y", "E", "C", "H"]))
def test_a_day_lies_in_the_value_that_names_its_unit(day, unit):
    bounds = calendar.bounds(calendar.value_at(day, unit))
    if unit == "WE":
        assert bounds is None or bounds[0] >= day.isoformat()[:4]
    elif bounds is not None:
        assert bounds[0] <= day.isoformat() <= bounds[1]
