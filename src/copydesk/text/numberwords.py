"""The words and signs that English writes numbers with."""

from __future__ import annotations

ONES = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "hundred": 100.0, "thousand": 1000.0, "million": 1000000.0, "billion": 1000000000.0,
    "trillion": 1000000000000.0, "dozen": 12.0, "score": 20.0, "lakh": 100000.0, "crore": 10000000.0,
}  # fmt: skip
# Abbreviated scales. Single letters also stand for units, so what surrounds them decides.
SHORT_SCALES = {
    "k": 1000.0, "m": 1000000.0, "mn": 1000000.0, "mil": 1000000.0, "mln": 1000000.0, "mm": 1000000.0,
    "b": 1000000000.0, "bn": 1000000000.0, "t": 1000000000000.0, "tn": 1000000000000.0, "trn": 1000000000000.0,
}  # fmt: skip
_DENOMINATORS = {
    "half halves": 2, "third thirds": 3, "quarter quarters fourth fourths": 4, "fifth fifths": 5, "sixth sixths": 6,
    "seventh sevenths": 7, "eighth eighths": 8, "ninth ninths": 9, "tenth tenths": 10,
}  # fmt: skip
PARTS = {word: 1 / number for words, number in _DENOMINATORS.items() for word in words.split()}
GLYPHS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8,
    "⅞": 7 / 8,
}  # fmt: skip
ORDERS = {
    "tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 100.0, "thousands": 1000.0, "millions": 1000000.0,
    "billions": 1000000000.0, "trillions": 1000000000000.0,
}  # fmt: skip
_HEDGING = frozenset(
    "more than least about around roughly nearly almost some most half several few handful couple many".split()
)


def is_number_word(word: str) -> bool:
    """True for a word of a number or of its hedge: it says how many and not what."""
    return (
        word[0].isdigit()
        or word in ONES
        or word in TENS
        or word in SCALES
        or word in ORDERS
        or word in PARTS
        or word in _HEDGING
    )
