"""Timelines of invented reports."""

from copydesk.analysers.times import find
from copydesk.compare.timeline import build_timeline, clashing_times
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.model.story import Provenance
from copydesk.reading import read


def marked(name, text, published="2019-05-15"):
    reading = read(Report(id=name, source=name, text=text, published=published))
    return MarkedReport(report=reading.report, sentences=reading.marked_sentences(), times=tuple(find(reading)))


def timeline(*reports):
    home = {report.report.id: report.report.id for report in reports}
    return build_timeline(reports, Provenance(origins=(), home=home))


def test_one_event_in_two_reports_is_one_line_with_both_cites():
    events = timeline(
        marked("a", "A ferry with 40 people aboard sank off Lorne on Monday.\n\nDivers will return on Friday."),
        marked("b", "The ferry sank off Lorne on Monday with 40 people aboard."),
    )
    assert [(e.earliest, len(e.cites), len(e.origins)) for e in events] == [("2019-05-13", 2, 2), ("2019-05-17", 1, 1)]
    assert events[0].cites[0].quote == events[0].text
    assert [[(time.report, time.quote) for time in e.times] for e in events] == [
        [("a", "Monday"), ("b", "Monday")],
        [("a", "Friday")],
    ]


def test_an_undated_event_comes_last_and_says_why():
    events = timeline(
        marked("a", "The quarry closed on Monday.", published=None), marked("b", "The mill opened in 1987.")
    )
    assert [e.earliest for e in events] == ["1987-01-01", None]
    assert "no date" in events[1].undated_because


def test_the_order_of_reports_does_not_matter():
    a = marked("a", "The ferry sank off Lorne on Monday.\n\nThe harbour closed on Tuesday.")
    b = marked("b", "On Monday the ferry sank off Lorne.")
    assert [(e.earliest, set(e.cites)) for e in timeline(a, b)] == [(e.earliest, set(e.cites)) for e in timeline(b, a)]


def clashes(*reports):
    return [(clash.a_time.quote, clash.b_time.quote) for clash in clashing_times(reports)]


def test_two_days_for_one_event_clash_and_the_note_says_which():
    a = marked("a", "A gas main exploded under Carver Street on Tuesday.")
    b = marked("b", "The gas main under Carver Street exploded on Monday.")
    (clash,) = clashing_times([a, b])
    assert (clash.a_time.quote, clash.b_time.quote) == ("Tuesday", "Monday")
    assert "14 May 2019" in clash.note
    assert "13 May 2019" in clash.note


def test_a_report_that_tells_both_days_tells_two_events():
    a = marked("a", "A gas main exploded under Carver Street on Monday.\n\nA gas main exploded there on Tuesday.")
    b = marked("b", "A gas main exploded under Carver Street on Tuesday.")
    assert clashes(a, b) == []


def test_other_objects_do_not_clash():
    a = marked("a", "The union signed an agreement with the brewery on Monday.")
    b = marked("b", "The union signed an agreement with the railway on Tuesday.")
    assert clashes(a, b) == []


def test_a_named_event_clashes_with_the_clause_that_tells_it():
    a = marked("a", "The barge struck a sandbank at 7:10 a.m. on Monday.")
    b = marked(
        "b", "On Monday the pilot had been asleep for an hour before the grounding, at 6:30 a.m., officials said."
    )
    assert clashes(a, b) == [("7:10 a.m. on Monday", "6:30 a.m.")]


def test_rounded_clock_times_agree():
    a = marked("a", "The tower collapsed at 9:20 a.m. on Monday.")
    b = marked("b", "The tower collapsed just after 9 a.m. on Monday.")
    assert clashes(a, b) == []
    (event,) = timeline(a, b)
    assert (event.earliest, event.latest) == ("2019-05-13T09:20", "2019-05-13T09:20")


def test_what_somebody_said_is_no_event_past_the_lead():
    events = timeline(
        marked("a", "The mill closed on Monday.\n\nThe owner said on Tuesday that he was sorry for everybody.")
    )
    assert [event.text for event in events] == ["The mill closed on Monday"]


def test_a_publication_is_flagged():
    report = Report(
        id="a",
        source="a",
        text="Mill closes\n\nThe mill closed on Monday.",
        published="2019-05-15",
        published_from="metadata",
    )
    reading = read(report)
    of = MarkedReport(report=report, sentences=reading.marked_sentences(), times=tuple(find(reading)))
    assert [(e.publication, e.earliest) for e in timeline(of)] == [(False, "2019-05-13"), (True, "2019-05-15")]


def test_an_announced_vote_and_the_vote_are_one_event():
    before = marked("a", "Mayor Ida Krum said she would vote for the loan on Thursday.", "2019-05-14")
    after = marked(
        "b", "The councillors voted on Thursday to lend the mill five million crowns as a loan.", "2019-05-16"
    )
    rows = [row for row in timeline(before, after) if not row.publication]
    assert [row.text[:14] for row in rows] == ["The councillor"]
    assert len(rows[0].cites) == 2


def test_a_clause_that_describes_a_noun_is_shown_with_its_sentence():
    one = marked("a", "The nine towns that received warning letters on Monday include Arle, Bosk and Crewn.")
    (row,) = [row for row in timeline(one) if not row.publication]
    assert row.text.endswith("Crewn.")


def told(*reports):
    return [row for row in timeline(*reports) if not row.publication]


def test_what_a_later_report_retells_stays_on_its_day():
    first = marked("a", "Two people died in a fire at the Halden paper mill on Tuesday.", "2022-09-07")
    dated = "Three people died in the fire at the Halden paper mill on Tuesday, officials said on Wednesday."
    undated = "A fire at the Halden paper mill killed three people, officials said on Wednesday."
    for retelling in (dated, undated):
        (row,) = told(first, marked("b", retelling, "2022-09-08"))
        assert (row.earliest, row.latest) == ("2022-09-06", "2022-09-06")
        assert len(row.cites) == 2


def test_what_officials_say_on_two_days_is_no_conflict():
    a = marked("a", "The dam at Perle may fail within days, officials said on Monday.")
    b = marked("b", "The dam at Perle may fail within days, officials said on Tuesday.")
    assert clashes(a, b) == []


def test_two_first_paragraphs_with_one_subject_and_day_are_one_event():
    a = marked("a", "Senator Ida Krum was sworn in as governor of the island on Monday.")
    b = marked("b", "Ida Krum took the oath of office as governor on Monday.")
    c = marked("c", "Shopkeepers greeted Ida Krum with whistles on Monday.")
    assert sorted(len(row.cites) for row in told(a, b, c)) == [1, 2]


def test_a_noun_that_is_only_described_makes_no_line_beside_the_day_s_events():
    text = (
        "The ministry closed nine harbours on Monday.\n\n"
        "The towns that received warning letters on Monday include Arle, Bosk and Crewn."
    )
    assert [row.text for row in told(marked("a", text))] == ["The ministry closed nine harbours on Monday"]


def test_meeting_again_is_another_meeting():
    a = marked("a", "The minister met union leaders on Monday.")
    b = marked("b", "The minister met union leaders again on Tuesday.")
    assert clashes(a, b) == []


def test_a_spoken_hour_agrees_with_the_clock():
    a = marked("a", "The tremor struck at about half past three on Monday afternoon.")
    b = marked("b", "The tremor struck at 3:28 p.m. on Monday.")
    assert clashes(a, b) == []
    assert len(told(a, b)) == 1


def test_a_pronoun_for_a_subject_does_not_part_two_first_paragraphs():
    a = marked("a", "Senator Ida Krum of the Union Party abruptly resigned from the island senate on Tuesday.")
    b = marked("b", "Senator Ida Krum is resigning from the island senate, she announced on Tuesday in a short film.")
    assert len(told(a, b)) == 1


def test_two_months_that_follow_one_another_are_one_stretch():
    (row,) = told(marked("a", "The mill was searched in the months of June and July of 2018."))
    assert (row.earliest, row.latest) == ("2018-06-01", "2018-07-31")


def test_the_next_days_report_has_the_crash_on_its_own_day():
    first = marked("a", "A lorry hit a bus early on Tuesday. The bus left the road at 3:52 a.m.", "2019-05-14")
    second = marked("b", "The driver died on Wednesday. The bus left the road shortly before 4 a.m.", "2019-05-15")
    (row,) = [event for event in timeline(first, second) if "left" in event.text and not event.publication]
    assert (row.earliest, row.latest, len(row.origins)) == ("2019-05-14T03:52", "2019-05-14T03:52", 2)


def test_clock_times_of_two_zones_are_one_moment_where_they_come_to_one():
    a = marked("a", "The rocket exploded at 8:15 a.m. EDT on Tuesday.")
    b = marked("b", "The rocket exploded at 12:15 p.m. GMT on Tuesday.")
    c = marked("c", "The rocket exploded at 2:15 p.m. GMT on Tuesday.")
    assert len([event for event in timeline(a, b) if not event.publication]) == 1
    assert clashes(a, b) == []
    assert clashes(a, c) == [("8:15 a.m. EDT on Tuesday", "2:15 p.m. GMT on Tuesday")]


def test_one_happening_within_minutes_is_one_event_in_any_words():
    a = marked("a", "The explosion woke the town shortly after 4 a.m. on Tuesday.")
    b = marked("b", "The explosion happened at 4:12 a.m. on Tuesday, the fire service said.")
    (row,) = timeline(a, b)
    assert len(row.origins) == 2


def test_what_begins_and_what_ends_are_two_events():
    a = marked("a", "The hearing resumed at 5:30 p.m. on Tuesday.")
    b = marked("b", "The hearing ended on Tuesday.")
    assert len(timeline(a, b)) == 2


def test_a_plan_to_open_clashes_with_a_plan_not_to():
    a = marked("a", "The line will reopen on Saturday.")
    b = marked("b", "Trains will not run before Sunday.")
    (clash,) = clashing_times([a, b])
    assert clash.of == "reopening"
    assert clash.note == "One report has it open again on 18 May 2019, the other not before 19 May 2019."


def test_a_fire_that_broke_out_and_one_that_started_are_one_beginning():
    a = marked("a", "The fire broke out at 6:05 a.m. and spread to a shed.")
    b = marked("b", "The fire started shortly after 6 a.m. on Wednesday.")
    c = marked("c", "A transformer caught fire at 5:05 a.m., police said.")
    assert len(timeline(a, b)) == 1
    assert [sorted(pair) for pair in (clashes(a, c), clashes(b, c)) for pair in pair] == [
        ["5:05 a.m.", "6:05 a.m."],
        ["5:05 a.m.", "6 a.m. on Wednesday"],
    ]


def test_what_is_to_be_held_is_one_date_in_any_verb():
    a = marked("a", "The final will be played on June 15 in Halden.")
    b = marked("b", "The final is on June 15.")
    c = marked("c", "The final will be held on June 22.")
    assert len(timeline(a, b)) == 1
    assert len(clashes(a, c)) == 1
    assert clashes(c, marked("d", "Another final will be held on June 29.")) == []


def test_the_finer_of_two_times_of_a_clause_dates_it_unless_it_is_of_another_day():
    (row,) = timeline(marked("a", "The road was last blocked nearly four years ago, in February 2015, for a month."))
    assert row.value == "2015-02"
    (row,) = timeline(
        marked("a", "He was banned on Monday for a brawl after the game against Marrow on Saturday night.")
    )
    assert row.earliest == "2019-05-13"


def test_what_is_denied_is_no_telling_of_what_is_told():
    a = marked("a", "The bakery in Dorn Street was searched by the police on Tuesday.")
    b = marked("b", "The police had not searched the bakery in Dorn Street since April.")
    assert all(len(row.cites) == 1 for row in timeline(a, b))


def test_what_lasts_until_a_day_is_no_deed_of_a_day_before():
    a = marked("a", "The rower, Ole Brandt, left hospital in Lorne on Monday.")
    b = marked("b", "The rower, Ole Brandt, will remain in hospital in Lorne until Sunday.")
    assert all(len(row.cites) == 1 for row in timeline(a, b))


def test_what_was_said_at_night_did_not_happen_the_next_day():
    a = marked("a", "The harbour master resigned on Wednesday.")
    b = marked("b", "The harbour master said on Tuesday night that he was resigning.")
    assert all(len(row.cites) == 1 for row in timeline(a, b))


def test_one_blow_in_unlike_words_is_one_event_or_a_clash():
    a = marked("a", "A silo exploded at a feed mill in Lorne at about 6:40 a.m. on Tuesday.")
    b = marked("b", "Tuesday's blast shook Quay Street at 6:35 a.m., neighbours said.")
    c = marked("c", "The explosion at the mill came at 5:50 a.m. on Tuesday.")
    assert len(timeline(a, b)) == 1
    assert [sorted(pair) for pair in clashes(a, c)] == [["5:50 a.m. on Tuesday", "6:40 a.m. on Tuesday"]]
    assert len(clashes(b, c)) == 1


def test_a_second_fire_or_blast_of_the_day_clashes_with_nothing():
    a = marked("a", "A fire broke out in a sawmill at 7 a.m. on Tuesday.")
    for text in (
        "A second fire broke out at 1 p.m. on Tuesday.",
        "A smaller fire started in a barn at 1 p.m. on Tuesday.",
        "On Tuesday at 1 p.m. a fire broke out in a warehouse.",
    ):
        assert clashes(a, marked("b", text)) == []


def test_a_clock_time_that_does_not_say_which_half_of_the_day_clashes_with_neither():
    a = marked("a", "The blast in Quay Street came at 7:20 p.m. on Tuesday.")
    assert clashes(a, marked("b", "The blast came at 7:20 on Tuesday.")) == []
    assert len(clashes(a, marked("b", "The blast came at 6:20 on Tuesday."))) == 1


def test_an_hour_counted_out_gives_way_to_a_told_one():
    a = marked(
        "a", "The first blast came at 8:10 a.m. on Tuesday.\n\nThe roof of the mill fell in about two hours later."
    )
    b = marked("b", "The roof of the mill fell in on Tuesday at 10:20 a.m.")
    assert "2019-05-14T10:20" in [row.value for row in timeline(a, b)]


def test_a_departure_in_a_verb_of_two_words_clashes():
    a = marked("a", "She left the ministry at about 2 p.m. on Tuesday without a word.")
    b = marked("b", "She drove away from the ministry on Tuesday shortly after 4 p.m.")
    assert len(clashes(a, b)) == 1


def test_a_deed_of_long_ago_is_no_plan_that_was_moved():
    a = marked("a", "He will name a successor next week.")
    assert clashes(a, marked("b", "She was appointed in the spring of 2017.")) == []


def test_an_arrival_in_a_town_and_one_at_a_hall_are_two_events():
    a = marked("a", "Luis Andrade arrived in Lisbon a day early, on Tuesday.")
    b = marked("b", "Luis Andrade arrived at the hall on Tuesday.")
    c = marked("c", "Luis Andrade landed at the airport in Lisbon on Tuesday.")
    assert len(timeline(a, b)) == 2
    assert len(timeline(a, c)) == 1


def test_coming_and_going_are_two_events():
    a = marked("a", "Luis Andrade arrived in Lisbon on Tuesday.")
    b = marked("b", "Luis Andrade left Lisbon on Tuesday.")
    assert len(timeline(a, b)) == 2


def test_a_meeting_of_the_same_two_on_a_day_is_one_event_in_any_words():
    a = marked("a", "Andrade and Kovar opened their summit in Lisbon on Tuesday.")
    b = marked("b", "On Tuesday Andrade met Kovar in a palace.")
    c = marked("c", "Ferries were late.\n\nAndrade met the union of dockers on Tuesday.")
    assert len(timeline(a, b)) == 1
    assert len(timeline(a, c)) == 2


def test_two_days_in_one_sentence_make_two_rows():
    rows = timeline(marked("a", "Ana Ruiz resigned on Monday and flew to Lisbon on Tuesday."))
    assert [row.earliest for row in rows] == ["2019-05-13", "2019-05-14"]


def test_words_that_only_give_out_something_make_no_row():
    assert timeline(marked("a", "The hall will open on Friday, the council announced on Monday.")) != ()
    assert [row.text for row in timeline(marked("a", "The skipper tweeted on Monday."))] == []
    assert len(timeline(marked("a", "The skipper tweeted on Monday that she would sail."))) == 1
    assert len(timeline(marked("a", "The winner was announced on Monday."))) == 1
