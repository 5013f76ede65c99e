"""How well words stand by themselves, and how much they matter to the story."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import IntEnum
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from copydesk.compare.origins import origin_of
from copydesk.compare.units import Page, Unit, Weights, cosines, mentions_in
from copydesk.model.span import Span, overlaps
from copydesk.model.story import Cast, Provenance

# Words that open a sentence which only makes sense after the one before it.
_BACKWARD = frozenset(
    """he she it they him her them his hers its their theirs this that these those such another others
    but and or so yet also still then however moreover meanwhile instead therefore thus nevertheless besides
    furthermore likewise similarly otherwise here there""".split()
)
_SUBJECT_PRONOUNS = frozenset("he she it they i we you who which".split())
_RELATIVES = frozenset("who which that whose whom".split())
_POSSESSIVES = frozenset("my our your his her its their whose".split())
_LINKED = frozenset("if unless whether because although though while when after before until since as than".split())
_UNASSERTED = frozenset("if unless whether until than".split())
_FIRST_PERSONS = frozenset("i me my we us our you your".split())
_EDGES = "—–-,\"“”‘’'("
_BE = frozenset("is are was were be been being am 's 're ’s ’re 'm ’m".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OPENERS, _CLOSERS = "“(", "”)"
# Shares of importance: what others tell too, what stands high up, who and how many are named.
SHARED_WEIGHT = 0.5
LEAD_WEIGHT = 0.38
OWN_WEIGHT = 0.08
# How many words at its head show whether a sentence begins with a pronoun.
OPENING_WORDS = 6
# A sentence is a quotation from this share of its characters on: what remains is "he said on Monday".
MOSTLY_SPOKEN = 0.6
# What being reprinted counts beside being told independently.
REPRINTED = 0.6
NAMED_WEIGHT = 0.04
# From this nearness to headlines and leads on a sentence tells the news; what is told of something else counts less,
# down to this share less, however many tell it.
NEWS = 0.2
ASIDE_COST = 0.7
# The news stands in the first two sentences of a report, the second counting half.
LEAD_SENTENCES = 2


class Standing(IntEnum):
    """From a sentence that needs nothing before it down to words that are no clause."""

    CLEAR = 0
    VAGUE = 1
    DANGLING = 2
    FRAGMENT = 3


def standing_of(unit: Unit, page: Page, cast: Cast) -> Standing:
    """How well the unit's words stand alone in another text."""
    if _is_fragment(unit, page):
        return Standing.FRAGMENT
    words = [match.group().lower() for match in islice(_WORD.finditer(unit.said), OPENING_WORDS)]
    if not words or words[0] in _BACKWARD or words[0] in _SUBJECT_PRONOUNS:
        return Standing.DANGLING
    if unit.text[0] in '"“' and unit.text.rstrip()[-1] in '"”':
        return Standing.DANGLING  # a quotation without its speaker
    opening = min(60, len(unit.text))
    head = Span(unit.span.report, unit.span.start, unit.span.start + opening)
    if mentions_in(cast, head) and _SUBJECT_PRONOUNS.isdisjoint(words):
        return Standing.CLEAR
    return Standing.VAGUE


def is_speech_of_nobody(unit: Unit, page: Page, cast: Cast) -> bool:
    """True for a quotation whose speaker is not named beside it: all of the sentence, or all but "he said"."""
    spoken = [
        part
        for quote in page.marked.quotes
        if quote.kind != "indirect"
        for part in quote.content
        if overlaps(part, unit.span)
    ]
    inside = sum(min(part.end, unit.span.end) - max(part.start, unit.span.start) for part in spoken)
    if inside < MOSTLY_SPOKEN * len(unit.text):
        return False
    text = page.marked.report.text
    return not any(
        text[start].isupper() and not any(part.start <= start < part.end for part in spoken)
        for start, _, _ in mentions_in(cast, unit.span)
    )


def _is_fragment(unit: Unit, page: Page) -> bool:
    text = unit.said
    if text.count('"') % 2 or any(text.count(o) != text.count(c) for o, c in zip(_OPENERS, _CLOSERS, strict=True)):
        return True
    sentence = page.sentences[unit.sentence]
    if unit.parts:
        before = sentence.text[: unit.span.start - sentence.span.start].split()
        linked = bool(before) and before[-1].lower().strip(_EDGES) in _UNASSERTED
        return linked or any(match.group().lower() in _FIRST_PERSONS for match in _WORD.finditer(text))
    if sentence.span == unit.span:
        return False
    act = next((act for act in unit.acts if act.span == unit.span), None)
    if act is None or act.actor is None or act.actor.start - unit.span.start > 4:
        return True
    if _is_nominal(page.marked.report.text[act.actor.start : act.actor.end]):
        return True
    before = sentence.text[: unit.span.start - sentence.span.start].split()
    if before and before[-1].lower().strip(_EDGES) in _LINKED:
        return True
    whole = page.marked.report.text
    after_actor = [word for word in whole[act.actor.end : act.verb_span.start].split() if word.strip(_EDGES)]
    if after_actor and after_actor[0].lower().strip(_EDGES) in _RELATIVES:
        return True
    verb = whole[act.verb_span.start : act.verb_span.end].lower()
    if verb.endswith("ing") and not any(word.lower() in _BE for word in after_actor):
        return not any(word.lower().endswith(("'s", "’s", "'re", "’re")) for word in after_actor)
    return bool(after_actor) and after_actor[-1] == "to" and len(after_actor) == 1


def _is_nominal(actor: str) -> bool:
    """True for "its threat to withhold grants": whose actor is a possessor is a noun phrase and no clause."""
    return actor.lower() in _POSSESSIVES or actor.endswith(("'s", "’s"))


def importance(pages: Sequence[Page], weights: Weights, provenance: Provenance) -> dict[Span, float]:
    """How much each sentence matters, 0..1: told by others, high up, central to its own report, naming many."""
    units = [unit for page in pages for unit in page.sentences]
    if not units:
        return {}
    alike = cosines(units, weights)
    homes = [origin_of(provenance, unit.span) for unit in units]
    told = _told_by_others(alike, [len(page.sentences) for page in pages], homes)
    last = np.cumsum([len(page.sentences) for page in pages])
    blocks = [slice(int(end) - len(page.sentences), int(end)) for page, end in zip(pages, last, strict=True)]
    event = events(pages, weights)
    scores: dict[Span, float] = {}
    for page, own_block in zip(pages, blocks, strict=True):
        for row, unit in enumerate(page.sentences, own_block.start):
            aside = ASIDE_COST * (1 - min(1.0, event[unit.span] / NEWS))
            shared = (1 - aside) * told[row] / max(1, len(pages) - 1)
            others = len(page.sentences) - 1
            own = (
                min(1.0, 3 * (float(alike[row, own_block].sum()) - float(alike[row, row])) / others) if others else 0.0
            )
            named = min(1.0, (len(unit.actors) + len(unit.figures)) / 5)
            lead = (1 - unit.place) ** 2
            scores[unit.span] = SHARED_WEIGHT * shared + LEAD_WEIGHT * lead + OWN_WEIGHT * own + NAMED_WEIGHT * named
    return scores


def _told_by_others(alike: NDArray[np.float64], lengths: Sequence[int], homes: Sequence[str]) -> list[float]:
    """For each sentence the likeness of the nearest one of every other report, summed, a reprint counting less.

    `alike` is [sentence, sentence] in order of report, `lengths` how many each report has, `homes` their origins.
    """
    codes = np.unique(homes, return_inverse=True)[1]
    reports, rows = np.repeat(np.arange(len(lengths)), lengths), np.arange(len(alike))
    told = np.zeros(len(alike))
    for number, (first, length) in enumerate(zip(np.cumsum([0, *lengths]).tolist(), lengths, strict=False)):
        if length:
            nearest = first + alike[:, first : first + length].argmax(1)
            counted = alike[rows, nearest] * np.where(codes[nearest] == codes, REPRINTED, 1.0)
            told += np.where(reports == number, 0.0, counted)
    return [float(value) for value in told]


def events(pages: Sequence[Page], weights: Weights) -> dict[Span, float]:
    """How near each sentence is to the event that the reports tell: the cosine with their headlines and leads.

    An aside may stand in every report and be none of the news ("Lund, 46, is married to ..."): support does not see it.
    """
    told = _told_first(pages, weights)
    length = _length(told)
    return {unit.span: _cosine(unit.keys, told, length, weights) for page in pages for unit in page.sentences}


def heard_leads(pages: Sequence[Page], weights: Weights) -> dict[Span, float]:
    """How near the first sentence of each report is to its headline and to what the other reports tell first.

    A caption or a teaser for another story may stand where the lead should be.
    """
    found: dict[Span, float] = {}
    for page in pages:
        if page.sentences:
            others = [one if one is not page else one._replace(sentences=()) for one in pages]
            told = _told_first(others, weights)
            found[page.sentences[0].span] = _cosine(page.sentences[0].keys, told, _length(told), weights)
    return found


def _told_first(pages: Sequence[Page], weights: Weights) -> dict[str, float]:
    """The keys of headlines and of the first sentences, each with its weight summed."""
    told: dict[str, float] = defaultdict(float)
    for page in pages:
        for unit in page.sentences[:LEAD_SENTENCES]:
            for key in unit.keys:
                told[key] += weights[key] / (1 + unit.sentence)
        for key in page.headline:
            told[key] += weights.get(key, 0.0)
    return told


def _length(told: Mapping[str, float]) -> float:
    return math.sqrt(math.fsum(value * value for value in told.values()))


def _cosine(keys: frozenset[str], told: Mapping[str, float], length: float, weights: Weights) -> float:
    own = math.sqrt(math.fsum([weights[key] ** 2 for key in keys]))
    common = math.fsum([weights[key] * told[key] for key in keys if key in told])
    return round(common / (own * length), 9) if own and length else 0.0
