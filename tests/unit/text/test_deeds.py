"""Verbs and nouns of the map of acts."""

from __future__ import annotations

import pytest

from copydesk.text.deeds import is_doubtful, is_slight, names_party, tells_something


@pytest.mark.parametrize(
    ("verb", "slight"),
    [("call", True), ("call off", False), ("give up", False), ("give", True), ("sue", False), ("agree with", True)],
)
def test_a_particle_makes_a_slight_verb_a_deed(verb: str, slight: bool) -> None:
    assert is_slight(verb) is slight


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("federal prosecutors", True),
        ("a board of inquiry", True),
        ("their mothers", True),
        ("the papers", False),
        ("a growing debt", False),
        ("six helicopters", False),
    ],
)
def test_who_can_act_is_told_by_the_head_of_a_phrase(phrase: str, party: bool) -> None:
    assert names_party(phrase) is party


@pytest.mark.parametrize(
    ("phrase", "tells"),
    [("a loan", True), ("that decision", False), ("a way", False), ("the fact of the sale", True), ("it", False)],
)
def test_a_target_that_leaves_open_what_is_meant_tells_nothing(phrase: str, tells: bool) -> None:
    assert tells_something(phrase) is tells


@pytest.mark.parametrize(
    ("phrase", "doubtful"),
    [('a "large part', True), ("the vote - and", True), ('a "large part"', False), ("the port-side crane", False)],
)
def test_a_phrase_cut_in_a_quotation_or_at_a_dash_is_doubtful(phrase: str, doubtful: bool) -> None:
    assert is_doubtful(phrase) is doubtful


def test_a_plural_behind_a_single_article_is_cut_wrongly() -> None:
    assert is_doubtful("a promised vote enraged clerks")
    assert not is_doubtful("a dozen clerks")


@pytest.mark.parametrize(
    ("phrase", "tells"),
    [("a statement", False), ("the mayor's statement", True), ("office", False), ("the prosecutor's office", True)],
)
def test_whose_words_they_are_tells_what_they_are(phrase: str, tells: bool) -> None:
    assert tells_something(phrase) is tells
