"""Which quotations of several reports render one utterance: links by speaker and words, the strongest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from copydesk.compare.occasions import Stitch, is_another_occasion, stitches
from copydesk.compare.renderings import Utterance, Word, aligns, longest_run, shared_weight, telling
from copydesk.compare.speakers import NEAR_PARAGRAPHS, cannot_be_one, may_be_one, one_speaker
from copydesk.model.story import Cast
from copydesk.text.rarity import rarity

# Set by reading news triples (bench/stories), not tuned by score: a wrong join misleads more than a missed one.
SAME_SPEAKER_SHARE = 0.5  # of the lighter side's weight in content words that the other side has too
SAME_SPEAKER_TERMS = 2
SAME_SPEAKER_WEIGHT = 8.0  # nats: "attend" and "meeting" are two words that tell, "know" and "send" are not
LONGER_SHARE = 0.15  # of the heavier side's weight: less is one topic and two remarks
SAME_SPEAKER_RUN = 3  # telling words in one run
FRAGMENT_SHARE = 0.3
FRAGMENT_RARITY = 4.0  # nats: a quoted word as rare as this points at one utterance of its speaker
UNKNOWN_SPEAKER_SHARE = 0.8
UNKNOWN_SPEAKER_TERMS = 4
VERBATIM_WORDS = 8  # quoted words in a row that two sources do not share by chance
SURE = 100.0  # links of one speaker are made before any other
OTHER_SPEAKER_RUN = 6  # telling words, all of them quoted on both sides
SAME_MEDIUM = 3.0  # a tweet answers a tweet before it answers what was said elsewhere


def stitched_quotations(utterances: Sequence[Utterance]) -> list[Stitch]:
    """Quotations that some report makes of two utterances of one speaker."""
    by_speaker = [[j for j, other in enumerate(utterances) if one_speaker(one, other)] for one in utterances]
    return list(stitches(utterances, by_speaker))


def join_utterances(utterances: Sequence[Utterance], cast: Cast, stitched: Sequence[Stitch]) -> list[list[int]]:
    """Groups of utterances that are one statement, the strongest links first, in order of their first member."""
    seams = frozenset(frozenset((stitch.first, stitch.second)) for stitch in stitched)
    links = []
    for i, j in _candidates(utterances):
        strength = _answers(utterances[i], utterances[j], cast)
        if strength:
            links.append((-strength, i, j))
    group_of = list(range(len(utterances)))
    members = {number: [number] for number in group_of}
    for _, i, j in sorted(links):
        left, right = sorted((group_of[i], group_of[j]))
        if left == right or not _may_merge(members[left], members[right], utterances, seams):
            continue
        members[left] += members.pop(right)
        for number in members[left]:
            group_of[number] = left
    return [sorted(members[key]) for key in sorted(members)]


def _candidates(utterances: Sequence[Utterance]) -> Iterator[tuple[int, int]]:
    """Pairs of different reports that share a speaker or rare words; the rest need no comparing."""
    shelves: dict[str, list[int]] = defaultdict(list)
    for number, utterance in enumerate(utterances):
        if utterance.speaker:
            shelves["actor:" + utterance.speaker].append(number)
        rarest = sorted(utterance.terms, key=lambda term: (-rarity(term), term))
        for term in rarest[:12]:
            shelves["term:" + term].append(number)
    seen = set()
    for shelf in shelves.values():
        for i, j in combinations(shelf, 2):
            if (i, j) not in seen and utterances[i].report.id != utterances[j].report.id:
                seen.add((i, j))
                yield i, j


def _answers(a: Utterance, b: Utterance, cast: Cast) -> float:
    """How strongly two quotations look like one utterance (0: they do not)."""
    shared = a.terms & b.terms
    weight = shared_weight(a, b) if shared else 0.0
    share = weight / max(min(a.weight, b.weight), 1e-9)
    if one_speaker(a, b):
        run = _run(a, b)
        strength = share + run
        alike = share >= SAME_SPEAKER_SHARE and len(shared) >= SAME_SPEAKER_TERMS and a.conditional == b.conditional
        alike = alike and weight >= max(SAME_SPEAKER_WEIGHT, LONGER_SHARE * max(a.weight, b.weight))
        # One speaker says many things of the same people and places.
        alike = alike and not _quoted_otherwise(a, b) and not a.plain_terms.isdisjoint(b.plain_terms)
        fragment = share >= FRAGMENT_SHARE and _quotes_from(a, b)
        if a.medium and a.medium == b.medium:
            strength += SAME_MEDIUM
        return SURE + strength if alike or run >= SAME_SPEAKER_RUN or fragment else 0.0
    return share + _run(a, b) if _answers_from_elsewhere(a, b, shared, share, cast) else 0.0


def _answers_from_elsewhere(a: Utterance, b: Utterance, shared: frozenset[str], share: float, cast: Cast) -> bool:
    """True where quotations with other sources, or none, are one in their words."""
    quoted = _quoted_run(a, b)
    if not (a.speaker and b.speaker) and _is_verbatim(quoted, a, b):
        return True
    if may_be_one(a, b):
        alike = share >= UNKNOWN_SPEAKER_SHARE and len(shared) >= UNKNOWN_SPEAKER_TERMS
        if alike and a.negations % 2 == b.negations % 2 and a.conditional == b.conditional:
            return True
    return telling(quoted) >= OTHER_SPEAKER_RUN and (not (a.speaker and b.speaker) or cannot_be_one(a, b, cast))


def _run(a: Utterance, b: Utterance) -> int:
    """How many telling words their longest common run has."""
    return 0 if a.telling_forms.isdisjoint(b.telling_forms) else telling(longest_run(a.words, b.words))


def _quoted_run(a: Utterance, b: Utterance) -> tuple[Word, ...]:
    if not a.quoted or not b.quoted or a.telling_forms.isdisjoint(b.telling_forms):
        return ()
    return longest_run(a.quoted, b.quoted)


def _quoted_otherwise(a: Utterance, b: Utterance) -> bool:
    """True for two direct quotations in other words: both claim to be verbatim, so two things were said."""
    if not a.quote.kind == b.quote.kind == "direct":
        return False
    return not aligns(a.words, b.words)


def _is_verbatim(quoted: Sequence[Word], a: Utterance, b: Utterance) -> bool:
    """True where the same long run of quoted words is nearly all that one side quotes."""
    run = len(quoted)
    return run >= VERBATIM_WORDS and run >= UNKNOWN_SPEAKER_SHARE * min(len(a.quoted), len(b.quoted))


def _quotes_from(a: Utterance, b: Utterance) -> bool:
    """True when the quoted words of the side that quotes less all stand in the other, and one of them is rare."""
    short, long = sorted((a, b), key=lambda utterance: (len(utterance.quoted) or 10**6, utterance.place))
    forms = {word.form for word in long.words}
    fragment = [word.form for word in short.quoted]
    return bool(fragment) and set(fragment) <= forms and max(map(rarity, fragment)) >= FRAGMENT_RARITY


def _may_merge(
    left: Sequence[int], right: Sequence[int], utterances: Sequence[Utterance], seams: frozenset[frozenset[int]]
) -> bool:
    """A report may render a statement in two pieces, but only where they stand together or another stitches them."""
    for i in left:
        for j in right:
            a, b = utterances[i], utterances[j]
            if a.report.id == b.report.id and not _stand_together(a, b) and frozenset((i, j)) not in seams:
                return False
            if a.speaker and b.speaker and a.speaker != b.speaker and len(left) + len(right) > 2:
                return False
    return True


def _stand_together(a: Utterance, b: Utterance) -> bool:
    earlier, later = sorted((a, b), key=lambda utterance: utterance.place)
    near = any(abs(x - y) <= NEAR_PARAGRAPHS for x in a.paragraphs for y in b.paragraphs)
    return near and a.quote.nested == b.quote.nested and not is_another_occasion(earlier, later)
