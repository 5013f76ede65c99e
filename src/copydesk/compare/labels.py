"""What a row of figures is headed by: what was counted, and in which event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from copydesk.compare.counted import Counted
from copydesk.text.concepts import BEFALLS_PEOPLE, is_human, names_a_happening

LONGEST_STATE = 45  # characters
# A vote's two sides, by their size.
_SIDES = {"larger": "votes, the larger side", "smaller": "votes, the smaller side"}


def label_of_row(group: Sequence[Counted], names: Mapping[str, str]) -> str | None:
    """The heading of a row: "people taken to hospital", "age of Mara Lind"; None where no report says what it is."""
    owners = {one.owner for one in group if one.owner is not None}
    if len(owners) == 1 and (owner := names.get(owners.pop())) is not None:
        return f"age of {owner}"
    for side, words in _SIDES.items():
        if any(one.figure.head == "vote" and one.figure.modifiers == (side,) for one in group):
            return words
    noun = _noun(group)
    if any(one.figure.unit is not None for one in group):
        return noun if noun is not None else _state(group, noun)
    if noun is None and any(one.happened in BEFALLS_PEOPLE for one in group):
        noun = "people"
    if any(names_a_happening(one.figure.head) for one in group if one.figure.counts == noun):
        return noun
    state = _state(group, noun)
    return " ".join(words for words in (noun, state) if words) or None


def _noun(group: Sequence[Counted]) -> str | None:
    """What most reports say is counted; of two words for it the one that says more than that they are people."""
    phrases = Counter(one.figure.counts for one in group if one.figure.counts)
    return min(phrases, key=lambda phrase: (-phrases[phrase], len(phrase), phrase)) if phrases else None


def _state(group: Sequence[Counted], noun: str | None) -> str | None:
    """What is told of the counted by most; the words of a report that has the noun too, and of those the shortest."""
    told = [one for one in group if one.figure.state is not None and len(one.figure.state) <= LONGEST_STATE]
    if not told:
        return None
    deeds = Counter(one.happened for one in group)
    best = min(told, key=lambda one: (_misfits(one, noun), -deeds[one.happened], len(one.figure.state or ""), one.cite))
    state = best.figure.state or ""
    return state if noun is None or not _misfits(best, noun) else None


def _misfits(one: Counted, noun: str | None) -> bool:
    """ "Who" after a thing, "that" after a person."""
    state = one.figure.state or ""
    human = noun == "people" or (one.figure.counts == noun and is_human(one.figure.head))
    if state.startswith("who "):
        return not human and one.figure.counts != noun
    return state.startswith("that ") and one.figure.counts != noun
