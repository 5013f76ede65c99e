"""Nouns of deeds and doers lead to their verbs; other nouns stay themselves."""

import pytest

from copydesk.text.derivation import is_doer, verb_of


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("eruption", "erupt"), ("voting", "vote"), ("loss", "lose"), ("thief", "steal"), ("withdrawal", "withdraw"),
        ("rescuer", "rescue"), ("announcement", "announce"), ("expulsion", "expel"), ("cancellation", "cancel"),
        ("closure", "close"), ("robbery", "rob"),
    ],
)  # fmt: skip
def test_the_verb_behind_a_noun(noun: str, verb: str) -> None:
    assert verb_of(noun) == verb


@pytest.mark.parametrize("noun", ["village", "olive", "museum", "king"])
def test_a_noun_without_a_verb_stays_itself(noun: str) -> None:
    assert verb_of(noun) == noun


def test_doers() -> None:
    assert is_doer("rescuer")
    assert is_doer("thief")
    assert not is_doer("voting")
