"""What the words above a verb lend it: modality, polarity, an actor, a condition and who says so."""

from __future__ import annotations

from copydesk.analysers.acts.grammar import (
    SUBJECTS,
    WH,
    coordinate_of,
    is_bare,
    is_conditional,
    is_negated,
    is_passive,
    is_subjunctive,
    own_modality,
)
from copydesk.analysers.acts.holders import holder_of, speaker_as_it
from copydesk.analysers.acts.parties import agent_of, object_of, possessor_of, subject_of
from copydesk.analysers.acts.phrases import Role, bounds_of, phrase_of
from copydesk.model.marks import Modality
from copydesk.model.span import Span
from copydesk.reading import Reading, Token
from copydesk.text.governors import (
    NOUN_CONTROL,
    OBJECT_CONTROL,
    PASSIVE_CONTROL,
    SUBJECT_CONTROL,
    WITH_GERUND,
    WITH_SUBJUNCTIVE,
    Lens,
)

# What these verbs leave of a deed that is their object: asked for, meant, feared, and not done.
_MOOD_OF_OBJECT: dict[str, Modality] = {
    **dict.fromkeys("demand request urge seek want".split(), "asked"),
    **dict.fromkeys("plan propose promise prepare schedule announce".split(), "planned"),
    **dict.fromkeys("consider discuss debate fear expect predict mull weigh suggest await".split(), "possible"),
    **dict.fromkeys("require order mandate".split(), "required"),
    "threaten": "threatened",
}
# A plan to do what one must, or may, is no more than a duty or a chance: "would have to leave".
_UNSETTLED = frozenset(("required", "possible", "asked"))
# Clauses behind these tell what is claimed, feared or looked for, and no fact ("charges that he stole").
_CONTENT_NOUNS = frozenset(
    """accusation allegation assertion belief charge claim complaint concern denial doubt evidence fear hint hope idea
    impression indication notion possibility prospect question report rumor rumour sign speculation suggestion suspicion
    theory""".split()
)
# Who has one of these asks, and is not who is to do it ("the court's order to close").
_ASKING_NOUNS = frozenset("order demand ruling request call appeal invitation plea".split())
# What somebody does not know or regret is a fact all the same (Kiparsky and Kiparsky 1970).
_FACTIVE = frozenset("know realize realise forget regret mind care notice remember resent mention".split())
_WAITING = frozenset("when once after before until till as".split())
_PLEADING = frozenset("call ask appeal plead press push petition wait".split())


def role_of(reading: Reading, verb: Token, depth: int) -> Role:
    """Actor, target, modality and polarity of a verb, its governors included; at most four governors deep."""
    passive = is_passive(reading, verb)
    modality, negated = own_modality(reading, verb), is_negated(reading, verb)
    subject = subject_of(reading, verb)
    if subject is not None and subject.lower == "it":
        subject = speaker_as_it(reading, verb) or subject
    holder, reported = holder_of(reading, verb)
    top = verb
    above = reading.tokens[verb.head]
    asker: Token | None = None
    governor = _governor(reading, verb) if depth < 4 else None
    if governor is not None:
        lens, control, above = governor
        if above.pos in ("VERB", "ADJ", "AUX"):
            lent = role_of(reading, above, depth + 1)
            outer, top = lent.modality, lent.top
            negated ^= lent.negated
            holder, reported = lent.holder or holder, lent.reported or reported
            if subject is None:
                first, second = (lent.target, lent.actor) if is_passive(reading, above) else (lent.actor, lent.target)
                subject = lent.target if control == "object" else (first or second)
            asker = lent.asker
            if lens.modality in ("asked", "required"):
                asks = control == "object" or is_passive(reading, above)
                asker = asker or (lent.actor if asks else None)
            if control == "object" and lens.modality in ("asked", "required") and lent.actor is not None:
                holder = holder or phrase_of(reading, lent.actor)
        else:
            outer, top = "asserted", above
            if above.lemma.lower() in _ASKING_NOUNS:
                asker = possessor_of(reading, above)
                subject = subject or _asked_party(reading, above)
            else:
                subject = subject or possessor_of(reading, above)
            holder = holder or holder_of(reading, above)[0]
        inner = lens.modality if lens.modality != "asserted" else modality
        modality = inner if outer == "asserted" or (outer == "planned" and inner in _UNSETTLED) else outer
        negated ^= lens.flips
    elif subject is None and verb.dep == "conj" and above.pos == "VERB" and depth < 4:
        above = coordinate_of(reading, verb)
        lent = role_of(reading, above, depth + 1)
        subject = lent.target if is_passive(reading, above) else lent.actor
        if is_bare(reading, verb) and (lent.modality != "asserted" or lent.negated):
            modality, negated, top = lent.modality, negated or lent.negated, lent.top
        holder = holder or lent.holder
    if modality == "asserted" and is_conditional(reading, verb):
        modality = "possible"
    if modality in ("asserted", "planned", "required") and _is_open(reading, verb, depth):
        modality = "possible"
    if modality == "asserted" and _is_yet_to_come(reading, verb):
        modality = "planned"
    if passive:
        return Role(agent_of(reading, verb), subject, modality, negated, holder, top, reported, asker)
    return Role(subject, object_of(reading, verb), modality, negated, holder, top, reported, asker)


def _asked_party(reading: Reading, noun: Token) -> Token | None:
    """Who is to do it, in "an order to the firm to close", "a call on the mayor to go"."""
    for child in reading.children(noun.i):
        if child.dep == "prep" and child.lower in ("to", "on", "for"):
            return next((below for below in reading.children(child.i) if below.dep == "pobj"), None)
    return None


def only_governs(reading: Reading, verb: Token) -> bool:
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
        passive = is_passive(reading, above)
        lens = OBJECT_CONTROL.get(above.lemma.lower())
        return (lens, "subject" if passive else "object", above) if lens else None
    if verb.dep in ("acl", "advcl", "relcl") and above.pos == "NOUN" and verb.tag == "VB":
        lens = NOUN_CONTROL.get(above.lemma.lower())
        used = above.dep == "dobj" and reading.tokens[above.head].lemma.lower() == "use"
        return (lens, "subject", above) if lens and not used else None
    if verb.dep not in ("xcomp", "ccomp", "advcl") or above.pos not in ("VERB", "ADJ", "AUX"):
        return None
    lemma = above.lemma.lower()
    infinitive = any(child.lower == "to" and child.dep == "aux" for child in reading.children(verb.i))
    pleaded = _is_pleaded_for(reading, above) or any(child.lower == "for" for child in reading.children(verb.i))
    if infinitive and lemma in _PLEADING and above.pos == "VERB" and pleaded:
        return Lens("asked"), "object", above
    if verb.dep == "advcl" and not (infinitive and lemma in ("set", "schedule", "threaten", "slate", "due")):
        return None
    if lemma == "go" and infinitive and above.tag == "VBG":
        return Lens("planned"), "subject", above
    if lemma == "deny" and verb.dep in ("xcomp", "ccomp") and above.i < verb.i:
        return Lens("denied"), "subject", above
    gerund = verb.dep == "xcomp" and verb.tag == "VBG" and lemma in WITH_GERUND
    if verb.dep == "ccomp" and not infinitive and lemma in WITH_SUBJUNCTIVE and is_subjunctive(reading, verb):
        return WITH_SUBJUNCTIVE[lemma], "object", above
    if not (infinitive or gerund):
        return None
    if is_passive(reading, above) or above.pos == "ADJ":
        lens = PASSIVE_CONTROL.get(lemma)
        return (lens, "subject", above) if lens else None
    objects = any(child.dep in ("dobj", "dative") for child in reading.children(above.i))
    own_subject = any(child.dep in SUBJECTS for child in reading.children(verb.i))
    if objects or own_subject:
        lens = OBJECT_CONTROL.get(lemma)
        return (lens, "object", above) if lens else None
    lens = SUBJECT_CONTROL.get(lemma) or (Lens("possible") if lemma == "expect" else None)
    return (lens, "subject", above) if lens else None


def _is_open(reading: Reading, verb: Token, depth: int) -> bool:
    """True for a clause whose truth the clause above leaves open: "whether it paid", "may prove that it paid"."""
    marks = {child.lower for child in reading.children(verb.i) if child.dep in ("mark", "prep")}
    if marks & {"whether", "if"} or (marks & {"until", "till"} and _is_perfect(reading, verb)):
        return True
    above = reading.tokens[verb.head]
    parts = [child for child in reading.children(verb.i) if child.dep in ("nsubj", "nsubjpass", "aux")]
    finite = bool(parts) and all(child.lower != "to" for child in parts)
    noun = above.lemma.lower()
    if verb.dep == "acl" and above.pos == "NOUN" and finite and noun in _CONTENT_NOUNS:
        return True
    if verb.dep == "acl" and above.pos == "NOUN" and verb.tag not in ("VBG", "VBN", "VB"):
        return noun != "fact"  # "the rumour that it paid"
    if verb.dep == "relcl" and noun in _CONTENT_NOUNS and _has_all_parts(reading, verb):
        return True  # "charges he stole a boat": the parser takes the clause for a relative one
    if verb.dep != "ccomp" or above.pos != "VERB" or above.i == verb.i or depth >= 4 or above.i > verb.i:
        return False
    lent = role_of(reading, above, depth + 1)
    return lent.modality != "asserted" or (lent.negated and above.lemma.lower() not in _FACTIVE)


def _has_all_parts(reading: Reading, verb: Token) -> bool:
    """True for a clause that lacks neither subject nor object, so that no noun before it is one of them."""
    children = reading.children(verb.i)
    own = any(child.dep in SUBJECTS for child in children) and not any(child.tag in WH for child in children)
    return own and (is_passive(reading, verb) or any(child.dep in ("dobj", "prep", "xcomp") for child in children))


def _is_yet_to_come(reading: Reading, verb: Token) -> bool:
    """True in "once she is heard the panel will vote": told in the present, and no sooner done than what is planned."""
    above = reading.tokens[verb.head]
    first = next((child for child in reading.children(verb.i) if child.dep in ("mark", "advmod")), None)
    if verb.dep != "advcl" or first is None or first.lower not in _WAITING or own_modality(reading, above) != "planned":
        return False
    words = (verb, *(child for child in reading.children(verb.i) if child.dep in ("aux", "auxpass")))
    return any(word.tag in ("VBZ", "VBP") for word in words)


def _is_pleaded_for(reading: Reading, verb: Token) -> bool:
    """True for "called for the talks" before "to be cancelled"."""
    below = reading.children(verb.i)
    direct = any(child.dep in ("dobj", "dative") for child in below)
    return not direct and any(child.dep == "prep" and child.lower in ("for", "on", "with") for child in below)


def _is_perfect(reading: Reading, verb: Token) -> bool:
    """True for "until it has paid": not done yet, where "until it paid" is."""
    return any(child.dep == "aux" and child.lower in ("has", "have") for child in reading.children(verb.i))


def mood_of_noun(reading: Reading, noun: Token) -> Modality | None:
    """What the verb above leaves of a deed told as a noun: "demanded his resignation", "called for the arrest of"."""
    above = reading.tokens[noun.head]
    leads = above.dep == "prep" and noun.dep == "pobj"
    verb = reading.tokens[above.head] if leads else above
    if verb.pos not in ("VERB", "NOUN") or noun.dep not in ("dobj", "pobj", "nsubjpass"):
        return None
    lemma = verb.lemma.lower()
    if leads and lemma in ("call", "ask", "appeal", "plead", "press", "push", "petition"):
        return "asked" if above.lower == "for" else None
    return None if leads else _MOOD_OF_OBJECT.get(lemma)


def condition_of(reading: Reading, verb: Token, role: Role) -> Span | None:
    """The clause on which the act hangs ("if the cities do not comply").

    The parser often hangs it on the main verb ("sent letters threatening fines if they do not pay"); it belongs to
    the last verb before it that is not yet fact.
    """
    here = verb
    for _ in range(8):
        for child in reading.children(here.i):
            if not is_conditional(reading, child) or child.i == verb.i:
                continue
            own = here.i == verb.i or _is_governor_of(reading, verb, here)
            if own and not (child.i > here.i and _has_open_verb(reading, verb.i + 1, child.i, here)):
                return reading.span(*bounds_of(list(reading.subtree(child.i))))
            if not own and role.modality != "asserted" and here.i < verb.i < child.i:
                return reading.span(*bounds_of(list(reading.subtree(child.i))))
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
