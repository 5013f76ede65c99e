"""How likely each candidate quotation of the tagger is right, so that few are kept wrongly and few lost.

The tagger scores a cue by itself; whether what it introduces holds together shows only once its roles are decoded and
its rivals for the same words are known. Two logistic regressions weigh that evidence: one for the content, one for
content and source together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.weights import weights

Floats = NDArray[np.float64]
Range = tuple[int, int]

WEIGHTS = "quote_judge.json"
RIVALRIES = 3


class Evidence(NamedTuple):
    """What speaks for one candidate by itself; probabilities are the tagger's, means run over words."""

    cue: float
    content: float
    weakest_content: float
    begins: float
    source: float
    sourceless: float
    forced: float  # a source found only by raising the scores of sources
    content_tags: float
    source_tags: float
    quoted: float
    comes_before: float
    cue_words: float
    content_words: float  # logarithm


class Candidate(NamedTuple):
    """Inclusive ranges of words in the whole text, and the evidence for them."""

    content: tuple[Range, ...]
    cue: Range
    source: Range | None
    evidence: Evidence

    @property
    def score(self) -> float:
        """The tagger's own confidence, by which rivals are compared."""
        return self.evidence.cue * self.evidence.content


class Model(msgspec.Struct, frozen=True):
    """Two logistic regressions over the same scaled features: of the content, and of content and source."""

    means: tuple[float, ...]
    scales: tuple[float, ...]
    content: tuple[float, ...]
    content_bias: float
    sourced: tuple[float, ...]
    sourced_bias: float


def features(candidates: Sequence[Candidate]) -> Floats:
    """One row a candidate, in their order: its evidence, and how far better rivals hold its words or its cue."""
    if not candidates:
        return np.zeros((0, len(Evidence._fields) + RIVALRIES))
    own = np.array([candidate.evidence for candidate in candidates])
    rivalry = np.zeros((len(candidates), RIVALRIES))
    for group in _neighbourhoods(candidates):
        rivalry[group] = _rivalry([candidates[index] for index in group])
    return np.concatenate([own, rivalry], axis=1)


def _neighbourhoods(candidates: Sequence[Candidate]) -> Iterator[list[int]]:
    """Indices of candidates whose words run into one another; only they are rivals, however long the text."""
    extents = [_extent(candidate) for candidate in candidates]
    group: list[int] = []
    end = -1
    for index in sorted(range(len(candidates)), key=lambda index: extents[index]):
        first, last = extents[index]
        if group and first > end:
            yield group
            group = []
        group.append(index)
        end = max(end, last)
    if group:
        yield group


def _extent(candidate: Candidate) -> Range:
    held = [*candidate.content, candidate.cue, *([candidate.source] if candidate.source else [])]
    return min(first for first, _ in held), max(last for _, last in held)


def _rivalry(candidates: Sequence[Candidate]) -> Floats:
    """Share of the content that a better rival holds, the same where both name one source, and rivals round the cue."""
    extents = [_extent(candidate) for candidate in candidates]
    span = min(first for first, _ in extents), max(last for _, last in extents)
    content = _mask([candidate.content for candidate in candidates], span)
    cue = _mask([(candidate.cue,) for candidate in candidates], span)
    source = _mask([(candidate.source,) if candidate.source else () for candidate in candidates], span)
    scores = np.array([candidate.score for candidate in candidates])
    shared = content @ content.T / content.sum(1, keepdims=True)
    shared *= np.where(scores[None] > scores[:, None], scores[None], 0.0)
    round_cue = np.where(cue @ content.T > 0, scores[None], 0.0)
    np.fill_diagonal(round_cue, 0.0)
    one_source = shared * (source @ source.T > 0)
    return np.stack([shared.max(1), one_source.max(1), round_cue.max(1)], axis=1)


def _mask(ranges: Sequence[Sequence[Range]], span: Range) -> Floats:
    mask = np.zeros((len(ranges), span[1] + 1 - span[0]))
    for row, spans in enumerate(ranges):
        for first, last in spans:
            mask[row, first - span[0] : last + 1 - span[0]] = 1.0
    return mask


def probabilities(candidates: Sequence[Candidate]) -> tuple[Floats, Floats]:
    """For each candidate the probability of its content, and of its content with its source."""
    model = _model()
    scaled = (features(candidates) - np.array(model.means)) / np.array(model.scales)
    return (
        _logistic(scaled @ np.array(model.content) + model.content_bias),
        _logistic(scaled @ np.array(model.sourced) + model.sourced_bias),
    )


def _logistic(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)))


@cache
def _model() -> Model:
    return msgspec.json.decode(weights(WEIGHTS), type=Model)
