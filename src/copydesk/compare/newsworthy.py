"""Which acts a map of the story needs. Precision first: what may be misread, or anybody does, is left out."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.compare.doings import UNRESOLVED, Deed, is_pronoun, words
from copydesk.model.marks import Act
from copydesk.model.span import contains
from copydesk.text.deeds import (
    BETWEEN_PARTIES,
    BY_ITSELF,
    DEEDS_OF_SEVERAL_WORDS,
    DONE_TO,
    EMPTY_WITHOUT_COMPLEMENT,
    WITH_INFINITIVE,
    is_doubtful,
    is_pointing,
    is_slight,
    names_party,
    tells_something,
)
from copydesk.text.synonyms import folded, folded_verb, without_link

# Between two parties these tell of force or refusal whatever their modality.
FORCEFUL = frozenset({"threatened", "required", "asked", "denied"})
OPPOSING = frozenset(
    map(folded_verb, "accuse reject deny threaten demand warn criticize sue boycott ban oppose block charge".split())
)
# Bodies with the power to hold, charge, rescue or rule, as party_of folds their words.
_BODIES = frozenset(
    folded(word)
    for word in """police officer prosecutor court judge jury government parliament army troop soldier rescuer
    firefighter investigator detective authority regulator inspector lawmaker""".split()
)


def is_told(deed: Deed) -> bool:
    """True for an act that stands by itself: its actor is named or described, or it is done to somebody named."""
    actor = deed.actor
    if deed.holder is not None and deed.holder.lower() in UNRESOLVED:
        return False  # said by somebody, and nobody can tell by whom
    if actor is not None and actor.actor is None and deed.act.actor is not None:
        text = deed.marked.report.text[deed.act.actor.start : deed.act.actor.end]
        if text.lower() in UNRESOLVED:
            return False
    if actor is None:
        return not (deed.target is None or is_pronoun(deed.marked, deed.act.target, deed.target))
    return True


def is_news(deed: Deed, origins: Sequence[str]) -> bool:
    """True for an act that a map of the story needs: a deed of somebody, done to somebody or to a thing that tells it.

    Precision first: what the parser may have got wrong, and what anybody does in any story, is left out.
    """
    if _is_inside_a_condition(deed) or is_pronoun(deed.marked, deed.act.target, deed.target):
        return False
    actor, target = words(deed.marked, deed.act.actor), words(deed.marked, deed.act.target)
    if any(phrase is not None and is_doubtful(" ".join(phrase.split())) for phrase in (actor, target)):
        return False
    by_named = deed.actor is not None and deed.actor.actor is not None
    on_named = deed.target is not None and deed.target.actor is not None
    if by_named and on_named and deed.actor is not None and deed.target is not None:
        return deed.actor.actor != deed.target.actor and _is_between_parties(deed)
    if deed.act.modality == "possible" or is_slight(deed.act.verb, target):
        return False
    if actor is None:
        return on_named and without_link(deed.act.verb).split()[0] in DONE_TO
    if not (by_named or (names_party(actor) and not is_pointing(actor)) or _opens_the_lead(deed)):
        return False
    if _is_without_content(deed):
        return False
    if target is None:
        return by_named and _stands_alone(deed.act)
    if not (on_named or tells_something(" ".join(target.split())) or deed.act.complement is not None):
        return False
    if by_named or on_named or len(origins) > 1 or deed.act.modality in FORCEFUL:
        return True
    return not target.isdigit() and (_is_in_lead(deed) or _is_by_a_body(deed))


def _is_between_parties(deed: Deed) -> bool:
    """True for a deed of one actor that is done to another."""
    if deed.act.modality == "possible":
        return without_link(deed.act.verb).split()[0] in DONE_TO or folded_verb(deed.act.verb) in OPPOSING
    if deed.act.verb in EMPTY_WITHOUT_COMPLEMENT:
        return not _is_without_content(deed)
    return not is_slight(deed.act.verb) or deed.act.verb in BETWEEN_PARTIES


def _is_without_content(deed: Deed) -> bool:
    """True for "told the board" and "called Reed" where nothing says what."""
    target = words(deed.marked, deed.act.target) or ""
    return deed.act.verb in EMPTY_WITHOUT_COMPLEMENT and deed.act.complement is None and " of " not in target


def _stands_alone(act: Act) -> bool:
    """True for what is done to nothing: "resigned", "pushed back at critics", "pulled out of the talks"."""
    verb = without_link(act.verb)
    if verb in BY_ITSELF or verb in DEEDS_OF_SEVERAL_WORDS:
        return True
    return act.complement is not None and (" " in verb or verb in WITH_INFINITIVE)


def _is_in_lead(deed: Deed) -> bool:
    """True for what the first sentence of a report's body tells: its news, whoever did it."""
    lead = next((sentence for sentence in deed.marked.sentences if sentence.role == "body"), None)
    return lead is not None and contains(lead.span, deed.act.verb_span)


def _opens_the_lead(deed: Deed) -> bool:
    """True for what the main clause of that sentence tells: "A night train struck a lorry"."""
    lead = next((sentence for sentence in deed.marked.sentences if sentence.role == "body"), None)
    parties = (deed.act.actor, deed.act.target)
    return lead is not None and any(span is not None and span.start == lead.span.start for span in parties)


def _is_by_a_body(deed: Deed) -> bool:
    """True for a deed of police, prosecutors, a court: bodies that news seldom names in full."""
    return deed.actor is not None and bool(deed.actor.words & _BODIES)


def _is_inside_a_condition(deed: Deed) -> bool:
    return any(
        act.condition is not None and act is not deed.act and contains(act.condition, deed.act.verb_span)
        for act in deed.marked.acts
    )
