"""Who did what to whom: predicates with actor, target, modality, negation, condition and holder, from the syntax.

An act is news when somebody does it. States ("has", "seems", "remains"), bare reporting ("said") and verbs that only
govern another one ("planned to", "was forced to") make no act of their own; the governors lend the verb below them
their modality, so that "threatened to issue subpoenas" is a threat with the verb `issue` and never an issuing.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.analysers import Analyser
from copydesk.analysers.acts.complements import complement_of
from copydesk.analysers.acts.core import core_of, when_of
from copydesk.analysers.acts.grammar import is_passive, particle_of, prepositions_of, verdict_of
from copydesk.analysers.acts.holders import holder_of
from copydesk.analysers.acts.phrases import Role, clause_of, is_party, phrase_of
from copydesk.analysers.acts.roles import condition_of, mood_of_noun, only_governs, role_of
from copydesk.model.marks import Act
from copydesk.model.span import Span
from copydesk.reading import Reading, Token
from copydesk.text.governors import MOOD_OF_VERB, NOUN_ACTS, REPORTING

# States, bare reporting, and verbs too light to say that something happened.
_NO_ACT = frozenset(
    """be have do seem appear become remain look feel know think believe like love want mean include contain involve
    consist live sit stand concern depend matter exist belong cost lie equal resemble need hope expect intend
    plan go come get let keep help make give take put begin start continue say tell note add explain state
    recall argue insist maintain suggest estimate predict reply respond answer stress emphasize use try
    follow lead cause happen occur see show call name describe base relate regard date range ask urge set
    pend pende aim""".split()
)
# Light verbs are acts once they have an object or a particle to say what was done ("took hostages", "gave up").
# Their passives tell a feeling and no deed: "were disappointed".
_FEELING = frozenset(
    """alarm amaze annoy appal appall attract bother comfort concern confuse convince delight depress disappoint disgust
    displease distress disturb dismay embarrass enrage excite exhaust fascinate frighten frustrate gratify horrify
    humble impress infuriate inspire interest intrigue irritate outrage overwhelm please puzzle sadden satisfy scare
    shock stun surprise tempt terrify thrill trouble unnerve upset worry""".split()
)
_RULES = frozenset("ban prohibition restriction limit rule law moratorium bar embargo curb".split())
# What newsrooms ask for in every story is none of its acts: "the paper's requests for comment".
_COURTESIES = frozenset("comment comments interview response reaction".split())
_LIGHT_VERBS = frozenset("make give take put call lead follow cause use ask urge get see show name".split())


def find(reading: Reading) -> Iterator[Act]:
    """Acts in order of place; none without syntax and none in furniture."""
    if not reading.has_syntax:
        return
    acts: list[Act] = []
    for token in reading.tokens:
        if reading.is_furniture(token.start, token.end):
            continue
        act = None
        if token.pos == "VERB":
            act = _verbal(reading, token)
        elif token.pos == "NOUN" and token.lemma.lower() in NOUN_ACTS:
            act = _nominal(reading, token)
        if act is not None:
            acts.append(act)
    yield from sorted(acts, key=lambda act: (act.span, act.verb_span))


def _verbal(reading: Reading, verb: Token) -> Act | None:
    if only_governs(reading, verb) or verb.dep in ("amod", "compound", "aux", "auxpass", "case", "prep"):
        return None
    role = role_of(reading, verb, 0)
    lemma = verb.lemma.lower()
    particle = particle_of(reading, verb)
    name = " ".join(dict.fromkeys((lemma, *filter(None, (particle, *prepositions_of(reading, verb, role.target))))))
    verdict = verdict_of(reading, verb)
    if verdict is not None:  # the verdict is the deed, and its "not" no denial of it
        name = "acquit" if verdict.cleared else "convict"
        role = role._replace(negated=role.negated and not verdict.cleared, target=role.target or verdict.accused)
    mood = MOOD_OF_VERB.get(name) or MOOD_OF_VERB.get(lemma)
    if role.modality == "asserted" and mood is not None and role.target is not None:
        role = role._replace(modality=mood)
    if lemma in _NO_ACT and not (lemma in _LIGHT_VERBS and (role.target is not None or particle)):
        return None
    if role.target is None and lemma in REPORTING:
        return None
    if _is_wish(reading, verb) or _is_banned(reading, verb):
        return None
    if is_passive(reading, verb) and (lemma in _FEELING or _is_answered(reading, verb)):
        return None
    if role.actor is None:  # "two men were arrested" is news, "a grant named for an officer" and "getting it" are not
        if not is_passive(reading, verb) or verb.dep in ("acl", "relcl") or not is_party(role.target):
            return None
    elif not is_party(role.actor) or _is_generic(reading, verb, role.actor):
        return None
    if any(party is not None and _is_clause(reading, party) for party in (role.actor, role.target)):
        return None
    return _act(reading, verb, role, name)


def _is_answered(reading: Reading, verb: Token) -> bool:
    """True in "was met with applause": nobody met anybody."""
    return verb.lemma.lower() in ("meet", "greet") and any(
        child.dep == "prep" and child.lower == "with" for child in reading.children(verb.i)
    )


def _is_wish(reading: Reading, verb: Token) -> bool:
    """True for a bare verb with a subject of the third person and nothing above it: "God bless the crew"."""
    children = reading.children(verb.i)
    subject = next((child for child in children if child.dep == "nsubj"), None)
    governed = verb.dep in ("ccomp", "xcomp", "advcl", "relcl", "conj")
    if subject is None or governed or any(child.dep == "aux" for child in children):
        return False
    return verb.lower == verb.lemma.lower() and subject.tag in ("NNP", "NN") and verb.tag in ("VB", "VBP")


def _is_banned(reading: Reading, verb: Token) -> bool:
    """True in "a ban on lorries entering the park": what is ruled out is not told as done."""
    noun = reading.tokens[verb.head]
    if verb.dep == "acl" and noun.dep == "pobj":
        verb, noun = noun, reading.tokens[noun.head]
    if noun.dep != "prep" or verb.dep not in ("pobj", "pcomp"):
        return False
    return reading.tokens[noun.head].lemma.lower() in _RULES


def _is_clause(reading: Reading, party: Token) -> bool:
    """True for a party whose words have a finite verb in them: the parser took a clause for a noun phrase."""
    span = phrase_of(reading, party)
    words = reading.tokens_in(span.start, span.end)
    return any(
        word.tag in ("VBD", "VBZ", "VBP", "MD") or (word.pos == "VERB" and word.dep not in ("amod", "compound", "nmod"))
        for word in words
        if word.i != party.i
    )


def _is_generic(reading: Reading, verb: Token, actor: Token) -> bool:
    """True for a clause that only says which ones are meant ("communities that refuse to comply")."""
    restricts = verb
    while restricts.dep in ("xcomp", "conj", "ccomp") and restricts.head != restricts.i:
        restricts = reading.tokens[restricts.head]
    if restricts.dep not in ("relcl", "acl") or restricts.head != actor.i or _by_name(reading, actor) is not actor:
        return False
    if actor.dep == "pobj" and reading.tokens[actor.head].lower == "with" and restricts.tag == "VBG":
        return False  # "with mayors boycotting the talks" tells what they did
    past = any(token.tag in ("VBD", "VBN", "MD") for token in (restricts, *reading.children(restricts.i)))
    if past and restricts.tag != "VBG":
        return False
    definite = any(
        child.dep == "poss" or child.lower in ("the", "this", "these") for child in reading.children(actor.i)
    )
    return actor.pos == "NOUN" and not definite


def _nominal(reading: Reading, noun: Token) -> Act | None:
    """ "its demand for documents": an act when both who and whom stand beside the noun."""
    verb, preposition = NOUN_ACTS[noun.lemma.lower()]
    children = reading.children(noun.i)
    if any(child.dep in ("acl", "relcl") and child.pos == "VERB" and child.tag == "VB" for child in children):
        return None  # the verb below carries the act: "its threat to withhold grants"
    actor = next((child for child in children if child.dep == "poss"), None)
    target = None
    for child in children:
        if child.dep in ("prep", "agent"):
            below = next((token for token in reading.children(child.i) if token.dep == "pobj"), None)
            if below is not None and child.lower == preposition:
                target = target or below
            elif below is not None and child.lower == "by" and below.pos in ("PROPN", "NOUN"):
                actor = actor or below
    if actor is None or not is_party(actor) or target is None or target.lemma.lower() in _COURTESIES:
        return None
    holder, reported = holder_of(reading, noun)
    mood = mood_of_noun(reading, noun) or MOOD_OF_VERB.get(verb, "asserted")
    return _act(reading, noun, Role(actor, target, mood, False, holder, noun, reported), verb)


def _act(reading: Reading, verb: Token, role: Role, lemma: str) -> Act:
    tokens = clause_of(reading, verb, role)
    start, end = tokens[0].start, tokens[-1].end
    condition = condition_of(reading, verb, role)
    return Act(
        span=reading.span(start, end),
        verb=lemma,
        verb_span=reading.span(verb.start, verb.end),
        actor=_party(reading, role.actor),
        target=_party(reading, role.target),
        modality=role.modality,
        negated=role.negated,
        condition=condition,
        holder=role.holder,
        terms=reading.terms(start, end),
        core=core_of(reading, verb, role) if condition is None else (),
        when=when_of(reading, verb),
        complement=complement_of(reading, verb, role),
        asker=_party(reading, role.asker) if role.asker is not None and is_party(role.asker) else None,
    )


def _party(reading: Reading, head: Token | None) -> Span | None:
    """The party's words, less the "no" that `negated` tells: who finds no evidence does not find evidence."""
    if head is None:
        return None
    head = _by_name(reading, head)
    span = phrase_of(reading, head)
    if head.pos == "PROPN":  # "the Elm, Ohio, firm Reed & Berg" is no place
        before = [token for token in reading.tokens_in(span.start, head.start) if token.text == ","]
        span = reading.span(reading.tokens[before[-1].i + 1].start, span.end) if before else span
    first = reading.tokens_in(span.start, span.end)[0]
    if first.lower == "no" and first.head == head.i and first.end < head.start:
        return reading.span(first.end + 1, span.end)
    return span


def _by_name(reading: Reading, head: Token) -> Token:
    """The name in apposition to a description: in "Reed, a clerk running for mayor" and "the clerk, Tom Reed" Reed."""
    if head.pos == "PROPN" and head.entity not in ("NORP", ""):
        return head
    above = reading.tokens[head.head]
    if head.dep == "appos" and above.pos == "PROPN" and above.entity in ("PERSON", "ORG", "GPE"):
        phrase = phrase_of(reading, head)
        between = [token for token in reading.tokens[above.i + 1 : head.i] if token.start < phrase.start]
        return head if any(token.pos == "VERB" or token.text in '"“”;' for token in between) else above
    named = [child for child in reading.children(head.i) if child.dep == "appos" and child.entity == "PERSON"]
    return named[0] if len(named) == 1 and head.tag in ("NN", "NNP") else head


ANALYSER = Analyser("acts", "1", Act, find)
