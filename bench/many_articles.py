"""Invented articles by the million: as `known_copies.py`, much faster, without a record of what was copied.

Some 400 words each, made of sentences of invented words between real function words, a share of the articles with one
to all sentences of one of the 400 before them, every other such sentence edited. For measuring cost.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np

FRAMES = [
    "the {} {} {}ed a {} of {} after {} {}ed the {} {} in the {}",
    "the {} and {} {}ed roughly 4{} {} and {}ed the {} {} while {} of the {} {}ed on {}",
    "officials of the {} {} {}ed that the {} would {} the {} {} by the {} of {} before the {} {}ed",
    "a {} {} that {}ed {} in the {} was {}ed by the {} without {} or {} and with {} of the {}",
    "{} and {} {}ed over the {} {} which the {} had {}ed before the {} {}ed a {} in the {} of {}",
    "some 2{} of the {} {}ed their {} to the {} {} because no {} had {}ed it after the {} of {} {}ed",
]
RECENT = 400
_DRAWN = 1 << 16
_ONSETS = "b br c cl d dr f fl g gr h j k l m n p pl pr qu r s sh sk st t tr v w".split()
_VOWELS = "a e i o u ai ea ou".split()
_CODAS = ["", "", "", *"b ck d g l ll m n nd nt p r rd rn s sh st t".split()]


def many_articles(count: int, seed: int, copied: float) -> Iterator[dict[str, str]]:
    """`count` records in order of time, a share `copied` of which take sentences; the same for the same arguments."""
    rng = random.Random(seed)
    words = _words(rng, seed)
    frames = [(frame, frame.count("{}")) for frame in FRAMES]
    recent: list[list[str]] = []
    for number in range(count):
        own = [_sentence(*rng.choice(frames), words) for _ in range(rng.randint(12, 23))]
        if recent and rng.random() < copied:
            source = rng.choice(recent)
            size = rng.randint(1, len(source))
            start = rng.randint(0, len(source) - size)
            taken = [_edited(rng, one, words) if place % 2 else one for place, one in enumerate(source[start:][:size])]
            own[rng.randint(0, len(own)) :] = taken
        recent.append(own)
        del recent[:-RECENT]
        begins = [f"{one[0].upper()}{one[1:]}." for one in own]
        text = "\n\n".join(" ".join(begins[place : place + 3]) for place in range(0, len(begins), 3))
        published = (datetime(2031, 1, 1) + timedelta(minutes=number)).isoformat() + "Z"
        yield {"id": f"m{number}", "outlet": f"Outlet {rng.randint(1, 90)}", "text": text, "published": published}


def _words(rng: random.Random, seed: int) -> Iterator[str]:
    """Words without end, some far more often than others."""
    stock = [
        "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(rng.choice((1, 2, 2, 3))))
        for _ in range(12_000)
    ]
    drawn = np.random.default_rng(seed)
    while True:
        yield from map(stock.__getitem__, (drawn.random(_DRAWN) ** 2 * len(stock)).astype(int).tolist())


def _sentence(frame: str, slots: int, words: Iterator[str]) -> str:
    return frame.format(*[next(words) for _ in range(slots)])


def _edited(rng: random.Random, sentence: str, words: Iterator[str]) -> str:
    """The sentence with one word in ten replaced, dropped or joined by another."""
    out: list[str] = []
    for word in sentence.split():
        chance = rng.random()
        if chance >= 0.1:
            out.append(word)
        elif chance >= 0.05:
            out.append(next(words))
        elif chance >= 0.025:
            out += [word, next(words)]
    return " ".join(out) or sentence
