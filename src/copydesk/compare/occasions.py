"""Whether two utterances were made at once: the medium that a report names, and quotations stitched from two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.compare.renderings import Utterance, Word, longest_run, telling
from copydesk.model.marks import MarkedReport, Quote

# Where words are said or written; reports name it once and go on with "he added".
_MEDIA: Mapping[str, str] = {
    "post": r"tweet(?:s|ed|ing)?|twitter|facebook|instagram|posted|hashtag",
    "letter": r"letter|wrote to|e-?mail(?:ed)?|memo",
    "statement": r"statement|press release|news release",
    "interview": r"interview(?:ed)?",
    "briefing": r"(?:news|press) (?:conference|briefing)|told reporters",
    "speech": r"speech|address|rally|sermon",
    "hearing": r"hearing|testif(?:y|ied|ying)|testimony|court",
}
_NAMED = "|".join(f"(?P<{name}>{words})" for name, words in _MEDIA.items())
_MEDIUM = re.compile(rf"\b(?:{_NAMED})\b", re.IGNORECASE)
_ALPHABETIC = re.compile(r"[^\W\d_]+")
_LEFT_OUT = re.compile(r"\.\.\.|…|\. \. \.")

STITCHED_TELLING = 3  # telling words that each of the two quotations must lend
STITCHED_WORDS = 5
APART_WORDS = 8  # words of the report's own between two quotations that were not said in one breath


def medium_of(marked: MarkedReport, quote: Quote) -> str | None:
    """ "post", "letter" and so on, by the words around the quotation in its sentences; None where they name none."""
    text = marked.report.text
    spans = (*quote.content, *quote.cue, *quote.source)
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    around = [s.span for s in marked.sentences if s.span.start < end and start < s.span.end]
    for sentence in around:
        for found in _MEDIUM.finditer(text, sentence.start, sentence.end):
            if not any(span.start <= found.start() < span.end for span in quote.content):
                return found.lastgroup
    return None


def is_another_occasion(earlier: Utterance, later: Utterance) -> bool:
    """True where the later one of a report names a medium that the earlier one did not: "in a tweet"."""
    return later.medium is not None and later.medium != earlier.medium


class Stitch(NamedTuple):
    """`whole` is one quotation of a report made of `first` and `second`, which another report keeps apart."""

    whole: int
    first: int
    second: int
    announced: bool


def stitches(utterances: Sequence[Utterance], same_speaker: Sequence[Sequence[int]]) -> Iterator[Stitch]:
    """Stitched quotations among utterances; `same_speaker` lists, for each, those that may be the same person's."""
    for whole, utterance in enumerate(utterances):
        others = [number for number in same_speaker[whole] if utterances[number].report.id != utterance.report.id]
        for run in _unbroken_quotes(utterance):
            found = _halves(utterances, others, run)
            if found is not None:
                (first, low), (second, high) = found
                gap = utterance.report.text[low : max(low, high)]
                yield Stitch(whole, first, second, bool(_LEFT_OUT.search(gap)))


def _unbroken_quotes(utterance: Utterance) -> Iterator[tuple[Word, ...]]:
    """Quoted words that one pair of marks holds."""
    run: list[Word] = []
    for word in utterance.words:
        gap = utterance.report.text[run[-1].end : word.start] if run else ""
        if run and (not word.quoted or _MARKS.search(gap)):
            yield tuple(run)
            run = []
        if word.quoted:
            run.append(word)
    if run:
        yield tuple(run)


_MARKS = re.compile('[“”"]')


def _halves(
    utterances: Sequence[Utterance], others: Sequence[int], whole: Sequence[Word]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Two utterances of one report, each with the place in `whole` where its part ends or begins."""
    parts = []
    for number in others:
        run = longest_run(whole, utterances[number].quoted) if utterances[number].quoted else ()
        if len(run) >= STITCHED_WORDS and telling(run) >= STITCHED_TELLING:
            parts.append((run[0].start, run[-1].end, number))
    parts.sort()
    for place, (_, end, first) in enumerate(parts):
        for start, _, second in parts[place + 1 :]:
            a, b = utterances[first], utterances[second]
            if start >= end and a.report.id == b.report.id and _stand_apart(a, b):
                return (first, end), (second, start)
    return None


def _stand_apart(a: Utterance, b: Utterance) -> bool:
    """True where the report tells something of its own between them, or has them the other way round."""
    if b.place[0] < a.place[1]:
        return b.place[1] <= a.place[0]
    between = a.report.text[a.place[1] : b.place[0]]
    told = [(span.start, span.end) for one in (a, b) for span in (*one.quote.cue, *one.quote.source)]
    own = [
        word
        for word in _ALPHABETIC.finditer(between)
        if not any(start <= a.place[1] + word.start() < end for start, end in told)
    ]
    return len(own) >= APART_WORDS
