"""To whom a clause is attributed, and who speaks as "it" there."""

from __future__ import annotations

from copydesk.analysers.acts.grammar import is_passive
from copydesk.analysers.acts.parties import agent_of, subject_of
from copydesk.analysers.acts.phrases import phrase_of
from copydesk.model.span import Span
from copydesk.reading import Reading, Token
from copydesk.text.governors import REPORTING


def speaker_as_it(reading: Reading, verb: Token) -> Token | None:
    """ "The agency said it had sued": the subject that "it" stands for, unless that is a person or several."""
    above = reading.tokens[verb.head]
    for _ in range(3):
        if above.lemma.lower() in REPORTING or above.head == above.i:
            break
        above = reading.tokens[above.head]
    if above.pos != "VERB" or above.lemma.lower() not in REPORTING or above.i > verb.i:
        return None
    speaker = subject_of(reading, above)
    if speaker is None or speaker.entity == "PERSON" or speaker.tag not in ("NN", "NNP", "NNPS"):
        return None
    return speaker


def holder_of(reading: Reading, word: Token) -> tuple[Span | None, bool]:
    """The words to whom the clause is attributed: the subject of the reporting verb above it, or "according to"."""
    here = word
    for _ in range(12):
        if any(child.dep == "prep" and child.lower == "according" for child in reading.children(here.i)):
            return _according(reading, here), True
        above = reading.tokens[here.head]
        if above.i == here.i:
            return None, False
        if here.dep == "ccomp" and above.lemma.lower() in REPORTING and above.pos == "VERB":
            subject = agent_of(reading, above) if is_passive(reading, above) else subject_of(reading, above)
            return (phrase_of(reading, subject) if subject else None), True
        here = above
    return None, False


def _according(reading: Reading, verb: Token) -> Span | None:
    for child in reading.children(verb.i):
        if child.dep == "prep" and child.lower == "according":
            for to in reading.children(child.i):
                for source in reading.children(to.i):
                    if source.dep == "pobj":
                        return phrase_of(reading, source)
    return None
