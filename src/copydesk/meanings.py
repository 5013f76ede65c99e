"""What the words of reports mean in their sentences, encoded when somebody asks and at most once a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter

from copydesk.encoder import word_vectors
from copydesk.model.marks import MarkedReport
from copydesk.model.span import Span
from copydesk.text.likeness import Meaning, meaning

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def meanings(marked: Sequence[MarkedReport]) -> Callable[[Span], Meaning | None]:
    """A function from a span within one sentence to what its words mean there.

    It gives None where the encoder is not installed, where it does not know the language, and for spans without words.
    """
    sentences = {item.report.id: [s.span for s in item.sentences] for item in marked if not item.unmarked_because}
    texts = {item.report.id: item.report.text for item in marked}

    @cache
    def of_sentence(sentence: Span) -> tuple[list[int], Meaning | None]:
        text = texts[sentence.report][sentence.start : sentence.end]
        words = [match.span() for match in _WORD.finditer(text)]
        vectors = word_vectors(text, words)
        if vectors is None:
            return [], None
        lower = [text[start:end].lower() for start, end in words]
        return [sentence.start + start for start, _ in words], meaning(lower, [True] * len(words), vectors)

    def of_span(span: Span) -> Meaning | None:
        spans = sentences.get(span.report, [])
        place = bisect_right(spans, span.start, key=attrgetter("start")) - 1
        if place < 0 or spans[place].end < span.end:
            return None
        starts, whole = of_sentence(spans[place])
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if whole is None or first == last:
            return None
        return Meaning(whole.vectors[first:last], whole.weights[first:last], whole.telling[first:last])

    return of_span
