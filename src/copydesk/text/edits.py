"""What an edit touches: the places where a reprint can change what is said, and not only how.

Judged by the edited words and those around them, over closed classes of English; everything else is wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from copydesk.text.numberwords import ONES, ORDERS, PARTS, SCALES, TENS
from copydesk.text.numerals import Numeral, numerals
from copydesk.text.shingles import FUNCTION_WORDS
from copydesk.text.titles import SPEECH_VERBS

Touch = Literal[
    "number", "hedge", "negation", "quotation", "attribution dropped", "attribution added", "hardened", "softened"
]

_WORD = re.compile(r"[^\W\d_]+(?:['’´`][^\W\d_]+)*")
_NEGATIONS = frozenset("no not never none nobody nothing neither without cannot".split())
_AUXILIARIES = frozenset("do does did is are was were be been has have had will would".split())
_SAYING = frozenset(
    """said says say told tells according reported reports announced wrote writes stated states claimed claims
    alleged alleges added tweeted testified""".split()
)
_SPEECH_ENDS = ("", "s", "d", "ed", "ing")
_IRREGULAR_SPEECH = frozenset("said told wrote spoke denied denies replied replies testified testifies".split())
_DISTANCE = re.compile(r"\bwhat\b.{1,30}\bcall(?:ed|s)\b|\bso-called\b", re.I)  # "what the union called a secret plan"
# Words under which a thing is not told as a fact: modals, adverbs of doubt, and verbs for what is only meant to be.
_WEAK = frozenset(
    """may might could would possible possibly perhaps maybe likely unlikely apparently reportedly allegedly alleged
    supposedly purported suspected presumed seem seems seemed appear appears appeared believed thought expected
    plan plans planned planning threaten threatens threatened threatening propose proposes proposed proposal consider
    considers considered considering intend intends intended seek seeks sought potential potentially""".split()
)
_HEDGES = re.compile(
    r"\b(?:at least|at most|up to|as many as|as much as|more than|less than|fewer than|about|around|roughly|nearly"
    r"|almost|approximately|some|over|under|estimated|an estimated|close to|only|just)\b",
    re.I,
)
_MATTERS = _NEGATIONS | _SAYING | _WEAK | {
    *ONES, *TENS, *SCALES, *ORDERS, *PARTS,
    *"several many couple handful multiple half halves quarter fortnight dozen dozens what so".split(),
    *"at up as more less fewer about around roughly nearly almost approximately some over under".split(),
    *"estimated close only just".split(),
}  # fmt: skip
_LONE_HEDGES = frozenset("about around some over under only just roughly nearly almost approximately estimated".split())
_SHORT_CUT = 3  # words: a longer cut takes the doubt away together with what was doubted
_SHORT_CHANGE = 8  # words: a longer one is a new telling, in which numbers do not answer one another
_NEW_WORDS = 2  # content words on a side beside the doubt; with more, something else is told
_MOVED_WORDS = 40  # a sentence or two: farther apart, what was dropped and what was added are two edits
_STEM = 4  # letters by which "sign" and "signed" are one word
# "the two", "one part", "both": point back, and tell no number where the other side has none.
_POINTING = re.compile(r"(?:\b(?:the|these|those|their|its|his|her|our|other)\s+)$", re.I)
# British and American spellings that differ by rule: nothing is said by them.
_SPELLINGS = (("iz", "is"), ("yz", "ys"), ("our", "or"), ("tre", "ter"), ("ll", "l"), ("ogue", "og"), ("ence", "ense"))


class Edit(NamedTuple):
    """Words before and after, empty where there are none, each with the text that follows it.

    `around_before` and `around_after` are the rest of their sentences, `place` the number of words before it, `label`
    is True in a line that is no sentence: a headline, a link, a caption's credit, a row of buttons.
    """

    before: str
    after: str
    follows_before: str = ""
    follows_after: str = ""
    quoted: bool = False
    around_before: str = ""
    around_after: str = ""
    place: int = 0
    label: bool = False


def touches_in(edits: Sequence[Edit]) -> list[tuple[Touch, ...]]:
    """What each of the edits of a passage, in order, touches: what only moved from one to another touches nothing."""
    found = [touches(edit) for edit in edits]
    moved: dict[int, set[Touch]] = {}
    for first, second in combinations(range(len(edits)), 2):
        near = edits[second].place - edits[first].place <= _MOVED_WORDS
        if near and (found[first] or found[second]):
            for touch in _moved(edits[first], edits[second]):
                for number in (first, second):
                    moved.setdefault(number, set()).add(touch)
    return [tuple(touch for touch in one if touch not in moved.get(number, ())) for number, one in enumerate(found)]


def _moved(one: Edit, other: Edit) -> tuple[Touch, ...]:
    """What one of the two edits took away and the other put in."""
    found: list[Touch] = []
    if _shift(one) * _shift(other) < 0:
        found += ["attribution dropped", "attribution added"]
    if sorted(map(repr, _numbers(f"{one.before} {other.before}"))) == sorted(
        map(repr, _numbers(f"{one.after} {other.after}"))
    ):
        found.append("number")
    return tuple(found)


def _shift(edit: Edit) -> int:
    """1 where only the words after tell who says so, -1 where only those before do."""
    return _attributes(edit.after, _words(edit.after)) - _attributes(edit.before, _words(edit.before))


def touches(edit: Edit) -> tuple[Touch, ...]:
    """What the edit touches, in a fixed order; empty for mere wording."""
    before, after = _words(edit.before), _words(edit.after)
    if edit.label or (before and _spelt(edit.before) == _spelt(edit.after)):
        return ()
    if not (_matters(edit.before, before) or _matters(edit.after, after)):
        return ("quotation",) if edit.quoted else ()
    found: list[Touch] = []
    if _changes_number(edit):
        found.append("number")
    if _hedge(edit.before, edit.follows_before) != _hedge(edit.after, edit.follows_after):
        found.append("hedge")
    if _negations(before) != _negations(after) and _negates_the_same(before, after):
        found.append("negation")
    if edit.quoted:
        found.append("quotation")
    elif _attributes(edit.before, before) != _attributes(edit.after, after):
        found.extend(_attribution(edit, dropped=_attributes(edit.before, before)))
    if _doubt(before, after):
        found.append("hardened")
    elif _doubt(after, before):
        found.append("softened")
    return tuple(found)


def _attribution(edit: Edit, dropped: bool) -> Iterator[Touch]:
    """Silent where the sentence still leans on as many as before: "the mayor said" has become "said the mayor"."""
    one_for_one = len(edit.before.split()) == len(edit.after.split()) == 1  # "said", "signalled"
    if one_for_one or (_count_speech(edit.before) and _count_speech(edit.after)):
        return
    before = _count_speech(f"{edit.before} {edit.around_before}")
    after = _count_speech(f"{edit.after} {edit.around_after}")
    if before > after if dropped else after > before:
        yield "attribution dropped" if dropped else "attribution added"


def _count_speech(text: str) -> int:
    said = sum(word in _SAYING or _is_speech(word) for word in _words(text))
    return said + len(_DISTANCE.findall(text))


def _is_speech(word: str) -> bool:
    return word in _IRREGULAR_SPEECH or any(
        word.endswith(end)
        and (stem := word[: len(word) - len(end)])
        and (stem in SPEECH_VERBS or stem + "e" in SPEECH_VERBS)
        for end in _SPEECH_ENDS
    )


def _changes_number(edit: Edit) -> bool:
    gone, come = _numbers(edit.before), _numbers(edit.after)
    if gone == come:
        return False
    before, after = len(edit.before.split()), len(edit.after.split())
    if gone and come:
        return max(before, after) <= _SHORT_CHANGE
    side = edit.before if gone else edit.after
    return max(before, after) <= _SHORT_CUT and not all(_points_back(side, one) for one in numerals(side))


def _points_back(text: str, numeral: Numeral) -> bool:
    return text[numeral.start : numeral.end].casefold() in ("one", "both") or bool(
        _POINTING.search(text[: numeral.start])
    )


def _spelt(text: str) -> str:
    """The letters and digits of a text in one spelling."""
    bare = "".join(letter for letter in text.casefold() if letter.isalnum() or letter.isspace())
    for one, other in _SPELLINGS:
        bare = bare.replace(one, other)
    return " ".join(bare.split())


def _attributes(text: str, words: list[str]) -> bool:
    said = {word for word in words if word in _SAYING}
    if said == {"states"} and "States" in text:
        said = set()  # the United States
    return bool(said or _DISTANCE.search(text))


def _matters(text: str, words: list[str]) -> bool:
    """False for words that can touch nothing, which are most: the rest is looked at closely."""
    return (
        not _MATTERS.isdisjoint(words)
        or any(letter.isnumeric() for letter in text)
        or any(word.endswith("n't") for word in words)
    )


def _words(text: str) -> list[str]:
    """The words folded; the month of May stays as it is, so that it is no "may"."""
    found = (word.replace("’", "'").replace("´", "'").replace("`", "'") for word in _WORD.findall(text))
    return [word if word == "May" else word.casefold() for word in found]


def _numbers(text: str) -> list[tuple[float | None, float | None, float | None]]:
    return [(numeral.value, numeral.low, numeral.high) for numeral in numerals(text)]


def _hedge(words: str, follows: str) -> str | None:
    """The hedge of a number that stands in the words or right after them."""
    match = _HEDGES.search(words)
    if match is None:
        return None
    rest = words[match.end() :] + follows
    first = next(iter(numerals(rest)), None)
    hedge = match.group().casefold()
    between = 0 if hedge in _LONE_HEDGES else 1  # "at least another 12", but "just charged 12"
    return hedge if first is not None and len(rest[: first.start].split()) <= between else None


def _negations(words: list[str]) -> int:
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words)


def _negates_the_same(before: list[str], after: list[str]) -> bool:
    """True when what is negated on one side stands on the other: "did not sign", "signed"; and a lone "not"."""
    if not (before and after):
        return not _content(before + after)
    rest = [sorted(word[:_STEM] for word in _content(words)) for words in (before, after)]
    return rest[0] == rest[1]


def _content(words: list[str]) -> list[str]:
    return [
        word
        for word in words
        if word not in FUNCTION_WORDS and word not in _NEGATIONS | _AUXILIARIES | _WEAK and not word.endswith("n't")
    ]


def _doubt(before: list[str], after: list[str]) -> bool:
    """True when doubt stands before and not after, over words that are still there."""
    if not _WEAK & set(before) or _WEAK & set(after):
        return False
    if not after:
        return len(before) <= _SHORT_CUT and not _content(before)
    return max(len(_content(before)), len(_content(after))) <= _NEW_WORDS
