"""The words behind a verb and its target that the act says too little without: "charged two men *with theft*"."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.analysers.acts.phrases import Role, phrase_of
from copydesk.model.span import Span
from copydesk.reading import Reading, Token

# Behind a verb with an object these complete it (Quirk et al. 1985, 16.56-16.60); "in" and "at" mostly say where.
_BEHIND_OBJECT = frozenset("of with from to into for against about over as on".split())
_BEHIND_VERB = _BEHIND_OBJECT | frozenset("in at through".split())
_BEHIND_NOUN = frozenset("in with from to for against about over on into between".split())
_QUOTES = frozenset("\"“”‘’'")
_TELLING = frozenset("tell inform remind warn assure notify persuade convince promise".split())
_DECIDING = frozenset("vote move sue act".split())
_WHEN = ("DATE", "TIME")
_WHERE = ("GPE", "LOC", "FAC")
_PLACING = frozenset("in at on".split())
# Nouns of occasion: "on air", "in a statement", "on Twitter" say where it was said.
_OCCASIONS = frozenset(
    """statement speech interview letter tweet post twitter facebook email message report article news conference
    briefing hearing appearance meeting day night morning afternoon evening week month year time part case way
    addition fact order effort attempt response reaction front moment stage""".split()
)
_ENDS = frozenset("relcl acl appos advcl parataxis punct cc conj".split())
LONGEST = 9


def complement_of(reading: Reading, verb: Token, role: Role) -> Span | None:
    """The first phrase behind verb and target that completes them, cut before what only adds to it."""
    for words in (*_predicates(reading, verb), *_clauses(reading, verb)):
        if len(words) >= 1:
            return reading.span(words[0].start, words[-1].end)
    for prep in _prepositions(reading, verb, role.target):
        words = _whole(_shortened(list(_words(reading, prep))))
        if len(words) >= 2:
            return reading.span(words[0].start, words[-1].end)
    return None


def _predicates(reading: Reading, verb: Token) -> Iterator[list[Token]]:
    """ "Pleaded *not guilty*", "called him *a liar*"."""
    for child in reading.children(verb.i):
        if child.dep not in ("acomp", "oprd") or child.i < verb.i:
            continue
        if verb.lemma.lower() == "find" and child.lower in (
            "guilty",
            "innocent",
        ):  # the verdict is the deed: what of is what completes it
            yield from (_whole(_shortened(list(_words(reading, prep)))) for prep in _behind(reading, child, "of"))
        elif child.pos == "ADJ":
            words = [word for word in reading.subtree(child.i) if word.pos != "PUNCT"]
            yield words if len(words) <= LONGEST else []
        elif child.pos in ("NOUN", "PROPN"):
            span = phrase_of(reading, child)
            words = list(reading.tokens_in(span.start, span.end))
            yield words if len(words) <= LONGEST and sum(word.text in _QUOTES for word in words) % 2 == 0 else []


def _behind(reading: Reading, word: Token, preposition: str) -> list[Token]:
    return [child for child in reading.children(word.i) if child.dep == "prep" and child.lower == preposition]


def _clauses(reading: Reading, verb: Token) -> Iterator[list[Token]]:
    """ "Voted *to reopen the port*", "told him *that the port would close*"."""
    lemma = verb.lemma.lower()
    for child in reading.children(verb.i):
        told = child.dep == "ccomp" and lemma in _TELLING
        aimed = child.dep in ("xcomp", "advcl") and lemma in _DECIDING and child.tag == "VB"
        if not (told or aimed) or child.i < verb.i:
            continue
        words = list(reading.subtree(child.i))
        if any(word.text in _QUOTES for word in words) or words[0].i < verb.i:
            continue
        end = next(
            (k for k, word in enumerate(words) if k and word.i != child.i and word.dep in ("punct", "advcl")),
            len(words),
        )
        yield _whole(_shortened([word for word in words[:end] if word.i < words[0].i + end]))


def _whole(words: list[Token]) -> list[Token]:
    """The words up to the last that can end a phrase, with every quotation closed."""
    if sum(word.text in _QUOTES for word in words) % 2:
        words = words[: next(k for k, word in enumerate(words) if word.text in _QUOTES)]
        if words and words[-1].pos == "VERB":
            return []
    while words and (words[-1].tag in ("DT", "PRP$", "IN", "CC", "JJ", "TO", "POS") or words[-1].text in '“"'):
        if words[-1].text in '”"' and len(words) > 2:
            break
        words = words[:-1]
    return words


def _shortened(words: list[Token]) -> list[Token]:
    """The words up to the last preposition that keeps them short: "with stealing data from the firm"."""
    while len(words) > LONGEST:
        cuts = [k for k, word in enumerate(words[:LONGEST]) if k > 1 and word.dep == "prep"]
        if not cuts:
            return []
        words = words[: cuts[-1]]
    return words


def _prepositions(reading: Reading, verb: Token, target: Token | None) -> Iterator[Token]:
    sentence = reading.sentence_at(verb.start)
    behind = verb.i
    own = target is not None and sentence is not None and verb.start < target.start < sentence.end
    if own and target is not None:
        span = phrase_of(reading, target)
        behind = reading.tokens_in(span.start, span.end)[-1].i
        if target.dep != "pobj" and target.entity not in ("PERSON", "ORG", "GPE", "NORP"):
            yield from _completing(reading, target, behind, _BEHIND_NOUN)
    yield from _completing(reading, verb, behind, _BEHIND_OBJECT if own else _BEHIND_VERB)
    for child in reading.children(verb.i):  # "pull out of the talks": below the particle
        if child.dep in ("prt", "prep", "advmod") and not own:
            yield from _completing(reading, child, behind, _BEHIND_VERB)


def _completing(reading: Reading, head: Token, behind: int, allowed: frozenset[str]) -> Iterator[Token]:
    for child in reading.children(head.i):
        if child.dep not in ("prep", "dative") or child.i <= behind or child.lower not in allowed:
            continue
        below = next((one for one in reading.children(child.i) if one.dep in ("pobj", "pcomp")), None)
        if below is None or below.entity in _WHEN or below.lemma.lower() in _OCCASIONS:
            continue
        if child.lower in _PLACING and (below.entity in _WHERE or below.lower in ("home", "here", "there")):
            continue
        yield child


def _words(reading: Reading, prep: Token) -> Iterator[Token]:
    """The preposition with its noun or its verb and object, up to the first clause, comma or bracket."""
    kept, todo = {prep.i}, [prep.i]
    while todo:
        for child in reading.children(todo.pop()):
            inner_comma = child.dep == "punct" and child.text not in ("-", "%", "$") and child.text not in _QUOTES
            if (
                (child.dep in _ENDS and child.text != "-" and child.text not in _QUOTES)
                or inner_comma
                or child.tag in ("WP", "WDT")
            ):
                continue
            if child.dep == "prep" and child.lower not in ("of", "to", "with", "from", "for", "against", "on"):
                continue
            kept.add(child.i)
            todo.append(child.i)
    for i in range(prep.i, max(kept) + 1):
        if i not in kept:
            return
        yield reading.tokens[i]
