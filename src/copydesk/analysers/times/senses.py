"""Whether words of time tell a time: the modal "may", a programme's name and "2000 people" do not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.reading import Reading, Token
from copydesk.text.timeforms import Timex, When

_ROUND = re.compile(r"\d\d00$")
_TITLED = frozenset("ORG WORK_OF_ART PRODUCT LAW".split())


def reads_as_time(reading: Reading, timex: Timex) -> bool:
    """False where the parse shows another word: "may" the modal, seasons that "fell", "2000 people", "60 Minutes"."""
    tokens = reading.tokens_in(timex.start, timex.end)
    if not tokens or _in_a_title(reading, tokens):
        return False
    if _is_only_a_part_of_day(timex) and _stands_before_noun(reading, tokens[-1]):
        return False  # "the night express", "the morning paper"
    if len(tokens) != 1:
        return True
    token = tokens[0]
    if token.text == "Now":  # a sentence that opens so turns to the next point
        return False
    if token.lower in ("may", "march", "spring", "fall", "second") and token.pos in ("VERB", "AUX"):
        return False
    if token.text in _NAMES_TOO and _names_somebody(reading, token):
        return False
    before = reading.tokens[token.i - 1] if token.i else token
    if token.lower in ("fall", "spring") and (before.pos not in ("ADP", "DET") or before.lower == "a"):
        return False  # "the cases fall to him", whatever the tagger took it for; "a fall of 12 percent"
    following = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else token
    if token.lower in ("daily", "weekly", "quarterly") and (
        token.pos in ("NOUN", "PROPN") or (following.pos == "PROPN" and following.entity != "DATE")
    ):
        return False  # a paper
    if token.text == "March" and following.lower in ("for", "on", "against") and _has_article(reading, token):
        return False  # people on foot
    if token.text.isdigit() and token.dep == "nummod":
        head = reading.tokens[token.head]
        bare = not any(child.tag in ("DT", "PRP$") or child.dep == "poss" for child in reading.children(head.i))
        hedged = token.i > 0 and reading.tokens[token.i - 1].lower in _HEDGES
        if head.tag == "NNS" and (hedged or (bare and bool(_ROUND.match(token.text)))):
            return False
    return True


def _names_somebody(reading: Reading, month: Token) -> bool:
    """True for "Theresa May", "Mrs May", and for "May" with a verb of its own where the report names somebody so."""
    if month.entity == "PERSON" or _after_name(reading, month):
        return True
    return month.dep in ("nsubj", "nsubjpass", "poss") and any(
        token.text == month.text and token.i != month.i and _after_name(reading, token) for token in reading.tokens
    )


def _after_name(reading: Reading, word: Token) -> bool:
    """True right behind a title or a given name: a person's, or a capitalised word of the same phrase."""
    if not word.i:
        return False
    before = reading.tokens[word.i - 1]
    if before.sentence != word.sentence:
        return False
    return before.lower.rstrip(".") in _TITLES or (before.entity == "PERSON" and before.pos == "PROPN")


_NAMES_TOO = frozenset(["April", "August", "May", "June"])
_TITLES = frozenset("mr mrs ms miss dr sir lady lord dame president minister secretary senator sen rep judge".split())


def _is_only_a_part_of_day(timex: Timex) -> bool:
    when = timex.when
    return when is not None and when.part is not None and when == When(part=when.part, lean=when.lean, by=when.by)


def _stands_before_noun(reading: Reading, token: Token) -> bool:
    head = reading.tokens[token.head]
    return token.lower != "overnight" and token.dep in ("compound", "nmod") and head.i == token.i + 1


def _has_article(reading: Reading, noun: Token) -> bool:
    return any(child.tag == "DT" or child.lower == "annual" for child in reading.children(noun.i))


_HEDGES = frozenset("about nearly almost some roughly approximately over than least".split())


def _in_a_title(reading: Reading, tokens: Sequence[Token]) -> bool:
    """True inside the name of a programme, paper, firm or product that goes on beyond the time words."""
    first, last = tokens[0], tokens[-1]
    if _in_quoted_name(reading, first):
        return True
    beyond = [reading.tokens[i] for i in (first.i - 1, last.i + 1) if 0 <= i < len(reading.tokens)]
    if first.entity in _TITLED:
        if last.i + 1 < len(reading.tokens) and beyond[-1].entity == first.entity and not beyond[-1].entity_start:
            return True
        if not first.entity_start:
            return True
    starts = first.i == 0 or reading.tokens[first.i - 1].sentence != first.sentence
    unit = last.text[:1].isupper() and last.lower in _UNIT_WORDS and not last.text.isupper()
    return unit and not starts


def _in_quoted_name(reading: Reading, token: Token) -> bool:
    """True between quotation marks that hold nothing but a few capitalised words: a programme, a book, a film."""
    left, right = token.i, token.i
    while left > 0 and token.i - left < 6 and not _is_quote(reading.tokens[left - 1]):
        left -= 1
    while right + 1 < len(reading.tokens) and right - token.i < 6 and not _is_quote(reading.tokens[right + 1]):
        right += 1
    closed = left > 0 and right + 1 < len(reading.tokens)
    if not closed or not (_is_quote(reading.tokens[left - 1]) and _is_quote(reading.tokens[right + 1])):
        return False
    words = [t for t in reading.tokens[left : right + 1] if t.text[0].isalpha()]
    return bool(words) and all(word.text[0].isupper() for word in words)


def _is_quote(token: Token) -> bool:
    return token.text in ('"', "“", "”", "``", "''", "‘", "’")


_UNIT_WORDS = frozenset("minutes hours days week weeks month months year years seconds night".split())
