"""Names as they stand in one report: runs of capitalised words, cut into title and name, typed by majority.

The statistical recogniser is one voice among several: it cuts names wrongly in headlines, takes surnames for
companies and verbs for places, so runs come from the spelling and its types are only votes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from copydesk.model.marks import NameKind
from copydesk.reading import Reading, SentenceTokens, Token
from copydesk.text import titles
from copydesk.text.given import GIVEN_NAMES
from copydesk.text.naming import expansion, is_acronym, organisation_key, plain, stands_for
from copydesk.text.places import PLACE_NAMES, PLACE_SHORT_FORMS, STATE_ABBREVIATIONS
from copydesk.text.rarity import rarity

_NAME_ENTITIES = frozenset("PERSON ORG GPE LOC FAC NORP PRODUCT EVENT WORK_OF_ART LAW LANGUAGE".split())
_KIND_OF_ENTITY: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "PRODUCT": "other", "EVENT": "other", "WORK_OF_ART": "other", "LAW": "other",
}  # fmt: skip
_NEVER_NAMES = frozenset("PRON DET ADP CCONJ SCONJ AUX PART INTJ PUNCT SYM".split())
# Adjectives of nations, faiths and parties by their endings, as the recogniser's word for it is not enough.
_DEMONYM = re.compile(r"(?:an|ese|ish|ic|[aeqln]i|ch|ite|ist|greek|swiss|welsh|thai|czech|crat|y|al|ive|ent)$")
# Rarity in nats below which a word in capitals is a common word that is shouted.
_COMMON_WORD = 3.5
_PARTY_MEMBERS = frozenset("republicans democrats conservatives liberals independents".split())
_INSIDE_NAMES = frozenset(["of", "the", "and", "for", "'s", "’s"])
# A line in which this share of the longer words is capitalised is a headline, whatever else it is.
_TITLE_CASE_SHARE = 0.6
_TITLE_CASE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in one report, as half-open token ranges: [first, last) with its title, [name, last) without.

    `before` is what stands before a title and says whose it is ("Halden" in "Halden Mayor Ilsa Brandt"); `kin` is the
    word that makes somebody a relative ("sister" in "his sister Eva Brandt").
    """

    first: int
    name: int
    last: int
    text: str
    kind: NameKind
    title: str = ""
    before: str = ""
    kin: str = ""

    @property
    def head(self) -> int:
        return self.last - 1


def is_capitalised(token: Token) -> bool:
    return token.text[0].isupper() or (token.text[:2].lower() in ("al", "el") and token.text[2:3] == "-")


def sets_capitals(reading: Reading, sentence: SentenceTokens) -> bool:
    """True for a sentence in title case or capitals, where a capital says nothing."""
    words = [t for t in reading.tokens[sentence.first : sentence.last] if len(t.text) > 3 and t.text.isalpha()]
    if sum(t.text.isupper() for t in words) > len(words) / 2:
        return True
    if len(words) < _TITLE_CASE_WORDS or reading.text[sentence.end - 1] in ".!?\"”’'":
        return False
    return sum(t.text[0].isupper() for t in words) / len(words) > _TITLE_CASE_SHARE


def named_mentions(reading: Reading) -> list[Mention]:
    """Mentions by name in order of place, each with its kind."""
    lines = [s for s in reading.sentences if not _is_apart(reading, s)]
    plain_lines = [s for s in lines if not sets_capitals(reading, s) and not _is_headline(reading, s)]
    common = _words_in_lower_case(reading)
    found = [m for s in plain_lines for run in _runs(reading, s, common) for m in _cut(reading, run)]
    kinds = _kinds(reading, found)
    typed = [replace(m, kind=kinds[_type_key(m.text)]) for m in found if _type_key(m.text) in kinds]
    typed = [m for m in typed if not _is_passing(reading, m, found, common)]
    others = [s for s in lines if s not in plain_lines]
    typed += _known_names_in(reading, others, typed)
    typed += _names_missed(reading, plain_lines, typed)
    return sorted((m for m in typed), key=lambda m: m.first)


def _is_passing(reading: Reading, mention: Mention, found: list[Mention], common: frozenset[str]) -> bool:
    """True for words that name nobody here: "Republican" before a noun, a stray capital that opens a sentence."""
    head = reading.tokens[mention.head]
    if mention.kind == "group" and mention.last - mention.name == 1:
        before = reading.tokens[mention.first - 1].lower if mention.first else ""
        if head.tag.startswith("JJ"):
            return True
        singular = not head.lower.endswith("s") and _is_title(head.lower)
        return singular or head.dep in ("amod", "compound", "nmod") or before in ("a", "an")
    if mention.last - mention.first > 1 or mention.text.lower() in PLACE_NAMES or is_acronym(mention.text):
        return False
    if head.lower in common and mention.kind != "place" and sum(m.text == mention.text for m in found) == 1:
        return not any(m is not mention and m.text.endswith(" " + mention.text) for m in found)
    if head.i != reading.sentences[_sentence_index(reading, head)].first:
        return False
    if head.lower in titles.ORGANISATION_HEADS:
        return head.dep not in ("nsubj", "nsubjpass")
    if head.lower in common:
        return True
    again = any(m is not mention and m.text.endswith(mention.text) for m in found)
    return not again and not (head.dep in ("nsubj", "nsubjpass", "poss") and head.entity in _NAME_ENTITIES)


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


def _in_furniture(reading: Reading, token: Token) -> bool:
    return any(
        piece.span.start <= token.start < piece.span.end
        for piece in reading.report.furniture
        if piece.kind != "headline"
    )


def _words_in_lower_case(reading: Reading) -> frozenset[str]:
    words = {t.lower for t in reading.tokens if t.text[0].islower()}
    return frozenset(
        words
        | {t.lemma.lower() for t in reading.tokens if t.text[0].islower()}
        | {w + "s" for w in words if len(w) > 3}
    )


def _runs(reading: Reading, sentence: SentenceTokens, common: frozenset[str]) -> Iterator[tuple[int, int]]:
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
        yield start, j
        i = j


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
    if not is_capitalised(token) or not any(c.isalpha() for c in token.text) or _in_furniture(reading, token):
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
        doubtful = opening and token.lower in common and token.entity == "" and not _is_title(token.lower)
        return not doubtful or _goes_on(reading, token)
    if opening:
        return token.entity in _NAME_ENTITIES and token.lower not in common
    return token.entity in _NAME_ENTITIES or token.pos in ("NOUN", "ADJ", "X") or _is_title(token.lower)


def _is_party_tag(reading: Reading, token: Token) -> bool:
    """True for the pieces of "R-Fla." and "D-Calif."."""
    start = token.start
    while start > 0 and not reading.text[start - 1].isspace() and reading.text[start - 1] not in "(,":
        start -= 1
    return _PARTY_TAG.match(reading.text[start : token.end + 3]) is not None


def _goes_on(reading: Reading, token: Token) -> bool:
    following = reading.tokens[token.i + 1] if token.i + 1 < len(reading.tokens) else None
    return following is not None and following.text[0].isupper() and following.tag.startswith("NNP")


def _is_title(word: str) -> bool:
    if word in titles.ROLES or word in titles.HONORIFICS or word in titles.ABBREVIATED_TITLES:
        return True
    return word.endswith("s") and word[:-1] in titles.ROLES


def _continues(reading: Reading, i: int, j: int, sentence: SentenceTokens) -> int:
    """How many tokens the run that began at `i` takes from `j` on; 0 when it ends there."""
    tokens = reading.tokens
    token = tokens[j]
    if _in_furniture(reading, token):
        return 0
    glued = tokens[j - 1].end == token.start
    if is_capitalised(token) and any(c.isalpha() for c in token.text):
        if token.lower in titles.WEEKDAYS_AND_MONTHS and token.entity in ("DATE", "TIME"):
            return 0
        if _is_adjective_of_group(tokens[j - 1], token):
            return 0
        if _ends_address(tokens, i, j):
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


def _is_adjective_of_group(token: Token, following: Token) -> bool:
    """True for "Republican" in "Republican Senate hopefuls", false in "the Republican Party"."""
    demonym = token.entity == "NORP" and _DEMONYM.search(token.lower) is not None
    return demonym and (following.entity != "NORP" or following.entity_start)


def _connects(reading: Reading, i: int, j: int, sentence: SentenceTokens) -> int:
    """Width of "of", "of the", "and", "'s" and the name word after it, where they are inside one name."""
    tokens = reading.tokens
    word = tokens[j].lower.replace("’", "'")
    after = j + 1
    if word == "of" and after < sentence.last and tokens[after].lower == "the":
        after += 1
    if after >= sentence.last or not is_capitalised(tokens[after]) or tokens[after].pos in ("PRON", "DET"):
        return 0
    if word == "'" and tokens[j].tag == "POS":
        # "the Harbour Workers' Union", not "the workers' Christmas"
        return after + 1 - j if tokens[after].lower in titles.ORGANISATION_HEADS else 0
    if word == "'s" and _is_title(tokens[j - 1].lower) and tokens[after].lower in titles.ORGANISATION_HEADS:
        return after + 1 - j  # "the Mayor's Office of Public Works"
    inside = _one_entity(tokens, j - 1, after) and tokens[after].entity not in ("PERSON", "GPE")
    before = tokens[j - 1].lower
    if word == "of":
        takes = before in titles.OF_HEADS or (before in titles.TITLE_OF and after == j + 1)
        takes = takes or (before in titles.TITLE_OF and tokens[after].lower in titles.ORGANISATION_HEADS)
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


def _cut(reading: Reading, run: tuple[int, int]) -> Iterator[Mention]:
    """One run as mentions: what stands before a title, and the person after it."""
    tokens = reading.tokens
    first, last = run
    if _is_body_of_name(tokens, first, last):
        yield Mention(first, first, last + 1, _text(reading, first, last + 1), "other")
        return
    if _only_role(tokens, first, last):
        rest = next((k + 1 for k in range(first, last) if tokens[k].lower == "of"), last)
        while rest < last and tokens[rest].lower == "the":
            rest += 1
        if rest < last and not all(t.lower in titles.PORTFOLIOS | {"and"} for t in tokens[rest:last]):
            yield Mention(rest, rest, last, _text(reading, rest, last), "other")
        return
    seat = _seat_of(tokens, first, last)
    if seat:
        yield Mention(first, first, seat, _text(reading, first, seat), "other")
        first = seat
    found = _title_in(tokens, first, last)
    if found is None or _is_name_whole(tokens, first, last, found):
        lone = first + 1 == last and tokens[first].lower not in _PARTY_MEMBERS
        if not (lone and (_is_title(tokens[first].lower) or _is_bare_head(tokens, first))):
            kin = tokens[first - 1].lower if first and tokens[first - 1].lower in titles.FAMILY else ""
            yield Mention(first, first, last, _text(reading, first, last), "other", kin=kin)
        return
    start, stop = found
    if stop == last and _ends_name(tokens, first, start, last):
        yield Mention(first, first, last, _text(reading, first, last), "other")
        return
    before = _text(reading, first, start) if start > first else ""
    title = " ".join(t.lower for t in tokens[start:stop])
    if before and not all(t.lower in titles.TITLE_MODIFIERS for t in tokens[first:start]):
        yield Mention(first, first, start, before, "other")
    if stop < last:
        yield Mention(start, stop, last, _text(reading, stop, last), "person", title, before)


def _is_bare_head(tokens: tuple[Token, ...], i: int) -> bool:
    """True for "the Department": a description in capitals, not a name."""
    word = tokens[i].lower
    described = word in titles.ORGANISATION_DESCRIPTIONS and word not in titles.UNIQUE_BODIES | titles.PAPERS
    return described and i > 0 and tokens[i - 1].lower in ("the", "this", "our", "my", "their", "its")


def _ends_name(tokens: tuple[Token, ...], first: int, start: int, last: int) -> bool:
    """True when a role word that ends a run is part of a name: "Ash Consultants", "Sea Queen"."""
    word = tokens[last - 1].lower
    return word not in titles.ROLES or word in titles.REGAL or any(t.lower == "of" for t in tokens[first:start])


def _seat_of(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Where the place ends in "Ohio Senate race" (a seat in the national body for Ohio); 0 for any other run."""
    if last - first < 2 or tokens[last - 1].lower not in ("senate", "house", "congressional") or last >= len(tokens):
        return 0
    place = " ".join(t.lower for t in tokens[first : last - 1])
    return last - 1 if place in PLACE_NAMES and tokens[last - 1].dep in ("compound", "amod", "nmod") else 0


def _is_body_of_name(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """True for "the Brandt administration", which is a body and not Brandt."""
    if last >= len(tokens) or tokens[last].lower not in titles.BODY_OF_NAME or tokens[last - 1].head != last:
        return False
    return _title_in(tokens, first, last) is None


def _only_role(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """True for a capitalised role without a name: "Attorney General", "Secretary of State", "Prime Minister"."""
    words = [t.lower for t in tokens[first:last]]
    if "of" in words:
        rest = words[words.index("of") + 1 :]
        named = [w for w in rest if w not in titles.PORTFOLIOS and w not in ("and", "the")]
        return words[0] in titles.TITLE_OF and (rest == named or not named)
    return words[-1] in titles.ROLES and all(w in titles.TITLE_MODIFIERS or w in titles.ROLES for w in words)


def _is_name_whole(tokens: tuple[Token, ...], first: int, last: int, title: tuple[int, int]) -> bool:
    """True when the title word is part of the name: "General Motors", "Prince George's County", "King Street"."""
    rest = [t.lower for t in tokens[title[1] : last]]
    heads = titles.ORGANISATION_HEADS | titles.PLACE_HEADS
    return bool(rest) and (rest[-1] in heads or rest[0] in heads or "'s" in rest or "’s" in rest)


def _title_in(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int] | None:
    """The range of the last title in a run that a name follows (or that ends the run after a name)."""
    for k in range(last - 1, first - 1, -1):
        word = tokens[k].lower
        if not _is_title(word) or (k > first and tokens[k - 1].lower in _INSIDE_NAMES):
            continue
        stop = k + 1
        if word in titles.TITLE_OF and stop < last and tokens[stop].lower == "of":
            stop = min(last, stop + 2)
            while stop < last and tokens[stop].lower in ("and", "the") and stop + 1 < last:
                stop += 2
        if stop >= last and k == first:
            continue
        start = k
        while start > first and (
            tokens[start - 1].lower in titles.TITLE_MODIFIERS or _is_title(tokens[start - 1].lower)
        ):
            if tokens[start - 1].lower in {
                "county",
                "city",
                "state",
                "town",
                "district",
                "u.s.",
                "democratic",
                "republican",
            }:
                break
            start -= 1
        if start > first and tokens[start - 1].lower in _INSIDE_NAMES:
            start = k  # the modifiers belong to a body: "Department of Homeland Security Secretary"
        if stop >= last and start == first:
            continue
        return start, stop
    return None


def _text(reading: Reading, first: int, last: int) -> str:
    return reading.text[reading.tokens[first].start : reading.tokens[last - 1].end]


def _type_key(text: str) -> str:
    return organisation_key(text)


def _kinds(reading: Reading, found: list[Mention]) -> dict[str, NameKind]:
    """The kind of each name by the sum of what its places in the report say for it."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    heard: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for mention in found:
        votes[_type_key(mention.text)].update()
        for kind, weight in _votes(reading, mention):
            votes[_type_key(mention.text)][kind] += weight
        for kind in _recognised(reading, mention):
            heard[_type_key(mention.text)][kind] += 1
    for key, counter in heard.items():
        winner = _winner(counter)
        votes[key][winner] += 4 if winner == "group" else 2
    _lend_surnames(votes)
    _lend_first_words(votes)
    return {key: _winner(counter) for key, counter in votes.items() if counter.total()}


def _recognised(reading: Reading, mention: Mention) -> Iterator[NameKind]:
    for entity, count in Counter(t.entity for t in reading.tokens[mention.name : mention.last]).items():
        if entity in _KIND_OF_ENTITY and 2 * count >= mention.last - mention.name:
            yield _KIND_OF_ENTITY[entity]


def _winner(counter: Counter[NameKind]) -> NameKind:
    order: tuple[NameKind, ...] = ("person", "organisation", "place", "group", "other")
    return max(order, key=lambda kind: (counter[kind], -order.index(kind)))


def _lend_surnames(votes: dict[str, Counter[NameKind]]) -> None:
    """A lone surname is what the full name that ends in it is."""
    full = [key for key, counter in votes.items() if " " in key and _winner(counter) == "person"]
    for key, counter in votes.items():
        if any(name.endswith(" " + key) for name in full):
            counter["person"] += 9


def _lend_first_words(votes: dict[str, Counter[NameKind]]) -> None:
    """ "Tarrow" is what "Tarrow Terminals" is, unless something says that it is a person or a place."""
    firms = {key.split()[0] for key, c in votes.items() if " " in key and _winner(c) == "organisation"}
    for key, counter in votes.items():
        if (
            key in firms
            and key not in GIVEN_NAMES
            and key not in PLACE_NAMES
            and max(counter["person"], counter["place"]) < 4
        ):
            counter["organisation"] += 4


def _votes(reading: Reading, mention: Mention) -> Iterator[tuple[NameKind, int]]:
    """Pairs of kind and weight. Spelling and syntax weigh more than the recogniser, whose majority
    counts two for the whole report."""
    tokens = reading.tokens
    words = [t.lower for t in tokens[mention.name : mention.last]]
    bare = plain(mention.text)
    if mention.title:
        yield "person", 5
    if words[-1] in titles.BODY_OF_NAME and len(words) > 1:
        yield ("group" if words[-1] == "family" else "organisation"), 9
    if bare in titles.METONYMS:
        yield "organisation", 9
    if bare in _PARTY_MEMBERS:
        yield "group", 9
    if bare.endswith(".") and bare in STATE_ABBREVIATIONS:
        yield "place", 9
    if bare in PLACE_NAMES or bare in PLACE_SHORT_FORMS:
        yield "place", 4
    elif is_acronym(mention.text):
        yield "organisation", 5 if expansion(mention.text) else 2
    if words[-1] in titles.ORGANISATION_HEADS or (words[0] in titles.ORGANISATION_HEADS and "of" in words):
        yield "organisation", 5 if len(words) > 1 else 1
    elif words[-1] in titles.PLACE_HEADS and len(words) > 1:
        yield "place", 4
    elif len(words) > 1 and (words[0] in GIVEN_NAMES or _INITIALS.match(words[0])) and "of" not in words:
        yield "person", 3
    yield from _votes_of_neighbours(reading, mention)


_PARTY_TAG = re.compile(r"[RDI]-[A-Z]")
_PARTY_AND_STATE = re.compile(r"\s*[,(]\s*[RDI]-[A-Z]")
_INITIALS = re.compile(r"(?:[a-z]\.){1,3}$")
_AGE = re.compile(r",\s*\d{1,3}\s*,")


def _votes_of_neighbours(reading: Reading, mention: Mention) -> Iterator[tuple[NameKind, int]]:
    tokens = reading.tokens
    tail = reading.text[tokens[mention.last - 1].end :][:16]
    if _PARTY_AND_STATE.match(tail) or _AGE.match(tail):
        yield "person", 4
    head = tokens[mention.head]
    for child in reading.children(head.i):
        if child.dep == "relcl":
            relatives = {t.lower for t in reading.children(child.i)}
            if relatives & {"who", "whom"}:
                yield "person", 2
            elif "which" in relatives:
                yield "organisation", 3
        if child.dep == "appos" and child.lower in titles.ROLES:
            yield "person", 3
    governor = tokens[head.head]
    if head.dep == "appos" and governor.lower in titles.ROLES and governor.tag == "NN" and governor.i < head.i:
        yield "person", 4
    if head.dep == "pobj" and governor.lower == "of" and tokens[governor.head].lower in titles.PLACE_KINDS:
        yield "place", 5
    if reading.report.dateline and plain(mention.text) in plain(reading.report.dateline):
        yield "place", 5
    previous = tokens[mention.first - 1] if mention.first else None
    if (
        previous is not None
        and previous.text[0].islower()
        and previous.lower in titles.ROLES
        and previous.dep in ("compound", "nmod", "amod")
    ):
        yield "person", 3
    if previous is not None and previous.lower == "the" and mention.last - mention.name == 1:
        yield "organisation", 3 if head.dep not in ("compound", "nmod", "amod", "poss") else 1
    following = tokens[mention.last] if mention.last < len(tokens) else None
    if following is not None and following.lower in ("himself", "herself"):
        yield "person", 3
    speaks = head.dep == "nsubj" and tokens[head.head].lemma in titles.SPEECH_VERBS
    if speaks and previous is not None and previous.lower != "the" and mention.last - mention.name in (2, 3):
        yield "person", 1


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
        if t.text in surnames and t.i not in taken and not _in_furniture(reading, t) and not _within_name(reading, t)
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
            if _in_furniture(reading, token) or not (is_capitalised(token) or token.lower in titles.PARTICLES):
                i += 1
                continue
            for width in range(min(widest, line.last - i), 0, -1):
                match = by_words.get(tuple(t.lower for t in reading.tokens[i : i + width]))
                if match is not None:
                    title = reading.tokens[i - 1].lower if i > line.first else ""
                    title = title if _is_title(title) and match.kind == "person" else ""
                    text = _text(reading, i, i + width)
                    text = text if not text.isupper() or match.text.isupper() else (match.text or text.title())
                    found.append(Mention(i - bool(title), i, i + width, text, match.kind, title))
                    i += width
                    break
            else:
                i += 1
    return found


__all__ = ["Mention", "named_mentions", "sets_capitals", "stands_for"]
