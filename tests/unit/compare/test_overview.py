"""Which sentences an overview leaves out: those that lean on others and those that tell what was told already."""

from __future__ import annotations

import pytest

from copydesk.compare.actors import resolve_actors
from copydesk.compare.leaning import leaning_cost
from copydesk.compare.repeats import retelling
from copydesk.compare.units import Unit, pages_of
from copydesk.meanings import meanings
from copydesk.model.marks import MarkedReport
from copydesk.model.report import Report
from copydesk.model.story import Cast
from copydesk.pipeline import make_dossier, mark
from copydesk.reading import read


def marked_of(*texts: str) -> tuple[list[MarkedReport], Cast, list[list[Unit]]]:
    marked = [mark(read(Report(id=f"r{n}", source=f"{n}.txt", text=text))) for n, text in enumerate(texts)]
    cast = resolve_actors(marked)
    return marked, cast, [list(page.sentences) for page in pages_of(marked, cast)]


def cost(text: str) -> float:
    _, cast, [sentences] = marked_of(text)
    return leaning_cost(sentences[-1], cast)


@pytest.mark.parametrize(
    "sentence",
    [
        "In fact, the Harwell council had asked for the repairs in March.",
        "The Harwell council would not go that far, the mayor said.",
        "Both sides left without a word to reporters.",
        "We had warned the Harwell council about the bridge.",
        "Lena Ortiz wrote on it on Tuesday.",
        "The Harwell council voted for these repairs on Tuesday.",
    ],
)
def test_a_sentence_that_leans_on_another_costs(sentence: str) -> None:
    assert cost(f"A plan for the bridge was signed. {sentence}") > 0


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harwell council closed the bridge on Tuesday after its inspectors found cracks.",
        "Lena Ortiz said on Tuesday that she would answer the council this week.",
        'Lena Ortiz said on Tuesday: "We never saw these cracks."',
        "Those who live beside the Harwell bridge were told to leave on Tuesday.",
        "Inspectors said it was likely that the bridge would stay closed.",
    ],
)
def test_a_sentence_that_has_all_it_needs_costs_nothing(sentence: str) -> None:
    assert cost(sentence) == 0


def is_retold(first: str, second: str) -> bool:
    marked, cast, sentences = marked_of(first, second)
    meant = meanings(marked)
    if meant(sentences[0][0].span) is None:
        pytest.skip("no sentence encoder here")
    return retelling(cast, meant, True)(sentences[1][0], [sentences[0][0]])


def test_one_event_in_other_words_is_told_already() -> None:
    assert is_retold(
        "The Harwell council closed the Mill Street bridge on Tuesday because cracks were found in two girders.",
        "Harwell's councillors shut the bridge at Mill Street on Tuesday after inspectors found two girders cracked.",
    )


@pytest.mark.parametrize(
    "news",
    [
        "The mayor of Harwell apologised to shop owners whose customers cannot reach the east bank.",
        "The Harwell council will pay 40,000 crowns for a ferry beside the Mill Street bridge until June.",
    ],
)
def test_what_names_the_same_places_and_tells_something_else_is_news(news: str) -> None:
    assert not is_retold(
        "The Harwell council closed the Mill Street bridge on Tuesday because cracks were found in two girders.", news
    )


def test_a_first_sentence_that_nobody_else_speaks_of_does_not_open_the_overview() -> None:
    council = (
        "The Harwell council closed the Mill Street bridge on Tuesday after inspectors found cracks in two girders.\n"
        "Mayor Lena Ortiz apologised to shop owners on the east bank.\n"
        "Engineers will look at the girders on Friday.\n"
    )
    teaser = (
        "A film festival opened in Oslo with a comedy about two brothers who sell pianos to sailors.\n"
        "Inspectors found cracks in two girders of the Mill Street bridge, and the Harwell council shut it Tuesday.\n"
        "Harbour master Piet Vos announced a ferry for commuters.\n"
    )
    reports = [
        Report(id=f"r{n}", source=f"{n}.txt", text=text, title="Harwell council closes Mill Street bridge")
        for n, text in enumerate((teaser, council))
    ]
    overview = make_dossier(reports, together=True).overview
    assert "council" in overview[0].text


def test_news_is_told_in_the_words_of_the_newsroom_it_is_given_to() -> None:
    own = (
        "A freight train left the rails outside Harwell on Tuesday, injuring two drivers, the railway said.\n"
        "Mayor Lena Ortiz closed the Mill Street bridge below the line.\n"
        "Engineers will look at the girders on Friday.\n"
    )
    rewrite = (
        "A freight train has left the rails outside Harwell, injuring two drivers, according to the Coastal Press.\n"
        "Shops on the east bank stayed shut, traders told reporters at the harbour.\n"
        "Harbour master Piet Vos announced a ferry for commuters.\n"
    )
    reports = [
        Report(id="r0", source="0.txt", text=rewrite, outlet="Metro Harwell"),
        Report(id="r1", source="1.txt", text=own, outlet="Coastal Press"),
    ]
    told = [sentence.text for sentence in make_dossier(reports, together=True).overview]
    assert told[0].startswith("A freight train left")
    assert not any("according to the Coastal Press" in sentence for sentence in told)
