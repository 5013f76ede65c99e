"""How far two sentences assert the same event or fact: a small learned model over what their marks share.

Logistic regressions whose signs are fixed (likeness can only raise the score, a clash only lower it), because freer
models learn the training topics. Two of them, since two skills pull apart. `story` lays one text against another of
the same story. `events` is for a crowd, where nearly every sentence is paired with nearly every other: it also knows
how alike the two sentences are to everything else in the crowd, which tells look-alike events apart. The score of a
pair is then lowered by how well its two sentences score with all others at hand (`POOL`): a sentence that is like all
others says little. Weights come from `training/claims/train.py`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

import msgspec
import numpy as np

from copydesk.compare.related import Judge, Relation
from copydesk.model.marks import MarkedReport
from copydesk.text.likeness import Likeness, Meaning, likeness, profiles
from copydesk.text.rarity import base_form, rarity
from copydesk.text.synonyms import folded, folded_verb
from copydesk.weights import weights

# Share of the two sentences' mean scores that is taken from a pair's own, in a crowd and elsewhere, and how many scores
# of the average sentence each mean begins with, so that a sentence in one pair does not cancel itself (chosen by
# cross-validation on the training files of bench/claims).
POOL = 0.3
STORY_POOL = 0.2
POOL_PRIOR = 6.0
# From this share of all possible pairs on, sentences are a crowd; below this many they are too few to tell.
CROWDED = 0.6
LEAST_CROWD = 8
# Sentences are at hand together until this many are held and a pair comes that has nothing to do with them, and never
# more than MOST_TEXTS or MOST_PAIRS, so that a file of any length is read in bounded memory (about 150 MB).
ENOUGH_TEXTS = 500
MOST_TEXTS = 2000
MOST_PAIRS = 50_000
MOST_RARE = 9.0
CLIP = 4.0
LEAST_SHARE = 0.01  # keeps the log odds of what is judged certain finite
_GRAM = 4
UNKNOWN = float("nan")  # a feature that cannot be told; it moves a score neither way

FEATURES = (
    "shared", "covered", "grams", "names_shared", "names_apart", "numbers_shared", "numbers_apart", "deeds_shared",
    "deeds_apart", "parties_shared", "force_apart", "matched", "closest", "profile", "judged_same", "judged_near",
)  # fmt: skip
# +1: may only raise the score, -1: may only lower it.
SIGNS = (1, 1, 1, 1, -1, 1, -1, 1, -1, 1, -1, 1, 1, 1, 1, 1)
PROFILE = FEATURES.index("profile")


class Spread(NamedTuple):
    """How words and grams are spread over the sentences at hand: 1 for those in one of them, less for common ones."""

    words: Mapping[str, float]
    grams: Mapping[str, float]


class Said(NamedTuple):
    """What one sentence says, as sets with weights; made once a sentence, however many pairs it is in."""

    text: str
    words: Mapping[str, float]
    grams: Mapping[str, float]
    names: frozenset[str]
    numbers: frozenset[float]
    deeds: frozenset[str]
    parties: frozenset[tuple[str, str]]
    force: frozenset[str]
    meaning: Meaning | None


class Head(msgspec.Struct, frozen=True):
    """Means and scales of the features, and their weights."""

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float


class Model(msgspec.Struct, frozen=True):
    """One head for each place that a pair may stand in."""

    story: Head
    events: Head


def said(marked: MarkedReport, meaning: Meaning | None = None) -> Said:
    """What a text of one or a few sentences says, from its marks and, where there is an encoder, its words' vectors."""
    text = marked.report.text
    terms = [folded(base_form(term)) for sentence in marked.sentences for term in sentence.terms]
    surface = [word for word in (token.strip("\"'“”‘’.,;:()`").lower() for token in text.split()) if len(word) > 2]
    names = frozenset(
        part.lower()
        for name in marked.names
        if name.form not in ("pronoun", "description")
        for part in text[name.span.start : name.span.end].replace("’s", "").replace("'s", "").split()
        if part[0].isupper()
    )
    deeds: set[str] = set()
    parties: set[tuple[str, str]] = set()
    force: set[str] = set()
    for act in marked.acts:
        verb = folded_verb(act.verb)
        deeds.add(verb)
        force.add(f"{act.modality}:{act.negated}")
        for span in (act.actor, act.target):
            if span is not None:
                parties.update(
                    (verb, folded(word.lower().strip(".,'\""))) for word in text[span.start : span.end].split()[-2:]
                )
    return Said(
        text=text,
        words=_weighed(terms),
        grams=_weighed([word[:_GRAM] for word in surface], {word[:_GRAM]: rarity(word) for word in sorted(surface)}),
        names=names,
        numbers=frozenset(figure.value for figure in marked.figures if figure.value is not None),
        deeds=frozenset(deeds),
        parties=frozenset(parties),
        force=frozenset(force),
        meaning=meaning,
    )


def _weighed(keys: Iterable[str], rare: Mapping[str, float] | None = None) -> dict[str, float]:
    return {key: max(0.2, min(MOST_RARE, rare[key] if rare else rarity(key))) for key in sorted(set(keys))}


def spread_of(sentences: Sequence[Said]) -> Spread:
    """The spread of words over the sentences at hand: what all of them share tells none of them apart."""
    return Spread(
        _spread([sentence.words for sentence in sentences]), _spread([sentence.grams for sentence in sentences])
    )


def _spread(sets: Sequence[Mapping[str, float]]) -> dict[str, float]:
    counts = Counter(key for keys in sets for key in keys)
    scale = math.log(1 + len(sets)) or 1.0
    return {key: 0.25 + 0.75 * math.log((1 + len(sets)) / count) / scale for key, count in counts.items()}


def features(
    a: Said, b: Said, spread: Spread, alike: Likeness | None, profile: float, judged: Relation | None
) -> tuple[float, ...]:
    """The features of a pair, in the order of `FEATURES`; symmetric in `a` and `b`."""
    shared, left, right = _overlap(a.words, b.words, spread.words)
    grams, gram_left, gram_right = _overlap(a.grams, b.grams, spread.grams)
    names = a.names & b.names
    numbers = a.numbers & b.numbers
    deeds = a.deeds & b.deeds
    return (
        math.sqrt(shared),
        min(shared / left, shared / right),
        grams / math.sqrt(gram_left * gram_right),
        _share(len(names), min(len(a.names), len(b.names))),
        float(bool(a.names and b.names and not names)),
        float(len(numbers) > 0),
        float(bool(a.numbers and b.numbers and not numbers)),
        math.fsum(_verb_weight(verb) for verb in deeds),
        float(bool(a.deeds and b.deeds and not deeds)),
        float(len(a.parties & b.parties) > 0),
        float(bool(deeds and a.force and b.force and not a.force & b.force)),
        alike.matched if alike else UNKNOWN,
        alike.closest if alike else UNKNOWN,
        profile,
        _log_odds(judged.same) if judged else UNKNOWN,
        _log_odds(judged.same + judged.contrary) if judged else UNKNOWN,
    )


def _log_odds(share: float) -> float:
    return math.log((share + LEAST_SHARE) / (1 + LEAST_SHARE - share))


def _overlap(a: Mapping[str, float], b: Mapping[str, float], spread: Mapping[str, float]) -> tuple[float, float, float]:
    """The weight that both have, and that each has, at least one each."""
    shared = math.fsum(a[key] * spread[key] for key in a.keys() & b.keys())
    left = math.fsum(weight * spread[key] for key, weight in a.items())
    right = math.fsum(weight * spread[key] for key, weight in b.items())
    return shared, left or 1.0, right or 1.0


def _verb_weight(verb: str) -> float:
    return min(MOST_RARE, rarity(verb.split()[0])) / MOST_RARE


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def batches(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    """Rows of sentence pairs ("a", "b") cut into those that are at hand together, in order."""
    held: list[Mapping[str, Any]] = []
    texts: set[str] = set()
    for row in rows:
        pair = {row["a"], row["b"]}
        full = len(texts | pair) > MOST_TEXTS or len(held) >= MOST_PAIRS
        if held and (full or (len(texts) >= ENOUGH_TEXTS and not pair & texts)):
            yield held
            held, texts = [], set()
        held.append(row)
        texts |= pair
    if held:
        yield held


def table(pairs: Sequence[tuple[Said, Said]], judge: Judge | None = None) -> list[tuple[float, ...]]:
    """The features of pairs that are at hand together; `profile` is known in a crowd, what `judge` says elsewhere."""
    at_hand = {sentence.text: sentence for pair in pairs for sentence in pair}
    spread = spread_of(list(at_hand.values()))
    known: dict[tuple[str, str], Likeness | None] = {}
    profile = _crowd_profiles(pairs, at_hand, known)
    keys = [_key(a.text, b.text) for a, b in pairs]
    judged = _judged([key for key in keys if key not in profile], judge)
    rows = []
    for key in keys:
        first, second = at_hand[key[0]], at_hand[key[1]]
        alike = _alike(key, at_hand, known)
        rows.append(features(first, second, spread, alike, profile.get(key, UNKNOWN), judged.get(key)))
    return rows


def _judged(keys: Sequence[tuple[str, str]], judge: Judge | None) -> dict[tuple[str, str], Relation]:
    distinct = list(dict.fromkeys(keys))
    found = judge(distinct) if judge is not None else None
    return {key: Relation(*shares) for key, shares in zip(distinct, found or [], strict=False)}


def _key(a: str, b: str) -> tuple[str, str]:
    """One order for a pair, so that sums of floats come out the same either way round."""
    return (a, b) if a <= b else (b, a)


def _alike(
    key: tuple[str, str], at_hand: Mapping[str, Said], known: dict[tuple[str, str], Likeness | None]
) -> Likeness | None:
    if key not in known:
        a, b = at_hand[key[0]].meaning, at_hand[key[1]].meaning
        known[key] = likeness(a, b) if a is not None and b is not None else None
    return known[key]


def _crowd_profiles(
    pairs: Sequence[tuple[Said, Said]],
    at_hand: Mapping[str, Said],
    known: dict[tuple[str, str], Likeness | None],
) -> dict[tuple[str, str], float]:
    """The profile of every two sentences of a crowd, by their texts."""
    found: dict[tuple[str, str], float] = {}
    for group in crowds({_key(a.text, b.text) for a, b in pairs if a.text != b.text}):
        if any(at_hand[text].meaning is None for text in group):
            continue
        alike = np.zeros((len(group), len(group)))
        for (i, a), (j, b) in combinations(enumerate(group), 2):
            one = _alike((a, b), at_hand, known)
            alike[i, j] = alike[j, i] = one.matched if one else 0.0
        told = profiles(alike)
        found.update(((a, b), float(told[i, j])) for (i, a), (j, b) in combinations(enumerate(group), 2))
    return found


def crowds(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Groups of connected sentences of which nearly all possible pairs are given; each sorted."""
    group_of: dict[str, list[str]] = {}
    links: Counter[str] = Counter()
    for a, b in sorted(pairs):
        links[a] += 1
        left, right = group_of.setdefault(a, [a]), group_of.setdefault(b, [b])
        if left is not right:
            left.extend(right)
            group_of.update(dict.fromkeys(right, left))
    groups = {id(group): sorted(group) for group in group_of.values()}.values()
    return [group for group in groups if _is_crowded(len(group), sum(links[text] for text in group))]


def _is_crowded(size: int, links: int) -> bool:
    return size >= LEAST_CROWD and links >= CROWDED * size * (size - 1) / 2


def score_pairs(pairs: Sequence[tuple[Said, Said]], judge: Judge | None = None) -> list[float]:
    """How far each pair asserts the same, 0..1, each sentence weighed against the others at hand.

    `judge` is asked of pairs that stand in no crowd; without it the rest decides.
    """
    model, rows = _model(), table(pairs, judge)
    crowded = [not math.isnan(row[PROFILE]) for row in rows]
    raw = [logit(model.events if crowd else model.story, row) for crowd, row in zip(crowded, rows, strict=True)]
    pools = [POOL if crowd else STORY_POOL for crowd in crowded]
    return [1.0 / (1.0 + math.exp(-score)) for score in pooled([(a.text, b.text) for a, b in pairs], raw, pools)]


def pooled(pairs: Sequence[tuple[str, str]], raw: Sequence[float], pools: Sequence[float]) -> list[float]:
    """Each pair's score lowered by its share of how the two sentences score on average."""
    sums: dict[str, list[float]] = defaultdict(list)
    for pair, score in zip(pairs, raw, strict=True):
        for text in pair:
            sums[text].append(score)
    overall = math.fsum(raw) / max(1, len(raw))
    above = {
        text: (math.fsum(scores) - overall * len(scores)) / (len(scores) + POOL_PRIOR) for text, scores in sums.items()
    }
    return [score - pool * (above[a] + above[b]) for (a, b), score, pool in zip(pairs, raw, pools, strict=True)]


def logit(head: Head, row: Sequence[float]) -> float:
    """The score of a pair before pooling; what is unknown adds nothing."""
    total = head.bias
    for value, mean, scale, weight in zip(row, head.means, head.scales, head.weights, strict=True):
        if not math.isnan(value):
            total += weight * max(-CLIP, min(CLIP, (value - mean) / scale))
    return total


@cache
def _model() -> Model:
    return msgspec.json.decode(weights("pairs.json"), type=Model)
