"""What a careful editor finds by hand in the sample stories (examples/README.md), asked of the dossiers.

The golden files beside this one hold whole dossiers and change with every improvement; these answers do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

import copydesk
from copydesk.model.dossier import Conflict, Dossier, FigureGroup, Statement
from copydesk.model.span import Cite

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@cache
def dossier(slug: str) -> Dossier:
    return copydesk.read([EXAMPLES / slug])


def source_of(found: Dossier, report: str) -> str:
    return next(Path(entry.source).name.split(".")[0] for entry in found.reports if entry.id == report)


def report_of(found: Dossier, name: str) -> str:
    return next(entry.id for entry in found.reports if name in entry.source)


def quotes(cites: Iterable[Cite]) -> str:
    return " | ".join(cite.quote for cite in cites)


def sides(conflict: Conflict) -> list[str]:
    return [quotes(side.cites) for side in conflict.sides]


def conflict_about(found: Dossier, kind: str, one: str, other: str) -> Conflict | None:
    for conflict in found.conflicts:
        texts = list(enumerate(sides(conflict)))
        against = [(a, b) for a, x in texts for b, y in texts if a != b and one in x and other in y]
        if conflict.kind == kind and against:
            return conflict
    return None


def figure_with(found: Dossier, *words: str) -> FigureGroup | None:
    for group in found.figures:
        texts = [reading.cite.quote for reading in group.readings]
        if all(any(word in text for text in texts) for word in words):
            return group
    return None


def statement_with(found: Dossier, words: str) -> Statement | None:
    for statement in found.statements:
        if any(words in quotes(rendering.content) for rendering in statement.renderings):
            return statement
    return None


class TestFerry:
    found = property(lambda self: dossier("ferry-grounding"))

    def test_the_radio_is_an_uncredited_reprint_and_the_courier_a_credited_one(self) -> None:
        found = self.found
        share = {source_of(found, entry.id): entry.copied for entry in found.reports}
        assert share["3-radio-corrand"] > 0.6
        assert 0.15 < share["2-ellan-courier"] < 0.6
        assert share["4-corrand-observer"] < 0.1
        agency = report_of(found, "1-meridian")
        assert {copy.source for copy in found.copies} == {agency}

    def test_a_claim_that_the_reprints_repeat_has_one_origin(self) -> None:
        (claim,) = [c for c in self.found.claims if "5:15 a.m. on its first crossing" in quotes(c.cites)]
        assert len(claim.origins) == 1
        assert len(claim.cites) == 2

    def test_the_undated_report_takes_its_day_from_the_story(self) -> None:
        found = self.found
        (radio,) = [entry for entry in found.reports if "radio" in entry.source]
        assert (radio.published, radio.published_from) == ("2026-03-03", "story")

    def test_how_many_were_aboard_is_a_conflict(self) -> None:
        assert conflict_about(self.found, "figure", "84", "96")

    def test_when_it_grounded_is_a_conflict_and_shortly_before_seven_is_not(self) -> None:
        assert conflict_about(self.found, "time", "6:40", "6:25")
        assert not conflict_about(self.found, "time", "6:40", "shortly before 7")

    def test_a_time_that_three_reports_share_is_one_conflict_and_not_three(self) -> None:
        (conflict,) = [conflict for conflict in self.found.conflicts if conflict.kind == "time"]
        assert sorted(len(side.cites) for side in conflict.sides) == [1, 3]

    def test_the_lost_no_of_the_harbour_master_is_a_conflict(self) -> None:
        assert conflict_about(self.found, "quotation", "no reason to believe", "have reason to believe")

    def test_prosecuting_is_not_threatening_to_prosecute(self) -> None:
        assert conflict_about(self.found, "modality", "threatened to prosecute", "is prosecuting")

    def test_nothing_else_is_called_a_conflict(self) -> None:
        known = ("84", "6:40", "reason to believe", "prosecut", "overloaded", "engine")
        for conflict in self.found.conflicts:
            assert any(word in text for word in known for text in sides(conflict)), sides(conflict)

    def test_the_injured_rise(self) -> None:
        group = figure_with(self.found, "Seven", "nine")
        assert group
        assert group.verdict == "updated"

    def test_litres_gallons_and_cubic_metres_agree(self) -> None:
        group = figure_with(self.found, "12,000 litres", "3,200 gallons", "12 cubic metres")
        assert group
        assert group.verdict in ("same", "compatible")

    def test_every_tuesday_is_the_third_of_march(self) -> None:
        for event in self.found.timeline:
            for cite in event.cites:
                if "Tuesday" in cite.quote and event.earliest and not event.publication:
                    assert event.earliest.startswith("2026-03-03"), cite.quote

    def test_who_said_what(self) -> None:
        found = self.found
        names = {actor.id: actor.name for actor in found.actors}
        for words, speaker in (
            ("The channel was marked", "Ida Voss"),
            ("Our first duty", "Petra Lindqvar"),
            ("before he taught me to swim", "Colm Aster"),
            ("They came off cold", "Una Merrow"),
            ("It was a long groan", "Dorrit Vane"),
            ("The captain was not on the bridge", "Aldous Wray"),
        ):
            statement = statement_with(found, words)
            assert statement, words
            assert names.get(statement.speaker or "") == speaker

    def test_the_arithmetic_holds(self) -> None:
        assert self.found.arithmetic
        assert all(check.holds for check in self.found.arithmetic)


class TestPort:
    found = property(lambda self: dossier("port-dispute"))

    def test_the_threat_that_the_station_tells_as_done_is_a_conflict(self) -> None:
        assert conflict_about(self.found, "modality", "threatened", "revoked")

    def test_the_mayors_sentence_given_to_the_spokesman_is_told(self) -> None:
        statement = statement_with(self.found, "the buses stop")
        assert statement
        assert statement.verdict == "misattributed"
        assert conflict_about(self.found, "attribution", "the buses stop", "the buses stop")

    def test_the_denial_that_lost_on_staffing_is_trimmed_not_new(self) -> None:
        statement = statement_with(self.found, "No decision on staffing")
        assert statement
        assert len(statement.renderings) == 2
        assert statement.verdict in ("trimmed", "reworded")

    def test_the_size_of_the_crowd_is_a_conflict_between_holders(self) -> None:
        conflict = conflict_about(self.found, "figure", "400", "1,200")
        assert conflict
        assert any(side.holders for side in conflict.sides)

    def test_acres_and_hectares_a_fortnight_and_14_days_agree(self) -> None:
        for words in (("60-acre", "24-hectare"), ("14 days", "a fortnight")):
            group = figure_with(self.found, *words)
            assert group, words
            assert group.verdict in ("same", "compatible")

    def test_waiting_times_and_the_called_off_walkout_are_no_conflict(self) -> None:
        assert not conflict_about(self.found, "figure", "52 hours", "26 hours")
        assert not conflict_about(self.found, "figure", "52 hours", "38 hours")
        assert not conflict_about(self.found, "modality", "walk out", "called off")

    def test_almost_a_third_does_not_hold_and_half_does(self) -> None:
        holds = {check.claim.quote: check.holds for check in self.found.arithmetic}
        assert [value for quote, value in holds.items() if "third" in quote] == [False]
        assert True in holds.values()


@pytest.mark.parametrize("slug", ["ferry-grounding", "port-dispute"])
def test_the_overview_is_five_to_eight_cited_sentences_led_by_the_news(slug: str) -> None:
    found = dossier(slug)
    assert 5 <= len(found.overview) <= 8
    for sentence in found.overview:
        assert sentence.text == sentence.cites[0].quote
    for lead in {"ferry-grounding": ["aground"], "port-dispute": ["revoke", "voted 5 to 4"]}[slug]:
        assert any(lead in sentence.text for sentence in found.overview)
