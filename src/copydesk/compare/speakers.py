"""Who is behind the words of a source, and whether two sources can be one person. Unsure means: they can."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from copydesk.compare.actors import actor_at, cast_name
from copydesk.compare.renderings import Utterance
from copydesk.compare.unnamed import Kind, kind_of_source
from copydesk.model.dossier import Actor
from copydesk.model.marks import Quote
from copydesk.model.report import Report
from copydesk.model.span import Span
from copydesk.model.story import Cast
from copydesk.text.naming import person_name, same_surname, sex_of_given
from copydesk.text.shingles import FUNCTION_WORDS

NEAR_PARAGRAPHS = 1
RELATIVES = frozenset({"who", "which", "that", "whom"})
_FIRST_PERSON = frozenset({"i", "we"})
_SEXES = {"he": "m", "she": "f"}
_GOES_ON: dict[str, Kind] = {"he": "person", "she": "person", "they": "people", "it": "thing"}
_REACH = {"he": 1, "she": 1, "they": 3, "it": 2}  # utterances back; agreement tells more for a plural
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"}) | RELATIVES
# Nobody is his own spokesman: the one role that tells its holder from everybody with another one.
_SPEAKS_FOR_OTHERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_WORD = re.compile(r"[\w-]+")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s")
_DOCUMENT = re.compile(
    r"(?i)^(?:an?|the|one|his|her|their)?\s*(?:\w+\s+){0,2}?"
    r"(?:statement|letter|tweet|post|message|memo|e-?mail|note|release|report|speech)\s+(?:from|by|of)\s+"
)


def speaker_of(report: Report, quote: Quote, cast: Cast) -> tuple[str | None, str | None]:
    """Actor id and words of a quotation's source."""
    for span in quote.source:
        actor = speaker_at(cast, report.text, span)
        if actor:
            return actor, " ".join(report.text[span.start : span.end].split())
    if quote.source:
        first = quote.source[0]
        return None, " ".join(report.text[first.start : first.end].split())
    return None, quote.speaker


def speaker_at(cast: Cast, text: str, source: Span) -> str | None:
    """The actor behind source words, None where they name nobody.

    "A statement from Reed" speaks for Reed; "who" for the name right before it.
    """
    document = _DOCUMENT.match(text[source.start : source.end])
    if document and source.start + document.end() < source.end:
        source = Span(source.report, source.start + document.end(), source.end)
    return actor_at(cast, source) or _antecedent(cast, text, source)


def _antecedent(cast: Cast, text: str, source: Span) -> str | None:
    rows = cast.places.get(source.report)
    if rows is None or text[source.start : source.end].casefold() not in RELATIVES:
        return None
    before = len(text[: source.start].rstrip(" ,"))
    return next((actor for end, actor in zip(rows.ends, rows.actors, strict=True) if end == before), None)


def with_last_speaker(found: Sequence[Utterance], cast: Cast) -> list[Utterance]:
    """Utterances in order of place; an unresolved "he said", "they said" or "it said" goes on with who spoke last.

    Only within this paragraph or the last, only with a speaker whom the pronoun fits, and "he" only where nobody
    else is named between. A source without a name lends its words: "it" after "the letter" is the letter.
    """
    told: list[Utterance] = []
    for utterance in sorted((one for one in found if not one.quote.nested), key=lambda one: one.place):
        pronoun = (utterance.speaker_text or "").casefold()
        if utterance.speaker is None and pronoun in _GOES_ON:
            last = next((one for one in reversed(told[-_REACH[pronoun] :]) if _goes_on(one, utterance, cast)), None)
            if last is not None:
                utterance = utterance.spoken_by(last.speaker, last.speaker_text)
        told.append(utterance)
    return [*told, *(_told_in_turn(one, told) for one in found if one.quote.nested)]


def _told_in_turn(inner: Utterance, told: Sequence[Utterance]) -> Utterance:
    """What somebody quotes, with who quotes it; "I said" in a quotation is said by its speaker."""
    around = [one for one in told if _is_inside(inner, one)]
    outer = min(around, key=lambda one: (len(one.words), one.place), default=None)
    if outer is None:
        return inner
    if (inner.speaker_text or "").casefold() in _FIRST_PERSON:
        return inner.spoken_by(outer.speaker, outer.speaker_text)
    return inner.spoken_by(inner.speaker, inner.speaker_text, outer.speaker or outer.speaker_text)


def _goes_on(last: Utterance, following: Utterance, cast: Cast) -> bool:
    pronoun = (following.speaker_text or "").casefold()
    if not _follows(last, following) or not last.speaker_text or _is_inside(following, last):
        return False
    if last.speaker is None:
        fits = kind_of_source(last.speaker_text) == _GOES_ON[pronoun]
        fits = fits and last.speaker_text.casefold() not in _PRONOUNS
        return fits and (_GOES_ON[pronoun] == "thing" or not _others_between(cast, last, following))
    actor = _actor(cast, last.speaker)
    if actor.kind == "person":
        sex = sex_of_given(person_name(actor.name).given)
        fits = pronoun in _SEXES and sex in (None, _SEXES[pronoun])
    else:
        fits = _GOES_ON[pronoun] == ("people" if actor.kind == "group" else "thing")
    return fits and not _others_between(cast, last, following)


def _is_inside(inner: Utterance, outer: Utterance) -> bool:
    return outer.place[0] <= inner.place[0] and inner.place[1] <= outer.place[1]


def _others_between(cast: Cast, last: Utterance, following: Utterance) -> bool:
    """True where somebody else is named after what was said last and before "he said"."""
    rows = cast.places.get(last.report.id)
    if rows is None or not following.quote.source:
        return False
    parts = (*last.quote.content, *last.quote.cue, *last.quote.source)
    start, end = max(span.end for span in parts), following.quote.source[0].start
    between = range(bisect_left(rows.starts, start), bisect_left(rows.starts, end))
    own = [(span.start, span.end) for span in following.quote.content]
    kinds = {"person", "group"} if last.speaker is None else {_actor(cast, last.speaker).kind}
    return any(
        rows.actors[k] != last.speaker and _actor(cast, rows.actors[k]).kind in kinds
        for k in between
        if not any(low <= rows.starts[k] < high for low, high in own)
    )


def _actor(cast: Cast, number: str) -> Actor:
    return cast.actors[int(number.removeprefix("actor-")) - 1]


def _follows(last: Utterance, following: Utterance) -> bool:
    """True in one paragraph, and from one to the next where the next begins with what is said."""
    apart = min(following.paragraphs) - max(last.paragraphs)
    if apart != NEAR_PARAGRAPHS:
        return apart == 0
    text, start = following.report.text, following.place[0]
    if following.quote.source:
        start = min(start, following.quote.source[0].start)
    return not _SENTENCE_END.search(text, text.rfind("\n", 0, start) + 1, start)


def one_speaker(a: Utterance, b: Utterance) -> bool:
    """True for one actor, or for two sources that nobody resolved and that read the same."""
    if a.speaker and b.speaker:
        return a.speaker == b.speaker
    if a.speaker or b.speaker or not a.speaker_text or not b.speaker_text:
        return False
    return a.speaker_text.casefold() == b.speaker_text.casefold()


def may_be_one(a: Utterance, b: Utterance) -> bool:
    """True where nothing tells two sources apart: one of them is missing, or an unresolved pronoun."""
    return not (_is_told(a) and _is_told(b))


def _is_told(utterance: Utterance) -> bool:
    text = utterance.speaker_text
    return utterance.speaker is not None or (text is not None and text.casefold() not in _PRONOUNS)


def cannot_be_one(a: Utterance, b: Utterance, cast: Cast) -> bool:
    """True only for two people of different surnames, and for a person beside somebody else's spokesman.

    A body may speak through a person, and a title may be anybody's: those are not told apart.
    """
    actors = {actor.id: actor for actor in cast.actors if actor.id in (a.speaker, b.speaker)}
    if a.speaker and b.speaker:
        return a.speaker != b.speaker and _different_people(actors[a.speaker], actors[b.speaker], cast)
    known, other = (a, b) if a.speaker else (b, a)
    if known.speaker is None or other.speaker_text is None:
        return False
    return _is_not_the_spokesman(actors[known.speaker], other.speaker_text)


def _different_people(a: Actor, b: Actor, cast: Cast) -> bool:
    names = [person_name(cast_name(cast, actor.id)) for actor in (a, b)]
    people = a.kind == b.kind == "person" and all(name.given for name in names)
    return people and not same_surname(names[0].surname, names[1].surname)


def _is_not_the_spokesman(actor: Actor, source: str) -> bool:
    words = _words(source)
    held = _words(" ".join(actor.roles))
    names = _words(" ".join(name.text for name in actor.names))
    if actor.kind != "person" or not held or not words & _SPEAKS_FOR_OTHERS:
        return False
    if not words - _SPEAKS_FOR_OTHERS - FUNCTION_WORDS:
        return False  # "a spokesman": perhaps the person's own
    return not held & _SPEAKS_FOR_OTHERS and not words & (held | names)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold().replace("’", "'").replace("'s", "")))
