"""Floors on pairs of invented sentences: do the bracketed figures count one thing, and do they agree?

The verdicts are a careful editor's ("apart": not the same thing). The pairs of the part "tune" were written before the
grouping was tuned on them. Each later part was written when the tuning before it was done, and run once before anything
that it showed was mended:

part      pairs  first run: right, false "differs"
check        94  94.7 %, 4.0 %
second       80  61.2 %, 8.7 %  (longer sentences in unlike words, on sport, science, courts, elections, health, ...)
third        40  75.0 %, 0 %    (of the same kind)
fourth       40  62.5 %, 0 %    (other topics, the deed told by a noun in one of the two)
fifth        20  55.0 %, 23.1 % (the same, and stocks beside what became of a part of them: 3 of 13)

What is still wrong in the last four parts is nearly always a difference that is not told: two reports whose words
for one thing have little in common are left apart. One verdict of "second" was put right after its run: two figures
with equal bounds ("up to 25 years", "a maximum of 25 years") are "same" by definition, not "compatible".
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from copydesk.analysers.figures import find
from copydesk.analysers.times import find as find_times
from copydesk.compare.origins import trace_origins
from copydesk.compare.quantities import group_figures
from copydesk.meanings import meanings
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.model.story import Cast
from copydesk.reading import read

PAIRS = [json.loads(line) for line in (Path(__file__).parent / "figures.jsonl").read_text("utf-8").splitlines()]
FLOOR = 0.95
FLOORS = {"tune": 0.95, "check": 0.95, "second": 0.85, "third": 0.80, "fourth": 0.80, "fifth": 0.65}
MOST_FALSE_DIFFERS = 0.02


def marked(pair, side):
    text = pair[side]
    start, end = text.index("["), text.index("]") - 1
    report = Report(
        id=side,
        source=side,
        text=text.replace("[", "").replace("]", ""),
        outlet=side,
        published=pair.get(f"{side}_published"),
    )
    reading = read(report)
    times = tuple(sorted(find_times(reading), key=lambda time: time.span))
    figures = tuple(find(reading))
    asked = max(
        (figure.span for figure in figures),
        key=lambda span: (min(span.end, end) - max(span.start, start), -span.start),
        default=None,
    )
    return MarkedReport(report, reading.marked_sentences(), figures=figures, times=times), asked


def verdict(pair):
    (a, first), (b, second) = marked(pair, "a"), marked(pair, "b")
    provenance = trace_origins([a.report, b.report], ())
    for group in group_figures([a, b], Cast((), {}), (), provenance, meanings([a, b])):
        places = {(reading.cite.report, reading.cite.start) for reading in group.readings}
        if first and second and {(first.report, first.start), (second.report, second.start)} <= places:
            return group.verdict
    return "apart"


@pytest.fixture(scope="module")
def verdicts():
    return [(pair, verdict(pair)) for pair in PAIRS]


def test_the_set_is_large_and_varied():
    assert len(PAIRS) >= 300
    assert min(Counter(pair["verdict"] for pair in PAIRS).values()) >= 20
    assert len({pair["kind"] for pair in PAIRS}) >= 25


@pytest.mark.quality
def test_verdicts(verdicts):
    wrong = [(pair["id"], pair["verdict"], found) for pair, found in verdicts if found != pair["verdict"]]
    assert 1 - len(wrong) / len(verdicts) >= FLOOR, wrong


@pytest.mark.quality
@pytest.mark.parametrize("part", FLOORS)
def test_verdicts_of_a_part(verdicts, part):
    of_part = [(pair, found) for pair, found in verdicts if pair["part"] == part]
    wrong = [(pair["id"], pair["verdict"], found) for pair, found in of_part if found != pair["verdict"]]
    assert 1 - len(wrong) / len(of_part) >= FLOORS[part], wrong


@pytest.mark.quality
def test_false_conflicts_are_rare(verdicts):
    false = [pair["id"] for pair, found in verdicts if found == "differs" != pair["verdict"]]
    others = sum(pair["verdict"] != "differs" for pair in PAIRS)
    assert len(false) <= MOST_FALSE_DIFFERS * others, false
