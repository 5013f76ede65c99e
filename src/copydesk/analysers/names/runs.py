"""Runs of capitalised words that can be names, from the spelling; the recogniser only helps at the joints."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.reading import Reading, SentenceTokens, Token
from copydesk.text import titles
from copydesk.text.places import PLACE_NAMES, PLACE_SHORT_FORMS, STATE_ABBREVIATIONS
from copydesk.text.rarity import rarity

_NEVER_NAMES = frozenset("PRON DET ADP CCONJ SCONJ AUX PART INTJ PUNCT SYM".split())
# Adjectives of nations, faiths and parties by their endings, as the recogniser's word for it is not enough.
_ATTRIBUTE = re.compile(r"-(?:based|born|led|backed|area|style|era|owned|run|held|linked|friendly)$")
_DEMONYM = re.compile(r"(?:an|ese|ish|ic|[aeqln]i|ch|ite|ist|greek|swiss|welsh|thai|czech|crat|y|al|ive|ent)$")
# Rarity in nats below which a word in capitals is a common word that is shouted.
_COMMON_WORD = 3.5
# Who is told has to stand right behind these (Quirk et al. 1985, 16.60).
_TELLING = frozenset("tell inform assure remind notify".split())
_PARTY_TAG = re.compile(r"[RDI]-[A-Z]")
NAME_ENTITIES = frozenset("PERSON ORG GPE LOC FAC NORP PRODUCT EVENT WORK_OF_ART LAW LANGUAGE".split())


def is_capitalised(token: Token) -> bool:
    if "[" in token.text or "]" in token.text or _ATTRIBUTE.search(token.text):
        return False  # "[W]e write to inform you", "Ohio-based"
    return token.text[0].isupper() or (token.text[:2].lower() in ("al", "el") and token.text[2:3] == "-")


def in_furniture(reading: Reading, token: Token) -> bool:
    return any(
        piece.span.start <= token.start < piece.span.end
        for piece in reading.report.furniture
        if piece.kind != "headline"
    )


def runs(reading: Reading, sentence: SentenceTokens, common: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Maximal runs of name words, as token ranges."""
    tokens = reading.tokens
    i = sentence.first
    while i < sentence.last:
        if not _begins(reading, tokens[i], sentence, common):
            i += 1
            continue
        j = i + 1
        while j < sentence.last:
            step = _continues(reading, i, j, sentence)
            if not step:
                break
            j += step
        start = _particle_start(tokens, i, sentence)
        cut = _where_subject_begins(reading, start, j, sentence)
        if cut is not None:
            yield start, cut
        yield cut or start, j
        i = j


def _where_subject_begins(reading: Reading, first: int, last: int, sentence: SentenceTokens) -> int | None:
    """Where a run holds who is told and who that is about: "told Holm | Orsa would pay".

    Between one of these verbs and a finite one stand two noun phrases. The second is what is a place, or stands by
    itself elsewhere in the report; else the last word.
    """
    tokens = reading.tokens
    if last - first < 2 or first == sentence.first or last >= sentence.last:
        return None
    if tokens[first - 1].lemma.lower() not in _TELLING or tokens[first - 1].pos != "VERB":
        return None
    if tokens[last].tag not in ("VBD", "VBZ", "VBP", "MD"):
        return None
    for cut in range(first + 1, last):
        tail = " ".join(t.lower for t in tokens[cut:last])
        if tail in PLACE_NAMES or tail in PLACE_SHORT_FORMS:
            return cut
    return last - 1


def _particle_start(tokens: tuple[Token, ...], i: int, sentence: SentenceTokens) -> int:
    """Take in a lower-case particle before a surname: "said de Blasio"."""
    start = i
    while (
        start > sentence.first and tokens[start - 1].lower in titles.PARTICLES and tokens[start - 1].text[0].islower()
    ):
        if tokens[start - 1].lower in {"e", "y", "a", "la", "do", "das", "des"} and tokens[start - 1].pos not in (
            "PROPN",
            "X",
        ):
            break
        start -= 1
    return start


def _begins(reading: Reading, token: Token, sentence: SentenceTokens, common: frozenset[str]) -> bool:
    if not is_capitalised(token) or not any(c.isalpha() for c in token.text) or in_furniture(reading, token):
        return False
    if token.lower in titles.WEEKDAYS_AND_MONTHS and token.entity in ("DATE", "TIME", "EVENT", ""):
        return False
    if token.entity in ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT"):
        return token.entity == "CARDINAL" and token.text.isupper() and len(token.text) > 2
    if token.pos in _NEVER_NAMES or len(token.text) == 1 or _is_party_tag(reading, token):
        return False
    opening = token.i == sentence.first or reading.tokens[token.i - 1].text in {
        "“",
        '"',
        "‘",
        "'",
        ":",
        "—",
        "(",
        "-",
    }
    if token.text.isupper() and len(token.text) > 3 and rarity(token.lower) < _COMMON_WORD:
        return False  # shouted: "it has NEVER been worse"
    if token.lower in titles.COMMON_CAPITALS or (
        token.text.isupper() and len(token.text) > 1 and token.lower in common
    ):
        return False
    if token.tag.startswith("NNP"):
        doubtful = opening and token.lower in common and token.entity == "" and not titles.is_title_word(token.lower)
        return not doubtful or _goes_on(reading, token)
    if opening:
        return token.entity in NAME_ENTITIES and token.lower not in common
    return token.entity in NAME_ENTITIES or token.pos in ("NOUN", "ADJ", "X") or titles.is_title_word(token.lower)


def _is_party_tag(reading: Reading, token: Token) -> bool:
    """True for the pieces of "R-Fla." and "D-Calif."."""
    start = token.start
    while start > 0 and not reading.text[start - 1].isspace() and reading.text[start - 1] not in "(,":
        start -= 1
    return _PARTY_TAG.match(reading.text[start : token.end + 3]) is not None


def _goes_on(reading: Reading, token: Token) -> bool:
    following = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else None
    return following is not None and following.text[0].isupper() and following.tag.startswith("NNP")


def _continues(reading: Reading, i: int, j: int, sentence: SentenceTokens) -> int:
    """How many tokens the run that began at `i` takes from `j` on; 0 when it ends there."""
    tokens = reading.tokens
    token = tokens[j]
    if in_furniture(reading, token):
        return 0
    glued = tokens[j - 1].end == token.start
    if is_capitalised(token) and any(c.isalpha() for c in token.text):
        if token.lower in titles.WEEKDAYS_AND_MONTHS and token.entity in ("DATE", "TIME"):
            return 0
        if _is_adjective_of_group(tokens[j - 1], token):
            return 0
        if _ends_address(tokens, i, j) or _leaves_place(tokens, i, j):
            return 0
        return 0 if token.pos in ("PRON", "DET") or token.text == "I" or _PARTY_TAG.match(token.text) else 1
    if token.text in ("-", "/") and glued and j + 1 < sentence.last and tokens[j + 1].start == token.end:
        return 2 if token.text == "-" and is_capitalised(tokens[j + 1]) else 0
    if token.text == "&" and j + 1 < sentence.last and is_capitalised(tokens[j + 1]):
        return 2
    if token.lower in titles.PARTICLES and token.lower not in {"e", "y", "a", "do"}:
        width = 1
        while (
            j + width < sentence.last
            and tokens[j + width].lower in titles.PARTICLES
            and tokens[j + width].text[0].islower()
        ):
            width += 1
        if j + width < sentence.last and is_capitalised(tokens[j + width]) and not glued:
            return width + 1
    return _connects(reading, i, j, sentence)


def _ends_address(tokens: tuple[Token, ...], i: int, j: int) -> bool:
    """True after the state of "Buffalo, N.Y.", which may also end its sentence."""
    return j == i + 1 and i > 0 and tokens[i - 1].text == "," and tokens[i].lower in STATE_ABBREVIATIONS


def _leaves_place(tokens: tuple[Token, ...], i: int, j: int) -> bool:
    """True between the place and the person in "the ambassador to Norway Ola Berg"."""
    governed = i > 0 and tokens[i - 1].pos == "ADP" and tokens[j - 1].entity == "GPE"
    return governed and tokens[j].entity == "PERSON" and tokens[j].entity_start


def _is_adjective_of_group(token: Token, following: Token) -> bool:
    """True for "Republican" in "Republican Senate hopefuls", false in "the Republican Party"."""
    demonym = token.entity == "NORP" and _DEMONYM.search(token.lower) is not None
    return demonym and (following.entity != "NORP" or following.entity_start)


def _connects(reading: Reading, i: int, j: int, sentence: SentenceTokens) -> int:
    """Width of "of", "of the", "and", "'s" and the name word after it, where they are inside one name."""
    tokens = reading.tokens
    word = tokens[j].lower.replace("’", "'")
    after = j + 1
    if word in ("of", "for") and after < sentence.last and tokens[after].lower == "the":
        after += 1
    if after >= sentence.last or not is_capitalised(tokens[after]) or tokens[after].pos in ("PRON", "DET"):
        return 0
    if word == "'" and tokens[j].tag == "POS":
        # "the Harbour Workers' Union", not "the workers' Christmas"
        return after + 1 - j if tokens[after].lower in titles.ORGANISATION_HEADS else 0
    if word == "'s" and titles.is_title_word(tokens[j - 1].lower) and tokens[after].lower in titles.ORGANISATION_HEADS:
        return after + 1 - j  # "the Mayor's Office of Public Works"
    inside = _one_entity(tokens, j - 1, after) and tokens[after].entity not in ("PERSON", "GPE")
    before = tokens[j - 1].lower
    if word == "of":
        takes = before in titles.ORGANISATION_HEADS or (before in titles.OF_HEADS and j - 1 == i)
        takes = takes or (before in titles.TITLE_OF and after == j + 1)
        takes = takes or (
            before in titles.TITLE_OF and tokens[after].lower in titles.ORGANISATION_HEADS | titles.PORTFOLIOS
        )
        return after + 1 - j if takes or inside else 0
    if word in ("for", "on", "in", "and", "'s", "against", "to"):
        if word in ("and", "in", "'s") and not inside:
            return 0
        heads = any(t.lower in titles.ORGANISATION_HEADS for t in tokens[i:j])
        return after + 1 - j if inside or (heads and word == "for" and tokens[j].dep == "prep") else 0
    return 0


def _one_entity(tokens: tuple[Token, ...], low: int, high: int) -> bool:
    if tokens[low].entity == "" or tokens[low].entity != tokens[high].entity:
        return False
    return not any(t.entity_start or t.entity != tokens[low].entity for t in tokens[low + 1 : high + 1])
