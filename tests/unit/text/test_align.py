"""Shared runs of words, and the passages and edits made of them."""

import numpy as np

from copydesk.text.align import blocks, lettered, light_words
from copydesk.text.quotemarks import quoted_ranges
from copydesk.text.shingles import FUNCTION_WORDS, Run, runs_of_pairs, shared_runs, words


def aligned(a: str, b: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    left, right = words(a), words(b)
    numbers: dict[str, int] = {}
    ids = [[numbers.setdefault(form, len(numbers)) for form in side.forms] for side in (left, right)]
    runs = shared_runs([np.asarray(side, np.int64) for side in ids]).get((0, 1), [])
    letters = lettered(np.array([*ids[0], *ids[1]], np.uint32))
    light = frozenset(number for form, number in numbers.items() if form in FUNCTION_WORDS)

    def cut(text: str, side: int, start: int, end: int) -> str:
        found = (left, right)[side]
        return text[found.starts[start] : found.ends[end - 1]] if start < end else ""

    return [
        (cut(a, 0, *b1.a), cut(b, 1, *b1.b), [(cut(a, 0, g[0], g[1]), cut(b, 1, g[2], g[3])) for g in b1.gaps()])
        for b1 in blocks(letters[: len(ids[0])], letters[len(ids[0]) :], runs, light_words(ids[0], light))
    ]


def test_words_keep_numbers_whole_and_ignore_typography() -> None:
    assert words("The U.S. paid $4.3 million, or 1,200 e-mails — 5% — he didn’t").forms == (
        "the", "us", "paid", "$4.3", "million", "or", "1200", "emails", "5%", "he", "didn't",
    )  # fmt: skip


def test_runs_are_maximal_and_exact() -> None:
    a, b = np.arange(40), np.concatenate([np.arange(100, 110), np.arange(5, 25), np.arange(200, 203)])
    assert shared_runs([a, b]) == {(0, 1): [Run(5, 10, 20)]}
    assert shared_runs([a, np.arange(4)]) == {}
    texts = [a.astype(np.uint32), b.astype(np.uint32), np.arange(4, dtype=np.uint32)]
    assert runs_of_pairs(texts, [(0, 1), (0, 2), (1, 0)]) == [[(5, 10, 20)], [], [(10, 5, 20)]]


def test_ends_reach_past_an_edit_and_not_into_chance_words() -> None:
    core = "inspectors counted three dozen faults in the older pier and ordered it fenced off at once"
    ((left, right, changes),) = aligned(
        f"The ferry waits. Late Monday harbour {core} while nobody watched the gulls",
        f"The town sleeps. Early Monday harbour {core} and the rest is silence of the night",
    )
    assert left == right == f"Monday harbour {core}"
    assert changes == []


def test_chance_words_inside_an_edit_do_not_break_it_up() -> None:
    start, end = "the town will close both of its piers for winter", "by Friday, the chair of its board wrote in March"
    ((_, _, changes),) = aligned(
        f"{start} unless a donor pays for repairs {end}",
        f"{start} if money of that kind does not arrive {end}",
    )
    assert changes == [("unless a donor pays for repairs", "if money of that kind does not arrive")]


def test_an_opening_article_goes_with_its_sentence() -> None:
    body = "harbour board closed two piers after divers found cracks in the old concrete"
    ((left, right, _),) = aligned(f"HALDEN\n\nThe {body}", f"It was the fog. Queues grew. The {body}")
    assert left == right == f"The {body}"


def test_a_sentence_between_makes_two_passages() -> None:
    one = "inspectors counted three dozen faults in the older pier and ordered it fenced off"
    two = "the ferry line moves many thousands of people a day and feeds the town"
    other = "nobody in the crowd could say whether the last boat had sailed or when another might be sent over"
    assert [left for left, _, _ in aligned(f"{one}. {other}. {two}.", f"{one}. {two}.")] == [one, two]


def test_quotations_end_with_their_paragraph_and_apostrophes_open_none() -> None:
    text = "“We wait,” she said. ‘Why?’ The boys’ boat, the '90s.\n“It goes on\n“and ends.” Done"
    assert [text[start:end] for start, end in quoted_ranges(text)] == ["We wait,", "Why?", "It goes on", "and ends."]


def test_a_longer_passage_moved_next_to_another_does_not_hide_it() -> None:
    one = "inspectors counted three dozen faults in the older pier and ordered it fenced off"
    two = "the ferry line moves many thousands of people a day across the sound and feeds half of the town"
    found = aligned(f"{two}. {one}.", f"{one}. {two}.")
    assert sorted(left for left, _, _ in found) == [one, two]


def test_words_past_counting_by_lower_bits_keep_a_letter_each() -> None:
    ids = np.arange(300_000, dtype=np.uint32) << np.uint32(13)  # nearly all agree in their lower bits
    letters = lettered(np.concatenate([ids, ids[::-1]]))
    assert letters[: len(ids)] == letters[len(ids) :][::-1]
    assert len(set(letters)) == len(ids)
