"""How rare a word is in news at large, from a table of document frequencies that ships with the package."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache, lru_cache

from copydesk.weights import weights


@lru_cache(maxsize=1 << 16)  # a word is weighed wherever it stands
def rarity(word: str) -> float:
    """Inverse document frequency of a lower-case word in news at large, in nats; unlisted words are the rarest."""
    texts, frequencies = _frequencies()
    return math.log((texts + 1) / (frequencies.get(word, 1) + 1))


def is_listed(word: str) -> bool:
    """True for a lower-case word that the table has: news uses it."""
    return word in _frequencies()[1]


@cache
def base_form(word: str) -> str:
    """The verb of a participle that the tagger took for an adjective or noun ("injured", "meeting"), if news has it.

    Only makes words equal that one report uses as a verb and another as an adjective; a wrong base is harmless as
    long as it is the same one everywhere.
    """
    frequencies = _frequencies()[1]
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) >= len(ending) + 4:
            bare = word.removesuffix(ending)
            undoubled = bare[:-1] if bare[-1] == bare[-2] else bare
            for form in (bare + "e", bare, undoubled):
                if form in frequencies:
                    return form
    return word


@cache
def _frequencies() -> tuple[int, Mapping[str, int]]:
    first, *lines = weights("word_frequencies.txt").decode("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return int(first), {word: int(n) for word, n in pairs}
