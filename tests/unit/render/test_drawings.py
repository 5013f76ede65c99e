"""Scales, axes, flows and the choice of what is drawn."""

from __future__ import annotations

import re
from datetime import datetime

import msgspec
import pytest

from copydesk.model.dossier import ActEntry, Dossier, FigureReading
from copydesk.model.span import Cite
from copydesk.render.drawings.acts import MOST_DRAWN, draw_acts, drawn_acts
from copydesk.render.drawings.intervals import interval_strip, interval_words
from copydesk.render.drawings.lineage import draw_lineage, flows_of
from copydesk.render.drawings.timeline import axis_of, dated_events, draw_timeline
from copydesk.render.scale import drawn_readings, place_intervals, scale_of
from copydesk.render.sheet import Sheet

CITE = Cite("r", 0, 1, "x")


def reading(low: float | None, high: float | None, hedge: str = "exact", unit: str | None = None) -> FigureReading:
    return FigureReading(CITE, low, low, high, hedge, unit, None, None, "o")  # type: ignore[arg-type]


def test_a_scale_has_round_ends_around_all_numbers() -> None:
    scale = scale_of([reading(9, 9), reading(12, None)])
    assert scale is not None
    assert (scale.low, scale.high, scale.logarithmic) == (6.0, 14.0, False)


def test_a_scale_over_several_orders_is_logarithmic() -> None:
    scale = scale_of([reading(3.5e6, 3.5e6), reading(1e8, 1e9)])
    assert scale is not None
    assert scale.logarithmic
    assert scale.low == pytest.approx(1e6)
    assert scale.place(1e6) == 0
    assert 0.1 < scale.place(3.5e6) < 0.5


def test_a_small_difference_looks_small() -> None:
    readings = [reading(60, 60), reading(59.3, 59.3)]
    scale = scale_of(readings)
    assert scale is not None
    one, other = place_intervals(readings, scale)
    assert abs(one.left - other.left) < 0.1


def test_readings_without_numbers_have_no_scale() -> None:
    assert scale_of([reading(None, None)]) is None


def test_readings_of_one_dimension_share_a_scale(dossier: Dossier) -> None:
    area = dossier.figures[3]
    acres, hectares = drawn_readings(area)
    assert acres.value == 5
    assert hectares.value == pytest.approx(4.942, abs=0.001)
    assert hectares.cite == area.readings[1].cite


def test_intervals_in_words() -> None:
    assert interval_words(reading(12, None, "above")) == "12 and up"
    assert interval_words(reading(None, 60, "below")) == "up to 60"
    assert interval_words(reading(22, 26, "about")) == "about, 22 to 26"
    assert interval_words(reading(23, 23)) == "23"


def test_an_open_end_is_an_arrow_and_a_point_a_dot() -> None:
    readings = [reading(23, 23), reading(12, None, "above"), reading(22, 26, "about")]
    scale = scale_of(readings)
    assert scale is not None
    point, above, about = (interval_strip(i) for i in place_intervals(readings, scale))
    assert "<circle" in point
    assert "<polygon" in above
    assert 'class="fade"' in about


def test_an_axis_keeps_order_and_shortens_gaps() -> None:
    moments = [datetime(2020, 1, 1), datetime(2031, 5, 13, 4, 40), datetime(2031, 5, 13, 12), datetime(2031, 5, 14)]
    axis = axis_of(moments)
    places = [axis[at] for at in moments]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0.0, 1.0)
    assert places[2] - places[1] > 0.1


def test_a_timeline_needs_two_times(dossier: Dossier) -> None:
    assert draw_timeline(dossier.timeline[:1], narrow=False) is None
    assert len(dated_events(dossier.timeline)) == 6
    assert draw_timeline(dossier.timeline, narrow=False) is not None


def test_flows_into_a_report_add_up_to_all_its_words(dossier: Dossier) -> None:
    flows = flows_of(Sheet(dossier))
    for report in dossier.reports:
        assert sum(flow.share for flow in flows if flow.report == report.id) == pytest.approx(1)
    television = next(flow for flow in flows if flow.report == dossier.reports[1].id and not flow.own)
    ledger = next(flow for flow in flows if flow.report == dossier.reports[3].id and not flow.own)
    assert (television.credited, television.direction_known) == (True, True)
    assert (ledger.credited, ledger.direction_known) == (False, False)


def test_uncredited_is_dashed_and_an_unknown_direction_asked(dossier: Dossier) -> None:
    drawing = draw_lineage(Sheet(dossier), narrow=False)
    assert drawing.count("uncredited") >= 2  # in the description and on the ribbon
    assert ">?</tspan>" in drawing


def test_telling_acts_are_drawn_and_those_between_named_actors(dossier: Dossier) -> None:
    cite = dossier.acts[0].cites[0]
    trivial = tuple(
        ActEntry(f"act-{100 + i}", "somebody", "wait", None, "asserted", False, None, None, (cite,), ())
        for i in range(2 * MOST_DRAWN)
    )
    bare = ActEntry("act-99", "actor-1", "see", "it", "threatened", False, None, None, (cite,), ())
    between = ActEntry("act-98", "actor-1", "visit", "actor-2", "asserted", False, None, None, (cite,), ())
    everything = msgspec.structs.replace(dossier, acts=(*trivial, bare, between, *dossier.acts))
    assert drawn_acts(Sheet(everything)) == [between, *drawn_acts(Sheet(dossier))]
    assert drawn_acts(Sheet(msgspec.structs.replace(dossier, acts=(*trivial, bare, between)))) == [between]
    many = tuple(msgspec.structs.replace(between, id=f"act-{200 + i}") for i in range(2 * MOST_DRAWN))
    assert len(drawn_acts(Sheet(msgspec.structs.replace(dossier, acts=many)))) == MOST_DRAWN


def test_a_map_needs_somebody_who_acts_or_is_acted_on(dossier: Dossier) -> None:
    acts = tuple(msgspec.structs.replace(act, actor=None, target="a house") for act in dossier.acts)
    assert draw_acts(Sheet(msgspec.structs.replace(dossier, acts=acts)), narrow=True) is None


@pytest.mark.parametrize("narrow", [True, False])
def test_modality_is_told_by_line_and_by_word(dossier: Dossier, narrow: bool) -> None:
    drawing = draw_acts(Sheet(dossier), narrow)
    assert drawing is not None
    for style, word in (("edge dotted", "threatens to"), ("edge dashed", "plans to"), ("cross", "denies")):
        assert f'class="{style}' in drawing
        assert word in drawing


@pytest.mark.parametrize("narrow", [True, False])
def test_nothing_is_drawn_outside_the_frame(dossier: Dossier, narrow: bool) -> None:
    sheet = Sheet(dossier)
    for drawing in (draw_lineage(sheet, narrow), draw_timeline(dossier.timeline, narrow), draw_acts(sheet, narrow)):
        assert drawing is not None
        frame = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing)
        assert frame
        width, height = map(float, frame.groups())
        for x in re.findall(r' (?:x|x1|x2|cx)="(-?[\d.]+)"', drawing):
            assert 0 <= float(x) <= width
        for y in re.findall(r' (?:y|y1|y2|cy)="(-?[\d.]+)"', drawing):
            assert -6 <= float(y) <= height


def test_on_a_phone_a_week_is_told_by_its_first_day_and_a_longer_time_by_where_it_begins(dossier: Dossier) -> None:
    first, second = dossier.timeline[:2]
    week = msgspec.structs.replace(
        first, value="2019-W20", earliest="2019-05-13", latest="2019-05-19", undated_because=None
    )
    since = msgspec.structs.replace(second, value="2019-05-13", earliest="2019-05-13", latest="2019-05-15")
    drawing = str(draw_timeline([week, since], narrow=True))
    assert "W20" not in drawing
    assert drawing.count("from 13 May") == 2
