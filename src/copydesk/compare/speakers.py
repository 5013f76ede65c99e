"""Who is behind the words of a source, and whether two sources can be one person. Unsure means: they can."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.compare.actors import actor_at, cast_name
from copydesk.compare.renderings import Utterance
from copydesk.model.dossier import Actor
from copydesk.model.marks import Quote
from copydesk.model.report import Report
from copydesk.model.span import Span
from copydesk.model.story import Cast
from copydesk.text.naming import person_name, same_surname

NEAR_PARAGRAPHS = 1
RELATIVES = frozenset({"who", "which", "that", "whom"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"}) | RELATIVES
# Nobody is his own spokesman: the one role that tells its holder from everybody with another one.
_SPEAKS_FOR_OTHERS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_WORD = re.compile(r"[\w-]+")
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
    """Utterances in order of place; an unresolved "he said" goes on with who spoke last, in this or the last paragraph.

    Only a person goes on so, and only where nobody else is quoted between.
    """
    people = {actor.id for actor in cast.actors if actor.kind == "person"}
    told: list[Utterance] = []
    for utterance in sorted(found, key=lambda one: one.place):
        last = told[-1] if told else None
        pronoun = utterance.speaker is None and (utterance.speaker_text or "").casefold() in ("he", "she")
        if pronoun and last is not None and last.speaker in people and _is_near(last, utterance):
            utterance = utterance.spoken_by(last.speaker)
        told.append(utterance)
    return told


def _is_near(last: Utterance, following: Utterance) -> bool:
    return 0 <= min(following.paragraphs) - max(last.paragraphs) <= NEAR_PARAGRAPHS


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
    return not held & _SPEAKS_FOR_OTHERS and not words & (held | names)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold().replace("’", "'").replace("'s", "")))
