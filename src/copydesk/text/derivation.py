"""The verb that a noun is made from: "eruption" tells what "erupt" tells, a "buyer" is who buys.

Regular English endings only, and only where news has the verb: a noun whose stem is no word stands for itself.
A wrong verb ("corner", "corn") is harmless where words are only compared with one another.
"""

from __future__ import annotations

from functools import cache

from copydesk.text.rarity import is_listed

# Endings of deeds and doers, longest first, with what the verb has in their place; first the likelier verb.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ention", ("ain", "end", "ene")),
    ("ization", ("ize",)),
    ("isation", ("ise",)),
    ("ication", ("y", "icate")),
    ("ation", ("ate", "e", "")),
    ("ition", ("ish", "e", "")),
    ("ption", ("be", "pt")),
    ("ction", ("ct",)),
    ("ssion", ("t", "ss", "de")),
    ("ulsion", ("el",)),
    ("sion", ("de", "d", "se")),
    ("tion", ("te", "t")),
    ("ment", ("",)),
    ("ance", ("", "e")),
    ("ence", ("", "e")),
    ("ator", ("ate",)),
    ("ery", ("er", "e")),
    ("ing", ("e", "")),
    ("ure", ("e", "")),
    ("al", ("e", "")),
    ("er", ("e", "")),
    ("or", ("e", "")),
    ("ee", ("", "e")),
    ("th", ("",)),
    ("y", ("",)),
)
# Nouns whose verb no ending tells.
_IRREGULAR = dict(
    pair.split(":")
    for pair in """loss:lose sale:sell thief:steal theft:steal growth:grow death:die flight:fly choice:choose
    belief:believe proof:prove birth:bear gift:give loan:lend speech:speak payment:pay payout:pay pay-out:pay
    thought:think weight:weigh height:rise arrival:arrive removal:remove departure:depart closure:close
    seizure:seize failure:fail delivery:deliver discovery:discover recovery:recover injury:injure
    juror:jury landing:land success:succeed withdrawal:withdraw complaint:complain""".split()
)
_SHORTEST_STEM = 3


@cache
def verb_of(word: str) -> str:
    """The verb behind a noun of deed or doer; the word itself where there is none."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, replacements in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        forms = [stem + replacement for replacement in replacements]
        if stem[-1] == stem[-2]:
            forms.append(stem[:-1])  # "runner", "robbery"
        for form in forms:
            if len(form) >= _SHORTEST_STEM and is_listed(form):
                return form
    return word


def is_doer(noun: str) -> bool:
    """True for a noun formed as who or what does a deed."""
    return noun.endswith(("er", "or", "ee", "ist", "ant")) or noun == "thief"
