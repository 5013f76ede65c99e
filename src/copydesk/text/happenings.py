"""Nouns that name what happens: they can be at a time, as a person or a bridge cannot."""

from __future__ import annotations

import re

from copydesk.text.synonyms import folded

# Nouns of events that are verbs as they stand, or no derivation shows it; the rest end as nouns made of verbs do.
_HAPPENINGS = frozenset(
    """attack vote election meeting speech interview conference crash blast explosion fire game match debate hearing
    trial visit summit march protest rally war raid storm flood earthquake deadline letter report article tweet
    post show race fight walk talk strike bid offer call move plan deal sale loss win defeat murder death birth
    rise fall cut increase drop exam concert festival ceremony funeral service vigil party dinner lunch
    breakfast trip tour flight parade riot coup poll primary caucus convention siege ambush assault clash
    collapse quake launch landing release request claim charge appeal lawsuit suit ruling order review study
    test search arrest rescue remark comment note day week month year tragedy disaster incident event accident
    hurricane tornado eruption outbreak
    slide landslide avalanche blaze brawl scuffle outage blackout final""".split()
)
_MADE_OF_VERBS = re.compile(r"(?:tion|sion|ment|ing|ance|ence|al|ure|(?:cov|liv|rob|bb|rg)ery|sis)$")


def happens(lemma: str, pos: str = "NOUN") -> bool:
    """True of "vote", "crash", "collision", and not of a name or a thing; `pos` is the Universal POS tag."""
    lemma = lemma.lower()
    return pos != "PROPN" and (lemma in _HAPPENINGS or _MADE_OF_VERBS.search(lemma) is not None)


# What is over in a moment: the nouns and the verbs for it, whichever of them a report takes.
_BLOWS = {
    word: kind
    for kind, words in {
        "explosion": "explosion blast detonation explode detonate",
        "crash": "crash collision impact collide",
        "derailment": "derailment derail",
        "collapse": "collapse",
        "quake": "quake earthquake tremor aftershock",
        "slide": "landslide avalanche rockfall mudslide",
        "grounding": "grounding",
    }.items()
    for word in words.split()
}


def blow_of(lemma: str) -> str | None:
    """The kind of sudden blow that a noun or a verb tells of ("blast" and "blow up": explosion), None for any other."""
    return _BLOWS.get(lemma) or _BLOWS.get(folded(lemma))
