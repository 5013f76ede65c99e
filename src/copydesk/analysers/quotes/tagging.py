"""The learned tagger: cues found word by word, then for each cue the words it introduces and whose they are.

Decoding works on words, not pieces, so that no span begins inside one; sequences are decoded many at once because a
Python loop over words cost more than the encoder.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk import encoder
from copydesk.analysers.quotes.judging import Candidate, Evidence, probabilities
from copydesk.encoder import Encoding, Pieces
from copydesk.text.viterbi import IMPOSSIBLE, best_paths, bio_transitions

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Range = tuple[int, int]

TAGS, ROLES = "quote_tags.onnx", "quote_roles.onnx"
# Chosen on articles held out of training (training/quotes/README.md).
CUE_THRESHOLD = 0.25  # of a candidate; those kept are chosen by all their evidence
BARE_CUE_THRESHOLD = 0.5  # of a cue with a source and no content of its own
LEAST_PROBABILITY = 0.35  # of the content's probability and that of content with source, by their geometric mean
TAG_SHARE = 0.3  # what the tags that know no cue add to the roles that do: two readings err less than one
TAG_FLOOR = -8.0
LEAST_SOURCE = 0.05  # a source less certain than this is left out: rather unknown than wrong
OUTSIDE_PENALTY = 1.0  # cues are rare, so the path is pulled towards them and the threshold decides
SOURCE_BOOSTS = (2.0, 4.0)  # when no source was found: look again, with more readiness to see one
QUOTATION_STATES = 3  # by which a piece's feature is counted
FARTHEST = 16  # buckets of distance on either side of a cue, as the role head was trained
ROLE_CELLS = 2048  # padded positions a run of the role head

_CUE_ALLOWED, _CUE_INITIAL = bio_transitions(1)
_ROLE_ALLOWED, _ROLE_INITIAL = bio_transitions(2)
_CONTENT, _SOURCE = (1, 2), (3, 4)


class Attribution(NamedTuple):
    """A quotation as the tagger sees it, in code points; `score` is a rough probability.

    An attribution without content is a cue with a source alone ("She added:") that a later paragraph may complete.
    """

    content: tuple[Range, ...]
    cue: tuple[Range, ...]
    source: tuple[Range, ...]
    score: float


class _Words(NamedTuple):
    """Words as ranges of pieces and of code points; `bounds` holds the first word of each paragraph, and the end."""

    first: Ints
    starts: Ints
    ends: Ints
    bounds: Ints


class _Beside(NamedTuple):
    """By word of the text: the tags that look at no cue, and whether it stands in quotation marks."""

    content_tags: Floats
    source_tags: Floats
    quoted: NDArray[np.bool_]


class _Cue(NamedTuple):
    """A cue as words [first, last] counted from the start of its paragraph."""

    paragraph: int
    first: int
    last: int
    score: float


def attributions(encoding: Encoding) -> list[Attribution]:
    """Every attribution in a text, in order of its cue. The same text always gives the same answer."""
    pieces, _ = encoding
    if not len(pieces.ids):
        return []
    words = _words_of(pieces)
    return [_attribution(candidate, score, words) for candidate, score in _kept(candidates(encoding))]


def candidates(encoding: Encoding) -> list[Candidate]:
    """Every cue that may be one, with the content and source that would go with it, in order of the cue."""
    pieces, vectors = encoding
    words = _words_of(pieces)
    (tags,) = encoder.session(TAGS).run(None, {"x": vectors[None]})
    tag_scores = _log_softmax(tags[0].reshape(len(tags[0]), 3, 3))
    cues = _find_cues(tag_scores[:, 0], words)
    if not cues:
        return []
    tagged = np.maximum.reduceat(1 - np.exp(tag_scores[:, 1:, 0]), words.first)
    quoted = pieces.features[words.first] % QUOTATION_STATES == encoder.INSIDE
    margins = _tag_margins(tag_scores, words)
    margins[quoted, :2] = 0.0  # in quotation marks only the roles know whose words these are
    scores = _role_scores(cues, vectors, words)
    for cue, roles in zip(cues, scores, strict=True):
        roles[:, 1:] += TAG_SHARE * margins[words.bounds[cue.paragraph] : words.bounds[cue.paragraph + 1]]
    return _decode_roles(cues, scores, words, _Beside(tagged[:, 0], tagged[:, 1], quoted))


def _tag_margins(tag_scores: Floats, words: _Words) -> Floats:
    """How much more each word looks like the beginning or inside of a content, and of a source, than like neither."""
    margins = []
    for kind in (1, 2):
        scores = np.maximum(_by_word(tag_scores[:, kind], words.first), TAG_FLOOR)
        margins.append(scores[:, 1:] - scores[:, :1])
    return np.concatenate(margins, axis=1)


def _kept(found: Sequence[Candidate]) -> Iterator[tuple[Candidate, float]]:
    """The candidates that are more likely right than the threshold asks, and cues announced for a later paragraph."""
    whole = [candidate for candidate in found if candidate.content]
    judged = iter(zip(*probabilities(whole), strict=True) if whole else ())
    for candidate in found:
        if not candidate.content:
            if candidate.evidence.cue >= BARE_CUE_THRESHOLD:
                yield candidate, candidate.evidence.cue
            continue
        content, sourced = next(judged)
        if np.sqrt(content * sourced) >= LEAST_PROBABILITY:
            yield candidate, float(content)


def _attribution(candidate: Candidate, score: float, words: _Words) -> Attribution:
    source = candidate.source if candidate.evidence.source >= LEAST_SOURCE else None
    return Attribution(
        tuple(_offsets(run, words) for run in candidate.content),
        (_offsets(candidate.cue, words),),
        (_offsets(source, words),) if source else (),
        score,
    )


def _words_of(pieces: Pieces) -> _Words:
    first = np.flatnonzero(~pieces.continues)
    last = np.append(first[1:], len(pieces.ids)) - 1
    paragraph = pieces.paragraphs[first]
    bounds = np.concatenate(([0], np.flatnonzero(np.diff(paragraph)) + 1, [len(first)]))
    return _Words(first, pieces.starts[first], pieces.ends[last], bounds)


def _log_softmax(logits: NDArray[np.float32]) -> Floats:
    wide = logits.astype(np.float64)
    wide -= wide.max(-1, keepdims=True)
    return np.asarray(wide - np.log(np.exp(wide).sum(-1, keepdims=True)))


def _by_word(scores: Floats, first: Ints) -> Floats:
    """Sum log-probabilities [.., piece, label] over words: a word that begins a role goes on inside it."""
    summed = np.add.reduceat(scores, first, axis=-2)
    for begin in range(1, scores.shape[-1], 2):
        rest = summed[..., begin + 1] - scores[..., first, begin + 1]
        summed[..., begin] = scores[..., first, begin] + rest
    return summed


def _find_cues(tag_scores: Floats, words: _Words) -> list[_Cue]:
    scores = _by_word(tag_scores, words.first)
    scores -= np.logaddexp.reduce(scores, -1, keepdims=True)
    lengths = np.diff(words.bounds)
    stacked = np.zeros((len(lengths), int(lengths.max()), 3))
    for row, (first, last) in enumerate(zip(words.bounds, words.bounds[1:], strict=False)):
        stacked[row, : last - first] = scores[first:last]
    shifted = stacked.copy()
    shifted[..., 0] -= OUTSIDE_PENALTY
    paths = best_paths(shifted, lengths, _CUE_ALLOWED, _CUE_INITIAL)
    found = []
    for row, path in enumerate(paths):
        for first, last in _runs(path, 1):
            certain = float(1 - np.exp(stacked[row, first : last + 1, 0].min()))
            if certain >= CUE_THRESHOLD:
                found.append(_Cue(row, first, last, certain))
    return found


def _runs(path: NDArray[np.int8], begin: int) -> list[Range]:
    """Inclusive ranges of words that a path labels `begin` followed by `begin + 1`."""
    runs = []
    for first in np.flatnonzero(path == begin).tolist():
        last = first
        while last + 1 < len(path) and path[last + 1] == begin + 1:
            last += 1
        runs.append((first, last))
    return runs


def _role_scores(cues: Sequence[_Cue], vectors: NDArray[np.float32], words: _Words) -> list[Floats]:
    """For each cue the log-probability of each role of each word of its paragraph [word, role]."""
    ends = np.append(words.first, len(vectors))
    pieces_from = {cue.paragraph: int(ends[words.bounds[cue.paragraph]]) for cue in cues}
    pieces_to = {cue.paragraph: int(ends[words.bounds[cue.paragraph + 1]]) for cue in cues}
    paragraphs = sorted(pieces_from)
    sizes = [pieces_to[paragraph] - pieces_from[paragraph] for paragraph in paragraphs]
    found: dict[int, Floats] = {}
    cues_of: dict[int, list[int]] = {paragraph: [] for paragraph in paragraphs}
    for number, cue in enumerate(cues):
        cues_of[cue.paragraph].append(number)
    for group in encoder.batches_by_length(sizes, ROLE_CELLS):
        stacked = np.zeros((len(group), max(sizes[index] for index in group), vectors.shape[1]), np.float32)
        for row, index in enumerate(group):
            start = pieces_from[paragraphs[index]]
            stacked[row, : sizes[index]] = vectors[start : start + sizes[index]]
        chosen = [number for index in group for number in cues_of[paragraphs[index]]]
        rows = np.array([row for row, index in enumerate(group) for _ in cues_of[paragraphs[index]]])
        long = np.array([sizes[index] for index in group])[rows]
        first, last = _cue_pieces([cues[number] for number in chosen], words, pieces_from, ends)
        places = np.arange(stacked.shape[1])[None]
        feed = {
            "x": stacked,
            "row": rows,
            "first": first,
            "last": last,
            "distance": _distance_bucket(places, first[:, None], last[:, None]),
            "mask": (places < long[:, None]).astype(np.float32),
        }
        (logits,) = encoder.session(ROLES).run(None, feed)
        for number, size, role_logits in zip(chosen, long.tolist(), logits, strict=True):
            paragraph = cues[number].paragraph
            heads = words.first[words.bounds[paragraph] : words.bounds[paragraph + 1]] - pieces_from[paragraph]
            found[number] = _by_word(_log_softmax(role_logits[:size]), heads)
    return [found[number] for number in range(len(cues))]


def _distance_bucket(places: Ints, first: Ints, last: Ints) -> Ints:
    """How far from the cue each place stands: exact to 8, then half octaves, signed, 16 in the cue itself."""
    offset = np.where(places < first, places - first, np.maximum(places - last, 0))
    size = np.abs(offset)
    steps = np.where(size < 8, size, 8 + np.floor(np.log2(np.maximum(size, 8) / 8) * 2))
    return (np.sign(offset) * np.minimum(steps, FARTHEST) + FARTHEST).astype(np.int64)


def _cue_pieces(cues: Sequence[_Cue], words: _Words, pieces_from: dict[int, int], ends: Ints) -> tuple[Ints, Ints]:
    """First and last piece of each cue, counted from the start of its paragraph."""
    base = np.array([pieces_from[cue.paragraph] for cue in cues])
    start = np.array([words.bounds[cue.paragraph] for cue in cues])
    first = ends[start + np.array([cue.first for cue in cues])]
    last = ends[start + np.array([cue.last for cue in cues]) + 1] - 1
    return first - base, last - base


def _decode_roles(cues: Sequence[_Cue], scores: Sequence[Floats], words: _Words, beside: _Beside) -> list[Candidate]:
    lengths = np.array([len(row) for row in scores])
    stacked = np.zeros((len(cues), int(lengths.max()), 5))
    for row, (cue, roles) in enumerate(zip(cues, scores, strict=True)):
        stacked[row, : len(roles)] = roles
        stacked[row, cue.first : cue.last + 1, 1:] = IMPOSSIBLE
    paths, forced = _role_paths(stacked, lengths)
    found = []
    for cue, roles, path, raised in zip(cues, scores, paths, forced.tolist(), strict=True):
        path = path[: len(roles)]
        probabilities = np.exp(roles - np.logaddexp.reduce(roles, -1, keepdims=True))
        content = _runs(path, 1)
        source = max(_runs(path, 3), key=lambda run: _certainty(probabilities, [run], _SOURCE), default=None)
        base = int(words.bounds[cue.paragraph])
        evidence = _evidence(cue, content, source, probabilities, raised, base, beside)
        runs = [(base + first, base + last) for first, last in [(cue.first, cue.last), *content]]
        if source:
            source = (base + source[0], base + source[1])
        found.append(Candidate(tuple(runs[1:]), runs[0], source, evidence))
    return found


def _evidence(
    cue: _Cue,
    content: Sequence[Range],
    source: Range | None,
    probabilities: Floats,
    forced: bool,
    base: int,
    beside: _Beside,
) -> Evidence:
    """What the tagger's own scores say of one candidate, cue, content and source counted from its paragraph's start."""
    held = np.concatenate([np.arange(first, last + 1) for first, last in content]) if content else np.array([cue.first])
    said = slice(base + source[0], base + source[1] + 1) if source else slice(0, 0)
    return Evidence(
        cue=cue.score,
        content=_certainty(probabilities, content, _CONTENT) if content else 0.0,
        weakest_content=float(1 - probabilities[held, 0].max()),
        begins=float(probabilities[held[0], _CONTENT[0]]),
        source=_certainty(probabilities, [source], _SOURCE) if source else 0.0,
        sourceless=float(source is None),
        forced=float(forced),
        content_tags=float(beside.content_tags[base + held].mean()),
        source_tags=float(beside.source_tags[said].mean()) if source else 0.0,
        quoted=float(beside.quoted[base + held].mean()),
        comes_before=float(held[0] < cue.first),
        cue_words=float(cue.last - cue.first + 1),
        content_words=float(np.log(len(held))),
    )


def _role_paths(stacked: Floats, lengths: Ints) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    """The best path of each cue, and whether its source was forced.

    A path with content and no source gets the source that a raised score finds, if any.

    All raises are decoded at once, wanted or not: the loop over words costs more than the rows in it.
    """
    raised = np.concatenate([stacked] * (1 + len(SOURCE_BOOSTS)))
    cues = len(stacked)
    for number, boost in enumerate(SOURCE_BOOSTS, 1):
        raised[number * cues : (number + 1) * cues, :, 3:] += boost
    found = best_paths(raised, np.tile(lengths, 1 + len(SOURCE_BOOSTS)), _ROLE_ALLOWED, _ROLE_INITIAL)
    paths = found[:cues]
    forced = np.zeros(cues, np.bool_)
    for number in range(1, 1 + len(SOURCE_BOOSTS)):
        again = found[number * cues : (number + 1) * cues]
        bare = np.flatnonzero(np.isin(paths, _CONTENT).any(1) & ~np.isin(paths, _SOURCE).any(1))
        free = np.isin(again[bare], _SOURCE) & (paths[bare] == 0)
        paths[bare] = np.where(free, again[bare], paths[bare])
        forced[bare] |= free.any(1)
    return paths, forced


def _certainty(probabilities: Floats, runs: Sequence[Range], labels: tuple[int, int]) -> float:
    rows = np.concatenate([np.arange(first, last + 1) for first, last in runs])
    return float(probabilities[rows][:, list(labels)].sum(1).mean())


def _offsets(run: Range, words: _Words) -> Range:
    return int(words.starts[run[0]]), int(words.ends[run[1]])
