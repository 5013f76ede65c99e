"""Pronouns resolved by agreement, recency, syntax and quotation; those that stay in doubt are left out.

The weights follow the order of salience of Lappin and Leass (1994): subject before object before the rest, near
before far. They were set by hand on annotated news reports; only their order matters much.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from copydesk.analysers.names.actors import LocalActor, sex_of_title
from copydesk.analysers.names.binding import (
    REFLEXIVE,
    cannot_corefer,
    faces_other_sex,
    in_one_clause,
    is_addressee,
    is_ahead,
    is_in_opening_clause,
    is_told_to,
    questions_somebody,
    shares_owner,
    speaks,
)
from copydesk.analysers.names.descriptions import Reference
from copydesk.analysers.names.grammar import (
    SUBJECTS,
    clause_above,
    is_main_subject,
    logical_subject,
    own_subject,
    subjects_above,
)
from copydesk.analysers.names.ground import Ground, Place
from copydesk.reading import Reading, Token
from copydesk.text import titles

_MASCULINE = frozenset("he him his himself".split())
_FEMININE = frozenset("she her hers herself".split())
_NEUTER = frozenset("it its itself".split())
_PLURAL = frozenset("they them their theirs themselves".split())
_NEARNESS = (60, 42, 26, 12)
_FARTHEST = 12  # sentences, those of a quotation included
_NEW_PARAGRAPH = 6
_MAIN_SUBJECT, _SUBJECT, _OBJECT, _POSSESSOR, _OBLIQUE = 30, 14, 8, 6, 4
# Subject of the clause around the pronoun, and what each clause further out loses.
_AROUND, _FURTHER_OUT, _ADDRESSEE = 46, 12, 38
_SAME_OWNER = 46
_SAYS = 12
_ASKED = 34  # what whoever asks loses to whoever is asked
_CENTRE = 10  # who acts in the last sentence of the report's own is who speaks next
_AHEAD = 82
_TOPIC = 3
_INTO_QUOTATION, _OUT_OF_QUOTATION = 10, 45
# How much better the best antecedent must be than the next, and how good at least.
_MARGIN = 10
_LEAST = 24
# What bodies do and things do not, beside speaking.
_BODY_VERBS = frozenset(
    "threaten plan order refuse approve decide intend hope want employ hire sue appeal vote".split()
)
# What an antecedent loses when nothing in the report tells its sex.
_UNKNOWN_SEX = 34


def resolve_pronouns(
    reading: Reading, actors: list[LocalActor], described: list[Reference], skipped: frozenset[int]
) -> Iterator[Reference]:
    """Pronouns that mean one of the actors: first those in the report's own voice, then those in quotations."""
    ground = Ground(reading, actors, described)
    words = _MASCULINE | _FEMININE | _NEUTER | _PLURAL
    wanted = [t for t in reading.tokens if t.lower in words and t.pos in ("PRON", "DET") and t.sentence not in skipped]
    for inside in (False, True):
        for token in wanted:
            if (token.i in ground.quoted) is not inside or _is_generic(reading, token):
                continue
            personal = token.lower in _MASCULINE or token.lower in _FEMININE
            actor = _person_meant(ground, token, inside) if personal else _body_meant(ground, token)
            if actor is not None:
                if personal and actors[actor].sex is None:
                    actors[actor].sex = _sex_of(token)
                yield Reference(token.i, token.i + 1, token.i, actor)
                ground.add(actor, token.i, token.i + 1)


def _is_generic(reading: Reading, token: Token) -> bool:
    """True for either half of "he or she"."""
    near = [t.lower for t in reading.tokens[max(0, token.i - 2) : token.i + 3]]
    return (
        ("or" in near or "/" in near)
        and sum(w in _MASCULINE for w in near) > 0
        and sum(w in _FEMININE for w in near) > 0
    )


def _sex_of(token: Token) -> str:
    return "m" if token.lower in _MASCULINE else "f"


def _person_meant(ground: Ground, token: Token, inside: bool) -> int | None:
    sex = _sex_of(token)
    opposite = _FEMININE if sex == "m" else _MASCULINE
    speaker = ground.speaker(token.sentence) if inside else None
    around = _around(ground, token)
    scores: dict[int, list[int]] = defaultdict(list)
    doubtful: dict[int, int] = {}
    window = _window(ground, token, inside)
    here = ground.by_sentence.get(token.sentence, ())
    telling = {p.actor for p in here if is_told_to(ground.reading, token, ground.reading.tokens[p.head])}
    for back in window:
        for place in ground.by_sentence.get(token.sentence - back, ()):
            actor = ground.actors[place.actor]
            if place.actor in telling:
                continue
            if actor.kind != "person" or actor.sex not in (None, sex) or actor.number == speaker:
                continue
            if actor.sex is None and faces_other_sex(
                ground.reading, token, ground.reading.tokens[place.head], opposite
            ):
                continue
            score = _score(ground, token, place, inside, around, window[back])
            if score is not None:
                doubt = _UNKNOWN_SEX if around.get(place.actor) != 0 else _UNKNOWN_SEX // 3
                scores[place.actor].append(score - (0 if actor.sex else doubt))
                if not actor.sex:
                    doubtful[place.actor] = max(score - _UNKNOWN_SEX // 2, doubtful.get(place.actor, 0))
    ranked = sorted(((max(s) + _TOPIC * min(3, len(s) - 1), a) for a, s in scores.items()), key=lambda r: (-r[0], r[1]))
    if not ranked or ranked[0][0] < _LEAST:
        return None
    best, meant = ranked[0]
    rivals = [score for score, _ in ranked[1:2]] + [score for actor, score in doubtful.items() if actor != meant]
    rivals += _strangers(ground, token, sex, inside, window)
    clear = all(best - rival >= _MARGIN for rival in rivals)
    if not inside and _is_about_a_stranger(ground, token, sex, meant):
        return None
    return meant if clear and not ground.actors[meant].is_open else None


def _is_about_a_stranger(ground: Ground, token: Token, sex: str, meant: int) -> bool:
    """True where the paragraph has spoken of somebody unnamed so far, and of the person meant not at all."""
    tokens, sentences = ground.reading.tokens, ground.reading.sentences
    paragraph = sentences[token.sentence].paragraph
    here = [n for n in range(token.sentence, -1, -1) if sentences[n].paragraph == paragraph]
    if any(place.actor == meant and place.head < token.i for n in here for place in ground.by_sentence.get(n, ())):
        return False
    return any(
        sex_of_title(tokens[i].lower) in (None, sex) and not cannot_corefer(ground.reading, token, tokens[i])
        for n in here
        if n < token.sentence
        for i in ground.unnamed(n)
    )


def _window(ground: Ground, token: Token, inside: bool) -> dict[int, int]:
    """Sentences back -> how far that counts: "she said" after a long quotation looks back past it."""
    reach: dict[int, int] = {}
    for back in range(token.sentence + 1):
        counted = back if inside else ground.distance(token.sentence, token.sentence - back)
        if counted >= len(_NEARNESS) or back > _FARTHEST:
            break
        reach[back] = counted
    return reach


def _strangers(ground: Ground, token: Token, sex: str, inside: bool, window: dict[int, int]) -> Iterator[int]:
    """Scores of the people whom nothing names but whom the pronoun may mean."""
    if inside:
        return
    for back, counted in window.items():
        if not back and token.dep not in SUBJECTS:
            continue  # "the judge heard Reed and his sister"
        for i in ground.strangers.get(token.sentence - back, ()):
            other = ground.reading.tokens[i]
            own = sex_of_title(other.lower)
            score = None if own not in (None, sex) else _score(ground, token, Place(-1, i), inside, {}, counted)
            if score is not None:
                yield score - (0 if own else _UNKNOWN_SEX // 2)


def _around(ground: Ground, token: Token) -> dict[int, int]:
    """Actor -> how far out the clause is whose subject it is."""
    found: dict[int, int] = {}
    for depth, subject in enumerate(subjects_above(ground.reading, token.i)):
        actor = ground.actor_of(subject)
        if actor is not None and subject < token.i:
            found.setdefault(actor, depth)
    return found


def _score(ground: Ground, token: Token, place: Place, inside: bool, around: dict[int, int], back: int) -> int | None:
    """Prominence of an antecedent; None where it cannot be one."""
    tokens, sentences = ground.reading.tokens, ground.reading.sentences
    other = tokens[place.head]
    if cannot_corefer(ground.reading, token, other):
        return None
    if place.head >= token.i:
        return _AHEAD if is_ahead(ground.reading, token, other) and not inside else None
    prominence = _prominence(ground.reading, other)
    if other.sentence == token.sentence:
        if place.actor in around and not _is_object(token, around[place.actor]):
            prominence = max(prominence, _AROUND - _FURTHER_OUT * around[place.actor])
        if is_in_opening_clause(ground.reading, token, other):
            prominence = max(prominence, _ADDRESSEE)
        if is_addressee(ground.reading, token, other):
            prominence = max(prominence, _ADDRESSEE)
        if other.dep == "poss" and shares_owner(ground.reading, token, other):
            prominence = _SAME_OWNER
        elif (
            other.dep == token.dep == "poss"
            and 0 not in around.values()
            and in_one_clause(ground.reading, token, other)
        ):
            prominence = max(prominence, _ADDRESSEE)
    score = _NEARNESS[back] + prominence
    if sentences[token.sentence].paragraph != sentences[other.sentence].paragraph:
        score -= _NEW_PARAGRAPH
    if not inside and speaks(ground.reading, token):
        score += _SAYS if speaks(ground.reading, other) else 0
        asks = back == 1 and place.actor >= 0 and questions_somebody(ground.reading, other, ground.actor_at)
        score -= _ASKED if asks else 0
        score += _CENTRE if back == 1 and prominence == _MAIN_SUBJECT else 0
    quoted = place.head in ground.quoted
    if quoted and not inside:
        score -= _OUT_OF_QUOTATION
    if inside and not quoted:
        score -= _INTO_QUOTATION
    return score


def _is_object(token: Token, depth: int) -> bool:
    return depth == 0 and token.dep not in SUBJECTS and token.dep != "poss" and token.lower not in REFLEXIVE


def _prominence(reading: Reading, token: Token) -> int:
    if token.dep == "appos":
        token = reading.tokens[token.head]
    if is_main_subject(reading, token.i):
        return _MAIN_SUBJECT
    if token.dep in SUBJECTS:
        return _SUBJECT
    if token.dep in ("dobj", "iobj", "dative"):
        return _OBJECT
    if token.dep == "poss":
        return _POSSESSOR
    return _OBLIQUE if token.dep == "pobj" else 0


def _body_meant(ground: Ground, token: Token) -> int | None:
    """The body or group that "it" or "they" means: only where the syntax leaves no other reading."""
    if token.i in ground.quoted:
        return None
    plural = token.lower in _PLURAL
    kinds = ("group",) if plural else ("organisation", "place")
    if token.dep == "poss" or token.lower in REFLEXIVE:
        subjects = subjects_above(ground.reading, token.i)[:1]
    elif token.dep in SUBJECTS:
        subjects = _reporting_subject(ground, token)
    else:
        return None
    if not subjects or subjects[0] > token.i:
        return None
    actor = ground.actor_of(subjects[0])
    return actor if actor is not None and ground.actors[actor].kind in kinds else None


def _leads(reading: Reading, i: int) -> bool:
    return is_main_subject(reading, i) or speaks(reading, reading.tokens[i])


def _reporting_subject(ground: Ground, token: Token) -> list[int]:
    """Subject of "says" above "it", or of the sentence before when "it" itself is what says."""
    tokens = ground.reading.tokens
    verb = tokens[token.head]
    if verb.dep == "ccomp":
        above = clause_above(ground.reading, verb.i)
        if above is None or tokens[above].lemma not in titles.SPEECH_VERBS:
            return []
        if token.lower in _PLURAL:
            own = own_subject(ground.reading, above)  # "saying they" may be about what is told
            return [] if own is None else [own.i]
        subject = logical_subject(ground.reading, above)
        return [] if subject is None else [subject]
    if verb.lemma in titles.SPEECH_VERBS | _BODY_VERBS and token.sentence > 0:
        before = ground.by_sentence.get(token.sentence - 1, ())
        subjects = [p.head for p in before if _leads(ground.reading, p.head) and p.head not in ground.quoted]
        return subjects if len(subjects) == 1 else []
    return []
