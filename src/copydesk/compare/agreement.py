"""Whether two units can be about one thing: figures, times and acts that fit, clash, or say nothing of one another."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple

from copydesk.compare.actors import actor_at
from copydesk.model.marks import Act, Figure, MarkedReport, Modality, Time
from copydesk.model.span import Span
from copydesk.model.story import Cast
from copydesk.text.synonyms import folded, folded_verb

Fit = Literal["agree", "clash", "unrelated"]
_DONE: frozenset[Modality] = frozenset({"asserted"})


# Words that tell of a part of a number of things, and of the whole of it.
SOME = frozenset("some several many most few part partly parts dozens hundreds half".split())
ALL = frozenset("all every each whole entire entirely everyone everybody none nobody".split())


class Party(NamedTuple):
    """Who takes part in an act: the actor's id where it is resolved, and the words folded for comparing."""

    actor: str | None
    words: frozenset[str]


def party_of(cast: Cast, marked: MarkedReport, span: Span | None) -> Party | None:
    """The party at `span`, or None for no span."""
    if span is None:
        return None
    return Party(actor_at(cast, span), _party_words(marked.report.text[span.start : span.end]))


@lru_cache(maxsize=4096)  # every act is set beside each that it may be
def _party_words(text: str) -> frozenset[str]:
    return frozenset(folded(stem(word)) for word in text.lower().split() if stem(word) not in _EMPTY)


def stem(word: str) -> str:
    """A word without its plural or possessive ending and the marks around it."""
    bare = word.strip("\"'“”‘’.,;:()").replace("’", "'").removesuffix("'s")
    for ending, length in (("ies", 5), ("es", 6), ("s", 4)):
        if bare.endswith(ending) and len(bare) >= length and not bare.endswith("ss"):
            return bare[: -len(ending)] + ("y" if ending == "ies" else "")
    return bare


_EMPTY = frozenset("the a an this that these those his her its their our my some any all of and".split()) | {""}


def same_party(a: Party | None, b: Party | None) -> Fit:
    """Agree when resolved to one actor or named in the same words; clash when resolved to two."""
    if a is None or b is None:
        return "unrelated"
    if a.actor is not None and b.actor is not None:
        return "agree" if a.actor == b.actor else "clash"
    shared = a.words & b.words
    if shared and 2 * len(shared) >= min(len(a.words), len(b.words)):
        return "agree"
    return "unrelated"


def same_figures(a: Figure, b: Figure) -> Fit:
    """Whether two quantities that count the same thing can both hold."""
    if (a.unit or "") != (b.unit or ""):
        return "unrelated"
    if a.head != b.head and not (a.unit and a.head is None) and not (b.unit and b.head is None):
        return "unrelated"
    low = max(_low(a), _low(b))
    high = min(_high(a), _high(b))
    return "agree" if low <= high else "clash"


def _low(figure: Figure) -> float:
    return figure.low if figure.low is not None else float("-inf")


def _high(figure: Figure) -> float:
    return figure.high if figure.high is not None else float("inf")


def same_times(a: Time, b: Time) -> Fit:
    """Whether two resolved dates can be one; unresolved ones and durations say nothing."""
    if a.type not in ("DATE", "TIME") or b.type not in ("DATE", "TIME"):
        return "unrelated"
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return "unrelated"
    if a.earliest[:10] <= b.latest[:10] and b.earliest[:10] <= a.latest[:10]:
        return "agree"
    return "clash"


def best_fit(fits: Callable[[Figure, Figure], Fit], left: tuple[Figure, ...], right: tuple[Figure, ...]) -> Fit:
    """Clash when some quantity on the left clashes with one on the right and agrees with none."""
    result: Fit = "unrelated"
    for a in left:
        found = {fits(a, b) for b in right}
        if "agree" in found:
            result = "agree" if result == "unrelated" else result
        elif "clash" in found:
            return "clash"
    return result


def times_fit(left: tuple[Time, ...], right: tuple[Time, ...]) -> Fit:
    """Clash when dates stand on both sides and none of them can be the same."""
    found = {same_times(a, b) for a in left for b in right}
    if "agree" in found:
        return "agree"
    return "clash" if "clash" in found else "unrelated"


def same_verb(a: Act, b: Act) -> bool:
    """True for one verb or two that tell the same deed."""
    return folded_verb(a.verb) == folded_verb(b.verb)


@lru_cache(maxsize=4096)  # asked of every pair that a sentence is in
def plain_words(text: str) -> frozenset[str]:
    """The words of a text, lower-case, without the marks around them."""
    return frozenset(word.strip(".,;:\"'“”‘’()").lower() for word in text.split())


def tell_other_shares(a: str, b: str) -> bool:
    """True where one text tells of some and the other of all."""
    mine, theirs = plain_words(a), plain_words(b)
    some_all = bool(mine & SOME and theirs & ALL) and not (mine & ALL or theirs & SOME)
    return some_all or (bool(mine & ALL and theirs & SOME) and not (mine & SOME or theirs & ALL))


def both_done(a: Act, b: Act) -> bool:
    """True when both acts are told as fact."""
    return a.modality in _DONE and b.modality in _DONE
