"""What of a clause two reports can tell alike: who did what, without how, why and what else.

Leaving an adjunct out of an assertion leaves it true; leaving a negation, a hedge or what restricts a plural out does
not. So everything between subject and verb is kept, and where something else could not go there is no core.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.analysers.acts.grammar import SUBJECTS, WH, is_conditional, is_passive
from copydesk.analysers.acts.phrases import Role, phrase_of
from copydesk.model.span import Span
from copydesk.reading import Reading, Token

_WITH_VERB = frozenset("aux auxpass neg prt acomp oprd attr".split())
_CONTENT_CLAUSES = frozenset("ccomp xcomp".split())
_DROPPED = frozenset("prep advcl npadvmod advmod agent".split())
_WHEN = ("DATE", "TIME")
_AMOUNTS = ("MONEY", "PERCENT", "QUANTITY", "CARDINAL")
LONGEST_WHEN = 6
LONGEST_PHRASE = 6
# Behind a passive these complete it ("charged with theft"); others say why or where.
_COMPLETING = frozenset("of with to as for from into against".split())


def core_of(reading: Reading, verb: Token, role: Role) -> tuple[Span, ...]:
    """The words of the act itself, as runs of text in order; none where they would not stand as a sentence."""
    sentence = reading.sentence_at(verb.start)
    chain = list(_chain(reading, verb, role.top))
    party = role.actor or role.target
    if sentence is None or party is None or not chain or not _is_finite(reading, chain[-1]):
        return ()
    if _only_identifies(reading, verb) or any(is_conditional(reading, word) for word in chain):
        return ()
    kept: set[int] = set()
    open_act = role.negated or role.modality != "asserted"
    objects = [child for child in reading.children(verb.i) if child.dep in ("dobj", "dative")]
    parties = [one for one in (role.actor, role.target, *objects) if one is not None]
    for word in chain:
        kept.add(word.i)
        with_it = [child for child in reading.children(word.i) if _goes_with(reading, child, word, open_act)]
        kept.update(child.i for child in with_it)
        kept.update(below.i for child in with_it for below in reading.children(child.i) if below.dep == "neg")
        parties.extend(child for child in reading.children(word.i) if child.dep in SUBJECTS and child.tag not in WH)
    if any(not sentence.start <= one.start < sentence.end or _is_restricted(reading, one) for one in parties):
        return ()
    if any(child.dep in _CONTENT_CLAUSES for child in reading.children(verb.i)):
        return ()
    if not objects and not any(child.dep in ("acomp", "oprd", "attr") for child in reading.children(verb.i)):
        if any(_holds_clause(reading, child) for child in reading.children(verb.i)):
            return ()
        complement = _complement(reading, verb)
        if complement is not None:
            kept.update(complement[0])
            parties.append(complement[1])
    for one in parties:
        kept.update(_prepositions_above(reading, one, verb))
        for member in _coordinated(reading, one):
            span = phrase_of(reading, member)
            kept.update(token.i for token in reading.tokens_in(span.start, span.end))
            kept.update(child.i for child in reading.children(member.i) if child.dep == "cc")
            kept.update(i for child in _telling_which(reading, member) for i in _short_tree(reading, child))
    if any(reading.tokens[i].tag in WH for i in kept) or reading.tokens[min(kept)].dep in ("aux", "auxpass"):
        return ()  # a question, or a clause turned round
    if role.negated and any(_is_dropped(reading, child, kept) for word in chain for child in reading.children(word.i)):
        return ()
    return tuple(_runs(reading, sorted(kept)))


def when_of(reading: Reading, verb: Token) -> Span | None:
    """The words hanging on the verb that say when it was done ("on Friday afternoon")."""
    for child in reading.children(verb.i):
        if child.dep not in ("prep", "npadvmod") or child.lower in ("since", "until", "till", "by"):
            continue
        tokens = list(reading.subtree(child.i))
        named = [token for token in tokens if token.pos not in ("ADP", "PUNCT", "DET")]
        if len(tokens) <= LONGEST_WHEN and named and all(token.entity in _WHEN for token in named):
            return reading.span(tokens[0].start, tokens[-1].end)
    return None


def _chain(reading: Reading, verb: Token, top: Token) -> Iterator[Token]:
    """The verb and the verbs and adjectives above it that lend it their mood, up to `top`; nothing below a noun."""
    here = verb
    found = []
    for _ in range(6):
        if here.pos not in ("VERB", "AUX", "ADJ"):
            return
        found.append(here)
        if here.i == top.i or here.head == here.i:
            break
        here = reading.tokens[here.head]
    yield from found


def _is_finite(reading: Reading, verb: Token) -> bool:
    """True for a verb with a tense: by its own form or that of an auxiliary."""
    words = (verb, *(child for child in reading.children(verb.i) if child.dep in ("aux", "auxpass")))
    finite = any(word.tag in ("VBD", "VBZ", "VBP", "MD") for word in words)
    participle = verb.tag in ("VBG", "VBN") and len(words) == 1
    return finite and not participle


def _holds_clause(reading: Reading, child: Token) -> bool:
    """True for a preposition that leads a clause: "flirted with running"."""
    return child.dep == "prep" and any(below.dep == "pcomp" for below in reading.children(child.i))


def _only_identifies(reading: Reading, verb: Token) -> bool:
    """True in "the suit that she filed", "the firm that runs the port": what is meant, and no news by itself."""
    own = any(child.dep in SUBJECTS and child.tag not in WH for child in reading.children(verb.i))
    return verb.dep == "relcl" and (own or reading.tokens[verb.head].pos != "PROPN")


def _is_dropped(reading: Reading, child: Token, kept: set[int]) -> bool:
    """True for an adjunct left out that a negation might be about; when something was not done is another matter."""
    if child.dep not in _DROPPED or child.i in kept:
        return False
    return not any(token.entity in _WHEN for token in reading.subtree(child.i))


def _coordinated(reading: Reading, noun: Token) -> Iterator[Token]:
    """The noun and those joined to it: what two did together neither did alone."""
    yield noun
    for child in reading.children(noun.i):
        if child.dep == "conj" and child.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            yield from _coordinated(reading, child)


def _goes_with(reading: Reading, child: Token, verb: Token, open_act: bool) -> bool:
    """True for the words that are one with the verb: auxiliaries, particles, predicates, adverbs right before it.

    Behind it only what is negated or open hangs on its adverb ("may serve openly").
    """
    if child.dep in _WITH_VERB:
        return True
    if child.dep != "advmod" or child.lower in ("when", "where", "how", "why"):
        return False
    if child.i > verb.i and not open_act:
        return False
    between = reading.tokens[min(child.i, verb.i) + 1 : max(child.i, verb.i)]
    return all(token.head == verb.i and token.dep in ("aux", "auxpass", "neg", "advmod") for token in between)


def _is_restricted(reading: Reading, head: Token) -> bool:
    """True for a common noun with a clause or more behind it that says which is meant: "the parcel that burned"."""
    return any(child.dep != "prep" or not _short_tree(reading, child) for child in _telling_which(reading, head))


def _telling_which(reading: Reading, head: Token) -> list[Token]:
    """What hangs behind a common noun and says which is meant; what is set off by a comma only adds to it."""
    if head.pos != "NOUN" or head.entity in _AMOUNTS:
        return []
    return [
        child
        for child in reading.children(head.i)
        if child.i > head.i
        and (child.dep in ("relcl", "acl") or (child.dep == "prep" and child.lower != "of"))
        and reading.tokens[reading.subtree(child.i)[0].i - 1].text not in (",", "(", "—", "–")
    ]


def _short_tree(reading: Reading, token: Token) -> list[int]:
    """The words below a preposition, where they are few and hold no clause: "from across the country"."""
    tree = reading.subtree(token.i)
    plain = len(tree) <= LONGEST_PHRASE and not any(below.pos in ("VERB", "AUX") for below in tree)
    return [below.i for below in tree] if plain else []


def _complement(reading: Reading, verb: Token) -> tuple[list[int], Token] | None:
    """The first prepositional phrase after a verb without object, less one that says when: tokens and its noun."""
    for child in reading.children(verb.i):
        if child.dep != "prep" or child.i < verb.i or child.lower in ("according", "after", "before", "following"):
            continue
        if is_passive(reading, verb) and child.lower not in _COMPLETING:
            continue
        for below in reading.children(child.i):
            if below.dep == "pobj" and below.entity not in _WHEN:
                return [child.i], below
    return None


def _prepositions_above(reading: Reading, noun: Token, verb: Token) -> list[int]:
    """The prepositions by which a noun hangs on the verb."""
    found: list[int] = []
    here = noun
    while here.i != verb.i and here.head != here.i and len(found) < 4:
        here = reading.tokens[here.head]
        if here.dep in ("prep", "agent"):
            found.append(here.i)
        elif here.i != verb.i:
            return []
    return found if here.i == verb.i else []


def _runs(reading: Reading, kept: Iterable[int]) -> Iterator[Span]:
    """Tokens that stand beside one another, as spans; a run of marks alone is left out."""
    run: list[Token] = []
    for i in kept:
        token = reading.tokens[i]
        if run and token.i != run[-1].i + 1:
            yield from _span(reading, run)
            run = []
        run.append(token)
    yield from _span(reading, run)


def _span(reading: Reading, run: list[Token]) -> Iterator[Span]:
    if any(token.pos != "PUNCT" for token in run):
        yield reading.span(run[0].start, run[-1].end)
