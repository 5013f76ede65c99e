"""How rare a word is in news at large, from a table of document frequencies that ships with the package."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from copydesk.weights import weights


def rarity(word: str) -> float:
    """Inverse document frequency of a lower-case word in news at large, in nats; unlisted words are the rarest."""
    texts, frequencies = _frequencies()
    return math.log((texts + 1) / (frequencies.get(word, 1) + 1))


@cache
def _frequencies() -> tuple[int, Mapping[str, int]]:
    first, *lines = weights("word_frequencies.txt").decode("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return int(first), {word: int(n) for word, n in pairs}
