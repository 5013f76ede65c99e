"""How two renderings of one statement differ: the words, which of them were quoted, and what was cut or changed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import Indel

from copydesk.model.dossier import Difference, StatementVerdict
from copydesk.model.marks import MarkedReport, Quote
from copydesk.model.report import Report
from copydesk.model.span import Cite, Span
from copydesk.text.rarity import rarity
from copydesk.text.shingles import FUNCTION_WORDS, words

# Words that only tie a content to its cue: one report's "that" is no difference in what was said.
_COMPLEMENTISERS = frozenset({"that", "whether", "if", "to"})
_CONDITIONS = frozenset({"if", "unless", "until", "provided"})
_NEGATIONS = frozenset({"not", "never", "no", "nobody", "nothing", "none", "neither", "nor", "cannot", "without"})
_BRACKETS = re.compile(r"\[[^\]\n]*\]")
_BRACKETED_LETTER = re.compile(r"\[\w\]\w")
FRAGMENT_WORDS = 4  # fewer quoted words than this colour a telling, they do not give a quotation
EDITED_WORDS = 6  # words that a bracket may stand for
ALIGNABLE = 0.4  # share of equal words below which a word-by-word diff tells a reader nothing


class Word(NamedTuple):
    """One word of a content: its folded form, its place, and whether the report puts it in quotation marks.

    `edited` is True in square brackets, where an outlet speaks for itself.
    """

    form: str
    start: int
    end: int
    quoted: bool
    edited: bool = False


class Utterance:
    """A quotation with its words at hand. `speaker` is an actor id, `speaker_text` the words of its source.

    `told_by` is likewise whoever quotes it, where it lies in another quotation; `medium` where it was said.
    """

    def __init__(
        self,
        report: Report,
        quote: Quote,
        told: tuple[Word, ...],
        terms: frozenset[str],
        paragraphs: frozenset[int],
        speaker: str | None,
        speaker_text: str | None,
        told_by: str | None = None,
        medium: str | None = None,
    ) -> None:
        self.report = report
        self.quote = quote
        self.words = told
        self.terms = terms
        self.paragraphs = paragraphs
        self.speaker = speaker
        self.speaker_text = speaker_text
        self.told_by = told_by
        self.medium = medium

    def spoken_by(self, speaker: str | None, speaker_text: str | None, told_by: str | None = None) -> Utterance:
        """The same words with whoever is behind them known."""
        return Utterance(
            self.report, self.quote, self.words, self.terms, self.paragraphs, speaker, speaker_text, told_by,
            self.medium,
        )  # fmt: skip

    @property
    def place(self) -> tuple[int, int]:
        return self.words[0].start, self.words[-1].end

    @cached_property
    def plain_terms(self) -> frozenset[str]:
        """The terms without those of names: what is said, not of whom or where."""
        text = self.report.text
        named = {word.form.lower() for word in self.words[1:] if text[word.start].isupper()}
        return self.terms - named

    @cached_property
    def quoted(self) -> tuple[Word, ...]:
        return tuple(word for word in self.words if word.quoted)

    @cached_property
    def telling_forms(self) -> frozenset[str]:
        """The words that are not mere grammar: without one in common no run of words tells anything."""
        return frozenset(word.form for word in self.words) - FUNCTION_WORDS

    @cached_property
    def negations(self) -> int:
        return sum(negates(word) for word in self.words)

    @cached_property
    def conditional(self) -> bool:
        """True where the words hang on a condition: "would" without its "unless" is another statement."""
        return any(word.form in _CONDITIONS for word in self.words)

    @cached_property
    def weight(self) -> float:
        return sum(rarity(term) for term in sorted(self.terms))


def merged(pieces: Sequence[Utterance]) -> Utterance:
    """Pieces of one statement in one report as one utterance, in order of place."""
    first = pieces[0]
    if len(pieces) == 1:
        return first
    kinds = {piece.quote.kind for piece in pieces}
    quote = Quote(
        content=_sorted_spans(span for piece in pieces for span in piece.quote.content),
        cue=_sorted_spans(span for piece in pieces for span in piece.quote.cue),
        source=_sorted_spans(span for piece in pieces for span in piece.quote.source),
        kind=kinds.pop() if len(kinds) == 1 else "mixed",
    )
    return Utterance(
        first.report,
        quote,
        tuple(sorted({word for piece in pieces for word in piece.words}, key=lambda word: word.start)),
        frozenset().union(*(piece.terms for piece in pieces)),
        frozenset().union(*(piece.paragraphs for piece in pieces)),
        next((piece.speaker for piece in pieces if piece.speaker), None),
        next((piece.speaker_text for piece in pieces if piece.speaker_text), None),
        next((piece.told_by for piece in pieces if piece.told_by), None),
        first.medium,
    )


def _sorted_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))


def editors_words(report: Report) -> list[tuple[int, int]]:
    """Ranges in square brackets, where the outlet speaks for itself."""
    return [match.span() for match in _BRACKETS.finditer(report.text)]


def reading_of_content(
    marked: MarkedReport, quote: Quote, quoted: Sequence[tuple[int, int]], brackets: Sequence[tuple[int, int]]
) -> tuple[Word, ...]:
    """The words of a quotation's content, in order; `quoted` and `brackets` are the ranges of its report."""
    found: list[Word] = []
    for span in quote.content:
        marks = [(opened, closed) for opened, closed in quoted if opened < span.end and span.start < closed]
        piece = words(marked.report.text[span.start : span.end])
        for start, end, form in zip(piece.starts.tolist(), piece.ends.tolist(), piece.forms, strict=True):
            start, end = start + span.start, end + span.start
            inside = any(opened <= start and end <= closed for opened, closed in marks)
            edited = any(opened <= start and end <= closed for opened, closed in brackets)
            if found and _BRACKETED_LETTER.fullmatch(marked.report.text, found[-1].start - 1, start + 1):
                found[-1] = Word(found[-1].form + form, found[-1].start, end, inside)  # "[w]e"
            else:
                found.append(Word(form, start, end, inside, edited))
    found.sort(key=lambda word: word.start)
    while found and found[0].form in _COMPLEMENTISERS and not found[0].quoted:
        del found[0]
    return tuple(found)


def content_terms(marked: MarkedReport, quote: Quote) -> frozenset[str]:
    """Lemmas of the content words of a quotation."""
    found: set[str] = set()
    for span in quote.content:
        for sentence in marked.sentences:
            if sentence.span.start < span.end and span.start < sentence.span.end:
                low, high = bisect_left(sentence.starts, span.start), bisect_left(sentence.starts, span.end)
                found.update(sentence.terms[low:high])
    return frozenset(found - FUNCTION_WORDS)


def paragraphs_of(marked: MarkedReport, spans: Sequence[Span]) -> frozenset[int]:
    """Numbers of the paragraphs that spans stand in."""
    return frozenset(
        sentence.paragraph
        for sentence in marked.sentences
        for span in spans
        if sentence.span.start < span.end and span.start < sentence.span.end
    )


def shared_weight(a: Utterance, b: Utterance) -> float:
    """Summed rarity of the content words that both have, in nats."""
    return sum([rarity(term) for term in sorted(a.terms & b.terms)])


def aligns(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """True where enough words are equal, in order, for a word-by-word comparison, or one side is all in the other."""
    forms = _forms(a), _forms(b)
    within = set(forms[1]) <= set(forms[0]) or set(forms[0]) <= set(forms[1])
    return within or Indel.normalized_similarity(*forms) >= ALIGNABLE


def longest_run(a: Sequence[Word], b: Sequence[Word]) -> tuple[Word, ...]:
    """The run of equal words (of `a`) that tells most: the one with the most words that are not grammatical."""
    best: Sequence[Word] = ()
    best_key = (0, 0)
    for op in Indel.opcodes(_forms(a), _forms(b)):
        if op.tag != "equal" or op.src_end - op.src_start < best_key[0]:
            continue
        run = a[op.src_start : op.src_end]
        key = telling(run), len(run)
        if key > best_key:
            best, best_key = run, key
    return tuple(best)


def telling(run: Sequence[Word]) -> int:
    """How many words of a run are not mere grammar."""
    return len([word for word in run if word.form not in FUNCTION_WORDS])


def _forms(run: Sequence[Word]) -> list[str]:
    return [word.form for word in run]


def verdict_of(base: Utterance, other: Utterance) -> StatementVerdict:
    """How `other` gives what `base` gives, judged on the quoted words where both quote.

    "trimmed" means that every word of one side stands, in order, in the other, and that no "not" was lost. A word
    in brackets for what it explains changes nothing.
    """
    left, right = compared_words(base, other)
    edits = [edit for edit in _opcodes(left, right) if edit[0] != "equal" and not _is_editors(left, right, edit)]
    if not edits:
        return "same"
    one_sided = len({op for op, *_ in edits}) == 1 and edits[0][0] != "replace"
    turned = any(negates(word) for _, i, j, k, m in edits for word in [*left[i:j], *right[k:m]])
    return "trimmed" if one_sided and not turned and bool(base.quoted) == bool(other.quoted) else "reworded"


def _is_editors(a: Sequence[Word], b: Sequence[Word], edit: tuple[str, int, int, int, int]) -> bool:
    """True where one side stands in brackets, put in by an outlet, and the other side is as short."""
    _, i, j, k, m = edit
    if any(negates(word) for word in (*a[i:j], *b[k:m])):
        return False
    return any(
        own and all(word.edited for word in own) and len(other) <= EDITED_WORDS
        for own, other in ((a[i:j], b[k:m]), (b[k:m], a[i:j]))
    )


def negates(word: Word) -> bool:
    """True for a word without which a sentence says the opposite."""
    return word.form in _NEGATIONS or word.form.endswith("n't")


def compared_words(base: Utterance, other: Utterance) -> tuple[Sequence[Word], Sequence[Word]]:
    """The quoted words where both sides quote at length, else all words of both."""
    if base.quoted and other.quoted and not (_is_fragment(base, other) or _is_fragment(other, base)):
        return base.quoted, other.quoted
    return base.words, other.words


def _is_fragment(short: Utterance, long: Utterance) -> bool:
    """True for a word or two in quotation marks in a telling of what the other side quotes."""
    few = len(short.quoted) < FRAGMENT_WORDS and 2 * len(short.quoted) <= len(short.words)
    return few and len(long.quoted) > 2 * len(short.quoted)


def fragment_of(base: Utterance, other: Utterance) -> Utterance | None:
    """Whichever of the two quotes no more than a word or two of what the other quotes."""
    if not (base.quoted and other.quoted):
        return None
    return other if _is_fragment(other, base) else base if _is_fragment(base, other) else None


def differences(base: Utterance, other: Utterance) -> Iterator[Difference]:
    """The differing words as cites, in order of `base`; one pair of whole contents where too little is equal."""
    left, right = compared_words(base, other)
    edits = _opcodes(left, right) if aligns(left, right) else [("replace", 0, len(left), 0, len(right))]
    for op, a_start, a_end, b_start, b_end in edits:
        if op != "equal":
            cut = [_cite(base.report, run) for run in _unbroken(base, left[a_start:a_end])]
            put = [_cite(other.report, run) for run in _unbroken(other, right[b_start:b_end])]
            for place in range(max(len(cut), len(put))):
                yield Difference(_at(cut, place), _at(put, place))


def _at(cites: Sequence[Cite], place: int) -> Cite | None:
    return cites[place] if place < len(cites) else None


def _opcodes(a: Sequence[Word], b: Sequence[Word]) -> list[tuple[str, int, int, int, int]]:
    """Edits from `a` to `b`; a deletion beside an insertion is one change."""
    edits: list[tuple[str, int, int, int, int]] = []
    for op in Indel.opcodes(_forms(a), _forms(b)):
        if edits and op.tag != "equal" and edits[-1][0] != "equal":
            _, start, _, from_b, _ = edits[-1]
            edits[-1] = ("replace", start, op.src_end, from_b, op.dest_end)
        else:
            edits.append((op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end))
    return edits


def _unbroken(utterance: Utterance, run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Cut a run of words where the content is discontinuous, so that no cite holds words of the report itself."""
    start = 0
    for place in range(1, len(run) + 1):
        if place == len(run) or not _together(utterance, run[place - 1], run[place]):
            yield run[start:place]
            start = place


def _together(utterance: Utterance, left: Word, right: Word) -> bool:
    return any(span.start <= left.start and right.end <= span.end for span in utterance.quote.content)


def _cite(report: Report, run: Sequence[Word]) -> Cite:
    start, end = run[0].start, run[-1].end
    return Cite(report.id, start, end, report.text[start:end])
