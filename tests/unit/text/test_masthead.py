"""Furniture is recognised where it stands; sentences of the body never are."""

import pytest

from copydesk.text.masthead import Masthead, read_masthead

BODY = (
    "The ferry Solveig ran aground near Halden on Tuesday with 84 people on board, the coast guard said.\n\n"
    "Nobody was hurt, and two tugs pulled the ship free before dark.\n\n"
    "The operator said it would inspect the hull in the morning.\n"
)


def pieces(text: str, masthead: Masthead) -> list[tuple[str, str]]:
    return [(piece.kind, text[piece.start : piece.end]) for piece in masthead.pieces]


def test_a_rewrite_with_furniture_at_both_ends() -> None:
    text = (
        " date 2026-03-03 FERRIES\n\nFerry with 84 aboard runs aground off Halden\n\n"
        "Mona Lund reports on the ferry that ran aground. (Left: AP Photo/Ivo Brandt | Right: AP Photo/Lea Quist)\n\n"
        "HALDEN (WHLD) --\n" + BODY + "\nReporter Mona Lund is in Halden, and you can watch her reports tonight on "
        "Coast News.\n\n(Some information from the Associated Press)\n"
    )
    masthead = read_masthead(text)
    assert (masthead.title, masthead.outlet, masthead.dateline, masthead.published) == (
        "Ferry with 84 aboard runs aground off Halden", "WHLD", "HALDEN", "2026-03-03",
    )  # fmt: skip
    assert [kind for kind, _ in pieces(text, masthead)] == [
        "date", "headline", "caption", "dateline", "boilerplate", "credit",
    ]  # fmt: skip
    assert [(credit.agency, credit.whole) for credit in masthead.credits] == [("Associated Press", False)]


def test_an_agency_alone_on_the_first_line_and_a_lone_place() -> None:
    text = "Associated Press\n\nOSLO\n\n" + BODY
    masthead = read_masthead(text)
    assert (masthead.outlet, masthead.dateline, masthead.title) == ("Associated Press", "OSLO", None)
    assert [(credit.agency, credit.whole) for credit in masthead.credits] == [("Associated Press", True)]


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("HALDEN, Norway (Reuters) - ", "HALDEN, Norway", "Reuters"),
        ("HALDEN, Norway (AP) — ", "HALDEN, Norway", "Associated Press"),
        ("London (AFP) – ", "London", "AFP"),
        ("LONDON, July 16. /TASS/. ", "LONDON", "TASS"),
        ("HALDEN, Jan 22 2026 (CNA) — ", "HALDEN", None),
        ("(Reuters) - ", None, "Reuters"),
        ("HALDEN — ", "HALDEN", None),
        ("OSLO/HALDEN, Norway — ", "OSLO/HALDEN, Norway", None),
        ("NEW YORK (Coastal News Agency) -- ", "NEW YORK", "Coastal News Agency"),
    ],
)
def test_a_dateline_covers_only_its_own_words(opening: str, place: str | None, agency: str | None) -> None:
    text = opening + BODY
    masthead = read_masthead(text)
    assert pieces(text, masthead) == [("dateline", opening.rstrip())]
    assert masthead.dateline == place
    assert [credit.agency for credit in masthead.credits] == ([agency] if agency else [])
    assert all(credit.whole for credit in masthead.credits)


@pytest.mark.parametrize(
    ("line", "byline", "outlet", "agency"),
    [
        ("By Jane Roe and John Doe, Halden Courier", "Jane Roe and John Doe", "Halden Courier", None),
        ("By JANE ROE Associated Press", "JANE ROE", None, "Associated Press"),
        ("By Jane Roe, AP Science Writer", "Jane Roe", None, "Associated Press"),
        ("By The Associated Press", None, None, "Associated Press"),
        ("By Jane Roe, staff writer", "Jane Roe", None, None),
        ("Jane Roe | Reuters", "Jane Roe", None, "Reuters"),
        ("By Jane Roe    |   Sunday, 15 March 2026 09:27 PM", "Jane Roe", None, None),
        ("Posted 9:09 pm, March 15, 2026, by Associated Press", None, None, "Associated Press"),
    ],
)
def test_bylines(line: str, byline: str | None, outlet: str | None, agency: str | None) -> None:
    text = "Ferry runs aground off Halden\n" + line + "\n" + BODY
    masthead = read_masthead(text)
    assert (masthead.byline, masthead.outlet) == (byline, outlet)
    assert [credit.agency for credit in masthead.credits] == ([agency] if agency else [])
    assert pieces(text, masthead)[1][1] == line


@pytest.mark.parametrize(
    ("line", "agency", "whole"),
    [
        ("The Associated Press contributed to this report.", "Associated Press", False),
        ("With reporting by Reuters", "Reuters", False),
        ("Source: AFP", "AFP", True),
        ("Copyright 2026 The Associated Press. All rights reserved.", "Associated Press", True),
        ("Copyright 2026 by WHLD. Reuters contributed to this report. All rights reserved.",
         "Reuters", False),
        ("(Additional reporting by Ivo Brandt in Oslo; Editing by Lea Quist)", None, False),
        ("Staff writer Ivo Brandt contributed to this report.", None, False),
    ],
)  # fmt: skip
def test_last_lines(line: str, agency: str | None, whole: bool) -> None:
    text = "Ferry runs aground off Halden\n\n" + BODY + "\n" + line
    masthead = read_masthead(text)
    assert pieces(text, masthead)[-1][1] == line
    assert [(credit.agency, credit.whole) for credit in masthead.credits] == ([(agency, whole)] if agency else [])


def test_a_picture_credit_credits_no_words() -> None:
    text = "Ferry runs aground off Halden\nThe ferry off Halden. (Ivo Brandt/AP)\nPhoto: Lea Quist, AP\n" + BODY
    masthead = read_masthead(text)
    assert masthead.credits == ()
    assert [kind for kind, _ in pieces(text, masthead)] == ["headline", "caption", "caption"]


@pytest.mark.parametrize(
    "sentence",
    [
        "By Monday the ferry had been towed to the yard, where divers looked at the hull.",
        "NATO — the alliance that Norway joined in 1949 — sent no ships to the harbour that day.",
        "The harbour master told The Associated Press on Saturday that the channel was marked.",
        "Read the letter and you see why the mayor was angry, the union said in its reply.",
        "Follow the money, the auditor told the council, and the gap explains itself.",
        "“Watch: nothing will change,” the captain said as he left the inquiry on Friday.",
        "Reporting by the ministry shows that 12 ships used the channel last year.",
        "He contributed to the report on ferry safety that parliament adopted in June.",
        "With information from the ship’s recorder, investigators traced the route to the rocks.",
        "Published on 3 March 2026, the report blames the pilot and the harbour board alike.",
        "“We did what we could,” she said. (The company declined to comment.)",
    ],
)
def test_a_sentence_of_the_body_is_never_furniture(sentence: str) -> None:
    for text in (sentence + "\n\n" + BODY, BODY + "\n" + sentence + "\n\n" + BODY, BODY + "\n" + sentence):
        assert pieces(text, read_masthead(text)) == []


def test_title_on_the_first_line_without_a_blank_line() -> None:
    text = "Council votes to close ferry route after grounding\n" + BODY
    assert read_masthead(text).title == "Council votes to close ferry route after grounding"
    assert read_masthead(BODY).title is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published: 3 March 2026 14:05 GMT", "2026-03-03T14:05+00:00"),
        ("Updated 4:10 a.m. ET July 16, 2026 | Published 3:55 a.m. ET July 16, 2026", "2026-07-16T03:55"),
        ("Tuesday, March 3, 2026", "2026-03-03"),
        ("03/04/2026", None),
    ],
)
def test_stamps(line: str, iso: str | None) -> None:
    assert read_masthead("Ferry runs aground off Halden\n" + line + "\n" + BODY).published == iso


def test_an_agency_after_the_last_sentence_signs_the_report_and_its_words_stay() -> None:
    text = BODY.rstrip() + " (Reuters)"
    masthead = read_masthead(text)
    assert pieces(text, masthead) == [("credit", "(Reuters)")]
    assert [(credit.agency, credit.whole) for credit in masthead.credits] == [("Reuters", True)]


@pytest.mark.parametrize(
    "lines",
    [
        "Ferry runs aground off Halden\nMarch 3, 2026\nIvo Brandt, Associated Press\n"
        "The ferry off Halden, Norway, Tuesday, March 3, 2026. The ship ran aground at dawn.\n",
        "Ferry runs aground off Halden\nThe ferry lies on the rocks off Halden on Tuesday, March 3, 2026.\nAP\n",
    ],
)
def test_a_photographer_beside_a_caption_signs_no_report(lines: str) -> None:
    assert read_masthead(lines + BODY).credits == ()


def test_a_report_taken_over_from_another_outlet_credits_it() -> None:
    text = "Ferry runs aground off Halden\nBy Jane Roe, Halden Courier\n" + BODY
    assert read_masthead(text, outlet="Oslo Mail").credits[0].agency == "Halden Courier"
    assert read_masthead(text, outlet="The Halden Courier").credits == ()
    assert read_masthead(text, outlet="haldencourier.example").credits == ()


def test_a_warning_in_brackets_is_no_picture_credit() -> None:
    text = BODY + "\nThe crew filmed the hull as it struck. (Warning: the video contains strong language.)\n" + BODY
    assert pieces(text, read_masthead(text)) == []


def test_menus_and_buttons_are_no_writers() -> None:
    text = "Ferry runs aground off Halden\nPopular Stories\nMarch 3, 2026\nJane Roe\n" + BODY
    assert read_masthead(text).byline == "Jane Roe"


@pytest.mark.parametrize(
    ("head", "title", "outlet", "byline", "credited"),
    [
        ("Ferry runs aground\n\nBy Jane Roe | jroe@courier.example | Halden Courier\n\n",
         "Ferry runs aground", "Halden Courier", "Jane Roe", []),
        ("Ferry runs aground\n\nJane Roe, Staff Writer\n\n", "Ferry runs aground", None, "Jane Roe", []),
        ("Ferry runs aground - Halden Courier\n\n", "Ferry runs aground", "Halden Courier", None, []),
        ("Story highlights\n\nFerry runs aground\n\n84 people were on board\n\n(CNN) ",
         "Ferry runs aground", "CNN", None, []),
        ("Ferry runs aground\n\nShare on Facebook Tweet Email\n\nMedia caption The ferry on the rocks\n\n",
         "Ferry runs aground", None, None, []),
        ("Ferry runs aground\n\nThe Associated Press\n\nPublished Tuesday, March 3, 2026 5:29AM EST\n\nHALDEN -- ",
         "Ferry runs aground", None, None, ["Associated Press"]),
        ("The Associated Press — By JANE ROE - Associated Press\n\n", None, None, "JANE ROE", ["Associated Press"]),
        ("Ferry runs aground\n\nOslo Daily Mail (AP)\n\n", "Ferry runs aground", None, None, ["Associated Press"]),
        ("Halden (dpa) - ", None, None, None, ["dpa"]),
        ("OSLO: ", None, None, None, []),
    ],
)  # fmt: skip
def test_heads_as_sites_print_them(
    head: str, title: str | None, outlet: str | None, byline: str | None, credited: list[str]
) -> None:
    text = head + BODY
    masthead = read_masthead(text)
    assert (masthead.title, masthead.outlet, masthead.byline) == (title, outlet, byline)
    assert [credit.agency for credit in masthead.credits] == credited
    assert all(credit.whole for credit in masthead.credits)
    body = text.index("The ferry Solveig")
    assert all(piece.end <= body for piece in masthead.pieces)
    assert text[:body].strip() == "" or masthead.pieces


def test_an_agency_alone_under_the_last_sentence_signs_a_short_report() -> None:
    assert [credit.agency for credit in read_masthead(BODY + "\nReuters\n").credits] == ["Reuters"]


def test_metadata_with_the_first_sentence_for_a_title_takes_nothing_out_of_the_body() -> None:
    first = BODY.split("\n")[0]
    assert read_masthead(BODY, title=first).pieces == ()
    assert [piece.kind for piece in read_masthead("Ferry aground.\n" + BODY, title="Ferry aground.").pieces] == [
        "headline"
    ]


def test_half_a_sentence_is_no_headline() -> None:
    text = (
        "The ferry Solveig ran aground near Halden on Tuesday with 84 people on\nboard, police said, with two tugs.\n"
    )
    assert read_masthead(text + BODY).title is None


def test_headlines_of_other_reports_are_no_body() -> None:
    link = "Harbour master: Storm warning came too late"
    paragraphs = BODY.strip().split("\n\n")
    text = "\n\n".join([paragraphs[0], "Related content", link, paragraphs[1], link, "Fishing fleet stays in port"])
    masthead = read_masthead(text)
    assert [words for _, words in pieces(text, masthead)] == ["Related content", link, link]


def test_a_line_that_ends_a_sentence_is_body_wherever_it_is_repeated() -> None:
    said = "“Nobody warned us about the storm.”"
    text = "\n\n".join([*BODY.strip().split("\n\n"), said, BODY.strip().split("\n\n")[1], said])
    assert pieces(text, read_masthead(text)) == []


@pytest.mark.parametrize("opening", ["Ola Berg, center,", "Harbour master Mona Lund, second from left,"])
def test_a_caption_opens_with_who_stands_where(opening: str) -> None:
    caption = f"{opening} and two officers of the coast guard look at the hull before the ferry is towed to Halden."
    masthead = read_masthead(f"{caption}\n\n{BODY}")
    assert [piece.kind for piece in masthead.pieces] == ["caption"]


@pytest.mark.parametrize(
    ("line", "outlet", "byline"),
    [
        ("Halden Times, 3 May 2026", "Halden Times", None),
        ("The Halden Times | May 3, 2026", "The Halden Times", None),
        ("Metro Lund, May 14, 2026", "Metro Lund", None),
        ("Vessby Tidning, 3 May 2026", "Vessby Tidning", None),
        ("Kustbladet, 3 May 2026", "Kustbladet", None),
        ("Mona Lund, May 14, 2026", None, "Mona Lund"),
        ("World News, May 14, 2026", None, None),
    ],
)
def test_a_name_before_the_date_is_the_outlet_or_the_writer(line: str, outlet: str | None, byline: str | None) -> None:
    text = (
        f"Ferry with 84 aboard runs aground off Halden\n{line}\n\n{BODY}\nA passenger told Metro Lund that the lights "
        "had gone out at once.\n"
    )
    masthead = read_masthead(text)
    assert (masthead.outlet, masthead.byline) == (outlet, byline)
    assert masthead.published in ("2026-05-03", "2026-05-14")


@pytest.mark.parametrize("line", ["Stadtradio 98, Thursday, 22 January 2026", "Kanal Nord, 22 January 2026"])
def test_a_name_before_a_date_under_the_headline_dates_the_report(line: str) -> None:
    masthead = read_masthead(f"Ferry with 84 aboard runs aground\n{line}\n\n{BODY}")
    assert masthead.published == "2026-01-22"


def test_a_name_before_the_date_at_the_foot_is_the_outlet() -> None:
    masthead = read_masthead(f"Ferry with 84 aboard runs aground\n\n{BODY}\nHarz Zeitung, 3 May 2026\n")
    assert (masthead.outlet, masthead.published) == ("Harz Zeitung", "2026-05-03")
