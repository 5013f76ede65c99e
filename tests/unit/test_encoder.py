from itertools import pairwise

import numpy as np
import pytest

from copydesk import encoder

TEXT = (
    "The harbour board met on Monday.\n\n“We saw nothing,” said Ilse Vandermeer, its chair.\nIt meets again in May.\n"
)


def test_pieces_point_at_their_words() -> None:
    pieces = encoder.pieces_of(TEXT)
    words = [TEXT[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]
    assert words[:4] == ["The", "harbour", "board", "met"]
    assert "".join(words) == "".join(TEXT.split())
    assert sorted(set(pieces.paragraphs.tolist())) == [0, 1, 2]


def test_an_empty_text_has_no_pieces() -> None:
    pieces = encoder.pieces_of(" \n\n ")
    assert len(pieces.ids) == 0
    assert list(encoder.windows(pieces)) == []


def states(text: str) -> str:
    return "".join("-q|"[state] for state in encoder.quotation_states(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“ab” c", "|qq|--"),
        ('a "b" c', "--|q|--"),
        ("``ab'' c", "||qq||--"),
        ("a ‘bc’ d", "--|qq|--"),
        ("it's 'so'", "-----|qq|"),
        ("the dogs' bone", "--------------"),
        ("“ab\ncd", "|qq---"),
        ("“it’s”", "|qqqq|"),
        ('so" he said, "go"', "--|----------|qq|"),
    ],
)
def test_quotation_states(text: str, expected: str) -> None:
    assert states(text) == expected


def test_windows_hold_every_piece_once_within_the_limit() -> None:
    pieces = encoder.pieces_of("\n".join(["One two three four five six seven."] * 40 + ["word " * 600]))
    cut = list(encoder.windows(pieces, limit=64))
    assert all(len(window.ids) <= 64 for window in cut)
    places = np.concatenate([window.places[window.places >= 0] for window in cut])
    assert places.tolist() == list(range(len(pieces.ids)))
    assert all(window.ids[0] == encoder.CLS and window.ids[-1] == encoder.SEP for window in cut)


def test_batches_cover_every_sequence_and_keep_to_their_size() -> None:
    lengths = [5, 200, 7, 190, 6, 40, 41]
    groups = list(encoder.batches_by_length(lengths, cells=400))
    assert sorted(number for group in groups for number in group) == list(range(len(lengths)))
    assert all(max(lengths[i] for i in group) * len(group) <= 400 for group in groups)
    longest = [max(lengths[i] for i in group) for group in groups]
    assert all(a <= b for a, b in pairwise(longest))


def test_the_same_text_gives_the_same_vectors() -> None:
    if not encoder.available():
        pytest.skip("the weights are not installed")
    pieces = encoder.pieces_of(TEXT)
    vectors = encoder.encode(pieces)
    assert vectors.shape == (len(pieces.ids), encoder.HIDDEN)
    assert np.array_equal(vectors, encoder.encode(pieces))


@pytest.mark.skipif(not encoder.available(encoder.SENTENCES), reason="the sentence encoder is not installed")
def test_words_of_like_meaning_have_vectors_that_are_alike() -> None:
    def vector(text: str, word: str) -> encoder.Floats:
        start = text.index(word)
        vectors = encoder.word_vectors(text, [(0, 0), (start, start + len(word))])
        assert vectors is not None
        assert not vectors[0].any()  # no word, no pieces
        return vectors[1] / np.linalg.norm(vectors[1])

    shut = vector("The bridge was shut overnight.", "shut")
    closed = vector("Engineers closed the crossing.", "closed")
    painted = vector("Engineers painted the crossing.", "painted")
    assert shut @ closed > shut @ painted


@pytest.mark.skipif(not encoder.available(encoder.SENTENCES), reason="the sentence encoder is not installed")
def test_no_words_give_no_vectors() -> None:
    vectors = encoder.word_vectors("…", [])
    assert vectors is not None
    assert vectors.shape == (0, encoder.HIDDEN)
