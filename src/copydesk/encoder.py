"""The text encoder behind a small typed face: a text's wordpieces, each with a vector that knows its paragraphs.

Heads (quotation roles today; times or events could follow) read those vectors and live with their analysers, so one
pass over a report can serve several. The weights are package data (`weights/CARD.md` says where they come from);
`available()` is False where they or onnxruntime are missing, and callers then fall back on rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.weights import weights

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

CLS, SEP = 101, 102  # BERT's marks for the start of a window and the end of a paragraph
WINDOW_PIECES = 128  # 96 to 254 are equally right on held-out articles, and attention costs least when short
HIDDEN = 384
ENCODER = "encoder.onnx"
SENTENCES = "sentences.onnx"  # the encoder as it was before it learnt about quotations: it knows what means the same
RELATIONS = "relations.onnx"  # two sentences in one window: one news, contrary news or neither
WORDPIECES = "wordpieces.npy"  # the words' table that the last two share, int8
THREADS = 1  # intra-op threads of a session: one keeps sums in one order and leaves cores to other reports

_PARAGRAPH = re.compile(r"[^\n]+")
_QUOTE_MARK = re.compile(r"''|``|‘‘|’’|[“”«»\"„‟]")
_SINGLE_OPEN = re.compile(r"(?<![\w'’])['‘](?=\w)")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_OPENING = frozenset({"“", "«", "„", "``", "‘‘"})
_CLOSING = frozenset({"”", "»", "’’"})

_BEFORE, _AFTER = "([—–-/", ".,;:!?)]—–-/"

OUTSIDE, INSIDE, AT_MARK = 0, 1, 2
FEATURES = 18  # six word shapes times three quotation states


class Pieces(NamedTuple):
    """The wordpieces of one text, as parallel arrays.

    `starts` and `ends` are code points; `paragraphs` counts non-empty lines from 0; `features` combines word shape
    and quotation state (the vocabulary is uncased); `continues` is True where a piece goes on with the word before it.
    """

    ids: Ints
    starts: Ints
    ends: Ints
    paragraphs: Ints
    features: Ints
    continues: Flags


class Window(NamedTuple):
    """Pieces [first, last) as the encoder takes them, marks included.

    `places` gives each position's piece, -1 for a mark; `ids`, `features`, `paragraphs` run along it.
    """

    places: Ints
    ids: Ints
    features: Ints
    paragraphs: Ints


def quotation_states(text: str) -> NDArray[np.int8]:
    """For each code point whether it stands outside or inside quotation marks, or is a mark; reset by paragraph.

    Single marks count only in a paragraph without double ones (headlines), where an apostrophe cannot be meant.
    """
    states = np.zeros(len(text), np.int8)
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        marks = list(_QUOTE_MARK.finditer(text, start, end))
        if not marks:
            _mark_singles(text, start, end, states)
        inside, place = False, start
        for mark in marks:
            states[place : mark.start()] = INSIDE if inside else OUTSIDE
            states[mark.start() : mark.end()] = AT_MARK
            inside = _opens(text, mark.start(), mark.end(), (start, end), inside)
            place = mark.end()
        if marks:
            states[place:end] = INSIDE if inside else OUTSIDE
    return states


def _opens(text: str, first: int, last: int, paragraph: tuple[int, int], inside: bool) -> bool:
    """Whether a mark opens a quotation: by its shape, else by the side on which words touch it, else by turns."""
    mark = text[first:last]
    if mark in _OPENING or mark in _CLOSING:
        return mark in _OPENING
    before = text[first - 1] if first > paragraph[0] else " "
    after = text[last] if last < paragraph[1] else " "
    may_open, may_close = before in _BEFORE or before.isspace(), after in _AFTER or after.isspace()
    return may_open if may_open != may_close else not inside


def _mark_singles(text: str, start: int, end: int, states: NDArray[np.int8]) -> None:
    place = start
    while opening := _SINGLE_OPEN.search(text, place, end):
        closing = _SINGLE_CLOSE.search(text, opening.end(), end)
        if not closing:
            return
        states[opening.end() : closing.start()] = INSIDE
        states[opening.start()] = states[closing.start()] = AT_MARK
        place = closing.end()


@lru_cache(maxsize=1 << 16)
def word_shape(piece: str, inside_word: bool) -> int:
    """0 marks, 1 digits, 2 capitals, 3 capitalised, 4 other letters, 5 a later piece of a word."""
    if not any(character.isalpha() for character in piece):
        return int(any(character.isdigit() for character in piece))
    if piece.isupper() and len(piece) > 1:
        return 2
    if inside_word:
        return 5
    return 3 if piece[0].isupper() else 4


def pieces_of(text: str) -> Pieces:
    """Cut a text into wordpieces; an empty text gives empty arrays."""
    paragraphs = list(_PARAGRAPH.finditer(text))
    encodings = tokenizer().encode_batch([match.group() for match in paragraphs], add_special_tokens=False)
    states = quotation_states(text)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    numbers: list[int] = []
    features: list[int] = []
    continues: list[bool] = []
    for number, (match, encoding) in enumerate(zip(paragraphs, encodings, strict=True)):
        base = match.start()
        ids.extend(encoding.ids)
        for start, end in encoding.offsets:
            start, end = start + base, end + base
            after_letter = start > base and text[start - 1].isalnum()
            starts.append(start)
            ends.append(end)
            numbers.append(number)
            features.append(word_shape(text[start:end], after_letter) * 3 + int(states[start]))
            continues.append(after_letter and text[start].isalnum())
    columns = [np.array(column, np.int64) for column in (ids, starts, ends, numbers, features)]
    return Pieces(columns[0], columns[1], columns[2], columns[3], columns[4], np.array(continues, np.bool_))


def windows(pieces: Pieces, limit: int = WINDOW_PIECES, first_limit: int | None = None) -> Iterator[Window]:
    """Pack whole paragraphs into windows of at most `limit` positions; a longer paragraph is cut between words.

    `first_limit` shortens the first window: training varies it so that a paragraph meets different neighbours.
    """
    held: list[tuple[int, int]] = []
    used, room = 1, first_limit or limit
    for first, last in _segments(pieces, limit - 2):
        size = last - first + 1
        if held and used + size > room:
            yield _window(pieces, held)
            held, used, room = [], 1, limit
        held.append((first, last))
        used += size
    if held:
        yield _window(pieces, held)


def _segments(pieces: Pieces, longest: int) -> Iterator[tuple[int, int]]:
    count = len(pieces.ids)
    if not count:
        return
    cuts = np.flatnonzero(np.diff(pieces.paragraphs)) + 1
    for start, last in pairwise([0, *cuts.tolist(), count]):
        first = start
        while last - first > longest:
            cut = first + longest
            while cut > first + 1 and pieces.continues[cut]:
                cut -= 1
            yield first, cut
            first = cut
        yield first, last


def _window(pieces: Pieces, segments: Sequence[tuple[int, int]]) -> Window:
    places: list[Ints] = [np.array([-1])]
    paragraphs: list[Ints] = [pieces.paragraphs[segments[0][0] :][:1]]
    for first, last in segments:
        places += [np.arange(first, last), np.array([-1])]
        paragraphs += [pieces.paragraphs[first:last], pieces.paragraphs[last - 1 : last]]
    where = np.concatenate(places)
    ids = np.where(where < 0, SEP, pieces.ids[where])
    ids[0] = CLS
    features = np.where(where < 0, 0, pieces.features[where])
    return Window(where, ids, features, np.concatenate(paragraphs))


@cache
def tokenizer() -> Tokenizer:
    """BERT's uncased wordpieces, built from the vocabulary that is shipped."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    words = weights("vocab.txt").decode("utf-8").split("\n")
    vocabulary = {word: number for number, word in enumerate(words) if word}
    built = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    built.normalizer = BertNormalizer(lowercase=True)
    built.pre_tokenizer = BertPreTokenizer()
    return built


@cache
def session(name: str) -> Any:
    """The onnxruntime session of one shipped model, made once a process.

    Raises FileNotFoundError or ImportError where the weights or onnxruntime are not installed.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The graphs are written with fused operators where those pay; fusing more (sums into norms) made them slower.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(weights(name), options, providers=["CPUExecutionProvider"])


@cache
def wordpieces() -> NDArray[np.int8]:
    """The vectors of all wordpieces [piece, hidden] as the models without a table of their own take them."""
    return np.asarray(np.load(BytesIO(weights(WORDPIECES))), np.int8)


def available(name: str = ENCODER) -> bool:
    """True where the weights and what runs them are installed."""
    try:
        session(name)
        tokenizer()
        if name != ENCODER:
            wordpieces()
    except (ImportError, FileNotFoundError):
        return False
    return True


class Encoding(NamedTuple):
    """A text's word pieces and one vector for each [piece, hidden]."""

    pieces: Pieces
    vectors: Floats


def encoding_of(text: str) -> Encoding | None:
    """The text as the encoder reads it, None where the weights or what runs them are not installed."""
    if not available():
        return None
    pieces = pieces_of(text)
    return Encoding(pieces, encode(pieces))


def word_vectors(text: str, words: Sequence[tuple[int, int]]) -> Floats | None:
    """What each word, given by its code points, means in this sentence [word, hidden]: the mean of its pieces' vectors.

    Zeros for a word without pieces; None where the weights or what runs them are not installed.
    """
    if not available(SENTENCES):
        return None
    pieces = pieces_of(text)
    sums = np.vstack([np.zeros((1, HIDDEN)), np.cumsum(encode(pieces, SENTENCES), axis=0, dtype=np.float64)])
    bounds = np.array(words, np.int64).reshape(-1, 2)
    first = np.searchsorted(pieces.ends, bounds[:, 0], side="right")
    last = np.searchsorted(pieces.starts, bounds[:, 1], side="left")
    vectors: Floats = ((sums[last] - sums[first]) / np.maximum(last - first, 1)[:, None]).astype(np.float32)
    return vectors


def encode(pieces: Pieces, name: str = ENCODER) -> Floats:
    """One vector a piece [piece, hidden], each read in the context of its window.

    Windows run one by one: without padding no mask is needed, and no text's vectors depend on another's.
    """
    vectors = np.zeros((len(pieces.ids), HIDDEN), np.float32)
    for window in windows(pieces):
        words = {"ids": window.ids[None]} if name == ENCODER else {"rows": wordpieces()[window.ids][None]}
        (states,) = session(name).run(None, {**words, "feat": window.features[None]})
        real = window.places >= 0
        vectors[window.places[real]] = states[0, real]
    return vectors


def batches_by_length(lengths: Sequence[int], cells: int, waste: float = 0.15) -> Iterator[list[int]]:
    """Indices of sequences to run together, short ones first.

    A group fills at most `cells` positions, padding included, and at most `waste` of them with padding.
    """
    order = sorted(range(len(lengths)), key=lambda number: (lengths[number], number))
    group: list[int] = []
    for number in order:
        longest = lengths[number]
        held = sum(lengths[other] for other in group) + longest
        padded = longest * (len(group) + 1)
        if group and (padded > cells or padded - held > waste * padded):
            yield group
            group = []
        group.append(number)
    if group:
        yield group
