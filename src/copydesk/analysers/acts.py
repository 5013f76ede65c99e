"""Who did what to whom: predicates with actor, target, modality, negation, condition and holder, from the syntax.

Longer than a module should be: the parts of a predicate are found by functions that call one another, and an
analyser is one file.

An act is news when somebody does it. States ("has", "seems", "remains"), bare reporting ("said") and verbs that only
govern another one ("planned to", "was forced to") make no act of their own; the governors lend the verb below them
their modality, so that "threatened to issue subpoenas" is a threat with the verb `issue` and never an issuing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.analysers import Analyser
from copydesk.model.marks import Act, Modality
from copydesk.model.span import Span
from copydesk.reading import Reading, Token
from copydesk.text.governors import (
    MODALS,
    MOOD_OF_VERB,
    NOUN_ACTS,
    NOUN_CONTROL,
    OBJECT_CONTROL,
    PASSIVE_CONTROL,
    REPORTING,
    SENDING,
    SPOKEN_BY_SENDERS,
    SUBJECT_CONTROL,
    WITH_GERUND,
    WITH_SUBJUNCTIVE,
    Lens,
)

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
_LIGHT_VERBS = frozenset("make give take put call lead follow cause use ask urge get see show name".split())
_NEGATORS = frozenset("not n't never neither nor hardly barely".split())
_CONDITION_MARKS = frozenset("if unless provided".split())
_CLAUSES = frozenset("nsubj nsubjpass relcl acl appos ccomp advcl parataxis conj cc punct csubj npadvmod dep".split())
_EMBEDDED = frozenset("relcl parataxis".split())
_OBJECT_PREPOSITIONS = frozenset("on against with to from of for at into out off away back".split())
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_PRONOUNS = frozenset("he she they we i him her them us his their its our my".split())
# How long, when or what part, and not whom or what ("waited 26 hours").
_MEASURES = ("DATE", "TIME", "PERCENT", "ORDINAL")
_NO_ACTOR = frozenset("it this that these those there which what whom one nobody nothing something everything".split())


class _Role(NamedTuple):
    """A predicate with everything that the verbs above it lend."""

    actor: Token | None
    target: Token | None
    modality: Modality
    negated: bool
    holder: Span | None
    top: Token
    reported: bool


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
    if _governs(reading, verb) or verb.dep in ("amod", "compound", "aux", "auxpass", "case", "prep"):
        return None
    role = _role(reading, verb, 0)
    lemma = verb.lemma.lower()
    particle = _particle(reading, verb)
    name = " ".join(dict.fromkeys((lemma, *filter(None, (particle, *_prepositions(reading, verb, role.target))))))
    mood = MOOD_OF_VERB.get(name) or MOOD_OF_VERB.get(lemma)
    if role.modality == "asserted" and mood is not None and role.target is not None:
        role = role._replace(modality=mood)
    if lemma in _NO_ACT and not (lemma in _LIGHT_VERBS and (role.target is not None or particle)):
        return None
    if role.target is None and lemma in REPORTING:
        return None
    if role.actor is None:  # "two men were arrested" is news, "a grant named for an officer" and "getting it" are not
        if not _is_passive(reading, verb) or verb.dep in ("acl", "relcl") or not _is_party(role.target):
            return None
    elif not _is_party(role.actor) or _is_generic(reading, verb, role.actor):
        return None
    if any(party is not None and _is_clause(reading, party) for party in (role.actor, role.target)):
        return None
    return _act(reading, verb, role, name)


def _prepositions(reading: Reading, verb: Token, target: Token | None) -> list[str]:
    """The prepositions between a verb and its target: "vote against", "pull out of" are other deeds than the verb."""
    found: list[str] = []
    if target is None or target.dep != "pobj":
        return found
    here = reading.tokens[target.head]
    while here.dep == "prep" and here.i > verb.i and len(found) < 3:
        found.insert(0, here.lower)
        here = reading.tokens[here.head]
    return found if here.i == verb.i else []


def _is_clause(reading: Reading, party: Token) -> bool:
    """True for a party whose words have a finite verb in them: the parser took a clause for a noun phrase."""
    span = _phrase(reading, party)
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
    if restricts.dep not in ("relcl", "acl") or restricts.head != actor.i:
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
    if actor is None or not _is_party(actor) or target is None:
        return None
    holder, reported = _holder(reading, noun)
    return _act(reading, noun, _Role(actor, target, "asserted", False, holder, noun, reported), verb)


def _act(reading: Reading, verb: Token, role: _Role, lemma: str) -> Act:
    tokens = _clause(reading, verb, role)
    start, end = tokens[0].start, tokens[-1].end
    condition = _condition(reading, verb, role)
    return Act(
        span=reading.span(start, end),
        verb=lemma,
        verb_span=reading.span(verb.start, verb.end),
        actor=_phrase(reading, role.actor) if role.actor else None,
        target=_phrase(reading, role.target) if role.target else None,
        modality=role.modality,
        negated=role.negated,
        condition=condition,
        holder=role.holder,
        terms=reading.terms(start, end),
    )


def _role(reading: Reading, verb: Token, depth: int) -> _Role:
    """Actor, target, modality and polarity of a verb, its governors included; at most four governors deep."""
    children = reading.children(verb.i)
    passive = _is_passive(reading, verb)
    modality, negated = _own_modality(reading, verb), _is_negated(reading, verb)
    subject = _subject(reading, verb)
    if subject is not None and subject.lower == "it":
        subject = _speaker_as_it(reading, verb) or subject
    holder, reported = _holder(reading, verb)
    top = verb
    above = reading.tokens[verb.head]
    governor = _governor(reading, verb) if depth < 4 else None
    if governor is not None:
        lens, control, above = governor
        if above.pos in ("VERB", "ADJ", "AUX"):
            lent = _role(reading, above, depth + 1)
            outer, top = lent.modality, lent.top
            negated ^= lent.negated
            holder, reported = lent.holder or holder, lent.reported or reported
            if subject is None:
                subject = lent.target if control == "object" else (lent.actor or lent.target)
            if control == "object" and lens.modality in ("asked", "required") and lent.actor is not None:
                holder = holder or _phrase(reading, lent.actor)
        else:
            outer, top = "asserted", above
            subject = subject or _possessor(reading, above)
            holder = holder or _holder(reading, above)[0]
        inner = lens.modality if lens.modality != "asserted" else modality
        modality = outer if outer != "asserted" else inner
        negated ^= lens.flips
    elif subject is None and verb.dep == "conj" and above.pos == "VERB" and depth < 4:
        lent = _role(reading, above, depth + 1)
        subject = lent.target if _is_passive(reading, above) else lent.actor
        if _is_bare(reading, verb) and (lent.modality != "asserted" or lent.negated):
            modality, negated, top = lent.modality, negated or lent.negated, lent.top
        holder = holder or lent.holder
    if modality == "asserted" and (_is_conditional(reading, verb) or _is_open(reading, verb, depth)):
        modality = "possible"
    if passive:
        return _Role(_agent(reading, verb), subject, modality, negated, holder, top, reported)
    return _Role(subject, _object(children, reading), modality, negated, holder, top, reported)


def _governs(reading: Reading, verb: Token) -> bool:
    """True when the verb only lends modality to a clause below it."""
    return any(
        (found := _governor(reading, child)) is not None and found[2].i == verb.i
        for child in reading.children(verb.i)
        if child.pos in ("VERB", "AUX")
    ) or any(
        (found := _governor(reading, below)) is not None and found[2].i == verb.i
        for child in reading.children(verb.i)
        if child.dep == "prep"
        for below in reading.children(child.i)
        if below.dep == "pcomp"
    )


def _governor(reading: Reading, verb: Token) -> tuple[Lens, str, Token] | None:
    """The word that lends `verb` its modality, with how: ("subject" | "object", governor); None when asserted."""
    above = reading.tokens[verb.head]
    if above.i == verb.i:
        return None
    if verb.dep == "pcomp":  # "accused him of stealing", "barred from entering"
        prep, above = above, reading.tokens[above.head]
        if prep.lower not in ("of", "from", "against") or above.pos != "VERB":
            return None
        passive = _is_passive(reading, above)
        lens = OBJECT_CONTROL.get(above.lemma.lower())
        return (lens, "subject" if passive else "object", above) if lens else None
    if verb.dep == "acl" and above.pos == "NOUN" and verb.tag == "VB":
        lens = NOUN_CONTROL.get(above.lemma.lower())
        return (lens, "subject", above) if lens else None
    if verb.dep not in ("xcomp", "ccomp", "advcl") or above.pos not in ("VERB", "ADJ", "AUX"):
        return None
    lemma = above.lemma.lower()
    infinitive = any(child.lower == "to" and child.dep == "aux" for child in reading.children(verb.i))
    if verb.dep == "advcl" and not (infinitive and lemma in ("set", "schedule", "threaten", "slate", "due")):
        return None
    if lemma == "deny" and verb.dep in ("xcomp", "ccomp") and above.i < verb.i:
        return Lens("denied"), "subject", above
    gerund = verb.dep == "xcomp" and verb.tag == "VBG" and lemma in WITH_GERUND
    if verb.dep == "ccomp" and not infinitive and lemma in WITH_SUBJUNCTIVE and _is_subjunctive(reading, verb):
        return WITH_SUBJUNCTIVE[lemma], "object", above
    if not (infinitive or gerund):
        return None
    if _is_passive(reading, above) or above.pos == "ADJ":
        lens = PASSIVE_CONTROL.get(lemma)
        return (lens, "subject", above) if lens else None
    objects = any(child.dep in ("dobj", "dative") for child in reading.children(above.i))
    own_subject = any(child.dep in _SUBJECTS for child in reading.children(verb.i))
    if objects or own_subject:
        lens = OBJECT_CONTROL.get(lemma)
        return (lens, "object", above) if lens else None
    lens = SUBJECT_CONTROL.get(lemma) or (Lens("possible") if lemma == "expect" else None)
    return (lens, "subject", above) if lens else None


def _is_subjunctive(reading: Reading, verb: Token) -> bool:
    children = reading.children(verb.i)
    if any(child.dep in ("aux", "auxpass") and child.lower != "be" for child in children):
        return False
    singular = any(child.dep in _SUBJECTS and child.tag in ("NN", "NNP") for child in children)
    return verb.tag == "VB" or (verb.tag == "VBP" and singular)


def _own_modality(reading: Reading, verb: Token) -> Modality:
    modality: Modality = "asserted"
    for child in reading.children(verb.i):
        if child.dep == "aux" and child.lower in MODALS:
            modality = MODALS[child.lower]
            perfect = any(aux.lemma.lower() == "have" for aux in reading.children(verb.i) if aux.dep == "aux")
            if perfect and modality in ("planned", "required"):
                modality = "possible"  # "would have paid": it did not happen
    return modality


def _is_negated(reading: Reading, verb: Token) -> bool:
    children = reading.children(verb.i)
    negated = any(child.dep == "neg" or (child.dep == "advmod" and child.lower in _NEGATORS) for child in children)
    for child in children:
        if child.dep in _SUBJECTS or child.dep in ("dobj", "attr"):
            if child.lower in ("nobody", "nothing", "none", "neither"):
                negated = True
            negated ^= any(
                det.dep in ("det", "neg") and det.lower in ("no", "neither") for det in reading.children(child.i)
            )
    return negated


def _is_passive(reading: Reading, verb: Token) -> bool:
    children = reading.children(verb.i)
    if any(child.dep in ("nsubjpass", "auxpass", "csubjpass") for child in children):
        contracted = any(child.dep == "auxpass" and child.lower in ("'s", "’s") for child in children)
        return not (contracted and any(child.dep == "dobj" for child in children))  # "he's cancelled his trip"
    if (
        verb.dep in ("acl", "conj")
        and verb.tag == "VBN"
        and not any(child.dep in ("aux", "nsubj") for child in children)
    ):
        if verb.dep == "acl":
            return True
        above = reading.tokens[verb.head]
        return above.pos == "VERB" and above.tag == "VBN" and _is_passive(reading, above)
    return False


def _is_bare(reading: Reading, verb: Token) -> bool:
    """True for a coordinated verb that shares the auxiliaries of the one before it ("will meet and sign")."""
    own = any(child.dep in ("aux", "auxpass") and child.lower != "to" for child in reading.children(verb.i))
    return not own and reading.tokens[verb.head].tag == verb.tag


def _is_conditional(reading: Reading, verb: Token) -> bool:
    return verb.dep == "advcl" and any(
        child.dep == "mark" and child.lower in _CONDITION_MARKS for child in reading.children(verb.i)
    )


def _is_open(reading: Reading, verb: Token, depth: int) -> bool:
    """True for a clause whose truth the clause above leaves open: "whether it paid", "may prove that it paid"."""
    if any(child.dep == "mark" and child.lower in ("whether", "if") for child in reading.children(verb.i)):
        return True
    above = reading.tokens[verb.head]
    if verb.dep == "acl" and above.pos == "NOUN" and verb.tag not in ("VBG", "VBN", "VB"):
        return above.lemma.lower() != "fact"  # "the rumour that it paid"
    if verb.dep != "ccomp" or above.pos != "VERB" or above.i == verb.i or depth >= 4 or above.i > verb.i:
        return False
    return _role(reading, above, depth + 1).modality != "asserted"


def _subject(reading: Reading, verb: Token) -> Token | None:
    for child in reversed(reading.children(verb.i)):  # the nearest first: a dateline is no subject
        if child.dep in _SUBJECTS and child.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
            if reading.is_furniture(child.start, child.end):
                continue
            if child.lower in ("who", "which", "that") and verb.dep == "relcl":
                return _antecedent(reading, verb, child)
            return child
    if verb.dep == "acl" and verb.tag == "VBG" and (sender := _sender(reading, verb)) is not None:
        return sender
    if verb.dep == "acl" and verb.tag in ("VBG", "VBN") and reading.tokens[verb.head].pos in ("NOUN", "PROPN", "PRON"):
        return reading.tokens[verb.head]
    if verb.dep == "advcl" and verb.tag == "VBG":
        above = reading.tokens[verb.head]
        return _subject(reading, above) if above.pos == "VERB" and above.i != verb.i else None
    return None


def _speaker_as_it(reading: Reading, verb: Token) -> Token | None:
    """ "The agency said it had sued": the subject that "it" stands for, unless that is a person or several."""
    above = reading.tokens[verb.head]
    for _ in range(3):
        if above.lemma.lower() in REPORTING or above.head == above.i:
            break
        above = reading.tokens[above.head]
    if above.pos != "VERB" or above.lemma.lower() not in REPORTING or above.i > verb.i:
        return None
    speaker = _subject(reading, above)
    if speaker is None or speaker.entity == "PERSON" or speaker.tag not in ("NN", "NNP", "NNPS"):
        return None
    return speaker


def _sender(reading: Reading, verb: Token) -> Token | None:
    """Who speaks through what was sent: in "sent letters to ten towns threatening fines" not the towns."""
    if verb.lemma.lower() not in SPOKEN_BY_SENDERS:
        return None
    noun = reading.tokens[verb.head]
    prep = reading.tokens[noun.head]
    while prep.dep in ("prep", "pobj") and reading.tokens[prep.head].i != prep.i:
        if prep.dep == "prep" and prep.lower == "to":
            sent = reading.tokens[prep.head]
            if sent.dep == "dobj":
                sent = reading.tokens[sent.head]
            return _subject(reading, sent) if sent.pos == "VERB" else None
        prep = reading.tokens[prep.head]
    above = reading.tokens[noun.head]
    if noun.dep == "dobj" and above.lemma.lower() in SENDING and not _is_passive(reading, above):
        return _subject(reading, above)
    return None


def _antecedent(reading: Reading, verb: Token, pronoun: Token) -> Token:
    """The noun that a relative pronoun stands for: in "mayors from across the country who were" not the country."""
    noun = reading.tokens[verb.head]
    auxiliaries = {child.lower for child in reading.children(verb.i)} | {verb.lower}
    plural = bool(auxiliaries & {"were", "are", "have"})
    while noun.dep == "pobj":
        misfit = (pronoun.lower == "who" and noun.entity in ("GPE", "LOC", "DATE", "FAC", "EVENT")) or (
            plural and noun.tag in ("NN", "NNP") and noun.entity != "ORG"
        )
        above = reading.tokens[noun.head]
        while above.dep == "prep" and reading.tokens[above.head].dep == "prep":
            above = reading.tokens[above.head]
        higher = reading.tokens[above.head]
        if not misfit or higher.pos not in ("NOUN", "PROPN"):
            break
        noun = higher
    return noun


def _agent(reading: Reading, verb: Token) -> Token | None:
    for child in reading.children(verb.i):
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by"):
            for below in reading.children(child.i):
                if below.dep == "pobj" and below.entity not in ("DATE", "TIME", "PERCENT", "CARDINAL", "MONEY"):
                    return below
    return None


def _object(children: tuple[Token, ...], reading: Reading) -> Token | None:
    for dep in ("dobj", "dative"):
        for child in children:
            if child.dep == dep and child.pos in ("NOUN", "PROPN", "PRON", "NUM") and child.entity not in _MEASURES:
                return child
    for child in children:
        if child.dep == "prep" and child.lower in _OBJECT_PREPOSITIONS:
            for below in reading.children(child.i):
                if below.dep == "pobj" and below.entity not in _MEASURES and not _is_idiom(reading, child, below):
                    return below
                if below.dep == "prep" and below.lower == "of":
                    for deeper in reading.children(below.i):
                        if deeper.dep == "pobj":
                            return deeper
    return None


def _is_idiom(reading: Reading, preposition: Token, noun: Token) -> bool:
    """True for a bare singular behind a preposition of manner or state: "on average", "at work"."""
    return preposition.lower in ("on", "at") and noun.tag == "NN" and not noun.entity and not reading.children(noun.i)


def _possessor(reading: Reading, noun: Token) -> Token | None:
    children = reading.children(noun.i)
    for child in children:
        if child.dep == "poss":
            return child
    for child in children:
        if child.dep == "prep" and child.lower == "by":
            return next((below for below in reading.children(child.i) if below.dep == "pobj"), None)
    above = reading.tokens[noun.head]
    if above.pos == "VERB" and noun.dep == "dobj" and not _is_passive(reading, above):
        return _subject(reading, above)  # "the board announced a plan to close"
    return None


def _holder(reading: Reading, word: Token) -> tuple[Span | None, bool]:
    """The words to whom the clause is attributed: the subject of the reporting verb above it, or "according to"."""
    here = word
    for _ in range(12):
        if any(child.dep == "prep" and child.lower == "according" for child in reading.children(here.i)):
            return _according(reading, here), True
        above = reading.tokens[here.head]
        if above.i == here.i:
            return None, False
        if here.dep == "ccomp" and above.lemma.lower() in REPORTING and above.pos == "VERB":
            subject = _agent(reading, above) if _is_passive(reading, above) else _subject(reading, above)
            return (_phrase(reading, subject) if subject else None), True
        here = above
    return None, False


def _according(reading: Reading, verb: Token) -> Span | None:
    for child in reading.children(verb.i):
        if child.dep == "prep" and child.lower == "according":
            for to in reading.children(child.i):
                for source in reading.children(to.i):
                    if source.dep == "pobj":
                        return _phrase(reading, source)
    return None


def _condition(reading: Reading, verb: Token, role: _Role) -> Span | None:
    """The clause on which the act hangs ("if the cities do not comply").

    The parser often hangs it on the main verb ("sent letters threatening fines if they do not pay"); it belongs to
    the last verb before it that is not yet fact.
    """
    here = verb
    for _ in range(8):
        for child in reading.children(here.i):
            if not _is_conditional(reading, child) or child.i == verb.i:
                continue
            own = here.i == verb.i or _is_governor_of(reading, verb, here)
            if own and not (child.i > here.i and _has_open_verb(reading, verb.i + 1, child.i, here)):
                return reading.span(*_trim(list(reading.subtree(child.i))))
            if not own and role.modality != "asserted" and here.i < verb.i < child.i:
                return reading.span(*_trim(list(reading.subtree(child.i))))
        if here.head == here.i:
            return None
        here = reading.tokens[here.head]
    return None


def _is_governor_of(reading: Reading, verb: Token, above: Token) -> bool:
    here = verb
    for _ in range(4):
        governor = _governor(reading, here)
        if governor is None:
            return False
        here = governor[2]
        if here.i == above.i:
            return True
    return False


def _has_open_verb(reading: Reading, first: int, last: int, below: Token) -> bool:
    """True when a verb between the two places is governed by a word that leaves it open (a threat, a plan)."""
    return any(
        token.pos == "VERB"
        and (found := _governor(reading, token)) is not None
        and found[0].modality in ("threatened", "planned", "required")
        and found[2].i > below.i
        for token in reading.tokens[first:last]
    )


def _particle(reading: Reading, verb: Token) -> str | None:
    for child in reading.children(verb.i):
        if child.dep == "prt":
            return child.lower
    for child in reading.children(verb.i):  # "pulled out of the talks": the parser calls the particle a preposition
        if child.dep == "prep" and child.lower in ("out", "off", "away", "back", "up", "down"):
            return child.lower
        if (
            child.dep == "advmod"
            and child.i == verb.i + 1
            and child.lower in ("out", "off", "away", "back", "up", "down")
        ):
            return child.lower
    return None


def _is_party(token: Token | None) -> bool:
    """True for a word that can name somebody or something acted on; empty pronouns and times cannot."""
    if token is None or token.pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
        return False
    if token.lower in _NO_ACTOR or token.entity in ("DATE", "TIME", "PERCENT", "ORDINAL"):
        return False
    return token.pos in ("NOUN", "PROPN") or token.lower in _PRONOUNS


def _phrase(reading: Reading, head: Token) -> Span:
    """The noun phrase of `head` without the clauses that hang on it, so that its head decides who it is."""
    if head.dep == "poss" and head.pos == "PRON":
        return reading.span(head.start, head.end)
    kept, todo = [], [head.i]
    while todo:
        i = todo.pop()
        kept.append(i)
        for child in reading.children(i):
            if child.dep not in _CLAUSES or (child.dep == "punct" and child.text == "-"):
                if child.dep == "case" and i == head.i:
                    continue
                if child.dep == "prep" and (child.lower != "of" or i != head.i):
                    continue
                todo.append(child.i)
    tokens = [reading.tokens[i] for i in sorted(kept)]
    while (
        len(tokens) > 1
        and (tokens[0].lower in ("both", "even", "only") or tokens[0].text in '"“(')
        and (tokens[0].i != head.i)
    ):
        tokens = tokens[1:]
    return reading.span(tokens[0].start, _end_of_word(reading, tokens[-1]))


def _end_of_word(reading: Reading, last: Token) -> int:
    """Where a word ends that the parser split at its hyphens ("e-mail", "re-election")."""
    tokens, i = reading.tokens, last.i
    while i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i].end == tokens[i + 1].start:
        if tokens[i + 2].start != tokens[i + 1].end:
            break
        i += 2
    return tokens[i].end


def _clause(reading: Reading, verb: Token, role: _Role) -> list[Token]:
    """The tokens of the clause in order: the verb with its dependents, its governors, its actor and its target."""
    kept = set(_below(reading, verb))
    here = verb
    for _ in range(6):
        if here.i == role.top.i or here.head == here.i:
            break
        here = reading.tokens[here.head]
        kept.add(here.i)
        for child in reading.children(here.i):
            if child.dep in ("aux", "auxpass", "neg", "prt", "det", "poss"):
                kept.add(child.i)
            elif child.dep in _SUBJECTS:
                phrase = _phrase(reading, child)
                kept.update(token.i for token in reading.tokens_in(phrase.start, phrase.end))
    sentence = reading.sentence_at(verb.start)
    for party in (role.actor, role.target):
        if party is not None and (sentence is None or sentence.start <= party.start < sentence.end):
            span = _phrase(reading, party)
            kept.update(token.i for token in reading.tokens_in(span.start, span.end))
    low, high = min(kept), max(kept)
    tokens = list(reading.tokens[low : high + 1])
    while tokens and reading.is_furniture(tokens[0].start, tokens[0].end):
        tokens.pop(0)
    while tokens and tokens[-1].pos == "PUNCT" and tokens[-1].text not in "”\"')":
        tokens.pop()
    while tokens and (tokens[0].pos in ("PUNCT", "CCONJ") or (tokens[0].dep == "mark" and tokens[0].head == verb.i)):
        tokens.pop(0)
    return tokens or [verb]


def _below(reading: Reading, verb: Token) -> Iterator[int]:
    todo = [verb.i]
    while todo:
        i = todo.pop()
        yield i
        for child in reading.children(i):
            own_clause = child.dep in _EMBEDDED or (i == verb.i and child.dep in ("conj", "cc", "punct"))
            far_clause = i == verb.i and child.dep == "advcl" and not _is_conditional(reading, child)
            if not own_clause and not far_clause:
                todo.append(child.i)


def _trim(tokens: list[Token]) -> tuple[int, int]:
    while len(tokens) > 1 and tokens[-1].pos == "PUNCT":
        tokens = tokens[:-1]
    return tokens[0].start, tokens[-1].end


ANALYSER = Analyser("acts", "1", Act, find)
