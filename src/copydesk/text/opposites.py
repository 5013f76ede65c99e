"""Verbs of which only one can hold of the same party and the same thing at one time.

Small and closed: what can follow one upon the other ("open" and "close", "hire" and "fire") is no contradiction.
"""

from __future__ import annotations

from copydesk.text.synonyms import folded

_PAIRS = (
    ("approve", "reject"), ("accept", "reject"), ("approve", "veto"), ("convict", "acquit"), ("allow", "ban"),
    ("win", "lose"), ("rise", "fall"), ("raise", "cut"), ("support", "oppose"), ("confirm", "dispute"),
)  # fmt: skip
_OPPOSITES = frozenset(frozenset((folded(a), folded(b))) for a, b in _PAIRS)
# Words of either side, which a text may also use to lend force ("refused to").
OPPOSED = frozenset(word for pair in _OPPOSITES for word in pair)


def are_opposites(a: str, b: str) -> bool:
    """True for two folded lemmas that contradict one another."""
    return frozenset((a, b)) in _OPPOSITES
