"""What is a figure, what it counts, and what only looks like one."""

import pytest

from copydesk.analysers.figures import find
from copydesk.model.marks import Figure
from copydesk.model.report import Report
from copydesk.reading import read


def figures(text: str) -> list[Figure]:
    return list(find(read(Report("r", "r.txt", text))))


@pytest.mark.parametrize(
    "text",
    [
        "The mill closed in 1987 and reopened on March 14, 2019.",
        "The council met at 7:30 p.m. on Tuesday.",
        "Call 555-0142 for details.",
        "She lives at 48 Quarry Road in Halden.",
        "Flight 417 landed early.",
        "The measure rests on Section 42 of the act.",
        "He is no one to argue with, and one can see why.",
        "Rovers beat United 3-1 on Saturday.",
        "The 22nd session was chaired from Route 66.",
        "Sales of the Polar 9 phone begin soon.",
        "He came at 5 in the morning.",
        "Rovers are third in the top five.",
        "She took the No. 2 post.",
        "The 2020 Democrats met in Orvo.",
        "A five-year plan was dropped.",
        "The minister did a 180 and embraced the plan.",
        "A neighbour called 911 at once.",
        "She said the two could agree.",
        "They took a 40-to-39 edge in the series.",
        "A 7.62-caliber rifle was found.",
    ],
)
def test_names_dates_and_scores_are_no_figures(text: str) -> None:
    assert [text[f.span.start : f.span.end] for f in figures(text)] == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "head"),
    [
        ("The storm closed 31 rural schools.", 31, None, "school"),
        ("A budget of nearly $86 million was passed.", 86e6, "dollar", "budget"),
        ("About 40 percent of the residents voted.", 40, "percent", "resident"),
        ("The fire burned 1,200 acres of forest.", 1200, "acre", "forest"),
        ("The city won a $4.3 million grant.", 4.3e6, "dollar", "grant"),
    ],
)
def test_a_figure_says_what_it_counts(text: str, value: float, unit: str | None, head: str) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.unit, figure.head) == (value, unit, head)


def test_a_change_is_told_from_what_it_led_to() -> None:
    change, after = figures("Profits rose 12 percent to $560.")
    assert (change.hedge, change.role) == ("up", "change")
    assert (after.hedge, after.role) == ("exact", "amount")


def test_a_part_is_told_from_its_whole() -> None:
    part, whole = figures("Seventeen of the 23 wells were dry.")
    assert (part.role, whole.role) == ("part", "amount")


def test_the_event_is_the_verb_the_figure_takes_part_in() -> None:
    (figure,) = figures("Police arrested 14 protesters in Halden on Friday.")
    assert (figure.event, figure.part, figure.head) == ("arrest", "object", "protester")


def test_without_syntax_figures_are_still_found() -> None:
    text = "Die Stadt zahlt $4,500 und 12 km."
    found = list(find(read(Report("r", "r.txt", text, language="de"))))
    assert [(f.value, f.unit, f.head) for f in found] == [(4500, "dollar", None), (12, "kilometre", None)]


def test_a_magnitude_counts_no_quakes() -> None:
    (figure,) = figures("A magnitude-5.9 quake shook the coast.")
    assert (figure.value, figure.unit) == (5.9, "magnitude")


def test_an_attribute_gives_way_to_what_has_it() -> None:
    (figure,) = figures("The mayor put the cost of the repairs at $4 million.")
    assert (figure.head, figure.event) == ("repair", "cost")


def test_a_hedge_is_shared_in_apposition() -> None:
    assert [figure.hedge for figure in figures("The index fell 162 points, or 2.1 percent.")] == ["down", "down"]


def test_a_number_in_parallel_shares_the_unit() -> None:
    assert [figure.unit for figure in figures("The highest bid was 84 cents, while the lowest is 74.")] == [
        "cent",
        "cent",
    ]


def test_age_is_told_from_duration() -> None:
    assert [figure.unit for figure in figures("Mara Lund, 44, was jailed for three years.")] == ["year of age", "year"]


def test_the_whole_of_a_part_has_no_part_in_the_event() -> None:
    part, whole = figures("The firm will cut 140 of the 700 jobs.")
    assert (part.event, whole.event) == ("cut", None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Growth slowed to 2.1 percent from 3.4.", [(2.1, "percent"), (3.4, "percent")]),
        ("The meal costs about 8 or $9.", [(8, "dollar"), (9, "dollar")]),
        ("Nitrate rose to 40 mg/L in June.", [(40, "milligram per litre")]),
        ("The levy is $400 per household per year.", [(400, "dollar per household per year")]),
        ("The court fined the ferry line 20,000 pounds.", [(20000, "pound sterling")]),
        ("The catch weighed 20,000 pounds.", [(20000, "pound")]),
        ("Profit was 2.3 million euros against 1.9 million a year earlier.", [(2300000, "euro"), (1900000, "euro")]),
        ("Oil rose $1.20 to $84.30 a barrel.", [(1.2, "dollar per barrel"), (84.3, "dollar per barrel")]),
        ("The state gave 12 million dollars; the town added 3 million.", [(12000000, "dollar"), (3000000, "dollar")]),
        ('He said: "We counted 30" and left.', [(30, None)]),
        ("The vaccine is for children under the age of 5 years.", [(5, "year of age")]),
        ("The two papers cost $3 or $4 respectively.", [(2, None), (3, "dollar"), (4, "dollar")]),
    ],
)
def test_the_unit_is_the_printed_or_the_shared_one(text: str, told: list[tuple[float, str | None]]) -> None:
    assert [(f.value, f.unit) for f in figures(text)] == told


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The team scored 12, 14 and 20 points.", ["points", "points", "points"]),
        ("The index fell 340 points to 7,512.", ["points", "points"]),
        ("Forty people were aboard, 12 of whom died.", ["people", "people"]),
        ("The works sold 25,000 units, 3,000 more than in May.", ["units", "units"]),
        ("A 12-page report was leaked.", ["page"]),
        ("A 30-strong crew sailed.", ["crew"]),
        ("The 11 member bloc met.", ["member"]),
        ("The match drew a crowd of 21,304.", ["crowd"]),
        ("More than 3,500 Dutch and Belgian troops left.", ["Dutch and Belgian troops"]),
        ("Officials rejected 1,140 mail-in ballots.", ["mail-in ballots"]),
        ("The firm hired 40 people last week.", ["people"]),
        ("They hoped to add another bus or two.", ["bus"]),
    ],
)
def test_what_is_counted_may_stand_elsewhere(text: str, counts: list[str | None]) -> None:
    assert [f.counts for f in figures(text)] == counts


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Shares closed 6.1 percent lower.", "down"),
        ("The drug cut deaths by a third.", "down"),
        ("Prices were 4 percent up on last year.", "up"),
        ("Rents stayed 4 percent lower than $900 in May.", "exact"),
    ],
)
def test_a_change_may_be_told_after_the_figure_or_by_the_verb_over_it(text: str, hedge: str) -> None:
    assert figures(text)[0].hedge == hedge


def test_a_number_inside_a_singular_name_is_no_figure() -> None:
    assert [f.value for f in figures("The Ridge 11 Pro and 11 Pro Max were shown to 40 buyers.")] == [40]


@pytest.mark.parametrize(
    "text",
    [
        "Leigh Marn, now 53, spoke.",
        "It is for anyone 19 or older.",
        "Ages of 12 and up.",
        "Police arrested a man of 23 on Monday.",
    ],
)
def test_an_age_needs_no_years(text: str) -> None:
    assert [f.unit for f in figures(text)] == ["year of age"]


def test_a_mother_of_four_and_a_crew_of_12_are_told_in_heads() -> None:
    assert [f.unit for f in figures("She is a mother of 4, and a crew of 12 sailed with her.")] == [None, None]


def test_a_fall_of_12_percent_is_a_change() -> None:
    (figure,) = figures("The port reported a fall of 12 percent.")
    assert (figure.hedge, figure.role, figure.counts) == ("down", "change", None)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Nine people lost their lives in the fire.", "die"),
        ("Four passengers were taken to hospital.", "hospitalize"),
        ("Two carriages came off the rails.", "derail"),
        ("Three men were taken into custody.", "arrest"),
        ("The firm is letting 800 workers go.", "dismiss"),
    ],
)
def test_a_verb_and_its_noun_tell_what_befell_the_counted(text: str, event: str) -> None:
    assert figures(text)[0].event == event


def test_a_bare_verb_behind_and_is_planned_as_the_first_one() -> None:
    assert [figure.projected for figure in figures("The firm said it would cut 90 jobs and close two plants.")] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "value", "head"),
    [
        ("A six-storey block fell down.", 6, "storey"),
        ("The nine-carriage train stopped.", 9, "carriage"),
        ("She was given an 18-month suspended sentence.", 18, "sentence"),
        ("The talks took an hour and a half.", 1.5, None),
    ],
)
def test_counts_within_adjectives_and_halves(text: str, value: float, head: str | None) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.head) == (value, head)


def test_a_currency_is_not_shared_by_a_number_of_another_size() -> None:
    (staff, cash) = figures("It has a payroll of some 29,500 and €900 million in cash.")
    assert (staff.unit, cash.unit) == (None, "euro")
