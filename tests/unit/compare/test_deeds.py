"""Whether two sentences tell one deed: by verb, parties and force."""

from __future__ import annotations

import pytest

from copydesk.compare.actors import resolve_actors
from copydesk.compare.comparison import Comparison
from copydesk.compare.deeds import deeds_fit, is_ahead_of
from copydesk.compare.units import pages_of, weigh
from copydesk.model.report import Report
from copydesk.pipeline import mark
from copydesk.reading import read


def comparison(*texts: str) -> Comparison:
    reports = [Report(id=f"r{n}", source=f"{n}.txt", text=text, published="2024-03-06") for n, text in enumerate(texts)]
    marked = [mark(read(report)) for report in reports]
    cast = resolve_actors(marked)
    pages = pages_of(marked, cast)
    return Comparison(marked, pages, weigh(pages), cast)


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("The council closed the bridge.", "On Tuesday the council closed the bridge.", "agree"),
        ("The council closed the bridge.", "The council may close the bridge.", "clash"),
        ("The council closed the bridge.", "The council did not close the bridge.", "clash"),
        ("The council closed the bridge.", "The council praised the divers.", "unrelated"),
    ],
)
def test_deeds_fit_by_verb_parties_and_force(one: str, other: str, fit: str) -> None:
    both = comparison(one, other)
    assert deeds_fit(both.pages[0].sentences[0], both.pages[1].sentences[0], both) == fit


def test_what_is_yet_to_be_done_is_ahead_of_the_deed() -> None:
    done, planned, again = (
        comparison(text).pages[0].sentences[0]
        for text in (
            "The council closed the bridge.",
            "The council plans to close the bridge.",
            "The council closed the bridge for good.",
        )
    )
    assert is_ahead_of(done, planned)
    assert not is_ahead_of(done, again)
