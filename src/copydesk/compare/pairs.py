"""How far two sentences assert the same event or fact: a small learned model over what their marks share.

Logistic regression whose signs are fixed (likeness can only raise the score, a clash only lower it), because freer
models learn the training topics. The score of a pair is then lowered by how alike its two sentences are to everything
else at hand (`POOL`): a sentence that is like all others says little. Weights come from `training/claims/train.py`.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from copydesk.model.marks import MarkedReport
from copydesk.text.rarity import base_form, rarity
from copydesk.text.synonyms import folded, folded_verb
from copydesk.weights import weights

# Share of the two sentences' mean scores that is taken from a pair's own (measured on bench/claims).
POOL = 0.25
MOST_RARE = 9.0
CLIP = 4.0
_GRAM = 4

FEATURES = (
    "shared", "covered", "grams", "names_shared", "names_apart", "numbers_shared", "numbers_apart", "deeds_shared",
    "deeds_apart", "parties_shared", "force_apart",
)  # fmt: skip
# +1: may only raise the score, -1: may only lower it.
SIGNS = (1, 1, 1, 1, -1, 1, -1, 1, -1, 1, -1)


class Spread(NamedTuple):
    """How words and grams are spread over the sentences at hand: 1 for those in one of them, less for common ones."""

    words: Mapping[str, float]
    grams: Mapping[str, float]


class Said(NamedTuple):
    """What one sentence says, as sets with weights; made once a sentence, however many pairs it is in."""

    words: Mapping[str, float]
    grams: Mapping[str, float]
    names: frozenset[str]
    numbers: frozenset[float]
    deeds: frozenset[str]
    parties: frozenset[tuple[str, str]]
    force: frozenset[str]


class Model(msgspec.Struct, frozen=True):
    """Means and scales of the features, and their weights."""

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float


def said(marked: MarkedReport) -> Said:
    """What a text of one or a few sentences says, from its marks."""
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
        words=_weighed(terms),
        grams=_weighed([word[:_GRAM] for word in surface], {word[:_GRAM]: rarity(word) for word in sorted(surface)}),
        names=names,
        numbers=frozenset(figure.value for figure in marked.figures if figure.value is not None),
        deeds=frozenset(deeds),
        parties=frozenset(parties),
        force=frozenset(force),
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


def features(a: Said, b: Said, spread: Spread) -> tuple[float, ...]:
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
    )


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


def score_pairs(pairs: Sequence[tuple[Said, Said]]) -> list[float]:
    """How far each pair asserts the same, 0..1, each sentence weighed against the others at hand."""
    model = _model()
    at_hand = {id(sentence): sentence for pair in pairs for sentence in pair}
    spread = spread_of(list(at_hand.values()))
    raw = [_logit(model, features(a, b, spread)) for a, b in pairs]
    sums: dict[int, list[float]] = defaultdict(list)
    for (a, b), score in zip(pairs, raw, strict=True):
        sums[id(a)].append(score)
        sums[id(b)].append(score)
    mean = {key: math.fsum(scores) / len(scores) for key, scores in sums.items()}
    overall = math.fsum(raw) / max(1, len(raw))
    return [
        1.0 / (1.0 + math.exp(-(score - POOL * (mean[id(a)] + mean[id(b)] - 2 * overall))))
        for (a, b), score in zip(pairs, raw, strict=True)
    ]


def _logit(model: Model, row: Sequence[float]) -> float:
    total = model.bias
    for value, mean, scale, weight in zip(row, model.means, model.scales, model.weights, strict=True):
        total += weight * max(-CLIP, min(CLIP, (value - mean) / scale))
    return total


@cache
def _model() -> Model:
    return msgspec.json.decode(weights("pairs.json"), type=Model)
