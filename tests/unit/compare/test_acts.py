"""Which acts a dossier tells: deeds of somebody, and nothing that the parser left in doubt."""

from __future__ import annotations

import pytest

from copydesk.compare.actors import resolve_actors
from copydesk.compare.acts import join_acts
from copydesk.compare.copies import find_copies
from copydesk.compare.origins import trace_origins
from copydesk.model.report import Report
from copydesk.pipeline import mark
from copydesk.reading import read

OPENING = "It was a long week in Orsa. "


def told(text: str) -> list[tuple[str | None, str, str | None]]:
    reports = [Report(id="r", source="r.txt", text=OPENING + text)]
    marked = [mark(read(report)) for report in reports]
    cast = resolve_actors(marked)
    names = {actor.id: actor.name for actor in cast.actors}
    acts = join_acts(marked, cast, (), trace_origins(reports, find_copies(reports)))
    return [(names.get(act.actor or "", act.actor), act.verb, names.get(act.target or "", act.target)) for act in acts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lena Ortiz fired Tove Hald.", [("Lena Ortiz", "fire", "Tove Hald")]),
        ("Lena Ortiz resigned on Friday.", [("Lena Ortiz", "resign", None)]),
        ("Tove Hald was arrested.", [(None, "arrest", "Tove Hald")]),
        ("Police charged two clerks.", [("police", "charge", "two clerks")]),
        ("Lena Ortiz wore a red coat.", []),
        ("Lena Ortiz spoke to reporters.", []),
        ("Lena Ortiz holds a lead of six points.", []),
        ("Lena Ortiz rejected that idea.", []),
        ("Tove Hald was born in Orsa.", []),
        ("Growing debts threatened the mill.", []),
    ],
)
def test_only_deeds_are_acts_of_a_story(text: str, expected: list[tuple[str | None, str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lena Ortiz, a clerk running for the council, fired Tove Hald.", ("Lena Ortiz", "run for", "the council")),
        ("A former clerk, Tove Hald, sued Lena Ortiz.", ("Tove Hald", "sue", "Lena Ortiz")),
        (
            "The mayor saw signs of Lena Ortiz softening her plan to close the mill.",
            ("Lena Ortiz", "close", "the mill"),
        ),
    ],
)
def test_who_acts_is_told_by_name_where_the_sentence_names_them(
    text: str, expected: tuple[str | None, str, str | None]
) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lena Ortiz told Tove Hald.",
        "Lena Ortiz fired back on Twitter.",
        "Those clerks sued Lena Ortiz.",
        "Lena Ortiz issued a statement.",
        "Lena Ortiz wrote a letter in which she apologized.",
    ],
)
def test_what_leaves_open_what_was_done_or_by_whom_is_no_act(text: str) -> None:
    assert not any(target is not None for _, _, target in told(text))


def test_a_deed_told_in_full_is_not_told_again_in_less() -> None:
    acts = told("Lena Ortiz apologized to Tove Hald on Friday. Lena Ortiz apologized.")
    assert acts == [("Lena Ortiz", "apologize to", "Tove Hald")]
