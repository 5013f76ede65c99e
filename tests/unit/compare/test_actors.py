"""Actors across reports, and which actor a phrase means."""

import pytest

from copydesk.analysers.names import find
from copydesk.compare.actors import actor_at, cast_name, resolve_actors
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.model.span import Span
from copydesk.model.story import Cast
from copydesk.reading import read


def cast_of(*texts: str) -> Cast:
    marked = []
    for number, text in enumerate(texts):
        report = Report(id=f"r{number}", source=f"{number}.txt", text=text, language="en")
        marked.append(MarkedReport(report, names=tuple(find(read(report)))))
    return resolve_actors(marked)


def test_a_surname_joins_the_only_full_name_of_the_other_report() -> None:
    cast = cast_of("Mayor Ilsa Brandt closed the bridge.", "Mayor Brandt said the bridge was unsafe.")
    brandt = next(a for a in cast.actors if a.name == "Ilsa Brandt")
    assert {cite.report for cite in brandt.mentions} == {"r0", "r1"}


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Halden Mayor Ilsa Brandt, the council president", "Ilsa Brandt"),
        ("Halden Mayor Ilsa Brandt", "Ilsa Brandt"),
        ("Brandt", "Ilsa Brandt"),
        ("The mayor", "Ilsa Brandt"),
        ("the mayor's staff", None),
        ("a spokesman for the Harbour Safety Authority", None),
        ("the Harbour Safety Authority", "Harbour Safety Authority"),
    ],
)
def test_a_phrase_means_the_actor_that_heads_it(phrase: str, name: str | None) -> None:
    text = (
        "Halden Mayor Ilsa Brandt, the council president, closed the bridge. The mayor gave no reason. "
        "But the mayor's staff and a spokesman for the Harbour Safety Authority blamed rust."
    )
    cast = cast_of(text)
    start = text.index(phrase)
    found = actor_at(cast, Span("r0", start, start + len(phrase)))
    assert (cast_name(cast, found) if found else None) == name


def names_of(cast: Cast) -> dict[str, set[str]]:
    """Actor name -> the reports that mention it."""
    return {actor.name: {cite.report for cite in actor.mentions} for actor in cast.actors}


A = "The Justice Department sued the port of Halden. Mayor Ilsa Brandt said the department had no case."
B = "The Department of Justice has sued, Brandt said. The DOJ declined to comment. Halden will pay nothing."
C = "Ilsa Brandt, the mayor of Halden, vowed to fight the Justice Department. Clara Brandt, her sister, left."


def test_a_department_is_one_actor_across_reports_under_all_its_names() -> None:
    found = names_of(cast_of(A, B, C))
    assert found["Justice Department"] == {"r0", "r1", "r2"}
    assert "DOJ" not in found


def test_people_with_different_first_names_never_merge() -> None:
    found = names_of(cast_of(A, C, "Clara Brandt spoke on Friday. Tom Brandt did not."))
    assert {"Ilsa Brandt", "Clara Brandt", "Tom Brandt"} <= set(found)
    assert found["Clara Brandt"] == {"r1", "r2"}


def test_a_surname_that_fits_two_people_joins_neither() -> None:
    found = names_of(cast_of("Ilsa Brandt sued. Clara Brandt did not.", "Brandt won the case on Friday."))
    assert found["Ilsa Brandt"] == found["Clara Brandt"] == {"r0"}


@pytest.mark.parametrize(
    ("a", "b", "name"),
    [
        ("Robert Oakes chairs the board.", "Bob Oakes left the board.", "Robert Oakes"),
        ("Sen. Ann R. Kolb voted no.", "Ann Kolb voted no.", "Ann R. Kolb"),
        ("Norlin Ferries Inc. lost a ship.", "Norlin Ferries said the ship was old.", "Norlin Ferries Inc."),
        ("The Harbour Safety Authority met.", "The Harbour Safety Authority (HSA) met. The HSA voted.", None),
        ("The U.S. left the pact.", "The United States left the pact.", "United States"),
        ("The House of Representatives voted.", "The House voted on Friday.", "House of Representatives"),
    ],
)
def test_names_for_one_actor_merge(a: str, b: str, name: str | None) -> None:
    found = names_of(cast_of(a, b))
    both = [n for n, reports in found.items() if reports == {"r0", "r1"}]
    assert len(both) == 1
    assert name is None or both == [name]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Transport Ministry sued.", "Transport Minister Joren Haske resigned."),
        ("The Halden Tea Party met.", "The Corrand Tea Party met."),
        ("New York City sued.", "New York voted."),
        ("The Brandt administration sued.", "Ilsa Brandt spoke."),
        ("T.J. Marlow won.", "Tony Marlow lost."),
    ],
)
def test_names_for_different_actors_stay_apart(a: str, b: str) -> None:
    assert all(len(reports) == 1 for reports in names_of(cast_of(a, b)).values())


def test_a_lone_word_is_what_the_other_reports_show_it_to_be() -> None:
    cast = cast_of("The ferry left the island of Skerra.", "Skerra was quiet.", "Skerra has one shop.")
    assert {actor.kind for actor in cast.actors if actor.name == "Skerra"} == {"place"}


def test_laws_are_no_actors() -> None:
    assert "Harbour Safety Act" not in names_of(cast_of("The council passed the Harbour Safety Act on Friday."))


def test_the_order_of_reports_does_not_matter() -> None:
    marked = []
    for number, text in enumerate((A, B, C)):
        report = Report(id=f"r{number}", source=f"{number}.txt", text=text, language="en")
        marked.append(MarkedReport(report, names=tuple(find(read(report)))))
    first = resolve_actors(marked)
    for order in ((2, 1, 0), (1, 0, 2), (2, 0, 1)):
        assert resolve_actors([marked[k] for k in order]).actors == first.actors


def test_ids_count_from_one_in_order_and_every_cite_slices_to_its_words() -> None:
    cast = cast_of(A, B, C)
    assert [actor.id for actor in cast.actors] == [f"actor-{k + 1}" for k in range(len(cast.actors))]
    texts = {"r0": A, "r1": B, "r2": C}
    for actor in cast.actors:
        for cite in actor.mentions:
            assert texts[cite.report][cite.start : cite.end] == cite.quote
            assert actor_at(cast, Span(cite.report, cite.start, cite.end)) == actor.id


def test_an_id_that_is_not_in_the_cast_is_refused() -> None:
    with pytest.raises(KeyError):
        cast_name(cast_of(A), "actor-99")


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Several other Republicans left. Republicans lost.", "Several other Republicans", None),
        ("Ilsa Brandt and Tom Reed left.", "Ilsa Brandt and Tom Reed", None),
        (
            "A spokesman for the Harbour Board, Tom Reed, left.",
            "A spokesman for the Harbour Board, Tom Reed",
            "Tom Reed",
        ),
        ("Sheriff Ann Kolb of Deuel County left.", "Sheriff Ann Kolb of Deuel County", "Ann Kolb"),
        ("Ilsa Brandt’s lawyer left.", "Ilsa Brandt’s lawyer", None),
        ("Halden’s Ilsa Brandt left.", "Halden’s Ilsa Brandt", "Ilsa Brandt"),
        ("Brandt herself left, Ilsa Brandt said.", "Brandt herself", "Ilsa Brandt"),
        ("Officials of the Transport Ministry left.", "Officials of the Transport Ministry", None),
        ("Transport Ministry officials left.", "Transport Ministry officials", None),
        ("The Ministry of Transport left.", "The Ministry of Transport", "Ministry of Transport"),
    ],
)
def test_a_longer_phrase_means_whoever_heads_it(text: str, phrase: str, name: str | None) -> None:
    cast = cast_of(text)
    start = text.index(phrase)
    found = actor_at(cast, Span("r0", start, start + len(phrase)))
    assert (cast_name(cast, found) if found else None) == name


@pytest.mark.parametrize(
    ("texts", "name", "quotes"),
    [
        (
            ("Police arrested two men in Orsa.", "Two men were held. The police gave no names."),
            "the police",
            {"Police", "The police"},
        ),
        (("Police arrested two men.", "Orsa police arrested two men."), "Orsa police", {"Police", "Orsa police"}),
        (
            ("Firefighters reached the house at noon.", "Fire crews found nobody. A fire chief spoke."),
            "firefighters",
            {"Firefighters", "Fire crews"},
        ),
        (
            ("The Halden Police Department made no arrest.", "Police made no arrest."),
            "Halden Police Department",
            {"Halden Police Department", "Police"},
        ),
        (
            ("President Edda Rask signed the law.", "The president signed the law on Friday."),
            "Edda Rask",
            {"Edda Rask", "The president"},
        ),
    ],
)
def test_the_only_body_or_holder_of_an_office_is_one_actor_of_the_story(
    texts: tuple[str, ...], name: str, quotes: set[str]
) -> None:
    cast = cast_of(*texts)
    found = next(actor for actor in cast.actors if name.casefold() == actor.name.casefold())
    assert {cite.quote for cite in found.mentions} == quotes


@pytest.mark.parametrize(
    "texts",
    [
        ("Orsa police arrested a man.", "Halden police arrested a man.", "Police arrested a man."),
        ("President Edda Rask left.", "President Tom Lind left.", "The president left."),
        ("Three police officers left.", "A police officer stayed.", "Police who knew him left."),
    ],
)
def test_a_body_that_may_be_another_is_nobody(texts: tuple[str, ...]) -> None:
    cast = cast_of(*texts)
    last = texts[-1].split(" arrested")[0].split(" left")[0]
    assert actor_at(cast, Span(f"r{len(texts) - 1}", 0, len(last))) is None


def test_a_full_name_of_two_kinds_is_one_actor() -> None:
    cast = cast_of(
        "Common Harbour sued the state. Common Harbour, which has ten members, won.",
        "She called Common Harbour on Friday.",
    )
    assert len([actor for actor in cast.actors if "Common" in actor.name]) == 1


def test_who_is_told_is_not_one_name_with_who_it_is_about() -> None:
    cast = cast_of("Ilsa Brandt told Kolb Norway would pay. Kolb did not believe it.")
    assert {"Kolb", "Norway"} <= {actor.name for actor in cast.actors}


def test_a_surname_is_not_short_for_an_administration() -> None:
    found = names_of(cast_of("The Brandt administration sued. Brandt said he would win.", "Ilsa Brandt lost."))
    assert found["Brandt administration"] == {"r0"}
    assert found["Ilsa Brandt"] == {"r0", "r1"}


def test_of_two_presidents_the_one_who_is_introduced_so_is_meant() -> None:
    cast = cast_of(
        "US President Ilsa Brandt met Finnish President Tom Lind in Oslo.",
        "Ilsa Brandt and Tom Lind met on Friday. The U.S. president left early. The president said nothing.",
    )
    rask = next(actor for actor in cast.actors if actor.name == "Ilsa Brandt")
    assert [cite.quote for cite in rask.mentions if cite.report == "r1"] == ["Ilsa Brandt", "The U.S. president"]
