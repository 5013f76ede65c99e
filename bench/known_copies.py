"""Invented articles with copies whose exact places are known: for measuring, never the same words as any newsroom.

Every article is made of sentences of invented words between real function words. Some articles take sentences of
earlier ones: all of them or a few, in another order, from two sources, with words dropped, added, replaced, digits
changed or letters misread. A taken sentence remembers the article that wrote it, so chains and siblings are known.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

EDIT_RATE = 0.1  # of the words of an edited sentence: the harder end of what reprints do
QUOTE_RATE = 0.3  # of copies: one quotation of 15 to 30 words and nothing else
CREDIT_RATE = 0.3
UNDATED_RATE = 0.2


class Sentence(NamedTuple):
    """Words in order; `wrote` and `number` name the article and place where they stood first."""

    words: tuple[str, ...]
    wrote: int
    number: int
    quoted: bool


class Article(NamedTuple):
    """A record for `copydesk copies`, and for each sentence its lineage (article, number) and place in the text."""

    record: dict[str, str]
    lineage: tuple[tuple[int, int, int, int], ...]
    quoted: frozenset[tuple[int, int]]


class Shared(NamedTuple):
    """What two articles share: half-open ranges of both; `first` is the one that wrote it, if that can be known.

    It cannot where the two are siblings, where all is quotation, or where neither time nor credit tells.
    """

    a: tuple[tuple[int, int], ...]
    b: tuple[tuple[int, int], ...]
    first: str | None


_ONSETS = "b br c cl d dr f fl g gr h j k l m n p pl pr qu r s sh sk st t tr v w".split()
_VOWELS = "a e i o u ai ea ou".split()
_CODAS = "b ck d g l ll m n nd nt p r rd rn s sh st t".split()
_FRAMES = [
    "the N N Ved a N of N after N Ved the J N in the N",
    "N Ved roughly D N and Ved the J N while N of the N Ved on N",
    "officials of the N N Ved that the N would V the J N by the N of N",
    "a J N that Ved D N in the N was Ved by the N without N or N",
    "N and N Ved over the J N which the N had Ved before the N Ved",
    "D of the N Ved their N to the J N because no N had Ved it",
]


class _Words:
    def __init__(self, rng: random.Random) -> None:
        def made() -> str:
            return "".join(
                rng.choice(_ONSETS) + rng.choice(_VOWELS) + (rng.choice(_CODAS) if rng.random() < 0.6 else "")
                for _ in range(rng.choice((1, 2, 2, 3)))
            )

        self.rng = rng
        self.stock = [made() for _ in range(12_000)]

    def word(self) -> str:
        return self.stock[int(len(self.stock) * self.rng.random() ** 2)]  # some words far more often than others

    def sentence(self, low: int, high: int) -> tuple[str, ...]:
        words: list[str] = []
        while len(words) < low:
            words += [self.filled(slot) for slot in self.rng.choice(_FRAMES).split()]
        return tuple(words[: max(low, min(high, len(words)))])

    def filled(self, slot: str) -> str:
        if slot == "D":
            return str(self.rng.randint(2, 9000))
        if slot in ("N", "J", "V", "Ved"):
            return self.word() + ("ed" if slot == "Ved" else "")
        return slot


def known_copies(count: int, seed: int, copied: float = 0.3) -> Iterator[Article]:
    """`count` articles in order of time, a share `copied` of which hold copies; the same for the same seed."""
    rng = random.Random(seed)
    words = _Words(rng)
    recent: list[tuple[str, list[Sentence]]] = []
    for number in range(count):
        own = [
            Sentence(words.sentence(12, 26), number, place, rng.random() < 0.2) for place in range(rng.randint(8, 22))
        ]
        agency = rng.random() < 0.1
        outlet = "Reuters" if agency else f"Outlet {rng.randint(1, 90)}"
        credit = ""
        if recent and not agency and rng.random() < copied:
            source, taken = rng.choice(recent)
            own, credit = _with_copies(rng, words, own, taken, source)
            if rng.random() < 0.15:
                own, _ = _with_copies(rng, words, own, rng.choice(recent)[1], source)
        recent.append((outlet, own))
        recent = recent[-400:]
        yield _article(rng, number, outlet, own, credit)


def _with_copies(
    rng: random.Random, words: _Words, own: list[Sentence], taken: list[Sentence], source: str
) -> tuple[list[Sentence], str]:
    if rng.random() < QUOTE_RATE:
        long_enough = [one for one in taken if 15 <= len(one.words) <= 30]
        chosen = [rng.choice(long_enough)._replace(quoted=True)] if long_enough else []
    else:
        size = rng.randint(1, len(taken))
        start = rng.randint(0, len(taken) - size)
        chosen = taken[start : start + size]
        if rng.random() < 0.2:
            rng.shuffle(chosen)
    edited = [_edited(rng, words, one) if rng.random() < 0.5 else one for one in chosen]
    kept = own[: rng.randint(2, len(own))]
    place = rng.randint(0, len(kept))
    credit = f"(Some information from {source})" if source == "Reuters" and rng.random() < CREDIT_RATE else ""
    return [*kept[:place], *edited, *kept[place:]], credit


def _edited(rng: random.Random, words: _Words, sentence: Sentence) -> Sentence:
    out: list[str] = []
    for word in sentence.words:
        if rng.random() >= EDIT_RATE:
            out.append(word)
        elif word.isdigit():
            out.append(str(int(word) + rng.randint(1, 50)))
        else:
            match rng.randrange(4):
                case 0:
                    out.append(words.word())
                case 1:
                    out += [word, words.word()]
                case 2 if len(word) > 3:
                    at = rng.randrange(len(word))
                    out.append(word[:at] + rng.choice("rnlcoe") + word[at + 1 :])
                case _:
                    pass
    return sentence._replace(words=tuple(out) or sentence.words)


def _article(rng: random.Random, number: int, outlet: str, sentences: list[Sentence], credit: str) -> Article:
    text, lineage = "", []
    for sentence in sentences:
        text += ("\n\n" if rng.random() < 0.4 else " ") if text else ""
        printed = " ".join(sentence.words)
        printed = printed[0].upper() + printed[1:]
        printed = f"“{printed},” an official said." if sentence.quoted else printed + "."
        start = len(text) + sentence.quoted
        lineage.append((sentence.wrote, sentence.number, start, start + len(" ".join(sentence.words))))
        text += printed
    if credit:
        text += f"\n\n{credit}"
    record = {"id": f"k{number}", "outlet": outlet, "text": text}
    if rng.random() >= UNDATED_RATE:
        record["published"] = f"20{31 + number // 518_400}-{1 + number // 43_200 % 12:02}-{1 + number // 1440 % 28:02}"
        record["published"] += f"T{number // 60 % 24:02}:{number % 60:02}:00Z"
    quoted = frozenset((one.wrote, one.number) for one in sentences if one.quoted)
    return Article(record, tuple(lineage), quoted)


def shared(articles: list[Article]) -> dict[tuple[str, str], Shared]:
    """Every two articles that hold a sentence of one lineage, with the ranges of all such sentences."""
    holders: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
    for number, article in enumerate(articles):
        for wrote, place, start, end in article.lineage:
            holders.setdefault((wrote, place), []).append((number, start, end))
    found: dict[tuple[int, int], list[tuple[int, tuple[int, int], tuple[int, int]]]] = {}
    told: set[tuple[int, int]] = set()  # pairs that share a sentence outside quotations
    for (wrote, place), places in holders.items():
        for i, (a, a_start, a_end) in enumerate(places):
            for b, b_start, b_end in places[i + 1 :]:
                if a != b:
                    if (wrote, place) not in articles[a].quoted | articles[b].quoted:
                        told.add((a, b))
                    found.setdefault((a, b), []).append((wrote, (a_start, a_end), (b_start, b_end)))
    return {
        (articles[a].record["id"], articles[b].record["id"]): Shared(
            tuple(sorted({left for _, left, _ in held})),
            tuple(sorted({right for _, _, right in held})),
            articles[a].record["id"]
            if (a, b) in told and all(wrote == a for wrote, _, _ in held) and _tells(articles[a], articles[b])
            else None,
        )
        for (a, b), held in found.items()
    }


def _tells(a: Article, b: Article) -> bool:
    dated = "published" in a.record and "published" in b.record
    return dated or a.record["outlet"] == "Reuters"
