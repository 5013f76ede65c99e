"""Names as they stand in one report: runs of capitalised words, cut into title and name, typed by majority.

The statistical recogniser is one voice among several: it cuts names wrongly in headlines, takes surnames for
companies and verbs for places, so runs come from the spelling and its types are only votes.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from copydesk.analysers.names.cuts import Mention, cut, words_of
from copydesk.analysers.names.kinds import kinds_of_names, type_key
from copydesk.analysers.names.runs import NAME_ENTITIES, in_furniture, is_capitalised, runs
from copydesk.reading import Reading, SentenceTokens, Token
from copydesk.text import titles
from copydesk.text.given import GIVEN_NAMES
from copydesk.text.naming import is_acronym
from copydesk.text.places import PLACE_NAMES, STATE_ABBREVIATIONS
from copydesk.text.quotemarks import quoted_ranges
from copydesk.text.rarity import rarity

# A line in which this share of the longer words is capitalised is a headline, whatever else it is.
_TITLE_CASE_SHARE = 0.6
_TITLE_CASE_WORDS = 4


def sets_capitals(reading: Reading, sentence: SentenceTokens) -> bool:
    """True for a sentence in title case or capitals, where a capital says nothing."""
    words = [t for t in reading.tokens[sentence.first : sentence.last] if len(t.text) > 3 and t.text.isalpha()]
    if sum(t.text.isupper() for t in words) > len(words) / 2:
        return True
    if len(words) < _TITLE_CASE_WORDS or reading.text[sentence.end - 1] in ".!?\"”’'":
        return False
    return sum(t.text[0].isupper() for t in words) / len(words) > _TITLE_CASE_SHARE


_SMALL = r"of|the|and|a|an|in|on|for|to|with"
_TITLE_OF_WORK = re.compile(rf"(?:[A-Z][\w'’]*|{_SMALL})(?:\s(?:[A-Z][\w'’]*|{_SMALL})){{1,5}},?")
# Rarity in nats above which a word that opens a sentence is more likely part of the name after it.
_COMMON_OPENER = 6.0


def named_mentions(reading: Reading) -> list[Mention]:
    """Mentions by name in order of place, each with its kind."""
    lines = [s for s in reading.sentences if not _is_apart(reading, s)]
    plain_lines = [s for s in lines if not sets_capitals(reading, s) and not _is_headline(reading, s)]
    common = _words_in_lower_case(reading)
    found = [m for s in plain_lines for run in runs(reading, s, common) for m in cut(reading, run)]
    works = _titles_of_works(reading)
    found = [m for m in found if not any(low <= reading.tokens[m.first].start < high for low, high in works)]
    printed = Counter(mention.text for mention in found)
    found = [_without_opener(reading, mention, printed) for mention in found]
    kinds = kinds_of_names(reading, found)
    typed = [replace(m, kind=kinds[type_key(m.text)]) for m in found if type_key(m.text) in kinds]
    typed = [m for m in typed if not _is_passing(reading, m, found, common)]
    others = [s for s in lines if s not in plain_lines]
    typed += _known_names_in(reading, others, typed)
    typed += _names_missed(reading, plain_lines, typed)
    return sorted((m for m in typed), key=lambda m: m.first)


def _titles_of_works(reading: Reading) -> list[tuple[int, int]]:
    """Quotations in title case, as code points: “Meet the Press” names a programme and nobody in it."""
    return [
        (low, high)
        for low, high in quoted_ranges(reading.text)
        if _TITLE_OF_WORK.fullmatch(reading.text, low, high) and " " in reading.text[low:high].strip()
    ]


def _without_opener(reading: Reading, mention: Mention, printed: Counter[str]) -> Mention:
    """Drop a word that has its capital from the start of the sentence: "Though Brandt", "Fellow Tea Party"."""
    first = reading.tokens[mention.first]
    if mention.last - mention.first < 2 or mention.title or first.i != _first_of_sentence(reading, first):
        return mention
    name = reading.tokens[mention.first + 1]
    if first.lower.endswith("ing") and name.lower in GIVEN_NAMES and mention.last - mention.first > 2:
        text = words_of(reading, name.i, mention.last)
        return replace(mention, first=name.i, name=name.i, text=text)  # "Sentencing Vincent Pike"
    rest = reading.text[reading.tokens[mention.first + 1].start : reading.tokens[mention.last - 1].end]
    if printed[mention.text] > 1 or rest not in printed or first.lower in GIVEN_NAMES:
        return mention
    if rarity(first.lower) > _COMMON_OPENER:
        return mention
    return replace(mention, first=mention.first + 1, name=mention.first + 1, text=rest)


def _first_of_sentence(reading: Reading, token: Token) -> int:
    return reading.sentences[_sentence_index(reading, token)].first


def _is_passing(reading: Reading, mention: Mention, found: list[Mention], common: frozenset[str]) -> bool:
    """True for words that name nobody here: "Republican" before a noun, a stray capital that opens a sentence."""
    head = reading.tokens[mention.head]
    if mention.kind == "group" and mention.last - mention.name == 1:
        before = reading.tokens[mention.first - 1].lower if mention.first else ""
        if head.tag.startswith("JJ"):
            return True
        singular = not head.lower.endswith("s") and titles.is_title_word(head.lower)
        return singular or head.dep in ("amod", "compound", "nmod") or before in ("a", "an")
    stop = reading.tokens[mention.last - 1].end
    short = mention.text.lower().rstrip(".") + "."
    if "." in reading.text[stop - 1 : stop + 1] and short in STATE_ABBREVIATIONS:
        return True  # "Buffalo, N.Y." is one address
    if mention.last - mention.first > 1 or mention.text.lower() in PLACE_NAMES or is_acronym(mention.text):
        return False
    if head.lower in common and mention.kind != "place" and sum(m.text == mention.text for m in found) == 1:
        return not any(m is not mention and m.text.endswith(" " + mention.text) for m in found)
    if head.i != _first_of_sentence(reading, head):
        return False
    if head.lower in titles.ORGANISATION_HEADS:
        return head.dep not in ("nsubj", "nsubjpass")
    if head.lower in common:
        return True
    again = any(m is not mention and m.text.endswith(mention.text) for m in found)
    return not again and not (head.dep in ("nsubj", "nsubjpass", "poss") and head.entity in NAME_ENTITIES)


def _sentence_index(reading: Reading, token: Token) -> int:
    found = reading.sentence_at(token.start)
    return found.number if found is not None else 0


def _is_apart(reading: Reading, sentence: SentenceTokens) -> bool:
    return any(
        piece.kind != "headline" and piece.span.start <= sentence.start and sentence.end <= piece.span.end
        for piece in reading.report.furniture
    )


def _is_headline(reading: Reading, sentence: SentenceTokens) -> bool:
    return reading.is_furniture(sentence.start, sentence.end)


def _words_in_lower_case(reading: Reading) -> frozenset[str]:
    words = {t.lower for t in reading.tokens if t.text[0].islower()}
    return frozenset(
        words
        | {t.lemma.lower() for t in reading.tokens if t.text[0].islower()}
        | {w + "s" for w in words if len(w) > 3}
    )


def _names_missed(reading: Reading, lines: list[SentenceTokens], known: list[Mention]) -> list[Mention]:
    """Surnames known from a full name that the spelling rules passed over, as at the start of a sentence."""
    taken = {i for m in known for i in range(m.first, m.last)}
    surnames = {
        reading.tokens[m.last - 1].text
        for m in known
        if m.kind == "person" and m.last - m.name > 1 and reading.tokens[m.last - 1].lower not in titles.NAME_SUFFIXES
    }
    return [
        Mention(t.i, t.i, t.i + 1, t.text, "person")
        for line in lines
        for t in reading.tokens[line.first : line.last]
        if t.text in surnames and t.i not in taken and not in_furniture(reading, t) and not _within_name(reading, t)
    ]


def _within_name(reading: Reading, token: Token) -> bool:
    """True when the next word is capitalised too: "Baker Street" is not Ms. Baker."""
    following = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else None
    return following is not None and is_capitalised(following) and following.tag.startswith("NNP")


def _known_names_in(reading: Reading, lines: list[SentenceTokens], known: list[Mention]) -> list[Mention]:
    """Names of the body found again in headlines and lines in capitals, longest first; nothing new is made there."""
    by_words: dict[tuple[str, ...], Mention] = {}
    for mention in known:
        words = tuple(t.lower for t in reading.tokens[mention.name : mention.last])
        by_words.setdefault(words, mention)
        if mention.kind == "person" and len(words) > 1:
            by_words.setdefault(words[-1:], replace(mention, text=""))
    widest = max((len(words) for words in by_words), default=0)
    found = []
    for line in lines:
        i = line.first
        while i < line.last:
            token = reading.tokens[i]
            if in_furniture(reading, token) or not (is_capitalised(token) or token.lower in titles.PARTICLES):
                i += 1
                continue
            for width in range(min(widest, line.last - i), 0, -1):
                match = by_words.get(tuple(t.lower for t in reading.tokens[i : i + width]))
                if match is not None:
                    title = reading.tokens[i - 1].lower if i > line.first else ""
                    title = title if titles.is_title_word(title) and match.kind == "person" else ""
                    text = words_of(reading, i, i + width)
                    text = text if not text.isupper() or match.text.isupper() else (match.text or text.title())
                    found.append(Mention(i - bool(title), i, i + width, text, match.kind, title))
                    i += width
                    break
            else:
                i += 1
    return found
