"""Participles of English verbs."""

import pytest

from copydesk.text.inflection import past_participle


@pytest.mark.parametrize(
    ("lemma", "participle"),
    [
        ("steal", "stolen"), ("take", "taken"), ("arrest", "arrested"), ("close", "closed"), ("deny", "denied"),
        ("destroy", "destroyed"), ("ban", "banned"), ("rob", "robbed"), ("cancel", "cancelled"), ("offer", "offered"),
        ("fix", "fixed"), ("remain", "remained"), ("open", "opened"), ("show", "shown"), ("shut", "shut"),
    ],
)  # fmt: skip
def test_participles(lemma, participle):
    assert past_participle(lemma) == participle
