"""Words and fingerprints of many texts at once are those of each text alone."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.text.fingerprints import WINDOW, fingerprint
from copydesk.text.shingles import SHINGLE_WORDS
from copydesk.text.tokens import tokenise, word_ids

LETTERS = st.text(alphabet="abc XYé.,'’“”\"\n漢字🚢9", max_size=60)


@settings(max_examples=150, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=5))
def test_a_text_in_a_batch_gives_what_it_gives_alone(texts: list[str]) -> None:
    together = tokenise(texts)
    prints = fingerprint(together.offsets, together.ids)
    for number, text in enumerate(texts):
        alone = tokenise([text])
        part = slice(together.offsets[number], together.offsets[number + 1])
        for name in ("ids", "starts", "ends", "telling", "quoted"):
            assert np.array_equal(getattr(together, name)[part], getattr(alone, name))
        lone = fingerprint(alone.offsets, alone.ids)
        mine = prints.texts == number
        assert np.array_equal(prints.hashes[mine], lone.hashes)
        assert np.array_equal(prints.places[mine], lone.places)
        assert all(text[a:b].strip() for a, b in zip(alone.starts, alone.ends, strict=True))


def test_words_are_folded_and_quotations_end_with_their_line() -> None:
    texts = ["He said: “Close the Pier” now. “And\nclose it.", 'CLOSE "the pier" don’t']
    tokens = tokenise(texts)
    words = [
        (texts[number][a:b], bool(quoted), bool(telling))
        for number in range(2)
        for a, b, quoted, telling in zip(
            *(getattr(tokens, name)[slice(*tokens.offsets[number : number + 2])] for name in ("starts", "ends")),
            *(getattr(tokens, name)[slice(*tokens.offsets[number : number + 2])] for name in ("quoted", "telling")),
            strict=True,
        )
    ]
    assert [word for word, quoted, _ in words if quoted] == ["Close", "the", "Pier", "And", "the", "pier"]
    assert [word for word, _, telling in words if telling] == ["close", "pier"]
    ids = dict(zip([word for word, _, _ in words], tokens.ids.tolist(), strict=True))
    assert ids["Close"] == ids["CLOSE"] == ids["close"] != ids["Pier"]


def test_enough_equal_words_always_leave_a_fingerprint_in_common() -> None:
    shared = "harbour divers counted broken concrete piles near ferries"
    length = SHINGLE_WORDS + WINDOW - 1
    common = " ".join(shared.split()[:length])
    for before in range(6):
        left = "gulls circled over grey boats today " * before + common + " while nobody watched closely"
        tokens = tokenise([left, f"Yesterday morning {common} again"])
        found = fingerprint(tokens.offsets, tokens.ids)
        assert set(found.hashes[found.texts == 0]) & set(found.hashes[found.texts == 1])


def test_a_post_and_doubled_single_marks_are_quotations() -> None:
    post = "The board met.\nOur piers are safe and open to all\n— Ina Holm (@inaholm) March 4, 2031\nIt closed two."
    tokens = tokenise([post, "She said ‘‘the piers are safe’’ on Monday"])
    first, second = (tokens.quoted[a:b] for a, b in pairwise(tokens.offsets.tolist()))
    assert not first[:3].any()
    assert first[3:11].all()
    assert not first[-3:].any()
    assert second.tolist() == [False, False, True, True, True, True, False, False]


def test_a_word_is_the_same_wherever_it_begins_and_a_long_one_counts_to_its_end() -> None:
    words = ["pier", "concrete", "harbours", "breakwater", "reconstruction", "counterrevolutionaries", "Overijssel"]
    texts = [" " * before + " ".join(words) for before in range(9)]
    offsets, ids = word_ids(texts)
    told = {tuple(ids[start:end].tolist()) for start, end in pairwise(offsets.tolist())}
    assert len(told) == 1
    assert len(set(told.pop())) == len(words)
    ends = word_ids(["counterrevolutionarie", "counterrevolutionaries", "counterrevolutionariet"])[1]
    assert len(set(ends.tolist())) == 3
