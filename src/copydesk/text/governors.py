"""Words that govern a clause and say whether what it tells is fact: the closed classes of English for it.

Controllers, modals and reporting verbs follow Quirk et al., A Comprehensive Grammar (1985), chapters 4 and 16.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Mood = Literal["asserted", "planned", "threatened", "required", "possible", "denied", "asked"]


class Lens(NamedTuple):
    """What a governing verb, adjective or noun does to the clause below it."""

    modality: Mood
    flips: bool = False


def _lenses(*groups: tuple[Mood, bool, str]) -> dict[str, Lens]:
    return {word: Lens(modality, flips) for modality, flips, words in groups for word in words.split()}


# Verbs whose subject also does what the verb below them names (subject control, Quirk et al. 1985, 16.38).
SUBJECT_CONTROL = _lenses(
    (
        "planned",
        False,
        "plan intend aim hope want seek try attempt agree decide vow pledge promise prepare mean wish",
    ),
    (
        "planned",
        False,
        "choose offer volunteer elect propose undertake resolve struggle strive move push work consent",
    ),
    ("threatened", False, "threaten"),
    ("required", False, "need have oblige"),
    ("possible", False, "appear seem consider contemplate weigh risk mull tend"),
    ("asserted", True, "refuse decline fail neglect omit avoid forget hesitate stop cease abandon"),
    ("asserted", False, "begin start continue manage proceed go come keep help get rush hasten dare resume"),
    ("denied", False, "deny"),
)
# The same in the passive or as an adjective: "was expected to", "is likely to", "were due to".
PASSIVE_CONTROL = _lenses(
    ("planned", False, "set schedule slate poise due ready prepared bind determine plan intend design commit"),
    ("required", False, "require order force compel oblige tell instruct direct command suppose bind mandate"),
    (
        "possible",
        False,
        "expect likely able allow permit enable authorize authorise free clear entitle eligible believe",
    ),
    ("possible", False, "think say report allege rumour rumor know estimate presume suspect unlikely consider"),
    ("asked", False, "ask urge beg press request petition invite encourage advise"),
    ("asserted", True, "forbid prohibit bar ban prevent stop block unable"),
    ("planned", True, "reluctant unwilling"),
    ("planned", False, "willing eager keen"),
)
# Verbs whose object does what the verb below names: "ordered the port to close".
OBJECT_CONTROL = _lenses(
    ("asked", False, "ask urge beg press request petition invite encourage call advise implore lobby want plead"),
    ("required", False, "order force require compel instruct direct command tell demand oblige"),
    ("possible", False, "allow permit enable authorize authorise expect help let accuse suspect believe"),
    ("asserted", True, "prevent stop bar block keep forbid prohibit ban"),
    ("asserted", False, "get persuade convince"),
    ("asked", False, "push pressure"),
)
# Nouns that stand for such a verb: "its threat to withhold grants", "a plan to".
NOUN_CONTROL = _lenses(
    ("threatened", False, "threat"),
    ("planned", False, "plan decision promise pledge vow intention effort attempt bid proposal agreement move push"),
    ("planned", False, "offer campaign commitment willingness readiness deal drive fight determination"),
    ("required", False, "order demand obligation requirement duty need deadline ruling"),
    ("asked", False, "request call appeal invitation plea"),
    ("possible", False, "ability chance opportunity right permission power authority option licence license"),
    ("asserted", True, "refusal failure reluctance inability unwillingness"),
)
SPOKEN_BY_SENDERS = frozenset("threaten warn demand ask order urge request call tell instruct accuse inform".split())
SENDING = frozenset("send write issue mail email e-mail release post sign file deliver fire circulate".split())
# Nouns that name an act by themselves, with the verb they stand for and the preposition of its object.
NOUN_ACTS = {
    "demand": ("demand", "for"), "request": ("request", "for"), "call": ("call for", "for"), "attack": ("attack", "on"),
    "threat": ("threaten", "against"), "arrest": ("arrest", "of"), "killing": ("kill", "of"),
    "murder": ("kill", "of"),
    "refusal": ("refuse", "of"), "rejection": ("reject", "of"), "approval": ("approve", "of"),
    "withdrawal": ("withdraw", "from"), "resignation": ("resign", "from"), "dismissal": ("dismiss", "of"),
    "criticism": ("criticize", "of"), "condemnation": ("condemn", "of"), "endorsement": ("endorse", "of"),
    "support": ("support", "for"), "boycott": ("boycott", "of"), "invasion": ("invade", "of"), "ban": ("ban", "on"),
    "purchase": ("buy", "of"), "acquisition": ("buy", "of"), "sale": ("sell", "of"), "veto": ("veto", "of"),
    "denial": ("deny", "of"), "announcement": ("announce", "of"), "investigation": ("investigate", "into"),
    "inquiry": ("investigate", "into"), "probe": ("investigate", "into"), "lawsuit": ("sue", "against"),
    "strike": ("strike", "on"), "raid": ("raid", "on"), "appointment": ("appoint", "of"), "defeat": ("defeat", "of"),
    "takeover": ("take over", "of"), "closure": ("close", "of"), "cancellation": ("cancel", "of"),
}  # fmt: skip
# What the verb says by itself when its object is a thing: "threatened subpoenas", "denied the charges".
MOOD_OF_VERB: dict[str, Mood] = {
    "threaten": "threatened", "plan": "planned", "deny": "denied", "demand": "asked", "request": "asked",
    "call for": "asked", "ask for": "asked", "plead for": "asked", "appeal for": "asked", "press for": "asked",
}  # fmt: skip
WITH_GERUND = frozenset(
    "consider deny begin start continue stop keep avoid risk cease resume contemplate weigh mull abandon".split()
)
# Verbs whose that-clause is a demand when its verb is bare: "demanded that the port pay".
WITH_SUBJUNCTIVE = _lenses(
    ("required", False, "demand insist require order mandate rule"),
    ("asked", False, "ask urge request recommend propose suggest"),
)
REPORTING = frozenset(
    """say tell claim allege announce report warn argue assert insist maintain state declare add note explain contend
    acknowledge admit concede confirm deny suggest believe think estimate predict testify write tweet post reveal
    disclose stress emphasize complain recall reply respond answer agree conclude find charge accuse hear learn
    """.split()
)
MODALS: dict[str, Mood] = {
    "will": "planned", "'ll": "planned", "wo": "planned", "shall": "planned", "would": "planned", "'d": "planned",
    "may": "possible", "might": "possible", "could": "possible", "can": "possible", "ca": "possible",
    "must": "required", "should": "required", "ought": "required",
}  # fmt: skip

# What governing verbs leave of a clause's own words when they are taken away.
FORCE_WORDS = frozenset(
    """threaten refuse decline fail deny plan intend consider weigh mull contemplate risk accuse expect likely able
    yet reject claim""".split()
)

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OPERATORS: dict[str, str] = {
    word: force
    for force, words in {
        "not": "not never no neither nor none nobody nothing nowhere without cannot "
        "deny denied denies denying refuse refused refuses refusing "
        "fail failed fails decline declined declines",
        "possible": "may might could can possibly perhaps likely allegedly reportedly",
        "planned": "will would shall plan plans planned intend intends intended hope hopes hoped aim aims seek seeks",
        "threatened": "threaten threatens threatened threatening threat threats",
        "required": "must should ought need needs required ordered",
    }.items()
    for word in words.split()
}


@lru_cache(maxsize=4096)  # asked of every pair that a sentence is in
def operators(text: str) -> frozenset[str]:
    """The kinds of word in `text` that make it less than fact, or deny it; for texts whose syntax is not known."""
    found = set()
    for match in _WORD.finditer(text):
        word = match.group().lower().replace("’", "'")
        force = "not" if word.endswith("n't") else _OPERATORS.get(word)
        if force:
            found.add(force)
    return frozenset(found)
