"""The learned tagger: cues found word by word, then for each cue the words it introduces and whose they are.

Decoding works on words, not pieces, so that no span begins inside one; sequences are decoded many at once because a
Python loop over words cost more than the encoder.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk import encoder
from copydesk.encoder import Encoding, Pieces
from copydesk.text.viterbi import IMPOSSIBLE, best_paths, bio_transitions

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Range = tuple[int, int]

TAGS, ROLES = "quote_tags.onnx", "quote_roles.onnx"
# Chosen on articles held out of training (training/quotes/README.md).
CUE_THRESHOLD = 0.5
OUTSIDE_PENALTY = 1.0  # cues are rare, so the path is pulled towards them and the threshold decides
LEAST_CONFIDENCE = 0.2
SOURCE_BOOSTS = (2.0, 4.0)  # when no source was found: look again, with more readiness to see one
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


class _Cue(NamedTuple):
    """A cue as words [first, last] counted from the start of its paragraph."""

    paragraph: int
    first: int
    last: int
    score: float


def attributions(encoding: Encoding) -> list[Attribution]:
    """Every attribution in a text, in order of its cue. The same text always gives the same answer."""
    pieces, vectors = encoding
    if not len(pieces.ids):
        return []
    words = _words_of(pieces)
    (tags,) = encoder.session(TAGS).run(None, {"x": vectors[None]})
    cues = _find_cues(_log_softmax(tags[0][:, :3]), words)
    if not cues:
        return []
    return _decode_roles(cues, _role_scores(cues, vectors, words), words)


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


def _decode_roles(cues: Sequence[_Cue], scores: Sequence[Floats], words: _Words) -> list[Attribution]:
    lengths = np.array([len(row) for row in scores])
    stacked = np.zeros((len(cues), int(lengths.max()), 5))
    for row, (cue, roles) in enumerate(zip(cues, scores, strict=True)):
        stacked[row, : len(roles)] = roles
        stacked[row, cue.first : cue.last + 1, 1:] = IMPOSSIBLE
    paths = _role_paths(stacked, lengths)
    found = []
    for cue, roles, path in zip(cues, scores, paths, strict=True):
        path = path[: len(roles)]
        probabilities = np.exp(roles - np.logaddexp.reduce(roles, -1, keepdims=True))
        content = _runs(path, 1)
        source = max(_runs(path, 3), key=lambda run: _certainty(probabilities, [run], _SOURCE), default=None)
        confidence = cue.score * _certainty(probabilities, content, _CONTENT) if content else cue.score
        if confidence < LEAST_CONFIDENCE:
            continue
        base = int(words.bounds[cue.paragraph])
        found.append(
            Attribution(
                tuple(_offsets(run, base, words) for run in content),
                (_offsets((cue.first, cue.last), base, words),),
                (_offsets(source, base, words),) if source else (),
                confidence,
            )
        )
    return found


def _role_paths(stacked: Floats, lengths: Ints) -> NDArray[np.int8]:
    """The best path of each cue; one with content and no source gets the source that a raised score finds, if any.

    All raises are decoded at once, wanted or not: the loop over words costs more than the rows in it.
    """
    raised = np.concatenate([stacked] * (1 + len(SOURCE_BOOSTS)))
    cues = len(stacked)
    for number, boost in enumerate(SOURCE_BOOSTS, 1):
        raised[number * cues : (number + 1) * cues, :, 3:] += boost
    found = best_paths(raised, np.tile(lengths, 1 + len(SOURCE_BOOSTS)), _ROLE_ALLOWED, _ROLE_INITIAL)
    paths = found[:cues]
    for number in range(1, 1 + len(SOURCE_BOOSTS)):
        again = found[number * cues : (number + 1) * cues]
        bare = np.flatnonzero(np.isin(paths, _CONTENT).any(1) & ~np.isin(paths, _SOURCE).any(1))
        free = np.isin(again[bare], _SOURCE) & (paths[bare] == 0)
        paths[bare] = np.where(free, again[bare], paths[bare])
    return paths


def _certainty(probabilities: Floats, runs: Sequence[Range], labels: tuple[int, int]) -> float:
    rows = np.concatenate([np.arange(first, last + 1) for first, last in runs])
    return float(probabilities[rows][:, list(labels)].sum(1).mean())


def _offsets(run: Range, base: int, words: _Words) -> Range:
    return int(words.starts[base + run[0]]), int(words.ends[base + run[1]])
