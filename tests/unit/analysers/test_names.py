"""Mentions of actors in one report: which words, which kind, whose."""

import pytest

from copydesk.analysers.names import find
from copydesk.model.marks import Name
from copydesk.model.report import Furniture, Report
from copydesk.model.span import Span
from copydesk.reading import read


def names(text: str, *furniture: Furniture) -> list[Name]:
    return list(find(read(Report(id="r", source="r.txt", text=text, language="en", furniture=furniture))))


def chains(text: str) -> dict[str, list[str]]:
    """Canonical name -> the words of its mentions, in order."""
    found: dict[str, list[str]] = {}
    for name in names(text):
        found.setdefault(name.canonical, []).append(text[name.span.start : name.span.end])
    return found


def kinds(text: str) -> dict[str, str]:
    return {name.canonical: name.kind for name in names(text)}


def roles(text: str) -> dict[str, tuple[str, ...]]:
    return {name.canonical: name.roles for name in names(text)}


PEOPLE = [
    (
        "Halden Mayor Ilsa Brandt closed the bridge on Monday. The mayor said she had no choice. "
        "Ms. Brandt will reopen it in May.",
        {"Ilsa Brandt": ["Ilsa Brandt", "The mayor", "she", "Ms. Brandt"]},
    ),
    ("Brandt spoke first. Ilsa Brandt, 54, has led the board since May.", {"Ilsa Brandt": ["Brandt", "Ilsa Brandt"]}),
    (
        "Bruno de Santis left Halden on Monday. De Santis said nothing, and de Santis’s aides said less.",
        {"Bruno de Santis": ["Bruno de Santis", "De Santis", "de Santis"]},
    ),
    (
        "Gov. Paul Reyes met Senator Ann Kolb. Mr. Reyes left early and Ms. Kolb stayed.",
        {"Paul Reyes": ["Paul Reyes", "Mr. Reyes"], "Ann Kolb": ["Ann Kolb", "Ms. Kolb"]},
    ),
    (
        "Peter Lang and his wife, Clara Lang, own the mill. Mrs. Lang runs it. Mr. Lang is retired.",
        {"Peter Lang": ["Peter Lang", "his", "Mr. Lang"], "Clara Lang": ["Clara Lang", "Mrs. Lang"]},
    ),
    (
        "The judge heard John Tarn, 23, and his sister Kate Tarn on Friday. Tarn denied the charge. Miss Tarn wept.",
        {"John Tarn": ["John Tarn", "his", "Tarn"], "Kate Tarn": ["Kate Tarn", "Miss Tarn"]},
    ),
    (
        "Robert Oakes chairs the board. Bob Oakes was elected in May, and R. Oakes signed the deed.",
        {"Robert Oakes": ["Robert Oakes", "Bob Oakes", "R. Oakes"]},
    ),
    (
        "T.J. Marlow coached the team. His father, Tony Marlow, watched.",
        {"T.J. Marlow": ["T.J. Marlow", "His"], "Tony Marlow": ["Tony Marlow"]},
    ),
    (
        "Harbour Safety Authority Director Tom Reed resigned on Friday.",
        {"Tom Reed": ["Tom Reed"], "Harbour Safety Authority": ["Harbour Safety Authority"]},
    ),
    (
        "Secretary of Defense Anna Holt flew to Norway. Holt meets the king today.",
        {"Anna Holt": ["Anna Holt", "Holt"], "Norway": ["Norway"]},
    ),
    (
        "A spokesman, Emil Kastor, denied it. Kastor said the plan was old.",
        {"Emil Kastor": ["Emil Kastor", "Kastor"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_a_person_is_one_actor_under_every_form_of_the_name(text: str, expected: dict[str, list[str]]) -> None:
    found = chains(text)
    assert {name: found.get(name) for name in expected} == expected


BODIES = [
    (
        "The Justice Department sued the port. Lawyers for the Department of Justice filed on Friday. "
        "The department wants the records, and the DOJ gave the port a week.",
        {"Department of Justice": ["Justice Department", "Department of Justice", "The department", "DOJ"]},
    ),
    (
        "The Harbour Safety Authority (HSA) fined the line. The HSA said it would appeal. The authority gave no sum.",
        {"Harbour Safety Authority": ["Harbour Safety Authority", "HSA", "HSA", "it", "The authority"]},
    ),
    (
        "Norlin Ferries Inc. lost a ship. Norlin said it would pay. The company owns four more.",
        {"Norlin Ferries Inc.": ["Norlin Ferries Inc.", "Norlin", "it", "The company"]},
    ),
    (
        "The Dock Workers’ Union will strike on Monday. The union said it had no choice.",
        {"Dock Workers’ Union": ["Dock Workers’ Union", "The union", "it"]},
    ),
    (
        "The U.S. Conference of Mayors met on Friday. The Conference of Mayors elected a president.",
        {"U.S. Conference of Mayors": ["U.S. Conference of Mayors", "Conference of Mayors"]},
    ),
    (
        "President Ilsa Brandt left. The Brandt administration said it had a plan. The administration will publish it.",
        {
            "Ilsa Brandt": ["Ilsa Brandt"],
            "Brandt administration": ["Brandt administration", "it", "The administration"],
        },
    ),
    (
        "The Skerra Police closed the road. In Skerra, nobody was hurt. Officers of the Skerra Police stayed.",
        {"Skerra Police": ["Skerra Police", "Skerra Police"]},
    ),
    (
        "The White House declined to comment. In London, Downing Street said nothing.",
        {"White House": ["White House"], "Downing Street": ["Downing Street"]},
    ),
    (
        "The Mayor's Office of Public Works sent a letter. Mayor Ilsa Brandt signed it.",
        {"Mayor's Office of Public Works": ["Mayor's Office of Public Works"], "Ilsa Brandt": ["Ilsa Brandt"]},
    ),
    (
        "The Danish ambassador to Norway Mette Holm resigned. Holm had been in Norway for a year.",
        {"Norway": ["Norway", "Norway"], "Mette Holm": ["Mette Holm", "Holm"]},
    ),
    (
        "New York City Mayor Dan Ortiz spoke in New York. The city has its own police.",
        {"New York City": ["New York City", "The city", "its"], "New York": ["New York"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_a_body_or_place_is_one_actor_under_every_form_of_the_name(text: str, expected: dict[str, list[str]]) -> None:
    found = chains(text)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Kastor Motors said on Friday that sales fell.", "Kastor Motors", "organisation"),
        ("General Motors said on Friday that sales fell.", "General Motors", "organisation"),
        ("The ferry left the island of Skerra at noon.", "Skerra", "place"),
        ("Republicans voted no and Democrats voted yes.", "Republicans", "group"),
        ("The Kremlin said it had no plans.", "Kremlin", "organisation"),
        ("J.R. Hollis, 61, owns the boat.", "J.R. Hollis", "person"),
        ("Rep. Dara Quill, D-Ore., wrote the bill.", "Dara Quill", "person"),
        ("Flights to Buffalo, N.Y., were delayed.", "Buffalo", "place"),
        ("The Brandt family owns the mill.", "Brandt family", "group"),
        ("The gale reached King Street in Halden.", "King Street", "place"),
        ("The match was moved to the YWRA Halden, beside the park.", "YWRA Halden", "organisation"),
    ],
)
def test_the_kind_follows_spelling_and_syntax(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("On Monday the Friday market moved to May Street.", {"Monday", "Friday"}),
        ("A Republican senator and an American diplomat met.", {"Republican", "American"}),
        ("The TV station said it has NEVER happened.", {"TV", "NEVER"}),
        ("Rep. Dara Quill, D-Ore., wrote it.", {"D-Ore.", "D", "Ore."}),
        ("The Attorney General left.", {"Attorney General"}),
        ("Though Brandt left, Ilsa Brandt’s aides stayed. Brandt won.", {"Though Brandt"}),
        ("Flights to Buffalo, N.Y., were delayed.", {"N.Y."}),
        ("I told the Department what I know. We met the Board.", {"I", "We", "Department", "Board"}),
    ],
)
def test_capitals_that_name_nobody_make_no_actor(text: str, never: set[str]) -> None:
    assert not never & set(chains(text))


@pytest.mark.parametrize(
    ("text", "words", "whose"),
    [
        # the subject before the object, the near before the far
        ("Paul Reyes called Mark Holt. He asked for money.", "He", "Paul Reyes"),
        ("Ilsa Brandt met Paul Reyes. She left early.", "She", "Ilsa Brandt"),
        # the one who is urged does the deed
        ("Paul Reyes called on Mark Holt to give up his seat.", "his", "Mark Holt"),
        # a speaker does not call himself "he"
        ("Paul Reyes criticized Mark Holt. “What he did was wrong,” Reyes said.", "he", "Mark Holt"),
        # what is said ahead of the subject
        ("In her first speech, Ilsa Brandt promised a bridge.", "her", "Ilsa Brandt"),
        (
            "Sen. Dara Quill, R-Ore., spoke. The Oregon Republican opposed the bill.",
            "The Oregon Republican",
            "Dara Quill",
        ),
        ("Mayor Ilsa Brandt met Governor Paul Reyes. The governor signed.", "The governor", "Paul Reyes"),
        (
            "Tom Reed, the president of the council, left. The council president was ill.",
            "The council president",
            "Tom Reed",
        ),
        ("The Transport Ministry said it would sue.", "it", "Transport Ministry"),
        ("The Transport Ministry published its plan.", "its", "Transport Ministry"),
        ("Republicans said they would vote no.", "they", "Republicans"),
        ("The embattled mayor, Ilsa Brandt, spoke. The mayor’s staff left.", "The mayor", "Ilsa Brandt"),
    ],
)
def test_a_pronoun_or_description_is_resolved(text: str, words: str, whose: str) -> None:
    assert words in chains(text)[whose][1:] or words in chains(text)[whose][:1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Paul Reyes told Mark Holt that he had won.", "he"),  # either of them
        ("Each member may speak if he or she asks first. Paul Reyes asked.", "he"),
        ("The ferry hit a rock. It sank. Norlin Ferries owns it.", "It"),
        ("Mayor Ilsa Brandt and Mayor Ann Kolb met on Friday. The mayor spoke first.", "The mayor"),
        ("The mayor who built the bridge is dead, Mayor Ilsa Brandt said.", "The mayor"),
        ("Paul Reyes spoke. The former governor of Ohio listened.", "The former governor"),
        ("Ilsa Brandt spoke for an hour. He listened.", "He"),
        ("Rain fell on Halden. It was cold.", "It"),
        ("A company left the port. The company that stayed paid more. Norlin Ferries left.", "The company"),
    ],
)
def test_what_stays_in_doubt_is_left_out(text: str, words: str) -> None:
    assert all(words not in chain for chain in chains(text).values())


def test_a_ministry_is_not_its_minister() -> None:
    text = "Deputy Transport Minister Joren Haske wrote to the Transport Ministry. The ministry answered."
    found = chains(text)
    assert found["Joren Haske"] == ["Joren Haske"]
    assert found["Transport Ministry"] == ["Transport Ministry", "The ministry"]


def test_a_headline_in_title_case_makes_no_actor_but_finds_those_of_the_body() -> None:
    text = "Brandt Slams Bridge Critics In Fiery Speech\nIlsa Brandt spoke in Halden on Monday."
    found = chains(text)
    assert found["Ilsa Brandt"] == ["Brandt", "Ilsa Brandt"]
    assert set(found) == {"Ilsa Brandt", "Halden"}


def test_bylines_and_credits_make_no_actor() -> None:
    text = "By Nora Finch\nIlsa Brandt spoke on Monday.\n(Photo: Olan Petrie)"
    furniture = (Furniture("byline", Span("r", 0, 14)), Furniture("caption", Span("r", 44, 64)))
    assert {name.canonical for name in names(text, *furniture)} == {"Ilsa Brandt"}


def test_spans_hold_titles_only_with_lone_surnames_and_never_a_possessive() -> None:
    text = "Mayor Ilsa Brandt’s plan failed. Mayor Brandt’s aides left the Transport Ministry’s hall."
    assert [(text[n.span.start : n.span.end], n.form) for n in names(text)] == [
        ("Ilsa Brandt", "full"),
        ("Mayor Brandt", "title"),
        ("Transport Ministry", "full"),
    ]


def test_roles_come_from_titles_appositions_and_what_somebody_is_said_to_be() -> None:
    text = (
        "Halden Mayor Ilsa Brandt, the council president, met Tom Reed, an economist. "
        "Clara Nunn is the owner of the mill."
    )
    found = roles(text)
    assert found["Ilsa Brandt"] == ("mayor", "president")
    assert found["Tom Reed"] == ("economist",)
    assert found["Clara Nunn"] == ("owner",)


def test_marks_stand_in_order_and_slice_to_words() -> None:
    text = "Ilsa Brandt met the Harbour Safety Authority (HSA) in Halden. She said it was useful."
    found = names(text)
    assert [n.span for n in found] == sorted(n.span for n in found)
    assert all(text[n.span.start : n.span.end].strip() for n in found)


def test_a_report_in_another_language_is_left_alone() -> None:
    assert list(find(read(Report(id="r", source="r", text="Ilsa Brandt kam nach Halden.", language="de")))) == []


def test_he_is_not_the_last_person_named_where_somebody_unnamed_came_between() -> None:
    text = (
        "Tom Reed, who lives beside the line, has counted nine near misses. He keeps a list.\n\n"
        "Police arrested the driver of the lorry on Friday. His lawyer said he denied any wrongdoing."
    )
    pronouns = [text[n.span.start : n.span.end] for n in names(text) if n.form == "pronoun"]
    assert pronouns == ["He"]


def _bearers(text: str) -> dict[str, str]:
    """Words of each mention by name -> the fullest name of whom it means."""
    return {text[n.span.start : n.span.end]: n.canonical for n in find(read(Report(id="r", source="r", text=text)))}


def test_a_surname_above_the_first_mention_of_a_son_is_not_his() -> None:
    found = _bearers("President Brandt lifted the ban. Mr. Brandt gave no reason. His son Karl Brandt Jr. hunts.")
    assert found["President Brandt"] == found["Mr. Brandt"] == "Brandt"
    assert found["Karl Brandt Jr."] == "Karl Brandt Jr."


def test_a_first_name_in_a_quotation_is_not_what_the_report_calls_somebody() -> None:
    found = _bearers(
        "Karl Brandt attacked Tom Reed on Friday. “Karl, you are a coward,” Reed said. Brandt then posted a picture of"
        " Lena Brandt. Brandt left."
    )
    assert found["Brandt"] == "Karl Brandt"
