"""Laws of copies and origins over invented reports that share sentences in every way."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from copydesk.compare.copies import find_copies
from copydesk.compare.origins import copied_share, origin_of, origins_of, trace_origins
from copydesk.model.dossier import Copy
from copydesk.model.report import Credit, Report, report_id
from copydesk.model.span import Cite, Span

SENTENCES = [
    "The harbour board closed two piers after divers found long cracks in the concrete below the water line.",
    "Inspectors counted roughly three dozen faults and ordered the older pier fenced off until further notice.",
    "“We would rather annoy passengers than bury them,” chair Ilse Marten told a crowded hall on Tuesday night.",
    "The ferry line moves about 4,200 people a day and earns the little town a third of its yearly budget.",
    "Freight for the islands will travel by road to Odda and cross there on barges hired from the navy.",
    "Opponents blame the council for delaying repairs that engineers had urged since the storms of last winter.",
    "A tender for new piles drew no bids, which the treasurer explained by the rising price of imported steel.",
    "Schools on the outer islands may switch to remote lessons while the crossing stays shut.",
    "Short words end it.",
]
OUTLETS = ["Dale Courier", "Hill Gazette", "Reuters", "Fjord Radio", None]
DAYS = [None, "2031-03-04", "2031-03-05", "2031-03-04T08:00:00Z", "2031-03-04T09:30:00Z"]


@st.composite
def reports(draw: st.DrawFn) -> list[Report]:
    made: dict[str, Report] = {}
    for number in range(draw(st.integers(1, 5))):
        chosen = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True))
        if draw(st.booleans()):
            chosen = [one.replace("three dozen", "five dozen").replace(" long", "") for one in chosen]
        text = draw(st.sampled_from([" ", "\n\n"])).join(chosen)
        outlet = draw(st.sampled_from(OUTLETS))
        credit = draw(st.sampled_from([None, None, "(AP)", "(Reuters)"])) if outlet != "Reuters" else None
        if credit:
            text += f"\n{credit}"
        day = draw(st.sampled_from(DAYS))
        one = Report(report_id(outlet, None, text), f"{number}.txt", text, outlet, published=day)
        if credit:
            cite = Cite(one.id, len(text) - len(credit), len(text), credit)
            one = replace(one, credits=(Credit(credit.strip("()"), cite, draw(st.booleans())),))
        made[one.id] = one
    return list(made.values())


relaxed = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def cites(copy: Copy) -> list[Cite]:
    return [copy.a, copy.b, *(cite for change in copy.changes for cite in (change.a, change.b) if cite)]


@relaxed
@given(reports())
def test_every_cite_slices_to_its_words(given_reports: list[Report]) -> None:
    texts = {one.id: one.text for one in given_reports}
    for copy in find_copies(given_reports):
        assert all(texts[cite.report][cite.start : cite.end] == cite.quote for cite in cites(copy))
        assert copy.source in (None, copy.a.report)
        assert copy.because


@relaxed
@given(reports(), st.integers(0, 1000))
def test_the_order_of_reports_does_not_matter(given_reports: list[Report], seed: int) -> None:
    shuffled = list(given_reports)
    Random(seed).shuffle(shuffled)
    copies = find_copies(given_reports)
    assert find_copies(shuffled) == copies
    assert trace_origins(shuffled, copies) == trace_origins(given_reports, copies)


@relaxed
@given(reports(), st.integers(0, 4), st.booleans(), st.booleans())
def test_a_verbatim_copy_never_raises_an_origin_count(
    given_reports: list[Report], which: int, dated: bool, credited: bool
) -> None:
    original = given_reports[which % len(given_reports)]
    copy = replace(original, id="copy", source="a copy.txt", outlet="Aardvark Daily")
    copy = copy if dated else replace(copy, published=None)
    copy = copy if credited else replace(copy, credits=())
    before = trace_origins(given_reports, find_copies(given_reports))
    after = trace_origins([*given_reports, copy], find_copies([*given_reports, copy]))
    spans = [
        Span(one.id, start, start + len(sentence))
        for one in given_reports
        for sentence in SENTENCES
        if (start := one.text.find(sentence)) >= 0
    ]
    for pair in [*combinations(spans, 2), spans]:
        assert len(origins_of(after, pair)) <= len(origins_of(before, pair))
    assert len(after.origins) <= len(before.origins)
    whole, twin = Span(original.id, 0, len(original.text)), Span("copy", 0, len(original.text))
    assert origin_of(after, whole) == origin_of(after, twin)


@relaxed
@given(reports(), st.integers(0, 4))
def test_text_put_before_a_report_shifts_its_spans_and_nothing_else(given_reports: list[Report], which: int) -> None:
    moved = given_reports[which % len(given_reports)]
    prefix = "Weather stays mild with gulls over Halden tonight.\n\n"
    shifted = replace(moved, text=prefix + moved.text)
    # A body that is a copy only because two whole texts are equal stops being one when one of them grows.
    texts = {one.id: one.text for one in given_reports}
    firm = [
        copy
        for copy in find_copies(given_reports)
        if copy.a.quote != texts[copy.a.report] and copy.b.quote != texts[copy.b.report] and not copy.changes
    ]
    again = find_copies([shifted if one is moved else one for one in given_reports])

    def places(copies: list[Copy] | tuple[Copy, ...], by: int) -> set[tuple[str, int, int]]:
        return {
            (cite.report, cite.start + by * (cite.report == moved.id), cite.end + by * (cite.report == moved.id))
            for copy in copies
            for cite in (copy.a, copy.b)
        }

    assert places(firm, len(prefix)) <= places(again, 0)


@relaxed
@given(reports())
def test_shares_and_passages_stay_in_bounds(given_reports: list[Report]) -> None:
    provenance = trace_origins(given_reports, find_copies(given_reports))
    known = {origin.id for origin in provenance.origins}
    assert all(0 <= copied_share(provenance, one) <= 1 for one in given_reports)
    assert set(provenance.home.values()) <= known
    ends: dict[str, int] = {}
    for passage in provenance.passages:
        assert passage.origin in known
        assert passage.span.start >= ends.get(passage.span.report, 0)
        ends[passage.span.report] = passage.span.end


def test_the_law_on_copies_can_fail() -> None:
    one = Report("1", "1.txt", SENTENCES[0], "Dale Courier")
    other = Report("2", "2.txt", SENTENCES[3], "Hill Gazette")
    provenance = trace_origins([one, other], ())
    assert len(origins_of(provenance, [Span("1", 0, 9), Span("2", 0, 9)])) == 2
    with pytest.raises(KeyError):
        origin_of(provenance, Span("3", 0, 1))
