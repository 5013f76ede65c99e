"""Figures of several reports laid side by side."""

import pytest

from copydesk.analysers.figures import find
from copydesk.analysers.times import find as find_times
from copydesk.compare.actors import resolve_actors
from copydesk.compare.origins import trace_origins
from copydesk.compare.quantities import group_figures
from copydesk.meanings import meanings
from copydesk.model.dossier import FigureGroup
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.model.story import Cast
from copydesk.pipeline import mark
from copydesk.reading import read


def marked(report: Report) -> MarkedReport:
    reading = read(report)
    times = tuple(sorted(find_times(reading), key=lambda time: time.span))
    return MarkedReport(report, reading.marked_sentences(), figures=tuple(find(reading)), times=times)


def groups(*texts: str, published: tuple[str | None, ...] = ()) -> list[FigureGroup]:
    dates = published or (None,) * len(texts)
    reports = [
        Report(f"r{n}", f"r{n}.txt", text, outlet=f"Outlet {n}", published=date)
        for n, (text, date) in enumerate(zip(texts, dates, strict=True))
    ]
    provenance = trace_origins(reports, ())
    return list(group_figures([marked(report) for report in reports], Cast((), {}), (), provenance))


def test_counts_told_three_ways_are_one_compatible_figure() -> None:
    (group,) = groups(
        "The landslide killed 23 people in the valley.",
        "More than a dozen people died in the landslide in the valley.",
        "Roughly two dozen people were killed by the landslide in the valley.",
    )
    assert (group.verdict, len(group.readings)) == ("compatible", 3)


def test_tolls_that_do_not_meet_differ() -> None:
    (group,) = groups(
        "The landslide killed 23 people in the valley.", "The landslide killed 41 people in the valley, police said."
    )
    assert group.verdict == "differs"
    assert "23" in group.note
    assert "41" in group.note


def test_a_later_and_higher_toll_is_an_update() -> None:
    (group,) = groups(
        "The landslide killed 23 people in the valley.",
        "The landslide killed 41 people in the valley.",
        published=("2021-03-02", "2021-03-04"),
    )
    assert group.verdict == "updated"
    assert group.note.startswith("41")


def test_dead_and_injured_are_two_things() -> None:
    found = groups("The landslide killed 23 people.", "The landslide injured 41 people.")
    assert [group.verdict for group in found] == ["single", "single"]


def test_units_convert_before_they_are_compared() -> None:
    (group,) = groups(
        "The fire burned 500 acres of pine forest near the dam.",
        "The fire has burned about 200 hectares of pine forest near the dam.",
    )
    assert group.verdict == "compatible"


def test_who_says_both_numbers_of_two_events_contradicts_nobody() -> None:
    found = groups(
        "The landslide in Orvo killed 10 people.",
        "The landslide in Orvo killed 10 people. A landslide on the same slope killed 61 people.",
    )
    assert "differs" not in [group.verdict for group in found]


def test_a_difference_that_the_text_tells_joins_the_two_counts() -> None:
    found = groups(
        "The coach carried 52 passengers when it overturned, the operator said.",
        "The coach was carrying 64 people, a dozen more than the operator reported, a list shows.",
    )
    assert [group.verdict for group in found if len(group.readings) == 2] == ["differs"]


def test_a_bare_number_after_a_verb_of_counting_counts_the_same_again() -> None:
    (group,) = groups("Organisers said more than 1,200 people had come to the square. Police counted 400.")
    assert (group.verdict, len(group.readings)) == ("differs", 2)


def test_a_single_person_is_told_and_not_counted() -> None:
    assert groups("One official said that the vote was lawful.") == []
    assert len(groups("The blast killed one person.")) == 1


def test_monday_is_not_friday() -> None:
    found = groups(
        "The port closed 12 berths on Monday.",
        "The port closed 30 berths on Friday.",
        published=("2021-03-19", "2021-03-19"),
    )
    assert [group.verdict for group in found] == ["single", "single"]


def test_a_toll_that_shrinks_is_no_update() -> None:
    (group,) = groups(
        "The landslide killed 41 people in the valley.",
        "The landslide killed 23 people in the valley.",
        published=("2021-03-02", "2021-03-04"),
    )
    assert group.verdict == "differs"


def test_the_order_of_reports_does_not_change_the_verdict() -> None:
    texts = ("The landslide killed 23 people in the valley.", "The landslide killed 41 people in the valley.")
    forward, backward = groups(*texts), groups(*reversed(texts))
    assert [group.verdict for group in forward] == [group.verdict for group in backward]


def test_one_odd_number_of_one_thing_is_one_figure_in_other_words() -> None:
    (group,) = groups(
        "A plan drawn up for the operator would end 163 jobs by the autumn.",
        "She asked why the firm wanted to cut 163 jobs.",
    )
    assert group.note == "Both reports say 163."


def test_a_note_names_the_outlet_and_the_date_in_words() -> None:
    (group,) = groups(
        "The landslide killed 23 people in the valley.",
        "The landslide killed 41 people in the valley.",
        published=("2021-03-02", "2021-03-04"),
    )
    assert group.note == "41 (Outlet 1, 4 March 2021) follows 23 (Outlet 0, 2 March 2021)."


def test_two_ways_of_saying_one_length_are_both_named() -> None:
    (group,) = groups(
        "The union gave the mill 14 days to answer the letter.",
        "The union gave the mill a fortnight to answer the letter.",
    )
    assert group.note == "“14 days” and “a fortnight” are the same."


def test_sentences_alike_but_for_the_place_tell_of_two_places() -> None:
    found = groups("The flood killed nine people in Orsk province.", "The flood killed nine people in Lenn province.")
    assert [group.verdict for group in found] == ["single", "single"]


def test_what_is_true_of_adults_is_not_contradicted_by_children() -> None:
    found = groups(
        "The vaccine was 94 percent effective in adults.", "The vaccine was 72 percent effective in children."
    )
    assert [group.verdict for group in found] == ["single", "single"]


def test_parts_of_one_whole_follow_one_another() -> None:
    found = groups(
        "Searchers have found 31 of the 44 bodies.",
        "Searchers had recovered 38 of the 44 bodies by Friday evening.",
        published=("2022-10-05", "2022-10-07"),
    )
    assert ["31", "38"] in [[reading.cite.quote for reading in group.readings] for group in found]
    assert "updated" in [group.verdict for group in found]


def test_a_sum_that_agrees_with_one_side_stands_with_it_against_the_other() -> None:
    found = groups(
        "The ministry put the cost of the repairs at nearly 20 million crowns. Engineers put it at 11 million.",
        "The firm expects the cost of the repairs to be 17.5 million crowns.",
    )
    assert [(group.verdict, len(group.readings)) for group in found] == [("differs", 3)]


def test_a_margin_is_no_number_of_votes() -> None:
    found = groups("The measure passed by 212 votes.", "The measure passed with 18,900 votes in favour.")
    assert [group.verdict for group in found] == ["single", "single"]


def test_one_hedged_number_of_people_by_other_names_is_one_count() -> None:
    (group,) = groups(
        "Nearly 90 professors at Marle College signed the letter to the senator.",
        "The letter to the senator was signed by nearly 90 members of the faculty at Marle College.",
    )
    assert (group.verdict, len(group.readings)) == ("same", 2)


def test_a_fraction_that_was_lost_is_rounded_like_any_other() -> None:
    (group,) = groups("The lake has lost a third of its water.", "The lake has lost 34 percent of its water.")
    assert group.verdict == "compatible"


def groups_by_meaning(*texts: str) -> list[FigureGroup]:
    found = [marked(Report(f"r{n}", f"r{n}.txt", text, outlet=f"Outlet {n}")) for n, text in enumerate(texts)]
    provenance = trace_origins([one.report for one in found], ())
    return list(group_figures(found, Cast((), {}), (), provenance, meanings(found)))


def test_one_number_in_unlike_words_is_one_figure() -> None:
    (group,) = groups_by_meaning(
        "The bookmaker was ordered to reimburse £715,000 to its customers.",
        "Its clients will get £715,000 of their money back.",
    )
    assert group.verdict == "same"


def test_a_small_number_of_other_things_is_not_one_figure() -> None:
    found = groups_by_meaning("Two lower courts let the case proceed.", "The nurse went home to her two sons.")
    assert [group.verdict for group in found] == ["single", "single"]


def test_an_answer_is_read_with_its_question() -> None:
    (group,) = groups_by_meaning(
        "The brewery is cutting about 7 percent of its workforce.",
        "What share of the staff will go? About 7%.",
    )
    assert group.verdict == "same"


def test_the_day_on_which_a_toll_rose_is_not_the_day_of_the_deaths() -> None:
    (group,) = groups(
        "The avalanche killed six people early on Thursday.",
        "The death toll from the avalanche rose to seven on Friday.",
        published=("2026-01-15", "2026-01-16"),
    )
    assert group.verdict == "updated"


def test_a_tally_that_is_brought_to_a_number_counts_what_it_is_of() -> None:
    (group,) = groups(
        "The avalanche killed six people.",
        "A skier died on Friday, bringing the number of dead from the avalanche to seven.",
        published=("2026-01-15", "2026-01-16"),
    )
    assert [reading.cite.quote for reading in group.readings] == ["six", "seven"]


def test_carriages_that_left_the_track_were_derailed_and_do_not_grow_in_number() -> None:
    found = groups(
        "Two of the nine carriages left the track when the express hit a lorry.",
        "The express hit a lorry, which derailed three carriages.",
        published=("2026-01-15", "2026-01-16"),
    )
    assert found[0].verdict == "differs"


def test_people_treated_for_injuries_are_injured_whoever_died_beside_them() -> None:
    (group,) = [
        group
        for group in groups(
            "Eight people died in the blast. Twenty-two others were treated in hospital for their injuries.",
            "The blast injured more than 20 people.",
        )
        if len(group.readings) > 1
    ]
    assert group.verdict == "compatible"


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders met in the castle.",
        "Four hours before the meeting the road was closed.",
        "They signed a treaty between their two countries.",
    ],
)
def test_a_number_that_only_points_back_is_no_row(text: str) -> None:
    assert groups(text) == []


def test_a_definite_number_that_brings_its_own_news_is_a_row() -> None:
    (group,) = groups("The two men arrested on Monday were released.")
    assert group.readings[0].value == 2


def test_rescuers_of_two_names_rescued_the_same_people() -> None:
    (group,) = groups(
        "Divers had pulled nine survivors from the wreck by noon.",
        "Firefighters freed 11 people from the wreck.",
        published=("2026-01-15", "2026-01-16"),
    )
    assert group.verdict == "updated"


def test_two_ages_of_one_person_differ_and_two_persons_have_two_ages() -> None:
    reports = [
        Report("r0", "r0.txt", "Mara Lind, 58, was elected. Her rival, Piet Oster, 44, conceded.", outlet="A"),
        Report("r1", "r1.txt", "Voters chose Mara Lind, 57, as mayor.", outlet="B"),
    ]
    found = [mark(read(report)) for report in reports]
    provenance = trace_origins(reports, ())
    rows = group_figures(found, resolve_actors(found), (), provenance)
    assert [(row.verdict, [reading.value for reading in row.readings]) for row in rows] == [
        ("differs", [58, 57]),
        ("single", [44]),
    ]


def test_who_has_not_been_found_is_missing() -> None:
    (group,) = groups(
        "Nine people were missing after the trawler sank.",
        "Eight people have still not been found since the trawler sank.",
        published=("2026-01-15", "2026-01-17"),
    )
    assert group.verdict == "updated"


def test_one_deed_in_words_that_are_not_shared_is_one_count() -> None:
    (group,) = groups_by_meaning(
        "The coach was carrying 41 people when it slid off the pass.",
        "According to the tour company, 38 people were aboard the coach when it left the road.",
    )
    assert group.verdict == "differs"


def test_a_number_without_a_noun_may_be_the_one_that_has_it() -> None:
    (group,) = groups_by_meaning(
        "Police put the crowd at 7,400.", "It was a demonstration that police said was 7,400 strong."
    )
    assert group.verdict == "same"


def test_a_tally_behind_its_number_counts_what_it_is_of() -> None:
    (group,) = groups(
        "The avalanche killed six people.",
        "A skier died on Friday, raising to seven the number of people known to have died in the avalanche.",
        published=("2026-01-15", "2026-01-16"),
    )
    assert group.verdict == "updated"


def test_a_clock_time_without_a_day_dates_no_count() -> None:
    (group,) = groups(
        "The express hit a lorry early on Thursday, injuring at least 30 people.",
        "Thirty-four people were hurt when the express hit a lorry shortly before 4 a.m.",
        published=("2026-01-15", "2026-01-16"),
    )
    assert group.verdict == "compatible"


def verdicts(*texts: str, published: tuple[str | None, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    found = groups(*texts, published=published)
    return [(group.verdict, tuple(r.cite.quote for r in group.readings)) for group in found if len(group.readings) > 1]


def test_the_one_number_of_people_in_hospital_is_one_count_in_whatever_verb() -> None:
    told = verdicts(
        "A cabin stuck on the ropeway. Nine people were taken to hospital in Marvald with hypothermia.",
        "The district hospital said it had admitted 14 of them, nobody in danger.",
        published=("2026-03-14T16:00", "2026-03-14T21:00"),
    )
    assert told == [("updated", ("Nine", "14"))]


def test_two_counts_of_one_crowd_stand_against_a_third() -> None:
    told = verdicts(
        "Police put the number of marchers at 1,500, the organisers at 3,000.",
        "Some 800 people marched through Castrel.",
    )
    assert told == [("differs", ("1,500", "3,000", "Some 800"))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The blast injured 30 people.", "The blast injured 12 officers."),
        ("Thirty miners died.", "Four of the dead miners were brothers."),
        ("Nine people were rescued on Monday.", "Four people were rescued on Tuesday."),
    ],
)
def test_numbers_of_people_that_may_all_be_right_do_not_differ(first: str, second: str) -> None:
    dated = groups(first, second, published=("2026-03-18", "2026-03-18"))
    assert not [group for group in dated if group.verdict == "differs"]
