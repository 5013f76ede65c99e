"""Time expressions read in invented sentences and resolved against an invented date of publication."""

import pytest

from copydesk.analysers.times import find
from copydesk.model.report import Report
from copydesk.reading import read

PUBLISHED = "2019-05-15"  # a Wednesday


def marks(text, published=PUBLISHED):
    return list(find(read(Report(id="r", source="r.txt", text=text, published=published))))


def values(text, published=PUBLISHED):
    return [(text[m.span.start : m.span.end], m.type, m.value) for m in marks(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank on Monday.", [("Monday", "DATE", "2019-05-13")]),
        ("The council will vote on Friday.", [("Friday", "DATE", "2019-05-17")]),
        ("The bridge closed last month.", [("last month", "DATE", "2019-04")]),
        ("Two crews left at 3 p.m. Tuesday.", [("3 p.m. Tuesday", "TIME", "2019-05-14T15:00")]),
        ("The mill burned down on March 3, 1997.", [("March 3, 1997", "DATE", "1997-03-03")]),
        ("The strike began two weeks ago.", [("two weeks ago", "DATE", "2019-W18")]),
        ("The port was shut for three months.", [("three months", "DURATION", "P3M")]),
        ("Buses run every day.", [("every day", "SET", "P1D")]),
        ("Profits fell in the third quarter of 2018.", [("the third quarter of 2018", "DATE", "2018-Q3")]),
        ("The dam was planned in the 1990s.", [("the 1990s", "DATE", "199")]),
        ("The harbour master, a 47-year-old native of the town, agreed.", []),
        ("Police said the driver is 22 years old.", []),
        ("The board may close the school.", []),
        ("The rink reopened on Tuesday night.", [("Tuesday night", "TIME", "2019-05-14TNI")]),
        ("Nearly 2000 people marched.", []),
        ("The port handled 310 ships, a fall of 12 percent.", []),
    ],
)
def test_value(text, expected):
    assert values(text) == expected


def test_an_undated_report_keeps_the_form_and_says_why():
    (mark,) = marks("The ferry sank on Wednesday.", None)
    assert mark.value == "XXXX-WXX-3"
    assert mark.earliest is None
    assert "no date" in mark.unresolved


def test_a_time_points_at_the_clause_that_it_dates():
    text = "The council, which meets in the old mill, closed the quarry on Monday, residents said."
    (mark,) = marks(text)
    assert text[mark.clause.start : mark.clause.end].endswith("closed the quarry on Monday")
    assert mark.verb == "close"


def test_a_time_inside_a_noun_phrase_dates_no_clause():
    (mark,) = marks("Monday's meeting angered the residents.")
    assert mark.clause is None


def test_the_same_day_is_the_day_of_the_sentence_before():
    text = "The board met on Wednesday. On Monday crowds had gathered. Shops lost trade on the same day."
    assert values(text)[-1] == ("the same day", "DATE", "2019-05-13")


@pytest.mark.parametrize("planned", ["planned for Monday", "scheduled for Monday"])
def test_what_is_planned_for_a_weekday_lies_ahead(planned):
    assert values(f"The union called off the walkout {planned}.") == [("Monday", "DATE", "2019-05-20")]


def test_a_report_that_tells_of_the_day_after_its_date_was_finished_on_that_day():
    text = "The governor resigned on Thursday. Ministers met on Wednesday night."
    assert [value for _, _, value in values(text)] == ["2019-05-16", "2019-05-15TNI"]


def test_without_its_own_day_told_as_past_the_date_of_a_report_stands():
    assert values("The governor resigned on Thursday.") == [("Thursday", "DATE", "2019-05-09")]


def test_an_attributive_month_does_not_take_the_tense_of_what_is_done_about_it():
    assert values("The bank is trying to find a buyer under a January agreement.") == [("January", "DATE", "2019-01")]


@pytest.mark.parametrize(
    "text",
    [
        "Marchers filled the square for the annual March for Bread.",
        "The daily Gazette printed the list.",
        "He will retire soon after she returns.",
        "She spoke of the future of the valley.",
        "The talks were led by Harriet May, whose party lost. May refused to resign.",
        "He had lunch with Mrs May and Ola Brandt.",
    ],
)
def test_words_of_time_that_tell_none(text):
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The ruling is a step back from Monday.",
        "Drivers are not waiting until Friday.",
        "Finding a buyer by Christmas was impossible.",
    ],
)
def test_a_time_that_grammar_keeps_from_the_verb_dates_no_clause(text):
    assert [mark.clause for mark in marks(text)] == [None]


def test_a_time_before_a_conjunction_belongs_to_the_main_clause():
    text = "On Tuesday as the council was preparing to vote, Mayor Ida Krum left the hall."
    (mark,) = marks(text)
    assert text[mark.clause.start : mark.clause.end].endswith("left the hall")


def test_the_subject_is_kept():
    (mark,) = marks("Two harbour pilots boarded the tanker on Monday.")
    assert mark.subject == ("two", "harbour", "pilot")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left at a quarter to six on Monday evening.", "2019-05-13T17:45"),
        ("It fell just after 9 on Monday morning.", "2019-05-13T09:00"),
        ("They sailed at dawn on Tuesday.", "2019-05-14TMO"),
        ("The wreck injured 9 on Monday.", "2019-05-13"),
    ],
)
def test_spoken_times(text, expected):
    assert values(text)[0][2] == expected


def test_a_verb_that_the_parser_took_for_a_participle_tells_an_event():
    (mark,) = marks("A crane toppled on to the fish market on Tuesday.")
    assert (mark.verb, mark.role) == ("topple", "event")


def test_a_sum_that_rose_to_a_record_sets_no_deadline():
    assert values("Earnings soared to a record in the fourth quarter.") == [("the fourth quarter", "DATE", "2018-Q4")]


def test_a_long_first_sentence_still_tells_its_event():
    text = (
        "Governor Ida Krum, trying to end a long quarrel that has cost her the trust of the two parties that carried "
        "her into office and that threatens her hope of a second term, flatly denied on Tuesday that she had met the "
        "owner of the quarry before the vote but said that she could not be sure that none of her staff had met him."
    )
    (mark,) = marks(text)
    assert (mark.verb, mark.role) == ("deny", "event")


def test_that_month_is_of_the_year_told_of_before():
    assert values("She ran for the senate in 2008. She gave up that March.")[-1] == ("that March", "DATE", "2008-03")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine of the claims sent this week fall under the new law.", ["this week"]),
        ("The shops opened on New Years Day 2014.", ["New Years Day 2014"]),
        ("Raids doubled in the year leading up to the siege.", []),
    ],
)
def test_extents_of_look_alikes(text, expected):
    assert [words for words, _, _ in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The office was closed from Monday to Friday.", ["2019-05-13", "2019-05-17"]),
        ("The road was shut from March 30 to April 2.", ["2019-03-30", "2019-04-02"]),
        ("The mill made a loss in the quarter ended March 31.", ["2019-Q1", "2019-03-31"]),
        ("Ridership fell in the week ended May 5.", ["2019-W18", "2019-05-05"]),
        ("The mill declared a dividend payable June 3 to holders of record May 20.", ["2019-06-03", "2019-05-20"]),
        ("Sales rose in the three months to March.", ["P3M", "2019-03"]),
    ],
)
def test_times_that_hang_together(text, expected):
    assert [value for _, _, value in values(text)] == expected


def days_and_clauses(text, published=PUBLISHED):
    return [(m.value, m.relation, m.role, m.verb) for m in marks(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ferries will not sail before Friday.", ("2019-05-17", "not before", "event", "sail")),
        ("A patrol did not reach the hall until 3:40 a.m.", ("2019-05-15T03:40", "at", "event", "reach")),
        ("The pass would stay shut until Friday.", ("2019-05-17", "until", "event", "stay")),
        ("At Tuesday's meeting, the board voted to sell the mill.", ("2019-05-14", "at", "event", "vote")),
        ("At a briefing on Tuesday, the mayor apologised.", ("2019-05-14", "at", "event", "apologise")),
        ("The court will announce its verdict on June 7.", ("2019-06-07", "at", "event", "announce")),
        ("The explosion was reported at 4:12 a.m.", ("2019-05-15T04:12", "at", "event", "report")),
    ],
)
def test_what_a_time_dates(text, expected):
    assert days_and_clauses(text)[0] == expected


def test_a_part_of_day_before_a_noun_is_part_of_its_name():
    assert values("The night express hit a lorry.") == []


def test_overnight_is_the_night_before_the_report_once_it_is_over():
    (mark,) = marks("A mill burned down overnight.")
    assert (mark.value, mark.earliest, mark.latest) == ("2019-05-14TNI", "2019-05-14T18:00", "2019-05-15T05:59")


def test_the_small_hours_are_before_it_is_light():
    (mark,) = marks("Guards were taken off in the early hours of Sunday.")
    assert (mark.earliest, mark.latest) == ("2019-05-12T00:00", "2019-05-12T05:59")


def test_a_clock_time_belongs_to_the_part_of_a_day_that_was_told_of():
    text = "A tanker ran aground late on Saturday and leaked fuel on Sunday. It struck the reef at 11:20 p.m."
    mark = marks(text)[-1]
    assert (mark.value, mark.day_assumed) == ("2019-05-11T23:20", False)


def test_the_day_on_which_somebody_spoke_is_not_the_day_told_of():
    text = "Crowds marched on Friday. Three people were held, police said on Monday. The march broke up at 4 p.m."
    mark = marks(text)[-1]
    assert (mark.value, mark.day_assumed) == ("2019-05-10T16:00", True)


@pytest.mark.parametrize("subject", ["A crash", "An explosion at a mill"])
def test_a_happening_on_a_day_did_on_that_day_what_it_did(subject):
    (mark,) = marks(f"{subject} on Tuesday killed three people.")
    assert (mark.value, mark.verb, mark.role) == ("2019-05-14", "kill", "event")


def test_an_embedded_post_counts_from_its_own_day():
    text = "The skipper wrote:\nWe sail tomorrow.\n— Ida Holm (@idaholm) May 3, 2019\nThe port opens tomorrow."
    assert [(mark.value, mark.role) for mark in marks(text)] == [
        ("2019-05-04", "quoted"),
        ("2019-05-03", "quoted"),
        ("2019-05-16", "event"),
    ]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Holm wrote on May 3", "2019-05-04"),
        ("Holm said on Monday", "2019-05-14"),
        ("Holm said", "2019-05-16"),
        ("said Holm, who took over on May 3", "2019-05-16"),
    ],
)
def test_quoted_words_count_from_the_day_on_which_they_were_said(said, day):
    assert marks(f'"We sail tomorrow," {said}.')[0].value == day


def test_a_clock_time_of_a_blow_is_on_the_day_of_the_blow():
    text = "A silo blew up in Lorne on Sunday. The minister came on Tuesday. The explosion came at 7:10 a.m."
    assert marks(text)[-1].value == "2019-05-12T07:10"


def test_what_is_over_is_not_later_than_the_report():
    (mark,) = marks("The ferry ran aground at 9:30 p.m.", published="2019-05-15T06:00")
    assert (mark.value, mark.day_assumed) == ("2019-05-14T21:30", True)
    (mark,) = marks("The ferry will sail at 9:30 p.m.", published="2019-05-15T06:00")
    assert mark.value == "2019-05-15T21:30"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The board did not meet on Monday.", True),
        ("No trains ran on Monday.", True),
        ("Nobody had checked it since Monday.", True),
        ("The board met on Monday.", False),
        ("Ferries will not sail before Friday.", False),  # which tells when they sail
        ("The patrol did not arrive until Monday.", False),
        ("The owner had not had its brakes looked at since Monday.", True),
    ],
)
def test_whether_it_happened(text, negated):
    assert marks(text)[0].negated == negated


def test_a_verb_and_its_particle_are_one_deed():
    assert marks("The union called off the strike on Monday.")[0].verb == "call off"
    assert marks("The union called the strike on Monday.")[0].verb == "call"


def test_each_deed_of_one_subject_has_its_own_day():
    first, second = marks("Ana Ruiz resigned on Monday and flew to Lisbon on Tuesday.")
    text = "Ana Ruiz resigned on Monday and flew to Lisbon on Tuesday."
    assert text[first.clause.start : first.clause.end] == "Ana Ruiz resigned on Monday"
    assert text[second.clause.start : second.clause.end] == text.rstrip(".")
    assert "resign" not in second.terms
    assert (second.verb, second.goal) == ("fly", "Lisbon")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ship is due back on Sunday.", "2019-05-19"),
        ("Ruiz is due back on Sunday.", "2019-05-19"),
        ("Following Tuesday's vote, the mayor left.", "2019-05-14"),
    ],
)
def test_weekdays_by_what_stands_before_them(text, day):
    assert marks(text)[0].value == day
